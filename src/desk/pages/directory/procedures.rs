//! The procedures: the list, and the page of one with its fields in order, time limits and outcomes.

use askama::Template;

use super::{may_change, place, seen};
use crate::desk::amend::amend;
use crate::directory::edit::{self, Edit};
use crate::directory::{Field, Procedure, revision};
use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;

struct Row {
    key: String,
    name: String,
    authorities: Vec<String>,
    answer_within: Option<Span>,
    fields: i64,
    is_offered: bool,
}

/// A length of time as the page says it.
pub struct Span {
    pub(super) count: i64,
    pub(super) phrase: &'static str,
}

#[derive(Template)]
#[template(path = "pages/directory/procedures.html")]
struct Procedures {
    page: Page,
    tab: &'static str,
    rows: Vec<Row>,
    may_change: bool,
}

/// A field as the page of its procedure shows it.
struct ShownField {
    key: String,
    label: String,
    kind: String,
    section: String,
    required: bool,
    disclose: bool,
    /// Written in the office file alone, so that its place can be changed here.
    is_own: bool,
}

#[derive(Template)]
#[template(path = "pages/directory/procedure.html")]
struct One {
    page: Page,
    tab: &'static str,
    key: String,
    uses: String,
    about: String,
    authorities: Vec<(String, String)>,
    intake: Vec<String>,
    limits: Vec<(&'static str, Option<Span>)>,
    reminders: i64,
    outcomes: Vec<String>,
    is_offered: bool,
    routes_itself: bool,
    fields: Vec<ShownField>,
    left_out: Vec<String>,
    revision: i64,
    may_change: bool,
}

/// `GET /directory/procedures`.
///
/// # Errors
/// When the database fails.
pub fn list(visit: &Visit<'_>) -> Result<Response> {
    visit.office.read(revision::current_number)?;
    let in_force = visit.office.in_force();
    let code = visit.language.code();
    let mut rows: Vec<Row> = in_force
        .directory
        .procedures
        .iter()
        .map(|one| Row {
            key: one.key.as_ref().clone(),
            name: one.name.in_language(code).to_owned(),
            authorities: named(visit, one).into_iter().map(|(_, name)| name).collect(),
            answer_within: one.answer_limit().map(span),
            fields: i64::try_from(one.fields.len()).unwrap_or(0),
            is_offered: one.offered,
        })
        .collect();
    visit.language.sort_by(&mut rows, |row| &row.name);
    let page = visit.page(visit.say("directory-procedures"));
    Ok(render(200, &Procedures { page, tab: "procedures", rows, may_change: may_change(visit) }))
}

/// `GET /directory/procedures/{key}`.
///
/// # Errors
/// When there is no such procedure, or the database fails.
pub fn one(visit: &Visit<'_>) -> Result<Response> {
    let revision = visit.office.read(revision::current_number)?;
    let in_force = visit.office.in_force();
    let key = visit.request.part("key");
    let procedure = in_force.directory.procedure(key).ok_or_else(|| Refusal::UnknownEntry(key.to_owned()))?;
    let code = visit.language.code();
    let written = written(&in_force.text, key);
    let limits = [
        ("directory-procedure-receipt", procedure.receipt_limit()),
        ("directory-procedure-answer", procedure.answer_limit()),
        ("directory-procedure-remind", Some(procedure.reminder_interval())),
    ];
    let one = One {
        page: visit.page(procedure.name.in_language(code).to_owned()),
        tab: "procedures",
        key: key.to_owned(),
        uses: procedure.uses.as_ref().map(|uses| uses.as_ref().clone()).unwrap_or_default(),
        about: procedure.about.as_ref().map(|text| text.in_language(code).to_owned()).unwrap_or_default(),
        authorities: named(visit, procedure),
        intake: procedure.intake.iter().map(|address| address.as_ref().clone()).collect(),
        limits: limits.map(|(phrase, limit)| (phrase, limit.map(span))).into(),
        reminders: procedure.reminders,
        outcomes: procedure.outcomes.clone(),
        is_offered: procedure.offered,
        routes_itself: procedure.routes_itself,
        fields: procedure.fields.iter().map(|field| shown(visit, procedure, field)).collect(),
        left_out: written.into_iter().filter(|(_, left_out)| *left_out).map(|(key, _)| key).collect(),
        revision,
        may_change: may_change(visit),
    };
    Ok(render(200, &one))
}

/// `POST /directory/procedures/{key}/remove`.
///
/// # Errors
/// When the officer may not, the file was changed meanwhile, there is no such procedure, or something still names it.
pub fn remove(visit: &Visit<'_>) -> Result<Response> {
    let key = visit.request.part("key");
    let unknown = || Refusal::UnknownEntry(key.to_owned());
    visit.office.in_force().directory.procedure(key).ok_or_else(unknown)?;
    visit.office.write(|tx| {
        amend(tx, visit.office, &visit.actor, Some(seen(&visit.request.form).unwrap_or(0)), |edit| {
            if edit.remove("procedure", key) { Ok(()) } else { Err(unknown().into()) }
        })
    })?;
    Ok(Response::see_other("/directory/procedures?done=directory-removed"))
}

/// The fields that the office file itself writes for a procedure: key, and whether it leaves a shipped one out.
#[must_use]
pub fn written(text: &str, procedure: &str) -> Vec<(String, bool)> {
    let Ok(mut edit) = Edit::of(text) else { return Vec::new() };
    let fields =
        edit.entry("procedure", procedure).and_then(|table| table.get("field")?.as_array_of_tables());
    let field = |table: &toml_edit::Table| {
        let left_out = table.get("leave_out").and_then(toml_edit::Item::as_bool).unwrap_or(false);
        Some((table.get("key")?.as_str()?.to_owned(), left_out))
    };
    fields.map(|fields| fields.iter().filter_map(field).collect()).unwrap_or_default()
}

/// Whether the shipped procedure that this one uses has such a field.
#[must_use]
pub fn is_inherited(procedure: &Procedure, field: &str) -> bool {
    let base = procedure.uses.as_ref().and_then(|uses| crate::directory::shipped::find(uses.as_ref()));
    base.is_some_and(|base| base.writes(field))
}

/// The page of a procedure, after something was done.
#[must_use]
pub fn back(key: &str, done: &str) -> Response {
    Response::see_other(&format!("{}?done={done}", place("procedures", key)))
}

fn span(days: crate::time_limit::Days) -> Span {
    let phrase = if days.working { "directory-working-days" } else { "directory-days" };
    Span { count: days.count, phrase }
}

fn named(visit: &Visit<'_>, procedure: &Procedure) -> Vec<(String, String)> {
    let in_force = visit.office.in_force();
    let name = |key: &String| {
        let authority = in_force.directory.authority(key);
        authority.map_or_else(|| key.clone(), |one| one.name.in_language(visit.language.code()).to_owned())
    };
    procedure.authorities.iter().map(|key| (key.as_ref().clone(), name(key.as_ref()))).collect()
}

fn shown(visit: &Visit<'_>, procedure: &Procedure, field: &Field) -> ShownField {
    let code = visit.language.code();
    let key = field.key.as_ref();
    let section = field.section.as_ref().and_then(|section| procedure.section(section.as_ref()));
    ShownField {
        key: key.clone(),
        label: field.label.in_language(code).to_owned(),
        kind: visit.say(&format!("directory-kind-{}", super::field_form::word(field.kind).replace('_', "-"))),
        section: section.map(|section| section.title.in_language(code).to_owned()).unwrap_or_default(),
        required: field.required,
        disclose: field.disclose,
        is_own: !is_inherited(procedure, key),
    }
}

/// The table of a procedure in the office file.
///
/// # Errors
/// When there is none.
pub fn table<'a>(edit: &'a mut Edit, key: &str) -> Result<&'a mut toml_edit::Table> {
    Ok(edit.entry("procedure", key).ok_or_else(|| Refusal::UnknownEntry(key.to_owned()))?)
}

/// The table of one of its fields, made at the end when the office file says nothing of it yet.
///
/// # Errors
/// When there is no such procedure.
pub fn field_table<'a>(edit: &'a mut Edit, procedure: &str, field: &str) -> Result<&'a mut toml_edit::Table> {
    let table = table(edit, procedure)?;
    let unknown = || Refusal::UnknownEntry(field.to_owned());
    let fields = table.get("field").and_then(toml_edit::Item::as_array_of_tables);
    if !fields.is_some_and(|fields| fields.iter().any(|one| edit::says(one, "key", field))) {
        let mut new = toml_edit::Table::new();
        new.insert("key", toml_edit::value(field));
        edit::push(table, "field", new).ok_or_else(unknown)?;
    }
    let fields = table.get_mut("field").and_then(toml_edit::Item::as_array_of_tables_mut);
    Ok(fields.and_then(|fields| edit::find(fields, "key", field)).ok_or_else(unknown)?)
}
