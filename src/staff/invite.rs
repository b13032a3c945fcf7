//! Makes the links that let somebody in once: for the first officer, for further ones, for one who is locked out. Returns
//! the link's secret, which is nowhere else; whoever asked for it hands it over.

use rust_iso3166::from_alpha2;
use store::Tx;

use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;
use crate::staff::account::{Account, folded};
use crate::staff::admission::{Admission, Kind};
use crate::staff::{change, role, session};

/// Whom a link is to let in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Newcomer {
    /// As the journal will name them.
    pub name: String,
    /// What they will sign in with.
    pub email: String,
    /// Their role.
    pub role: String,
    /// Countries whose cases they see; empty: every case.
    pub countries: Vec<String>,
}

/// The link of a new office's first officer, who says name and address when it is used. Whoever works on the machine may
/// ask for another while nobody has come in.
///
/// # Errors
/// When the database fails.
pub fn first(tx: &mut Tx<'_>, office: &Office, actor: &Actor) -> Result<String> {
    actor.must(Right::Accounts)?;
    let head = Newcomer { role: role::HEAD.to_owned(), ..Newcomer::default() };
    let secret = Admission::make(tx, office, &blank(actor, Kind::First, &head))?;
    noted(tx, office, actor, "officer.first-link", "")?;
    Ok(secret)
}

/// Invites a further officer.
///
/// # Errors
/// [`Refusal::GrantsMore`], [`Refusal::UnknownRole`], [`Refusal::NameTaken`], [`Refusal::EmailTaken`],
/// [`Refusal::BadAddress`], [`Refusal::BadCountry`].
pub fn invite(tx: &mut Tx<'_>, office: &Office, actor: &Actor, new: &Newcomer) -> Result<String> {
    actor.must(Right::Accounts)?;
    must_be_grantable(actor, &new.role, &new.countries)?;
    must_be_free(tx, None, &new.name, &new.email)?;
    let secret = Admission::make(tx, office, &blank(actor, Kind::Invitation, new))?;
    noted(tx, office, actor, "officer.invited", new.name.trim())?;
    Ok(secret)
}

/// Makes a fresh link in the place of one that nobody has used.
///
/// # Errors
/// [`Refusal::LinkOver`] when it was used; [`Refusal::GrantsMore`].
pub fn renew(tx: &mut Tx<'_>, office: &Office, actor: &Actor, secret_hash: &str) -> Result<String> {
    let old = reachable(tx, actor, secret_hash)?;
    old.withdraw(tx)?;
    let secret = Admission::make(tx, office, &Admission { made_by: actor.written(), ..old.clone() })?;
    noted(tx, office, actor, "officer.link-renewed", &old.name)?;
    Ok(secret)
}

/// Takes a link back that nobody has used.
///
/// # Errors
/// As [`renew`].
pub fn withdraw(tx: &mut Tx<'_>, office: &Office, actor: &Actor, secret_hash: &str) -> Result<()> {
    let old = reachable(tx, actor, secret_hash)?;
    old.withdraw(tx)?;
    noted(tx, office, actor, "officer.link-withdrawn", &old.name)
}

/// Lets an officer in again who lost what they prove themselves with: their sessions end now, their old factors when the
/// link is used. Nobody resets themselves: the way back leads through another person (ASVS 5.0 V6.4.3).
///
/// # Errors
/// [`Refusal::UnknownOfficer`], [`Refusal::GrantsMore`].
pub fn reset(tx: &mut Tx<'_>, office: &Office, actor: &Actor, account_id: &str) -> Result<String> {
    let account = change::within_reach(tx, actor, account_id)?;
    session::end_all(tx, &account.account_id)?;
    let new = Newcomer {
        name: account.name.clone(),
        email: account.email.clone(),
        role: account.role.clone(),
        countries: account.countries.clone(),
    };
    let admission = Admission { account_id: Some(account.account_id), ..blank(actor, Kind::Reset, &new) };
    let secret = Admission::make(tx, office, &admission)?;
    noted(tx, office, actor, "officer.reset", &account.name)?;
    Ok(secret)
}

/// Refuses a role or countries that the actor does not have.
///
/// # Errors
/// [`Refusal::UnknownRole`], [`Refusal::BadCountry`], [`Refusal::GrantsMore`].
pub fn must_be_grantable(actor: &Actor, role: &str, countries: &[String]) -> Result<()> {
    if !role::exists(role) {
        return Err(Refusal::UnknownRole(role.to_owned()).into());
    }
    if let Some(wrong) = countries.iter().find(|country| from_alpha2(country).is_none()) {
        return Err(Refusal::BadCountry(wrong.clone()).into());
    }
    if !may_grant(actor, role, countries) {
        return Err(Refusal::GrantsMore(actor.written()).into());
    }
    Ok(())
}

/// Whether the actor has everything that the role on these countries is.
#[must_use]
pub fn may_grant(actor: &Actor, role: &str, countries: &[String]) -> bool {
    let Actor::Officer(officer) = actor else { return false };
    let sees_them = officer.countries.is_empty()
        || !countries.is_empty() && countries.iter().all(|country| officer.countries.contains(country));
    sees_them && role::rights(role).are_within(officer.rights)
}

/// Refuses a name or address that is another account's than `own`.
///
/// # Errors
/// [`Refusal::NameTaken`], [`Refusal::EmailTaken`], [`Refusal::BadAddress`].
pub fn must_be_free(tx: &mut Tx<'_>, own: Option<&str>, name: &str, email: &str) -> Result<()> {
    let is_other = |found: Option<Account>| found.is_some_and(|found| Some(found.account_id.as_str()) != own);
    let email = folded(email);
    let is_address = email.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty() && domain.contains('.') && !email.contains(char::is_whitespace)
    });
    if !is_address {
        return Err(Refusal::BadAddress(email).into());
    }
    if is_other(Account::by_email(tx, &email)?) {
        return Err(Refusal::EmailTaken(email).into());
    }
    if is_other(Account::by_name(tx, name)?) {
        return Err(Refusal::NameTaken(name.trim().to_owned()).into());
    }
    Ok(())
}

fn reachable(tx: &mut Tx<'_>, actor: &Actor, secret_hash: &str) -> Result<Admission> {
    actor.must(Right::Accounts)?;
    let old = Admission::unused(tx, secret_hash)?.ok_or(Refusal::LinkOver)?;
    if !may_grant(actor, &old.role, &old.countries) {
        return Err(Refusal::GrantsMore(actor.written()).into());
    }
    Ok(old)
}

fn blank(actor: &Actor, kind: Kind, new: &Newcomer) -> Admission {
    Admission {
        secret_hash: String::new(),
        kind,
        account_id: None,
        email: new.email.clone(),
        name: new.name.trim().to_owned(),
        role: new.role.clone(),
        countries: new.countries.clone(),
        made_by: actor.written(),
        ends_at: String::new(),
    }
}

/// Notes a deed of the staff room in the journal.
///
/// # Errors
/// When the database fails.
pub fn noted(tx: &mut Tx<'_>, office: &Office, actor: &Actor, deed: &str, whom: &str) -> Result<()> {
    let details = [("officer", whom)];
    let details = if whom.is_empty() { &details[..0] } else { &details[..] };
    journal::note(tx, &Entry { at: office.now(), actor, deed, case_id: None, details })
}
