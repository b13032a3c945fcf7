//! One value for each language, made when it is first asked for and kept: a page must not build what every page needs.

use std::sync::OnceLock;

use icu::locale::Locale;

use super::{LANGUAGES, Language};

/// The values and how one is made; `None` where the language's rules could not be loaded.
pub(super) struct Each<T> {
    made: [OnceLock<Option<T>>; LANGUAGES.len()],
    make: fn(Language, &Locale) -> Option<T>,
}

impl<T> Each<T> {
    pub(super) const fn new(make: fn(Language, &Locale) -> Option<T>) -> Each<T> {
        Each { made: [const { OnceLock::new() }; LANGUAGES.len()], make }
    }

    pub(super) fn of(&self, language: Language) -> Option<&T> {
        let make = || (self.make)(language, &language.locale());
        self.made.get(language.position())?.get_or_init(make).as_ref()
    }
}

impl Language {
    /// As CLDR knows it, with the choices of an office: days before months in English, the clock from 0 to 23 h, and in
    /// Arabic the digits of references and addresses, so that one page does not count in two scripts.
    pub(super) fn locale(self) -> Locale {
        let tag = match self.code() {
            "en" => "en-GB-u-hc-h23".to_owned(),
            "ar" => "ar-u-hc-h23-nu-latn".to_owned(),
            code => format!("{code}-u-hc-h23"),
        };
        tag.parse().unwrap_or(Locale::UNKNOWN)
    }
}
