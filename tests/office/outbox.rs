//! The outbox as a machine: two senders, crashes anywhere, a clock that passes and a remote server that sees what they do.
//! A model says after each event what must be true; the noun itself runs on a real database, on both engines.

use std::collections::BTreeMap;
use std::sync::Mutex;

use chancery::clock::written;
use chancery::error::{Error, Result};
use chancery::letters::outbox::{self, Claim, Ending, LEASE, PATIENCE};
use chancery::refusal::Refusal;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use store::{Engine, Tx};

use crate::letters::{ALICE, letter};
use crate::world::{World, story};

/// Minutes until the next try, as promised to those who wait.
const DELAYS: [i64; 8] = [1, 5, 15, 30, 60, 180, 360, 720];
const LETTERS: usize = 3;

#[derive(Debug, Clone)]
enum Event {
    Put(usize, i64),
    Claim(usize),
    GoOnWire(usize),
    /// A sender's try ends; the flag says whether the letter reached them when nobody can know.
    End(usize, Ending, bool),
    /// A sender dies and forgets; the flag says whether the letter reached them if it was on the wire.
    Crash(usize, bool),
    /// Both senders die, and the one that starts says that no other lives.
    Restart,
    Cancel(usize),
    Passes(i64),
}

/// What a sender believes to hold.
#[derive(Debug, Clone)]
struct Held {
    claim: Claim,
    on_wire: bool,
}

/// What must be true of one letter.
#[derive(Debug, Clone)]
struct Expected {
    state: &'static str,
    put_at: Timestamp,
    due: Timestamp,
    attempts: i64,
    fence: i64,
    doubted: bool,
    asked: bool,
    /// How often the remote server received it.
    received: u32,
}

impl Expected {
    fn is_final(&self) -> bool {
        ["sent", "refused", "cancelled"].contains(&self.state)
    }

    fn is_due(&self, now: Timestamp) -> bool {
        !self.is_final() && self.due <= now
    }
}

/// The machine under test beside its model.
struct Machine<'a, 'tx> {
    tx: &'a mut Tx<'tx>,
    ids: &'a [String],
    now: Timestamp,
    senders: [Option<Held>; 2],
    expected: BTreeMap<String, Expected>,
}

impl Machine<'_, '_> {
    fn happens(&mut self, event: &Event) -> Result<()> {
        match event {
            Event::Put(which, seconds) => self.put(*which, SignedDuration::from_secs(*seconds)),
            Event::Claim(who) => self.claim(*who),
            Event::GoOnWire(who) => self.go_on_wire(*who),
            Event::End(who, ending, reached) => self.end(*who, *ending, *reached),
            Event::Crash(who, reached) => self.crash(*who, *reached),
            Event::Restart => self.restart(),
            Event::Cancel(which) => self.cancel(*which),
            Event::Passes(seconds) => {
                self.now += SignedDuration::from_secs(*seconds);
                Ok(())
            }
        }?;
        self.agrees()
    }

    fn put(&mut self, which: usize, delay: SignedDuration) -> Result<()> {
        let id = &self.ids[which];
        if self.expected.contains_key(id) {
            return Ok(());
        }
        outbox::put(self.tx, id, self.now, delay)?;
        let (put_at, due) = (self.now, self.now + delay);
        let fresh = Expected {
            state: "waiting",
            put_at,
            due,
            attempts: 0,
            fence: 0,
            doubted: false,
            asked: false,
            received: 0,
        };
        self.expected.insert(id.clone(), fresh);
        Ok(())
    }

    fn claim(&mut self, who: usize) -> Result<()> {
        // A sender works on one letter at a time.
        if self.senders[who].is_some() {
            return Ok(());
        }
        let now = self.now;
        let longest_due =
            self.expected.values().filter(|letter| letter.is_due(now)).map(|letter| letter.due).min();
        let Some(claim) = outbox::claim(self.tx, now)? else {
            assert_eq!(longest_due, None, "a letter was due and nobody got it");
            return Ok(());
        };
        let letter = self.expected.get_mut(&claim.letter_id).expect("a letter that was put");
        assert_eq!(Some(letter.due), longest_due, "the letter due longest comes first");
        assert!(letter.is_due(now), "a letter was claimed before its time, or after its end");
        assert_eq!(claim.broke_off, letter.state == "on_wire");
        letter.doubted |= letter.state == "on_wire";
        letter.state = "claimed";
        letter.fence += 1;
        letter.due = now + LEASE;
        assert_eq!(
            (claim.fence, claim.attempts, claim.was_uncertain),
            (letter.fence, letter.attempts, letter.doubted)
        );
        self.senders[who] = Some(Held { claim, on_wire: false });
        Ok(())
    }

    fn go_on_wire(&mut self, who: usize) -> Result<()> {
        let Some(held) = self.senders[who].clone().filter(|held| !held.on_wire) else { return Ok(()) };
        let may = outbox::go_on_wire(self.tx, &held.claim, self.now)?;
        let letter = self.expected.get_mut(&held.claim.letter_id).expect("a letter that was put");
        assert_eq!(may, held.claim.fence == letter.fence, "only the holder of the fence goes on the wire");
        if !may {
            self.senders[who] = None;
            return Ok(());
        }
        if let Some(other) = self.senders[1 - who]
            .as_ref()
            .filter(|other| other.on_wire && other.claim.letter_id == held.claim.letter_id)
        {
            assert!(letter.doubted, "two on the wire with one letter, and nobody flagged it");
            assert_ne!(other.claim.fence, held.claim.fence);
        }
        letter.state = "on_wire";
        letter.due = self.now + LEASE;
        self.senders[who] = Some(Held { on_wire: true, ..held });
        Ok(())
    }

    fn end(&mut self, who: usize, ending: Ending, reached: bool) -> Result<()> {
        let on_wire_only = matches!(ending, Ending::Sent | Ending::Uncertain);
        let Some(held) = self.senders[who].clone().filter(|held| held.on_wire || !on_wire_only) else {
            return Ok(());
        };
        self.senders[who] = None;
        let received = ending == Ending::Sent || (ending == Ending::Uncertain && reached);
        let stood = outbox::end(self.tx, &held.claim, ending, "an answer", self.now)?;
        let (now, letter) =
            (self.now, self.expected.get_mut(&held.claim.letter_id).expect("a letter that was put"));
        letter.received += u32::from(received);
        assert_eq!(stood, held.claim.fence == letter.fence, "only the holder of the fence reports");
        if !stood {
            return Ok(());
        }
        letter.state = match ending {
            Ending::Sent => "sent",
            Ending::Refused => "refused",
            Ending::Later => "waiting",
            Ending::Uncertain => "uncertain",
        };
        letter.doubted |= ending == Ending::Uncertain;
        let tries = usize::try_from(letter.attempts).unwrap().min(DELAYS.len() - 1);
        letter.due = now + SignedDuration::from_mins(DELAYS[tries]);
        letter.attempts += 1;
        if ending == Ending::Later {
            let asks = outbox::ask_person(self.tx, &held.claim, now)?;
            let should = !letter.asked && now.duration_since(letter.put_at) >= PATIENCE;
            assert_eq!(asks, should, "a person is asked once, after five days");
            letter.asked |= asks;
        }
        Ok(())
    }

    fn crash(&mut self, who: usize, reached: bool) -> Result<()> {
        if let Some(held) = self.senders[who].take().filter(|held| held.on_wire && reached) {
            self.expected.get_mut(&held.claim.letter_id).expect("a letter that was put").received += 1;
        }
        Ok(())
    }

    fn restart(&mut self) -> Result<()> {
        self.senders = [None, None];
        outbox::forget_leases(self.tx, self.now)?;
        let now = self.now;
        for letter in
            self.expected.values_mut().filter(|letter| ["claimed", "on_wire"].contains(&letter.state))
        {
            letter.due = letter.due.min(now);
        }
        Ok(())
    }

    fn cancel(&mut self, which: usize) -> Result<()> {
        let id = &self.ids[which];
        let cancelled = outbox::cancel(self.tx, id, self.now);
        match (cancelled, self.expected.get_mut(id)) {
            (Err(Error::Refused(Refusal::NotInOutbox(_))), None) => {}
            (Ok(()), Some(letter)) => {
                assert_eq!(
                    (letter.state, letter.received),
                    ("waiting", 0),
                    "a letter was called back that may be out"
                );
                assert!(!letter.doubted, "a letter was called back that may be out");
                letter.state = "cancelled";
            }
            (Err(Error::Refused(Refusal::TooLateToCancel(_))), Some(letter)) => {
                assert!(letter.state != "waiting" || letter.doubted, "it could have been called back");
            }
            (other, letter) => panic!("{other:?} about {letter:?}"),
        }
        Ok(())
    }

    /// The rows say what the model says; what they say beside it is never a loss.
    fn agrees(&mut self) -> Result<()> {
        let rows = self.tx.all("SELECT * FROM outbox", &[])?;
        assert_eq!(rows.len(), self.expected.len(), "a letter was dropped");
        for row in rows {
            let letter = &self.expected[&row.text("letter_id")?];
            let settled = row.opt_text("settled_at")?.is_some();
            assert_eq!(row.text("state")?, letter.state);
            assert_eq!((row.int("fence")?, row.int("attempts")?), (letter.fence, letter.attempts));
            assert_eq!((row.flag("was_uncertain")?, settled), (letter.doubted, letter.is_final()));
            if !letter.is_final() {
                assert_eq!(row.text("not_before_at")?, written(letter.due));
            }
            assert!(letter.received < 2 || letter.doubted, "they have it twice, and nobody knows");
            assert!(letter.state != "sent" || letter.received > 0, "it is called sent, and nobody has it");
        }
        Ok(())
    }

    /// From here on nothing fails: whatever has happened before, every letter comes to its end.
    fn settles(&mut self) -> Result<()> {
        self.crash(0, true)?;
        self.crash(1, true)?;
        for _ in 0..LETTERS {
            self.happens(&Event::Passes(13 * 3600))?;
            for event in [Event::Claim(0), Event::GoOnWire(0), Event::End(0, Ending::Sent, true)] {
                self.happens(&event)?;
            }
        }
        assert!(self.expected.values().all(Expected::is_final), "a letter hangs: {:?}", self.expected);
        assert!(self.expected.values().all(|letter| letter.received > 0 || letter.state != "sent"));
        Ok(())
    }
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let endings =
        prop_oneof![Just(Ending::Sent), Just(Ending::Refused), Just(Ending::Later), Just(Ending::Uncertain)];
    let passes = prop_oneof![1_i64..120, Just(16 * 60), Just(86_400), Just(6 * 86_400)];
    let event = prop_oneof![
        2 => (0..LETTERS, prop_oneof![Just(0_i64), Just(60)]).prop_map(|(which, delay)| Event::Put(which, delay)),
        6 => (0..2_usize).prop_map(Event::Claim),
        6 => (0..2_usize).prop_map(Event::GoOnWire),
        5 => (0..2_usize, endings, any::<bool>()).prop_map(|(who, ending, reached)| Event::End(who, ending, reached)),
        2 => (0..2_usize, any::<bool>()).prop_map(|(who, reached)| Event::Crash(who, reached)),
        1 => Just(Event::Restart),
        1 => (0..LETTERS).prop_map(Event::Cancel),
        5 => passes.prop_map(Event::Passes),
    ];
    prop::collection::vec(event, 1..60)
}

/// A letter or more of ours to work with; their own rows of the outbox are taken away in each rehearsal.
fn letters_of(world: &mut World, number: usize) -> Vec<String> {
    for count in 0..number {
        let person = letter(&ALICE, "desk@ruritania.example", "A question", &format!("machine-{count}"))
            .saying("Aircraft registration: VH-ABC");
        let reference = world.asks("desk@ruritania.example", &person);
        world.routes(&reference, "landing-permit", &[]);
        world.forwards(&reference);
    }
    world.in_outbox().into_iter().map(|row| row.letter_id).collect()
}

#[test]
fn no_letter_is_dropped_or_repeated_unflagged_whatever_two_senders_suffer() {
    story(|world| {
        let ids = letters_of(world, LETTERS);
        let cases = if world.office.store.engine() == Engine::Sqlite { 4096 } else { 256 };
        let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
        let outcome = runner.run(&events(), |events| {
            let walked = world.office.rehearse(|tx| {
                tx.run("DELETE FROM outbox", &[])?;
                let now = world.office.now();
                let mut machine =
                    Machine { tx, ids: &ids, now, senders: [None, None], expected: BTreeMap::new() };
                events.iter().try_for_each(|event| machine.happens(event))?;
                machine.settles()
            });
            walked.map_err(|fault| TestCaseError::fail(format!("{fault:?}")))
        });
        if let Err(failure) = outcome {
            panic!("{failure}");
        }
    });
}

#[test]
fn two_senders_at_the_same_moment_send_each_letter_once() {
    const MANY: usize = 20;
    story(|world| {
        let ids = letters_of(world, MANY);
        assert!(ids.len() >= MANY);
        let sent = Mutex::new(Vec::new());
        let deadline = 50 * ids.len();
        let office = &world.office;
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    // None is also "somebody else was quicker", so one looks again, but not for ever.
                    for _ in 0..deadline {
                        let Some(claim) = office.write(|tx| outbox::claim(tx, office.now())).unwrap() else {
                            if sent.lock().unwrap().len() == ids.len() {
                                return;
                            }
                            continue;
                        };
                        assert!(office.write(|tx| outbox::go_on_wire(tx, &claim, office.now())).unwrap());
                        sent.lock().unwrap().push(claim.letter_id.clone());
                        assert!(
                            office
                                .write(|tx| outbox::end(tx, &claim, Ending::Sent, "250", office.now()))
                                .unwrap()
                        );
                    }
                });
            }
        });
        let mut sent = sent.into_inner().unwrap();
        sent.sort();
        let mut wanted = ids.clone();
        wanted.sort();
        assert_eq!(sent, wanted, "each letter left exactly once");
        assert!(world.in_outbox().iter().all(|row| row.state == "sent" && !row.was_uncertain));
    });
}
