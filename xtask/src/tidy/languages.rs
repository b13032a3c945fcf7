//! Rules that hold all languages together: the same phrases and the same letters in each. Which languages there are is
//! said in tables.rs.

use std::collections::{BTreeMap, BTreeSet};

use super::Breach;
use super::house::House;
use super::tables::LANGUAGES;

pub fn missing_phrases(house: &House) -> Vec<Breach> {
    let mut phrases: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (path, file) in house.below("phrases/").filter(|(path, _)| path.ends_with(".ftl")) {
        let Some((language, rest)) = without_language(path) else { continue };
        for id in phrase_ids(&file.text) {
            phrases.entry(format!("{id} of phrases/{rest}")).or_default().insert(language);
        }
    }
    lacking(phrases)
}

pub fn missing_letters(house: &House) -> Vec<Breach> {
    let mut letters: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (path, _) in house.below("templates/letters/") {
        if let Some((language, rest)) = without_language(path) {
            letters.entry(format!("templates/letters/{rest}")).or_default().insert(language);
        }
    }
    lacking(letters)
}

fn lacking(found: BTreeMap<String, BTreeSet<&str>>) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (what, languages) in found {
        let missing: Vec<&str> =
            LANGUAGES.iter().filter(|language| !languages.contains(*language)).copied().collect();
        if !missing.is_empty() {
            breaches.push(Breach::new(&what, 1, format!("missing in {}", missing.join(", "))));
        }
    }
    breaches
}

/// Takes the language out of a path, wherever it stands as a folder or between dots: `en/desk.ftl`, `receipt.en.txt`.
fn without_language(path: &str) -> Option<(&str, String)> {
    let language = path.split(['/', '.']).find(|part| LANGUAGES.contains(part))?;
    let folders: Vec<String> = path.split('/').map(|folder| starred(folder, language)).collect();
    Some((language, folders.join("/")))
}

fn starred(folder: &str, language: &str) -> String {
    let parts: Vec<&str> = folder.split('.').map(|part| if part == language { "*" } else { part }).collect();
    parts.join(".")
}

/// The ids of the messages and terms in a Fluent file, and of their attributes as `id.attribute`.
fn phrase_ids(text: &str) -> Vec<String> {
    let mut ids = Vec::new();
    let mut message = "";
    for line in text.lines() {
        let Some((name, _)) = line.split_once('=').map(|(name, rest)| (name.trim_end(), rest)) else {
            continue;
        };
        let is_id = |name: &str| {
            let name = name.strip_prefix('-').unwrap_or(name);
            name.starts_with(|sign: char| sign.is_ascii_alphabetic())
                && name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_')
        };
        if is_id(name) {
            message = name;
            ids.push(name.to_owned());
        } else if let Some(attribute) =
            name.trim_start().strip_prefix('.').filter(|attribute| is_id(attribute))
        {
            ids.push(format!("{message}.{attribute}"));
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::super::tests::refuses;
    use super::*;

    fn in_all(pattern: &str, text: &str) -> Vec<(String, String)> {
        LANGUAGES.iter().map(|language| (pattern.replace('*', language), text.to_owned())).collect()
    }

    fn refuses_all(check: fn(&House) -> Vec<Breach>, files: &[(String, String)]) -> bool {
        let files: Vec<(&str, &str)> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        refuses(check, &files)
    }

    #[test]
    fn a_phrase_missing_in_one_language_is_refused() {
        for pattern in ["phrases/*.ftl", "phrases/*/desk.ftl"] {
            let mut files = in_all(pattern, "# sent\nsent = Sent\n    .title = S\nlong =\n    two = lines\n");
            assert!(!refuses_all(missing_phrases, &files), "{pattern}");
            for (_, text) in files.iter_mut().take(1) {
                *text = text.replace("    .title = S\n", "");
            }
            assert!(refuses_all(missing_phrases, &files), "{pattern}");
        }
    }

    #[test]
    fn a_phrase_of_one_language_only_is_refused() {
        let mut files = in_all("phrases/*/desk.ftl", "sent = Sent\n");
        files.push(("phrases/ko/more.ftl".to_owned(), "more = x\n".to_owned()));
        assert!(refuses_all(missing_phrases, &files));
    }

    #[test]
    fn a_letter_missing_in_one_language_is_refused() {
        for pattern in ["templates/letters/*/receipt.txt", "templates/letters/receipt.*.txt"] {
            let mut files = in_all(pattern, "Dear");
            assert!(!refuses_all(missing_letters, &files), "{pattern}");
            files.pop();
            assert!(refuses_all(missing_letters, &files), "{pattern}");
        }
    }
}
