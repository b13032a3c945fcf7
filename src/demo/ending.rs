//! The ending: what each party saw, what lies in the tray, whether all ended as it must, and the proof that nothing
//! crossed. Does no deed any more.

use mail::parse::{Limits, read};

use super::cast::CAST;
use super::narrator::Shown;
use super::proof::{Finding, search};
use super::stage::{Stage, must};
use super::story::Cases;
use crate::desk::show::{ShownLane, ShownLetter};
use crate::directory::contact;
use crate::error::Result;
use crate::journal;
use crate::letters::{kept, outbox};

/// Shows and proves.
///
/// # Errors
/// When a canary was found, or anything did not end as it must.
pub fn end(stage: &mut Stage, cases: &Cases) -> Result<()> {
    for (title, reference) in cases.all() {
        seen(stage, title, reference)?;
    }
    tray(stage)?;
    ended(stage, cases)?;
    proof(stage)
}

/// Of one case: each lane, what its party wrote, and every letter it received.
fn seen(stage: &mut Stage, title: &str, reference: &str) -> Result<()> {
    let case = stage.case(reference)?;
    stage
        .narrator
        .heading(&format!("What each party saw of {reference}, {title}, which is now {}", case.row.state))?;
    for lane in &case.lanes {
        seen_on(stage, reference, lane)?;
    }
    Ok(())
}

fn seen_on(stage: &mut Stage, reference: &str, lane: &ShownLane) -> Result<()> {
    let party = format!("{} ({})", lane.name, lane.role);
    stage.narrator.remark(&format!("{party}. Came in on this lane:"))?;
    for letter in lane.letters.iter().filter(|letter| letter.direction == "in") {
        stage.narrator.remark(&format!("  {}", came_in(letter, lane)))?;
    }
    stage.narrator.remark(&format!("{party}. Received from the desk:"))?;
    let posted = stage.outside.letters();
    for letter in posted.iter().map(|posted| read(&posted.bytes, &Limits::default()).0) {
        if letter.reply_to.first().is_some_and(|address| address.address == lane.reply_address) {
            stage.narrator.letter(reference, &format!("received by {party}"), &Shown::of(&letter))?;
        }
    }
    Ok(())
}

/// A letter of theirs in one line; how far it is believed matters on an authority's lane.
fn came_in(letter: &ShownLetter, lane: &ShownLane) -> String {
    let mut line = format!("\"{}\" from {}", letter.subject, letter.from);
    let named: Vec<&str> = letter
        .attachments
        .iter()
        .map(|file| file.filename.as_str())
        .filter(|name| !name.is_empty())
        .collect();
    if !named.is_empty() {
        line.push_str(&format!(", with {}", named.join(", ")));
    }
    if let Some(trust) = letter.trust.as_deref().filter(|_| lane.role == "authority") {
        let standing = match (&letter.accepted_at, &letter.relayed_at) {
            (_, Some(_)) => ", accepted and relayed",
            (Some(_), None) => ", accepted",
            _ if trust == "held" => ", relayed to nobody",
            _ => ", filed",
        };
        line.push_str(&format!(" [{trust}{standing}]"));
    }
    line
}

fn tray(stage: &mut Stage) -> Result<()> {
    stage.narrator.heading("What lies in the tray, for a person to look at")?;
    for letter in stage.tray()? {
        let what = format!("\"{}\" from {}: {}", letter.subject, letter.from_address, letter.why);
        stage.narrator.step("in tray", None, &what)?;
    }
    Ok(())
}

/// The end that the story must come to, fact by fact.
fn ended(stage: &mut Stage, cases: &Cases) -> Result<()> {
    stage.narrator.heading("The expected end")?;
    must(stage.references()?.len() == 7, || "there are not seven cases".to_owned())?;
    for (title, reference) in cases.all() {
        let expected = if reference == cases.parish { "relayed" } else { "closed" };
        let state = stage.case(reference)?.row.state;
        must(state == expected, || format!("{title} is {state}, not {expected}"))?;
    }
    stage.narrator.step(
        "end",
        None,
        "7 cases: 6 closed, 1 answered and open for the requester's next letter",
    )?;
    let held = stage.case(&cases.russia)?.lanes.into_iter().flat_map(|lane| lane.letters);
    let held: Vec<ShownLetter> = held.filter(|letter| letter.trust.as_deref() == Some("held")).collect();
    let is_untouched = |letter: &ShownLetter| letter.accepted_at.is_none() && letter.relayed_at.is_none();
    must(held.len() == 1 && held.iter().all(is_untouched), || "the forged reply is not held".to_owned())?;
    stage.narrator.step(
        "end",
        Some(&cases.russia),
        "the forged reply is held still; nobody accepted or relayed it",
    )?;
    let is_marked = stage.office.read(|tx| contact::is_bouncing(tx, "trade", "export@trade.gov.example"))?;
    must(is_marked, || "the dead contact is not marked".to_owned())?;
    stage.narrator.step(
        "end",
        Some(&cases.arabia),
        "the dead contact is marked and will not be written to again",
    )?;
    let in_tray = stage.tray()?.len();
    must(in_tray == 4, || format!("{in_tray} letters lie in the tray, not 4"))?;
    let office = &stage.office;
    let (unsent, faults) = office.read(|tx| {
        let faults = [journal::faults(tx)?, kept::faults(office, tx, || {})?].concat();
        Ok((outbox::list(tx, false, 100)?.len(), faults))
    })?;
    must(unsent == 0, || format!("{unsent} letters did not leave"))?;
    must(faults.is_empty(), || faults.join("; "))?;
    let sent = stage.outside.letters().len();
    let what = format!(
        "4 letters in the tray, {sent} letters sent, none waits; the journal's chain and all kept bytes are whole"
    );
    stage.narrator.step("end", None, &what)
}

fn proof(stage: &mut Stage) -> Result<()> {
    stage
        .narrator
        .heading("The proof: each party's own words, searched in every letter to anybody else, decoded")?;
    let findings = search(CAST, &stage.outside.letters(), &stage.written);
    let unwritten = findings.iter().find(|finding| !finding.was_written);
    must(unwritten.is_none(), || format!("a canary was never written, and proves nothing: {unwritten:?}"))?;
    let mut owners: Vec<&str> = findings.iter().map(|finding| finding.who.as_str()).collect();
    owners.dedup();
    for owner in owners {
        let of_owner = findings.iter().filter(|finding| finding.who == owner).collect::<Vec<_>>();
        stage.narrator.step("proof", None, &account(owner, &of_owner))?;
    }
    let (searches, found) = findings
        .iter()
        .fold((0, 0), |(searches, found), finding| (searches + finding.searched, found + finding.found));
    let crossed = findings.iter().find(|finding| finding.found > 0);
    must(crossed.is_none(), || format!("something crossed: {crossed:?}"))?;
    let what = format!("{} canaries, {searches} searches, {found} found: nothing crossed", findings.len());
    stage.narrator.step("proof", None, &what)
}

/// One owner's canaries by sort, the letters searched, the number found.
fn account(owner: &str, findings: &[&Finding]) -> String {
    let mut sorts: Vec<&str> = findings.iter().map(|finding| finding.sort.as_str()).collect();
    sorts.sort_unstable();
    sorts.dedup();
    let letters = findings.iter().map(|finding| finding.searched).max().unwrap_or_default();
    let found: usize = findings.iter().map(|finding| finding.found).sum();
    let count = findings.len();
    format!("{owner}: {count} canaries ({}) in {letters} letters to others: {found} found", sorts.join(", "))
}
