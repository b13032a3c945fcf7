//! The other ends of the wire, small and real: a client that hands letters in by LMTP or SMTP, a server that takes what the
//! office submits and answers as a story wants it, and the office's own LMTP door. Knows no case and no lane.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;
use std::time::{Duration, Instant};

use chancery::id::Chance;
use chancery::intake::letter_box::LetterBox;
use chancery::intake::{LmtpLimits, listen, serve};
use chancery::office::{Office, World as Nature};
use tokio::runtime::Runtime;
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use crate::world::World;

/// Nobody on loopback needs longer for a line.
const LINE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(10);

/// A session in which letters are handed in.
pub struct Session {
    stream: TcpStream,
    answers: BufReader<TcpStream>,
    is_lmtp: bool,
}

impl Session {
    pub fn lmtp(port: u16) -> io::Result<Session> {
        Session::open(port, true)
    }

    pub fn smtp(port: u16) -> io::Result<Session> {
        Session::open(port, false)
    }

    fn open(port: u16, is_lmtp: bool) -> io::Result<Session> {
        let stream = TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), LINE)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(LINE))?;
        let mut session = Session { answers: BufReader::new(stream.try_clone()?), stream, is_lmtp };
        session.answer()?;
        session.says(if is_lmtp { "LHLO mx.zenda.example" } else { "EHLO mx.zenda.example" })?;
        Ok(session)
    }

    /// Hands one letter in; the last word on each recipient, in order. SMTP has one word for all of them.
    pub fn hands_in(&mut self, from: &str, recipients: &[&str], bytes: &[u8]) -> io::Result<Vec<String>> {
        let mut words = vec![self.says(&format!("MAIL FROM:<{from}> BODY=8BITMIME"))?];
        assert!(words[0].starts_with('2'), "{words:?}");
        words.clear();
        for recipient in recipients {
            words.push(self.says(&format!("RCPT TO:<{recipient}>"))?);
        }
        if !words.iter().any(|word| word.starts_with('2')) {
            self.says("RSET")?;
            return Ok(words);
        }
        let go_on = self.says("DATA")?;
        assert!(go_on.starts_with("354"), "{go_on}");
        self.stream.write_all(&stuffed(bytes))?;
        let mut last = None;
        for word in words.iter_mut().filter(|word| word.starts_with('2')) {
            if self.is_lmtp || last.is_none() {
                last = Some(self.answer()?);
            }
            word.clone_from(last.as_ref().expect("an answer"));
        }
        Ok(words)
    }

    fn says(&mut self, command: &str) -> io::Result<String> {
        self.stream.write_all(format!("{command}\r\n").as_bytes())?;
        self.answer()
    }

    /// The last line of one answer.
    fn answer(&mut self) -> io::Result<String> {
        loop {
            let mut line = String::new();
            // Without its end a line is not an answer: the peer died while it wrote.
            if self.answers.read_line(&mut line)? == 0 || !line.ends_with('\n') {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if line.as_bytes().get(3) != Some(&b'-') {
                return Ok(line.trim_end().to_owned());
            }
        }
    }
}

/// The letter with its end, a dot put before each line that begins with one (RFC 5321 section 4.5.2).
fn stuffed(bytes: &[u8]) -> Vec<u8> {
    let mut wire = Vec::with_capacity(bytes.len() + 16);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(b".") {
            wire.push(b'.');
        }
        wire.extend_from_slice(line);
    }
    if !wire.ends_with(b"\r\n") {
        wire.extend_from_slice(b"\r\n");
    }
    wire.extend_from_slice(b".\r\n");
    wire
}

/// How a server treats letters to one recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mood {
    #[default]
    Takes,
    /// 550 to the recipient.
    Refuses,
    /// 451 to the whole letter.
    IsBusy,
    /// Takes the letter and hangs up before it says so.
    HangsUp,
}

/// A message as the server got it, whatever it answered.
#[derive(Debug, Clone)]
pub struct Posted {
    pub recipients: Vec<String>,
    pub bytes: Vec<u8>,
}

#[derive(Default)]
struct Shelf {
    moods: HashMap<String, Mood>,
    posted: Vec<Posted>,
    connections: usize,
    /// Between having a letter and saying so.
    thinks: Duration,
}

/// An SMTP server on loopback that keeps what it gets.
pub struct Sink {
    pub port: u16,
    shelf: Arc<Mutex<Shelf>>,
}

impl Sink {
    pub fn open() -> Sink {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let shelf = Arc::new(Mutex::new(Shelf::default()));
        let kept = Arc::clone(&shelf);
        thread::spawn(move || {
            while let Ok((stream, _)) = listener.accept() {
                kept.lock().unwrap().connections += 1;
                let kept = Arc::clone(&kept);
                // A client that breaks off is its own affair.
                thread::spawn(move || drop(converse(stream, &kept)));
            }
        });
        Sink { port, shelf }
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap()
    }

    pub fn treats(&self, recipient: &str, mood: Mood) {
        self.shelf().moods.insert(recipient.to_owned(), mood);
    }

    /// From now on it keeps a letter for so long before it says that it has it.
    pub fn thinks_for(&self, time: Duration) {
        self.shelf().thinks = time;
    }

    /// As on the first day.
    pub fn forgets(&self) {
        *self.shelf() = Shelf::default();
    }

    pub fn connections(&self) -> usize {
        self.shelf().connections
    }

    pub fn posted(&self) -> Vec<Posted> {
        self.shelf().posted.clone()
    }

    pub fn posted_to(&self, recipient: &str) -> Vec<Posted> {
        self.posted()
            .into_iter()
            .filter(|posted| posted.recipients.iter().any(|to| to == recipient))
            .collect()
    }
}

fn converse(mut stream: TcpStream, shelf: &Mutex<Shelf>) -> io::Result<()> {
    let mut input = BufReader::new(stream.try_clone()?);
    let mut recipients: Vec<String> = Vec::new();
    stream.write_all(b"220 sink.example\r\n")?;
    let mut line = String::new();
    while input.read_line(&mut line)? > 0 {
        let answer = match line.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
            "EHLO" => "250-sink.example\r\n250 8BITMIME",
            "MAIL" => {
                recipients.clear();
                "250 ok"
            }
            "RCPT" => {
                let address = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                match mood(shelf, &address) {
                    Mood::Refuses => "550 5.1.1 nobody of that name",
                    _ => {
                        recipients.push(address);
                        "250 ok"
                    }
                }
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n")?;
                let Some(answer) = takes(&mut input, &mut recipients, shelf)? else { return Ok(()) };
                answer
            }
            "QUIT" => return stream.write_all(b"221 goodbye\r\n"),
            _ => "250 ok",
        };
        stream.write_all(format!("{answer}\r\n").as_bytes())?;
        line.clear();
    }
    Ok(())
}

/// Reads a letter and says what is answered; `None` is to hang up.
fn takes(
    input: &mut impl BufRead,
    recipients: &mut Vec<String>,
    shelf: &Mutex<Shelf>,
) -> io::Result<Option<&'static str>> {
    let mut bytes = Vec::new();
    loop {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            break;
        }
        bytes.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
    let recipients = std::mem::take(recipients);
    let mood = recipients.iter().map(|recipient| mood(shelf, recipient)).find(|mood| *mood != Mood::Takes);
    let thinks = {
        let mut shelf = shelf.lock().unwrap();
        shelf.posted.push(Posted { recipients, bytes });
        shelf.thinks
    };
    thread::sleep(thinks);
    Ok(match mood {
        Some(Mood::IsBusy) => Some("451 4.3.0 come back later"),
        Some(Mood::HangsUp) => None,
        _ => Some("250 2.0.0 kept"),
    })
}

fn mood(shelf: &Mutex<Shelf>, recipient: &str) -> Mood {
    shelf.lock().unwrap().moods.get(recipient).copied().unwrap_or_default()
}

/// The office's LMTP door, opened as by a second process: an office of its own on the same rows. Shut when dropped.
pub struct Door {
    pub port: u16,
    runtime: Runtime,
    stop: watch::Sender<bool>,
    serving: Option<JoinHandle<io::Result<()>>>,
    /// Dropped after the runtime: connections to PostgreSQL may not be closed inside it.
    _office: Arc<Office>,
}

impl Door {
    /// Opens it; port 0 takes a free one.
    pub fn open(world: &World, port: u16) -> Door {
        let nature =
            Nature { clock: world.office.clock.clone(), chance: Chance::from_seed(u64::from(port) + 11) };
        let office = Arc::new(Office::open(world.folder(), nature).unwrap());
        let letter_box = Arc::new(LetterBox::new(Arc::clone(&office), Arc::new(Notify::new())));
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let (stop, stopped) = watch::channel(false);
        let listener =
            runtime.block_on(async { listen(SocketAddr::from((Ipv4Addr::LOCALHOST, port))) }).unwrap();
        let port = listener.local_addr().unwrap().port();
        let serving = runtime.spawn(serve(listener, letter_box, LmtpLimits::default(), stopped));
        Door { port, runtime, stop, serving: Some(serving), _office: office }
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        if let Some(serving) = self.serving.take() {
            let ended = self.runtime.block_on(serving);
            assert!(
                thread::panicking() || matches!(ended, Ok(Ok(()))),
                "the door did not close well: {ended:?}"
            );
        }
    }
}

/// A port of loopback that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// Waits for something that other threads or programs bring about; answers whether it came to that.
pub fn comes_true(patience: Duration, mut is_true: impl FnMut() -> bool) -> bool {
    #[expect(clippy::disallowed_methods, reason = "other programs know no hand clock")]
    let start = Instant::now();
    while !is_true() {
        if start.elapsed() > patience {
            return false;
        }
        thread::sleep(GLANCE);
    }
    true
}
