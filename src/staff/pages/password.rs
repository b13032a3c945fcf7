//! A new password, a new authenticator app, or both, on the officer's own account.

use askama::Template;

use crate::error::Result;
use crate::html::form::Mistakes;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;
use crate::staff::account::Account;
use crate::staff::own::{self, NewProofs};
use crate::staff::pages::account::oneself;
use crate::staff::second_factor::{self, Enrolment};
use crate::staff::{passkey, password};

#[derive(Template)]
#[template(path = "pages/staff/password.html")]
struct Shown {
    page: Page,
    mistakes: Mistakes,
    email: String,
    enrolment: Enrolment,
    /// Whether there is a password already: then either may be changed alone.
    has_password: bool,
    may_forget: bool,
    shortest: String,
}

/// `GET /account/password`.
///
/// # Errors
/// [`Refusal::NotProved`].
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    shown(visit, Mistakes::default())
}

/// `POST /account/password`.
///
/// # Errors
/// [`Refusal::NotProved`].
pub fn set(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    let (office, form) = (visit.office, &visit.request.form);
    let account_id = oneself(visit)?.session.account_id.as_str();
    let (account, proofs) = office.read(|tx| {
        let account = Account::find(tx, account_id)?.ok_or(Refusal::NotProved)?;
        Ok((account, Account::proofs(tx, account_id)?))
    })?;
    let (chosen, code) = (form.get("password"), form.said("code"));
    let mut mistakes = Mistakes::default();
    let is_new = proofs.password_hash.is_none();
    let weakness = password::weakness(chosen, &[&account.name, &account.email]);
    if let Some(weakness) = weakness.filter(|_| is_new || code.is_none() || !chosen.is_empty()) {
        mistakes.add("password", visit.say(weakness.phrase()));
    }
    let key = offered(visit, proofs.totp_secret.as_deref());
    let step = code.and_then(|code| second_factor::step_of(&key, code, office.now()));
    if step.is_none() && (is_new || code.is_some()) {
        mistakes.add("code", visit.say("code-wrong"));
    }
    if !mistakes.is_empty() {
        return shown(visit, mistakes);
    }
    let password_hash = match chosen {
        "" => None,
        chosen => Some(password::hashed(chosen, &office.random()?)?),
    };
    let new = NewProofs { password_hash, app: step.map(|step| (key, step)) };
    office.write(|tx| own::set_proofs(tx, office, oneself(visit)?, &new))?;
    Ok(Response::see_other("/account?done=password-set"))
}

/// `POST /account/password/forget`.
///
/// # Errors
/// [`Refusal::NotProved`], [`Refusal::LastProof`].
pub fn forget(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    visit.office.write(|tx| own::forget_password(tx, visit.office, oneself(visit)?))?;
    Ok(Response::see_other("/account?done=password-forgotten"))
}

/// The same as long as the session is and the app is not changed: the page may be asked for again.
fn offered(visit: &Visit<'_>, kept: Option<&str>) -> Vec<u8> {
    let session = visit.signed_in.as_ref().map_or("", |officer| officer.session_id.as_str());
    second_factor::offered(visit.office, &format!("{session} {}", kept.unwrap_or_default()))
}

fn shown(visit: &Visit<'_>, mistakes: Mistakes) -> Result<Response> {
    let account_id = oneself(visit)?.session.account_id.as_str();
    let (account, proofs, passkeys) = visit.office.read(|tx| {
        let account = Account::find(tx, account_id)?.ok_or(Refusal::NotProved)?;
        Ok((account, Account::proofs(tx, account_id)?, passkey::of_account(tx, account_id)?))
    })?;
    let plain = visit.page(visit.say("password-title"));
    let key = offered(visit, proofs.totp_secret.as_deref());
    let enrolment = second_factor::enrolment(&key, &plain.office, &account.email)?;
    let status = if mistakes.is_empty() { 200 } else { 422 };
    let shown = Shown {
        page: Page { has_mistakes: !mistakes.is_empty(), ..plain },
        mistakes,
        email: account.email,
        enrolment,
        has_password: proofs.password_hash.is_some(),
        may_forget: proofs.password_hash.is_some() && !passkeys.is_empty(),
        shortest: password::SHORTEST.to_string(),
    };
    Ok(render(status, &shown))
}
