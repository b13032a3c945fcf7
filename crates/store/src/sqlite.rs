//! The SQLite driver: how the file is opened, the pool of readers, and what is done to the whole file. How statements are
//! bound and rows are read is in `statement.rs`; who commits, and when, in `group.rs`.

mod group;
mod readers;
mod statement;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::tx::Link;
use crate::{Row, StoreError, Tx};

use group::Writer;
use readers::Readers;
use statement::fault;
pub(crate) use statement::{batch, rows, run};

/// Before this the reset of the write-ahead log could corrupt the file when two connections wrote (sqlite.org, 3.51.3).
const OLDEST: i32 = 3_051_003;
const BUSY: Duration = Duration::from_secs(5);
const STATEMENTS: usize = 256;

/// An open file. The readers stand first so that they close first: the last connection to close empties the log, and
/// only the writer can.
pub(crate) struct Sqlite {
    readers: Readers,
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
        let readers = Readers::new(&path);
        Ok(Self { readers, writer })
    }

    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let (result, passed_over) = self.readers.lend()?.through(|connection| {
            run(connection, "BEGIN", &[])?;
            let mut tx = Tx::new(Link::Sqlite(connection), false);
            let result = f(&mut tx);
            let passed_over = tx.passed_over();
            run(connection, "ROLLBACK", &[])?;
            Ok((result, passed_over))
        })?;
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

/// Pages of 8 KiB and a log of up to 16 MiB between two checkpoints: 19 to 49 % more rows a second at 32 callers than with
/// 4 KiB and 4 MiB, in four interleaved pairs of runs of `examples/group_commit.rs` on one busy machine.
fn open_writer(path: &Path) -> Result<Connection, StoreError> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    batch(
        &connection,
        "PRAGMA page_size = 8192;
         PRAGMA journal_mode = WAL;
         PRAGMA wal_autocheckpoint = 2000;
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
    // Else every new value of a parameter has its statement planned anew, which costs more than most statements take.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map_err(|e| fault(e, "stable plans"))?;
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
