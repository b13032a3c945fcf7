//! Noun: tries to come in, counted for an account, for a network and for everybody, so that guessing ends before it
//! begins. Counted before anything is looked at, and kept over a restart. All SQL on `sign_in_tries`.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use store::Tx;

use crate::clock::written;
use crate::error::Result;
use crate::office::Office;
use crate::staff::account::folded;
use crate::staff::admission::hashed;

/// Tries are counted for so long.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// Tries at one account.
const OF_AN_ACCOUNT: i64 = 10;
/// Tries from one network, whatever the account.
const OF_A_NETWORK: i64 = 20;
/// Passkeys asked for from one network.
const CEREMONIES_OF_A_NETWORK: i64 = 120;
/// Tries of the whole world.
const OF_EVERYBODY: i64 = 300;

/// What one try is counted for, each with how many there may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted(Vec<(String, i64)>);

impl Counted {
    /// A try to sign in with this address from there. The row keeps no address, and counts what is no account as well:
    /// neither tells which accounts there are.
    #[must_use]
    pub fn of(email: &str, peer: IpAddr) -> Counted {
        // Always in this order: two nodes that count the same try must not wait for each other in a circle.
        Counted(vec![
            (account(email), OF_AN_ACCOUNT),
            ("everybody".to_owned(), OF_EVERYBODY),
            (format!("network:{}", network(peer)), OF_A_NETWORK),
        ])
    }

    /// A browser asks to be asked for a passkey: nothing is guessed by it, but each leaves a row for some minutes.
    #[must_use]
    pub fn ceremony(peer: IpAddr) -> Counted {
        Counted(vec![(format!("ceremonies:{}", network(peer)), CEREMONIES_OF_A_NETWORK)])
    }

    /// Counts the try; `false` when it is one too many and must not be looked at.
    ///
    /// # Errors
    /// When the database fails.
    pub fn take(&self, office: &Office) -> Result<bool> {
        let window_at = window(office.now());
        // A flood is answered without writing anything.
        if office.read(|tx| self.is_over(tx, &window_at))? {
            return Ok(false);
        }
        office.write(|tx| {
            tx.run(
                "DELETE FROM sign_in_tries WHERE window_at < $1",
                &[window(office.now() - SignedDuration::from_hours(24)).into()],
            )?;
            let mut is_within = true;
            for (counted_for, most) in &self.0 {
                is_within &= count(tx, counted_for, &window_at)? <= *most;
            }
            Ok(is_within)
        })
    }

    fn is_over(&self, tx: &mut Tx<'_>, window_at: &str) -> Result<bool> {
        for (counted_for, most) in &self.0 {
            let sql = "SELECT tries FROM sign_in_tries WHERE counted_for = $1 AND window_at = $2";
            let row = tx.one(sql, &[counted_for.as_str().into(), window_at.into()])?;
            if row.map(|row| row.int("tries")).transpose()?.is_some_and(|tries| tries >= *most) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whoever came in may mistype again: the tries at their account count no longer, those of the network do.
///
/// # Errors
/// When the database fails.
pub fn forgive(tx: &mut Tx<'_>, email: &str) -> Result<()> {
    tx.run("DELETE FROM sign_in_tries WHERE counted_for = $1", &[account(email).into()])?;
    Ok(())
}

/// Seconds until tries are counted anew.
#[must_use]
pub fn seconds_left(now: Timestamp) -> i64 {
    let whole = WINDOW.as_secs();
    whole - now.as_second().rem_euclid(whole)
}

fn count(tx: &mut Tx<'_>, counted_for: &str, window_at: &str) -> Result<i64> {
    let row = tx.one(
        "INSERT INTO sign_in_tries (counted_for, window_at, tries) VALUES ($1, $2, 1) \
         ON CONFLICT (counted_for, window_at) DO UPDATE SET tries = sign_in_tries.tries + 1 RETURNING tries",
        &[counted_for.into(), window_at.into()],
    )?;
    Ok(row.map(|row| row.int("tries")).transpose()?.unwrap_or(i64::MAX))
}

fn account(email: &str) -> String {
    format!("account:{}", hashed(&folded(email)))
}

fn window(now: Timestamp) -> String {
    let begins = now.as_second() - now.as_second().rem_euclid(WINDOW.as_secs());
    written(Timestamp::from_second(begins).unwrap_or(now))
}

/// The network that one person can be taken to hold: /24 of IPv4, /64 of IPv6.
fn network(peer: IpAddr) -> String {
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
    fn neighbours_share_a_network_and_others_do_not() {
        let of = |peer: &str| network(peer.parse().unwrap());
        assert_eq!(of("192.0.2.7"), of("192.0.2.250"));
        assert_eq!(of("192.0.2.7"), of("::ffff:192.0.2.9"));
        assert_ne!(of("192.0.2.7"), of("192.0.3.7"));
        assert_eq!(of("2001:db8:1:2::1"), of("2001:db8:1:2:ffff::9"));
        assert_ne!(of("2001:db8:1:2::1"), of("2001:db8:1:3::1"));
    }
}
