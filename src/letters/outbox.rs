//! The outbox: letters of ours on their way. A row is put in the transaction that wrote its letter, is claimed by one
//! sender at a time, and is never dropped. All SQL on `outbox`.
//!
//! ```text
//! waiting ─claim→ claimed ─on the wire→ on_wire ─→ sent | refused | waiting (later) | uncertain
//! ```
//! A claim or a letter on the wire whose lease has run out is due again; one that was on the wire may have reached them,
//! so it is flagged uncertain, a person is told, and it is repeated with the same Message-ID.

use jiff::{SignedDuration, Timestamp};
use store::{Row, Tx};

use crate::clock::{instant, written};
use crate::error::Result;
use crate::refusal::Refusal;

/// How long one sender may take over one letter: longer than the slowest server may keep it on the wire.
pub const LEASE: SignedDuration = SignedDuration::from_mins(15);
/// After this long without success a person is asked (RFC 5321 section 4.5.4.1 gives up after 4 to 5 days).
pub const PATIENCE: SignedDuration = SignedDuration::from_hours(5 * 24);
/// Minutes until the next try, by the number of tries so far.
const DELAYS: [i64; 8] = [1, 5, 15, 30, 60, 180, 360, 720];

/// A letter claimed by a sender.
#[derive(Debug, Clone)]
pub struct Claim {
    /// The letter.
    pub letter_id: String,
    /// Only the holder of this number may report.
    pub fence: i64,
    /// Tries so far.
    pub attempts: i64,
    /// Since when it waits.
    pub put_at: String,
    /// Whether an earlier try broke off when it may have gone out.
    pub was_uncertain: bool,
    /// Whether this very claim found it broken off on the wire.
    pub broke_off: bool,
}

/// One row, for people.
#[derive(Debug, Clone, serde::Serialize)]
pub struct OutboxRow {
    /// The letter.
    pub letter_id: String,
    /// waiting, claimed, on_wire, sent, refused, uncertain, cancelled.
    pub state: String,
    /// To whom.
    pub recipient: String,
    /// About what.
    pub subject: String,
    /// Since when.
    pub put_at: String,
    /// When it is tried next.
    pub not_before_at: String,
    /// Tries so far.
    pub attempts: i64,
    /// Whether it may have reached them twice.
    pub was_uncertain: bool,
    /// What the server said last.
    pub last_answer: String,
}

/// How far a letter of ours is on its way.
#[derive(Debug, Clone)]
pub struct OnItsWay {
    /// The letter.
    pub letter_id: String,
    /// waiting, claimed, on_wire, sent, refused, uncertain, cancelled.
    pub state: String,
    /// Before that it does not leave.
    pub not_before_at: String,
    /// Tries so far.
    pub attempts: i64,
    /// Whether it may have reached them although nobody said so.
    pub was_uncertain: bool,
    /// What the server said last.
    pub last_answer: String,
}

impl OnItsWay {
    /// Whether it left, or may have: what is on the wire or uncertain counts as read.
    #[must_use]
    pub fn has_left(&self) -> bool {
        matches!(self.state.as_str(), "sent" | "on_wire" | "uncertain") || self.was_uncertain
    }

    /// Whether it can still be called back.
    #[must_use]
    pub fn can_be_called_back(&self) -> bool {
        self.state == "waiting" && !self.was_uncertain
    }
}

/// How far the letters of ours in a case are.
///
/// # Errors
/// When the database fails.
pub fn of_case(tx: &mut Tx<'_>, case_id: &str) -> Result<Vec<OnItsWay>> {
    let rows = tx.all(
        "SELECT o.letter_id, o.state, o.not_before_at, o.attempts, o.was_uncertain, o.last_answer FROM outbox o \
         JOIN letters l ON l.letter_id = o.letter_id WHERE l.case_id = $1",
        &[case_id.into()],
    )?;
    rows.iter()
        .map(|row| {
            Ok(OnItsWay {
                letter_id: row.text("letter_id")?,
                state: row.text("state")?,
                not_before_at: row.text("not_before_at")?,
                attempts: row.int("attempts")?,
                was_uncertain: row.flag("was_uncertain")?,
                last_answer: row.text("last_answer")?,
            })
        })
        .collect()
}

/// Puts a letter of ours into the outbox, to leave after the delay window.
///
/// # Errors
/// When the database fails.
pub fn put(tx: &mut Tx<'_>, letter_id: &str, now: Timestamp, delay: SignedDuration) -> Result<()> {
    let not_before = now.saturating_add(delay)?;
    tx.run(
        "INSERT INTO outbox (letter_id, state, put_at, not_before_at, attempts, fence) VALUES ($1, 'waiting', $2, $3, 0, 0)",
        &[letter_id.into(), written(now).into(), written(not_before).into()],
    )?;
    Ok(())
}

/// Letters of a case that nobody outside has: called back, or still within the delay in which they can be.
///
/// # Errors
/// When the database fails.
pub fn not_gone(tx: &mut Tx<'_>, case_id: &str, now: Timestamp) -> Result<Vec<String>> {
    let rows = tx.all(
        "SELECT o.letter_id FROM outbox o JOIN letters l ON l.letter_id = o.letter_id WHERE l.case_id = $1 \
         AND (o.state = 'cancelled' OR (o.state = 'waiting' AND o.attempts = 0 AND o.not_before_at > $2))",
        &[case_id.into(), written(now).into()],
    )?;
    Ok(rows.iter().map(|row| row.text("letter_id")).collect::<std::result::Result<_, _>>()?)
}

/// Claims the letter that has been due longest; `None` when none is due or somebody else was quicker.
///
/// # Errors
/// When the database fails.
pub fn claim(tx: &mut Tx<'_>, now: Timestamp) -> Result<Option<Claim>> {
    let due = tx.one(
        "SELECT letter_id, state, fence, attempts, put_at, was_uncertain FROM outbox \
         WHERE state IN ('waiting', 'claimed', 'on_wire', 'uncertain') AND not_before_at <= $1 \
         ORDER BY not_before_at LIMIT 1",
        &[written(now).into()],
    )?;
    let Some(row) = due else { return Ok(None) };
    let (letter_id, fence) = (row.text("letter_id")?, row.int("fence")?);
    let broke_off = row.text("state")? == "on_wire";
    let was_uncertain = row.flag("was_uncertain")? || broke_off;
    let rows = tx.run(
        "UPDATE outbox SET state = 'claimed', fence = fence + 1, not_before_at = $3, was_uncertain = $4 \
         WHERE letter_id = $1 AND fence = $2 AND state IN ('waiting', 'claimed', 'on_wire', 'uncertain')",
        &[
            letter_id.clone().into(),
            fence.into(),
            written(now.saturating_add(LEASE)?).into(),
            was_uncertain.into(),
        ],
    )?;
    let claim = Claim {
        letter_id,
        fence: fence + 1,
        attempts: row.int("attempts")?,
        put_at: row.text("put_at")?,
        was_uncertain,
        broke_off,
    };
    Ok((rows == 1).then_some(claim))
}

/// Says that the next bytes may reach the other side; `false` when the claim was lost, and then nothing may be sent.
///
/// # Errors
/// When the database fails.
pub fn go_on_wire(tx: &mut Tx<'_>, claim: &Claim, now: Timestamp) -> Result<bool> {
    let rows = tx.run(
        "UPDATE outbox SET state = 'on_wire', not_before_at = $3 WHERE letter_id = $1 AND fence = $2 AND state = 'claimed'",
        &[claim.letter_id.clone().into(), claim.fence.into(), written(now.saturating_add(LEASE)?).into()],
    )?;
    Ok(rows == 1)
}

/// How a try ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The server has it.
    Sent,
    /// The server will never take it.
    Refused,
    /// To be tried again.
    Later,
    /// It broke off when it may have gone out.
    Uncertain,
}

/// Reports how a try ended; `false` when the claim was lost meanwhile, and then nothing changes.
///
/// # Errors
/// When the database fails.
pub fn end(tx: &mut Tx<'_>, claim: &Claim, ending: Ending, answer: &str, now: Timestamp) -> Result<bool> {
    let (state, settled) = match ending {
        Ending::Sent => ("sent", Some(now)),
        Ending::Refused => ("refused", Some(now)),
        Ending::Later => ("waiting", None),
        Ending::Uncertain => ("uncertain", None),
    };
    let next = now.saturating_add(delay_after(claim.attempts))?;
    let uncertain = claim.was_uncertain || ending == Ending::Uncertain;
    let rows = tx.run(
        "UPDATE outbox SET state = $3, attempts = attempts + 1, not_before_at = $4, last_answer = $5, settled_at = $6, \
         was_uncertain = $7 WHERE letter_id = $1 AND fence = $2 AND state IN ('claimed', 'on_wire')",
        &[
            claim.letter_id.clone().into(),
            claim.fence.into(),
            state.into(),
            written(next).into(),
            answer.replace('\0', " ").into(),
            settled.map(written).into(),
            uncertain.into(),
        ],
    )?;
    Ok(rows == 1)
}

/// Writes down what a delivery report said of a letter that had been sent.
///
/// # Errors
/// When the database fails.
pub fn note_report(tx: &mut Tx<'_>, letter_id: &str, report: &str) -> Result<()> {
    let sql = "UPDATE outbox SET last_answer = $2 WHERE letter_id = $1 AND state IN ('sent', 'uncertain')";
    tx.run(sql, &[letter_id.into(), format!("came back: {report}").replace('\0', " ").into()])?;
    Ok(())
}

/// Whether a person is to be asked now because the letter has waited five days; asked once.
///
/// # Errors
/// When the database fails.
pub fn ask_person(tx: &mut Tx<'_>, claim: &Claim, now: Timestamp) -> Result<bool> {
    if now.duration_since(instant(&claim.put_at)?) < PATIENCE {
        return Ok(false);
    }
    let sql = "UPDATE outbox SET person_asked_at = $2 WHERE letter_id = $1 AND person_asked_at IS NULL";
    Ok(tx.run(sql, &[claim.letter_id.clone().into(), written(now).into()])? == 1)
}

/// Calls a letter back before it leaves.
///
/// # Errors
/// [`Refusal::NotInOutbox`], [`Refusal::TooLateToCancel`].
pub fn cancel(tx: &mut Tx<'_>, letter_id: &str, now: Timestamp) -> Result<()> {
    let row = tx.lock("SELECT state, was_uncertain FROM outbox WHERE letter_id = $1", &[letter_id.into()])?;
    let row = row.ok_or_else(|| Refusal::NotInOutbox(letter_id.to_owned()))?;
    // Looked at before anything is written, so that a refusal leaves nothing behind even where its caller goes on.
    if row.text("state")? != "waiting" || row.flag("was_uncertain")? {
        return Err(Refusal::TooLateToCancel(letter_id.to_owned()).into());
    }
    let rows = tx.run(
        "UPDATE outbox SET state = 'cancelled', settled_at = $2 WHERE letter_id = $1 AND state = 'waiting'",
        &[letter_id.into(), written(now).into()],
    )?;
    if rows == 1 { Ok(()) } else { Err(Refusal::TooLateToCancel(letter_id.to_owned()).into()) }
}

/// Lets a waiting letter leave at once.
///
/// # Errors
/// [`Refusal::NotInOutbox`], [`Refusal::TooLateToCancel`] when it does not wait.
pub fn release(tx: &mut Tx<'_>, letter_id: &str, now: Timestamp) -> Result<()> {
    let row = tx.lock("SELECT state FROM outbox WHERE letter_id = $1", &[letter_id.into()])?;
    let row = row.ok_or_else(|| Refusal::NotInOutbox(letter_id.to_owned()))?;
    if row.text("state")? != "waiting" {
        return Err(Refusal::TooLateToCancel(letter_id.to_owned()).into());
    }
    tx.run(
        "UPDATE outbox SET not_before_at = $2 WHERE letter_id = $1 AND state = 'waiting'",
        &[letter_id.into(), written(now).into()],
    )?;
    Ok(())
}

/// Makes every claim of a sender that no longer lives due at once. Only the one sender of an office may say so.
///
/// # Errors
/// When the database fails.
pub fn forget_leases(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64> {
    let sql =
        "UPDATE outbox SET not_before_at = $1 WHERE state IN ('claimed', 'on_wire') AND not_before_at > $1";
    Ok(tx.run(sql, &[written(now).into()])?)
}

/// The newest rows, or only those that are not sent or cancelled.
///
/// # Errors
/// When the database fails.
pub fn list(tx: &mut Tx<'_>, all: bool, limit: i64) -> Result<Vec<OutboxRow>> {
    let condition = if all { "" } else { "WHERE o.state NOT IN ('sent', 'cancelled')" };
    let sql = format!(
        "SELECT o.letter_id, o.state, l.recipient, l.subject, o.put_at, o.not_before_at, o.attempts, o.was_uncertain, \
         o.last_answer FROM outbox o JOIN letters l ON l.letter_id = o.letter_id {condition} ORDER BY o.letter_id DESC LIMIT $1"
    );
    tx.all(&sql, &[limit.into()])?.iter().map(row_for_people).collect()
}

fn row_for_people(row: &Row) -> Result<OutboxRow> {
    Ok(OutboxRow {
        letter_id: row.text("letter_id")?,
        state: row.text("state")?,
        recipient: row.text("recipient")?,
        subject: row.text("subject")?,
        put_at: row.text("put_at")?,
        not_before_at: row.text("not_before_at")?,
        attempts: row.int("attempts")?,
        was_uncertain: row.flag("was_uncertain")?,
        last_answer: row.text("last_answer")?,
    })
}

fn delay_after(attempts: i64) -> SignedDuration {
    let minutes = usize::try_from(attempts).ok().and_then(|tries| DELAYS.get(tries)).or(DELAYS.last());
    SignedDuration::from_mins(minutes.copied().unwrap_or(60))
}
