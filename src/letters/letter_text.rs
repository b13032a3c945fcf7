//! Letter texts: templates by name and language, the shipped ones or the office's own, rendered in a sandbox (no files,
//! no loops without end, no value that was not given).

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, UndefinedBehavior, Value, context};

/// Names of the letters that the desk writes.
pub const NAMES: [&str; 9] = [
    "acknowledgement",
    "request",
    "receipt_request",
    "reminder",
    "escalation",
    "relay",
    "answer",
    "closing",
    "link",
];

/// How many steps a template may take: a runaway loop ends here.
const STEPS: u64 = 50_000;

/// A letter's subject and text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    /// Lines, without an end blank.
    pub text: String,
}

/// The shipped text of a letter in a language; English where a language is not shipped.
#[must_use]
pub fn shipped(name: &str, language: &str) -> &'static str {
    let of = |wanted: &str| SHIPPED.iter().find(|(known, tag, _)| *known == name && *tag == wanted);
    of(language).or_else(|| of("en")).map_or("", |(.., text)| text)
}

macro_rules! in_languages {
    ([$($name:literal),*] in $languages:tt) => {
        &[$(in_languages!(@ $name $languages)),*].as_flattened()
    };
    (@ $name:literal [$($language:literal),*]) => {
        [$(($name, $language, include_str!(concat!("../../templates/letters/", $name, ".", $language, ".txt")))),*]
    };
}

/// Name, language, text: every letter in every language.
static SHIPPED: &[(&str, &str, &str)] = in_languages!(
    ["acknowledgement", "request", "receipt_request", "reminder", "escalation", "relay", "answer", "closing", "link"]
    in ["en", "es", "fr", "ru", "zh", "ko", "ar"]
);

/// Renders a template whose first line is `Subject: …`, an empty line, then the text.
///
/// # Errors
/// A sentence saying what in the template does not work.
pub fn render(template: &str, values: &Value) -> Result<Rendered, String> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(STEPS));
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.map_err(|error| error.to_string())?);
    let whole = environment.render_str(template, values).map_err(|error| format!("{error:#}"))?;
    let (first, rest) = whole.split_once('\n').unwrap_or((whole.as_str(), ""));
    let subject = first.strip_prefix("Subject:").ok_or("the first line must be \"Subject: …\"")?.trim();
    if subject.is_empty() {
        return Err("the subject is empty".to_owned());
    }
    Ok(Rendered { subject: one_line(subject), text: rest.trim().to_owned() })
}

/// Tries a template with sample values.
///
/// # Errors
/// A sentence saying what in the template does not work, or that no letter has this name.
pub fn check(name: &str, template: &str) -> Result<(), String> {
    if !NAMES.contains(&name) {
        return Err(format!("no letter has this name; the letters are {}", NAMES.join(", ")));
    }
    render(template, &samples()).map(|_| ())
}

/// A value of each name that a template may use.
#[must_use]
pub fn samples() -> Value {
    context! {
        office => "Representation of Ruritania",
        reference => "7K3M-9PQX",
        procedure => "Landing permit",
        authority => "Department of Civil Aviation",
        fields => vec![context! { label => "Aircraft registration", value => "RR-ABC" }],
        text => "We grant the permit.",
        due_on => "2026-12-07",
        sent_on => "2026-11-23",
        reminders => 2,
        outcome => "granted",
        number => "LP-77",
        valid_until => "2026-12-31",
        conditions => "Daylight only.",
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_letter_works_in_every_language() {
        for name in NAMES {
            for language in crate::phrases::LANGUAGES {
                let rendered = render(shipped(name, language), &samples()).unwrap();
                assert!(rendered.text.contains("7K3M-9PQX"), "{name}.{language} does not say its reference");
                assert!(
                    language == "en" || shipped(name, language) != shipped(name, "en"),
                    "{name} is not shipped in {language}"
                );
                assert!(!rendered.text.contains("{{"), "{name}.{language}");
            }
        }
    }

    #[test]
    fn a_template_cannot_run_away_or_read_what_it_was_not_given() {
        assert!(check("relay", "Subject: x\n\n{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}").is_err());
        assert!(check("relay", "Subject: x\n\n{{ password }}").is_err());
        assert!(check("relay", "Subject: x\n\n{% include 'office.key' %}").is_err());
        assert!(check("relay", "No subject\n\n{{ text }}").is_err());
        assert!(check("poem", "Subject: x\n\n{{ text }}").is_err());
        assert!(check("relay", "Subject: {{ reference }}\n\n{{ text }}").is_ok());
    }
}
