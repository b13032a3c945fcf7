//! A field of a procedure: what may stand in it, how it is called, who gets to see it. As the office file writes it
//! ([`WrittenField`], where what is not said is not said) and as everybody else reads it ([`Field`]).

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::text::Text;

/// One typed field.
#[derive(Debug, Clone)]
pub struct Field {
    /// The word it goes by here.
    pub key: Spanned<String>,
    /// What may stand in it.
    pub kind: FieldKind,
    /// How it is called, by language.
    pub label: Text,
    /// What to know before filling it in.
    pub hint: Option<Text>,
    /// Whether the authority cannot do without it.
    pub required: bool,
    /// Whether an authority sees it.
    pub disclose: bool,
    /// Whether it takes the whole new text of the letter that opened the case.
    pub whole_letter: bool,
    /// For `kind = "choice"`.
    pub choices: Vec<String>,
    /// How the choices are called, by choice.
    pub choice_labels: BTreeMap<String, Text>,
    /// The section of the form it stands in.
    pub section: Option<Spanned<String>>,
    /// A regular expression that the whole value must match.
    pub pattern: Option<Spanned<String>>,
    /// The smallest number, the fewest rows, files or signs.
    pub least: Option<i64>,
    /// The largest number, the most rows, files or signs.
    pub most: Option<i64>,
    /// It is asked only where another field says so.
    pub show_if: Option<Condition>,
    /// For `kind = "rows"`: the columns.
    pub columns: Vec<Field>,
}

/// `show_if = { field = "…", is = "…" }`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// A field of an earlier section.
    pub field: Spanned<String>,
    /// What must stand in it.
    pub is: String,
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
    /// Attachments of the opening letter, by number.
    File,
    /// Several rows, one a line.
    Rows,
}

/// `[[procedure.field]]`, and `[[procedure.field.column]]` within it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenField {
    pub(super) key: Spanned<String>,
    kind: Option<FieldKind>,
    label: Option<Text>,
    hint: Option<Text>,
    required: Option<bool>,
    disclose: Option<bool>,
    whole_letter: Option<bool>,
    choices: Option<Vec<String>>,
    #[serde(default)]
    choice_labels: BTreeMap<String, Text>,
    section: Option<Spanned<String>>,
    pattern: Option<Spanned<String>>,
    least: Option<i64>,
    most: Option<i64>,
    show_if: Option<Condition>,
    #[serde(default, rename = "column")]
    columns: Vec<WrittenField>,
    /// A field of the shipped procedure that this office does not want.
    pub(super) leave_out: Option<bool>,
}

impl WrittenField {
    /// The same, its parts said to stand at `place` of the office file: a mistake is shown where it is made.
    pub(super) fn placed_at(&self, place: &Range<usize>) -> WrittenField {
        let mut placed = self.clone();
        let at = |value: &Spanned<String>| Spanned::new(place.clone(), value.as_ref().clone());
        placed.key = at(&self.key);
        placed.section = self.section.as_ref().map(at);
        placed.pattern = self.pattern.as_ref().map(at);
        placed.show_if =
            self.show_if.as_ref().map(|when| Condition { field: at(&when.field), is: when.is.clone() });
        placed.columns = self.columns.iter().map(|column| column.placed_at(place)).collect();
        placed
    }

    /// Itself, with what it does not say from `base`.
    pub(super) fn over(&self, base: &WrittenField) -> WrittenField {
        let (own, base) = (self.clone(), base.clone());
        WrittenField {
            key: own.key,
            kind: own.kind.or(base.kind),
            label: own.label.or(base.label),
            hint: own.hint.or(base.hint),
            required: own.required.or(base.required),
            disclose: own.disclose.or(base.disclose),
            whole_letter: own.whole_letter.or(base.whole_letter),
            choices: own.choices.or(base.choices),
            choice_labels: if own.choice_labels.is_empty() { base.choice_labels } else { own.choice_labels },
            section: own.section.or(base.section),
            pattern: own.pattern.or(base.pattern),
            least: own.least.or(base.least),
            most: own.most.or(base.most),
            show_if: own.show_if.or(base.show_if),
            columns: if own.columns.is_empty() { base.columns } else { own.columns },
            leave_out: own.leave_out.or(base.leave_out),
        }
    }
}

impl Field {
    /// The field as everybody reads it: what is not said has its default.
    pub(super) fn of(written: &WrittenField) -> Field {
        let written = written.clone();
        Field {
            kind: written.kind.unwrap_or_default(),
            label: written.label.unwrap_or_default(),
            hint: written.hint,
            required: written.required.unwrap_or_default(),
            disclose: written.disclose.unwrap_or_default(),
            whole_letter: written.whole_letter.unwrap_or_default(),
            choices: written.choices.unwrap_or_default(),
            choice_labels: written.choice_labels,
            section: written.section,
            pattern: written.pattern,
            least: written.least,
            most: written.most,
            show_if: written.show_if,
            columns: written.columns.iter().map(Field::of).collect(),
            key: written.key,
        }
    }

    /// A field that no office file names.
    #[must_use]
    pub fn plain(key: &str, kind: FieldKind, label: String) -> Field {
        Field {
            key: Spanned::new(0..0, key.to_owned()),
            kind,
            label: Text::Plain(label),
            hint: None,
            required: false,
            disclose: false,
            whole_letter: false,
            choices: Vec::new(),
            choice_labels: BTreeMap::new(),
            section: None,
            pattern: None,
            least: None,
            most: None,
            show_if: None,
            columns: Vec::new(),
        }
    }

    /// How a choice is called in a language; itself where nobody says.
    #[must_use]
    pub fn choice_in(&self, choice: &str, language: &str) -> String {
        self.choice_labels.get(choice).map_or(choice, |label| label.in_language(language)).to_owned()
    }
}
