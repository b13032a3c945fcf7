//! The whole walk: a requester asks, an authority decides, the answer goes back, and nothing else crosses.

use chancery::desk::close::{close, decide};
use chancery::desk::decision::Decision;

use crate::letters::{ALICE, FORGER, NOVAK, Stamp, letter};
use crate::world::{World, story};

/// Alice's request for a landing permit, routed and forwarded; its reference.
pub fn forwarded_permit(world: &mut World) -> String {
    world.knows("requester", &ALICE);
    let request = letter(&ALICE, "permits@ruritania.example", "Landing permit for a relief flight", "ask-1")
        .saying("Dear sirs,\nwe ask for a landing permit.\nAircraft registration: VH-ABC\nWho pays, telephone: +61 2 5550 7777")
        .with_file("wetherby-crew-list.txt", "Captain Ingrid Sunderland")
        .signed(&ALICE);
    for secret in ["wetherby-crew-list", "Ingrid Sunderland", "5550 7777", "ask-1"] {
        world.keeps_secret("requester", secret);
    }
    let reference = world.asks("permits@ruritania.example", &request);
    world.routes(&reference, "landing-permit", &[]);
    world.forwards(&reference);
    reference
}

/// Novák's answer to what the office wrote to his department.
pub fn novak_grants(world: &mut World, reference: &str, stamp: Stamp) -> String {
    world.knows("civil-aviation", &NOVAK);
    world.keeps_secret("civil-aviation", "grant-1");
    world.keeps_secret("civil-aviation", "novak-internal.docx");
    let lane = world.lane(reference, "civil-aviation");
    let request = world.newest_to(reference, "civil-aviation");
    let answer = letter(&NOVAK, &lane.reply_address, "Re: Landing permit", "grant-1")
        .saying("The landing permit LP-77 is granted for VH-ABC.\nAsk Jan Novák for more, +420 224 281 111.")
        .signed(&NOVAK)
        .with_file("novak-internal.docx", "not for the requester")
        .quoting(&request.text)
        .stamped(stamp, "caa.gov.example");
    world.writes(&lane.reply_address, &answer).letter_id
}

#[test]
fn a_request_finds_its_authority_and_the_answer_goes_back() {
    story(|world| {
        let reference = forwarded_permit(world);
        assert_eq!(world.state(&reference), "forwarded");
        let request = world.newest_to(&reference, "civil-aviation");
        assert!(request.text.contains("Aircraft registration: VH-ABC"), "{}", request.text);
        assert!(request.text.contains("7 December 2026"), "due in ten working days: {}", request.text);

        let reply = novak_grants(world, &reference, Stamp::Pass);
        assert_eq!(world.letter(&reply).unwrap().trust.as_deref(), Some("verified"));
        assert_eq!(world.state(&reference), "replied");

        world.relays(&reference, &reply);
        assert_eq!(world.state(&reference), "relayed");
        let relayed = world.newest_to(&reference, "requester");
        assert!(relayed.text.contains("The landing permit LP-77 is granted for VH-ABC."), "{}", relayed.text);
        assert!(relayed.text.contains("Ask […] for more, +[…]."), "{}", relayed.text);

        let granted =
            Decision { outcome: "granted".to_owned(), number: "LP-77".to_owned(), ..Decision::default() };
        world.does(|tx, office, officer| decide(tx, office, officer, &reference, &granted)).unwrap();
        world.does(|tx, office, officer| close(tx, office, officer, &reference)).unwrap();
        assert_eq!(world.state(&reference), "closed");
        assert!(world.newest_to(&reference, "requester").text.contains("LP-77"));
        let deeds: Vec<String> = world.case(&reference).journal.into_iter().map(|deed| deed.deed).collect();
        let told = [
            "case.opened",
            "case.routed",
            "case.forwarded",
            "letter.placed",
            "reply.accepted",
            "reply.relayed",
            "case.decided",
            "case.closed",
        ];
        assert_eq!(deeds, told);
    });
}

#[test]
fn a_reply_from_a_stranger_is_held() {
    story(|world| {
        let reference = forwarded_permit(world);
        let lane = world.lane(&reference, "civil-aviation");
        let forged = letter(&FORGER, &lane.reply_address, "Re: Landing permit", "forged-1")
            .saying("Refused. Pay 500 first.")
            .stamped(Stamp::Pass, "caa-gov.example");
        let held = world.writes(&lane.reply_address, &forged);
        assert_eq!((held.trust.as_deref(), held.accepted_at.as_deref()), (Some("held"), None));
        assert_eq!(world.state(&reference), "forwarded");
        assert!(world.notices().contains(&"notice-reply-held".to_owned()));
        let draft = chancery::desk::relay::Draft::default();
        world.is_refused("DESK-014", |tx, office, officer| {
            chancery::desk::relay::relay(tx, office, officer, &reference, (&held.letter_id, &draft))
        });
    });
}
