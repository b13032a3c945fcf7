//! Changes what an officer may do, shuts them out, lets them in again. Open sessions end with it, on every node.

use store::Tx;

use crate::actor::Actor;
use crate::error::Result;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;
use crate::staff::account::Account;
use crate::staff::invite::{may_grant, must_be_grantable, noted};
use crate::staff::session;

/// Gives an officer another role or other countries.
///
/// # Errors
/// [`Refusal::GrantsMore`], [`Refusal::LastHead`], [`Refusal::UnknownOfficer`], [`Refusal::UnknownRole`],
/// [`Refusal::BadCountry`].
pub fn change(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    account_id: &str,
    (role, countries): (&str, &[String]),
) -> Result<()> {
    let account = within_reach(tx, actor, account_id)?;
    must_be_grantable(actor, role, countries)?;
    let changed = Account { role: role.to_owned(), countries: countries.to_vec(), ..account.clone() };
    if changed == account {
        return Ok(());
    }
    if !changed.is_head() {
        must_leave_a_head(tx, &account)?;
    }
    changed.change(tx)?;
    session::end_all(tx, account_id)?;
    noted(tx, office, actor, "officer.changed", &account.name)
}

/// Shuts an officer out.
///
/// # Errors
/// [`Refusal::GrantsMore`], [`Refusal::LastHead`], [`Refusal::UnknownOfficer`].
pub fn shut_out(tx: &mut Tx<'_>, office: &Office, actor: &Actor, account_id: &str) -> Result<()> {
    let account = within_reach(tx, actor, account_id)?;
    must_leave_a_head(tx, &account)?;
    Account::set_shut_out(tx, office, account_id, true)?;
    session::end_all(tx, account_id)?;
    noted(tx, office, actor, "officer.shut-out", &account.name)
}

/// Lets an officer in again who was shut out; they sign in with what they had.
///
/// # Errors
/// [`Refusal::GrantsMore`], [`Refusal::UnknownOfficer`].
pub fn let_in(tx: &mut Tx<'_>, office: &Office, actor: &Actor, account_id: &str) -> Result<()> {
    let account = within_reach(tx, actor, account_id)?;
    Account::set_shut_out(tx, office, account_id, false)?;
    noted(tx, office, actor, "officer.let-in", &account.name)
}

/// The account, if the actor has everything that it has: nobody changes or resets somebody who may do more.
///
/// # Errors
/// [`Refusal::UnknownOfficer`], [`Refusal::GrantsMore`].
pub fn within_reach(tx: &mut Tx<'_>, actor: &Actor, account_id: &str) -> Result<Account> {
    actor.must(Right::Accounts)?;
    let account = Account::find(tx, account_id)?;
    let account = account.ok_or_else(|| Refusal::UnknownOfficer(account_id.to_owned()))?;
    if !may_grant(actor, &account.role, &account.countries) {
        return Err(Refusal::GrantsMore(actor.written()).into());
    }
    Ok(account)
}

fn must_leave_a_head(tx: &mut Tx<'_>, account: &Account) -> Result<()> {
    if account.is_head() && Account::heads(tx)? < 2 {
        return Err(Refusal::LastHead(account.name.clone()).into());
    }
    Ok(())
}
