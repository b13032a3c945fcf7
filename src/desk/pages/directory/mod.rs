//! Pages of the directory: authorities, procedures, letter texts, delegates and coverage, import, history. What they change
//! goes through `desk::amend` as one revision of the office file.

pub mod authorities;
pub mod authority_form;
pub mod contacts;
pub mod procedures;
pub mod procedure_form;
pub mod field_form;
pub mod letter_form;
pub mod import;
pub mod map;
pub mod coverage;
pub mod delegates;
pub mod history;

use std::collections::BTreeMap;

use crate::directory::Text;
use crate::error::{Error, Result};
use crate::html::form::{Mistakes, tidied};
use crate::html::request::Pairs;
use crate::html::visit::Visit;
use crate::refusal::Refusal;
use crate::right::Right;

/// One version of a text in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// BCP 47.
    pub language: String,
    /// The language's name, for the label.
    pub spoken: String,
    /// As typed.
    pub text: String,
}

/// An entry of a list of choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// The languages that a form asks a text in: those of the office, and those it has a version in.
#[must_use]
pub fn languages(visit: &Visit<'_>, text: Option<&Text>) -> Vec<String> {
    let mut languages = visit.office.in_force().directory.office.languages.clone();
    if let Some(Text::ByLanguage(versions)) = text {
        let more: Vec<String> = versions.keys().filter(|known| !languages.contains(known)).cloned().collect();
        languages.extend(more);
    }
    languages
}

/// The versions of a text as fields.
#[must_use]
pub fn versions(visit: &Visit<'_>, text: Option<&Text>) -> Vec<Version> {
    let languages = languages(visit, text);
    let first = languages.first().cloned().unwrap_or_default();
    let written = |language: &str| match text {
        Some(Text::Plain(text)) if language == first => text.clone(),
        Some(Text::ByLanguage(versions)) => versions.get(language).cloned().unwrap_or_default(),
        _ => String::new(),
    };
    languages
        .iter()
        .map(|language| Version {
            language: language.clone(),
            spoken: spoken(visit, language),
            text: written(language),
        })
        .collect()
}

/// The versions as they were typed into `field-LANGUAGE`.
#[must_use]
pub fn typed_versions(visit: &Visit<'_>, form: &Pairs, field: &str, text: Option<&Text>) -> Vec<Version> {
    let typed = |language: &str| one_line(form.get(&format!("{field}-{language}")));
    languages(visit, text)
        .iter()
        .map(|language| Version {
            language: language.clone(),
            spoken: spoken(visit, language),
            text: typed(language),
        })
        .collect()
}

/// Fields as a text again; one that was the same in every language stays so while nothing else is said.
#[must_use]
pub fn text_of(versions: &[Version], was: Option<&Text>) -> Text {
    let said: BTreeMap<String, String> = versions
        .iter()
        .filter(|version| !version.text.is_empty())
        .map(|version| (version.language.clone(), version.text.clone()))
        .collect();
    match (was, said.values().next()) {
        (Some(Text::Plain(_)), Some(only)) if said.len() == 1 => Text::Plain(only.clone()),
        _ => Text::ByLanguage(said),
    }
}

/// The name of a language, in the language of the page.
#[must_use]
pub fn spoken(visit: &Visit<'_>, code: &str) -> String {
    visit.language.language(code)
}

/// A line as typed: nothing invisible, no line ends.
#[must_use]
pub fn one_line(written: &str) -> String {
    tidied(written).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words or lines of a box with one entry per line; commas separate too.
#[must_use]
pub fn entries(written: &str) -> Vec<String> {
    let written = tidied(written);
    written
        .split(['\n', ',', ';'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a word may be a key of the office file: small letters, digits and hyphens.
#[must_use]
pub fn is_key(word: &str) -> bool {
    let is_sign = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'-';
    !word.is_empty() && word.len() <= 80 && word.bytes().all(is_sign) && !word.starts_with('-')
}

/// A page of an entry: `place` with its key, as a part of a path.
#[must_use]
pub fn place(place: &str, key: &str) -> String {
    let key = percent_encoding::utf8_percent_encode(key, percent_encoding::NON_ALPHANUMERIC);
    format!("/directory/{place}/{key}")
}

/// The revision that a form was filled in from.
#[must_use]
pub fn seen(form: &Pairs) -> Option<i64> {
    form.said("revision").and_then(|number| number.parse().ok())
}

/// Whether the visitor may change the directory.
#[must_use]
pub fn may_change(visit: &Visit<'_>) -> bool {
    visit.actor.may(Right::Office)
}

/// What a verb refused because of what was typed becomes a mistake of the form; everything else goes on.
///
/// # Errors
/// What the verb returned, unless it is about the form.
pub fn or_mistake<T>(visit: &Visit<'_>, done: Result<T>, mistakes: &mut Mistakes) -> Result<Option<T>> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(Error::Refused(
            refusal @ (Refusal::OfficeFileMistaken(_)
            | Refusal::ChangedMeanwhile(_)
            | Refusal::UnreadableTable(_)
            | Refusal::BadLetterText(_)),
        )) => {
            let sentence = crate::phrases::say(visit.language.code(), &refusal.phrase(), &refusal.values());
            mistakes.add("form", sentence);
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Marks a chosen entry in a list of values with their labels.
#[must_use]
pub fn choices(values: impl IntoIterator<Item = (String, String)>, chosen: &str) -> Vec<Choice> {
    values.into_iter().map(|(value, label)| Choice { is_chosen: value == chosen, value, label }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_plain_word() {
        assert!(
            is_key("civil-aviation2") && !is_key("Civil") && !is_key("a.b") && !is_key("") && !is_key("-a")
        );
    }

    #[test]
    fn a_box_of_entries_is_read_line_by_line() {
        assert_eq!(
            entries(" a.example\r\n\nb.example, c.example;\u{200B}"),
            ["a.example", "b.example", "c.example"]
        );
    }
}
