//! By hand: an officer's remark on a case that no party ever sees. All SQL on `notes`.

use store::Tx;

use super::case::Case;
use crate::actor::Actor;
use crate::clock::written;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// A remark.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Note {
    /// When.
    pub at: String,
    /// Whose.
    pub officer: String,
    /// What.
    pub text: String,
}

/// Writes a remark.
///
/// # Errors
/// [`Refusal::UnknownCase`], [`Refusal::EmptyText`].
pub fn note(tx: &mut Tx<'_>, office: &Office, actor: &Actor, reference: &str, text: &str) -> Result<Case> {
    actor.must(Right::Note)?;
    let case = Case::lock(tx, actor, reference)?;
    if text.trim().is_empty() {
        return Err(Refusal::EmptyText.into());
    }
    let now = office.now();
    tx.run(
        "INSERT INTO notes (note_id, case_id, noted_at, officer, text) VALUES ($1, $2, $3, $4, $5)",
        &[
            office.new_id()?.into(),
            case.case_id.clone().into(),
            written(now).into(),
            actor.written().into(),
            text.trim().replace('\0', " ").into(),
        ],
    )?;
    journal::note(
        tx,
        &Entry { at: now, actor, deed: "case.noted", case_id: Some(&case.case_id), details: &[] },
    )?;
    Ok(case)
}

/// The remarks on a case, oldest first.
///
/// # Errors
/// When the database fails.
pub fn of_case(tx: &mut Tx<'_>, case_id: &str) -> Result<Vec<Note>> {
    let rows = tx.all(
        "SELECT noted_at, officer, text FROM notes WHERE case_id = $1 ORDER BY note_id",
        &[case_id.into()],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Note { at: row.text("noted_at")?, officer: row.text("officer")?, text: row.text("text")? })
        })
        .collect()
}
