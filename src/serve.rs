//! Serving: opens the doors (LMTP, the health page), starts the office's own turns, says when it is ready, stops cleanly.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use serde::Serialize;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use crate::health;
use crate::intake::letter_box::LetterBox;
use crate::intake::{LmtpLimits, listen, serve as serve_lmtp};
use crate::office::Office;
use crate::staff::password;
use crate::web::WebDoor;
use crate::web::threads::WebThreads;
use crate::worker::{Bell, read_letters, send_letters, tell_webhooks, watch_clock};

/// Where the doors are to be.
#[derive(Debug, Clone)]
pub struct Doors {
    /// The address of the web door; port 0 takes a free one.
    pub http: SocketAddr,
    /// The address of the LMTP door.
    pub lmtp: SocketAddr,
}

/// Where the doors are, as written into the ready file.
#[derive(Debug, Clone, Serialize)]
pub struct Bound {
    /// The web door.
    pub http: SocketAddr,
    /// The LMTP door.
    pub lmtp: SocketAddr,
}

/// Serves until SIGTERM, SIGINT or `stop`.
///
/// # Errors
/// When an address cannot be bound or the ready file cannot be written.
pub async fn serve(
    office: Arc<Office>,
    doors: Doors,
    ready: Option<&Path>,
    on_ready: impl FnOnce(&Bound) + Send,
) -> anyhow::Result<()> {
    password::must_be_dear()?;
    let http = TcpListener::bind(doors.http)
        .await
        .with_context(|| format!("cannot listen on {} (web)", doors.http))?;
    let lmtp = listen(doors.lmtp).with_context(|| format!("cannot listen on {} (LMTP)", doors.lmtp))?;
    let bound = Bound { http: http.local_addr()?, lmtp: lmtp.local_addr()? };
    let bell = Bell::default();
    let (stop, stopped) = watch::channel(false);
    let letter_box = Arc::new(LetterBox::new(Arc::clone(&office), Arc::clone(&bell.arrived)));
    let lmtp_door = tokio::spawn(serve_lmtp(lmtp, letter_box, LmtpLimits::default(), stopped.clone()));
    let app = health::routes(Arc::clone(&office))
        .merge(WebDoor::new(Arc::clone(&office), bound.http, stopped.clone()).routes());
    let app = app.into_make_service_with_connect_info::<SocketAddr>();
    let mut web_stopped = stopped;
    let http = http.into_std()?;
    let web_threads = WebThreads::start().context("threads of the web door")?;
    let web_door = web_threads.spawn(async move {
        axum::serve(TcpListener::from_std(http)?, app)
            .with_graceful_shutdown(async move {
                while !*web_stopped.borrow() && web_stopped.changed().await.is_ok() {}
            })
            .await
    });
    let web_door = web_door.context("threads of the web door")?;
    let turns = [
        tokio::spawn(read_letters(Arc::clone(&office), bell.clone())),
        tokio::spawn(send_letters(Arc::clone(&office), bell.clone())),
        tokio::spawn(watch_clock(Arc::clone(&office), bell.clone())),
        tokio::spawn(tell_webhooks(Arc::clone(&office), bell.clone())),
    ];
    // Before anybody is told that we are here: a signal that comes at once must find us listening for it.
    let told = Told::listen()?;
    if let Some(path) = ready {
        write_ready(path, &bound)?;
    }
    on_ready(&bound);
    told.wait().await;
    tracing::info!("stopping: running letters are finished first");
    stop.send_replace(true);
    bell.stop();
    lmtp_door.await.context("the LMTP door")??;
    web_door.await.context("the web door")??;
    for turn in turns {
        turn.await.context("a turn of the office")?;
    }
    Ok(())
}

/// Written whole before it has its name: whoever waits for it never reads half of it.
fn write_ready(path: &Path, bound: &Bound) -> anyhow::Result<()> {
    let folder =
        path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)
        .with_context(|| format!("cannot write {}", path.display()))?;
    serde_json::to_writer(&mut file, bound)?;
    file.persist(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(())
}

/// The two signals that end us.
struct Told {
    terminate: Signal,
    interrupt: Signal,
}

impl Told {
    fn listen() -> anyhow::Result<Told> {
        Ok(Told { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn wait(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}
