//! The third act: two ministries in one case, a mailbox that is gone, a press section on leave, the desk's own matters.

use super::Cases;
use super::permits::replied;
use crate::demo::host::Verdict;
use crate::demo::letters;
use crate::demo::stage::{Stage, must};
use crate::desk::relay;
use crate::directory::contact;
use crate::error::Result;

/// One request, two authorities; the case stands at the slower one.
///
/// # Errors
/// When anything does not go as it must.
pub fn two_ministries(stage: &mut Stage, reference: &str) -> Result<()> {
    stage.narrator.heading("Two ministries decide one request")?;
    stage.route(reference, "visa-invitation")?;
    stage.forward(reference, None)?;
    stage.authority_writes(reference, "visas@mfa.gov.example", (letters::VISAS, "", Verdict::Pass), None)?;
    replied(stage, reference, "foreign-affairs", "verified")?;
    let state = stage.case(reference)?.row.state;
    must(state == "forwarded", || format!("{reference} stands at {state} while a ministry owes its answer"))?;
    stage.authority_writes(
        reference,
        "students@edu.gov.example",
        (letters::EDUCATION, "", Verdict::None),
        None,
    )?;
    replied(stage, reference, "education", "plausible")?;
    stage.accept(reference, "education")?;
    let text = "비자 초청이 승인되었습니다. 초청 번호는 INV-30771이며, 대사관 영사과에서 여권과 사진 두 장을 요청할 것입니다.";
    let in_korean = relay::Draft { text: Some(text.to_owned()), ..relay::Draft::default() };
    stage.relay(reference, "foreign-affairs", &in_korean)?;
    stage.relay(reference, "education", &relay::Draft::default())?;
    stage.decide_and_close(reference, "granted", "INV-30771")
}

/// The first contact's mailbox is gone; the next one answers to the wrong address.
///
/// # Errors
/// When anything does not go as it must.
pub fn a_dead_mailbox(stage: &mut Stage, reference: &str) -> Result<()> {
    let dead = "export@trade.gov.example";
    stage.narrator.heading("A letter comes back, and the next address answers")?;
    stage.route(reference, "trade-enquiry")?;
    let summary =
        "In short: a trader asks on which conditions hand-blown crystal may be bought from Ruritania.";
    stage.forward(reference, Some(summary))?;
    stage.authority_writes(reference, dead, (letters::TRADE_BOUNCE, "", Verdict::None), None)?;
    let is_marked = stage.office.read(|tx| contact::is_bouncing(tx, "trade", dead))?;
    let state = stage.case(reference)?.row.state;
    must(is_marked && state == "routed", || format!("{reference}: the bounce left the case {state}"))?;
    let what = format!(
        "the letter comes back, {dead} does not exist: the contact is marked, the case is routed again, a person is told"
    );
    stage.narrator.step("bounce", Some(reference), &what)?;
    stage.forward(reference, Some(summary))?;
    let to = Some("desk@ruritania.example");
    stage.authority_writes(
        reference,
        "enquiries@trade.gov.example",
        (letters::TRADE, "", Verdict::Pass),
        to,
    )?;
    replied(stage, reference, "trade", "plausible")?;
    stage.accept(reference, "trade")?;
    stage.relay(reference, "trade", &relay::Draft::default())?;
    stage.decide_and_close(reference, "answered", "")
}

/// An out-of-office stops no clock; a colleague answers from another address of the same ministry.
///
/// # Errors
/// When anything does not go as it must.
pub fn a_press_section_on_leave(stage: &mut Stage, reference: &str) -> Result<()> {
    let contact = "press@mfa.gov.example";
    stage.narrator.heading("A press section is on leave, and a colleague answers")?;
    stage.route(reference, "interview")?;
    stage.forward(reference, None)?;
    let due = stage.case(reference)?.row.due_at;
    stage.authority_writes(reference, contact, (letters::PRESS_AWAY, "", Verdict::Pass), None)?;
    let case = stage.case(reference)?;
    must(case.row.state == "forwarded" && case.row.due_at == due, || {
        format!("{reference}: an out-of-office had an effect")
    })?;
    let what =
        "an out-of-office: filed on the ministry's lane; it stops no clock, is no reply and is not relayed";
    stage.narrator.step("away", Some(reference), what)?;
    stage.authority_writes(reference, contact, (letters::PRESS_ANSWERS, "", Verdict::Pass), None)?;
    replied(stage, reference, "foreign-affairs", "verified")?;
    let text = "The minister will answer in writing. Please send at most five questions by 2027-04-12; \
                the answers may be quoted in full.";
    let draft = relay::Draft { text: Some(text.to_owned()), ..relay::Draft::default() };
    stage.relay(reference, "foreign-affairs", &draft)?;
    stage.decide_and_close(reference, "granted", "")
}

/// Where no other authority decides, the desk answers itself.
///
/// # Errors
/// When anything does not go as it must.
pub fn own_matters(stage: &mut Stage, cases: &Cases) -> Result<()> {
    stage.narrator.heading("The desk's own matters")?;
    stage.route(&cases.spain, "website")?;
    stage.answer(
        &cases.spain,
        "Gracias por avisarnos. El mapa está corregido y el enlace vuelve a funcionar.",
    )?;
    stage.decide_and_close(&cases.spain, "", "")?;
    stage.route(&cases.parish, "general-question")?;
    stage.answer(&cases.parish, "The archive before the fire is kept in two boxes, and a volunteer is reading them. May we write again in May?")
}
