//! The office at its own doors, in one process: letters come in by LMTP, go out by SMTP to a server that answers as the
//! story wants it, and the outbox remembers how it went.

use chancery::desk::call_back::call_back;
use chancery::letters::outbox::{self, OutboxRow};
use chancery::sender::post_round::{Round, send_due};
use jiff::{SignedDuration, Timestamp};

use crate::letters::{ALICE, NOVAK, Stamp, letter};
use crate::walk::forwarded_permit;
use crate::wire::{Door, Mood, Session, Sink};
use crate::world::{OFFICE, World, story_with};

const AUTHORITY: &str = "permits@caa.gov.example";

/// The stories' office with a server to submit to, and with a delay window.
pub fn office_submitting_to(port: u16, delay: &str) -> String {
    OFFICE
        .replace("[mail]", &format!("[mail]\nsubmission = \"smtp://127.0.0.1:{port}\"\ndelay = \"{delay}\""))
}

/// The case that the only letter to come in has opened.
pub fn only_case(world: &World) -> String {
    let sql = "SELECT reference FROM cases";
    let rows = world.office.read(|tx| Ok(tx.all(sql, &[])?)).unwrap();
    assert_eq!(rows.len(), 1, "one case");
    rows[0].text("reference").unwrap()
}

fn posting(delay: &str, tell: impl Fn(&mut World, &Sink)) {
    let sink = Sink::open();
    story_with(&office_submitting_to(sink.port, delay), |world| {
        sink.forgets();
        tell(world, &sink);
    });
}

fn sends(world: &World) -> Round {
    send_due(&world.office, || true).unwrap()
}

fn row_to(world: &World, recipient: &str) -> OutboxRow {
    world.in_outbox().into_iter().find(|row| row.recipient == recipient).expect("a letter to them")
}

fn waits(world: &World, row: &OutboxRow) -> SignedDuration {
    row.not_before_at.parse::<Timestamp>().unwrap().duration_since(world.office.now())
}

#[test]
fn a_request_comes_in_at_one_door_and_letters_leave_by_the_other() {
    posting("0s", |world, sink| {
        let door = Door::open(world, 0);
        world.knows("requester", &ALICE);
        world.knows("civil-aviation", &NOVAK);
        let request = letter(&ALICE, "permits@ruritania.example", "Landing permit", "by-door")
            .saying("Dear sirs,\n.\nAircraft registration: VH-ABC\n..two dots")
            .signed(&ALICE);
        let mut session = Session::lmtp(door.port).unwrap();
        let answers =
            session.hands_in(ALICE.address, &["permits@ruritania.example"], &request.bytes()).unwrap();
        assert!(answers[0].starts_with("250"), "{answers:?}");
        world.reads();
        let reference = only_case(world);
        let asked = world.lane(&reference, "requester").letters[0].id.clone();
        assert_eq!(world.bytes_of(&asked), crlf_ended(&request.bytes()), "the bytes are kept as they came");
        world.routes(&reference, "landing-permit", &[]);
        world.forwards(&reference);
        assert_eq!(sends(world), Round { sent: 2, ..Round::default() });

        let answer = letter(
            &NOVAK,
            &world.lane(&reference, "civil-aviation").reply_address,
            "Re: permit",
            "by-door-2",
        )
        .saying("Granted.")
        .stamped(Stamp::Pass, "caa.gov.example");
        let back_address = world.lane(&reference, "civil-aviation").reply_address;
        session.hands_in(NOVAK.address, &[&back_address], &answer.bytes()).unwrap();
        world.reads();
        assert_eq!(world.state(&reference), "replied");
        let reply = world
            .lane(&reference, "civil-aviation")
            .letters
            .into_iter()
            .find(|letter| letter.direction == "in")
            .unwrap();
        world.relays(&reference, &reply.id);
        assert_eq!(sends(world), Round { sent: 1, ..Round::default() });

        let posted = sink.posted();
        assert_eq!(posted.len(), 3, "an acknowledgement, a request, a relayed reply");
        let rows = world.in_outbox();
        for message in &posted {
            let [recipient] = message.recipients.as_slice() else {
                panic!("{} recipients", message.recipients.len())
            };
            let theirs = rows.iter().filter(|row| row.recipient == *recipient);
            let kept: Vec<Vec<u8>> = theirs.map(|row| world.bytes_of(&row.letter_id)).collect();
            assert!(kept.contains(&message.bytes), "what left is what is kept, byte for byte");
        }
        assert!(rows.iter().all(|row| row.state == "sent" && !row.was_uncertain));
        assert_eq!((sink.posted_to(ALICE.address).len(), sink.posted_to(AUTHORITY).len()), (2, 1));
        assert_eq!(sends(world), Round::default(), "nothing leaves twice");
    });
}

/// The wire ends each line; a letter whose last line was open has one more.
fn crlf_ended(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if !bytes.ends_with(b"\r\n") {
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}

#[test]
fn a_stranger_is_refused_in_the_session_and_two_recipients_get_two_answers() {
    posting("0s", |world, sink| {
        let door = Door::open(world, 0);
        let question = letter(&ALICE, "desk@ruritania.example", "A question", "two").saying("Hello?").bytes();
        let mut session = Session::lmtp(door.port).unwrap();
        let refused = session.hands_in(ALICE.address, &["nobody@ruritania.example"], &question).unwrap();
        assert!(refused[0].starts_with("550"), "{refused:?}");
        let guessed = session
            .hands_in(
                ALICE.address,
                &["r+aaaaaaaaaaaaaaaa@ruritania.example", "desk@elsewhere.example"],
                &question,
            )
            .unwrap();
        assert!(guessed[1].starts_with("550"), "{guessed:?}");
        let to = ["desk@ruritania.example", "nobody@ruritania.example", "permits@ruritania.example"];
        let answers = session.hands_in(ALICE.address, &to, &question).unwrap();
        let codes: Vec<&str> = answers.iter().map(|answer| &answer[..3]).collect();
        assert_eq!(codes, ["250", "550", "250"]);
        let again = session.hands_in(ALICE.address, &to[..1], &question).unwrap();
        assert!(again[0].starts_with("250"), "a second delivery is answered as the first: {again:?}");
        world.reads();
        only_case(world);
        sends(world);
        let left: Vec<String> = sink.posted().into_iter().flat_map(|posted| posted.recipients).collect();
        assert_eq!(left, [ALICE.address], "an acknowledgement, and nothing to anybody who was refused");
    });
}

#[test]
fn a_letter_that_is_refused_fails_its_dispatch_and_tells_a_person() {
    posting("0s", |world, sink| {
        sink.treats(AUTHORITY, Mood::Refuses);
        let reference = forwarded_permit(world);
        assert_eq!(sends(world), Round { sent: 1, refused: 1, ..Round::default() });
        let row = row_to(world, AUTHORITY);
        assert_eq!(row.state, "refused");
        assert!(row.last_answer.contains("nobody of that name"), "{}", row.last_answer);
        assert_eq!(world.case(&reference).dispatches[0].state, "failed");
        assert_eq!(world.state(&reference), "routed", "to be sent elsewhere");
        assert!(world.notices().contains(&"notice-letter-refused".to_owned()));
        world.passes(SignedDuration::from_hours(24));
        assert_eq!(sends(world), Round::default(), "a no is a no");
    });
}

#[test]
fn a_busy_server_is_tried_again_after_longer_and_longer() {
    posting("0s", |world, sink| {
        sink.treats(AUTHORITY, Mood::IsBusy);
        let reference = forwarded_permit(world);
        assert_eq!(sends(world), Round { sent: 1, later: 1, ..Round::default() });
        let mut delays = Vec::new();
        for tries in 1..=5 {
            let row = row_to(world, AUTHORITY);
            assert_eq!((row.state.as_str(), row.attempts, row.was_uncertain), ("waiting", tries, false));
            let delay = waits(world, &row);
            delays.push(delay.as_mins());
            world.passes(delay - SignedDuration::from_secs(1));
            assert_eq!(sends(world), Round::default(), "not before its time");
            world.passes(SignedDuration::from_secs(1));
            assert_eq!(sends(world), Round { later: 1, ..Round::default() });
        }
        assert_eq!(delays, [1, 5, 15, 30, 60]);
        assert_eq!(sink.posted_to(AUTHORITY).len(), 6);
        assert_eq!(world.case(&reference).dispatches[0].state, "sent", "nobody has failed yet");
        assert!(!world.notices().contains(&"notice-letter-waits".to_owned()));
    });
}

#[test]
fn a_connection_cut_after_the_letter_leaves_a_doubt_that_stays_flagged() {
    posting("0s", |world, sink| {
        sink.treats(AUTHORITY, Mood::HangsUp);
        let reference = forwarded_permit(world);
        assert_eq!(sends(world), Round { sent: 1, uncertain: 1, ..Round::default() });
        let row = row_to(world, AUTHORITY);
        assert_eq!((row.state.as_str(), row.was_uncertain), ("uncertain", true));
        assert!(world.notices().contains(&"notice-letter-uncertain".to_owned()));
        world.is_refused("DESK-020", |tx, office, _| outbox::cancel(tx, &row.letter_id, office.now()));
        world.passes(waits(world, &row));
        sink.treats(AUTHORITY, Mood::Takes);
        assert_eq!(sends(world), Round { sent: 1, ..Round::default() });
        let row = row_to(world, AUTHORITY);
        assert_eq!((row.state.as_str(), row.was_uncertain), ("sent", true), "it may have reached them twice");
        let posted = sink.posted_to(AUTHORITY);
        assert_eq!(posted.len(), 2);
        assert_eq!(posted[0].bytes, posted[1].bytes, "the same letter, with the same Message-ID");
        assert_eq!(world.state(&reference), "forwarded");
    });
}

#[test]
fn a_letter_that_waits_five_days_is_a_persons_to_decide_and_waits_on() {
    posting("0s", |world, sink| {
        sink.treats(AUTHORITY, Mood::IsBusy);
        let reference = forwarded_permit(world);
        let told =
            |world: &World| world.notices().iter().filter(|code| *code == "notice-letter-waits").count();
        sends(world);
        for _ in 0..9 {
            world.passes(SignedDuration::from_hours(12));
            sends(world);
        }
        assert_eq!(told(world), 0, "four and a half days are no five");
        for _ in 0..5 {
            world.passes(SignedDuration::from_hours(12));
            sends(world);
            assert_eq!(told(world), 1, "a person is asked once");
        }
        assert_eq!(row_to(world, AUTHORITY).state, "waiting", "and nothing is dropped");
        sink.treats(AUTHORITY, Mood::Takes);
        world.passes(SignedDuration::from_hours(12));
        assert_eq!(sends(world), Round { sent: 1, ..Round::default() });
        assert_eq!(world.case(&reference).dispatches[0].state, "sent");
    });
}

#[test]
fn a_letter_called_back_in_its_delay_window_never_meets_a_server() {
    posting("60s", |world, sink| {
        forwarded_permit(world);
        world.passes(SignedDuration::from_secs(59));
        assert_eq!(sends(world), Round::default());
        for row in world.in_outbox() {
            world.does(|tx, office, officer| call_back(tx, office, officer, &row.letter_id)).unwrap();
        }
        world.passes(SignedDuration::from_hours(24));
        assert_eq!(sends(world), Round::default());
        assert_eq!(sink.connections(), 0, "nobody was called");
        let row = row_to(world, AUTHORITY);
        assert_eq!(row.state, "cancelled");
        world.is_refused("DESK-020", |tx, office, _| outbox::cancel(tx, &row.letter_id, office.now()));
    });
}

#[test]
fn an_authority_is_not_reminded_of_a_request_that_was_called_back() {
    posting("60s", |world, sink| {
        let reference = forwarded_permit(world);
        let row = row_to(world, AUTHORITY);
        world.does(|tx, office, officer| call_back(tx, office, officer, &row.letter_id)).unwrap();
        assert_eq!(world.case(&reference).dispatches[0].state, "withdrawn");
        assert_eq!(world.state(&reference), "routed", "to be forwarded again");
        world.passes_days(30);
        sends(world);
        assert!(sink.posted_to(AUTHORITY).is_empty(), "they never got it, so nobody asks where it is");
        world.forwards(&reference);
        world.passes(SignedDuration::from_secs(60));
        assert_eq!(sends(world), Round { sent: 1, ..Round::default() });
        assert_eq!(sink.posted_to(AUTHORITY).len(), 1);
        assert_eq!(world.state(&reference), "forwarded");
    });
}
