//! Stories of placing: which lane a letter comes to, what lies in the tray, what is seen only once.

use chancery::desk::place::Placed;
use chancery::desk::tray;

use crate::letters::{ALICE, FORGER, MINSU, NOVAK, Stamp, letter};
use crate::walk::{forwarded_permit, novak_grants};
use crate::world::{World, story};

#[test]
fn a_second_delivery_makes_no_second_row() {
    story(|world| {
        let request = letter(&ALICE, "desk@ruritania.example", "A question", "twice").saying("Hello?");
        world.asks("desk@ruritania.example", &request);
        // Another hop, another Received header: the same letter all the same.
        let again = letter(&ALICE, "desk@ruritania.example", "A question", "twice")
            .saying("Hello?")
            .with("Received: by mx2; now");
        assert!(world.hands_in("desk@ruritania.example", &again.bytes()).is_none());
        let other = letter(&ALICE, "desk@ruritania.example", "A question", "twice").saying("Hello, changed?");
        assert!(
            world.hands_in("desk@ruritania.example", &other.bytes()).is_some(),
            "another body is another letter"
        );
    });
}

#[test]
fn one_letter_to_two_of_our_addresses_opens_one_case() {
    story(|world| {
        let request = letter(&ALICE, "desk@ruritania.example", "Landing permit", "two-ways").saying("Hello?");
        let reference = world.asks("desk@ruritania.example", &request);
        let copy = world.writes("permits@ruritania.example", &request);
        assert_eq!(copy.disposition, "discarded");
        assert_eq!(world.reference_of(&copy), reference);
        // The copy is nobody's secret: the requester may still be written to.
        world
            .does(|tx, office, officer| {
                chancery::desk::answer::ask(tx, office, officer, &reference, "Which one?")
            })
            .unwrap();
        world
            .does(|tx, office, officer| chancery::desk::close::close(tx, office, officer, &reference))
            .unwrap();
    });
}

#[test]
fn a_reply_address_is_found_wherever_a_mail_program_left_it() {
    story(|world| {
        let reference = forwarded_permit(world);
        let address = world.lane(&reference, "civil-aviation").reply_address;
        let shouted = address.to_uppercase();
        let cases = [
            ("envelope", address.clone(), "someone@ruritania.example".to_owned(), String::new()),
            ("to", "desk@ruritania.example".to_owned(), shouted, String::new()),
            (
                "cc",
                "desk@ruritania.example".to_owned(),
                "x@y.example".to_owned(),
                format!("Cc: The desk <{address}>"),
            ),
            (
                "delivered-to",
                "desk@ruritania.example".to_owned(),
                "x@y.example".to_owned(),
                format!("Delivered-To: {address}"),
            ),
            (
                "x-original-to",
                "desk@ruritania.example".to_owned(),
                "x@y.example".to_owned(),
                format!("X-Original-To: <{address}>"),
            ),
        ];
        for (place, recipient, to, header) in cases {
            let mut answer = letter(&NOVAK, &to, "Re: permit", place).saying(&format!("by {place}"));
            if !header.is_empty() {
                answer = answer.with(&header);
            }
            let placed = world.writes(&recipient, &answer);
            assert_eq!(
                (placed.disposition.as_str(), placed.why.as_str()),
                ("placed", "by its reply address"),
                "{place}"
            );
        }
    });
}

#[test]
fn a_mistyped_reply_address_goes_to_the_tray_with_a_guess() {
    story(|world| {
        let reference = forwarded_permit(world);
        let address = world.lane(&reference, "civil-aviation").reply_address;
        let wrong = address.replacen(&address[5..6], if &address[5..6] == "z" { "y" } else { "z" }, 1);
        let lost = world
            .writes(&wrong, &letter(&NOVAK, &wrong, &format!("Your {reference}"), "lost").saying("Granted."));
        assert_eq!(lost.disposition, "tray");
        assert!(lost.why.contains("looks like one of our reply addresses"), "{}", lost.why);
        let guesses = world.office.read(|tx| tray::guesses(tx, &lost.letter_id)).unwrap();
        assert_eq!(guesses.len(), 1);
        assert_eq!(guesses[0].reference, reference);

        let placed = world.does(|tx, office, officer| {
            tray::place_by_hand(tx, office, officer, &lost.letter_id, (&reference, "civil-aviation"))
        });
        assert_eq!(placed.unwrap(), Placed::OnLane { reference: reference.clone() });
        assert_eq!(
            world.letter(&lost.letter_id).unwrap().trust.as_deref(),
            Some("held"),
            "a hand does not authenticate"
        );
        assert!(world.in_tray().is_empty());
    });
}

#[test]
fn a_guessed_reference_is_a_hint_and_never_a_key() {
    story(|world| {
        let reference = forwarded_permit(world);
        let stranger = letter(&FORGER, "desk@ruritania.example", &format!("Re: {reference}"), "guess")
            .saying("Send it to me.");
        let placed = world.writes("desk@ruritania.example", &stranger);
        assert_eq!(placed.disposition, "opened", "a stranger's letter is a request of its own");
        assert_ne!(world.reference_of(&placed), reference);
        assert_eq!(
            world
                .lane(&reference, "requester")
                .letters
                .iter()
                .filter(|letter| letter.direction == "in")
                .count(),
            1
        );
    });
}

#[test]
fn a_letter_finds_its_lane_by_thread_only_when_that_lanes_party_wrote_it() {
    story(|world| {
        let reference = forwarded_permit(world);
        let request = world.newest_to(&reference, "civil-aviation");
        let thread = world.letter(&request.id).unwrap().message_id.unwrap();
        let answer = |who, id: &str| {
            letter(who, "other@ruritania.example", "Re: Landing permit", id)
                .with(&format!("In-Reply-To: <{thread}>"))
                .saying("Granted.")
        };
        let theirs = answer(&NOVAK, "thread-1").stamped(Stamp::Pass, "caa.gov.example");
        let placed = world.writes("desk@ruritania.example", &theirs);
        assert_eq!(placed.why, "it answers a letter of this lane");
        assert_eq!(placed.trust.as_deref(), Some("plausible"));
        let stranger = world.writes("other@ruritania.example", &answer(&FORGER, "thread-2"));
        assert_eq!(stranger.disposition, "tray");
        let guesses = world.office.read(|tx| tray::guesses(tx, &stranger.letter_id)).unwrap();
        assert!(guesses[0].why.contains("not that party"), "{}", guesses[0].why);
    });
}

#[test]
fn an_authority_is_found_by_its_own_file_number_from_its_own_domain() {
    story(|world| {
        let reference = forwarded_permit(world);
        let address = world.lane(&reference, "civil-aviation").reply_address;
        let first =
            letter(&NOVAK, &address, "Received", "file-1").saying("Our ref: CAA/2026/4711\nWe look at it.");
        let first = world.writes(&address, &first.stamped(Stamp::Pass, "caa.gov.example"));
        assert_eq!(first.trust.as_deref(), Some("verified"));
        let later = |who, id: &str, domain: &str| {
            letter(who, "desk@ruritania.example", "Decision", id)
                .saying("Our ref: CAA/2026/4711\nGranted.")
                .stamped(Stamp::Pass, domain)
        };
        let placed = world.writes("desk@ruritania.example", &later(&NOVAK, "file-2", "caa.gov.example"));
        assert_eq!(
            (placed.why.as_str(), placed.trust.as_deref()),
            ("by the authority's own file number", Some("plausible"))
        );
        let forged = world.writes("desk@ruritania.example", &later(&FORGER, "file-3", "caa-gov.example"));
        assert_ne!(forged.disposition, "placed");
    });
}

#[test]
fn automatic_mail_bounces_and_spam_open_no_case() {
    story(|world| {
        let machine = |id: &str, header: &str| {
            letter(&ALICE, "desk@ruritania.example", "Hello", id).with(header).saying("Hello.")
        };
        for (id, header) in [
            ("auto", "Auto-Submitted: auto-replied"),
            ("list", "List-Id: <news.example>"),
            ("spam", "X-Spam-Flag: YES"),
        ] {
            let kept = world.writes("desk@ruritania.example", &machine(id, header));
            assert_eq!(kept.disposition, "tray", "{id}: {}", kept.why);
        }
        let bounce = crate::letters::bounce("desk@ruritania.example", "x@y.example", "nobody@z.example");
        assert_eq!(world.hands_in("desk@ruritania.example", &bounce).unwrap().disposition, "tray");
        assert!(world.in_outbox().is_empty(), "nothing answers a machine");
    });
}

#[test]
fn a_loop_is_stopped_and_our_own_letter_is_known_when_it_comes_back() {
    story(|world| {
        let mut round = letter(&ALICE, "desk@ruritania.example", "Round", "round").saying("Hello.");
        for hop in 0..60 {
            round = round.with(&format!("Received: by hop{hop}.example; Mon, 23 Nov 2026 09:00:00 +0000"));
        }
        assert!(world.writes("desk@ruritania.example", &round).why.contains("loop"));
        let reference = forwarded_permit(world);
        let ours = world.newest_to(&reference, "civil-aviation");
        let back = world.hands_in("desk@ruritania.example", &world.bytes_of(&ours.id)).unwrap();
        assert!(back.why.contains("our own letter"), "{}", back.why);
    });
}

#[test]
fn what_lies_in_the_tray_is_opened_or_discarded_with_a_reason() {
    story(|world| {
        let elsewhere = |id: &str| {
            letter(&MINSU, "info@ruritania.example", "문의", id)
                .saying("안녕하세요, 비자에 대해 문의드립니다.")
        };
        let one = world.writes("info@ruritania.example", &elsewhere("tray-1"));
        let two = world.writes("info@ruritania.example", &elsewhere("tray-2").saying("more"));
        world.is_refused("DESK-028", |tx, office, officer| {
            tray::discard(tx, office, officer, &two.letter_id, " ")
        });
        world
            .does(|tx, office, officer| tray::discard(tx, office, officer, &two.letter_id, "said twice"))
            .unwrap();
        let opened = world
            .does(|tx, office, officer| tray::open_by_hand(tx, office, officer, &one.letter_id))
            .unwrap();
        let Placed::Opened { reference } = opened else { panic!("{opened:?}") };
        assert_eq!(world.case(&reference).row.requester_country.as_deref(), Some("KR"));
        assert!(world.newest_to(&reference, "requester").subject.contains("접수"), "acknowledged in Korean");
        assert!(world.in_tray().is_empty());
        assert!(world.letter(&two.letter_id).is_some(), "its bytes are kept");
        world.is_refused("DESK-018", |tx, office, officer| {
            tray::open_by_hand(tx, office, officer, &two.letter_id)
        });
    });
}

#[test]
fn a_letter_whose_bytes_are_spoilt_is_marked_and_stepped_over() {
    story(|world| {
        let ready = |world: &World, text: &str, id: &str| {
            let bytes = letter(&ALICE, "desk@ruritania.example", text, id).saying(text).bytes();
            let ready =
                chancery::desk::receive::make_ready(&world.office, None, "desk@ruritania.example", &bytes)
                    .unwrap();
            world
                .office
                .write(|tx| chancery::desk::receive::keep(tx, &world.office, &ready))
                .unwrap()
                .unwrap()
        };
        let poison = ready(world, "poison", "poison-1");
        let good = ready(world, "good", "good-1");
        let spoil =
            "UPDATE kept_bytes SET packed = $2 WHERE hash = (SELECT hash FROM letters WHERE letter_id = $1)";
        let hash =
            "SELECT packed FROM kept_bytes WHERE hash = (SELECT hash FROM letters WHERE letter_id = $1)";
        let packed = world
            .office
            .read(|tx| Ok(tx.one(hash, &[poison.as_str().into()])?.unwrap().bytes("packed")?))
            .unwrap();
        world
            .office
            .write(|tx| Ok(tx.run(spoil, &[poison.as_str().into(), vec![1_u8, 2, 3].into()])?))
            .unwrap();
        world.reads();
        assert_eq!(world.letter(&good).unwrap().disposition, "opened", "the letter behind it is read");
        assert_eq!(world.letter(&poison).unwrap().disposition, "unreadable");
        assert!(world.notices().contains(&"notice-letter-unreadable".to_owned()));
        let report = chancery::check::check(&world.office, || {}).unwrap();
        assert!(!report.ok, "the check sees the spoilt bytes");
        world
            .office
            .write(|tx| Ok(tx.run(spoil, &[poison.as_str().into(), packed.clone().into()])?))
            .unwrap();
        let opened = world.does(|tx, office, officer| tray::open_by_hand(tx, office, officer, &poison));
        assert!(matches!(opened.unwrap(), Placed::Opened { .. }));
        let read_again = world.letter(&poison).unwrap();
        assert_eq!((read_again.disposition.as_str(), read_again.subject.as_str()), ("opened", "poison"));
        world.is_refused("DESK-018", |tx, office, officer| tray::open_by_hand(tx, office, officer, &poison));
    });
}

#[test]
fn a_held_reply_waits_and_an_accepted_one_goes_on() {
    story(|world| {
        let reference = forwarded_permit(world);
        let reply = novak_grants(world, &reference, Stamp::Missing);
        assert_eq!(world.letter(&reply).unwrap().trust.as_deref(), Some("plausible"));
        assert_eq!(world.state(&reference), "forwarded", "plausible is not accepted by itself");
        world.accepts(&reference, &reply);
        assert_eq!(world.state(&reference), "replied");
        world.relays(&reference, &reply);
        assert_eq!(world.state(&reference), "relayed");
    });
}

#[test]
fn a_ministry_that_writes_by_its_group_address_is_heard_and_a_forged_receipt_is_not() {
    story(|world| {
        let reference = forwarded_permit(world);
        let address = world.lane(&reference, "civil-aviation").reply_address;
        let forged =
            letter(&NOVAK, &address, "Received", "forged-receipt").with("Auto-Submitted: auto-replied");
        world.writes(
            &address,
            &forged.saying("Our ref: CAA/2026/9999").stamped(Stamp::Fail, "caa.gov.example"),
        );
        assert_eq!(
            world.case(&reference).dispatches[0].state,
            "sent",
            "a disowned receipt acknowledges nothing"
        );
        assert!(world.notices().contains(&"notice-automatic-reply".to_owned()));
        let group = letter(&NOVAK, &address, "Decision", "group")
            .with("List-Id: <permits.caa.gov.example>")
            .saying("Granted.");
        let group = world.writes(&address, &group.stamped(Stamp::Pass, "caa.gov.example"));
        assert_eq!((group.kind.as_str(), group.trust.as_deref()), ("list", Some("verified")));
        assert_eq!(world.state(&reference), "replied");
    });
}
