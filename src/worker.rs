//! The office's own turns: reads what has arrived, sends what is due, chases what is late. Each turn is blocking work and
//! ends by itself; the doors decide when.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::spawn_blocking;

use crate::desk::ask::draft::purge;
use crate::desk::chase::chase;
use crate::desk::follow::wish;
use crate::desk::receive::Reader;
use crate::error::Result;
use crate::office::Office;
use crate::sender::post_round::{SoleSender, send_due};
use crate::sender::webhooks::tell_due;

/// Letters read in one transaction.
const BATCH: i64 = 32;
/// How long to rest when there is nothing to do, or after a fault.
const REST: Duration = Duration::from_secs(1);
/// While letters come in, the reader rests so many times as long as its turn took: the door answers first, and still every
/// letter is read.
const GIVES_WAY: u32 = 8;
/// How often the clock looks at open dispatches.
const CLOCK_REST: Duration = Duration::from_secs(60);

/// When the turns are to end, and what wakes them.
#[derive(Clone, Default)]
pub struct Bell {
    /// Rings when a letter has arrived.
    pub arrived: Arc<Notify>,
    stopping: Arc<AtomicBool>,
    stopped: Arc<Notify>,
}

impl Bell {
    /// Asks every turn to end.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::SeqCst);
        self.stopped.notify_waiters();
        self.arrived.notify_waiters();
    }

    /// Whether the turns are to end.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        self.stopping.load(Ordering::SeqCst)
    }

    /// Whether a letter has arrived since this was asked last.
    async fn has_just_rung(&self) -> bool {
        tokio::time::timeout(Duration::ZERO, self.arrived.notified()).await.is_ok()
    }

    async fn rest(&self, time: Duration) {
        // Asked for before looking: a stop between the two is heard.
        let stopped = self.stopped.notified();
        if self.is_stopping() {
            return;
        }
        tokio::select! {
            () = stopped => {}
            () = tokio::time::sleep(time) => {}
        }
    }
}

/// Reads what arrives until the bell says stop.
pub async fn read_letters(office: Arc<Office>, bell: Bell) {
    let mut reader = Reader::default();
    while !bell.is_stopping() {
        let turn_of = Arc::clone(&office);
        let began = tokio::time::Instant::now();
        let turn = spawn_blocking(move || {
            let done = reader.read_waiting(&turn_of, BATCH);
            (reader, done)
        });
        let Ok((back, done)) = turn.await else {
            reader = Reader::default();
            bell.rest(REST).await;
            continue;
        };
        reader = back;
        match done {
            Ok(0) => {
                tokio::select! {
                    () = bell.arrived.notified() => {}
                    () = bell.rest(REST) => {}
                }
            }
            Ok(_) => {
                if bell.has_just_rung().await {
                    bell.rest(REST.min(began.elapsed() * GIVES_WAY)).await;
                }
            }
            Err(error) => {
                tracing::error!(%error, "letters wait to be read");
                bell.rest(REST).await;
            }
        }
    }
}

/// Sends what is due until the bell says stop. One process of an office on this machine sends; the others wait for it.
pub async fn send_letters(office: Arc<Office>, bell: Bell) {
    let mut sole: Option<SoleSender> = None;
    while !bell.is_stopping() {
        let (turn_of, stop) = (Arc::clone(&office), bell.clone());
        let turn = spawn_blocking(move || {
            let done = send_turn(&turn_of, &mut sole, &stop);
            (sole, done)
        });
        match turn.await {
            Ok((back, done)) => {
                sole = back;
                if let Err(error) = done {
                    tracing::error!(%error, "letters wait to be sent");
                }
            }
            Err(_) => sole = None,
        }
        bell.rest(REST).await;
    }
}

fn send_turn(office: &Office, sole: &mut Option<SoleSender>, bell: &Bell) -> Result<()> {
    if sole.is_none() {
        *sole = SoleSender::take(office)?;
    }
    wish::grant_all(office)?;
    if sole.is_some() {
        send_due(office, || !bell.is_stopping())?;
    }
    Ok(())
}

/// Tells webhooks what is due until the bell says stop.
pub async fn tell_webhooks(office: Arc<Office>, bell: Bell) {
    while !bell.is_stopping() {
        let (turn_of, stop) = (Arc::clone(&office), bell.clone());
        if let Ok(Err(error)) = spawn_blocking(move || tell_due(&turn_of, || !stop.is_stopping())).await {
            tracing::error!(%error, "webhooks wait to be told");
        }
        bell.rest(REST).await;
    }
}

/// Chases what is late until the bell says stop.
pub async fn watch_clock(office: Arc<Office>, bell: Bell) {
    while !bell.is_stopping() {
        let turn_of = Arc::clone(&office);
        if let Ok(Err(error)) = spawn_blocking(move || chase(&turn_of)).await {
            tracing::error!(%error, "the clock could not chase");
        }
        let turn_of = Arc::clone(&office);
        if let Ok(Err(error)) = spawn_blocking(move || purge(&turn_of)).await {
            tracing::error!(%error, "forms whose time is over could not be forgotten");
        }
        bell.rest(CLOCK_REST).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_turn_that_was_at_work_when_the_office_stopped_does_not_rest_first() {
        let bell = Bell::default();
        bell.stop();
        let began = tokio::time::Instant::now();
        bell.rest(CLOCK_REST).await;
        assert_eq!(began.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn the_reader_knows_whether_letters_came_while_it_read() {
        let bell = Bell::default();
        assert!(!bell.has_just_rung().await);
        bell.arrived.notify_one();
        assert!(bell.has_just_rung().await);
        assert!(!bell.has_just_rung().await, "asked once, told once");
    }
}
