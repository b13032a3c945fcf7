//! Questions as a page shows them: with what was typed, what is wrong, and the names of their inputs.

use crate::desk::ask::draft::Draft;
use crate::desk::ask::form::{self, Question};
use crate::directory::typed::{part_of_row, parts};
use crate::directory::{Field, FieldKind};
use crate::html::form::Mistakes;
use crate::phrases::Language;

/// More choices than this stand in a list that opens.
const MOST_RADIOS: usize = 8;

/// A question on a page.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The name and id of its (first) input.
    pub name: String,
    /// How it is called.
    pub label: String,
    /// What to know before filling it in.
    pub hint: String,
    /// What is wrong.
    pub mistake: String,
    /// Whether it may stay empty.
    pub is_optional: bool,
    /// line, lines, radios, select, parts, rows or files.
    pub shape: &'static str,
    /// What was typed.
    pub value: String,
    /// What the browser may know of it (HTML, autofill).
    pub autocomplete: &'static str,
    /// Which keys a telephone shows.
    pub keys: &'static str,
    /// What can be chosen.
    pub choices: Vec<ShownChoice>,
    /// Inputs of a moment.
    pub parts: Vec<ShownPart>,
    /// Rows of inputs.
    pub rows: Vec<Vec<Shown>>,
    /// Whether a further row fits.
    pub has_room: bool,
    /// Files that are there.
    pub files: Vec<ShownFile>,
}

/// One thing to choose.
#[derive(Debug, Clone)]
pub struct ShownChoice {
    /// The id of its input.
    pub id: String,
    /// Its value.
    pub value: String,
    /// How it is called.
    pub label: String,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// One input of a moment.
#[derive(Debug, Clone)]
pub struct ShownPart {
    /// Its name and id.
    pub name: String,
    /// The phrase that it is called by.
    pub phrase: String,
    /// What was typed.
    pub value: String,
    /// Whether it is wide.
    pub is_wide: bool,
}

/// A file that is there.
#[derive(Debug, Clone)]
pub struct ShownFile {
    /// Its number in the draft.
    pub position: i64,
    /// Its name.
    pub filename: String,
    /// Its size in bytes.
    pub size: i64,
}

impl Shown {
    /// The ids of what describes its input.
    #[must_use]
    pub fn described(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let mistake = (!self.mistake.is_empty()).then(|| format!("{}-mistake", self.name));
        hint.into_iter().chain(mistake).collect::<Vec<_>>().join(" ")
    }
}

/// A question with what its draft holds.
#[must_use]
pub fn shown(question: &Question, draft: &Draft, mistakes: &Mistakes, language: Language) -> Shown {
    let Question { name, field } = question;
    match field.kind {
        FieldKind::Rows => {
            let many = form::rows_shown(question, draft);
            let row = |number| {
                let cell = |column: &Field| {
                    let name = form::input(name, &part_of_row(number, column.key.as_ref(), ""));
                    one(&name, column, draft, mistakes, language)
                };
                field.columns.iter().map(cell).collect()
            };
            Shown {
                shape: "rows",
                rows: (0..many).map(row).collect(),
                has_room: many < field.most.unwrap_or(50),
                ..head(name, field, mistakes, language)
            }
        }
        FieldKind::File => {
            let files = draft.files.iter().filter(|file| file.field == *name).map(|file| ShownFile {
                position: file.position,
                filename: file.filename.clone(),
                size: file.size,
            });
            let files: Vec<ShownFile> = files.collect();
            let most = field.most.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
            Shown {
                shape: "files",
                has_room: files.len() < most,
                files,
                ..head(name, field, mistakes, language)
            }
        }
        _ => one(name, field, draft, mistakes, language),
    }
}

fn head(name: &str, field: &Field, mistakes: &Mistakes, language: Language) -> Shown {
    let first = form::input(name, crate::directory::typed::first_part(field));
    Shown {
        name: first.clone(),
        label: field.label.in_language(language.code()).to_owned(),
        hint: field.hint.as_ref().map_or("", |hint| hint.in_language(language.code())).to_owned(),
        mistake: mistakes.of(&first).unwrap_or_default().to_owned(),
        is_optional: !field.required,
        ..Shown::default()
    }
}

fn one(name: &str, field: &Field, draft: &Draft, mistakes: &Mistakes, language: Language) -> Shown {
    let value = draft.typed(name);
    let (shape, autocomplete, keys) = match field.kind {
        FieldKind::LongText => ("lines", "", "text"),
        FieldKind::Date | FieldKind::Instant => ("parts", "", ""),
        FieldKind::Country => ("select", if name == "you.country" { "country" } else { "" }, ""),
        FieldKind::Choice if field.choices.len() > MOST_RADIOS => ("select", "", ""),
        FieldKind::Choice | FieldKind::YesNo => ("radios", "", ""),
        FieldKind::Number => ("line", "", "decimal"),
        FieldKind::Email => ("line", if name == "you.email" { "email" } else { "" }, "email"),
        FieldKind::Phone => ("line", "", "tel"),
        FieldKind::Person => ("line", if name == "you.name" { "name" } else { "" }, "text"),
        _ if field.whole_letter => ("lines", "", "text"),
        _ => ("line", "", "text"),
    };
    let parts = parts(field.kind).iter().filter(|part| !part.is_empty()).map(|part| {
        let name = form::input(name, part);
        let value = draft.typed(&name);
        ShownPart {
            name,
            phrase: format!("ask-part-{part}"),
            value,
            is_wide: matches!(*part, "year" | "time"),
        }
    });
    Shown {
        shape,
        autocomplete,
        keys,
        choices: choices(name, field, &value, language),
        parts: parts.collect(),
        value,
        ..head(name, field, mistakes, language)
    }
}

fn choices(name: &str, field: &Field, chosen: &str, language: Language) -> Vec<ShownChoice> {
    let pairs: Vec<(String, String)> = match field.kind {
        FieldKind::Country => {
            let countries = language.countries().iter();
            countries.map(|country| (country.code.to_owned(), country.name.clone())).collect()
        }
        FieldKind::YesNo => {
            vec![("yes".to_owned(), language.say("ask-yes")), ("no".to_owned(), language.say("ask-no"))]
        }
        FieldKind::Choice => {
            let named = |choice: &String| (choice.clone(), field.choice_in(choice, language.code()));
            field.choices.iter().map(named).collect()
        }
        _ => Vec::new(),
    };
    let ids = std::iter::once(name.to_owned()).chain((2..).map(|number| format!("{name}-{number}")));
    pairs
        .into_iter()
        .zip(ids)
        .map(|((value, label), id)| ShownChoice { is_chosen: value == chosen, id, value, label })
        .collect()
}
