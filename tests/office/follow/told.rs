//! What the page tells in every state, and what no letter to anybody else carries.

use chancery::actor::Actor;
use chancery::desk::answer;
use chancery::desk::close::{close, decide};
use chancery::desk::decision::Decision;
use chancery::desk::follow::link;
use chancery::desk::forward::{Draft as ForwardDraft, forward};
use chancery::desk::relay::{Draft as RelayDraft, relay};
use jiff::SignedDuration;

use super::{SITE, code_in, link_in, link_in_letter, pages};
use crate::letters::{ALICE, MINSU, NOVAK, Stamp, letter};
use crate::visitor::Visitor;
use crate::walk::{forwarded_permit, novak_grants};
use crate::world::{OFFICE, World, story, story_with};

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
fn only_whoever_may_answer_replaces_a_link() {
    story(|world| {
        let reference = forwarded_permit(world);
        let requester = Actor::Requester;
        let refused = world.office.write(|tx| link::replace(tx, &world.office, &requester, &reference));
        assert!(refused.is_err());
    });
}
