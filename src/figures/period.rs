//! From which day to which: days are the office's own, rows carry instants. Pure.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::clock::written;

/// A period of whole days where the office sits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The instant at which the first begins, as rows write it.
    pub start: String,
    /// The instant at which the last is over.
    pub end: String,
}

/// The period asked for; what was not said, or makes no sense, is the twelve months up to today.
#[must_use]
pub fn asked(from: &str, until: &str, now: Timestamp, zone: &TimeZone) -> Period {
    let today = now.to_zoned_datetime(zone.clone()).date();
    let until: Date = until.trim().parse().unwrap_or(today);
    let year_before = || until.first_of_month().saturating_sub(11.months());
    let from = from.trim().parse().ok().filter(|from| *from <= until).unwrap_or_else(year_before);
    let begins = |day: Date| day.to_zoned_datetime(zone.clone()).map_or(now, |begin| begin.timestamp());
    let after = until.tomorrow().unwrap_or(until);
    Period { from, until, start: written(begins(from)), end: written(begins(after)) }
}

/// The months of a period, as `2026-11`, oldest first.
#[must_use]
pub fn months(period: &Period) -> Vec<String> {
    let mut months = Vec::new();
    let mut month = period.from.first_of_month();
    // Ten years of months are more than a chart can show.
    while month <= period.until && months.len() < 120 {
        months.push(format!("{:04}-{:02}", month.year(), month.month()));
        month = month.saturating_add(1.month());
    }
    months
}

/// The month of an instant given to ten minutes (`2026-11-23T09:1`), where the office sits.
#[must_use]
pub fn month_of(moment: &str, zone: &TimeZone) -> Option<String> {
    let at: Timestamp = format!("{moment}0:00Z").parse().ok()?;
    let day = at.to_zoned_datetime(zone.clone()).date();
    Some(format!("{:04}-{:02}", day.year(), day.month()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_ends_at_midnight_where_the_office_is() {
        let madrid = TimeZone::get("Europe/Madrid").unwrap();
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let period = asked("2026-07-01", "2026-07-31", now, &madrid);
        assert!(period.start.starts_with("2026-06-30T22:00:00"), "{}", period.start);
        assert!(period.end.starts_with("2026-07-31T22:00:00"), "{}", period.end);
        assert_eq!(month_of("2026-06-30T22:0", &madrid).as_deref(), Some("2026-07"));
        assert_eq!(month_of("2026-06-30T21:5", &madrid).as_deref(), Some("2026-06"));
    }

    #[test]
    fn what_makes_no_sense_is_the_last_twelve_months() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        for (from, until) in [("", ""), ("tomorrow", "never"), ("2027-01-01", "")] {
            let period = asked(from, until, now, &TimeZone::UTC);
            assert_eq!(
                (period.from.to_string(), period.until.to_string()),
                ("2025-12-01".to_owned(), "2026-11-23".to_owned())
            );
            assert_eq!(months(&period).len(), 12);
        }
    }
}
