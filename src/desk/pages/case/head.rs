//! The head of the page: what the case is, how it stands, and the one thing to do next.

use super::letter_view::{Mark, party};
use super::names::{Names, When};
use crate::desk::case::State;
use crate::desk::case_file::CaseFile;
use crate::desk::lane::Role;
use crate::right::Right;

/// The head.
#[derive(Debug)]
pub struct HeadView {
    /// The reference.
    pub reference: String,
    /// What the requester called it.
    pub subject: String,
    /// How it stands.
    pub state: Mark,
    /// The procedure's name; empty before it is routed.
    pub procedure: String,
    /// The requester's country; empty when not known.
    pub country: String,
    /// Who serves that country.
    pub officer: String,
    /// When it was opened.
    pub opened: When,
    /// What to do next.
    pub next: NextStep,
    /// What else can be done: a path and a phrase.
    pub others: Vec<Act>,
}

/// The next step.
#[derive(Debug)]
pub struct NextStep {
    /// Why, in a sentence.
    pub sentence: String,
    /// The way there; `None`: nothing to do but wait.
    pub act: Option<Act>,
}

/// A way to a deed.
#[derive(Debug, Clone)]
pub struct Act {
    /// Where it is done: an address, or a place on this page.
    pub path: String,
    /// What it is called.
    pub name: String,
    /// The key that leads there.
    pub key: &'static str,
}

impl HeadView {
    /// The head of a case.
    #[must_use]
    pub fn of(names: &Names<'_>, file: &CaseFile) -> HeadView {
        let case = &file.case;
        let next = next_step(names, file);
        let taken = next.act.as_ref().map(|act| act.path.clone());
        let others = others(names, file).into_iter().filter(|act| Some(&act.path) != taken.as_ref());
        HeadView {
            reference: case.reference.clone(),
            subject: case.subject.clone(),
            state: Mark { tone: tone(case.state), word: names.say(&format!("case-state-{}", case.state)) },
            procedure: case.procedure.as_deref().map(|key| names.procedure(key)).unwrap_or_default(),
            country: if case.requester_country.is_empty() {
                String::new()
            } else {
                names.country(&case.requester_country)
            },
            officer: names.delegate(&case.officer),
            opened: names.moment(&case.opened_at),
            next,
            others: others.collect(),
        }
    }
}

fn tone(state: State) -> &'static str {
    match state {
        State::Open | State::Replied => "warn",
        State::Relayed => "good",
        _ => "",
    }
}

/// What is to be done next: a letter to judge, a reply to pass on, a letter to read, a request to send on, a case to close.
fn next_step(names: &Names<'_>, file: &CaseFile) -> NextStep {
    let path = |rest: &str| format!("/desk/cases/{}{rest}", file.case.reference);
    let told = |phrase: &str, who: String| names.tell(phrase, &[("party", who)]);
    let of = |letter: &crate::letters::letter::KeptLetter| {
        file.lane_of(letter).map(|lane| party(names, lane)).unwrap_or_default()
    };
    if file.case.state == State::Closed {
        return step(names, (names.say("case-next-closed"), ""), None);
    }
    if let Some(letter) = file.unjudged().next() {
        let act = (Right::Accept, format!("#letter-{}", letter.letter_id), "case-do-judge");
        return step(names, (told("case-next-judge", of(letter)), ""), Some(act));
    }
    if let Some(letter) = file.unrelayed().next() {
        let act = (Right::Relay, path(&format!("/letters/{}/relay", letter.letter_id)), "case-do-relay");
        return step(names, (told("case-next-relay", of(letter)), "r"), Some(act));
    }
    if let Some(step) = before_writing(names, file) {
        return step;
    }
    let open: Vec<_> = file.dispatches.iter().filter(|dispatch| dispatch.is_open()).collect();
    if let Some(late) = open.iter().find(|dispatch| dispatch.is_overdue(names.visit.office.now())) {
        let act = (Right::Clock, path(&format!("/clock/{}", late.authority)), "case-do-clock");
        return step(names, (told("case-next-overdue", names.authority(&late.authority)), ""), Some(act));
    }
    if let Some(dispatch) = open.first() {
        return step(names, (told("case-next-wait", names.authority(&dispatch.authority)), ""), None);
    }
    if file.decision.is_none() && has_outcomes(names, file) && file.case.state == State::Relayed {
        return step(
            names,
            (names.say("case-next-decide"), ""),
            Some((Right::Close, path("/decision"), "case-do-decide")),
        );
    }
    step(names, (names.say("case-next-close"), ""), Some((Right::Close, path("/close"), "case-do-close")))
}

/// Steps before an authority was written to, and a requester's new letter.
fn before_writing(names: &Names<'_>, file: &CaseFile) -> Option<NextStep> {
    let path = |rest: &str| format!("/desk/cases/{}{rest}", file.case.reference);
    if file.authorities.is_empty() {
        let act = (Right::Route, "#route".to_owned(), "case-do-route");
        return Some(step(names, (names.say("case-next-route"), ""), Some(act)));
    }
    if let Some(letter_id) = unanswered(file) {
        let act = (Right::Read, format!("#letter-{letter_id}"), "case-do-read");
        return Some(step(names, (names.say("case-next-read"), ""), Some(act)));
    }
    let is_own = |key: &String| names.known_authority(key).is_some_and(|authority| authority.own);
    let is_written_to = |key: &String| {
        let of_it = file.dispatches.iter().filter(|dispatch| dispatch.authority == *key);
        of_it.clone().any(|dispatch| !matches!(dispatch.state.as_str(), "failed" | "withdrawn"))
    };
    if let Some(key) = file.authorities.iter().find(|key| !is_own(key) && !is_written_to(key)) {
        let act = (Right::Forward, path("/forward"), "case-do-forward");
        let sentence = names.tell("case-next-forward", &[("party", names.authority(key))]);
        return Some(step(names, (sentence, "f"), Some(act)));
    }
    let was_answered =
        file.letters.iter().any(|letter| letter.purpose == "answer" && letter.disposition == "ours");
    if file.authorities.iter().any(is_own) && !was_answered {
        let act = (Right::Answer, path("/answer"), "case-do-answer");
        return Some(step(names, (names.say("case-next-answer"), "a"), Some(act)));
    }
    None
}

/// A requester's letter that came after our last one to them, other than the first.
fn unanswered(file: &CaseFile) -> Option<&str> {
    let lane = file.lanes.iter().find(|lane| lane.role == Role::Requester)?;
    let newest = file.letters_of(lane).next_back()?;
    let is_new = newest.direction == "in"
        && newest.disposition == "placed"
        && matches!(newest.kind.as_str(), "person" | "calendar" | "list");
    is_new.then_some(newest.letter_id.as_str())
}

fn has_outcomes(names: &Names<'_>, file: &CaseFile) -> bool {
    let procedure = file.case.procedure.as_deref().and_then(|key| names.in_force.directory.procedure(key));
    procedure.is_some_and(|procedure| !procedure.outcomes.is_empty())
}

fn step(
    names: &Names<'_>,
    (sentence, key): (String, &'static str),
    act: Option<(Right, String, &str)>,
) -> NextStep {
    let act = act.filter(|(right, ..)| names.visit.actor.may(*right));
    NextStep { sentence, act: act.map(|(_, path, phrase)| Act { path, name: names.say(phrase), key }) }
}

fn others(names: &Names<'_>, file: &CaseFile) -> Vec<Act> {
    let is_closed = file.case.state == State::Closed;
    let is_routed = !file.authorities.is_empty();
    let is_own =
        file.authorities.iter().any(|key| names.known_authority(key).is_some_and(|authority| authority.own));
    let is_foreign =
        file.authorities.iter().any(|key| names.known_authority(key).is_some_and(|authority| !authority.own));
    let ways = [
        (is_routed && is_foreign && !is_closed, Right::Forward, "/forward", "case-do-forward", "f"),
        (is_routed && is_own && !is_closed, Right::Answer, "/answer", "case-do-answer", "a"),
        (!is_closed, Right::Answer, "/ask", "case-do-ask", "q"),
        (is_routed, Right::Route, "/route", "case-do-reroute", ""),
        (is_routed && has_outcomes(names, file), Right::Close, "/decision", "case-do-decide", ""),
        (!is_closed, Right::Close, "/close", "case-do-close", ""),
    ];
    ways.into_iter()
        .filter(|(is_fitting, right, ..)| *is_fitting && names.visit.actor.may(*right))
        .map(|(_, _, rest, phrase, key)| Act {
            path: format!("/desk/cases/{}{rest}", file.case.reference),
            name: names.say(phrase),
            key,
        })
        .collect()
}
