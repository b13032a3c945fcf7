//! Steps on a case without a letter to write: route it, fill in its fields, judge a reply, call a letter back, note,
//! decide, reopen. Each form calls one verb.

use askama::Template;

use super::asked::{self, FieldView, RouteView};
use super::names::Names;
use super::sheet::{Sheet, SheetField, mendable, sentence};
use super::{back, nothing_here, read};
use crate::desk::decision::Decision;
use crate::desk::{call_back as recall, close, fields, fill, note, reply, route, set_aside};
use crate::error::Result;
use crate::html::form::{Mistakes, tidied};
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::letters::letter::KeptLetter;
use crate::refusal::Refusal;

#[derive(Template)]
#[template(path = "pages/desk/case/route.html")]
struct RoutePage {
    page: Page,
    mistakes: Mistakes,
    reference: String,
    route: RouteView,
}

/// `GET /desk/cases/{reference}/route`.
///
/// # Errors
/// [`Refusal::UnknownCase`].
pub fn route_page(visit: &Visit<'_>) -> Result<Response> {
    shown_route(visit, Mistakes::default())
}

fn shown_route(visit: &Visit<'_>, mistakes: Mistakes) -> Result<Response> {
    let file = read(visit)?;
    let names = Names::of(visit);
    let form = (!mistakes.is_empty()).then_some(&visit.request.form);
    let mut page = visit.page(visit.say("case-route-title"));
    page.has_mistakes = !mistakes.is_empty();
    let status = if page.has_mistakes { 422 } else { 200 };
    let route = asked::route(&names, &file, form);
    Ok(render(status, &RoutePage { page, mistakes, reference: file.case.reference, route }))
}

/// `POST /desk/cases/{reference}/route`.
///
/// # Errors
/// What the verb says, beyond what the form can mend.
pub fn route_case(visit: &Visit<'_>) -> Result<Response> {
    let form = &visit.request.form;
    let Some(procedure) = asked::chosen_procedure(form) else {
        let mut mistakes = Mistakes::default();
        mistakes.add("procedure", visit.say("case-route-choose"));
        return shown_route(visit, mistakes);
    };
    let authorities: Vec<String> = form.all("authority").map(str::to_owned).collect();
    let reference = visit.request.part("reference");
    let done = visit
        .office
        .write(|tx| route::route(tx, visit.office, &visit.actor, reference, (&procedure, &authorities)));
    match done {
        Ok(_) => Ok(back(visit, "done=case-routed")),
        Err(error) => {
            let mut mistakes = Mistakes::default();
            mistakes.add("procedure", sentence(visit, &mendable(error)?));
            shown_route(visit, mistakes)
        }
    }
}

#[derive(Template)]
#[template(path = "pages/desk/case/fields.html")]
struct FieldsPage {
    page: Page,
    mistakes: Mistakes,
    reference: String,
    fields: Vec<FieldView>,
}

/// `GET /desk/cases/{reference}/fields`.
///
/// # Errors
/// [`Refusal::UnknownCase`].
pub fn fields_page(visit: &Visit<'_>) -> Result<Response> {
    let file = read(visit)?;
    let fields = asked::fields(&Names::of(visit), &file);
    shown_fields(visit, fields, Mistakes::default())
}

fn shown_fields(visit: &Visit<'_>, fields: Vec<FieldView>, mistakes: Mistakes) -> Result<Response> {
    let mut page = visit.page(visit.say("case-fields-title"));
    page.has_mistakes = !mistakes.is_empty();
    let status = if page.has_mistakes { 422 } else { 200 };
    let reference = visit.request.part("reference").to_owned();
    Ok(render(status, &FieldsPage { page, mistakes, reference, fields }))
}

/// `POST /desk/cases/{reference}/fields`: only what was changed is filled in.
///
/// # Errors
/// What the verb says, beyond what the form can mend.
pub fn fill_fields(visit: &Visit<'_>) -> Result<Response> {
    let file = read(visit)?;
    let names = Names::of(visit);
    let mut shown = asked::fields(&names, &file);
    let procedure = file.case.procedure.as_deref().and_then(|key| names.in_force.directory.procedure(key));
    let (mut changed, mut mistakes) = (Vec::new(), Mistakes::default());
    for field in &mut shown {
        let typed = tidied(visit.request.form.get(&field.key));
        let known = procedure.and_then(|procedure| procedure.field(&field.key));
        let (Some(known), false) = (known, typed == field.value) else { continue };
        field.choices.iter_mut().for_each(|(choice, is_chosen)| *is_chosen = *choice == typed);
        field.value.clone_from(&typed);
        if typed.is_empty() || fields::fits(known, &typed) {
            changed.push((field.key.clone(), typed));
        } else {
            mistakes.add(&field.key, names.tell("case-field-unfit", &[("field", field.label.clone())]));
        }
    }
    if !mistakes.is_empty() {
        return shown_fields(visit, shown, mistakes);
    }
    let reference = visit.request.part("reference");
    let done = visit.office.write(|tx| fill::fill(tx, visit.office, &visit.actor, reference, &changed));
    match done {
        Ok(_) => Ok(back(visit, "done=case-filled")),
        Err(error) => {
            mistakes.add("main", sentence(visit, &mendable(error)?));
            shown_fields(visit, shown, mistakes)
        }
    }
}

/// `POST /desk/cases/{reference}/letters/{letter}/accept`.
///
/// # Errors
/// What the verb says.
pub fn accept(visit: &Visit<'_>) -> Result<Response> {
    let (reference, letter_id) = (visit.request.part("reference"), visit.request.part("letter"));
    visit.office.write(|tx| reply::accept(tx, visit.office, &visit.actor, reference, letter_id))?;
    Ok(back(visit, "done=case-accepted"))
}

/// `POST /desk/cases/{reference}/letters/{letter}/receipt`.
///
/// # Errors
/// What the verb says.
pub fn receipt(visit: &Visit<'_>) -> Result<Response> {
    let (reference, letter_id) = (visit.request.part("reference"), visit.request.part("letter"));
    visit
        .office
        .write(|tx| reply::accept_as_receipt(tx, visit.office, &visit.actor, reference, letter_id))?;
    Ok(back(visit, "done=case-receipt"))
}

/// `GET /desk/cases/{reference}/letters/{letter}/set-aside`.
///
/// # Errors
/// [`Refusal::UnknownCase`], [`Refusal::UnknownLetter`].
pub fn set_aside_page(visit: &Visit<'_>) -> Result<Response> {
    Ok(aside_sheet(visit).map_err(nothing_here)?.shown())
}

fn aside_sheet(visit: &Visit<'_>) -> Result<Sheet> {
    let file = read(visit)?;
    let letter_id = visit.request.part("letter");
    let letter = file.letter(letter_id).ok_or_else(|| Refusal::UnknownLetter(letter_id.to_owned()))?;
    let why = SheetField::new(visit, "why", "line").with_hint(visit.say("case-field-why-hint"));
    Ok(Sheet::new(visit, "aside", &letter.from_address, vec![why]))
}

/// `POST /desk/cases/{reference}/letters/{letter}/set-aside`.
///
/// # Errors
/// What the verb says, beyond what the form can mend.
pub fn set_letter_aside(visit: &Visit<'_>) -> Result<Response> {
    let (reference, letter_id) = (visit.request.part("reference"), visit.request.part("letter"));
    let why = tidied(visit.request.form.get("why"));
    let done = visit
        .office
        .write(|tx| set_aside::set_aside(tx, visit.office, &visit.actor, reference, (letter_id, &why)));
    match done {
        Ok(_) => Ok(back(visit, "done=case-set-aside")),
        Err(error) => aside_sheet(visit)?.again(visit, error, "why"),
    }
}

/// `POST /desk/cases/{reference}/letters/{letter}/call-back`.
///
/// # Errors
/// What the verb says; a letter of another case is not there.
pub fn call_back(visit: &Visit<'_>) -> Result<Response> {
    let letter_id = visit.request.part("letter");
    let file = read(visit)?;
    let unknown = || Refusal::UnknownLetter(letter_id.to_owned());
    file.letter(letter_id).ok_or_else(unknown)?;
    visit.office.write(|tx| {
        let kept = KeptLetter::find(tx, letter_id)?;
        kept.filter(|kept| kept.case_id.as_deref() == Some(&file.case.case_id)).ok_or_else(unknown)?;
        recall::call_back(tx, visit.office, &visit.actor, letter_id)
    })?;
    Ok(back(visit, "done=case-called-back"))
}

/// `GET /desk/cases/{reference}/notes`.
///
/// # Errors
/// [`Refusal::UnknownCase`].
pub fn note_page(visit: &Visit<'_>) -> Result<Response> {
    read(visit)?;
    Ok(note_sheet(visit).shown())
}

fn note_sheet(visit: &Visit<'_>) -> Sheet {
    let note = SheetField::new(visit, "note", "lines").with_hint(visit.say("case-note-hint"));
    Sheet::new(visit, "note", "", vec![note])
}

/// `POST /desk/cases/{reference}/notes`.
///
/// # Errors
/// What the verb says, beyond what the form can mend.
pub fn write_note(visit: &Visit<'_>) -> Result<Response> {
    let reference = visit.request.part("reference");
    let text = tidied(visit.request.form.get("note"));
    match visit.office.write(|tx| note::note(tx, visit.office, &visit.actor, reference, &text)) {
        Ok(_) => Ok(back(visit, "done=case-noted")),
        Err(error) => note_sheet(visit).again(visit, error, "note"),
    }
}

/// `GET /desk/cases/{reference}/decision`.
///
/// # Errors
/// [`Refusal::UnknownCase`].
pub fn decision_page(visit: &Visit<'_>) -> Result<Response> {
    let file = read(visit)?;
    let mut sheet = decision_sheet(visit)?;
    if let Some(decision) = file.decision {
        let known = [decision.outcome, decision.number, decision.valid_until, decision.conditions];
        sheet.fields.iter_mut().zip(known).for_each(|(field, value)| field.value = value);
    }
    Ok(sheet.shown())
}

fn decision_sheet(visit: &Visit<'_>) -> Result<Sheet> {
    let file = read(visit)?;
    let names = Names::of(visit);
    let procedure = file.case.procedure.as_deref().and_then(|key| names.in_force.directory.procedure(key));
    let outcomes = procedure.map(|procedure| procedure.outcomes.clone()).unwrap_or_default();
    let choices = outcomes.into_iter().map(|outcome| (outcome.clone(), outcome)).collect();
    let fields = vec![
        SheetField::new(visit, "outcome", "choice").with_choices(choices),
        SheetField::new(visit, "number", "line").with_hint(visit.say("case-field-number-hint")),
        SheetField::new(visit, "valid_until", "line").with_hint(visit.say("case-field-valid-until-hint")),
        SheetField::new(visit, "conditions", "lines"),
    ];
    Ok(Sheet::new(visit, "decision", "", fields))
}

/// `POST /desk/cases/{reference}/decision`.
///
/// # Errors
/// What the verb says, beyond what the form can mend.
pub fn decide(visit: &Visit<'_>) -> Result<Response> {
    let reference = visit.request.part("reference");
    let typed = |name: &str| tidied(visit.request.form.get(name));
    let decided = Decision {
        outcome: typed("outcome"),
        number: typed("number"),
        valid_until: typed("valid_until"),
        conditions: typed("conditions"),
    };
    match visit.office.write(|tx| close::decide(tx, visit.office, &visit.actor, reference, &decided)) {
        Ok(_) => Ok(back(visit, "done=case-decided")),
        Err(error) => decision_sheet(visit)?.again(visit, error, "outcome"),
    }
}

/// `POST /desk/cases/{reference}/reopen`.
///
/// # Errors
/// What the verb says.
pub fn reopen(visit: &Visit<'_>) -> Result<Response> {
    let reference = visit.request.part("reference");
    visit.office.write(|tx| close::reopen(tx, visit.office, &visit.actor, reference))?;
    Ok(back(visit, "done=case-reopened"))
}
