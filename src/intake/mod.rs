//! The wire side of taking in letters: an LMTP listener (RFC 2033) that asks a [`Door`] what to answer.
//! The listener knows lines, limits and answers, never what a case, a lane or a party is; [`letter_box`] answers for the office.

pub mod lmtp;
pub mod letter_box;
pub mod take_in;
mod ahead;
mod session;
mod command;
mod data;
mod wire;
mod reply;
mod seats;
mod memory;

pub use lmtp::{LmtpLimits, listen, serve};

/// One letter as it came over the wire, with the envelope it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The reverse-path of `MAIL FROM`; `None` is the null sender `<>` of bounces and receipts (RFC 5321 4.5.5).
    pub sender: Option<String>,
    /// The recipients accepted in the session, in order; never empty. Repeated addresses stay repeated.
    pub recipients: Vec<String>,
    /// The letter, dot-unstuffed; every line ends in CRLF and no other CR or LF occurs.
    pub bytes: Vec<u8>,
    /// Whether the sender asked for SMTPUTF8 (RFC 6531): addresses and headers may be UTF-8.
    pub smtp_utf8: bool,
    /// The address and port of the delivering host, for the journal.
    pub peer: String,
}

/// What a door answers for one recipient. Texts are sentences without code; the wire adds the codes and
/// takes out control characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Kept for good: the store has committed (250).
    Taken,
    /// Kept before; a second delivery of the same letter changes nothing (250).
    SeenBefore,
    /// Refused for good; the delivering host tells the sender (550).
    Refused(String),
    /// Not now; the delivering host keeps the letter and comes back (451). The answer when in doubt.
    TryAgain(String),
}

/// What stands behind the listener. Both methods may panic (answered "try again").
pub trait Door: Send + Sync + 'static {
    /// May a letter be addressed to `address`? Asked at `RCPT`, so that a stranger's address is refused in
    /// the session and nothing is ever bounced. Answers at once: it is asked on a thread of the doors.
    fn recipient(&self, address: &str) -> Answer;

    /// Takes the letter and returns one answer per recipient, in order, after the commit; may block. A missing
    /// answer counts as "try again".
    fn deliver(&self, delivery: Delivery) -> Vec<Answer>;
}

#[cfg(test)]
mod tests;
