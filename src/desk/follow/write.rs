//! By the requester's own hand: what is written on the page behind the secret link becomes a letter on the requester's
//! lane, kept and read like one that came by mail.

use data_encoding::HEXLOWER;
use mail::compose::{Draft, Enclosure, compose};
use mail::letter::Address;
use sha2::{Digest, Sha256};
use store::Tx;

use super::tries::{self, Limit};
use crate::desk::lane::Lane;
use crate::desk::place;
use crate::desk::receive::{self, Reading, Ready};
use crate::desk::trust::Way;
use crate::error::Result;
use crate::office::Office;
use crate::refusal::Refusal;

/// Letters written on one page in a day.
const LETTERS: Limit = Limit { what: "follow-letter", tries: 30, hours: 24 };

/// What somebody wrote on the page.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Files, their names clean and their types looked at.
    pub files: Vec<Enclosure>,
    /// How many letters the page showed: the same text sent twice from one page is one letter.
    pub after: String,
}

/// A letter made ready outside the transaction.
pub struct PageLetter {
    ready: Ready,
    reading: Reading,
}

/// Makes the letter that a requester writes on the page; large files are on disk when this returns.
///
/// # Errors
/// [`Refusal::EmptyText`] when there is neither text nor file; a fault when the disk is full.
pub fn make_ready(office: &Office, lane: &Lane, reference: &str, wrote: &Written) -> Result<PageLetter> {
    if wrote.text.trim().is_empty() && wrote.files.is_empty() {
        return Err(Refusal::EmptyText.into());
    }
    let reply_address = lane.reply_address(office);
    let domain = &office.in_force().directory.office.domain;
    let draft = Draft {
        message_id: office.key.page_message_id(&fingerprint(lane, wrote), domain),
        date: office.now().as_second(),
        from: lane.recipient(),
        to: Address::bare(&reply_address),
        subject: reference.to_owned(),
        text: wrote.text.clone(),
        attachments: wrote.files.clone(),
        ..Draft::default()
    };
    let bytes = compose(&draft).map_err(anyhow::Error::new)?;
    Ok(PageLetter {
        ready: receive::make_ready(office, None, &reply_address, &bytes)?,
        reading: Reading::of(&bytes),
    })
}

/// Puts the letter on the requester's lane; the officer is told as of one that came by mail. Sent twice, it is one letter.
///
/// # Errors
/// [`Refusal::TooManyTries`].
pub fn write(tx: &mut Tx<'_>, office: &Office, lane: Lane, letter: &PageLetter) -> Result<()> {
    if !tries::take_turn(tx, office, LETTERS, &lane.lane_id)? {
        return Err(Refusal::TooManyTries.into());
    }
    let Some(letter_id) = receive::keep(tx, office, &letter.ready)? else { return Ok(()) };
    let kept = receive::record(tx, (&letter_id, "received"), &letter.reading)?;
    let kept = kept.ok_or_else(|| anyhow::anyhow!("a letter of the page was read before it was kept"))?;
    place::on_lane(tx, office, (&kept, &letter.reading.letter), lane, Way::FollowLink)?;
    Ok(())
}

fn fingerprint(lane: &Lane, wrote: &Written) -> String {
    let mut hasher = Sha256::new();
    hasher.update(format!("{}\n{}\n{}", lane.lane_id, wrote.after, wrote.text).as_bytes());
    for file in &wrote.files {
        hasher.update(file.filename.as_bytes());
        hasher.update(Sha256::digest(&file.bytes));
    }
    HEXLOWER.encode(&hasher.finalize())
}
