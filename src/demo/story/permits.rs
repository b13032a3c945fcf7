//! The second act: two landing permits. One is granted with a file; the other is forged before it is refused.

use crate::demo::host::Verdict;
use crate::demo::letters;
use crate::demo::stage::{Incoming, Stage, must};
use crate::desk::{forward, relay};
use crate::error::Result;

const CONTACT: &str = "permits@caa.gov.example";
const AUTHORITY: &str = "civil-aviation";

/// Receipt, permit, relay with the file, decision, end.
///
/// # Errors
/// When anything does not go as it must.
pub fn granted(stage: &mut Stage, reference: &str) -> Result<()> {
    stage.narrator.heading("A landing permit is granted")?;
    stage.route(reference, "landing-permit")?;
    stage.preview_forward(reference, &forward::Draft::default())?;
    stage.forward(reference, None)?;
    receipt(stage, reference, "0417")?;
    stage.authority_writes(
        reference,
        CONTACT,
        (letters::CIVIL_AVIATION_GRANTS, "0417", Verdict::Pass),
        None,
    )?;
    replied(stage, reference, AUTHORITY, "verified")?;
    let draft = relay::Draft { attachments: vec![1], ..relay::Draft::default() };
    stage.relay(reference, AUTHORITY, &draft)?;
    stage.decide_and_close(reference, "granted", "LP-88417")
}

/// Two forgeries come first: neither reaches anybody. Then the authority itself refuses.
///
/// # Errors
/// When a forgery is believed.
pub fn forged_then_refused(stage: &mut Stage, reference: &str) -> Result<()> {
    stage.narrator.heading("Forgers write, then the authority itself")?;
    stage.route(reference, "landing-permit")?;
    stage.forward(reference, Some("The cargo is for the summer fair; the requester writes in Russian."))?;
    guess(stage, reference)?;
    stage.authority_writes(reference, CONTACT, (letters::FORGED_REPLY, "", Verdict::Fail), None)?;
    let forged = stage.newest_from(reference, AUTHORITY)?;
    must(forged.trust.as_deref() == Some("held"), || {
        format!("{reference}: a forgery is {:?}", forged.trust)
    })?;
    let what = format!(
        "\"your permit is granted\", from {}, to the true reply address: held, for {}",
        forged.from,
        forged.why.trim_end_matches('.')
    );
    stage.narrator.step("hold", Some(reference), &what)?;
    stage.cannot_relay(reference, AUTHORITY)?;
    receipt(stage, reference, "0418")?;
    stage.authority_writes(
        reference,
        CONTACT,
        (letters::CIVIL_AVIATION_REFUSES, "0418", Verdict::Pass),
        None,
    )?;
    replied(stage, reference, AUTHORITY, "verified")?;
    stage.relay(reference, AUTHORITY, &relay::Draft::default())?;
    stage.decide_and_close(reference, "refused", "")
}

/// A reply address that nobody was given, from a domain that looks like the authority's.
fn guess(stage: &mut Stage, reference: &str) -> Result<()> {
    let (cases, tray) = (stage.references()?.len(), stage.tray()?.len());
    let address = "r+aaaaaaaaaaaaaaaaaaaaaaaaaab@ruritania.example";
    stage.comes(&Incoming {
        sender: "permits@caa-gov.example",
        recipient: address,
        template: letters::FORGED_GUESS,
        values: &[("reply_to", address), ("reference", reference)],
        verdict: Verdict::Fail,
    })?;
    let lying = stage.tray()?;
    must(lying.len() == tray + 1 && stage.references()?.len() == cases, || {
        "a guessed address was believed".to_owned()
    })?;
    let what = "a forger at caa-gov.example knows the reference and guesses a reply address: into the tray, for a person to see";
    stage.narrator.step("tray", Some(reference), what)
}

/// The registry's automatic letter: the clock now runs to the answer, and their file number is known.
fn receipt(stage: &mut Stage, reference: &str, number: &str) -> Result<()> {
    stage.authority_writes(
        reference,
        CONTACT,
        (letters::CIVIL_AVIATION_RECEIPT, number, Verdict::Pass),
        None,
    )?;
    let dispatches = stage.case(reference)?.dispatches;
    must(dispatches.iter().any(|dispatch| dispatch.state == "acknowledged"), || {
        format!("{reference}: no receipt")
    })?;
    let what = format!(
        "the registry confirms automatically, as CAA/2026/{number}: receipt noted, the answer is still owed"
    );
    stage.narrator.step("receipt", Some(reference), &what)
}

/// Says how far an authority's newest reply is believed, and fails when that is not as it must be.
///
/// # Errors
/// When the trust is another.
pub fn replied(stage: &mut Stage, reference: &str, authority: &str, trust: &str) -> Result<()> {
    let letter = stage.newest_from(reference, authority)?;
    let found = letter.trust.as_deref().unwrap_or_default();
    must(found == trust, || format!("{reference}: the reply of {} is {found}, not {trust}", letter.from))?;
    let (step, effect) =
        if trust == "verified" { ("reply", "accepted") } else { ("hold", "held for the officer") };
    let what = format!("{} answers; {trust}: {}; {effect}", letter.from, letter.why.trim_end_matches('.'));
    stage.narrator.step(step, Some(reference), &what)
}
