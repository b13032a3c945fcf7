//! Figures: what they count, whom they tell, and what leaves the office as a table.

use store::Value;

use crate::visitor::Visitor;
use crate::world::{OFFICE, World, story, story_with};

/// A case with a dispatch, put in place as rows: figures read rows, whoever made them.
struct Placed<'a> {
    number: i64,
    country: &'a str,
    procedure: &'a str,
    authority: &'a str,
    opened_at: &'a str,
    answered_at: Option<&'a str>,
}

fn place(world: &World, placed: &Placed<'_>) {
    let id = format!("case-{}", placed.number);
    let text = |text: &str| Value::from(text.to_owned());
    let state = if placed.answered_at.is_some() { "replied" } else { "forwarded" };
    let sent = if placed.answered_at.is_some() { "answered" } else { "sent" };
    world
        .does(|tx, _, _| {
            tx.run(
                "INSERT INTO cases (case_id, reference, state, procedure, requester_country, subject, officer, opened_at, changed_at) VALUES ($1, $1, $2, $3, $4, 'x', 'x', $5, $5)",
                &[text(&id), text(state), text(placed.procedure), text(placed.country), text(placed.opened_at)],
            )?;
            tx.run(
                "INSERT INTO kept_bytes (hash, size) VALUES ($1, 0) ON CONFLICT (hash) DO NOTHING",
                &[text("none")],
            )?;
            tx.run(
                "INSERT INTO letters (letter_id, direction, kept_at, hash, recipient, disposition) VALUES ($1, 'out', $2, 'none', 'x', 'ours')",
                &[text(&id), text(placed.opened_at)],
            )?;
            tx.run(
                "INSERT INTO lanes (lane_id, case_id, role, name, address, address_folded, language, token_hash, rotation, opened_at) VALUES ($1, $1, 'authority', 'x', 'x', 'x', 'en', $1, 0, $2)",
                &[text(&id), text(placed.opened_at)],
            )?;
            tx.run(
                "INSERT INTO dispatches (dispatch_id, case_id, lane_id, authority, letter_id, state, sent_at, due_at, answered_at) VALUES ($1, $1, $1, $2, $1, $3, $4, $4, $5)",
                &[text(&id), text(placed.authority), text(sent), text(placed.opened_at), placed.answered_at.map(str::to_owned).into()],
            )?;
            Ok(())
        })
        .unwrap();
}

/// Rows without letters would not pass the world's own check at the end of a story; they go again.
fn clear(world: &World) {
    world
        .does(|tx, _, _| {
            for table in ["dispatches", "lanes", "letters", "kept_bytes", "cases"] {
                tx.run(&format!("DELETE FROM {table}"), &[])?;
            }
            Ok(())
        })
        .unwrap();
}

fn few(world: &World) {
    let place = |number, country, authority, opened_at, answered_at| {
        let placed =
            Placed { number, country, procedure: "landing-permit", authority, opened_at, answered_at };
        place(world, &placed);
    };
    place(1, "AU", "civil-aviation", "2026-10-05T08:00:00.000000Z", Some("2026-10-07T08:00:00.000000Z"));
    place(2, "AU", "civil-aviation", "2026-10-06T08:00:00.000000Z", Some("2026-10-16T08:00:00.000000Z"));
    place(3, "AU", "civil-aviation", "2026-11-06T08:00:00.000000Z", Some("2026-11-07T08:00:00.000000Z"));
    place(4, "NZ", "civil-aviation", "2026-11-07T08:00:00.000000Z", None);
    place(5, "NZ", "trade", "2026-11-08T08:00:00.000000Z", Some("2026-11-28T08:00:00.000000Z"));
}

/// The cells of a table as they would be read by a program.
fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn row<'a>(cells: &'a [Vec<String>], first: &str) -> &'a [String] {
    cells.iter().find(|row| row[0] == first).unwrap_or_else(|| panic!("no row {first}: {cells:?}"))
}

#[test]
fn the_median_counts_answers_alone_and_open_dispatches_stand_beside_it() {
    story(|world| {
        few(world);
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        let table = cells(&officer.post("/figures/authorities.csv", &[]).shown());
        assert_eq!(row(&table, "civil-aviation")[2..], ["4", "3", "1", "2.0"]);
        assert_eq!(row(&table, "trade")[2..], ["1", "1", "0", "20.0"]);
        let months = cells(&officer.post("/figures/months.csv", &[]).shown());
        assert_eq!((row(&months, "2026-10")[1].as_str(), row(&months, "2026-11")[1].as_str()), ("2", "3"));
        let october = [("from", "2026-10-01"), ("until", "2026-10-31")];
        let table = cells(&officer.post("/figures/authorities.csv", &october).shown());
        assert_eq!(
            row(&table, "civil-aviation")[2..],
            ["2", "2", "1", "6.0"],
            "only what was sent in the period"
        );
        let page = officer.get("/figures").shown();
        for said in ["Department of Civil Aviation", "Landing permit", "New Zealand", "<svg", "role=\"img\""]
        {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(!page.contains(" style=\""), "the policy forbids it");
        let waiting = cells(&officer.post("/figures/waiting.csv", &[]).shown());
        assert!(
            waiting.iter().any(|row| row[1] == "Department of Civil Aviation" && row[2..4] == ["1", "1"]),
            "{waiting:?}"
        );
        clear(world);
    });
}

#[test]
fn w23_a_count_tells_nothing_of_cases_out_of_sight() {
    story(|world| {
        few(world);
        let all = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        let kiwi = Visitor::officer(&world.office, "Sapt", "officer", &["NZ"]);
        let nobody = Visitor::officer(&world.office, "Bersonin", "officer", &["KR", "JP"]);
        for table in ["months", "procedures", "countries", "authorities", "waiting"] {
            let path = format!("/figures/{table}.csv");
            let (whole, own) = (cells(&all.post(&path, &[]).shown()), cells(&kiwi.post(&path, &[]).shown()));
            assert_ne!(whole, own, "{table} does not depend on the countries");
            let none = cells(&nobody.post(&path, &[]).shown());
            let counted = none
                .iter()
                .skip(1)
                .flat_map(|row| &row[1..])
                .filter(|cell| !matches!(cell.as_str(), "" | "0"));
            assert_eq!(counted.count(), 0, "{table}: {none:?}");
        }
        let own = cells(&kiwi.post("/figures/authorities.csv", &[]).shown());
        assert_eq!(row(&own, "civil-aviation")[2..], ["1", "0", "1", ""]);
        assert_eq!(row(&own, "trade")[2..], ["1", "1", "0", "20.0"]);
        let page = kiwi.get("/figures").shown();
        assert!(page.contains("2 cases opened") && !page.contains("Australia"), "{page}");
        assert!(!nobody.get("/figures").shown().contains("Civil Aviation"), "not even that it is written to");
        clear(world);
    });
}

#[test]
fn w34_what_is_taken_away_is_safe_in_a_spreadsheet_and_is_noted() {
    let hostile = OFFICE.replace(
        "{ en = \"Ministry of Trade\" }",
        "{ en = \"=HYPERLINK(\\\"http://evil.example\\\",\\\"Trade\\\")\" }",
    );
    assert_ne!(hostile, OFFICE);
    story_with(&hostile, |world| {
        few(world);
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &["NZ"]);
        let before = world.deeds();
        let taken = officer.post("/figures/authorities.csv", &[]);
        assert_eq!(taken.headers.get("content-type"), "text/csv");
        assert!(taken.headers.get("content-disposition").starts_with("attachment; filename=\"authorities-"));
        let table = cells(&taken.shown());
        assert!(row(&table, "trade")[1].starts_with("'=HYPERLINK("), "{table:?}");
        for cell in table.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
        assert_eq!(world.deeds(), before + 1);
        let noted = world
            .does(|tx, _, _| {
                Ok(tx.one("SELECT actor, details FROM deeds WHERE deed = 'figures.exported'", &[])?)
            })
            .unwrap()
            .unwrap();
        assert_eq!(noted.text("actor").unwrap(), "officer Hentzau");
        assert!(noted.text("details").unwrap().contains("\"countries\":\"NZ\""), "{noted:?}");
        let reader = Visitor::officer(&world.office, "Johann", "clerk", &[]);
        assert_eq!(
            reader.post("/figures/authorities.csv", &[]).status,
            404,
            "a clerk has no right to figures"
        );
        clear(world);
    });
}

#[test]
fn thousands_of_cases_are_each_counted_once() {
    story(|world| {
        few(world);
        world
            .does(|tx, _, _| {
                for round in 0..10 {
                    let mark: Value = format!("-{round}").into();
                    tx.run("INSERT INTO cases (case_id, reference, state, procedure, requester_country, subject, officer, opened_at, changed_at) SELECT case_id || $1, reference || $1, state, procedure, requester_country, subject, officer, opened_at, changed_at FROM cases", std::slice::from_ref(&mark))?;
                    tx.run("INSERT INTO dispatches (dispatch_id, case_id, lane_id, authority, letter_id, state, sent_at, due_at, answered_at) SELECT dispatch_id || $1, case_id || $1, lane_id, authority, letter_id, state, sent_at, due_at, answered_at FROM dispatches", std::slice::from_ref(&mark))?;
                }
                Ok(())
            })
            .unwrap();
        for (name, countries, cases) in [("Hentzau", &[][..], 5_120), ("Sapt", &["NZ"][..], 2_048)] {
            let officer = Visitor::officer(&world.office, name, "officer", countries);
            for (table, column) in [("months", 1), ("procedures", 2), ("countries", 2), ("authorities", 2)] {
                let cells = cells(&officer.post(&format!("/figures/{table}.csv"), &[]).shown());
                let sum: i64 = cells.iter().skip(1).map(|row| row[column].parse::<i64>().unwrap()).sum();
                assert_eq!(sum, cases, "{table} for {countries:?}");
            }
            let page = officer.get("/figures");
            assert!(page.status == 200 && page.body.len() < 60_000, "{} bytes", page.body.len());
        }
        clear(world);
    });
}
