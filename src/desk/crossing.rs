//! Loads what the gate guards: everything that the other lanes of a case know and this lane's party must not learn, and
//! the one way in which a letter, and the files that were chosen for it, leave on a lane.

use mail::compose::Enclosure;
use store::Tx;

use super::case::Case;
use super::follow::{lines, link};
use super::gate::Secrets;
use super::lane::{Lane, Role};
use crate::directory::rows;
use crate::error::Result;
use crate::letters::kept;
use crate::letters::letter::KeptLetter;
use crate::letters::writing::{Writing, Written, write};
use crate::office::Office;
use crate::refusal::Refusal;

/// Field values shorter than this occur in innocent words.
const SHORTEST_VALUE: usize = 6;
/// A single word of fewer letters is no name to search for.
const SHORTEST_NAME: usize = 5;

/// What must not reach the party of `lane`.
///
/// # Errors
/// When a letter's bytes cannot be read.
pub fn secrets_against(tx: &mut Tx<'_>, office: &Office, case: &Case, lane: &Lane) -> Result<Secrets> {
    let mut secrets = Secrets::default();
    for other in Lane::of_case(tx, &case.case_id)?.iter().filter(|other| other.lane_id != lane.lane_id) {
        secrets.add(&other.address);
        secrets.add(&other.reply_address(office));
        for code in lines::codes_of(tx, office, other)? {
            secrets.add(&code);
        }
        if other.authority.is_none() {
            for secret in link::every_secret_of(tx, office, other)? {
                secrets.add(&secret);
            }
            add_name(&mut secrets, &other.name);
        }
        if other.role == Role::Requester {
            let filled = case.fields(tx)?;
            let pieces = filled.iter().flat_map(|(_, value)| rows::pieces(value));
            pieces
                .filter(|piece| piece.chars().count() >= SHORTEST_VALUE)
                .for_each(|piece| secrets.add(&piece));
        }
    }
    for letter in KeptLetter::of_case(tx, &case.case_id)? {
        // A letter without a lane is a copy that was set aside: what it says lies on its lane already.
        if letter.lane_id.as_deref().is_some_and(|of| of != lane.lane_id) {
            add_letter(&mut secrets, tx, office, &letter)?;
        }
    }
    for authority in &office.in_force().directory.authorities {
        authority.name.versions().for_each(|name| secrets.release(name));
    }
    office.in_force().directory.office.name.versions().for_each(|name| secrets.release(name));
    Ok(secrets)
}

/// Writes a letter on a lane; refuses when its finished bytes would show the lane's party something of another.
///
/// # Errors
/// [`Refusal::WouldLeak`].
pub fn leave(tx: &mut Tx<'_>, office: &Office, writing: &Writing, secrets: &Secrets) -> Result<Written> {
    let written = write(tx, office, writing)?;
    match secrets.found_in_message(&written.bytes) {
        Some(secret) => Err(Refusal::WouldLeak(secret).into()),
        None => Ok(written),
    }
}

/// The chosen attachments of a letter, by number, under neutral names: a file name can tell who made it.
///
/// # Errors
/// [`Refusal::UnknownAttachment`].
pub fn enclosures(
    tx: &mut Tx<'_>,
    office: &Office,
    letter: &KeptLetter,
    chosen: &[i64],
) -> Result<Vec<Enclosure>> {
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    let bytes = kept::bytes(office, tx, &letter.hash)?;
    let (read, _) = mail::parse::read(&bytes, &mail::parse::Limits::default());
    chosen
        .iter()
        .map(|number| {
            let place = usize::try_from(*number - 1).ok();
            let attachment = place.and_then(|place| read.attachments.get(place));
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

fn add_letter(secrets: &mut Secrets, tx: &mut Tx<'_>, office: &Office, letter: &KeptLetter) -> Result<()> {
    if let Some(message_id) = &letter.message_id {
        secrets.add(message_id);
    }
    if letter.direction == "out" {
        return Ok(());
    }
    secrets.add(&letter.from_address);
    add_name(secrets, &letter.from_name);
    let bytes = kept::bytes(office, tx, &letter.hash)?;
    let (read, _) = mail::parse::read(&bytes, &mail::parse::Limits::default());
    secrets.add_phones(&read.text);
    for attachment in
        read.attachments.iter().filter(|attachment| attachment.filename.chars().count() >= SHORTEST_VALUE)
    {
        secrets.add(&attachment.filename);
    }
    for person in read.from.iter().chain(&read.reply_to) {
        secrets.add(&person.address);
        add_name(secrets, &person.name);
    }
    Ok(())
}

fn add_name(secrets: &mut Secrets, name: &str) {
    if name.chars().count() >= SHORTEST_NAME || name.trim().contains(' ') || !name.is_ascii() {
        secrets.add(name);
    }
}
