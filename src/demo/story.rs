//! The story: who writes what, in which order, and what the officer does about it. Told through the stage alone.

mod arrivals;
mod permits;
mod others;

use super::stage::Stage;
use crate::error::Result;

/// The references of the seven cases.
pub struct Cases {
    /// A landing permit from Australia.
    pub australia: String,
    /// Another from Russia.
    pub russia: String,
    /// A student's visa from Korea.
    pub korea: String,
    /// A trade enquiry in Arabic.
    pub arabia: String,
    /// A question about the website from Spain.
    pub spain: String,
    /// A journalist's interview.
    pub press: String,
    /// A question in odd MIME.
    pub parish: String,
}

impl Cases {
    /// Each with what it is about, in the order they came.
    #[must_use]
    pub fn all(&self) -> [(&'static str, &str); 7] {
        [
            ("landing permit from Australia", &self.australia),
            ("landing permit from Russia", &self.russia),
            ("student visa from Korea", &self.korea),
            ("trade enquiry in Arabic", &self.arabia),
            ("website question from Spain", &self.spain),
            ("interview request", &self.press),
            ("question in odd MIME", &self.parish),
        ]
    }
}

/// Tells the whole story.
///
/// # Errors
/// When anything does not go as it must.
pub fn tell(stage: &mut Stage) -> Result<Cases> {
    let cases = arrivals::letters_come_in(stage)?;
    permits::granted(stage, &cases.australia)?;
    permits::forged_then_refused(stage, &cases.russia)?;
    others::two_ministries(stage, &cases.korea)?;
    others::a_dead_mailbox(stage, &cases.arabia)?;
    others::a_press_section_on_leave(stage, &cases.press)?;
    others::own_matters(stage, &cases)?;
    Ok(cases)
}
