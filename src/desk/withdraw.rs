//! By hand: gives up waiting for an authority. Its clock stops; nothing is written to anybody.

use store::Tx;

use super::case::{Case, State};
use super::dispatch::Dispatch;
use super::standing;
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// Withdraws the open dispatches to an authority. A reply that comes all the same is filed as before.
///
/// # Errors
/// [`Refusal::NoReason`], [`Refusal::NoOpenDispatch`].
pub fn withdraw(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    reference: &str,
    (authority, why): (&str, &str),
) -> Result<Case> {
    actor.must(Right::Clock)?;
    if why.trim().is_empty() {
        return Err(Refusal::NoReason.into());
    }
    let mut case = Case::lock(tx, actor, reference)?;
    let open: Vec<Dispatch> = Dispatch::of_case(tx, &case.case_id)?
        .into_iter()
        .filter(|dispatch| dispatch.authority == authority && dispatch.is_open())
        .collect();
    if open.is_empty() {
        return Err(Refusal::NoOpenDispatch(authority.to_owned()).into());
    }
    for mut dispatch in open {
        dispatch.advance(tx, "withdrawn", office.now())?;
    }
    if case.state != State::Closed {
        standing::settle(tx, office, &mut case)?;
    }
    let details = [("authority", authority), ("why", why.trim())];
    let entry = Entry {
        at: office.now(),
        actor,
        deed: "dispatch.withdrawn",
        case_id: Some(&case.case_id),
        details: &details,
    };
    journal::note(tx, &entry)?;
    Ok(case)
}
