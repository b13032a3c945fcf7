//! A time limit explained: how many days, from when, by whose calendar, which days do not count and why.

use jiff::ToSpan;
use jiff::civil::Date;

use super::letter_view::Mark;
use super::names::{Names, When};
use crate::clock::instant;
use crate::desk::case_file::CaseFile;
use crate::desk::dispatch::Dispatch;
use crate::desk::lane::Lane;
use crate::desk::wording::last_day;
use crate::time_limit::{Calendar, Days, Pause};

/// The clock of one dispatch.
#[derive(Debug)]
pub struct LimitView {
    /// The authority's key.
    pub authority: String,
    /// How the dispatch stands.
    pub mark: Mark,
    /// When it went out.
    pub sent: When,
    /// The last day on which an answer is in time.
    pub due: Option<When>,
    /// Whether that day is over and nothing came.
    pub is_overdue: bool,
    /// Whether the clock runs or stands still: whether an answer is still owed.
    pub is_open: bool,
    /// How the day was reckoned, a sentence each.
    pub reckoning: Vec<String>,
}

/// More single days than this are told by their number.
const MOST_DAYS: usize = 8;

impl LimitView {
    /// The clocks of a lane, the oldest dispatch first.
    #[must_use]
    pub fn of_lane(names: &Names<'_>, file: &CaseFile, lane: &Lane) -> Vec<LimitView> {
        let own = file.dispatches.iter().filter(|dispatch| dispatch.lane_id == lane.lane_id);
        own.map(|dispatch| LimitView::of(names, file, dispatch)).collect()
    }

    /// The clock of a dispatch.
    #[must_use]
    pub fn of(names: &Names<'_>, file: &CaseFile, dispatch: &Dispatch) -> LimitView {
        let is_overdue = dispatch.is_overdue(names.visit.office.now());
        let stands_still = dispatch.is_open()
            && file
                .pauses
                .iter()
                .any(|(id, pause, _)| *id == dispatch.dispatch_id && pause.until_on.is_none());
        let (tone, phrase) = match (is_overdue, stands_still) {
            (true, _) => ("bad", "case-overdue".to_owned()),
            (false, true) => ("warn", "case-dispatch-paused".to_owned()),
            _ => (tone(&dispatch.state), format!("case-dispatch-{}", dispatch.state)),
        };
        let authority = names.known_authority(&dispatch.authority);
        let last = authority.and_then(|authority| last_day(dispatch.due_at.as_deref(), authority).ok());
        LimitView {
            authority: dispatch.authority.clone(),
            mark: Mark { tone, word: names.say(&phrase) },
            sent: names.moment(&dispatch.sent_at),
            due: last.filter(|day| !day.is_empty()).map(|day| names.written_day(&day)),
            is_overdue,
            is_open: dispatch.is_open(),
            reckoning: reckoning(names, file, dispatch).unwrap_or_default(),
        }
    }
}

fn tone(state: &str) -> &'static str {
    match state {
        "answered" => "good",
        "failed" => "bad",
        _ => "",
    }
}

/// The sentences; `None` when the office file no longer knows authority or procedure, or there is no limit.
fn reckoning(names: &Names<'_>, file: &CaseFile, dispatch: &Dispatch) -> Option<Vec<String>> {
    let authority = names.known_authority(&dispatch.authority)?;
    let procedure = names.in_force.directory.procedure(file.case.procedure.as_deref()?)?;
    let limit = procedure.answer_limit()?;
    let calendar = authority.calendar();
    let sent_on = calendar.day_of(instant(&dispatch.sent_at).ok()?);
    let zone = authority.time_zone.as_ref().map_or("UTC", |zone| zone.as_ref().as_str());
    let values = [
        ("days", in_words(names, limit)),
        ("from", names.day(sent_on).shown),
        ("place", zone.replace('_', " ")),
    ];
    let mut told = vec![names.tell("case-limit-rule", &values)];
    if dispatch.extended_days > 0 {
        told.push(names.visit.language.count("case-limit-extended", dispatch.extended_days));
    }
    let pauses: Vec<&(String, Pause, String)> =
        file.pauses.iter().filter(|(id, ..)| *id == dispatch.dispatch_id).collect();
    if let Some(until) = dispatch.due_at.as_deref().and_then(|at| instant(at).ok()) {
        let off = days_off(&calendar, (sent_on, calendar.day_of(until)), limit);
        told.extend(holidays(names, &off));
    }
    told.extend(pauses.into_iter().map(|(_, pause, why)| paused(names, pause, why)));
    Some(told)
}

fn in_words(names: &Names<'_>, days: Days) -> String {
    let phrase = if days.working { "case-working-days" } else { "case-days" };
    names.visit.language.count(phrase, days.count)
}

/// Holidays in between that would otherwise have counted.
fn days_off(calendar: &Calendar, (from, to): (Date, Date), limit: Days) -> Vec<Date> {
    if !limit.working {
        return Vec::new();
    }
    calendar
        .holidays
        .range(from.checked_add(1.day()).unwrap_or(from)..to)
        .filter(|day| calendar.working_days.contains(&day.weekday()))
        .copied()
        .collect()
}

fn holidays(names: &Names<'_>, off: &[Date]) -> Option<String> {
    if off.is_empty() {
        return None;
    }
    let mut days: Vec<String> = off.iter().take(MOST_DAYS).map(|day| names.day(*day).shown).collect();
    if off.len() > MOST_DAYS {
        days.push("…".to_owned());
    }
    Some(names.tell("case-limit-holidays", &[("days", days.join(", "))]))
}

fn paused(names: &Names<'_>, pause: &Pause, why: &str) -> String {
    let from = ("from", names.day(pause.from_on).shown);
    let why = ("why", why.to_owned());
    match pause.until_on {
        Some(until) => names.tell("case-limit-paused", &[from, ("to", names.day(until).shown), why]),
        None => names.tell("case-limit-stands", &[from, why]),
    }
}
