//! Step 8: records the decision, and closes the case with a last letter to the requester.

use store::Tx;

use super::case::{Case, State};
use super::crossing::{leave, secrets_against};
use super::decision::{self, Decision};
use super::dispatch::Dispatch;
use super::lane::Lane;
use super::standing;
use super::wording::{self, Wording};
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::letters::writing::Written;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// Records what the authority decided.
///
/// # Errors
/// [`Refusal::NotRouted`], [`Refusal::UnknownOutcome`].
pub fn decide(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    reference: &str,
    decided: &Decision,
) -> Result<Case> {
    actor.must(Right::Close)?;
    let mut case = Case::lock(tx, actor, reference)?;
    let key = case.routed_procedure()?.to_owned();
    let in_force = office.in_force();
    let procedure = in_force.directory.procedure(&key).ok_or(Refusal::UnknownProcedure(key))?;
    if !procedure.outcomes.contains(&decided.outcome) {
        return Err(Refusal::UnknownOutcome(decided.outcome.clone()).into());
    }
    decision::record(tx, &case.case_id, decided, office.now())?;
    let stays = case.state;
    case.advance(tx, stays, office.now())?;
    let details = [("outcome", decided.outcome.as_str()), ("number", decided.number.as_str())];
    journal::note(
        tx,
        &Entry {
            at: office.now(),
            actor,
            deed: "case.decided",
            case_id: Some(&case.case_id),
            details: &details,
        },
    )?;
    Ok(case)
}

/// Closes the case and tells the requester; dispatches still open are withdrawn and their clocks stop.
///
/// # Errors
/// [`Refusal::Closed`], [`Refusal::WouldLeak`].
pub fn close(tx: &mut Tx<'_>, office: &Office, actor: &Actor, reference: &str) -> Result<Written> {
    actor.must(Right::Close)?;
    let mut case = Case::lock(tx, actor, reference)?;
    case.must_be_open()?;
    for mut dispatch in Dispatch::of_case(tx, &case.case_id)?.into_iter().filter(Dispatch::is_open) {
        dispatch.advance(tx, "withdrawn", office.now())?;
    }
    let lane = Lane::of_requester(tx, &case.case_id)?;
    let mut secrets = secrets_against(tx, office, &case, &lane)?;
    let decided = decision::of_case(tx, &case.case_id)?.unwrap_or_default();
    for released in [&decided.number, &decided.conditions, &decided.valid_until] {
        secrets.release(released);
    }
    let in_force = office.in_force();
    let rendered = Wording::about(&in_force.directory, &case, &lane.language)
        .with("outcome", decided.outcome.as_str())
        .with("number", decided.number.as_str())
        .with("valid_until", decided.valid_until.as_str())
        .with("conditions", decided.conditions.as_str())
        .render("closing")?;
    let writing = wording::on_lane(tx, office, &lane, "closing", rendered)?;
    let written = leave(tx, office, &writing, &secrets)?;
    case.advance(tx, State::Closed, office.now())?;
    journal::note(
        tx,
        &Entry { at: office.now(), actor, deed: "case.closed", case_id: Some(&case.case_id), details: &[] },
    )?;
    Ok(written)
}

/// Opens a closed case again, because an officer says so: it stands again wherever its letters and dispatches say.
///
/// # Errors
/// [`Refusal::NotClosed`].
pub fn reopen(tx: &mut Tx<'_>, office: &Office, actor: &Actor, reference: &str) -> Result<Case> {
    actor.must(Right::Close)?;
    let mut case = Case::lock(tx, actor, reference)?;
    if case.state != State::Closed {
        return Err(Refusal::NotClosed(case.reference).into());
    }
    let to = standing::stands_at(tx, &case)?;
    case.advance(tx, to, office.now())?;
    let entry =
        Entry { at: office.now(), actor, deed: "case.reopened", case_id: Some(&case.case_id), details: &[] };
    journal::note(tx, &entry)?;
    Ok(case)
}
