//! The page of a case: the requester's lane on one side, the authorities' on the other, the gate between; what each party
//! has seen, what to do next, the clocks, the notes, the history. Shows and calls verbs; decides nothing.

pub mod names;
pub mod why;
pub mod active;
pub mod letter_view;
pub mod lane_view;
pub mod limit;
pub mod crossing;
pub mod history;
pub mod asked;
pub mod head;
pub mod steps;
pub mod clock;
pub mod draft;
pub mod write;
pub mod letters;
pub mod preview;
pub mod sheet;

use askama::Template;

use crate::desk::case::State;
use crate::desk::case_file::CaseFile;
use crate::desk::decision::Decision;
use crate::desk::lane::Role;
use crate::error::{Error, Result};
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;
use crate::right::Right;
use asked::{FieldView, RouteView};
use crossing::GateView;
use head::HeadView;
use history::DeedView;
use lane_view::LaneView;
use names::{Names, When};

#[derive(Template)]
#[template(path = "pages/desk/case.html")]
struct CasePage {
    page: Page,
    head: HeadView,
    requester: Vec<LaneView>,
    authorities: Vec<LaneView>,
    gate: GateView,
    fields: Vec<FieldView>,
    route: Option<RouteView>,
    decision: Option<Decision>,
    notes: Vec<NoteView>,
    history: Vec<DeedView>,
    may: May,
    is_closed: bool,
}

/// What this officer may do here.
struct May {
    note: bool,
    route: bool,
    clock: bool,
    outbox: bool,
    close: bool,
    answer: bool,
}

struct NoteView {
    at: When,
    officer: String,
    text: String,
}

/// `GET /desk/cases/{reference}`.
///
/// # Errors
/// [`Refusal::UnknownCase`].
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let file = read(visit)?;
    let names = Names::of(visit);
    let is_closed = file.case.state == State::Closed;
    let lanes = |is_requester: bool| {
        let wanted = file.lanes.iter().filter(move |lane| (lane.role != Role::Authority) == is_requester);
        wanted.map(|lane| LaneView::of(&names, &file, lane)).collect::<Vec<_>>()
    };
    let may = |right| visit.actor.may(right);
    let notes = file.notes.iter().rev().map(|note| NoteView {
        at: names.moment(&note.at),
        officer: names.actor(&note.officer),
        text: note.text.clone(),
    });
    Ok(render(
        200,
        &CasePage {
            page: visit.page(format!("{} {}", file.case.reference, file.case.subject)),
            head: HeadView::of(&names, &file),
            requester: lanes(true),
            authorities: lanes(false),
            gate: GateView::of(&names, &file),
            fields: asked::fields(&names, &file),
            route: (file.authorities.is_empty() && !is_closed).then(|| asked::route(&names, &file, None)),
            decision: file.decision.clone(),
            notes: notes.collect(),
            history: history::of(&names, &file),
            may: May {
                note: may(Right::Note),
                route: may(Right::Route),
                clock: may(Right::Clock),
                outbox: may(Right::Outbox),
                close: may(Right::Close),
                answer: may(Right::Answer),
            },
            is_closed,
        },
    ))
}

/// The case that the address names.
///
/// # Errors
/// [`Refusal::UnknownCase`].
pub fn read(visit: &Visit<'_>) -> Result<CaseFile> {
    let reference = visit.request.part("reference");
    visit.office.read(|tx| CaseFile::read(tx, visit.office, &visit.actor, reference))
}

/// Back to the page of the case, which says what was done: `done=` and the word of its phrase.
#[must_use]
pub fn back(visit: &Visit<'_>, done: &str) -> Response {
    let reference = visit.request.part("reference");
    let reference = crate::reference::read(reference).unwrap_or_default();
    Response::see_other(&format!("/desk/cases/{reference}?{done}"))
}

/// A letter that is not in the case looks like a case that is not there.
fn nothing_here(error: Error) -> Error {
    match error {
        Error::Refused(Refusal::UnknownCase(_) | Refusal::UnknownLetter(_)) => Refusal::NothingHere.into(),
        other => other,
    }
}
