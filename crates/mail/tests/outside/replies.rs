//! Replies whose new words are known, in thirteen languages. Never copies any of them.

use crate::shelf::folder;
use mail::{
    parse::{Limits, read},
    quote::split,
};
use serde_json::Value;
use std::fs;

/// The new words without quoted lines: what quotes between answers, the suite keeps and we set apart.
fn words(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with('>'))
        .flat_map(str::split_whitespace)
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_new_words_of_a_reply_are_found() {
    let Some(folder) = folder("mail/reply") else { return };
    let (mut right, mut all, mut hidden) = (0, 0, 0);
    for line in fs::read_to_string(folder.join("expect.jsonl")).unwrap().lines() {
        let expected: Value = serde_json::from_str(line).unwrap();
        let file = expected["file"].as_str().unwrap();
        let bytes = fs::read(folder.join(file)).unwrap();
        let text = if file.ends_with(".eml") {
            read(&bytes, &Limits::default()).0.text
        } else {
            String::from_utf8_lossy(&bytes).into_owned()
        };
        let found = split(&text);
        let ours = words(&found.new_text);
        let visible = [ours.clone(), words(&found.signature)].concat();
        if let Some(reply) = expected["reply"].as_str() {
            all += 1;
            let theirs = words(reply);
            right += usize::from(ours == theirs);
            let is_hidden = theirs.iter().any(|word| !visible.contains(word));
            hidden += usize::from(is_hidden);
            if ours != theirs && std::env::var_os("CHANCERY_SHOW").is_some() {
                println!("{file} hidden={is_hidden}\n--- ours\n{}\n--- theirs\n{reply}\n", found.new_text);
            }
        }
        if let Some(folded) = expected["folded"].as_str() {
            let folded = folded.replace("FOLDED_QUOTED_SECTION", "");
            let is_hidden = folded.split_whitespace().any(|word| !visible.iter().any(|ours| ours == word));
            hidden += usize::from(is_hidden);
            if is_hidden && std::env::var_os("CHANCERY_SHOW").is_some() {
                println!("{file} hides");
            }
        }
    }
    println!("new text: {right} of {all} the same, {hidden} hide a word that is not quoted");
    assert!(right * 100 >= all * 85 && hidden == 0);
}
