//! A requester's own page: how the case stands, the letters, what is awaited, and a form to write.

use askama::Template;

use super::files;
use crate::desk::follow::link;
use crate::desk::follow::told::{self, Told, ToldLetter};
use crate::desk::follow::write::{self, Written};
use crate::desk::lane::Lane;
use crate::error::{Error, Result};
use crate::html::form::{Mistakes, tidied};
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::letters::kept;
use crate::refusal::Refusal;

/// Signs of all letters together that the page shows; what is longer is on a page of its own.
const SHOWN: usize = 24_000;
/// Signs of one letter that the page shows.
const SHOWN_OF_ONE: usize = 6_000;
/// The longest letter that can be written on the page.
const LONGEST: usize = 20_000;

#[derive(Template)]
#[template(path = "pages/follow/case.html")]
struct CasePage<'a> {
    page: Page,
    mistakes: Mistakes,
    told: &'a Told,
    procedure: String,
    letters: Vec<Shown<'a>>,
    path: String,
    text: &'a str,
}

#[derive(Template)]
#[template(path = "pages/follow/letter.html")]
struct LetterPage<'a> {
    page: Page,
    path: String,
    letter: Shown<'a>,
}

#[derive(Template)]
#[template(path = "pages/follow/lost.html")]
struct Lost {
    page: Page,
}

/// A letter as the page shows it.
struct Shown<'a> {
    letter: &'a ToldLetter,
    text: String,
    is_cut: bool,
}

/// `GET /follow/{secret}`.
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let Some(lane) = lane_of(visit)? else { return Ok(lost(visit)) };
    shown(visit, &lane, (200, Mistakes::default(), ""))
}

/// `POST /follow/{secret}`.
///
/// # Errors
/// When the database fails.
pub fn write(visit: &Visit<'_>) -> Result<Response> {
    let Some(lane) = lane_of(visit)? else { return Ok(lost(visit)) };
    let text = tidied(visit.request.form.get("text"));
    let mut mistakes = Mistakes::default();
    if text.chars().count() > LONGEST {
        mistakes.add("text", visit.say("mistake-follow-long"));
    }
    let files = match files::chosen(&visit.request.uploads) {
        Ok(files) => files,
        Err(phrase) => {
            mistakes.add("files", visit.say(phrase));
            Vec::new()
        }
    };
    if mistakes.is_empty() && text.is_empty() && files.is_empty() {
        mistakes.add("text", visit.say("mistake-follow-empty"));
    }
    if !mistakes.is_empty() {
        return shown(visit, &lane, (422, mistakes, &text));
    }
    let wrote = Written { text, files, after: visit.request.form.get("after").to_owned() };
    let reference =
        visit.office.read(|tx| Ok(crate::desk::case::Case::by_id(tx, &lane.case_id)?.reference))?;
    let letter = write::make_ready(visit.office, &lane, &reference, &wrote)?;
    match visit.office.write(|tx| write::write(tx, visit.office, lane.clone(), &letter)) {
        Err(Error::Refused(Refusal::TooManyTries)) => {
            let mut mistakes = Mistakes::default();
            mistakes.add("text", visit.say("mistake-follow-often"));
            shown(visit, &lane, (429, mistakes, &wrote.text))
        }
        done => {
            done?;
            Ok(Response::see_other(&format!("{}?done=follow-written", path_of(visit))))
        }
    }
}

/// `GET /follow/{secret}/letters/{letter}`.
///
/// # Errors
/// [`Refusal::NothingHere`] when it is no letter of this lane.
pub fn letter(visit: &Visit<'_>) -> Result<Response> {
    let Some(lane) = lane_of(visit)? else { return Ok(lost(visit)) };
    let told = visit.office.read(|tx| told::told(tx, visit.office, &lane, visit.language.code()))?;
    let letter = told.letters.iter().find(|letter| letter.letter_id == visit.request.part("letter"));
    let letter = letter.ok_or(Refusal::NothingHere)?;
    let title = visit.language.with("follow-title", "reference", &told.reference);
    let letter = Shown::of(letter, usize::MAX);
    Ok(quietly(render(200, &LetterPage { page: visit.page(title), path: path_of(visit), letter })))
}

/// `GET /follow/{secret}/letters/{letter}/{file}`.
///
/// # Errors
/// [`Refusal::NothingHere`] when it is no file of a letter of this lane.
pub fn file(visit: &Visit<'_>) -> Result<Response> {
    let Some(lane) = lane_of(visit)? else { return Ok(lost(visit)) };
    let bytes = visit.office.read(|tx| {
        let letter = told::letter(tx, visit.office, &lane, visit.request.part("letter"))?;
        letter.map(|letter| kept::bytes(visit.office, tx, &letter.hash)).transpose()
    })?;
    let (letter, _) = mail::parse::read(&bytes.ok_or(Refusal::NothingHere)?, &mail::parse::Limits::default());
    let number = visit.request.part("file").parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let file = number.and_then(|number| letter.attachments.get(number)).ok_or(Refusal::NothingHere)?;
    Ok(quietly(Response::download(&file.filename, &file.media_type, file.bytes.clone())))
}

fn shown(
    visit: &Visit<'_>,
    lane: &Lane,
    (status, mistakes, text): (u16, Mistakes, &str),
) -> Result<Response> {
    let told = visit.office.read(|tx| told::told(tx, visit.office, lane, visit.language.code()))?;
    let mut page = visit.page(visit.language.with("follow-title", "reference", &told.reference));
    page.has_mistakes = !mistakes.is_empty();
    let in_force = visit.office.in_force();
    let procedure = told.procedure.as_deref().and_then(|key| in_force.directory.procedure(key));
    let procedure = procedure.map(|procedure| procedure.name.in_language(visit.language.code()).to_owned());
    let mut left = SHOWN;
    let letters = told.letters.iter().map(|letter| {
        let shown = Shown::of(letter, left.min(SHOWN_OF_ONE));
        left = left.saturating_sub(shown.text.chars().count());
        shown
    });
    let letters = letters.collect();
    let path = path_of(visit);
    let procedure = procedure.unwrap_or_default();
    let template = CasePage { page, mistakes, told: &told, procedure, letters, path, text };
    Ok(quietly(render(status, &template)))
}

impl<'a> Shown<'a> {
    fn of(letter: &'a ToldLetter, most: usize) -> Shown<'a> {
        let is_cut = letter.text.chars().count() > most;
        let text = if is_cut { letter.text.chars().take(most).collect() } else { letter.text.clone() };
        Shown { letter, text, is_cut }
    }
}

fn lane_of(visit: &Visit<'_>) -> Result<Option<Lane>> {
    visit.office.read(|tx| link::lane_behind(tx, visit.request.part("secret")))
}

/// Mistyped, replaced, erased: all look the same.
fn lost(visit: &Visit<'_>) -> Response {
    quietly(render(404, &Lost { page: visit.page(visit.say("follow-lost-title")) }))
}

/// The page's own address, without what else was asked.
fn path_of(visit: &Visit<'_>) -> String {
    format!("/follow/{}", visit.request.part("secret").to_ascii_lowercase())
}

/// No search engine keeps it, whatever the frame says (it has no frame when it is a file).
fn quietly(response: Response) -> Response {
    response.with("x-robots-tag", "noindex, nofollow")
}
