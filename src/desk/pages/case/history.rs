//! The journal of a case as a history people can read: each deed a sentence, with who did it and when.

use serde_json::Value as Json;

use super::names::{Names, When};
use crate::desk::case_file::CaseFile;
use crate::journal::Deed;

/// One deed.
#[derive(Debug)]
pub struct DeedView {
    /// When.
    pub at: When,
    /// Who.
    pub actor: String,
    /// What, as a sentence.
    pub sentence: String,
    /// The letter it is about.
    pub letter_id: Option<String>,
}

/// The deeds of a case, the newest first.
#[must_use]
pub fn of(names: &Names<'_>, file: &CaseFile) -> Vec<DeedView> {
    file.journal.iter().rev().map(|deed| shown(names, file, deed)).collect()
}

/// What is said instead of a phrase that does not exist.
const UNKNOWN: &str = "Unknown localization";

/// The phrase of a deed's code.
#[must_use]
pub fn phrase(code: &str) -> String {
    format!("deed-{}", code.replace(['.', '_'], "-"))
}

fn shown(names: &Names<'_>, file: &CaseFile, deed: &Deed) -> DeedView {
    let sentence = names.tell(&phrase(&deed.deed), &values(names, file, deed));
    let letter_id = detail(deed, "letter");
    DeedView {
        at: names.moment(&deed.at),
        actor: names.actor(&deed.actor),
        // A deed of a newer program has no phrase here: its code is better than nothing.
        sentence: if sentence.starts_with(UNKNOWN) { deed.deed.clone() } else { sentence },
        letter_id: file.letter(&letter_id).is_some().then_some(letter_id),
    }
}

fn detail(deed: &Deed, name: &str) -> String {
    deed.details.get(name).and_then(Json::as_str).unwrap_or_default().to_owned()
}

/// Every value a sentence may put in: keys become names, instants days.
fn values(names: &Names<'_>, file: &CaseFile, deed: &Deed) -> Vec<(&'static str, String)> {
    let of = |name: &str| detail(deed, name);
    let procedure = file.case.procedure.as_deref().unwrap_or_default();
    let fields: Vec<String> = of("fields")
        .split(", ")
        .filter(|key| !key.is_empty())
        .map(|key| names.field(procedure, key))
        .collect();
    let day = |name: &str| {
        let at = of(name);
        if at.is_empty() { names.say("case-no-day") } else { names.moment(&at).shown }
    };
    vec![
        ("authority", names.authority(&of("authority"))),
        ("authorities", names.authorities(&of("authorities"))),
        ("procedure", names.procedure(&of("procedure"))),
        ("officer", names.delegate(&of("officer"))),
        ("fields", fields.join(", ")),
        ("due", day("due_at")),
        ("was", day("was")),
        ("is", day("is")),
        ("why", of("why")),
        ("outcome", of("outcome")),
        ("number", of("number")),
        ("recipient", of("recipient")),
    ]
}
