//! Cases for programs: lists, one whole, a new one. The shapes are those of the command line.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::call::{Call, answer, bad};
use crate::desk::case::State;
use crate::desk::list::{self, Filter};
use crate::desk::report::{Done, Opening};
use crate::desk::{open as opening, show as showing};
use crate::error::Result;
use crate::html::response::Response;

/// Signs of a search, as the description says.
const LONGEST_SEARCH: usize = 1_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    procedure: Option<String>,
    requester: String,
    country: Option<String>,
    #[serde(default)]
    fields: BTreeMap<String, String>,
    subject: Option<String>,
    language: Option<String>,
}

/// `GET /cases`.
///
/// # Errors
/// [`crate::refusal::Refusal::BadQuestion`].
pub fn list(call: &Call<'_>) -> Result<Response> {
    let query = &call.request.query;
    let state = match query.is_ticked("state") {
        true => Some(State::of_word(query.get("state")).ok_or_else(|| bad("state"))?),
        false => None,
    };
    if query.get("search").chars().count() > LONGEST_SEARCH {
        return Err(bad("search"));
    }
    let filter = Filter {
        state,
        is_overdue: call.flag("overdue")?,
        search: query.said("search").map(str::to_owned),
        limit: call.number("limit", 50, (1, 1_000))?,
        ..Filter::default()
    };
    call.reads(|tx| list::list(tx, call.office, &call.actor, &filter))
}

/// `GET /cases/{reference}`.
///
/// # Errors
/// [`crate::refusal::Refusal::UnknownCase`].
pub fn show(call: &Call<'_>) -> Result<Response> {
    call.reads(|tx| showing::show(tx, call.office, &call.actor, call.part("reference")))
}

/// `POST /cases`.
///
/// # Errors
/// What the verb refuses.
pub fn open(call: &Call<'_>) -> Result<Response> {
    let body: Body = call.read()?;
    let opening = Opening {
        procedure: body.procedure,
        requester: body.requester,
        country: body.country,
        fields: body.fields.into_iter().collect(),
        subject: body.subject,
        language: body.language,
    };
    let request = opening.request(call.office)?;
    // A case of a country out of sight would be nobody's to look at who has opened it.
    if !call.actor.sees(&request.country) {
        return Err(crate::refusal::Refusal::BadCountry(request.country).into());
    }
    let case = call.office.write(|tx| opening::open_by_form(tx, call.office, &call.actor, &request))?;
    answer(200, &Done::of(&case, &[]))
}
