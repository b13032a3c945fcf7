//! A procedure: a described service one can ask an authority for; its fields, time limits and outcomes.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::text::Text;
use crate::time_limit::Days;

/// `[[procedure]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// The word it goes by here.
    pub key: Spanned<String>,
    /// Its name as letters print it.
    pub name: Text,
    /// Keys of the authorities that decide.
    #[serde(default)]
    pub authorities: Vec<Spanned<String>>,
    /// A letter to one of these addresses proposes this procedure.
    #[serde(default)]
    pub intake: Vec<Spanned<String>>,
    /// Words that propose it, by language.
    #[serde(default)]
    pub words: BTreeMap<String, Vec<String>>,
    /// Whether no officer confirms the route. Default: an officer does.
    #[serde(default)]
    pub routes_itself: bool,
    /// When a receipt is expected. Default: it is not.
    pub acknowledge_within: Option<Spanned<String>>,
    /// When the answer is expected. Default: no limit.
    pub answer_within: Option<Spanned<String>>,
    /// How often to remind after that. Default: every five working days.
    pub remind_every: Option<Spanned<String>>,
    /// How many reminders before the higher contact is written to. Default: three.
    #[serde(default = "three")]
    pub reminders: i64,
    /// Decisions it knows.
    #[serde(default)]
    pub outcomes: Vec<String>,
    /// `[[procedure.field]]`.
    #[serde(default, rename = "field")]
    pub fields: Vec<Field>,
}

/// `[[procedure.field]]`: one typed field.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The word it goes by here.
    pub key: Spanned<String>,
    /// What may stand in it.
    #[serde(default)]
    pub kind: FieldKind,
    /// How it is called, by language.
    pub label: Text,
    /// Whether the authority cannot do without it. Default: no.
    #[serde(default)]
    pub required: bool,
    /// Whether an authority sees it. Default: no.
    #[serde(default)]
    pub disclose: bool,
    /// Whether it takes the whole new text of the letter that opened the case. Default: no.
    #[serde(default)]
    pub whole_letter: bool,
    /// For `kind = "choice"`.
    #[serde(default)]
    pub choices: Vec<String>,
}

/// What a field takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line.
    #[default]
    Text,
    /// Several lines.
    LongText,
    /// A number.
    Number,
    /// A day.
    Date,
    /// A day and time with its offset.
    Instant,
    /// ISO 3166-1 alpha-2.
    Country,
    /// BCP 47.
    Language,
    /// One of `choices`.
    Choice,
    /// Yes or no.
    YesNo,
    /// A person's name.
    Person,
    /// A mail address.
    Email,
    /// A telephone number.
    Phone,
    /// An attachment, by its number.
    File,
    /// Several rows, one a line.
    Rows,
}

impl Procedure {
    /// When a receipt is expected.
    #[must_use]
    pub fn receipt_limit(&self) -> Option<Days> {
        days(self.acknowledge_within.as_ref())
    }

    /// When the answer is expected.
    #[must_use]
    pub fn answer_limit(&self) -> Option<Days> {
        days(self.answer_within.as_ref())
    }

    /// The time between reminders.
    #[must_use]
    pub fn reminder_interval(&self) -> Days {
        days(self.remind_every.as_ref()).unwrap_or(Days { count: 5, working: true })
    }

    /// The field with this key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key.as_ref() == key)
    }
}

fn days(written: Option<&Spanned<String>>) -> Option<Days> {
    written.and_then(|text| text.as_ref().parse().ok())
}

fn three() -> i64 {
    3
}
