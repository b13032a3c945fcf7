//! Rules that tell kinds of files apart by what they contain: SQL in nouns, drivers in the store, waiting at the doors,
//! time and chance at one place each.

use super::Breach;
use super::house::{House, Source};
use super::search::lines_with;
use super::tables::{CHANCE_PLACES, CLOCK_PLACES, DOORS, DRIVER_PLACES, NOUNS};

const SQL: &[&str] = &[
    "SELECT",
    "INSERT INTO",
    "UPDATE",
    "DELETE FROM",
    "CREATE TABLE",
    "insert into",
    "delete from",
    "select * from",
    "select count(",
];
const DRIVERS: &[&str] = &["rusqlite", "postgres::", "tokio_postgres", "r2d2"];
const WAITING: &[&str] = &["async", "await"];
const NOW: &[&str] = &["Timestamp::now", "Zoned::now", "SystemTime::now", "Instant::now"];
const CHANCE: &[&str] = &["Uuid::new_v4", "Uuid::now_v7", "rand::", "thread_rng", "getrandom::"];

pub fn sql_outside_nouns(house: &House) -> Vec<Breach> {
    refused(house, |file| file.is_in(NOUNS), |file| &file.masks.strings, SQL)
}

pub fn drivers_outside_store(house: &House) -> Vec<Breach> {
    refused(house, |file| file.is_in(DRIVER_PLACES), |file| &file.masks.code, DRIVERS)
}

pub fn async_inside(house: &House) -> Vec<Breach> {
    refused(house, |file| file.is_in(DOORS), |file| &file.masks.code, WAITING)
}

pub fn wall_clock(house: &House) -> Vec<Breach> {
    let places: Vec<&str> = CLOCK_PLACES.iter().map(|(path, _)| *path).collect();
    refused(house, |file| file.is_in(&places), |file| &file.masks.code, NOW)
}

pub fn chance(house: &House) -> Vec<Breach> {
    refused(house, |file| file.is_in(CHANCE_PLACES), |file| &file.masks.code, CHANCE)
}

/// The words found in the mask of every Rust file, above its tests, that is not excused.
fn refused(
    house: &House,
    excused: impl Fn(&Source) -> bool,
    mask: impl Fn(&Source) -> &str,
    words: &[&str],
) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in house.rust().filter(|file| !file.is_test() && !excused(file)) {
        for word in words {
            let lines = lines_with(mask(file), word).into_iter().filter(|line| *line < file.tests_from);
            breaches.extend(lines.map(|line| Breach::new(&file.path, line, *word)));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::super::tests::refuses;
    use super::*;

    #[test]
    fn sql_is_refused_in_a_verb() {
        let text = "fn a(tx: &Tx) { tx.all(\"SELECT state FROM cases\"); }";
        assert!(refuses(sql_outside_nouns, &[("src/desk/open.rs", text)]));
        assert!(!refuses(sql_outside_nouns, &[("src/desk/case.rs", text)]));
        assert!(!refuses(
            sql_outside_nouns,
            &[("src/desk/open.rs", "// SELECT is for nouns\nfn select() {}")]
        ));
    }

    #[test]
    fn a_driver_is_refused_outside_the_store() {
        let text = "use rusqlite::Connection;";
        assert!(refuses(drivers_outside_store, &[("src/desk/case.rs", text)]));
        assert!(refuses(drivers_outside_store, &[("src/office.rs", "use postgres::Client;")]));
        assert!(!refuses(drivers_outside_store, &[("crates/store/src/sqlite.rs", text)]));
        assert!(!refuses(drivers_outside_store, &[("src/config.rs", "const A: &str = \"postgres://\";")]));
    }

    #[test]
    fn waiting_is_refused_inside_the_office() {
        let text = "pub async fn open() { x().await }";
        assert!(refuses(async_inside, &[("src/desk/open.rs", text)]));
        assert!(refuses(async_inside, &[("crates/mail/src/parse.rs", text)]));
        assert!(!refuses(async_inside, &[("src/intake/lmtp.rs", text)]));
    }

    #[test]
    fn the_clock_is_asked_at_one_place() {
        let text = "fn a() { let b = Timestamp::now(); }";
        assert!(refuses(wall_clock, &[("src/desk/chase.rs", text)]));
        assert!(refuses(
            wall_clock,
            &[("crates/mail/src/compose.rs", "fn a() { std::time::SystemTime::now() }")]
        ));
        assert!(!refuses(wall_clock, &[("src/clock.rs", text)]));
    }

    #[test]
    fn chance_is_asked_at_one_place() {
        let text = "fn a() { let b = Uuid::now_v7(); }";
        assert!(refuses(chance, &[("src/desk/case.rs", text)]));
        assert!(refuses(chance, &[("src/desk/lane.rs", "use rand::random;")]));
        assert!(!refuses(chance, &[("src/id.rs", text)]));
    }
}
