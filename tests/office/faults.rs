//! A database that breaks under the pages (ASVS 5.0 V16.5): table after table is taken away, and every page must either be
//! the page it was or own up to our fault, without a word about what broke. What is broken is never "none".

use std::collections::BTreeMap;

use chancery::html::request::Method;
use chancery::office::Office;
use chancery::router::ROUTES;

use crate::samples::{Samples, Whose};
use crate::sweep::scene::{OTHER, OWN, set, tables};
use crate::visitor::Visitor;
use crate::world::story;

/// What no page may say.
const INNER: [&str; 12] = [
    "SELECT ",
    "no such table",
    "does not exist",
    "sqlite",
    "postgres",
    "SQLSTATE",
    "src/",
    ".rs",
    "panicked",
    "backtrace",
    "/tmp/",
    "__gone",
];

fn rename(office: &Office, from: &str, to: &str) {
    // Past the office, which would look for the table first.
    office.store.write(|tx| tx.batch(&format!("ALTER TABLE {from} RENAME TO {to}"))).unwrap();
}

/// Every page of the table: its status and what it says.
fn pages(visitor: &Visitor<'_>, addresses: &[String]) -> BTreeMap<String, (u16, String)> {
    let asked = addresses.iter().map(|address| {
        let response = visitor.get(address);
        (address.clone(), (response.status, response.shown()))
    });
    asked.collect()
}

#[test]
fn w35_a_broken_database_shows_nothing_of_itself_and_is_never_taken_for_none() {
    story(|world| {
        set(world);
        let samples = Samples::of(&world.office, OWN, OTHER);
        let gets = ROUTES.iter().filter(|route| route.method == Method::Get);
        let addresses: Vec<String> = gets.filter_map(|route| samples.address(route, Whose::Own)).collect();
        let head = Visitor::officer(&world.office, "Strakencz", "head", &[]);
        let whole = pages(&head, &addresses);
        // A page that shows something new each time can be told from another by its status alone.
        let again = pages(&head, &addresses);
        let is_steady = |address: &String| whole[address] == again[address];
        let (mut faults, mut owned_up, mut checks) = (Vec::new(), 0, 0);
        for table in tables(&world.office) {
            let gone = format!("{table}__gone");
            rename(&world.office, &table, &gone);
            let broken = pages(&head, &addresses);
            rename(&world.office, &gone, &table);
            for (address, (status, shown)) in broken {
                checks += 1;
                owned_up += usize::from(status == 500);
                let is_itself =
                    status == whole[&address].0 && (shown == whole[&address].1 || !is_steady(&address));
                if status != 500 && !is_itself {
                    faults.push(format!("without {table}, {address} says {status} and something else"));
                }
                let inner =
                    INNER.iter().find(|word| shown.contains(**word) && !whole[&address].1.contains(**word));
                faults.extend(inner.map(|word| format!("without {table}, {address} says {word}")));
            }
        }
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
        assert!(owned_up > 0, "nothing broke in {checks} checks");
        println!("{checks} checks, {owned_up} pages owned up");
    });
}

#[test]
fn w36_what_is_asked_while_the_database_is_broken_changes_nothing_and_works_again_afterwards() {
    story(|world| {
        set(world);
        let head = Visitor::officer(&world.office, "Strakencz", "head", &[]);
        rename(&world.office, "sessions", "sessions__gone");
        assert_eq!(head.get("/desk").status, 500, "not the way to the sign-in: we do not know who it is");
        assert_eq!(head.post("/sign-out", &[]).status, 500);
        rename(&world.office, "sessions__gone", "sessions");
        assert_eq!(head.get("/desk").status, 200);
    });
}
