//! Step 4: which procedure, which authority? Proposed with reasons from the address, the words, the country; confirmed by
//! an officer, or by the procedure that says it routes itself.

use store::Tx;

use super::case::{Case, State};
use super::{fields, forward, standing};
use crate::actor::Actor;
use crate::directory::{Directory, Procedure, coverage};
use crate::error::{Error, Result};
use crate::journal::{self, Entry};
use crate::letters::letter::{self, KeptLetter};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// What an address says weighs more than any number of words.
const BY_ADDRESS: i64 = 100;
const BY_CHOICE: i64 = 200;
const BY_WORD_IN_SUBJECT: i64 = 15;
const BY_WORD: i64 = 10;
/// A procedure routes itself only when its proposal leads the next by this much.
const CLEAR_LEAD: i64 = 10;

/// A procedure that might be meant.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Proposal {
    /// Its key.
    pub procedure: String,
    /// Keys of the authorities that decide it.
    pub authorities: Vec<String>,
    /// How much speaks for it.
    pub weight: i64,
    /// What speaks for it, for an officer.
    pub reasons: Vec<String>,
}

/// What a proposal is made from.
#[derive(Debug, Default)]
pub struct Asked<'a> {
    /// The procedure the requester chose.
    pub chosen: Option<&'a str>,
    /// The address it came to.
    pub recipient: &'a str,
    /// Its subject.
    pub subject: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// Procedures that might be meant, the likeliest first, at most five. Pure.
#[must_use]
pub fn proposals(directory: &Directory, asked: &Asked<'_>) -> Vec<Proposal> {
    let (subject, text) = (asked.subject.to_lowercase(), asked.text.to_lowercase());
    let mut found: Vec<Proposal> = directory
        .procedures
        .iter()
        .filter_map(|procedure| {
            let mut proposal = Proposal {
                procedure: procedure.key.as_ref().clone(),
                authorities: procedure.authorities.iter().map(|key| key.as_ref().clone()).collect(),
                weight: 0,
                reasons: Vec::new(),
            };
            if asked.chosen == Some(procedure.key.as_ref()) {
                proposal.weight += BY_CHOICE;
                proposal.reasons.push("the requester chose it".to_owned());
            }
            let recipient = asked.recipient.to_lowercase();
            if procedure.intake.iter().any(|address| address.as_ref().to_lowercase() == recipient) {
                proposal.weight += BY_ADDRESS;
                proposal.reasons.push(format!("it was sent to {recipient}"));
            }
            weigh_words(procedure, &subject, &text, &mut proposal);
            (proposal.weight > 0).then_some(proposal)
        })
        .collect();
    found.sort_by_key(|proposal| -proposal.weight);
    found.truncate(5);
    found
}

fn weigh_words(procedure: &Procedure, subject: &str, text: &str, proposal: &mut Proposal) {
    for (language, words) in &procedure.words {
        for word in words {
            let folded = word.to_lowercase();
            if subject.contains(&folded) {
                proposal.weight += BY_WORD_IN_SUBJECT;
                proposal.reasons.push(format!("its subject says \"{word}\" ({language})"));
            } else if text.contains(&folded) {
                proposal.weight += BY_WORD;
                proposal.reasons.push(format!("it says \"{word}\" ({language})"));
            }
        }
    }
}

/// Proposals for a case, from the letter that opened it; with who serves the requester's country, and why.
///
/// # Errors
/// When the database fails.
pub fn propose(tx: &mut Tx<'_>, office: &Office, case: &Case) -> Result<Vec<Proposal>> {
    let opening = letter::opening_letter(tx, &case.case_id)?
        .unwrap_or_else(|| KeptLetter { subject: case.subject.clone(), ..KeptLetter::default() });
    let in_force = office.in_force();
    let asked = Asked {
        chosen: case.procedure.as_deref(),
        recipient: &opening.recipient,
        subject: &opening.subject,
        text: &opening.text,
    };
    let mut proposals = proposals(&in_force.directory, &asked);
    if !case.requester_country.is_empty() {
        let (delegate, why) =
            coverage::serves(&in_force.directory, &case.requester_country, super::open::today(office));
        for proposal in &mut proposals {
            proposal.reasons.push(format!("{delegate} serves {}: {why}", case.requester_country));
        }
    }
    Ok(proposals)
}

/// Confirms procedure and authorities of a case, in place of those that were not written to yet. Fields are read from the letter that opened it.
///
/// # Errors
/// [`Refusal::UnknownCase`], [`Refusal::UnknownProcedure`], [`Refusal::UnknownAuthority`].
pub fn route(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    reference: &str,
    (procedure, authorities): (&str, &[String]),
) -> Result<Case> {
    actor.must(Right::Route)?;
    let mut case = Case::lock(tx, actor, reference)?;
    let in_force = office.in_force();
    let known = in_force.directory.procedure(procedure);
    let procedure = known.ok_or_else(|| Refusal::UnknownProcedure(procedure.to_owned()))?;
    let authorities: Vec<String> = if authorities.is_empty() {
        procedure.authorities.iter().map(|key| key.as_ref().clone()).collect()
    } else {
        authorities.to_vec()
    };
    if authorities.is_empty() {
        return Err(Refusal::UnknownAuthority(String::new()).into());
    }
    if let Some(unknown) = authorities.iter().find(|key| in_force.directory.authority(key).is_none()) {
        return Err(Refusal::UnknownAuthority(unknown.clone()).into());
    }
    let now = office.now();
    case.set_route(tx, procedure.key.as_ref(), &authorities, now)?;
    fill_from_letter(tx, &case, procedure)?;
    match case.state {
        State::Open => case.advance(tx, State::Routed, now)?,
        // Routed anew, a closed case is open again.
        State::Closed => {
            let to = standing::stands_at(tx, &case)?;
            case.advance(tx, to, now)?;
        }
        _ => standing::settle(tx, office, &mut case)?,
    }
    let details = [("procedure", procedure.key.as_ref().as_str()), ("authorities", &authorities.join(", "))];
    let entry =
        Entry { at: now, actor, deed: "case.routed", case_id: Some(&case.case_id), details: &details };
    journal::note(tx, &entry)?;
    Ok(case)
}

/// Routes and forwards a new case without an officer, if its procedure says so and leads clearly. What stops the letter
/// (a missing field, no contact) leaves the case routed for an officer.
///
/// # Errors
/// When the database fails.
pub fn route_by_itself(tx: &mut Tx<'_>, office: &Office, case: &Case) -> Result<()> {
    let found = propose(tx, office, case)?;
    let Some(first) = found.first() else { return Ok(()) };
    let second = found.get(1).map_or(0, |second| second.weight);
    let in_force = office.in_force();
    let routes_itself =
        in_force.directory.procedure(&first.procedure).is_some_and(|procedure| procedure.routes_itself);
    if !routes_itself || first.authorities.is_empty() || first.weight - second < CLEAR_LEAD {
        return Ok(());
    }
    let case = route(tx, office, &Actor::Clock, &case.reference, (&first.procedure, &[]))?;
    let draft = forward::Draft::default();
    match tx.savepoint(|tx| forward::forward(tx, office, &Actor::Clock, &case.reference, &draft)) {
        Ok(_) | Err(Error::Refused(_)) => Ok(()),
        Err(fault) => Err(fault),
    }
}

fn fill_from_letter(tx: &mut Tx<'_>, case: &Case, procedure: &Procedure) -> Result<()> {
    let Some(opening) = letter::opening_letter(tx, &case.case_id)? else { return Ok(()) };
    let filled = case.fields(tx)?;
    for (field, value) in fields::read_from(procedure, &opening.text) {
        if !filled.iter().any(|(known, _)| *known == field) {
            case.fill(tx, &field, &value)?;
        }
    }
    Ok(())
}
