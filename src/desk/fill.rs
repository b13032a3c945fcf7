//! By hand: an officer fills in or corrects the fields of a case, as the requester has told.

use store::Tx;

use super::case::Case;
use super::fields;
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// Fills in fields of the case's procedure; the journal keeps which, never what: values are the requester's own.
///
/// # Errors
/// [`Refusal::NotRouted`], [`Refusal::Closed`], [`Refusal::UnknownField`] also when a value does not fit its field.
pub fn fill(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    reference: &str,
    values: &[(String, String)],
) -> Result<Case> {
    actor.must(Right::Route)?;
    let case = Case::lock(tx, actor, reference)?;
    case.must_be_open()?;
    let key = case.routed_procedure()?.to_owned();
    let in_force = office.in_force();
    let procedure = in_force.directory.procedure(&key).ok_or(Refusal::UnknownProcedure(key))?;
    for (field, value) in values {
        let known = procedure.field(field).ok_or_else(|| Refusal::UnknownField(field.clone()))?;
        // A field may always be emptied again.
        if !value.is_empty() && !fields::fits(known, value) {
            return Err(Refusal::UnknownField(format!("{field} = {value}")).into());
        }
        case.fill(tx, field, value)?;
    }
    let names = values.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>().join(", ");
    let details = [("fields", names.as_str())];
    journal::note(
        tx,
        &Entry {
            at: office.now(),
            actor,
            deed: "case.filled",
            case_id: Some(&case.case_id),
            details: &details,
        },
    )?;
    Ok(case)
}
