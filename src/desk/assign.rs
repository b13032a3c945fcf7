//! By hand: hands a case to another delegate's desk.

use store::Tx;

use super::case::Case;
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// Hands a case to the desk of the delegate with this key.
///
/// # Errors
/// [`Refusal::UnknownCase`], [`Refusal::UnknownDelegate`], [`Refusal::Closed`].
pub fn assign(tx: &mut Tx<'_>, office: &Office, actor: &Actor, reference: &str, to: &str) -> Result<Case> {
    actor.must(Right::Assign)?;
    let mut case = Case::lock(tx, actor, reference)?;
    case.must_be_open()?;
    if !office.in_force().directory.delegates.iter().any(|delegate| delegate.key.as_ref() == to) {
        return Err(Refusal::UnknownDelegate(to.to_owned()).into());
    }
    let from = case.officer.clone();
    case.hand_to(tx, to)?;
    let stays = case.state;
    case.advance(tx, stays, office.now())?;
    let details = [("from", from.as_str()), ("to", to)];
    let entry = Entry {
        at: office.now(),
        actor,
        deed: "case.assigned",
        case_id: Some(&case.case_id),
        details: &details,
    };
    journal::note(tx, &entry)?;
    Ok(case)
}
