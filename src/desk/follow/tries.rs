//! Noun: how often something was tried from outside, counted by network, address or link and by hour or day; survives a
//! restart. What it is counted for is kept as a hash. All SQL on `outside_tries`.

use std::net::IpAddr;

use data_encoding::HEXLOWER;
use jiff::SignedDuration;
use sha2::{Digest, Sha256};
use store::Tx;

use crate::clock::written;
use crate::error::Result;
use crate::office::Office;

/// How many tries a thing has in a window of time.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// What is counted, such as `check`.
    pub what: &'static str,
    /// How many are let through.
    pub tries: i64,
    /// In how many hours.
    pub hours: i64,
}

/// Old windows are of no use to anybody.
const KEPT: SignedDuration = SignedDuration::from_hours(48);

/// Counts one try; `false` when there were enough already.
///
/// # Errors
/// When the database fails.
pub fn take_turn(tx: &mut Tx<'_>, office: &Office, limit: Limit, whose: &str) -> Result<bool> {
    let now = office.now();
    let window = window_at(now.as_second(), limit.hours);
    let counted_for = HEXLOWER.encode(&Sha256::digest(format!("{}\n{whose}", limit.what).as_bytes()));
    tx.run("DELETE FROM outside_tries WHERE window_at < $1", &[written(now.saturating_sub(KEPT)?).into()])?;
    let row = tx.one(
        "INSERT INTO outside_tries (counted_for, window_at, tries) VALUES ($1, $2, 1) \
         ON CONFLICT (counted_for, window_at) DO UPDATE SET tries = outside_tries.tries + 1 RETURNING tries",
        &[counted_for.into(), written(window?).into()],
    )?;
    let tries = row.map_or(Ok(0), |row| row.int("tries"))?;
    Ok(tries <= limit.tries)
}

fn window_at(second: i64, hours: i64) -> Result<jiff::Timestamp> {
    let length = hours.max(1) * 3_600;
    Ok(jiff::Timestamp::from_second(second - second.rem_euclid(length))?)
}

/// The network somebody comes from: a household or a small firm shares it, so that one cannot take many addresses.
#[must_use]
pub fn network(peer: IpAddr) -> String {
    match peer.to_canonical() {
        IpAddr::V4(address) => {
            let [one, two, three, _] = address.octets();
            format!("{one}.{two}.{three}.0/24")
        }
        IpAddr::V6(address) => {
            let [one, two, three, four, ..] = address.segments();
            format!("{one:x}:{two:x}:{three:x}:{four:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_household_is_one_network() {
        let network = |address: &str| network(address.parse().unwrap());
        assert_eq!(network("192.0.2.7"), network("192.0.2.250"));
        assert_eq!(network("::ffff:192.0.2.7"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.7"), network("192.0.3.7"));
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
    }
}
