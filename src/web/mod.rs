//! The web door: takes a request apart within limits, has it answered on threads of its own, adds the headers that every
//! answer carries. What a page says is decided elsewhere.

pub mod answer;
mod body;
mod headers;
mod news;
mod origin;
mod peer;
pub mod threads;

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request as Asked, State};
use axum::response::Response as Answered;
use tokio::sync::{Semaphore, watch};

use crate::html::request::Request;
use crate::html::response::Response;
use crate::office::Office;
use crate::phrases::Language;
use news::News;

/// Questions worked on or waiting at once; beyond that the office says so at once rather than late (503).
const MOST_AT_ONCE: usize = 256;

/// A form with files over a slow line takes minutes; whoever needs longer has stopped.
const LONGEST_QUESTION: Duration = Duration::from_secs(300);

/// What the door needs to answer.
#[derive(Clone)]
pub struct WebDoor {
    office: Arc<Office>,
    seats: Arc<Semaphore>,
    /// Where the office listens, for an office that has no public address yet.
    bound: SocketAddr,
    news: News,
}

impl WebDoor {
    /// A door to this office; what it still says ends when `stopped` says so.
    #[must_use]
    pub fn new(office: Arc<Office>, bound: SocketAddr, stopped: watch::Receiver<bool>) -> WebDoor {
        let news = News::new(Arc::clone(&office), stopped);
        WebDoor { office, seats: Arc::new(Semaphore::new(MOST_AT_ONCE)), bound, news }
    }

    /// Every address of the office.
    pub fn routes(self) -> Router {
        Router::new().fallback(take).with_state(self)
    }
}

/// SQLite is waited for right here: this door has threads of its own (`threads`), and a hop would cost more than the page.
/// PostgreSQL's client drives its connection itself and may not do so on a thread that drives others.
async fn answered(door: &WebDoor, request: Request, nonce: String) -> Response {
    let office = Arc::clone(&door.office);
    let site = answer::site(&office, door.bound);
    let is_near = office.store.engine() == store::Engine::Sqlite;
    let work = move || catch_unwind(AssertUnwindSafe(|| answer::answer(&office, request, nonce, &site))).ok();
    let answered = if is_near { work() } else { tokio::task::spawn_blocking(work).await.ok().flatten() };
    answered.unwrap_or_else(|| {
        tracing::error!("a page panicked");
        Response::text(500, "our fault")
    })
}

async fn take(State(door): State<WebDoor>, asked: Asked) -> Answered {
    let peer = asked.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let nonce = match door.office.random() {
        Ok(bytes) => data_encoding::BASE64URL_NOPAD.encode(bytes.get(..18).unwrap_or_default()),
        Err(error) => {
            tracing::error!(%error, "no randomness for a page");
            return headers::finished(Response::text(503, "try again"), "", false);
        }
    };
    let is_head = asked.method() == axum::http::Method::HEAD;
    let Ok(_seat) = Arc::clone(&door.seats).try_acquire_owned() else {
        return headers::finished(
            Response::text(503, "too many questions at once").with("retry-after", "2"),
            &nonce,
            is_head,
        );
    };
    let connected = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    // A seat is not kept by whoever sends half a form and waits.
    let asked = tokio::time::timeout(LONGEST_QUESTION, body::request(asked, connected)).await;
    let mut request = match asked.unwrap_or_else(|_| Err(Response::text(408, "the form came too slowly"))) {
        Ok(request) => request,
        Err(refused) => return headers::finished(refused, &nonce, is_head),
    };
    let proxies = door.office.in_force().directory.web.networks();
    request.peer = peer::peer(connected, request.headers.all("x-forwarded-for"), &proxies);
    let listens = answer::asks_for_news(&request).then(|| request.clone());
    let response = answered(&door, request, nonce.clone()).await;
    match (listens, response.headers.said("x-news").and_then(Language::of)) {
        (Some(request), Some(language)) if !is_head => door.news.listen(request, language, &nonce),
        _ => headers::finished(response, &nonce, is_head),
    }
}
