//! The schema is brought up to date once, in order, whole or not at all.

use std::sync::Barrier;

use store::{Migration, Store, StoreError, Value};

use crate::on_both;

const fn step(number: i64, text: &'static str) -> Migration {
    Migration { number, name: "a step", sqlite: text, postgres: text }
}

const FIRST: Migration =
    step(1, "CREATE TABLE people (person_id TEXT PRIMARY KEY); CREATE TABLE posts (post_id TEXT)");
const SECOND: Migration = step(2, "ALTER TABLE people ADD COLUMN name TEXT");
const THIRD: Migration = step(3, "CREATE TABLE visits (visit_id TEXT PRIMARY KEY)");
const BROKEN: Migration =
    step(3, "CREATE TABLE visits (visit_id TEXT PRIMARY KEY); INSERT INTO nowhere VALUES (1)");

fn has_table(store: &Store, table: &str) -> bool {
    store.read(|tx| tx.all(&format!("SELECT * FROM {table}"), &[])).is_ok()
}

fn refusal(result: Result<Vec<i64>, StoreError>) -> String {
    match result {
        Err(StoreError::Migration(why)) => why,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn each_step_is_applied_once() {
    on_both("each_once", |store| {
        assert_eq!(store.migrate(&[SECOND, FIRST]), Ok(vec![1, 2]));
        assert_eq!(store.migrate(&[FIRST, SECOND]), Ok(vec![]));
        assert_eq!(store.migrate(&[FIRST, SECOND, THIRD]), Ok(vec![3]));
        let params = ["p1".into(), Value::from("Ana")];
        let kept = store.write(|tx| tx.run("INSERT INTO people (person_id, name) VALUES ($1, $2)", &params));
        assert_eq!(kept, Ok(1));
    });
}

#[test]
fn a_step_that_fails_leaves_none_of_the_list() {
    on_both("none_of_the_list", |store| {
        assert!(matches!(store.migrate(&[FIRST, SECOND, BROKEN]), Err(StoreError::Statement { .. })));
        assert!(!has_table(store, "people") && !has_table(store, "visits"));
        assert_eq!(store.migrate(&[FIRST, SECOND, THIRD]), Ok(vec![1, 2, 3]));
    });
}

#[test]
fn a_newer_schema_is_not_touched() {
    on_both("newer", |store| {
        store.migrate(&[FIRST, SECOND]).unwrap();
        assert!(refusal(store.migrate(&[FIRST])).contains("newer"));
    });
}

#[test]
fn a_step_changed_after_it_was_applied_is_refused() {
    on_both("changed", |store| {
        store.migrate(&[FIRST]).unwrap();
        let changed = step(1, "CREATE TABLE people (person_id TEXT)");
        assert!(refusal(store.migrate(&[changed, SECOND])).contains("changed"));
    });
}

#[test]
fn a_step_pushed_in_between_is_refused() {
    on_both("pushed_in", |store| {
        store.migrate(&[FIRST, THIRD]).unwrap();
        assert!(refusal(store.migrate(&[FIRST, SECOND, THIRD])).contains("before"));
    });
}

#[test]
fn a_number_given_twice_or_a_rule_left_to_the_commit_is_refused() {
    on_both("twice", |store| {
        assert!(refusal(store.migrate(&[FIRST, step(1, "SELECT 1")])).contains("twice"));
        let deferred = step(1, "CREATE TABLE a (b BIGINT REFERENCES c DEFERRABLE initially deferred)");
        assert!(refusal(store.migrate(&[deferred])).contains("defers"));
    });
}

#[test]
fn two_processes_that_migrate_at_once_apply_each_step_once() {
    on_both("at_once", |store| {
        let together = Barrier::new(8);
        let migrate = || {
            // Connected first, so that all begin at the same moment; who cannot connect must not keep the others.
            let mut has_waited = false;
            let connected = store.read(|tx| {
                let row = tx.one("SELECT 1 AS one", &[]);
                together.wait();
                has_waited = true;
                row
            });
            if !has_waited {
                together.wait();
            }
            connected.and_then(|_| store.migrate(&[FIRST, SECOND, THIRD]))
        };
        let mut applied: Vec<i64> = std::thread::scope(|scope| {
            let runs = [(); 8].map(|()| scope.spawn(migrate));
            runs.into_iter().flat_map(|run| run.join().unwrap().unwrap()).collect()
        });
        applied.sort_unstable();
        assert_eq!(applied, [1, 2, 3]);
    });
}
