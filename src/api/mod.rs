//! The interface for programs: the desk's verbs as JSON over HTTP, at `/api/v1`. A program shows a key and nothing else; no
//! cookie is read here, so that no page of another site can make a browser act. Errors are problem documents (RFC 9457).

pub mod call;
pub mod table;
pub mod openapi;
mod schemas;
mod cases;
mod steps;
mod shelves;
mod lists;

use serde_json::json;

use crate::actor::Actor;
use crate::error::{Error, Result};
use crate::html::request::{Method, Request};
use crate::html::response::Response;
use crate::html::visit::status_of;
use crate::office::Office;
use crate::phrases::{self, Language};
use crate::programs::key;
use crate::refusal::Refusal;
use call::Call;
use table::Line;

/// Where the interface begins.
pub const ROOT: &str = "/api/v1";

/// Whether a path is the interface's.
#[must_use]
pub fn is_here(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// Answers a program's question.
#[must_use]
pub fn answer(office: &Office, request: &Request) -> Response {
    let language = Language::accepted(request.headers.get("accept-language")).unwrap_or(Language::ENGLISH);
    answered(office, request, language).unwrap_or_else(|error| match error {
        Error::Refused(refusal) => problem(language, &refusal),
        Error::Fault(fault) => {
            let code = office.new_id().unwrap_or_default();
            let line = table::find(request.method, &request.path).map(|(line, _)| line.path);
            tracing::error!(code, fault = format!("{fault:#}"), line, "a program's question failed");
            let detail = language.say("problem-ours");
            document(500, json!({ "type": "about:blank", "title": title(500), "status": 500, "detail": detail, "code": code }))
        }
    })
}

fn answered(office: &Office, request: &Request, language: Language) -> Result<Response> {
    let Some((line, parts)) = table::find(request.method, &request.path) else {
        return Ok(not_so(&request.path, language));
    };
    let actor = match line.right {
        None => Actor::Requester,
        Some(right) => {
            let actor = Actor::Officer(known(office, request)?);
            actor.must(right)?;
            actor
        }
    };
    if parts.0.iter().chain(&request.query.0).any(|(_, value)| value.chars().any(char::is_control)) {
        return Err(Refusal::NothingHere.into());
    }
    let body = call::body(line, request)?;
    must_know_every_name(line, request)?;
    (line.call)(&Call { office, request, parts, actor, body, language })
}

/// The answer to a method that nothing here knows.
#[must_use]
pub fn no_such_method(path: &str) -> Response {
    not_so(path, Language::ENGLISH)
}

/// Nothing is at this path, or it is not asked for so.
fn not_so(path: &str, language: Language) -> Response {
    match table::methods_of(path).as_str() {
        "" => problem(language, &Refusal::NothingHere),
        others => with_status(405, language).with("allow", others),
    }
}

/// The program that the key in the question belongs to (RFC 6750 section 2.1).
fn known(office: &Office, request: &Request) -> Result<crate::actor::Officer> {
    let said = request.headers.get("authorization");
    let secret = said.split_once(' ').filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"));
    let Some((_, secret)) = secret else { return Err(Refusal::NoKey.into()) };
    key::who(office, secret.trim())?.ok_or_else(|| Refusal::NoKey.into())
}

/// A misspelt name after the question mark is said, not passed over: a filter that does not filter shows too much.
fn must_know_every_name(line: &Line, request: &Request) -> Result<()> {
    let is_unknown = |(name, _): &&(String, String)| !line.query.iter().any(|known| known.name == name);
    match request.query.0.iter().find(is_unknown) {
        Some((name, _)) => Err(Refusal::BadQuestion(name.chars().take(60).collect()).into()),
        None => Ok(()),
    }
}

/// A refusal as a problem document (RFC 9457).
fn problem(language: Language, refusal: &Refusal) -> Response {
    let status = status_of(refusal);
    let detail = phrases::say(language.code(), &refusal.phrase(), &refusal.values());
    let (kind, code) = (format!("urn:chancery:{}", refusal.code().to_lowercase()), refusal.code());
    let response = document(
        status,
        json!({ "type": kind, "title": title(status), "status": status, "detail": detail, "code": code }),
    );
    if status == 401 { response.with("www-authenticate", "Bearer realm=\"chancery\"") } else { response }
}

fn with_status(status: u16, language: Language) -> Response {
    let detail = language.say("refusal-web-001");
    document(
        status,
        json!({ "type": "about:blank", "title": title(status), "status": status, "detail": detail, "code": "WEB-001" }),
    )
}

fn document(status: u16, value: serde_json::Value) -> Response {
    Response { status, body: value.to_string().into_bytes(), ..Response::default() }
        .with("content-type", "application/problem+json")
        .with("x-robots-tag", "noindex, nofollow")
}

/// The reason phrase of RFC 9110 section 15.
fn title(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        _ => "Internal Server Error",
    }
}

/// How a method is said in the `allow` field.
fn said(method: Method) -> &'static str {
    if method == Method::Get { "GET, HEAD" } else { method.word() }
}
