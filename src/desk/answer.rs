//! By hand: the desk itself writes to the requester, on its own matters. No authority stands behind it.

use store::Tx;

use super::case::{Case, State};
use super::crossing::{leave, secrets_against};
use super::lane::Lane;
use super::standing;
use super::wording::{self, Wording};
use crate::actor::{Actor, Right};
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::letters::writing::Written;
use crate::office::Office;
use crate::refusal::Refusal;

/// Answers a case that is the desk's own matter: the authority it was routed to is the office itself.
///
/// # Errors
/// [`Refusal::NotOwnMatter`] when another authority decides, [`Refusal::EmptyText`], [`Refusal::WouldLeak`].
pub fn answer(tx: &mut Tx<'_>, office: &Office, actor: &Actor, reference: &str, text: &str) -> Result<Written> {
    actor.must(Right::Answer)?;
    let mut case = Case::lock(tx, reference)?;
    case.must_be_open()?;
    let in_force = office.in_force();
    let authorities = case.authorities(tx)?;
    let is_own = |key: &String| in_force.directory.authority(key).is_some_and(|authority| authority.own);
    if authorities.is_empty() || !authorities.iter().any(is_own) {
        return Err(Refusal::NotOwnMatter(case.reference.clone()).into());
    }
    if text.trim().is_empty() {
        return Err(Refusal::EmptyText.into());
    }
    let lane = Lane::of_requester(tx, &case.case_id)?;
    let secrets = secrets_against(tx, office, &case, &lane)?;
    let rendered = Wording::about(&in_force.directory, &case, &lane.language).with("text", text.trim()).render("answer")?;
    let writing = wording::on_lane(tx, office, &lane, "answer", rendered)?;
    let written = leave(tx, office, &writing, &secrets)?;
    if matches!(case.state, State::Open | State::Routed | State::Relayed) {
        standing::settle(tx, office, &mut case)?;
    }
    let details = [("letter", written.letter_id.as_str())];
    journal::note(tx, &Entry { at: office.now(), actor, deed: "case.answered", case_id: Some(&case.case_id), details: &details })?;
    Ok(written)
}
