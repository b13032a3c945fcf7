//! The outbox: letters of ours on their way and what became of them; and notices, until somebody has settled them.

use askama::Template;

use super::names::Names;
use super::question::is_id;
use crate::desk::list::on_their_way::{OnTheWay, Shelf, on_their_way};
use crate::desk::list::pressing;
use crate::desk::{call_back, release, settle};
use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::phrases;
use crate::right::Right;

/// Letters on one page.
const PAGE: usize = 25;

#[derive(Template)]
#[template(path = "pages/desk/outbox.html")]
struct Outbox {
    page: Page,
    shelves: Vec<(String, String, bool)>,
    letters: Vec<Way>,
    older: Option<String>,
    notices: Vec<Told>,
    may_act: bool,
}

struct Way {
    letter_id: String,
    state: String,
    state_says: String,
    recipient: String,
    subject: String,
    case: Option<(String, String)>,
    put: String,
    next: String,
    tries: i64,
    answer: String,
    /// Nothing of it has left: it can still be called back.
    can_be_called_back: bool,
    means: String,
}

struct Told {
    says: String,
    at: String,
    case: Option<(String, String)>,
    settled_by: String,
}

/// `GET /desk/outbox`.
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let shelf = Shelf::of_word(visit.request.query.get("shelf")).unwrap_or(Shelf::Waiting);
    let before = visit.request.query.said("older").filter(|before| is_id(before));
    let (mut letters, notices) = visit.office.read(|tx| {
        let letters = on_their_way(tx, &visit.actor, shelf, (before, PAGE + 1))?;
        let is_first = shelf == Shelf::Waiting && before.is_none() || shelf == Shelf::Trouble;
        let notices = if is_first { pressing::notices(tx, &visit.actor)? } else { Vec::new() };
        Ok((letters, notices))
    })?;
    let has_more = letters.len() > PAGE;
    letters.truncate(PAGE);
    let older = letters.last().filter(|_| has_more);
    let older = older.map(|last| format!("/desk/outbox?shelf={}&older={}", shelf.word(), last.letter_id));
    let names = Names::of(visit);
    let shelves = Shelf::ALL.map(|one| {
        let path = format!("/desk/outbox?shelf={}", one.word());
        (visit.say(&format!("shelf-{}", one.word())), path, one == shelf)
    });
    let page = Outbox {
        page: visit.page(visit.say("place-outbox")),
        shelves: shelves.to_vec(),
        letters: letters.into_iter().map(|letter| way(visit, &names, letter)).collect(),
        older,
        notices: notices.into_iter().map(|item| told(visit, &names, item)).collect(),
        may_act: visit.actor.may(Right::Outbox),
    };
    Ok(render(200, &page))
}

fn case_link(reference: Option<String>) -> Option<(String, String)> {
    reference.map(|reference| (format!("/desk/cases/{reference}"), reference))
}

fn way(visit: &Visit<'_>, names: &Names, letter: OnTheWay) -> Way {
    let is_before_its_time = crate::clock::written(visit.office.now()) < letter.not_before_at;
    let means = match letter.state.as_str() {
        "waiting" if letter.attempts == 0 && is_before_its_time => "delayed",
        "waiting" if letter.attempts > 0 => "retried",
        "claimed" | "on_wire" => "on-wire",
        "sent" if letter.was_uncertain => "sent-perhaps-twice",
        other => other,
    };
    Way {
        means: visit.say(&format!("outbox-means-{means}")),
        can_be_called_back: letter.state == "waiting" && !letter.was_uncertain,
        letter_id: letter.letter_id,
        recipient: letter.recipient,
        subject: letter.subject,
        case: case_link(letter.reference),
        put: names.moment(&letter.put_at),
        next: if letter.state == "waiting" && is_before_its_time {
            names.moment(&letter.not_before_at)
        } else {
            String::new()
        },
        tries: letter.attempts,
        answer: letter.last_answer,
        state_says: visit.say(&format!("letter-state-{}", letter.state.replace('_', "-"))),
        state: letter.state.replace('_', "-"),
    }
}

fn told(visit: &Visit<'_>, names: &Names, item: pressing::Item) -> Told {
    Told {
        says: phrases::say(visit.language.code(), &item.who, &[("what", item.what)]),
        at: names.moment(&item.since),
        case: case_link(item.reference),
        settled_by: format!("/desk/notices/{}/settle", item.id),
    }
}

/// `POST /desk/outbox/{letter}/call-back`.
///
/// # Errors
/// When it is on its way or gone.
pub fn call_back(visit: &Visit<'_>) -> Result<Response> {
    let letter_id = visit.request.part("letter");
    visit.office.write(|tx| call_back::call_back(tx, visit.office, &visit.actor, letter_id))?;
    Ok(Response::see_other("/desk/outbox?done=called-back"))
}

/// `POST /desk/outbox/{letter}/send-now`.
///
/// # Errors
/// When it is on its way or gone.
pub fn send_now(visit: &Visit<'_>) -> Result<Response> {
    let letter_id = visit.request.part("letter");
    visit.office.write(|tx| release::release(tx, visit.office, &visit.actor, letter_id))?;
    Ok(Response::see_other("/desk/outbox?done=released"))
}

/// `POST /desk/notices/{notice}/settle`.
///
/// # Errors
/// When there is no such notice in sight.
pub fn settle_notice(visit: &Visit<'_>) -> Result<Response> {
    let notice_id = visit.request.part("notice");
    visit.office.write(|tx| settle::settle(tx, visit.office, &visit.actor, notice_id))?;
    let back = if visit.request.form.get("back") == "today" { "/desk" } else { "/desk/outbox" };
    Ok(Response::see_other(&format!("{back}?done=settled")))
}
