//! The link asked for by reference and address: the same answer and the same work for everybody.

use std::time::Instant;

use chancery::desk::follow::wish;
use jiff::SignedDuration;

use super::link_in_letter;
use crate::letters::ALICE;
use crate::visitor::Visitor;
use crate::walk::forwarded_permit;
use crate::world::{OFFICE, World, story};

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
