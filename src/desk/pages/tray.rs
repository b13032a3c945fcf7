//! The tray: letters that nobody could place, with guesses and reasons; placed, opened as a request or discarded by hand.

use askama::Template;

use super::names::Names;
use super::question::is_id;
use crate::desk::place::Placed;
use crate::desk::stranger::{self, Stranger};
use crate::desk::tray::{self, ShownGuess};
use crate::error::{Error, Result};
use crate::html::form::{Mistakes, tidied};
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::letters::attachment::{self, KeptAttachment};
use crate::letters::kept;
use crate::letters::letter::KeptLetter;
use crate::phrases;
use crate::refusal::Refusal;
use crate::right::Right;

/// Letters on one page.
const PAGE: i64 = 20;
/// Characters of a letter that are shown; the rest is in its file.
const MOST_TEXT: usize = 12_000;

#[derive(Template)]
#[template(path = "pages/desk/tray.html")]
struct Tray {
    page: Page,
    letters: Vec<Lying>,
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/desk/tray_letter.html")]
struct TrayLetter {
    page: Page,
    mistakes: Mistakes,
    letter: Lying,
    text: String,
    is_cut: bool,
    attachments: Vec<KeptAttachment>,
    parties: Vec<(String, String)>,
    typed: Typed,
}

/// What was typed into the forms, to be shown again.
#[derive(Default)]
struct Typed {
    reference: String,
    lane: String,
    why: String,
}

struct Lying {
    id: String,
    path: String,
    from_name: String,
    from_address: String,
    to: String,
    subject: String,
    kind: String,
    why: String,
    at: String,
    since: String,
    guesses: Vec<Guessed>,
}

struct Guessed {
    reference: String,
    path: String,
    lane: String,
    party: String,
    why: String,
}

/// `GET /desk/tray`.
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let after = visit.request.query.said("after").filter(|after| is_id(after));
    let mut found = visit.office.read(|tx| tray::list(tx, &visit.actor, (after, PAGE + 1)))?;
    let has_more = i64::try_from(found.len()).unwrap_or(0) > PAGE;
    found.truncate(usize::try_from(PAGE).unwrap_or(0));
    let more =
        found.last().filter(|_| has_more).map(|(last, _)| format!("/desk/tray?after={}", last.letter_id));
    let names = Names::of(visit);
    let letters = found.into_iter().map(|(kept, guesses)| lying(visit, &names, kept, guesses)).collect();
    Ok(render(200, &Tray { page: visit.page(visit.say("place-tray")), letters, more }))
}

/// `GET /desk/tray/{letter}`.
///
/// # Errors
/// When it does not lie there within the visitor's sight.
pub fn letter(visit: &Visit<'_>) -> Result<Response> {
    show(visit, Mistakes::default(), Typed::default())
}

fn show(visit: &Visit<'_>, mistakes: Mistakes, typed: Typed) -> Result<Response> {
    let letter_id = visit.request.part("letter");
    let (kept, guesses, attachments) = visit.office.read(|tx| {
        let kept = tray::lying(tx, &visit.actor, letter_id)?;
        let guesses = tray::guesses_of(tx, &visit.actor, &kept)?;
        Ok((kept, guesses, attachment::of_letter(tx, letter_id)?))
    })?;
    let names = Names::of(visit);
    let mut parties = vec![("requester".to_owned(), names.party("requester"))];
    parties.extend(names.authorities());
    let title = if kept.subject.is_empty() { visit.say("no-subject") } else { kept.subject.clone() };
    let text: String = kept.text.chars().take(MOST_TEXT).collect();
    let page = Page { has_mistakes: !mistakes.is_empty(), ..visit.page(title) };
    let status = if mistakes.is_empty() { 200 } else { 422 };
    let is_cut = text.len() < kept.text.len();
    let letter = lying(visit, &names, kept, guesses);
    Ok(render(status, &TrayLetter { page, mistakes, letter, text, is_cut, attachments, parties, typed }))
}

fn lying(visit: &Visit<'_>, names: &Names, kept: KeptLetter, guesses: Vec<ShownGuess>) -> Lying {
    let guessed = |guess: ShownGuess| Guessed {
        path: format!("/desk/cases/{}", guess.reference),
        reference: guess.reference,
        party: names.party(&guess.lane),
        lane: guess.lane,
        why: guess.why,
    };
    Lying {
        path: format!("/desk/tray/{}", kept.letter_id),
        id: kept.letter_id,
        from_name: kept.from_name,
        from_address: kept.from_address,
        to: kept.recipient,
        subject: kept.subject,
        kind: visit.say(&format!("letter-kind-{}", kept.kind.replace('_', "-"))),
        why: kept.why,
        at: names.moment(&kept.kept_at),
        since: names.ago(&kept.kept_at),
        guesses: guesses.into_iter().map(guessed).collect(),
    }
}

/// `POST /desk/tray/{letter}/place`: on the lane of a party in a case, guessed or written.
///
/// # Errors
/// When it does not lie there any more.
pub fn place(visit: &Visit<'_>) -> Result<Response> {
    let form = &visit.request.form;
    let typed = Typed {
        reference: tidied(form.get("reference")),
        lane: tidied(form.get("lane")),
        why: String::new(),
    };
    let mut mistakes = Mistakes::default();
    if typed.reference.is_empty() {
        mistakes.add("reference", visit.say("tray-reference-wanted"));
        return show(visit, mistakes, typed);
    }
    let letter_id = visit.request.part("letter");
    let placed = visit.office.write(|tx| {
        let target = (typed.reference.as_str(), typed.lane.as_str());
        tray::place_by_hand(tx, visit.office, &visit.actor, letter_id, target)
    });
    match placed {
        Ok(_) => after_placing(visit, letter_id),
        Err(Error::Refused(refusal @ (Refusal::UnknownCase(_) | Refusal::NoSuchLane(_)))) => {
            let field = if matches!(refusal, Refusal::UnknownCase(_)) { "reference" } else { "lane" };
            mistakes.add(field, phrases::say(visit.language.code(), &refusal.phrase(), &refusal.values()));
            show(visit, mistakes, typed)
        }
        Err(error) => Err(error),
    }
}

/// Back to the tray; by way of the question whether the sender is one of the authority's contacts, when nobody knows.
fn after_placing(visit: &Visit<'_>, letter_id: &str) -> Result<Response> {
    let stranger = visit.office.read(|tx| stranger::stranger(tx, visit.office, &visit.actor, letter_id))?;
    Ok(if stranger.is_some() && visit.actor.may(Right::Office) {
        Response::see_other(&format!("/desk/learn/{letter_id}"))
    } else {
        Response::see_other("/desk/tray?done=placed")
    })
}

#[derive(Template)]
#[template(path = "pages/desk/tray_learn.html")]
struct Learn {
    page: Page,
    stranger: Stranger,
    authority: String,
}

/// `GET /desk/learn/{letter}`: offers the sender of a placed letter as a contact, which the directory then keeps.
///
/// # Errors
/// When there is no such letter in sight.
pub fn learn(visit: &Visit<'_>) -> Result<Response> {
    let letter_id = visit.request.part("letter");
    let found = visit.office.read(|tx| stranger::stranger(tx, visit.office, &visit.actor, letter_id))?;
    let Some(stranger) = found else { return Ok(Response::see_other("/desk/tray")) };
    let authority = Names::of(visit).authority(&stranger.authority);
    Ok(render(200, &Learn { page: visit.page(visit.say("learn-title")), stranger, authority }))
}

/// `POST /desk/tray/{letter}/open`: the letter is a request of its own.
///
/// # Errors
/// When it does not lie there any more, or does not say who wrote it.
pub fn open(visit: &Visit<'_>) -> Result<Response> {
    let letter_id = visit.request.part("letter");
    let placed = visit.office.write(|tx| tray::open_by_hand(tx, visit.office, &visit.actor, letter_id))?;
    Ok(match placed {
        Placed::Opened { reference } => Response::see_other(&format!("/desk/cases/{reference}?done=opened")),
        _ => Response::see_other("/desk/tray?done=placed"),
    })
}

/// `POST /desk/tray/{letter}/discard`, with a reason.
///
/// # Errors
/// When it does not lie there any more.
pub fn discard(visit: &Visit<'_>) -> Result<Response> {
    let why = tidied(visit.request.form.get("why"));
    if why.is_empty() {
        let mut mistakes = Mistakes::default();
        mistakes.add("why", visit.say("tray-reason-wanted"));
        return show(visit, mistakes, Typed::default());
    }
    let letter_id = visit.request.part("letter");
    visit.office.write(|tx| tray::discard(tx, visit.office, &visit.actor, letter_id, &why))?;
    Ok(Response::see_other("/desk/tray?done=discarded"))
}

/// `GET /desk/tray/{letter}/attachments/{number}`: one file of it, to keep.
///
/// # Errors
/// When letter or file are not there.
pub fn file(visit: &Visit<'_>) -> Result<Response> {
    let letter_id = visit.request.part("letter");
    let written = visit.request.part("number");
    let unknown = || Refusal::NothingHere;
    let place = written.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).ok_or_else(unknown)?;
    let bytes = visit.office.read(|tx| {
        let kept = tray::lying(tx, &visit.actor, letter_id)?;
        kept::bytes(visit.office, tx, &kept.hash)
    })?;
    let (letter, _) = mail::parse::read(&bytes, &mail::parse::Limits::default());
    let file = letter.attachments.into_iter().nth(place).ok_or_else(unknown)?;
    Ok(Response::download(&file.filename, &file.media_type, file.bytes))
}
