//! Noun: how often something was done from one network, for one address and in all, so that one hand cannot fill the
//! office. All SQL on `request_tries`.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use store::Tx;

use crate::clock::written;
use crate::error::Result;
use crate::keys::token_hash;
use crate::office::Office;
use crate::refusal::Refusal;

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// Something that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A form is begun.
    Start,
    /// A file is added.
    Upload,
    /// A request is sent.
    Send,
    /// A link is asked for by letter.
    Link,
}

impl Deed {
    /// The word it is counted under, what one network may do in an hour, and everybody together in a day.
    fn limits(self) -> (&'static str, i64, i64) {
        match self {
            Deed::Start => ("start", 40, 5_000),
            Deed::Upload => ("upload", 120, 10_000),
            Deed::Send => ("send", 20, 2_000),
            Deed::Link => ("link", 10, 500),
        }
    }
}

/// Counts one deed from a network; refuses when it was too many.
///
/// # Errors
/// [`Refusal::TooManyRequests`].
pub fn count(tx: &mut Tx<'_>, office: &Office, deed: Deed, peer: IpAddr) -> Result<()> {
    let (word, of_network, of_all) = deed.limits();
    let network = one_more(tx, &format!("{word}:{}", network(peer)), window(office.now(), HOUR)?)?;
    let all = one_more(tx, &format!("{word}:everybody"), window(office.now(), DAY)?)?;
    if network > of_network || all > of_all { Err(Refusal::TooManyRequests.into()) } else { Ok(()) }
}

/// Counts one deed for a mail address and says the how manieth it was today. Whose address it is, is not kept.
///
/// # Errors
/// When the database fails.
pub fn for_address(tx: &mut Tx<'_>, office: &Office, deed: Deed, address: &str) -> Result<i64> {
    let counted_for = format!("{}-to:{}", deed.limits().0, token_hash(&address.to_lowercase()));
    one_more(tx, &counted_for, window(office.now(), DAY)?)
}

/// Forgets what was counted more than two days ago.
///
/// # Errors
/// When the database fails.
pub fn forget_old(tx: &mut Tx<'_>, now: Timestamp) -> Result<()> {
    let before = now.saturating_sub(SignedDuration::from_hours(48))?;
    tx.run("DELETE FROM request_tries WHERE window_at < $1", &[written(before).into()])?;
    Ok(())
}

fn one_more(tx: &mut Tx<'_>, counted_for: &str, window_at: String) -> Result<i64> {
    let row = tx.one(
        "INSERT INTO request_tries (counted_for, window_at, tries) VALUES ($1, $2, 1) \
         ON CONFLICT (counted_for, window_at) DO UPDATE SET tries = request_tries.tries + 1 RETURNING tries",
        &[counted_for.into(), window_at.into()],
    )?;
    Ok(row.map_or(Ok(1), |row| row.int("tries"))?)
}

fn window(now: Timestamp, seconds: i64) -> Result<String> {
    Ok(written(Timestamp::from_second(now.as_second() - now.as_second().rem_euclid(seconds))?))
}

/// The network somebody comes from: /24 or /64, as far as one hand usually reaches.
fn network(peer: IpAddr) -> String {
    match peer.to_canonical() {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_one_network() {
        let of = |address: &str| network(address.parse().unwrap());
        assert_eq!(of("192.0.2.7"), of("192.0.2.250"));
        assert_eq!(of("::ffff:192.0.2.7"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.7"), of("192.0.3.7"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
    }
}
