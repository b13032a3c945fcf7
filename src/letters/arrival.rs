//! A letter's arrival: its row before it is read, and what reading adds to it.

use jiff::Timestamp;
use mail::letter::{Defect, Kind, Letter};
use store::Tx;

use super::attachment;
use crate::clock::written;
use crate::error::Result;

/// What intake knows of a letter before it is read.
pub struct Arrival<'a> {
    /// The new row's id.
    pub letter_id: &'a str,
    /// When.
    pub at: Timestamp,
    /// SHA-256 of the bytes.
    pub hash: &'a str,
    /// Envelope sender.
    pub sender: Option<&'a str>,
    /// Envelope recipient, one.
    pub recipient: &'a str,
    /// The same for a second delivery.
    pub delivery_key: &'a str,
}

/// Records that a letter has arrived; `false` when the same delivery is there already.
///
/// # Errors
/// When the database fails.
pub fn arrive(tx: &mut Tx<'_>, arrival: &Arrival<'_>) -> Result<bool> {
    let rows = tx.run(
        "INSERT INTO letters (letter_id, direction, kept_at, hash, envelope_sender, recipient, delivery_key, disposition) \
         VALUES ($1, 'in', $2, $3, $4, $5, $6, 'received') ON CONFLICT (delivery_key) DO NOTHING",
        &[
            arrival.letter_id.into(),
            written(arrival.at).into(),
            arrival.hash.into(),
            arrival.sender.map(str::to_owned).into(),
            arrival.recipient.into(),
            arrival.delivery_key.into(),
        ],
    )?;
    Ok(rows == 1)
}

/// Writes down what was read from a letter that stands at `received` (or `unreadable`, when it is read again); `false` when
/// it does not stand there any more: somebody else has read it.
///
/// # Errors
/// When the database fails.
pub fn record_reading(
    tx: &mut Tx<'_>,
    (letter_id, stands_at): (&str, &str),
    letter: &Letter,
    defects: &[Defect],
) -> Result<bool> {
    let sender = letter.from.first().cloned().unwrap_or_default();
    let dated = letter.date.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let rows = tx.run(
        "UPDATE letters SET message_id = $2, written_at = $3, from_name = $4, from_address = $5, subject = $6, kind = $7, \
         language = $8, text = $9, defects = $10 WHERE letter_id = $1 AND disposition = $11",
        &[
            letter_id.into(),
            letter.message_id.clone().map(clean).into(),
            dated.map(written).into(),
            clean(sender.name).into(),
            clean(sender.address.to_lowercase()).into(),
            clean(letter.subject.clone()).into(),
            kind_word(letter.kind).into(),
            letter.language.clone().into(),
            clean(letter.new_text.clone()).into(),
            serde_json::to_string(defects).unwrap_or_default().into(),
            stands_at.into(),
        ],
    )?;
    if rows == 0 {
        return Ok(false);
    }
    attachment::record(tx, letter_id, &letter.attachments)?;
    Ok(true)
}

/// PostgreSQL's text cannot hold NUL; the kept bytes still do.
pub(super) fn clean(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{FFFD}") } else { text }
}

/// The word of a kind, as stored and printed.
#[must_use]
pub fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "person",
        Kind::AutoReply => "auto_reply",
        Kind::Bounce => "bounce",
        Kind::Receipt => "receipt",
        Kind::List => "list",
        Kind::Calendar => "calendar",
    }
}
