//! Stories of the lanes and the gate: what each party sees, what is refused before it leaves, what a preview shows.

use chancery::actor::Actor;
use chancery::desk::answer::{answer, ask};
use chancery::desk::call_back::call_back;
use chancery::desk::close::close;
use chancery::desk::fill::fill;
use chancery::desk::forward::{Draft as ForwardDraft, forward};
use chancery::desk::lane::Lane;
use chancery::desk::relay::{Draft as RelayDraft, relay};
use chancery::desk::route::{Asked, proposals};
use mail::parse::{Limits, read};

use crate::letters::{ALICE, MINSU, MORITZ, NOVAK, Person, Stamp, letter};
use crate::walk::{forwarded_permit, novak_grants};
use crate::world::{OFFICE, World, story, story_with};

#[test]
fn an_officers_text_that_would_leak_is_stopped_at_the_gate() {
    story(|world| {
        world.knows("requester", &ALICE);
        let request = letter(&ALICE, "permits@ruritania.example", "Landing permit", "leak-1")
            .saying("Aircraft registration: VH-ABC\nWho pays, telephone: +61 2 5550 7777")
            .signed(&ALICE);
        let reference = world.asks("permits@ruritania.example", &request);
        world.routes(&reference, "landing-permit", &[]);
        for text in [
            "Please call ALICE   WETHERBY.",
            "The payer has +61 (2) 5550-7777.",
            "Write to alice@skyfreight.example.au",
            "Her phone: +61 2 5550 1188",
            "See <leak-1@mail.skyfreight.example.au>",
        ] {
            let draft = ForwardDraft { text: Some(text.to_owned()), ..ForwardDraft::default() };
            world.is_refused("DESK-011", |tx, office, officer| {
                forward(tx, office, officer, &reference, &draft)
            });
        }
        assert_eq!(world.in_outbox().len(), 1, "only the acknowledgement was written");
        let draft = ForwardDraft { text: Some("It is urgent.".to_owned()), ..ForwardDraft::default() };
        world.does(|tx, office, officer| forward(tx, office, officer, &reference, &draft)).unwrap();
        assert!(world.newest_to(&reference, "civil-aviation").text.contains("It is urgent."));
    });
}

#[test]
fn what_an_officer_releases_by_name_may_cross_and_nothing_else() {
    story(|world| {
        let reference = forwarded_permit(world);
        let reply = novak_grants(world, &reference, Stamp::Pass);
        let with_phone = |release: &[&str]| RelayDraft {
            text: Some("Granted. Call the tower: +420 224 281 111.".to_owned()),
            release: release.iter().map(|text| (*text).to_owned()).collect(),
            ..RelayDraft::default()
        };
        world.is_refused("DESK-011", |tx, office, officer| {
            relay(tx, office, officer, &reference, (&reply, &with_phone(&[])))
        });
        // The same number, released: here the story itself must say that it is no canary any more, so it only rehearses.
        let released = with_phone(&["+420 224 281 111"]);
        let preview = world
            .office
            .rehearse(|tx| relay(tx, &world.office, &World::officer(), &reference, (&reply, &released)));
        assert!(read(&preview.unwrap().bytes, &Limits::default()).0.text.contains("+420 224 281 111"));
        world.relays(&reference, &reply);
    });
}

#[test]
fn a_preview_is_the_very_letter_and_changes_nothing() {
    story(|world| {
        world.knows("requester", &ALICE);
        let request = letter(&ALICE, "permits@ruritania.example", "Landing permit", "p-1")
            .saying("Aircraft registration: VH-ABC");
        let reference = world.asks("permits@ruritania.example", &request);
        world.routes(&reference, "landing-permit", &[]);
        let before =
            (world.deeds(), world.in_outbox().len(), serde_json::to_string(&world.case(&reference)).unwrap());
        let draft = ForwardDraft::default();
        let preview = world
            .office
            .rehearse(|tx| forward(tx, &world.office, &World::officer(), &reference, &draft))
            .unwrap();
        let after =
            (world.deeds(), world.in_outbox().len(), serde_json::to_string(&world.case(&reference)).unwrap());
        assert_eq!(before, after);
        world.forwards(&reference);
        let sent = world.read_message(&world.newest_to(&reference, "civil-aviation").id);
        let shown = read(&preview[0].bytes, &Limits::default()).0;
        assert_eq!(
            (shown.subject, shown.text, shown.to, shown.date),
            (sent.subject, sent.text, sent.to, sent.date)
        );
    });
}

#[test]
fn each_letter_speaks_for_the_office_on_its_lane_alone() {
    story(|world| {
        let reference = forwarded_permit(world);
        let reply = novak_grants(world, &reference, Stamp::Pass);
        world.relays(&reference, &reply);
        let (to_authority, to_requester) =
            (world.lane(&reference, "civil-aviation"), world.lane(&reference, "requester"));
        assert_ne!(to_authority.reply_address, to_requester.reply_address);
        for lane in [&to_authority, &to_requester] {
            let own: Vec<String> = lane
                .letters
                .iter()
                .filter_map(|letter| world.letter(&letter.id).unwrap().message_id)
                .collect();
            for letter in lane.letters.iter().filter(|letter| letter.direction == "out") {
                let message = world.read_message(&letter.id);
                assert_eq!(message.from[0].address, "desk@ruritania.example", "never as the requester");
                assert_eq!(message.reply_to[0].address, lane.reply_address);
                assert!(message.message_id.unwrap().ends_with("@ruritania.example"));
                assert!(message.references.iter().all(|id| own.contains(id)), "references stay on the lane");
            }
        }
    });
}

#[test]
fn attachments_cross_one_by_one_and_without_their_names() {
    story(|world| {
        let reference = forwarded_permit(world);
        let reply = novak_grants(world, &reference, Stamp::Pass);
        let missing = RelayDraft { attachments: vec![2], ..RelayDraft::default() };
        world.is_refused("DESK-024", |tx, office, officer| {
            relay(tx, office, officer, &reference, (&reply, &missing))
        });
        let chosen = RelayDraft { attachments: vec![1], ..RelayDraft::default() };
        world.does(|tx, office, officer| relay(tx, office, officer, &reference, (&reply, &chosen))).unwrap();
        let message = world.read_message(&world.newest_to(&reference, "requester").id);
        assert_eq!(message.attachments[0].filename, "attachment-1.docx");
        assert_eq!(message.attachments[0].bytes, b"not for the requester");
    });
}

#[test]
fn several_authorities_have_a_lane_each_and_the_case_stands_at_the_slowest() {
    story(|world| {
        world.knows("requester", &ALICE);
        world.knows("civil-aviation", &NOVAK);
        let request = letter(&ALICE, "permits@ruritania.example", "Landing permit", "m-1")
            .saying("Aircraft registration: VH-ABC");
        let reference = world.asks("permits@ruritania.example", &request);
        world.routes(&reference, "landing-permit", &["civil-aviation", "foreign-affairs"]);
        world.forwards(&reference);
        assert_eq!(world.case(&reference).dispatches.len(), 2);
        assert!(
            world.newest_to(&reference, "foreign-affairs").text.contains("Matrícula: VH-ABC"),
            "in the contact's Spanish"
        );
        let reply = novak_grants(world, &reference, Stamp::Pass);
        assert_eq!(world.state(&reference), "forwarded", "one still owes a reply");
        world.relays(&reference, &reply);
        assert_eq!(world.state(&reference), "forwarded");
        let protocol = Person {
            name: "Hana Bílá",
            address: "protocol@mfa.gov.example",
            phone: "+420 224 181 000",
            host: "mta.mfa.gov.example",
        };
        world.knows("foreign-affairs", &protocol);
        let lane = world.lane(&reference, "foreign-affairs").reply_address;
        let second = letter(&protocol, &lane, "Re", "m-2")
            .saying("No objection.")
            .stamped(Stamp::Pass, "mfa.gov.example");
        let second = world.writes(&lane, &second);
        assert_eq!(world.state(&reference), "replied");
        world.relays(&reference, &second.letter_id);
        assert_eq!(world.state(&reference), "relayed");
        world.is_refused("DESK-007", |tx, office, officer| {
            forward(tx, office, officer, &reference, &ForwardDraft::default())
        });
    });
}

#[test]
fn a_party_that_writes_to_a_closed_case_opens_it_again_unless_it_is_held() {
    story(|world| {
        let reference = forwarded_permit(world);
        let reply = novak_grants(world, &reference, Stamp::Pass);
        world.relays(&reference, &reply);
        world.does(|tx, office, officer| close(tx, office, officer, &reference)).unwrap();
        world.is_refused("DESK-006", |tx, office, officer| close(tx, office, officer, &reference));
        let address = world.lane(&reference, "requester").reply_address;
        let stranger = letter(&MINSU, &address, "hello", "again-1").saying("Let me in.");
        assert_eq!(world.writes(&address, &stranger).trust.as_deref(), Some("held"));
        assert_eq!(world.state(&reference), "closed");
        let again = letter(&ALICE, &address, "One more thing", "again-2").saying("May we come a day later?");
        assert_eq!(world.writes(&address, &again).trust.as_deref(), Some("plausible"));
        assert_eq!(world.state(&reference), "relayed");
        assert!(world.notices().contains(&"notice-requester-wrote".to_owned()));
        let seen = world
            .lane(&reference, "civil-aviation")
            .letters
            .iter()
            .filter(|letter| letter.direction == "out")
            .count();
        assert_eq!(seen, 1, "what the requester adds waits for an officer");
    });
}

#[test]
fn the_desk_answers_its_own_matters_and_no_others() {
    story(|world| {
        world.knows("requester", &MINSU);
        let request = letter(&MINSU, "desk@ruritania.example", "website 오류", "own-1")
            .saying("website 페이지가 열리지 않습니다. 확인해 주세요.");
        let reference = world.asks("desk@ruritania.example", &request);
        world.is_refused("DESK-015", |tx, office, officer| {
            answer(tx, office, officer, &reference, "고쳤습니다.")
        });
        world.routes(&reference, "website", &[]);
        world.is_refused("DESK-016", |tx, office, officer| answer(tx, office, officer, &reference, "  "));
        world
            .does(|tx, office, officer| answer(tx, office, officer, &reference, "고쳤습니다. 감사합니다."))
            .unwrap();
        assert_eq!(world.state(&reference), "relayed");
        let letter = world.newest_to(&reference, "requester");
        assert!(
            letter.text.contains("고쳤습니다") && letter.subject.contains("신청"),
            "in Korean: {}",
            letter.subject
        );
        let permit = forwarded_permit(world);
        world.is_refused("DESK-015", |tx, office, officer| answer(tx, office, officer, &permit, "x"));
    });
}

#[test]
fn a_procedure_that_routes_itself_goes_out_and_its_verified_reply_comes_back_alone() {
    story(|world| {
        let leila = Person {
            name: "ليلى حداد",
            address: "leila@souk.example.ae",
            phone: "+971 4 555 2020",
            host: "souk.example.ae",
        };
        world.knows("requester", &leila);
        world.knows("trade", &MORITZ);
        let request = letter(&leila, "desk@ruritania.example", "استفسار عن تجارة", "t-1")
            .saying("نرغب في شراء الأخشاب من بلادكم.\nالبضاعة: أخشاب")
            .signed(&leila);
        let reference = world.asks("desk@ruritania.example", &request);
        assert_eq!(world.state(&reference), "forwarded", "no officer was needed");
        assert!(world.newest_to(&reference, "trade").text.contains("Goods: أخشاب"));
        let address = world.lane(&reference, "trade").reply_address;
        let with_file =
            letter(&MORITZ, &address, "Re", "t-2").saying("See the list.").with_file("handel-list.pdf", "x");
        let with_file = world.writes(&address, &with_file.stamped(Stamp::Pass, "trade.gov.example"));
        assert_eq!(world.state(&reference), "replied", "attachments are never relayed without an officer");
        let plain =
            letter(&MORITZ, &address, "Re", "t-3").saying("Timber may be exported freely.").signed(&MORITZ);
        world.writes(&address, &plain.stamped(Stamp::Pass, "trade.gov.example"));
        let relayed = world.newest_to(&reference, "requester");
        assert!(relayed.text.contains("Timber may be exported freely."));
        assert!(relayed.subject.contains("جواب"), "in Arabic: {}", relayed.subject);
        world.relays(&reference, &with_file.letter_id);
        assert_eq!(world.state(&reference), "relayed");
    });
}

#[test]
fn a_held_reply_is_never_relayed_by_itself() {
    story(|world| {
        let request = letter(&ALICE, "desk@ruritania.example", "Trade enquiry", "h-1")
            .saying("We ask about a trade enquiry.\nGoods: wool");
        let reference = world.asks("desk@ruritania.example", &request);
        let address = world.lane(&reference, "trade").reply_address;
        for (id, stamp) in [("h-2", Stamp::Fail), ("h-3", Stamp::Missing)] {
            let reply = letter(&MORITZ, &address, "Re", id).saying("No.").stamped(stamp, "trade.gov.example");
            world.writes(&address, &reply);
        }
        assert_eq!(world.state(&reference), "forwarded");
        let to_requester: Vec<String> =
            world.lane(&reference, "requester").letters.into_iter().map(|letter| letter.subject).collect();
        assert_eq!(to_requester.len(), 2, "the request and its acknowledgement: {to_requester:?}");
    });
}

#[test]
fn an_officer_asks_the_requester_and_fills_in_what_comes_back() {
    story(|world| {
        world.knows("requester", &ALICE);
        let request = letter(&ALICE, "permits@ruritania.example", "Landing permit", "ask-0")
            .saying("We need a permit soon.")
            .signed(&ALICE);
        let reference = world.asks("permits@ruritania.example", &request);
        world.routes(&reference, "landing-permit", &[]);
        world.is_refused("DESK-009", |tx, office, officer| {
            forward(tx, office, officer, &reference, &ForwardDraft::default())
        });
        world.does(|tx, office, officer| ask(tx, office, officer, &reference, "Which aircraft?")).unwrap();
        assert_eq!(world.state(&reference), "routed", "a question decides nothing");
        let address = world.lane(&reference, "requester").reply_address;
        world.writes(&address, &letter(&ALICE, &address, "Re", "ask-9").saying("VH-ABC."));
        let value = |text: &str| vec![("registration".to_owned(), text.to_owned())];
        world.is_refused("DESK-010", |tx, office, officer| {
            fill(tx, office, officer, &reference, &[("wings".to_owned(), "2".to_owned())])
        });
        world.is_refused("DESK-010", |tx, office, officer| {
            fill(tx, office, officer, &reference, &value("two\nlines"))
        });
        world.does(|tx, office, officer| fill(tx, office, officer, &reference, &value("VH-ABC"))).unwrap();
        world.forwards(&reference);
        assert!(world.newest_to(&reference, "civil-aviation").text.contains("VH-ABC"));
    });
}

#[test]
fn a_follow_up_to_the_same_authority_leaves_nothing_owed_after_its_reply() {
    story(|world| {
        let reference = forwarded_permit(world);
        let draft = ForwardDraft {
            text: Some("The requester adds that it is urgent.".to_owned()),
            authorities: vec!["civil-aviation".to_owned()],
            ..ForwardDraft::default()
        };
        world.does(|tx, office, officer| forward(tx, office, officer, &reference, &draft)).unwrap();
        assert_eq!(world.case(&reference).lanes.len(), 2, "still one lane for that authority");
        let reply = novak_grants(world, &reference, Stamp::Pass);
        assert_eq!(world.state(&reference), "replied");
        world.relays(&reference, &reply);
        assert_eq!(world.state(&reference), "relayed");
    });
}

#[test]
fn a_relay_that_is_called_back_was_never_passed_on() {
    let office_file = OFFICE.replace("authserv_id", "delay = \"60s\"\nauthserv_id");
    story_with(&office_file, |world| {
        let reference = forwarded_permit(world);
        let reply = novak_grants(world, &reference, Stamp::Pass);
        world.relays(&reference, &reply);
        assert_eq!(world.state(&reference), "relayed");
        let letter = world.newest_to(&reference, "requester").id;
        world.does(|tx, office, officer| call_back(tx, office, officer, &letter)).unwrap();
        assert_eq!(world.state(&reference), "replied", "the reply waits again");
        world.relays(&reference, &reply);
        assert_eq!(world.state(&reference), "relayed");
    });
}

#[test]
fn a_rotated_reply_address_leads_nowhere() {
    story(|world| {
        let reference = forwarded_permit(world);
        let old = world.lane(&reference, "civil-aviation").reply_address;
        world
            .does(|tx, office, _| {
                let case = chancery::desk::case::Case::by_reference(tx, &Actor::Clock, &reference)?;
                let mut lane = Lane::of_authority(tx, &case.case_id, "civil-aviation")?.unwrap();
                lane.rotate(tx, office)
            })
            .unwrap();
        let lost = world.writes(&old, &letter(&NOVAK, &old, "Re", "rot-1").saying("Granted."));
        assert_eq!(lost.disposition, "tray");
        let new = world.lane(&reference, "civil-aviation").reply_address;
        let found = world.writes(&new, &letter(&NOVAK, &new, "Re", "rot-2").saying("Granted."));
        assert_eq!(found.disposition, "placed");
    });
}

#[test]
fn one_address_gets_one_automatic_letter_in_seven_days_and_none_of_the_senders_words() {
    story(|world| {
        let ask = |world: &mut World, id: &str| {
            let request = letter(&ALICE, "desk@ruritania.example", "BUY CHEAP PILLS", id)
                .saying("CLICK http://evil.example")
                .signed(&ALICE);
            world.asks("desk@ruritania.example", &request)
        };
        let first = ask(world, "ack-1");
        let second = ask(world, "ack-2");
        assert_eq!(world.in_outbox().len(), 1, "the second request is not acknowledged on its own");
        let message = world.bytes_of(&world.newest_to(&first, "requester").id);
        let text = String::from_utf8_lossy(&message).into_owned();
        assert!(
            text.contains("Auto-Submitted: auto-replied")
                && !text.contains("PILLS")
                && !text.contains("evil.example"),
            "{text}"
        );
        let kept = world.letter(&world.newest_to(&first, "requester").id).unwrap();
        assert_eq!(kept.envelope_sender, None, "nothing comes back about an automatic answer");
        world.passes(jiff::SignedDuration::from_hours(7 * 24));
        ask(world, "ack-3");
        assert_eq!(world.in_outbox().len(), 2);
        assert_ne!(first, second);
    });
}

#[test]
fn a_forged_sender_gets_no_mail_from_us() {
    story(|world| {
        let forged = letter(&ALICE, "desk@ruritania.example", "Hello", "victim")
            .saying("Bomb her with acknowledgements.");
        world.asks("desk@ruritania.example", &forged.stamped(Stamp::Fail, "skyfreight.example.au"));
        assert!(world.in_outbox().is_empty());
    });
}

#[test]
fn procedures_are_proposed_with_reasons_in_any_language_of_the_office_file() {
    let directory = chancery::directory::Directory::read(OFFICE).unwrap();
    let best = |recipient, subject, text| {
        proposals(&directory, &Asked { recipient, subject, text, chosen: None })
            .into_iter()
            .next()
            .map(|found| (found.procedure, found.reasons))
    };
    let (procedure, reasons) = best("permits@ruritania.example", "hello", "").unwrap();
    assert_eq!((procedure.as_str(), reasons.len()), ("landing-permit", 1));
    assert_eq!(best("desk@ruritania.example", "Разрешение на ПОСАДКУ", "").unwrap().0, "landing-permit");
    assert_eq!(best("desk@ruritania.example", "", "착륙 허가를 신청합니다").unwrap().0, "landing-permit");
    assert_eq!(best("desk@ruritania.example", "سؤال عن تجارة", "").unwrap().0, "trade-enquiry");
    assert!(best("desk@ruritania.example", "Good morning", "How are you?").is_none());
}

#[test]
fn an_office_words_its_own_letters_without_a_build() {
    let own = format!(
        "{OFFICE}\n[letter.acknowledgement]\nen = \"\"\"Subject: Thank you, {{{{ reference }}}}\n\nThe consul bows.\"\"\"\n"
    );
    story_with(&own, |world| {
        let request = letter(&ALICE, "desk@ruritania.example", "Hello there", "own-text")
            .saying("I would like to ask something about your country.");
        let reference = world.asks("desk@ruritania.example", &request);
        let letter = world.newest_to(&reference, "requester");
        assert_eq!(
            (letter.subject, letter.text.as_str()),
            (format!("Thank you, {reference}"), "The consul bows.")
        );
    });
    let broken = own.replace("The consul bows.", "{{ password }}");
    let folder = tempfile::tempdir().unwrap();
    let config = chancery::config::Config::chosen(None, None);
    let refused =
        chancery::office::Office::create(folder.path(), &config, &broken, chancery::office::World::real());
    let sentence = refused.err().unwrap().to_string();
    assert!(sentence.contains("line ") && sentence.contains("acknowledgement"), "{sentence}");
}

#[test]
fn letters_are_found_by_words_of_any_script() {
    story(|world| {
        let texts = [
            ("ko", "착륙 허가를 신청합니다", "허가"),
            ("ar", "نرغب في شراء الأخشاب", "الأخشاب"),
            ("ru", "Просим разрешить посадку самолёта", "самолета"),
            ("zh", "我们申请降落许可", "降落"),
            ("name", "Signed by Wetherby-Smythe", "smyth"),
        ];
        for (id, text, _) in texts {
            world.asks(
                "desk@ruritania.example",
                &letter(&ALICE, "desk@ruritania.example", "x", id).saying(text),
            );
        }
        for (id, _, words) in texts {
            let filter = chancery::desk::list::Filter {
                search: Some(words.to_owned()),
                limit: 10,
                ..Default::default()
            };
            let found = world
                .office
                .read(|tx| chancery::desk::list::list(tx, &world.office, &World::officer(), &filter))
                .unwrap();
            assert_eq!(found.len(), 1, "{id}: {words}");
            let late = chancery::desk::list::Filter { is_overdue: true, ..filter };
            let found = world
                .office
                .read(|tx| chancery::desk::list::list(tx, &world.office, &World::officer(), &late))
                .unwrap();
            assert!(found.is_empty(), "{id}: nothing of it is late");
        }
    });
}

#[test]
fn a_corrected_route_writes_to_nobody_it_no_longer_means() {
    story(|world| {
        let request = letter(&ALICE, "permits@ruritania.example", "Landing permit", "wrong")
            .saying("Aircraft registration: VH-ABC");
        let reference = world.asks("permits@ruritania.example", &request);
        world.routes(&reference, "landing-permit", &["foreign-affairs"]);
        world.routes(&reference, "landing-permit", &["civil-aviation"]);
        world.forwards(&reference);
        let told: Vec<String> =
            world.case(&reference).dispatches.into_iter().map(|dispatch| dispatch.authority).collect();
        assert_eq!(told, ["civil-aviation"]);
    });
}
