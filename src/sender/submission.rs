//! Where letters are handed over for sending (RFC 6409): the host, how it is reached, under what name.
//! The dialogue is in [`Connection`]; trying again is the outbox's business.

mod connection;
mod address;
mod offers;
mod reply;
mod trust;
mod wire;

#[cfg(test)]
mod tests;

use std::{fmt, sync::Arc, time::Duration};

use rustls::ClientConfig;

pub use connection::Connection;

use address::{Place, Security};
use offers::Offers;
use wire::Wire;

/// What became of one letter to one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it; its last answer.
    Sent(String),
    /// The server (or we, before it) refused this letter for good; the reason.
    Refused(String),
    /// Not sent, and safe to repeat: a 4xx answer, a complaint about us rather than the letter, or a failure
    /// before `DATA` was written.
    Later(String),
    /// The wire failed between `DATA` and its final answer: the server may have the letter (RFC 1047).
    Uncertain(String),
}

/// The server could not be reached, trusted or signed in to; nothing was sent. The sentence says which.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unreachable(pub String);

impl From<Unreachable> for Outcome {
    fn from(why: Unreachable) -> Self {
        Self::Later(why.0)
    }
}

/// Why the address of a submission server cannot be used; a sentence for whoever wrote the office file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unusable(pub String);

/// A submission server: `smtp://host:port` (in the clear; loopback only, unless `?insecure=yes`),
/// `smtps://user@host[:465]` or `smtp+starttls://user@host[:587]`. An `@` in the user's name is written `%40`.
#[derive(Clone)]
pub struct Submission {
    place: Place,
    password: Option<String>,
    trust: Option<Arc<ClientConfig>>,
    patience: Patience,
}

/// How long the server may take.
#[derive(Debug, Clone, Copy)]
struct Patience {
    /// For connecting, for the handshake, and for each command with its answer.
    command: Duration,
    /// For the whole letter, and again for the answer after it (RFC 5321 4.5.3.2 asks for minutes).
    letter: Duration,
}

const PATIENCE: Patience = Patience { command: Duration::from_secs(60), letter: Duration::from_secs(300) };

/// The longest that a letter can be on the wire: the answer to `DATA`, the letter, the answer to it.
pub const LONGEST_ON_WIRE: Duration =
    Duration::from_secs(PATIENCE.command.as_secs() + 2 * PATIENCE.letter.as_secs());

impl Submission {
    /// Reads the address. The password comes separately (a line end after it is not part of it) and is refused
    /// inside the URL. `root_certificate` is
    /// PEM text and replaces the authorities this machine trusts (private authorities, tests).
    ///
    /// # Errors
    /// A sentence saying what in the address, the password or the certificate cannot be used.
    pub fn parse(
        url: &str,
        password: Option<String>,
        root_certificate: Option<&str>,
    ) -> Result<Self, Unusable> {
        let place = Place::parse(url).map_err(Unusable)?;
        match (&place.user, &password) {
            (Some(_), None) => {
                return Err(Unusable(format!("{place}: a user is named but no password is given")));
            }
            (None, Some(_)) => {
                return Err(Unusable(format!("{place}: a password is given but no user is named")));
            }
            _ => {}
        }
        let trust = match place.security {
            Security::Clear => None,
            Security::Tls | Security::StartTls => {
                Some(trust::authorities(root_certificate).map_err(Unusable)?)
            }
        };
        let password = password.map(|text| text.trim_end_matches(['\r', '\n']).to_owned());
        Ok(Self { place, password, trust, patience: PATIENCE })
    }

    /// Connects, secures the wire and signs in. Blocks at most a minute per step. The password leaves this
    /// machine only after the server has proved its name (or over loopback).
    ///
    /// # Errors
    /// A sentence saying where it failed; nothing was sent.
    pub fn connect(&self) -> Result<Connection, Unreachable> {
        self.dial().map_err(|why| Unreachable(format!("{}: {why}", self.place)))
    }

    fn dial(&self) -> Result<Connection, String> {
        let wire =
            Wire::connect(&self.place, self.patience.command).map_err(|fault| trust::sentence(&fault))?;
        let wire = match self.place.security {
            Security::Tls => self.secure(wire)?,
            Security::Clear | Security::StartTls => wire,
        };
        let mut connection = Connection::greeted(wire, self.patience)?;
        if self.place.security == Security::StartTls {
            connection = self.upgrade(connection)?;
        }
        if let (Some(user), Some(password)) = (&self.place.user, &self.password) {
            connection.sign_in(user, password)?;
        }
        Ok(connection)
    }

    fn upgrade(&self, mut connection: Connection) -> Result<Connection, String> {
        if !connection.offers().starttls {
            return Err("it does not offer STARTTLS, and nothing is sent in the clear".to_owned());
        }
        connection.start_tls()?;
        let wire = self.secure(connection.into_wire())?;
        // What was offered in the clear is forgotten (RFC 3207 4.2): anybody on the way could have said it.
        let mut connection = Connection::over(wire, self.patience, Offers::default());
        connection.hello()?;
        Ok(connection)
    }

    fn secure(&self, wire: Wire) -> Result<Wire, String> {
        let trust = self.trust.as_ref().ok_or("no authority is trusted")?;
        wire.secured(trust, &self.place.host, self.patience.command).map_err(|fault| trust::sentence(&fault))
    }
}

/// Never shows the password.
impl fmt::Debug for Submission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Submission({})", self.place)
    }
}
