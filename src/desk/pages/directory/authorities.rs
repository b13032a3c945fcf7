//! The authorities: the list with how each can be reached, and the page of one with its contacts and calendar.

use askama::Template;
use jiff::civil::{Date, Weekday};

use super::{Choice, choices, may_change, spoken};
use crate::directory::contact::{self, Known};
use crate::directory::{Authority, Directory};
use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;

/// Authorities on one page of the list.
const ON_A_PAGE: usize = 100;

/// The worst that is known of an authority's contacts first.
const STATES: [&str; 4] = ["bouncing", "none", "proposed", "confirmed"];

struct Row {
    key: String,
    name: String,
    country: String,
    contacts: i64,
    state: &'static str,
    procedures: i64,
}

#[derive(Template)]
#[template(path = "pages/directory/authorities.html")]
struct Authorities {
    page: Page,
    tab: &'static str,
    rows: Vec<Row>,
    found: i64,
    words: String,
    countries: Vec<Choice>,
    states: Vec<Choice>,
    may_change: bool,
    before: Option<String>,
    after: Option<String>,
}

/// A contact as the page shows it.
pub struct ShownContact {
    address: String,
    procedures: Vec<String>,
    language: String,
    is_escalation: bool,
    state: &'static str,
    since: String,
    why: String,
}

/// A month of an authority's calendar.
pub struct Month {
    name: String,
    working: i64,
    holidays: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/directory/authority.html")]
struct One {
    page: Page,
    tab: &'static str,
    key: String,
    names: Vec<(String, String)>,
    country: String,
    zone: String,
    domains: Vec<String>,
    auto_relay: bool,
    own: bool,
    contacts: Vec<ShownContact>,
    procedures: Vec<(String, String)>,
    week: Vec<(String, bool)>,
    months: Vec<Month>,
    may_change: bool,
    contact_procedures: Vec<Choice>,
    contact_languages: Vec<Choice>,
    contact_address: String,
    contact_escalation: bool,
}

/// `GET /directory`.
///
/// # Errors
/// When the database fails.
pub fn list(visit: &Visit<'_>) -> Result<Response> {
    let marks = visit.office.read(contact::all)?;
    let in_force = visit.office.in_force();
    let query = &visit.request.query;
    let words = query.get("words").trim().to_owned();
    let (country, state) = (query.get("country"), query.get("state"));
    let rows =
        in_force.directory.authorities.iter().map(|one| row(visit, &in_force.directory, (one, &marks)));
    let mut rows: Vec<Row> = rows
        .filter(|row| has_words(row, &words))
        .filter(|row| country.is_empty() || row.country == country)
        .filter(|row| state.is_empty() || row.state == state)
        .collect();
    visit.language.sort_by(&mut rows, |row| &row.name);
    let found = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let from: usize = query.get("from").parse().unwrap_or(0);
    let place = |from: usize| {
        let mut question = form_urlencoded::Serializer::new(String::from("/directory?"));
        question.append_pair("words", &words).append_pair("country", country).append_pair("state", state);
        question.append_pair("from", &from.to_string()).finish()
    };
    let after = (from + ON_A_PAGE < rows.len()).then(|| place(from + ON_A_PAGE));
    let page = Authorities {
        page: visit.page(visit.say("directory-authorities")),
        tab: "authorities",
        rows: rows.into_iter().skip(from).take(ON_A_PAGE).collect(),
        found,
        countries: countries(visit, &in_force.directory, country),
        states: choices(
            STATES.map(|state| (state.to_owned(), visit.say(&format!("directory-contact-state-{state}")))),
            state,
        ),
        may_change: may_change(visit),
        before: (from > 0).then(|| place(from.saturating_sub(ON_A_PAGE))),
        after,
        words,
    };
    Ok(render(200, &page))
}

/// `GET /directory/authorities/{key}`.
///
/// # Errors
/// When there is no such authority, or the database fails.
pub fn one(visit: &Visit<'_>) -> Result<Response> {
    let marks = visit.office.read(contact::all)?;
    let in_force = visit.office.in_force();
    let key = visit.request.part("key");
    let authority = in_force.directory.authority(key).ok_or_else(|| Refusal::UnknownEntry(key.to_owned()))?;
    let code = visit.language.code();
    // By its number: an address in an address would stand in every log on the way (ASVS 5.0 V14.2.1).
    let number = visit.request.query.get("contact").parse::<usize>().ok();
    let known = number.and_then(|number| authority.contacts.get(number.checked_sub(1)?));
    let calendar = authority.calendar();
    let today = calendar.day_of(visit.office.now());
    let procedures = decided_by(&in_force.directory, key, code);
    let page = One {
        page: visit.page(authority.name.in_language(code).to_owned()),
        tab: "authorities",
        key: key.to_owned(),
        names: versions_of(visit, authority),
        country: authority.country.clone(),
        zone: calendar.time_zone.iana_name().unwrap_or("UTC").to_owned(),
        domains: authority.domain_names(),
        auto_relay: authority.auto_relay,
        own: authority.own,
        contacts: shown(visit, &in_force.directory, (authority, &marks)),
        procedures,
        week: WEEK
            .iter()
            .map(|(day, word)| {
                (visit.say(&format!("directory-weekday-{word}")), calendar.working_days.contains(day))
            })
            .collect(),
        months: months(authority, today),
        may_change: may_change(visit),
        contact_procedures: in_force
            .directory
            .procedures
            .iter()
            .map(|procedure| Choice {
                value: procedure.key.as_ref().clone(),
                label: procedure.name.in_language(code).to_owned(),
                is_chosen: known.is_some_and(|contact| contact.procedures.contains(&procedure.key)),
            })
            .collect(),
        contact_languages: choices(
            in_force.directory.office.languages.iter().map(|tag| (tag.clone(), spoken(visit, tag))),
            known.and_then(|contact| contact.language.as_deref()).unwrap_or_default(),
        ),
        contact_escalation: known.is_some_and(|contact| contact.escalation),
        contact_address: known.map(|contact| contact.address.as_ref().clone()).unwrap_or_default(),
    };
    Ok(render(200, &page))
}

/// The week, with the words of the office file.
pub const WEEK: [(Weekday, &str); 7] = [
    (Weekday::Monday, "mon"),
    (Weekday::Tuesday, "tue"),
    (Weekday::Wednesday, "wed"),
    (Weekday::Thursday, "thu"),
    (Weekday::Friday, "fri"),
    (Weekday::Saturday, "sat"),
    (Weekday::Sunday, "sun"),
];

fn row(visit: &Visit<'_>, directory: &Directory, (authority, marks): (&Authority, &[Known])) -> Row {
    let states = authority.contacts.iter().map(|contact| state(authority, contact.address.as_ref(), marks));
    let worst = states.min_by_key(|state| STATES.iter().position(|known| known == state));
    let key = authority.key.as_ref();
    let procedures = directory.procedures.iter();
    Row {
        key: key.clone(),
        name: authority.name.in_language(visit.language.code()).to_owned(),
        country: authority.country.clone(),
        contacts: i64::try_from(authority.contacts.len()).unwrap_or(i64::MAX),
        state: worst.unwrap_or(if authority.own { "confirmed" } else { "none" }),
        procedures: i64::try_from(
            procedures.filter(|one| one.authorities.iter().any(|named| named.as_ref() == key)).count(),
        )
        .unwrap_or(i64::MAX),
    }
}

fn has_words(row: &Row, words: &str) -> bool {
    let whole = format!("{} {}", row.name, row.key).to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| whole.contains(word))
}

fn countries(visit: &Visit<'_>, directory: &Directory, chosen: &str) -> Vec<Choice> {
    let mut codes: Vec<&String> = directory
        .authorities
        .iter()
        .map(|authority| &authority.country)
        .filter(|country| !country.is_empty())
        .collect();
    codes.sort();
    codes.dedup();
    choices(codes.into_iter().map(|code| (code.clone(), visit.language.country(code))), chosen)
}

fn state(authority: &Authority, address: &str, marks: &[Known]) -> &'static str {
    match mark(authority, address, marks).map(|known| known.state.as_str()) {
        Some("bouncing") => "bouncing",
        Some("confirmed") => "confirmed",
        _ => "proposed",
    }
}

fn mark<'a>(authority: &Authority, address: &str, marks: &'a [Known]) -> Option<&'a Known> {
    let address = address.to_lowercase();
    marks.iter().find(|known| known.authority == *authority.key.as_ref() && known.address == address)
}

fn shown(
    visit: &Visit<'_>,
    directory: &Directory,
    (authority, marks): (&Authority, &[Known]),
) -> Vec<ShownContact> {
    let name = |key: &String| {
        let procedure = directory.procedure(key);
        procedure.map_or_else(|| key.clone(), |one| one.name.in_language(visit.language.code()).to_owned())
    };
    authority
        .contacts
        .iter()
        .map(|contact| {
            let known = mark(authority, contact.address.as_ref(), marks);
            ShownContact {
                address: contact.address.as_ref().clone(),
                procedures: contact.procedures.iter().map(|key| name(key.as_ref())).collect(),
                language: contact.language.as_deref().map(|tag| spoken(visit, tag)).unwrap_or_default(),
                is_escalation: contact.escalation,
                state: state(authority, contact.address.as_ref(), marks),
                since: known.map(|known| known.since_at.clone()).unwrap_or_default(),
                why: known.map(|known| known.why.clone()).unwrap_or_default(),
            }
        })
        .collect()
}

fn versions_of(visit: &Visit<'_>, authority: &Authority) -> Vec<(String, String)> {
    match &authority.name {
        crate::directory::Text::Plain(_) => Vec::new(),
        crate::directory::Text::ByLanguage(versions) => {
            versions.iter().map(|(tag, text)| (spoken(visit, tag), text.clone())).collect()
        }
    }
}

fn decided_by(directory: &Directory, authority: &str, language: &str) -> Vec<(String, String)> {
    directory
        .procedures
        .iter()
        .filter(|one| one.authorities.iter().any(|named| named.as_ref() == authority))
        .map(|one| (one.key.as_ref().clone(), one.name.in_language(language).to_owned()))
        .collect()
}

/// Twelve months from this one on, each with its working days and holidays.
fn months(authority: &Authority, today: Date) -> Vec<Month> {
    let calendar = authority.calendar();
    let mut months = Vec::new();
    let mut first = today.first_of_month();
    for _ in 0..12 {
        let days: Vec<Date> =
            first.series(jiff::Span::new().days(1)).take_while(|day| day.month() == first.month()).collect();
        let working = days.iter().filter(|day| calendar.works_on(**day)).count();
        months.push(Month {
            name: format!("{:04}-{:02}", first.year(), first.month()),
            working: i64::try_from(working).unwrap_or(0),
            holidays: days
                .iter()
                .filter(|day| calendar.holidays.contains(day))
                .map(ToString::to_string)
                .collect(),
        });
        let Some(next) = days.last().and_then(|last| last.tomorrow().ok()) else { break };
        first = next;
    }
    months
}
