//! The dialogue with a submission server: one letter, one recipient, and always knowing how far it came.

use std::{io, net::SocketAddr};

use data_encoding::BASE64;

use super::{Outcome, Patience, offers::Offers, reply::Reply, wire::Wire};

/// Letters are written in blocks of about this many bytes.
const BLOCK: usize = 64 * 1024;

/// An open dialogue with the server. Dropping it hangs up; [`Connection::quit`] says goodbye first.
pub struct Connection {
    wire: Wire,
    offers: Offers,
    patience: Patience,
    broken: bool,
}

/// Why a command brought no yes.
enum Trouble {
    Said(Reply),
    Broke(io::Error),
}

impl Connection {
    /// Sends one letter to exactly one recipient; `None` is the null sender. `before_data` runs after the
    /// recipient was accepted and before `DATA`: if it fails, nothing was sent and the outcome is `Later`.
    pub fn send(
        &mut self,
        sender: Option<&str>,
        recipient: &str,
        bytes: &[u8],
        before_data: impl FnOnce() -> anyhow::Result<()>,
    ) -> Outcome {
        if self.broken {
            return Outcome::Later("the connection is closed".to_owned());
        }
        let mail = match self.mail_line(sender, recipient, bytes) {
            Ok(line) => line,
            Err(why) => return Outcome::Refused(why.to_owned()),
        };
        let named = self.agreed(&mail).and_then(|_ok| self.agreed(&format!("RCPT TO:<{recipient}>")));
        if let Err(trouble) = named {
            return self.not_sent(trouble);
        }
        if let Err(fault) = before_data() {
            self.reset();
            return Outcome::Later(format!("not sent, because it could not be noted before: {fault:#}"));
        }
        self.data(bytes)
    }

    /// Whether the connection can carry another letter; asks the server (`NOOP`).
    pub fn is_healthy(&mut self) -> bool {
        !self.broken && self.agreed("NOOP").is_ok()
    }

    /// Says goodbye; an unanswered `QUIT` is no fault.
    pub fn quit(mut self) {
        if !self.broken {
            let _unanswered = self.command("QUIT");
        }
    }

    /// A dialogue over a wire whose greeting was read already or will not come again.
    pub(super) fn over(wire: Wire, patience: Patience, offers: Offers) -> Self {
        Self { wire, offers, patience, broken: false }
    }

    /// Waits for the greeting and introduces us.
    pub(super) fn greeted(wire: Wire, patience: Patience) -> Result<Self, String> {
        let mut connection = Self::over(wire, patience, Offers::default());
        connection.wire.allow(patience.command);
        connection.answer().map_err(Trouble::shown)?;
        connection.hello()?;
        Ok(connection)
    }

    pub(super) fn hello(&mut self) -> Result<(), String> {
        // An address literal is always true (RFC 5321 4.1.4); this machine's name may mean nothing outside.
        let own = match self.wire.own_address().map_err(|fault| fault.to_string())? {
            SocketAddr::V4(address) => format!("[{}]", address.ip()),
            SocketAddr::V6(address) => format!("[IPv6:{}]", address.ip()),
        };
        let reply = self.agreed(&format!("EHLO {own}")).map_err(Trouble::shown)?;
        self.offers = Offers::read(&reply.lines);
        Ok(())
    }

    #[cfg(test)]
    pub(super) fn broken(&self) -> bool {
        self.broken
    }

    pub(super) fn offers(&self) -> &Offers {
        &self.offers
    }

    pub(super) fn start_tls(&mut self) -> Result<(), String> {
        self.agreed("STARTTLS").map(drop).map_err(Trouble::shown)
    }

    pub(super) fn into_wire(self) -> Wire {
        self.wire
    }

    /// Signs in (RFC 4954) with PLAIN, or LOGIN where a server knows nothing better.
    pub(super) fn sign_in(&mut self, user: &str, password: &str) -> Result<(), String> {
        if !self.wire.is_secret() {
            return Err("the password would travel in the clear; it was not sent".to_owned());
        }
        let signed_in = if self.offers.plain {
            let secret = BASE64.encode(format!("\0{user}\0{password}").as_bytes());
            self.command(&format!("AUTH PLAIN {secret}"))
        } else if self.offers.login {
            self.command("AUTH LOGIN")
                .and_then(|_user| self.command(&BASE64.encode(user.as_bytes())))
                .and_then(|_password| self.command(&BASE64.encode(password.as_bytes())))
        } else {
            return Err("it offers neither AUTH PLAIN nor AUTH LOGIN".to_owned());
        };
        let reply = signed_in.map_err(|trouble| format!("it did not sign us in: {}", trouble.shown()))?;
        if reply.code == 235 { Ok(()) } else { Err(format!("it did not sign us in: {}", reply.shown())) }
    }

    /// The MAIL command, if the letter can go to this server at all; else why not.
    fn mail_line(&self, sender: Option<&str>, recipient: &str, bytes: &[u8]) -> Result<String, &'static str> {
        let sender = sender.unwrap_or_default();
        if !is_address(recipient) || !(sender.is_empty() || is_address(sender)) {
            return Err("an address is not well formed");
        }
        if has_lone_line_end(bytes) {
            return Err("a CR or LF stands alone in the letter (RFC 5321 2.3.8)");
        }
        let mut line = format!("MAIL FROM:<{sender}>");
        if self.offers.largest.is_some_and(|largest| bytes.len() > largest) {
            return Err("the letter is larger than the server takes");
        }
        if self.offers.size {
            line.push_str(&format!(" SIZE={}", bytes.len()));
        }
        if !bytes.is_ascii() {
            if !self.offers.eight_bit_mime {
                return Err("the letter is not ASCII and the server does not offer 8BITMIME");
            }
            line.push_str(" BODY=8BITMIME");
        }
        if !sender.is_ascii() || !recipient.is_ascii() {
            if !self.offers.smtp_utf8 {
                return Err("an address is not ASCII and the server does not offer SMTPUTF8");
            }
            line.push_str(" SMTPUTF8");
        }
        Ok(line)
    }

    /// From here on the server may have the letter, unless it says otherwise.
    fn data(&mut self, bytes: &[u8]) -> Outcome {
        match self.command("DATA") {
            Ok(reply) if reply.code == 354 => {}
            Ok(reply) => {
                self.broken = true;
                return Outcome::Later(format!("it did not ask for the letter: {}", reply.shown()));
            }
            Err(Trouble::Broke(fault)) => return Outcome::Uncertain(fault.to_string()),
            Err(said) => return self.not_sent(said),
        }
        self.wire.allow(self.patience.letter);
        let written = self.letter(bytes);
        self.broken |= written.is_err();
        // A server may refuse and hang up while we still write; its last word says more than a broken pipe.
        self.wire.allow(if written.is_ok() { self.patience.letter } else { self.patience.command });
        match (self.answer(), written) {
            (Ok(reply), Ok(())) if reply.code < 300 => Outcome::Sent(reply.shown()),
            (Ok(reply), _) => {
                self.broken = true;
                Outcome::Uncertain(format!("it answered the letter with {}", reply.shown()))
            }
            (Err(Trouble::Said(reply)), _) => verdict(&reply),
            (Err(Trouble::Broke(_)), Err(fault)) | (Err(Trouble::Broke(fault)), Ok(())) => {
                Outcome::Uncertain(fault.to_string())
            }
        }
    }

    /// Writes the letter with its dots stuffed (RFC 5321 4.5.2) and its end.
    fn letter(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut block = Vec::with_capacity(BLOCK + 1024);
        for line in bytes.split_inclusive(|octet| *octet == b'\n') {
            if line.starts_with(b".") {
                block.push(b'.');
            }
            block.extend_from_slice(line);
            if block.len() >= BLOCK {
                self.wire.send(&block)?;
                block.clear();
            }
        }
        let ended = bytes.is_empty() || bytes.ends_with(b"\r\n");
        block.extend_from_slice(if ended { b".\r\n" } else { b"\r\n.\r\n" });
        self.wire.send(&block)
    }

    fn not_sent(&mut self, trouble: Trouble) -> Outcome {
        match trouble {
            Trouble::Broke(fault) => Outcome::Later(fault.to_string()),
            Trouble::Said(reply) => {
                self.reset();
                verdict(&reply)
            }
        }
    }

    fn reset(&mut self) {
        if !self.broken && self.agreed("RSET").is_err() {
            self.broken = true;
        }
    }

    /// A command that is answered with yes or no, nothing between: a 3xx here belongs to another command, and
    /// a dialogue out of step must not go on.
    fn agreed(&mut self, line: &str) -> Result<Reply, Trouble> {
        let reply = self.command(line)?;
        if reply.code < 300 {
            return Ok(reply);
        }
        self.broken = true;
        Err(Trouble::Broke(io::Error::other(format!("it answered out of step: {}", reply.shown()))))
    }

    fn command(&mut self, line: &str) -> Result<Reply, Trouble> {
        self.wire.allow(self.patience.command);
        if self.wire.has_unasked() {
            self.broken = true;
            return Err(Trouble::Broke(io::Error::other("it spoke without being asked")));
        }
        if let Err(fault) = self.wire.send(format!("{line}\r\n").as_bytes()) {
            self.broken = true;
            return Err(Trouble::Broke(fault));
        }
        self.answer()
    }

    fn answer(&mut self) -> Result<Reply, Trouble> {
        match self.wire.reply() {
            Ok(reply) if reply.code < 400 => Ok(reply),
            Ok(reply) => {
                // 421 and 521 announce that the server hangs up.
                self.broken |= matches!(reply.code, 421 | 521);
                Err(Trouble::Said(reply))
            }
            Err(fault) => {
                self.broken = true;
                Err(Trouble::Broke(fault))
            }
        }
    }
}

impl Trouble {
    fn shown(self) -> String {
        match self {
            Self::Said(reply) => reply.shown(),
            Self::Broke(fault) => fault.to_string(),
        }
    }
}

/// What a negative reply means for the letter. Complaints about the dialogue or about our signing in would
/// meet every letter alike: the office has to look, the letters wait.
fn verdict(reply: &Reply) -> Outcome {
    match reply.code {
        500 | 502 | 503 | 530 | 534 | 535 | 538 => Outcome::Later(reply.shown()),
        500..600 => Outcome::Refused(reply.shown()),
        _ => Outcome::Later(reply.shown()),
    }
}

fn is_address(written: &str) -> bool {
    let odd = |letter: char| letter.is_control() || letter.is_whitespace() || "<>".contains(letter);
    let parts = written.rsplit_once('@');
    parts.is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty()) && !written.contains(odd)
}

fn has_lone_line_end(bytes: &[u8]) -> bool {
    let sound = |line: &[u8]| match line {
        [text @ .., b'\r', b'\n'] => !text.contains(&b'\r'),
        open => !open.contains(&b'\r') && !open.contains(&b'\n'),
    };
    !bytes.split_inclusive(|octet| *octet == b'\n').all(sound)
}
