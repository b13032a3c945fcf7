//! Several cases at once: chosen in the queue, then routed or handed to another desk, each by the verb of one case; what
//! was done and what was refused is said of each by its reference.

use askama::Template;

use super::names::Names;
use crate::desk::case::Case;
use crate::desk::{assign, route};
use crate::error::{Error, Result};
use crate::html::form::Mistakes;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::phrases;
use crate::right::Right;

/// More are not done at once.
const MOST: usize = 100;

#[derive(Template)]
#[template(path = "pages/desk/bulk.html")]
struct Bulk {
    page: Page,
    mistakes: Mistakes,
    chosen: Vec<(String, String)>,
    names: Names,
    may_route: bool,
    may_assign: bool,
}

#[derive(Template)]
#[template(path = "pages/desk/bulk_done.html")]
struct Done {
    page: Page,
    done: Vec<String>,
    refused: Vec<(String, String)>,
}

/// `GET /desk/bulk?case=…&case=…`: what is to be done with them?
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let mut mistakes = Mistakes::default();
    if visit.request.query.all("case").next().is_none() {
        mistakes.add("case", visit.say("bulk-none-chosen"));
    }
    let shown = show(visit, visit.request.query.all("case"), mistakes)?;
    Ok(Response { status: 200, ..shown })
}

fn show<'a>(
    visit: &Visit<'_>,
    references: impl Iterator<Item = &'a str>,
    mistakes: Mistakes,
) -> Result<Response> {
    let chosen = visit.office.read(|tx| {
        let mut chosen = Vec::new();
        for written in references.take(MOST) {
            match Case::by_reference(tx, &visit.actor, written) {
                Ok(case) => chosen.push((case.reference, case.subject)),
                Err(Error::Refused(_)) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(chosen)
    })?;
    let page = Page { has_mistakes: !mistakes.is_empty(), ..visit.page(visit.say("bulk-title")) };
    let status = if mistakes.is_empty() { 200 } else { 422 };
    let (may_route, may_assign) = (visit.actor.may(Right::Route), visit.actor.may(Right::Assign));
    Ok(render(status, &Bulk { page, mistakes, chosen, names: Names::of(visit), may_route, may_assign }))
}

/// `POST /desk/bulk/route`.
///
/// # Errors
/// When the database fails.
pub fn route_all(visit: &Visit<'_>) -> Result<Response> {
    let Some(procedure) = visit.request.form.said("procedure") else {
        return choose(visit, "procedure", "bulk-choose-procedure");
    };
    each(visit, |tx, reference| {
        route::route(tx, visit.office, &visit.actor, reference, (procedure, &[])).map(|_| ())
    })
}

/// `POST /desk/bulk/assign`.
///
/// # Errors
/// When the database fails.
pub fn assign_all(visit: &Visit<'_>) -> Result<Response> {
    let Some(to) = visit.request.form.said("officer") else {
        return choose(visit, "officer", "bulk-choose-officer");
    };
    each(visit, |tx, reference| assign::assign(tx, visit.office, &visit.actor, reference, to).map(|_| ()))
}

fn choose(visit: &Visit<'_>, field: &str, phrase: &str) -> Result<Response> {
    let mut mistakes = Mistakes::default();
    mistakes.add(field, visit.say(phrase));
    show(visit, visit.request.form.all("case"), mistakes)
}

/// One transaction per case: what is refused for one undoes nothing of another.
fn each(visit: &Visit<'_>, verb: impl Fn(&mut store::Tx<'_>, &str) -> Result<()>) -> Result<Response> {
    let (mut done, mut refused) = (Vec::new(), Vec::new());
    for reference in visit.request.form.all("case").take(MOST) {
        match visit.office.write(|tx| verb(tx, reference)) {
            Ok(()) => done.push(reference.to_owned()),
            Err(Error::Refused(refusal)) => {
                let why = phrases::say(visit.language.code(), &refusal.phrase(), &refusal.values());
                refused.push((reference.to_owned(), why));
            }
            Err(fault) => return Err(fault),
        }
    }
    Ok(render(200, &Done { page: visit.page(visit.say("bulk-done-title")), done, refused }))
}
