//! The form of an authority: its name, calendar and domains. Its contacts have forms of their own.

use askama::Template;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use toml_edit::Table;

use super::authorities::WEEK;
use super::{
    Choice, Version, entries, is_key, one_line, or_mistake, place, seen, text_of, typed_versions, versions,
};
use crate::desk::amend::amend;
use crate::directory::check::is_domain;
use crate::directory::edit::{self, set};
use crate::directory::import::is_country;
use crate::directory::{Authority, revision};
use crate::error::Result;
use crate::html::form::Mistakes;
use crate::html::page::{Page, render};
use crate::html::request::Pairs;
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;

struct Typed {
    key: String,
    names: Vec<Version>,
    country: String,
    zone: String,
    week: Vec<Choice>,
    holidays: String,
    domains: String,
    auto_relay: bool,
    own: bool,
}

#[derive(Template)]
#[template(path = "pages/directory/authority_form.html")]
struct Form {
    page: Page,
    tab: &'static str,
    mistakes: Mistakes,
    is_new: bool,
    revision: i64,
    typed: Typed,
}

/// `GET /directory/new-authority` and `GET /directory/authorities/{key}/edit`.
///
/// # Errors
/// When there is no such authority, or the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    let revision = visit.office.read(revision::current_number)?;
    let in_force = visit.office.in_force();
    let authority = known(visit, &in_force.directory)?;
    let typed = of_authority(visit, authority);
    Ok(shown(visit, typed, (authority.is_none(), revision), Mistakes::default()))
}

/// `POST` of the same.
///
/// # Errors
/// When the officer may not, there is no such authority, or the database fails.
pub fn save(visit: &Visit<'_>) -> Result<Response> {
    let in_force = visit.office.in_force();
    let authority = known(visit, &in_force.directory)?;
    let form = &visit.request.form;
    let typed = of_form(visit, form, authority);
    let mut mistakes = mistakes(visit, &typed, authority.is_none());
    if authority.is_none() && in_force.directory.authority(&typed.key).is_some() {
        mistakes.add("key", visit.say("directory-mistake-key-taken"));
    }
    let revision = seen(form);
    if mistakes.is_empty() {
        let name = text_of(&typed.names, authority.map(|one| &one.name));
        let done = visit.office.write(|tx| {
            amend(tx, visit.office, &visit.actor, revision, |edit| {
                let table = edit
                    .entry_or_new("authority", &typed.key)
                    .ok_or_else(|| Refusal::UnknownEntry(typed.key.clone()))?;
                set(table, "name", edit::versions(&name));
                write(table, &typed);
                Ok(())
            })
        });
        if or_mistake(visit, done, &mut mistakes)?.is_some() {
            return Ok(Response::see_other(&format!(
                "{}?done=directory-saved",
                place("authorities", &typed.key)
            )));
        }
    }
    Ok(shown(visit, typed, (authority.is_none(), revision.unwrap_or_default()), mistakes))
}

fn known<'a>(visit: &Visit<'_>, directory: &'a crate::directory::Directory) -> Result<Option<&'a Authority>> {
    let key = visit.request.part("key");
    if key.is_empty() {
        return Ok(None);
    }
    let authority = directory.authority(key).ok_or_else(|| Refusal::UnknownEntry(key.to_owned()))?;
    Ok(Some(authority))
}

fn shown(visit: &Visit<'_>, typed: Typed, (is_new, revision): (bool, i64), mistakes: Mistakes) -> Response {
    let title = visit.say(if is_new { "directory-authority-new" } else { "directory-authority-edit" });
    let mut page = visit.page(title);
    page.has_mistakes = !mistakes.is_empty();
    let status = if mistakes.is_empty() { 200 } else { 422 };
    render(status, &Form { page, tab: "authorities", mistakes, is_new, revision, typed })
}

fn of_authority(visit: &Visit<'_>, authority: Option<&Authority>) -> Typed {
    let lines = |texts: &[toml::Spanned<String>]| {
        texts.iter().map(|text| text.as_ref().as_str()).collect::<Vec<_>>().join("\n")
    };
    let calendar = authority.map(Authority::calendar);
    let works = |day| {
        calendar.as_ref().map_or(WEEK.iter().take(5).any(|(one, _)| *one == day), |known| {
            known.working_days.contains(&day)
        })
    };
    Typed {
        key: authority.map(|one| one.key.as_ref().clone()).unwrap_or_default(),
        names: versions(visit, authority.map(|one| &one.name)),
        country: authority.map(|one| one.country.clone()).unwrap_or_default(),
        zone: authority
            .and_then(|one| one.time_zone.as_ref())
            .map(|zone| zone.as_ref().clone())
            .unwrap_or_default(),
        week: week(visit, works),
        holidays: authority.map(|one| lines(&one.holidays)).unwrap_or_default(),
        domains: authority.map(|one| lines(&one.domains)).unwrap_or_default(),
        auto_relay: authority.is_some_and(|one| one.auto_relay),
        own: authority.is_some_and(|one| one.own),
    }
}

fn of_form(visit: &Visit<'_>, form: &Pairs, authority: Option<&Authority>) -> Typed {
    let word = |day| WEEK.iter().find(|(one, _)| *one == day).map_or("", |(_, word)| *word);
    Typed {
        key: authority.map_or_else(|| one_line(form.get("key")), |one| one.key.as_ref().clone()),
        names: typed_versions(visit, form, "name", authority.map(|one| &one.name)),
        country: one_line(form.get("country")).to_uppercase(),
        zone: one_line(form.get("time_zone")),
        week: week(visit, |day| form.all("working_days").any(|ticked| ticked == word(day))),
        holidays: form.get("holidays").to_owned(),
        domains: form.get("domains").to_owned(),
        auto_relay: form.is_ticked("auto_relay"),
        own: form.is_ticked("own"),
    }
}

fn week(visit: &Visit<'_>, works: impl Fn(jiff::civil::Weekday) -> bool) -> Vec<Choice> {
    WEEK.iter()
        .map(|(day, word)| Choice {
            value: (*word).to_owned(),
            label: visit.say(&format!("directory-weekday-{word}")),
            is_chosen: works(*day),
        })
        .collect()
}

fn mistakes(visit: &Visit<'_>, typed: &Typed, is_new: bool) -> Mistakes {
    let mut mistakes = Mistakes::default();
    if is_new && !is_key(&typed.key) {
        mistakes.add("key", visit.say("directory-mistake-key"));
    }
    if typed.names.iter().all(|version| version.text.is_empty()) {
        let first = typed.names.first().map(|version| version.language.clone()).unwrap_or_default();
        mistakes.add(&format!("name-{first}"), visit.say("directory-mistake-name"));
    }
    if !typed.country.is_empty() && !is_country(&typed.country) {
        mistakes.add("country", visit.say("directory-mistake-country"));
    }
    if !typed.zone.is_empty() && TimeZone::get(&typed.zone).is_err() {
        mistakes.add("time_zone", visit.say("directory-mistake-zone"));
    }
    if !typed.week.iter().any(|day| day.is_chosen) {
        mistakes.add("working_days", visit.say("directory-mistake-week"));
    }
    for day in entries(&typed.holidays).iter().filter(|day| day.parse::<Date>().is_err()).take(1) {
        mistakes.add("holidays", visit.language.with("directory-mistake-day", "what", day));
    }
    for domain in entries(&typed.domains).iter().filter(|domain| !is_domain(domain)).take(1) {
        mistakes.add("domains", visit.language.with("directory-mistake-domain", "what", domain));
    }
    mistakes
}

fn write(table: &mut Table, typed: &Typed) {
    let days: Vec<String> =
        typed.week.iter().filter(|day| day.is_chosen).map(|day| day.value.clone()).collect();
    let usual = days == ["mon", "tue", "wed", "thu", "fri"] && !table.contains_key("working_days");
    set(table, "country", edit::line(&typed.country));
    set(table, "time_zone", edit::line(&typed.zone));
    set(table, "working_days", if usual { None } else { edit::list(&days) });
    set(table, "holidays", edit::list(&entries(&typed.holidays)));
    set(table, "domains", edit::list(&entries(&typed.domains)));
    set(table, "auto_relay", edit::flag(typed.auto_relay));
    set(table, "own", edit::flag(typed.own));
}
