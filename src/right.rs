//! What may be done in the office: the closed list of rights, and sets of them. Which role holds which is data, kept by
//! `staff`.

use serde::{Deserialize, Serialize};

/// One thing that may be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Right {
    /// See cases, their letters and their journal.
    Read,
    /// Open a case.
    Open,
    /// Confirm procedure and authority.
    Route,
    /// Hand a case to another delegate's desk.
    Assign,
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
    /// See, place, open or discard what lies in the tray.
    Tray,
    /// Write a note.
    Note,
    /// Cancel or repeat a letter in the outbox; settle a notice.
    Outbox,
    /// See authorities, procedures and coverage.
    Directory,
    /// Change them: apply an office file or one entry of it.
    Office,
    /// See figures over all cases in sight, and take them away as a table.
    Figures,
    /// Invite, change and shut out officers.
    Accounts,
    /// Make and end keys of the interface for programs, and webhooks.
    Keys,
}

impl Right {
    /// Every right, in the order of the walk.
    pub const ALL: [Right; 20] = [
        Right::Read,
        Right::Open,
        Right::Route,
        Right::Assign,
        Right::Forward,
        Right::Accept,
        Right::Relay,
        Right::AutoRelay,
        Right::Answer,
        Right::Close,
        Right::Chase,
        Right::Clock,
        Right::Tray,
        Right::Note,
        Right::Outbox,
        Right::Directory,
        Right::Office,
        Right::Figures,
        Right::Accounts,
        Right::Keys,
    ];
}

impl Right {
    /// The word in files and in the interface for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Right::Read => "read",
            Right::Open => "open",
            Right::Route => "route",
            Right::Assign => "assign",
            Right::Forward => "forward",
            Right::Accept => "accept",
            Right::Relay => "relay",
            Right::AutoRelay => "auto-relay",
            Right::Answer => "answer",
            Right::Close => "close",
            Right::Chase => "chase",
            Right::Clock => "clock",
            Right::Tray => "tray",
            Right::Note => "note",
            Right::Outbox => "outbox",
            Right::Directory => "directory",
            Right::Office => "office",
            Right::Figures => "figures",
            Right::Accounts => "accounts",
            Right::Keys => "keys",
        }
    }

    /// The right of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Right> {
        Right::ALL.into_iter().find(|right| right.word() == word)
    }
}

/// A set of rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rights(u32);

impl Rights {
    /// Every right.
    #[must_use]
    pub fn all() -> Rights {
        Right::ALL.into_iter().collect()
    }

    /// Whether the right is among them.
    #[must_use]
    pub fn has(self, right: Right) -> bool {
        self.0 & bit(right) != 0
    }

    /// Whether every right of this set is in the other too.
    #[must_use]
    pub fn are_within(self, other: Rights) -> bool {
        self.0 & !other.0 == 0
    }

    /// Those that both sets have.
    #[must_use]
    pub fn within(self, other: Rights) -> Rights {
        Rights(self.0 & other.0)
    }
}

impl FromIterator<Right> for Rights {
    fn from_iter<T: IntoIterator<Item = Right>>(rights: T) -> Rights {
        Rights(rights.into_iter().fold(0, |set, right| set | bit(right)))
    }
}

fn bit(right: Right) -> u32 {
    Right::ALL.iter().position(|known| *known == right).map_or(0, |place| 1 << place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_it_was_made_of_and_nothing_else() {
        for right in Right::ALL {
            let set: Rights = [right].into_iter().collect();
            assert!(Right::ALL.iter().all(|other| set.has(*other) == (*other == right)), "{right:?}");
            assert!(Rights::all().has(right) && !Rights::default().has(right));
            assert!(
                set.are_within(Rights::all()) && set.are_within(set) && Rights::default().are_within(set)
            );
            assert!(!Rights::all().are_within(set) && !set.are_within(Rights::default()));
        }
    }
}
