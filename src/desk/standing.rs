//! Where a case stands is what its dispatches and letters say: this file asks them and lets the case follow.

use store::Tx;

use super::case::{Case, State};
use super::dispatch::Dispatch;
use crate::error::Result;
use crate::letters::letter::KeptLetter;
use crate::office::Office;

/// Lets an open case follow its facts; with several authorities it stands at its slowest open dispatch.
///
/// # Errors
/// When the database fails.
pub fn settle(tx: &mut Tx<'_>, office: &Office, case: &mut Case) -> Result<()> {
    let to = if case.state == State::Closed { State::Closed } else { stands_at(tx, case)? };
    case.advance(tx, to, office.now())
}

/// Where the case stands when its closing is set aside.
///
/// # Errors
/// When the database fails.
pub fn stands_at(tx: &mut Tx<'_>, case: &Case) -> Result<State> {
    let dispatches = Dispatch::of_case(tx, &case.case_id)?;
    let letters = KeptLetter::of_case(tx, &case.case_id)?;
    if dispatches.iter().any(Dispatch::is_open) {
        return Ok(State::Forwarded);
    }
    if letters.iter().any(|letter| letter.accepted_at.is_some() && letter.relayed_at.is_none()) {
        return Ok(State::Replied);
    }
    let was_answered = letters
        .iter()
        .any(|letter| letter.disposition == "ours" && matches!(letter.purpose.as_str(), "relay" | "answer"));
    if was_answered {
        return Ok(State::Relayed);
    }
    Ok(if case.authorities(tx)?.is_empty() { State::Open } else { State::Routed })
}
