//! The world of a story: an office with a clock that is moved by hand, and the verbs of those who deal with it. Mail comes
//! in as bytes at the letter box; what goes out is read from the outbox.

use std::sync::atomic::{AtomicU64, Ordering};

use chancery::actor::Actor;
use chancery::clock::Clock;
use chancery::config::Config;
use chancery::desk;
use chancery::desk::case::Case;
use chancery::desk::forward::Draft as ForwardDraft;
use chancery::desk::lane::Lane;
use chancery::desk::receive::{Reader, keep, make_ready};
use chancery::desk::relay::Draft as RelayDraft;
use chancery::desk::show::{ShownLane, ShownLetter, WholeCase};
use chancery::error::{Error, Result};
use chancery::id::Chance;
use chancery::letters::letter::KeptLetter;
use chancery::letters::{kept, outbox};
use chancery::office::{Office, World as Nature};
use jiff::SignedDuration;
use store::Store;
use tempfile::TempDir;

use crate::leak::{Canary, Left, leaks};
use crate::letters::{Letter, Person};

/// The office file of the stories.
pub const OFFICE: &str = include_str!("office.toml");
/// A Monday morning.
pub const BEGINNING: &str = "2026-11-23T09:00:00Z";

/// One story's world.
pub struct World {
    pub office: Office,
    folder: TempDir,
    canaries: Vec<Canary>,
    reader: Reader,
}

/// Runs a story on SQLite and, where there is one, on PostgreSQL; at the end of each the world looks for leftovers.
pub fn story(tell: impl Fn(&mut World)) {
    story_with(OFFICE, tell);
}

/// The same with another office file.
pub fn story_with(office_file: &str, tell: impl Fn(&mut World)) {
    for database in databases() {
        let mut world = World::begin(office_file, database.as_deref());
        tell(&mut world);
        world.ends();
    }
}

/// `None` is SQLite; PostgreSQL when the suite names one.
pub fn databases() -> Vec<Option<String>> {
    let postgres = std::env::var("CHANCERY_TEST_POSTGRES").ok();
    if postgres.is_none() {
        println!("PostgreSQL is missing: set CHANCERY_TEST_POSTGRES, or run the whole suite");
    }
    std::iter::once(None).chain(postgres.map(|url| Some(fresh_schema(&url)))).collect()
}

/// A schema of the story's own in the suite's database.
fn fresh_schema(url: &str) -> String {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let schema = format!("story_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
    let store = Store::open(url).unwrap();
    store.write(|tx| tx.batch(&format!("CREATE SCHEMA {schema}"))).unwrap();
    let joint = if url.contains('?') { '&' } else { '?' };
    format!("{url}{joint}options=-csearch_path%3D{schema}")
}

impl World {
    pub fn begin(office_file: &str, database: Option<&str>) -> World {
        let folder = tempfile::tempdir().unwrap();
        let nature =
            Nature { clock: Clock::standing_at(BEGINNING.parse().unwrap()), chance: Chance::from_seed(7) };
        let office =
            Office::create(folder.path(), &Config::chosen(database, None), office_file, nature).unwrap();
        World { office, folder, canaries: Vec::new(), reader: Reader::default() }
    }

    /// The office's folder.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// Everything that tells who a person is, as a party's canaries; file names and quoted texts are added by the story.
    pub fn knows(&mut self, party: &str, person: &Person) {
        let digits: String = person.phone.chars().filter(char::is_ascii_digit).collect();
        for text in [person.name, person.address, person.phone, person.host, &digits] {
            self.keeps_secret(party, text);
        }
    }

    /// One more thing of a party that no other may see.
    pub fn keeps_secret(&mut self, party: &str, text: &str) {
        self.canaries.push(Canary { party: party.to_owned(), text: text.to_owned() });
    }

    /// The mail server hands a letter in for one recipient, and the office reads it. Its row, or `None` for a second delivery.
    pub fn hands_in(&mut self, recipient: &str, bytes: &[u8]) -> Option<KeptLetter> {
        let ready = make_ready(&self.office, Some("bounces@somewhere.example"), recipient, bytes).unwrap();
        let letter_id = self.office.write(|tx| keep(tx, &self.office, &ready)).unwrap()?;
        self.reads();
        self.letter(&letter_id)
    }

    /// The office reads what has arrived.
    pub fn reads(&mut self) {
        while self.reader.read_waiting(&self.office, 32).unwrap() > 0 {}
    }

    pub fn letter(&self, letter_id: &str) -> Option<KeptLetter> {
        self.office.read(|tx| KeptLetter::find(tx, letter_id)).unwrap()
    }

    /// A party writes; its letter's row.
    pub fn writes(&mut self, to: &str, letter: &Letter) -> KeptLetter {
        self.hands_in(to, &letter.bytes()).expect("a letter that is new")
    }

    /// A requester's letter opens a case; its reference.
    pub fn asks(&mut self, to: &str, letter: &Letter) -> String {
        let kept = self.writes(to, letter);
        assert_eq!(kept.disposition, "opened", "{}", kept.why);
        self.reference_of(&kept)
    }

    pub fn reference_of(&self, kept: &KeptLetter) -> String {
        let case_id = kept.case_id.clone().expect("a letter of a case");
        self.office.read(|tx| Ok(Case::by_id(tx, &case_id)?.reference)).unwrap()
    }

    pub fn officer() -> Actor {
        Actor::operator("Sapt")
    }

    pub fn routes(&self, reference: &str, procedure: &str, authorities: &[&str]) {
        let authorities: Vec<String> = authorities.iter().map(|key| (*key).to_owned()).collect();
        self.does(|tx, office, officer| {
            desk::route::route(tx, office, officer, reference, (procedure, &authorities))
        })
        .unwrap();
    }

    pub fn forwards(&self, reference: &str) {
        self.does(|tx, office, officer| {
            desk::forward::forward(tx, office, officer, reference, &ForwardDraft::default())
        })
        .unwrap();
    }

    pub fn accepts(&self, reference: &str, letter_id: &str) {
        self.does(|tx, office, officer| desk::reply::accept(tx, office, officer, reference, letter_id))
            .unwrap();
    }

    pub fn relays(&self, reference: &str, letter_id: &str) {
        self.does(|tx, office, officer| {
            desk::relay::relay(tx, office, officer, reference, (letter_id, &RelayDraft::default()))
        })
        .unwrap();
    }

    /// An officer does something in one transaction.
    pub fn does<T>(&self, deed: impl FnOnce(&mut store::Tx<'_>, &Office, &Actor) -> Result<T>) -> Result<T> {
        self.office.write(|tx| deed(tx, &self.office, &World::officer()))
    }

    /// An officer tries something and is refused with this code; nothing of it stands.
    pub fn is_refused<T>(
        &self,
        code: &str,
        deed: impl FnOnce(&mut store::Tx<'_>, &Office, &Actor) -> Result<T>,
    ) {
        let before = self.deeds();
        match self.does(deed) {
            Err(Error::Refused(refusal)) => assert_eq!(refusal.code(), code),
            Err(Error::Fault(fault)) => panic!("a fault instead of {code}: {fault:#}"),
            Ok(_) => panic!("it was allowed instead of {code}"),
        }
        assert_eq!(self.deeds(), before, "a refused deed left something behind");
    }

    pub fn deeds(&self) -> i64 {
        let row = self.office.read(|tx| Ok(tx.one("SELECT COUNT(*) AS number FROM deeds", &[])?)).unwrap();
        row.unwrap().int("number").unwrap()
    }

    pub fn case(&self, reference: &str) -> WholeCase {
        self.office.read(|tx| desk::show::show(tx, &self.office, &Actor::Clock, reference)).unwrap()
    }

    pub fn state(&self, reference: &str) -> &'static str {
        self.case(reference).row.state
    }

    pub fn lane(&self, reference: &str, party: &str) -> ShownLane {
        self.case(reference).lanes.into_iter().find(|lane| lane.party == party).expect("a lane of that party")
    }

    /// The newest letter that the office wrote to a party.
    pub fn newest_to(&self, reference: &str, party: &str) -> ShownLetter {
        let lane = self.lane(reference, party);
        lane.letters
            .into_iter()
            .rev()
            .find(|letter| letter.direction == "out")
            .expect("a letter to that party")
    }

    /// The bytes of a letter.
    pub fn bytes_of(&self, letter_id: &str) -> Vec<u8> {
        self.office
            .read(|tx| {
                let letter = KeptLetter::find(tx, letter_id)?.expect("a letter");
                kept::bytes(&self.office, tx, &letter.hash)
            })
            .unwrap()
    }

    /// Messages as they left, read by the mail reader.
    pub fn read_message(&self, letter_id: &str) -> mail::letter::Letter {
        mail::parse::read(&self.bytes_of(letter_id), &mail::parse::Limits::default()).0
    }

    /// The submission server takes everything that is due.
    pub fn posts(&self) {
        let now = self.office.now();
        let claimed = || self.office.write(|tx| outbox::claim(tx, now)).unwrap();
        while let Some(claim) = claimed() {
            self.office
                .write(|tx| {
                    assert!(outbox::go_on_wire(tx, &claim, now)?);
                    outbox::end(tx, &claim, outbox::Ending::Sent, "250 taken", now)
                })
                .unwrap();
        }
    }

    /// Letters of the office that have not left, however often they were tried.
    pub fn in_outbox(&self) -> Vec<outbox::OutboxRow> {
        self.office.read(|tx| outbox::list(tx, true, 1000)).unwrap()
    }

    pub fn in_tray(&self) -> Vec<KeptLetter> {
        self.office.read(|tx| KeptLetter::in_tray(tx, 1000)).unwrap()
    }

    pub fn notices(&self) -> Vec<String> {
        let notices = self.office.read(|tx| chancery::notice::open(tx, 1000)).unwrap();
        notices.into_iter().map(|notice| notice.code).collect()
    }

    /// Days go by, and the clock does its work at each.
    pub fn passes_days(&self, days: i64) {
        for _ in 0..days {
            self.office.clock.pass(SignedDuration::from_hours(24));
            desk::chase::chase(&self.office).unwrap();
        }
    }

    pub fn passes(&self, duration: SignedDuration) {
        self.office.clock.pass(duration);
    }

    /// Every letter that the office wrote, with the party it went to.
    pub fn letters_that_left(&self) -> Vec<Left> {
        self.office
            .read(|tx| {
                let rows =
                    tx.all("SELECT letter_id, lane_id, hash FROM letters WHERE direction = 'out'", &[])?;
                rows.iter()
                    .map(|row| {
                        // A letter without a lane is the link to a form half filled in.
                        let lane = row.opt_text("lane_id")?.map(|lane_id| Lane::find(tx, &lane_id));
                        let lane = lane.transpose()?.flatten();
                        let authority = lane.and_then(|lane| lane.authority);
                        let party = authority.unwrap_or_else(|| "requester".to_owned());
                        Ok(Left { party, bytes: kept::bytes(&self.office, tx, &row.text("hash")?)? })
                    })
                    .collect()
            })
            .unwrap()
    }

    /// The secret of every requester's page: none may be in a letter to anybody else.
    fn links(&self) -> Vec<Canary> {
        let secrets = self.office.read(|tx| {
            let rows = tx.all("SELECT lane_id FROM follow_links", &[])?;
            let mut secrets = Vec::new();
            for row in &rows {
                let lane = Lane::find(tx, &row.text("lane_id")?)?.expect("a lane");
                secrets.extend(desk::follow::link::every_secret_of(tx, &self.office, &lane)?);
            }
            Ok(secrets)
        });
        let canary = |text| Canary { party: "requester".to_owned(), text };
        secrets.unwrap().into_iter().map(canary).collect()
    }

    /// What must hold at the end of every story: nothing unread, the journal whole, every byte in its place, every letter
    /// of ours with one recipient, and nothing of one party in a letter to another.
    pub fn ends(&mut self) {
        self.reads();
        let report = chancery::check::check(&self.office, || {}).unwrap();
        assert!(report.ok, "{:?}", report.faults);
        let waiting = self.office.read(|tx| chancery::letters::letter::waiting(tx, 10)).unwrap();
        assert!(waiting.is_empty(), "letters were left unread");
        let letters = self.letters_that_left();
        for letter in &letters {
            let (read, _) = mail::parse::read(&letter.bytes, &mail::parse::Limits::default());
            assert_eq!(read.to.len() + read.cc.len(), 1, "a letter of ours has exactly one recipient");
        }
        self.canaries.extend(self.links());
        let leaked = leaks(&self.canaries, &letters);
        assert!(leaked.is_empty(), "{leaked:#?}");
    }
}
