//! How the desk reports to programs: the JSON shapes that the command line and the interface over HTTP share.

use mail::letter::Address;
use serde::Serialize;
use store::Tx;

use super::case::Case;
use super::open::Request;
use super::place::Placed;
use super::tray::ShownGuess;
use crate::error::Result;
use crate::letters::letter::KeptLetter;
use crate::letters::writing::Written;
use crate::office::Office;
use crate::refusal::Refusal;

/// How a case stands after a step.
#[derive(Debug, Clone, Serialize)]
pub struct Done {
    /// The case.
    pub reference: String,
    /// Where it stands.
    pub state: &'static str,
    /// The letters that the step put into the outbox.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub letters: Vec<String>,
}

impl Done {
    /// After a step that wrote these letters.
    #[must_use]
    pub fn of(case: &Case, letters: &[Written]) -> Done {
        Done {
            reference: case.reference.clone(),
            state: case.state.word(),
            letters: letters.iter().map(|letter| letter.letter_id.clone()).collect(),
        }
    }
}

/// Messages exactly as they would leave.
#[derive(Debug, Clone, Serialize)]
pub struct Preview {
    /// One for each recipient.
    pub messages: Vec<String>,
}

impl Preview {
    /// Of letters that were rehearsed.
    #[must_use]
    pub fn of(letters: &[Written]) -> Preview {
        let message = |letter: &Written| String::from_utf8_lossy(&letter.bytes).into_owned();
        Preview { messages: letters.iter().map(message).collect() }
    }
}

/// How a clock stands after it was turned.
#[derive(Debug, Clone, Serialize)]
pub struct Turned {
    /// The case.
    pub reference: String,
    /// Where it stands.
    pub state: &'static str,
    /// Whose clock.
    pub authority: String,
    /// When the reply is due; `null`: no day.
    pub due_at: Option<String>,
}

/// A letter in the tray.
#[derive(Debug, Clone, Serialize)]
pub struct LyingLetter {
    /// Its id.
    pub id: String,
    /// When it came.
    pub at: String,
    /// Who says to have written it.
    pub from: String,
    /// To which address of ours.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// person, auto_reply, bounce, receipt, list, calendar.
    pub kind: String,
    /// Why it lies there.
    pub why: String,
    /// Where it might belong.
    pub guesses: Vec<ShownGuess>,
}

impl LyingLetter {
    /// A letter with its guesses.
    #[must_use]
    pub fn of(kept: KeptLetter, guesses: Vec<ShownGuess>) -> LyingLetter {
        LyingLetter {
            id: kept.letter_id,
            at: kept.kept_at,
            from: kept.from_address,
            to: kept.recipient,
            subject: kept.subject,
            kind: kept.kind,
            why: kept.why,
            guesses,
        }
    }
}

/// Where a letter of the tray lies now.
#[derive(Debug, Clone, Serialize)]
pub struct Moved {
    /// The letter.
    pub letter: String,
    /// The case; `null` for a copy, and for one that stays in the tray.
    pub reference: Option<String>,
}

impl Moved {
    /// After a letter was placed.
    #[must_use]
    pub fn of(letter: &str, placed: &Placed) -> Moved {
        let reference = match placed {
            Placed::Opened { reference } | Placed::OnLane { reference } => Some(reference.clone()),
            Placed::Copy | Placed::Tray => None,
        };
        Moved { letter: letter.to_owned(), reference }
    }
}

/// What a program asks a case to be opened with.
#[derive(Debug, Clone, Default)]
pub struct Opening {
    /// The procedure's key.
    pub procedure: Option<String>,
    /// `name@example.org` or `Name <name@example.org>`.
    pub requester: String,
    /// Two letters of ISO 3166-1.
    pub country: Option<String>,
    /// Fields of the procedure.
    pub fields: Vec<(String, String)>,
    /// What it is about; the procedure's name when not given.
    pub subject: Option<String>,
    /// The language to write to them in; the office's first when not given.
    pub language: Option<String>,
}

impl Opening {
    /// The request that it makes.
    ///
    /// # Errors
    /// [`Refusal::BadAddress`].
    pub fn request(&self, office: &Office) -> Result<Request> {
        let requester = Address::parse(&self.requester);
        let requester = requester.ok_or_else(|| Refusal::BadAddress(self.requester.clone()))?;
        let in_force = office.in_force();
        let procedure = self.procedure.as_deref().and_then(|key| in_force.directory.procedure(key));
        let language = in_force.directory.language_for(self.language.as_deref());
        let named = procedure.map(|procedure| procedure.name.in_language(&language).to_owned());
        Ok(Request {
            requester,
            country: self.country.as_deref().unwrap_or_default().to_uppercase(),
            subject: self.subject.clone().or(named).unwrap_or_default(),
            procedure: self.procedure.clone(),
            fields: self.fields.clone(),
            language,
        })
    }
}

/// After a verb that wrote letters in a case.
///
/// # Errors
/// When the case is out of sight.
pub fn done(
    tx: &mut Tx<'_>,
    actor: &crate::actor::Actor,
    reference: &str,
    letters: &[Written],
) -> Result<Done> {
    Ok(Done::of(&Case::by_reference(tx, actor, reference)?, letters))
}
