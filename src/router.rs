//! Every address of the office on one page, each with what it takes to go there. A route that is not here does not exist,
//! and the sweep over all routes fails when a line has no expectation of its own.

use std::sync::LazyLock;

use crate::desk::ask::pages as ask;
use crate::desk::follow::pages::{check, follow, print, replace, wish};
use crate::desk::pages as desk;
use crate::desk::pages::case::{clock, letters, steps};
use crate::desk::pages::directory;
use crate::error::Result;
use crate::figures::pages as figures;
use crate::html::request::{Method, Pairs};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::programs::pages as programs;
use crate::right::Right;
use crate::staff::pages as staff;

/// What it takes to be answered. Whoever lacks it learns nothing: the page is not there, or the way leads to the sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Nothing.
    Anybody,
    /// The secret in the path or the form; the page looks it up.
    Secret,
    /// An open session.
    Officer,
    /// An open session with this right.
    Right(Right),
}

/// Who answers.
#[derive(Clone, Copy)]
pub enum Answer {
    /// A page: one question, one answer.
    Page(fn(&Visit<'_>) -> Result<Response>),
    /// News as they come (server-sent events), by the door itself.
    News,
}

/// One line of the table.
#[derive(Clone, Copy)]
pub struct Route {
    /// How it is asked.
    pub method: Method,
    /// Its path, `{name}` for what changes.
    pub path: &'static str,
    /// What it takes.
    pub need: Need,
    /// Who answers.
    pub answer: Answer,
}

const fn get(path: &'static str, need: Need, page: fn(&Visit<'_>) -> Result<Response>) -> Route {
    Route { method: Method::Get, path, need, answer: Answer::Page(page) }
}

const fn post(path: &'static str, need: Need, page: fn(&Visit<'_>) -> Result<Response>) -> Route {
    Route { method: Method::Post, path, need, answer: Answer::Page(page) }
}

/// The table.
pub const ROUTES: &[Route] = &[
    // Anybody.
    get("/", Need::Anybody, staff::front_page),
    // Requesters ask.
    get("/ask", Need::Anybody, ask::list),
    get("/ask/{procedure}", Need::Anybody, ask::before),
    post("/ask/{procedure}", Need::Anybody, ask::start),
    get("/ask/draft/{secret}", Need::Secret, ask::resume),
    get("/ask/draft/{secret}/check", Need::Secret, ask::check_page),
    post("/ask/draft/{secret}/check", Need::Secret, ask::send),
    get("/ask/draft/{secret}/sent", Need::Secret, ask::sent_page),
    get("/ask/draft/{secret}/save", Need::Secret, ask::save_page),
    post("/ask/draft/{secret}/save", Need::Secret, ask::mail),
    get("/ask/draft/{secret}/{page}", Need::Secret, ask::show),
    post("/ask/draft/{secret}/{page}", Need::Secret, ask::take),
    // Officers come and go.
    get("/sign-in", Need::Anybody, staff::sign_in::page),
    post("/sign-in", Need::Anybody, staff::sign_in::enter),
    post("/sign-in/passkey", Need::Anybody, staff::sign_in::ask_passkey),
    post("/sign-out", Need::Officer, staff::sign_in::sign_out),
    get("/prove", Need::Officer, staff::sign_in::proof_page),
    post("/prove", Need::Officer, staff::sign_in::prove),
    post("/prove/passkey", Need::Officer, staff::sign_in::ask_proof),
    get("/account", Need::Officer, staff::account::page),
    post("/account", Need::Officer, staff::account::describe),
    post("/account/passkeys", Need::Officer, staff::account::add_passkey),
    post("/account/passkeys/ask", Need::Officer, staff::account::ask_passkey),
    post("/account/passkeys/remove", Need::Officer, staff::account::remove_passkey),
    get("/account/password", Need::Officer, staff::password::page),
    post("/account/password", Need::Officer, staff::password::set),
    post("/account/password/forget", Need::Officer, staff::password::forget),
    post("/account/sessions/end", Need::Officer, staff::account::end_session),
    get("/admission/{secret}", Need::Secret, staff::admission::page),
    post("/admission/{secret}", Need::Secret, staff::admission::enter),
    post("/admission/{secret}/passkey", Need::Secret, staff::admission::ask_passkey),
    // Requesters follow, anybody checks a letter.
    get("/follow", Need::Anybody, wish::page),
    post("/follow", Need::Anybody, wish::put),
    get("/follow/{secret}", Need::Secret, follow::page),
    post("/follow/{secret}", Need::Secret, follow::write),
    get("/follow/{secret}/letters/{letter}", Need::Secret, follow::letter),
    get("/follow/{secret}/letters/{letter}/{file}", Need::Secret, follow::file),
    get("/check", Need::Anybody, check::page),
    post("/check", Need::Anybody, check::ask),
    get("/check/{code}", Need::Secret, check::by_code),
    get("/staff", Need::Right(Right::Accounts), staff::officers::page),
    get("/staff/invite", Need::Right(Right::Accounts), staff::officers::invite_page),
    post("/staff/invite", Need::Right(Right::Accounts), staff::officers::invite),
    get("/staff/officers/{account}", Need::Right(Right::Accounts), staff::officers::officer_page),
    post("/staff/officers/{account}", Need::Right(Right::Accounts), staff::officers::change_officer),
    post("/staff/officers/{account}/shut-out", Need::Right(Right::Accounts), staff::officers::shut_out),
    post("/staff/officers/{account}/let-in", Need::Right(Right::Accounts), staff::officers::let_in),
    post("/staff/officers/{account}/reset", Need::Right(Right::Accounts), staff::officers::reset),
    post("/staff/links/renew", Need::Right(Right::Accounts), staff::officers::renew),
    post("/staff/links/withdraw", Need::Right(Right::Accounts), staff::officers::withdraw),
    // The desk.
    get("/desk", Need::Right(Right::Read), desk::today::page),
    Route { method: Method::Get, path: "/desk/news", need: Need::Right(Right::Read), answer: Answer::News },
    get("/desk/cases", Need::Right(Right::Read), desk::cases::page),
    get("/desk/narrow", Need::Right(Right::Read), desk::cases::narrow),
    get("/desk/find", Need::Right(Right::Read), desk::cases::find),
    post("/desk/views", Need::Right(Right::Read), desk::cases::save_view),
    post("/desk/views/drop", Need::Right(Right::Read), desk::cases::drop_view),
    get("/desk/bulk", Need::Right(Right::Read), desk::bulk::page),
    post("/desk/bulk/route", Need::Right(Right::Route), desk::bulk::route_all),
    post("/desk/bulk/assign", Need::Right(Right::Assign), desk::bulk::assign_all),
    get("/desk/tray", Need::Right(Right::Tray), desk::tray::page),
    get("/desk/tray/{letter}", Need::Right(Right::Tray), desk::tray::letter),
    get("/desk/tray/{letter}/attachments/{number}", Need::Right(Right::Tray), desk::tray::file),
    post("/desk/tray/{letter}/place", Need::Right(Right::Tray), desk::tray::place),
    post("/desk/tray/{letter}/discard", Need::Right(Right::Tray), desk::tray::discard),
    post("/desk/tray/{letter}/open", Need::Right(Right::Tray), desk::tray::open),
    get("/desk/learn/{letter}", Need::Right(Right::Office), desk::tray::learn),
    get("/desk/outbox", Need::Right(Right::Outbox), desk::outbox::page),
    post("/desk/outbox/{letter}/call-back", Need::Right(Right::Outbox), desk::outbox::call_back),
    post("/desk/outbox/{letter}/send-now", Need::Right(Right::Outbox), desk::outbox::send_now),
    post("/desk/notices/{notice}/settle", Need::Right(Right::Outbox), desk::outbox::settle_notice),
    // Figures.
    get("/figures", Need::Right(Right::Figures), figures::page),
    post("/figures/{name}", Need::Right(Right::Figures), figures::take_away),
    // Programs.
    get("/keys", Need::Right(Right::Keys), programs::page),
    post("/keys", Need::Right(Right::Keys), programs::make),
    post("/keys/{key}/end", Need::Right(Right::Keys), programs::end),
    post("/keys/webhooks", Need::Right(Right::Keys), programs::make_hook),
    post("/keys/webhooks/{webhook}/end", Need::Right(Right::Keys), programs::end_hook),
    // The directory.
    get("/directory", Need::Right(Right::Directory), directory::authorities::list),
    get("/directory/authorities/{key}", Need::Right(Right::Directory), directory::authorities::one),
    get("/directory/new-authority", Need::Right(Right::Office), directory::authority_form::page),
    post("/directory/new-authority", Need::Right(Right::Office), directory::authority_form::save),
    get("/directory/authorities/{key}/edit", Need::Right(Right::Office), directory::authority_form::page),
    post("/directory/authorities/{key}/edit", Need::Right(Right::Office), directory::authority_form::save),
    post(
        "/directory/authorities/{key}/remove",
        Need::Right(Right::Office),
        directory::contacts::remove_authority,
    ),
    post("/directory/authorities/{key}/contacts", Need::Right(Right::Office), directory::contacts::put),
    post(
        "/directory/authorities/{key}/contacts/remove",
        Need::Right(Right::Office),
        directory::contacts::remove,
    ),
    post(
        "/directory/authorities/{key}/contacts/confirm",
        Need::Right(Right::Office),
        directory::contacts::confirm,
    ),
    get("/directory/procedures", Need::Right(Right::Directory), directory::procedures::list),
    get("/directory/procedures/{key}", Need::Right(Right::Directory), directory::procedures::one),
    get("/directory/new-procedure", Need::Right(Right::Office), directory::procedure_form::page),
    get("/directory/procedures/{key}/edit", Need::Right(Right::Office), directory::procedure_form::page),
    get("/directory/procedures/{key}/new-field", Need::Right(Right::Office), directory::field_form::page),
    get(
        "/directory/procedures/{key}/fields/{field}",
        Need::Right(Right::Office),
        directory::field_form::page,
    ),
    post("/directory/new-procedure", Need::Right(Right::Office), directory::procedure_form::save),
    post("/directory/procedures/{key}/edit", Need::Right(Right::Office), directory::procedure_form::save),
    post("/directory/procedures/{key}/new-field", Need::Right(Right::Office), directory::field_form::save),
    post(
        "/directory/procedures/{key}/fields/{field}",
        Need::Right(Right::Office),
        directory::field_form::save,
    ),
    post("/directory/procedures/{key}/remove", Need::Right(Right::Office), directory::procedures::remove),
    post(
        "/directory/procedures/{key}/take-back",
        Need::Right(Right::Office),
        directory::field_form::take_back,
    ),
    post(
        "/directory/procedures/{key}/fields/{field}/move",
        Need::Right(Right::Office),
        directory::field_form::shift,
    ),
    post(
        "/directory/procedures/{key}/fields/{field}/remove",
        Need::Right(Right::Office),
        directory::field_form::remove,
    ),
    get("/directory/letters", Need::Right(Right::Directory), directory::letter_form::list),
    get("/directory/letters/{name}/{language}", Need::Right(Right::Directory), directory::letter_form::page),
    post("/directory/letters/{name}/{language}", Need::Right(Right::Office), directory::letter_form::save),
    get("/directory/import", Need::Right(Right::Office), directory::import::page),
    post("/directory/import", Need::Right(Right::Office), directory::import::bring),
    get("/directory/import/table", Need::Right(Right::Office), directory::import::preview),
    post("/directory/import/table", Need::Right(Right::Office), directory::import::take_over),
    get("/directory/coverage", Need::Right(Right::Directory), directory::coverage::page),
    get("/directory/new-delegate", Need::Right(Right::Office), directory::delegates::page),
    post("/directory/new-delegate", Need::Right(Right::Office), directory::delegates::save),
    get("/directory/delegates/{key}", Need::Right(Right::Directory), directory::delegates::page),
    post("/directory/delegates/{key}", Need::Right(Right::Office), directory::delegates::save),
    post(
        "/directory/delegates/{key}/accreditations",
        Need::Right(Right::Office),
        directory::delegates::accredit,
    ),
    post(
        "/directory/delegates/{key}/accreditations/remove",
        Need::Right(Right::Office),
        directory::delegates::withdraw,
    ),
    get("/directory/history", Need::Right(Right::Directory), directory::history::list),
    get("/directory/history/{number}", Need::Right(Right::Directory), directory::history::one),
    get("/directory/history/{number}/file", Need::Right(Right::Directory), directory::history::file),
    post("/directory/history/{number}/restore", Need::Right(Right::Office), directory::history::restore),
    get("/desk/letters/{letter}/print", Need::Right(Right::Read), print::page),
    get("/desk/cases/{reference}/link", Need::Right(Right::Answer), replace::page),
    post("/desk/cases/{reference}/link", Need::Right(Right::Answer), replace::replace),
    // A case.
    get("/desk/cases/{reference}", Need::Right(Right::Read), desk::case::page),
    get("/desk/cases/{reference}/route", Need::Right(Right::Route), steps::route_page),
    post("/desk/cases/{reference}/route", Need::Right(Right::Route), steps::route_case),
    get("/desk/cases/{reference}/fields", Need::Right(Right::Route), steps::fields_page),
    post("/desk/cases/{reference}/fields", Need::Right(Right::Route), steps::fill_fields),
    get("/desk/cases/{reference}/forward", Need::Right(Right::Forward), letters::forward_page),
    post("/desk/cases/{reference}/forward/preview", Need::Right(Right::Forward), letters::forward_preview),
    post("/desk/cases/{reference}/forward", Need::Right(Right::Forward), letters::forward_send),
    get("/desk/cases/{reference}/answer", Need::Right(Right::Answer), letters::answer_page),
    post("/desk/cases/{reference}/answer/preview", Need::Right(Right::Answer), letters::answer_preview),
    post("/desk/cases/{reference}/answer", Need::Right(Right::Answer), letters::answer_send),
    get("/desk/cases/{reference}/ask", Need::Right(Right::Answer), letters::ask_page),
    post("/desk/cases/{reference}/ask/preview", Need::Right(Right::Answer), letters::ask_preview),
    post("/desk/cases/{reference}/ask", Need::Right(Right::Answer), letters::ask_send),
    get("/desk/cases/{reference}/close", Need::Right(Right::Close), letters::close_page),
    post("/desk/cases/{reference}/close", Need::Right(Right::Close), letters::close_send),
    post("/desk/cases/{reference}/reopen", Need::Right(Right::Close), steps::reopen),
    get("/desk/cases/{reference}/decision", Need::Right(Right::Close), steps::decision_page),
    post("/desk/cases/{reference}/decision", Need::Right(Right::Close), steps::decide),
    get("/desk/cases/{reference}/notes", Need::Right(Right::Note), steps::note_page),
    post("/desk/cases/{reference}/notes", Need::Right(Right::Note), steps::write_note),
    get("/desk/cases/{reference}/clock/{authority}", Need::Right(Right::Clock), clock::page),
    post("/desk/cases/{reference}/clock/{authority}", Need::Right(Right::Clock), clock::turn),
    // Its letters.
    get("/desk/cases/{reference}/letters/{letter}/relay", Need::Right(Right::Relay), letters::relay_page),
    post(
        "/desk/cases/{reference}/letters/{letter}/relay/preview",
        Need::Right(Right::Relay),
        letters::relay_preview,
    ),
    post("/desk/cases/{reference}/letters/{letter}/relay", Need::Right(Right::Relay), letters::relay_send),
    post("/desk/cases/{reference}/letters/{letter}/accept", Need::Right(Right::Accept), steps::accept),
    post("/desk/cases/{reference}/letters/{letter}/receipt", Need::Right(Right::Accept), steps::receipt),
    get(
        "/desk/cases/{reference}/letters/{letter}/set-aside",
        Need::Right(Right::Accept),
        steps::set_aside_page,
    ),
    post(
        "/desk/cases/{reference}/letters/{letter}/set-aside",
        Need::Right(Right::Accept),
        steps::set_letter_aside,
    ),
    post("/desk/cases/{reference}/letters/{letter}/call-back", Need::Right(Right::Outbox), steps::call_back),
    get("/desk/letters/{letter}", Need::Right(Right::Read), desk::letter::page),
    get("/desk/letters/{letter}/html", Need::Right(Right::Read), desk::letter::html),
    get("/desk/letters/{letter}/attachments/{number}", Need::Right(Right::Read), desk::letter::file),
];

static GETS: LazyLock<matchit::Router<usize>> = LazyLock::new(|| matcher(Method::Get));
static POSTS: LazyLock<matchit::Router<usize>> = LazyLock::new(|| matcher(Method::Post));
static DELETES: LazyLock<matchit::Router<usize>> = LazyLock::new(|| matcher(Method::Delete));

/// The route of a question, with what its path names.
#[must_use]
pub fn find(method: Method, path: &str) -> Option<(&'static Route, Pairs)> {
    let matcher = match method {
        Method::Get => &GETS,
        Method::Post => &POSTS,
        Method::Delete => &DELETES,
    };
    let found = matcher.at(path).ok()?;
    let parts = found.params.iter().map(|(name, value)| (name.to_owned(), decoded(value)));
    Some((ROUTES.get(*found.value)?, Pairs(parts.collect())))
}

/// Whether a path exists for another method.
#[must_use]
pub fn is_known(path: &str) -> bool {
    [Method::Get, Method::Post, Method::Delete].into_iter().any(|method| find(method, path).is_some())
}

fn matcher(method: Method) -> matchit::Router<usize> {
    let mut matcher = matchit::Router::new();
    for (place, route) in ROUTES.iter().enumerate().filter(|(_, route)| route.method == method) {
        // Two routes that cannot be told apart are found by the test below, before anybody meets them.
        let _ = matcher.insert(route.path, place);
    }
    matcher
}

/// No record of ours has U+0000 in its name, and the databases refuse to look for one.
fn decoded(part: &str) -> String {
    percent_encoding::percent_decode_str(part).decode_utf8_lossy().replace('\0', "\u{FFFD}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_found_by_its_own_path() {
        for route in ROUTES {
            let path = route.path.replace(['{', '}', '*'], "");
            let (found, _) = find(route.method, &path).expect(route.path);
            assert_eq!(found.path, route.path);
        }
    }
}
