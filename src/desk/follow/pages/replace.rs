//! The officer's page about a requester's link: what it is, and a button that replaces it.

use askama::Template;

use crate::desk::case::Case;
use crate::desk::follow::{lines, link};
use crate::desk::lane::Lane;
use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;

#[derive(Template)]
#[template(path = "pages/follow/replace.html")]
struct ReplacePage {
    page: Page,
    reference: String,
    /// `None` before the first letter has carried one.
    address: Option<String>,
}

/// `GET /desk/cases/{reference}/link`.
///
/// # Errors
/// [`crate::refusal::Refusal::UnknownCase`].
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let (case, secret) = visit.office.read(|tx| {
        let case = Case::by_reference(tx, &visit.actor, visit.request.part("reference"))?;
        let lane = Lane::of_requester(tx, &case.case_id)?;
        let secret = link::recorded(tx, visit.office, &lane)?;
        Ok((case, secret))
    })?;
    let site = lines::site(visit.office).unwrap_or_else(|| visit.site.clone());
    let page = visit.page(visit.language.with("link-title", "reference", &case.reference));
    let address = secret.map(|secret| format!("{site}/follow/{secret}"));
    Ok(render(200, &ReplacePage { page, reference: case.reference, address }))
}

/// `POST /desk/cases/{reference}/link`.
///
/// # Errors
/// [`crate::refusal::Refusal::UnknownCase`].
pub fn replace(visit: &Visit<'_>) -> Result<Response> {
    let reference = visit.request.part("reference");
    let case = visit.office.write(|tx| link::replace(tx, visit.office, &visit.actor, reference))?;
    Ok(Response::see_other(&format!("/desk/cases/{}/link?done=link-replaced", case.reference)))
}
