//! Every letter of the shared material is taken in: nothing panics, everything has a place, nothing comes twice. The
//! material lies outside this repository; where it is not there, the story says so and is over.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chancery::intake::take_in::{Source, Summary, take_in};
use store::Row;

use crate::world::{World, story};

/// A folder of reports of failure, none of which is a request.
const REPORTS: &str = "bounce/sisimai";
/// Papers about the reports, and letters among them that show no sign of a machine: complaints of a provider's staff,
/// and a report that a person has passed on with a word of their own.
const NO_REPORTS: [&str; 5] =
    ["SOURCES.md", "arf-22.eml", "arf-23.eml", "arf-24.eml", "lhost-sendmail-14.eml"];

/// The folder of the shared material, or what is missing.
fn shelf() -> Result<PathBuf, String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    let folder = std::env::var_os("CHANCERY_TEST_DATA").map_or(beside, PathBuf::from).join("mail");
    if folder.is_dir() {
        Ok(folder)
    } else {
        Err("the shared letters are missing: name their folder in CHANCERY_TEST_DATA".to_owned())
    }
}

/// Every file under a folder, by name; papers about the letters and what a test of a parser expects are no letters, but
/// any bytes may come to a door, so they come too.
fn files_under(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { files_under(&path, found) } else { found.push(path) }
    }
}

fn takes_in(world: &World, shelf: &Path, paths: &[PathBuf]) -> Summary {
    let sources = paths.iter().map(|path| {
        Ok(Source {
            path: path.strip_prefix(shelf).unwrap_or(path).display().to_string(),
            sender: None,
            // To the desk itself: whatever is a person's letter opens a case.
            recipient: "desk@ruritania.example".to_owned(),
            bytes: fs::read(path).unwrap(),
        })
    });
    take_in(&world.office, sources, |_| (), Duration::default).unwrap()
}

fn rows(world: &World, sql: &str) -> Vec<Row> {
    world.office.read(|tx| Ok(tx.all(sql, &[])?)).unwrap()
}

fn count(world: &World, table: &str) -> u64 {
    let row = &rows(world, &format!("SELECT COUNT(*) AS number FROM {table}"))[0];
    u64::try_from(row.int("number").unwrap()).unwrap()
}

#[test]
fn every_letter_of_the_shared_material_finds_a_place_and_none_comes_twice() {
    let shelf = match shelf() {
        Ok(shelf) => shelf,
        Err(why) => return println!("{why}"),
    };
    let mut paths = Vec::new();
    files_under(&shelf, &mut paths);
    assert!(paths.len() > 1000, "the shelf has {} files only", paths.len());
    story(|world| {
        let first = takes_in(world, &shelf, &paths);
        assert!(first.failed.is_empty(), "{:#?}", first.failed);
        let kept = count(world, "letters WHERE direction = 'in'");
        let placed = rows(
            world,
            "SELECT disposition, COUNT(*) AS number FROM letters WHERE direction = 'in' GROUP BY disposition",
        );
        let placed: BTreeMap<String, i64> =
            placed.iter().map(|row| (row.text("disposition").unwrap(), row.int("number").unwrap())).collect();
        for nowhere in ["received", "unreadable"] {
            assert_eq!(placed.get(nowhere), None, "{placed:?}");
        }
        assert_eq!(u64::try_from(placed.values().sum::<i64>()).unwrap(), kept);
        assert_eq!(first.by_kind.values().sum::<u64>(), first.letters);
        assert_eq!(first.letters, kept, "what is reported is what is there");
        let copies = u64::try_from(placed.get("discarded").copied().unwrap_or(0)).unwrap();
        assert_eq!(first.cases_opened + first.placed + first.in_tray + copies, kept, "{first:?} {placed:?}");
        assert_eq!(first.letters + first.duplicates - copies, u64::try_from(paths.len()).unwrap());
        assert_eq!(first.cases_opened, count(world, "cases"));

        let again = takes_in(world, &shelf, &paths);
        assert_eq!((again.letters, again.failed.len()), (0, 0), "{again:?}");
        assert_eq!(again.duplicates, u64::try_from(paths.len()).unwrap());
        assert_eq!(count(world, "letters WHERE direction = 'in'"), kept, "a second delivery made a row");
        println!(
            "{}: {} files, {kept} letters, {placed:?}, {:?}, 0 panics; taken in again: 0 new",
            world.office.store.version(),
            paths.len(),
            first.by_kind
        );
    });
}

#[test]
fn no_report_of_failure_opens_a_case() {
    let shelf = match shelf() {
        Ok(shelf) => shelf,
        Err(why) => return println!("{why}"),
    };
    let mut paths = Vec::new();
    files_under(&shelf.join("bounce"), &mut paths);
    paths.retain(|path| !NO_REPORTS.iter().any(|name| path.ends_with(name)));
    assert!(paths.iter().any(|path| path.starts_with(shelf.join(REPORTS))), "no reports on the shelf");
    story(|world| {
        let mut opened = Vec::new();
        for path in &paths {
            if takes_in(world, &shelf, std::slice::from_ref(path)).cases_opened > 0 {
                opened.push(path.strip_prefix(&shelf).unwrap().display().to_string());
            }
        }
        assert!(opened.is_empty(), "{} of {} reports opened a case: {opened:#?}", opened.len(), paths.len());
        assert_eq!(count(world, "cases"), 0);
        assert!(world.in_outbox().is_empty(), "nothing answers a report");
    });
}
