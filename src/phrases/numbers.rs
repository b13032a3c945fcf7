//! Numbers, shares and sizes as each language writes them (CLDR).

use std::fmt::Display;

use fluent_templates::fluent_bundle::FluentValue;
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu_experimental::dimension::percent::formatter::PercentFormatter;

use super::each::Each;
use super::{LANGUAGES, Language};

static NUMBERS: Each<DecimalFormatter> =
    Each::new(|_, locale| DecimalFormatter::try_new(locale.into(), Default::default()).ok());
static SHARES: Each<PercentFormatter<DecimalFormatter>> =
    Each::new(|_, locale| PercentFormatter::try_new(locale.into(), Default::default()).ok());

/// From here a size is said in the next larger measure.
const STEP: u64 = 1000;

impl Language {
    /// A number with the signs between its thousands and before its decimals.
    #[must_use]
    pub fn number(self, number: impl Display) -> String {
        let plain = number.to_string();
        let decimal = plain.parse::<Decimal>().ok();
        match (decimal, NUMBERS.of(self)) {
            (Some(decimal), Some(written)) => written.format_to_string(&decimal),
            _ => plain,
        }
    }

    /// A share of a hundred, as `12.5 %`.
    #[must_use]
    pub fn percent(self, percent: impl Display) -> String {
        let plain = percent.to_string();
        let decimal = plain.parse::<Decimal>().ok();
        match (decimal, SHARES.of(self)) {
            (Some(decimal), Some(written)) => written.format(&decimal).to_string(),
            _ => format!("{plain} %"),
        }
    }

    /// The size of a file, from its bytes, in decimal measures (IEC 80000-13): 999 B, 1.2 kB, 31 MB.
    #[must_use]
    pub fn size(self, bytes: u64) -> String {
        let (phrase, measure) = match bytes {
            0..1_000 => ("size-bytes", 1),
            1_000..999_500 => ("size-kilobytes", STEP),
            999_500..999_500_000 => ("size-megabytes", STEP * STEP),
            _ => ("size-gigabytes", STEP * STEP * STEP),
        };
        let rounded = |part: u64| bytes.saturating_add(part / 2) / part;
        let tenths = rounded((measure / 10).max(1));
        // Two signs tell enough: 1.2 MB, and 31 MB.
        let number = match (tenths / 10, tenths % 10) {
            (1..10, 1..) if measure > 1 => self.number(format!("{}.{}", tenths / 10, tenths % 10)),
            _ => self.number(rounded(measure)),
        };
        super::say(self.code(), phrase, &[("number", number)])
    }
}

/// Writes the numbers inside the phrases of a language.
pub(super) fn in_phrases_of<M>(language: Language) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    const { assert!(LANGUAGES.len() == 7, "a language more needs a line more below") };
    match language.position() {
        1 => grouped::<1, M>,
        2 => grouped::<2, M>,
        3 => grouped::<3, M>,
        4 => grouped::<4, M>,
        5 => grouped::<5, M>,
        6 => grouped::<6, M>,
        _ => grouped::<0, M>,
    }
}

/// A function without surroundings is all that Fluent takes, so the language is part of its type.
fn grouped<const LANGUAGE: usize, M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let language = LANGUAGES.get(LANGUAGE).copied().map(Language)?;
    Some(language.number(number.value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_all(written: impl Fn(Language) -> String) -> Vec<String> {
        Language::all().map(written).collect()
    }

    #[test]
    fn numbers_are_grouped_as_each_language_does() {
        assert_eq!(
            in_all(|language| language.number(1_234_567)),
            [
                "1,234,567",
                "1.234.567",
                "1\u{202f}234\u{202f}567",
                "1\u{a0}234\u{a0}567",
                "1,234,567",
                "1,234,567",
                "1,234,567"
            ]
        );
        assert_eq!(Language::of("fr").unwrap().number("12.5"), "12,5");
        assert_eq!(Language::ENGLISH.number("many"), "many");
        assert_eq!(Language::of("fr").unwrap().percent(12.5), "12,5\u{a0}%");
    }

    #[test]
    fn sizes_are_said_in_two_signs_or_three() {
        let english = |bytes| Language::ENGLISH.size(bytes);
        assert_eq!(english(0), "0\u{a0}B");
        assert_eq!(english(999), "999\u{a0}B");
        assert_eq!(english(1_000), "1\u{a0}kB");
        assert_eq!(english(1_249), "1.2\u{a0}kB");
        assert_eq!(english(31_480_000), "31\u{a0}MB");
        assert_eq!(english(999_499), "999\u{a0}kB");
        assert_eq!(english(999_500), "1\u{a0}MB");
        assert_eq!(english(2_500_000_000), "2.5\u{a0}GB");
        assert_eq!(Language::of("fr").unwrap().size(1_200_000), "1,2\u{a0}Mo");
        assert_eq!(Language::of("ru").unwrap().size(1_200_000), "1,2\u{a0}МБ");
    }
}
