//! One's own account: name, address, language, passkeys, password, open sessions.

use askama::Template;

use crate::error::{Error, Result};
use crate::html::form::{Mistakes, tidied};
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::{SignedIn, Visit};
use crate::phrases::Language;
use crate::refusal::Refusal;
use crate::staff::account::{Account, Proofs};
use crate::staff::own::{self, Oneself};
use crate::staff::pages::{asked, passkey_answer};
use crate::staff::passkey::{self, KeptPasskey};
use crate::staff::session::{self, OpenSession};
use crate::staff::webauthn::{self, Owner};

#[derive(Template)]
#[template(path = "pages/staff/account.html")]
struct Shown {
    page: Page,
    mistakes: Mistakes,
    account: Account,
    role: String,
    languages: Vec<(Language, bool)>,
    passkeys: Vec<KeptPasskey>,
    has_password: bool,
    /// Whether a passkey can be removed, or the password, without being shut out.
    may_remove_passkey: bool,
    has_passkeys: bool,
    sessions: Vec<OpenSession>,
    /// This session.
    own_session: String,
}

/// The officer whose account it is.
///
/// # Errors
/// [`Refusal::NotProved`] when nobody is signed in: the router lets nobody else come here.
pub fn oneself<'a>(visit: &'a Visit<'_>) -> Result<Oneself<'a>> {
    let session: &SignedIn = visit.signed_in.as_ref().ok_or(Refusal::NotProved)?;
    Ok(Oneself { actor: &visit.actor, session })
}

/// `GET /account`.
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    shown(visit, Mistakes::default())
}

/// `POST /account`.
///
/// # Errors
/// [`Refusal::NotProved`] when the address changes.
pub fn describe(visit: &Visit<'_>) -> Result<Response> {
    let form = &visit.request.form;
    let (name, email) = (tidied(form.get("name")), tidied(form.get("email")));
    let language = Language::of(form.get("page_language"));
    let mut mistakes = Mistakes::default();
    if name.is_empty() {
        mistakes.add("name", visit.say("name-missing"));
        return shown(visit, mistakes);
    }
    let said = (name.as_str(), email.as_str(), language.map_or("", Language::code));
    let described = visit.office.write(|tx| own::describe(tx, visit.office, oneself(visit)?, said));
    match described {
        Ok(()) => Ok(Response::see_other("/account?done=account").keeping_language(language)),
        Err(Error::Refused(refusal)) => {
            let field = match refusal {
                Refusal::NameTaken(_) => "name",
                Refusal::EmailTaken(_) | Refusal::BadAddress(_) => "email",
                other => return Err(other.into()),
            };
            mistakes.add(field, visit.sentence(&refusal));
            shown(visit, mistakes)
        }
        Err(fault) => Err(fault),
    }
}

/// `POST /account/passkeys/ask`.
///
/// # Errors
/// [`Refusal::NotProved`].
pub fn ask_passkey(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    let account_id = oneself(visit)?.session.account_id.as_str();
    let account = visit.office.read(|tx| Account::find(tx, account_id))?.ok_or(Refusal::NotProved)?;
    let owner = Owner { account_id, email: &account.email, name: &account.name };
    asked(visit, || webauthn::begin_new(visit.office, &visit.site, &owner, "account"))
}

/// `POST /account/passkeys`.
///
/// # Errors
/// [`Refusal::NotProved`], [`Refusal::PasskeyFailed`].
pub fn add_passkey(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    let label: String = tidied(visit.request.form.get("label")).chars().take(60).collect();
    let label = if label.is_empty() { visit.say("passkey-label-none") } else { label };
    let answer = passkey_answer(visit, &label).ok_or(Refusal::PasskeyFailed)?;
    let (account_id, key) = webauthn::finish_new(visit.office, &visit.site, &answer, "account")?;
    if account_id != oneself(visit)?.session.account_id {
        return Err(Refusal::PasskeyFailed.into());
    }
    visit.office.write(|tx| own::add_passkey(tx, visit.office, oneself(visit)?, &key))?;
    Ok(Response::see_other("/account?done=passkey-added"))
}

/// `POST /account/passkeys/remove`.
///
/// # Errors
/// [`Refusal::NotProved`], [`Refusal::LastProof`].
pub fn remove_passkey(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    let key = visit.request.form.get("passkey");
    visit.office.write(|tx| own::remove_passkey(tx, visit.office, oneself(visit)?, key))?;
    Ok(Response::see_other("/account?done=passkey-removed"))
}

/// `POST /account/sessions/end`.
///
/// # Errors
/// When the database fails.
pub fn end_session(visit: &Visit<'_>) -> Result<Response> {
    let session_id = visit.request.form.get("session");
    visit.office.write(|tx| own::end_session(tx, visit.office, oneself(visit)?, session_id))?;
    Ok(Response::see_other("/account?done=session-ended"))
}

fn shown(visit: &Visit<'_>, mistakes: Mistakes) -> Result<Response> {
    let session = oneself(visit)?.session;
    let account_id = session.account_id.as_str();
    let (account, proofs, passkeys, sessions) = visit.office.read(|tx| {
        let account = Account::find(tx, account_id)?.ok_or(Refusal::NotProved)?;
        let proofs: Proofs = Account::proofs(tx, account_id)?;
        let passkeys = passkey::of_account(tx, account_id)?;
        Ok((account, proofs, passkeys, session::of_account(tx, visit.office, account_id)?))
    })?;
    let form = &visit.request.form;
    let account = Account {
        name: form.said("name").unwrap_or(&account.name).to_owned(),
        email: form.said("email").unwrap_or(&account.email).to_owned(),
        ..account
    };
    let status = if mistakes.is_empty() { 200 } else { 422 };
    let has_password = proofs.password_hash.is_some();
    let shown = Shown {
        page: Page { has_mistakes: !mistakes.is_empty(), ..visit.page(visit.say("account-title")) },
        mistakes,
        role: visit.say(&format!("role-{}", account.role)),
        account,
        languages: Language::all().map(|language| (language, session.language == Some(language))).collect(),
        may_remove_passkey: has_password || passkeys.len() > 1,
        has_password,
        passkeys,
        has_passkeys: webauthn::is_possible(&visit.site),
        sessions,
        own_session: session.session_id.clone(),
    };
    Ok(render(status, &shown))
}
