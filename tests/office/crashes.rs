//! The built program is killed again and again while letters come in: what it has acknowledged is there, once. The client
//! is one as mail servers are: it keeps a letter until it is answered 250.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};
use std::thread;
use std::time::Duration;

use chancery::id::Chance;
use chancery::office::{Office, World as Nature};

use crate::door::office_submitting_to;
use crate::letters::{ALICE, letter};
use crate::program::{House, Program};
use crate::wire::{Session, Sink, comes_true};
use crate::world::{OFFICE, databases};

const KILLS: usize = 50;
const SESSIONS: usize = 4;
/// So that the reading of what has come in ends soon after the last kill.
const BETWEEN_LETTERS: Duration = Duration::from_millis(10);
const PATIENCE: Duration = Duration::from_secs(60);
const DESK: &str = "desk@ruritania.example";
const PERMITS: &str = "permits@ruritania.example";

/// Letters of one session, each handed in until it is answered 250 for each recipient; the Message-IDs, with the number
/// of recipients, and how often a letter had to be handed in again.
fn hands_in_letters(
    session_number: usize,
    port: &AtomicU16,
    over: &AtomicBool,
) -> (BTreeMap<String, usize>, usize) {
    let (mut accepted, mut repeated) = (BTreeMap::new(), 0);
    let mut session: Option<Session> = None;
    while !over.load(Ordering::SeqCst) {
        let id = format!("kill-{session_number}-{}", accepted.len());
        let to: &[&str] = if accepted.len() % 3 == 0 { &[DESK, PERMITS] } else { &[DESK] };
        let bytes =
            letter(&ALICE, DESK, &format!("Question {id}"), &id).saying(&format!("About {id}.")).bytes();
        while !is_accepted(&mut session, port.load(Ordering::SeqCst), to, &bytes) {
            repeated += 1;
        }
        accepted.insert(format!("{id}@{}", ALICE.host), to.len());
        thread::sleep(BETWEEN_LETTERS);
    }
    (accepted, repeated)
}

fn is_accepted(session: &mut Option<Session>, port: u16, to: &[&str], bytes: &[u8]) -> bool {
    let open = match session.take().map_or_else(|| Session::lmtp(port), Ok) {
        Ok(open) => session.insert(open),
        Err(_) => {
            thread::sleep(BETWEEN_LETTERS);
            return false;
        }
    };
    match open.hands_in(ALICE.address, to, bytes) {
        Ok(words) => words.iter().all(|word| word.starts_with("250")),
        Err(_) => {
            *session = None;
            false
        }
    }
}

/// What is in the office: Message-ID and recipients that have it, as read by an office of our own.
fn found(office: &Office) -> BTreeMap<String, Vec<String>> {
    let rows = office
        .read(|tx| Ok(tx.all("SELECT message_id, recipient FROM letters WHERE direction = 'in'", &[])?))
        .unwrap();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows {
        let message_id = row.opt_text("message_id").unwrap().expect("a letter that was read");
        found.entry(message_id).or_default().push(row.text("recipient").unwrap());
    }
    found
}

fn unread(office: &Office) -> usize {
    office.read(|tx| chancery::letters::letter::waiting(tx, 100_000)).unwrap().len()
}

/// Kills the office at moments that a seed has chosen, while letters come in; the letters that were acknowledged.
fn killed_again_and_again(house: &House, kills: usize) -> (Program, BTreeMap<String, usize>, usize) {
    let mut program = house.opens();
    let (port, over) = (AtomicU16::new(program.port), AtomicBool::new(false));
    let chance = Chance::from_seed(50);
    thread::scope(|scope| {
        let clients: Vec<_> = (0..SESSIONS)
            .map(|number| {
                scope.spawn({
                    let (port, over) = (&port, &over);
                    move || hands_in_letters(number, port, over)
                })
            })
            .collect();
        for _ in 0..kills {
            program.meets_its_end(&chance);
            program = house.opens();
            port.store(program.port, Ordering::SeqCst);
        }
        over.store(true, Ordering::SeqCst);
        let (mut accepted, mut repeated) = (BTreeMap::new(), 0);
        for client in clients {
            let (theirs, again) = client.join().unwrap();
            accepted.extend(theirs);
            repeated += again;
        }
        (program, accepted, repeated)
    })
}

#[test]
fn what_was_acknowledged_is_there_once_however_often_the_office_is_killed() {
    for database in databases() {
        let house = House::build(OFFICE, database.as_deref());
        let kills = if database.is_some() { KILLS / 5 } else { KILLS };
        let (program, accepted, repeated) = killed_again_and_again(&house, kills);
        let office = Office::open(&house.office(), Nature::real()).unwrap();
        assert!(
            comes_true(PATIENCE, || unread(&office) == 0),
            "{} letters were left unread",
            unread(&office)
        );
        // A session that is open and says nothing does not keep the office from closing.
        let _idle = Session::lmtp(program.port).unwrap();
        assert!(program.closes(), "the office did not close within five seconds, or not well");

        let found = found(&office);
        let missing: Vec<&String> = accepted.keys().filter(|id| !found.contains_key(*id)).collect();
        let twice: Vec<&String> = found
            .iter()
            .filter(|(id, to)| {
                accepted.get(*id) != Some(&to.len()) || to.iter().filter(|one| *one == DESK).count() != 1
            })
            .map(|(id, _)| id)
            .collect();
        println!(
            "{}: {kills} kills, {} accepted, {repeated} tries again, {} missing, {} duplicates",
            office.store.version(),
            accepted.len(),
            missing.len(),
            twice.len()
        );
        assert!(accepted.len() > kills, "too few letters to say anything: {}", accepted.len());
        assert!(missing.is_empty(), "acknowledged and not there: {missing:?}");
        assert!(twice.is_empty(), "there more often than it was sent: {twice:?}");
        drop(office);
        let check = house.runs(&["check"]);
        assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    }
}

/// Letters of people who all write for the first time, so that each is acknowledged; how many were taken.
fn newcomers_write(port: &AtomicU16, over: &AtomicBool) -> usize {
    let (mut number, mut session) = (0, None);
    while !over.load(Ordering::SeqCst) {
        let bytes = format!(
            "From: newcomer-{number}@zenda.example\r\nTo: {DESK}\r\nSubject: Question {number}\r\n\
             Message-ID: <new-{number}@zenda.example>\r\n\r\nAbout {number}.\r\n"
        );
        while !is_accepted(&mut session, port.load(Ordering::SeqCst), &[DESK], bytes.as_bytes()) {}
        number += 1;
        thread::sleep(3 * BETWEEN_LETTERS);
    }
    number
}

/// One row of the outbox.
struct Outgoing {
    message_id: String,
    is_sent: bool,
    was_uncertain: bool,
}

fn outgoing(office: &Office) -> Vec<Outgoing> {
    let sql = "SELECT o.state, o.was_uncertain, l.message_id FROM outbox o JOIN letters l ON l.letter_id = o.letter_id";
    let rows = office.read(|tx| Ok(tx.all(sql, &[])?)).unwrap();
    rows.iter()
        .map(|row| Outgoing {
            message_id: row.opt_text("message_id").unwrap().expect("our letters have one"),
            is_sent: row.text("state").unwrap() == "sent",
            was_uncertain: row.flag("was_uncertain").unwrap(),
        })
        .collect()
}

#[test]
fn every_letter_leaves_however_often_its_sender_is_killed_and_a_repeat_is_flagged() {
    const SENDERS_KILLED: usize = 25;
    let sink = Sink::open();
    sink.thinks_for(Duration::from_millis(15));
    // On SQLite: only there may a sender that starts take up what a dead one has left, without waiting for its lease.
    let house = House::build(&office_submitting_to(sink.port, "0s"), None);
    let mut program = house.opens();
    let (port, over, chance) = (AtomicU16::new(program.port), AtomicBool::new(false), Chance::from_seed(25));
    let (program, written) = thread::scope(|scope| {
        let client = scope.spawn(|| newcomers_write(&port, &over));
        for _ in 0..SENDERS_KILLED {
            program.meets_its_end(&chance);
            program = house.opens();
            port.store(program.port, Ordering::SeqCst);
        }
        over.store(true, Ordering::SeqCst);
        (program, client.join().unwrap())
    });
    let office = Office::open(&house.office(), Nature::real()).unwrap();
    let all_left = || {
        let rows = outgoing(&office);
        rows.len() == written && rows.iter().all(|row| row.is_sent)
    };
    assert!(comes_true(PATIENCE, all_left), "of {written} letters not all have left");
    assert!(program.closes());

    let mut received: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
    for posted in sink.posted() {
        let message_id = mail::glance(&posted.bytes).message_id.expect("our letters have one");
        received.entry(message_id).or_default().push(posted.bytes);
    }
    let (mut repeats, mut flagged) = (0, 0);
    for row in outgoing(&office) {
        let copies = received.get(&row.message_id).map_or(&[][..], Vec::as_slice);
        assert!(!copies.is_empty(), "called sent and nobody has it: {}", row.message_id);
        assert!(copies.len() == 1 || row.was_uncertain, "they have it twice, and nobody knows");
        assert!(copies.iter().all(|copy| *copy == copies[0]), "a repeat is the same letter");
        repeats += copies.len() - 1;
        flagged += usize::from(row.was_uncertain);
    }
    println!(
        "{SENDERS_KILLED} kills of the sender, {written} letters left, 0 missing, {repeats} repeats, {flagged} flagged"
    );
    assert!(repeats <= SENDERS_KILLED, "more repeats than kills");
    assert!(flagged > 0, "no kill has met a letter on the wire, so this proves nothing");
}
