//! Step 3: opens a case for a requester, from a letter or a form, and acknowledges it where an automatic letter may go.

use jiff::civil::Date;
use mail::compose::AutoSubmitted;
use mail::letter::{Address, Letter};
use store::Tx;

use super::case::{Case, NewCase};
use super::lane::{Lane, NewParty, Role};
use super::wording::{self, Wording};
use super::{fields, route};
use crate::actor::Actor;
use crate::directory::coverage;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::letters::letter::KeptLetter;
use crate::letters::{automatic, writing};
use crate::office::Office;
use crate::reference;
use crate::refusal::Refusal;
use crate::right::Right;

/// What somebody asks.
#[derive(Debug, Clone)]
pub struct Request {
    /// Who asks.
    pub requester: Address,
    /// The language to write to them in.
    pub language: String,
    /// ISO 3166-1 alpha-2, empty when not known.
    pub country: String,
    /// What they call it.
    pub subject: String,
    /// The procedure they chose, when they chose one.
    pub procedure: Option<String>,
    /// What they filled in.
    pub fields: Vec<(String, String)>,
}

impl Request {
    /// The request that a letter makes.
    #[must_use]
    pub fn from_letter(office: &Office, sender: &Address, kept: &KeptLetter, letter: &Letter) -> Request {
        Request {
            requester: sender.clone(),
            language: office.in_force().directory.language_for(letter.language.as_deref()),
            country: country_of(sender.domain()),
            subject: kept.subject.clone(),
            procedure: None,
            fields: Vec::new(),
        }
    }
}

/// Opens a case with the requester's lane.
///
/// # Errors
/// [`Refusal::UnknownProcedure`], [`Refusal::UnknownField`], [`Refusal::BadAddress`], [`Refusal::BadCountry`].
pub fn open(tx: &mut Tx<'_>, office: &Office, actor: &Actor, request: &Request) -> Result<Case> {
    actor.must(Right::Open)?;
    check(office, request)?;
    let now = office.now();
    let in_force = office.in_force();
    let (officer, _) = coverage::serves(&in_force.directory, &request.country, today(office));
    let case_id = office.new_id()?;
    let reference = fresh_reference(tx, office)?;
    let new = NewCase {
        case_id: &case_id,
        reference: &reference,
        requester_country: &request.country,
        subject: &request.subject,
        officer: &officer,
        at: now,
    };
    let mut case = Case::record(tx, &new)?;
    if let Some(procedure) = &request.procedure {
        case.set_route(tx, procedure, &[], now)?;
    }
    for (field, value) in &request.fields {
        case.fill(tx, field, value)?;
    }
    let party = NewParty {
        case_id: &case_id,
        role: Role::Requester,
        authority: None,
        who: &request.requester,
        language: &request.language,
    };
    Lane::open(tx, office, &party, now)?;
    let entry = Entry {
        at: now,
        actor,
        deed: "case.opened",
        case_id: Some(&case_id),
        details: &[("reference", &reference), ("officer", &officer)],
    };
    journal::note(tx, &entry)?;
    Ok(case)
}

/// Opens a case for somebody who filled in a form, or for whom an officer did, and acknowledges it.
///
/// # Errors
/// As [`open`].
pub fn open_by_form(tx: &mut Tx<'_>, office: &Office, actor: &Actor, request: &Request) -> Result<Case> {
    let case = open(tx, office, actor, request)?;
    let lane = Lane::of_requester(tx, &case.case_id)?;
    acknowledge_and_route(tx, office, &case, &lane, true)?;
    Case::by_id(tx, &case.case_id)
}

/// Acknowledges a new case if an automatic letter may go to its requester now, and routes it if its procedure says that
/// it routes itself.
///
/// # Errors
/// When the database fails.
pub fn acknowledge_and_route(
    tx: &mut Tx<'_>,
    office: &Office,
    case: &Case,
    lane: &Lane,
    may_answer: bool,
) -> Result<()> {
    if may_answer && automatic::take_turn(tx, &lane.address, office.now())? {
        let in_force = office.in_force();
        let rendered = Wording::about(&in_force.directory, case, &lane.language).render("acknowledgement")?;
        let mut letter = wording::on_lane(tx, office, lane, "acknowledgement", rendered)?;
        letter.automatic = Some(AutoSubmitted::Replied);
        // Whoever typed the address may not have been its owner: nothing of what they typed goes to it, not even a name.
        letter.to.name.clear();
        writing::write(tx, office, &letter)?;
    }
    route::route_by_itself(tx, office, case)
}

fn check(office: &Office, request: &Request) -> Result<()> {
    if !request.requester.is_usable() {
        return Err(Refusal::BadAddress(request.requester.address.clone()).into());
    }
    if !request.country.is_empty() && !is_country(&request.country) {
        return Err(Refusal::BadCountry(request.country.clone()).into());
    }
    let in_force = office.in_force();
    let Some(key) = &request.procedure else { return Ok(()) };
    let procedure =
        in_force.directory.procedure(key).ok_or_else(|| Refusal::UnknownProcedure(key.clone()))?;
    for (field, value) in &request.fields {
        let known = procedure.field(field).ok_or_else(|| Refusal::UnknownField(field.clone()))?;
        if !fields::fits(known, value) {
            return Err(Refusal::UnknownField(format!("{field} = {value}")).into());
        }
    }
    Ok(())
}

/// The day on which it is now at the office.
#[must_use]
pub fn today(office: &Office) -> Date {
    let in_force = office.in_force();
    let zone = jiff::tz::TimeZone::get(in_force.directory.office.time_zone.as_ref())
        .unwrap_or(jiff::tz::TimeZone::UTC);
    office.now().to_zoned_datetime(zone).date()
}

fn fresh_reference(tx: &mut Tx<'_>, office: &Office) -> Result<String> {
    for _ in 0..20 {
        let reference = reference::from_random(&office.random()?);
        if !Case::has_reference(tx, &reference)? {
            return Ok(reference);
        }
    }
    Err(anyhow::anyhow!("twenty random references were all taken").into())
}

/// The country that a mail domain ends in: a guess that an officer sees as one. `.uk` is the one that is not ISO 3166-1.
fn country_of(domain: &str) -> String {
    let last = domain.rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
    match last.as_str() {
        "UK" => "GB".to_owned(),
        "EU" | "AC" | "SU" => String::new(),
        code if is_country(code) => code.to_owned(),
        _ => String::new(),
    }
}

fn is_country(code: &str) -> bool {
    code.len() == 2
        && code.bytes().all(|byte| byte.is_ascii_uppercase())
        && rust_iso3166::from_alpha2(code).is_some()
}
