//! The four kinds of value both databases share, and how instants are written in them. No other kind is ever stored: flags
//! are 0 and 1, ids are text, instants are text of fixed width.

/// A value bound to a statement or read from a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// No value.
    Null,
    /// A whole number; a flag is 0 or 1.
    Int(i64),
    /// Text without the character U+0000, which PostgreSQL cannot keep.
    Text(String),
    /// Bytes as they are.
    Bytes(Vec<u8>),
}

impl Value {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Int(_) => "a number",
            Self::Text(_) => "text",
            Self::Bytes(_) => "bytes",
        }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Self {
        Self::Int(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Int(number.into())
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Int(flag.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

const MS_PER_DAY: i64 = 86_400_000;
/// The first millisecond of the year 0000 and the last of 9999, as milliseconds since 1970.
const REACH: (i64, i64) = (-62_167_219_200_000, 253_402_300_799_999);

/// Writes an instant (milliseconds since 1970-01-01T00:00Z) as `YYYY-MM-DDTHH:MM:SS.mmmZ`, a profile of RFC 3339 whose
/// order as text is the order in time. Instants outside the years 0000 to 9999 are held at the nearest end.
#[must_use]
pub fn instant(ms_since_1970: i64) -> String {
    let ms = ms_since_1970.clamp(REACH.0, REACH.1);
    let (year, month, day) = civil(ms.div_euclid(MS_PER_DAY));
    let rest = ms.rem_euclid(MS_PER_DAY);
    let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60);
    let (second, milli) = (rest / 1000 % 60, rest % 1000);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
}

/// Reads what [`instant`] wrote, as milliseconds since 1970; `None` for anything else, including days that never were.
#[must_use]
pub fn instant_ms(text: &str) -> Option<i64> {
    let digits = |from: usize, to: usize| -> Option<i64> {
        let part = text.get(from..to)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse().ok())?
    };
    let (year, month, day) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
    let (hour, minute) = (digits(11, 13)?, digits(14, 16)?);
    let (second, milli) = (digits(17, 19)?, digits(20, 23)?);
    let days = days(year, month, day);
    let ms = days * MS_PER_DAY + hour * 3_600_000 + minute * 60_000 + second * 1000 + milli;
    // Writing it again is the whole check: separators, ranges and the length of months at once.
    (instant(ms) == text).then_some(ms)
}

/// Year, month and day of the day so many days after 1970-01-01, in the Gregorian calendar carried backwards.
/// The year is taken to begin in March, which puts the leap day at its end; 146,097 days are 400 years.
fn civil(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = year_of_era + shifted.div_euclid(146_097) * 400 + i64::from(month <= 2);
    (year, month, day)
}

/// The reverse of [`civil`].
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let year_of_era = year.rem_euclid(400);
    let march_month = (month + 9) % 12;
    let of_year = (153 * march_month + 2) / 5 + day - 1;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    year.div_euclid(400) * 146_097 + of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_instant_is_written_at_fixed_width_in_utc() {
        for (ms, text) in [
            (0, "1970-01-01T00:00:00.000Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (2_147_483_648_000, "2038-01-19T03:14:08.000Z"),
            (1_794_700_800_123, "2026-11-15T00:00:00.123Z"),
            (i64::MAX, "9999-12-31T23:59:59.999Z"),
            (i64::MIN, "0000-01-01T00:00:00.000Z"),
        ] {
            assert_eq!(instant(ms), text);
        }
    }

    #[test]
    fn a_day_that_never_was_is_no_instant() {
        for text in [
            "",
            "2026-02-29T00:00:00.000Z",
            "2026-13-01T00:00:00.000Z",
            "2026-01-01T24:00:00.000Z",
            "2026-01-01T00:00:00.000",
            "2026-01-01 00:00:00.000Z",
            "2026-01-01T00:00:00.000Zx",
            "+026-01-01T00:00:00.000Z",
            "２026-01-01T00:00:00.000Z",
        ] {
            assert_eq!(instant_ms(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_instant_reads_back_as_it_was_written(ms in REACH.0..=REACH.1) {
            prop_assert_eq!(instant_ms(&instant(ms)), Some(ms));
        }

        #[test]
        fn instants_sort_as_text_as_they_do_in_time(a in REACH.0..=REACH.1, b in REACH.0..=REACH.1) {
            prop_assert_eq!(a.cmp(&b), instant(a).cmp(&instant(b)));
        }
    }
}
