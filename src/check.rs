//! The check of a whole office: database, kept bytes, journal, search index. Names every fault, mends none.

use serde::Serialize;
use store::Tx;

use crate::error::Result;
use crate::journal;
use crate::letters::kept;
use crate::office::Office;

/// What a check found.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Whether nothing is wrong.
    pub ok: bool,
    /// Letters, in and out.
    pub letters: i64,
    /// Different pieces of bytes.
    pub kept_bytes: i64,
    /// Cases.
    pub cases: i64,
    /// Deeds in the journal.
    pub deeds: i64,
    /// One sentence per fault.
    pub faults: Vec<String>,
}

/// Checks the office; `progress` is called once for every piece of bytes.
///
/// # Errors
/// When the database cannot be read at all.
pub fn check(office: &Office, progress: impl FnMut()) -> Result<Report> {
    let mut faults = office.store.check()?;
    office.read(|tx| {
        faults.extend(kept::faults(office, tx, progress)?);
        faults.extend(journal::faults(tx)?);
        faults.extend(index_faults(tx)?);
        Ok(Report {
            ok: faults.is_empty(),
            letters: count(tx, "letters")?,
            kept_bytes: count(tx, "kept_bytes")?,
            cases: count(tx, "cases")?,
            deeds: count(tx, "deeds")?,
            faults,
        })
    })
}

/// Letters that were read but cannot be found by their words.
fn index_faults(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let sql = "SELECT letter_id FROM letters WHERE disposition NOT IN ('received', 'unreadable') AND NOT EXISTS \
               (SELECT 1 FROM search_documents s WHERE s.table_key = 'letters' AND s.document_id = letters.letter_id)";
    let missing = tx.all(sql, &[])?;
    missing
        .iter()
        .map(|row| Ok(format!("search index: letter {} is missing", row.text("letter_id")?)))
        .collect()
}

fn count(tx: &mut Tx<'_>, table: &str) -> Result<i64> {
    let row = tx.one(&format!("SELECT COUNT(*) AS number FROM {table}"), &[])?;
    Ok(row.map_or(Ok(0), |row| row.int("number"))?)
}
