//! The files inside a kept letter, by number: what they are called and how large they are. Their bytes stay in the letter.

use mail::letter::Attachment;
use store::{Row, Tx};

use super::arrival::clean;
use crate::error::Result;

/// A file inside a kept letter.
#[derive(Debug, Clone, serde::Serialize)]
pub struct KeptAttachment {
    /// Its number in the letter, from 1.
    pub position: i64,
    /// Its name.
    pub filename: String,
    /// Its media type.
    pub media_type: String,
    /// Its size.
    pub bytes: i64,
}

/// The files of all letters of a case, each with its letter, in the order of letters and numbers.
///
/// # Errors
/// When the database fails.
pub fn of_case(tx: &mut Tx<'_>, case_id: &str) -> Result<Vec<(String, KeptAttachment)>> {
    let rows = tx.all(
        "SELECT a.letter_id, a.position, a.filename, a.media_type, a.size FROM attachments a \
         JOIN letters l ON l.letter_id = a.letter_id WHERE l.case_id = $1 ORDER BY a.letter_id, a.position",
        &[case_id.into()],
    )?;
    rows.iter().map(|row| Ok((row.text("letter_id")?, kept(row)?))).collect()
}

/// The files of one letter, by number.
///
/// # Errors
/// When the database fails.
pub fn of_letter(tx: &mut Tx<'_>, letter_id: &str) -> Result<Vec<KeptAttachment>> {
    let rows = tx.all(
        "SELECT position, filename, media_type, size FROM attachments WHERE letter_id = $1 ORDER BY position",
        &[letter_id.into()],
    )?;
    rows.iter().map(kept).collect()
}

fn kept(row: &Row) -> Result<KeptAttachment> {
    Ok(KeptAttachment {
        position: row.int("position")?,
        filename: row.text("filename")?,
        media_type: row.text("media_type")?,
        bytes: row.int("size")?,
    })
}

/// Writes down the files of a letter that was just read.
///
/// # Errors
/// When the database fails.
pub fn record(tx: &mut Tx<'_>, letter_id: &str, attachments: &[Attachment]) -> Result<()> {
    for (position, attachment) in (1_i64..).zip(attachments) {
        tx.run(
            "INSERT INTO attachments (letter_id, position, filename, media_type, size) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (letter_id, position) DO NOTHING",
            &[
                letter_id.into(),
                position.into(),
                clean(attachment.filename.clone()).into(),
                clean(attachment.media_type.clone()).into(),
                i64::try_from(attachment.bytes.len()).unwrap_or(i64::MAX).into(),
            ],
        )?;
    }
    Ok(())
}
