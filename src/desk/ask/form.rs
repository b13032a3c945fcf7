//! What a form asks, page by page, and whether the answers hold. Pure.

use super::draft::Draft;
use crate::directory::typed::{self, Wrong};
use crate::directory::{Directory, Field, FieldKind, Procedure};
use crate::phrases::Language;

/// The page about the requester.
pub const YOU: &str = "you";
/// The page of fields that stand in no section.
pub const REST: &str = "more";

/// One page of a form.
#[derive(Debug, Clone)]
pub struct FormPage {
    /// The word in its path.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// What to know before filling it in; may be empty.
    pub hint: String,
    /// What it asks.
    pub questions: Vec<Question>,
}

/// One question: a field and the name of its inputs.
#[derive(Debug, Clone)]
pub struct Question {
    /// What its inputs are called; parts follow after a dot.
    pub name: String,
    /// The field.
    pub field: Field,
}

/// What was answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The value, when something was said and holds.
    pub value: Option<String>,
    /// What is wrong, each with the input it is in.
    pub wrong: Vec<(String, Wrong)>,
}

/// Every page that this draft has to fill in, in order.
#[must_use]
pub fn pages(
    directory: &Directory,
    procedure: &Procedure,
    draft: &Draft,
    language: Language,
) -> Vec<FormPage> {
    let code = language.code();
    let asked = |section: Option<&str>| -> Vec<Question> {
        let of_section = procedure
            .fields
            .iter()
            .filter(|field| field.section.as_ref().map(|key| key.as_ref().as_str()) == section);
        of_section.filter(|field| is_asked(procedure, draft, field)).map(question_of).collect()
    };
    let mut pages: Vec<FormPage> = procedure
        .sections
        .iter()
        .map(|section| FormPage {
            key: section.key.as_ref().clone(),
            title: section.title.in_language(code).to_owned(),
            hint: section.hint.as_ref().map_or("", |hint| hint.in_language(code)).to_owned(),
            questions: asked(Some(section.key.as_ref())),
        })
        .collect();
    let mut rest = asked(None);
    rest.extend(message(procedure, language));
    let title = procedure.name.in_language(code).to_owned();
    pages.push(FormPage { key: REST.to_owned(), title, hint: String::new(), questions: rest });
    pages.push(about_you(directory, language));
    pages.retain(|page| !page.questions.is_empty());
    pages
}

/// Whether a field is asked, as the answers stand.
fn is_asked(procedure: &Procedure, draft: &Draft, field: &Field) -> bool {
    let Some(condition) = &field.show_if else { return true };
    let Some(other) = procedure.field(condition.field.as_ref()) else { return true };
    // What decides stands on an earlier page (the check of the office file sees to it), so this comes to an end.
    is_asked(procedure, draft, other)
        && answer(&question_of(other), draft).value.as_deref() == Some(condition.is.as_str())
}

fn question_of(field: &Field) -> Question {
    Question { name: format!("f.{}", field.key.as_ref()), field: field.clone() }
}

/// A procedure that asks for no text of the requester's own still lets them say something.
fn message(procedure: &Procedure, language: Language) -> Option<Question> {
    let has_text =
        procedure.fields.iter().any(|field| field.whole_letter || field.kind == FieldKind::LongText);
    if has_text {
        return None;
    }
    let field = Field {
        required: procedure.fields.is_empty(),
        ..Field::plain("message", FieldKind::LongText, language.say("ask-message"))
    };
    Some(Question { name: "you.message".to_owned(), field })
}

fn about_you(directory: &Directory, language: Language) -> FormPage {
    let languages = directory.office.languages.iter().filter(|tag| Language::of(tag).is_some());
    let choices: Vec<String> = languages.cloned().collect();
    let names = choices.iter().filter_map(|tag| {
        Some((tag.clone(), crate::directory::Text::Plain(Language::of(tag)?.own_name().to_owned())))
    });
    let own = |key: &str, kind, required| {
        let field = Field::plain(key, kind, language.say(&format!("ask-your-{key}")));
        let hint = format!("ask-your-{key}-hint");
        let hint = crate::phrases::exists(language.code(), &hint).then(|| language.say(&hint));
        Field { required, hint: hint.map(crate::directory::Text::Plain), ..field }
    };
    let fields = [
        own("name", FieldKind::Person, true),
        own("email", FieldKind::Email, true),
        own("country", FieldKind::Country, true),
        Field {
            choice_labels: names.collect(),
            choices: choices.clone(),
            ..own("language", FieldKind::Choice, choices.len() > 1)
        },
    ];
    let questions = fields.into_iter().filter(|field| field.kind != FieldKind::Choice || choices.len() > 1);
    FormPage {
        key: YOU.to_owned(),
        title: language.say("ask-you-title"),
        hint: language.say("ask-you-hint"),
        questions: questions
            .map(|field| Question { name: format!("you.{}", field.key.as_ref()), field })
            .collect(),
    }
}

/// What a draft answers to a question.
#[must_use]
pub fn answer(question: &Question, draft: &Draft) -> Answer {
    let Question { name, field } = question;
    if field.kind == FieldKind::File {
        return answer_of_files(question, draft);
    }
    let typed = |part: &str| draft.typed(&input(name, part));
    match typed::read(field, &typed) {
        Ok(value) => Answer { value, wrong: Vec::new() },
        Err(wrong) => {
            let wrong = wrong.into_iter().map(|(part, why)| (input(name, &part), why)).collect();
            Answer { value: None, wrong }
        }
    }
}

/// The numbers of the field's files in the letter that the form becomes.
fn answer_of_files(question: &Question, draft: &Draft) -> Answer {
    let numbers: Vec<String> = draft
        .files
        .iter()
        .zip(1..)
        .filter(|(file, _)| file.field == question.name)
        .map(|(_, number): (_, usize)| number.to_string())
        .collect();
    let is_missing = numbers.is_empty() && question.field.required;
    let wrong = is_missing.then(|| (question.name.clone(), Wrong::Missing));
    Answer { value: (!numbers.is_empty()).then(|| numbers.join(", ")), wrong: wrong.into_iter().collect() }
}

/// The name of one input of a question.
#[must_use]
pub fn input(name: &str, part: &str) -> String {
    if part.is_empty() { name.to_owned() } else { format!("{name}.{part}") }
}

/// Where it is kept how many rows of a question are shown.
#[must_use]
pub fn rows_input(name: &str) -> String {
    format!("{name}.rows")
}

/// How many rows of a question are shown: as many as were asked for, and every one that has something in it.
#[must_use]
pub fn rows_shown(question: &Question, draft: &Draft) -> i64 {
    let most = question.field.most.unwrap_or(50);
    let prefix = format!("{}.", question.name);
    let filled = draft
        .typed
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .filter_map(|(name, _)| name.strip_prefix(&prefix)?.split('.').next()?.parse::<i64>().ok());
    let asked: i64 = draft.typed(&rows_input(&question.name)).parse().unwrap_or(1);
    asked.max(filled.max().map_or(0, |last| last + 1)).clamp(1, most.max(1))
}

/// The names of every input that a page has, as many rows as it shows: what else comes with a form counts for nothing.
#[must_use]
pub fn inputs(page: &FormPage, draft: &Draft) -> Vec<String> {
    let mut names = Vec::new();
    for question in &page.questions {
        let Question { name, field } = question;
        match field.kind {
            FieldKind::File => {}
            FieldKind::Rows => {
                for number in 0..rows_shown(question, draft) {
                    for column in &field.columns {
                        let parts = typed::parts(column.kind).iter();
                        names.extend(
                            parts.map(|part| {
                                input(name, &typed::part_of_row(number, column.key.as_ref(), part))
                            }),
                        );
                    }
                }
            }
            kind => names.extend(typed::parts(kind).iter().map(|part| input(name, part))),
        }
    }
    names
}
