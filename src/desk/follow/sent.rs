//! "Is this letter really from you?" by the reference and the day on it: yes or no, and nothing else. Reads only.

use jiff::SignedDuration;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Tx;

use crate::clock::written;
use crate::error::Result;
use crate::letters::check_code;
use crate::letters::letter::KeptLetter;
use crate::office::Office;
use crate::reference;

/// A letter of ours as its holder knows it already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The reference printed in it.
    pub reference: String,
    /// The day it was written, where the office is.
    pub written_on: String,
}

/// Whether the office wrote a letter with this reference on this day, to anybody. The same work for every question.
///
/// # Errors
/// When the database fails.
pub fn is_ours(tx: &mut Tx<'_>, written_reference: &str, day: Date) -> Result<bool> {
    // A mail program shows the day of its owner: every zone from twelve hours behind to fourteen ahead counts.
    let midnight = day.to_zoned_datetime(TimeZone::UTC)?.timestamp();
    let from = midnight.saturating_sub(SignedDuration::from_hours(14))?;
    let until = midnight.saturating_add(SignedDuration::from_hours(24 + 12))?;
    let reference = reference::read(written_reference).unwrap_or_default();
    let found = tx.one(
        "SELECT l.letter_id FROM letters l JOIN cases c ON c.case_id = l.case_id WHERE c.reference = $1 \
         AND l.direction = 'out' AND l.disposition = 'ours' AND l.kept_at >= $2 AND l.kept_at < $3 LIMIT 1",
        &[reference.into(), written(from).into(), written(until).into()],
    )?;
    Ok(found.is_some())
}

/// The letter with this code, as far as whoever holds it knows it.
///
/// # Errors
/// When the database fails.
pub fn by_code(tx: &mut Tx<'_>, office: &Office, written_code: &str) -> Result<Option<Known>> {
    let code = check_code::read(written_code).unwrap_or_default();
    let Some(letter) = check_code::letter_with(tx, &code)? else { return Ok(None) };
    known(tx, office, &letter).map(Some)
}

fn known(tx: &mut Tx<'_>, office: &Office, letter: &KeptLetter) -> Result<Known> {
    let case_id = letter.case_id.as_deref().unwrap_or_default();
    let row = tx.one("SELECT reference FROM cases WHERE case_id = $1", &[case_id.into()])?;
    let reference = row.map_or(Ok(String::new()), |row| row.text("reference"))?;
    Ok(Known { reference, written_on: super::told::day_at_office(office, &letter.kept_at)? })
}
