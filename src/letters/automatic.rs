//! The brake on automatic letters: at most one to an address in seven days (RFC 5230 section 4.2, RFC 3834 section 2).

use jiff::{SignedDuration, Timestamp};
use store::Tx;

use crate::clock::{instant, written};
use crate::error::Result;

const QUIET: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Whether an automatic letter may go to this address now; if so, the next seven days are taken.
///
/// # Errors
/// When the database fails.
pub fn take_turn(tx: &mut Tx<'_>, address: &str, now: Timestamp) -> Result<bool> {
    let address = address.to_lowercase();
    let last =
        tx.lock("SELECT sent_at FROM automatic_letters WHERE address = $1", &[address.clone().into()])?;
    if let Some(row) = last
        && now.duration_since(instant(&row.text("sent_at")?)?) < QUIET
    {
        return Ok(false);
    }
    tx.run(
        "INSERT INTO automatic_letters (address, sent_at) VALUES ($1, $2) ON CONFLICT (address) DO UPDATE SET sent_at = $2",
        &[address.into(), written(now).into()],
    )?;
    Ok(true)
}
