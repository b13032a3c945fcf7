//! Step 6: a party's letter has its effect on its lane. An authority's reply is accepted when its sender is verified, else
//! held for an officer; receipts, automatic answers and bounces are told apart from replies.

use mail::auth::evidence;
use mail::letter::{Kind, Letter};
use store::Tx;

use super::case::{Case, State};
use super::dispatch::Dispatch;
use super::lane::{Lane, Role};
use super::trust::{Party, Trust, Way, judge};
use super::{relay, standing};
use crate::actor::Actor;
use crate::directory::contact::{self, Mark};
use crate::error::{Error, Result};
use crate::journal::{self, Entry};
use crate::letters::arrival;
use crate::letters::letter::{self, KeptLetter, Standing};
use crate::letters::outbox;
use crate::notice;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// A letter that was put on a lane.
pub struct Arrived<'a> {
    /// Its row.
    pub kept: &'a KeptLetter,
    /// What was read from it.
    pub letter: &'a Letter,
    /// Its lane.
    pub lane: &'a Lane,
    /// How it came there.
    pub way: Way,
}

/// Lets a letter on a lane have its effect.
///
/// # Errors
/// When the database fails.
pub fn arrived(tx: &mut Tx<'_>, office: &Office, case: &mut Case, arrived: &Arrived<'_>) -> Result<()> {
    let Arrived { kept, letter, lane, .. } = *arrived;
    let details = [
        ("letter", kept.letter_id.as_str()),
        ("kind", arrival::kind_word(letter.kind)),
        ("from", lane.role.word()),
    ];
    let actor = if lane.role == Role::Authority { Actor::Authority } else { Actor::Requester };
    let entry = Entry {
        at: office.now(),
        actor: &actor,
        deed: "letter.placed",
        case_id: Some(&case.case_id),
        details: &details,
    };
    journal::note(tx, &entry)?;
    match (letter.kind, lane.role) {
        (Kind::Bounce, _) => return bounced(tx, office, case, arrived),
        (Kind::Receipt, _) => return receipt(tx, office, case, lane),
        // An out-of-office is filed and stops no clock; an automatic answer with a file number is their receipt.
        (Kind::AutoReply, Role::Authority) => return automatic_answer(tx, office, case, arrived),
        (Kind::AutoReply, _) => return Ok(()),
        // A ministry's group address marks its letters as a list's; on a lane a person still wrote them.
        (Kind::Person | Kind::Calendar | Kind::List, _) => {}
    }
    let trust = believe(tx, office, arrived)?;
    match lane.role {
        Role::Authority => authority_wrote(tx, office, case, arrived, trust),
        Role::Requester | Role::ThirdParty => requester_wrote(tx, office, case, trust),
    }
}

/// Judges the sender and writes the judgement down.
///
/// # Errors
/// When the database fails.
pub fn believe(tx: &mut Tx<'_>, office: &Office, arrived: &Arrived<'_>) -> Result<Trust> {
    let Arrived { kept, letter, lane, way } = *arrived;
    let in_force = office.in_force();
    let authority = lane.authority.as_deref().and_then(|key| in_force.directory.authority(key));
    let party = Party {
        address: lane.address.clone(),
        domains: authority.map(|authority| authority.domain_names()).unwrap_or_default(),
    };
    let found = evidence(
        &letter.authentication_results,
        in_force.directory.mail.authserv_id.as_deref(),
        &letter.from,
    );
    let (trust, why) = judge(way, &letter.from, &found, &party);
    letter::believe(tx, &kept.letter_id, trust.word(), &why)?;
    Ok(trust)
}

fn authority_wrote(
    tx: &mut Tx<'_>,
    office: &Office,
    case: &mut Case,
    arrived: &Arrived<'_>,
    trust: Trust,
) -> Result<()> {
    reopen(tx, office, case, trust)?;
    if trust != Trust::Verified {
        letter::hold(tx, &arrived.kept.letter_id, office.now())?;
        let name = arrived.lane.authority.as_deref().unwrap_or_default();
        return notice::tell(
            tx,
            office,
            "notice-reply-held",
            Some(&case.case_id),
            &format!("{name} ({})", case.reference),
        );
    }
    take(tx, office, &Actor::Clock, case, arrived)?;
    auto_relay(tx, office, case, arrived)
}

/// Relays a verified reply without an officer, where the office file says so for this authority; never with attachments.
/// What the gate refuses waits for an officer like any other reply.
fn auto_relay(tx: &mut Tx<'_>, office: &Office, case: &Case, arrived: &Arrived<'_>) -> Result<()> {
    let in_force = office.in_force();
    let authority = arrived.lane.authority.as_deref().and_then(|key| in_force.directory.authority(key));
    if !authority.is_some_and(|authority| authority.auto_relay) || !arrived.letter.attachments.is_empty() {
        return Ok(());
    }
    let draft = relay::Draft::default();
    match tx.savepoint(|tx| {
        relay::relay(tx, office, &Actor::Clock, &case.reference, (&arrived.kept.letter_id, &draft))
    }) {
        Ok(_) | Err(Error::Refused(_)) => Ok(()),
        Err(fault) => Err(fault),
    }
}

/// Accepts a letter as the authority's own reply, because an officer has looked at it.
///
/// # Errors
/// [`Refusal::UnknownLetter`], [`Refusal::NotAReply`].
pub fn accept(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    reference: &str,
    letter_id: &str,
) -> Result<Case> {
    actor.must(Right::Accept)?;
    let mut case = Case::lock(tx, actor, reference)?;
    let (kept, lane) = authority_letter(tx, &case, letter_id)?;
    let letter = Letter { new_text: kept.text.clone(), subject: kept.subject.clone(), ..Letter::default() };
    let arrived = Arrived { kept: &kept, letter: &letter, lane: &lane, way: Way::ByHand };
    // What had been set aside is theirs after all.
    let placed = Standing {
        disposition: "placed",
        why: "",
        case_id: Some(&case.case_id),
        lane_id: Some(&lane.lane_id),
    };
    letter::stand(tx, letter_id, &["discarded"], &placed)?;
    reopen(tx, office, &mut case, Trust::Plausible)?;
    take(tx, office, actor, &mut case, &arrived)?;
    decided(tx, office, &case, letter_id)?;
    Ok(case)
}

/// Nobody is told any more to look at a held letter that an officer has decided about.
pub(super) fn decided(tx: &mut Tx<'_>, office: &Office, case: &Case, letter_id: &str) -> Result<()> {
    if letter::no_longer_held(tx, &case.case_id, letter_id)? {
        return Ok(());
    }
    notice::settle_of_case(tx, office, "notice-reply-held", &case.case_id)
}

/// Files an authority's letter as its receipt: it has our request, the answer is still owed.
///
/// # Errors
/// [`Refusal::UnknownLetter`], [`Refusal::NotAReply`], [`Refusal::NoOpenDispatch`].
pub fn accept_as_receipt(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    reference: &str,
    letter_id: &str,
) -> Result<Case> {
    actor.must(Right::Accept)?;
    let mut case = Case::lock(tx, actor, reference)?;
    let (kept, lane) = authority_letter(tx, &case, letter_id)?;
    learn_file_numbers(tx, &lane, &kept.subject, &kept.text)?;
    acknowledged(tx, office, actor, &mut case, &lane)?;
    letter::mark_receipt(tx, letter_id)?;
    decided(tx, office, &case, letter_id)?;
    Ok(case)
}

/// A letter of this case that came on an authority's lane.
///
/// # Errors
/// [`Refusal::UnknownLetter`], [`Refusal::NotAReply`].
pub fn authority_letter(tx: &mut Tx<'_>, case: &Case, letter_id: &str) -> Result<(KeptLetter, Lane)> {
    let unknown = || Refusal::UnknownLetter(letter_id.to_owned());
    let kept = KeptLetter::find(tx, letter_id)?.filter(|kept| kept.case_id.as_deref() == Some(&case.case_id));
    let kept = kept.ok_or_else(unknown)?;
    let lane = kept
        .lane_id
        .as_deref()
        .map(|lane_id| Lane::find(tx, lane_id))
        .transpose()?
        .flatten()
        .ok_or_else(unknown)?;
    if lane.role != Role::Authority || kept.direction != "in" {
        return Err(Refusal::NotAReply(letter_id.to_owned()).into());
    }
    Ok((kept, lane))
}

fn take(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    case: &mut Case,
    arrived: &Arrived<'_>,
) -> Result<()> {
    let Arrived { kept, letter, lane, .. } = *arrived;
    let now = office.now();
    if !letter::mark_accepted(tx, &kept.letter_id, now)? {
        return Ok(());
    }
    learn_file_numbers(tx, lane, &letter.subject, &letter.new_text)?;
    let authority = lane.authority.as_deref().unwrap_or_default();
    let mark = Mark { state: "confirmed", at: now, why: "an accepted reply came from it" };
    contact::mark(tx, authority, &kept.from_address, &mark)?;
    // A reply answers everything this authority was sent in the case: a follow-up does not leave the first letter owed.
    for mut dispatch in Dispatch::of_case(tx, &case.case_id)? {
        if dispatch.lane_id == lane.lane_id && dispatch.is_open() {
            dispatch.advance(tx, "answered", now)?;
        }
    }
    standing::settle(tx, office, case)?;
    let details = [("letter", kept.letter_id.as_str()), ("authority", authority)];
    journal::note(
        tx,
        &Entry { at: now, actor, deed: "reply.accepted", case_id: Some(&case.case_id), details: &details },
    )
}

fn learn_file_numbers(tx: &mut Tx<'_>, lane: &Lane, subject: &str, text: &str) -> Result<()> {
    for number in mail::file_number::their_references(subject, text) {
        lane.learn_their_reference(tx, &number)?;
    }
    Ok(())
}

fn requester_wrote(tx: &mut Tx<'_>, office: &Office, case: &mut Case, trust: Trust) -> Result<()> {
    reopen(tx, office, case, trust)?;
    notice::tell(tx, office, "notice-requester-wrote", Some(&case.case_id), &case.reference)
}

/// A closed case opens again when a party writes; a letter that is held opens nothing.
fn reopen(tx: &mut Tx<'_>, office: &Office, case: &mut Case, trust: Trust) -> Result<()> {
    if case.state != State::Closed || trust == Trust::Held {
        return Ok(());
    }
    let to = standing::stands_at(tx, case)?;
    case.advance(tx, to, office.now())?;
    let entry = Entry {
        at: office.now(),
        actor: &Actor::Clock,
        deed: "case.reopened",
        case_id: Some(&case.case_id),
        details: &[],
    };
    journal::note(tx, &entry)
}

fn automatic_answer(tx: &mut Tx<'_>, office: &Office, case: &Case, arrived: &Arrived<'_>) -> Result<()> {
    let (letter, lane) = (arrived.letter, arrived.lane);
    let trust = believe(tx, office, arrived)?;
    let has_number = !mail::file_number::their_references(&letter.subject, &letter.new_text).is_empty();
    if trust == Trust::Held || !has_number {
        let what = format!("{} ({})", lane.authority.as_deref().unwrap_or_default(), case.reference);
        return notice::tell(tx, office, "notice-automatic-reply", Some(&case.case_id), &what);
    }
    learn_file_numbers(tx, lane, &letter.subject, &letter.new_text)?;
    acknowledged_if_owed(tx, office, &Actor::Authority, case, lane)
}

fn receipt(tx: &mut Tx<'_>, office: &Office, case: &Case, lane: &Lane) -> Result<()> {
    let dispatch = Dispatch::newest_on_lane(tx, &case.case_id, &lane.lane_id)?;
    if let Some(mut dispatch) = dispatch.filter(|dispatch| dispatch.state == "sent") {
        dispatch.advance(tx, "delivered", office.now())?;
    }
    Ok(())
}

fn acknowledged(tx: &mut Tx<'_>, office: &Office, actor: &Actor, case: &mut Case, lane: &Lane) -> Result<()> {
    let open = Dispatch::newest_on_lane(tx, &case.case_id, &lane.lane_id)?
        .is_some_and(|dispatch| dispatch.is_open());
    if !open {
        return Err(Refusal::NoOpenDispatch(lane.authority.clone().unwrap_or_default()).into());
    }
    acknowledged_if_owed(tx, office, actor, case, lane)
}

fn acknowledged_if_owed(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    case: &Case,
    lane: &Lane,
) -> Result<()> {
    let dispatch = Dispatch::newest_on_lane(tx, &case.case_id, &lane.lane_id)?;
    let Some(mut dispatch) =
        dispatch.filter(|dispatch| matches!(dispatch.state.as_str(), "sent" | "delivered"))
    else {
        return Ok(());
    };
    dispatch.advance(tx, "acknowledged", office.now())?;
    let in_force = office.in_force();
    let authority = in_force.directory.authority(&dispatch.authority);
    let procedure = case.procedure.as_deref().and_then(|key| in_force.directory.procedure(key));
    if let (Some(authority), Some(procedure)) = (authority, procedure) {
        dispatch.reckon(tx, authority, procedure)?;
    }
    let details = [("authority", dispatch.authority.as_str())];
    let entry = Entry {
        at: office.now(),
        actor,
        deed: "dispatch.acknowledged",
        case_id: Some(&case.case_id),
        details: &details,
    };
    journal::note(tx, &entry)
}

/// A delivery report that came to the lane's own secret address, where it cannot be forged.
fn bounced(tx: &mut Tx<'_>, office: &Office, case: &mut Case, arrived: &Arrived<'_>) -> Result<()> {
    let Arrived { letter, lane, way, .. } = *arrived;
    if way != Way::ReplyAddress {
        return Ok(());
    }
    let about = match &letter.about_message_id {
        Some(message_id) => KeptLetter::ours_with_message_id(tx, message_id)?,
        None => None,
    };
    let about = about.filter(|ours| ours.lane_id.as_deref() == Some(&lane.lane_id));
    let about = match about {
        Some(ours) => Some(ours),
        None => letter::newest_of_ours(tx, &case.case_id, &lane.lane_id)?,
    };
    let Some(ours) = about else { return Ok(()) };
    let why = letter
        .bounces
        .first()
        .map(|bounce| format!("{} {}", bounce.status, bounce.reason))
        .unwrap_or_default();
    outbox::note_report(tx, &ours.letter_id, why.trim())?;
    if letter.bounces.iter().any(mail::letter::Bounce::is_hard) {
        undeliverable(tx, office, case, (&ours, why.trim(), true))?;
    }
    Ok(())
}

/// A letter of ours will never arrive: fails the dispatch; marks the contact and tells a person when its address is bad.
///
/// # Errors
/// When the database fails.
pub fn undeliverable(
    tx: &mut Tx<'_>,
    office: &Office,
    case: &mut Case,
    (ours, why, is_address_bad): (&KeptLetter, &str, bool),
) -> Result<()> {
    let now = office.now();
    let lane = ours.lane_id.as_deref().map(|lane_id| Lane::find(tx, lane_id)).transpose()?.flatten();
    if let Some(authority) = lane.as_ref().and_then(|lane| lane.authority.as_deref()) {
        if is_address_bad {
            contact::mark(tx, authority, &ours.recipient, &Mark { state: "bouncing", at: now, why })?;
        }
        let dispatches = Dispatch::of_case(tx, &case.case_id)?;
        let failed = dispatches
            .into_iter()
            .find(|dispatch| dispatch.letter_id == ours.letter_id && dispatch.is_open());
        if let Some(mut dispatch) = failed {
            dispatch.advance(tx, "failed", now)?;
            standing::settle(tx, office, case)?;
        }
    }
    if is_address_bad {
        notice::tell(
            tx,
            office,
            "notice-contact-bounced",
            Some(&case.case_id),
            &format!("{} ({})", ours.recipient, case.reference),
        )?;
    }
    let details = [("letter", ours.letter_id.as_str()), ("recipient", ours.recipient.as_str()), ("why", why)];
    let entry = Entry {
        at: now,
        actor: &Actor::Clock,
        deed: "letter.undeliverable",
        case_id: Some(&case.case_id),
        details: &details,
    };
    journal::note(tx, &entry)
}
