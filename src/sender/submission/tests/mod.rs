//! The submission client against small scripted servers, one thread each.
//! Every outcome is reached by what a server really does, never by reaching into the client.

mod outcomes;
mod letters;
mod secrecy;

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::Arc,
    thread::JoinHandle,
    time::Duration,
};

use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::{Connection, Outcome, Patience, Submission, Unreachable};

trait Stream: Read + Write + Send {}
impl<T: Read + Write + Send> Stream for T {}

/// The server's side of one connection.
struct Clerk {
    stream: Box<dyn Stream>,
    /// All it heard in the clear or decrypted.
    heard: Vec<u8>,
    waiting: Vec<u8>,
}

impl Clerk {
    fn new(stream: Box<dyn Stream>) -> Self {
        Self { stream, heard: Vec::new(), waiting: Vec::new() }
    }

    /// Says a line; that the other side has gone is its own affair.
    fn say(&mut self, text: &str) {
        self.stream.write_all(format!("{text}\r\n").as_bytes()).ok();
        self.stream.flush().ok();
    }

    /// Hears up to and with `end`; empty when the other side hung up.
    fn hear_until(&mut self, end: &[u8]) -> Vec<u8> {
        let mut searched = 0;
        loop {
            if let Some(place) = self.waiting[searched..].windows(end.len()).position(|part| part == end) {
                return self.waiting.drain(..searched + place + end.len()).collect();
            }
            searched = self.waiting.len().saturating_sub(end.len());
            let mut piece = [0; 65536];
            match self.stream.read(&mut piece) {
                Ok(count) if count > 0 => {
                    self.heard.extend_from_slice(&piece[..count]);
                    self.waiting.extend_from_slice(&piece[..count]);
                }
                _ => return Vec::new(),
            }
        }
    }

    fn hear(&mut self) -> String {
        String::from_utf8(self.hear_until(b"\r\n")).unwrap().trim_end().to_owned()
    }

    /// Hears a line that starts with `word` and answers it.
    fn answer(&mut self, word: &str, text: &str) {
        let line = self.hear();
        assert!(line.starts_with(word), "heard {line:?}, expected {word}");
        self.say(text);
    }

    fn welcome(&mut self, offers: &[&str]) {
        self.say("220 relay.example ESMTP");
        let lines: String = offers.iter().map(|offer| format!("250-{offer}\r\n")).collect();
        self.answer("EHLO [127.0.0.1]", &format!("250-relay.example\r\n{lines}250 HELP"));
    }

    fn take_envelope(&mut self) {
        self.answer("MAIL FROM:", "250 2.1.0 ok");
        self.answer("RCPT TO:", "250 2.1.5 ok");
    }

    fn take_letter(&mut self, answer: &str) -> Vec<u8> {
        self.answer("DATA", "354 go ahead");
        let letter = self.hear_until(b"\r\n.\r\n");
        self.say(answer);
        letter
    }

    /// The rest of the connection under TLS.
    fn secured(self, config: &Arc<ServerConfig>, tcp: TcpStream) -> Self {
        let session = ServerConnection::new(Arc::clone(config)).unwrap();
        Self { stream: Box::new(StreamOwned::new(session, tcp)), ..self }
    }
}

/// A listening server that plays its script to the first who connects; yields all it heard.
struct Server {
    port: u16,
    playing: JoinHandle<Vec<u8>>,
}

impl Server {
    fn plays(script: impl FnOnce(&mut Clerk) + Send + 'static) -> Self {
        Self::plays_with(|tcp| {
            let mut clerk = Clerk::new(Box::new(tcp));
            script(&mut clerk);
            clerk
        })
    }

    fn plays_with(script: impl FnOnce(TcpStream) -> Clerk + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let playing = std::thread::spawn(move || {
            let (tcp, _peer) = listener.accept().unwrap();
            let mut clerk = script(tcp);
            // Until the other side hangs up, so that nothing it says afterwards goes unheard.
            clerk.hear_until(b"never said");
            clerk.heard
        });
        Self { port, playing }
    }

    fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    fn connect(&self) -> Connection {
        Submission::parse(&self.url(), None, None).unwrap().connect().unwrap()
    }

    fn heard(self) -> String {
        String::from_utf8_lossy(&self.playing.join().unwrap()).into_owned()
    }
}

const LETTER: &[u8] = b"Subject: x\r\n\r\nHi\r\n";

fn send(connection: &mut Connection) -> Outcome {
    connection.send(Some("desk@desk.example"), "clerk@ministry.example", LETTER, || Ok(()))
}

/// A client that soon loses patience.
fn hasty(url: &str) -> Result<Connection, Unreachable> {
    let mut submission = Submission::parse(url, None, None).unwrap();
    let soon = Duration::from_millis(200);
    submission.patience = Patience { command: soon, letter: soon };
    submission.connect()
}
