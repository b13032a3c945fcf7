//! By hand: sets a letter on an authority's lane aside, because it is not theirs or says nothing. It stays on the lane with
//! the reason, and nothing follows from it.

use store::Tx;

use super::case::Case;
use super::reply::authority_letter;
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::letters::letter::{self, Standing};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// Sets a letter aside.
///
/// # Errors
/// [`Refusal::NoReason`], [`Refusal::UnknownLetter`], [`Refusal::NotAReply`], [`Refusal::AlreadyAccepted`].
pub fn set_aside(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    reference: &str,
    (letter_id, why): (&str, &str),
) -> Result<Case> {
    actor.must(Right::Accept)?;
    if why.trim().is_empty() {
        return Err(Refusal::NoReason.into());
    }
    let case = Case::lock(tx, actor, reference)?;
    let (kept, lane) = authority_letter(tx, &case, letter_id)?;
    let standing = Standing {
        disposition: "discarded",
        why: why.trim(),
        case_id: Some(&case.case_id),
        lane_id: Some(&lane.lane_id),
    };
    if kept.accepted_at.is_some() || !letter::stand(tx, letter_id, &["placed"], &standing)? {
        return Err(Refusal::AlreadyAccepted(letter_id.to_owned()).into());
    }
    let details = [("letter", letter_id), ("why", why.trim())];
    let entry = Entry {
        at: office.now(),
        actor,
        deed: "reply.set_aside",
        case_id: Some(&case.case_id),
        details: &details,
    };
    journal::note(tx, &entry)?;
    Ok(case)
}
