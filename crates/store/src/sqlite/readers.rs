//! The connections that only read, lent to one caller each. Not a pool from a crate: those open and close connections on
//! threads of their own, and a reader that closes after the writer leaves the log behind.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OpenFlags};

use crate::StoreError;

use super::{BUSY, connect};

const MOST: u32 = 8;

pub(crate) struct Readers {
    path: PathBuf,
    shelf: Mutex<Shelf>,
    returned: Condvar,
}

#[derive(Default)]
struct Shelf {
    idle: Vec<Connection>,
    lent: u32,
}

impl Readers {
    pub(crate) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), shelf: Mutex::default(), returned: Condvar::new() }
    }

    /// A connection, opened when none is idle; waits five seconds at most when all are lent.
    pub(crate) fn lend(&self) -> Result<Lent<'_>, StoreError> {
        let all_lent = |shelf: &mut Shelf| shelf.lent >= MOST;
        let waited = self.returned.wait_timeout_while(self.shelf(), BUSY, all_lent);
        let (mut shelf, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if all_lent(&mut shelf) {
            return Err(StoreError::Busy(format!("{MOST} reads are under way")));
        }
        shelf.lent += 1;
        let idle = shelf.idle.pop();
        drop(shelf);
        // From here on the place is given back by `Lent`, also when opening fails.
        let mut lent = Lent { readers: self, connection: None };
        let opened = idle.map_or_else(|| connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY), Ok)?;
        lent.connection = Some(opened);
        Ok(lent)
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) struct Lent<'r> {
    readers: &'r Readers,
    connection: Option<Connection>,
}

impl Lent<'_> {
    /// Uses the connection. It is put back only when `f` succeeds: after a panic or a fault nobody gets it again.
    pub(crate) fn through<T>(
        mut self,
        f: impl FnOnce(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let connection = self.connection.take();
        let lent = connection.ok_or_else(|| StoreError::Unreachable("no connection".to_owned()))?;
        let value = f(&lent)?;
        self.connection = Some(lent);
        Ok(value)
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut shelf = self.readers.shelf();
        shelf.lent -= 1;
        shelf.idle.extend(self.connection.take());
        drop(shelf);
        self.readers.returned.notify_one();
    }
}
