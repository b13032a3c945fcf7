//! The outside world's post office: a small SMTP server on loopback that takes whatever the office sends, for everybody,
//! and keeps it by recipient. Sends nothing itself.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context, Result};

/// Nobody on loopback needs longer for a line.
const PATIENCE: Duration = Duration::from_secs(10);

/// A letter that the office has sent, as the outside has it.
#[derive(Debug, Clone)]
pub struct Posted {
    /// The one recipient.
    pub recipient: String,
    /// The message, every line ended by CRLF.
    pub bytes: Vec<u8>,
}

/// The post office; closes when dropped.
pub struct Outside {
    /// Where it listens.
    pub address: SocketAddr,
    posted: Arc<Mutex<Vec<Posted>>>,
    closing: Arc<AtomicBool>,
    clerk: Option<JoinHandle<()>>,
}

impl Outside {
    /// Opens it on a free port of loopback.
    ///
    /// # Errors
    /// When loopback has no free port.
    pub fn open() -> Result<Outside> {
        let listener =
            TcpListener::bind("127.0.0.1:0").context("no free port for the stand-in outside world")?;
        let address = listener.local_addr()?;
        let posted = Arc::new(Mutex::new(Vec::new()));
        let closing = Arc::new(AtomicBool::new(false));
        let (shelf, stop) = (Arc::clone(&posted), Arc::clone(&closing));
        let clerk = std::thread::spawn(move || serve(&listener, &shelf, &stop));
        Ok(Outside { address, posted, closing, clerk: Some(clerk) })
    }

    /// Everything it has taken, oldest first.
    #[must_use]
    pub fn letters(&self) -> Vec<Posted> {
        self.posted.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        // The clerk waits for a caller: one that says nothing lets it look up.
        drop(TcpStream::connect(self.address));
        if let Some(clerk) = self.clerk.take() {
            drop(clerk.join());
        }
    }
}

/// One caller after the other: the office has one sender.
fn serve(listener: &TcpListener, posted: &Mutex<Vec<Posted>>, closing: &AtomicBool) {
    for caller in listener.incoming() {
        if closing.load(Ordering::SeqCst) {
            return;
        }
        if let Err(fault) = caller.map_err(anyhow::Error::from).and_then(|stream| talk(&stream, posted)) {
            tracing::warn!(%fault, "a connection to the stand-in outside world broke off");
        }
    }
}

/// The dialogue of RFC 5321 section 3, as far as one honest client needs it.
fn talk(stream: &TcpStream, posted: &Mutex<Vec<Posted>>) -> Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let (mut input, mut output) = (BufReader::new(stream), stream);
    let mut recipients = Vec::new();
    output.write_all(b"220 outside.example ESMTP\r\n")?;
    loop {
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let command = line.trim_end().to_ascii_uppercase();
        let answer = match command.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-outside.example\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES",
            "MAIL" => {
                recipients.clear();
                "250 2.1.0 ok"
            }
            "RCPT" => {
                recipients.push(in_brackets(&line));
                "250 2.1.5 ok"
            }
            "DATA" if recipients.is_empty() => "503 5.5.1 to whom?",
            "DATA" => {
                output.write_all(b"354 go on\r\n")?;
                let bytes = message(&mut input)?;
                let letters =
                    recipients.drain(..).map(|recipient| Posted { recipient, bytes: bytes.clone() });
                posted.lock().unwrap_or_else(PoisonError::into_inner).extend(letters);
                "250 2.0.0 taken"
            }
            "QUIT" => {
                output.write_all(b"221 2.0.0 goodbye\r\n")?;
                return Ok(());
            }
            "HELO" | "RSET" | "NOOP" => "250 2.0.0 ok",
            _ => "502 5.5.1 not known here",
        };
        output.write_all(format!("{answer}\r\n").as_bytes())?;
    }
}

/// Reads to the dot on its own line and takes out the dots that were put in (RFC 5321 section 4.5.2).
fn message(input: &mut impl BufRead) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let mut line = Vec::new();
        anyhow::ensure!(input.read_until(b'\n', &mut line)? > 0, "the message has no end");
        if line == b".\r\n" {
            return Ok(bytes);
        }
        bytes.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}

fn in_brackets(line: &str) -> String {
    let start = line.find('<').map_or(0, |at| at.saturating_add(1));
    let rest = line.get(start..).unwrap_or_default();
    rest.split('>').next().unwrap_or_default().trim().to_owned()
}
