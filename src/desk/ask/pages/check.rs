//! Before sending: every answer with a way to change it, who gets to see it, the button that sends. And the page after.

use askama::Template;

use super::begin::deciders;
use super::page::add_mistakes;
use super::{draft_of, is_trapped, offered, pages_of, path};
use crate::desk::ask::draft::Draft;
use crate::desk::ask::form::{self, FormPage, Question};
use crate::desk::ask::send as verb;
use crate::desk::case::Case;
use crate::desk::fields;
use crate::desk::lane::Lane;
use crate::directory::FieldKind;
use crate::error::{Error, Result};
use crate::html::form::Mistakes;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::phrases::Language;
use crate::refusal::Refusal;

#[derive(Template)]
#[template(path = "pages/ask/check.html")]
struct Check {
    page: Page,
    mistakes: Mistakes,
    procedure: String,
    groups: Vec<Group>,
    authorities: Vec<String>,
    action: String,
    base: String,
    others: Vec<Language>,
}

struct Group {
    key: String,
    title: String,
    lines: Vec<Line>,
}

struct Line {
    input: String,
    label: String,
    value: String,
    is_passed_on: bool,
    is_file: bool,
}

#[derive(Template)]
#[template(path = "pages/ask/sent.html")]
struct SentPage {
    page: Page,
    reference: String,
    address: String,
    authorities: Vec<String>,
}

/// `GET /ask/draft/{secret}/check`.
///
/// # Errors
/// [`Refusal::DraftGone`].
pub fn check_page(visit: &Visit<'_>) -> Result<Response> {
    let draft = draft_of(visit)?;
    check(visit, &draft, (200, Mistakes::default()))
}

/// `POST /ask/draft/{secret}/check`.
///
/// # Errors
/// What [`verb::send`] refuses, but for what can be mended on the page.
pub fn send(visit: &Visit<'_>) -> Result<Response> {
    if let Some(code) = visit.request.form.get("act").strip_prefix("language:") {
        let language = Language::of(code).unwrap_or(visit.language);
        return Ok(Response::see_other(&format!("{}?language={}", path(visit, "check"), language.code())));
    }
    if is_trapped(visit) {
        return Ok(Response::see_other("/ask"));
    }
    let (office, secret) = (visit.office, visit.request.part("secret"));
    match office.write(|tx| verb::send(tx, office, secret, visit.request.peer)) {
        Ok(_) => Ok(Response::see_other(&path(visit, "sent"))),
        Err(Error::Refused(Refusal::Unfinished)) => {
            let draft = draft_of(visit)?;
            let mut mistakes = Mistakes::default();
            for page in pages_of(visit, &office.in_force(), &draft)? {
                add_mistakes(&mut mistakes, &page, &draft, visit.language);
            }
            check(visit, &draft, (422, mistakes))
        }
        Err(other) => Err(other),
    }
}

/// `GET /ask/draft/{secret}/sent`.
///
/// # Errors
/// [`Refusal::DraftGone`].
pub fn sent_page(visit: &Visit<'_>) -> Result<Response> {
    let found = visit.office.read(|tx| {
        let draft = Draft::find(tx, visit.office, visit.request.part("secret"))?;
        let Some(case_id) = draft.case_id.clone() else { return Ok(None) };
        Ok(Some((draft, Case::by_id(tx, &case_id)?, Lane::of_requester(tx, &case_id)?)))
    })?;
    let Some((draft, case, lane)) = found else { return Ok(Response::see_other(&path(visit, "check"))) };
    let in_force = visit.office.in_force();
    let procedure = offered(&in_force, &draft.procedure)?;
    let sent = SentPage {
        page: visit.page(visit.say("ask-sent-title")),
        reference: case.reference,
        address: lane.address,
        authorities: deciders(&in_force.directory, procedure, visit.language.code()).0,
    };
    Ok(render(200, &sent))
}

fn check(visit: &Visit<'_>, draft: &Draft, (status, mistakes): (u16, Mistakes)) -> Result<Response> {
    let in_force = visit.office.in_force();
    let procedure = offered(&in_force, &draft.procedure)?;
    let pages = pages_of(visit, &in_force, draft)?;
    let check = Check {
        page: Page { has_mistakes: !mistakes.is_empty(), ..visit.page(visit.say("ask-check-title")) },
        procedure: procedure.name.in_language(visit.language.code()).to_owned(),
        groups: pages.iter().map(|page| group(visit, draft, page)).collect(),
        authorities: deciders(&in_force.directory, procedure, visit.language.code()).0,
        action: path(visit, "check"),
        base: format!("/ask/draft/{}", visit.request.part("secret")),
        others: Language::all().collect(),
        mistakes,
    };
    Ok(render(status, &check))
}

fn group(visit: &Visit<'_>, draft: &Draft, page: &FormPage) -> Group {
    let line = |question: &Question| {
        let answer = form::answer(question, draft);
        let input = answer.wrong.first().map_or_else(|| first_input(question), |(input, _)| input.clone());
        Line {
            input,
            label: question.field.label.in_language(visit.language.code()).to_owned(),
            value: value(visit, draft, question, answer.value.as_deref()),
            is_passed_on: question.field.disclose,
            is_file: question.field.kind == FieldKind::File,
        }
    };
    Group {
        key: page.key.clone(),
        title: page.title.clone(),
        lines: page.questions.iter().map(line).collect(),
    }
}

fn first_input(question: &Question) -> String {
    match question.field.columns.first() {
        Some(column) => format!(
            "{}.0.{}",
            question.name,
            form::input(column.key.as_ref(), crate::directory::typed::first_part(column))
        ),
        None => form::input(&question.name, crate::directory::typed::first_part(&question.field)),
    }
}

/// A value as the requester reads it; empty when nothing was said.
fn value(visit: &Visit<'_>, draft: &Draft, question: &Question, value: Option<&str>) -> String {
    let Some(value) = value else { return String::new() };
    match question.field.kind {
        FieldKind::Country => visit.language.country(value),
        FieldKind::Date => visit.language.day_in_full(value, &jiff::tz::TimeZone::UTC),
        FieldKind::File => {
            let files = draft.files.iter().filter(|file| file.field == question.name);
            files.map(|file| file.filename.clone()).collect::<Vec<_>>().join("\n")
        }
        _ => fields::shown(&question.field, value, visit.language.code()),
    }
}
