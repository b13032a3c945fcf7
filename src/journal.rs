//! The journal: who did what to which case, when. Append only, chained by hash; nothing here knows a room.

use jiff::Timestamp;
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};
use store::{Row, Tx};

use crate::actor::Actor;
use crate::clock::written;
use crate::error::Result;
use crate::webhook::delivery;

/// One recorded act.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Deed {
    /// Its place in the chain, from 1.
    pub position: i64,
    /// When.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What, as a code such as `case.forwarded`.
    pub deed: String,
    /// The particulars.
    pub details: Json,
}

/// What is about to be recorded.
#[derive(Debug)]
pub struct Entry<'a> {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: &'a Actor,
    /// A code such as `case.forwarded`.
    pub deed: &'a str,
    /// The case it belongs to.
    pub case_id: Option<&'a str>,
    /// Particulars, as names and values.
    pub details: &'a [(&'a str, &'a str)],
}

/// Adds one deed to the end of the chain, in the transaction of the change that it records.
///
/// # Errors
/// When the database fails.
pub fn note(tx: &mut Tx<'_>, entry: &Entry<'_>) -> Result<()> {
    // The row of the chain's end is locked first: two nodes would otherwise both continue the same deed.
    let end = tx.lock("SELECT position, hash FROM journal_end WHERE only_row = 1", &[])?;
    let (position, previous) = match &end {
        Some(row) => (row.int("position")? + 1, row.text("hash")?),
        None => (1, String::new()),
    };
    let details: Map<String, Json> = entry
        .details
        .iter()
        .map(|(name, value)| ((*name).to_owned(), Json::String((*value).to_owned())))
        .collect();
    let details = Json::Object(details).to_string();
    let at = written(entry.at);
    let actor = entry.actor.written();
    let hash = chain(
        &previous,
        [&position.to_string(), &at, &actor, entry.deed, entry.case_id.unwrap_or(""), &details],
    );
    tx.run(
        "INSERT INTO deeds (position, done_at, actor, deed, case_id, details, previous_hash, hash) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            position.into(),
            at.into(),
            actor.into(),
            entry.deed.into(),
            entry.case_id.map(str::to_owned).into(),
            details.into(),
            previous.into(),
            hash.clone().into(),
        ],
    )?;
    if let Some(case_id) = entry.case_id {
        delivery::put(tx, position, entry.deed, (case_id, &written(entry.at)))?;
    }
    tx.run(
        "UPDATE journal_end SET position = $1, hash = $2 WHERE only_row = 1",
        &[position.into(), hash.into()],
    )?;
    Ok(())
}

/// The deeds of one case, oldest first.
///
/// # Errors
/// When the database fails.
pub fn of_case(tx: &mut Tx<'_>, case_id: &str) -> Result<Vec<Deed>> {
    let rows = tx.all(
        "SELECT position, done_at, actor, deed, details FROM deeds WHERE case_id = $1 ORDER BY position",
        &[case_id.into()],
    )?;
    rows.iter().map(deed).collect()
}

/// Walks the whole chain and names each link that does not hold, and a missing end.
///
/// # Errors
/// When the database fails.
pub fn faults(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let (mut position, mut previous) = (0_i64, String::new());
    tx.each(
        "SELECT position, done_at, actor, deed, case_id, details, previous_hash, hash FROM deeds ORDER BY position",
        &[],
        |row| {
            position += 1;
            let stands_at = row.int("position")?;
            if stands_at != position {
                faults.push(format!("journal: deed {position} is missing, {stands_at} follows"));
                position = stands_at;
            } else if row.text("previous_hash")? != previous || row.text("hash")? != rehash(&row)? {
                faults.push(format!("journal: deed {position} was changed"));
            }
            previous = row.text("hash")?;
            Ok(())
        },
    )?;
    let end = tx.one("SELECT position, hash FROM journal_end WHERE only_row = 1", &[])?;
    match end {
        Some(end) if end.int("position")? == position && end.text("hash")? == previous => {}
        Some(end) => faults
            .push(format!("journal: it ends at deed {position}, but {} were written", end.int("position")?)),
        None => faults.push("journal: its end is not recorded".to_owned()),
    }
    Ok(faults)
}

fn deed(row: &Row) -> Result<Deed> {
    Ok(Deed {
        position: row.int("position")?,
        at: row.text("done_at")?,
        actor: row.text("actor")?,
        deed: row.text("deed")?,
        details: serde_json::from_str(&row.text("details")?).unwrap_or(Json::Null),
    })
}

fn rehash(row: &Row) -> std::result::Result<String, store::StoreError> {
    let case_id = row.opt_text("case_id")?.unwrap_or_default();
    Ok(chain(
        &row.text("previous_hash")?,
        [
            &row.int("position")?.to_string(),
            &row.text("done_at")?,
            &row.text("actor")?,
            &row.text("deed")?,
            &case_id,
            &row.text("details")?,
        ],
    ))
}

/// SHA-256 over the previous hash and the fields, each behind its length so that no two entries look the same.
fn chain(previous: &str, fields: [&str; 6]) -> String {
    let mut hasher = Sha256::new();
    for field in std::iter::once(previous).chain(fields) {
        hasher.update(u64::try_from(field.len()).unwrap_or(0).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    data_encoding::HEXLOWER.encode(&hasher.finalize())
}
