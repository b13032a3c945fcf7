//! The steps of the desk for programs: each reads its body and calls one verb in one transaction. A preview is the verb
//! itself, rehearsed and taken back.

use std::collections::BTreeMap;

use serde::Deserialize;
use store::Tx;

use super::call::{Call, answer as answered, bad};
use crate::desk::case::Case;
use crate::desk::decision::Decision;
use crate::desk::pause::{Turn, turn_clock};
use crate::desk::report::{Done, Preview, Turned, done};
use crate::desk::{self, forward as forwarding, relay as relaying};
use crate::error::Result;
use crate::html::response::Response;
use crate::letters::writing::Written;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Routing {
    procedure: String,
    #[serde(default)]
    authorities: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Filling {
    fields: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Forwarding {
    text: Option<String>,
    authorities: Vec<String>,
    incomplete: bool,
    allow: Vec<String>,
    attachments: Vec<String>,
    preview: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Accepting {
    letter: String,
    #[serde(default)]
    as_receipt: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Relaying {
    letter: String,
    text: Option<String>,
    #[serde(default)]
    attachments: Vec<i64>,
    #[serde(default)]
    allow: Vec<String>,
    #[serde(default)]
    preview: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Saying {
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deciding {
    outcome: String,
    #[serde(default)]
    number: String,
    #[serde(default)]
    valid_until: String,
    #[serde(default)]
    conditions: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Turning {
    authority: String,
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Extending {
    authority: String,
    days: i64,
    why: String,
}

/// `POST …/route`.
///
/// # Errors
/// What the verb refuses.
pub fn route(call: &Call<'_>) -> Result<Response> {
    let body: Routing = call.read()?;
    let chosen = (body.procedure.as_str(), body.authorities.as_slice());
    changes(call, |tx, reference| desk::route::route(tx, call.office, &call.actor, reference, chosen))
}

/// `POST …/fill`.
///
/// # Errors
/// What the verb refuses.
pub fn fill(call: &Call<'_>) -> Result<Response> {
    let body: Filling = call.read()?;
    let fields: Vec<(String, String)> = body.fields.into_iter().collect();
    changes(call, |tx, reference| desk::fill::fill(tx, call.office, &call.actor, reference, &fields))
}

/// `POST …/forward`.
///
/// # Errors
/// What the verb refuses.
pub fn forward(call: &Call<'_>) -> Result<Response> {
    let body: Forwarding = call.read()?;
    let chosen = body.attachments.iter().map(|written| written.parse().map_err(|_| bad("attachments")));
    let draft = forwarding::Draft {
        attachments: chosen.collect::<Result<_>>()?,
        text: body.text,
        authorities: body.authorities,
        incomplete: body.incomplete,
        release: body.allow,
    };
    writes(call, body.preview, |tx, reference| {
        forwarding::forward(tx, call.office, &call.actor, reference, &draft)
    })
}

/// `POST …/accept`.
///
/// # Errors
/// What the verb refuses.
pub fn accept(call: &Call<'_>) -> Result<Response> {
    let body: Accepting = call.read()?;
    let verb = if body.as_receipt { desk::reply::accept_as_receipt } else { desk::reply::accept };
    changes(call, |tx, reference| verb(tx, call.office, &call.actor, reference, &body.letter))
}

/// `POST …/relay`.
///
/// # Errors
/// What the verb refuses.
pub fn relay(call: &Call<'_>) -> Result<Response> {
    let body: Relaying = call.read()?;
    let draft = relaying::Draft { text: body.text, attachments: body.attachments, release: body.allow };
    writes(call, body.preview, |tx, reference| {
        let letter = (body.letter.as_str(), &draft);
        Ok(vec![relaying::relay(tx, call.office, &call.actor, reference, letter)?])
    })
}

/// `POST …/answer`.
///
/// # Errors
/// What the verb refuses.
pub fn answer(call: &Call<'_>) -> Result<Response> {
    let body: Saying = call.read()?;
    writes(call, false, |tx, reference| {
        Ok(vec![desk::answer::answer(tx, call.office, &call.actor, reference, &body.text)?])
    })
}

/// `POST …/ask`.
///
/// # Errors
/// What the verb refuses.
pub fn ask(call: &Call<'_>) -> Result<Response> {
    let body: Saying = call.read()?;
    writes(call, false, |tx, reference| {
        Ok(vec![desk::answer::ask(tx, call.office, &call.actor, reference, &body.text)?])
    })
}

/// `POST …/decide`.
///
/// # Errors
/// What the verb refuses.
pub fn decide(call: &Call<'_>) -> Result<Response> {
    let Deciding { outcome, number, valid_until, conditions } = call.read()?;
    let decided = Decision { outcome, number, valid_until, conditions };
    changes(call, |tx, reference| desk::close::decide(tx, call.office, &call.actor, reference, &decided))
}

/// `POST …/close`.
///
/// # Errors
/// What the verb refuses.
pub fn close(call: &Call<'_>) -> Result<Response> {
    writes(call, false, |tx, reference| {
        Ok(vec![desk::close::close(tx, call.office, &call.actor, reference)?])
    })
}

/// `POST …/note`.
///
/// # Errors
/// What the verb refuses.
pub fn note(call: &Call<'_>) -> Result<Response> {
    let body: Saying = call.read()?;
    changes(call, |tx, reference| desk::note::note(tx, call.office, &call.actor, reference, &body.text))
}

/// `POST …/pause`.
///
/// # Errors
/// What the verb refuses.
pub fn pause(call: &Call<'_>) -> Result<Response> {
    turns(call, Turn::Pause)
}

/// `POST …/resume`.
///
/// # Errors
/// What the verb refuses.
pub fn resume(call: &Call<'_>) -> Result<Response> {
    turns(call, Turn::Resume)
}

/// `POST …/extend`.
///
/// # Errors
/// What the verb refuses.
pub fn extend(call: &Call<'_>) -> Result<Response> {
    let Extending { authority, days, why } = call.read()?;
    if !(1..=3_650).contains(&days) {
        return Err(bad("days"));
    }
    turned(call, &Turning { authority, why }, Turn::Extend(days))
}

fn turns(call: &Call<'_>, turn: Turn) -> Result<Response> {
    turned(call, &call.read::<Turning>()?, turn)
}

fn turned(call: &Call<'_>, Turning { authority, why }: &Turning, turn: Turn) -> Result<Response> {
    let reference = call.part("reference");
    call.writes(|tx| {
        let dispatch = turn_clock(tx, call.office, &call.actor, reference, (authority, turn, why))?;
        let case = Case::by_reference(tx, &call.actor, reference)?;
        let authority = authority.clone();
        Ok(Turned { reference: case.reference, state: case.state.word(), authority, due_at: dispatch.due_at })
    })
}

/// A verb that changes a case and writes no letter.
fn changes(call: &Call<'_>, verb: impl FnOnce(&mut Tx<'_>, &str) -> Result<Case>) -> Result<Response> {
    call.writes(|tx| Ok(Done::of(&verb(tx, call.part("reference"))?, &[])))
}

/// A verb that writes letters, or its rehearsal.
fn writes(
    call: &Call<'_>,
    is_preview: bool,
    verb: impl FnOnce(&mut Tx<'_>, &str) -> Result<Vec<Written>>,
) -> Result<Response> {
    let reference = call.part("reference");
    if is_preview {
        let letters = call.office.rehearse(|tx| verb(tx, reference))?;
        return answered(200, &Preview::of(&letters));
    }
    call.writes(|tx| {
        let letters = verb(tx, reference)?;
        done(tx, &call.actor, reference, &letters)
    })
}
