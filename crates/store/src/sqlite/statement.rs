//! Statements on SQLite: parameters bound by the number in their name, rows read, errors put in our words.

use std::sync::Arc;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ToSql, ffi};

use crate::{Row, StoreError, Value, dialect};

pub(crate) fn rows(
    connection: &Connection,
    sql: &str,
    params: &[Value],
    take: &mut dyn FnMut(Row) -> bool,
) -> Result<(), StoreError> {
    let mut statement = bound(connection, sql, params)?;
    let mut rows = statement.raw_query();
    let mut columns: Option<Arc<[String]>> = None;
    while let Some(row) = rows.next().map_err(|e| fault(e, sql))? {
        // Only now: a statement kept from before its table changed is prepared anew by its first step.
        let columns = columns.get_or_insert_with(|| row.as_ref().column_names().map(str::to_owned).collect());
        let read_one = |(place, name): (usize, &String)| {
            let value = row.get_ref(place).map_err(|e| fault(e, sql))?;
            read(value, name)
        };
        let values = columns.iter().enumerate().map(read_one).collect::<Result<_, _>>()?;
        if !take(Row { columns: columns.clone(), values }) {
            break;
        }
    }
    Ok(())
}

pub(crate) fn run(connection: &Connection, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
    let mut statement = bound(connection, sql, params)?;
    let changed = statement.raw_execute().map_err(|e| fault(e, sql))?;
    Ok(u64::try_from(changed).unwrap_or(u64::MAX))
}

pub(crate) fn batch(connection: &Connection, sql: &str) -> Result<(), StoreError> {
    connection.execute_batch(sql).map_err(|e| fault(e, sql))
}

fn bound<'c>(
    connection: &'c Connection,
    sql: &str,
    params: &[Value],
) -> Result<CachedStatement<'c>, StoreError> {
    let unfit = |problem: String| StoreError::Parameters { problem, sql: sql.to_owned() };
    let mut statement = connection.prepare_cached(sql).map_err(|e| fault(e, sql))?;
    let mut highest = 0;
    for place in 1..=statement.parameter_count() {
        let name = statement.parameter_name(place).unwrap_or("?").to_owned();
        let number = dialect::parameter_number(&name)
            .ok_or_else(|| unfit(format!("`{name}` is not of the form $1 (casts are CAST($1 AS …))")))?;
        highest = highest.max(number);
        let value =
            params.get(number - 1).ok_or_else(|| unfit(format!("{name} of {} given", params.len())))?;
        if let Some(problem) = dialect::unfit(number, value) {
            return Err(unfit(problem));
        }
        statement.raw_bind_parameter(place, value).map_err(|e| fault(e, sql))?;
    }
    if highest != params.len() {
        return Err(unfit(format!("{} given, {highest} used", params.len())));
    }
    Ok(statement)
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn read(value: ValueRef<'_>, column: &str) -> Result<Value, StoreError> {
    let wrong = |problem: &str| StoreError::Column { column: column.to_owned(), problem: problem.to_owned() };
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Text(text) => {
            Value::Text(str::from_utf8(text).map_err(|_| wrong("holds text that is not UTF-8"))?.to_owned())
        }
        ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
        ValueRef::Real(_) => return Err(wrong("holds a fraction, which no column of ours does")),
    })
}

/// A driver's error in our words.
pub(crate) fn fault(error: rusqlite::Error, sql: &str) -> StoreError {
    use rusqlite::ErrorCode as Code;
    let problem = error.to_string();
    let Some(cause) = error.sqlite_error() else {
        return StoreError::Statement { problem, sql: sql.to_owned() };
    };
    match (cause.code, cause.extended_code) {
        (Code::DatabaseBusy | Code::DatabaseLocked, _) => StoreError::Busy(problem),
        (Code::DiskFull, _) => StoreError::Full(problem),
        // The shared index could not grow: nothing was written, and there may be room again later.
        (_, ffi::SQLITE_IOERR_SHMSIZE) => StoreError::Full(problem),
        (Code::SystemIoFailure | Code::DatabaseCorrupt | Code::NotADatabase, _) => {
            StoreError::Broken(problem)
        }
        (Code::CannotOpen, _) => StoreError::Unreachable(problem),
        (Code::ReadOnly, _) => StoreError::ReadOnly(sql.to_owned()),
        (
            _,
            ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID,
        ) => StoreError::Taken(problem),
        (Code::ConstraintViolation, _) => StoreError::Constraint(problem),
        _ => StoreError::Statement { problem, sql: sql.to_owned() },
    }
}
