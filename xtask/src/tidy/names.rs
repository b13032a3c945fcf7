//! Rules about the names of items. Which words say nothing is said in tables.rs.

use super::Breach;
use super::house::{House, Source};
use super::search::{line_of, name_at};
use super::tables::{EMPTY_WORDS, EXCUSED_WORDS};

const KEYWORDS: &[&str] =
    &["fn", "struct", "enum", "mod", "const", "static", "trait", "type", "union", "macro_rules!"];

pub fn empty_words(house: &House) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for file in house.rust() {
        for (line, name) in items(&file.masks.code) {
            if parts(name).iter().any(|part| is_empty(part) && !is_excused(file, part)) {
                breaches.push(Breach::new(&file.path, line, name));
            }
        }
    }
    breaches
}

/// The items that a text names, with their lines.
fn items(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for keyword in KEYWORDS {
        for (place, _) in code.match_indices(keyword) {
            let head = code.get(..place).unwrap_or_default();
            let tail = code.get(place + keyword.len()..).unwrap_or_default();
            let name = name_at(tail.trim_start());
            let stands_alone = tail.starts_with(char::is_whitespace)
                && !head.ends_with(|sign: char| sign.is_alphanumeric() || "_#'.".contains(sign));
            if stands_alone && !name.is_empty() {
                found.push((line_of(code, place), name));
            }
        }
    }
    found
}

/// The words of a name in lower case, whether written `like_this`, `LikeThis` or `LIKE_THIS`.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut was_lower = false;
    for sign in name.chars() {
        if sign == '_' || (sign.is_uppercase() && was_lower) {
            parts.push(String::new());
        }
        was_lower = sign.is_lowercase();
        if let Some(part) = parts.last_mut().filter(|_| sign != '_') {
            part.extend(sign.to_lowercase());
        }
    }
    parts
}

fn is_empty(part: &str) -> bool {
    EMPTY_WORDS.iter().any(|word| part == *word || part.strip_suffix('s') == Some(word))
}

fn is_excused(file: &Source, part: &str) -> bool {
    EXCUSED_WORDS.iter().any(|(place, word, _)| file.is_in(&[place]) && part == *word)
}

#[cfg(test)]
mod tests {
    use super::super::tests::refuses;
    use super::*;

    #[test]
    fn a_name_that_says_nothing_is_refused() {
        for text in [
            "mod utils;",
            "struct CaseManager;",
            "pub fn helper_for_tests() {}",
            "const COMMON_LIMIT: u8 = 1;",
            "enum MailService {}",
            "pub(crate) fn load_data() {}",
            "trait   Handler {}",
            "static INFO: u8 = 1;",
        ] {
            assert!(refuses(empty_words, &[("src/a.rs", text)]), "{text}");
        }
    }

    #[test]
    fn a_name_that_says_something_is_taken() {
        for text in [
            "fn metadata() {}",
            "struct Database; mod dataset;",
            "fn informs() {}",
            "// fn helper() {}\nfn a() { info!(\"fn data\") }",
            "fn a(b: fn(u8) -> u8) { let data = b; }",
            "struct Commons2;",
        ] {
            assert!(!refuses(empty_words, &[("src/a.rs", text)]), "{text}");
        }
    }

    #[test]
    fn a_word_of_the_outside_is_excused_at_its_door_only() {
        assert!(!refuses(empty_words, &[("src/intake/session.rs", "fn data() {}")]));
        assert!(refuses(empty_words, &[("src/intake/session.rs", "fn info() {}")]));
        assert!(refuses(empty_words, &[("src/desk/case.rs", "fn data() {}")]));
    }
}
