//! A delegate: the name in each script, and the accreditations with their dates and papers.

use askama::Template;
use jiff::civil::Date;
use toml_edit::{Array, InlineTable, Table, Value};

use super::coverage::today;
use super::{Choice, choices, is_key, may_change, one_line, or_mistake, place, seen};
use crate::desk::amend::amend;
use crate::directory::coverage::Delegate;
use crate::directory::edit::{self, set};
use crate::directory::{Directory, revision};
use crate::error::Result;
use crate::html::form::Mistakes;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;

/// Names a form has room for beyond those that are there.
const MORE_NAMES: usize = 2;

/// A name in a form.
pub struct Written {
    text: String,
    languages: Vec<Choice>,
}

/// An accreditation as the page shows it.
pub struct Shown {
    country: String,
    country_name: String,
    function: String,
    named_by: String,
    paper: String,
    from: String,
    until: String,
    holds: bool,
}

#[derive(Template)]
#[template(path = "pages/directory/delegate.html")]
struct One {
    page: Page,
    tab: &'static str,
    mistakes: Mistakes,
    is_new: bool,
    key: String,
    revision: i64,
    names: Vec<Written>,
    resident: Vec<Choice>,
    is_default: bool,
    accreditations: Vec<Shown>,
    countries: Vec<Choice>,
    may_change: bool,
}

/// `GET /directory/new-delegate` and `GET /directory/delegates/{key}`.
///
/// # Errors
/// When there is no such delegate, or the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let revision = visit.office.read(revision::current_number)?;
    shown(visit, None, revision, Mistakes::default())
}

/// The page of a delegate with mistakes of a form on it; `typed` is the form of names as it was sent.
///
/// # Errors
/// When there is no such delegate.
pub fn shown(
    visit: &Visit<'_>,
    typed: Option<Vec<(String, String)>>,
    revision: i64,
    mistakes: Mistakes,
) -> Result<Response> {
    let in_force = visit.office.in_force();
    let directory = &in_force.directory;
    let delegate = known(visit, directory)?;
    let code = visit.language.code();
    let title =
        delegate.map_or_else(|| visit.say("directory-delegate-new"), |one| one.name_in(code).to_owned());
    let mut page = visit.page(title);
    page.has_mistakes = !mistakes.is_empty();
    let status = if mistakes.is_empty() { 200 } else { 422 };
    let written = delegate.map(|one| {
        one.name.iter().map(|name| (name.text.clone(), name.language.clone())).collect::<Vec<_>>()
    });
    let mut names = typed.or(written).unwrap_or_default();
    names.extend((0..MORE_NAMES).map(|_| (String::new(), String::new())));
    let form = &visit.request.form;
    let resident = match form.said("resident_in") {
        Some(typed) => typed.to_owned(),
        None => delegate.map(|one| one.resident_in.clone()).unwrap_or_default(),
    };
    let key = delegate.map_or_else(|| one_line(form.get("key")), |one| one.key.as_ref().clone());
    let one = One {
        page,
        tab: "coverage",
        mistakes,
        is_new: delegate.is_none(),
        revision,
        names: names
            .into_iter()
            .map(|(text, tag)| Written { text, languages: tongues(visit, &tag) })
            .collect(),
        resident: countries(visit, &resident),
        is_default: directory
            .office
            .default_delegate
            .as_ref()
            .is_some_and(|default| *default.as_ref() == key),
        accreditations: accreditations(visit, directory, &key),
        countries: countries(visit, form.get("country")),
        may_change: may_change(visit),
        key,
    };
    Ok(render(status, &one))
}

/// `POST /directory/new-delegate` and `POST /directory/delegates/{key}`.
///
/// # Errors
/// When the officer may not, there is no such delegate, or the database fails.
pub fn save(visit: &Visit<'_>) -> Result<Response> {
    let in_force = visit.office.in_force();
    let delegate = known(visit, &in_force.directory)?;
    let form = &visit.request.form;
    let key = delegate.map_or_else(|| one_line(form.get("key")), |one| one.key.as_ref().clone());
    let names: Vec<(String, String)> = form
        .all("name")
        .map(one_line)
        .zip(form.all("language").map(one_line))
        .filter(|(text, _)| !text.is_empty())
        .collect();
    let mut mistakes = Mistakes::default();
    if delegate.is_none() && !is_key(&key) {
        mistakes.add("key", visit.say("directory-mistake-key"));
    } else if delegate.is_none() && in_force.directory.delegates.iter().any(|one| *one.key.as_ref() == key) {
        mistakes.add("key", visit.say("directory-mistake-key-taken"));
    }
    if names.is_empty() {
        mistakes.add("name-1", visit.say("directory-mistake-name"));
    }
    if mistakes.is_empty() {
        let done = visit.office.write(|tx| {
            amend(tx, visit.office, &visit.actor, seen(form), |edit| {
                let table =
                    edit.entry_or_new("delegate", &key).ok_or_else(|| Refusal::UnknownEntry(key.clone()))?;
                set(table, "name", Some(written(&names)));
                set(table, "resident_in", edit::line(form.get("resident_in")));
                Ok(())
            })
        });
        if or_mistake(visit, done, &mut mistakes)?.is_some() {
            return Ok(Response::see_other(&format!("{}?done=directory-saved", place("delegates", &key))));
        }
    }
    shown(visit, Some(names), seen(form).unwrap_or_default(), mistakes)
}

/// `POST /directory/delegates/{key}/accreditations`: a new one, or new particulars of one with the same country and day.
///
/// # Errors
/// When the officer may not, there is no such delegate, or the database fails.
pub fn accredit(visit: &Visit<'_>) -> Result<Response> {
    let in_force = visit.office.in_force();
    let delegate = known(visit, &in_force.directory)?.ok_or(Refusal::NothingHere)?;
    let key = delegate.key.as_ref();
    let form = &visit.request.form;
    let said = |name: &str| one_line(form.get(name));
    let mut mistakes = Mistakes::default();
    if rust_iso3166::from_alpha2(&said("country")).is_none() {
        mistakes.add("country", visit.say("directory-mistake-country"));
    }
    let from = said("from").parse::<Date>();
    let until = form.said("until").map(str::parse::<Date>);
    if from.is_err() {
        mistakes.add("from", visit.language.with("directory-mistake-day", "what", &said("from")));
    }
    match until {
        Some(Err(_)) => {
            mistakes.add("until", visit.language.with("directory-mistake-day", "what", &said("until")));
        }
        Some(Ok(until)) if from.as_ref().is_ok_and(|from| until <= *from) => {
            mistakes.add("until", visit.say("directory-mistake-until"));
        }
        _ => {}
    }
    if !mistakes.is_empty() {
        let revision = visit.office.read(revision::current_number)?;
        return shown(visit, None, revision, mistakes);
    }
    visit.office.write(|tx| {
        amend(tx, visit.office, &visit.actor, None, |edit| {
            let (country, from) = (said("country"), said("from"));
            let is_meant = |table: &Table| is_it(table, key, &country, &from);
            let known = edit.list("accreditation").is_some_and(|list| list.iter().any(is_meant));
            if !known {
                let mut table = Table::new();
                for (name, value) in [("delegate", key), ("country", &country), ("from", &from)] {
                    table.insert(name, toml_edit::value(value));
                }
                edit.add("accreditation", table).ok_or(Refusal::NothingHere)?;
            }
            let mut list = edit.list("accreditation").into_iter().flat_map(|list| list.iter_mut());
            let table = list.find(|table| is_meant(table)).ok_or(Refusal::NothingHere)?;
            for name in ["function", "named_by", "paper", "until"] {
                set(table, name, edit::line(&said(name)));
            }
            Ok(())
        })
    })?;
    Ok(Response::see_other(&format!("{}?done=directory-saved", place("delegates", key))))
}

/// `POST /directory/delegates/{key}/accreditations/remove`.
///
/// # Errors
/// When the officer may not, there is no such accreditation, or the database fails.
pub fn withdraw(visit: &Visit<'_>) -> Result<Response> {
    let in_force = visit.office.in_force();
    let delegate = known(visit, &in_force.directory)?.ok_or(Refusal::NothingHere)?;
    let key = delegate.key.as_ref();
    let form = &visit.request.form;
    visit.office.write(|tx| {
        amend(tx, visit.office, &visit.actor, None, |edit| {
            let (country, from) = (form.get("country"), form.get("from"));
            let list = edit.list("accreditation");
            list.map(|list| edit::take_out(list, |table| is_it(table, key, country, from)));
            Ok(())
        })
    })?;
    Ok(Response::see_other(&format!("{}?done=directory-saved", place("delegates", key))))
}

fn is_it(table: &Table, delegate: &str, country: &str, from: &str) -> bool {
    edit::says(table, "delegate", delegate)
        && edit::says(table, "country", country)
        && edit::says(table, "from", from)
}

fn known<'a>(visit: &Visit<'_>, directory: &'a Directory) -> Result<Option<&'a Delegate>> {
    let key = visit.request.part("key");
    if key.is_empty() {
        return Ok(None);
    }
    let delegate = directory.delegates.iter().find(|one| one.key.as_ref() == key);
    Ok(Some(delegate.ok_or_else(|| Refusal::UnknownEntry(key.to_owned()))?))
}

fn written(names: &[(String, String)]) -> Value {
    let tables = names.iter().map(|(text, language)| {
        let mut table = InlineTable::new();
        table.insert("text", text.as_str().into());
        table.insert("language", language.as_str().into());
        Value::InlineTable(table)
    });
    Value::Array(tables.collect::<Array>())
}

fn tongues(visit: &Visit<'_>, chosen: &str) -> Vec<Choice> {
    let mut tags: Vec<String> = crate::phrases::LANGUAGES.iter().map(|tag| (*tag).to_owned()).collect();
    for tag in ["de", "pt", "it", "nl", "pl", "tr", "fa", "he", "hi", "ja", "uk", chosen] {
        if !tag.is_empty() && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    let mut named: Vec<(String, String)> =
        tags.into_iter().map(|tag| (tag.clone(), visit.language.language(&tag))).collect();
    visit.language.sort_by(&mut named, |(_, name)| name);
    choices(named, chosen)
}

fn countries(visit: &Visit<'_>, chosen: &str) -> Vec<Choice> {
    let all = visit.language.countries().iter();
    choices(all.map(|country| (country.code.to_owned(), country.name.clone())), chosen)
}

fn accreditations(visit: &Visit<'_>, directory: &Directory, key: &str) -> Vec<Shown> {
    let day = today(visit, directory);
    directory
        .accreditations
        .iter()
        .filter(|one| one.delegate.as_ref() == key)
        .map(|one| Shown {
            country: one.country.clone(),
            country_name: visit.language.country(&one.country),
            function: one
                .function
                .as_ref()
                .map(|text| text.in_language(visit.language.code()).to_owned())
                .unwrap_or_default(),
            named_by: one.named_by.clone(),
            paper: one.paper.clone(),
            from: one.from.as_ref().clone(),
            until: one.until.as_ref().map(|until| until.as_ref().clone()).unwrap_or_default(),
            holds: one.holds(day),
        })
        .collect()
}
