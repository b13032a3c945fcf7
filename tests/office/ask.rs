//! Requesters ask: procedures, forms, uploads, and what of them an authority gets to see.

use chancery::desk::ask::draft::purge;
use chancery::desk::forward::{Chosen, Draft as ForwardDraft, forward};
use chancery::directory::{Field, FieldKind, Procedure, shipped};
use chancery::html::request::Upload;
use chancery::html::response::Response;
use jiff::SignedDuration;

use crate::letters::{ALICE, letter};
use crate::visitor::Visitor;
use crate::walk::forwarded_permit;
use crate::world::{OFFICE, World, story, story_with};

#[test]
fn files_of_a_requester_go_with_a_forward_one_by_one_and_without_their_names() {
    story(|world| {
        let other = forwarded_permit(world);
        let request = letter(&ALICE, "permits@ruritania.example", "Landing permit", "ask-2")
            .saying("Aircraft registration: VH-ABD")
            .with_file("alice-passport.pdf", "a passport")
            .with_file("alice-insurance.pdf", "an insurance");
        world.keeps_secret("requester", "alice-passport");
        world.keeps_secret("requester", "a passport");
        world.keeps_secret("requester", "alice-insurance");
        let reference = world.asks("permits@ruritania.example", &request);
        world.routes(&reference, "landing-permit", &[]);
        let opening = world.lane(&reference, "requester").letters[0].id.clone();
        let foreign = world.lane(&other, "requester").letters[0].id.clone();
        let with = |letter_id: &str, number| ForwardDraft {
            attachments: vec![Chosen { letter_id: letter_id.to_owned(), number }],
            ..ForwardDraft::default()
        };
        world.is_refused("DESK-024", |tx, office, officer| {
            forward(tx, office, officer, &reference, &with(&opening, 3))
        });
        world.is_refused("DESK-012", |tx, office, officer| {
            forward(tx, office, officer, &reference, &with(&foreign, 1))
        });
        world
            .does(|tx, office, officer| forward(tx, office, officer, &reference, &with(&opening, 2)))
            .unwrap();
        let sent = world.newest_to(&reference, "civil-aviation").id;
        let message = world.read_message(&sent);
        let files: Vec<(&str, &[u8])> =
            message.attachments.iter().map(|file| (file.filename.as_str(), &file.bytes[..])).collect();
        assert_eq!(files, [("attachment-2.pdf", &b"an insurance"[..])]);
    });
}

/// The form of a page as somebody fills it in who reads only its questions: every input with something that fits, taken
/// from the procedure; nothing here knows the pages.
fn fitting(field: &Field, name: &str, into: &mut Vec<(String, String)>) {
    let key = field.key.as_ref().as_str();
    let text = match field.kind {
        FieldKind::Rows => {
            for column in &field.columns {
                fitting(column, &format!("{name}.0.{}", column.key.as_ref()), into);
            }
            return;
        }
        FieldKind::File => return,
        FieldKind::Date | FieldKind::Instant => {
            let parts = [("day", "14"), ("month", "٣"), ("year", "2027"), ("time", "08:30")];
            let many = if field.kind == FieldKind::Date { 3 } else { 4 };
            into.extend(
                parts[..many].iter().map(|(part, text)| (format!("{name}.{part}"), (*text).to_owned())),
            );
            return;
        }
        FieldKind::Number => field.least.unwrap_or(1).max(3).to_string(),
        FieldKind::Country => "NZ".to_owned(),
        FieldKind::Choice => field.choices[0].clone(),
        FieldKind::YesNo => "yes".to_owned(),
        FieldKind::Phone => "+34 (600) 000-111".to_owned(),
        FieldKind::Email => "x@wetherby.example".to_owned(),
        _ => match key {
            "from" | "to" | "alternates" => "lemd".to_owned(),
            "un_number" => "1203".to_owned(),
            "class" => "3".to_owned(),
            "registration" => "vh-abc".to_owned(),
            "aircraft_type" => "glf5".to_owned(),
            "aircraft_identification" => "rrf 001".to_owned(),
            "passport_number" => "m 1234567".to_owned(),
            "hs_code" => "8703.23".to_owned(),
            _ => format!("{key} of Ruritania"),
        },
    };
    into.push((name.to_owned(), text));
}

fn pdf(field: &str) -> Upload {
    Upload {
        field: field.to_owned(),
        filename: "../secret name.pdf".to_owned(),
        media_type: "text/html".to_owned(),
        bytes: b"%PDF-1.7 a paper".to_vec(),
    }
}

fn place(response: &Response) -> String {
    assert_eq!(response.status, 303, "{}", response.shown());
    response.headers.get("location").to_owned()
}

/// Starts a form; the path of its draft.
fn starts(visitor: &Visitor<'_>, procedure: &str) -> String {
    place(&visitor.post(&format!("/ask/{procedure}"), &[]))
}

/// Fills in every page to the check; the paths that were seen.
fn fills_in(visitor: &Visitor<'_>, procedure: &Procedure, draft: &str, email: &str) -> Vec<String> {
    let mut seen = Vec::new();
    let mut here = place(&visitor.get(draft));
    while !here.ends_with("/check") {
        assert!(!seen.contains(&here), "{here} is shown twice");
        let page = visitor.get(&here);
        assert_eq!(page.status, 200);
        let key = here.rsplit('/').next().unwrap().to_owned();
        let mut form = Vec::new();
        let of_page =
            |field: &&Field| field.section.as_ref().map_or("more", |section| section.as_ref()) == key;
        procedure.fields.iter().filter(of_page).for_each(|field| {
            fitting(field, &format!("f.{}", field.key.as_ref()), &mut form);
        });
        let files = procedure.fields.iter().filter(of_page).filter(|field| field.kind == FieldKind::File);
        let files: Vec<Upload> = files.map(|field| pdf(&format!("f.{}", field.key.as_ref()))).collect();
        if key == "you" {
            for (name, text) in [
                ("name", "Wanda Probst"),
                ("email", email),
                ("country", "AU"),
                ("language", visitor.language()),
            ] {
                form.push((format!("you.{name}"), text.to_owned()));
            }
        }
        form.iter().filter(|(name, _)| !name.contains(".0.")).for_each(|(name, _)| {
            assert!(page.shown().contains(&format!("name=\"{name}\"")), "{key} does not ask for {name}");
        });
        let form: Vec<(&str, &str)> =
            form.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let next = visitor.uploads(&here, &form, files);
        seen.push(std::mem::replace(&mut here, place(&next)));
    }
    seen
}

fn office_with_all() -> String {
    let without = OFFICE.split("[[procedure]]").next().unwrap().to_owned();
    let all = shipped::TEXTS.map(|(key, _)| {
        format!("[[procedure]]\nkey = \"{key}\"\nuses = \"{key}\"\nauthorities = [\"foreign-affairs\"]\n")
    });
    without.replace("procedures = [\"landing-permit\"]\n", "") + &all.concat()
}

#[test]
fn every_shipped_procedure_is_filled_in_sent_and_forwarded_in_english_korean_and_arabic() {
    story_with(&office_with_all(), |world| {
        for language in ["en", "ko", "ar"] {
            for (key, _) in shipped::TEXTS {
                let visitor = Visitor::anybody(&world.office).reading(language);
                let in_force = world.office.in_force();
                let procedure = in_force.directory.procedure(key).unwrap();
                let list = visitor.get("/ask").shown();
                assert!(list.contains(procedure.name.in_language(language)), "{key} in {language}");
                assert!(visitor.get(&format!("/ask/{key}")).shown().len() < 60_000);
                let draft = starts(&visitor, key);
                let email = format!("wanda-{key}-{language}@wetherby.example");
                let seen = fills_in(&visitor, procedure, &draft, &email);
                assert_eq!(seen.len(), procedure.sections.len() + 1, "{seen:?}");
                let check = visitor.get(&format!("{draft}/check")).shown();
                assert!(check.contains(&email) && check.contains("secret name.pdf") && check.len() < 60_000);
                let done = place(&visitor.post(&format!("{draft}/check"), &[("act", "send")]));
                let receipt = visitor.get(&done).shown();
                let reference = receipt.split("<bdi>").nth(1).unwrap().split('<').next().unwrap().to_owned();
                assert!(receipt.contains(&format!("lang=\"{language}\"")));

                let case = world.case(&reference);
                assert_eq!(
                    (case.row.procedure.as_deref(), case.row.requester_country.as_deref()),
                    (Some(key), Some("AU"))
                );
                assert_eq!(case.fields.len(), procedure.fields.len(), "every field has what was answered");
                let lane = world.lane(&reference, "requester");
                assert_eq!((lane.address.as_str(), lane.name.as_str()), (email.as_str(), "Wanda Probst"));
                let files = procedure.fields.iter().filter(|field| field.kind == FieldKind::File).count();
                assert_eq!(lane.letters[0].attachments.len(), files);
                assert_eq!(lane.letters[0].attachments[0].filename, "secret name.pdf");
                let receipt = world.newest_to(&reference, "requester");
                assert_eq!(receipt.to, email);
                assert!(receipt.text.contains(&reference));
                assert!(
                    !String::from_utf8_lossy(&world.bytes_of(&receipt.id)).contains("Wanda"),
                    "an automatic letter says nothing that was typed"
                );

                world.routes(&reference, key, &[]);
                world.keeps_secret("requester", &email);
                world.keeps_secret("requester", "600 000 111");
                let open = lane.letters[0].id.clone();
                let forward_draft = ForwardDraft {
                    attachments: vec![Chosen { letter_id: open, number: 1 }],
                    ..ForwardDraft::default()
                };
                world
                    .does(|tx, office, officer| forward(tx, office, officer, &reference, &forward_draft))
                    .unwrap();
                let request = world.newest_to(&reference, "foreign-affairs");
                assert_eq!(request.attachments.len(), 1);
                if key == "landing-permit" {
                    for said in ["VH-ABC", "RRF001", "LEMD", "2027-03-14 08:30 UTC", "1203"] {
                        assert!(request.text.contains(said), "{said}: {}", request.text);
                    }
                }
            }
        }
    });
}

#[test]
fn a_form_with_mistakes_is_shown_again_as_it_was_filled_in() {
    story_with(&office_with_all(), |world| {
        let visitor = Visitor::anybody(&world.office);
        let draft = starts(&visitor, "landing-permit");
        let aircraft = format!("{draft}/aircraft");
        let wrong = visitor
            .post(&aircraft, &[("f.aircraft_identification", "RURITANIA1"), ("f.takeoff_mass", "heavy")]);
        assert_eq!(wrong.status, 422);
        let shown = wrong.shown();
        assert!(shown.contains("value=\"RURITANIA1\"") && shown.contains("value=\"heavy\""));
        assert!(
            shown.contains("href=\"#f.takeoff_mass\"") && shown.contains("id=\"f.takeoff_mass-mistake\"")
        );
        assert!(shown.contains("<title>Problem:"));
        assert!(visitor.get(&aircraft).shown().contains("value=\"heavy\""), "it stays for later, too");
        let unfinished = visitor.post(&format!("{draft}/check"), &[("act", "send")]);
        assert_eq!(unfinished.status, 422);
        assert!(unfinished.shown().contains("#line-f.operator"));
        assert_eq!(cases(world), 0);
    });
}

#[test]
fn the_language_is_changed_in_the_middle_and_nothing_is_lost() {
    story_with(&office_with_all(), |world| {
        let visitor = Visitor::anybody(&world.office);
        let draft = starts(&visitor, "interview");
        let here = format!("{draft}/outlet");
        let next = place(&visitor.post(&here, &[("f.outlet", "Strelsau Courier"), ("act", "language:ar")]));
        let shown = visitor.get(&next).shown();
        assert!(shown.contains("dir=\"rtl\"") && shown.contains("value=\"Strelsau Courier\""), "{shown}");
    });
}

#[test]
fn rows_are_added_and_taken_out_without_a_script() {
    story_with(&office_with_all(), |world| {
        let visitor = Visitor::anybody(&world.office);
        let draft = starts(&visitor, "landing-permit");
        let legs = format!("{draft}/legs");
        visitor.post(&legs, &[("f.legs.0.from", "LEMD"), ("act", "more:f.legs")]);
        visitor.post(&legs, &[("f.legs.0.from", "LEMD"), ("f.legs.1.from", "ZZRA"), ("act", "more:f.legs")]);
        assert!(visitor.get(&legs).shown().contains("f.legs.2.from"));
        visitor.post(&legs, &[("act", "less:f.legs:0")]);
        let shown = visitor.get(&legs).shown();
        assert!(
            shown.contains("value=\"ZZRA\"")
                && !shown.contains("value=\"LEMD\"")
                && !shown.contains("f.legs.2.from")
        );
    });
}

#[test]
fn a_second_press_of_the_button_makes_no_second_case() {
    story_with(&office_with_all(), |world| {
        let visitor = Visitor::anybody(&world.office);
        let draft = starts(&visitor, "general-question");
        let in_force = world.office.in_force();
        fills_in(
            &visitor,
            in_force.directory.procedure("general-question").unwrap(),
            &draft,
            "wanda@wetherby.example",
        );
        let first = place(&visitor.post(&format!("{draft}/check"), &[("act", "send")]));
        let second = place(&visitor.post(&format!("{draft}/check"), &[("act", "send")]));
        assert_eq!(visitor.get(&first).shown(), visitor.get(&second).shown());
        assert_eq!(cases(world), 1);
        assert_eq!(
            visitor.get(&format!("{draft}/question")).status,
            404,
            "what was sent is no draft any more"
        );
        assert_eq!(place(&visitor.get(&draft)), format!("{draft}/sent"));
    });
}

#[test]
fn the_link_back_is_mailed_once_a_day_says_nothing_typed_and_ends_after_thirty_days() {
    story_with(&office_with_all(), |world| {
        let visitor = Visitor::anybody(&world.office);
        let draft = starts(&visitor, "interview");
        visitor.post(&format!("{draft}/outlet"), &[("f.outlet", "Buy at evil.example"), ("act", "save")]);
        let save = format!("{draft}/save");
        assert!(visitor.get(&save).shown().contains(&format!("https://desk.test{draft}")));
        assert_eq!(visitor.post(&save, &[("email", "nobody")]).status, 422);
        let answers = [0, 1].map(|_| visitor.post(&save, &[("email", "Wanda@wetherby.example")]));
        assert_eq!(place(&answers[0]), place(&answers[1]), "nobody learns whether a letter went");
        let letters = world.in_outbox();
        assert_eq!(letters.len(), 1, "one letter a day");
        let message = world.read_message(&letters[0].letter_id);
        assert!(message.text.contains(&draft) && !message.text.contains("evil"), "{}", message.text);
        assert!(visitor.get(&format!("{draft}/outlet")).shown().contains("evil.example"));
        world.passes(SignedDuration::from_hours(31 * 24));
        assert_eq!(visitor.get(&draft).status, 404);
        assert_eq!(purge(&world.office).unwrap(), 1);
        assert_eq!(rows(world, "SELECT COUNT(*) AS number FROM drafts"), 0);
    });
}

#[test]
fn w25_fields_that_the_page_does_not_ask_for_count_for_nothing() {
    story_with(&office_with_all(), |world| {
        let visitor = Visitor::anybody(&world.office);
        let draft = starts(&visitor, "general-question");
        let more = [
            ("f.subject", "A question"),
            ("f.question", "Why?"),
            ("officer", "tarlenheim"),
            ("f.officer", "x"),
            ("role", "head"),
            ("state", "closed"),
            ("you.country", "NZ"),
            ("case_id", "x"),
            ("procedure", "interview"),
            ("f.subject.rows", "900"),
            ("f.question.0.x", "y"),
        ];
        visitor.post(&format!("{draft}/question"), &more);
        let typed =
            world.office.read(|tx| Ok(tx.one("SELECT typed, procedure FROM drafts", &[])?)).unwrap().unwrap();
        assert_eq!(typed.text("typed").unwrap(), r#"{"f.question":"Why?","f.subject":"A question"}"#);
        assert_eq!(typed.text("procedure").unwrap(), "general-question");
    });
}

#[test]
fn w29_uploads_are_counted_weighed_and_told_by_their_content() {
    story_with(&office_with_all(), |world| {
        let visitor = Visitor::anybody(&world.office);
        let draft = starts(&visitor, "general-question");
        let here = format!("{draft}/question");
        let with = |bytes: &[u8]| Upload { bytes: bytes.to_vec(), ..pdf("f.documents") };
        let refused = visitor.uploads(&here, &[("act", "upload")], vec![with(b"MZ\x90\0\x03")]);
        assert_eq!(refused.status, 422);
        assert!(refused.shown().contains("secret name"));
        place(&visitor.uploads(&here, &[("act", "upload")], vec![with(b"%PDF-1.7"); 5]));
        let many = visitor.uploads(&here, &[("act", "upload")], vec![with(b"%PDF-1.7")]);
        assert_eq!(many.status, 422, "five are as many as this question takes");
        visitor.post(&here, &[("act", "drop:2")]);
        assert_eq!(rows(world, "SELECT COUNT(*) AS number FROM draft_files"), 4);
        let large = [b"%PDF-1.7".as_slice(), &vec![b' '; 9 << 20]].concat();
        visitor.post(&here, &[("act", "drop:3")]);
        place(&visitor.uploads(&here, &[("act", "upload")], vec![with(&large)]));
        assert_eq!(
            visitor.uploads(&here, &[("act", "upload")], vec![with(&large)]).status,
            422,
            "18 MB together"
        );
        let foreign = Upload { field: "f.subject".to_owned(), ..pdf("x") };
        visitor.uploads(&here, &[("act", "upload")], vec![foreign]);
        assert_eq!(rows(world, "SELECT COUNT(*) AS number FROM draft_files"), 4);
    });
}

#[test]
fn one_network_cannot_fill_the_office_and_a_program_that_fills_in_everything_gets_nowhere() {
    story_with(&office_with_all(), |world| {
        let visitor = Visitor::anybody(&world.office);
        assert_eq!(place(&visitor.post("/ask/interview", &[("nickname", "bot")])), "/ask");
        assert_eq!(rows(world, "SELECT COUNT(*) AS number FROM drafts"), 0);
        let many = (0..60).filter(|_| visitor.post("/ask/interview", &[]).status == 303).count();
        assert_eq!(many, 40);
        assert_eq!(visitor.post("/ask/interview", &[]).status, 429);
        world.passes(SignedDuration::from_hours(1));
        assert_eq!(visitor.post("/ask/interview", &[]).status, 303);
    });
}

#[test]
fn an_office_file_as_it_always_was_still_has_its_forms() {
    story(|world| {
        let visitor = Visitor::anybody(&world.office);
        assert!(visitor.get("/ask").shown().contains("Question about the website"));
        let draft = starts(&visitor, "website");
        let here = place(&visitor.get(&draft));
        assert_eq!(
            visitor.post(&here, &[]).status,
            422,
            "a procedure without fields asks at least what is wanted"
        );
        place(&visitor.post(&here, &[("you.message", "Where is the page about visas?")]));
        let you = [
            ("you.name", "Wanda"),
            ("you.email", "w@wetherby.example"),
            ("you.country", "AU"),
            ("you.language", "es"),
        ];
        place(&visitor.post(&format!("{draft}/you"), &you));
        place(&visitor.post(&format!("{draft}/check"), &[("act", "send")]));
        let row = world.office.read(|tx| Ok(tx.one("SELECT reference FROM cases", &[])?)).unwrap().unwrap();
        let lane = world.lane(&row.text("reference").unwrap(), "requester");
        assert!(lane.letters[0].text.contains("Where is the page about visas?"));
        assert!(visitor.get("/ask/nothing").status == 404 && visitor.get("/ask/draft/nothing").status == 404);
    });
}

fn cases(world: &World) -> i64 {
    rows(world, "SELECT COUNT(*) AS number FROM cases")
}

fn rows(world: &World, question: &str) -> i64 {
    let row = world.office.read(|tx| Ok(tx.one(question, &[])?)).unwrap();
    row.unwrap().int("number").unwrap()
}
