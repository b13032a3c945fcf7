//! Letter texts of the office instead of the shipped ones, by letter and language, tried with sample values before they
//! are saved.

use askama::Template;

use super::{may_change, or_mistake, seen, spoken};
use crate::desk::amend::amend;
use crate::directory::edit::set;
use crate::directory::revision;
use crate::error::Result;
use crate::html::form::Mistakes;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::letters::letter_text::{self, NAMES, Rendered};
use crate::phrases::LANGUAGES;
use crate::refusal::Refusal;

/// One letter with its languages.
struct Row {
    name: &'static str,
    title: String,
    languages: Vec<(String, String, bool)>,
}

#[derive(Template)]
#[template(path = "pages/directory/letters.html")]
struct Letters {
    page: Page,
    tab: &'static str,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "pages/directory/letter.html")]
struct One {
    page: Page,
    tab: &'static str,
    mistakes: Mistakes,
    language: String,
    text: String,
    lines: usize,
    is_own: bool,
    rendered: Option<Rendered>,
    revision: i64,
    may_change: bool,
}

/// `GET /directory/letters`.
///
/// # Errors
/// When the database fails.
pub fn list(visit: &Visit<'_>) -> Result<Response> {
    visit.office.read(revision::current_number)?;
    let in_force = visit.office.in_force();
    let own = |name: &str, tag: &str| {
        in_force.directory.letter.get(name).is_some_and(|versions| versions.contains_key(tag))
    };
    let rows = NAMES.map(|name| Row {
        name,
        title: title(visit, name),
        languages: languages(visit)
            .into_iter()
            .map(|tag| (tag.clone(), spoken(visit, &tag), own(name, &tag)))
            .collect(),
    });
    let page = visit.page(visit.say("directory-letters"));
    Ok(render(200, &Letters { page, tab: "letters", rows: rows.into() }))
}

/// `GET /directory/letters/{name}/{language}`.
///
/// # Errors
/// When there is no such letter, or the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let revision = visit.office.read(revision::current_number)?;
    let text = text_in_force(visit)?.0;
    Ok(shown(visit, text, revision, Mistakes::default()))
}

/// `POST` of the same: `act` says whether to try the text, to save it, or to go back to the shipped one.
///
/// # Errors
/// When the officer may not, there is no such letter, or the database fails.
pub fn save(visit: &Visit<'_>) -> Result<Response> {
    text_in_force(visit)?;
    let form = &visit.request.form;
    let (name, language) = (visit.request.part("name"), visit.request.part("language"));
    let text = form.get("text").replace("\r\n", "\n");
    let act = form.get("act");
    let revision = seen(form).unwrap_or(0);
    let mut mistakes = Mistakes::default();
    if act != "drop"
        && let Err(sentence) = letter_text::check(name, &text)
    {
        mistakes.add("text", visit.language.with("directory-mistake-letter", "what", &sentence));
    }
    if !mistakes.is_empty() || !matches!(act, "save" | "drop") {
        return Ok(shown(visit, text, revision, mistakes));
    }
    let done = visit.office.write(|tx| {
        amend(tx, visit.office, &visit.actor, Some(revision), |edit| {
            let unknown = || Refusal::UnknownEntry(name.to_owned());
            let table = edit.table(&["letter", name]).ok_or_else(unknown)?;
            set(table, language, (act == "save").then(|| text.as_str().into()));
            Ok(())
        })
    });
    if or_mistake(visit, done, &mut mistakes)?.is_some() {
        return Ok(Response::see_other(&format!(
            "/directory/letters/{name}/{language}?done=directory-saved"
        )));
    }
    Ok(shown(visit, text, revision, mistakes))
}

/// The languages of the house, and those that the office has besides.
fn languages(visit: &Visit<'_>) -> Vec<String> {
    let mut tags: Vec<String> = LANGUAGES.iter().map(|tag| (*tag).to_owned()).collect();
    let office = &visit.office.in_force().directory.office.languages;
    let more: Vec<String> = office.iter().filter(|tag| !tags.contains(tag)).cloned().collect();
    tags.extend(more);
    tags
}

fn title(visit: &Visit<'_>, name: &str) -> String {
    visit.say(&format!("directory-letter-{}", name.replace('_', "-")))
}

/// The text that holds now, and whether it is the office's own.
fn text_in_force(visit: &Visit<'_>) -> Result<(String, bool)> {
    let (name, language) = (visit.request.part("name"), visit.request.part("language"));
    if !NAMES.contains(&name) || !languages(visit).iter().any(|tag| tag == language) {
        return Err(Refusal::UnknownEntry(name.to_owned()).into());
    }
    let in_force = visit.office.in_force();
    let own = in_force.directory.letter.get(name).and_then(|versions| versions.get(language));
    Ok(own
        .map_or_else(|| (letter_text::shipped(name, language).to_owned(), false), |own| (own.clone(), true)))
}

fn shown(visit: &Visit<'_>, text: String, revision: i64, mistakes: Mistakes) -> Response {
    let (name, language) = (visit.request.part("name"), visit.request.part("language"));
    let spoken = spoken(visit, language);
    let mut page = visit.page(format!("{} – {spoken}", title(visit, name)));
    page.has_mistakes = !mistakes.is_empty();
    let status = if mistakes.is_empty() { 200 } else { 422 };
    let one = One {
        page,
        tab: "letters",
        mistakes,
        language: language.to_owned(),
        lines: text.lines().count().clamp(8, 40) + 1,
        is_own: text_in_force(visit).is_ok_and(|(_, is_own)| is_own),
        rendered: letter_text::render(&text, &letter_text::samples()).ok(),
        text,
        revision,
        may_change: may_change(visit),
    };
    render(status, &one)
}
