//! Stories of the clock: time limits in the authority's days, receipts, reminders, escalation, pauses; never silent.

use chancery::desk::pause::{Turn, turn_clock};
use chancery::desk::reply::accept_as_receipt;

use crate::letters::{NOVAK, Stamp, bounce, letter};
use crate::walk::{forwarded_permit, novak_grants};
use crate::world::{OFFICE, World, story};

fn deeds(world: &World, reference: &str, prefix: &str) -> Vec<String> {
    let journal = world.case(reference).journal.into_iter().map(|deed| deed.deed);
    journal.filter(|deed| deed.starts_with(prefix)).collect()
}

#[test]
fn a_silent_authority_is_asked_reminded_and_passed_over() {
    story(|world| {
        let reference = forwarded_permit(world);
        // Monday; a receipt is due by Wednesday, the answer by Monday in two weeks.
        world.passes_days(2);
        assert!(deeds(world, &reference, "chase").is_empty(), "nothing is late yet");
        world.passes_days(1);
        assert_eq!(deeds(world, &reference, "chase"), ["chase.receipt_request"]);
        assert!(world.notices().contains(&"notice-receipt-missing".to_owned()));
        world.passes_days(11);
        assert!(!world.case(&reference).row.overdue, "the last day is not over");
        world.passes_days(30);
        assert_eq!(
            deeds(world, &reference, "chase"),
            ["chase.receipt_request", "chase.reminder", "chase.reminder", "chase.escalation"]
        );
        assert!(world.case(&reference).row.overdue);
        let last = world.newest_to(&reference, "civil-aviation");
        assert_eq!(last.to, "minister@caa.gov.example", "the higher contact");
        assert!(world.notices().contains(&"notice-reply-overdue".to_owned()));
        let automatic = String::from_utf8(world.bytes_of(&last.id)).unwrap();
        assert!(automatic.contains("Auto-Submitted: auto-generated"), "{automatic}");
    });
}

#[test]
fn an_answer_stops_the_clock_and_a_receipt_only_its_first_half() {
    story(|world| {
        let reference = forwarded_permit(world);
        let address = world.lane(&reference, "civil-aviation").reply_address;
        let receipt = letter(&NOVAK, &address, "Received", "receipt")
            .saying("We have your letter.")
            .stamped(Stamp::Missing, "");
        let receipt = world.writes(&address, &receipt);
        world
            .does(|tx, office, officer| {
                accept_as_receipt(tx, office, officer, &reference, &receipt.letter_id)
            })
            .unwrap();
        assert_eq!(world.case(&reference).dispatches[0].state, "acknowledged");
        world.passes_days(10);
        assert!(deeds(world, &reference, "chase").is_empty(), "the receipt is there");
        novak_grants(world, &reference, Stamp::Pass);
        world.passes_days(40);
        assert!(deeds(world, &reference, "chase").is_empty(), "the answer is there");
        world.is_refused("DESK-022", |tx, office, officer| {
            accept_as_receipt(tx, office, officer, &reference, &receipt.letter_id)
        });
    });
}

#[test]
fn an_out_of_office_is_filed_and_stops_no_clock() {
    story(|world| {
        let reference = forwarded_permit(world);
        let address = world.lane(&reference, "civil-aviation").reply_address;
        let away = letter(&NOVAK, &address, "Out of office", "away")
            .with("Auto-Submitted: auto-replied")
            .saying("Back in June.");
        let away = world.writes(&address, &away);
        assert_eq!((away.disposition.as_str(), away.kind.as_str()), ("placed", "auto_reply"));
        assert_eq!(world.case(&reference).dispatches[0].state, "sent");
        world.passes_days(3);
        assert_eq!(deeds(world, &reference, "chase"), ["chase.receipt_request"]);
    });
}

#[test]
fn an_automatic_receipt_with_a_file_number_acknowledges() {
    story(|world| {
        let reference = forwarded_permit(world);
        let address = world.lane(&reference, "civil-aviation").reply_address;
        let receipt = letter(&NOVAK, &address, "Your request", "auto")
            .with("Auto-Submitted: auto-replied")
            .saying("Our ref: CAA/2026/4711");
        world.writes(&address, &receipt);
        assert_eq!(world.case(&reference).dispatches[0].state, "acknowledged");
        assert_eq!(world.state(&reference), "forwarded");
    });
}

#[test]
fn a_clock_is_paused_resumed_and_extended_never_silently() {
    story(|world| {
        let reference = forwarded_permit(world);
        let due = |world: &World| world.case(&reference).dispatches[0].due_at.clone();
        let turn = |world: &World, turn, why: &str| {
            world.does(|tx, office, officer| {
                turn_clock(tx, office, officer, &reference, ("civil-aviation", turn, why))
            })
        };
        assert_eq!(due(world).as_deref(), Some("2026-12-07T23:00:00.000Z"));
        turn(world, Turn::Pause, "the requester must send the noise certificate").unwrap();
        assert_eq!(due(world), None);
        world.is_refused("DESK-023", |tx, office, officer| {
            turn_clock(tx, office, officer, &reference, ("civil-aviation", Turn::Pause, "again"))
        });
        world.passes_days(30);
        assert!(deeds(world, &reference, "chase").is_empty(), "a paused clock chases nobody");
        turn(world, Turn::Resume, "it came").unwrap();
        let resumed = due(world).unwrap();
        // Ten working days: none used before the pause began on Tuesday the 24th; resumed on the 24th of December,
        // a holiday, as is the 25th.
        assert_eq!(resumed, "2027-01-08T23:00:00.000Z");
        turn(world, Turn::Extend(2), "they asked for it").unwrap();
        assert_eq!(due(world).as_deref(), Some("2027-01-12T23:00:00.000Z"));
        assert_eq!(deeds(world, &reference, "clock"), ["clock.paused", "clock.resumed", "clock.extended"]);
        world.is_refused("DESK-028", |tx, office, officer| {
            turn_clock(tx, office, officer, &reference, ("civil-aviation", Turn::Extend(1), ""))
        });
    });
}

#[test]
fn a_newly_announced_holiday_moves_a_running_limit() {
    story(|world| {
        let reference = forwarded_permit(world);
        let newer = OFFICE.replace("\"2026-12-24\"", "\"2026-11-30\", \"2026-12-24\"");
        world.office.apply(&World::officer(), &newer).unwrap();
        chancery::desk::pause::reckon_all(&world.office).unwrap();
        assert_eq!(world.case(&reference).dispatches[0].due_at.as_deref(), Some("2026-12-08T23:00:00.000Z"));
        assert_eq!(deeds(world, &reference, "clock"), ["clock.reckoned"]);
    });
}

#[test]
fn a_bounce_marks_the_contact_and_tells_a_person() {
    story(|world| {
        let reference = forwarded_permit(world);
        let request = world.newest_to(&reference, "civil-aviation");
        let message_id = world.letter(&request.id).unwrap().message_id.unwrap();
        let address = world.lane(&reference, "civil-aviation").reply_address;
        // A forged report to our public address disables nobody.
        let forged = bounce("desk@ruritania.example", "permits@caa.gov.example", &message_id);
        world.hands_in("desk@ruritania.example", &forged);
        assert_eq!(world.case(&reference).dispatches[0].state, "sent");
        // Nor does one that threads itself onto the lane without knowing its reply address.
        let threaded =
            String::from_utf8(bounce("desk@ruritania.example", "permits@caa.gov.example", &message_id))
                .unwrap();
        let threaded = threaded.replace(
            "MAILER-DAEMON@mta.example\r\n",
            &format!("MAILER-DAEMON@caa.gov.example\r\nIn-Reply-To: <{message_id}>\r\n"),
        );
        let threaded = world
            .hands_in("desk@ruritania.example", threaded.replace("<bounce-", "<forged-").as_bytes())
            .unwrap();
        assert_eq!((threaded.disposition.as_str(), threaded.kind.as_str()), ("placed", "bounce"));
        assert_eq!(world.case(&reference).dispatches[0].state, "sent");
        let report = bounce(&address, "permits@caa.gov.example", &message_id);
        assert_eq!(world.hands_in(&address, &report).unwrap().kind, "bounce");
        assert_eq!(world.case(&reference).dispatches[0].state, "failed");
        assert_eq!(world.state(&reference), "routed", "to be sent elsewhere");
        assert!(world.notices().contains(&"notice-contact-bounced".to_owned()));
        let draft = chancery::desk::forward::Draft::default();
        world.is_refused("DESK-008", |tx, office, officer| {
            chancery::desk::forward::forward(tx, office, officer, &reference, &draft)
        });
        // A new office file with a mended contact makes it possible again.
        world
            .office
            .apply(&World::officer(), &OFFICE.replace("permits@caa.gov.example", "landing@caa.gov.example"))
            .unwrap();
        world.forwards(&reference);
        assert_eq!(world.newest_to(&reference, "civil-aviation").to, "landing@caa.gov.example");
    });
}

#[test]
fn more_time_after_a_reminder_is_more_time() {
    story(|world| {
        let reference = forwarded_permit(world);
        world.passes_days(16);
        let before = deeds(world, &reference, "chase");
        assert_eq!(before, ["chase.receipt_request", "chase.reminder"]);
        world
            .does(|tx, office, officer| {
                turn_clock(
                    tx,
                    office,
                    officer,
                    &reference,
                    ("civil-aviation", Turn::Extend(20), "they asked for it"),
                )
            })
            .unwrap();
        world.passes_days(14);
        assert_eq!(deeds(world, &reference, "chase"), before, "nothing is late before the new day");
        world.passes_days(20);
        assert_eq!(deeds(world, &reference, "chase").len(), 3, "the second reminder");
    });
}

#[test]
fn an_answer_to_a_dispatch_that_was_given_up_is_still_an_answer() {
    story(|world| {
        let reference = forwarded_permit(world);
        let request = world.newest_to(&reference, "civil-aviation");
        let message_id = world.letter(&request.id).unwrap().message_id.unwrap();
        let address = world.lane(&reference, "civil-aviation").reply_address;
        world.hands_in(&address, &bounce(&address, "permits@caa.gov.example", &message_id));
        assert_eq!(world.state(&reference), "routed");
        let reply = novak_grants(world, &reference, Stamp::Pass);
        assert_eq!(world.letter(&reply).unwrap().disposition, "placed");
        assert_eq!(world.state(&reference), "replied");
    });
}
