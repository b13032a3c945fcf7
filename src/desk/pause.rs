//! By hand: stops, restarts and extends an authority's clock. A restart is never silent: each is a deed with a reason.

use jiff::ToSpan;
use store::Tx;

use super::case::Case;
use super::dispatch::Dispatch;
use crate::actor::Actor;
use crate::directory::{Authority, Procedure};
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// What happens to the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It stands still from tomorrow on.
    Pause,
    /// It runs again from tomorrow on.
    Resume,
    /// So many days are added.
    Extend(i64),
}

/// Turns the clock of the open dispatch to an authority.
///
/// # Errors
/// [`Refusal::NoReason`], [`Refusal::NoOpenDispatch`], [`Refusal::ClockAsItIs`].
pub fn turn_clock(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    reference: &str,
    (authority, turn, why): (&str, Turn, &str),
) -> Result<Dispatch> {
    actor.must(Right::Clock)?;
    if why.trim().is_empty() {
        return Err(Refusal::NoReason.into());
    }
    let case = Case::lock(tx, actor, reference)?;
    let in_force = office.in_force();
    let key = case.routed_procedure()?;
    let procedure =
        in_force.directory.procedure(key).ok_or_else(|| Refusal::UnknownProcedure(key.to_owned()))?;
    let body = in_force
        .directory
        .authority(authority)
        .ok_or_else(|| Refusal::UnknownAuthority(authority.to_owned()))?;
    let open = Dispatch::of_case(tx, &case.case_id)?;
    let open = open.into_iter().find(|dispatch| dispatch.authority == authority && dispatch.is_open());
    let mut dispatch = open.ok_or_else(|| Refusal::NoOpenDispatch(authority.to_owned()))?;
    apply(tx, office, &mut dispatch, (body, procedure, turn, why))?;
    let deed = match turn {
        Turn::Pause => "clock.paused",
        Turn::Resume => "clock.resumed",
        Turn::Extend(_) => "clock.extended",
    };
    let due = dispatch.due_at.clone().unwrap_or_default();
    let details = [("authority", authority), ("why", why.trim()), ("due_at", due.as_str())];
    journal::note(
        tx,
        &Entry { at: office.now(), actor, deed, case_id: Some(&case.case_id), details: &details },
    )?;
    Ok(dispatch)
}

fn apply(
    tx: &mut Tx<'_>,
    office: &Office,
    dispatch: &mut Dispatch,
    (authority, procedure, turn, why): (&Authority, &Procedure, Turn, &str),
) -> Result<()> {
    let tomorrow = authority.calendar().day_of(office.now()).checked_add(1.day())?;
    let as_it_is = || Refusal::ClockAsItIs(dispatch.authority.clone());
    let stands_still = dispatch.pauses(tx)?.iter().any(|pause| pause.until_on.is_none());
    match turn {
        Turn::Pause if stands_still => return Err(as_it_is().into()),
        Turn::Pause => dispatch.pause(tx, tomorrow, why.trim())?,
        Turn::Resume if !dispatch.resume(tx, tomorrow)? => return Err(as_it_is().into()),
        Turn::Resume => {}
        Turn::Extend(days) => dispatch.extended_days += days.max(1),
    }
    dispatch.reckon(tx, authority, procedure)
}

/// Reckons every open dispatch anew after an office file was applied: a newly announced holiday moves running limits. Each
/// in a transaction of its own, so that no two cases are held at once.
///
/// # Errors
/// When the database fails.
pub fn reckon_all(office: &Office) -> Result<()> {
    for dispatch in office.read(Dispatch::all_open)? {
        office.write(|tx| reckon_one(tx, office, &dispatch))?;
    }
    Ok(())
}

fn reckon_one(tx: &mut Tx<'_>, office: &Office, dispatch: &Dispatch) -> Result<()> {
    let in_force = office.in_force();
    let case = Case::lock_id(tx, &dispatch.case_id)?;
    // Read again now that the case is held: the clock or an officer may have turned it meanwhile.
    let Some(mut dispatch) = Dispatch::find(tx, &dispatch.dispatch_id)?.filter(Dispatch::is_open) else {
        return Ok(());
    };
    let procedure = case.procedure.as_deref().and_then(|key| in_force.directory.procedure(key));
    let authority = in_force.directory.authority(&dispatch.authority);
    let (Some(procedure), Some(authority)) = (procedure, authority) else { return Ok(()) };
    let before = dispatch.due_at.clone();
    dispatch.reckon(tx, authority, procedure)?;
    if dispatch.due_at == before {
        return Ok(());
    }
    let (was, is) = (before.unwrap_or_default(), dispatch.due_at.clone().unwrap_or_default());
    let details = [("authority", dispatch.authority.as_str()), ("was", was.as_str()), ("is", is.as_str())];
    let (at, actor) = (office.now(), Actor::Clock);
    let entry =
        Entry { at, actor: &actor, deed: "clock.reckoned", case_id: Some(&case.case_id), details: &details };
    journal::note(tx, &entry)
}
