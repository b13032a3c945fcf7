//! The complete list of differences between the two databases that callers could see, each named. What only concerns a
//! driver stays in that driver's file; full text, which differs throughout, is in `search.rs`.

/// The two databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite: one file, one writer at a time.
    Sqlite,
    /// PostgreSQL: a server, many writers.
    Postgres,
}

/// Which database an address means.
pub(crate) fn engine_of(url: &str) -> Engine {
    let is_postgres = ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme));
    if is_postgres { Engine::Postgres } else { Engine::Sqlite }
}

/// A row lock is a clause there and a syntax error here, where the writer holds the whole file anyway.
pub(crate) fn locking(engine: Engine, sql: &str) -> String {
    match engine {
        Engine::Sqlite => sql.to_owned(),
        Engine::Postgres => format!("{} FOR UPDATE", sql.trim_end().trim_end_matches(';')),
    }
}

/// Two processes may bring the schema up to date at once: SQLite's writer is alone already, there a lock is asked for.
/// The number is arbitrary, and only has to be the same in every process.
pub(crate) fn alone_in_migration(engine: Engine) -> Option<&'static str> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some("SELECT pg_advisory_xact_lock(4893201547)"),
    }
}

/// The number in a parameter's name, `$12` being 12. SQLite numbers them by first appearance, and takes `$1::text` for one
/// name, so the name is read here and nothing else is trusted.
pub(crate) fn parameter_number(name: &str) -> Option<usize> {
    let digits = name.strip_prefix('$')?;
    let is_plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    if is_plain { digits.parse().ok() } else { None }
}

/// Why a parameter cannot be bound, when it cannot. PostgreSQL has no U+0000 in text; refusing it on both keeps an office
/// that grew up on the one able to move to the other.
pub(crate) fn unfit(number: usize, value: &crate::Value) -> Option<String> {
    let has_nul = matches!(value, crate::Value::Text(text) if text.contains('\0'));
    has_nul.then(|| format!("${number} is text with U+0000 in it"))
}
