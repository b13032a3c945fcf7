//! The store's promises, held against both databases: SQLite in a temporary folder always, PostgreSQL when
//! `CHANCERY_TEST_POSTGRES` holds the address of a database in which schemas may be made.

#![expect(clippy::unwrap_used, reason = "tests, and what they share")]

mod statements;
mod transactions;
mod migrations;
mod searching;
mod files;

use store::{Store, StoreError, Value};

/// Runs one story on each database, on an empty store.
fn on_both(name: &str, story: impl Fn(&Store)) {
    let folder = tempfile::tempdir().unwrap();
    story(&Store::open(&address(&folder)).unwrap());
    match std::env::var("CHANCERY_TEST_POSTGRES") {
        Ok(url) => story(&in_own_schema(&url, name)),
        Err(_) => println!("CHANCERY_TEST_POSTGRES is not set: {name} was told on SQLite only"),
    }
}

fn address(folder: &tempfile::TempDir) -> String {
    format!("sqlite:{}", folder.path().join("office.db").display())
}

fn in_own_schema(url: &str, name: &str) -> Store {
    let schema = format!("t_{name}");
    let made = Store::open(url)
        .unwrap()
        .write(|tx| tx.batch(&format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")));
    made.unwrap();
    let mark = if url.contains('?') { '&' } else { '?' };
    Store::open(&format!("{url}{mark}options=-csearch_path%3D{schema}")).unwrap()
}

/// A store with one small table.
fn with_cases(store: &Store) {
    let table = "CREATE TABLE cases (case_id TEXT NOT NULL PRIMARY KEY, letters BIGINT NOT NULL DEFAULT 0, note TEXT, paper BYTEA)";
    #[rustfmt::skip]
    let table = table.replace("BYTEA", if store.engine() == store::Engine::Sqlite { "BLOB" } else { "BYTEA" });
    store.write(|tx| tx.batch(&table)).unwrap();
}

fn open_case(store: &Store, case_id: &str) -> Result<u64, StoreError> {
    store.write(|tx| tx.run("INSERT INTO cases (case_id) VALUES ($1)", &[Value::from(case_id)]))
}

fn count(store: &Store) -> i64 {
    let row = store.read(|tx| tx.one("SELECT count(*) AS cases FROM cases", &[])).unwrap().unwrap();
    row.int("cases").unwrap()
}
