//! The form of one field of a procedure, and its place among the others.

use askama::Template;
use toml_edit::{Table, Value};

use super::procedures::{back, field_table, is_inherited, table};
use super::{Choice, Version, choices, one_line, or_mistake, seen, text_of, typed_versions, versions};
use crate::desk::amend::amend;
use crate::directory::edit::{self, set};
use crate::directory::{Field, FieldKind, Procedure, Text, revision};
use crate::error::Result;
use crate::html::form::{Mistakes, tidied};
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;

/// Every kind, with its word in the office file.
const KINDS: [(FieldKind, &str); 14] = [
    (FieldKind::Text, "text"),
    (FieldKind::LongText, "long_text"),
    (FieldKind::Number, "number"),
    (FieldKind::Date, "date"),
    (FieldKind::Instant, "instant"),
    (FieldKind::Country, "country"),
    (FieldKind::Language, "language"),
    (FieldKind::Choice, "choice"),
    (FieldKind::YesNo, "yes_no"),
    (FieldKind::Person, "person"),
    (FieldKind::Email, "email"),
    (FieldKind::Phone, "phone"),
    (FieldKind::File, "file"),
    (FieldKind::Rows, "rows"),
];

/// The word of a kind in the office file.
#[must_use]
pub fn word(kind: FieldKind) -> &'static str {
    KINDS.iter().find(|(known, _)| *known == kind).map_or("text", |(_, word)| word)
}

struct Typed {
    key: String,
    kinds: Vec<Choice>,
    labels: Vec<Version>,
    hints: Vec<Version>,
    sections: Vec<Choice>,
    required: bool,
    disclose: bool,
    whole_letter: bool,
    choices: String,
    pattern: String,
    least: String,
    most: String,
}

#[derive(Template)]
#[template(path = "pages/directory/field_form.html")]
struct Form {
    page: Page,
    tab: &'static str,
    mistakes: Mistakes,
    is_new: bool,
    procedure: String,
    name: String,
    revision: i64,
    typed: Typed,
}

/// `GET /directory/procedures/{key}/new-field` and `GET /directory/procedures/{key}/fields/{field}`.
///
/// # Errors
/// When there is no such field, or the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let revision = visit.office.read(revision::current_number)?;
    let in_force = visit.office.in_force();
    let (procedure, field) = known(visit, &in_force.directory)?;
    let typed = of_field(visit, procedure, field);
    Ok(shown(visit, procedure, typed, (field.is_none(), revision), Mistakes::default()))
}

/// `POST` of the same.
///
/// # Errors
/// When the officer may not, there is no such field, or the database fails.
pub fn save(visit: &Visit<'_>) -> Result<Response> {
    let in_force = visit.office.in_force();
    let (procedure, field) = known(visit, &in_force.directory)?;
    let form = &visit.request.form;
    let typed = of_form(visit, procedure, field);
    let mut mistakes = mistakes(visit, &typed, field);
    if field.is_none() && procedure.field(&typed.key).is_some() {
        mistakes.add("key", visit.say("directory-mistake-key-taken"));
    }
    if mistakes.is_empty() {
        let before = of_field(visit, procedure, field);
        let label = text_of(&typed.labels, field.map(|one| &one.label));
        let hint = text_of(&typed.hints, field.and_then(|one| one.hint.as_ref()));
        let key = procedure.key.as_ref();
        let done = visit.office.write(|tx| {
            amend(tx, visit.office, &visit.actor, seen(form), |edit| {
                let table = field_table(edit, key, &typed.key)?;
                if typed.labels != before.labels {
                    set(table, "label", edit::versions(&label));
                }
                if typed.hints != before.hints {
                    set(table, "hint", edit::versions(&hint));
                }
                write(table, &typed, &before);
                Ok(())
            })
        });
        if or_mistake(visit, done, &mut mistakes)?.is_some() {
            return Ok(back(key, "directory-saved"));
        }
    }
    Ok(shown(visit, procedure, typed, (field.is_none(), seen(form).unwrap_or_default()), mistakes))
}

/// `POST /directory/procedures/{key}/fields/{field}/move`: one place up or down among the office's own fields.
///
/// # Errors
/// When the officer may not, or there is no such field.
pub fn shift(visit: &Visit<'_>) -> Result<Response> {
    let in_force = visit.office.in_force();
    let (procedure, _) = known(visit, &in_force.directory)?;
    let (key, field) = (procedure.key.as_ref(), visit.request.part("field"));
    let down = visit.request.form.get("way") == "down";
    visit.office.write(|tx| {
        amend(tx, visit.office, &visit.actor, None, |edit| {
            let fields = table(edit, key)?.get_mut("field").and_then(toml_edit::Item::as_array_of_tables_mut);
            if let Some(fields) = fields {
                edit::shift(fields, field, down);
            }
            Ok(())
        })
    })?;
    Ok(back(key, "directory-saved"))
}

/// `POST /directory/procedures/{key}/fields/{field}/remove`: an own field goes, a shipped one is left out.
///
/// # Errors
/// When the officer may not, the file was changed meanwhile, or there is no such field.
pub fn remove(visit: &Visit<'_>) -> Result<Response> {
    let in_force = visit.office.in_force();
    let (procedure, _) = known(visit, &in_force.directory)?;
    let (key, field) = (procedure.key.as_ref(), visit.request.part("field"));
    let revision = Some(seen(&visit.request.form).unwrap_or(0));
    visit.office.write(|tx| {
        amend(tx, visit.office, &visit.actor, revision, |edit| {
            let table = field_table(edit, key, field)?;
            if is_inherited(procedure, field) {
                table.retain(|name, _| name == "key");
                set(table, "leave_out", Some(Value::from(true)));
                return Ok(());
            }
            let fields = self::table(edit, key)?.get_mut("field");
            let fields = fields.and_then(toml_edit::Item::as_array_of_tables_mut);
            fields.map(|fields| edit::take_out(fields, |one| edit::says(one, "key", field)));
            Ok(())
        })
    })?;
    Ok(back(key, "directory-removed"))
}

/// `POST /directory/procedures/{key}/take-back`: a shipped field that was left out comes back as it is shipped.
///
/// # Errors
/// When the officer may not, or there is no such procedure.
pub fn take_back(visit: &Visit<'_>) -> Result<Response> {
    let key = visit.request.part("key");
    let field = visit.request.form.get("field");
    visit.office.write(|tx| {
        amend(tx, visit.office, &visit.actor, None, |edit| {
            let fields = table(edit, key)?.get_mut("field").and_then(toml_edit::Item::as_array_of_tables_mut);
            let is_meant = |one: &Table| edit::says(one, "key", field) && one.contains_key("leave_out");
            fields.map(|fields| edit::take_out(fields, is_meant));
            Ok(())
        })
    })?;
    Ok(back(key, "directory-saved"))
}

fn known<'a>(
    visit: &Visit<'_>,
    directory: &'a crate::directory::Directory,
) -> Result<(&'a Procedure, Option<&'a Field>)> {
    let (key, field) = (visit.request.part("key"), visit.request.part("field"));
    let procedure = directory.procedure(key).ok_or_else(|| Refusal::UnknownEntry(key.to_owned()))?;
    if field.is_empty() {
        return Ok((procedure, None));
    }
    let field = procedure.field(field).ok_or_else(|| Refusal::UnknownEntry(field.to_owned()))?;
    Ok((procedure, Some(field)))
}

fn shown(
    visit: &Visit<'_>,
    procedure: &Procedure,
    typed: Typed,
    (is_new, revision): (bool, i64),
    mistakes: Mistakes,
) -> Response {
    let mut page = visit.page(visit.say(if is_new { "directory-field-new" } else { "directory-field-edit" }));
    page.has_mistakes = !mistakes.is_empty();
    let status = if mistakes.is_empty() { 200 } else { 422 };
    let name = procedure.name.in_language(visit.language.code()).to_owned();
    let procedure = procedure.key.as_ref().clone();
    render(status, &Form { page, tab: "procedures", mistakes, is_new, procedure, name, revision, typed })
}

fn of_field(visit: &Visit<'_>, procedure: &Procedure, field: Option<&Field>) -> Typed {
    let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
    let section = field.and_then(|one| Some(one.section.as_ref()?.as_ref().as_str())).unwrap_or_default();
    Typed {
        key: field.map(|one| one.key.as_ref().clone()).unwrap_or_default(),
        kinds: kinds(visit, field.map_or("text", |one| word(one.kind))),
        labels: versions(visit, field.map(|one| &one.label)),
        hints: versions(visit, field.and_then(|one| one.hint.as_ref())),
        sections: sections(visit, procedure, section),
        required: field.is_some_and(|one| one.required),
        disclose: field.is_some_and(|one| one.disclose),
        whole_letter: field.is_some_and(|one| one.whole_letter),
        choices: field.map(|one| one.choices.join("\n")).unwrap_or_default(),
        pattern: field
            .and_then(|one| one.pattern.as_ref())
            .map(|pattern| pattern.as_ref().clone())
            .unwrap_or_default(),
        least: number(field.and_then(|one| one.least)),
        most: number(field.and_then(|one| one.most)),
    }
}

fn of_form(visit: &Visit<'_>, procedure: &Procedure, field: Option<&Field>) -> Typed {
    let form = &visit.request.form;
    let none: Option<&Text> = None;
    Typed {
        key: field.map_or_else(|| one_line(form.get("key")), |one| one.key.as_ref().clone()),
        kinds: kinds(visit, form.get("kind")),
        labels: typed_versions(visit, form, "label", field.map(|one| &one.label)),
        hints: typed_versions(visit, form, "hint", field.map_or(none, |one| one.hint.as_ref())),
        sections: sections(visit, procedure, form.get("section")),
        required: form.is_ticked("required"),
        disclose: form.is_ticked("disclose"),
        whole_letter: form.is_ticked("whole_letter"),
        choices: tidied(form.get("choices")),
        pattern: form.get("pattern").trim().to_owned(),
        least: one_line(form.get("least")),
        most: one_line(form.get("most")),
    }
}

/// Rows need columns, which the office file alone can say: only a field that has them keeps that kind.
fn kinds(visit: &Visit<'_>, chosen: &str) -> Vec<Choice> {
    let offered = KINDS.iter().filter(|(kind, _)| *kind != FieldKind::Rows || chosen == "rows");
    let named = offered.map(|(_, word)| {
        ((*word).to_owned(), visit.say(&format!("directory-kind-{}", word.replace('_', "-"))))
    });
    choices(named, chosen)
}

fn sections(visit: &Visit<'_>, procedure: &Procedure, chosen: &str) -> Vec<Choice> {
    let code = visit.language.code();
    let sections = procedure.sections.iter();
    choices(sections.map(|one| (one.key.as_ref().clone(), one.title.in_language(code).to_owned())), chosen)
}

fn mistakes(visit: &Visit<'_>, typed: &Typed, field: Option<&Field>) -> Mistakes {
    let mut mistakes = Mistakes::default();
    let is_sign = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || b"_-".contains(&sign);
    let is_key = !typed.key.is_empty() && typed.key.len() <= 80 && typed.key.bytes().all(is_sign);
    if field.is_none() && !is_key {
        mistakes.add("key", visit.say("directory-mistake-key"));
    }
    let kind = typed.kinds.iter().find(|one| one.is_chosen).map(|one| one.value.as_str());
    if kind.is_none() {
        mistakes.add("kind", visit.say("directory-mistake-kind"));
    }
    if typed.labels.iter().all(|version| version.text.is_empty()) {
        let first = typed.labels.first().map(|version| version.language.clone()).unwrap_or_default();
        mistakes.add(&format!("label-{first}"), visit.say("directory-mistake-label"));
    }
    if kind == Some("choice") && typed.choices.is_empty() {
        mistakes.add("choices", visit.say("directory-mistake-choices"));
    }
    let number = |text: &str| text.parse::<i64>().ok();
    for (name, text) in [("least", &typed.least), ("most", &typed.most)] {
        if !text.is_empty() && number(text).is_none() {
            mistakes.add(name, visit.say("directory-mistake-number"));
        }
    }
    if let (Some(least), Some(most)) = (number(&typed.least), number(&typed.most))
        && least > most
    {
        mistakes.add("most", visit.say("directory-mistake-bounds"));
    }
    mistakes
}

/// Only what was changed is written: the rest may come from the shipped procedure.
fn write(table: &mut Table, typed: &Typed, before: &Typed) {
    let chosen = |choices: &[Choice]| {
        choices.iter().find(|one| one.is_chosen).map(|one| one.value.clone()).unwrap_or_default()
    };
    let mut put = |name: &str, is_changed: bool, value: Option<Value>| {
        if is_changed {
            set(table, name, value);
        }
    };
    let (kind, section) = (chosen(&typed.kinds), chosen(&typed.sections));
    put("kind", kind != chosen(&before.kinds), edit::line(&kind));
    put("section", section != chosen(&before.sections), edit::line(&section));
    let flags = [
        ("required", typed.required, before.required),
        ("disclose", typed.disclose, before.disclose),
        ("whole_letter", typed.whole_letter, before.whole_letter),
    ];
    for (name, now, old) in flags {
        put(name, now != old, Some(Value::from(now)));
    }
    let choices: Vec<String> = typed.choices.lines().map(one_line).filter(|one| !one.is_empty()).collect();
    put("choices", typed.choices != before.choices, edit::list(&choices));
    put("pattern", typed.pattern != before.pattern, edit::line(&typed.pattern));
    let number = |text: &str| text.parse::<i64>().ok().map(Value::from);
    put("least", typed.least != before.least, number(&typed.least));
    put("most", typed.most != before.most, number(&typed.most));
}
