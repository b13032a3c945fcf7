//! Step 5: writes to the authorities on the requester's behalf, as the desk's own new letter. An authority sees the fields
//! that the procedure discloses, what the officer adds, and nothing else.

use mail::letter::Address;
use store::Tx;

use super::case::{Case, State};
use super::crossing::{enclosures, leave, secrets_against};
use super::dispatch::{Dispatch, NewDispatch};
use super::lane::{Lane, NewParty, Role};
use super::wording::{self, Wording, disclosed};
use super::{standing, wording::last_day};
use crate::actor::Actor;
use crate::clock::written;
use crate::directory::{Authority, Procedure, contact, rows};
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::letters::letter::KeptLetter;
use crate::letters::writing::Written;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;
use crate::time_limit::due;

/// What an officer adds to a forward.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// A text of the officer's, shown to the authority as it stands.
    pub text: Option<String>,
    /// Only to these authorities of the case; empty: to every one that was not written to yet.
    pub authorities: Vec<String>,
    /// Whether required fields may be empty.
    pub incomplete: bool,
    /// Exact texts that may cross although they are the requester's.
    pub release: Vec<String>,
    /// Files of the requester's letters that go with it, chosen one by one. Their names are not passed on.
    pub attachments: Vec<Chosen>,
}

/// A file of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The letter, one on the requester's lane.
    pub letter_id: String,
    /// The file's number in it, from 1.
    pub number: i64,
}

impl std::str::FromStr for Chosen {
    type Err = String;

    /// As on the command line: `LETTER:NUMBER`.
    fn from_str(written: &str) -> std::result::Result<Chosen, String> {
        let wanted =
            || format!("\"{written}\" names no file: write LETTER:NUMBER, as \"case show\" lists them");
        let (letter_id, number) = written.rsplit_once(':').ok_or_else(wanted)?;
        Ok(Chosen { letter_id: letter_id.to_owned(), number: number.parse().map_err(|_| wanted())? })
    }
}

/// Writes to each authority of the case that was not written to yet. One lane, one dispatch, one letter for each.
///
/// # Errors
/// [`Refusal::NotRouted`], [`Refusal::Closed`], [`Refusal::NothingToForward`], [`Refusal::NoContact`],
/// [`Refusal::MissingFields`], [`Refusal::UnknownLetter`], [`Refusal::UnknownAttachment`], [`Refusal::WouldLeak`].
pub fn forward(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    reference: &str,
    draft: &Draft,
) -> Result<Vec<Written>> {
    let right = if *actor == Actor::Clock { Right::Route } else { Right::Forward };
    actor.must(right)?;
    let mut case = Case::lock(tx, actor, reference)?;
    case.must_be_open()?;
    let in_force = office.in_force();
    let directory = &in_force.directory;
    let key = case.routed_procedure()?.to_owned();
    let procedure = directory.procedure(&key).ok_or_else(|| Refusal::UnknownProcedure(key.clone()))?;
    let keys = recipients(tx, &case, draft)?;
    let filled = case.fields(tx)?;
    if !draft.incomplete {
        refuse_missing(procedure, &filled)?;
    }
    let mut letters = Vec::new();
    for key in keys {
        let authority = directory.authority(&key).ok_or_else(|| Refusal::UnknownAuthority(key.clone()))?;
        if authority.own {
            continue;
        }
        letters.push(write_to(tx, office, &case, (authority, procedure, draft))?);
        let entry = Entry {
            at: office.now(),
            actor,
            deed: "case.forwarded",
            case_id: Some(&case.case_id),
            details: &[
                ("authority", &key),
                ("letter", letters.last().map_or("", |letter: &Written| &letter.letter_id)),
            ],
        };
        journal::note(tx, &entry)?;
    }
    if letters.is_empty() {
        return Err(Refusal::NothingToForward(case.reference.clone()).into());
    }
    if case.state != State::Forwarded {
        standing::settle(tx, office, &mut case)?;
    }
    Ok(letters)
}

/// The authorities to write to: those named, else those without a dispatch that stands.
fn recipients(tx: &mut Tx<'_>, case: &Case, draft: &Draft) -> Result<Vec<String>> {
    let routed = case.authorities(tx)?;
    if routed.is_empty() {
        return Err(Refusal::NotRouted(case.reference.clone()).into());
    }
    if !draft.authorities.is_empty() {
        let unknown = draft.authorities.iter().find(|key| !routed.contains(key));
        return match unknown {
            Some(key) => Err(Refusal::UnknownAuthority(key.clone()).into()),
            None => Ok(draft.authorities.clone()),
        };
    }
    let standing: Vec<String> = Dispatch::of_case(tx, &case.case_id)?
        .into_iter()
        .filter(|dispatch| !matches!(dispatch.state.as_str(), "failed" | "withdrawn"))
        .map(|dispatch| dispatch.authority)
        .collect();
    Ok(routed.into_iter().filter(|key| !standing.contains(key)).collect())
}

fn refuse_missing(procedure: &Procedure, filled: &[(String, String)]) -> Result<()> {
    let is_empty = |key: &str| !filled.iter().any(|(field, value)| field == key && !value.is_empty());
    let missing: Vec<&str> = procedure
        .fields
        .iter()
        .filter(|field| field.required && is_empty(field.key.as_ref()))
        .map(|field| field.key.as_ref().as_str())
        .collect();
    if missing.is_empty() { Ok(()) } else { Err(Refusal::MissingFields(missing.join(", ")).into()) }
}

fn write_to(
    tx: &mut Tx<'_>,
    office: &Office,
    case: &Case,
    (authority, procedure, draft): (&Authority, &Procedure, &Draft),
) -> Result<Written> {
    let in_force = office.in_force();
    let lane = lane_of(tx, office, case, (authority, procedure))?;
    let filled = case.fields(tx)?;
    let shown = disclosed(procedure, &filled, &lane.language);
    let mut secrets = secrets_against(tx, office, case, &lane)?;
    for (_, value) in
        filled.iter().filter(|(key, _)| procedure.field(key).is_some_and(|field| field.disclose))
    {
        rows::pieces(value).iter().for_each(|piece| secrets.release(piece));
    }
    shown.iter().for_each(|field| secrets.release(&field.value));
    draft.release.iter().for_each(|text| secrets.release(text));
    let answer_by =
        procedure.answer_limit().and_then(|days| due(office.now(), days, &authority.calendar(), &[]));
    let due_on = last_day(answer_by.map(written).as_deref(), authority)?;
    let rendered = Wording::about(&in_force.directory, case, &lane.language)
        .of(authority)
        .showing(shown)
        .with("text", draft.text.as_deref().unwrap_or_default().trim())
        .with("due_on", due_on)
        .render("request")?;
    let mut writing = wording::on_lane(tx, office, &lane, "request", rendered)?;
    for chosen in &draft.attachments {
        let letter = letter_of_requester(tx, case, &chosen.letter_id)?;
        writing.enclosures.extend(enclosures(tx, office, &letter, &[chosen.number])?);
    }
    let letter = leave(tx, office, &writing, &secrets)?;
    let new = NewDispatch {
        dispatch_id: &office.new_id()?,
        case_id: &case.case_id,
        lane_id: &lane.lane_id,
        letter_id: &letter.letter_id,
        at: office.now(),
    };
    Dispatch::record(tx, &new, authority, procedure)?;
    Ok(letter)
}

/// A letter that the requester of this case wrote: files of any other are not there.
fn letter_of_requester(tx: &mut Tx<'_>, case: &Case, letter_id: &str) -> Result<KeptLetter> {
    let lane = Lane::of_requester(tx, &case.case_id)?;
    let letter = KeptLetter::find(tx, letter_id)?.filter(|letter| {
        letter.lane_id.as_deref() == Some(lane.lane_id.as_str()) && letter.direction == "in"
    });
    letter.ok_or_else(|| Refusal::UnknownLetter(letter_id.to_owned()).into())
}

/// The authority's lane in the case, opened at its first letter; moved when its contact has changed.
fn lane_of(
    tx: &mut Tx<'_>,
    office: &Office,
    case: &Case,
    (authority, procedure): (&Authority, &Procedure),
) -> Result<Lane> {
    let key = authority.key.as_ref().as_str();
    let contact = contact::working(tx, authority, procedure.key.as_ref())?;
    let contact = contact.ok_or_else(|| Refusal::NoContact(key.to_owned()))?;
    let directory = &office.in_force().directory;
    let language = directory.language_for(contact.language.as_deref());
    let who = Address {
        name: authority.name.in_language(&language).to_owned(),
        address: contact.address.as_ref().clone(),
    };
    match Lane::of_authority(tx, &case.case_id, key)? {
        Some(mut lane) => {
            if lane.address != who.address {
                lane.move_to(tx, &who, &language)?;
            }
            Ok(lane)
        }
        None => {
            let party = NewParty {
                case_id: &case.case_id,
                role: Role::Authority,
                authority: Some(key),
                who: &who,
                language: &language,
            };
            Lane::open(tx, office, &party, office.now())
        }
    }
}
