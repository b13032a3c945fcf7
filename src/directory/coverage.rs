//! Coverage: which delegate serves a country on a day; the default delegate serves every country without one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::office_file::Directory;
use super::text::Text;

/// `[[delegate]]`: a person accredited or appointed for a country or organisation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delegate {
    /// The word the delegate goes by here.
    pub key: Spanned<String>,
    /// The name, in each script it is written in.
    pub name: Vec<WrittenName>,
    /// Where the delegate lives (ISO 3166-1 alpha-2).
    #[serde(default)]
    pub resident_in: String,
}

impl Delegate {
    /// The name in the script of a language, else as it is written first.
    #[must_use]
    pub fn name_in(&self, language: &str) -> &str {
        let own = self.name.iter().find(|name| name.language == language);
        own.or_else(|| self.name.first()).map_or(self.key.as_ref().as_str(), |name| name.text.as_str())
    }
}

/// A name in one script.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenName {
    /// As written.
    pub text: String,
    /// In which language.
    pub language: String,
}

/// `[[accreditation]]`: a delegate's acceptance in a function, with dates and paper.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accreditation {
    /// Whose.
    pub delegate: Spanned<String>,
    /// For which country (ISO 3166-1 alpha-2).
    pub country: String,
    /// As what.
    #[serde(default)]
    pub function: Option<Text>,
    /// By whom.
    #[serde(default)]
    pub named_by: String,
    /// The paper that says so: its number or where it lies.
    #[serde(default)]
    pub paper: String,
    /// The first day.
    pub from: Spanned<String>,
    /// The first day on which it no longer holds. Default: open.
    pub until: Option<Spanned<String>>,
}

impl Accreditation {
    /// Whether it holds on a day. One whose days cannot be read holds on none.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        let from = self.from.as_ref().parse::<Date>();
        let until = self.until.as_ref().and_then(|until| until.as_ref().parse::<Date>().ok());
        from.is_ok_and(|from| from <= day) && until.is_none_or(|until| day < until)
    }
}

/// The accreditation by which somebody serves `country` on `day`; of several the last in the file.
#[must_use]
pub fn accreditation<'a>(directory: &'a Directory, country: &str, day: Date) -> Option<&'a Accreditation> {
    let mut newest_first = directory.accreditations.iter().rev();
    newest_first.find(|accreditation| accreditation.country == country && accreditation.holds(day))
}

/// Who serves `country` on `day`, and why, in a sentence for an officer.
#[must_use]
pub fn serves(directory: &Directory, country: &str, day: Date) -> (String, String) {
    if let Some(accreditation) = accreditation(directory, country, day) {
        let delegate = accreditation.delegate.as_ref().clone();
        return (delegate, format!("accredited for {country} since {}", accreditation.from.as_ref()));
    }
    let default = directory.office.default_delegate.as_ref().map(|delegate| delegate.as_ref().clone());
    (default.unwrap_or_default(), "the default delegate: nobody else covers that country".to_owned())
}
