//! Where letters are handed over for sending (RFC 6409): the host, how it is reached, with what name.
//! The dialogue is in `Connection`; retrying is the outbox's business.

/// What became of one letter to one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it; its last answer.
    Sent(String),
    /// The server (or we, before it) refused this letter for good; the reason.
    Refused(String),
    /// Not sent, and safe to repeat: a 4xx answer, or a failure before `DATA` was written.
    Later(String),
    /// The wire failed between `DATA` and its final answer: the server may have it (RFC 1047).
    Uncertain(String),
}

/// The server could not be reached, trusted or signed in to; nothing was sent. The sentence says which.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unreachable(pub String);

/// Why an address of a submission server cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unusable(pub String);

/// A submission server: `smtp://host:port` (plain; loopback only, unless `?insecure=yes`),
/// `smtps://user@host[:465]` or `smtp+starttls://user@host[:587]`.
#[derive(Clone)]
pub struct Submission {
    url: String,
}

/// An open dialogue with the server.
pub struct Connection {
    broken: bool,
}

impl Submission {
    /// Reads the address. The password comes separately and is refused inside the URL; `root_certificate`
    /// is PEM text and replaces the machine's trusted authorities (for tests and private authorities).
    pub fn parse(
        url: &str,
        password: Option<String>,
        root_certificate: Option<&str>,
    ) -> Result<Self, Unusable> {
        let _ = (password, root_certificate);
        Ok(Self { url: url.to_owned() })
    }

    /// Connects, secures the wire and signs in; blocks at most about a minute per step.
    pub fn connect(&self) -> Result<Connection, Unreachable> {
        Err(Unreachable(format!("{} is not reachable yet", self.url)))
    }
}

impl Connection {
    /// Sends one letter to exactly one recipient. `before_data` runs after the recipient was accepted and
    /// before `DATA`: if it fails, nothing was sent and the outcome is `Later`.
    pub fn send(
        &mut self,
        sender: Option<&str>,
        recipient: &str,
        bytes: &[u8],
        before_data: impl FnOnce() -> anyhow::Result<()>,
    ) -> Outcome {
        let _ = (sender, recipient, bytes, before_data);
        Outcome::Later("not connected".to_owned())
    }

    /// Whether the connection can carry another letter; asks the server (`NOOP`) if it has been idle.
    pub fn is_healthy(&mut self) -> bool {
        !self.broken
    }

    /// Says goodbye; an unanswered `QUIT` is no fault.
    pub fn quit(self) {}
}
