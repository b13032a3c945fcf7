//! Step 7: passes an accepted reply on to the requester, as the desk's own new letter: what the officer released, without
//! the authority's quotes, people, addresses and Message-IDs.

use store::Tx;

use super::case::Case;
use super::crossing::{enclosures, leave, secrets_against};
use super::lane::Lane;
use super::reply::authority_letter;
use super::standing;
use super::wording::{self, Wording};
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::letters::letter;
use crate::letters::letter::KeptLetter;
use crate::letters::writing::Written;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// What an officer releases.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// The text to pass on; `None`: what is new in the reply, cleaned of the authority's people and addresses.
    pub text: Option<String>,
    /// Numbers of the reply's attachments that go with it. Their names are not passed on.
    pub attachments: Vec<i64>,
    /// Exact texts that may cross although they are the authority's.
    pub release: Vec<String>,
}

/// What would be passed on if an officer changed nothing, with the reply itself.
///
/// # Errors
/// [`Refusal::UnknownCase`], [`Refusal::UnknownLetter`], [`Refusal::NotAReply`].
pub fn proposed(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    reference: &str,
    letter_id: &str,
) -> Result<(String, KeptLetter)> {
    let case = Case::by_reference(tx, actor, reference)?;
    let (reply, _) = authority_letter(tx, &case, letter_id)?;
    let lane = Lane::of_requester(tx, &case.case_id)?;
    let secrets = secrets_against(tx, office, &case, &lane)?;
    Ok((secrets.taken_out_of(reply.text.trim()), reply))
}

/// Passes an accepted reply on.
///
/// # Errors
/// [`Refusal::UnknownLetter`], [`Refusal::NotAReply`], [`Refusal::NotAccepted`], [`Refusal::EmptyText`],
/// [`Refusal::UnknownAttachment`], [`Refusal::WouldLeak`].
pub fn relay(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    reference: &str,
    (letter_id, draft): (&str, &Draft),
) -> Result<Written> {
    actor.must(if *actor == Actor::Clock { Right::AutoRelay } else { Right::Relay })?;
    let mut case = Case::lock(tx, actor, reference)?;
    case.must_be_open()?;
    let (reply, authority_lane) = authority_letter(tx, &case, letter_id)?;
    if reply.accepted_at.is_none() {
        return Err(Refusal::NotAccepted(letter_id.to_owned()).into());
    }
    let lane = Lane::of_requester(tx, &case.case_id)?;
    let mut secrets = secrets_against(tx, office, &case, &lane)?;
    draft.release.iter().for_each(|text| secrets.release(text));
    let text = match &draft.text {
        Some(text) => text.trim().to_owned(),
        None => secrets.taken_out_of(reply.text.trim()),
    };
    if text.is_empty() {
        return Err(Refusal::EmptyText.into());
    }
    let in_force = office.in_force();
    let mut wording = Wording::about(&in_force.directory, &case, &lane.language).with("text", text);
    if let Some(authority) =
        authority_lane.authority.as_deref().and_then(|key| in_force.directory.authority(key))
    {
        wording = wording.of(authority);
    }
    let rendered = wording.render("relay")?;
    let mut writing = wording::on_lane(tx, office, &lane, "relay", rendered)?;
    writing.enclosures = enclosures(tx, office, &reply, &draft.attachments)?;
    let written = leave(tx, office, &writing, &secrets)?;
    letter::mark_relayed(tx, letter_id, &written.letter_id, office.now())?;
    standing::settle(tx, office, &mut case)?;
    let details = [("reply", letter_id), ("letter", written.letter_id.as_str())];
    journal::note(
        tx,
        &Entry {
            at: office.now(),
            actor,
            deed: "reply.relayed",
            case_id: Some(&case.case_id),
            details: &details,
        },
    )?;
    Ok(written)
}
