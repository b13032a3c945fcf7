//! Dates as the world writes them: RFC 5322 section 3.3 and section 4.3, and what old and careless mailers made of
//! them. Never asks a clock.

/// Seconds since 1970 UTC; `None` when day, month or year is missing or impossible. Without a zone, UTC.
pub(crate) fn parse(line: &str) -> Option<i64> {
    let mut found = Found::default();
    let line = without_comments(line);
    for word in line.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
        found.take(word);
    }
    found.seconds()
}

#[derive(Debug, Default)]
struct Found {
    day: Option<i64>,
    month: Option<i64>,
    year: Option<i64>,
    time: Option<i64>,
    /// Seconds east of Greenwich.
    zone: Option<i64>,
}

impl Found {
    fn take(&mut self, word: &str) {
        let lower = word.to_ascii_lowercase();
        if word.contains(':') {
            self.time = self.time.or_else(|| time(word));
        } else if let Some(offset) = offset(word).filter(|_| self.time.is_some()) {
            self.zone = self.zone.or(Some(offset));
        } else if word.contains('-') || word.contains('/') {
            word.split(['-', '/']).filter(|piece| !piece.is_empty()).for_each(|piece| self.take(piece));
        } else if let Ok(number) = word.parse::<i64>() {
            self.take_number(number, word.len());
        } else if lower == "am" || lower == "pm" {
            self.time = self.time.map(|time| twelve_hours(time, lower == "pm"));
        } else if let Some(month) = month(&lower).filter(|_| self.month.is_none()) {
            self.month = Some(month);
        } else if self.time.is_some() && self.zone.is_none() {
            self.zone = named_zone(&lower);
        }
    }

    fn take_number(&mut self, number: i64, length: usize) {
        if self.day.is_none() && length <= 2 {
            self.day = Some(number);
        } else if self.year.is_none() && length <= 4 {
            // RFC 5322 section 4.3: two digits below 50 are this century, three digits count from 1900.
            self.year = Some(match (length, number) {
                (..=2, ..50) => number.saturating_add(2000),
                (..=3, _) => number.saturating_add(1900),
                _ => number,
            });
        }
    }

    fn seconds(&self) -> Option<i64> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        if !(1900..=9999).contains(&year) || !(1..=31).contains(&day) {
            return None;
        }
        let days = days_since_1970(year, month, day);
        Some(
            days.saturating_mul(86_400)
                .saturating_add(self.time.unwrap_or(0))
                .saturating_sub(self.zone.unwrap_or(0)),
        )
    }
}

/// Days since 1970-01-01 in the Gregorian calendar, by counting from the first of March.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year.saturating_sub(1) } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month.saturating_add(9)).rem_euclid(12);
    let day_of_year = (153_i64.saturating_mul(month_from_march).saturating_add(2)) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era.saturating_mul(146_097).saturating_add(day_of_era).saturating_sub(719_468)
}

fn time(word: &str) -> Option<i64> {
    let mut pieces =
        word.split([':', '.']).map(|piece| piece.trim_end_matches(|c: char| !c.is_ascii_digit()));
    let hour: i64 = pieces.next()?.parse().ok()?;
    let minute: i64 = pieces.next()?.parse().ok()?;
    let second: i64 = pieces.next().and_then(|piece| piece.parse().ok()).unwrap_or(0);
    let is_time = (0..=24).contains(&hour) && (0..60).contains(&minute) && (0..=60).contains(&second);
    is_time.then(|| hour * 3600 + minute * 60 + second)
}

fn twelve_hours(time: i64, is_afternoon: bool) -> i64 {
    let within = time % (12 * 3600);
    if is_afternoon { within + 12 * 3600 } else { within }
}

/// `+0130` in seconds. Some write `+01:30`, which [`Found::take`] sees as a time and skips.
fn offset(word: &str) -> Option<i64> {
    let (sign, digits) = match (word.strip_prefix('+'), word.strip_prefix('-')) {
        (Some(digits), _) => (1, digits),
        (_, Some(digits)) => (-1, digits),
        _ => return None,
    };
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hours: i64 = digits.get(..2)?.parse().ok()?;
    let minutes: i64 = digits.get(2..)?.parse().ok()?;
    Some(sign * (hours * 3600 + minutes * 60))
}

fn month(lower: &str) -> Option<i64> {
    let short = lower.get(..3)?;
    let index = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        .iter()
        .position(|known| *known == short)?;
    i64::try_from(index).ok().map(|index| index + 1)
}

/// The zones RFC 5322 section 4.3 knows, and a few it does not.
fn named_zone(lower: &str) -> Option<i64> {
    let hours = match lower {
        "ut" | "gmt" | "utc" | "z" | "wet" => 0,
        "est" | "cdt" => -5,
        "edt" => -4,
        "cst" | "mdt" => -6,
        "mst" | "pdt" => -7,
        "pst" => -8,
        "cet" | "met" | "bst" => 1,
        "cest" | "mest" | "eet" => 2,
        "eest" | "msk" => 3,
        "jst" | "kst" => 9,
        _ => return None,
    };
    Some(hours * 3600)
}

fn without_comments(line: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(line.len().min(200));
    for sign in line.chars().take(200) {
        match sign {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(sign),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, seconds: Option<i64>) {
        assert_eq!(parse(line), seconds, "{line}");
    }

    #[test]
    fn dates_are_read_as_written_in_the_standard() {
        check("Thu, 01 Jan 1970 00:00:00 +0000", Some(0));
        check("Fri, 21 Nov 1997 09:55:06 -0600", Some(880_127_706));
        check("Tue, 29 Feb 2000 23:59:59 GMT", Some(951_868_799));
        check("21 Nov 97 09:55:06 GMT", Some(880_106_106));
        check("Fri, 21 Nov 1997 09:55:06 +0530 (IST (really))", Some(880_086_306));
    }

    #[test]
    fn careless_dates_are_read_when_they_can_mean_one_thing_only() {
        check("04-Jan-93 13:22:13", Some(726_153_733));
        check("18 Jan 1992 17:19 (Saturday)", Some(695_755_140));
        check("18 Feb 01 12:29:13 AM", Some(982_456_153));
        check("Thu Sep  6 10:11:12 2012", Some(1_346_926_272));
    }

    #[test]
    fn what_is_no_date_is_none() {
        check("", None);
        check("yesterday", None);
        check("Mon, 99 Foo 2020 10:00:00 +0000", None);
        check("32 Jan 2020 10:00:00", None);
    }
}
