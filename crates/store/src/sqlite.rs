//! The SQLite driver: how the file is opened, how statements are bound and rows are read, and the pool of readers. Who
//! commits and when is in `group.rs`.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, OpenFlags, ToSql, ffi};

use crate::group::Writer;
use crate::tx::Link;
use crate::{Row, StoreError, Tx, Value, dialect};

/// Before this the reset of the write-ahead log could corrupt the file when two connections wrote (sqlite.org, 3.51.3).
const OLDEST: i32 = 3_051_003;
const BUSY: Duration = Duration::from_secs(5);
const STATEMENTS: usize = 256;
const READERS: u32 = 8;

/// An open file. The readers stand first so that they close first: the last connection to close empties the log, and
/// only the writer can.
pub(crate) struct Sqlite {
    readers: r2d2::Pool<Readers>,
    pub(crate) writer: Writer,
}

impl Sqlite {
    pub(crate) fn open(url: &str) -> Result<Self, StoreError> {
        if !is_recent(rusqlite::version_number()) {
            return Err(StoreError::Unsupported(format!("SQLite {} is older than 3.51.3", version())));
        }
        let path = place(url)?;
        make_private(&path)?;
        let writer = Writer::new(open_writer(&path)?);
        let readers = r2d2::Pool::builder()
            .max_size(READERS)
            .min_idle(Some(0))
            .test_on_check_out(false)
            .connection_timeout(BUSY)
            .build_unchecked(Readers { path });
        Ok(Self { readers, writer })
    }

    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut reader = self.readers.get().map_err(|e| StoreError::Unreachable(e.to_string()))?;
        reader.in_use = true;
        batch(&reader.connection, "BEGIN")?;
        let mut tx = Tx::new(Link::Sqlite(&reader.connection), false);
        let result = f(&mut tx);
        let passed_over = tx.passed_over();
        batch(&reader.connection, "ROLLBACK")?;
        reader.in_use = false;
        match passed_over {
            Some(error) if result.is_ok() => Err(error.into()),
            _ => result,
        }
    }

    pub(crate) fn check(&self) -> Result<Vec<String>, StoreError> {
        self.writer.alone(|connection| {
            let mut problems = Vec::new();
            rows(connection, "PRAGMA integrity_check", &[], &mut |row| {
                problems.extend(row.text("integrity_check").ok().filter(|line| line != "ok"));
                true
            })?;
            rows(connection, "PRAGMA foreign_key_check", &[], &mut |row| {
                let table = row.text("table").unwrap_or_default();
                let parent = row.text("parent").unwrap_or_default();
                problems.push(format!("a row of {table} points at a row of {parent} that is not there"));
                true
            })?;
            Ok(problems)
        })
    }

    pub(crate) fn scrub(&self) -> Result<(), StoreError> {
        self.writer.alone(|connection| {
            let has_search = |row: &Row| row.int("found").is_ok_and(|found| found == 1);
            let mut is_there = false;
            let sql = "SELECT count(*) AS found FROM sqlite_schema WHERE name = 'search_words'";
            rows(connection, sql, &[], &mut |row| {
                is_there = has_search(&row);
                false
            })?;
            if is_there {
                // Words of forgotten documents stay in the index until its parts are merged into one.
                batch(connection, "INSERT INTO search_words (search_words) VALUES ('optimize')")?;
            }
            let mut is_busy = true;
            rows(connection, "PRAGMA wal_checkpoint(TRUNCATE)", &[], &mut |row| {
                is_busy = row.int("busy").is_ok_and(|busy| busy != 0);
                false
            })?;
            if is_busy { Err(StoreError::Busy("a reader still needs the log".to_owned())) } else { Ok(()) }
        })
    }
}

pub(crate) fn version() -> &'static str {
    rusqlite::version()
}

fn is_recent(version: i32) -> bool {
    version >= OLDEST
}

/// The file meant by an address, with its folder resolved and its own name taken literally.
fn place(url: &str) -> Result<PathBuf, StoreError> {
    let path = Path::new(url.strip_prefix("sqlite://").or(url.strip_prefix("sqlite:")).unwrap_or(url));
    let refuse = |why: &str| StoreError::Address(format!("{}: {why}", path.display()));
    let name = path.file_name().ok_or_else(|| refuse("names no file"))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().map_err(|e| refuse(&format!("its folder cannot be found: {e}")))?;
    let place = folder.join(name);
    // Locks and the log belong to a name; a second name for the same file would have others.
    match place.symlink_metadata() {
        Ok(seen) if seen.is_symlink() => Err(refuse("is a symbolic link")),
        Ok(seen) if !seen.is_file() => Err(refuse("is not a file")),
        Ok(seen) if std::os::unix::fs::MetadataExt::nlink(&seen) > 1 => Err(refuse("has a second name")),
        _ => Ok(place),
    }
}

/// Makes a missing file readable by its owner alone. An existing one is not touched: opening and closing it beside the
/// driver would drop the locks of this process.
fn make_private(path: &Path) -> Result<(), StoreError> {
    use std::os::unix::fs::OpenOptionsExt;
    let made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    match made {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::Address(format!("{}: {error}", path.display())))
        }
        _ => Ok(()),
    }
}

fn open_writer(path: &Path) -> Result<Connection, StoreError> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    batch(
        &connection,
        "PRAGMA page_size = 4096;
         PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON;
         PRAGMA journal_size_limit = 67108864;",
    )?;
    Ok(connection)
}

fn connect(path: &Path, access: OpenFlags) -> Result<Connection, StoreError> {
    // No URI names: a file may be called `file:x`. No mutex: a connection is never used by two threads at once.
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(path, flags).map_err(|e| fault(e, "open"))?;
    connection.busy_timeout(BUSY).map_err(|e| fault(e, "busy_timeout"))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    batch(
        &connection,
        "PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;
         PRAGMA mmap_size = 0;
         PRAGMA cache_size = -8192;",
    )?;
    Ok(connection)
}

struct Readers {
    path: PathBuf,
}

struct Reader {
    connection: Connection,
    /// Still true when the caller panicked or the end of the transaction failed: the connection is thrown away then.
    in_use: bool,
}

impl r2d2::ManageConnection for Readers {
    type Connection = Reader;
    type Error = StoreError;

    fn connect(&self) -> Result<Reader, StoreError> {
        let connection = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        Ok(Reader { connection, in_use: false })
    }

    fn is_valid(&self, _: &mut Reader) -> Result<(), StoreError> {
        Ok(())
    }

    fn has_broken(&self, reader: &mut Reader) -> bool {
        reader.in_use
    }
}

pub(crate) fn rows(
    connection: &Connection,
    sql: &str,
    params: &[Value],
    take: &mut dyn FnMut(Row) -> bool,
) -> Result<(), StoreError> {
    let mut statement = bound(connection, sql, params)?;
    let columns: Arc<[String]> = statement.column_names().into_iter().map(str::to_owned).collect();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(|e| fault(e, sql))? {
        let values = columns.iter().enumerate().map(|(place, name)| {
            let value = row.get_ref(place).map_err(|e| fault(e, sql))?;
            read(value, name)
        });
        let values = values.collect::<Result<_, _>>()?;
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
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(rusqlite::types::ToSqlOutput::Borrowed(match self {
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
