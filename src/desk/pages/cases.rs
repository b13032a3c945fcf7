//! The queue: cases by the question in its address, page by page; narrowed by a form, kept as saved views.

use askama::Template;

use super::names::Names;
use super::question::{Chip, Question};
use crate::desk::case::{Case, State};
use crate::desk::list::{self, CaseRow, Hit, Listed, WaitsFor};
use crate::desk::saved_view::{self, SavedView};
use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::reference;
use crate::right::Right;

#[derive(Template)]
#[template(path = "pages/desk/cases.html")]
struct Cases {
    page: Page,
    queue: Queue,
    views: Vec<View>,
}

/// The list alone, as the page's own script asks for it.
#[derive(Template)]
#[template(path = "pages/desk/cases.html", block = "list")]
struct Part {
    page: Page,
    queue: Queue,
}

struct Queue {
    question: Question,
    chips: Vec<Chip>,
    rows: Vec<Row>,
    older: Option<String>,
    newer: Option<String>,
    is_cut_short: bool,
    may_bulk: bool,
}

/// A link above the list.
struct View {
    name: String,
    path: String,
    is_here: bool,
    /// Set for the visitor's own saved views: they can be dropped.
    dropped_by: Option<String>,
    is_shared: bool,
}

struct Row {
    reference: String,
    path: String,
    subject: String,
    state: &'static str,
    state_says: String,
    procedure: String,
    country: String,
    authorities: String,
    due: String,
    is_overdue: bool,
    is_held: bool,
    changed: String,
    hit: Option<Hit>,
}

/// `GET /desk/cases`.
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let question = Question::read(&visit.request.query);
    let account_id = visit.signed_in.as_ref().map(|officer| officer.account_id.clone()).unwrap_or_default();
    let is_part = visit.request.query.is_ticked("part");
    let (listed, saved) = visit.office.read(|tx| {
        let listed = list::page(tx, visit.office, &visit.actor, &question.filter())?;
        let saved = if is_part { Vec::new() } else { saved_view::of_officer(tx, &account_id)? };
        Ok((listed, saved))
    })?;
    let views = views(visit, &question, saved);
    let page = visit.page(visit.say("place-cases"));
    let queue = queue(visit, question, listed);
    Ok(if is_part { render(200, &Part { page, queue }) } else { render(200, &Cases { page, queue, views }) })
}

fn queue(visit: &Visit<'_>, question: Question, mut listed: Listed) -> Queue {
    let names = Names::of(visit);
    let hits = &mut listed.hits;
    let rows = listed.rows.into_iter().map(|row| {
        let hit = hits.remove(&row.reference);
        shown(row, hit, &names)
    });
    Queue {
        chips: question.chips(visit, &names),
        rows: rows.collect(),
        older: listed.older.map(|key| question.turned("older", &key)),
        newer: listed.newer.map(|key| question.turned("newer", &key)),
        is_cut_short: listed.is_cut_short,
        may_bulk: visit.actor.may(Right::Route) || visit.actor.may(Right::Assign),
        question,
    }
}

fn shown(row: CaseRow, hit: Option<Hit>, names: &Names) -> Row {
    let authorities: Vec<String> = row.authorities.iter().map(|key| names.authority(key)).collect();
    Row {
        path: format!("/desk/cases/{}", row.reference),
        reference: row.reference,
        subject: row.subject,
        state: row.state,
        state_says: names.say(&format!("state-{}", row.state)),
        procedure: row.procedure.map(|key| names.procedure(&key)).unwrap_or_default(),
        country: row.requester_country.map(|code| names.country(&code)).unwrap_or_default(),
        authorities: authorities.join(", "),
        due: row.due_at.map(|due_at| names.last_day(&due_at, row.authorities.first())).unwrap_or_default(),
        is_overdue: row.overdue,
        is_held: row.is_held,
        changed: names.day(&row.changed_at),
        hit,
    }
}

/// The questions asked every day, then the saved ones.
fn views(visit: &Visit<'_>, question: &Question, saved: Vec<SavedView>) -> Vec<View> {
    let daily = [
        ("view-at-work", ""),
        ("view-waits-for-us", "waiting=desk"),
        ("view-at-authority", "waiting=authority"),
        ("view-overdue", "overdue=1"),
        ("view-to-close", "waiting=closing"),
        ("view-closed", "state=closed"),
    ];
    let here = question.written();
    let daily = daily.into_iter().map(|(phrase, asked)| (visit.say(phrase), asked.to_owned(), None, false));
    let saved = saved.into_iter().map(|view| {
        let dropped_by = view.is_own.then_some(view.view_id);
        (view.name, view.question, dropped_by, view.is_shared)
    });
    daily
        .chain(saved)
        .map(|(name, asked, dropped_by, is_shared)| View {
            name,
            is_here: asked == here,
            path: format!("/desk/cases?{asked}").trim_end_matches('?').to_owned(),
            dropped_by,
            is_shared,
        })
        .collect()
}

/// `GET /desk/find?q=…`: straight to a case by its reference, else to the letters with these words.
///
/// # Errors
/// When the database fails.
pub fn find(visit: &Visit<'_>) -> Result<Response> {
    let asked = visit.request.query.said("q").unwrap_or_default();
    if reference::read(asked).is_some() {
        let found = visit.office.read(|tx| Case::by_reference(tx, &visit.actor, asked));
        return match found {
            Ok(case) => Ok(Response::see_other(&format!("/desk/cases/{}", case.reference))),
            Err(error) => Err(error),
        };
    }
    let question = Question::read(&crate::html::request::Pairs::default());
    Ok(Response::see_other(&question.with("text", asked)))
}

#[derive(Template)]
#[template(path = "pages/desk/cases_narrow.html")]
struct Narrow {
    page: Page,
    question: Question,
    states: Vec<(&'static str, String)>,
    waits: Vec<(&'static str, String)>,
    names: Names,
    countries: Vec<(String, String)>,
}

/// `GET /desk/narrow`: every part of the question as a form, which asks the queue.
///
/// # Errors
/// None.
pub fn narrow(visit: &Visit<'_>) -> Result<Response> {
    let names = Names::of(visit);
    let page = Narrow {
        page: visit.page(visit.say("narrow-title")),
        question: Question::read(&visit.request.query),
        states: State::ALL
            .map(|state| (state.word(), visit.say(&format!("state-{}", state.word()))))
            .to_vec(),
        waits: WaitsFor::ALL
            .map(|waits| (waits.word(), visit.say(&format!("waits-for-{}", waits.word()))))
            .to_vec(),
        countries: countries(visit),
        names,
    };
    Ok(render(200, &page))
}

/// The countries an officer may ask for.
fn countries(visit: &Visit<'_>) -> Vec<(String, String)> {
    let own = visit.actor.countries();
    let all = visit.language.countries().iter();
    let in_sight = all.filter(|country| own.is_empty() || own.iter().any(|code| code == country.code));
    in_sight.map(|country| (country.code.to_owned(), country.name.clone())).collect()
}

/// `POST /desk/views`: keeps the question of the queue under a name.
///
/// # Errors
/// When it has no name, or there are too many.
pub fn save_view(visit: &Visit<'_>) -> Result<Response> {
    let form = &visit.request.form;
    let asked = Question::read(&crate::html::request::Pairs::read(form.get("question").as_bytes()));
    let Some(officer) = &visit.signed_in else { return Err(crate::refusal::Refusal::NothingHere.into()) };
    let (name, is_shared) = (crate::html::form::tidied(form.get("name")), form.is_ticked("shared"));
    visit.office.write(|tx| {
        let maker = (&visit.actor, officer.account_id.as_str());
        saved_view::save(tx, visit.office, maker, (&name, &asked.written()), is_shared)
    })?;
    let joined = if asked.is_plain() { "?" } else { "&" };
    Ok(Response::see_other(&format!("{}{joined}done=view-saved", asked.at("/desk/cases"))))
}

/// `POST /desk/views/drop`.
///
/// # Errors
/// When it is not the visitor's own.
pub fn drop_view(visit: &Visit<'_>) -> Result<Response> {
    let account_id = visit.signed_in.as_ref().map(|officer| officer.account_id.as_str()).unwrap_or_default();
    visit.office.write(|tx| {
        saved_view::drop_view(tx, account_id, &crate::html::form::tidied(visit.request.form.get("view")))
    })?;
    Ok(Response::see_other("/desk/cases?done=view-dropped"))
}
