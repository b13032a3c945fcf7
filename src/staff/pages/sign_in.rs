//! Signing in, signing out, and showing again who one is.

use askama::Template;

use crate::error::{Error, Result};
use crate::html::form::Mistakes;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::staff::account::Account;
use crate::staff::admission::Admission;
use crate::staff::pages::{asked, let_in, onward, passkey_answer};
use crate::staff::sign_in::{self, Tried, Try};
use crate::staff::{session, webauthn};

#[derive(Template)]
#[template(path = "pages/staff/sign_in.html")]
struct SignIn {
    page: Page,
    mistakes: Mistakes,
    /// Who signs in: typed, or known when they only show again who they are.
    email: String,
    next: String,
    /// Where the form goes.
    action: &'static str,
    /// Whether it is a known officer showing again who they are.
    is_proof: bool,
    /// Whether it is the demonstration's officer, who has nothing to show.
    is_demonstration: bool,
    has_passkeys: bool,
}

/// `GET /sign-in`.
///
/// # Errors
/// None.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    shown(visit, 200, Mistakes::default(), "")
}

/// `POST /sign-in`.
///
/// # Errors
/// When the database fails.
pub fn enter(visit: &Visit<'_>) -> Result<Response> {
    let form = &visit.request.form;
    let email = form.get("email");
    let attempt =
        Try { email, password: form.get("password"), code: form.get("code"), peer: visit.request.peer };
    let old = session::brought(visit.request);
    if let Some(answer) = passkey_answer(visit, "") {
        let came = sign_in::sign_in_by_passkey(visit.office, &visit.site, &answer, old.as_deref());
        return by_passkey(visit, email, came);
    }
    answered(visit, email, sign_in::sign_in(visit.office, &attempt, old.as_deref())?)
}

/// `GET /prove`.
///
/// # Errors
/// When the database fails.
pub fn proof_page(visit: &Visit<'_>) -> Result<Response> {
    shown(visit, 200, Mistakes::default(), &own_email(visit)?)
}

/// `POST /prove`.
///
/// # Errors
/// When the database fails.
pub fn prove(visit: &Visit<'_>) -> Result<Response> {
    let Some(officer) = &visit.signed_in else { return Ok(Response::see_other("/sign-in")) };
    let (email, form) = (own_email(visit)?, &visit.request.form);
    if let Some(answer) = passkey_answer(visit, "") {
        let proved = sign_in::prove_by_passkey(visit.office, &visit.site, &answer, officer);
        return by_passkey(visit, &email, proved);
    }
    if is_of_demonstration(visit)? {
        let renewed = visit.office.write(|tx| sign_in::prove_in_demonstration(tx, visit.office, officer));
        return Ok(let_in(&renewed?, &onward(visit)));
    }
    let attempt = Try {
        email: &email,
        password: form.get("password"),
        code: form.get("code"),
        peer: visit.request.peer,
    };
    answered(visit, &email, sign_in::prove(visit.office, &attempt, &officer.session_id)?)
}

/// `POST /sign-in/passkey`.
///
/// # Errors
/// When the database fails.
pub fn ask_passkey(visit: &Visit<'_>) -> Result<Response> {
    asked(visit, || webauthn::begin_known(visit.office, &visit.site, "sign-in"))
}

/// `POST /prove/passkey`.
///
/// # Errors
/// When the database fails.
pub fn ask_proof(visit: &Visit<'_>) -> Result<Response> {
    asked(visit, || webauthn::begin_known(visit.office, &visit.site, "prove"))
}

/// `POST /sign-out`.
///
/// # Errors
/// When the database fails.
pub fn sign_out(visit: &Visit<'_>) -> Result<Response> {
    if let Some(officer) = &visit.signed_in {
        visit.office.write(|tx| session::end(tx, &officer.session_id))?;
    }
    Ok(Response::see_other("/sign-in")
        .with("set-cookie", &session::no_cookie())
        .with("clear-site-data", "\"cache\", \"cookies\", \"storage\""))
}

fn by_passkey(visit: &Visit<'_>, email: &str, came: Result<String>) -> Result<Response> {
    match came {
        Ok(secret) => Ok(let_in(&secret, &onward(visit))),
        Err(Error::Refused(refusal)) => {
            let mut mistakes = Mistakes::default();
            mistakes.add("passkey", visit.sentence(&refusal));
            shown(visit, 422, mistakes, email)
        }
        Err(fault) => Err(fault),
    }
}

fn answered(visit: &Visit<'_>, email: &str, tried: Tried) -> Result<Response> {
    let mut mistakes = Mistakes::default();
    match tried {
        Tried::In(secret) => Ok(let_in(&secret, &onward(visit))),
        Tried::Wrong => {
            mistakes.add("password", visit.say("sign-in-wrong"));
            shown(visit, 422, mistakes, email)
        }
        Tried::TooMany(seconds) => {
            let minutes = (seconds + 59) / 60;
            mistakes.add("password", visit.language.count("sign-in-too-many", minutes));
            Ok(shown(visit, 429, mistakes, email)?.with("retry-after", &seconds.to_string()))
        }
    }
}

fn shown(visit: &Visit<'_>, status: u16, mistakes: Mistakes, email: &str) -> Result<Response> {
    let is_proof = visit.request.path == "/prove";
    let is_demonstration = is_proof && is_of_demonstration(visit)?;
    let title = visit.say(if is_proof { "prove-title" } else { "sign-in-title" });
    let page = Page { has_mistakes: !mistakes.is_empty(), ..visit.page(title) };
    let next = onward(visit);
    let shown = SignIn {
        page,
        mistakes,
        email: email.to_owned(),
        next: if next == "/desk" { String::new() } else { next },
        action: if is_proof { "/prove" } else { "/sign-in" },
        is_proof,
        is_demonstration,
        has_passkeys: !is_demonstration && webauthn::is_possible(&visit.site),
    };
    Ok(render(status, &shown))
}

fn is_of_demonstration(visit: &Visit<'_>) -> Result<bool> {
    let Some(officer) = &visit.signed_in else { return Ok(false) };
    visit.office.read(|tx| Admission::is_of_demonstration(tx, &officer.account_id))
}

fn own_email(visit: &Visit<'_>) -> Result<String> {
    let Some(officer) = &visit.signed_in else { return Ok(String::new()) };
    let account = visit.office.read(|tx| Account::find(tx, &officer.account_id))?;
    Ok(account.map(|account| account.email).unwrap_or_default())
}
