//! What a verb may answer instead of doing its work: a refusal (the office says no) or a fault (we failed).

use std::fmt;

use crate::phrases;
use crate::refusal::Refusal;

/// Refused or failed.
#[derive(Debug)]
pub enum Error {
    /// The office says no: expected, tested, shown with its code.
    Refused(Refusal),
    /// We or the machine failed: logged once at the door, shown as our fault.
    Fault(anyhow::Error),
}

/// What verbs and nouns return.
pub type Result<T> = std::result::Result<T, Error>;

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Refused(refusal) => {
                write!(
                    formatter,
                    "{} {}",
                    refusal.code(),
                    phrases::say("en", &refusal.phrase(), &refusal.values())
                )
            }
            Error::Fault(fault) => write!(formatter, "{fault:#}"),
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        Error::Refused(refusal)
    }
}

impl From<anyhow::Error> for Error {
    fn from(fault: anyhow::Error) -> Error {
        Error::Fault(fault)
    }
}

impl From<store::StoreError> for Error {
    fn from(fault: store::StoreError) -> Error {
        Error::Fault(anyhow::Error::new(fault).context("the database"))
    }
}

impl From<std::io::Error> for Error {
    fn from(fault: std::io::Error) -> Error {
        Error::Fault(anyhow::Error::new(fault).context("the blob directory"))
    }
}

impl From<jiff::Error> for Error {
    fn from(fault: jiff::Error) -> Error {
        Error::Fault(anyhow::Error::new(fault).context("a stored instant"))
    }
}
