//! Who commits on SQLite, and when: callers that wait for the one writing connection share a commit, and with it one
//! flush of the disk. No thread of its own and no queue: each caller runs its work itself, on its own thread.
//!
//! Why nobody waits for ever: a transaction is left open only by a thread that holds the turn and sees others waiting
//! for it. Each of those counted itself before it began to wait and does nothing else until it has the turn, so it will
//! have it, and then decides by the same rule. The last of them sees nobody waiting, and commits for all.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::tx::Link;
use crate::{StoreError, Tx};

use super::statement;

/// A group commits at the latest after so many callers or so long, whoever else is waiting.
const MOST: u32 = 64;
const LONGEST: Duration = Duration::from_millis(20);

/// The one connection that writes, taken in turns.
pub(crate) struct Writer {
    turn: Mutex<Turn>,
    waiting: AtomicUsize,
}

struct Turn {
    connection: Connection,
    group: Option<Group>,
    /// Why nothing is written any more, since the disk failed.
    refusing: Option<String>,
}

/// The callers whose work stands in the open transaction.
struct Group {
    began: Instant,
    callers: u32,
    kept: u32,
    outcome: Arc<Outcome>,
}

type Caught<T> = Result<T, Box<dyn Any + Send>>;

impl Writer {
    pub(crate) fn new(connection: Connection) -> Self {
        let turn = Turn { connection, group: None, refusing: None };
        Self { turn: Mutex::new(turn), waiting: AtomicUsize::new(0) }
    }

    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut turn = self.enter();
        turn.begin()?;
        let (result, lost) = turn.part(f);
        let outcome = turn.account(matches!(result, Ok(Ok(_))));
        if lost {
            turn.give_up();
        } else if self.waiting.load(Ordering::SeqCst) == 0 || turn.is_due() {
            turn.close();
        }
        drop(turn);
        let value = result.unwrap_or_else(|panic| resume_unwind(panic))?;
        // A group without an outcome cannot be: `begin` made it. Saying "not kept" is the safe answer all the same.
        outcome.ok_or_else(|| StoreError::NotKept("no transaction".to_owned()))?.wait()?;
        Ok(value)
    }

    pub(crate) fn rehearse<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut turn = self.enter();
        turn.close();
        turn.begin()?;
        let (result, _) = turn.part(f);
        turn.give_up();
        drop(turn);
        result.unwrap_or_else(|panic| resume_unwind(panic))
    }

    /// Runs `f` on the connection outside any transaction.
    pub(crate) fn alone<T>(
        &self,
        f: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut turn = self.enter();
        turn.close();
        f(&turn.connection)
    }

    /// Waits for the turn. Whoever gets it must leave by way of `close`, `give_up`, or the rule in `write`.
    fn enter(&self) -> MutexGuard<'_, Turn> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        // Work that panics is caught before it can poison the lock; should it be poisoned, the state is still whole.
        let turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        turn
    }
}

impl Turn {
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a group has been open says nothing of what it holds"
    )]
    fn begin(&mut self) -> Result<(), StoreError> {
        if let Some(reason) = &self.refusing {
            return Err(StoreError::Refusing(reason.clone()));
        }
        if self.group.is_none() {
            // Immediate: a transaction that read first and wrote later would fail at once when another process wrote.
            statement::batch(&self.connection, "BEGIN IMMEDIATE")?;
            let outcome = Arc::new(Outcome::default());
            self.group = Some(Group { began: Instant::now(), callers: 0, kept: 0, outcome });
        }
        Ok(())
    }

    /// One caller's work under a savepoint, and whether it took the whole transaction down with it.
    fn part<T, E: From<StoreError>>(
        &mut self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> (Caught<Result<T, E>>, bool) {
        let mut tx = Tx::new(Link::Sqlite(&self.connection), true);
        let result = catch_unwind(AssertUnwindSafe(|| tx.savepoint(f)));
        let lost = tx.is_lost();
        (result, lost || self.connection.is_autocommit())
    }

    fn account(&mut self, is_kept: bool) -> Option<Arc<Outcome>> {
        let group = self.group.as_mut()?;
        group.callers += 1;
        group.kept += u32::from(is_kept);
        Some(group.outcome.clone())
    }

    fn is_due(&self) -> bool {
        self.group.as_ref().is_none_or(|group| group.callers >= MOST || group.began.elapsed() >= LONGEST)
    }

    /// Ends the open transaction, if there is one, and tells its callers. Nothing to keep means nothing to flush.
    fn close(&mut self) {
        let Some(group) = self.group.take() else { return };
        if group.kept == 0 {
            self.roll_back();
            return;
        }
        let committed = statement::batch(&self.connection, "COMMIT");
        if let Err(error) = &committed {
            self.roll_back();
            if matches!(error, StoreError::Broken(_)) {
                self.refuse(error);
            }
        }
        group.outcome.tell(committed.map_err(|error| StoreError::NotKept(error.to_string())));
    }

    /// Undoes the open transaction for all its callers.
    fn give_up(&mut self) {
        let Some(group) = self.group.take() else { return };
        self.roll_back();
        group.outcome.tell(Err(StoreError::NotKept("the transaction had to be given up".to_owned())));
    }

    fn roll_back(&mut self) {
        if self.connection.is_autocommit() {
            return;
        }
        if let Err(error) = statement::batch(&self.connection, "ROLLBACK") {
            self.refuse(&error);
        }
    }

    /// After a failed flush the pages in memory may look clean without being on disk (fsyncgate), so nothing more is
    /// acknowledged, and closing must not empty the log, which alone holds what was committed.
    fn refuse(&mut self, error: &StoreError) {
        tracing::error!(%error, "the disk failed: no more writing until the store is opened again");
        self.refusing = Some(error.to_string());
        if let Err(error) = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true) {
            tracing::error!(%error, "the log may be emptied on closing");
        }
    }
}

/// How a group's commit went, once it is known.
#[derive(Default)]
struct Outcome {
    told: Mutex<Option<Result<(), StoreError>>>,
    news: Condvar,
}

impl Outcome {
    fn tell(&self, result: Result<(), StoreError>) {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
        self.news.notify_all();
    }

    fn wait(&self) -> Result<(), StoreError> {
        let told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let told = self.news.wait_while(told, |told| told.is_none()).unwrap_or_else(PoisonError::into_inner);
        told.clone().unwrap_or_else(|| Err(StoreError::NotKept("no word of the commit".to_owned())))
    }
}

#[cfg(test)]
mod tests;
