//! The built program is killed again and again while letters come in: what it has acknowledged is there, once. The client
//! is one as mail servers are: it keeps a letter until it is answered 250.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};
use std::thread;
use std::time::Duration;

use chancery::id::Chance;
use chancery::office::{Office, World as Nature};

use crate::letters::{ALICE, letter};
use crate::wire::{Session, comes_true};
use crate::world::{OFFICE, databases};

const KILLS: usize = 50;
const SESSIONS: usize = 4;
/// So that the reading of what has come in ends soon after the last kill.
const BETWEEN_LETTERS: Duration = Duration::from_millis(10);
const PATIENCE: Duration = Duration::from_secs(60);
const DESK: &str = "desk@ruritania.example";
const PERMITS: &str = "permits@ruritania.example";

/// The program and its office's folder.
struct House {
    folder: tempfile::TempDir,
}

impl House {
    fn build(database: Option<&str>) -> House {
        let house = House { folder: tempfile::tempdir().unwrap() };
        let file = house.folder.path().join("office.toml");
        fs::write(&file, OFFICE).unwrap();
        let mut arguments = vec!["init", "--office", file.to_str().unwrap()];
        arguments.extend(database.into_iter().flat_map(|url| ["--database", url]));
        let made = house.runs(&arguments);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        house
    }

    fn office(&self) -> PathBuf {
        self.folder.path().join("office")
    }

    fn program(&self) -> Command {
        let mut program = Command::new(env!("CARGO_BIN_EXE_chancery"));
        program.arg("--data").arg(self.office()).env("CHANCERY_LOG", "error");
        program.env_remove("CHANCERY_DATABASE").env_remove("CHANCERY_BLOBS").env_remove("CHANCERY_DATA");
        program
    }

    fn runs(&self, arguments: &[&str]) -> Output {
        self.program().args(arguments).output().unwrap()
    }

    /// Opens the office; when this returns it answers on the port.
    fn opens(&self) -> (Child, u16) {
        let ready = self.folder.path().join("ready");
        // The file of the office before would tell a port where nobody listens any more.
        drop(fs::remove_file(&ready));
        let mut serve = self.program();
        serve.args(["serve", "--http", "127.0.0.1:0", "--lmtp", "127.0.0.1:0", "--ready"]).arg(&ready);
        let program = serve.stdout(Stdio::null()).spawn().unwrap();
        assert!(comes_true(PATIENCE, || ready.exists()), "the office did not open");
        (program, lmtp_port(&ready))
    }
}

fn lmtp_port(ready: &Path) -> u16 {
    let bound: serde_json::Value = serde_json::from_slice(&fs::read(ready).unwrap()).unwrap();
    bound["lmtp"].as_str().unwrap().rsplit(':').next().unwrap().parse().unwrap()
}

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
fn killed_again_and_again(house: &House, kills: usize) -> (Child, BTreeMap<String, usize>, usize) {
    let (mut program, first) = house.opens();
    let (port, over) = (AtomicU16::new(first), AtomicBool::new(false));
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
            let byte = chance.bytes().unwrap()[0];
            thread::sleep(Duration::from_millis(50 + u64::from(byte) * 350 / 255));
            // SIGKILL: nothing is finished, nothing is said.
            program.kill().unwrap();
            program.wait().unwrap();
            let (fresh, at) = house.opens();
            program = fresh;
            port.store(at, Ordering::SeqCst);
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

/// Ends the office as an administrator does; whether it ended well and in time.
fn closes(mut program: Child) -> bool {
    let asked = Command::new("kill").arg("-TERM").arg(program.id().to_string()).status().unwrap();
    assert!(asked.success());
    let mut ended = None;
    let in_time = comes_true(Duration::from_secs(5), || {
        ended = program.try_wait().unwrap();
        ended.is_some()
    });
    if !in_time {
        program.kill().unwrap();
    }
    in_time && ended.is_some_and(|status| status.success())
}

#[test]
fn what_was_acknowledged_is_there_once_however_often_the_office_is_killed() {
    for database in databases() {
        let house = House::build(database.as_deref());
        let kills = if database.is_some() { KILLS / 5 } else { KILLS };
        let (program, accepted, repeated) = killed_again_and_again(&house, kills);
        let office = Office::open(&house.office(), Nature::real()).unwrap();
        assert!(
            comes_true(PATIENCE, || unread(&office) == 0),
            "{} letters were left unread",
            unread(&office)
        );
        // A session that is open and says nothing does not keep the office from closing.
        let ready = house.folder.path().join("ready");
        let _idle = Session::lmtp(lmtp_port(&ready)).unwrap();
        assert!(closes(program), "the office did not close within five seconds, or not well");

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
