//! What a requester may know of the case: told from the letters of the requester's own lane and the clock alone. That an
//! authority has answered is not told before its answer is passed on: until then everything here stays as it was.

use store::Tx;

use crate::clock::{instant, written};
use crate::desk::case::{Case, State};
use crate::desk::decision::{self, Decision};
use crate::desk::dispatch::Dispatch;
use crate::desk::lane::Lane;
use crate::desk::wording;
use crate::error::Result;
use crate::letters::attachment::{self, KeptAttachment};
use crate::letters::letter::KeptLetter;
use crate::letters::outbox;
use crate::office::Office;

/// Where the case stands for whoever asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The office has it, and reads it.
    Received,
    /// The office knows who decides.
    Routed,
    /// A public organisation's answer is to be passed on.
    Awaited,
    /// An answer was passed on or given.
    Answered,
    /// The office's work is done.
    Closed,
}

impl Stage {
    /// The phrase that names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Stage::Received => "follow-stage-received",
            Stage::Routed => "follow-stage-routed",
            Stage::Awaited => "follow-stage-awaited",
            Stage::Answered => "follow-stage-answered",
            Stage::Closed => "follow-stage-closed",
        }
    }

    /// The phrase that says what it means.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        match self {
            Stage::Received => "follow-explained-received",
            Stage::Routed => "follow-explained-routed",
            Stage::Awaited => "follow-explained-awaited",
            Stage::Answered => "follow-explained-answered",
            Stage::Closed => "follow-explained-closed",
        }
    }
}

/// An answer that is to be passed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// The public name of who decides, if a letter has told it already.
    pub name: Option<String>,
    /// The last day on which it is in time, by its own calendar; `None` without a time limit, or while the clock stands.
    pub due_on: Option<String>,
    /// Whether that day is over.
    pub is_past: bool,
}

/// A letter of the requester's lane.
#[derive(Debug, Clone)]
pub struct ToldLetter {
    /// Its id.
    pub letter_id: String,
    /// Whether the office wrote it.
    pub is_ours: bool,
    /// When (RFC 3339).
    pub at: String,
    /// Its subject.
    pub subject: String,
    /// What it says.
    pub text: String,
    /// Its files.
    pub attachments: Vec<KeptAttachment>,
}

/// What is told.
#[derive(Debug, Clone)]
pub struct Told {
    /// The reference.
    pub reference: String,
    /// What the requester called it.
    pub subject: String,
    /// Key of its procedure, once somebody has said which it is.
    pub procedure: Option<String>,
    /// Where it stands.
    pub stage: Stage,
    /// Whether the office has asked the requester something that is not answered yet.
    pub is_asked: bool,
    /// Answers that are to be passed on.
    pub awaited: Vec<Awaited>,
    /// The decision, once the closing letter has told it.
    pub decision: Option<Decision>,
    /// The letters, the newest first.
    pub letters: Vec<ToldLetter>,
}

/// What the requester of this lane may know, names in `language`.
///
/// # Errors
/// When the database fails.
pub fn told(tx: &mut Tx<'_>, office: &Office, lane: &Lane, language: &str) -> Result<Told> {
    let case = Case::by_id(tx, &lane.case_id)?;
    let all = KeptLetter::of_case(tx, &case.case_id)?;
    let not_gone = outbox::not_gone(tx, &case.case_id, office.now())?;
    let own: Vec<&KeptLetter> = all.iter().filter(|letter| is_told(letter, lane, &not_gone)).collect();
    let awaited = awaited(tx, office, &case, (&all, &own, language))?;
    let closing = all.iter().rfind(|letter| letter.purpose == "closing" && letter.disposition == "ours");
    let has_closed = case.state == State::Closed
        && closing.is_none_or(|closing| own.iter().any(|letter| letter.letter_id == closing.letter_id));
    let is_routed = !case.authorities(tx)?.is_empty();
    let has_answer = own.iter().any(|letter| matches!(letter.purpose.as_str(), "relay" | "answer"));
    let stage = match () {
        () if has_closed => Stage::Closed,
        () if !awaited.is_empty() => Stage::Awaited,
        () if has_answer => Stage::Answered,
        () if is_routed => Stage::Routed,
        () => Stage::Received,
    };
    let decision = if has_closed { decision::of_case(tx, &case.case_id)? } else { None };
    let is_asked = own.last().is_some_and(|newest| newest.purpose == "question");
    let letters = own.iter().rev().map(|letter| told_letter(tx, letter)).collect::<Result<_>>()?;
    Ok(Told {
        awaited: if has_closed { Vec::new() } else { awaited },
        is_asked: is_asked && !has_closed,
        reference: case.reference,
        subject: case.subject,
        procedure: case.procedure,
        stage,
        decision,
        letters,
    })
}

/// One letter of this lane, if it may be told.
///
/// # Errors
/// When the database fails.
pub fn letter(tx: &mut Tx<'_>, office: &Office, lane: &Lane, letter_id: &str) -> Result<Option<KeptLetter>> {
    let not_gone = outbox::not_gone(tx, &lane.case_id, office.now())?;
    Ok(KeptLetter::find(tx, letter_id)?.filter(|letter| is_told(letter, lane, &not_gone)))
}

/// The day of an instant where the office is.
///
/// # Errors
/// When a stored instant is broken.
pub fn day_at_office(office: &Office, at: &str) -> Result<String> {
    let in_force = office.in_force();
    let zone = jiff::tz::TimeZone::get(in_force.directory.office.time_zone.as_ref())
        .unwrap_or(jiff::tz::TimeZone::UTC);
    Ok(instant(at)?.to_zoned_datetime(zone).date().to_string())
}

/// Letters of the requester's own lane: ours once nobody can call them back any more; theirs unless somebody else may have
/// written them. Reports about mail are no letters.
fn is_told(letter: &KeptLetter, lane: &Lane, not_gone: &[String]) -> bool {
    if letter.case_id.as_deref() != Some(&lane.case_id) || letter.lane_id.as_deref() != Some(&lane.lane_id) {
        return false;
    }
    if letter.direction == "out" {
        return letter.disposition == "ours" && !not_gone.contains(&letter.letter_id);
    }
    let is_kind = matches!(letter.kind.as_str(), "person" | "list" | "calendar");
    is_kind
        && matches!(letter.disposition.as_str(), "opened" | "placed")
        && letter.trust.as_deref() != Some("held")
}

/// A dispatch is awaited until a letter that the requester has passed its answer on; that it was answered changes nothing.
fn awaited(
    tx: &mut Tx<'_>,
    office: &Office,
    case: &Case,
    (all, own, language): (&[KeptLetter], &[&KeptLetter], &str),
) -> Result<Vec<Awaited>> {
    let in_force = office.in_force();
    let mut awaited = Vec::new();
    for dispatch in Dispatch::of_case(tx, &case.case_id)? {
        if !dispatch.is_open() && dispatch.state != "answered" {
            continue;
        }
        let Some(authority) = in_force.directory.authority(&dispatch.authority) else { continue };
        let has_come = |letter: &KeptLetter| {
            let by = letter.relayed_by.as_deref();
            letter.lane_id.as_deref() == Some(&dispatch.lane_id)
                && letter.kept_at >= dispatch.sent_at
                && own.iter().any(|ours| Some(ours.letter_id.as_str()) == by)
        };
        if dispatch.state == "answered" && all.iter().any(has_come) {
            continue;
        }
        let is_named = authority
            .name
            .versions()
            .any(|name| own.iter().any(|letter| letter.direction == "out" && letter.text.contains(name)));
        let due_on = wording::last_day(dispatch.due_at.as_deref(), authority)?;
        awaited.push(Awaited {
            name: is_named.then(|| authority.name.in_language(language).to_owned()),
            due_on: Some(due_on).filter(|day| !day.is_empty()),
            is_past: dispatch.due_at.as_deref().is_some_and(|due| due <= written(office.now()).as_str()),
        });
    }
    awaited.dedup();
    Ok(awaited)
}

fn told_letter(tx: &mut Tx<'_>, letter: &KeptLetter) -> Result<ToldLetter> {
    Ok(ToldLetter {
        letter_id: letter.letter_id.clone(),
        is_ours: letter.direction == "out",
        at: letter.kept_at.clone(),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        attachments: attachment::of_letter(tx, &letter.letter_id)?,
    })
}
