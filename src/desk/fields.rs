//! The procedure's fields in a letter: lines such as `Aircraft registration: VH-ABC`, by the labels of any language.
//! Proposals only; an officer corrects them. And the way back: a stored value as people read it. Pure.

use crate::directory::{Field, FieldKind, Procedure, rows};
use crate::phrases::Language;

/// Values longer than this are no answer to a field.
const LONGEST_VALUE: usize = 4_000;

/// What a letter's new text says for each field, in the order of the procedure.
#[must_use]
pub fn read_from(procedure: &Procedure, text: &str) -> Vec<(String, String)> {
    let lines: Vec<(String, &str)> = text.lines().filter_map(labelled).collect();
    let mut found = Vec::new();
    for field in &procedure.fields {
        let value = if field.whole_letter { Some(text.trim().to_owned()) } else { value_of(field, &lines) };
        if let Some(value) = value.filter(|value| !value.is_empty() && fits(field, value)) {
            found.push((field.key.as_ref().clone(), value.chars().take(LONGEST_VALUE).collect()));
        }
    }
    found
}

/// Whether a value can stand in a field of its kind.
#[must_use]
pub fn fits(field: &Field, value: &str) -> bool {
    match field.kind {
        FieldKind::Number => value.replace([' ', ','], "").parse::<f64>().is_ok(),
        FieldKind::Date => value.parse::<jiff::civil::Date>().is_ok(),
        FieldKind::Instant => value.parse::<jiff::Timestamp>().is_ok(),
        FieldKind::Country => value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_uppercase()),
        FieldKind::Choice => field.choices.iter().any(|choice| choice == value),
        FieldKind::YesNo => matches!(value, "yes" | "no"),
        FieldKind::Email => mail::letter::Address::parse(value).is_some_and(|address| address.is_usable()),
        FieldKind::Phone => value.bytes().filter(u8::is_ascii_digit).count() >= 5,
        FieldKind::LongText | FieldKind::Rows => true,
        _ if field.whole_letter => true,
        FieldKind::Text | FieldKind::Language | FieldKind::Person | FieldKind::File => !value.contains('\n'),
    }
}

/// A stored value as somebody who reads this language reads it: choices by their names, rows numbered and labelled.
#[must_use]
pub fn shown(field: &Field, value: &str, language: &str) -> String {
    let house = Language::of(language).unwrap_or(Language::ENGLISH);
    match field.kind {
        FieldKind::Choice => field.choice_in(value, language),
        FieldKind::YesNo if value == "yes" => house.say("ask-yes"),
        FieldKind::YesNo if value == "no" => house.say("ask-no"),
        FieldKind::Instant => value
            .strip_suffix(":00Z")
            .map_or_else(|| value.to_owned(), |at| format!("{} UTC", at.replace('T', " "))),
        FieldKind::Rows => {
            let lines =
                value.lines().zip(1..).map(|(line, number)| shown_row(field, (number, line), language));
            lines.collect::<Vec<_>>().join("\n")
        }
        _ => value.to_owned(),
    }
}

fn shown_row(field: &Field, (number, line): (usize, &str), language: &str) -> String {
    let Some(row) = rows::row_of(line) else { return line.to_owned() };
    let cells = field.columns.iter().filter_map(|column| {
        let value = row.get(column.key.as_ref())?;
        Some(format!("{}: {}", column.label.in_language(language), shown(column, value, language)))
    });
    format!("{number}. {}", cells.collect::<Vec<_>>().join("; "))
}

/// The folded label and the value of a line `label: value`, whatever its colon.
fn labelled(line: &str) -> Option<(String, &str)> {
    let (label, value) = line.split_once([':', '：'])?;
    let label =
        label.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, '-' | '*' | '•' | '·'));
    (label.chars().count() <= 60).then(|| (label.to_lowercase(), value.trim()))
}

fn value_of(field: &Field, lines: &[(String, &str)]) -> Option<String> {
    let key = field.key.as_ref().replace('_', " ");
    let labels: Vec<String> = field.label.versions().map(str::to_lowercase).chain([key]).collect();
    lines.iter().find(|(label, _)| labels.contains(label)).map(|(_, value)| (*value).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::Directory;

    #[test]
    fn fields_are_read_by_their_labels_in_any_language() {
        let directory = Directory::read(
            r#"
            [office]
            name = "x"
            domain = "x.example"
            [mail]
            from = "a@x.example"
            reply = "r+{token}@x.example"
            [[procedure]]
            key = "landing-permit"
            name = "Landing permit"
            [[procedure.field]]
            key = "registration"
            label = { en = "Aircraft registration", ru = "Регистрация" }
            [[procedure.field]]
            key = "passengers"
            kind = "number"
            label = "Passengers"
            "#,
        )
        .unwrap();
        let procedure = directory.procedure("landing-permit").unwrap();
        let read = |text| read_from(procedure, text);
        assert_eq!(
            read("Hello\n- Регистрация： RA-1\nPassengers: many"),
            [("registration".to_owned(), "RA-1".to_owned())]
        );
        assert_eq!(read("REGISTRATION: VH-ABC\npassengers: 12").len(), 2);
        assert!(read("registration VH-ABC").is_empty());
    }
}
