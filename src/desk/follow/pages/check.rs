//! "Is this letter really from you?": by its code, or by its reference and day. Yes or no, always in the same shape.

use askama::Template;
use jiff::civil::Date;

use crate::desk::follow::sent::{self, Known};
use crate::desk::follow::tries::{self, Limit};
use crate::error::Result;
use crate::html::form::{Mistakes, tidied};
use crate::html::page::{Page, render};
use crate::html::request::Method;
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::letters::check_code;
use crate::reference;
use crate::refusal::Refusal;

/// Questions by reference and day from one network in an hour: a reference can be guessed, a code cannot.
const OF_NETWORK: Limit = Limit { what: "check-network", tries: 20, hours: 1 };
/// The same from everywhere together.
const OF_ALL: Limit = Limit { what: "check-all", tries: 2_000, hours: 1 };

#[derive(Template)]
#[template(path = "pages/follow/check.html")]
struct CheckPage<'a> {
    page: Page,
    mistakes: Mistakes,
    code: &'a str,
    reference: &'a str,
    day: &'a str,
}

#[derive(Template)]
#[template(path = "pages/follow/checked.html")]
struct Checked {
    page: Page,
    is_ours: bool,
    reference: String,
    day: String,
}

/// `GET /check`.
///
/// # Errors
/// None.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    Ok(shown(visit, 200, Mistakes::default(), ("", "", "")))
}

/// `GET /check/{code}`: the address printed in the letter.
///
/// # Errors
/// When the database fails.
pub fn by_code(visit: &Visit<'_>) -> Result<Response> {
    answered_by_code(visit, visit.request.part("code"))
}

/// `POST /check`.
///
/// # Errors
/// When the database fails.
pub fn ask(visit: &Visit<'_>) -> Result<Response> {
    let form = &visit.request.form;
    let (code, reference, day) =
        (tidied(form.get("code")), tidied(form.get("reference")), tidied(form.get("day")));
    let mut mistakes = Mistakes::default();
    if form.is_ticked("code") {
        // Whoever pastes the whole address means the code at its end.
        let last = code.rsplit('/').next().unwrap_or_default();
        if check_code::read(last).is_none() {
            mistakes.add("code", visit.say("mistake-check-code"));
            return Ok(shown(visit, 422, mistakes, (&code, "", "")));
        }
        return answered_by_code(visit, last);
    }
    if reference::read(&reference).is_none() {
        mistakes.add("reference", visit.say("mistake-follow-reference"));
    }
    let parsed = day.parse::<Date>().ok();
    let Some(parsed) = parsed.filter(|_| mistakes.is_empty()) else {
        if parsed.is_none() {
            mistakes.add("day", visit.say("mistake-check-day"));
        }
        return Ok(shown(visit, 422, mistakes, ("", &reference, &day)));
    };
    let network = tries::network(visit.request.peer);
    let is_ours = visit.office.write(|tx| {
        let may = tries::take_turn(tx, visit.office, OF_NETWORK, &network)?
            && tries::take_turn(tx, visit.office, OF_ALL, "")?;
        if may { Ok(Some(sent::is_ours(tx, &reference, parsed)?)) } else { Ok(None) }
    });
    match is_ours? {
        Some(is_ours) => {
            let reference = reference::read(&reference).unwrap_or_default();
            Ok(answer(visit, is_ours, Known { reference, written_on: parsed.to_string() }))
        }
        None => {
            mistakes.add("reference", visit.say(&Refusal::TooManyTries.phrase()));
            Ok(shown(visit, 429, mistakes, ("", &reference, &day)))
        }
    }
}

fn answered_by_code(visit: &Visit<'_>, code: &str) -> Result<Response> {
    let known = visit.office.read(|tx| sent::by_code(tx, visit.office, code))?;
    let nothing = || Known { reference: "–".to_owned(), written_on: "–".to_owned() };
    Ok(answer(visit, known.is_some(), known.unwrap_or_else(nothing)))
}

fn answer(visit: &Visit<'_>, is_ours: bool, known: Known) -> Response {
    let title = visit.say(if is_ours { "check-yes-title" } else { "check-no-title" });
    let Known { reference, written_on } = known;
    // A code that leads nowhere is a page that is not there.
    let status = if is_ours || visit.request.method == Method::Post { 200 } else { 404 };
    render(status, &Checked { page: visit.page(title), is_ours, reference, day: written_on })
        .with("x-robots-tag", "noindex, nofollow")
}

fn shown(
    visit: &Visit<'_>,
    status: u16,
    mistakes: Mistakes,
    (code, reference, day): (&str, &str, &str),
) -> Response {
    let mut page = visit.page(visit.say("check-title"));
    page.has_mistakes = !mistakes.is_empty();
    render(status, &CheckPage { page, mistakes, code, reference, day })
}
