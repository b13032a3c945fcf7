//! What an officer changes about themselves: name, address, and what they prove themselves with. Whoever changes a factor
//! ends every other session of theirs, and nobody is ever left without a way in.

use store::Tx;

use crate::actor::Actor;
use crate::error::Result;
use crate::html::visit::SignedIn;
use crate::journal::{self, Entry};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::staff::account::{Account, Proofs, folded};
use crate::staff::invite::must_be_free;
use crate::staff::passkey::{self, KeptPasskey};
use crate::staff::{second_factor, session};

/// The officer whose own account it is.
#[derive(Debug, Clone, Copy)]
pub struct Oneself<'a> {
    /// As the journal names them.
    pub actor: &'a Actor,
    /// Their session.
    pub session: &'a SignedIn,
}

/// A new password, and a new key of the authenticator app where there is one.
#[derive(Debug, Clone, Default)]
pub struct NewProofs {
    /// The password as it is kept; none: it stays.
    pub password_hash: Option<String>,
    /// The key of the app and the step whose code was shown; none: it stays.
    pub app: Option<(Vec<u8>, i64)>,
}

/// Changes name, address and the language of pages (`''`: as the browser asks).
///
/// # Errors
/// [`Refusal::NotProved`] when the address changes and they did not show lately who they are; [`Refusal::NameTaken`],
/// [`Refusal::EmailTaken`], [`Refusal::BadAddress`].
pub fn describe(
    tx: &mut Tx<'_>,
    office: &Office,
    oneself: Oneself<'_>,
    (name, email, language): (&str, &str, &str),
) -> Result<()> {
    let account_id = oneself.session.account_id.as_str();
    let account = Account::find(tx, account_id)?.ok_or(Refusal::NotProved)?;
    Account::set_language(tx, account_id, language)?;
    let changed = Account { name: name.trim().to_owned(), email: folded(email), ..account.clone() };
    if changed == account {
        return Ok(());
    }
    if changed.email != account.email && !oneself.session.is_proved {
        return Err(Refusal::NotProved.into());
    }
    must_be_free(tx, Some(account_id), &changed.name, &changed.email)?;
    changed.change(tx)?;
    noted(tx, office, oneself, "officer.described", &[("from", &account.name), ("to", &changed.name)])
}

/// Sets a new password, a new app, or both.
///
/// # Errors
/// [`Refusal::LastProof`] when there would be a password without an app.
pub fn set_proofs(tx: &mut Tx<'_>, office: &Office, oneself: Oneself<'_>, new: &NewProofs) -> Result<()> {
    let account_id = oneself.session.account_id.as_str();
    let old = Account::proofs(tx, account_id)?;
    let totp_secret = match &new.app {
        Some((secret, step)) => {
            Account::use_step(tx, account_id, *step)?;
            Some(second_factor::sealed(office, account_id, secret)?)
        }
        None => old.totp_secret,
    };
    let proofs = Proofs { password_hash: new.password_hash.clone().or(old.password_hash), totp_secret };
    if proofs.password_hash.is_some() != proofs.totp_secret.is_some() {
        return Err(Refusal::LastProof.into());
    }
    Account::set_proofs(tx, account_id, &proofs)?;
    changed(tx, office, oneself, "officer.password-set")
}

/// Forgets password and app; passkeys remain.
///
/// # Errors
/// [`Refusal::LastProof`].
pub fn forget_password(tx: &mut Tx<'_>, office: &Office, oneself: Oneself<'_>) -> Result<()> {
    let account_id = oneself.session.account_id.as_str();
    if passkey::of_account(tx, account_id)?.is_empty() {
        return Err(Refusal::LastProof.into());
    }
    Account::set_proofs(tx, account_id, &Proofs::default())?;
    changed(tx, office, oneself, "officer.password-removed")
}

/// Keeps one passkey more.
///
/// # Errors
/// When the database fails.
pub fn add_passkey(tx: &mut Tx<'_>, office: &Office, oneself: Oneself<'_>, key: &KeptPasskey) -> Result<()> {
    passkey::keep(tx, office, &oneself.session.account_id, key)?;
    changed(tx, office, oneself, "officer.passkey-added")
}

/// Forgets a passkey of theirs; one that is not theirs, or gone already, is no matter.
///
/// # Errors
/// [`Refusal::LastProof`].
pub fn remove_passkey(
    tx: &mut Tx<'_>,
    office: &Office,
    oneself: Oneself<'_>,
    credential_id: &str,
) -> Result<()> {
    let account_id = oneself.session.account_id.as_str();
    // Taken out first: of two keys removed at the same moment, the second finds itself the last.
    if !passkey::forget(tx, account_id, credential_id)? {
        return Ok(());
    }
    let has_password = Account::proofs(tx, account_id)?.password_hash.is_some();
    if !has_password && passkey::of_account(tx, account_id)?.is_empty() {
        return Err(Refusal::LastProof.into());
    }
    changed(tx, office, oneself, "officer.passkey-removed")
}

/// Ends one of their sessions; one that is not theirs, or over already, is no matter.
///
/// # Errors
/// When the database fails.
pub fn end_session(tx: &mut Tx<'_>, office: &Office, oneself: Oneself<'_>, session_id: &str) -> Result<()> {
    if !session::end_own(tx, &oneself.session.account_id, session_id)? {
        return Ok(());
    }
    noted(tx, office, oneself, "officer.session-ended", &[])
}

fn changed(tx: &mut Tx<'_>, office: &Office, oneself: Oneself<'_>, deed: &str) -> Result<()> {
    session::end_others(tx, &oneself.session.account_id, &oneself.session.session_id)?;
    noted(tx, office, oneself, deed, &[])
}

fn noted(
    tx: &mut Tx<'_>,
    office: &Office,
    oneself: Oneself<'_>,
    deed: &str,
    details: &[(&str, &str)],
) -> Result<()> {
    journal::note(tx, &Entry { at: office.now(), actor: oneself.actor, deed, case_id: None, details })
}
