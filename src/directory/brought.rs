//! Noun: a table of authorities that an officer has brought and not yet taken over. One for each officer, seen by nobody
//! else, gone when it is taken over or left lying for a week.

use jiff::{SignedDuration, Timestamp};
use store::{Tx, Value};

use crate::clock::written;
use crate::error::Result;

/// A table as it came.
#[derive(Debug, Clone)]
pub struct Brought {
    /// Its name.
    pub filename: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// How long a table may lie.
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Keeps a table for an officer, instead of the one that was there.
///
/// # Errors
/// When the database fails.
pub fn keep(tx: &mut Tx<'_>, account_id: &str, brought: &Brought, at: Timestamp) -> Result<()> {
    tx.run("DELETE FROM imports WHERE brought_at < $1", &[written(at - KEPT).into()])?;
    tx.run(
        "INSERT INTO imports (account_id, filename, content, brought_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (account_id) DO UPDATE SET filename = $2, content = $3, brought_at = $4",
        &[
            account_id.into(),
            brought.filename.clone().into(),
            Value::Bytes(brought.content.clone()),
            written(at).into(),
        ],
    )?;
    Ok(())
}

/// The table of an officer.
///
/// # Errors
/// When the database fails.
pub fn of(tx: &mut Tx<'_>, account_id: &str) -> Result<Option<Brought>> {
    let row = tx.one("SELECT filename, content FROM imports WHERE account_id = $1", &[account_id.into()])?;
    row.map(|row| Ok(Brought { filename: row.text("filename")?, content: row.bytes("content")? })).transpose()
}

/// Lets an officer's table go.
///
/// # Errors
/// When the database fails.
pub fn drop(tx: &mut Tx<'_>, account_id: &str) -> Result<()> {
    tx.run("DELETE FROM imports WHERE account_id = $1", &[account_id.into()])?;
    Ok(())
}
