//! The PostgreSQL driver: connections and their sessions, transactions, cached statements, and how values are written and
//! read. PostgreSQL groups commits by itself, so nothing of that is here.

use std::collections::HashMap;
use std::net::IpAddr;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

use ::postgres::config::Host;
use ::postgres::error::SqlState;
use ::postgres::fallible_iterator::FallibleIterator;
use ::postgres::{Client, Config, NoTls, Statement};

use crate::tx::Link;
use crate::{Row, StoreError, Tx, Value, dialect, wire};

const CONNECTIONS: u32 = 16;
const STATEMENTS: usize = 256;
const PATIENCE: Duration = Duration::from_secs(5);
/// A connection unused for longer is asked whether it still lives before it is lent out.
const STALE: Duration = Duration::from_secs(1);

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

/// One connection, its prepared statements by text, and whether it may be lent out again.
pub(crate) struct Session {
    client: Client,
    statements: HashMap<String, Statement>,
    last_used: Instant,
    is_broken: bool,
}

impl r2d2::ManageConnection for Sessions {
    type Connection = Session;
    type Error = StoreError;

    fn connect(&self) -> Result<Session, StoreError> {
        let mut client = self.config.connect(NoTls).map_err(|e| StoreError::Unreachable(deep(&e)))?;
        client.batch_execute(SESSION).map_err(|e| StoreError::Unreachable(deep(&e)))?;
        let last_used = Instant::now();
        Ok(Session { client, statements: HashMap::new(), last_used, is_broken: false })
    }

    fn is_valid(&self, session: &mut Session) -> Result<(), StoreError> {
        if session.last_used.elapsed() < STALE {
            return Ok(());
        }
        session.client.is_valid(PATIENCE).map_err(|e| StoreError::Unreachable(deep(&e)))
    }

    fn has_broken(&self, session: &mut Session) -> bool {
        session.last_used = Instant::now();
        session.is_broken || session.client.is_closed()
    }
}

impl Session {
    pub(crate) fn rows(
        &mut self,
        sql: &str,
        params: &[Value],
        take: &mut dyn FnMut(Row) -> bool,
    ) -> Result<(), StoreError> {
        let result = self.try_rows(sql, params, take);
        self.after(sql, result)
    }

    pub(crate) fn run(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        let result = self.try_run(sql, params);
        self.after(sql, result)
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        let result = self.client.batch_execute(sql).map_err(|e| fault(&e, sql));
        self.after(sql, result)
    }

    fn try_rows(
        &mut self,
        sql: &str,
        params: &[Value],
        take: &mut dyn FnMut(Row) -> bool,
    ) -> Result<(), StoreError> {
        let statement = self.prepared(sql, params)?;
        let columns: Arc<[String]> = statement.columns().iter().map(|c| c.name().to_owned()).collect();
        let bound = params.iter().map(wire::Bound);
        let mut rows = self.client.query_raw(&statement, bound).map_err(|e| fault(&e, sql))?;
        while let Some(row) = rows.next().map_err(|e| fault(&e, sql))? {
            let values = wire::read(&row)?;
            if !take(Row { columns: columns.clone(), values }) {
                break;
            }
        }
        Ok(())
    }

    fn try_run(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        let statement = self.prepared(sql, params)?;
        let bound: Vec<_> = params.iter().map(wire::Bound).collect();
        let bound: Vec<&(dyn ::postgres::types::ToSql + Sync)> = bound.iter().map(|b| b as _).collect();
        self.client.execute(&statement, &bound).map_err(|e| fault(&e, sql))
    }

    fn prepared(&mut self, sql: &str, params: &[Value]) -> Result<Statement, StoreError> {
        let unfit = |problem: String| StoreError::Parameters { problem, sql: sql.to_owned() };
        let statement = match self.statements.get(sql) {
            Some(statement) => statement.clone(),
            None => {
                let statement = self.client.prepare(sql).map_err(|e| fault(&e, sql))?;
                if self.statements.len() >= STATEMENTS {
                    self.statements.clear();
                }
                self.statements.insert(sql.to_owned(), statement.clone());
                statement
            }
        };
        if statement.params().len() != params.len() {
            return Err(unfit(format!("{} given, {} used", params.len(), statement.params().len())));
        }
        let problem = params.iter().enumerate().find_map(|(place, value)| dialect::unfit(place + 1, value));
        problem.map_or(Ok(statement), |problem| Err(unfit(problem)))
    }

    /// A statement that failed is prepared anew next time: the schema may have changed under it.
    fn after<T>(&mut self, sql: &str, result: Result<T, StoreError>) -> Result<T, StoreError> {
        if result.is_err() {
            self.statements.remove(sql);
        }
        result
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        let Err(error) = self.client.batch_execute("COMMIT") else { return Ok(()) };
        self.is_broken = true;
        match error.as_db_error() {
            Some(_) if !self.client.is_closed() => {
                Err(StoreError::NotKept(fault(&error, "COMMIT").to_string()))
            }
            _ => Err(StoreError::Unsure(deep(&error))),
        }
    }

    fn roll_back(&mut self) {
        self.is_broken |= self.client.batch_execute("ROLLBACK").is_err();
    }
}

fn is_local(config: &Config) -> bool {
    let is_local_host = |host: &Host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback()),
    };
    config.get_hosts().iter().all(is_local_host) && config.get_hostaddrs().iter().all(IpAddr::is_loopback)
}

/// A driver's error in our words. The server's "detail" is left out: it quotes the values of rows.
fn fault(error: &::postgres::Error, sql: &str) -> StoreError {
    let Some(cause) = error.as_db_error() else {
        let problem = deep(error);
        return if error.is_closed() {
            StoreError::Unreachable(problem)
        } else {
            StoreError::Statement { problem, sql: sql.to_owned() }
        };
    };
    let problem = format!("{} ({})", cause.message(), cause.code().code());
    match cause.code() {
        &SqlState::UNIQUE_VIOLATION => StoreError::Taken(problem),
        code if code.code().starts_with("23") => StoreError::Constraint(problem),
        &SqlState::LOCK_NOT_AVAILABLE
        | &SqlState::T_R_DEADLOCK_DETECTED
        | &SqlState::T_R_SERIALIZATION_FAILURE => StoreError::Busy(problem),
        &SqlState::DISK_FULL => StoreError::Full(problem),
        &SqlState::READ_ONLY_SQL_TRANSACTION => StoreError::ReadOnly(sql.to_owned()),
        code if code.code().starts_with("57P") || code.code().starts_with("08") => {
            StoreError::Unreachable(problem)
        }
        code if code.code().starts_with("58") || code.code().starts_with("XX") => StoreError::Broken(problem),
        _ => StoreError::Statement { problem, sql: sql.to_owned() },
    }
}

/// An error with the causes its own sentence leaves out.
fn deep(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(cause) => format!("{error}: {}", deep(cause)),
        None => error.to_string(),
    }
}
