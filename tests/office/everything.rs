//! Walks over everything: every statement on both databases, every migration, every notice in every language, the journal
//! against tampering, the check against what it must find.

use std::path::Path;

use chancery::phrases;
use chancery::schema::MIGRATIONS;
use store::Store;

use crate::letters::{ALICE, letter};
use crate::walk::forwarded_permit;
use crate::world::{OFFICE, World, databases, story};

/// String literals of a source file that are SQL, with the constants put in that they name.
fn statements(source: &str) -> Vec<String> {
    let columns = constant(source, "const COLUMNS: &str");
    let mut found = Vec::new();
    for literal in literals(source) {
        let first = literal.split_whitespace().next().unwrap_or_default();
        if matches!(first, "SELECT" | "INSERT" | "UPDATE" | "DELETE") && literal != first {
            let whole =
                literal.replace("{COLUMNS}", &columns).replace("{condition}", "").replace("{table}", "cases");
            found.push(whole);
        }
    }
    found
}

fn constant(source: &str, name: &str) -> String {
    source.split_once(name).and_then(|(_, rest)| literals(rest).into_iter().next()).unwrap_or_default()
}

/// Every string literal, with line continuations closed up as the compiler does.
pub fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some((_, after)) = rest.split_once('"') {
        let mut literal = String::new();
        let mut signs = after.char_indices();
        let mut end = after.len();
        while let Some((at, sign)) = signs.next() {
            match sign {
                '"' => {
                    end = at + 1;
                    break;
                }
                '\\' => match signs.next() {
                    Some((_, '\n')) => literal.push('\u{1}'),
                    Some((_, other)) => literal.push(other),
                    None => {}
                },
                other => literal.push(other),
            }
        }
        let pieces: Vec<&str> = literal.split('\u{1}').collect();
        let mut whole = pieces[0].to_owned();
        pieces[1..].iter().for_each(|piece| whole.push_str(piece.trim_start()));
        found.push(whole);
        rest = &after[end..];
    }
    found
}

pub fn sources(folder: &Path, into: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

/// The database says how it would run the statement, with NULL for every parameter; nothing is run.
fn explained(world: &World, statement: &str) -> Result<usize, store::StoreError> {
    let most = (1..30).filter(|number| statement.contains(&format!("${number}"))).max().unwrap_or(0);
    let nothing = vec![store::Value::Null; most];
    world.office.store.write(|tx| tx.all(&format!("EXPLAIN {statement}"), &nothing)).map(|rows| rows.len())
}

#[test]
fn every_statement_is_understood_by_both_databases() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let statements: Vec<String> = files.iter().flat_map(|source| statements(source)).collect();
    assert!(statements.len() > 70, "only {} statements were found", statements.len());
    for database in databases() {
        let world = World::begin(OFFICE, database.as_deref());
        for statement in &statements {
            explained(&world, statement).unwrap_or_else(|error| panic!("{statement}\n{error}"));
        }
        assert!(explained(&world, "SELECT nothing FROM nowhere").is_err(), "a wrong statement must not pass");
    }
}

#[test]
fn migrations_apply_once_in_order_and_a_newer_schema_is_refused() {
    for database in databases() {
        let folder = tempfile::tempdir().unwrap();
        let url = database.unwrap_or_else(|| folder.path().join("office.db").display().to_string());
        let store = Store::open(&url).unwrap();
        for many in 1..=MIGRATIONS.len() {
            assert_eq!(store.migrate(&MIGRATIONS[..many]).unwrap().len(), 1, "each from the one before");
        }
        assert!(store.migrate(&MIGRATIONS).unwrap().is_empty(), "a second time changes nothing");
        assert!(store.migrate(&MIGRATIONS[..2]).is_err(), "an older program refuses a newer schema");
    }
}

#[test]
fn every_notice_has_a_phrase_in_every_language() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut codes: Vec<String> = files
        .iter()
        .flat_map(|source| literals(source))
        .filter(|text| {
            text.starts_with("notice-") && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        })
        .collect();
    codes.sort();
    codes.dedup();
    assert!(codes.len() >= 8, "{codes:?}");
    for code in codes {
        for language in phrases::LANGUAGES {
            assert!(phrases::exists(language, &code), "{code} is missing in {language}");
        }
    }
}

#[test]
fn a_changed_missing_or_cut_off_deed_is_found() {
    let damages = [
        ("UPDATE deeds SET actor = 'officer Nobody' WHERE position = 3", "changed"),
        ("UPDATE deeds SET hash = previous_hash WHERE position = 2", "changed"),
        ("DELETE FROM deeds WHERE position = 2", "missing"),
        ("DELETE FROM deeds WHERE position = (SELECT MAX(position) FROM deeds)", "ends at"),
    ];
    for database in databases() {
        for (damage, word) in damages {
            let mut world = World::begin(
                OFFICE,
                database.as_deref().map(|_| databases().pop().unwrap().unwrap()).as_deref(),
            );
            forwarded_permit(&mut world);
            world.does(|tx, _, _| Ok(tx.run(damage, &[])?)).unwrap();
            let report = chancery::check::check(&world.office, || {}).unwrap();
            assert!(
                !report.ok && report.faults.iter().any(|fault| fault.contains(word)),
                "{damage}: {:?}",
                report.faults
            );
        }
    }
}

#[test]
fn the_check_finds_bytes_that_were_lost_and_letters_that_cannot_be_found() {
    story(|world| {
        let large = "A long letter. ".repeat(8_000);
        let request = letter(&ALICE, "desk@ruritania.example", "Large", "large").saying(&large);
        let kept = world.writes("desk@ruritania.example", &request);
        let blob = world.folder().join("blobs").join(&kept.hash[..2]).join(&kept.hash[2..]);
        let bytes = std::fs::read(&blob).unwrap_or_else(|_| panic!("{} is not a file", blob.display()));
        std::fs::remove_file(&blob).unwrap();
        let report = chancery::check::check(&world.office, || {}).unwrap();
        assert!(report.faults.iter().any(|fault| fault.contains(&kept.hash)), "{:?}", report.faults);
        std::fs::write(&blob, &bytes).unwrap();
        world.does(|tx, _, _| Ok(tx.forget_text("letters", &kept.letter_id)?)).unwrap();
        let report = chancery::check::check(&world.office, || {}).unwrap();
        assert!(report.faults.iter().any(|fault| fault.contains("search index")), "{:?}", report.faults);
        world.does(|tx, _, _| Ok(tx.index_text("letters", &kept.letter_id, "Large")?)).unwrap();
    });
}
