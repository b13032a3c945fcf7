//! Who does a deed, and what each may do. The list of rights is closed.

use crate::error::Result;
use crate::refusal::Refusal;

/// Who is acting. Written into the journal with every deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A person working at the desk, by name.
    Officer(String),
    /// The party who asks.
    Requester,
    /// A public organisation that answers.
    Authority,
    /// The office itself, by its rules and its clock.
    Clock,
}

impl Actor {
    /// The word in the journal.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Actor::Officer(name) => format!("officer {name}"),
            Actor::Requester => "requester".to_owned(),
            Actor::Authority => "authority".to_owned(),
            Actor::Clock => "clock".to_owned(),
        }
    }

    /// Whether this actor may do such a thing at all. Which officer may do it to which case comes with accounts.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        match self {
            Actor::Officer(_) => true,
            Actor::Clock => {
                matches!(right, Right::Open | Right::Route | Right::Accept | Right::Chase | Right::AutoRelay)
            }
            Actor::Requester => matches!(right, Right::Open),
            Actor::Authority => false,
        }
    }
}

/// What may be done at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Open a case.
    Open,
    /// Confirm procedure and authority.
    Route,
    /// Write to an authority.
    Forward,
    /// Take a letter as the authority's own.
    Accept,
    /// Pass an accepted reply on.
    Relay,
    /// Pass a verified reply on without an officer, where the office file says so.
    AutoRelay,
    /// Write to the requester in the desk's own name.
    Answer,
    /// Record a decision, close, reopen.
    Close,
    /// Remind, ask for a receipt, escalate.
    Chase,
    /// Pause, resume or extend an authority's clock.
    Clock,
    /// Place, open or discard what lies in the tray.
    Tray,
    /// Write a note.
    Note,
    /// Cancel or repeat a letter in the outbox.
    Outbox,
    /// Apply an office file.
    Office,
}

impl Actor {
    /// Refuses what this actor may not do.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn must(&self, right: Right) -> Result<()> {
        if self.may(right) { Ok(()) } else { Err(Refusal::NotAllowed(self.written()).into()) }
    }
}
