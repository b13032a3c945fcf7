//! One question of a program: who asks, what the path names, what the body says. The body is JSON and nothing else.

use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use store::Tx;

use super::table::Line;
use crate::actor::Actor;
use crate::error::Result;
use crate::html::request::{Method, Pairs, Request};
use crate::html::response::Response;
use crate::office::Office;
use crate::phrases::Language;
use crate::refusal::Refusal;

/// One question.
pub struct Call<'a> {
    /// The office.
    pub office: &'a Office,
    /// The question as it came.
    pub request: &'a Request,
    /// What the path names.
    pub parts: Pairs,
    /// The program.
    pub actor: Actor,
    /// The body, `null` where there is none.
    pub body: Json,
    /// The language of sentences.
    pub language: Language,
}

impl Call<'_> {
    /// A part of the path.
    #[must_use]
    pub fn part(&self, name: &str) -> &str {
        self.parts.get(name)
    }

    /// The body as what this line takes.
    ///
    /// # Errors
    /// [`Refusal::BadQuestion`], naming what is wrong.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T> {
        serde_json::from_value(self.body.clone()).map_err(|error| bad(&error.to_string()))
    }

    /// Reads from the office and answers with what was read.
    ///
    /// # Errors
    /// What `work` returns.
    pub fn reads<T: serde::Serialize>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Response> {
        answer(200, &self.office.read(work)?)
    }

    /// Changes the office in one transaction and answers how it stands then.
    ///
    /// # Errors
    /// What `work` returns.
    pub fn writes<T: serde::Serialize>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Response> {
        answer(200, &self.office.write(work)?)
    }

    /// A value after the question mark as a whole number within bounds.
    ///
    /// # Errors
    /// [`Refusal::BadQuestion`].
    pub fn number(&self, name: &str, usual: i64, (least, most): (i64, i64)) -> Result<i64> {
        if !self.request.query.is_ticked(name) {
            return Ok(usual);
        }
        let number = self.request.query.get(name).parse().ok();
        number.filter(|number| (least..=most).contains(number)).ok_or_else(|| bad(name))
    }

    /// A value after the question mark that is true or false; false when it is not there.
    ///
    /// # Errors
    /// [`Refusal::BadQuestion`].
    pub fn flag(&self, name: &str) -> Result<bool> {
        if !self.request.query.is_ticked(name) {
            return Ok(false);
        }
        match self.request.query.get(name) {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(bad(name)),
        }
    }
}

/// An answer as JSON.
///
/// # Errors
/// A fault when it cannot be written.
pub fn answer(status: u16, value: &impl serde::Serialize) -> Result<Response> {
    let value = serde_json::to_value(value).map_err(anyhow::Error::new)?;
    Ok(Response::json(status, &value).with("x-robots-tag", "noindex, nofollow"))
}

/// Says what in the question is not as the interface takes it.
pub fn bad(what: &str) -> crate::error::Error {
    Refusal::BadQuestion(what.chars().filter(|sign| !sign.is_control()).take(200).collect()).into()
}

/// The body of a question, as this line takes it.
///
/// # Errors
/// [`Refusal::BadQuestion`].
pub fn body(line: &Line, request: &Request) -> Result<Json> {
    if request.method == Method::Get {
        return Ok(Json::Null);
    }
    let media_type = request.headers.get("content-type").split(';').next().unwrap_or_default().trim();
    if line.body.is_none() && request.body.is_empty() && request.form.0.is_empty() {
        return Ok(Json::Null);
    }
    if !media_type.eq_ignore_ascii_case("application/json") {
        return Err(bad("content-type: application/json"));
    }
    let body: Json = serde_json::from_slice(&request.body).map_err(|error| bad(&error.to_string()))?;
    if has_nul(&body) {
        return Err(bad("U+0000"));
    }
    match (&line.body, &body) {
        (None, Json::Object(fields)) if fields.is_empty() => Ok(Json::Null),
        (None, _) => Err(bad("{}")),
        (Some(_), _) => Ok(body),
    }
}

/// A text of ours cannot hold it, and no letter may.
fn has_nul(value: &Json) -> bool {
    match value {
        Json::String(text) => text.contains('\0'),
        Json::Array(values) => values.iter().any(has_nul),
        Json::Object(fields) => fields.iter().any(|(name, value)| name.contains('\0') || has_nul(value)),
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}
