//! Bringing the schema up to date by numbered texts, and refusing when that cannot be done safely. The texts themselves
//! are the caller's.
//!
//! refinery, which knows both drivers, stops at rusqlite 0.41 (refinery-core 0.10.1); the newer rusqlite brings the SQLite
//! with the repaired log. Use refinery again when it catches up, should it ever do more than this file does.

use std::collections::BTreeMap;

use crate::{Engine, StoreError, Tx, dialect, hash};

/// One numbered step of the schema.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Its place in the order, from 1.
    pub number: i64,
    /// Its name, for people.
    pub name: &'static str,
    /// Its statements on SQLite.
    pub sqlite: &'static str,
    /// Its statements on PostgreSQL; the same text when nothing differs.
    pub postgres: &'static str,
}

const TABLE: &str = "CREATE TABLE IF NOT EXISTS schema_steps (
    number BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    text_hash TEXT NOT NULL
)";

pub(crate) fn apply(tx: &mut Tx<'_>, migrations: &[Migration]) -> Result<Vec<i64>, StoreError> {
    let wanted = by_number(migrations)?;
    if let Some(sql) = dialect::alone_in_migration(tx.engine()) {
        tx.one(sql, &[])?;
    }
    tx.batch(TABLE)?;
    let mut applied = BTreeMap::new();
    for row in tx.all("SELECT number, text_hash FROM schema_steps", &[])? {
        applied.insert(row.int("number")?, row.text("text_hash")?);
    }
    agree(tx.engine(), &wanted, &applied)?;
    let mut done = Vec::new();
    for (number, step) in wanted.iter().filter(|(number, _)| !applied.contains_key(number)) {
        let text = text_of(tx.engine(), step);
        tx.batch(text)?;
        let params = [(*number).into(), step.name.into(), hash(text.as_bytes()).into()];
        tx.run("INSERT INTO schema_steps (number, name, text_hash) VALUES ($1, $2, $3)", &params)?;
        done.push(*number);
    }
    Ok(done)
}

fn by_number(migrations: &[Migration]) -> Result<BTreeMap<i64, &Migration>, StoreError> {
    let mut wanted = BTreeMap::new();
    for step in migrations {
        if wanted.insert(step.number, step).is_some() {
            return Err(StoreError::Migration(format!("number {} is given twice", step.number)));
        }
        // A deferred rule fails at the commit, which on SQLite others share: it would undo their work as well.
        if step.sqlite.to_ascii_uppercase().contains("INITIALLY DEFERRED") {
            return Err(StoreError::Migration(format!("number {} defers a rule to the commit", step.number)));
        }
    }
    Ok(wanted)
}

/// Whether the list continues what has been applied: nothing unknown, nothing changed, nothing pushed in between.
fn agree(
    engine: Engine,
    wanted: &BTreeMap<i64, &Migration>,
    applied: &BTreeMap<i64, String>,
) -> Result<(), StoreError> {
    for (number, text_hash) in applied {
        let Some(step) = wanted.get(number) else {
            let newer =
                format!("the schema has step {number}, which this program does not know: it is newer");
            return Err(StoreError::Migration(newer));
        };
        if *text_hash != hash(text_of(engine, step).as_bytes()) {
            let changed = format!("step {number} ({}) was changed after it was applied", step.name);
            return Err(StoreError::Migration(changed));
        }
    }
    let last = applied.keys().last();
    match wanted
        .keys()
        .find(|number| !applied.contains_key(number) && last.is_some_and(|last| *number < last))
    {
        Some(number) => Err(StoreError::Migration(format!("step {number} comes before one already applied"))),
        None => Ok(()),
    }
}

fn text_of(engine: Engine, step: &Migration) -> &'static str {
    match engine {
        Engine::Sqlite => step.sqlite,
        Engine::Postgres => step.postgres,
    }
}
