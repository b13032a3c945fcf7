//! Text into the tokens both databases search by: folded, and cut where the script has words, or into pairs of characters
//! where it has none. Pure; knows no database.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A longer word is cut here; PostgreSQL takes at most 2,046 bytes for one.
const LONGEST: usize = 64;

/// A piece of folded text: a word, or a run of characters of a script written without spaces.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Word(String),
    Run(Vec<char>),
}

/// The tokens of a text, each once, in the order of first appearance: words, and for Han, kana and Hangul every character
/// and every pair of neighbours.
#[must_use]
pub fn tokens(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Word(word) => all.push(word),
            Piece::Run(run) => all.extend(run.iter().map(char::to_string).chain(pairs(&run))),
        }
    }
    let mut seen = HashSet::with_capacity(all.len());
    let is_first: Vec<bool> = all.iter().map(|token| seen.insert(token.as_str())).collect();
    all.into_iter().zip(is_first).filter_map(|(token, is_first)| is_first.then_some(token)).collect()
}

/// Every pair of neighbours in a run.
pub(crate) fn pairs(run: &[char]) -> impl Iterator<Item = String> {
    run.windows(2).map(|pair| pair.iter().collect())
}

/// The pieces of a text, folded.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut word = String::new();
    let mut run = Vec::new();
    // The blank at the end closes whatever is open.
    for c in fold(text).chars().chain([' ']) {
        let is_run = is_unspaced(c);
        if !run.is_empty() && !is_run {
            pieces.push(Piece::Run(std::mem::take(&mut run)));
        }
        let is_word = !is_run && (c.is_alphanumeric() || (is_combining_mark(c) && !word.is_empty()));
        if !word.is_empty() && !is_word {
            if let Some((cut, _)) = word.char_indices().nth(LONGEST) {
                word.truncate(cut);
            }
            pieces.push(Piece::Word(std::mem::take(&mut word)));
        }
        if is_run {
            run.push(c);
        } else if is_word {
            word.push(c);
        }
    }
    pieces
}

/// One form for all ways to write the same: compatibility forms (NFKC, UAX #15), capitals, accents, points and the
/// variants of a letter. What remains composed (kana, Hangul) is composed again.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // No blank composes with what stands behind it, so each word may go its own way; most need none of the tables.
    for word in text.split_inclusive([' ', '\n']) {
        if word.is_ascii() {
            folded.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            let lower: String = word.nfkc().flat_map(char::to_lowercase).collect();
            folded.extend(lower.nfkd().filter(|c| !is_dropped(*c)).flat_map(variant).nfc());
        }
    }
    folded
}

/// Accents of Latin, Greek and Cyrillic; points of Hebrew; vowel signs and the stretcher of Arabic; joiners.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{0300}'..='\u{036F}' | '\u{0483}'..='\u{0489}' | '\u{0591}'..='\u{05BD}' | '\u{05BF}'
        | '\u{05C1}' | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}' | '\u{0610}'..='\u{061A}' | '\u{0640}'
        | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}'
        | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Letters that people write for one another and that no normal form brings together.
fn variant(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' | 'ð' => ('d', None),
        'ħ' => ('h', None),
        'ı' => ('i', None),
        'ς' => ('σ', None),
        'ٱ' => ('ا', None),
        'ى' | 'ی' => ('ي', None),
        'ک' => ('ك', None),
        'ة' => ('ه', None),
        '\u{0660}'..='\u{0669}' => (digit(c, 0x0660), None),
        '\u{06F0}'..='\u{06F9}' => (digit(c, 0x06F0), None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(u32::from(c).saturating_sub(zero), 10).unwrap_or(c)
}

/// Han, kana, Hangul and their marks: scripts whose words no blank parts, or too seldom to search by.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{3099}' | '\u{309A}'
        | '\u{309D}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{3105}'..='\u{312F}'
        | '\u{31A0}'..='\u{31BF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{1100}'..='\u{11FF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{1B000}'..='\u{1B16F}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_cut_into_the_tokens_it_is_found_by() {
        for (text, expected) in [
            ("", ""),
            ("Zoë's café", "zoe s cafe"),
            ("O\u{2019}Neill O'Neill", "o neill"),
            ("東京tower2", "東 京 東京 tower2"),
            ("여권", "여 권 여권"),
            ("ﾊﾟﾝ", "パ ン パン"),
            ("İstanbul ISTANBUL ıstanbul", "istanbul"),
            ("Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ"),
            ("ёлка елка Йод", "елка иод"),
            ("كِتَـاب آب أب إب ٱب", "كتاب اب"),
            ("ﷺ", "صلي الله عليه وسلم"),
            ("दिल्ली", "दिल्ली"),
            ("۱۲٣", "123"),
            ("ẞ ß SS", "ss"),
            ("\u{0301}a", "a"),
        ] {
            assert_eq!(tokens(text).join(" "), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_token_holds_nothing_a_query_language_could_read(text in "\\PC{0,60}") {
            for token in tokens(&text) {
                let is_plain = |c: char| c.is_alphanumeric() || is_combining_mark(c) || is_unspaced(c);
                prop_assert!(!token.is_empty() && token.chars().all(is_plain), "{:?}", token);
            }
        }

        #[test]
        fn a_word_is_folded_the_same_alone_and_among_others(text in "(\\PC|E\u{301} |\nか\u{3099}|가\u{11A8}){0,20}") {
            let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
            let whole: String = lower.nfkd().filter(|c| !is_dropped(*c)).flat_map(variant).nfc().collect();
            prop_assert_eq!(fold(&text), whole);
        }

        #[test]
        fn folding_what_is_folded_changes_nothing(text in "\\PC{0,60}") {
            let once = tokens(&text).join(" ");
            prop_assert_eq!(fold(&once), once.clone());
        }
    }
}
