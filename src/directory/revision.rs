//! The office file as it is stored: every revision that was ever applied, the newest in force.

use jiff::Timestamp;
use store::Tx;

use crate::clock::written;
use crate::error::Result;

/// A stored revision.
#[derive(Debug, Clone)]
pub struct Revision {
    /// 1, 2, 3 …
    pub number: i64,
    /// The file as it was written.
    pub text: String,
}

/// The number in force; 0 before the first.
///
/// # Errors
/// When the database fails.
pub fn current_number(tx: &mut Tx<'_>) -> Result<i64> {
    let row = tx.one("SELECT COALESCE(MAX(revision), 0) AS revision FROM office_files", &[])?;
    Ok(row.map_or(Ok(0), |row| row.int("revision"))?)
}

/// The revision in force.
///
/// # Errors
/// When the database fails.
pub fn current(tx: &mut Tx<'_>) -> Result<Option<Revision>> {
    let row = tx.one("SELECT revision, text FROM office_files ORDER BY revision DESC LIMIT 1", &[])?;
    Ok(match row {
        Some(row) => Some(Revision { number: row.int("revision")?, text: row.text("text")? }),
        None => None,
    })
}

/// When a revision was put in force and by whom.
#[derive(Debug, Clone)]
pub struct Applied {
    /// Its number.
    pub number: i64,
    /// When.
    pub at: String,
    /// By whom, as the journal names them.
    pub by: String,
}

/// The last `most` revisions before number `below` (`None`: all), the newest first.
///
/// # Errors
/// When the database fails.
pub fn list(tx: &mut Tx<'_>, below: Option<i64>, most: i64) -> Result<Vec<Applied>> {
    let rows = tx.all(
        "SELECT revision, applied_at, applied_by FROM office_files WHERE revision < $1 ORDER BY revision DESC LIMIT $2",
        &[below.unwrap_or(i64::MAX).into(), most.into()],
    )?;
    let applied = |row: &store::Row| {
        Ok(Applied { number: row.int("revision")?, at: row.text("applied_at")?, by: row.text("applied_by")? })
    };
    rows.iter().map(applied).collect()
}

/// A revision by its number.
///
/// # Errors
/// When the database fails.
pub fn find(tx: &mut Tx<'_>, number: i64) -> Result<Option<Revision>> {
    let row = tx.one("SELECT revision, text FROM office_files WHERE revision = $1", &[number.into()])?;
    Ok(match row {
        Some(row) => Some(Revision { number: row.int("revision")?, text: row.text("text")? }),
        None => None,
    })
}

/// Puts a new revision in force.
///
/// # Errors
/// When the database fails.
pub fn put(tx: &mut Tx<'_>, text: &str, at: Timestamp, by: &str) -> Result<i64> {
    let number = current_number(tx)? + 1;
    tx.run(
        "INSERT INTO office_files (revision, text, applied_at, applied_by) VALUES ($1, $2, $3, $4)",
        &[number.into(), text.into(), written(at).into(), by.into()],
    )?;
    Ok(number)
}
