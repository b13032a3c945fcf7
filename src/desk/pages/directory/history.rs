//! The history of the directory: who changed what and when, each revision as it was, and the way back to it.

use askama::Template;

use super::may_change;
use crate::desk::amend;
use crate::directory::changes::{self, Difference};
use crate::directory::revision::{self, Applied};
use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;

/// Revisions on one page of the list.
const ON_A_PAGE: i64 = 50;
/// Differences shown of one revision: an import of thousands is told by its number.
const MOST_SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "pages/directory/history.html")]
struct History {
    page: Page,
    tab: &'static str,
    revisions: Vec<Applied>,
    after: Option<i64>,
}

/// A difference as the page shows it.
struct Change {
    entry: String,
    what: String,
    before: String,
    now: String,
    kind: &'static str,
}

#[derive(Template)]
#[template(path = "pages/directory/revision.html")]
struct One {
    page: Page,
    tab: &'static str,
    number: i64,
    applied: Applied,
    changes: Vec<Change>,
    count: i64,
    is_cut: bool,
    is_in_force: bool,
    may_change: bool,
    text: String,
}

/// `GET /directory/history`.
///
/// # Errors
/// When the database fails.
pub fn list(visit: &Visit<'_>) -> Result<Response> {
    let below = visit.request.query.get("below").parse().ok();
    let revisions = visit.office.read(|tx| revision::list(tx, below, ON_A_PAGE))?;
    let after = revisions.last().map(|last| last.number).filter(|number| *number > 1);
    let page = visit.page(visit.say("directory-history"));
    Ok(render(200, &History { page, tab: "history", revisions, after }))
}

/// `GET /directory/history/{number}`.
///
/// # Errors
/// When there is no such revision, or the database fails.
pub fn one(visit: &Visit<'_>) -> Result<Response> {
    let number = number(visit)?;
    let (this, before, applied, current) = visit.office.read(|tx| {
        let applied = revision::list(tx, Some(number.saturating_add(1)), 1)?;
        Ok((
            revision::find(tx, number)?,
            revision::find(tx, number - 1)?,
            applied.into_iter().next(),
            revision::current_number(tx)?,
        ))
    })?;
    let (Some(this), Some(applied)) = (this, applied) else {
        return Err(Refusal::UnknownEntry(number.to_string()).into());
    };
    let before = before.map(|before| before.text).unwrap_or_default();
    let differences = changes::differences(&before, &this.text).map_err(anyhow::Error::new)?;
    let page = One {
        page: visit.page(visit.language.with("directory-revision-title", "what", &number.to_string())),
        tab: "history",
        number,
        applied,
        count: i64::try_from(differences.len()).unwrap_or(i64::MAX),
        is_cut: differences.len() > MOST_SHOWN,
        changes: differences.iter().take(MOST_SHOWN).map(|one| change(visit, one)).collect(),
        is_in_force: number == current,
        may_change: may_change(visit),
        text: if this.text.len() <= 30_000 { this.text } else { String::new() },
    };
    Ok(render(200, &page))
}

/// `POST /directory/history/{number}/restore`.
///
/// # Errors
/// When the officer may not, there is no such revision, or it has mistakes by today's rules.
pub fn restore(visit: &Visit<'_>) -> Result<Response> {
    let number = number(visit)?;
    let fresh = visit.office.write(|tx| amend::restore(tx, visit.office, &visit.actor, number))?;
    Ok(Response::see_other(&format!("/directory/history/{fresh}?done=directory-restored")))
}

/// `GET /directory/history/{number}/file`: the office file as it was, to keep.
///
/// # Errors
/// When there is no such revision, or the database fails.
pub fn file(visit: &Visit<'_>) -> Result<Response> {
    let number = number(visit)?;
    let this = visit.office.read(|tx| revision::find(tx, number))?;
    let this = this.ok_or_else(|| Refusal::UnknownEntry(number.to_string()))?;
    Ok(Response::download(&format!("office-{number}.toml"), "text/plain", this.text.into_bytes()))
}

fn number(visit: &Visit<'_>) -> Result<i64> {
    let word = visit.request.part("number");
    word.parse().map_err(|_| Refusal::UnknownEntry(word.to_owned()).into())
}

fn change(visit: &Visit<'_>, difference: &Difference) -> Change {
    let (entry, rest) = difference.entry_and_rest();
    let (list, key) = entry.split_once('[').unwrap_or((entry, ""));
    let phrase = format!("directory-entry-{}", list.split('.').next().unwrap_or(list));
    let known = crate::phrases::exists(visit.language.code(), &phrase);
    let list = if known { visit.say(&phrase) } else { list.to_owned() };
    let key = key.trim_end_matches(']');
    let kind = match (&difference.before, &difference.now) {
        (None, _) => "added",
        (_, None) => "gone",
        _ => "changed",
    };
    Change {
        entry: format!("{list} {key}").trim().to_owned(),
        what: rest.replace(['[', '.'], " › ").replace(']', ""),
        before: unquoted(difference.before.as_deref()),
        now: unquoted(difference.now.as_deref()),
        kind,
    }
}

fn unquoted(value: Option<&str>) -> String {
    let value = value.unwrap_or_default();
    let inner = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let shown = inner.unwrap_or(value);
    if shown.chars().count() > 300 {
        shown.chars().take(300).chain("…".chars()).collect()
    } else {
        shown.to_owned()
    }
}
