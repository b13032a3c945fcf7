//! News as they come (server-sent events, WHATWG HTML section 9.2): tells an open page of the desk that something in its
//! officer's sight has changed. One look a second at a few ends of indexes for the whole process, and only while
//! somebody listens; what exactly changed is read once for each listener.

use std::collections::HashSet;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_LENGTH;
use axum::response::Response as Answered;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, watch};
use tokio::time::{MissedTickBehavior, interval};

use crate::actor::Actor;
use crate::desk::list::pressing::{self, Pulse};
use crate::error::Result;
use crate::html::request::Request;
use crate::html::response::Response;
use crate::office::Office;
use crate::phrases::Language;
use crate::staff::session;
use crate::web::headers;

/// So many pages are told at once; beyond that a page asks again later.
const MOST_LISTENERS: usize = 256;
/// How often the office is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often it is looked whether a listener's session is still open; a line is sent then, so that a lost one is noticed.
const CHECK_EVERY: Duration = Duration::from_secs(5);

/// The news of one office.
#[derive(Clone)]
pub struct News {
    office: Arc<Office>,
    seats: Arc<Semaphore>,
    pulse: Arc<watch::Sender<Pulse>>,
    is_looking: Arc<Mutex<bool>>,
    stopped: watch::Receiver<bool>,
}

impl News {
    /// News that end when `stopped` says so.
    #[must_use]
    pub fn new(office: Arc<Office>, stopped: watch::Receiver<bool>) -> News {
        let pulse = Arc::new(watch::Sender::new(Pulse::default()));
        News {
            office,
            seats: Arc::new(Semaphore::new(MOST_LISTENERS)),
            pulse,
            is_looking: Arc::default(),
            stopped,
        }
    }

    /// Answers a question for news of somebody who may have them.
    #[must_use]
    pub fn listen(&self, request: Request, language: Language, nonce: &str) -> Answered {
        let Ok(seat) = Arc::clone(&self.seats).try_acquire_owned() else {
            return headers::finished(
                Response::text(503, "too many listen").with("retry-after", "60"),
                nonce,
                false,
            );
        };
        let (tell, told) = mpsc::channel(4);
        let listener =
            Listener { news: self.clone(), request: Arc::new(request), language, tell, seen: HashSet::new() };
        tokio::spawn(listener.listens(self.pulse.subscribe(), seat));
        self.look();
        let head = Response { status: 200, ..Response::default() }
            .with("content-type", "text/event-stream; charset=utf-8")
            .with("x-accel-buffering", "no");
        let mut answered = headers::finished(head, nonce, true);
        answered.headers_mut().remove(CONTENT_LENGTH);
        *answered.body_mut() = Body::from_stream(Told(told));
        answered
    }

    /// Starts looking, unless somebody looks already.
    fn look(&self) {
        let Ok(mut is_looking) = self.is_looking.lock() else { return };
        if !std::mem::replace(&mut *is_looking, true) {
            tokio::spawn(self.clone().looks());
        }
    }

    /// Looks once a second until nobody listens any more.
    async fn looks(self) {
        let mut ticks = interval(LOOK_EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            {
                let Ok(mut is_looking) = self.is_looking.lock() else { return };
                if self.pulse.receiver_count() == 0 || *self.stopped.borrow() {
                    *is_looking = false;
                    return;
                }
            }
            let office = Arc::clone(&self.office);
            let looked =
                tokio::task::spawn_blocking(move || office.read(|tx| pressing::pulse(tx, &office))).await;
            match looked {
                Ok(Ok(now)) => {
                    self.pulse.send_if_modified(|before| {
                        let is_new = *before != now;
                        *before = now;
                        is_new
                    });
                }
                Ok(Err(error)) => tracing::warn!(%error, "the news of the office cannot be read"),
                Err(panic) => tracing::error!(%panic, "looking for news panicked"),
            }
        }
    }
}

/// One page that is told.
struct Listener {
    news: News,
    request: Arc<Request>,
    language: Language,
    tell: mpsc::Sender<Bytes>,
    /// What the page has been told of.
    seen: HashSet<String>,
}

/// What a listener may be told: nothing any more, nothing now, or what presses, and whether they are kept to countries.
enum Look {
    Over,
    Nothing,
    News(HashSet<String>, bool),
}

impl Listener {
    async fn listens(mut self, mut pulse: watch::Receiver<Pulse>, _seat: OwnedSemaphorePermit) {
        let mut stopped = self.news.stopped.clone();
        let mut checks = interval(CHECK_EVERY);
        checks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        // What is there when it begins to listen stands on the page already.
        match self.look(true).await {
            Look::News(seen, _) => self.seen = seen,
            Look::Over | Look::Nothing => return,
        }
        if *stopped.borrow() || self.say("retry: 5000\n\n".to_owned()).await.is_err() {
            return;
        }
        // The first look of the office is no news.
        let mut is_first = pulse.borrow_and_update().is_empty();
        loop {
            let is_news = tokio::select! {
                _ = stopped.changed() => return,
                () = self.tell.closed() => return,
                changed = pulse.changed() => match changed {
                    Ok(()) => !std::mem::take(&mut is_first),
                    Err(_) => return,
                },
                _ = checks.tick() => false,
            };
            let line = match self.look(is_news).await {
                Look::Over => return,
                Look::Nothing => ":\n\n".to_owned(),
                // Whoever is kept to some countries must not learn when something happens in others.
                Look::News(now, true) if now == self.seen => ":\n\n".to_owned(),
                Look::News(now, _) => self.news_of(now),
            };
            if self.say(line).await.is_err() {
                return;
            }
        }
    }

    /// Looks whether the session is still open and, when asked, what presses now.
    async fn look(&self, at_all: bool) -> Look {
        let (office, request) = (Arc::clone(&self.news.office), Arc::clone(&self.request));
        match tokio::task::spawn_blocking(move || looked(&office, &request, at_all)).await {
            Ok(Ok(look)) => look,
            Ok(Err(error)) => {
                tracing::warn!(%error, "a listener's news cannot be read");
                Look::Nothing
            }
            Err(_) => Look::Over,
        }
    }

    fn news_of(&mut self, now: HashSet<String>) -> String {
        let new = now.difference(&self.seen).count();
        self.seen = now;
        let new = i64::try_from(new).unwrap_or(0);
        let says = if new > 0 { self.language.count("news-new", new) } else { String::new() };
        format!("event: news\ndata: {}\n\n", serde_json::json!({ "new": new, "says": says }))
    }

    async fn say(&self, text: String) -> std::result::Result<(), mpsc::error::SendError<Bytes>> {
        self.tell.send(Bytes::from(text)).await
    }
}

fn looked(office: &Office, request: &Request, at_all: bool) -> Result<Look> {
    let Some((_, officer)) = session::still(office, request)? else { return Ok(Look::Over) };
    if !at_all {
        return Ok(Look::Nothing);
    }
    let actor = Actor::Officer(officer);
    let groups = office.read(|tx| pressing::pressing(tx, office, &actor))?;
    let items = groups.into_iter().flat_map(|group| {
        let word = group.kind.word();
        group.items.into_iter().map(move |item| format!("{word} {}", item.id))
    });
    Ok(Look::News(items.collect(), !actor.countries().is_empty()))
}

/// The lines for one page, as a body.
struct Told(mpsc::Receiver<Bytes>);

impl futures_core::Stream for Told {
    type Item = std::result::Result<Bytes, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context).map(|line| line.map(Ok))
    }
}
