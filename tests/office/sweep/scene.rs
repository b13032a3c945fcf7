//! The office that the sweep walks through: the same work twice, for requesters of two countries, so that every record in
//! sight has a twin out of sight; and what of it may have changed.

use std::collections::BTreeMap;

use chancery::desk::ask::draft::Draft;
use chancery::desk::case::Case;
use chancery::keys::token_hash;
use chancery::notice;
use chancery::office::Office;
use chancery::programs::hooks;
use chancery::programs::make::{self, NewKey};
use chancery::right::Right;
use chancery::staff::admission::hashed;
use chancery::staff::invite::{Newcomer, invite};
use sha2::{Digest, Sha256};

use crate::letters::{ALICE, FORGER, MINSU, NOVAK, Person, Stamp, letter};
use crate::samples::LINK;
use crate::visitor::Visitor;
use crate::world::World;

/// The country of the records in sight: Alice's.
pub const OWN: &str = "AU";
/// The country of their twins: Minsu's.
pub const OTHER: &str = "KR";

/// What a visit may change without having changed anything: when somebody was last seen.
const NOT_LOOKED_AT: [&str; 2] = ["sessions", "accounts"];

/// Fills the office.
pub fn set(world: &mut World) {
    programs(world);
    for (number, person) in [ALICE, MINSU].iter().enumerate() {
        walked(world, person, number);
        asked(world, person, number);
        unplaced(world, person, number);
    }
    invited(world);
    half_asked(world);
    drop(Visitor::officer(&world.office, "Bersonin", "reader", &[]));
}

/// Somebody who stopped half-way through a form; the secret of the way back is known to the samples alone.
fn half_asked(world: &World) {
    world
        .does(|tx, office, _| {
            Draft::start(tx, office, "website", "en")?;
            tx.run("UPDATE drafts SET secret_hash = $1", &[token_hash(LINK).into()])?;
            Ok(())
        })
        .unwrap();
}

/// Somebody who was invited and has not come in yet; the secret of their link is known to the samples alone.
fn invited(world: &World) {
    let new = Newcomer {
        name: "Helsing".to_owned(),
        email: "helsing@staff.test".to_owned(),
        role: "reader".to_owned(),
        countries: vec![OWN.to_owned(), OTHER.to_owned()],
    };
    world
        .does(|tx, office, actor| {
            invite(tx, office, actor, &new)?;
            let hash = hashed(LINK);
            Ok(tx.run("UPDATE admissions SET secret_hash = $1", &[hash.into()])?)
        })
        .unwrap();
}

/// A program's key and a webhook, which belong to no country.
fn programs(world: &World) {
    let new = NewKey { name: "mirror".to_owned(), rights: vec![Right::Read], days: 9, ..NewKey::default() };
    world.does(|tx, office, officer| make::make(tx, office, officer, (None, &new))).unwrap();
    let address = "https://hooks.elsewhere.example/x";
    world.does(|tx, office, officer| hooks::make(tx, office, officer, (address, &[]))).unwrap();
}

/// A case that has an answer of the authority which is held: its host did not vouch for it.
fn walked(world: &mut World, person: &Person, number: usize) {
    let request =
        letter(person, "permits@ruritania.example", "Landing permit", &format!("sweep-ask-{number}"))
            .saying("We ask for a landing permit.\nAircraft registration: VH-ABC")
            .with_file("crew.txt", "Captain Ingrid Sunderland");
    let reference = world.asks("permits@ruritania.example", &request);
    world.routes(&reference, "landing-permit", &[]);
    world.forwards(&reference);
    let lane = world.lane(&reference, "civil-aviation");
    let answer = letter(&NOVAK, &lane.reply_address, "Re: Landing permit", &format!("sweep-grant-{number}"))
        .saying("The landing permit is granted.")
        .with_file("permit.txt", "LP-77")
        .stamped(Stamp::Missing, "caa.gov.example");
    world.writes(&lane.reply_address, &answer);
    let told = world.does(|tx, office, officer| {
        let case = Case::by_reference(tx, officer, &reference)?;
        notice::tell(tx, office, "notice-contact-bounces", Some(&case.case_id), "a contact")
    });
    told.unwrap();
}

/// A case that waits to be routed.
fn asked(world: &mut World, person: &Person, number: usize) {
    let question =
        letter(person, "desk@ruritania.example", "A question", &format!("sweep-question-{number}"))
            .saying("Where do I write to?");
    world.asks("desk@ruritania.example", &question);
}

/// A letter in the tray that may be about the person's case.
fn unplaced(world: &mut World, person: &Person, number: usize) {
    let reference =
        world.office.read(|tx| Ok(tx.one("SELECT reference FROM cases ORDER BY case_id DESC LIMIT 1", &[])?));
    let reference = reference.unwrap().unwrap().text("reference").unwrap();
    let stray = letter(
        &FORGER,
        "r+wrong@ruritania.example",
        &format!("About {reference}"),
        &format!("sweep-stray-{number}"),
    )
    .saying(&format!("{} knows more.", person.name))
    .with_file("more.txt", "More");
    let kept = world.writes("r+wrong@ruritania.example", &stray);
    assert_eq!(kept.disposition, "tray", "{}", kept.why);
}

/// Every table of the office but those of its search index.
pub fn tables(office: &Office) -> Vec<String> {
    let here = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%search%'";
    let there = "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename NOT LIKE '%search%' ORDER BY tablename";
    office
        .read(|tx| {
            let rows = tx.all(if tx.engine() == store::Engine::Sqlite { here } else { there }, &[])?;
            Ok(rows.iter().map(|row| row.text("name").unwrap()).collect())
        })
        .unwrap()
}

/// Every table of the office, as a hash of its rows.
pub fn digest(office: &Office) -> BTreeMap<String, String> {
    let tables = tables(office).into_iter().filter(|table| !NOT_LOOKED_AT.contains(&table.as_str()));
    let hashed = tables.map(|table| {
        let rows = office.read(|tx| Ok(tx.all(&format!("SELECT * FROM {table}"), &[])?)).unwrap();
        let mut rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
        rows.sort();
        let hash = Sha256::digest(rows.concat().as_bytes());
        (table, format!("{} rows {hash:x?}", rows.len()))
    });
    hashed.collect()
}
