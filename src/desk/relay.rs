//! Step 7: passes an accepted reply on to the requester, as the desk's own new letter: what the officer released, without
//! the authority's quotes, people, addresses and Message-IDs.

use mail::compose::Enclosure;
use store::Tx;

use super::case::Case;
use super::crossing::{leave, secrets_against};
use super::lane::Lane;
use super::reply::authority_letter;
use super::standing;
use super::wording::{self, Wording};
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::letters::kept;
use crate::letters::letter::{self, KeptLetter};
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

/// The chosen attachments under neutral names: a file name can tell who made it.
fn enclosures(
    tx: &mut Tx<'_>,
    office: &Office,
    reply: &KeptLetter,
    chosen: &[i64],
) -> Result<Vec<Enclosure>> {
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    let bytes = kept::bytes(office, tx, &reply.hash)?;
    let (letter, _) = mail::parse::read(&bytes, &mail::parse::Limits::default());
    chosen
        .iter()
        .map(|number| {
            let place = usize::try_from(*number - 1).ok();
            let attachment = place.and_then(|place| letter.attachments.get(place));
            let attachment = attachment.ok_or_else(|| Refusal::UnknownAttachment(number.to_string()))?;
            Ok(Enclosure {
                filename: format!("attachment-{number}{}", extension(&attachment.filename)),
                media_type: attachment.media_type.clone(),
                bytes: attachment.bytes.clone(),
            })
        })
        .collect()
}

fn extension(filename: &str) -> String {
    let last = filename.rsplit_once('.').map_or("", |(_, last)| last);
    let is_plain = (1..=5).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_plain { format!(".{}", last.to_ascii_lowercase()) } else { String::new() }
}
