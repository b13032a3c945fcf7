//! The form that asks for a link: reference and address, and the same answer for everybody.

use askama::Template;
use mail::letter::Address;

use crate::desk::follow::{tries, wish};
use crate::error::{Error, Result};
use crate::html::form::{Mistakes, tidied};
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::reference;
use crate::refusal::Refusal;

#[derive(Template)]
#[template(path = "pages/follow/wish.html")]
struct WishPage<'a> {
    page: Page,
    mistakes: Mistakes,
    reference: &'a str,
    email: &'a str,
}

/// `GET /follow`.
///
/// # Errors
/// None.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    Ok(shown(visit, 200, Mistakes::default(), ("", "")))
}

/// `POST /follow`.
///
/// # Errors
/// When the database fails.
pub fn put(visit: &Visit<'_>) -> Result<Response> {
    let form = &visit.request.form;
    let (reference, email) = (tidied(form.get("reference")), tidied(form.get("email")));
    let mut mistakes = Mistakes::default();
    // A check sign tells a mistyped reference from a right one; whether there is such a case is not said.
    if reference::read(&reference).is_none() {
        mistakes.add("reference", visit.say("mistake-follow-reference"));
    }
    if !Address::bare(&email).is_usable() {
        mistakes.add("email", visit.say("mistake-follow-email"));
    }
    if !mistakes.is_empty() {
        return Ok(shown(visit, 422, mistakes, (&reference, &email)));
    }
    let network = tries::network(visit.request.peer);
    match visit.office.write(|tx| wish::put(tx, visit.office, &network, (&reference, &email))) {
        Err(Error::Refused(Refusal::TooManyTries)) => {
            mistakes.add("reference", visit.say("refusal-follow-001"));
            Ok(shown(visit, 429, mistakes, (&reference, &email)))
        }
        done => {
            done?;
            Ok(Response::see_other("/follow?done=follow-wished"))
        }
    }
}

fn shown(visit: &Visit<'_>, status: u16, mistakes: Mistakes, (reference, email): (&str, &str)) -> Response {
    let mut page = visit.page(visit.say("follow-wish-title"));
    page.has_mistakes = !mistakes.is_empty();
    render(status, &WishPage { page, mistakes, reference, email })
}
