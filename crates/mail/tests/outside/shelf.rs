//! The shelf of real mail against what independent parsers agree on. Never copies any of it.

use mail::{
    letter::{Address, Letter},
    parse::{Limits, read},
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fs, path::PathBuf};

/// The folder of mail that we did not write, when it is there.
pub fn folder(part: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let root = std::env::var_os("CHANCERY_TEST_DATA").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let folder = root.join(part);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("missing: {} (CHANCERY_TEST_DATA names the folder)", folder.display());
    None
}

fn squash(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What was compared, how often, and how often it was the same.
#[derive(Default)]
struct Counts(BTreeMap<&'static str, (usize, usize)>);

impl Counts {
    fn compare(&mut self, file: &str, what: &'static str, ours: &Value, theirs: &Value) {
        let (right, all) = self.0.entry(what).or_default();
        *all += 1;
        *right += usize::from(ours == theirs);
        if ours != theirs && std::env::var_os("CHANCERY_SHOW").is_some() {
            println!("{what} {file}\n  ours   {ours}\n  theirs {theirs}");
        }
    }
}

#[test]
fn real_letters_read_as_independent_parsers_read_them() {
    let Some(folder) = folder("mail") else { return };
    let mut counts = Counts::default();
    for line in fs::read_to_string(folder.join("expect.jsonl")).unwrap().lines() {
        let expected: Value = serde_json::from_str(line).unwrap();
        let file = expected["file"].as_str().unwrap();
        let (letter, _) = read(&fs::read(folder.join(file)).unwrap(), &Limits::default());
        compare_headers(&mut counts, file, &letter, &expected["consensus"]);
        compare_bodies(&mut counts, file, &letter, &expected["consensus"]);
    }
    println!("{:?}", counts.0);
    // A few under what was reached; every difference was looked at, and in those that stay ours is as good or better.
    for (what, floor) in [
        ("subject", 1003),
        ("from", 969),
        ("to", 984),
        ("cc", 1004),
        ("date", 869),
        ("message_id", 791),
        ("in_reply_to", 97),
        ("text", 589),
        ("attachment", 349),
    ] {
        assert!(counts.0[what].0 >= floor, "{what}: {:?} is under {floor}", counts.0[what]);
    }
}

fn compare_headers(counts: &mut Counts, file: &str, letter: &Letter, consensus: &Value) {
    let addresses = |list: &[Address]| -> Value {
        list.iter().map(|one| one.address.to_lowercase()).filter(|one| !one.is_empty()).collect()
    };
    for (what, ours) in [
        ("subject", Value::from(squash(&letter.subject))),
        ("from", addresses(&letter.from)),
        ("to", addresses(&letter.to)),
        ("cc", addresses(&letter.cc)),
        ("date", Value::from(letter.date)),
        ("message_id", Value::from(letter.message_id.clone())),
        ("in_reply_to", Value::from(letter.in_reply_to.first().cloned())),
    ] {
        let theirs = match &consensus[what] {
            Value::Null => continue,
            Value::String(text) => Value::from(squash(text)),
            Value::Array(list) => list.iter().filter_map(Value::as_str).map(str::to_lowercase).collect(),
            other => other.clone(),
        };
        counts.compare(file, what, &ours, &theirs);
    }
}

fn compare_bodies(counts: &mut Counts, file: &str, letter: &Letter, consensus: &Value) {
    // Only where there is text in plain parts: for a letter in HTML alone nothing was agreed on.
    if consensus["text_len"].as_u64().is_some_and(|length| length > 0) {
        let ours = Value::from(digest(squash(&letter.text).as_bytes()));
        counts.compare(file, "text", &ours, &consensus["text_sha256"]);
    }
    let ours: Vec<Value> = letter.attachments.iter().map(|file| Value::from(digest(&file.bytes))).collect();
    for expected in consensus["files_at_least"].as_array().into_iter().flatten() {
        let same = ours.iter().find(|ours| **ours == expected["sha256"]).unwrap_or(&Value::Null);
        counts.compare(file, "attachment", same, &expected["sha256"]);
    }
}
