//! The group commit from inside: who shares a commit, who pays for whose failure, and that nobody waits for ever.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use super::*;
use crate::Value;

fn writer(folder: &Path) -> Writer {
    let connection = super::super::open_writer(&folder.join("office.db")).unwrap();
    statement::batch(&connection, "CREATE TABLE letters (letter_id BIGINT PRIMARY KEY, reply_to BIGINT)")
        .unwrap();
    Writer::new(connection)
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    super::super::make_private(&folder.path().join("office.db")).unwrap();
    folder
}

fn keep(tx: &mut Tx<'_>, number: i64) -> Result<(), StoreError> {
    tx.run("INSERT INTO letters (letter_id) VALUES ($1)", &[number.into()]).map(|_| ())
}

fn kept(folder: &Path) -> BTreeSet<i64> {
    let connection = Connection::open(folder.join("office.db")).unwrap();
    let mut kept = BTreeSet::new();
    statement::rows(&connection, "SELECT letter_id FROM letters", &[], &mut |row| {
        kept.insert(row.int("letter_id").unwrap());
        true
    })
    .unwrap();
    kept
}

type Work<'w> = Box<dyn FnOnce(&mut Tx<'_>) -> Result<(), StoreError> + Send + 'w>;

/// Runs each piece of work as one caller of the same group: the first holds the turn until all others wait for it.
fn together(writer: &Writer, works: Vec<Work<'_>>) -> Vec<Result<(), StoreError>> {
    let others = works.len() - 1;
    let (began, begins) = mpsc::channel();
    thread::scope(|scope| {
        let mut callers = Vec::new();
        for (place, work) in works.into_iter().enumerate() {
            let began = began.clone();
            callers.push(scope.spawn(move || {
                writer.write(|tx| {
                    if place == 0 {
                        began.send(()).unwrap();
                        while writer.waiting.load(Ordering::SeqCst) < others {
                            thread::yield_now();
                        }
                    }
                    work(tx)
                })
            }));
            if place == 0 {
                begins.recv().unwrap();
            }
        }
        callers.into_iter().map(|caller| caller.join().unwrap()).collect()
    })
}

#[test]
fn a_caller_that_fails_takes_nobody_along() {
    let folder = folder();
    let writer = writer(folder.path());
    let results = together(
        &writer,
        vec![
            Box::new(|tx| keep(tx, 1)),
            Box::new(|tx| keep(tx, 2).and(Err(StoreError::Nested))),
            Box::new(|tx| keep(tx, 3)),
        ],
    );
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 2);
    assert_eq!(kept(folder.path()), BTreeSet::from([1, 3]));
}

#[test]
fn nobody_is_answered_before_the_group_is_on_disk() {
    let folder = folder();
    let writer = writer(folder.path());
    let place = folder.path();
    thread::scope(|scope| {
        let (inside, is_inside) = mpsc::channel();
        let (leave, may_leave) = mpsc::channel::<()>();
        let (answered, answers) = mpsc::channel();
        let writer = &writer;
        scope.spawn({
            let answered = answered.clone();
            move || {
                writer
                    .write(|tx| {
                        inside.send(()).unwrap();
                        while writer.waiting.load(Ordering::SeqCst) == 0 {
                            thread::yield_now();
                        }
                        keep(tx, 1)
                    })
                    .unwrap();
                answered.send(kept(place)).unwrap();
            }
        });
        is_inside.recv().unwrap();
        scope.spawn(move || {
            writer
                .write(|tx| {
                    may_leave.recv().unwrap();
                    keep(tx, 2)
                })
                .unwrap();
            answered.send(kept(place)).unwrap();
        });
        // The first caller is done when the second has the turn; it may not have been answered for all that.
        while writer.waiting.load(Ordering::SeqCst) != 0 {
            thread::yield_now();
        }
        let is_early = answers.recv_timeout(Duration::from_millis(50)).is_ok();
        leave.send(()).unwrap();
        assert!(!is_early, "answered before the commit");
        assert_eq!(answers.recv().unwrap(), BTreeSet::from([1, 2]));
        assert_eq!(answers.recv().unwrap(), BTreeSet::from([1, 2]));
    });
}

#[test]
fn a_commit_that_fails_fails_for_all_who_share_it() {
    let folder = folder();
    let writer = writer(folder.path());
    let deferred = "CREATE TABLE answers (letter_id BIGINT REFERENCES letters (letter_id) DEFERRABLE INITIALLY DEFERRED)";
    writer.write(|tx| tx.batch(deferred)).unwrap();
    let results = together(
        &writer,
        vec![
            Box::new(|tx| keep(tx, 1)),
            Box::new(|tx| tx.run("INSERT INTO answers VALUES ($1)", &[Value::Int(99)]).map(|_| ())),
            Box::new(|tx| keep(tx, 3)),
        ],
    );
    assert!(results.iter().all(|result| matches!(result, Err(StoreError::NotKept(_)))), "{results:?}");
    assert_eq!(kept(folder.path()), BTreeSet::new());
    writer.write(|tx| keep(tx, 4)).unwrap();
    assert_eq!(kept(folder.path()), BTreeSet::from([4]));
}

/// SQLite undoes a whole transaction by itself on some faults; a caller that does so by hand is the same to the others.
#[test]
fn a_transaction_lost_on_the_way_is_told_to_all_who_share_it() {
    let folder = folder();
    let writer = writer(folder.path());
    let results = together(
        &writer,
        vec![Box::new(|tx| keep(tx, 1)), Box::new(|tx| tx.batch("ROLLBACK").and_then(|()| keep(tx, 2)))],
    );
    assert!(results.iter().all(|result| matches!(result, Err(StoreError::NotKept(_)))), "{results:?}");
    assert_eq!(kept(folder.path()), BTreeSet::new());
    writer.write(|tx| keep(tx, 3)).unwrap();
    assert_eq!(kept(folder.path()), BTreeSet::from([3]));
}

#[test]
fn a_full_disk_is_never_answered_with_success() {
    let folder = folder();
    let writer = writer(folder.path());
    writer.write(|tx| tx.batch("CREATE TABLE papers (paper_id BIGINT, bytes BYTEA)")).unwrap();
    writer.alone(|connection| statement::batch(connection, "PRAGMA max_page_count = 20")).unwrap();
    let large = |tx: &mut Tx<'_>| {
        tx.run("INSERT INTO papers VALUES ($1, $2)", &[1.into(), vec![7; 200_000].into()]).map(|_| ())
    };
    let results =
        together(&writer, vec![Box::new(|tx| keep(tx, 1)), Box::new(large), Box::new(|tx| keep(tx, 2))]);
    assert!(results.iter().any(|result| matches!(result, Err(StoreError::Full(_)))), "{results:?}");
    let kept = kept(folder.path());
    for (number, result) in [(1, &results[0]), (2, &results[2])] {
        assert_eq!(kept.contains(&number), result.is_ok(), "{number}: {result:?}");
    }
    writer.alone(|connection| statement::batch(connection, "PRAGMA max_page_count = 1000000")).unwrap();
    writer.write(large).unwrap();
}

#[test]
fn after_a_disk_failure_no_write_is_taken() {
    let folder = folder();
    let writer = writer(folder.path());
    writer.enter().refuse(&StoreError::Broken("fsync".to_owned()));
    let refused = writer.write(|tx| keep(tx, 1));
    assert!(matches!(refused, Err(StoreError::Refusing(_))), "{refused:?}");
    drop(writer);
    assert_eq!(kept(folder.path()), BTreeSet::new());
}

#[test]
fn a_rehearsal_ends_the_open_group_and_leaves_nothing() {
    let folder = folder();
    let writer = writer(folder.path());
    thread::scope(|scope| {
        let (inside, is_inside) = mpsc::channel();
        let writer = &writer;
        let first = scope.spawn(move || {
            writer.write(|tx| {
                inside.send(()).unwrap();
                while writer.waiting.load(Ordering::SeqCst) == 0 {
                    thread::yield_now();
                }
                keep(tx, 1)
            })
        });
        is_inside.recv().unwrap();
        let seen = writer.rehearse(|tx| {
            keep(tx, 2)?;
            Ok::<_, StoreError>(tx.all("SELECT letter_id FROM letters", &[])?.len())
        });
        assert_eq!(seen, Ok(2));
        first.join().unwrap().unwrap();
    });
    assert_eq!(kept(folder.path()), BTreeSet::from([1]));
}

/// What each of the callers does next, drawn from a number that only depends on the seed.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    Keep,
    Fail,
    Panic,
    PassOver,
    FailInside,
    Rehearse,
}

fn draw(state: &mut u64) -> Act {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    match *state % 16 {
        0 | 1 => Act::Fail,
        2 => Act::Panic,
        3 => Act::PassOver,
        4 => Act::FailInside,
        5 => Act::Rehearse,
        _ => Act::Keep,
    }
}

fn act(writer: &Writer, act: Act, number: i64) -> bool {
    let work = |tx: &mut Tx<'_>| match act {
        Act::Fail => keep(tx, number).and(Err(StoreError::Nested)),
        Act::Panic => {
            keep(tx, number)?;
            resume_unwind(Box::new("a caller lost its head"));
        }
        Act::PassOver => {
            keep(tx, number)?;
            let _ = keep(tx, number);
            Ok(())
        }
        Act::FailInside => {
            let inside = tx.savepoint(|tx| {
                keep(tx, -number)?;
                keep(tx, -number)
            });
            assert!(matches!(inside, Err(StoreError::Taken(_))), "{inside:?}");
            keep(tx, number)
        }
        Act::Keep | Act::Rehearse => keep(tx, number),
    };
    let result = match act {
        Act::Rehearse => {
            catch_unwind(AssertUnwindSafe(|| writer.rehearse(work).and(Err(StoreError::Nested))))
        }
        _ => catch_unwind(AssertUnwindSafe(|| writer.write(work))),
    };
    assert_eq!(result.is_err(), act == Act::Panic);
    matches!(result, Ok(Ok(())))
}

#[test]
fn what_was_acknowledged_is_there_and_nothing_else_is() {
    const CALLERS: i64 = 64;
    const ACTS: i64 = 60;
    let folder = folder();
    let writer = Arc::new(writer(folder.path()));
    let (told, answers) = mpsc::channel();
    for caller in 0..CALLERS {
        let (writer, told) = (writer.clone(), told.clone());
        thread::spawn(move || {
            let mut state = 0x9E37_79B9_7F4A_7C15 ^ (caller as u64 + 1);
            for number in caller * ACTS..(caller + 1) * ACTS {
                let act_now = draw(&mut state);
                let is_kept = act(&writer, act_now, number + 1);
                assert_eq!(is_kept, matches!(act_now, Act::Keep | Act::FailInside));
                told.send((number + 1, is_kept)).unwrap();
            }
        });
    }
    drop(told);
    let mut expected = BTreeSet::new();
    let mut answered = 0;
    while answered < CALLERS * ACTS {
        let (number, is_kept) =
            answers.recv_timeout(Duration::from_secs(60)).expect("somebody waits for ever");
        answered += 1;
        if is_kept {
            expected.insert(number);
        }
    }
    assert_eq!(kept(folder.path()), expected);
    assert_eq!(writer.waiting.load(Ordering::SeqCst), 0);
}
