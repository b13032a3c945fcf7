//! Noun: what the office asked a browser to prove, until it answers: once, within minutes, and for one purpose. All SQL on
//! `ceremonies`.

use jiff::SignedDuration;
use store::Tx;

use crate::clock::written;
use crate::error::Result;
use crate::office::Office;
use crate::staff::admission::hashed;

/// Whoever takes longer asks again.
const LASTS: SignedDuration = SignedDuration::from_mins(5);

/// A ceremony that was begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceremony {
    /// The account that it is for; empty: whoever proves to be somebody.
    pub account_id: String,
    /// What it may be used for: a ceremony begun for one thing is nothing for another.
    pub purpose: String,
    /// What must be remembered (JSON of the library).
    pub state: String,
}

/// Remembers a ceremony; the secret by which the browser's answer names it.
///
/// # Errors
/// When the database fails.
pub fn begin(tx: &mut Tx<'_>, office: &Office, begun: &Ceremony) -> Result<String> {
    let secret = data_encoding::BASE64URL_NOPAD.encode(&office.random()?);
    tx.run("DELETE FROM ceremonies WHERE ends_at <= $1", &[written(office.now()).into()])?;
    tx.run(
        "INSERT INTO ceremonies (ceremony_hash, account_id, kind, state, ends_at) VALUES ($1, $2, $3, $4, $5)",
        &[
            hashed(&secret).into(),
            begun.account_id.clone().into(),
            begun.purpose.clone().into(),
            begun.state.clone().into(),
            written(office.now() + LASTS).into(),
        ],
    )?;
    Ok(secret)
}

/// Takes a ceremony of this purpose out: an answer counts once, whether it is right or not.
///
/// # Errors
/// When the database fails.
pub fn end(tx: &mut Tx<'_>, office: &Office, secret: &str, purpose: &str) -> Result<Option<Ceremony>> {
    let row = tx.one(
        "DELETE FROM ceremonies WHERE ceremony_hash = $1 AND kind = $2 AND ends_at > $3 RETURNING account_id, kind, state",
        &[hashed(secret).into(), purpose.into(), written(office.now()).into()],
    )?;
    row.map(|row| {
        Ok(Ceremony {
            account_id: row.opt_text("account_id")?.unwrap_or_default(),
            purpose: row.text("kind")?,
            state: row.text("state")?,
        })
    })
    .transpose()
}
