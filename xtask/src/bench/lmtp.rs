//! A delivering mail server: many LMTP sessions at once (RFC 2033), each with one letter on the way. It pipelines as
//! Postfix does (RFC 2920), so that the figures are the office's and not those of waiting for a reply to every line.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, bail};

/// Where every letter goes: an intake address of the office file.
pub const RECIPIENT: &str = "desk@ruritania.example";

/// One session.
pub struct Session {
    stream: BufReader<TcpStream>,
}

impl Session {
    pub fn begin(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        let mut session = Self { stream: BufReader::new(stream) };
        session.hear("220")?;
        session.say(b"LHLO bench.example\r\n")?;
        session.hear("250")?;
        Ok(session)
    }

    /// Delivers one letter, which must end in CRLF and have no line that begins with a dot; returns once it is taken.
    pub fn deliver(&mut self, letter: &[u8]) -> Result<()> {
        self.say(
            format!("MAIL FROM:<sender@wanderer.example>\r\nRCPT TO:<{RECIPIENT}>\r\nDATA\r\n").as_bytes(),
        )?;
        self.hear("250")?;
        self.hear("250")?;
        self.hear("354")?;
        self.say(&[letter, b".\r\n"].concat())?;
        self.hear("250")
    }

    fn say(&mut self, text: &[u8]) -> Result<()> {
        Ok(self.stream.get_mut().write_all(text)?)
    }

    /// Reads a reply, whose last line has a blank behind its code.
    fn hear(&mut self, code: &str) -> Result<()> {
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line)?;
            if !line.starts_with(code) {
                bail!("expected {code}, heard {line:?}");
            }
            if !line.get(3..).unwrap_or_default().starts_with('-') {
                return Ok(());
            }
        }
    }
}

/// Delivers all letters over so many sessions.
pub fn deliver_all(address: SocketAddr, letters: &[Vec<u8>], sessions: usize) -> Result<()> {
    let next = AtomicUsize::new(0);
    let one_session = || -> Result<()> {
        let mut session = Session::begin(address)?;
        while let Some(letter) = letters.get(next.fetch_add(1, Ordering::Relaxed)) {
            session.deliver(letter)?;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..sessions).map(|_| scope.spawn(one_session)).collect();
        running.into_iter().try_for_each(|session| session.join().ok().context("a session stumbled")?)
    })
}
