//! Letters checked by code or by day, letters on paper, and what is in no log.

use std::io::Write;
use std::sync::{Arc, Mutex};

use chancery::desk::follow::wish;
use chancery::desk::{answer, call_back};
use jiff::SignedDuration;

use super::{SITE, code_in, link_in_letter};
use crate::letters::ALICE;
use crate::visitor::Visitor;
use crate::walk::forwarded_permit;
use crate::world::{OFFICE, story, story_with};

#[test]
fn a_letter_is_known_by_its_code_and_a_letter_called_back_is_not() {
    story_with(&OFFICE.replace("[mail]", "[mail]\ndelay = \"60s\""), |world| {
        let reference = forwarded_permit(world);
        let visitor = Visitor::anybody(&world.office);
        for party in ["requester", "civil-aviation"] {
            let code = code_in(&world.read_message(&world.newest_to(&reference, party).id).text);
            let yes = visitor.get(&format!("/check/{}", code.to_lowercase().replace('-', "")));
            assert_eq!(yes.status, 200);
            let shown = yes.shown();
            assert!(
                shown.contains("Yes, this office wrote such a letter") && shown.contains(&reference),
                "{shown}"
            );
            for secret in [ALICE.name, ALICE.address, "VH-ABC", "Civil Aviation", "caa.gov"] {
                assert!(!shown.contains(secret), "{secret}");
            }
            let pasted = visitor.post("/check", &[("code", &format!("{SITE}/check/{code}"))]);
            assert!(pasted.shown().contains("Yes, this office"));
        }
        let question = world
            .does(|tx, office, officer| answer::ask(tx, office, officer, &reference, "Which one?"))
            .unwrap();
        let code = code_in(&world.read_message(&question.letter_id).text);
        assert_eq!(visitor.get(&format!("/check/{code}")).status, 200);
        world
            .does(|tx, office, officer| call_back::call_back(tx, office, officer, &question.letter_id))
            .unwrap();
        assert_eq!(visitor.get(&format!("/check/{code}")).status, 404);
        let never = visitor.get("/check/00000-00000-00000-00000");
        assert!(never.shown().contains("No, this office wrote no such letter"));
        assert_eq!(visitor.post("/check", &[("code", "12345")]).status, 422);
    });
}

#[test]
fn a_letter_is_known_by_its_reference_and_day_within_the_days_of_the_world() {
    story(|world| {
        let reference = forwarded_permit(world);
        let visitor = Visitor::anybody(&world.office);
        let ask =
            |reference: &str, day: &str| visitor.post("/check", &[("reference", reference), ("day", day)]);
        // Written on 23 November at nine in the morning, UTC.
        let says_yes =
            |day: &str| ask(&reference, day).shown().contains("Yes, this office wrote such a letter");
        assert!(says_yes("2026-11-23"));
        assert!(!says_yes("2026-11-21") && !says_yes("2026-11-25"));
        let never = chancery::reference::from_random(&[9; 32]);
        let (wrong_day, no_case) = (ask(&reference, "2026-11-21"), ask(&never, "2026-11-21"));
        assert_eq!((wrong_day.status, no_case.status), (200, 200));
        assert_eq!(wrong_day.shown().replace(&reference, ""), no_case.shown().replace(&never, ""));
        assert_eq!(ask("7K3M-9PQ", "2026-11-23").status, 422);
        assert_eq!(ask(&reference, "yesterday").status, 422);
    });
}

#[test]
fn a_network_may_ask_by_reference_and_day_twenty_times_an_hour() {
    story(|world| {
        let reference = forwarded_permit(world);
        let visitor = Visitor::anybody(&world.office);
        let ask = || visitor.post("/check", &[("reference", &reference), ("day", "2026-11-23")]).status;
        assert!((0..20).all(|_| ask() == 200));
        assert_eq!(ask(), 429);
        let mut elsewhere = visitor.request(chancery::html::request::Method::Post, "/check");
        elsewhere.peer = "198.51.100.7".parse().unwrap();
        elsewhere.form.0.extend([
            ("reference".to_owned(), reference.clone()),
            ("day".to_owned(), "2026-11-23".to_owned()),
        ]);
        assert_eq!(visitor.asks(elsewhere).status, 200, "another network has its own turns");
        world.passes(SignedDuration::from_hours(1));
        assert_eq!(ask(), 200);
    });
}

#[test]
fn a_letter_is_printed_with_its_code_for_whoever_may_see_the_case() {
    story(|world| {
        let reference = forwarded_permit(world);
        let request = world.newest_to(&reference, "civil-aviation").id;
        let code = code_in(&world.read_message(&request).text);
        let path = format!("/desk/letters/{request}/print");
        let printed = Visitor::officer(&world.office, "Sapt", "reader", &[]).get(&path).shown();
        assert!(printed.contains(&format!("{SITE}/check/{code}")) && printed.contains("<svg"), "{printed}");
        assert!(printed.contains("VH-ABC"));
        assert_eq!(Visitor::officer(&world.office, "Fritz", "reader", &["NZ"]).get(&path).status, 404);
        let theirs = world.lane(&reference, "requester").letters[0].id.clone();
        let officer = Visitor::officer(&world.office, "Helga", "reader", &[]);
        assert_eq!(officer.get(&format!("/desk/letters/{theirs}/print")).status, 404, "not ours");
    });
}

/// Everything that is logged while `work` runs.
fn logged(work: impl FnOnce()) -> String {
    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<u8>>>);
    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let paper = Paper::default();
    let writer = paper.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    tracing::subscriber::with_default(subscriber, work);
    let bytes = paper.0.lock().unwrap().clone();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn w17_no_secret_stands_in_a_question_a_redirect_or_the_log_even_when_a_page_fails() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        let secret = path.replace("/follow/", "");
        let code = code_in(&world.read_message(&world.newest_to(&reference, "requester").id).text);
        let visitor = Visitor::anybody(&world.office);
        let log = logged(|| {
            assert_eq!(visitor.get(&path).status, 200);
            assert_eq!(visitor.post(&path, &[("text", "A canary of a letter")]).status, 303);
            let wished = visitor.post("/follow", &[("reference", &reference), ("email", ALICE.address)]);
            assert_eq!(wished.headers.get("location"), "/follow?done=follow-wished");
            wish::grant_all(&world.office).unwrap();
            for table in ["follow_links", "letter_codes"] {
                let run = |sql: String| world.office.write(|tx| Ok(tx.run(&sql, &[])?)).unwrap();
                run(format!("ALTER TABLE {table} RENAME TO {table}_gone"));
                let address = if table == "follow_links" { path.clone() } else { format!("/check/{code}") };
                let failed = visitor.get(&address);
                assert_eq!(failed.status, 500);
                assert!(!failed.shown().contains("follow_links"), "{}", failed.shown());
                run(format!("ALTER TABLE {table}_gone RENAME TO {table}"));
            }
        });
        assert_eq!(log.matches("a page failed").count(), 2, "{log}");
        assert!(log.contains("/follow/{secret}"), "the line of the router names the page: {log}");
        for canary in [secret.as_str(), &code, ALICE.address, "A canary of a letter"] {
            assert!(!log.contains(canary), "{canary} is in the log");
        }
    });
}

#[test]
fn the_pages_of_a_link_are_kept_by_nobody() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        for address in [path.clone(), format!("{path}x"), "/check/00000-00000-00000-00000".to_owned()] {
            let response = Visitor::anybody(&world.office).get(&address);
            assert_eq!(response.headers.get("x-robots-tag"), "noindex, nofollow");
            assert!(response.shown().contains("<meta name=\"robots\" content=\"noindex\">"));
            assert_eq!(response.headers.get("cache-control"), "", "the door's own no-store holds");
        }
    });
}
