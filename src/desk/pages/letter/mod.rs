//! One letter whole: as plain text, on demand as harmless HTML in a frame of its own, with its files to take away. A letter
//! is looked up through its case: out of an officer's sight it is not there.

pub mod harmless;

use askama::Template;
use store::Tx;

use super::case::letter_view::{FileView, Mark};
use super::case::names::{Names, When};
use super::case::why;
use crate::desk::case::Case;
use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::letters::attachment;
use crate::letters::kept;
use crate::letters::letter::KeptLetter;
use crate::refusal::Refusal;
use crate::right::Right;

#[derive(Template)]
#[template(path = "pages/desk/letter.html")]
struct LetterPage {
    page: Page,
    letter: KeptLetter,
    /// Its case, when it has one.
    reference: Option<String>,
    at: When,
    from: String,
    to: Vec<String>,
    text: String,
    quoted: String,
    signature: String,
    files: Vec<FileView>,
    trust: Option<Mark>,
    why: String,
    has_html: bool,
    as_html: bool,
}

/// A letter that this officer may see, with its case and its bytes.
struct Seen {
    letter: KeptLetter,
    case: Option<Case>,
    bytes: Vec<u8>,
}

/// Looks a letter up through its case; one in the tray is for those who sort the tray.
fn seen(tx: &mut Tx<'_>, visit: &Visit<'_>) -> Result<Seen> {
    let letter_id = visit.request.part("letter");
    let unknown = || Refusal::UnknownLetter(letter_id.to_owned());
    let letter = KeptLetter::find(tx, letter_id)?.ok_or_else(unknown)?;
    let case = match &letter.case_id {
        Some(case_id) => Some(Case::by_id(tx, case_id)?.in_sight_of(&visit.actor).ok_or_else(unknown)?),
        None if visit.actor.may(Right::Tray) => None,
        None => return Err(unknown().into()),
    };
    let bytes = kept::bytes(visit.office, tx, &letter.hash)?;
    Ok(Seen { letter, case, bytes })
}

/// `GET /desk/letters/{letter}`.
///
/// # Errors
/// [`Refusal::UnknownLetter`].
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let (found, files) = visit.office.read(|tx| {
        let found = seen(tx, visit)?;
        let files = attachment::of_letter(tx, &found.letter.letter_id)?;
        Ok((found, files))
    })?;
    let names = Names::of(visit);
    let limits = mail::parse::Limits::default();
    let (read, _) = mail::parse::read(&found.bytes, &limits);
    let split = mail::quote::split(&read.text);
    let to = read.to.iter().chain(&read.cc).map(|address| format!("{} <{}>", address.name, address.address));
    let title =
        if found.letter.subject.is_empty() { visit.say("case-letter") } else { found.letter.subject.clone() };
    Ok(render(
        200,
        &LetterPage {
            page: visit.page(title),
            at: names.moment(&found.letter.kept_at),
            from: format!("{} <{}>", found.letter.from_name, found.letter.from_address),
            to: to.collect(),
            text: split.new_text,
            quoted: split.quoted,
            signature: split.signature,
            files: files.iter().map(|file| FileView::of(&names, file)).collect(),
            trust: trust(&names, &found.letter),
            why: why::in_words(&names, &found.letter.trust_why),
            has_html: mail::parse::html(&found.bytes, &limits, 1_000).is_some(),
            as_html: visit.request.query.get("as") == "html",
            reference: found.case.map(|case| case.reference),
            letter: found.letter,
        },
    ))
}

fn trust(names: &Names<'_>, letter: &KeptLetter) -> Option<Mark> {
    let word = letter.trust.as_deref()?;
    let tone = match word {
        "verified" => "good",
        "plausible" => "warn",
        _ => "bad",
    };
    Some(Mark { tone, word: names.say(&format!("case-trust-{word}")) })
}

/// How the frame's own words look; nothing of it comes from the letter.
const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;margin:1rem;overflow-wrap:anywhere;color:#1b1d21;background:#fff}\
    img{max-width:100%}table{border-collapse:collapse}td,th{padding:.15rem .4rem;vertical-align:top;text-align:start}\
    blockquote{margin-inline:.5rem 0;padding-inline-start:.75rem;border-inline-start:3px solid #d9d5ca}pre{white-space:pre-wrap}";

/// `GET /desk/letters/{letter}/html`: what the frame shows. Runs nothing, fetches nothing, leads nowhere, and may stand in a
/// page of ours alone.
///
/// # Errors
/// [`Refusal::UnknownLetter`].
pub fn html(visit: &Visit<'_>) -> Result<Response> {
    let found = visit.office.read(|tx| seen(tx, visit))?;
    let limits = mail::parse::Limits::default();
    let source = mail::parse::html(&found.bytes, &limits, harmless::LONGEST).unwrap_or_default();
    let body = harmless::harmless(&source);
    let text = format!(
        "<!DOCTYPE html><html dir=\"auto\"><head><meta charset=\"utf-8\"><title>-</title><style>{STYLE}</style></head>\
         <body>{body}</body></html>"
    );
    Ok(Response::html(200, text)
        .with(
            "content-security-policy",
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; \
             frame-ancestors 'self'",
        )
        .with("x-frame-options", "SAMEORIGIN"))
}

/// `GET /desk/letters/{letter}/attachments/{number}`: a file to take away, never to show.
///
/// # Errors
/// [`Refusal::UnknownLetter`], [`Refusal::UnknownAttachment`].
pub fn file(visit: &Visit<'_>) -> Result<Response> {
    let found = visit.office.read(|tx| seen(tx, visit))?;
    let number = visit.request.part("number");
    let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let (read, _) = mail::parse::read(&found.bytes, &mail::parse::Limits::default());
    let file = place.and_then(|place| read.attachments.into_iter().nth(place));
    let file = file.ok_or(Refusal::NothingHere)?;
    let filename = if file.filename.is_empty() { format!("attachment-{number}") } else { file.filename };
    Ok(Response::download(&filename, &file.media_type, file.bytes))
}
