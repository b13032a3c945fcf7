//! Days, months, moments and ages as each language writes them (CLDR). What is given is text as it is stored: a day
//! (`2026-11-24`) or an instant in UTC; what cannot be read is shown as it stands.

use std::collections::BTreeMap;
use std::sync::RwLock;

use icu::calendar::{Date, Gregorian};
use icu::datetime::FixedCalendarDateTimeFormatter as Formatter;
use icu::datetime::fieldsets::{YM, YMD, YMDT};
use icu::datetime::input::{DateTime, Time};
use icu::decimal::input::Decimal;
use icu_experimental::relativetime::options::Numeric;
use icu_experimental::relativetime::{RelativeTimeFormatter, RelativeTimeFormatterOptions};
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::each::Each;
use super::{LANGUAGES, Language};

static DAYS: Each<Formatter<Gregorian, YMD>> = Each::new(|language, locale| {
    let fields = if language.shortens_months() { YMD::medium() } else { YMD::long() };
    Formatter::try_new(locale.into(), fields).ok()
});
static FULL_DAYS: Each<Formatter<Gregorian, YMD>> =
    Each::new(|_, locale| Formatter::try_new(locale.into(), YMD::long()).ok());
static MONTHS: Each<Formatter<Gregorian, YM>> =
    Each::new(|_, locale| Formatter::try_new(locale.into(), YM::long()).ok());
static MOMENTS: Each<Formatter<Gregorian, YMDT>> = Each::new(|language, locale| {
    let fields = if language.shortens_months() { YMD::medium() } else { YMD::long() };
    Formatter::try_new(locale.into(), fields.with_time_hm()).ok()
});
static AGES: Each<[RelativeTimeFormatter; 6]> = Each::new(|_, locale| {
    let counted = RelativeTimeFormatterOptions::default();
    let in_words = counted.with_numeric(Numeric::Auto);
    Some([
        RelativeTimeFormatter::try_new_long_second(locale.into(), in_words).ok()?,
        RelativeTimeFormatter::try_new_long_minute(locale.into(), counted).ok()?,
        RelativeTimeFormatter::try_new_long_hour(locale.into(), counted).ok()?,
        RelativeTimeFormatter::try_new_long_day(locale.into(), counted).ok()?,
        RelativeTimeFormatter::try_new_long_month(locale.into(), counted).ok()?,
        RelativeTimeFormatter::try_new_long_year(locale.into(), counted).ok()?,
    ])
});

/// Days as they were written the first time: a list says fifty of them, and the same ones all day.
static KNOWN_DAYS: [RwLock<BTreeMap<civil::Date, String>>; LANGUAGES.len()] =
    [const { RwLock::new(BTreeMap::new()) }; LANGUAGES.len()];
const MOST_DAYS: usize = 3_660;

impl Language {
    /// A day, short: 24 Nov 2026. An instant is taken in the zone.
    #[must_use]
    pub fn day(self, written: &str, zone: &TimeZone) -> String {
        let Some(day) = civil_day_of(written, zone) else { return written.to_owned() };
        if let Some(known) = known_days(self).and_then(|days| days.read().ok()?.get(&day).cloned()) {
            return known;
        }
        let said = date(day).and_then(|date| Some(DAYS.of(self)?.format(&date).to_string()));
        let said = said.unwrap_or_else(|| written.to_owned());
        if let Some(mut days) = known_days(self).and_then(|days| days.write().ok()) {
            // Days of ten years; whoever asks for more begins anew.
            if days.len() >= MOST_DAYS {
                days.clear();
            }
            days.insert(day, said.clone());
        }
        said
    }

    /// A day, its month in full: 24 November 2026.
    #[must_use]
    pub fn day_in_full(self, written: &str, zone: &TimeZone) -> String {
        let day = day_of(written, zone).and_then(|day| Some(FULL_DAYS.of(self)?.format(&day).to_string()));
        day.unwrap_or_else(|| written.to_owned())
    }

    /// An instant in the zone, to the minute: 24 Nov 2026, 15:05. A day alone stays a day.
    #[must_use]
    pub fn moment(self, written: &str, zone: &TimeZone) -> String {
        let Ok(at) = written.parse::<Timestamp>() else { return self.day(written, zone) };
        let at = zone.to_datetime(at);
        let moment = date(at.date()).and_then(|date| {
            let time = Time::try_new(number(at.hour()), number(at.minute()), 0, 0).ok()?;
            Some(MOMENTS.of(self)?.format(&DateTime { date, time }).to_string())
        });
        moment.unwrap_or_else(|| written.to_owned())
    }

    /// A month given as `2026-11`, or the month of a day or an instant: November 2026.
    #[must_use]
    pub fn month(self, written: &str, zone: &TimeZone) -> String {
        let day = day_of(written, zone).or_else(|| day_of(&format!("{written}-01"), zone));
        let month = day.and_then(|day| Some(MONTHS.of(self)?.format(&day).to_string()));
        month.unwrap_or_else(|| written.to_owned())
    }

    /// How long ago something was, or how far off it is, in the largest measure that is full: 3 days ago, in 2 hours.
    #[must_use]
    pub fn ago(self, written: &str, now: Timestamp, zone: &TimeZone) -> String {
        let age = match (written.parse::<Timestamp>(), written.parse::<civil::Date>()) {
            (Ok(at), _) => age(at.as_second() - now.as_second()),
            (_, Ok(day)) => {
                let today = zone.to_datetime(now).date();
                in_days(today.until(day).map_or(0, |span| i64::from(span.get_days())))
            }
            _ => return written.to_owned(),
        };
        let said = AGES.of(self).and_then(|ages| {
            let (measure, many) = age;
            Some(ages.get(measure)?.format(Decimal::from(many)).to_string())
        });
        said.unwrap_or_else(|| written.to_owned())
    }

    /// Whether its short months are words: the short days of the others are bare numbers, read differently elsewhere.
    fn shortens_months(self) -> bool {
        matches!(self.code(), "en" | "es" | "fr" | "ru")
    }
}

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// Which of the ages' measures, and how many of it.
fn age(seconds: i64) -> (usize, i64) {
    match seconds.abs() {
        0..MINUTE => (0, 0),
        MINUTE..HOUR => (1, seconds / MINUTE),
        HOUR..DAY => (2, seconds / HOUR),
        _ => in_days(seconds / DAY),
    }
}

fn in_days(days: i64) -> (usize, i64) {
    match days.abs() {
        0..60 => (3, days),
        60..365 => (4, days / 30),
        _ => (5, days / 365),
    }
}

fn day_of(written: &str, zone: &TimeZone) -> Option<Date<Gregorian>> {
    date(civil_day_of(written, zone)?)
}

fn civil_day_of(written: &str, zone: &TimeZone) -> Option<civil::Date> {
    let at = written.parse::<Timestamp>().map(|at| zone.to_datetime(at).date());
    at.or_else(|_| written.parse::<civil::Date>()).ok()
}

fn known_days(language: Language) -> Option<&'static RwLock<BTreeMap<civil::Date, String>>> {
    KNOWN_DAYS.get(language.position())
}

fn date(day: civil::Date) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(i32::from(day.year()), number(day.month()), number(day.day())).ok()
}

/// Jiff counts in signed octets, CLDR in unsigned ones; neither goes below nought here.
fn number(part: i8) -> u8 {
    u8::try_from(part).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: &str = "2026-11-24T23:05:00.000Z";

    fn in_all(written: impl Fn(Language) -> String) -> Vec<String> {
        Language::all().map(written).collect()
    }

    #[test]
    fn a_day_is_written_as_each_language_does() {
        let days = in_all(|language| language.day("2026-11-04", &TimeZone::UTC));
        let words = ["4 Nov 2026", "4 nov 2026", "4 nov. 2026", "4 нояб. 2026\u{202f}г.", "2026年11月4日"];
        assert_eq!(days[..5], words);
        assert_eq!(days[5..], ["2026년 11월 4일", "4 نوفمبر 2026"]);
        let full = in_all(|language| language.day_in_full("2026-11-04", &TimeZone::UTC));
        assert_eq!(full[..3], ["4 November 2026", "4 de noviembre de 2026", "4 novembre 2026"]);
        let months = in_all(|language| language.month("2026-11", &TimeZone::UTC));
        assert_eq!(
            months[..4],
            ["November 2026", "noviembre de 2026", "novembre 2026", "ноябрь 2026\u{202f}г."]
        );
    }

    #[test]
    fn a_moment_is_told_in_the_offices_time_zone() {
        let madrid = TimeZone::get("Europe/Madrid").unwrap();
        assert_eq!(Language::ENGLISH.moment(AT, &madrid), "25 Nov 2026, 00:05");
        assert_eq!(Language::ENGLISH.day(AT, &madrid), "25 Nov 2026");
        assert_eq!(Language::of("ar").unwrap().moment(AT, &madrid), "25 نوفمبر 2026 في 00:05");
        assert_eq!(Language::ENGLISH.moment("2026-11-24", &madrid), "24 Nov 2026");
        assert_eq!(Language::ENGLISH.moment("soon", &madrid), "soon");
    }

    #[test]
    fn an_age_is_told_in_the_largest_measure_that_is_full() {
        let now = AT.parse::<Timestamp>().unwrap();
        let told = |written| Language::ENGLISH.ago(written, now, &TimeZone::UTC);
        assert_eq!(told("2026-11-24T23:04:31Z"), "now");
        assert_eq!(told("2026-11-24T22:06:00Z"), "59 minutes ago");
        assert_eq!(told("2026-11-24T21:06:00Z"), "1 hour ago");
        assert_eq!(told("2026-11-21T23:00:00Z"), "3 days ago");
        assert_eq!(told("2026-11-27T23:06:00Z"), "in 3 days");
        assert_eq!(told("2026-11-27"), "in 3 days");
        assert_eq!(told("2026-08-01"), "3 months ago");
        assert_eq!(told("2024-08-01T00:00:00Z"), "2 years ago");
        let russian = |written| Language::of("ru").unwrap().ago(written, now, &TimeZone::UTC);
        assert_eq!(russian("2026-11-22T23:00:00Z"), "2 дня назад");
        assert_eq!(russian("2026-11-19T23:00:00Z"), "5 дней назад");
        assert_eq!(Language::of("ar").unwrap().ago("2026-11-22T23:00:00Z", now, &TimeZone::UTC), "قبل يومين");
    }
}
