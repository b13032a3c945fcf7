//! Following a case from outside, and checking a letter: what the page behind the secret link tells, what it never tells,
//! what is written there, and the answer to "is this letter really from you?".

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use chancery::actor::Actor;
use chancery::desk::close::{close, decide};
use chancery::desk::decision::Decision;
use chancery::desk::follow::{link, wish};
use chancery::desk::forward::{Draft as ForwardDraft, forward};
use chancery::desk::relay::{Draft as RelayDraft, relay};
use chancery::desk::{answer, call_back};
use chancery::html::request::Upload;
use chancery::phrases::LANGUAGES;
use jiff::SignedDuration;

use crate::letters::{ALICE, MINSU, NOVAK, Stamp, letter};
use crate::visitor::Visitor;
use crate::walk::{forwarded_permit, novak_grants};
use crate::world::{OFFICE, World, story, story_with};

const SITE: &str = "https://desk.test";

/// The address of the requester's page as the newest letter to the requester says it.
fn link_in_letter(world: &World, reference: &str) -> String {
    link_in(&world.read_message(&world.newest_to(reference, "requester").id).text).expect("a link")
}

fn link_in(text: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("{SITE}/follow/"))?;
    Some(format!("/follow/{}", rest.split_whitespace().next()?))
}

fn code_in(text: &str) -> String {
    let (_, rest) = text.split_once(&format!("{SITE}/check/")).expect("a code");
    rest.split_whitespace().next().expect("a code").to_owned()
}

fn pages(world: &World, path: &str) -> Vec<String> {
    let read = |language| {
        let response = Visitor::anybody(&world.office).reading(language).get(path);
        assert_eq!(response.status, 200);
        response.shown()
    };
    LANGUAGES.into_iter().map(read).collect()
}

#[test]
fn every_letter_to_the_requester_and_none_to_an_authority_carries_the_link() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        let reply = novak_grants(world, &reference, Stamp::Pass);
        world.relays(&reference, &reply);
        assert_eq!(link_in_letter(world, &reference), path);
        world
            .does(|tx, office, officer| answer::ask(tx, office, officer, &reference, "Which aerodrome?"))
            .unwrap();
        assert_eq!(link_in_letter(world, &reference), path);
        world.does(|tx, office, officer| close(tx, office, officer, &reference)).unwrap();
        assert_eq!(link_in_letter(world, &reference), path);
        let request = world.read_message(&world.newest_to(&reference, "civil-aviation").id);
        assert_eq!(link_in(&request.text), None);
        assert!(request.text.contains(&format!("{SITE}/check/")), "{}", request.text);
    });
}

#[test]
fn a_forward_that_names_the_requesters_link_or_code_is_refused() {
    story(|world| {
        let asked = letter(&ALICE, "permits@ruritania.example", "Landing permit", "ask-link")
            .saying("Aircraft registration: VH-ABC");
        let reference = world.asks("permits@ruritania.example", &asked);
        world.routes(&reference, "landing-permit", &[]);
        let receipt = world.read_message(&world.newest_to(&reference, "requester").id).text;
        let secret = link_in(&receipt).unwrap().replace("/follow/", "");
        for told in [secret.to_uppercase(), code_in(&receipt), code_in(&receipt).to_lowercase()] {
            let draft = ForwardDraft { text: Some(format!("See {told}.")), ..ForwardDraft::default() };
            world.is_refused("DESK-011", |tx, office, officer| {
                forward(tx, office, officer, &reference, &draft)
            });
        }
        world.forwards(&reference);
    });
}

#[test]
fn an_office_that_has_not_said_where_its_pages_are_prints_no_addresses() {
    story_with(&OFFICE.replace("url = \"https://desk.test\"", ""), |world| {
        let reference = forwarded_permit(world);
        for party in ["requester", "civil-aviation"] {
            let text = world.read_message(&world.newest_to(&reference, party).id).text;
            assert!(!text.contains("/follow/") && !text.contains("/check/"), "{text}");
        }
    });
}

#[test]
fn the_preview_of_a_letter_shows_the_very_lines_that_leave() {
    story(|world| {
        let asked = letter(&ALICE, "permits@ruritania.example", "Landing permit", "ask-preview")
            .saying("Aircraft registration: VH-ABC");
        let reference = world.asks("permits@ruritania.example", &asked);
        world.routes(&reference, "landing-permit", &[]);
        let text_of = |bytes: &[u8]| mail::parse::read(bytes, &mail::parse::Limits::default()).0.text;
        let officer = World::officer();
        let preview = || {
            let draft = ForwardDraft::default();
            world.office.rehearse(|tx| forward(tx, &world.office, &officer, &reference, &draft)).unwrap()
        };
        let (once, twice) = (text_of(&preview()[0].bytes), text_of(&preview()[0].bytes));
        world.forwards(&reference);
        let left = world.read_message(&world.newest_to(&reference, "civil-aviation").id).text;
        assert_eq!((&once, &twice), (&left, &left));
        let reply = novak_grants(world, &reference, Stamp::Pass);
        let draft = RelayDraft::default();
        let preview = world
            .office
            .rehearse(|tx| relay(tx, &world.office, &officer, &reference, (&reply, &draft)))
            .unwrap();
        world.relays(&reference, &reply);
        let left = world.read_message(&world.newest_to(&reference, "requester").id).text;
        assert_eq!(text_of(&preview.bytes), left);
        assert_ne!(code_in(&left), code_in(&once));
    });
}

#[test]
fn nothing_of_an_authority_is_told_in_any_state_and_language_before_it_is_passed_on() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        let forwarded = pages(world, &path);
        assert!(forwarded[0].contains("Answer awaited"), "{}", forwarded[0]);
        assert!(
            forwarded[0].contains("7 Dec 2026") || forwarded[0].contains("Dec 7, 2026"),
            "{}",
            forwarded[0]
        );
        assert!(!forwarded[0].contains("Civil Aviation"), "no letter has named it yet");

        // A forged reply, the true one held, accepted, and a decision recorded: the page stays as it was, byte for byte.
        let held = novak_grants(world, &reference, Stamp::Missing);
        assert_eq!(pages(world, &path), forwarded, "a held reply shows");
        world.accepts(&reference, &held);
        assert_eq!(world.state(&reference), "replied");
        assert_eq!(pages(world, &path), forwarded, "an accepted reply shows");
        let granted = Decision {
            outcome: "granted".to_owned(),
            number: "LP-77".to_owned(),
            conditions: "Daylight only.".to_owned(),
            ..Decision::default()
        };
        world.does(|tx, office, officer| decide(tx, office, officer, &reference, &granted)).unwrap();
        assert_eq!(pages(world, &path), forwarded, "a decision shows that no letter has told");

        world.relays(&reference, &held);
        let relayed = pages(world, &path);
        assert!(relayed[0].contains("Answered") && relayed[0].contains("LP-77"), "{}", relayed[0]);
        assert!(!relayed[0].contains("The decision"));
        world.does(|tx, office, officer| close(tx, office, officer, &reference)).unwrap();
        let closed = pages(world, &path);
        assert!(closed[0].contains("Closed") && closed[0].contains("The decision"), "{}", closed[0]);
        let authority_lane = world.lane(&reference, "civil-aviation");
        for page in [forwarded, relayed, closed].concat() {
            for secret in [
                NOVAK.name,
                NOVAK.address,
                NOVAK.phone,
                NOVAK.host,
                "permits@caa.gov.example",
                "novak-internal",
                "grant-1",
                &authority_lane.reply_address,
                &held,
            ] {
                assert!(!page.contains(secret), "{secret} is on the page");
            }
        }
    });
}

#[test]
fn an_authority_is_named_once_a_letter_has_named_it_and_the_past_day_is_said() {
    story(|world| {
        let asked = letter(&ALICE, "permits@ruritania.example", "Landing permit", "ask-two")
            .saying("Aircraft registration: VH-ABC");
        let reference = world.asks("permits@ruritania.example", &asked);
        let path = link_in_letter(world, &reference);
        assert!(pages(world, &path)[0].contains("Received"));
        world.routes(&reference, "landing-permit", &["civil-aviation", "foreign-affairs"]);
        assert!(pages(world, &path)[0].contains("With the desk"));
        world.forwards(&reference);
        assert!(!pages(world, &path)[0].contains("Civil Aviation"));
        let reply = novak_grants(world, &reference, Stamp::Pass);
        world.relays(&reference, &reply);
        let page = &pages(world, &path)[0];
        assert!(page.contains("Answer awaited"), "the other one still owes an answer: {page}");
        assert!(!page.contains("Ministry of Foreign Affairs"), "{page}");
        world
            .does(|tx, office, officer| {
                let text = "The Ministry of Foreign Affairs has your request too.";
                answer::ask(tx, office, officer, &reference, text)
            })
            .unwrap();
        let page = &pages(world, &path)[0];
        assert!(page.contains("the answer of this office: Ministry of Foreign Affairs"), "{page}");
        assert!(page.contains("You have our question below"), "{page}");
        world.passes_days(20);
        assert!(pages(world, &path)[0].contains("that day is over"));
    });
}

#[test]
fn what_is_written_on_the_page_is_a_letter_of_the_requester() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        let visitor = Visitor::anybody(&world.office);
        let file = |name: &str, bytes: &[u8]| Upload {
            field: "files".to_owned(),
            filename: name.to_owned(),
            media_type: "text/html".to_owned(),
            bytes: bytes.to_vec(),
        };
        let form = [("text", "We land on the 3rd instead."), ("after", "2")];
        let pdf = || vec![file("../../plan\u{202E}.pdf", b"%PDF-1.7\nroute")];
        let answered = visitor.uploads(&path, &form, pdf());
        assert_eq!(answered.headers.get("location"), format!("{path}?done=follow-written"));
        assert_eq!(visitor.uploads(&path, &form, pdf()).status, 303, "sent twice");
        let letters = world.lane(&reference, "requester").letters;
        let theirs: Vec<_> = letters.iter().filter(|letter| letter.direction == "in").collect();
        assert_eq!(theirs.len(), 2, "the request and one letter of the page");
        let written = theirs[1];
        assert_eq!((written.kind.as_str(), written.trust.as_deref()), ("person", Some("verified")));
        assert_eq!(
            (written.text.as_str(), written.from.as_str()),
            ("We land on the 3rd instead.", ALICE.address)
        );
        assert_eq!(written.attachments[0].filename, "plan.pdf");
        assert!(world.notices().contains(&"notice-requester-wrote".to_owned()));

        assert_eq!(visitor.post(&path, &[("text", "And on the 4th."), ("after", "2")]).status, 303);
        assert_eq!(world.lane(&reference, "requester").letters.len(), 4, "another text from the same page");
        let page = visitor.get(&path).shown();
        assert!(page.contains("We land on the 3rd instead.") && page.contains("plan.pdf"), "{page}");

        let download = visitor.get(&format!("{path}/letters/{}/1", written.id));
        assert_eq!(download.body, b"%PDF-1.7\nroute");
        assert!(download.headers.get("content-disposition").starts_with("attachment;"));
        assert!(download.headers.get("content-security-policy").contains("sandbox"));
    });
}

#[test]
fn an_empty_letter_or_a_program_is_shown_again_with_its_mistake() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        let visitor = Visitor::anybody(&world.office);
        let empty = visitor.post(&path, &[("text", " \u{200B}\r\n ")]);
        assert_eq!(empty.status, 422);
        assert!(empty.shown().contains("Write a letter or choose a file."));
        let program = Upload {
            field: "files".to_owned(),
            filename: "holiday.jpg".to_owned(),
            media_type: "image/jpeg".to_owned(),
            bytes: b"MZ\x90\0\x03\0\0\0".to_vec(),
        };
        let refused = visitor.uploads(&path, &[("text", "<b>kept</b>")], vec![program]);
        assert_eq!(refused.status, 422);
        assert!(refused.shown().contains("&#60;b&#62;kept&#60;/b&#62;</textarea>"), "{}", refused.shown());
        assert_eq!(world.lane(&reference, "requester").letters.len(), 2);
    });
}

#[test]
fn a_page_takes_thirty_letters_a_day_and_more_tomorrow() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        let visitor = Visitor::anybody(&world.office);
        let write = |number: usize| visitor.post(&path, &[("text", &format!("Letter {number}"))]).status;
        assert!((0..30).all(|number| write(number) == 303));
        assert_eq!(write(30), 429);
        world.passes(SignedDuration::from_hours(24));
        assert_eq!(write(31), 303);
    });
}

#[test]
fn a_file_that_was_passed_on_is_on_the_page_under_its_neutral_name() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        let reply = novak_grants(world, &reference, Stamp::Pass);
        let draft = RelayDraft { attachments: vec![1], ..RelayDraft::default() };
        world.does(|tx, office, officer| relay(tx, office, officer, &reference, (&reply, &draft))).unwrap();
        let page = Visitor::anybody(&world.office).get(&path).shown();
        assert!(page.contains("attachment-1.docx") && !page.contains("novak-internal"), "{page}");
        let ours = world.newest_to(&reference, "requester").id;
        let file = Visitor::anybody(&world.office).get(&format!("{path}/letters/{ours}/1"));
        assert!(file.shown().contains("not for the requester"), "the officer chose to pass it on");
        assert_eq!(file.headers.get("content-type"), "application/octet-stream");
    });
}

#[test]
fn a_closed_case_says_so_and_opens_again_by_a_letter_of_the_page() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        world.does(|tx, office, officer| close(tx, office, officer, &reference)).unwrap();
        assert!(
            Visitor::anybody(&world.office).get(&path).shown().contains("Our work on this request is done.")
        );
        Visitor::anybody(&world.office).post(&path, &[("text", "One thing is still open.")]);
        assert_ne!(world.state(&reference), "closed");
    });
}

#[test]
fn a_link_opens_its_own_case_alone_and_no_letter_of_another() {
    story(|world| {
        let first = forwarded_permit(world);
        let question = letter(&MINSU, "desk@ruritania.example", "Question", "ask-minsu").saying("When?");
        let second = world.asks("desk@ruritania.example", &question);
        let path = link_in_letter(world, &first);
        let visitor = Visitor::anybody(&world.office);
        let own = world.lane(&first, "requester").letters[0].id.clone();
        assert_eq!(visitor.get(&format!("{path}/letters/{own}")).status, 200);
        assert_eq!(visitor.get(&format!("{path}/letters/{own}/1")).status, 200);
        let foreign = world.lane(&second, "requester").letters[0].id.clone();
        let request = world.newest_to(&first, "civil-aviation").id;
        let reply = novak_grants(world, &first, Stamp::Pass);
        let visitor = Visitor::anybody(&world.office);
        for letter_id in [foreign, request, reply] {
            assert_eq!(visitor.get(&format!("{path}/letters/{letter_id}")).status, 404);
            assert_eq!(visitor.get(&format!("{path}/letters/{letter_id}/1")).status, 404);
        }
    });
}

#[test]
fn a_letter_that_can_still_be_called_back_is_not_told() {
    story_with(&OFFICE.replace("[mail]", "[mail]\ndelay = \"60s\""), |world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        world.passes(SignedDuration::from_secs(61));
        let before = pages(world, &path);
        let reply = novak_grants(world, &reference, Stamp::Pass);
        world.relays(&reference, &reply);
        world.does(|tx, office, officer| close(tx, office, officer, &reference)).unwrap();
        assert_eq!(pages(world, &path), before, "the relay and the closing letter can still be called back");
        world.passes(SignedDuration::from_secs(61));
        assert!(pages(world, &path)[0].contains("LP-77"));
    });
}

#[test]
fn a_replaced_link_leads_nowhere_and_the_next_letter_has_the_new_one() {
    story(|world| {
        let reference = forwarded_permit(world);
        let old = link_in_letter(world, &reference);
        let officer = Visitor::officer(&world.office, "Hentzau", "officer", &[]);
        let desk = format!("/desk/cases/{reference}/link");
        assert!(officer.get(&desk).shown().contains(&old));
        assert_eq!(officer.post(&desk, &[]).headers.get("location"), format!("{desk}?done=link-replaced"));
        let lost = Visitor::anybody(&world.office).get(&old);
        assert_eq!(lost.status, 404);
        assert!(lost.shown().contains("This address leads to no request"), "{}", lost.shown());
        let never = Visitor::anybody(&world.office).get(&format!("/follow/{}", "a".repeat(27))).shown();
        assert_eq!(lost.shown().replace(&old, ""), never.replace(&format!("/follow/{}", "a".repeat(27)), ""));
        world.does(|tx, office, officer| answer::ask(tx, office, officer, &reference, "When?")).unwrap();
        let new = link_in_letter(world, &reference);
        assert_ne!(new, old);
        assert_eq!(Visitor::anybody(&world.office).get(&new).status, 200);
        let reader = Visitor::officer(&world.office, "Sapt", "officer", &["NZ"]);
        assert_eq!(reader.post(&desk, &[]).status, 404, "out of sight");
    });
}

#[test]
fn w04_whoever_asks_for_a_link_learns_nothing_and_only_the_requester_gets_a_letter() {
    story(|world| {
        let reference = forwarded_permit(world);
        let path = link_in_letter(world, &reference);
        let letters = world.letters_that_left().len();
        let visitor = Visitor::anybody(&world.office);
        let never = chancery::reference::from_random(&[9; 32]);
        let wishes = [
            (reference.as_str(), "stranger@elsewhere.example"),
            (never.as_str(), ALICE.address),
            (never.as_str(), "nobody@elsewhere.example"),
        ];
        let answers: Vec<_> = wishes
            .iter()
            .map(|(reference, email)| visitor.post("/follow", &[("reference", reference), ("email", email)]))
            .collect();
        assert_eq!(wish::grant_all(&world.office).unwrap(), 3);
        assert_eq!(world.letters_that_left().len(), letters, "nobody else is written to");
        let typed = reference.to_lowercase().replace('-', " ");
        let matching =
            visitor.post("/follow", &[("reference", &typed), ("email", &ALICE.address.to_uppercase())]);
        for answer in &answers {
            assert_eq!(format!("{answer:?}"), format!("{matching:?}"));
        }
        assert_eq!(world.letters_that_left().len(), letters, "nothing is looked up in the question itself");
        wish::grant_all(&world.office).unwrap();
        assert_eq!(world.letters_that_left().len(), letters + 1);
        assert_eq!(link_in_letter(world, &reference), path);
        assert_eq!(world.newest_to(&reference, "requester").to, ALICE.address);
        let message =
            String::from_utf8(world.bytes_of(&world.newest_to(&reference, "requester").id)).unwrap();
        assert!(message.contains("Auto-Submitted: auto-generated"), "{message}");
    });
}

#[test]
fn an_address_gets_three_links_a_day_and_a_network_may_ask_twenty_times_an_hour() {
    story(|world| {
        let reference = forwarded_permit(world);
        let letters = world.letters_that_left().len();
        let visitor = Visitor::anybody(&world.office);
        let wish =
            |email: &str| visitor.post("/follow", &[("reference", &reference), ("email", email)]).status;
        assert!((0..20).all(|_| wish(ALICE.address) == 303), "never said to whoever asks");
        assert_eq!(wish("other@elsewhere.example"), 429);
        while wish::grant_all(&world.office).unwrap() > 0 {}
        assert_eq!(world.letters_that_left().len(), letters + 3);
        world.passes(SignedDuration::from_hours(1));
        assert_eq!(wish("other@elsewhere.example"), 303);
    });
}

/// Known and unknown put down the same row: the medians of 200 tries each, taken in turns, may differ by half at most. The
/// bound is wide because other stories run beside; a look-up or a letter in one arm is several times as slow.
#[test]
#[expect(clippy::disallowed_methods, reason = "a length of time that a visitor would measure")]
fn w04_asking_for_a_link_takes_as_long_for_the_known_as_for_the_unknown() {
    let world = &mut World::begin(OFFICE, None);
    let reference = forwarded_permit(world);
    let never = chancery::reference::from_random(&[9; 32]);
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    let visitor = Visitor::anybody(&world.office);
    let timed = |reference: &str, email: &str, times: &mut Vec<u128>| {
        let began = Instant::now();
        let status = visitor.post("/follow", &[("reference", reference), ("email", email)]).status;
        times.push(began.elapsed().as_micros());
        assert_eq!(status, 303);
    };
    for number in 0..200 {
        timed(&reference, ALICE.address, &mut known);
        timed(&never, &format!("nobody-{number}@elsewhere.example"), &mut unknown);
        world.passes(SignedDuration::from_hours(9));
    }
    known.sort_unstable();
    unknown.sort_unstable();
    let (one, other) = (known[100], unknown[100]);
    println!("medians of 200: {one} µs known, {other} µs unknown");
    assert!(one * 2 < other * 3 && other * 2 < one * 3, "{one} µs known, {other} µs unknown");
}

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

#[test]
fn only_whoever_may_answer_replaces_a_link() {
    story(|world| {
        let reference = forwarded_permit(world);
        let requester = Actor::Requester;
        let refused = world.office.write(|tx| link::replace(tx, &world.office, &requester, &reference));
        assert!(refused.is_err());
    });
}
