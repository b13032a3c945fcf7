//! Signing in with address, password and second factor, and showing again who one is. The hash is computed outside every
//! transaction; whoever is unknown costs as much as whoever is known, and hears the same.

use std::net::IpAddr;

use store::Tx;

use crate::actor::Actor;
use crate::error::Result;
use crate::html::visit::SignedIn;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::staff::account::{Account, Proofs};
use crate::staff::admission::{Admission, Kind};
use crate::staff::invite::noted;
use crate::staff::passkey::{self, KeptPasskey};
use crate::staff::tries::{self, Counted};
use crate::staff::webauthn::{self, Answer};
use crate::staff::{password, role, second_factor, session};

/// One try.
#[derive(Debug, Clone, Copy)]
pub struct Try<'a> {
    /// The address that was typed.
    pub email: &'a str,
    /// The password.
    pub password: &'a str,
    /// The code of the second factor.
    pub code: &'a str,
    /// Where it comes from.
    pub peer: IpAddr,
}

/// How a try ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    /// The value of the new session's cookie.
    In(String),
    /// Something of it was wrong; nobody is told what.
    Wrong,
    /// It was not looked at: there were too many. Seconds until the next.
    TooMany(i64),
}

/// Signs in. `old` is the session that the browser brought: it ends, whoever made it (ASVS 5.0 V7.2.4).
///
/// # Errors
/// When the database fails.
pub fn sign_in(office: &Office, attempt: &Try<'_>, old: Option<&str>) -> Result<Tried> {
    tried(office, attempt, |tx, account| {
        if let Some(old) = old {
            session::end(tx, old)?;
        }
        come_in(tx, office, account)
    })
}

/// Shows again who one is: the session goes on under a new id (ASVS 5.0 V7.5).
///
/// # Errors
/// When the database fails.
pub fn prove(office: &Office, attempt: &Try<'_>, session_id: &str) -> Result<Tried> {
    tried(office, attempt, |tx, _| session::renew(tx, office, session_id))
}

/// Signs in with a passkey; its counter is kept.
///
/// # Errors
/// [`Refusal::PasskeyFailed`].
pub fn sign_in_by_passkey(
    office: &Office,
    site: &str,
    answer: &Answer<'_>,
    old: Option<&str>,
) -> Result<String> {
    let (account, key) = webauthn::finish_known(office, site, answer, "sign-in")?;
    office.write(|tx| {
        if let Some(old) = old {
            session::end(tx, old)?;
        }
        passkey_used(tx, office, &key)?;
        come_in(tx, office, &account)
    })
}

/// Shows again who one is, with a passkey of one's own.
///
/// # Errors
/// [`Refusal::PasskeyFailed`].
pub fn prove_by_passkey(
    office: &Office,
    site: &str,
    answer: &Answer<'_>,
    officer: &SignedIn,
) -> Result<String> {
    let (account, key) = webauthn::finish_known(office, site, answer, "prove")?;
    if account.account_id != officer.account_id {
        return Err(Refusal::PasskeyFailed.into());
    }
    office.write(|tx| {
        passkey_used(tx, office, &key)?;
        session::renew(tx, office, &officer.session_id)
    })
}

/// The demonstration's officer has nothing to show; anybody else is refused.
///
/// # Errors
/// [`Refusal::NotProved`].
pub fn prove_in_demonstration(tx: &mut Tx<'_>, office: &Office, officer: &SignedIn) -> Result<String> {
    if !Admission::is_of_demonstration(tx, &officer.account_id)? {
        return Err(Refusal::NotProved.into());
    }
    session::renew(tx, office, &officer.session_id)
}

/// Asked again where it cannot change any more: the key may have been removed, its owner shut out.
fn passkey_used(tx: &mut Tx<'_>, office: &Office, key: &KeptPasskey) -> Result<()> {
    let is_there = passkey::find(tx, &key.credential_id)?.is_some();
    let owner = Account::find(tx, &key.account_id)?.filter(|account| !account.is_shut_out);
    if !is_there || owner.is_none() {
        return Err(Refusal::PasskeyFailed.into());
    }
    passkey::used(tx, office, key)
}

/// Opens a session for an account that proved itself.
///
/// # Errors
/// When the database fails.
pub fn come_in(tx: &mut Tx<'_>, office: &Office, account: &Account) -> Result<String> {
    noted(tx, office, &Actor::Officer(account.officer()), "officer.signed-in", "")?;
    session::open(tx, office, &account.account_id)
}

/// Makes the demonstration's officer and the secret of the link that lets them in. Such links exist in the demonstration's
/// own folder alone: no command of an office and no page calls this.
///
/// # Errors
/// When the database fails.
pub fn open_for_demonstration(tx: &mut Tx<'_>, office: &Office, name: &str, email: &str) -> Result<String> {
    let account = Account {
        account_id: office.new_id()?,
        name: name.to_owned(),
        email: email.to_owned(),
        role: role::HEAD.to_owned(),
        countries: Vec::new(),
        is_shut_out: false,
    };
    Account::record(tx, office, &account)?;
    let admission = Admission {
        secret_hash: String::new(),
        kind: Kind::Demonstration,
        account_id: Some(account.account_id),
        email: account.email,
        name: account.name,
        role: account.role,
        countries: account.countries,
        made_by: Actor::Clock.written(),
        ends_at: String::new(),
    };
    Admission::make(tx, office, &admission)
}

fn tried(
    office: &Office,
    attempt: &Try<'_>,
    then: impl FnOnce(&mut Tx<'_>, &Account) -> Result<String>,
) -> Result<Tried> {
    if !Counted::of(attempt.email, attempt.peer).take(office)? {
        return Ok(Tried::TooMany(tries::seconds_left(office.now())));
    }
    let found = office.read(|tx| {
        let account = Account::by_email(tx, attempt.email)?.filter(|account| !account.is_shut_out);
        let proofs = match &account {
            Some(account) => Account::proofs(tx, &account.account_id)?,
            None => Proofs::default(),
        };
        Ok(account.map(|account| (account, proofs)))
    })?;
    let kept = found.as_ref().and_then(|(_, proofs)| proofs.password_hash.as_deref());
    let is_right = password::is_right(attempt.password, kept)?;
    let step = match &found {
        Some((account, Proofs { totp_secret: Some(sealed), .. })) => {
            let secret = second_factor::unsealed(office, &account.account_id, sealed)?;
            second_factor::step_of(&secret, attempt.code, office.now())
        }
        // The same work for nobody.
        _ => second_factor::step_of(&second_factor::offered(office, "nobody"), attempt.code, office.now())
            .and(None),
    };
    let (Some((account, proofs)), true, Some(step)) = (found, is_right, step) else {
        return Ok(Tried::Wrong);
    };
    office.write(|tx| {
        // Asked again where it cannot change any more: a reset, a shut-out or the same code may have come between.
        let is_same = Account::proofs(tx, &account.account_id)?.password_hash == proofs.password_hash;
        let is_there = Account::find(tx, &account.account_id)?.is_some_and(|account| !account.is_shut_out);
        if !is_same || !is_there || !Account::use_step(tx, &account.account_id, step)? {
            return Ok(Tried::Wrong);
        }
        tries::forgive(tx, attempt.email)?;
        then(tx, &account).map(Tried::In)
    })
}
