//! The whole walk through a real Postfix: strangers write to it, it hands letters in at the office's door, and what the
//! office submits leaves by it. Our Postfix adds no verdict on senders, so an officer accepts the reply.

use std::time::Duration;

use chancery::sender::post_round::{Round, send_due};

use crate::door::{office_submitting_to, only_case};
use crate::leak::{Canary, Left, leaks};
use crate::letters::{ALICE, NOVAK, Person, letter};
use crate::servers::Postfix;
use crate::wire::{Door, Posted, Session, Sink, comes_true, free_port};
use crate::world::{World, story_with};

const AUTHORITY: &str = "permits@caa.gov.example";
const PATIENCE: Duration = Duration::from_secs(30);

/// Whether there is a Postfix to walk through. The whole suite must have one; elsewhere it is named as missing.
fn is_here() -> bool {
    let Some(why) = Postfix::missing() else { return true };
    assert!(std::env::var_os("CHANCERY_TEST_WHOLE").is_none(), "the whole suite needs Postfix: {why}");
    println!("missing: {why}");
    false
}

/// A stranger's mail server delivers.
fn delivers(postfix: &Postfix, from: &Person, to: &str, bytes: &[u8]) {
    let words = Session::smtp(postfix.smtp_port()).unwrap().hands_in(from.address, &[to], bytes).unwrap();
    assert!(words[0].starts_with("250"), "{words:?}");
}

fn letters_in(world: &World) -> usize {
    world
        .office
        .read(|tx| Ok(tx.all("SELECT letter_id FROM letters WHERE direction = 'in'", &[])?))
        .unwrap()
        .len()
}

/// Waits until the office has so many letters, and reads them.
fn takes_in(world: &mut World, postfix: &Postfix, letters: usize) {
    assert!(comes_true(PATIENCE, || letters_in(world) == letters), "{}", postfix.log());
    world.reads();
}

/// Waits until so many messages have come to one outside; what they are.
fn comes_to(sink: &Sink, postfix: &Postfix, recipient: &str, number: usize) -> Vec<Posted> {
    assert!(comes_true(PATIENCE, || sink.posted_to(recipient).len() == number), "{}", postfix.log());
    sink.posted_to(recipient)
}

fn canaries() -> Vec<Canary> {
    let secrets = |party: &str, person: &Person, more: &[&str]| {
        let own = [person.name, person.address, person.phone, person.host];
        let all: Vec<Canary> = own
            .iter()
            .chain(more)
            .map(|text| Canary { party: party.to_owned(), text: (*text).to_owned() })
            .collect();
        all
    };
    let mut all =
        secrets("requester", &ALICE, &["5550 7777", "Ingrid Sunderland", "wetherby-crew-list", "real-ask"]);
    all.extend(secrets("civil-aviation", &NOVAK, &["real-grant", "novak-internal"]));
    all
}

/// What left, with the party it went to: each message to one recipient.
fn left(sink: &Sink) -> Vec<Left> {
    let party = |posted: &Posted| match posted.recipients.as_slice() {
        [one] if one == ALICE.address => "requester".to_owned(),
        [one] if one == AUTHORITY => "civil-aviation".to_owned(),
        other => panic!("a message to {other:?}"),
    };
    sink.posted().into_iter().map(|posted| Left { party: party(&posted), bytes: posted.bytes }).collect()
}

#[test]
fn the_whole_walk_goes_through_a_real_mail_server() {
    if !is_here() {
        return;
    }
    let (sink, lmtp) = (Sink::open(), free_port());
    let postfix = Postfix::start(lmtp, sink.port).unwrap();
    story_with(&office_submitting_to(postfix.smtp_port(), "0s"), |world| {
        sink.forgets();
        let _door = Door::open(world, lmtp);
        world.knows("requester", &ALICE);
        world.knows("civil-aviation", &NOVAK);
        let request = letter(&ALICE, "permits@ruritania.example", "Landing permit", "real-ask")
            .saying("We ask for a landing permit.\nAircraft registration: VH-ABC\nWho pays, telephone: +61 2 5550 7777\n.")
            .with_file("wetherby-crew-list.txt", "Captain Ingrid Sunderland")
            .signed(&ALICE);
        delivers(&postfix, &ALICE, "permits@ruritania.example", &request.bytes());
        takes_in(world, &postfix, 1);
        let reference = only_case(world);
        world.routes(&reference, "landing-permit", &[]);
        world.forwards(&reference);
        assert_eq!(send_due(&world.office, || true).unwrap(), Round { sent: 2, ..Round::default() });

        let asked = comes_to(&sink, &postfix, AUTHORITY, 1).remove(0);
        let written = world.newest_to(&reference, "civil-aviation");
        assert!(
            asked.bytes.ends_with(&body_of(&world.bytes_of(&written.id))),
            "the text arrives as it was written"
        );
        let (read, _) = mail::parse::read(&asked.bytes, &mail::parse::Limits::default());
        let back = read.reply_to.first().map(|address| address.address.clone()).expect("a reply address");
        let answer = letter(&NOVAK, &back, "Re: Landing permit", "real-grant")
            .saying("The landing permit LP-77 is granted for VH-ABC.")
            .signed(&NOVAK)
            .with_file("novak-internal.docx", "not for the requester")
            .quoting(&read.text);
        delivers(&postfix, &NOVAK, &back, &answer.bytes());
        takes_in(world, &postfix, 2);
        let lane = world.lane(&reference, "civil-aviation");
        let reply =
            lane.letters.iter().find(|letter| letter.direction == "in").expect("it came back to its lane");
        assert_eq!(
            world.letter(&reply.id).unwrap().trust.as_deref(),
            Some("plausible"),
            "no host vouched for it"
        );
        assert_eq!(world.state(&reference), "forwarded", "so it waits for an officer");
        world.accepts(&reference, &reply.id);
        world.relays(&reference, &reply.id);
        assert_eq!(send_due(&world.office, || true).unwrap(), Round { sent: 1, ..Round::default() });

        let relayed = comes_to(&sink, &postfix, ALICE.address, 2).pop().unwrap();
        let (read, _) = mail::parse::read(&relayed.bytes, &mail::parse::Limits::default());
        assert!(read.text.contains("The landing permit LP-77 is granted"), "{}", read.text);
        assert!(postfix.empties_within(PATIENCE).unwrap(), "{}", postfix.log());
        let left = left(&sink);
        assert_eq!(left.len(), 3, "an acknowledgement, a request, the relayed reply");
        let leaked = leaks(&canaries(), &left);
        assert!(leaked.is_empty(), "{leaked:#?}");
    });
}

/// What stands below the header.
fn body_of(bytes: &[u8]) -> Vec<u8> {
    let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a header and a body");
    bytes[at..].to_vec()
}

#[test]
fn while_the_office_is_closed_its_mail_server_keeps_every_letter() {
    const MANY: usize = 20;
    if !is_here() {
        return;
    }
    let (sink, lmtp) = (Sink::open(), free_port());
    let postfix = Postfix::start(lmtp, sink.port).unwrap();
    story_with(&office_submitting_to(postfix.smtp_port(), "0s"), |world| {
        for number in 0..MANY {
            let question =
                letter(&ALICE, "desk@ruritania.example", "A question", &format!("closed-{number}"));
            let question = question.saying(&format!("Question {number}?")).bytes();
            delivers(&postfix, &ALICE, "desk@ruritania.example", &question);
        }
        assert_eq!(letters_in(world), 0, "nobody is in");
        assert!(!postfix.queue_is_empty().unwrap());
        {
            let _door = Door::open(world, lmtp);
            takes_in(world, &postfix, MANY);
            assert!(postfix.empties_within(PATIENCE).unwrap(), "{}", postfix.log());
        }
        assert_eq!(letters_in(world), MANY, "all of them, each once");
        assert!(world.in_tray().is_empty());
        assert_eq!(sink.posted().len(), 0, "nothing was returned to anybody");
    });
}
