//! The office's own mail host, played: writes its trace and its verdict on top of each letter (RFC 8601) and hands the
//! letter to the office's LMTP door (RFC 2033). Reads nothing of what the office keeps.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result};
use mail::letter::Letter;

/// Nobody on loopback needs longer for a line.
const PATIENCE: Duration = Duration::from_secs(10);
/// The host's name, which the office file names as the one to believe.
const NAME: &str = "mx.ruritania.example";

/// What the host found out about the domain in `From` (DMARC, RFC 7489).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is theirs.
    Pass,
    /// It is not.
    Fail,
    /// The domain says nothing about its mail.
    None,
}

/// The host, and the door it hands letters in at.
pub struct MailHost {
    /// The office's LMTP door.
    pub door: SocketAddr,
}

impl MailHost {
    /// Hands one letter in for one recipient and returns the office's last answer.
    ///
    /// # Errors
    /// When the door does not answer, or refuses before the letter.
    pub fn hand_in(&self, sender: &str, recipient: &str, message: &[u8]) -> Result<String> {
        let stream =
            TcpStream::connect_timeout(&self.door, PATIENCE).context("the LMTP door does not open")?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let (mut input, mut output) = (BufReader::new(&stream), &stream);
        expect(&mut input, "220")?;
        for (command, code) in [
            (format!("LHLO {NAME}"), "250"),
            (format!("MAIL FROM:<{sender}> BODY=8BITMIME"), "250"),
            (format!("RCPT TO:<{recipient}>"), "250"),
            ("DATA".to_owned(), "354"),
        ] {
            output.write_all(format!("{command}\r\n").as_bytes())?;
            expect(&mut input, code).with_context(|| format!("after {command}"))?;
        }
        output.write_all(&stuffed(message))?;
        let answer = expect(&mut input, "250").context("after the letter")?;
        output.write_all(b"QUIT\r\n")?;
        Ok(answer)
    }
}

/// The letter as it leaves the host: its trace and its verdict stand above what came with the letter.
#[must_use]
pub fn with_trace(letter: &Letter, verdict: Verdict, date: &str, message: &[u8]) -> Vec<u8> {
    let domain = letter.from.first().map_or("", |from| from.domain());
    let found = match verdict {
        Verdict::Pass => format!("dmarc=pass header.from={domain}"),
        Verdict::Fail => format!("spf=fail smtp.mailfrom={domain}; dmarc=fail header.from={domain}"),
        Verdict::None => format!("dmarc=none header.from={domain}"),
    };
    let trace = format!(
        "Authentication-Results: {NAME}; {found}\r\nReceived: from mail.{domain} by {NAME} with ESMTPS; {date}\r\n"
    );
    [trace.as_bytes(), message].concat()
}

/// Reads one whole answer; its last line if it has the wanted code.
fn expect(input: &mut impl BufRead, code: &str) -> Result<String> {
    loop {
        let mut line = String::new();
        anyhow::ensure!(input.read_line(&mut line)? > 0, "the LMTP door closed");
        let line = line.trim_end();
        anyhow::ensure!(line.starts_with(code), "the LMTP door answered \"{line}\"");
        if line.get(3..4) != Some("-") {
            return Ok(line.to_owned());
        }
    }
}

/// The message with its end, a dot put before each line that begins with one (RFC 5321 section 4.5.2).
fn stuffed(message: &[u8]) -> Vec<u8> {
    let mut wire = Vec::with_capacity(message.len() + 16);
    for line in message.split_inclusive(|byte| *byte == b'\n') {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_in_a_letter_does_not_end_it() {
        assert_eq!(stuffed(b"a\r\n.\r\n..b\r\nc"), b"a\r\n..\r\n...b\r\nc\r\n.\r\n");
    }
}
