//! Phrases: every sentence the office says on pages, in refusals and in notices, in each language, compiled in from
//! `phrases/`; and what the languages themselves need: their names, their direction, their way with numbers, days and
//! countries (CLDR).

mod each;
mod isolate;
mod numbers;
mod days;
mod names;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::RwLock;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, static_loader};

static_loader! {
    static PHRASES = {
        locales: "./phrases",
        fallback_language: "en",
        // Isolation marks around values are right on a page and wrong on a terminal; `isolate.rs` puts them where they
        // are right.
        customise: |bundle| {
            bundle.set_use_isolating(false);
            let language = bundle.locales.first().and_then(|locale| Language::of(locale.language.as_str()));
            bundle.set_formatter(language.map(numbers::in_phrases_of));
        },
    };
}

/// Languages every phrase exists in, in the order a visitor sees them.
pub const LANGUAGES: [&str; 7] = ["en", "es", "fr", "ru", "zh", "ko", "ar"];

/// One of [`LANGUAGES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Language(&'static str);

impl Language {
    /// English, which every phrase is written in first.
    pub const ENGLISH: Language = Language("en");

    /// All of them.
    pub fn all() -> impl Iterator<Item = Language> {
        LANGUAGES.into_iter().map(Language)
    }

    /// The language of a BCP 47 tag, by its first part; `None` when the office does not speak it.
    #[must_use]
    pub fn of(tag: &str) -> Option<Language> {
        let first = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        LANGUAGES.into_iter().find(|known| *known == first).map(Language)
    }

    /// The best of what a browser accepts (RFC 9110 section 12.5.4).
    #[must_use]
    pub fn accepted(header: &str) -> Option<Language> {
        let mut wishes: Vec<(f32, Language)> = header
            .split(',')
            .filter_map(|wish| {
                let (tag, weight) = wish.split_once(";q=").unwrap_or((wish, "1"));
                Some((weight.trim().parse::<f32>().ok()?, Language::of(tag)?))
            })
            .filter(|(weight, _)| *weight > 0.0)
            .collect();
        wishes.sort_by(|one, other| other.0.total_cmp(&one.0));
        wishes.first().map(|(_, language)| *language)
    }

    /// Its code (BCP 47).
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// Its name in itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self.0 {
            "es" => "Español",
            "fr" => "Français",
            "ru" => "Русский",
            "zh" => "中文",
            "ko" => "한국어",
            "ar" => "العربية",
            _ => "English",
        }
    }

    /// `rtl` or `ltr`, as the `dir` attribute of a page says it.
    #[must_use]
    pub fn direction(self) -> &'static str {
        if self.0 == "ar" { "rtl" } else { "ltr" }
    }

    /// A phrase without values.
    #[must_use]
    pub fn say(self, phrase: &str) -> String {
        plain(self, phrase)
    }

    /// A phrase that counts: `$count` takes the plural form of the language (CLDR).
    #[must_use]
    pub fn count(self, phrase: &str, count: i64) -> String {
        look_up(self.0, phrase, &HashMap::from([(Cow::Borrowed("count"), FluentValue::from(count))]))
    }

    /// A phrase with one value put in, kept apart from the direction of the words around it.
    #[must_use]
    pub fn with(self, phrase: &str, name: &'static str, value: &str) -> String {
        say(self.0, phrase, &[(name, self.isolated(value))])
    }

    /// A phrase with several values put in, each kept apart from the direction of the words around it.
    #[must_use]
    pub fn filled(self, phrase: &str, values: &[(&'static str, String)]) -> String {
        let values: Vec<(&'static str, String)> =
            values.iter().map(|(name, value)| (*name, self.isolated(value))).collect();
        say(self.0, phrase, &values)
    }

    /// An outcome of a decision by its name in the office file; what the phrases do not know is shown as it stands.
    #[must_use]
    pub fn outcome(self, name: &str) -> String {
        let phrase = format!("outcome-{}", name.replace(' ', "-"));
        if exists(self.0, &phrase) { self.say(&phrase) } else { name.to_owned() }
    }

    /// Its place in [`LANGUAGES`].
    fn position(self) -> usize {
        LANGUAGES.iter().position(|known| *known == self.0).unwrap_or(0)
    }
}

/// Phrases without values, as they were looked up the first time: a page says a hundred of them.
static SAID: [RwLock<BTreeMap<String, String>>; LANGUAGES.len()] =
    [const { RwLock::new(BTreeMap::new()) }; LANGUAGES.len()];

fn plain(language: Language, phrase: &str) -> String {
    let Some(said) = SAID.get(language.position()) else { return String::new() };
    if let Some(known) = said.read().ok().and_then(|said| said.get(phrase).cloned()) {
        return known;
    }
    let found = look_up(language.0, phrase, &HashMap::new());
    // Only what exists is kept: a name made up by a visitor must not grow the memory.
    if exists(language.0, phrase)
        && let Ok(mut said) = said.write()
    {
        said.insert(phrase.to_owned(), found.clone());
    }
    found
}

/// One phrase in one language (English where that language lacks it), with its values put in.
#[must_use]
pub fn say(language: &str, phrase: &str, values: &[(&'static str, String)]) -> String {
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> = values
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.as_str())))
        .collect();
    look_up(language, phrase, &values)
}

fn look_up(language: &str, phrase: &str, values: &HashMap<Cow<'static, str>, FluentValue<'_>>) -> String {
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    PHRASES.lookup_with_args(&language, phrase, values)
}

/// Whether the phrase exists in exactly this language and says everything without a gap.
#[must_use]
pub fn exists(language: &str, phrase: &str) -> bool {
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> = ["what", "from", "to"]
        .into_iter()
        .map(|name| (Cow::Borrowed(name), FluentValue::from("x")))
        .collect();
    language
        .parse::<LanguageIdentifier>()
        .is_ok_and(|language| PHRASES.lookup_no_default_fallback(&language, phrase, Some(&values)).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_the_first_language_that_the_office_speaks() {
        let accepted = |header| Language::accepted(header).map(Language::code);
        assert_eq!(accepted("de, ko-KR;q=0.8, en;q=0.9"), Some("en"));
        assert_eq!(accepted("zh-Hant-TW"), Some("zh"));
        assert_eq!(accepted("ar;q=0, es;q=0.1"), Some("es"));
        assert_eq!(accepted("de, xx;q=banana"), None);
    }
}
