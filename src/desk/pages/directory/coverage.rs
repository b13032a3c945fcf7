//! Coverage: who serves which country on a day, on a map and in a table beside it, and who falls to the default delegate.

use std::collections::BTreeMap;

use askama::Template;
use jiff::civil::Date;

use super::map::{Outline, world};
use super::may_change;
use crate::directory::coverage::accreditation;
use crate::directory::{Directory, revision};
use crate::error::Result;
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;

/// Kinds of hatching; more delegates than this share them, and are told apart by name.
const HATCHINGS: usize = 8;

/// A delegate in the legend.
struct Delegated {
    key: String,
    name: String,
    hatching: usize,
    countries: i64,
    is_default: bool,
}

/// A country with a delegate of its own.
struct Row {
    code: &'static str,
    name: String,
    delegate: String,
    key: String,
    function: String,
    from: String,
    until: String,
}

/// The countries of one hatching on the map.
struct Group {
    hatching: usize,
    lands: Vec<Drawn>,
}

/// A country on the map.
struct Drawn {
    code: &'static str,
    name: String,
    path: &'static str,
    dot: Option<(&'static str, &'static str)>,
}

#[derive(Template)]
#[template(path = "pages/directory/coverage.html")]
struct Coverage {
    page: Page,
    tab: &'static str,
    on: String,
    wrong_day: bool,
    delegates: Vec<Delegated>,
    rows: Vec<Row>,
    rest: Vec<(&'static str, String)>,
    rest_count: i64,
    default: String,
    groups: Vec<Group>,
    may_change: bool,
}

/// `GET /directory/coverage`.
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    visit.office.read(revision::current_number)?;
    let in_force = visit.office.in_force();
    let directory = &in_force.directory;
    let asked = visit.request.query.said("on");
    let read: Option<Date> = asked.and_then(|day| day.parse().ok());
    let day = read.unwrap_or_else(|| today(visit, directory));
    let code = visit.language.code();
    let hatchings = hatchings(directory);
    let (mut rows, mut rest) = (Vec::new(), Vec::new());
    for country in visit.language.countries() {
        match accreditation(directory, country.code, day) {
            Some(held) => {
                let key = held.delegate.as_ref();
                let delegate = directory.delegates.iter().find(|one| one.key.as_ref() == key);
                rows.push(Row {
                    code: country.code,
                    name: country.name.clone(),
                    delegate: delegate.map_or_else(|| key.clone(), |one| one.name_in(code).to_owned()),
                    key: key.clone(),
                    function: held
                        .function
                        .as_ref()
                        .map(|text| text.in_language(code).to_owned())
                        .unwrap_or_default(),
                    from: held.from.as_ref().clone(),
                    until: held.until.as_ref().map(|until| until.as_ref().clone()).unwrap_or_default(),
                });
            }
            None => rest.push((country.code, country.name.clone())),
        }
    }
    let default = directory.office.default_delegate.as_ref().map(|key| key.as_ref().clone());
    let page = Coverage {
        page: visit.page(visit.say("directory-coverage")),
        tab: "coverage",
        on: day.to_string(),
        wrong_day: asked.is_some() && read.is_none(),
        delegates: legend(visit, directory, &rows, &hatchings),
        groups: groups(visit, &rows, &hatchings),
        rest_count: i64::try_from(rest.len()).unwrap_or(0),
        default: default
            .and_then(|key| directory.delegates.iter().find(|one| *one.key.as_ref() == key))
            .map(|one| one.name_in(code).to_owned())
            .unwrap_or_default(),
        rows,
        rest,
        may_change: may_change(visit),
    };
    Ok(render(200, &page))
}

/// Today, where the office sits.
#[must_use]
pub fn today(visit: &Visit<'_>, directory: &Directory) -> Date {
    let zone = jiff::tz::TimeZone::get(directory.office.time_zone.as_ref());
    visit.office.now().to_zoned_datetime(zone.unwrap_or(jiff::tz::TimeZone::UTC)).date()
}

/// The default delegate's land is plain; every other delegate gets a hatching in the order of the file.
fn hatchings(directory: &Directory) -> BTreeMap<String, usize> {
    let default = directory.office.default_delegate.as_ref().map(|key| key.as_ref());
    let others = directory.delegates.iter().filter(|one| Some(one.key.as_ref()) != default);
    others.enumerate().map(|(place, one)| (one.key.as_ref().clone(), place % HATCHINGS + 1)).collect()
}

fn legend(
    visit: &Visit<'_>,
    directory: &Directory,
    rows: &[Row],
    hatchings: &BTreeMap<String, usize>,
) -> Vec<Delegated> {
    let default = directory.office.default_delegate.as_ref().map(|key| key.as_ref());
    directory
        .delegates
        .iter()
        .map(|one| {
            let key = one.key.as_ref();
            let own = rows.iter().filter(|row| row.key == *key).count();
            Delegated {
                key: key.clone(),
                name: one.name_in(visit.language.code()).to_owned(),
                hatching: hatchings.get(key).copied().unwrap_or(0),
                countries: i64::try_from(own).unwrap_or(0),
                is_default: Some(key) == default,
            }
        })
        .collect()
}

fn groups(visit: &Visit<'_>, rows: &[Row], hatchings: &BTreeMap<String, usize>) -> Vec<Group> {
    let mut groups: BTreeMap<usize, Vec<Drawn>> = BTreeMap::new();
    for land in world() {
        let row = rows.iter().find(|row| row.code == land.country);
        let hatching = row.and_then(|row| hatchings.get(&row.key)).copied().unwrap_or(0);
        let (path, dot) = match land.outline {
            Outline::Path(path) => (path, None),
            Outline::Dot(x, y) => ("", Some((x, y))),
        };
        let name = if land.country.is_empty() { String::new() } else { visit.language.country(land.country) };
        groups.entry(hatching).or_default().push(Drawn { code: land.country, name, path, dot });
    }
    // Dots come last: a large neighbour drawn after them would hide them.
    for lands in groups.values_mut() {
        lands.sort_by_key(|land| land.dot.is_some());
    }
    groups.into_iter().map(|(hatching, lands)| Group { hatching, lands }).collect()
}
