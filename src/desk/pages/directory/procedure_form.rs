//! The form of a procedure: name, authorities, time limits, outcomes. What it takes from a shipped procedure stays there
//! until somebody says otherwise.

use askama::Template;
use toml_edit::{Table, Value};

use super::procedures::{back, table};
use super::{
    Choice, Version, choices, entries, is_key, one_line, or_mistake, seen, text_of, typed_versions, versions,
};
use crate::desk::amend::amend;
use crate::directory::edit::{self, set};
use crate::directory::{Directory, Procedure, revision, shipped};
use crate::error::Result;
use crate::html::form::Mistakes;
use crate::html::page::{Page, render};
use crate::html::request::Pairs;
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;

/// More authorities than this are written by their keys rather than ticked.
const MOST_TICKED: usize = 40;
/// The time limits of a procedure, by their names in the office file.
const LIMITS: [&str; 3] = ["acknowledge_within", "answer_within", "remind_every"];

/// A time limit in a form.
#[derive(Clone, PartialEq, Eq)]
struct Limit {
    name: &'static str,
    count: String,
    is_working: bool,
}

struct Typed {
    key: String,
    uses: Vec<Choice>,
    names: Vec<Version>,
    authorities: Vec<Choice>,
    more: String,
    intake: String,
    limits: Vec<Limit>,
    reminders: String,
    outcomes: String,
    offered: bool,
    routes_itself: bool,
}

#[derive(Template)]
#[template(path = "pages/directory/procedure_form.html")]
struct Form {
    page: Page,
    tab: &'static str,
    mistakes: Mistakes,
    is_new: bool,
    revision: i64,
    typed: Typed,
}

/// `GET /directory/new-procedure` and `GET /directory/procedures/{key}/edit`.
///
/// # Errors
/// When there is no such procedure, or the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let revision = visit.office.read(revision::current_number)?;
    let in_force = visit.office.in_force();
    let procedure = known(visit, &in_force.directory)?;
    let typed = of_procedure(visit, &in_force.directory, procedure);
    Ok(shown(visit, typed, (procedure.is_none(), revision), Mistakes::default()))
}

/// `POST` of the same.
///
/// # Errors
/// When the officer may not, there is no such procedure, or the database fails.
pub fn save(visit: &Visit<'_>) -> Result<Response> {
    let in_force = visit.office.in_force();
    let procedure = known(visit, &in_force.directory)?;
    let form = &visit.request.form;
    let typed = of_form(visit, &in_force.directory, procedure);
    let mut mistakes = mistakes(visit, &typed, procedure);
    if procedure.is_none() && in_force.directory.procedure(&typed.key).is_some() {
        mistakes.add("key", visit.say("directory-mistake-key-taken"));
    }
    if mistakes.is_empty() {
        let before = of_procedure(visit, &in_force.directory, procedure);
        let name = text_of(&typed.names, procedure.map(|one| &one.name));
        let done = visit.office.write(|tx| {
            amend(tx, visit.office, &visit.actor, seen(form), |edit| {
                edit.entry_or_new("procedure", &typed.key);
                let table = table(edit, &typed.key)?;
                if typed.names != before.names {
                    set(table, "name", edit::versions(&name));
                }
                write(table, &typed, &before);
                Ok(())
            })
        });
        if or_mistake(visit, done, &mut mistakes)?.is_some() {
            return Ok(back(&typed.key, "directory-saved"));
        }
    }
    Ok(shown(visit, typed, (procedure.is_none(), seen(form).unwrap_or_default()), mistakes))
}

fn known<'a>(visit: &Visit<'_>, directory: &'a Directory) -> Result<Option<&'a Procedure>> {
    let key = visit.request.part("key");
    if key.is_empty() {
        return Ok(None);
    }
    Ok(Some(directory.procedure(key).ok_or_else(|| Refusal::UnknownEntry(key.to_owned()))?))
}

fn shown(visit: &Visit<'_>, typed: Typed, (is_new, revision): (bool, i64), mistakes: Mistakes) -> Response {
    let title = visit.say(if is_new { "directory-procedure-new" } else { "directory-procedure-edit" });
    let mut page = visit.page(title);
    page.has_mistakes = !mistakes.is_empty();
    let status = if mistakes.is_empty() { 200 } else { 422 };
    render(status, &Form { page, tab: "procedures", mistakes, is_new, revision, typed })
}

fn of_procedure(visit: &Visit<'_>, directory: &Directory, procedure: Option<&Procedure>) -> Typed {
    let limits = procedure.map(|one| [&one.acknowledge_within, &one.answer_within, &one.remind_every]);
    let limit = |place: usize| {
        let written = limits.and_then(|limits| limits.get(place).copied()?.as_ref());
        let days = written.and_then(|days| days.as_ref().parse::<crate::time_limit::Days>().ok());
        (days.map(|days| days.count.to_string()).unwrap_or_default(), days.is_none_or(|days| days.working))
    };
    let chosen = |key: &str| {
        procedure.is_some_and(|one| one.authorities.iter().any(|authority| authority.as_ref() == key))
    };
    let lines = |texts: &[toml::Spanned<String>]| {
        texts.iter().map(|text| text.as_ref().as_str()).collect::<Vec<_>>().join("\n")
    };
    Typed {
        key: procedure.map(|one| one.key.as_ref().clone()).unwrap_or_default(),
        uses: uses(visit, procedure.and_then(|one| Some(one.uses.as_ref()?.as_ref().as_str())).unwrap_or("")),
        names: versions(visit, procedure.map(|one| &one.name)),
        authorities: authorities(visit, directory, chosen),
        more: String::new(),
        intake: procedure.map(|one| lines(&one.intake)).unwrap_or_default(),
        limits: LIMITS
            .iter()
            .enumerate()
            .map(|(place, name)| Limit { name, count: limit(place).0, is_working: limit(place).1 })
            .collect(),
        reminders: procedure.map_or(3, |one| one.reminders).to_string(),
        outcomes: procedure.map(|one| one.outcomes.join("\n")).unwrap_or_default(),
        offered: procedure.is_none_or(|one| one.offered),
        routes_itself: procedure.is_some_and(|one| one.routes_itself),
    }
}

fn of_form(visit: &Visit<'_>, directory: &Directory, procedure: Option<&Procedure>) -> Typed {
    let form: &Pairs = &visit.request.form;
    let more = entries(form.get("more"));
    let chosen =
        |key: &str| form.all("authorities").chain(more.iter().map(String::as_str)).any(|one| one == key);
    let limit = |name: &'static str| Limit {
        name,
        count: one_line(form.get(name)),
        is_working: form.get(&format!("{name}-days")) != "all",
    };
    let unknown: Vec<String> =
        more.iter().filter(|key| directory.authority(key).is_none()).cloned().collect();
    Typed {
        key: procedure.map_or_else(|| one_line(form.get("key")), |one| one.key.as_ref().clone()),
        uses: uses(visit, form.get("uses")),
        names: typed_versions(visit, form, "name", procedure.map(|one| &one.name)),
        authorities: authorities(visit, directory, chosen),
        more: unknown.join("\n"),
        intake: form.get("intake").to_owned(),
        limits: LIMITS.map(limit).into(),
        reminders: one_line(form.get("reminders")),
        outcomes: form.get("outcomes").to_owned(),
        offered: form.is_ticked("offered"),
        routes_itself: form.is_ticked("routes_itself"),
    }
}

fn authorities(visit: &Visit<'_>, directory: &Directory, chosen: impl Fn(&str) -> bool) -> Vec<Choice> {
    let is_many = directory.authorities.len() > MOST_TICKED;
    let mut found: Vec<Choice> = directory
        .authorities
        .iter()
        .map(|one| Choice {
            value: one.key.as_ref().clone(),
            label: one.name.in_language(visit.language.code()).to_owned(),
            is_chosen: chosen(one.key.as_ref()),
        })
        .filter(|one| one.is_chosen || !is_many)
        .collect();
    visit.language.sort_by(&mut found, |one| &one.label);
    found
}

fn uses(visit: &Visit<'_>, chosen: &str) -> Vec<Choice> {
    let code = visit.language.code();
    choices(
        shipped::all().map(|one| (one.key.as_ref().clone(), one.name.in_language(code).to_owned())),
        chosen,
    )
}

fn mistakes(visit: &Visit<'_>, typed: &Typed, procedure: Option<&Procedure>) -> Mistakes {
    let mut mistakes = Mistakes::default();
    let uses_one = typed.uses.iter().any(|one| one.is_chosen);
    if procedure.is_none() && !is_key(&typed.key) {
        mistakes.add("key", visit.say("directory-mistake-key"));
    }
    if typed.names.iter().all(|version| version.text.is_empty()) && !uses_one {
        let first = typed.names.first().map(|version| version.language.clone()).unwrap_or_default();
        mistakes.add(&format!("name-{first}"), visit.say("directory-mistake-name"));
    }
    if let Some(key) = typed.more.lines().next() {
        mistakes.add("more", visit.language.with("directory-mistake-authority", "what", key));
    }
    for limit in &typed.limits {
        let is_number = limit.count.parse::<i64>().is_ok_and(|count| (1..=1_000).contains(&count));
        if !limit.count.is_empty() && !is_number {
            mistakes.add(limit.name, visit.say("directory-mistake-limit"));
        }
    }
    if typed.reminders.parse::<i64>().is_ok_and(|count| (0..=100).contains(&count)) {
        return mistakes;
    }
    mistakes.add("reminders", visit.say("directory-mistake-reminders"));
    mistakes
}

/// Only what was changed is written: the rest may come from the shipped procedure.
fn write(table: &mut Table, typed: &Typed, before: &Typed) {
    let ticked = |choices: &[Choice]| -> Vec<String> {
        choices.iter().filter(|one| one.is_chosen).map(|one| one.value.clone()).collect()
    };
    let mut put = |name: &str, is_changed: bool, value: Option<Value>| {
        if is_changed {
            set(table, name, value);
        }
    };
    let (uses, authorities) = (ticked(&typed.uses), ticked(&typed.authorities));
    put("uses", uses != ticked(&before.uses), uses.first().and_then(|uses| edit::line(uses)));
    put("authorities", authorities != ticked(&before.authorities), edit::list(&authorities));
    let intake = entries(&typed.intake);
    put("intake", intake != entries(&before.intake), edit::list(&intake));
    for (limit, old) in typed.limits.iter().zip(&before.limits) {
        let working = if limit.is_working { "working " } else { "" };
        let written = format!("{} {working}days", limit.count);
        let value = if limit.count.is_empty() { None } else { edit::line(&written) };
        put(limit.name, limit != old, value);
    }
    put(
        "reminders",
        typed.reminders != before.reminders,
        typed.reminders.parse::<i64>().ok().map(Value::from),
    );
    let outcomes: Vec<String> =
        typed.outcomes.lines().map(one_line).filter(|outcome| !outcome.is_empty()).collect();
    put("outcomes", outcomes.join("\n") != before.outcomes, edit::list(&outcomes));
    put("offered", typed.offered != before.offered, Some(Value::from(typed.offered)));
    put("routes_itself", typed.routes_itself != before.routes_itself, Some(Value::from(typed.routes_itself)));
}
