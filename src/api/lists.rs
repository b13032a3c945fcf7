//! The directory for programs: authorities and procedures as the office file in force says them. Changing them is done by
//! applying an office file.

use serde_json::{Map, Value as Json, json};

use super::call::{Call, answer};
use crate::directory::{Authority, Procedure, Text};
use crate::error::Result;
use crate::html::response::Response;
use crate::phrases::LANGUAGES;
use crate::refusal::Refusal;

/// `GET /authorities`.
///
/// # Errors
/// None.
pub fn authorities(call: &Call<'_>) -> Result<Response> {
    let in_force = call.office.in_force();
    answer(200, &in_force.directory.authorities.iter().map(shown_authority).collect::<Vec<_>>())
}

/// `GET /authorities/{key}`.
///
/// # Errors
/// [`Refusal::UnknownEntry`].
pub fn authority(call: &Call<'_>) -> Result<Response> {
    let key = call.part("key");
    let in_force = call.office.in_force();
    let authority = in_force.directory.authority(key).ok_or_else(|| Refusal::UnknownEntry(key.to_owned()))?;
    answer(200, &shown_authority(authority))
}

/// `GET /procedures`.
///
/// # Errors
/// None.
pub fn procedures(call: &Call<'_>) -> Result<Response> {
    let in_force = call.office.in_force();
    answer(200, &in_force.directory.procedures.iter().map(shown_procedure).collect::<Vec<_>>())
}

/// `GET /procedures/{key}`.
///
/// # Errors
/// [`Refusal::UnknownEntry`].
pub fn procedure(call: &Call<'_>) -> Result<Response> {
    let key = call.part("key");
    let in_force = call.office.in_force();
    let procedure = in_force.directory.procedure(key).ok_or_else(|| Refusal::UnknownEntry(key.to_owned()))?;
    answer(200, &shown_procedure(procedure))
}

fn shown_authority(authority: &Authority) -> Json {
    let contacts = authority.contacts.iter().map(|contact| {
        let procedures: Vec<&str> = contact.procedures.iter().map(|key| key.as_ref().as_str()).collect();
        json!({
            "address": contact.address.as_ref(),
            "procedures": procedures,
            "language": contact.language,
            "escalation": contact.escalation,
        })
    });
    json!({
        "key": authority.key.as_ref(),
        "name": in_languages(&authority.name),
        "country": authority.country,
        "domains": authority.domain_names(),
        "own": authority.own,
        "contacts": contacts.collect::<Vec<_>>(),
    })
}

fn shown_procedure(procedure: &Procedure) -> Json {
    let authorities: Vec<&str> = procedure.authorities.iter().map(|key| key.as_ref().as_str()).collect();
    let fields = procedure.fields.iter().map(|field| {
        json!({
            "key": field.key.as_ref(),
            "label": in_languages(&field.label),
            "required": field.required,
            "disclose": field.disclose,
        })
    });
    json!({
        "key": procedure.key.as_ref(),
        "name": in_languages(&procedure.name),
        "authorities": authorities,
        "outcomes": procedure.outcomes,
        "acknowledge_within": procedure.acknowledge_within.as_ref().map(AsRef::as_ref),
        "answer_within": procedure.answer_within.as_ref().map(AsRef::as_ref),
        "fields": fields.collect::<Vec<_>>(),
    })
}

fn in_languages(text: &Text) -> Json {
    let said = LANGUAGES.into_iter().map(|code| (code.to_owned(), Json::from(text.in_language(code))));
    Json::Object(said.collect::<Map<String, Json>>())
}
