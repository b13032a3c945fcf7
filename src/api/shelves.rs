//! The tray, the outbox and the notices for programs, within the key's sight.

use serde::Deserialize;
use serde_json::json;

use super::call::{Call, answer};
use crate::desk::list::on_their_way::{OnTheWay, Shelf, on_their_way};
use crate::desk::list::pressing;
use crate::desk::report::{LyingLetter, Moved};
use crate::desk::{call_back, settle as settling, tray as trays};
use crate::error::Result;
use crate::html::response::Response;
use crate::letters::outbox::OutboxRow;
use crate::phrases;

/// More are looked at after these are dealt with.
const MOST_SHOWN: usize = 1_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Placing {
    reference: String,
    lane: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Discarding {
    why: String,
}

/// `GET /tray`.
///
/// # Errors
/// When the database fails.
pub fn tray(call: &Call<'_>) -> Result<Response> {
    call.reads(|tx| {
        let most = i64::try_from(MOST_SHOWN).unwrap_or(i64::MAX);
        let lying = trays::list(tx, &call.actor, (None, most))?;
        Ok(lying.into_iter().map(|(kept, guesses)| LyingLetter::of(kept, guesses)).collect::<Vec<_>>())
    })
}

/// `POST /tray/{letter}/place`.
///
/// # Errors
/// What the verb refuses.
pub fn place(call: &Call<'_>) -> Result<Response> {
    let body: Placing = call.read()?;
    let (letter, target) = (call.part("letter"), (body.reference.as_str(), body.lane.as_str()));
    call.writes(|tx| {
        Ok(Moved::of(letter, &trays::place_by_hand(tx, call.office, &call.actor, letter, target)?))
    })
}

/// `POST /tray/{letter}/open`.
///
/// # Errors
/// What the verb refuses.
pub fn open(call: &Call<'_>) -> Result<Response> {
    let letter = call.part("letter");
    call.writes(|tx| Ok(Moved::of(letter, &trays::open_by_hand(tx, call.office, &call.actor, letter)?)))
}

/// `POST /tray/{letter}/discard`.
///
/// # Errors
/// What the verb refuses.
pub fn discard(call: &Call<'_>) -> Result<Response> {
    let body: Discarding = call.read()?;
    let letter = call.part("letter");
    call.writes(|tx| {
        trays::discard(tx, call.office, &call.actor, letter, &body.why)?;
        Ok(json!({ "letter": letter, "discarded": true }))
    })
}

/// `GET /outbox`.
///
/// # Errors
/// When the database fails.
pub fn outbox(call: &Call<'_>) -> Result<Response> {
    let is_all = call.flag("all")?;
    call.reads(|tx| {
        let mut rows: Vec<OutboxRow> = Vec::new();
        let shown = |shelf: &Shelf| is_all || matches!(shelf, Shelf::Waiting | Shelf::Trouble);
        for shelf in Shelf::ALL.into_iter().filter(shown) {
            let found = on_their_way(tx, &call.actor, shelf, (None, MOST_SHOWN))?;
            rows.extend(found.into_iter().map(row));
        }
        rows.sort_by(|one, other| other.letter_id.cmp(&one.letter_id));
        rows.truncate(MOST_SHOWN);
        Ok(rows)
    })
}

fn row(letter: OnTheWay) -> OutboxRow {
    OutboxRow {
        letter_id: letter.letter_id,
        state: letter.state,
        recipient: letter.recipient,
        subject: letter.subject,
        put_at: letter.put_at,
        not_before_at: letter.not_before_at,
        attempts: letter.attempts,
        was_uncertain: letter.was_uncertain,
        last_answer: letter.last_answer,
    }
}

/// `POST /outbox/{letter}/cancel`.
///
/// # Errors
/// What the verb refuses.
pub fn cancel(call: &Call<'_>) -> Result<Response> {
    let letter = call.part("letter");
    call.office.write(|tx| call_back::call_back(tx, call.office, &call.actor, letter))?;
    answer(200, &json!({ "letter": letter, "state": "cancelled" }))
}

/// `GET /notices`.
///
/// # Errors
/// When the database fails.
pub fn notices(call: &Call<'_>) -> Result<Response> {
    call.reads(|tx| {
        let shown = pressing::notices(tx, &call.actor)?.into_iter().map(|item| {
            let text = phrases::say(call.language.code(), &item.who, &[("what", item.what.clone())]);
            json!({ "id": item.id, "at": item.since, "code": item.who, "what": item.what, "text": text })
        });
        Ok(shown.collect::<Vec<_>>())
    })
}

/// `POST /notices/{notice}/settle`.
///
/// # Errors
/// What the verb refuses.
pub fn settle(call: &Call<'_>) -> Result<Response> {
    let notice = call.part("notice");
    call.office.write(|tx| settling::settle(tx, call.office, &call.actor, notice))?;
    answer(200, &json!({ "notice": notice, "settled": true }))
}
