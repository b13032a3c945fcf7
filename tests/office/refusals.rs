//! The walk over every refusal: each has its phrase in every language, and each is provoked here at least once.

use std::collections::BTreeSet;

use chancery::actor::Actor;
use chancery::desk::assign::assign;
use chancery::desk::case::{Case, State};
use chancery::desk::close::{close, decide, reopen};
use chancery::desk::decision::Decision;
use chancery::desk::forward::{Draft, forward};
use chancery::desk::note::note;
use chancery::desk::open::{Request, open};
use chancery::desk::pause::{Turn, turn_clock};
use chancery::desk::relay::{Draft as RelayDraft, relay};
use chancery::desk::reply::accept;
use chancery::desk::saved_view::save;
use chancery::desk::set_aside::set_aside;
use chancery::desk::settle::settle;
use chancery::desk::{answer, route, tray};
use chancery::error::{Error, Result};
use chancery::letters::outbox;
use chancery::office::Office;
use chancery::phrases;
use chancery::refusal::Refusal;
use chancery::staff::account::Account;
use mail::letter::Address;
use store::Tx;

use crate::letters::{ALICE, Stamp, letter};
use crate::walk::{forwarded_permit, novak_grants};
use crate::world::{OFFICE, World, story_with};

#[test]
fn every_refusal_has_a_phrase_in_every_language_and_a_code_of_its_own() {
    let mut codes = BTreeSet::new();
    for refusal in Refusal::one_of_each() {
        assert!(codes.insert(refusal.code()), "{} is given twice", refusal.code());
        for language in phrases::LANGUAGES {
            assert!(
                phrases::exists(language, &refusal.phrase()),
                "{} is missing in {language}",
                refusal.phrase()
            );
            let said = phrases::say(language, &refusal.phrase(), &refusal.values());
            assert!(said.chars().count() > 7 && !said.contains('{'), "{said}");
        }
    }
    let listed = include_str!("../../src/refusal.rs").matches("=> \"").count();
    assert_eq!(listed, codes.len(), "one_of_each() lacks one");
}

type Deed<'a> = Box<dyn Fn(&mut Tx<'_>, &Office, &Actor) -> Result<()> + 'a>;

#[expect(
    clippy::too_many_lines,
    reason = "a table: one line for each refusal, and the cases they are provoked on"
)]
fn provoked(world: &mut World) -> Vec<(&'static str, Deed<'static>)> {
    let fresh = letter(&ALICE, "desk@ruritania.example", "Question", "fresh").saying("What about it?");
    let fresh = world.asks("desk@ruritania.example", &fresh);
    let forwarded = forwarded_permit(world);
    let request = world.newest_to(&forwarded, "civil-aviation").id;
    let held = novak_grants(world, &forwarded, Stamp::Missing);
    let opening = world.lane(&fresh, "requester").letters[0].id.clone();
    let sent = world.newest_to(&fresh, "requester").id;
    world
        .does(|tx, _, _| {
            Ok(tx.run("UPDATE outbox SET state = 'sent' WHERE letter_id = $1", &[sent.as_str().into()])?)
        })
        .unwrap();
    let closed = letter(&ALICE, "desk@ruritania.example", "Question", "closed").saying("Never mind.");
    let closed = world.asks("desk@ruritania.example", &closed);
    world.does(|tx, office, officer| close(tx, office, officer, &closed)).unwrap();
    let mute = letter(&ALICE, "permits@ruritania.example", "Landing permit", "mute").saying("Soon.");
    let mute = world.asks("permits@ruritania.example", &mute);
    world.routes(&mute, "landing-permit", &[]);
    let unreachable = letter(&ALICE, "desk@ruritania.example", "Hello", "unreachable").saying("Hello.");
    let unreachable = world.asks("desk@ruritania.example", &unreachable);
    world.routes(&unreachable, "website", &["silent"]);
    let assigned = fresh.clone();
    let badly = letter(&ALICE, "desk@ruritania.example", "Hello", "badly").saying("Hello, again.");
    let badly = world.asks("desk@ruritania.example", &badly);
    world.routes(&badly, "website", &["desk"]);

    fn of<T, F: Fn(&mut Tx<'_>, &Office, &Actor) -> Result<T> + 'static>(deed: F) -> Deed<'static> {
        Box::new(move |tx, office, actor| deed(tx, office, actor).map(|_| ()))
    }
    let asked = |procedure: Option<&str>, address: &str, country: &str, field: Option<&str>| Request {
        requester: Address { name: "x".to_owned(), address: address.to_owned() },
        language: "en".to_owned(),
        country: country.to_owned(),
        subject: "x".to_owned(),
        procedure: procedure.map(str::to_owned),
        fields: field.map(|field| (field.to_owned(), "x".to_owned())).into_iter().collect(),
    };
    let (one, two, three, four) = (
        asked(Some("none"), "a@b.example", "", None),
        asked(Some("website"), "a@b.example", "", Some("none")),
        asked(None, "nobody", "", None),
        asked(None, "a@b.example", "ZZ9", None),
    );
    let draft = |text: &str| Draft { text: Some(text.to_owned()), incomplete: true, ..Draft::default() };
    let granted = |outcome: &str| Decision { outcome: outcome.to_owned(), ..Decision::default() };
    let f = move || forwarded.clone();
    let (f1, f2, f3, f4, f5, f6, f7, f8, f9) = (f(), f(), f(), f(), f(), f(), f(), f(), f());
    let (mute2, fresh2, fresh3, fresh4, held2, closed2) =
        (mute.clone(), fresh.clone(), fresh.clone(), fresh.clone(), held.clone(), closed.clone());
    let leak = draft("alice@skyfreight.example.au");
    let wrong_state = fresh.clone();
    let (aside, open_still, held3) = (f(), f(), held.clone());
    vec![
        ("DESK-001", of(|tx, office, actor| close(tx, office, actor, "2222-2222"))),
        ("DESK-002", of(move |tx, office, _| note(tx, office, &Actor::Requester, &fresh2, "x"))),
        ("DESK-003", of(move |tx, office, actor| open(tx, office, actor, &one))),
        (
            "DESK-004",
            of(move |tx, office, actor| {
                route::route(tx, office, actor, &fresh3, ("website", &["none".to_owned()]))
            }),
        ),
        ("DESK-005", of(move |tx, office, actor| forward(tx, office, actor, &fresh4, &Draft::default()))),
        ("DESK-006", of(move |tx, office, actor| close(tx, office, actor, &closed2))),
        ("DESK-007", of(move |tx, office, actor| forward(tx, office, actor, &f1, &Draft::default()))),
        (
            "DESK-008",
            of(move |tx, office, actor| forward(tx, office, actor, &unreachable, &Draft::default())),
        ),
        ("DESK-009", of(move |tx, office, actor| forward(tx, office, actor, &mute, &Draft::default()))),
        ("DESK-010", of(move |tx, office, actor| open(tx, office, actor, &two))),
        ("DESK-011", of(move |tx, office, actor| forward(tx, office, actor, &mute2, &leak))),
        ("DESK-012", of(move |tx, office, actor| accept(tx, office, actor, &f2, "none"))),
        ("DESK-013", of(move |tx, office, actor| accept(tx, office, actor, &f3, &request))),
        (
            "DESK-014",
            of(move |tx, office, actor| relay(tx, office, actor, &f4, (&held, &RelayDraft::default()))),
        ),
        ("DESK-015", of(move |tx, office, actor| answer::answer(tx, office, actor, &f5, "x"))),
        ("DESK-016", of(move |tx, office, actor| note(tx, office, actor, &f6, ""))),
        ("DESK-017", of(move |tx, office, actor| decide(tx, office, actor, &f7, &granted("perhaps")))),
        ("DESK-018", of(move |tx, office, actor| tray::discard(tx, office, actor, &opening, "x"))),
        ("DESK-019", of(move |tx, office, actor| tray_place_nowhere(tx, office, actor, &fresh))),
        ("DESK-020", of(move |tx, office, _| outbox::cancel(tx, &sent, office.now()))),
        ("DESK-021", of(|tx, office, _| outbox::cancel(tx, "none", office.now()))),
        (
            "DESK-022",
            of(move |tx, office, actor| turn_clock(tx, office, actor, &f8, ("trade", Turn::Pause, "x"))),
        ),
        (
            "DESK-023",
            of(move |tx, office, actor| {
                turn_clock(tx, office, actor, &f9, ("civil-aviation", Turn::Resume, "x"))
            }),
        ),
        (
            "DESK-024",
            of(move |tx, office, actor| {
                let reference = Case::by_reference(tx, &Actor::Clock, &f())?.reference;
                accept(tx, office, actor, &reference, &held2)?;
                let draft = RelayDraft { attachments: vec![9], ..RelayDraft::default() };
                relay(tx, office, actor, &reference, (&held2, &draft))
            }),
        ),
        (
            "DESK-025",
            of(move |tx, office, _| {
                Case::lock(tx, &Actor::Clock, &wrong_state)?.advance(tx, State::Forwarded, office.now())
            }),
        ),
        ("DESK-026", of(move |tx, office, actor| open(tx, office, actor, &three))),
        ("DESK-027", of(move |tx, office, actor| open(tx, office, actor, &four))),
        (
            "DESK-029",
            of(move |tx, office, actor| {
                accept(tx, office, actor, &aside, &held3)?;
                set_aside(tx, office, actor, &aside, (&held3, "not theirs"))
            }),
        ),
        ("DESK-030", of(move |tx, office, actor| reopen(tx, office, actor, &open_still))),
        ("DESK-040", of(move |tx, office, actor| assign(tx, office, actor, &assigned, "nobody"))),
        ("DESK-041", of(|tx, office, actor| settle(tx, office, actor, "x"))),
        ("DESK-042", of(|tx, office, actor| save(tx, office, (actor, "x"), (" ", ""), false))),
        ("DESK-043", of(one_view_too_many)),
        ("DESK-028", of(|tx, office, actor| tray::discard(tx, office, actor, "x", " "))),
        ("OFFICE-001", of(move |tx, office, actor| answer::answer(tx, office, actor, &badly, "x"))),
    ]
}

fn one_view_too_many(tx: &mut Tx<'_>, office: &Office, actor: &Actor) -> Result<()> {
    let maker = Account {
        account_id: office.new_id()?,
        name: "Maker".to_owned(),
        email: "maker@staff.test".to_owned(),
        role: "officer".to_owned(),
        countries: Vec::new(),
        is_shut_out: false,
    };
    Account::record(tx, office, &maker)?;
    for number in 1..=51 {
        save(tx, office, (actor, &maker.account_id), (&format!("View {number}"), "state=open"), false)?;
    }
    Ok(())
}

fn tray_place_nowhere(tx: &mut Tx<'_>, office: &Office, actor: &Actor, reference: &str) -> Result<()> {
    let lost = tx
        .one("SELECT letter_id FROM letters WHERE disposition = 'tray' LIMIT 1", &[])?
        .unwrap()
        .text("letter_id")?;
    tray::place_by_hand(tx, office, actor, &lost, (reference, "none")).map(|_| ())
}

#[test]
fn every_refusal_is_given_where_it_is_due_and_leaves_nothing_behind() {
    // An authority without a contact, and a letter text that only fails on what it is given.
    let office_file = format!(
        "{OFFICE}\n[[authority]]\nkey = \"silent\"\nname = \"Silent\"\n\
         [letter.answer]\nen = \"Subject: {{{{ reference }}}}\\n\\n{{{{ text.missing.more }}}}\"\n"
    );
    let office_file =
        office_file.replace("{{ text.missing.more }}", "{% if text == 'x' %}{{ 1 / 0 }}{% endif %}");
    story_with(&office_file, |world| {
        let lost = letter(&ALICE, "info@ruritania.example", "Lost", "lost").saying("Lost.");
        world.writes("info@ruritania.example", &lost);
        let mut seen = BTreeSet::new();
        for (code, deed) in provoked(world) {
            let before = world.deeds();
            match world.does(|tx, office, actor| deed(tx, office, actor)) {
                Err(Error::Refused(refusal)) => assert_eq!(refusal.code(), code),
                Err(Error::Fault(fault)) => panic!("{code}: {fault:#}"),
                Ok(()) => panic!("{code} was not given"),
            }
            assert_eq!(world.deeds(), before, "{code} left something behind");
            seen.insert(code);
        }
        // The other series are walked where their rooms' stories are told.
        let all = Refusal::one_of_each().iter().map(Refusal::code).collect::<Vec<_>>();
        // DESK-031 stands between a preview and its sending: the stories of the case page tell it.
        let ours = |code: &&str| code.starts_with("DESK-") && *code != "DESK-031" || *code == "OFFICE-001";
        let all: BTreeSet<&str> = all.into_iter().filter(ours).collect();
        assert_eq!(seen, all);
    });
}
