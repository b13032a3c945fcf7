//! Reading for officers: one case whole, in the shape that is promised. Changes nothing.

use serde::Serialize;
use store::Tx;

use super::case::Case;
use super::decision::{self, Decision};
use super::dispatch::Dispatch;
use super::lane::Lane;
use super::list::{self, CaseRow};
use super::note::{self, Note};
use super::route::{self, Proposal};
use crate::actor::Actor;
use crate::error::Result;
use crate::journal::{self, Deed};
use crate::letters::attachment::{self, KeptAttachment};
use crate::letters::letter::KeptLetter;
use crate::office::Office;

/// A case with all that hangs on it.
#[derive(Debug, Serialize)]
pub struct WholeCase {
    /// Its row.
    #[serde(flatten)]
    pub row: CaseRow,
    /// What was filled in.
    pub fields: Vec<FilledField>,
    /// Procedures that might be meant, with reasons, while it is not routed.
    pub proposals: Vec<Proposal>,
    /// One lane per party.
    pub lanes: Vec<ShownLane>,
    /// Every sending to an authority.
    pub dispatches: Vec<Dispatch>,
    /// The decision.
    pub decision: Option<Decision>,
    /// Remarks.
    pub notes: Vec<Note>,
    /// What was done.
    pub journal: Vec<Deed>,
}

/// A field with its value.
#[derive(Debug, Serialize)]
pub struct FilledField {
    /// The field's key.
    pub field: String,
    /// What was filled in.
    pub value: String,
}

/// A party's lane.
#[derive(Debug, Serialize)]
pub struct ShownLane {
    /// The party: `requester`, or the authority's key.
    pub party: String,
    /// Its role.
    pub role: &'static str,
    /// Its name and address.
    pub name: String,
    /// Where the desk writes.
    pub address: String,
    /// The secret reply address.
    pub reply_address: String,
    /// Its letters, oldest first.
    pub letters: Vec<ShownLetter>,
}

/// A letter on a lane.
#[derive(Debug, Serialize)]
pub struct ShownLetter {
    /// Its id.
    pub id: String,
    /// `in` or `out`.
    pub direction: String,
    /// When.
    pub at: String,
    /// Who wrote it.
    pub from: String,
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// What is new in it.
    pub text: String,
    /// person, auto_reply, bounce, receipt, list, calendar.
    pub kind: String,
    /// Its files.
    pub attachments: Vec<KeptAttachment>,
    /// verified, plausible, held; `null` for letters of ours.
    pub trust: Option<String>,
    /// Why.
    pub why: String,
    /// When it was accepted.
    pub accepted_at: Option<String>,
    /// When it was passed on.
    pub relayed_at: Option<String>,
}

/// One case, whole.
///
/// # Errors
/// [`crate::refusal::Refusal::UnknownCase`].
pub fn show(tx: &mut Tx<'_>, office: &Office, actor: &Actor, reference: &str) -> Result<WholeCase> {
    let case = Case::by_reference(tx, actor, reference)?;
    let letters = KeptLetter::of_case(tx, &case.case_id)?;
    let mut lanes = Vec::new();
    for lane in Lane::of_case(tx, &case.case_id)? {
        lanes.push(shown_lane(tx, office, lane, &letters)?);
    }
    let is_routed = !case.authorities(tx)?.is_empty();
    Ok(WholeCase {
        row: list::row(tx, office, &case)?,
        fields: case.fields(tx)?.into_iter().map(|(field, value)| FilledField { field, value }).collect(),
        proposals: if is_routed { Vec::new() } else { route::propose(tx, office, &case)? },
        lanes,
        dispatches: Dispatch::of_case(tx, &case.case_id)?,
        decision: decision::of_case(tx, &case.case_id)?,
        notes: note::of_case(tx, &case.case_id)?,
        journal: journal::of_case(tx, &case.case_id)?,
    })
}

fn shown_lane(tx: &mut Tx<'_>, office: &Office, lane: Lane, letters: &[KeptLetter]) -> Result<ShownLane> {
    let of_lane = letters.iter().filter(|letter| letter.lane_id.as_deref() == Some(&lane.lane_id));
    let letters = of_lane.map(|letter| shown_letter(tx, letter)).collect::<Result<_>>()?;
    Ok(ShownLane {
        party: lane.authority.clone().unwrap_or_else(|| lane.role.word().to_owned()),
        role: lane.role.word(),
        reply_address: lane.reply_address(office),
        name: lane.name,
        address: lane.address,
        letters,
    })
}

fn shown_letter(tx: &mut Tx<'_>, letter: &KeptLetter) -> Result<ShownLetter> {
    Ok(ShownLetter {
        id: letter.letter_id.clone(),
        direction: letter.direction.clone(),
        at: letter.kept_at.clone(),
        from: letter.from_address.clone(),
        to: letter.recipient.clone(),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        kind: letter.kind.clone(),
        attachments: attachment::of_letter(tx, &letter.letter_id)?,
        trust: letter.trust.clone(),
        why: letter.trust_why.clone(),
        accepted_at: letter.accepted_at.clone(),
        relayed_at: letter.relayed_at.clone(),
    })
}
