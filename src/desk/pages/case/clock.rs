//! The clock of an authority: how its day was reckoned; pause, resume, extend, or give up waiting, each with a reason.

use askama::Template;

use super::limit::LimitView;
use super::names::Names;
use super::sheet::{mendable, sentence};
use super::{back, read};
use crate::desk::case_file::CaseFile;
use crate::desk::pause::{Turn, turn_clock};
use crate::desk::withdraw::withdraw;
use crate::error::Result;
use crate::html::form::{Mistakes, tidied};
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;

#[derive(Template)]
#[template(path = "pages/desk/case/clock.html")]
struct ClockPage {
    page: Page,
    mistakes: Mistakes,
    reference: String,
    authority: String,
    limits: Vec<LimitView>,
    turn: String,
    days: String,
    why: String,
    stands_still: bool,
}

/// `GET /desk/cases/{reference}/clock/{authority}`.
///
/// # Errors
/// [`Refusal::UnknownCase`], [`Refusal::NoOpenDispatch`].
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    shown(visit, Mistakes::default())
}

fn shown(visit: &Visit<'_>, mistakes: Mistakes) -> Result<Response> {
    let file = read(visit)?;
    let names = Names::of(visit);
    let key = visit.request.part("authority");
    let open: Vec<_> =
        file.dispatches.iter().filter(|dispatch| dispatch.authority == key && dispatch.is_open()).collect();
    if open.is_empty() {
        return Err(Refusal::NoOpenDispatch(key.to_owned()).into());
    }
    let form = &visit.request.form;
    let mut page = visit.page(names.tell("case-clock-title", &[("what", names.authority(key))]));
    page.has_mistakes = !mistakes.is_empty();
    let status = if page.has_mistakes { 422 } else { 200 };
    let stands_still = stands_still(&file, key);
    let default = if stands_still { "resume" } else { "extend" };
    Ok(render(
        status,
        &ClockPage {
            page,
            mistakes,
            reference: file.case.reference.clone(),
            authority: key.to_owned(),
            limits: open.into_iter().map(|dispatch| LimitView::of(&names, &file, dispatch)).collect(),
            turn: form.said("turn").unwrap_or(default).to_owned(),
            days: form.said("days").unwrap_or("5").to_owned(),
            why: tidied(form.get("why")),
            stands_still,
        },
    ))
}

fn stands_still(file: &CaseFile, authority: &str) -> bool {
    let open =
        file.dispatches.iter().filter(|dispatch| dispatch.authority == authority && dispatch.is_open());
    open.into_iter().any(|dispatch| {
        file.pauses.iter().any(|(id, pause, _)| *id == dispatch.dispatch_id && pause.until_on.is_none())
    })
}

/// `POST /desk/cases/{reference}/clock/{authority}`.
///
/// # Errors
/// What the verbs say, beyond what the form can mend.
pub fn turn(visit: &Visit<'_>) -> Result<Response> {
    let form = &visit.request.form;
    let (reference, authority) = (visit.request.part("reference"), visit.request.part("authority"));
    let why = tidied(form.get("why"));
    let days = form.get("days").trim().parse::<i64>().ok().filter(|days| (1..=365).contains(days));
    let turn = match (form.get("turn"), days) {
        ("pause", _) => Some(Turn::Pause),
        ("resume", _) => Some(Turn::Resume),
        ("extend", Some(days)) => Some(Turn::Extend(days)),
        ("withdraw", _) => None,
        _ => {
            let mut mistakes = Mistakes::default();
            mistakes.add("days", visit.say("case-clock-days-wanted"));
            return shown(visit, mistakes);
        }
    };
    let done = visit.office.write(|tx| match turn {
        Some(turn) => {
            turn_clock(tx, visit.office, &visit.actor, reference, (authority, turn, &why)).map(|_| ())
        }
        None => withdraw(tx, visit.office, &visit.actor, reference, (authority, &why)).map(|_| ()),
    });
    match done {
        Ok(()) => Ok(back(visit, if turn.is_some() { "done=case-clock" } else { "done=case-withdrawn" })),
        Err(error) => {
            let refusal = mendable(error)?;
            let field = if refusal == Refusal::NoReason { "why" } else { "turn" };
            let mut mistakes = Mistakes::default();
            mistakes.add(field, sentence(visit, &refusal));
            shown(visit, mistakes)
        }
    }
}
