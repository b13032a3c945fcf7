//! Properties of the desk as a whole: whatever officers and parties do in whatever order, a case stands where its facts
//! say; wherever a reply address stands, only the exact one leads to a lane.

use chancery::actor::Actor;
use chancery::desk;
use chancery::desk::case::{Case, State};
use chancery::desk::close::close;
use chancery::desk::forward::{Draft, forward};
use chancery::desk::relay::{Draft as RelayDraft, relay};
use chancery::desk::{route, standing};
use chancery::error::{Error, Result};
use proptest::prelude::*;

use crate::letters::{ALICE, FORGER, NOVAK, Stamp, letter};
use crate::world::{OFFICE, World};

/// Something that somebody does to a case.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Route(&'static str),
    Forward,
    AuthorityWrites(Stamp),
    RequesterWrites,
    Accept,
    Relay,
    Close,
    DaysPass(i64),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        Just(Deed::Route("civil-aviation")),
        Just(Deed::Route("foreign-affairs")),
        Just(Deed::Forward),
        Just(Deed::Forward),
        Just(Deed::AuthorityWrites(Stamp::Pass)),
        Just(Deed::AuthorityWrites(Stamp::Missing)),
        Just(Deed::AuthorityWrites(Stamp::Fail)),
        Just(Deed::RequesterWrites),
        Just(Deed::Accept),
        Just(Deed::Relay),
        Just(Deed::Close),
        (1_i64..20).prop_map(Deed::DaysPass),
    ];
    prop::collection::vec(deed, 1..14)
}

/// What an officer tries may be refused; it may not fail.
fn tries<T>(world: &World, deed: impl FnOnce(&mut store::Tx<'_>) -> Result<T>) {
    if let Err(Error::Fault(fault)) = world.office.write(deed) {
        panic!("{fault:#}");
    }
}

fn last_reply(world: &World, reference: &str) -> Option<String> {
    let lanes = world.case(reference).lanes.into_iter().filter(|lane| lane.role == "authority");
    let mut letters: Vec<_> =
        lanes.flat_map(|lane| lane.letters).filter(|letter| letter.direction == "in").collect();
    letters.pop().map(|letter| letter.id)
}

fn happens(world: &mut World, reference: &str, (number, deed): (usize, Deed)) {
    let officer = World::officer();
    let id = format!("deed-{number}");
    match deed {
        Deed::Route(authority) => tries(world, |tx| {
            let authorities = [authority.to_owned()];
            route::route(tx, &world.office, &officer, reference, ("landing-permit", &authorities))
        }),
        Deed::Forward => {
            tries(world, |tx| forward(tx, &world.office, &officer, reference, &Draft::default()))
        }
        Deed::AuthorityWrites(stamp) => {
            let lane = world.case(reference).lanes.into_iter().find(|lane| lane.party == "civil-aviation");
            if let Some(lane) = lane {
                let reply =
                    letter(&NOVAK, &lane.reply_address, "Re", &id).saying(&format!("Granted, {number}."));
                world.writes(&lane.reply_address, &reply.stamped(stamp, "caa.gov.example"));
            }
        }
        Deed::RequesterWrites => {
            let address = world.lane(reference, "requester").reply_address;
            world.writes(
                &address,
                &letter(&ALICE, &address, "Re", &id).saying(&format!("And another thing, {number}.")),
            );
        }
        Deed::Accept => {
            if let Some(reply) = last_reply(world, reference) {
                tries(world, |tx| desk::reply::accept(tx, &world.office, &officer, reference, &reply));
            }
        }
        Deed::Relay => {
            if let Some(reply) = last_reply(world, reference) {
                tries(world, |tx| {
                    relay(tx, &world.office, &officer, reference, (&reply, &RelayDraft::default()))
                });
            }
        }
        Deed::Close => tries(world, |tx| close(tx, &world.office, &officer, reference)),
        Deed::DaysPass(days) => world.passes_days(days),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_case_always_stands_where_its_facts_say(deeds in deeds()) {
        let mut world = World::begin(OFFICE, None);
        world.knows("requester", &ALICE);
        let request = letter(&ALICE, "permits@ruritania.example", "Landing permit", "first").saying("Aircraft registration: VH-ABC");
        let reference = world.asks("permits@ruritania.example", &request);
        for (number, deed) in deeds.iter().enumerate() {
            happens(&mut world, &reference, (number, *deed));
            let (case, facts) = world.office.read(|tx| {
                let case = Case::by_reference(tx, &Actor::Clock, &reference)?;
                let facts = standing::stands_at(tx, &case)?;
                Ok((case, facts))
            }).unwrap();
            prop_assert!(case.state == State::Closed || case.state == facts, "{} but its facts say {facts} after {deed:?}", case.state);
            let relayed_unaccepted = world.case(&reference).lanes.iter().flat_map(|lane| &lane.letters)
                .any(|letter| letter.relayed_at.is_some() && letter.accepted_at.is_none());
            prop_assert!(!relayed_unaccepted, "a reply went on that nobody had accepted");
        }
        world.ends();
    }

    #[test]
    fn only_the_exact_reply_address_leads_to_a_lane(
        place in 2_usize..29,
        sign in "[a-km-np-z2-9]",
        header in prop::sample::select(vec!["To", "Cc", "Delivered-To", "X-Original-To", "envelope"]),
        is_exact: bool,
    ) {
        let mut world = World::begin(OFFICE, None);
        let request = letter(&ALICE, "desk@ruritania.example", "Hello", "first").saying("A question.");
        let reference = world.asks("desk@ruritania.example", &request);
        let exact = world.lane(&reference, "requester").reply_address;
        let mut address = exact.clone();
        if !is_exact {
            address.replace_range(place..=place, &sign);
        }
        let to = if header == "To" { address.as_str() } else { "someone@elsewhere.example" };
        let mut reply = letter(&FORGER, to, "Re", "second").saying("Hello again.");
        if !matches!(header, "To" | "envelope") {
            reply = reply.with(&format!("{header}: <{address}>"));
        }
        let recipient = if header == "envelope" { address.as_str() } else { "other@ruritania.example" };
        let kept = world.writes(recipient, &reply);
        let is_the_address = address == exact;
        prop_assert_eq!(kept.disposition.as_str(), if is_the_address { "placed" } else { "tray" }, "{}", kept.why);
        prop_assert!(!is_the_address || kept.trust.as_deref() == Some("held"), "a stranger with the address is held");
    }
}
