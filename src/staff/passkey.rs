//! Noun: a passkey's public half (WebAuthn level 3). All SQL on `passkeys`.

use store::{Row, Tx};

use crate::clock::written;
use crate::error::Result;
use crate::office::Office;

/// One passkey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPasskey {
    /// Its id, base64url.
    pub credential_id: String,
    /// The account it proves; empty before it is kept.
    pub account_id: String,
    /// As its owner calls it.
    pub label: String,
    /// As the library keeps it (JSON).
    pub passkey: String,
    /// When it was made.
    pub made_at: String,
    /// When it was last used.
    pub used_at: Option<String>,
}

const COLUMNS: &str = "credential_id, account_id, label, passkey, made_at, used_at";

impl KeptPasskey {
    fn from_row(row: &Row) -> Result<KeptPasskey> {
        Ok(KeptPasskey {
            credential_id: row.text("credential_id")?,
            account_id: row.text("account_id")?,
            label: row.text("label")?,
            passkey: row.text("passkey")?,
            made_at: row.text("made_at")?,
            used_at: row.opt_text("used_at")?,
        })
    }
}

/// The passkey with this id.
///
/// # Errors
/// When the database fails.
pub fn find(tx: &mut Tx<'_>, credential_id: &str) -> Result<Option<KeptPasskey>> {
    let sql = format!("SELECT {COLUMNS} FROM passkeys WHERE credential_id = $1");
    tx.one(&sql, &[credential_id.into()])?.as_ref().map(KeptPasskey::from_row).transpose()
}

/// The passkeys of an account, oldest first.
///
/// # Errors
/// When the database fails.
pub fn of_account(tx: &mut Tx<'_>, account_id: &str) -> Result<Vec<KeptPasskey>> {
    let sql = format!("SELECT {COLUMNS} FROM passkeys WHERE account_id = $1 ORDER BY made_at, credential_id");
    tx.all(&sql, &[account_id.into()])?.iter().map(KeptPasskey::from_row).collect()
}

/// Keeps a new one.
///
/// # Errors
/// When the database fails, or it is kept already.
pub fn keep(tx: &mut Tx<'_>, office: &Office, account_id: &str, new: &KeptPasskey) -> Result<()> {
    tx.run(
        "INSERT INTO passkeys (credential_id, account_id, label, passkey, made_at) VALUES ($1, $2, $3, $4, $5)",
        &[
            new.credential_id.clone().into(),
            account_id.into(),
            new.label.clone().into(),
            new.passkey.clone().into(),
            written(office.now()).into(),
        ],
    )?;
    Ok(())
}

/// Records that it was used, with what the library learnt (its counter).
///
/// # Errors
/// When the database fails.
pub fn used(tx: &mut Tx<'_>, office: &Office, key: &KeptPasskey) -> Result<()> {
    tx.run(
        "UPDATE passkeys SET passkey = $2, used_at = $3 WHERE credential_id = $1",
        &[key.credential_id.clone().into(), key.passkey.clone().into(), written(office.now()).into()],
    )?;
    Ok(())
}

/// Forgets one of an account's.
///
/// # Errors
/// When the database fails.
pub fn forget(tx: &mut Tx<'_>, account_id: &str, credential_id: &str) -> Result<bool> {
    let sql = "DELETE FROM passkeys WHERE account_id = $1 AND credential_id = $2";
    Ok(tx.run(sql, &[account_id.into(), credential_id.into()])? == 1)
}

/// Forgets all of an account's.
///
/// # Errors
/// When the database fails.
pub fn forget_all(tx: &mut Tx<'_>, account_id: &str) -> Result<()> {
    tx.run("DELETE FROM passkeys WHERE account_id = $1", &[account_id.into()])?;
    Ok(())
}
