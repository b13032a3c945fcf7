//! Before a form: which there are, and what one of them takes.

use askama::Template;

use super::{is_trapped, offered};
use crate::desk::ask::draft::Draft;
use crate::desk::ask::tries::{self, Deed};
use crate::directory::{Directory, FieldKind, Procedure};
use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::time_limit::Days;

#[derive(Template)]
#[template(path = "pages/ask/list.html")]
struct List {
    page: Page,
    forms: Vec<Offered>,
    address: String,
}

struct Offered {
    key: String,
    name: String,
    about: String,
}

#[derive(Template)]
#[template(path = "pages/ask/before.html")]
struct Before {
    page: Page,
    key: String,
    about: String,
    needs: Vec<String>,
    files: Vec<String>,
    authorities: Vec<String>,
    is_own: bool,
    takes: String,
    sees: Vec<String>,
}

impl Before {
    fn sees_count(&self) -> i64 {
        i64::try_from(self.sees.len()).unwrap_or(i64::MAX)
    }
}

/// `GET /ask`.
///
/// # Errors
/// None.
pub fn list(visit: &Visit<'_>) -> Result<Response> {
    let in_force = visit.office.in_force();
    let code = visit.language.code();
    let forms = in_force.directory.procedures.iter().filter(|procedure| procedure.offered);
    let forms = forms.map(|procedure| Offered {
        key: procedure.key.as_ref().clone(),
        name: procedure.name.in_language(code).to_owned(),
        about: procedure.about.as_ref().map_or("", |about| about.in_language(code)).to_owned(),
    });
    let list = List {
        page: visit.page(visit.say("ask-list-title")),
        forms: forms.collect(),
        address: in_force.directory.mail.from.as_ref().clone(),
    };
    Ok(render(200, &list))
}

/// `GET /ask/{procedure}`.
///
/// # Errors
/// [`crate::refusal::Refusal::NothingHere`].
pub fn before(visit: &Visit<'_>) -> Result<Response> {
    let in_force = visit.office.in_force();
    let procedure = offered(&in_force, visit.request.part("procedure"))?;
    let code = visit.language.code();
    let labels = |wanted: &dyn Fn(&crate::directory::Field) -> bool| -> Vec<String> {
        let fields = procedure.fields.iter().filter(|field| wanted(field));
        fields.map(|field| field.label.in_language(code).to_owned()).collect()
    };
    let is_file = |field: &crate::directory::Field| field.kind == FieldKind::File;
    let (authorities, is_own) = deciders(&in_force.directory, procedure, code);
    let before = Before {
        page: visit.page(procedure.name.in_language(code)),
        key: procedure.key.as_ref().clone(),
        about: procedure.about.as_ref().map_or("", |about| about.in_language(code)).to_owned(),
        needs: labels(&|field| field.required && !is_file(field) && field.show_if.is_none()),
        files: labels(&is_file),
        authorities,
        is_own,
        takes: takes(visit, procedure.answer_limit()),
        sees: labels(&|field| field.disclose),
    };
    Ok(render(200, &before))
}

/// `POST /ask/{procedure}`.
///
/// # Errors
/// [`crate::refusal::Refusal::NothingHere`], [`crate::refusal::Refusal::TooManyRequests`].
pub fn start(visit: &Visit<'_>) -> Result<Response> {
    let in_force = visit.office.in_force();
    let procedure = offered(&in_force, visit.request.part("procedure"))?;
    if is_trapped(visit) {
        return Ok(Response::see_other("/ask"));
    }
    let secret = visit.office.write(|tx| {
        tries::count(tx, visit.office, Deed::Start, visit.request.peer)?;
        Draft::start(tx, visit.office, procedure.key.as_ref(), visit.language.code())
    })?;
    Ok(Response::see_other(&format!("/ask/draft/{secret}")))
}

/// Names of those who decide, and whether that is the office alone.
pub(super) fn deciders(directory: &Directory, procedure: &Procedure, language: &str) -> (Vec<String>, bool) {
    let found = procedure.authorities.iter().filter_map(|key| directory.authority(key.as_ref()));
    let found: Vec<_> = found.collect();
    let others = found.iter().filter(|authority| !authority.own);
    let names: Vec<String> =
        others.map(|authority| authority.name.in_language(language).to_owned()).collect();
    (names, !found.is_empty() && found.iter().all(|authority| authority.own))
}

fn takes(visit: &Visit<'_>, limit: Option<Days>) -> String {
    match limit {
        Some(days) if days.working => visit.language.count("ask-takes-working", days.count),
        Some(days) => visit.language.count("ask-takes-days", days.count),
        None => visit.say("ask-takes-unknown"),
    }
}
