//! Time limits: when something is due, in the working days of the authority that owes it. Pure; the clock is told.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// How far a search for a working day goes before it gives up: ten years.
const HORIZON_DAYS: i64 = 3_660;

/// An authority's calendar.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// Where it works.
    pub time_zone: TimeZone,
    /// On which days of the week.
    pub working_days: Vec<Weekday>,
    /// Days off besides.
    pub holidays: BTreeSet<Date>,
}

impl Calendar {
    /// Whether the authority works on that day.
    #[must_use]
    pub fn works_on(&self, day: Date) -> bool {
        self.working_days.contains(&day.weekday()) && !self.holidays.contains(&day)
    }

    /// The civil day of an instant, where the authority is.
    #[must_use]
    pub fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned_datetime(self.time_zone.clone()).date()
    }
}

/// A length of time in days: `2 working days`, `10 days`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// How many; at least 1.
    pub count: i64,
    /// Whether only working days count.
    pub working: bool,
}

impl FromStr for Days {
    type Err = String;

    fn from_str(text: &str) -> Result<Days, String> {
        let wrong = || format!("\"{text}\" is not a number of days: write \"3 working days\" or \"10 days\"");
        let mut words = text.split_whitespace();
        let count: i64 = words.next().and_then(|word| word.parse().ok()).ok_or_else(wrong)?;
        let rest: Vec<&str> = words.collect();
        let working = match rest.as_slice() {
            ["working", "day" | "days"] => true,
            ["day" | "days"] => false,
            _ => return Err(wrong()),
        };
        if (1..=1_000).contains(&count) { Ok(Days { count, working }) } else { Err(wrong()) }
    }
}

impl fmt::Display for Days {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let working = if self.working { "working " } else { "" };
        write!(formatter, "{} {working}day{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

/// Days on which a clock stood still: from `from_on`, until `until_on` counts again (`None`: it still stands).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// The first day that does not count.
    pub from_on: Date,
    /// The first day that counts again.
    pub until_on: Option<Date>,
}

impl Pause {
    fn covers(&self, day: Date) -> bool {
        self.from_on <= day && self.until_on.is_none_or(|until| day < until)
    }
}

/// The end of the last day allowed: the day of `start` does not count, paused days do not count, and where working
/// days are meant neither do days off. `None` while the clock stands still or when there is no such day in ten years.
#[must_use]
pub fn due(start: Timestamp, days: Days, calendar: &Calendar, pauses: &[Pause]) -> Option<Timestamp> {
    let mut day = calendar.day_of(start);
    let mut left = days.count;
    for _ in 0..HORIZON_DAYS {
        day = day.checked_add(1.day()).ok()?;
        if pauses.iter().any(|pause| pause.until_on.is_none() && pause.covers(day)) {
            return None;
        }
        let counts =
            !pauses.iter().any(|pause| pause.covers(day)) && (!days.working || calendar.works_on(day));
        left -= i64::from(counts);
        if left == 0 {
            return end_of(day, calendar);
        }
    }
    None
}

/// The first instant of the next day: a time limit of a day is over when that day is.
fn end_of(day: Date, calendar: &Calendar) -> Option<Timestamp> {
    let next = day.checked_add(1.day()).ok()?;
    next.to_zoned_datetime(calendar.time_zone.clone()).ok().map(|midnight| midnight.timestamp())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn calendar(holidays: &[&str]) -> Calendar {
        Calendar {
            time_zone: TimeZone::get("Europe/Prague").unwrap(),
            working_days: vec![
                Weekday::Monday,
                Weekday::Tuesday,
                Weekday::Wednesday,
                Weekday::Thursday,
                Weekday::Friday,
            ],
            holidays: holidays.iter().map(|day| day.parse().unwrap()).collect(),
        }
    }

    fn check(
        start: &str,
        days: &str,
        holidays: &[&str],
        pauses: &[(&str, Option<&str>)],
        expected: Option<&str>,
    ) {
        let pauses: Vec<Pause> = pauses
            .iter()
            .map(|(from, until)| Pause {
                from_on: from.parse().unwrap(),
                until_on: until.map(|until| until.parse().unwrap()),
            })
            .collect();
        let found = due(start.parse().unwrap(), days.parse().unwrap(), &calendar(holidays), &pauses);
        assert_eq!(found, expected.map(|at| at.parse().unwrap()), "{start} + {days}");
    }

    #[test]
    fn working_days_skip_weekends_holidays_and_pauses() {
        // 2026-11-23 is a Monday; Prague is an hour ahead of UTC in winter.
        check("2026-11-23T10:00:00Z", "2 working days", &[], &[], Some("2026-11-25T23:00:00Z"));
        check("2026-11-27T10:00:00Z", "1 working day", &[], &[], Some("2026-11-30T23:00:00Z"));
        check(
            "2026-12-23T10:00:00Z",
            "1 working day",
            &["2026-12-24", "2026-12-25"],
            &[],
            Some("2026-12-28T23:00:00Z"),
        );
        check("2026-11-27T10:00:00Z", "3 days", &[], &[], Some("2026-11-30T23:00:00Z"));
        check(
            "2026-11-23T10:00:00Z",
            "2 working days",
            &[],
            &[("2026-11-24", Some("2026-11-26"))],
            Some("2026-11-27T23:00:00Z"),
        );
        check("2026-11-23T10:00:00Z", "2 working days", &[], &[("2026-11-24", None)], None);
        // A pause that begins after the last day changes nothing.
        check(
            "2026-11-23T10:00:00Z",
            "2 working days",
            &[],
            &[("2026-11-26", None)],
            Some("2026-11-25T23:00:00Z"),
        );
    }

    #[test]
    fn the_day_is_the_authoritys_day_and_summer_time_is_kept() {
        // 23:30 UTC is already Tuesday in Prague.
        check("2026-11-23T23:30:00Z", "1 working day", &[], &[], Some("2026-11-25T23:00:00Z"));
        // The clocks change on 2026-03-29: midnight in Prague moves from 23:00 to 22:00 UTC.
        check("2026-03-27T10:00:00Z", "1 working day", &[], &[], Some("2026-03-30T22:00:00Z"));
    }

    #[test]
    fn an_authority_that_never_works_has_no_due_day() {
        let idle = Calendar { working_days: Vec::new(), ..calendar(&[]) };
        assert_eq!(due(Timestamp::UNIX_EPOCH, "1 working day".parse().unwrap(), &idle, &[]), None);
    }

    #[test]
    fn days_are_read_strictly() {
        for wrong in ["", "two days", "3", "0 days", "3 working", "-1 days", "3 days more"] {
            assert!(wrong.parse::<Days>().is_err(), "{wrong}");
        }
        assert_eq!("3 working days".parse::<Days>().unwrap().to_string(), "3 working days");
    }

    proptest! {
        #[test]
        fn a_longer_limit_is_never_due_sooner(start in 0_i64..4_000_000_000, days in 1_i64..200, working: bool) {
            let start = Timestamp::from_second(start).unwrap();
            let one = due(start, Days { count: days, working }, &calendar(&["2026-12-24"]), &[]).unwrap();
            let two = due(start, Days { count: days + 1, working }, &calendar(&["2026-12-24"]), &[]).unwrap();
            prop_assert!(start < one && one < two);
        }

        #[test]
        fn a_pause_never_brings_the_day_nearer(start in 0_i64..4_000_000_000, days in 1_i64..60, from in 0_i64..90, length in 0_i64..40) {
            let start = Timestamp::from_second(start).unwrap();
            let calendar = calendar(&[]);
            let from_on = calendar.day_of(start).checked_add(from.days()).unwrap();
            let pause = Pause { from_on, until_on: Some(from_on.checked_add(length.days()).unwrap()) };
            let limit = Days { count: days, working: true };
            prop_assert!(due(start, limit, &calendar, &[]).unwrap() <= due(start, limit, &calendar, &[pause]).unwrap());
        }

        #[test]
        fn the_last_day_is_a_working_day(start in 0_i64..4_000_000_000, days in 1_i64..60) {
            let calendar = calendar(&[]);
            let end = due(Timestamp::from_second(start).unwrap(), Days { count: days, working: true }, &calendar, &[]).unwrap();
            let last = calendar.day_of(end).checked_sub(1.day()).unwrap();
            prop_assert!(calendar.works_on(last));
        }
    }
}
