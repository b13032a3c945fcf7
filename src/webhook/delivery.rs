//! Noun: a delivery, one deed to be told to one webhook. Put in the transaction of the deed, told by the office's own turn,
//! tried again with growing rests, given up after three days. All SQL on `deliveries`.

use jiff::{SignedDuration, Timestamp};
use store::{Row, Tx};

use crate::clock::{instant, written};
use crate::error::Result;

/// How long one try may take before another node may take it up.
const LEASE: SignedDuration = SignedDuration::from_mins(2);
/// After this long it is given up.
const PATIENCE: SignedDuration = SignedDuration::from_hours(3 * 24);
/// Minutes until the next try, by the number of tries so far.
const RESTS: [i64; 8] = [1, 5, 15, 30, 60, 180, 360, 720];

/// One delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The webhook.
    pub webhook_id: String,
    /// The deed's place in the journal.
    pub position: i64,
    /// Its code.
    pub deed: String,
    /// Its case.
    pub case_id: String,
    /// When it was done.
    pub done_at: String,
    /// Tries so far.
    pub attempts: i64,
}

/// How a try ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// They have it.
    Told,
    /// Not for them: another kind of deed, another country, or the webhook was taken back.
    NotMeant,
    /// To be tried again, until patience ends.
    Later,
}

impl Delivery {
    fn from_row(row: &Row) -> Result<Delivery> {
        Ok(Delivery {
            webhook_id: row.text("webhook_id")?,
            position: row.int("position")?,
            deed: row.text("deed")?,
            case_id: row.text("case_id")?,
            done_at: row.text("done_at")?,
            attempts: row.int("attempts")?,
        })
    }

    /// The id under which they may know it again (webhook-id).
    #[must_use]
    pub fn message_id(&self) -> String {
        format!("msg_{}_{}", self.webhook_id, self.position)
    }
}

/// Puts a deed there for every webhook. Which of them want it is asked when it is told.
///
/// # Errors
/// When the database fails.
pub fn put(tx: &mut Tx<'_>, position: i64, deed: &str, (case_id, done_at): (&str, &str)) -> Result<()> {
    tx.run(
        "INSERT INTO deliveries (webhook_id, position, deed, case_id, done_at, state, attempts, not_before_at) \
         SELECT webhook_id, CAST($1 AS BIGINT), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT), 'waiting', 0, \
         CAST($4 AS TEXT) FROM webhooks WHERE ended_at IS NULL",
        &[position.into(), deed.into(), case_id.into(), done_at.into()],
    )?;
    Ok(())
}

/// Takes up to `limit` deliveries that are due; nobody else has them until the lease ends.
///
/// # Errors
/// When the database fails.
pub fn claim(tx: &mut Tx<'_>, now: Timestamp, limit: i64) -> Result<Vec<Delivery>> {
    let due = tx.all(
        "SELECT webhook_id, position, deed, case_id, done_at, attempts FROM deliveries \
         WHERE state = 'waiting' AND not_before_at <= $1 ORDER BY not_before_at, position LIMIT $2",
        &[written(now).into(), limit.into()],
    )?;
    let mut claimed = Vec::new();
    for row in &due {
        let mut delivery = Delivery::from_row(row)?;
        let rows = tx.run(
            "UPDATE deliveries SET attempts = attempts + 1, not_before_at = $4 \
             WHERE webhook_id = $1 AND position = $2 AND attempts = $3 AND state = 'waiting'",
            &[
                delivery.webhook_id.clone().into(),
                delivery.position.into(),
                delivery.attempts.into(),
                written(now.saturating_add(LEASE)?).into(),
            ],
        )?;
        if rows == 1 {
            delivery.attempts += 1;
            claimed.push(delivery);
        }
    }
    Ok(claimed)
}

/// Writes down how a try ended; `true` when it is given up.
///
/// # Errors
/// When the database fails.
pub fn report(
    tx: &mut Tx<'_>,
    delivery: &Delivery,
    (ending, answer): (Ending, &str),
    now: Timestamp,
) -> Result<bool> {
    let is_over = now.duration_since(instant(&delivery.done_at)?) >= PATIENCE;
    let state = match ending {
        Ending::Told => "told",
        Ending::NotMeant => "not_meant",
        Ending::Later if is_over => "given_up",
        Ending::Later => "waiting",
    };
    let place = usize::try_from(delivery.attempts.saturating_sub(1)).unwrap_or(usize::MAX);
    let rest = RESTS.get(place).or(RESTS.last()).copied().unwrap_or(1);
    tx.run(
        "UPDATE deliveries SET state = $4, not_before_at = $5, last_answer = $6 \
         WHERE webhook_id = $1 AND position = $2 AND attempts = $3 AND state = 'waiting'",
        &[
            delivery.webhook_id.clone().into(),
            delivery.position.into(),
            delivery.attempts.into(),
            state.into(),
            written(now.saturating_add(SignedDuration::from_mins(rest))?).into(),
            answer.chars().take(200).collect::<String>().into(),
        ],
    )?;
    Ok(state == "given_up")
}

/// How many deliveries to a webhook wait or were given up.
///
/// # Errors
/// When the database fails.
pub fn in_trouble(tx: &mut Tx<'_>, webhook_id: &str) -> Result<(i64, i64)> {
    let count = |tx: &mut Tx<'_>, state: &str| {
        let sql = "SELECT COUNT(*) AS number FROM deliveries WHERE webhook_id = $1 AND state = $2";
        let row = tx.one(sql, &[webhook_id.into(), state.into()])?;
        Ok::<i64, crate::error::Error>(row.map_or(Ok(0), |row| row.int("number"))?)
    };
    Ok((count(tx, "waiting")?, count(tx, "given_up")?))
}
