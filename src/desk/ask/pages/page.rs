//! One page of a form: shown as it was filled in, written down at every press of a button, left when its answers hold.

use askama::Template;

use super::inputs::{Shown, shown};
use super::{draft_of, pages_of, path};
use crate::desk::ask::draft::Draft;
use crate::desk::ask::fill::{Sent, TurnedAway, Wish, fill};
use crate::desk::ask::form::{self, FormPage};
use crate::directory::FieldKind;
use crate::error::Result;
use crate::html::form::Mistakes;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::phrases::Language;
use crate::refusal::Refusal;

#[derive(Template)]
#[template(path = "pages/ask/page.html")]
struct Filling {
    page: Page,
    mistakes: Mistakes,
    hint: String,
    step: String,
    back: String,
    action: String,
    has_files: bool,
    is_change: bool,
    questions: Vec<Shown>,
    others: Vec<Language>,
}

/// `GET /ask/draft/{secret}`: on to the first page that is not right yet.
///
/// # Errors
/// [`Refusal::DraftGone`].
pub fn resume(visit: &Visit<'_>) -> Result<Response> {
    let draft = visit.office.read(|tx| Draft::find(tx, visit.office, visit.request.part("secret")))?;
    if draft.case_id.is_some() {
        return Ok(Response::see_other(&path(visit, "sent")));
    }
    let in_force = visit.office.in_force();
    let pages = pages_of(visit, &in_force, &draft)?;
    let unfinished = pages.iter().find(|page| !holds(page, &draft));
    Ok(Response::see_other(&path(visit, unfinished.map_or("check", |page| &page.key))))
}

/// `GET /ask/draft/{secret}/{page}`.
///
/// # Errors
/// [`Refusal::DraftGone`], [`Refusal::NothingHere`].
pub fn show(visit: &Visit<'_>) -> Result<Response> {
    let draft = draft_of(visit)?;
    filling(visit, &draft, (200, Mistakes::default()))
}

/// `POST /ask/draft/{secret}/{page}`.
///
/// # Errors
/// [`Refusal::DraftGone`], [`Refusal::NothingHere`], and what [`fill`] refuses.
pub fn take(visit: &Visit<'_>) -> Result<Response> {
    let in_force = visit.office.in_force();
    let draft = draft_of(visit)?;
    let pages = pages_of(visit, &in_force, &draft)?;
    let key = visit.request.part("page").to_owned();
    let page = pages.iter().find(|page| page.key == key).ok_or(Refusal::NothingHere)?;
    let act = visit.request.form.get("act").to_owned();
    let sent = Sent {
        typed: &visit.request.form,
        uploads: &visit.request.uploads,
        wish: wish(&act),
        language: visit.language.code(),
        peer: visit.request.peer,
    };
    let (draft, turned) =
        visit.office.write(|tx| fill(tx, visit.office, visit.request.part("secret"), page, &sent))?;
    let mut mistakes = turned_away(&turned, visit.language);
    let here = path(visit, &key);
    match act.split(':').next().unwrap_or_default() {
        _ if !mistakes.is_empty() => return filling(visit, &draft, (422, mistakes)),
        "save" => return Ok(Response::see_other(&path(visit, "save"))),
        "language" => {
            let code = Language::of(act.strip_prefix("language:").unwrap_or_default());
            return Ok(Response::see_other(&format!(
                "{here}?language={}",
                code.unwrap_or(visit.language).code()
            )));
        }
        "more" | "less" | "drop" | "upload" => return Ok(Response::see_other(&again(visit, &here))),
        _ => {}
    }
    add_mistakes(&mut mistakes, page, &draft, visit.language);
    if !mistakes.is_empty() {
        return filling(visit, &draft, (422, mistakes));
    }
    // What was answered may have opened or closed a page.
    let pages = pages_of(visit, &in_force, &draft)?;
    let next = pages.iter().skip_while(|page| page.key != key).nth(1);
    let unfinished = pages.iter().find(|page| !holds(page, &draft));
    let next = if visit.request.form.is_ticked("change") { unfinished } else { next };
    Ok(Response::see_other(&path(visit, next.map_or("check", |page| &page.key))))
}

/// The same page again, on the way to the check where it was come from.
fn again(visit: &Visit<'_>, here: &str) -> String {
    if visit.request.form.is_ticked("change") { format!("{here}?change=1") } else { here.to_owned() }
}

fn wish(act: &str) -> Wish {
    let number = |text: &str| text.parse::<i64>().ok();
    match act.split_once(':') {
        Some(("more", name)) => Wish::MoreRows(name.to_owned()),
        Some(("drop", position)) => number(position).map_or(Wish::Nothing, Wish::DropFile),
        Some(("less", rest)) => {
            let parted = rest.rsplit_once(':').and_then(|(name, row)| Some((name, number(row)?)));
            parted.map_or(Wish::Nothing, |(name, row)| Wish::LessRows(name.to_owned(), row))
        }
        _ => Wish::Nothing,
    }
}

fn filling(visit: &Visit<'_>, draft: &Draft, (status, mistakes): (u16, Mistakes)) -> Result<Response> {
    let in_force = visit.office.in_force();
    let pages = pages_of(visit, &in_force, draft)?;
    let key = visit.request.part("page");
    let place = pages.iter().position(|page| page.key == key).ok_or(Refusal::NothingHere)?;
    let shown_page = pages.get(place).ok_or(Refusal::NothingHere)?;
    let is_change = visit.request.query.is_ticked("change") || visit.request.form.is_ticked("change");
    let before = place.checked_sub(1).and_then(|before| pages.get(before));
    let back = match before {
        _ if is_change => path(visit, "check"),
        Some(before) => path(visit, &before.key),
        None => format!("/ask/{}", draft.procedure),
    };
    let steps = [("from", (place + 1).to_string()), ("to", (pages.len() + 1).to_string())];
    let questions = shown_page.questions.iter();
    let page = Filling {
        page: Page { has_mistakes: !mistakes.is_empty(), ..visit.page(shown_page.title.clone()) },
        hint: shown_page.hint.clone(),
        step: visit.language.filled("ask-step", &steps),
        back,
        action: path(visit, key),
        has_files: questions.clone().any(|question| question.field.kind == FieldKind::File),
        is_change,
        questions: questions.map(|question| shown(question, draft, &mistakes, visit.language)).collect(),
        others: Language::all().collect(),
        mistakes,
    };
    Ok(render(status, &page))
}

/// Whether every answer of a page holds.
pub(super) fn holds(page: &FormPage, draft: &Draft) -> bool {
    page.questions.iter().all(|question| form::answer(question, draft).wrong.is_empty())
}

/// What is wrong on a page, each beside its input.
pub(super) fn add_mistakes(mistakes: &mut Mistakes, page: &FormPage, draft: &Draft, language: Language) {
    for question in &page.questions {
        for (input, wrong) in form::answer(question, draft).wrong {
            mistakes.add(&input, wrong.sentence(field_of(question, &input), language));
        }
    }
}

/// The column that an input of a row belongs to; the field itself everywhere else.
fn field_of<'a>(question: &'a form::Question, input: &str) -> &'a crate::directory::Field {
    let rest = input.strip_prefix(&format!("{}.", question.name)).unwrap_or_default();
    let column = rest.split('.').nth(1).unwrap_or_default();
    let found = question.field.columns.iter().find(|field| field.key.as_ref() == column);
    found.unwrap_or(&question.field)
}

fn turned_away(turned: &[TurnedAway], language: Language) -> Mistakes {
    let mut mistakes = Mistakes::default();
    for (name, filename, why) in turned {
        mistakes.add(name, language.with(why.phrase(), "what", filename));
    }
    mistakes
}
