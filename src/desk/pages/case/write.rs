//! Letters of ours in two steps: written on one page, seen on the next exactly as they would leave, and sent from there.
//! Forward, relay, answer, ask and close go the same way; each is its verb, rehearsed for the preview and done for the
//! sending.

use askama::Template;
use store::Tx;

use super::asked::{self, FieldView};
use super::draft::{Letter, Typed};
use super::letter_view::FileView;
use super::names::Names;
use super::preview::{self, PreviewView};
use super::sheet::{mendable, sentence};
use super::{back, read};
use crate::desk::case::Case;
use crate::desk::case_file::CaseFile;
use crate::desk::lane::Role;
use crate::desk::relay;
use crate::error::{Error, Result};
use crate::html::form::Mistakes;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::letters::letter;
use crate::letters::writing::Written;
use crate::refusal::Refusal;

#[derive(Template)]
#[template(path = "pages/desk/case/write.html")]
struct WritePage {
    page: Page,
    mistakes: Mistakes,
    reference: String,
    path: String,
    lead: String,
    typed: Typed,
    has_text: bool,
    may_be_empty: bool,
    /// What the letter is about, to look at while writing: a reply's whole text.
    source: Option<Source>,
    fields: Vec<FieldView>,
    files: Vec<ChoosableFile>,
    /// Authorities: key, name, whether chosen, whether written to before.
    authorities: Vec<(String, String, bool, bool)>,
    /// What the gate found: it may be let through on purpose.
    found: Option<String>,
    is_incomplete: bool,
}

struct Source {
    name: String,
    text: String,
    was_cleaned: bool,
}

struct ChoosableFile {
    /// What the form says.
    value: String,
    is_chosen: bool,
    file: FileView,
}

#[derive(Template)]
#[template(path = "pages/desk/case/preview.html")]
struct PreviewPage {
    page: Page,
    mistakes: Mistakes,
    reference: String,
    path: String,
    word: &'static str,
    typed: Typed,
    letters: Vec<PreviewView>,
    number: i64,
    /// How long they wait and can be called back; empty: not at all.
    waits: String,
}

/// `GET …/forward` and its like: the page on which a letter is written. A closing letter has nothing to write: its preview.
///
/// # Errors
/// What the case says.
pub fn page(visit: &Visit<'_>, what: Letter) -> Result<Response> {
    if what == Letter::Close {
        return previewed(visit, what, Typed::default(), Mistakes::default());
    }
    let file = read(visit)?;
    let mut typed = Typed::default();
    if what == Letter::Relay {
        typed.text = proposed(visit)?.0;
    }
    if what == Letter::Forward {
        typed.authorities = unwritten(&file);
    }
    shown(visit, what, (&file, typed), (Mistakes::default(), None))
}

/// `POST …/preview`: the letter as it would leave; or back to writing it.
///
/// # Errors
/// What the verb says, beyond what the form can mend.
pub fn preview(visit: &Visit<'_>, what: Letter) -> Result<Response> {
    let typed = Typed::of(&visit.request.form);
    if visit.request.form.is_ticked("change") {
        let file = read(visit)?;
        return shown(visit, what, (&file, typed), (Mistakes::default(), None));
    }
    previewed(visit, what, typed, Mistakes::default())
}

/// `POST …`: sends what was seen. If it would not be the same letter any more, it is shown again and nothing is sent.
///
/// # Errors
/// What the verb says, beyond what the form can mend.
pub fn send(visit: &Visit<'_>, what: Letter) -> Result<Response> {
    let typed = Typed::of(&visit.request.form);
    let sent = visit.office.write(|tx| {
        let (fingerprint, letters) = write(tx, visit, what, &typed)?;
        if fingerprint == typed.seen {
            Ok(letters.len())
        } else {
            Err(Refusal::LetterChanged(visit.request.part("reference").to_owned()).into())
        }
    });
    match sent {
        Ok(_) if visit.office.in_force().delay.is_positive() => Ok(back(visit, "done=case-letter-waits")),
        Ok(_) => Ok(back(visit, "done=case-letter-leaves")),
        Err(Error::Refused(refusal @ Refusal::LetterChanged(_))) => {
            let mut mistakes = Mistakes::default();
            mistakes.add("letter-1", sentence(visit, &refusal));
            previewed(visit, what, typed, mistakes)
        }
        Err(error) => refused(visit, what, typed, error),
    }
}

/// The verb with the fingerprint of what it wrote.
fn write(tx: &mut Tx<'_>, visit: &Visit<'_>, what: Letter, typed: &Typed) -> Result<(String, Vec<Written>)> {
    let (reference, letter_id) = (visit.request.part("reference"), visit.request.part("letter"));
    let case = Case::by_reference(tx, &visit.actor, reference)?;
    let before = letter::extent_of_case(tx, &case.case_id)?;
    let letters = what.written(tx, visit.office, (&visit.actor, reference, letter_id), typed)?;
    Ok((preview::fingerprint(&before, &letters), letters))
}

fn previewed(visit: &Visit<'_>, what: Letter, mut typed: Typed, mistakes: Mistakes) -> Result<Response> {
    let names = Names::of(visit);
    let rehearsed = visit.office.rehearse(|tx| {
        let (fingerprint, letters) = write(tx, visit, what, &typed)?;
        Ok((fingerprint, preview::of(tx, &names, &letters)?))
    });
    let (fingerprint, letters) = match rehearsed {
        Ok(rehearsed) => rehearsed,
        Err(error) => return refused(visit, what, typed, error),
    };
    typed.seen = fingerprint;
    let delay = names.in_force.delay;
    let mut page = visit.page(visit.say(&format!("case-preview-{}", what.word())));
    page.has_mistakes = !mistakes.is_empty();
    Ok(render(
        if page.has_mistakes { 422 } else { 200 },
        &PreviewPage {
            page,
            mistakes,
            reference: visit.request.part("reference").to_owned(),
            path: what.path(visit),
            word: what.word(),
            typed,
            number: i64::try_from(letters.len()).unwrap_or(i64::MAX),
            letters,
            waits: if delay.is_positive() {
                visit.language.count("case-waits-seconds", delay.as_secs())
            } else {
                String::new()
            },
        },
    ))
}

/// The page of writing again, with what the office said to it.
fn refused(visit: &Visit<'_>, what: Letter, typed: Typed, error: Error) -> Result<Response> {
    let refusal = mendable(error)?;
    if what == Letter::Close {
        return Err(refusal.into());
    }
    let field = match &refusal {
        Refusal::UnknownAttachment(_) | Refusal::UnknownLetter(_) => "files",
        Refusal::NothingToForward(_) | Refusal::NoContact(_) | Refusal::UnknownAuthority(_) => "authorities",
        Refusal::MissingFields(_) => "incomplete",
        _ => "text",
    };
    let mut mistakes = Mistakes::default();
    mistakes.add(field, sentence(visit, &refusal));
    let file = read(visit)?;
    shown(visit, what, (&file, typed), (mistakes, Some(refusal)))
}

fn shown(
    visit: &Visit<'_>,
    what: Letter,
    (file, typed): (&CaseFile, Typed),
    (mistakes, refusal): (Mistakes, Option<Refusal>),
) -> Result<Response> {
    let names = Names::of(visit);
    let mut page = visit.page(visit.say(&format!("case-write-{}", what.word())));
    page.has_mistakes = !mistakes.is_empty();
    let is_forward = what == Letter::Forward;
    let source = if what == Letter::Relay { Some(source(visit, &names, file)?) } else { None };
    Ok(render(
        if page.has_mistakes { 422 } else { 200 },
        &WritePage {
            page,
            mistakes,
            reference: file.case.reference.clone(),
            path: what.path(visit),
            lead: visit.say(&format!("case-write-{}-lead", what.word())),
            has_text: what != Letter::Close,
            may_be_empty: is_forward,
            source,
            fields: if is_forward { asked::fields(&names, file) } else { Vec::new() },
            files: choosable(visit, &names, file, (what, &typed)),
            authorities: if is_forward { authorities(&names, file, &typed) } else { Vec::new() },
            found: match &refusal {
                Some(Refusal::WouldLeak(found)) => Some(found.clone()),
                _ => None,
            },
            is_incomplete: typed.incomplete || matches!(refusal, Some(Refusal::MissingFields(_))),
            typed,
        },
    ))
}

fn proposed(visit: &Visit<'_>) -> Result<(String, letter::KeptLetter)> {
    let (reference, letter_id) = (visit.request.part("reference"), visit.request.part("letter"));
    visit.office.read(|tx| relay::proposed(tx, visit.office, &visit.actor, reference, letter_id))
}

fn source(visit: &Visit<'_>, names: &Names<'_>, file: &CaseFile) -> Result<Source> {
    let (cleaned, reply) = proposed(visit)?;
    let lane = file.lane_of(&reply);
    Ok(Source {
        name: lane.map(|lane| super::letter_view::party(names, lane)).unwrap_or_default(),
        was_cleaned: cleaned != reply.text.trim(),
        text: reply.text,
    })
}

/// Authorities of the case that were not written to, or not with success.
fn unwritten(file: &CaseFile) -> Vec<String> {
    let is_written_to = |key: &String| {
        file.dispatches.iter().any(|dispatch| {
            dispatch.authority == *key && !matches!(dispatch.state.as_str(), "failed" | "withdrawn")
        })
    };
    file.authorities.iter().filter(|key| !is_written_to(key)).cloned().collect()
}

fn authorities(names: &Names<'_>, file: &CaseFile, typed: &Typed) -> Vec<(String, String, bool, bool)> {
    let unwritten = unwritten(file);
    let foreign = file
        .authorities
        .iter()
        .filter(|key| names.known_authority(key).is_some_and(|authority| !authority.own));
    foreign
        .map(|key| {
            (key.clone(), names.authority(key), typed.authorities.contains(key), !unwritten.contains(key))
        })
        .collect()
}

/// Files that may go with the letter: the requester's with a forward, the reply's with a relay.
fn choosable(
    visit: &Visit<'_>,
    names: &Names<'_>,
    file: &CaseFile,
    (what, typed): (Letter, &Typed),
) -> Vec<ChoosableFile> {
    let is_of_requester = |letter_id: &str| {
        let letter = file.letter(letter_id).filter(|letter| letter.direction == "in");
        letter.and_then(|letter| file.lane_of(letter)).is_some_and(|lane| lane.role == Role::Requester)
    };
    let of_reply = visit.request.part("letter");
    file.files
        .iter()
        .filter_map(|(letter_id, one)| {
            let value = match what {
                Letter::Forward if is_of_requester(letter_id) => format!("{letter_id}:{}", one.position),
                Letter::Relay if letter_id == of_reply => one.position.to_string(),
                _ => return None,
            };
            let is_chosen = typed.files.contains(&value);
            Some(ChoosableFile { value, is_chosen, file: FileView::of(names, one) })
        })
        .collect()
}
