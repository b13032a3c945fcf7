//! Authorities from tables: looked at, taken over, undone; those that people really have are read where they lie.

use chancery::html::request::Upload;
use chancery::html::response::Response;

use crate::directory::{head, revision};
use crate::visitor::Visitor;
use crate::world::story;

fn brings(head: &Visitor<'_>, filename: &str, bytes: &[u8]) -> Response {
    let table = Upload {
        field: "table".to_owned(),
        filename: filename.to_owned(),
        media_type: "text/csv".to_owned(),
        bytes: bytes.to_vec(),
    };
    head.uploads("/directory/import", &[], vec![table])
}

/// How many rows of a kind the preview counts.
fn tally(preview: &str, word: &str) -> String {
    let after = preview.split(&format!("<span class=\"mark {word}\">")).nth(1).expect("a tally");
    let number = after.split("<strong>").nth(1).unwrap();
    number.split("</strong>").next().unwrap().to_owned()
}

#[test]
#[expect(clippy::too_many_lines, reason = "one walk from end to end, read in its order")]
fn authorities_from_a_table_are_looked_at_taken_over_at_once_and_undone() {
    story(|world| {
        let head = head(world);
        let before = (revision(world), world.office.in_force().text.clone());
        let table = "#request_email,name,name.es,jurisdiction_code\n\
            enquiries@trade.gov.example,Ministry of Trade,,\n\
            ports@gov.example,Ministry of Ports,Ministerio de Puertos,NZ\n\
            nonsense,Ministry of Nonsense,,\n\
            a@gov.example,,,\n\
            b@gov.example,Ministry of Roads,,XX\n\
            c@gov.example,Ministry of Ports,,\n\
            second@caa.gov.example,Department of Civil Aviation,Aviación Civil,\n";
        let brought = brings(&head, "list.csv", table.as_bytes());
        assert_eq!(brought.headers.get("location"), "/directory/import/table", "{}", brought.shown());
        let preview = head.get("/directory/import/table").shown();
        let tallies = ["new", "changed", "rejected", "unchanged"].map(|word| tally(&preview, word));
        assert_eq!(tallies, ["1", "1", "4", "1"], "{preview}");
        for said in [
            "“nonsense” is not a mail address",
            "It has no name",
            "“XX” is not a country code",
            "about ministry-of-ports already",
        ] {
            assert!(preview.contains(said), "{said}: {preview}");
        }
        assert_eq!((revision(world), &world.office.in_force().text), (before.0, &before.1), "nothing yet");
        let other = Visitor::officer(&world.office, "Michael", "head", &[]);
        assert_eq!(other.get("/directory/import/table").status, 303, "it is nobody else's");
        let unmapped = head.get("/directory/import/table?mapped=1&column-1=name").shown();
        assert_eq!(
            tally(&unmapped, "new"),
            "3",
            "without the column of addresses nothing is wrong with them: {unmapped}"
        );
        let taken = head.post("/directory/import/table", &[("act", "take")]);
        assert_eq!(
            taken.headers.get("location"),
            format!("/directory/history/{}?done=directory-imported", before.0 + 1)
        );
        head.get("/directory");
        let in_force = world.office.in_force();
        let ports = in_force.directory.authority("ministry-of-ports").unwrap();
        assert_eq!((ports.country.as_str(), ports.name.in_language("es")), ("NZ", "Ministerio de Puertos"));
        let aviation = in_force.directory.authority("civil-aviation").unwrap();
        assert_eq!(
            (aviation.contacts.len(), aviation.name.in_language("ko")),
            (3, "민간항공국"),
            "what was there stays"
        );
        assert!(in_force.directory.authority("ministry-of-roads").is_none());
        assert_eq!(head.get("/directory/import/table").status, 303, "the table is gone");
        assert_eq!(head.post(&format!("/directory/history/{}/restore", before.0), &[]).status, 303);
        head.get("/directory");
        assert_eq!(world.office.in_force().text, before.1, "undone in one go");
        brings(&head, "list.csv", table.as_bytes());
        head.post("/directory/import/table", &[("act", "take")]);
        brings(&head, "list.csv", table.as_bytes());
        let again = head.get("/directory/import/table").shown();
        assert_eq!(
            ["new", "changed", "unchanged"].map(|word| tally(&again, word)),
            ["0", "0", "3"],
            "{again}"
        );
    });
}

#[test]
fn a_file_that_is_no_table_is_refused_at_its_field() {
    story(|world| {
        let head = head(world);
        assert_eq!(head.post("/directory/import", &[]).status, 422);
        for bytes in [&b""[..], &b"\n\n,,,\n"[..], &vec![b'a'; 5_000_000][..]] {
            let refused = brings(&head, "x.csv", bytes);
            assert!(
                refused.status == 422 && refused.shown().contains("href=\"#table\""),
                "{}",
                refused.shown()
            );
        }
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        assert_eq!(
            brings(&officer, "x.csv", b"name\nRoads").status,
            404,
            "an officer does not change the directory"
        );
    });
}

#[test]
fn tables_that_people_have_are_read_where_they_lie() {
    let Some(shelf) = std::env::var_os("CHANCERY_TEST_DATA").map(std::path::PathBuf::from).or_else(|| {
        let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
        beside.is_dir().then_some(beside)
    }) else {
        println!("the shared test material is missing");
        return;
    };
    story(|world| {
        let head = head(world);
        let mut read = 0;
        for entry in std::fs::read_dir(shelf.join("authorities")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if !(name.ends_with(".csv") || name.ends_with(".tsv")) {
                continue;
            }
            let brought = brings(&head, &name, &std::fs::read(&path).unwrap());
            assert_eq!(brought.headers.get("location"), "/directory/import/table", "{name}");
            let preview = head.get("/directory/import/table");
            assert!(
                preview.status == 200 && preview.body.len() < 60_000,
                "{name}: {} bytes",
                preview.body.len()
            );
            let preview = preview.shown();
            let tallies = ["new", "changed", "rejected", "unchanged"].map(|word| tally(&preview, word));
            println!("{name}: new, changed, rejected, unchanged {tallies:?}");
            let number = |text: &String| text.replace(',', "").parse::<u64>().unwrap();
            assert!(tallies.iter().map(number).sum::<u64>() > 0, "{name}: no row was read");
            if number(&tallies[0]) > 0 {
                let taken = head.post("/directory/import/table", &[("act", "take")]);
                assert_eq!(taken.status, 303, "{name}: {}", taken.shown());
            }
            read += 1;
        }
        assert!(read >= 10, "only {read} tables");
        assert!(
            world.office.read(|_| Ok(world.office.in_force().directory.authorities.len())).unwrap() > 500
        );
    });
}
