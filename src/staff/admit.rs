//! Lets somebody in by their link: makes the account, or gives an existing one new factors, uses the link up and opens a
//! session. Looking at a link changes nothing: scanners of mail open links.

use store::Tx;

use crate::actor::Actor;
use crate::error::Result;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::staff::account::{Account, Proofs};
use crate::staff::admission::{Admission, Kind};
use crate::staff::invite::{must_be_free, noted};
use crate::staff::passkey::{self, KeptPasskey};
use crate::staff::{second_factor, session};

/// What the person will prove themselves with.
#[derive(Debug, Clone)]
pub enum Factor {
    /// A password and an authenticator app.
    Password {
        /// As it is kept.
        hash: String,
        /// The key of the app.
        totp: Vec<u8>,
        /// The step whose code was shown: it is used.
        step: i64,
    },
    /// A passkey, and the id of the account that it was made for.
    Passkey(String, KeptPasskey),
    /// Nothing: the demonstration.
    Nothing,
}

/// Who comes, as far as the link does not say it.
#[derive(Debug, Clone, Default)]
pub struct Arrival {
    /// The name of a first officer.
    pub name: String,
    /// The address of a first officer.
    pub email: String,
}

/// Lets the person in; the value of the session's cookie.
///
/// # Errors
/// [`Refusal::LinkOver`], [`Refusal::NameTaken`], [`Refusal::EmailTaken`], [`Refusal::BadAddress`].
pub fn admit(
    tx: &mut Tx<'_>,
    office: &Office,
    secret: &str,
    arrival: &Arrival,
    factor: &Factor,
) -> Result<String> {
    let admission = Admission::open(tx, office, secret)?.ok_or(Refusal::LinkOver)?;
    // Only the demonstration lets anybody in without a factor, and nothing else makes its links.
    if matches!(factor, Factor::Nothing) != (admission.kind == Kind::Demonstration) {
        return Err(Refusal::LinkOver.into());
    }
    if !admission.use_up(tx, office)? {
        return Err(Refusal::LinkOver.into());
    }
    let account = match &admission.account_id {
        Some(account_id) => known(tx, account_id)?,
        None => made(tx, office, &admission, arrival, factor)?,
    };
    prove(tx, office, &account, factor)?;
    let actor = Actor::Officer(account.officer());
    noted(tx, office, &actor, "officer.admitted", &account.name)?;
    session::end_all(tx, &account.account_id)?;
    session::open(tx, office, &account.account_id)
}

/// An account that was shut out meanwhile stays out, whatever link it has.
fn known(tx: &mut Tx<'_>, account_id: &str) -> Result<Account> {
    let account = Account::find(tx, account_id)?;
    Ok(account.filter(|account| !account.is_shut_out).ok_or(Refusal::LinkOver)?)
}

fn made(
    tx: &mut Tx<'_>,
    office: &Office,
    admission: &Admission,
    arrival: &Arrival,
    factor: &Factor,
) -> Result<Account> {
    let is_first = admission.kind == Kind::First;
    let (name, email) = if is_first {
        (arrival.name.trim(), arrival.email.as_str())
    } else {
        (admission.name.as_str(), admission.email.as_str())
    };
    must_be_free(tx, None, name, email)?;
    let account = Account {
        account_id: match factor {
            Factor::Passkey(account_id, _) => account_id.clone(),
            Factor::Password { .. } | Factor::Nothing => office.new_id()?,
        },
        name: name.to_owned(),
        email: email.to_owned(),
        role: admission.role.clone(),
        countries: admission.countries.clone(),
        is_shut_out: false,
    };
    Account::record(tx, office, &account)?;
    Ok(account)
}

/// What the account had before goes: whoever lost a factor must not be met by whoever found it.
fn prove(tx: &mut Tx<'_>, office: &Office, account: &Account, factor: &Factor) -> Result<()> {
    let account_id = account.account_id.as_str();
    passkey::forget_all(tx, account_id)?;
    let proofs = match factor {
        Factor::Password { hash, totp, step } => {
            Account::use_step(tx, account_id, *step)?;
            Proofs {
                password_hash: Some(hash.clone()),
                totp_secret: Some(second_factor::sealed(office, account_id, totp)?),
            }
        }
        Factor::Passkey(_, key) => {
            passkey::keep(tx, office, account_id, key)?;
            Proofs::default()
        }
        Factor::Nothing => Proofs::default(),
    };
    Account::set_proofs(tx, account_id, &proofs)
}
