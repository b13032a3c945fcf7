//! A lane as shown: its party, what it has seen, its clock, its letters.

use super::letter_view::{LetterView, Mark, party};
use super::limit::LimitView;
use super::names::Names;
use crate::desk::case_file::CaseFile;
use crate::desk::lane::{Lane, Role};
use crate::letters::letter::KeptLetter;
use crate::letters::outbox::OnItsWay;

/// A lane as shown.
#[derive(Debug)]
pub struct LaneView {
    /// `requester` or the authority's key; part of ids on the page.
    pub party: String,
    /// What the party is in the case.
    pub role: String,
    /// Its name.
    pub name: String,
    /// Where the desk writes.
    pub address: String,
    /// The language it is written to in.
    pub language: String,
    /// File numbers it gave the matter.
    pub their_references: Vec<String>,
    /// What it has seen, in one line.
    pub has_seen: String,
    /// Its clocks, the newest last; a requester has none.
    pub limits: Vec<LimitView>,
    /// Its letters, oldest first.
    pub letters: Vec<LetterView>,
    /// How many older letters are not shown.
    pub older: i64,
    /// The secret reply address.
    pub reply_address: String,
}

/// A lane shows its newest letters, and the others when they are asked for.
const NEWEST: usize = 25;

impl LaneView {
    /// A lane of a case.
    #[must_use]
    pub fn of(names: &Names<'_>, file: &CaseFile, lane: &Lane) -> LaneView {
        let shows_all = names.visit.request.query.is_ticked("all");
        let all = file.letters_of(lane).count();
        let hidden = if shows_all { 0 } else { all.saturating_sub(NEWEST) };
        let letters = file.letters_of(lane).skip(hidden);
        LaneView {
            party: lane.authority.clone().unwrap_or_else(|| lane.role.word().to_owned()),
            role: names.say(&format!("case-role-{}", lane.role.word().replace('_', "-"))),
            name: if lane.role == Role::Authority { party(names, lane) } else { lane.name.clone() },
            address: lane.address.clone(),
            language: lane.language.clone(),
            their_references: file
                .their_references
                .iter()
                .filter(|(lane_id, _)| *lane_id == lane.lane_id)
                .map(|(_, number)| number.clone())
                .collect(),
            has_seen: has_seen(names, file, lane),
            limits: LimitView::of_lane(names, file, lane),
            letters: letters.map(|letter| LetterView::of(names, file, lane, letter)).collect(),
            older: i64::try_from(hidden).unwrap_or(i64::MAX),
            reply_address: lane.reply_address(names.visit.office),
        }
    }
}

/// What reached the party: letters of ours that left, the files with them, and for an authority the fields.
fn has_seen(names: &Names<'_>, file: &CaseFile, lane: &Lane) -> String {
    let reached: Vec<&KeptLetter> = reaching(file, lane).collect();
    let files = reached.iter().map(|letter| file.files_of(&letter.letter_id).count()).sum::<usize>();
    let language = names.visit.language;
    let count =
        |phrase: &str, number: usize| language.count(phrase, i64::try_from(number).unwrap_or(i64::MAX));
    let mut parts = vec![count("case-seen-letters", reached.len())];
    if files > 0 {
        parts.push(count("case-seen-files", files));
    }
    if lane.role == Role::Authority {
        let seen = file.fields.iter().filter(|field| saw(names, file, lane, field)).count();
        parts.push(count("case-seen-fields", seen));
    }
    parts.join(" · ")
}

/// Letters of ours on a lane that left, or may have.
pub fn reaching<'a>(file: &'a CaseFile, lane: &'a Lane) -> impl Iterator<Item = &'a KeptLetter> {
    let has_left = |letter: &KeptLetter| file.on_its_way(&letter.letter_id).is_some_and(OnItsWay::has_left);
    file.letters_of(lane).filter(move |letter| letter.direction == "out" && has_left(letter))
}

/// Whether a letter of ours to this lane's party shows a field's value; a short one only behind its label.
#[must_use]
pub fn saw(names: &Names<'_>, file: &CaseFile, lane: &Lane, (key, value): &(String, String)) -> bool {
    let procedure = file.case.procedure.as_deref().and_then(|key| names.in_force.directory.procedure(key));
    let label = procedure.and_then(|procedure| procedure.field(key)).map(|field| &field.label);
    reaching(file, lane).any(|letter| {
        let is_labelled = label.is_some_and(|label| {
            letter.text.contains(&format!("{}: {value}", label.in_language(&lane.language)))
        });
        is_labelled || (value.chars().count() > 5 && letter.text.contains(value.as_str()))
    })
}

/// The mark of a word with its tone.
#[must_use]
pub fn mark(names: &Names<'_>, tone: &'static str, phrase: &str) -> Mark {
    Mark { tone, word: names.say(phrase) }
}
