//! Identity and randomness: record ids, and the source of chance the office was opened with.

use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// Where random bytes come from: the operating system, or a seed (stories must come out the same twice).
#[derive(Debug)]
pub enum Chance {
    /// The operating system.
    System,
    /// SHA-256 of a seed and a counter. Never for a real office.
    Seed(u64, AtomicU64),
}

impl Chance {
    /// A repeatable source.
    #[must_use]
    pub fn from_seed(seed: u64) -> Chance {
        Chance::Seed(seed, AtomicU64::new(0))
    }

    /// Thirty-two random bytes.
    ///
    /// # Errors
    /// When the operating system has none to give.
    pub fn bytes(&self) -> anyhow::Result<[u8; 32]> {
        let mut bytes = [0_u8; 32];
        match self {
            Chance::System => {
                getrandom::fill(&mut bytes).map_err(|error| anyhow::anyhow!("no randomness: {error}"))?;
            }
            Chance::Seed(seed, counter) => {
                let turn = counter.fetch_add(1, Ordering::SeqCst);
                let mut hasher = Sha256::new();
                hasher.update(seed.to_be_bytes());
                hasher.update(turn.to_be_bytes());
                bytes.copy_from_slice(&hasher.finalize());
            }
        }
        Ok(bytes)
    }

    /// A record id: UUIDv7 with a counter in its twelve bits after the time (RFC 9562 section 6.2, method 1), so that the
    /// ids of one office sort in the order they were made, also within a millisecond.
    ///
    /// # Errors
    /// As [`Chance::bytes`].
    pub fn id(&self, now: Timestamp, order: &Order) -> anyhow::Result<String> {
        let (milliseconds, counter) = order.next(u64::try_from(now.as_millisecond()).unwrap_or(0));
        let counter = counter.to_be_bytes();
        let bytes = self.bytes()?;
        let mut tail = [0_u8; 10];
        tail.iter_mut().zip(counter.into_iter().chain(bytes)).for_each(|(to, from)| *to = from);
        Ok(uuid::Builder::from_unix_timestamp_millis(milliseconds, &tail).into_uuid().to_string())
    }
}

/// The order of ids made by this process: the last time and counter given out, in one number.
#[derive(Debug, Default)]
pub struct Order(AtomicU64);

impl Order {
    /// The next time and counter after all before; runs ahead of the clock rather than twice through a millisecond.
    fn next(&self, milliseconds: u64) -> (u64, u16) {
        let least = milliseconds << 12;
        let step = |last: u64| Some(least.max(last + 1));
        let last = self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, step).unwrap_or_default();
        let next = least.max(last + 1);
        (next >> 12, u16::try_from(next & 0xFFF).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_in_the_order_they_were_made_even_when_the_clock_stands_or_goes_back() {
        let (chance, order) = (Chance::from_seed(1), Order::default());
        let at = |milliseconds| Timestamp::from_millisecond(milliseconds).unwrap();
        let times = std::iter::repeat_n(5_000, 9_000).chain([4_000, 9_000_000]);
        let ids: Vec<String> = times.map(|time| chance.id(at(time), &order).unwrap()).collect();
        assert!(ids.is_sorted());
        assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
