//! A text in one or several languages, as the office file writes it: a string, or a table of languages (BCP 47).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text, or its versions by language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Text {
    /// The same in every language.
    Plain(String),
    /// By language.
    ByLanguage(BTreeMap<String, String>),
}

impl Default for Text {
    fn default() -> Text {
        Text::Plain(String::new())
    }
}

impl Text {
    /// Whether it says nothing in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.versions().all(|version| version.trim().is_empty())
    }

    /// The version for `language`, else for its first subtag, else English, else any.
    #[must_use]
    pub fn in_language(&self, language: &str) -> &str {
        let versions = match self {
            Text::Plain(text) => return text,
            Text::ByLanguage(versions) => versions,
        };
        let first_subtag = language.split('-').next().unwrap_or(language);
        [language, first_subtag, "en"]
            .iter()
            .find_map(|wanted| versions.get(*wanted))
            .or_else(|| versions.values().next())
            .map_or("", String::as_str)
    }

    /// Every version.
    pub fn versions(&self) -> impl Iterator<Item = &str> {
        let (plain, versions) = match self {
            Text::Plain(text) => (Some(text.as_str()), None),
            Text::ByLanguage(versions) => (None, Some(versions)),
        };
        plain
            .into_iter()
            .chain(versions.into_iter().flat_map(|versions| versions.values().map(String::as_str)))
    }
}
