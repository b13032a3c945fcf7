//! Notices: what a person must be told and nobody asked for. Open until an officer settles it; never dropped.

use serde_json::Value as Json;
use store::{Row, Tx};

use crate::clock::written;
use crate::error::Result;
use crate::office::Office;

/// One notice.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Notice {
    /// Its id.
    pub notice_id: String,
    /// When it came up.
    pub at: String,
    /// The phrase that says it, such as `notice-contact-bounced`.
    pub code: String,
    /// The case it belongs to.
    pub case_id: Option<String>,
    /// What its phrase is about.
    pub what: String,
}

/// Tells a person. The same notice about the same thing is not told twice while it is open.
///
/// # Errors
/// When the database fails.
pub fn tell(tx: &mut Tx<'_>, office: &Office, code: &str, case_id: Option<&str>, what: &str) -> Result<()> {
    let details = Json::String(what.to_owned()).to_string();
    let known = tx.one(
        "SELECT notice_id FROM notices WHERE settled_at IS NULL AND code = $1 AND details = $2",
        &[code.into(), details.clone().into()],
    )?;
    if known.is_some() {
        return Ok(());
    }
    let now = office.now();
    tx.run(
        "INSERT INTO notices (notice_id, noticed_at, code, case_id, details) VALUES ($1, $2, $3, $4, $5)",
        &[
            office.new_id()?.into(),
            written(now).into(),
            code.into(),
            case_id.map(str::to_owned).into(),
            details.into(),
        ],
    )?;
    Ok(())
}

/// Open notices, oldest first, at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn open(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Notice>> {
    let rows = tx.all(
        "SELECT notice_id, noticed_at, code, case_id, details FROM notices WHERE settled_at IS NULL \
         ORDER BY noticed_at, notice_id LIMIT $1",
        &[limit.into()],
    )?;
    rows.iter().map(notice).collect()
}

fn notice(row: &Row) -> Result<Notice> {
    Ok(Notice {
        notice_id: row.text("notice_id")?,
        at: row.text("noticed_at")?,
        code: row.text("code")?,
        case_id: row.opt_text("case_id")?,
        what: serde_json::from_str(&row.text("details")?).unwrap_or_default(),
    })
}

/// Settles what a case's notices of one kind asked for, because an officer did it.
///
/// # Errors
/// When the database fails.
pub fn settle_of_case(tx: &mut Tx<'_>, office: &Office, code: &str, case_id: &str) -> Result<()> {
    tx.run(
        "UPDATE notices SET settled_at = $1 WHERE code = $2 AND case_id = $3 AND settled_at IS NULL",
        &[written(office.now()).into(), code.into(), case_id.into()],
    )?;
    Ok(())
}

/// The open notice of this id.
///
/// # Errors
/// When the database fails.
pub fn find_open(tx: &mut Tx<'_>, notice_id: &str) -> Result<Option<Notice>> {
    let row = tx.one(
        "SELECT notice_id, noticed_at, code, case_id, details FROM notices WHERE notice_id = $1 AND settled_at IS NULL",
        &[notice_id.into()],
    )?;
    row.as_ref().map(notice).transpose()
}

/// Marks a notice as settled; `false` when there is none open with that id.
///
/// # Errors
/// When the database fails.
pub fn settle(tx: &mut Tx<'_>, office: &Office, notice_id: &str) -> Result<bool> {
    let rows = tx.run(
        "UPDATE notices SET settled_at = $1 WHERE notice_id = $2 AND settled_at IS NULL",
        &[written(office.now()).into(), notice_id.into()],
    )?;
    Ok(rows == 1)
}
