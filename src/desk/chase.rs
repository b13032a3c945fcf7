//! By the clock: asks an authority for a missing receipt, reminds it of an overdue reply, turns to its higher contact, and
//! tells a person when there is none. Written by a machine and marked as such.

use jiff::{SignedDuration, Timestamp};
use mail::compose::AutoSubmitted;
use mail::letter::Address;
use store::Tx;

use super::case::Case;
use super::crossing::{leave, secrets_against};
use super::dispatch::Dispatch;
use super::lane::Lane;
use super::wording::{self, Wording};
use crate::actor::Actor;
use crate::clock::written;
use crate::directory::{Authority, Procedure};
use crate::error::{Error, Result};
use crate::journal::{self, Entry};
use crate::notice;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;
use crate::time_limit::due;

/// How many dispatches one turn looks at.
const AT_ONCE: i64 = 100;

/// Does what is due now for every open dispatch; how many it looked at.
///
/// # Errors
/// When the database fails.
pub fn chase(office: &Office) -> Result<usize> {
    Actor::Clock.must(Right::Chase)?;
    let due = office.read(|tx| Dispatch::to_chase(tx, office.now(), AT_ONCE))?;
    for dispatch in &due {
        match office.write(|tx| chase_one(tx, office, &dispatch.dispatch_id)) {
            // One letter that may not leave must not keep the others from being chased.
            Err(Error::Refused(refusal)) => office.write(|tx| put_off(tx, office, dispatch, &refusal))?,
            done => done?,
        }
    }
    Ok(due.len())
}

/// What the gate or a broken letter text has refused waits for a person, and is looked at again in a day.
fn put_off(tx: &mut Tx<'_>, office: &Office, dispatch: &Dispatch, refusal: &Refusal) -> Result<()> {
    let case = Case::lock_id(tx, &dispatch.case_id)?;
    let Some(mut dispatch) = Dispatch::find(tx, &dispatch.dispatch_id)? else { return Ok(()) };
    dispatch.chase_at = Some(written(office.now().saturating_add(SignedDuration::from_hours(24))?));
    dispatch.write_clock(tx)?;
    let what = format!("{} ({}): {}", dispatch.authority, case.reference, refusal.code());
    notice::tell(tx, office, "notice-chase-refused", Some(&case.case_id), &what)
}

fn chase_one(tx: &mut Tx<'_>, office: &Office, dispatch_id: &str) -> Result<()> {
    let Some(dispatch) = Dispatch::find(tx, dispatch_id)? else { return Ok(()) };
    // The case is held first and the dispatch read again: another node may have chased it a moment ago.
    let case = Case::lock_id(tx, &dispatch.case_id)?;
    let Some(mut dispatch) = Dispatch::find(tx, dispatch_id)? else { return Ok(()) };
    let now = office.now();
    if dispatch.chase_at.as_deref().is_none_or(|at| at > written(now).as_str()) {
        return Ok(());
    }
    let in_force = office.in_force();
    let procedure = case.procedure.as_deref().and_then(|key| in_force.directory.procedure(key));
    let authority = in_force.directory.authority(&dispatch.authority);
    let (true, Some(procedure), Some(authority)) = (dispatch.is_open(), procedure, authority) else {
        dispatch.chase_at = None;
        return dispatch.write_clock(tx);
    };
    if dispatch.is_overdue(now) {
        return overdue(tx, office, &case, &mut dispatch, (authority, procedure));
    }
    let owes_receipt = dispatch.state != "acknowledged" && dispatch.receipt_asked_at.is_none();
    let receipt_is_late =
        dispatch.acknowledge_due_at.as_deref().is_some_and(|at| at <= written(now).as_str());
    if owes_receipt && receipt_is_late {
        return receipt_missing(tx, office, &case, &mut dispatch, (authority, procedure));
    }
    dispatch.chase_at.clone_from(&dispatch.due_at);
    dispatch.write_clock(tx)
}

fn receipt_missing(
    tx: &mut Tx<'_>,
    office: &Office,
    case: &Case,
    dispatch: &mut Dispatch,
    (authority, procedure): (&Authority, &Procedure),
) -> Result<()> {
    dispatch.receipt_asked_at = Some(written(office.now()));
    write_on_lane(tx, office, case, (dispatch, authority, "receipt_request", None))?;
    notice::tell(
        tx,
        office,
        "notice-receipt-missing",
        Some(&case.case_id),
        &format!("{} ({})", dispatch.authority, case.reference),
    )?;
    dispatch.reckon(tx, authority, procedure)
}

fn overdue(
    tx: &mut Tx<'_>,
    office: &Office,
    case: &Case,
    dispatch: &mut Dispatch,
    (authority, procedure): (&Authority, &Procedure),
) -> Result<()> {
    let now = office.now();
    if dispatch.reminders < procedure.reminders {
        dispatch.reminders += 1;
        dispatch.chase_at = next_look(now, authority, procedure);
        write_on_lane(tx, office, case, (dispatch, authority, "reminder", None))?;
        return dispatch.write_clock(tx);
    }
    dispatch.chase_at = None;
    match authority.escalation_contact().filter(|_| dispatch.escalated_at.is_none()) {
        Some(higher) => {
            dispatch.escalated_at = Some(written(now));
            dispatch.chase_at = next_look(now, authority, procedure);
            write_on_lane(
                tx,
                office,
                case,
                (dispatch, authority, "escalation", Some(higher.address.as_ref())),
            )?;
        }
        None => {
            let what = format!("{} ({})", dispatch.authority, case.reference);
            notice::tell(tx, office, "notice-reply-overdue", Some(&case.case_id), &what)?;
        }
    }
    dispatch.write_clock(tx)
}

fn next_look(now: Timestamp, authority: &Authority, procedure: &Procedure) -> Option<String> {
    due(now, procedure.reminder_interval(), &authority.calendar(), &[]).map(written)
}

/// Writes one of the clock's letters on the authority's lane; to its higher contact where one is given.
fn write_on_lane(
    tx: &mut Tx<'_>,
    office: &Office,
    case: &Case,
    (dispatch, authority, name, higher): (&Dispatch, &Authority, &'static str, Option<&String>),
) -> Result<()> {
    let lane = Lane::find(tx, &dispatch.lane_id)?.ok_or_else(|| anyhow::anyhow!("a dispatch has no lane"))?;
    let in_force = office.in_force();
    let rendered = Wording::about(&in_force.directory, case, &lane.language)
        .of(authority)
        .on(dispatch, authority)?
        .render(name)?;
    let mut writing = wording::on_lane(tx, office, &lane, name, rendered)?;
    writing.automatic = Some(AutoSubmitted::Generated);
    if let Some(address) = higher {
        writing.to = Address { name: lane.name.clone(), address: address.clone() };
    }
    let mut secrets = secrets_against(tx, office, case, &lane)?;
    // What the authority was told already is no secret to it.
    if let Some(procedure) = case.procedure.as_deref().and_then(|key| in_force.directory.procedure(key)) {
        let shown = wording::disclosed(procedure, &case.fields(tx)?, &lane.language);
        shown.iter().for_each(|field| secrets.release(&field.value));
    }
    let letter = leave(tx, office, &writing, &secrets)?;
    let details = [("authority", dispatch.authority.as_str()), ("letter", letter.letter_id.as_str())];
    let deed = format!("chase.{name}");
    let entry = Entry {
        at: office.now(),
        actor: &Actor::Clock,
        deed: &deed,
        case_id: Some(&case.case_id),
        details: &details,
    };
    journal::note(tx, &entry)
}
