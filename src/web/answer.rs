//! From a question to its answer, without a socket: finds the route, knows the officer by the session, chooses the
//! language, lets the page answer, and turns what went wrong into a page.

use std::net::SocketAddr;

use crate::actor::Actor;
use crate::api;
use crate::error::{Error, Result};
use crate::html::assets;
use crate::html::request::{Method, Request};
use crate::html::response::{LANGUAGE_COOKIE, Response};
use crate::html::visit::{SignedIn, Visit};
use crate::office::Office;
use crate::phrases::Language;
use crate::refusal::Refusal;
use crate::router::{self, Answer, Need, Route};
use crate::staff::session;
use crate::web::origin;

/// The address of the office's own pages: what the office file says, else where it listens.
#[must_use]
pub fn site(office: &Office, bound: SocketAddr) -> String {
    match &office.in_force().directory.web.url {
        Some(url) => url.as_ref().trim_end_matches('/').to_owned(),
        None => format!("http://localhost:{}", bound.port()),
    }
}

/// Answers one question.
#[must_use]
pub fn answer(office: &Office, mut request: Request, nonce: String, site: &str) -> Response {
    if request.method == Method::Get
        && let Some(asset) = assets::find(&request.path)
    {
        return asset;
    }
    if api::is_here(&request.path) {
        return api::answer(office, &request);
    }
    let found = router::find(request.method, &request.path);
    let route = found.map(|(route, parts)| {
        request.parts = parts;
        route
    });
    let known = match route {
        // A page that needs nobody to be known still greets whoever is.
        Some(_) => session::who(office, &request),
        None => Ok(None),
    };
    let own = known.as_ref().ok().and_then(|known| known.as_ref()?.0.language);
    let chosen = chosen_language(office, &request, own);
    let mut visit = Visit {
        office,
        request: &request,
        actor: Actor::Requester,
        signed_in: None,
        language: chosen,
        nonce,
        site: site.to_owned(),
    };
    let answered = known.and_then(|known| {
        if let Some((signed_in, officer)) = known {
            visit.actor = Actor::Officer(officer);
            visit.signed_in = Some(signed_in);
        }
        answered_by(route, &visit)
    });
    let response = answered.unwrap_or_else(|error| went_wrong(&visit, &error));
    with_language(&request, response)
}

/// Whether a browser asks to be told of news, if it may.
#[must_use]
pub fn asks_for_news(request: &Request) -> bool {
    request.method == Method::Get
        && request.headers.get("accept").contains("text/event-stream")
        && router::find(request.method, &request.path)
            .is_some_and(|(route, _)| matches!(route.answer, Answer::News))
}

fn answered_by(route: Option<&'static Route>, visit: &Visit<'_>) -> Result<Response> {
    let Some(route) = route else {
        let status = if router::is_known(&visit.request.path) { 405 } else { 404 };
        return Ok(Response { status, ..visit.refused(&Refusal::NothingHere) });
    };
    if !origin::is_ours(visit.request, &visit.site) {
        return Ok(Response::text(403, "this was not asked for from a page of this office"));
    }
    if let Some(turned_away) = turned_away(route, visit) {
        return Ok(turned_away);
    }
    if visit.request.parts.0.iter().any(|(_, part)| part.chars().any(char::is_control)) {
        // No record of ours has a control sign in its name, and the database need not even be asked.
        return Ok(visit.refused(&Refusal::NothingHere));
    }
    match route.answer {
        Answer::Page(page) => page(visit),
        Answer::News => {
            Ok(Response::text(406, "ask for it as text/event-stream").with("x-news", visit.language.code()))
        }
    }
}

/// Whoever lacks what the route takes: sent to sign in when nobody is known, told that there is nothing otherwise.
fn turned_away(route: &Route, visit: &Visit<'_>) -> Option<Response> {
    let is_officer = visit.signed_in.is_some();
    let may = match route.need {
        Need::Anybody | Need::Secret => true,
        Need::Officer => is_officer,
        Need::Right(right) => is_officer && visit.actor.may(right),
    };
    if may {
        return None;
    }
    if is_officer {
        return Some(visit.refused(&Refusal::NothingHere));
    }
    if visit.request.method != Method::Get {
        return Some(Response { status: 403, ..visit.refused(&Refusal::NotAllowed(visit.say("somebody"))) });
    }
    let mut next = form_urlencoded::Serializer::new(String::new());
    next.append_pair("next", &visit.request.path);
    Some(Response::see_other(&format!("/sign-in?{}", next.finish())))
}

/// Leads whoever must show again who they are to where they do, and back to the page they were on.
fn to_proof(visit: &Visit<'_>) -> Response {
    let mut back = visit.request.path.as_str();
    // A change is asked for again on the page that its form stands on: the nearest one above.
    while visit.request.method != Method::Get && router::find(Method::Get, back).is_none() {
        back = back.rsplit_once('/').map_or("/", |(above, _)| if above.is_empty() { "/" } else { above });
    }
    let mut next = form_urlencoded::Serializer::new(String::new());
    next.append_pair("next", back);
    Response::see_other(&format!("/prove?{}", next.finish()))
}

fn went_wrong(visit: &Visit<'_>, error: &Error) -> Response {
    match error {
        Error::Refused(Refusal::NotProved) if visit.signed_in.is_some() => to_proof(visit),
        Error::Refused(refusal) => visit.refused(refusal),
        Error::Fault(fault) => {
            // The visitor gets a code to quote; the words stay with us (ASVS 5.0 V16.5.1).
            let code = visit.office.new_id().unwrap_or_default();
            // The route, not the path: a path may hold somebody's secret (ASVS 5.0 V14.2.1).
            let route = router::find(visit.request.method, &visit.request.path).map(|(route, _)| route.path);
            tracing::error!(code, fault = format!("{fault:#}"), route, "a page failed");
            let sentence = visit.say("problem-ours");
            visit.page(visit.say("problem-title")).problem(500, &sentence, &code)
        }
    }
}

/// What was asked for on this page, else what this browser keeps, else the officer's own choice (`account`), else what the
/// browser accepts, else the office's first.
fn chosen_language(office: &Office, request: &Request, account: Option<Language>) -> Language {
    let asked = Language::of(request.query.get("language"));
    let kept = || request.cookie(LANGUAGE_COOKIE).and_then(Language::of);
    let accepted = || Language::accepted(request.headers.get("accept-language"));
    let own =
        || office.in_force().directory.office.languages.first().and_then(|tag| Language::of(tag.as_ref()));
    asked.or_else(kept).or(account).or_else(accepted).or_else(own).unwrap_or(Language::ENGLISH)
}

/// A language chosen on a page is kept by the visitor's browser, and nowhere else.
fn with_language(request: &Request, response: Response) -> Response {
    match Language::of(request.query.get("language")) {
        Some(language) => response.keeping_language(Some(language)),
        None => response,
    }
}

/// An officer's open session with what they may do.
pub type Known = (SignedIn, crate::actor::Officer);
