//! What is kept, what is undone, and for whom.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use store::{Store, StoreError, Tx, Value};

use crate::{address, count, on_both, open_case, with_cases};

fn insert(tx: &mut Tx<'_>, case_id: &str) -> Result<(), StoreError> {
    tx.run("INSERT INTO cases (case_id) VALUES ($1)", &[Value::from(case_id)]).map(|_| ())
}

#[test]
fn a_failed_write_leaves_nothing() {
    on_both("failed_write", |store| {
        with_cases(store);
        let failed = store.write(|tx| insert(tx, "a").and(Err::<(), _>(StoreError::Nested)));
        assert_eq!((failed, count(store)), (Err(StoreError::Nested), 0));
    });
}

#[test]
fn a_write_that_panics_leaves_nothing_and_the_next_one_works() {
    on_both("panicking_write", |store| {
        with_cases(store);
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            store.write(|tx| -> Result<(), StoreError> {
                insert(tx, "a")?;
                resume_unwind(Box::new("lost"))
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(open_case(store, "b"), Ok(1));
        assert_eq!(count(store), 1);
    });
}

#[test]
fn a_read_that_panics_does_not_spoil_the_next() {
    on_both("panicking_read", |store| {
        with_cases(store);
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            store.read(|tx| -> Result<(), StoreError> {
                tx.one("SELECT 1 AS one", &[])?;
                resume_unwind(Box::new("lost"))
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(count(store), 0);
    });
}

#[test]
fn a_failure_passed_over_cannot_be_kept() {
    on_both("passed_over", |store| {
        with_cases(store);
        let kept = store.write(|tx| {
            insert(tx, "a")?;
            let _ = insert(tx, "a");
            Ok::<(), StoreError>(())
        });
        assert!(matches!(kept, Err(StoreError::Spoiled(_))), "{kept:?}");
        assert_eq!(count(store), 0);
    });
}

#[test]
fn a_failure_inside_a_savepoint_is_undone_alone() {
    on_both("savepoint", |store| {
        with_cases(store);
        let kept = store.write(|tx| {
            insert(tx, "a")?;
            let inner = tx.savepoint(|tx| {
                insert(tx, "b")?;
                tx.savepoint(|tx| insert(tx, "c"))?;
                insert(tx, "a")
            });
            assert!(matches!(inner, Err(StoreError::Taken(_))));
            insert(tx, "d")
        });
        assert_eq!(kept, Ok(()));
        let rows = store.read(|tx| tx.all("SELECT case_id FROM cases ORDER BY case_id", &[])).unwrap();
        let ids: Vec<_> = rows.iter().map(|row| row.text("case_id").unwrap()).collect();
        assert_eq!(ids, ["a", "d"]);
    });
}

#[test]
fn a_rehearsal_shows_what_would_be_and_keeps_nothing() {
    on_both("rehearsal", |store| {
        with_cases(store);
        let seen = store.rehearse(|tx| {
            insert(tx, "a")?;
            Ok::<_, StoreError>(tx.all("SELECT case_id FROM cases", &[])?.len())
        });
        assert_eq!((seen, count(store)), (Ok(1), 0));
    });
}

#[test]
fn a_read_can_neither_write_nor_lock() {
    on_both("read_only", |store| {
        with_cases(store);
        let written = store.read(|tx| insert(tx, "a"));
        assert!(matches!(written, Err(StoreError::ReadOnly(_))), "{written:?}");
        let locked = store.read(|tx| tx.lock("SELECT case_id FROM cases", &[]));
        assert!(matches!(locked, Err(StoreError::ReadOnly(_))), "{locked:?}");
    });
}

#[test]
fn a_read_sees_one_picture_throughout() {
    on_both("one_picture", |store| {
        with_cases(store);
        let sql = "SELECT case_id FROM cases";
        let seen = store.read(|tx| {
            let before = tx.all(sql, &[])?.len();
            open_case(store, "a")?;
            Ok::<_, StoreError>((before, tx.all(sql, &[])?.len()))
        });
        assert_eq!((seen, count(store)), (Ok((0, 0)), 1));
    });
}

#[test]
fn a_write_inside_a_write_is_refused_instead_of_waiting_for_itself() {
    on_both("nested", |store| {
        with_cases(store);
        let nested = store.write(|_| open_case(store, "a").map(|_| ()));
        assert_eq!(nested, Err(StoreError::Nested));
        let nested = store.rehearse(|_| open_case(store, "a").map(|_| ()));
        assert_eq!(nested, Err(StoreError::Nested));
        assert_eq!(open_case(store, "b"), Ok(1));
    });
}

fn add_one(store: &Store) -> Result<(), StoreError> {
    store.write(|tx| {
        let row = tx.lock("SELECT letters FROM cases WHERE case_id = $1", &["a".into()])?;
        let letters = row.ok_or(StoreError::Nested)?.int("letters")?;
        let params = [(letters + 1).into(), "a".into()];
        tx.run("UPDATE cases SET letters = $1 WHERE case_id = $2", &params).map(|_| ())
    })
}

#[test]
fn no_increment_is_lost_among_callers_that_read_first_and_lock() {
    on_both("increments", |store| {
        with_cases(store);
        open_case(store, "a").unwrap();
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| (0..25).for_each(|_| add_one(store).unwrap()));
            }
        });
        let row = store.read(|tx| tx.one("SELECT letters FROM cases", &[])).unwrap().unwrap();
        assert_eq!(row.int("letters"), Ok(200));
    });
}

#[test]
fn two_openings_of_one_file_write_beside_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let stores = [(); 2].map(|()| Store::open(&address(&folder)).unwrap());
    with_cases(&stores[0]);
    open_case(&stores[1], "a").unwrap();
    thread::scope(|scope| {
        for store in &stores {
            for _ in 0..4 {
                scope.spawn(|| (0..25).for_each(|_| add_one(store).unwrap()));
            }
        }
    });
    let row = stores[0].read(|tx| tx.one("SELECT letters FROM cases", &[])).unwrap().unwrap();
    assert_eq!(row.int("letters"), Ok(200));
    assert_eq!(stores[0].check(), Ok(vec![]));
}

#[test]
fn more_callers_may_read_than_there_are_connections() {
    on_both("many_readers", |store| {
        with_cases(store);
        let inside = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..20 {
                scope.spawn(|| {
                    let read = store.read(|tx| {
                        inside.fetch_add(1, Ordering::SeqCst);
                        while inside.load(Ordering::SeqCst) < 8 {
                            thread::yield_now();
                        }
                        tx.all("SELECT case_id FROM cases", &[])
                    });
                    assert_eq!(read.map(|rows| rows.len()), Ok(0));
                });
            }
        });
    });
}

#[test]
fn a_sound_database_has_nothing_to_report() {
    on_both("sound", |store| {
        with_cases(store);
        assert_eq!(store.check(), Ok(vec![]));
        assert!(store.version().contains("SQL"), "{}", store.version());
    });
}
