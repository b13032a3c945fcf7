//! Requesters' screens: the list of forms, each form page by page, the check before sending, the receipt, the link back.
//! Work without scripts; the secret of a draft stands in the path and nowhere else.

mod inputs;
mod begin;
mod page;
mod check;
mod save;

pub use begin::{before, list, start};
pub use check::{check_page, send, sent_page};
pub use page::{resume, show, take};
pub use save::{mail, save_page};

use crate::desk::ask::draft::Draft;
use crate::desk::ask::form::{self, FormPage};
use crate::directory::Procedure;
use crate::error::Result;
use crate::html::visit::Visit;
use crate::office::InForce;
use crate::refusal::Refusal;

/// The procedure behind a key, if requesters may ask for it.
fn offered<'a>(in_force: &'a InForce, key: &str) -> Result<&'a Procedure> {
    let found = in_force.directory.procedure(key).filter(|procedure| procedure.offered);
    found.ok_or_else(|| Refusal::NothingHere.into())
}

/// The draft behind the link of this visit, as long as it was not sent.
fn draft_of(visit: &Visit<'_>) -> Result<Draft> {
    let draft = visit.office.read(|tx| Draft::find(tx, visit.office, visit.request.part("secret")))?;
    if draft.case_id.is_some() { Err(Refusal::DraftGone.into()) } else { Ok(draft) }
}

/// Every page of a draft's form, in the visitor's language.
fn pages_of(visit: &Visit<'_>, in_force: &InForce, draft: &Draft) -> Result<Vec<FormPage>> {
    let procedure = offered(in_force, &draft.procedure)?;
    Ok(form::pages(&in_force.directory, procedure, draft, visit.language))
}

/// A path below the draft's link.
fn path(visit: &Visit<'_>, step: &str) -> String {
    format!("/ask/draft/{}/{step}", visit.request.part("secret"))
}

/// Whether a program filled in what no person sees.
fn is_trapped(visit: &Visit<'_>) -> bool {
    visit.request.form.said("nickname").is_some()
}
