//! One case as a page for people at a terminal. Pure: takes what was read, gives a text.

use std::fmt::Write;

use crate::desk::dispatch::Dispatch;
use crate::desk::show::{ShownLane, ShownLetter, WholeCase};

use super::print::{indented, one_line};

/// The page.
#[must_use]
pub fn page(case: &WholeCase) -> String {
    let mut page = head(case);
    section(&mut page, "Fields", case.fields.iter().map(|field| format!("{}: {}", field.field, field.value)));
    let proposals = case.proposals.iter().map(|proposal| {
        let authorities = proposal.authorities.join(", ");
        format!("{} ({authorities}): {}", proposal.procedure, proposal.reasons.join("; "))
    });
    section(&mut page, "Proposed, until an officer routes it", proposals);
    for lane in &case.lanes {
        write_lane(&mut page, lane);
    }
    section(&mut page, "Dispatches", case.dispatches.iter().map(dispatch_line));
    let decision = case.decision.iter().map(|decision| {
        let parts = [&decision.outcome, &decision.number, &decision.valid_until, &decision.conditions];
        parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
    });
    section(&mut page, "Decision", decision);
    let notes = case.notes.iter().map(|note| format!("{} {}: {}", short(&note.at), note.officer, note.text));
    section(&mut page, "Notes, seen by no party", notes);
    let deeds = case
        .journal
        .iter()
        .map(|deed| format!("{} {} by {} {}", short(&deed.at), deed.deed, deed.actor, deed.details));
    section(&mut page, "Journal", deeds);
    page
}

fn head(case: &WholeCase) -> String {
    let row = &case.row;
    let mut head = format!("Case {}, {}: {}\n", row.reference, row.state, one_line(&row.subject));
    let due = row.due_at.as_deref().map(|due_at| {
        let late = if row.overdue { ", overdue" } else { "" };
        format!("{}{late}", short(due_at))
    });
    let lines = [
        ("Procedure", row.procedure.clone().unwrap_or_default()),
        ("Authorities", row.authorities.join(", ")),
        ("Reply due", due.unwrap_or_default()),
        ("Country", row.requester_country.clone().unwrap_or_default()),
        ("Officer", row.officer.clone()),
        ("Opened", short(&row.opened_at)),
        ("Changed", short(&row.changed_at)),
    ];
    for (name, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(head, "  {name:<12}{}", one_line(value));
    }
    head
}

fn section(page: &mut String, name: &str, lines: impl Iterator<Item = String>) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    let _ = writeln!(page, "\n{name}");
    for line in lines {
        let _ = writeln!(page, "  {}", one_line(&line));
    }
}

fn write_lane(page: &mut String, lane: &ShownLane) {
    let _ =
        writeln!(page, "\nLane of {}: {} <{}>", lane.party, one_line(&lane.name), one_line(&lane.address));
    let _ = writeln!(page, "  Reply address {}", lane.reply_address);
    for letter in &lane.letters {
        write_letter(page, letter);
    }
}

fn write_letter(page: &mut String, letter: &ShownLetter) {
    let way = if letter.direction == "in" { "came from" } else { "went to" };
    let party = if letter.direction == "in" { &letter.from } else { &letter.to };
    let _ =
        writeln!(page, "  {} {} {way} {}, {}", short(&letter.at), letter.id, one_line(party), letter.kind);
    let _ = writeln!(page, "    Subject: {}", one_line(&letter.subject));
    if let Some(trust) = &letter.trust {
        let _ = writeln!(page, "    Trust: {trust}, because {}", one_line(&letter.why));
    }
    let marks = [("Accepted", &letter.accepted_at), ("Relayed", &letter.relayed_at)];
    for (mark, at) in marks.iter().filter_map(|(mark, at)| at.as_deref().map(|at| (mark, at))) {
        let _ = writeln!(page, "    {mark}: {}", short(at));
    }
    for file in &letter.attachments {
        let (number, name) = (file.position, one_line(&file.filename));
        let _ = writeln!(page, "    Attachment {number}: {name}, {}, {} bytes", file.media_type, file.bytes);
    }
    page.push_str(&indented(letter.text.trim()));
}

fn dispatch_line(dispatch: &Dispatch) -> String {
    let mut line = format!("{}: {}, sent {}", dispatch.authority, dispatch.state, short(&dispatch.sent_at));
    let days = [
        ("receipt due", &dispatch.acknowledge_due_at),
        ("reply due", &dispatch.due_at),
        ("receipt asked for", &dispatch.receipt_asked_at),
        ("escalated", &dispatch.escalated_at),
        ("answered", &dispatch.answered_at),
    ];
    for (what, at) in days.iter().filter_map(|(what, at)| at.as_deref().map(|at| (what, at))) {
        let _ = write!(line, ", {what} {}", short(at));
    }
    if dispatch.extended_days > 0 {
        let _ = write!(line, ", extended by {} days", dispatch.extended_days);
    }
    if dispatch.reminders > 0 {
        let _ = write!(line, ", reminded {} times", dispatch.reminders);
    }
    line
}

/// An instant to the minute, in UTC, as a person reads it.
#[must_use]
pub fn short(at: &str) -> String {
    at.get(..16).map_or_else(|| at.to_owned(), |minute| minute.replace('T', " "))
}
