//! Countries and languages by their names in each language (CLDR), and the order in which its readers look for them.

use icu::collator::CollatorBorrowed;
use icu::locale::subtags;
use icu_experimental::displaynames::multi::{LanguageDisplayNames, RegionDisplayNames};

use super::Language;
use super::each::Each;

static REGIONS: Each<RegionDisplayNames> =
    Each::new(|_, locale| RegionDisplayNames::try_new(locale.into(), Default::default()).ok());
static TONGUES: Each<LanguageDisplayNames> =
    Each::new(|_, locale| LanguageDisplayNames::try_new(locale.into(), Default::default()).ok());
static ORDERS: Each<CollatorBorrowed<'static>> =
    Each::new(|_, locale| icu::collator::Collator::try_new(locale.into(), Default::default()).ok());
static COUNTRIES: Each<Vec<Country>> = Each::new(|language, _| {
    let codes = rust_iso3166::ALL.iter().map(|country| country.alpha2);
    let mut countries: Vec<Country> =
        codes.map(|code| Country { code, name: language.country(code) }).collect();
    language.sort_by(&mut countries, |country| &country.name);
    Some(countries)
});

/// A country that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// Two letters (ISO 3166-1).
    pub code: &'static str,
    /// Its name in the reader's language.
    pub name: String,
}

impl Language {
    /// The name of a country; a code that is none is shown as it stands.
    #[must_use]
    pub fn country(self, code: &str) -> String {
        let name = code.parse::<subtags::Region>().ok().and_then(|region| REGIONS.of(self)?.of(region));
        name.unwrap_or(code).to_owned()
    }

    /// Every country of ISO 3166-1, in the order of this language.
    #[must_use]
    pub fn countries(self) -> &'static [Country] {
        COUNTRIES.of(self).map_or(&[], Vec::as_slice)
    }

    /// The name of a language, by the first part of its tag; a tag that is none is shown as it stands.
    #[must_use]
    pub fn language(self, tag: &str) -> String {
        let first = tag.split(['-', '_']).next().unwrap_or(tag);
        let name = first.parse::<subtags::Language>().ok().and_then(|known| TONGUES.of(self)?.of(known));
        name.unwrap_or(tag).to_owned()
    }

    /// Sorts by texts, as a dictionary of this language would.
    pub fn sort_by<T>(self, things: &mut [T], text: impl Fn(&T) -> &str) {
        match ORDERS.of(self) {
            Some(order) => things.sort_by(|one, other| order.compare(text(one), text(other))),
            None => things.sort_by(|one, other| text(one).cmp(text(other))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_has_a_name_in_every_language() {
        for language in Language::all() {
            let countries = language.countries();
            assert_eq!(countries.len(), 249, "{}", language.code());
            for country in countries {
                assert_ne!(country.name, country.code, "{} lacks {}", language.code(), country.code);
            }
        }
    }

    #[test]
    fn countries_stand_in_the_order_of_the_language() {
        let stands = |tag: &str, before: &str, after: &str| {
            let countries = Language::of(tag).unwrap().countries();
            let place = |name: &str| {
                let found = countries.iter().position(|country| country.name == name);
                found.unwrap_or_else(|| panic!("{tag} knows no {name}"))
            };
            assert!(place(before) < place(after), "{tag}: {before} before {after}");
        };
        stands("en", "Åland Islands", "Albania");
        stands("es", "Estonia", "Etiopía");
        stands("fr", "Éthiopie", "Fidji");
        stands("ru", "Австралия", "Япония");
        // By the sound of the signs, not by their number: 阿 (a) before 中 (zhong).
        stands("zh", "阿尔巴尼亚", "中国");
        stands("zh", "巴西", "法国");
        stands("ko", "가나", "대한민국");
        stands("ar", "أستراليا", "اليابان");
    }

    #[test]
    fn what_is_no_country_or_language_is_shown_as_it_stands() {
        assert_eq!(Language::ENGLISH.country("RURITANIA"), "RURITANIA");
        assert_eq!(Language::ENGLISH.country(""), "");
        assert_eq!(Language::of("ru").unwrap().country("AU"), "Австралия");
        assert_eq!(Language::of("ko").unwrap().language("ru"), "러시아어");
        assert_eq!(Language::of("fr").unwrap().language("zh-Hant"), "chinois");
        assert_eq!(Language::of("fr").unwrap().language("?"), "?");
    }
}
