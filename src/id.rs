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

    /// A record id: UUIDv7 (RFC 9562), so that ids sort by the time they were made.
    ///
    /// # Errors
    /// As [`Chance::bytes`].
    pub fn id(&self, now: Timestamp) -> anyhow::Result<String> {
        let bytes = self.bytes()?;
        let mut tail = [0_u8; 10];
        tail.iter_mut().zip(bytes).for_each(|(to, from)| *to = from);
        let milliseconds = u64::try_from(now.as_millisecond()).unwrap_or(0);
        Ok(uuid::Builder::from_unix_timestamp_millis(milliseconds, &tail).into_uuid().to_string())
    }
}
