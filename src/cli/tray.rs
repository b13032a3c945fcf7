//! `tray …`: letters that nobody could place, and what an officer does with them.

use clap::Subcommand;
use serde_json::json;

use super::failure::Failure;
use super::{Global, case_page::short, print};
use crate::desk::place::Placed;
use crate::desk::report::{LyingLetter, Moved};
use crate::desk::tray;
use crate::error::Result as OfficeResult;
use crate::letters::letter::KeptLetter;
use crate::office::Office;

/// More are looked at after these are dealt with.
const MOST_SHOWN: i64 = 1000;

/// `tray …`.
#[derive(Debug, Subcommand)]
pub enum TrayCommand {
    /// What lies in the tray, oldest first, with guesses
    List,
    /// Put a letter on a lane of a case
    Place {
        /// The letter's id
        letter: String,
        /// The case's reference
        reference: String,
        /// "requester", or an authority's key
        #[arg(long, value_name = "PARTY")]
        lane: String,
    },
    /// Open a case from a letter
    Open {
        /// The letter's id
        letter: String,
    },
    /// Take a letter out of the tray; its bytes are kept
    Discard {
        /// The letter's id
        letter: String,
        /// Why, for the journal
        #[arg(long, value_name = "TEXT")]
        why: String,
    },
}

/// Runs one of `tray …`.
///
/// # Errors
/// What the office says.
pub fn run(global: &Global, command: &TrayCommand) -> Result<(), Failure> {
    let office = global.office()?;
    let actor = global.actor();
    match command {
        TrayCommand::List => list(global, &office),
        TrayCommand::Place { letter, reference, lane } => {
            let target = (reference.as_str(), lane.as_str());
            let placed = office.write(|tx| tray::place_by_hand(tx, &office, &actor, letter, target))?;
            report(global, letter, &placed)
        }
        TrayCommand::Open { letter } => {
            let placed = office.write(|tx| tray::open_by_hand(tx, &office, &actor, letter))?;
            report(global, letter, &placed)
        }
        TrayCommand::Discard { letter, why } => {
            office.write(|tx| tray::discard(tx, &office, &actor, letter, why))?;
            if global.json {
                return print::json(&json!({ "letter": letter, "discarded": true }));
            }
            print::line(&format!("Letter {letter} is out of the tray; its bytes are kept."))
        }
    }
}

fn list(global: &Global, office: &Office) -> Result<(), Failure> {
    let letters = lying(office)?;
    if global.json {
        return print::json(&letters);
    }
    if letters.is_empty() {
        return print::line("The tray is empty.");
    }
    for letter in &letters {
        let LyingLetter { id, kind, .. } = letter;
        let (from, subject) = (print::one_line(&letter.from), print::one_line(&letter.subject));
        print::line(&format!("{id}  {}  {kind}  {from}\n    {subject}", short(&letter.at)))?;
        print::line(&format!("    Here because {}", print::one_line(&letter.why)))?;
        for guess in &letter.guesses {
            print::line(&format!(
                "    Perhaps {} {}: {}",
                guess.reference,
                guess.lane,
                print::one_line(&guess.why)
            ))?;
        }
    }
    Ok(())
}

fn lying(office: &Office) -> OfficeResult<Vec<LyingLetter>> {
    office.read(|tx| {
        KeptLetter::in_tray(tx, MOST_SHOWN)?
            .into_iter()
            .map(|kept| {
                let guesses = tray::guesses(tx, &kept.letter_id)?;
                Ok(LyingLetter::of(kept, guesses))
            })
            .collect()
    })
}

fn report(global: &Global, letter: &str, placed: &Placed) -> Result<(), Failure> {
    let sentence = match placed {
        Placed::Opened { reference } => format!("Letter {letter} opened case {reference}."),
        Placed::OnLane { reference } => format!("Letter {letter} lies on case {reference}."),
        Placed::Copy => format!("Letter {letter} is a copy of one that lies there already."),
        Placed::Tray => format!("Letter {letter} stays in the tray."),
    };
    if global.json {
        return print::json(&Moved::of(letter, placed));
    }
    print::line(&sentence)
}
