//! Where in a text the words of a query stand, so that a page can mark them: the same folding as the search itself, traced
//! back to the bytes of the text. Pure.

use std::ops::Range;

use crate::fold::{Piece, fold, is_unspaced, pairs, pieces};

/// A character of the folded text, and the bytes it came from.
struct Traced {
    sign: char,
    from: usize,
    until: usize,
}

/// The places in `text` that a search for `query` is about, in order, none overlapping: whole words that begin like a word
/// of the query; for Han, kana and Hangul the run itself, or its pairs where it does not stand in one piece.
#[must_use]
pub fn marks(text: &str, query: &str) -> Vec<Range<usize>> {
    let traced = traced(text);
    let mut found = Vec::new();
    for piece in pieces(query) {
        match piece {
            Piece::Word(word) => mark_words(&traced, &word, &mut found),
            Piece::Run(run) => {
                let before = found.len();
                mark_runs(&traced, &run, &mut found);
                if found.len() == before {
                    pairs(&run)
                        .for_each(|pair| mark_runs(&traced, &pair.chars().collect::<Vec<_>>(), &mut found));
                }
            }
        }
    }
    merged(found)
}

fn traced(text: &str) -> Vec<Traced> {
    let mut traced: Vec<Traced> = Vec::with_capacity(text.len());
    for (from, sign) in text.char_indices() {
        let until = from + sign.len_utf8();
        if sign.is_ascii() {
            traced.push(Traced { sign: sign.to_ascii_lowercase(), from, until });
            continue;
        }
        let folded = fold(sign.encode_utf8(&mut [0; 4]));
        if folded.is_empty() {
            // An accent that stands by itself belongs to the letter before it.
            if let Some(last) = traced.last_mut() {
                last.until = until;
            }
        }
        traced.extend(folded.chars().map(|sign| Traced { sign, from, until }));
    }
    traced
}

fn is_of_word(traced: &Traced) -> bool {
    traced.sign.is_alphanumeric() && !is_unspaced(traced.sign)
        || unicode_normalization::char::is_combining_mark(traced.sign)
}

fn mark_words(traced: &[Traced], word: &str, found: &mut Vec<Range<usize>>) {
    for part in traced.split(|sign| !is_of_word(sign)) {
        let mut signs = part.iter();
        let begins = word.chars().all(|wanted| signs.next().is_some_and(|sign| sign.sign == wanted));
        if let (true, Some(first), Some(last)) = (begins, part.first(), part.last()) {
            found.push(first.from..last.until);
        }
    }
}

fn mark_runs(traced: &[Traced], run: &[char], found: &mut Vec<Range<usize>>) {
    for window in traced.windows(run.len().max(1)) {
        let is_it = window.iter().zip(run).all(|(sign, wanted)| sign.sign == *wanted);
        if let (true, Some(first), Some(last)) = (is_it, window.first(), window.last()) {
            found.push(first.from..last.until);
        }
    }
}

fn merged(mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(text: &str, query: &str) -> String {
        marks(text, query).into_iter().map(|range| format!("[{}]", &text[range])).collect()
    }

    #[test]
    fn words_are_marked_as_they_stand_in_the_text_in_any_script() {
        for (text, query, expected) in [
            ("A Landing permit, landings and islanding", "landing", "[Landing][landings]"),
            ("Café cafe\u{301}s", "CAFE", "[Café][cafe\u{301}s]"),
            ("東京都庁へ", "京都", "[京都]"),
            ("여권 신청", "여권", "[여권]"),
            ("كِتَـاب جديد", "كتاب", "[كِتَـاب]"),
            ("Ёлка стоит", "елк", "[Ёлка]"),
            ("Straße", "strasse", "[Straße]"),
            ("one two", "two one", "[one][two]"),
            ("nothing", "", ""),
            ("nothing", "<b>", ""),
        ] {
            assert_eq!(marked(text, query), expected, "{text} / {query}");
        }
    }

    proptest! {
        #[test]
        fn marks_stand_at_letters_in_order_and_apart(text in "\\PC{0,60}", query in "\\PC{0,6}") {
            let mut end = 0;
            for range in marks(&text, &query) {
                prop_assert!(range.start >= end && text.get(range.clone()).is_some_and(|part| !part.is_empty()));
                end = range.end;
            }
        }
    }
}
