//! Whether machines are told from people in real mail, and what bounces say. Never copies any of it.

use crate::shelf::folder;
use mail::{
    letter::Kind,
    parse::{Limits, read},
};
use serde_json::Value;
use std::{collections::BTreeMap, fs};

fn show(line: &str) {
    if std::env::var_os("CHANCERY_SHOW").is_some() {
        println!("{line}");
    }
}

#[test]
fn machines_are_told_from_people() {
    let Some(folder) = folder("mail") else { return };
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for line in fs::read_to_string(folder.join("expect.jsonl")).unwrap().lines() {
        let expected: Value = serde_json::from_str(line).unwrap();
        let file = expected["file"].as_str().unwrap();
        let (letter, _) = read(&fs::read(folder.join(file)).unwrap(), &Limits::default());
        let labels: Vec<&str> =
            expected["labels"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let wanted = match labels.first().copied() {
            Some("bounce" | "complaint") => Kind::Bounce,
            Some("auto-reply") => Kind::AutoReply,
            Some("read-receipt") => Kind::Receipt,
            Some("list") => Kind::List,
            Some("invite") => Kind::Calendar,
            // Letters of people, as far as anybody said: casework and the replies of people.
            None if file.starts_with("casework/") => Kind::Person,
            _ => continue,
        };
        let count = counts.entry(labels.first().copied().unwrap_or("casework").to_owned()).or_default();
        count.1 += 1;
        count.0 += usize::from(letter.kind == wanted);
        if letter.kind != wanted {
            show(&format!("{:?} instead of {wanted:?}: {file}: {}", letter.kind, letter.subject));
        }
    }
    println!("{counts:?}");
    assert!(counts["bounce"].0 * 100 >= counts["bounce"].1 * 97);
    assert!(counts["complaint"].0 >= 11 && counts["auto-reply"].0 >= 6 && counts["read-receipt"].0 == 2);
    assert!(counts["casework"].0 * 100 >= counts["casework"].1 * 97);
}

#[test]
fn bounces_say_what_failed_and_how_hard() {
    let Some(folder) = folder("mail") else { return };
    let (mut rows, mut status, mut class, mut hard, mut hard_missed, mut hard_wrongly, mut all) =
        (0, 0, 0, 0, 0, 0, 0);
    let mut about = 0;
    for line in fs::read_to_string(folder.join("expect.jsonl")).unwrap().lines() {
        let expected: Value = serde_json::from_str(line).unwrap();
        let file = expected["file"].as_str().unwrap();
        let Some(truth) = expected["truth"]["deliveries"].as_array() else { continue };
        if expected["labels"][0] != "bounce" {
            continue;
        }
        let (letter, _) = read(&fs::read(folder.join(file)).unwrap(), &Limits::default());
        let truth = &truth[0];
        all += 1;
        about += usize::from(letter.about_message_id.is_some());
        let Some(row) = letter.bounces.first() else {
            show(&format!("no row: {file}"));
            continue;
        };
        rows += usize::from(!row.recipient.is_empty());
        let wanted = truth["status"].as_str().unwrap_or_default();
        status += usize::from(row.status == wanted);
        class += usize::from(row.status.get(..1) == wanted.get(..1));
        let is_hard = row.is_hard();
        let wants_hard = truth["hard"].as_bool().unwrap();
        hard += usize::from(is_hard == wants_hard);
        hard_missed += usize::from(wants_hard && !is_hard);
        hard_wrongly += usize::from(!wants_hard && is_hard);
        if is_hard != wants_hard || row.recipient.is_empty() {
            show(&format!("hard {is_hard} wanted {truth}: {file}: {row:?}"));
        }
    }
    println!(
        "of {all}: address {rows}, status {status}, class {class}, hardness {hard} ({hard_missed} missed, {hard_wrongly} wrongly), our letter {about}"
    );
    // "Filtered" and the like are called soft there although the server says "user unknown": most of the difference.
    assert!(rows >= 255 && class >= 250 && hard >= 230 && about >= 228);
}
