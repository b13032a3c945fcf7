//! One transaction as its caller sees it: statements, row locks, savepoints. How it began and how it ends is the business
//! of the two drivers' files.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::postgres::Session;
use crate::{Engine, Row, StoreError, Value, dialect, sqlite};

/// A transaction under way. Parameters are written `$1 … $n` and bound by the number in the name.
///
/// A statement that fails spoils the transaction on both databases, as it does on PostgreSQL: what follows fails with
/// [`StoreError::Spoiled`] and nothing is kept. To go on after a failure, let it happen inside [`Tx::savepoint`].
pub struct Tx<'a> {
    link: Link<'a>,
    may_write: bool,
    spoiled: Option<StoreError>,
    lost: bool,
}

pub(crate) enum Link<'a> {
    Sqlite(&'a rusqlite::Connection),
    Postgres(&'a mut Session),
}

impl<'a> Tx<'a> {
    pub(crate) fn new(link: Link<'a>, may_write: bool) -> Self {
        Self { link, may_write, spoiled: None, lost: false }
    }

    /// Which database this runs on; for the rare statement that must differ.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.link {
            Link::Sqlite(_) => Engine::Sqlite,
            Link::Postgres(_) => Engine::Postgres,
        }
    }

    /// All rows of an answer.
    ///
    /// # Errors
    /// A fault of the statement or the database. The same holds for the neighbours below.
    pub fn all(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::new();
        self.rows(sql, params, &mut |row| {
            rows.push(row);
            true
        })?;
        Ok(rows)
    }

    /// The first row of an answer, if there is one.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub fn one(&mut self, sql: &str, params: &[Value]) -> Result<Option<Row>, StoreError> {
        let mut first = None;
        self.rows(sql, params, &mut |row| {
            first = Some(row);
            false
        })?;
        Ok(first)
    }

    /// Hands the rows over one by one, for lists too long to hold; stops at the first error of `f` and returns it.
    ///
    /// # Errors
    /// As [`Tx::all`], or what `f` returns.
    pub fn each(
        &mut self,
        sql: &str,
        params: &[Value],
        mut f: impl FnMut(Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut outcome = Ok(());
        self.rows(sql, params, &mut |row| {
            outcome = f(row);
            outcome.is_ok()
        })?;
        outcome
    }

    /// Runs a statement that changes rows, and says how many.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub fn run(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        self.statement(|link| match link {
            Link::Sqlite(connection) => sqlite::run(connection, sql, params),
            Link::Postgres(session) => session.run(sql, params),
        })
    }

    /// The first row of a plain `SELECT`, locked until the transaction ends. SQLite has the whole file locked already.
    ///
    /// # Errors
    /// As [`Tx::all`]; [`StoreError::ReadOnly`] inside `read`.
    pub fn lock(&mut self, sql: &str, params: &[Value]) -> Result<Option<Row>, StoreError> {
        if !self.may_write {
            return Err(StoreError::ReadOnly(sql.to_owned()));
        }
        self.one(&dialect::locking(self.engine(), sql), params)
    }

    /// Runs several statements without parameters, for migrations. They must not begin or end a transaction.
    ///
    /// # Errors
    /// As [`Tx::all`].
    pub fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        self.statement(|link| match link {
            Link::Sqlite(connection) => sqlite::batch(connection, sql),
            Link::Postgres(session) => session.batch(sql),
        })
    }

    /// Runs `f` so that its work alone is undone when it fails or panics; the transaction goes on.
    ///
    /// # Errors
    /// What `f` returns, or a fault of the database.
    pub fn savepoint<T, E: From<StoreError>>(
        &mut self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.batch("SAVEPOINT part")?;
        let result = catch_unwind(AssertUnwindSafe(|| f(self)));
        let passed_over = self.spoiled.take();
        let is_kept = matches!(result, Ok(Ok(_))) && passed_over.is_none();
        let ended = if is_kept {
            self.batch("RELEASE SAVEPOINT part")
        } else {
            self.batch("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part")
        };
        if let Err(error) = &ended {
            // Nothing says any more what is kept and what undone: whoever began the transaction must give all of it up.
            self.lost = true;
            tracing::warn!(%error, "a savepoint could not be ended");
        }
        match (result, passed_over) {
            (Err(panic), _) => resume_unwind(panic),
            (Ok(Ok(_)), Some(error)) => Err(StoreError::Spoiled(error.to_string()).into()),
            (Ok(Ok(value)), None) => ended.map(|()| value).map_err(E::from),
            (Ok(Err(error)), _) => Err(error),
        }
    }

    /// The error that was passed over, when the work may not be kept although its closure returned well.
    pub(crate) fn passed_over(&self) -> Option<StoreError> {
        self.spoiled.as_ref().map(|error| StoreError::Spoiled(error.to_string()))
    }

    /// Whether the transaction itself is gone or cannot be trusted.
    pub(crate) fn is_lost(&self) -> bool {
        self.lost
    }

    fn rows(
        &mut self,
        sql: &str,
        params: &[Value],
        take: &mut dyn FnMut(Row) -> bool,
    ) -> Result<(), StoreError> {
        self.statement(|link| match link {
            Link::Sqlite(connection) => sqlite::rows(connection, sql, params, take),
            Link::Postgres(session) => session.rows(sql, params, take),
        })
    }

    fn statement<T>(
        &mut self,
        run: impl FnOnce(&mut Link<'a>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if let Some(error) = self.passed_over() {
            return Err(error);
        }
        // SQLite itself ends the transaction on some faults (a full disk); what followed would commit by itself.
        if matches!(&self.link, Link::Sqlite(connection) if connection.is_autocommit()) {
            self.lost = true;
            return Err(StoreError::NotKept("the transaction ended early".to_owned()));
        }
        let result = run(&mut self.link);
        if let Err(error) = &result {
            self.spoiled = Some(error.clone());
        }
        result
    }
}

thread_local! {
    static WRITING: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// Marks this thread as writing to one store. A second write inside would wait for itself for ever.
pub(crate) struct Writing(usize);

impl Writing {
    pub(crate) fn begin(store: usize) -> Result<Self, StoreError> {
        WRITING.with_borrow_mut(|stores| {
            if stores.contains(&store) {
                return Err(StoreError::Nested);
            }
            stores.push(store);
            Ok(Self(store))
        })
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        WRITING.with_borrow_mut(|stores| stores.retain(|store| *store != self.0));
    }
}
