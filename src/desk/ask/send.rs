//! Verb: sends a filled-in form. It opens a case as a letter would: what was answered becomes the opening letter on the
//! requester's lane, with the files; a second sending finds the case of the first.

use std::net::IpAddr;

use mail::compose::{Draft as Message, Enclosure, compose};
use mail::letter::Address;
use store::Tx;

use super::draft::Draft;
use super::form::{self, Answer, Question};
use super::tries::{self, Deed};
use crate::actor::Actor;
use crate::desk::case::Case;
use crate::desk::fields;
use crate::desk::lane::Lane;
use crate::desk::open::{self, Request};
use crate::desk::receive::{self, Reading};
use crate::desk::reply::{Arrived, believe};
use crate::desk::trust::Way;
use crate::directory::{FieldKind, Procedure};
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::letters::arrival::{self, Arrival};
use crate::letters::kept;
use crate::letters::letter::{self, Standing};
use crate::office::Office;
use crate::phrases::Language;
use crate::refusal::Refusal;

/// Requests with the same mail address in a day.
const MOST_A_DAY: i64 = 10;

/// A question with what was answered.
type Answered = (Question, Answer);

/// Sends the form behind a link; its case.
///
/// # Errors
/// [`Refusal::DraftGone`], [`Refusal::Unfinished`], [`Refusal::TooManyRequests`], and what opening refuses.
pub fn send(tx: &mut Tx<'_>, office: &Office, secret: &str, peer: IpAddr) -> Result<Case> {
    let mut draft = Draft::lock(tx, office, secret)?;
    if let Some(case_id) = &draft.case_id {
        return Case::by_id(tx, case_id);
    }
    let in_force = office.in_force();
    let directory = &in_force.directory;
    let procedure = directory.procedure(&draft.procedure).filter(|procedure| procedure.offered);
    let procedure = procedure.ok_or_else(|| Refusal::UnknownProcedure(draft.procedure.clone()))?;
    let language = Language::of(&draft.language).unwrap_or(Language::ENGLISH);
    let pages = form::pages(directory, procedure, &draft, language);
    let answered: Vec<Answered> = pages
        .into_iter()
        .flat_map(|page| page.questions)
        .map(|question| {
            let answer = form::answer(&question, &draft);
            (question, answer)
        })
        .collect();
    if answered.iter().any(|(_, answer)| !answer.wrong.is_empty()) {
        return Err(Refusal::Unfinished.into());
    }
    let request = request(directory.language_for(Some(&draft.language)), procedure, &answered);
    tries::count(tx, office, Deed::Send, peer)?;
    if tries::for_address(tx, office, Deed::Send, &request.requester.address)? > MOST_A_DAY {
        return Err(Refusal::TooManyRequests.into());
    }
    let case = open::open(tx, office, &Actor::Requester, &request)?;
    let lane = keep_letter(tx, office, &case, (&draft, &request, &answered))?;
    note_consent(tx, office, &case, procedure)?;
    draft.become_case(tx, &case.case_id)?;
    open::acknowledge_and_route(tx, office, &case, &lane, true)?;
    Case::by_id(tx, &case.case_id)
}

fn request(page_language: String, procedure: &Procedure, answered: &[Answered]) -> Request {
    let own = |key: &str| {
        let found = answered.iter().find(|(question, _)| question.name == format!("you.{key}"));
        found.and_then(|(_, answer)| answer.value.clone()).unwrap_or_default()
    };
    let fields: Vec<(String, String)> = answered
        .iter()
        .filter(|(question, _)| question.name.starts_with("f."))
        .filter_map(|(question, answer)| Some((question.field.key.as_ref().clone(), answer.value.clone()?)))
        .collect();
    let language = Some(own("language")).filter(|tag| !tag.is_empty()).unwrap_or(page_language);
    let said = fields.iter().find(|(key, _)| key == "subject").map(|(_, value)| value.clone());
    Request {
        requester: Address { name: own("name"), address: own("email") },
        country: own("country"),
        subject: said.unwrap_or_else(|| procedure.name.in_language(&language).to_owned()),
        procedure: Some(procedure.key.as_ref().clone()),
        fields,
        language,
    }
}

/// Keeps what was sent as the letter that opened the case, and reads it as any other letter is read.
fn keep_letter(
    tx: &mut Tx<'_>,
    office: &Office,
    case: &Case,
    (draft, request, answered): (&Draft, &Request, &[Answered]),
) -> Result<Lane> {
    let in_force = office.in_force();
    let lane = Lane::of_requester(tx, &case.case_id)?;
    let letter_id = office.new_id()?;
    let to = in_force.directory.mail.from.as_ref().clone();
    let files = draft.files.iter().zip(draft.bytes(tx)?);
    let message = Message {
        message_id: office.key.message_id(&letter_id, &in_force.directory.office.domain),
        date: office.now().as_second(),
        from: request.requester.clone(),
        to: Address { name: String::new(), address: to.clone() },
        subject: request.subject.clone(),
        text: text_of(answered, &request.language),
        language: request.language.clone(),
        attachments: files
            .map(|(file, bytes)| Enclosure {
                filename: file.filename.clone(),
                media_type: file.media_type.clone(),
                bytes,
            })
            .collect(),
        ..Message::default()
    };
    let bytes = compose(&message).map_err(anyhow::Error::new)?;
    let prepared = kept::prepare(office, &bytes)?;
    kept::keep(tx, &prepared)?;
    let arrived = Arrival {
        letter_id: &letter_id,
        at: office.now(),
        hash: &prepared.hash,
        sender: None,
        recipient: &to,
        delivery_key: &format!("form:{}", draft.draft_id),
    };
    arrival::arrive(tx, &arrived)?;
    let reading = Reading::of(&bytes);
    let kept = receive::record(tx, (&letter_id, "received"), &reading)?;
    let kept = kept.ok_or_else(|| anyhow::anyhow!("the letter of a form was read by somebody else"))?;
    let standing = Standing {
        disposition: "opened",
        why: "a form on our pages",
        case_id: Some(&case.case_id),
        lane_id: Some(&lane.lane_id),
    };
    letter::stand(tx, &letter_id, &["received"], &standing)?;
    believe(
        tx,
        office,
        &Arrived { kept: &kept, letter: &reading.letter, lane: &lane, way: Way::NewRequest },
    )?;
    Ok(lane)
}

/// The letter as the requester would have written it: the labels of the form with what stands behind them.
fn text_of(answered: &[Answered], language: &str) -> String {
    let said = answered.iter().filter_map(|(question, answer)| {
        let is_about_them = question.name.starts_with("you.") && question.name != "you.message";
        let value =
            answer.value.as_ref().filter(|_| !is_about_them && question.field.kind != FieldKind::File)?;
        let shown = fields::shown(&question.field, value, language);
        let label = question.field.label.in_language(language);
        let is_long = shown.contains('\n') || shown.chars().count() > 120;
        Some(if is_long { format!("{label}:\n{shown}\n") } else { format!("{label}: {shown}") })
    });
    said.collect::<Vec<_>>().join("\n")
}

/// What the requester agreed to, to whom it goes, by which office file: the check page said all of it above the button.
fn note_consent(tx: &mut Tx<'_>, office: &Office, case: &Case, procedure: &Procedure) -> Result<()> {
    let shown = procedure.fields.iter().filter(|field| field.disclose);
    let shown = shown.map(|field| field.key.as_ref().as_str()).collect::<Vec<_>>().join(" ");
    let authorities =
        procedure.authorities.iter().map(|key| key.as_ref().as_str()).collect::<Vec<_>>().join(" ");
    let revision = office.in_force().revision.to_string();
    let details =
        [("authorities", authorities.as_str()), ("fields", shown.as_str()), ("revision", revision.as_str())];
    let entry = Entry {
        at: office.now(),
        actor: &Actor::Requester,
        deed: "case.consented",
        case_id: Some(&case.case_id),
        details: &details,
    };
    journal::note(tx, &entry)
}
