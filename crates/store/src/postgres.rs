//! The PostgreSQL driver: the pool of sessions and their transactions. One session's statements are in `session.rs`, its
//! values in `wire.rs`. PostgreSQL groups commits by itself, so nothing of that is here.

mod session;
mod wire;

use std::net::IpAddr;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

use ::postgres::config::Host;
use ::postgres::{Config, NoTls};

use crate::tx::Link;
use crate::{StoreError, Tx};

pub(crate) use session::Session;
use session::deep;

const CONNECTIONS: u32 = 16;
const PATIENCE: Duration = Duration::from_secs(5);

/// How each session begins. Five seconds of waiting for a lock is what SQLite's writers wait as well.
const SESSION: &str = "SET TIME ZONE 'UTC';
    SET synchronous_commit = on;
    SET default_transaction_isolation = 'read committed';
    SET lock_timeout = '5s';
    SET client_min_messages = warning;";
const WRITE: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";
/// One picture throughout, which is what a reading transaction on SQLite sees.
const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// A pool of sessions on one server.
pub(crate) struct Postgres {
    sessions: r2d2::Pool<Sessions>,
    version: String,
}

impl Postgres {
    pub(crate) fn open(url: &str) -> Result<Self, StoreError> {
        let mut config: Config = url.parse().map_err(|e| StoreError::Address(deep(&e)))?;
        if !is_local(&config) {
            return Err(StoreError::Address(
                "only a socket or a loopback address: there is no TLS".to_owned(),
            ));
        }
        config.connect_timeout(PATIENCE);
        if config.get_application_name().is_none() {
            config.application_name("chancery");
        }
        let sessions = r2d2::Pool::builder()
            .max_size(CONNECTIONS)
            .min_idle(Some(0))
            .connection_timeout(PATIENCE)
            .build_unchecked(Sessions { config });
        let mut opened = Self { sessions, version: String::new() };
        let row = opened.read(|tx| tx.one("SELECT version() AS version", &[]))?;
        opened.version = row.map_or(Ok(String::new()), |row| row.text("version"))?;
        Ok(opened)
    }

    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transaction(READ, false, false, f)
    }

    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transaction(WRITE, true, true, f)
    }

    pub(crate) fn rehearse<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transaction(WRITE, true, false, f)
    }

    pub(crate) fn version(&self) -> String {
        self.version.clone()
    }

    /// The server keeps watch over its own files; what can be asked for is whether its pages are summed and whether it
    /// has found a page wrong.
    pub(crate) fn check(&self) -> Result<Vec<String>, StoreError> {
        let sql =
            "SELECT CAST(COALESCE(sum(checksum_failures), 0) AS BIGINT) AS failures FROM pg_stat_database";
        let row = self.read(|tx| tx.one(sql, &[]))?;
        let failures = row.map_or(Ok(0), |row| row.int("failures"))?;
        let problem =
            (failures > 0).then(|| format!("the server has counted {failures} pages with a wrong checksum"));
        Ok(problem.into_iter().collect())
    }

    /// `VACUUM` gives up the space of deleted rows; it cannot run inside a transaction.
    pub(crate) fn scrub(&self) -> Result<(), StoreError> {
        let mut session = self.sessions.get().map_err(|e| StoreError::Unreachable(e.to_string()))?;
        session.batch("VACUUM")
    }

    fn transaction<T, E: From<StoreError>>(
        &self,
        begin: &str,
        may_write: bool,
        is_kept: bool,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut session = self.sessions.get().map_err(|e| StoreError::Unreachable(e.to_string()))?;
        session.batch(begin)?;
        let mut tx = Tx::new(Link::Postgres(&mut session), may_write);
        let result = catch_unwind(AssertUnwindSafe(|| f(&mut tx)));
        let passed_over = tx.passed_over();
        let is_lost = tx.is_lost();
        // COMMIT after a failed statement would undo everything and still report success, so it is never sent then.
        if is_kept && !is_lost && passed_over.is_none() && matches!(result, Ok(Ok(_))) {
            session.commit()?;
        } else {
            session.roll_back();
        }
        match (result, passed_over) {
            (Err(panic), _) => resume_unwind(panic),
            (Ok(Ok(_)), Some(error)) => Err(error.into()),
            (Ok(Ok(_)), None) if is_lost => {
                Err(StoreError::NotKept("the transaction was lost".to_owned()).into())
            }
            (Ok(result), _) => result,
        }
    }
}

struct Sessions {
    config: Config,
}

impl r2d2::ManageConnection for Sessions {
    type Connection = Session;
    type Error = StoreError;

    fn connect(&self) -> Result<Session, StoreError> {
        let client = self.config.connect(NoTls).map_err(|e| StoreError::Unreachable(deep(&e)))?;
        Session::begin(client, SESSION)
    }

    fn is_valid(&self, session: &mut Session) -> Result<(), StoreError> {
        session.answers(PATIENCE)
    }

    fn has_broken(&self, session: &mut Session) -> bool {
        session.put_away()
    }
}

fn is_local(config: &Config) -> bool {
    let is_local_host = |host: &Host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback()),
    };
    config.get_hosts().iter().all(is_local_host) && config.get_hostaddrs().iter().all(IpAddr::is_loopback)
}
