//! The page behind a one-time link: who comes makes a passkey, or a password with an authenticator app.

use askama::Template;

use crate::error::{Error, Result};
use crate::html::form::{Mistakes, tidied};
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;
use crate::staff::admission::{Admission, Kind};
use crate::staff::admit::{Arrival, Factor, admit};
use crate::staff::pages::{asked, let_in, passkey_answer};
use crate::staff::password;
use crate::staff::second_factor::{self, Enrolment};
use crate::staff::webauthn::{self, Owner};

#[derive(Template)]
#[template(path = "pages/staff/admission.html")]
struct Shown {
    page: Page,
    mistakes: Mistakes,
    /// Where the form goes: the link itself.
    action: String,
    kind: &'static str,
    admission: Admission,
    name: String,
    email: String,
    enrolment: Enrolment,
    why: String,
    role: String,
    has_passkeys: bool,
    shortest: String,
}

/// `GET /admission/{secret}`.
///
/// # Errors
/// [`Refusal::LinkOver`].
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let admission = found(visit)?;
    shown(visit, admission, Mistakes::default())
}

/// `POST /admission/{secret}`.
///
/// # Errors
/// [`Refusal::LinkOver`].
pub fn enter(visit: &Visit<'_>) -> Result<Response> {
    let admission = found(visit)?;
    let form = &visit.request.form;
    let arrival = Arrival { name: tidied(form.get("name")), email: tidied(form.get("email")) };
    let mut mistakes = Mistakes::default();
    if admission.kind == Kind::First {
        if arrival.name.is_empty() {
            mistakes.add("name", visit.say("name-missing"));
        }
        if arrival.email.is_empty() {
            mistakes.add("email", visit.say("email-missing"));
        }
    }
    let factor = factor(visit, &admission, &arrival, &mut mistakes)?;
    let Some(factor) = factor.filter(|_| mistakes.is_empty()) else {
        return shown(visit, admission, mistakes);
    };
    let secret = visit.request.part("secret");
    match visit.office.write(|tx| admit(tx, visit.office, secret, &arrival, &factor)) {
        Ok(session) => Ok(let_in(&session, "/desk")),
        Err(Error::Refused(refusal)) => match field_of(&refusal) {
            Some(field) => {
                mistakes.add(field, visit.sentence(&refusal));
                shown(visit, admission, mistakes)
            }
            None => Err(refusal.into()),
        },
        Err(fault) => Err(fault),
    }
}

/// `POST /admission/{secret}/passkey`.
///
/// # Errors
/// [`Refusal::LinkOver`].
pub fn ask_passkey(visit: &Visit<'_>) -> Result<Response> {
    let admission = found(visit)?;
    let form = &visit.request.form;
    let or_typed = |known: &str, typed: &str| if known.is_empty() { tidied(typed) } else { known.to_owned() };
    let (name, email) =
        (or_typed(&admission.name, form.get("name")), or_typed(&admission.email, form.get("email")));
    let account_id = match &admission.account_id {
        Some(account_id) => account_id.clone(),
        None => visit.office.new_id()?,
    };
    let owner = Owner { account_id: &account_id, email: &email, name: &name };
    asked(visit, || webauthn::begin_new(visit.office, &visit.site, &owner, &purpose(&admission)))
}

/// A ceremony begun behind one link is nothing behind another.
fn purpose(admission: &Admission) -> String {
    format!("admission {}", admission.secret_hash)
}

/// The field that a refusal is about; none: it is about the link.
fn field_of(refusal: &Refusal) -> Option<&'static str> {
    match refusal {
        Refusal::EmailTaken(_) | Refusal::BadAddress(_) => Some("email"),
        Refusal::NameTaken(_) => Some("name"),
        Refusal::PasskeyFailed => Some("passkey"),
        _ => None,
    }
}

/// What was chosen to prove oneself with. A password is hashed here, outside every transaction, and only behind a link
/// that is alive.
fn factor(
    visit: &Visit<'_>,
    admission: &Admission,
    arrival: &Arrival,
    mistakes: &mut Mistakes,
) -> Result<Option<Factor>> {
    let (office, form) = (visit.office, &visit.request.form);
    if admission.kind == Kind::Demonstration {
        return Ok(Some(Factor::Nothing));
    }
    let label = visit.say("passkey-first-label");
    if let Some(answer) = passkey_answer(visit, &label) {
        let purpose = purpose(admission);
        return match webauthn::finish_new(office, &visit.site, &answer, &purpose) {
            Ok((account_id, key)) => Ok(Some(Factor::Passkey(account_id, key))),
            Err(Error::Refused(refusal)) => {
                mistakes.add("passkey", visit.sentence(&refusal));
                Ok(None)
            }
            Err(fault) => Err(fault),
        };
    }
    let chosen = form.get("password");
    let about = [&arrival.name, &arrival.email, &admission.name, &admission.email].map(String::as_str);
    if let Some(weakness) = password::weakness(chosen, &about) {
        mistakes.add("password", visit.say(weakness.phrase()));
    }
    let totp = second_factor::offered(office, &admission.secret_hash);
    let Some(step) = second_factor::step_of(&totp, form.get("code"), office.now()) else {
        mistakes.add("code", visit.say("code-wrong"));
        return Ok(None);
    };
    if !mistakes.is_empty() {
        return Ok(None);
    }
    Ok(Some(Factor::Password { hash: password::hashed(chosen, &office.random()?)?, totp, step }))
}

fn found(visit: &Visit<'_>) -> Result<Admission> {
    let secret = visit.request.part("secret");
    Ok(visit.office.read(|tx| Admission::open(tx, visit.office, secret))?.ok_or(Refusal::LinkOver)?)
}

fn shown(visit: &Visit<'_>, admission: Admission, mistakes: Mistakes) -> Result<Response> {
    let form = &visit.request.form;
    let name = form.said("name").unwrap_or(&admission.name).to_owned();
    let email = form.said("email").unwrap_or(&admission.email).to_owned();
    let totp = second_factor::offered(visit.office, &admission.secret_hash);
    let plain = visit.page("");
    let enrolment = second_factor::enrolment(&totp, &plain.office, &email)?;
    let title =
        visit.language.with(&format!("admission-title-{}", admission.kind.word()), "office", &plain.office);
    let status = if mistakes.is_empty() { 200 } else { 422 };
    let shown = Shown {
        page: Page { title, has_mistakes: !mistakes.is_empty(), ..plain },
        mistakes,
        action: visit.request.path.clone(),
        kind: admission.kind.word(),
        why: visit.say(&format!("admission-why-{}", admission.kind.word())),
        role: visit.say(&format!("role-{}", admission.role)),
        has_passkeys: webauthn::is_possible(&visit.site),
        shortest: password::SHORTEST.to_string(),
        admission,
        name,
        email,
        enrolment,
    };
    Ok(render(status, &shown))
}
