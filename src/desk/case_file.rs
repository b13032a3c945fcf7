//! Reading for officers: everything that the page of a case shows, in a fixed number of questions however many letters it
//! has. Changes nothing.

use store::Tx;

use super::case::Case;
use super::decision::{self, Decision};
use super::dispatch::Dispatch;
use super::lane::{Lane, Role};
use super::note::{self, Note};
use super::route::{self, Proposal};
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Deed};
use crate::letters::attachment::{self, KeptAttachment};
use crate::letters::letter::KeptLetter;
use crate::letters::outbox::{self, OnItsWay};
use crate::office::Office;
use crate::time_limit::Pause;

/// Of what others wrote a page shows no more signs than this, and says so.
pub const SHOWN_SIGNS: i64 = 3_000;

/// A case with all that its page shows.
#[derive(Debug)]
pub struct CaseFile {
    /// Its row.
    pub case: Case,
    /// Keys of the authorities confirmed for it.
    pub authorities: Vec<String>,
    /// What was filled in, by field.
    pub fields: Vec<(String, String)>,
    /// Its lanes, the requester's first.
    pub lanes: Vec<Lane>,
    /// Its letters, oldest first; long ones begin only.
    pub letters: Vec<KeptLetter>,
    /// The files of its letters, each with its letter.
    pub files: Vec<(String, KeptAttachment)>,
    /// How far the letters of ours are.
    pub on_their_way: Vec<OnItsWay>,
    /// Every sending to an authority, oldest first.
    pub dispatches: Vec<Dispatch>,
    /// Days on which clocks stood still, each with its dispatch and why.
    pub pauses: Vec<(String, Pause, String)>,
    /// File numbers of the authorities, each with its lane.
    pub their_references: Vec<(String, String)>,
    /// The decision.
    pub decision: Option<Decision>,
    /// Remarks, oldest first.
    pub notes: Vec<Note>,
    /// What was done, oldest first.
    pub journal: Vec<Deed>,
    /// Procedures that might be meant, while it is not routed.
    pub proposals: Vec<Proposal>,
}

impl CaseFile {
    /// Reads a case whole.
    ///
    /// # Errors
    /// [`crate::refusal::Refusal::UnknownCase`], also when it is out of this actor's sight.
    pub fn read(tx: &mut Tx<'_>, office: &Office, actor: &Actor, reference: &str) -> Result<CaseFile> {
        let case = Case::by_reference(tx, actor, reference)?;
        let authorities = case.authorities(tx)?;
        let case_id = case.case_id.as_str();
        Ok(CaseFile {
            fields: case.fields(tx)?,
            lanes: Lane::of_case(tx, case_id)?,
            letters: KeptLetter::beginnings_of_case(tx, case_id, SHOWN_SIGNS + 1)?,
            files: attachment::of_case(tx, case_id)?,
            on_their_way: outbox::of_case(tx, case_id)?,
            dispatches: Dispatch::of_case(tx, case_id)?,
            pauses: Dispatch::pauses_of_case(tx, case_id)?,
            their_references: Lane::their_references(tx, case_id)?,
            decision: decision::of_case(tx, case_id)?,
            notes: note::of_case(tx, case_id)?,
            journal: journal::of_case(tx, case_id)?,
            proposals: if authorities.is_empty() { route::propose(tx, office, &case)? } else { Vec::new() },
            authorities,
            case,
        })
    }

    /// The letters of a lane, oldest first.
    pub fn letters_of<'a>(&'a self, lane: &'a Lane) -> impl DoubleEndedIterator<Item = &'a KeptLetter> {
        self.letters.iter().filter(|letter| letter.lane_id.as_deref() == Some(&lane.lane_id))
    }

    /// The files of a letter, by number.
    pub fn files_of<'a>(&'a self, letter_id: &'a str) -> impl Iterator<Item = &'a KeptAttachment> {
        self.files.iter().filter(move |(of, _)| of == letter_id).map(|(_, file)| file)
    }

    /// How far a letter of ours is.
    #[must_use]
    pub fn on_its_way(&self, letter_id: &str) -> Option<&OnItsWay> {
        self.on_their_way.iter().find(|way| way.letter_id == letter_id)
    }

    /// The letter of this id.
    #[must_use]
    pub fn letter(&self, letter_id: &str) -> Option<&KeptLetter> {
        self.letters.iter().find(|letter| letter.letter_id == letter_id)
    }

    /// The lane of a letter.
    #[must_use]
    pub fn lane_of(&self, letter: &KeptLetter) -> Option<&Lane> {
        self.lanes.iter().find(|lane| letter.lane_id.as_deref() == Some(&lane.lane_id))
    }

    /// The lanes of authorities.
    pub fn authority_lanes(&self) -> impl Iterator<Item = &Lane> {
        self.lanes.iter().filter(|lane| lane.role == Role::Authority)
    }

    /// Letters of people on an authority's lane that an officer has to judge: neither accepted nor set aside.
    pub fn unjudged(&self) -> impl Iterator<Item = &KeptLetter> {
        self.letters.iter().filter(|letter| self.needs_judgement(letter))
    }

    /// Accepted replies that were not passed on.
    pub fn unrelayed(&self) -> impl Iterator<Item = &KeptLetter> {
        self.letters.iter().filter(|letter| letter.accepted_at.is_some() && letter.relayed_at.is_none())
    }

    /// Whether an officer has to judge a letter: a person's, on an authority's lane, neither accepted nor set aside.
    #[must_use]
    pub fn needs_judgement(&self, letter: &KeptLetter) -> bool {
        letter.direction == "in"
            && letter.accepted_at.is_none()
            && letter.trust.is_some()
            && letter.disposition == "placed"
            && !matches!(letter.kind.as_str(), "auto_reply" | "bounce" | "receipt")
            && self.lane_of(letter).is_some_and(|lane| lane.role == Role::Authority)
    }
}
