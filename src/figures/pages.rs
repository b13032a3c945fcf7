//! The page of figures, and each of its tables to take away.

use std::collections::BTreeMap;

use askama::Template;
use jiff::tz::TimeZone;
use store::Tx;

use super::chart::{self, Column, share};
use super::median::{Pace, paces};
use super::period::{self, Period};
use super::sheet::Sheet;
use super::tally::{self, Count, Waiting};
use crate::clock::written;
use crate::directory::Directory;
use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::journal::{self, Entry};
use crate::refusal::Refusal;

/// Rows of a table on the page; the whole is to take away.
const SHOWN: usize = 20;

/// A row with a bar.
struct Row {
    name: String,
    opened: i64,
    closed: i64,
    share: i64,
}

/// An authority's row.
struct Answering {
    name: String,
    sent: i64,
    answered: i64,
    open: i64,
    median: Option<String>,
    share: i64,
}

/// Who waits for whom.
struct Wait {
    who: String,
    whom: String,
    count: i64,
    overdue: i64,
    since: String,
    place: String,
}

#[derive(Template)]
#[template(path = "pages/figures/figures.html")]
struct Figures {
    page: Page,
    from: String,
    until: String,
    opened: i64,
    closed: i64,
    months: Vec<(String, i64, i64)>,
    columns: Vec<Column>,
    width: i64,
    full: i64,
    procedures: Vec<Row>,
    countries: Vec<Row>,
    authorities: Vec<Answering>,
    waits: Vec<Wait>,
    cut: (bool, bool, bool),
}

/// Everything the page and its tables say.
struct Known {
    months: Vec<(String, i64, i64)>,
    procedures: Vec<Count>,
    countries: Vec<Count>,
    paces: Vec<Pace>,
    desk: Vec<Waiting>,
    authorities: Vec<Waiting>,
}

/// `GET /figures`.
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let query = &visit.request.query;
    let (period, known) = look(visit, (query.get("from"), query.get("until")))?;
    let in_force = visit.office.in_force();
    let (columns, width, full) = chart::columns(&known.months);
    let (opened, closed) = known.months.iter().fold((0, 0), |sum, (_, o, c)| (sum.0 + o, sum.1 + c));
    let figures = Figures {
        page: visit.page(visit.say("figures-title")),
        from: period.from.to_string(),
        until: period.until.to_string(),
        opened,
        closed,
        columns,
        width,
        full,
        procedures: rows(&known.procedures, |key| procedure(visit, &in_force.directory, key)),
        countries: rows(&known.countries, |code| country(visit, code)),
        authorities: answering(visit, &in_force.directory, &known),
        waits: waits(visit, &in_force.directory, &known),
        cut: (known.procedures.len() > SHOWN, known.countries.len() > SHOWN, known.paces.len() > SHOWN),
        months: known.months,
    };
    Ok(render(200, &figures))
}

/// `POST /figures/{name}`: one table to take away; who took it is noted.
///
/// # Errors
/// [`Refusal::NotProved`]; when there is no such table, or the database fails.
pub fn take_away(visit: &Visit<'_>) -> Result<Response> {
    visit.must_be_proved()?;
    let name = visit.request.part("name");
    let table = name.strip_suffix(".csv").ok_or_else(|| Refusal::UnknownEntry(name.to_owned()))?;
    let form = &visit.request.form;
    let (period, known) = look(visit, (form.get("from"), form.get("until")))?;
    let sheet = sheet(visit, table, &known).ok_or_else(|| Refusal::UnknownEntry(name.to_owned()))?;
    let bytes = sheet.written()?;
    let (from, until) = (period.from.to_string(), period.until.to_string());
    let countries = visit.actor.countries().join(" ");
    let details = [("table", table), ("from", &from), ("until", &until), ("countries", &countries)];
    visit.office.write(|tx| {
        let at = visit.office.now();
        let actor = &visit.actor;
        journal::note(tx, &Entry { at, actor, deed: "figures.exported", case_id: None, details: &details })
    })?;
    Ok(Response::download(&format!("{table}-{from}-{until}.csv"), "text/csv", bytes))
}

fn look(visit: &Visit<'_>, (from, until): (&str, &str)) -> Result<(Period, Known)> {
    visit.office.read(|tx| {
        let in_force = visit.office.in_force();
        let zone = TimeZone::get(in_force.directory.office.time_zone.as_ref()).unwrap_or(TimeZone::UTC);
        let period = period::asked(from, until, visit.office.now(), &zone);
        let known = known(tx, visit, &period, &zone)?;
        Ok((period, known))
    })
}

fn known(tx: &mut Tx<'_>, visit: &Visit<'_>, period: &Period, zone: &TimeZone) -> Result<Known> {
    let actor = &visit.actor;
    let mut months: BTreeMap<String, (i64, i64)> =
        period::months(period).into_iter().map(|month| (month, (0, 0))).collect();
    for (moment, number) in tally::openings(tx, actor, period)? {
        let month = period::month_of(&moment, zone).and_then(|month| months.get_mut(&month));
        month.into_iter().for_each(|month| month.0 += number);
    }
    for (moment, number) in tally::closings(tx, actor, period)? {
        let month = period::month_of(&moment, zone).and_then(|month| months.get_mut(&month));
        month.into_iter().for_each(|month| month.1 += number);
    }
    Ok(Known {
        months: months.into_iter().map(|(month, (opened, closed))| (month, opened, closed)).collect(),
        procedures: tally::by_procedure(tx, actor, period)?,
        countries: tally::by_country(tx, actor, period)?,
        paces: paces(&tally::sendings(tx, actor, period)?)?,
        desk: tally::at_the_desk(tx, actor)?,
        authorities: tally::at_authorities(tx, actor, &written(visit.office.now()))?,
    })
}

fn rows(counts: &[Count], name: impl Fn(&str) -> String) -> Vec<Row> {
    let most = counts.iter().map(|count| count.opened).max().unwrap_or(0);
    counts
        .iter()
        .take(SHOWN)
        .map(|count| Row {
            name: name(&count.name),
            opened: count.opened,
            closed: count.closed,
            share: share(count.opened, most),
        })
        .collect()
}

fn answering(visit: &Visit<'_>, directory: &Directory, known: &Known) -> Vec<Answering> {
    let most = known.paces.iter().take(SHOWN).filter_map(|pace| pace.median).max().unwrap_or(0);
    let shown = known.paces.iter().take(SHOWN).map(|pace| Answering {
        name: authority(visit, directory, &pace.authority),
        sent: pace.sent,
        answered: pace.answered,
        open: open_at(known, &pace.authority),
        median: pace.median.map(|tenths| visit.language.number(days(tenths))),
        share: pace.median.map_or(0, |median| share(median, most)),
    });
    shown.collect()
}

fn open_at(known: &Known, authority: &str) -> i64 {
    known.authorities.iter().find(|waiting| waiting.name == authority).map_or(0, |waiting| waiting.count)
}

/// Tenths of a day as days.
fn days(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// Requesters wait for the desk until something is sent and once something has come back; between, the desk waits for
/// authorities.
fn waits(visit: &Visit<'_>, directory: &Directory, known: &Known) -> Vec<Wait> {
    let at_desk = ["open", "routed", "replied", "relayed"].into_iter().filter_map(|state| {
        let waiting = known.desk.iter().find(|waiting| waiting.name == state)?;
        Some(Wait {
            who: visit.say(&format!("figures-wait-{state}")),
            whom: visit.say("figures-the-desk"),
            count: waiting.count,
            overdue: 0,
            since: waiting.since_at.clone(),
            place: format!("/desk/cases?state={state}"),
        })
    });
    let at_authorities = known.authorities.iter().take(SHOWN).map(|waiting| Wait {
        who: visit.say("figures-wait-answer"),
        whom: authority(visit, directory, &waiting.name),
        count: waiting.count,
        overdue: waiting.overdue,
        since: waiting.since_at.clone(),
        place: String::new(),
    });
    at_desk.chain(at_authorities).collect()
}

fn procedure(visit: &Visit<'_>, directory: &Directory, key: &str) -> String {
    if key.is_empty() {
        return visit.say("figures-not-routed");
    }
    let known = directory.procedure(key).map(|one| one.name.in_language(visit.language.code()).to_owned());
    known.unwrap_or_else(|| key.to_owned())
}

fn authority(visit: &Visit<'_>, directory: &Directory, key: &str) -> String {
    let known = directory.authority(key).map(|one| one.name.in_language(visit.language.code()).to_owned());
    known.unwrap_or_else(|| key.to_owned())
}

fn country(visit: &Visit<'_>, code: &str) -> String {
    if code.is_empty() { visit.say("figures-country-unknown") } else { visit.language.country(code) }
}

fn sheet(visit: &Visit<'_>, table: &str, known: &Known) -> Option<Sheet> {
    let in_force = visit.office.in_force();
    let directory = &in_force.directory;
    let columns = |words: &[&str]| words.iter().map(|word| visit.say(word)).collect::<Vec<_>>();
    let counted = |counts: &[Count], name: &dyn Fn(&str) -> String| -> Vec<Vec<String>> {
        let row = |count: &Count| {
            vec![count.name.clone(), name(&count.name), count.opened.to_string(), count.closed.to_string()]
        };
        counts.iter().map(row).collect()
    };
    let (columns, rows) = match table {
        "months" => (
            columns(&["figures-month", "figures-opened", "figures-closed"]),
            known.months.iter().map(|(m, o, c)| vec![m.clone(), o.to_string(), c.to_string()]).collect(),
        ),
        "procedures" => (
            columns(&["figures-key", "figures-procedure", "figures-opened", "figures-closed-since"]),
            counted(&known.procedures, &|key| procedure(visit, directory, key)),
        ),
        "countries" => (
            columns(&["figures-key", "figures-country", "figures-opened", "figures-closed-since"]),
            counted(&known.countries, &|code| country(visit, code)),
        ),
        "authorities" => (
            columns(&[
                "figures-key",
                "figures-authority",
                "figures-sent",
                "figures-answered",
                "figures-open",
                "figures-median",
            ]),
            known.paces.iter().map(|pace| pace_row(visit, directory, known, pace)).collect(),
        ),
        "waiting" => (
            columns(&["figures-who", "figures-whom", "figures-number", "figures-overdue", "figures-since"]),
            waits(visit, directory, known)
                .into_iter()
                .map(|wait| {
                    vec![wait.who, wait.whom, wait.count.to_string(), wait.overdue.to_string(), wait.since]
                })
                .collect(),
        ),
        _ => return None,
    };
    Some(Sheet { columns, rows })
}

fn pace_row(visit: &Visit<'_>, directory: &Directory, known: &Known, pace: &Pace) -> Vec<String> {
    vec![
        pace.authority.clone(),
        authority(visit, directory, &pace.authority),
        pace.sent.to_string(),
        pace.answered.to_string(),
        open_at(known, &pace.authority).to_string(),
        pace.median.map(days).unwrap_or_default(),
    ]
}
