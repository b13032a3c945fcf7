//! By hand: calls a letter of ours back before it leaves. What hung on it, a request's dispatch and its clock, ends with
//! it; nothing is sent.

use store::Tx;

use super::case::Case;
use super::dispatch::Dispatch;
use super::release::case_in_sight;
use super::standing;
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::letters::letter;
use crate::letters::outbox;
use crate::office::Office;
use crate::right::Right;

/// Calls a letter back.
///
/// # Errors
/// [`NotInOutbox`](crate::refusal::Refusal::NotInOutbox), [`TooLateToCancel`](crate::refusal::Refusal::TooLateToCancel).
pub fn call_back(tx: &mut Tx<'_>, office: &Office, actor: &Actor, letter_id: &str) -> Result<()> {
    actor.must(Right::Outbox)?;
    // The case is held before the outbox row, in the order of every other writer.
    let case_id = case_in_sight(tx, actor, letter_id)?;
    let case = case_id.as_deref().map(|case_id| Case::by_id(tx, case_id)).transpose()?;
    outbox::cancel(tx, letter_id, office.now())?;
    if let Some(mut case) = case {
        withdraw(tx, office, &mut case, letter_id)?;
    }
    let entry = Entry {
        at: office.now(),
        actor,
        deed: "letter.cancelled",
        case_id: case_id.as_deref(),
        details: &[("letter", letter_id)],
    };
    journal::note(tx, &entry)
}

/// What hung on the letter ends with it: an authority that never got the request is not to be reminded of it, and a reply
/// that was not passed on waits again.
fn withdraw(tx: &mut Tx<'_>, office: &Office, case: &mut Case, letter_id: &str) -> Result<()> {
    letter::take_back(tx, letter_id)?;
    for mut dispatch in Dispatch::of_case(tx, &case.case_id)? {
        if dispatch.is_open() && dispatch.letter_id == letter_id {
            dispatch.advance(tx, "withdrawn", office.now())?;
        }
    }
    standing::settle(tx, office, case)
}
