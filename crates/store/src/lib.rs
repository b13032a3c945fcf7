//! One SQL text, two databases, and the bytes beside them: the only place that names a driver. It knows no word of the
//! office, spawns no writer thread and retries nothing silently; every call blocks, so async doors hop to a blocking task.

mod error;
mod value;
mod row;
mod tx;
mod dialect;
mod sqlite;
mod postgres;
mod migrate;
mod fold;
mod marks;
pub mod search;
pub mod blobs;

use std::sync::Arc;

pub use blobs::{Blobs, hash, pack, unpack};
pub use dialect::Engine;
pub use error::StoreError;
pub use migrate::Migration;
pub use row::Row;
pub use tx::Tx;
pub use value::{Value, instant, instant_ms};

use crate::postgres::Postgres;
use sqlite::Sqlite;

/// An open database. Cloning is cheap and shares the connections.
#[derive(Clone)]
pub struct Store {
    backend: Backend,
}

#[derive(Clone)]
enum Backend {
    Sqlite(Arc<Sqlite>),
    Postgres(Arc<Postgres>),
}

impl Store {
    /// Opens a database: `postgres://…` (RFC 3986 form, as libpq reads it, `options` included) is PostgreSQL; `sqlite:PATH`
    /// or a bare path is a SQLite file, made when missing, readable by its owner alone.
    ///
    /// # Errors
    /// [`StoreError::Address`] for a symbolic or hard link, or a PostgreSQL server on another machine (there is no TLS here);
    /// [`StoreError::Unreachable`] when nobody answers; [`StoreError::Unsupported`] for a SQLite older than 3.51.3.
    pub fn open(url: &str) -> Result<Self, StoreError> {
        let backend = match dialect::engine_of(url) {
            Engine::Postgres => Backend::Postgres(Arc::new(Postgres::open(url)?)),
            Engine::Sqlite => Backend::Sqlite(Arc::new(Sqlite::open(url)?)),
        };
        Ok(Self { backend })
    }

    /// Applies the migrations not applied yet, all in one transaction, and returns their numbers.
    ///
    /// # Errors
    /// [`StoreError::Migration`] when the schema is newer than the list, a number is missing below an applied one, or the
    /// text of an applied one has changed; otherwise what the failing statement said. Nothing is applied then.
    pub fn migrate(&self, migrations: &[Migration]) -> Result<Vec<i64>, StoreError> {
        self.write(|tx| migrate::apply(tx, migrations))
    }

    /// Runs `f` on one unchanging picture of the database, beside any writer.
    ///
    /// # Errors
    /// What `f` returns, or a fault of the database; a statement that would write is [`StoreError::ReadOnly`].
    pub fn read<T, E: From<StoreError>>(&self, f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.read(f),
            Backend::Postgres(postgres) => postgres.read(f),
        }
    }

    /// Runs `f` in a transaction and returns its value only when it is on disk. When `f` fails or panics, its own work is
    /// undone and no one else's. Several callers may share one commit; none is answered before it.
    ///
    /// # Errors
    /// What `f` returns; [`StoreError::NotKept`] or [`StoreError::Unsure`] when the commit fails;
    /// [`StoreError::Refusing`] after a disk failure; [`StoreError::Nested`] inside another write.
    pub fn write<T, E: From<StoreError>>(&self, f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let _writing = tx::Writing::begin(self.place())?;
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.writer.write(f),
            Backend::Postgres(postgres) => postgres.write(f),
        }
    }

    /// Like [`Store::write`], but everything `f` did is undone afterwards: what would happen, as a preview.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn rehearse<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let _writing = tx::Writing::begin(self.place())?;
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.writer.rehearse(f),
            Backend::Postgres(postgres) => postgres.rehearse(f),
        }
    }

    /// Which database this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match &self.backend {
            Backend::Sqlite(_) => Engine::Sqlite,
            Backend::Postgres(_) => Engine::Postgres,
        }
    }

    /// The database's name and version, for a report.
    #[must_use]
    pub fn version(&self) -> String {
        match &self.backend {
            Backend::Sqlite(_) => format!("SQLite {}", sqlite::version()),
            Backend::Postgres(postgres) => postgres.version(),
        }
    }

    /// Examines the whole database and says what is wrong, one sentence each; empty when sound.
    ///
    /// # Errors
    /// A fault that kept the examination from being made.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.check(),
            Backend::Postgres(postgres) => postgres.check(),
        }
    }

    /// After an erasure: makes what was deleted leave the files as well, the search index and the log included. Takes as
    /// long as rewriting them takes. PostgreSQL's own log is beyond reach.
    ///
    /// # Errors
    /// A fault of the database; [`StoreError::Busy`] when a long read keeps the log from being emptied.
    pub fn scrub(&self) -> Result<(), StoreError> {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.scrub(),
            Backend::Postgres(postgres) => postgres.scrub(),
        }
    }

    fn place(&self) -> usize {
        match &self.backend {
            Backend::Sqlite(sqlite) => Arc::as_ptr(sqlite).addr(),
            Backend::Postgres(postgres) => Arc::as_ptr(postgres).addr(),
        }
    }
}
