//! Pages of coming and going, of one's own account, and of who else may come in.

pub mod sign_in;
pub mod admission;
pub mod account;
pub mod password;
pub mod officers;

use crate::error::Result;
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::staff::session;
use crate::staff::tries::Counted;
use crate::staff::webauthn::Answer;

/// `GET /`.
///
/// # Errors
/// None.
pub fn front_page(visit: &Visit<'_>) -> Result<Response> {
    Ok(Response::see_other(if visit.signed_in.is_some() { "/desk" } else { "/ask" }))
}

/// Where somebody goes who came in: the page they wanted, if it is ours, else today's.
#[must_use]
pub fn onward(visit: &Visit<'_>) -> String {
    let asked = visit.request.form.said("next").or(visit.request.query.said("next")).unwrap_or_default();
    let is_ours = asked.starts_with('/')
        && !asked.starts_with("//")
        && !asked.starts_with("/sign-")
        && asked.chars().all(|sign| !sign.is_control() && !sign.is_whitespace() && sign != '\\');
    if is_ours { asked.to_owned() } else { "/desk".to_owned() }
}

/// The answer that hands a new session to the browser and leads on.
#[must_use]
pub fn let_in(secret: &str, place: &str) -> Response {
    Response::see_other(place).with("set-cookie", &session::cookie(secret))
}

/// What a form says of a passkey, if it was sent by one.
#[must_use]
pub fn passkey_answer<'a>(visit: &'a Visit<'_>, label: &'a str) -> Option<Answer<'a>> {
    let form = &visit.request.form;
    let (ceremony, credential) = (form.said("ceremony")?, form.said("credential")?);
    Some(Answer { ceremony, credential, label })
}

/// Asks for a passkey, at most so often as one network may.
///
/// # Errors
/// What `begin` returns.
pub fn asked(visit: &Visit<'_>, begin: impl FnOnce() -> Result<serde_json::Value>) -> Result<Response> {
    if !Counted::ceremony(visit.request.peer).take(visit.office)? {
        return Ok(Response::text(429, "too many tries"));
    }
    Ok(Response::json(200, &begin()?))
}
