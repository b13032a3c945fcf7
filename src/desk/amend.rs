//! By hand: changes to the office file, one entry at a time, and to what is known of an authority's contacts.

use store::Tx;

use crate::actor::Actor;
use crate::directory::contact::{self, Mark};
use crate::directory::edit::Edit;
use crate::directory::{Directory, check, revision};
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// Changes the office file in force and puts it in force as a new revision; its number. `seen` is the revision that the
/// officer looked at: a form filled in from an older one is refused rather than undo what somebody else did.
///
/// # Errors
/// When the actor may not, the file was changed meanwhile, `change` refuses, or the changed file would have mistakes.
pub fn amend(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    seen: Option<i64>,
    change: impl FnOnce(&mut Edit) -> Result<()>,
) -> Result<i64> {
    actor.must(Right::Office)?;
    let stored = revision::current(tx)?.ok_or_else(|| anyhow::anyhow!("no office file is in force"))?;
    if seen.is_some_and(|seen| seen != stored.number) {
        return Err(Refusal::ChangedMeanwhile(stored.number.to_string()).into());
    }
    let mut edit = Edit::of(&stored.text).map_err(|mistake| mistaken(&[mistake]))?;
    change(&mut edit)?;
    let text = edit.text();
    if text == stored.text {
        return Ok(stored.number);
    }
    checked(&text)?;
    office.put_in_force(tx, actor, &text)
}

/// Puts an earlier revision in force again, as a new one; its number.
///
/// # Errors
/// When the actor may not, there is no such revision, or it has mistakes by today's rules.
pub fn restore(tx: &mut Tx<'_>, office: &Office, actor: &Actor, number: i64) -> Result<i64> {
    actor.must(Right::Office)?;
    let earlier = revision::find(tx, number)?.ok_or_else(|| Refusal::UnknownEntry(number.to_string()))?;
    checked(&earlier.text)?;
    office.put_in_force(tx, actor, &earlier.text)
}

/// An officer vouches for a contact: mail to it is tried again, whatever came back before.
///
/// # Errors
/// When the actor may not, or the authority has no such contact.
pub fn confirm_contact(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    (authority, address): (&str, &str),
) -> Result<()> {
    actor.must(Right::Office)?;
    let in_force = office.in_force();
    let unknown = || Refusal::UnknownEntry(authority.to_owned());
    let contacts = &in_force.directory.authority(authority).ok_or_else(unknown)?.contacts;
    if !contacts.iter().any(|contact| contact.address.as_ref().eq_ignore_ascii_case(address)) {
        return Err(Refusal::UnknownContact(address.to_owned()).into());
    }
    let why = actor.written();
    contact::mark(tx, authority, address, &Mark { state: "confirmed", at: office.now(), why: &why })?;
    let details = [("authority", authority), ("address", address)];
    let entry =
        Entry { at: office.now(), actor, deed: "contact.confirmed", case_id: None, details: &details };
    journal::note(tx, &entry)
}

fn checked(text: &str) -> Result<()> {
    let directory = Directory::read(text).map_err(|mistake| mistaken(&[mistake]))?;
    let mistakes = check::mistakes(text, &directory);
    if mistakes.is_empty() { Ok(()) } else { Err(mistaken(&mistakes).into()) }
}

fn mistaken(mistakes: &[check::Mistake]) -> Refusal {
    let sentences: Vec<&str> = mistakes.iter().map(|mistake| mistake.sentence.as_str()).collect();
    Refusal::OfficeFileMistaken(sentences.join("; "))
}
