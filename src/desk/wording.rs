//! What our letters in a case say to each party, in that party's language. Renders texts; writes nothing.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use minijinja::Value;

use super::case::Case;
use super::dispatch::Dispatch;
use super::fields;
use super::lane::Lane;
use crate::clock::instant;
use crate::directory::{Authority, Directory, Procedure};
use crate::error::Result;
use crate::letters::letter_text::{self, Rendered};
use crate::office::Office;
use crate::phrases::Language;
use crate::refusal::Refusal;

/// Values of a letter, gathered by name.
#[derive(Debug)]
pub struct Wording<'a> {
    directory: &'a Directory,
    language: &'a str,
    values: Vec<(&'static str, Value)>,
}

/// A field as an authority sees it.
#[derive(Debug, Clone)]
pub struct ShownField {
    /// Its label in the recipient's language.
    pub label: String,
    /// Its value.
    pub value: String,
}

impl<'a> Wording<'a> {
    /// Begins a letter about a case, in a language. Everything a text may name is there, empty until it is set.
    #[must_use]
    pub fn about(directory: &'a Directory, case: &Case, language: &'a str) -> Wording<'a> {
        let procedure = case.procedure.as_deref().and_then(|key| directory.procedure(key));
        let procedure = procedure.map_or("", |procedure| procedure.name.in_language(language));
        let mut wording = Wording { directory, language, values: Vec::new() };
        for empty in
            ["authority", "text", "due_on", "sent_on", "outcome", "number", "valid_until", "conditions"]
        {
            wording = wording.with(empty, "");
        }
        wording
            .with("fields", Vec::<Value>::new())
            .with("reminders", 0)
            .with("office", directory.office.name.in_language(language))
            .with("reference", case.reference.as_str())
            .with("procedure", procedure)
    }

    /// Sets a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Wording<'a> {
        self.values.retain(|(known, _)| *known != name);
        self.values.push((name, value.into()));
        self
    }

    /// Sets the fields that the authority sees.
    #[must_use]
    pub fn showing(self, fields: Vec<ShownField>) -> Wording<'a> {
        let values = fields
            .into_iter()
            .map(|field| Value::from_pairs([("label", field.label), ("value", field.value)]));
        self.with("fields", values.collect::<Vec<Value>>())
    }

    /// Names the authority.
    #[must_use]
    pub fn of(self, authority: &Authority) -> Wording<'a> {
        let name = authority.name.in_language(self.language).to_owned();
        self.with("authority", name)
    }

    /// Says when a dispatch went out and when its answer is due, in the authority's days.
    ///
    /// # Errors
    /// When a stored instant is broken.
    pub fn on(self, dispatch: &Dispatch, authority: &Authority) -> Result<Wording<'a>> {
        let due_on = last_day(dispatch.due_at.as_deref(), authority)?;
        let sent_on = authority.calendar().day_of(instant(&dispatch.sent_at)?).to_string();
        Ok(self.with("sent_on", sent_on).with("due_on", due_on).with("reminders", dispatch.reminders))
    }

    /// The letter's subject and text: the office's own text where it has one, else the shipped one.
    ///
    /// # Errors
    /// [`Refusal::BadLetterText`].
    pub fn render(self, name: &str) -> Result<Rendered> {
        let own = self.directory.letter.get(name).and_then(|versions| versions.get(self.language));
        let template = own.map_or_else(|| letter_text::shipped(name, self.language), String::as_str);
        let language = Language::of(self.language);
        let values = self.values.into_iter().map(|(name, value)| (name, as_read(name, value, language)));
        let values = Value::from_pairs(values);
        letter_text::render(template, &values)
            .map_err(|sentence| Refusal::BadLetterText(format!("{name}: {sentence}")).into())
    }
}

/// Days and outcomes as the letter's language writes them; in a language that the office has no phrases in, as they stand.
fn as_read(name: &str, value: Value, language: Option<Language>) -> Value {
    let (Some(language), Some(text)) = (language, value.as_str()) else { return value };
    match name {
        "due_on" | "sent_on" | "valid_until" => language.day_in_full(text, &TimeZone::UTC).into(),
        "outcome" => language.outcome(text).into(),
        _ => value,
    }
}

/// The last day on which an answer is in time, as printed; empty without a time limit.
///
/// # Errors
/// When a stored instant is broken.
pub fn last_day(due_at: Option<&str>, authority: &Authority) -> Result<String> {
    let Some(due_at) = due_at else { return Ok(String::new()) };
    let last_moment = instant(due_at)?.as_millisecond() - 1;
    let last_moment = Timestamp::from_millisecond(last_moment)?;
    Ok(authority.calendar().day_of(last_moment).to_string())
}

/// What an authority sees of a case: the fields that the procedure discloses and nothing else.
#[must_use]
pub fn disclosed(procedure: &Procedure, filled: &[(String, String)], language: &str) -> Vec<ShownField> {
    let shown = procedure.fields.iter().filter(|field| field.disclose);
    shown
        .filter_map(|field| {
            let (_, value) = filled.iter().find(|(key, _)| key == field.key.as_ref())?;
            Some(ShownField {
                label: field.label.in_language(language).to_owned(),
                value: fields::shown(field, value, language),
            })
        })
        .collect()
}

/// Puts a letter's text, language and lane together, ready to be written.
///
/// # Errors
/// When the database fails.
pub fn on_lane(
    tx: &mut store::Tx<'_>,
    office: &Office,
    lane: &Lane,
    purpose: &'static str,
    rendered: Rendered,
) -> Result<crate::letters::writing::Writing> {
    let below = super::follow::lines::below_next(tx, office, lane)?;
    Ok(crate::letters::writing::Writing {
        case_id: lane.case_id.clone(),
        lane_id: lane.lane_id.clone(),
        to: lane.recipient(),
        reply_to: lane.reply_address(office),
        references: lane.message_ids(tx)?,
        purpose,
        subject: rendered.subject,
        text: rendered.text,
        lines: below.lines,
        code: below.code,
        language: lane.language.clone(),
        automatic: None,
        enclosures: Vec::new(),
    })
}
