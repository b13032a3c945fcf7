//! How a command ends when it does not do its work: the exit codes that are promised, and the sentence for each.

use std::process::ExitCode;

use serde::Serialize;
use store::StoreError;

use super::print;
use crate::error::Error;
use crate::office::OfficeFileMistaken;
use crate::phrases;
use crate::refusal::Refusal;

/// The office says no.
const REFUSED: u8 = 1;
/// Wrong arguments, or a file that cannot be read.
const WRONG: u8 = 2;
/// We or the machine failed (`EX_SOFTWARE` of sysexits).
pub const OUR_FAULT: u8 = 70;
/// The mail server keeps the letter (`EX_TEMPFAIL` of sysexits).
const LATER: u8 = 75;

/// Why a command did not do its work.
#[derive(Debug)]
pub enum Failure {
    /// The office says no.
    Refused(Refusal),
    /// Arguments or a file are wrong: the thing, the reason, the next step.
    Wrong(String),
    /// It may work a little later.
    Later(String),
    /// We or the machine failed.
    Fault(anyhow::Error),
    /// Whoever read our output has gone, as `head` does; there is nobody to tell.
    NobodyReads,
    /// The command has said everything itself.
    Ended(u8),
}

/// An error as JSON, in the manner of RFC 9457.
#[derive(Serialize)]
struct Problem<'a> {
    #[serde(rename = "type")]
    kind: String,
    code: &'a str,
    detail: &'a str,
}

impl Failure {
    /// Says why on standard error and gives the exit code.
    pub fn end(self, json: bool) -> ExitCode {
        let (exit, code, detail) = match self {
            Failure::Refused(refusal) => {
                let sentence = phrases::say(language(), &refusal.phrase(), &refusal.values());
                (REFUSED, refusal.code(), sentence)
            }
            Failure::Wrong(sentence) => (WRONG, "WRONG-ARGUMENTS", sentence),
            Failure::Later(sentence) => (LATER, "TRY-AGAIN", sentence),
            Failure::Fault(fault) => (OUR_FAULT, "OUR-FAULT", format!("{fault:#}")),
            Failure::NobodyReads => return ExitCode::SUCCESS,
            Failure::Ended(exit) => return ExitCode::from(exit),
        };
        match (json, code) {
            (true, _) => say_problem(code, &detail),
            (false, "OUR-FAULT") => print::say(&format!("our fault: {}", detail.replace('\n', " "))),
            (false, "WRONG-ARGUMENTS") => print::say(&format!("error: {detail}")),
            (false, "TRY-AGAIN") => print::say(&format!("try again later: {detail}")),
            (false, _) => print::say(&format!("{code} {detail}")),
        }
        ExitCode::from(exit)
    }

    /// The sentence alone, where another failure takes it over.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Failure::Refused(refusal) => phrases::say(language(), &refusal.phrase(), &refusal.values()),
            Failure::Wrong(sentence) | Failure::Later(sentence) => sentence.clone(),
            Failure::Fault(fault) => format!("{fault:#}"),
            Failure::NobodyReads | Failure::Ended(_) => String::new(),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        let fault = match error {
            Error::Refused(refusal) => return Failure::Refused(refusal),
            Error::Fault(fault) => fault,
        };
        if let Some(mistaken) = fault.downcast_ref::<OfficeFileMistaken>() {
            return Failure::Wrong(mistaken.to_string());
        }
        match fault.downcast_ref::<StoreError>() {
            Some(StoreError::Address(_)) => Failure::Wrong(format!("{fault:#}")),
            Some(passing) if is_passing(passing) => Failure::Later(format!("{fault:#}")),
            _ => Failure::Fault(fault),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Refused(refusal)
    }
}

fn is_passing(error: &StoreError) -> bool {
    let is_ours_to_free =
        matches!(error, StoreError::Full(_) | StoreError::Unsure(_) | StoreError::Refusing(_));
    error.is_passing() || is_ours_to_free
}

/// Ends after clap could not read the arguments, or was asked for help.
pub fn misread(error: &clap::Error, json: bool) -> ExitCode {
    if error.use_stderr() && json {
        let text = error.render().to_string();
        let detail = text.split("\n\nUsage:").next().unwrap_or(&text).trim_start_matches("error:").trim();
        let detail = detail.split_whitespace().collect::<Vec<_>>().join(" ");
        say_problem("WRONG-ARGUMENTS", &format!("{detail}; --help says what the command takes"));
    } else if error.print().is_err() {
        return ExitCode::SUCCESS;
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(WRONG))
}

fn say_problem(code: &str, detail: &str) {
    let problem = Problem { kind: format!("problems/{}", code.to_lowercase()), code, detail };
    print::say(&serde_json::to_string(&problem).unwrap_or_else(|_| detail.to_owned()));
}

/// The language of the person at the terminal, as POSIX orders the variables; English where we do not speak theirs.
#[must_use]
pub fn language() -> &'static str {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    let wanted = set.into_iter().find(|value| !value.is_empty()).unwrap_or_default();
    let subtag = wanted.split(['_', '.', '-', '@']).next().unwrap_or_default().to_ascii_lowercase();
    phrases::LANGUAGES.into_iter().find(|language| *language == subtag).unwrap_or("en")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_tried_again_and_a_broken_statement_is_our_fault() {
        let full = Error::from(StoreError::Full("no room".to_owned()));
        assert!(matches!(Failure::from(full), Failure::Later(_)));
        let broken = Error::from(StoreError::Constraint("no".to_owned()));
        assert!(matches!(Failure::from(broken), Failure::Fault(_)));
        let nowhere = Error::from(StoreError::Address("x".to_owned()));
        assert!(matches!(Failure::from(nowhere), Failure::Wrong(_)));
    }
}
