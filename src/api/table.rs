//! Every address of the interface for programs on one page, each with the right that its key needs, what it takes and what
//! it gives. The description in `docs/openapi.json` is made of these lines, so that neither has what the other lacks.

use std::sync::LazyLock;

use super::call::Call;
use super::{cases, lists, openapi, said, shelves, steps};
use crate::error::Result;
use crate::html::request::{Method, Pairs};
use crate::html::response::Response;
use crate::right::Right;

/// One line.
pub struct Line {
    /// How it is asked.
    pub method: Method,
    /// Its path, `{name}` for what changes.
    pub path: &'static str,
    /// What the key needs; `None`: no key at all.
    pub right: Option<Right>,
    /// Its name in clients made from the description.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub summary: &'static str,
    /// What may stand after the question mark.
    pub query: &'static [Query],
    /// The schema of its body.
    pub body: Option<&'static str>,
    /// The schema of its answer; behind `[]` a list of them.
    pub answer: &'static str,
    /// Who answers.
    pub call: fn(&Call<'_>) -> Result<Response>,
}

/// What may stand after the question mark.
pub struct Query {
    /// Its name.
    pub name: &'static str,
    /// The schema of its value.
    pub schema: &'static str,
    /// What it is.
    pub summary: &'static str,
}

const fn get(
    path: &'static str,
    right: Right,
    (name, summary): (&'static str, &'static str),
    (query, answer): (&'static [Query], &'static str),
    call: fn(&Call<'_>) -> Result<Response>,
) -> Line {
    Line { method: Method::Get, path, right: Some(right), name, summary, query, body: None, answer, call }
}

const fn post(
    path: &'static str,
    right: Right,
    (name, summary): (&'static str, &'static str),
    (body, answer): (Option<&'static str>, &'static str),
    call: fn(&Call<'_>) -> Result<Response>,
) -> Line {
    Line { method: Method::Post, path, right: Some(right), name, summary, query: &[], body, answer, call }
}

const fn query(name: &'static str, schema: &'static str, summary: &'static str) -> Query {
    Query { name, schema, summary }
}

const CASES: &[Query] = &[
    query("state", "State", "Only cases in this state."),
    query("overdue", "Flag", "Only cases with an overdue reply."),
    query("search", "Words", "Only cases one of whose letters has these words."),
    query("limit", "Limit", "At most so many; 50 when not given."),
];
const OUTBOX: &[Query] = &[query("all", "Flag", "Also letters that were sent or called back.")];

/// The table.
#[rustfmt::skip]
pub const LINES: &[Line] = &[
    Line {
        method: Method::Get, path: "/api/v1/openapi.json", right: None, name: "description", query: &[], body: None,
        summary: "This description.", answer: "Description", call: openapi::answer,
    },
    get("/api/v1/cases", Right::Read, ("listCases", "Cases, the last changed first."), (CASES, "[]Case"), cases::list),
    post("/api/v1/cases", Right::Open, ("openCase", "Opens a case for a requester and acknowledges it."), (Some("Opening"), "Done"), cases::open),
    get("/api/v1/cases/{reference}", Right::Read, ("showCase", "One case, whole."), (&[], "WholeCase"), cases::show),
    post("/api/v1/cases/{reference}/route", Right::Route, ("routeCase", "Confirms procedure and authorities."), (Some("Routing"), "Done"), steps::route),
    post("/api/v1/cases/{reference}/fill", Right::Route, ("fillCase", "Fills in or corrects fields of the procedure."), (Some("Filling"), "Done"), steps::fill),
    post("/api/v1/cases/{reference}/forward", Right::Forward, ("forwardCase", "Writes to the authorities, or shows the exact messages."), (Some("Forwarding"), "DoneOrPreview"), steps::forward),
    post("/api/v1/cases/{reference}/accept", Right::Accept, ("acceptReply", "Takes a letter as the authority's own reply, or as its receipt."), (Some("Accepting"), "Done"), steps::accept),
    post("/api/v1/cases/{reference}/relay", Right::Relay, ("relayReply", "Passes an accepted reply on, or shows the exact message."), (Some("Relaying"), "DoneOrPreview"), steps::relay),
    post("/api/v1/cases/{reference}/answer", Right::Answer, ("answerCase", "Answers the requester on the desk's own matter."), (Some("Saying"), "Done"), steps::answer),
    post("/api/v1/cases/{reference}/ask", Right::Answer, ("askRequester", "Asks the requester something, or tells them how it stands."), (Some("Saying"), "Done"), steps::ask),
    post("/api/v1/cases/{reference}/decide", Right::Close, ("decideCase", "Records what the authority decided."), (Some("Deciding"), "Done"), steps::decide),
    post("/api/v1/cases/{reference}/close", Right::Close, ("closeCase", "Closes the case and tells the requester."), (None, "Done"), steps::close),
    post("/api/v1/cases/{reference}/note", Right::Note, ("noteCase", "Writes a remark that no party sees."), (Some("Saying"), "Done"), steps::note),
    post("/api/v1/cases/{reference}/pause", Right::Clock, ("pauseClock", "Lets an authority's clock stand still from tomorrow."), (Some("Turning"), "Turned"), steps::pause),
    post("/api/v1/cases/{reference}/resume", Right::Clock, ("resumeClock", "Lets an authority's clock run again from tomorrow."), (Some("Turning"), "Turned"), steps::resume),
    post("/api/v1/cases/{reference}/extend", Right::Clock, ("extendClock", "Gives an authority more days."), (Some("Extending"), "Turned"), steps::extend),
    get("/api/v1/tray", Right::Tray, ("listTray", "Letters that nobody could place, oldest first."), (&[], "[]LyingLetter"), shelves::tray),
    post("/api/v1/tray/{letter}/place", Right::Tray, ("placeLetter", "Puts a letter on a lane of a case."), (Some("Placing"), "Moved"), shelves::place),
    post("/api/v1/tray/{letter}/open", Right::Tray, ("openFromTray", "Opens a case from a letter."), (None, "Moved"), shelves::open),
    post("/api/v1/tray/{letter}/discard", Right::Tray, ("discardLetter", "Takes a letter out of the tray; its bytes are kept."), (Some("Discarding"), "Discarded"), shelves::discard),
    get("/api/v1/outbox", Right::Outbox, ("listOutbox", "Letters that wait, were refused or are uncertain."), (OUTBOX, "[]OutboxLetter"), shelves::outbox),
    post("/api/v1/outbox/{letter}/cancel", Right::Outbox, ("cancelLetter", "Calls a letter back before it leaves."), (None, "Cancelled"), shelves::cancel),
    get("/api/v1/notices", Right::Outbox, ("listNotices", "What a person must look at, oldest first."), (&[], "[]Notice"), shelves::notices),
    post("/api/v1/notices/{notice}/settle", Right::Outbox, ("settleNotice", "Marks a notice as settled."), (None, "Settled"), shelves::settle),
    get("/api/v1/authorities", Right::Directory, ("listAuthorities", "Every authority."), (&[], "[]Authority"), lists::authorities),
    get("/api/v1/authorities/{key}", Right::Directory, ("showAuthority", "One authority."), (&[], "Authority"), lists::authority),
    get("/api/v1/procedures", Right::Directory, ("listProcedures", "Every procedure."), (&[], "[]Procedure"), lists::procedures),
    get("/api/v1/procedures/{key}", Right::Directory, ("showProcedure", "One procedure with its fields."), (&[], "Procedure"), lists::procedure),
];

static GETS: LazyLock<matchit::Router<usize>> = LazyLock::new(|| matcher(Method::Get));
static POSTS: LazyLock<matchit::Router<usize>> = LazyLock::new(|| matcher(Method::Post));

/// The line of a question, with what its path names.
#[must_use]
pub fn find(method: Method, path: &str) -> Option<(&'static Line, Pairs)> {
    let matcher = match method {
        Method::Get => &GETS,
        Method::Post => &POSTS,
        Method::Delete => return None,
    };
    let found = matcher.at(path).ok()?;
    let decoded = |part| percent_encoding::percent_decode_str(part).decode_utf8_lossy().into_owned();
    let parts = found.params.iter().map(|(name, value)| (name.to_owned(), decoded(value)));
    Some((LINES.get(*found.value)?, Pairs(parts.collect())))
}

/// The methods that a path knows, as the `allow` field says them.
#[must_use]
pub fn methods_of(path: &str) -> String {
    let known = [Method::Get, Method::Post].into_iter().filter(|method| find(*method, path).is_some());
    known.map(said).collect::<Vec<_>>().join(", ")
}

fn matcher(method: Method) -> matchit::Router<usize> {
    let mut matcher = matchit::Router::new();
    for (place, line) in LINES.iter().enumerate().filter(|(_, line)| line.method == method) {
        // Two lines that cannot be told apart are found by the test below.
        let _ = matcher.insert(line.path, place);
    }
    matcher
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_by_its_own_path_and_has_a_name_of_its_own() {
        let mut names = Vec::new();
        for line in LINES {
            let (found, _) = find(line.method, &line.path.replace(['{', '}'], "")).expect(line.path);
            assert_eq!(found.path, line.path);
            assert!(!names.contains(&line.name), "{}", line.name);
            names.push(line.name);
        }
    }
}
