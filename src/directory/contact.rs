//! What was learnt about a contact since the office file was written: whether mail to it comes back.

use jiff::Timestamp;
use store::Tx;

use super::authority::{Authority, Contact};
use crate::clock::written;
use crate::error::Result;

/// The contact of an authority to write to about a procedure: the first that does not bounce.
///
/// # Errors
/// When the database fails.
pub fn working<'a>(
    tx: &mut Tx<'_>,
    authority: &'a Authority,
    procedure: &str,
) -> Result<Option<&'a Contact>> {
    for contact in authority.contacts_for(procedure) {
        if !is_bouncing(tx, authority.key.as_ref(), contact.address.as_ref())? {
            return Ok(Some(contact));
        }
    }
    Ok(None)
}

/// Whether mail to this contact came back for good.
///
/// # Errors
/// When the database fails.
pub fn is_bouncing(tx: &mut Tx<'_>, authority: &str, address: &str) -> Result<bool> {
    let row = tx.one(
        "SELECT state FROM contact_marks WHERE authority = $1 AND address = $2",
        &[authority.into(), address.to_lowercase().into()],
    )?;
    Ok(row.map(|row| row.text("state")).transpose()?.is_some_and(|state| state == "bouncing"))
}

/// What is known of one contact; `None`: nothing beyond the office file.
///
/// # Errors
/// When the database fails.
pub fn known(tx: &mut Tx<'_>, authority: &str, address: &str) -> Result<Option<Known>> {
    let sql = "SELECT authority, address, state, since_at, why FROM contact_marks WHERE authority = $1 AND address = $2";
    let row = tx.one(sql, &[authority.into(), address.to_lowercase().into()])?;
    row.as_ref().map(known_from).transpose()
}

/// Marks a contact: `bouncing` when mail to it came back for good, `confirmed` when a verified reply came from it.
///
/// # Errors
/// When the database fails.
pub fn mark(tx: &mut Tx<'_>, authority: &str, address: &str, mark: &Mark<'_>) -> Result<()> {
    tx.run(
        "INSERT INTO contact_marks (authority, address, state, since_at, why) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (authority, address) DO UPDATE SET state = $3, since_at = $4, why = $5",
        &[
            authority.into(),
            address.to_lowercase().into(),
            mark.state.into(),
            written(mark.at).into(),
            mark.why.into(),
        ],
    )?;
    Ok(())
}

/// What is known of a contact, since when and from what.
#[derive(Debug)]
pub struct Mark<'a> {
    /// `bouncing` or `confirmed`.
    pub state: &'a str,
    /// Since when.
    pub at: Timestamp,
    /// The report's own words, or ours.
    pub why: &'a str,
}

/// A mark as it is kept.
#[derive(Debug, Clone)]
pub struct Known {
    /// Key of the authority.
    pub authority: String,
    /// The address, folded.
    pub address: String,
    /// `bouncing` or `confirmed`.
    pub state: String,
    /// Since when.
    pub since_at: String,
    /// The report's own words, or ours.
    pub why: String,
}

/// What is known of every contact; one that is not here is proposed: the office file says so, nobody has confirmed it.
///
/// # Errors
/// When the database fails.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Known>> {
    let rows = tx.all("SELECT authority, address, state, since_at, why FROM contact_marks", &[])?;
    rows.iter().map(known_from).collect()
}

fn known_from(row: &store::Row) -> Result<Known> {
    Ok(Known {
        authority: row.text("authority")?,
        address: row.text("address")?,
        state: row.text("state")?,
        since_at: row.text("since_at")?,
        why: row.text("why")?,
    })
}

/// Forgets the marks of contacts, so that a mended address is tried again after a new office file.
///
/// # Errors
/// When the database fails.
pub fn forget_bounces_of(tx: &mut Tx<'_>, authority: &str) -> Result<()> {
    tx.run("DELETE FROM contact_marks WHERE authority = $1 AND state = 'bouncing'", &[authority.into()])?;
    Ok(())
}
