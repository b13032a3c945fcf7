//! A letter of ours on paper: its text, and the code by which whoever holds it can check that it is from us.

use askama::Template;
use jiff::tz::TimeZone;
use qrcode::{EcLevel, QrCode};

use crate::desk::case::Case;
use crate::desk::follow::lines::{self, code_of};
use crate::desk::follow::told;
use crate::desk::lane::Lane;
use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::letters::letter::KeptLetter;
use crate::phrases::Language;
use crate::refusal::Refusal;

/// Clear space around a code, in its own squares (ISO/IEC 18004 section 9.1).
const QUIET: usize = 4;

#[derive(Template)]
#[template(path = "pages/follow/print.html")]
struct Printed {
    page: Page,
    /// The language of the letter: what stands around it on paper is read by the same person.
    paper: Language,
    office: String,
    recipient: String,
    day: String,
    reference: String,
    letter: KeptLetter,
    address: String,
    code: Squares,
}

/// A QR code as one path of squares.
struct Squares {
    side: usize,
    path: String,
}

/// `GET /desk/letters/{letter}/print`.
///
/// # Errors
/// [`Refusal::UnknownLetter`], also for a letter of a case out of sight, one of theirs, and one that was called back.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let letter_id = visit.request.part("letter");
    let unknown = || Refusal::UnknownLetter(letter_id.to_owned());
    let found = visit.office.read(|tx| {
        let Some(letter) = KeptLetter::find(tx, letter_id)?.filter(|letter| letter.disposition == "ours")
        else {
            return Ok(None);
        };
        let (Some(case_id), Some(lane_id)) = (&letter.case_id, &letter.lane_id) else { return Ok(None) };
        let Some(case) = Case::by_id(tx, case_id)?.in_sight_of(&visit.actor) else { return Ok(None) };
        let Some(lane) = Lane::find(tx, lane_id)? else { return Ok(None) };
        let before = KeptLetter::of_case(tx, case_id)?;
        let number = before.iter().filter(|other| {
            other.direction == "out" && other.lane_id == letter.lane_id && other.letter_id < letter.letter_id
        });
        let number = i64::try_from(number.count()).unwrap_or(i64::MAX);
        Ok(Some((case, lane, letter, number)))
    })?;
    let (case, lane, letter, number) = found.ok_or_else(unknown)?;
    let site = lines::site(visit.office).unwrap_or_else(|| visit.site.clone());
    let address = format!("{site}/check/{}", code_of(visit.office, &lane, number));
    let title = visit.language.with("print-title", "reference", &case.reference);
    let language = letter.language.as_deref().and_then(Language::of).unwrap_or(visit.language);
    let in_force = visit.office.in_force();
    Ok(render(
        200,
        &Printed {
            page: visit.page(title),
            paper: language,
            office: in_force.directory.office.name.in_language(language.code()).to_owned(),
            recipient: lane.name,
            day: language.day(&told::day_at_office(visit.office, &letter.kept_at)?, &TimeZone::UTC),
            reference: case.reference,
            letter,
            code: squares(&address)?,
            address,
        },
    ))
}

fn squares(text: &str) -> Result<Squares> {
    let code =
        QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).map_err(anyhow::Error::new)?;
    let width = code.width();
    let mut path = String::new();
    for (place, colour) in code.to_colors().into_iter().enumerate() {
        if colour == qrcode::Color::Dark {
            let (x, y) = (place % width + QUIET, place / width + QUIET);
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    Ok(Squares { side: width + 2 * QUIET, path })
}
