//! One session on a PostgreSQL server: its prepared statements, the end of its transactions, its errors in our words.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ::postgres::error::SqlState;
use ::postgres::fallible_iterator::FallibleIterator;
use ::postgres::{Client, Statement};

use crate::{Row, StoreError, Value, dialect};

use super::wire;

const STATEMENTS: usize = 256;
/// A connection unused for longer is asked whether it still lives before it is lent out.
const STALE: Duration = Duration::from_secs(1);

/// One connection, its prepared statements by text, and whether it may be lent out again.
pub(crate) struct Session {
    client: Client,
    statements: HashMap<String, Statement>,
    idle_since: Option<Instant>,
    is_broken: bool,
}

impl Session {
    pub(crate) fn begin(client: Client, settings: &str) -> Result<Self, StoreError> {
        let mut session = Self { client, statements: HashMap::new(), idle_since: None, is_broken: false };
        session.batch(settings)?;
        Ok(session)
    }

    /// Whether the server still answers. One that was in use a moment ago is believed without asking.
    pub(crate) fn answers(&mut self, patience: Duration) -> Result<(), StoreError> {
        if self.idle_since.is_some_and(|since| since.elapsed() < STALE) {
            return Ok(());
        }
        self.client.is_valid(patience).map_err(|e| StoreError::Unreachable(deep(&e)))
    }

    /// Notes that the session goes back to the pool, and says whether it must rather be closed.
    #[expect(clippy::disallowed_methods, reason = "the age of a connection says nothing of what it carries")]
    pub(crate) fn put_away(&mut self) -> bool {
        self.idle_since = Some(Instant::now());
        self.is_broken || self.client.is_closed()
    }

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

    pub(crate) fn commit(&mut self) -> Result<(), StoreError> {
        let Err(error) = self.client.batch_execute("COMMIT") else { return Ok(()) };
        self.is_broken = true;
        match error.as_db_error() {
            Some(_) if !self.client.is_closed() => {
                Err(StoreError::NotKept(fault(&error, "COMMIT").to_string()))
            }
            _ => Err(StoreError::Unsure(deep(&error))),
        }
    }

    pub(crate) fn roll_back(&mut self) {
        self.is_broken |= self.client.batch_execute("ROLLBACK").is_err();
    }
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
pub(crate) fn deep(error: &dyn std::error::Error) -> String {
    match error.source() {
        Some(cause) => format!("{error}: {}", deep(cause)),
        None => error.to_string(),
    }
}
