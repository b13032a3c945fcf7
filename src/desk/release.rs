//! By hand: lets a letter of ours leave at once, without waiting for the end of its delay or for its next try.

use store::Tx;

use super::case::Case;
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::letters::letter::KeptLetter;
use crate::letters::outbox;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// Lets a letter leave at once.
///
/// # Errors
/// [`Refusal::NotInOutbox`], also when its case is out of the actor's sight; [`Refusal::TooLateToCancel`] when it is on its
/// way or gone.
pub fn release(tx: &mut Tx<'_>, office: &Office, actor: &Actor, letter_id: &str) -> Result<()> {
    actor.must(Right::Outbox)?;
    let case_id = case_in_sight(tx, actor, letter_id)?;
    outbox::release(tx, letter_id, office.now())?;
    let details = [("letter", letter_id)];
    let case_id = case_id.as_deref();
    journal::note(tx, &Entry { at: office.now(), actor, deed: "letter.released", case_id, details: &details })
}

/// The case of a letter of ours, held against other writers; a letter out of the actor's sight is not there.
///
/// # Errors
/// [`Refusal::NotInOutbox`].
pub(super) fn case_in_sight(tx: &mut Tx<'_>, actor: &Actor, letter_id: &str) -> Result<Option<String>> {
    let unknown = || Refusal::NotInOutbox(letter_id.to_owned());
    let letter = KeptLetter::find(tx, letter_id)?.ok_or_else(unknown)?;
    let Some(case_id) = letter.case_id else {
        return if actor.sees("") { Ok(None) } else { Err(unknown().into()) };
    };
    Case::lock_id(tx, &case_id)?.in_sight_of(actor).ok_or_else(unknown)?;
    Ok(Some(case_id))
}
