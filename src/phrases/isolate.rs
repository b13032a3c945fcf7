//! Values inside sentences of another direction: marks around a value keep its signs and those around it in their order
//! (Unicode Standard Annex 9, section 2.4). Only where directions may meet, so that plain text stays plain.

use std::borrow::Cow;

use super::Language;

const BEGIN: char = '\u{2068}';
const END: char = '\u{2069}';

impl Language {
    /// A value as it stands in a sentence of this language.
    #[must_use]
    pub fn isolated(self, value: &str) -> String {
        let may_meet = self.direction() == "rtl" || value.chars().any(is_right_to_left);
        if !may_meet || value.is_empty() {
            return value.to_owned();
        }
        format!("{BEGIN}{}{END}", balanced(value))
    }
}

/// A value must not close what was opened around it.
fn balanced(value: &str) -> Cow<'_, str> {
    let is_mark = |sign: char| matches!(sign, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if value.contains(is_mark) { Cow::Owned(value.replace(is_mark, "")) } else { Cow::Borrowed(value) }
}

/// Letters of the scripts written from right to left: Hebrew to Arabic Extended, their presentation forms, and the
/// right-to-left blocks of the supplementary plane.
fn is_right_to_left(sign: char) -> bool {
    matches!(sign, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_kept_apart_only_where_directions_may_meet() {
        let arabic = Language::of("ar").unwrap();
        assert_eq!(Language::ENGLISH.isolated("7K3M-9PQX"), "7K3M-9PQX");
        assert_eq!(Language::ENGLISH.isolated("ليلى"), "\u{2068}ليلى\u{2069}");
        assert_eq!(arabic.isolated("7K3M-9PQX"), "\u{2068}7K3M-9PQX\u{2069}");
        assert_eq!(arabic.isolated(""), "");
    }

    #[test]
    fn a_value_cannot_turn_the_words_after_it() {
        let arabic = Language::of("ar").unwrap();
        assert_eq!(arabic.isolated("a\u{2069}\u{202E}b"), "\u{2068}ab\u{2069}");
        assert_eq!(Language::ENGLISH.isolated("ليلى\u{202E}"), "\u{2068}ليلى\u{2069}");
    }
}
