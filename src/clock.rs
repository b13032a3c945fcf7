//! What time it is. The only file that may ask the machine; everything else is told.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

/// The office's clock: the machine's, or one that stands still until it is moved (stories, the demonstration).
#[derive(Debug, Clone)]
pub enum Clock {
    /// The machine's clock.
    Machine,
    /// Milliseconds since 1970, moved by hand.
    Hand(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `at`.
    #[must_use]
    pub fn standing_at(at: Timestamp) -> Clock {
        Clock::Hand(Arc::new(AtomicI64::new(at.as_millisecond())))
    }

    /// Now, to the millisecond.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
    pub fn now(&self) -> Timestamp {
        let milliseconds = match self {
            Clock::Machine => Timestamp::now().as_millisecond(),
            Clock::Hand(at) => at.load(Ordering::SeqCst),
        };
        Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Moves a hand clock; the machine's clock cannot be moved and stays.
    pub fn pass(&self, duration: SignedDuration) {
        if let Clock::Hand(at) = self {
            at.fetch_add(i64::try_from(duration.as_millis()).unwrap_or(0), Ordering::SeqCst);
        }
    }
}

/// An instant as it is stored and printed: UTC, RFC 3339, always with milliseconds, so that text order is time order.
#[must_use]
pub fn written(at: Timestamp) -> String {
    store::instant(at.as_millisecond())
}

/// The instant that [`written`] wrote.
///
/// # Errors
/// When the text is not an RFC 3339 instant.
pub fn instant(text: &str) -> Result<Timestamp, jiff::Error> {
    text.parse()
}
