//! Phrases: the sentences of refusals and notices in the languages of the office, compiled in from `phrases/`.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, static_loader};

static_loader! {
    static PHRASES = {
        locales: "./phrases",
        fallback_language: "en",
        // Isolation marks around values are right on a page and wrong on a terminal.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// Languages every phrase exists in.
pub const LANGUAGES: [&str; 4] = ["en", "es", "ko", "ar"];

/// One phrase in one language (English where that language lacks it), with its values put in.
#[must_use]
pub fn say(language: &str, phrase: &str, values: &[(&'static str, String)]) -> String {
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> = values
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(value.as_str())))
        .collect();
    PHRASES.lookup_with_args(&language, phrase, &values)
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
