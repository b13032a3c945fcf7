//! How long authorities take: the median of what they answered, beside what they have not. Pure.

use std::collections::BTreeMap;

use super::tally::Sent;
use crate::clock::instant;
use crate::error::Result;

/// How one authority answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// Key of the authority.
    pub authority: String,
    /// Dispatches sent in the period.
    pub sent: i64,
    /// Of those, answered.
    pub answered: i64,
    /// Half of the answers took no longer than this many tenths of a day; `None` while nothing was answered.
    pub median: Option<i64>,
}

/// Seconds in a tenth of a day.
const TENTH: i64 = 8_640;

/// The pace of each authority, the one that was written to most first.
///
/// # Errors
/// When a stored instant cannot be read.
pub fn paces(sendings: &[Sent]) -> Result<Vec<Pace>> {
    let mut by_authority: BTreeMap<&str, (i64, Vec<i64>)> = BTreeMap::new();
    for sent in sendings {
        let (count, took) = by_authority.entry(&sent.authority).or_default();
        *count += 1;
        if let Some(answered_at) = &sent.answered_at {
            took.push(instant(answered_at)?.as_second() - instant(&sent.sent_at)?.as_second());
        }
    }
    let mut paces: Vec<Pace> = by_authority
        .into_iter()
        .map(|(authority, (sent, took))| Pace {
            authority: authority.to_owned(),
            sent,
            answered: i64::try_from(took.len()).unwrap_or(i64::MAX),
            median: median(took).map(tenths),
        })
        .collect();
    paces.sort_by_key(|pace| -pace.sent);
    Ok(paces)
}

/// The middle one; of an even number the mean of the middle two.
#[must_use]
pub fn median(mut values: Vec<i64>) -> Option<i64> {
    values.sort_unstable();
    let upper = values.get(values.len() / 2)?;
    if values.len() % 2 == 1 {
        return Some(*upper);
    }
    let lower = values.get((values.len() / 2).checked_sub(1)?)?;
    Some(lower + (upper - lower) / 2)
}

/// Seconds as tenths of a day, to the nearest; a clock that was set back counts as none.
fn tenths(seconds: i64) -> i64 {
    (seconds.max(0) + TENTH / 2) / TENTH
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[i64], expected: Option<i64>) {
        assert_eq!(median(values.to_vec()), expected, "{values:?}");
    }

    #[test]
    fn the_median_is_the_middle_of_what_was_answered() {
        check(&[], None);
        check(&[7], Some(7));
        check(&[9, 1], Some(5));
        check(&[100, 1, 2], Some(2));
        check(&[4, 1, 3, 2], Some(2));
        check(&[i64::MAX, i64::MAX - 2], Some(i64::MAX - 1));
    }

    fn sent(authority: &str, sent_at: &str, answered_at: Option<&str>) -> Sent {
        Sent {
            authority: authority.to_owned(),
            sent_at: sent_at.to_owned(),
            answered_at: answered_at.map(str::to_owned),
        }
    }

    #[test]
    fn an_open_dispatch_counts_as_sent_and_not_as_an_answer() {
        let sendings = [
            sent("roads", "2026-01-01T00:00:00Z", Some("2026-01-03T12:00:00Z")),
            sent("roads", "2026-01-01T00:00:00Z", Some("2026-01-11T00:00:00Z")),
            sent("roads", "2026-01-01T00:00:00Z", Some("2026-01-02T00:00:00Z")),
            sent("roads", "2026-01-01T00:00:00Z", None),
            sent("ports", "2026-01-01T00:00:00Z", None),
        ];
        let paces = paces(&sendings).unwrap();
        assert_eq!(
            paces,
            [
                Pace { authority: "roads".to_owned(), sent: 4, answered: 3, median: Some(25) },
                Pace { authority: "ports".to_owned(), sent: 1, answered: 0, median: None },
            ]
        );
    }
}
