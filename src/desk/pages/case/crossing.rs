//! The gate as shown: what crossed from one lane to another, by which letter and when, and what has not crossed.

use super::lane_view::saw;
use super::letter_view::party;
use super::names::{Names, When};
use crate::desk::case_file::CaseFile;
use crate::desk::lane::{Lane, Role};
use crate::letters::letter::KeptLetter;

/// The gate.
#[derive(Debug)]
pub struct GateView {
    /// What crossed, oldest first.
    pub crossings: Vec<Crossing>,
    /// Replies that wait on the authorities' side, each with its letter.
    pub waiting: Vec<(String, String)>,
    /// What of the requester's was kept back: labels of fields, names of files.
    pub kept_back: Vec<String>,
}

/// One crossing.
#[derive(Debug)]
pub struct Crossing {
    /// The letter of ours that carried it.
    pub letter_id: String,
    /// Whether it went to an authority, and not to the requester.
    pub is_outward: bool,
    /// To whom, or of whom.
    pub party: String,
    /// When.
    pub at: When,
    /// What it showed: fields and files.
    pub showed: Vec<String>,
    /// Whether it can still be called back.
    pub is_waiting: bool,
}

impl GateView {
    /// The gate of a case.
    #[must_use]
    pub fn of(names: &Names<'_>, file: &CaseFile) -> GateView {
        let crossings = file.letters.iter().filter_map(|letter| crossing(names, file, letter));
        let waiting = file.unjudged().chain(file.unrelayed());
        GateView {
            crossings: crossings.collect(),
            waiting: waiting
                .filter_map(|letter| Some((letter.letter_id.clone(), party(names, file.lane_of(letter)?))))
                .collect(),
            kept_back: kept_back(names, file),
        }
    }
}

fn crossing(names: &Names<'_>, file: &CaseFile, letter: &KeptLetter) -> Option<Crossing> {
    if letter.direction != "out" || letter.disposition != "ours" {
        return None;
    }
    let lane = file.lane_of(letter)?;
    let is_outward = match letter.purpose.as_str() {
        "request" => true,
        "relay" => false,
        _ => return None,
    };
    let files = file.files_of(&letter.letter_id).map(|enclosed| enclosed.filename.clone());
    let (party, showed) = if is_outward {
        (party(names, lane), fields_in(names, file, lane).into_iter().chain(files).collect())
    } else {
        (source(names, file, letter), files.collect())
    };
    Some(Crossing {
        letter_id: letter.letter_id.clone(),
        is_outward,
        party,
        at: names.moment(&letter.kept_at),
        showed,
        is_waiting: file.on_its_way(&letter.letter_id).is_some_and(|way| way.can_be_called_back()),
    })
}

/// The authority whose reply a relay passed on.
fn source(names: &Names<'_>, file: &CaseFile, relay: &KeptLetter) -> String {
    let reply = file.letters.iter().find(|letter| letter.relayed_by.as_deref() == Some(&relay.letter_id));
    reply.and_then(|reply| file.lane_of(reply)).map(|lane| party(names, lane)).unwrap_or_default()
}

fn fields_in(names: &Names<'_>, file: &CaseFile, lane: &Lane) -> Vec<String> {
    let procedure = file.case.procedure.as_deref().unwrap_or_default();
    let seen = file.fields.iter().filter(|field| saw(names, file, lane, field));
    seen.map(|(key, _)| names.field(procedure, key)).collect()
}

/// Nothing is kept back before something was forwarded.
fn kept_back(names: &Names<'_>, file: &CaseFile) -> Vec<String> {
    let lanes: Vec<&Lane> = file.authority_lanes().collect();
    if lanes.is_empty() {
        return Vec::new();
    }
    let procedure = file.case.procedure.as_deref().unwrap_or_default();
    let unseen = file.fields.iter().filter(|field| !lanes.iter().any(|lane| saw(names, file, lane, field)));
    let fields = unseen.map(|(key, _)| names.field(procedure, key));
    let of_requester = file.files.iter().filter(|(letter_id, one)| {
        let letter = file.letter(letter_id);
        let is_theirs = letter.is_some_and(|letter| {
            letter.direction == "in" && file.lane_of(letter).is_some_and(|lane| lane.role == Role::Requester)
        });
        is_theirs && !was_enclosed(file, &lanes, one.bytes)
    });
    fields.chain(of_requester.map(|(_, one)| one.filename.clone())).collect()
}

/// Enclosed files have neutral names: they are told by their size, which does not change.
fn was_enclosed(file: &CaseFile, lanes: &[&Lane], bytes: i64) -> bool {
    let to_authorities = |letter_id: &str| {
        file.letter(letter_id).is_some_and(|letter| {
            letter.direction == "out"
                && letter.disposition == "ours"
                && lanes.iter().any(|lane| letter.lane_id.as_deref() == Some(&lane.lane_id))
        })
    };
    file.files.iter().any(|(letter_id, one)| one.bytes == bytes && to_authorities(letter_id))
}
