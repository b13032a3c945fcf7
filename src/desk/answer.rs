//! By hand: the desk itself writes to the requester: an answer on its own matters, or a question. No authority stands
//! behind it.

use store::Tx;

use super::case::Case;
use super::crossing::{leave, secrets_against};
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

/// Answers a case that is the desk's own matter: the authority it was routed to is the office itself.
///
/// # Errors
/// [`Refusal::NotOwnMatter`] when another authority decides, [`Refusal::EmptyText`], [`Refusal::WouldLeak`].
pub fn answer(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    reference: &str,
    text: &str,
) -> Result<Written> {
    actor.must(Right::Answer)?;
    let mut case = Case::lock(tx, actor, reference)?;
    case.must_be_open()?;
    let in_force = office.in_force();
    let authorities = case.authorities(tx)?;
    let is_own = |key: &String| in_force.directory.authority(key).is_some_and(|authority| authority.own);
    if !authorities.iter().any(is_own) {
        return Err(Refusal::NotOwnMatter(case.reference.clone()).into());
    }
    let written = write_to_requester(tx, office, &case, ("answer", text))?;
    standing::settle(tx, office, &mut case)?;
    let details = [("letter", written.letter_id.as_str())];
    journal::note(
        tx,
        &Entry {
            at: office.now(),
            actor,
            deed: "case.answered",
            case_id: Some(&case.case_id),
            details: &details,
        },
    )?;
    Ok(written)
}

/// Asks the requester something, or tells them how it stands. The case stays where it is: nothing was decided.
///
/// # Errors
/// [`Refusal::Closed`], [`Refusal::EmptyText`], [`Refusal::WouldLeak`].
pub fn ask(tx: &mut Tx<'_>, office: &Office, actor: &Actor, reference: &str, text: &str) -> Result<Written> {
    actor.must(Right::Answer)?;
    let case = Case::lock(tx, actor, reference)?;
    case.must_be_open()?;
    let written = write_to_requester(tx, office, &case, ("question", text))?;
    let details = [("letter", written.letter_id.as_str())];
    journal::note(
        tx,
        &Entry {
            at: office.now(),
            actor,
            deed: "requester.asked",
            case_id: Some(&case.case_id),
            details: &details,
        },
    )?;
    Ok(written)
}

fn write_to_requester(
    tx: &mut Tx<'_>,
    office: &Office,
    case: &Case,
    (purpose, text): (&'static str, &str),
) -> Result<Written> {
    if text.trim().is_empty() {
        return Err(Refusal::EmptyText.into());
    }
    let lane = Lane::of_requester(tx, &case.case_id)?;
    let secrets = secrets_against(tx, office, case, &lane)?;
    let in_force = office.in_force();
    let rendered = Wording::about(&in_force.directory, case, &lane.language)
        .with("text", text.trim())
        .render("answer")?;
    let writing = wording::on_lane(tx, office, &lane, purpose, rendered)?;
    leave(tx, office, &writing, &secrets)
}
