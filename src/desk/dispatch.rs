//! Noun: a dispatch, one sending to one authority, with its clock. All SQL on `dispatches` and `pauses`.

use jiff::Timestamp;
use jiff::civil::Date;
use store::{Row, Tx};

use crate::clock::{instant, written};
use crate::directory::{Authority, Procedure};
use crate::error::Result;
use crate::time_limit::{Days, Pause, due};

/// States in which an authority still owes a reply.
pub const OPEN: [&str; 3] = ["sent", "delivered", "acknowledged"];

/// One forwarding to one authority.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Dispatch {
    /// Its id.
    pub dispatch_id: String,
    /// Its case.
    #[serde(skip)]
    pub case_id: String,
    /// The authority's lane.
    #[serde(skip)]
    pub lane_id: String,
    /// The authority's key.
    pub authority: String,
    /// The letter that went out.
    pub letter_id: String,
    /// sent, delivered, failed, acknowledged, answered, withdrawn.
    pub state: String,
    /// When.
    pub sent_at: String,
    /// When a receipt is expected.
    pub acknowledge_due_at: Option<String>,
    /// When the answer is expected; `None`: no limit, or the clock stands still.
    pub due_at: Option<String>,
    /// Working days added since.
    pub extended_days: i64,
    /// Reminders sent.
    pub reminders: i64,
    /// When the clock looks at it next.
    #[serde(skip)]
    pub chase_at: Option<String>,
    /// When a missing receipt was asked for.
    pub receipt_asked_at: Option<String>,
    /// When the higher contact was written to.
    pub escalated_at: Option<String>,
    /// When the reply was accepted.
    pub answered_at: Option<String>,
}

/// A dispatch about to be recorded.
pub struct NewDispatch<'a> {
    /// Its id.
    pub dispatch_id: &'a str,
    /// Its case.
    pub case_id: &'a str,
    /// The authority's lane.
    pub lane_id: &'a str,
    /// The letter that goes out.
    pub letter_id: &'a str,
    /// When.
    pub at: Timestamp,
}

const COLUMNS: &str = "dispatch_id, case_id, lane_id, authority, letter_id, state, sent_at, acknowledge_due_at, due_at, \
    extended_days, reminders, chase_at, receipt_asked_at, escalated_at, answered_at";

impl Dispatch {
    fn from_row(row: &Row) -> Result<Dispatch> {
        Ok(Dispatch {
            dispatch_id: row.text("dispatch_id")?,
            case_id: row.text("case_id")?,
            lane_id: row.text("lane_id")?,
            authority: row.text("authority")?,
            letter_id: row.text("letter_id")?,
            state: row.text("state")?,
            sent_at: row.text("sent_at")?,
            acknowledge_due_at: row.opt_text("acknowledge_due_at")?,
            due_at: row.opt_text("due_at")?,
            extended_days: row.int("extended_days")?,
            reminders: row.int("reminders")?,
            chase_at: row.opt_text("chase_at")?,
            receipt_asked_at: row.opt_text("receipt_asked_at")?,
            escalated_at: row.opt_text("escalated_at")?,
            answered_at: row.opt_text("answered_at")?,
        })
    }

    /// Whether the authority still owes a reply.
    #[must_use]
    pub fn is_open(&self) -> bool {
        OPEN.contains(&self.state.as_str())
    }

    /// Whether the reply is late.
    #[must_use]
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.is_open() && self.due_at.as_deref().is_some_and(|due| due <= written(now).as_str())
    }

    /// Records a dispatch and sets its clock.
    ///
    /// # Errors
    /// When the database fails.
    pub fn record(
        tx: &mut Tx<'_>,
        new: &NewDispatch<'_>,
        authority: &Authority,
        procedure: &Procedure,
    ) -> Result<Dispatch> {
        tx.run(
            "INSERT INTO dispatches (dispatch_id, case_id, lane_id, authority, letter_id, state, sent_at) \
             VALUES ($1, $2, $3, $4, $5, 'sent', $6)",
            &[
                new.dispatch_id.into(),
                new.case_id.into(),
                new.lane_id.into(),
                authority.key.as_ref().as_str().into(),
                new.letter_id.into(),
                written(new.at).into(),
            ],
        )?;
        let mut dispatch =
            Dispatch::find(tx, new.dispatch_id)?.ok_or_else(|| anyhow::anyhow!("a dispatch vanished"))?;
        dispatch.reckon(tx, authority, procedure)?;
        Ok(dispatch)
    }

    /// The dispatch of this id.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(tx: &mut Tx<'_>, dispatch_id: &str) -> Result<Option<Dispatch>> {
        let sql = format!("SELECT {COLUMNS} FROM dispatches WHERE dispatch_id = $1");
        tx.one(&sql, &[dispatch_id.into()])?.as_ref().map(Dispatch::from_row).transpose()
    }

    /// The dispatches of a case, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of_case(tx: &mut Tx<'_>, case_id: &str) -> Result<Vec<Dispatch>> {
        let sql = format!("SELECT {COLUMNS} FROM dispatches WHERE case_id = $1 ORDER BY dispatch_id");
        tx.all(&sql, &[case_id.into()])?.iter().map(Dispatch::from_row).collect()
    }

    /// The newest dispatch of a case on this lane.
    ///
    /// # Errors
    /// When the database fails.
    pub fn newest_on_lane(tx: &mut Tx<'_>, case_id: &str, lane_id: &str) -> Result<Option<Dispatch>> {
        Ok(Dispatch::of_case(tx, case_id)?.into_iter().rev().find(|dispatch| dispatch.lane_id == lane_id))
    }

    /// Open dispatches that the clock should look at, the longest due first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn to_chase(tx: &mut Tx<'_>, now: Timestamp, limit: i64) -> Result<Vec<Dispatch>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM dispatches WHERE state IN ('sent', 'delivered', 'acknowledged') AND chase_at <= $1 \
             ORDER BY chase_at LIMIT $2"
        );
        tx.all(&sql, &[written(now).into(), limit.into()])?.iter().map(Dispatch::from_row).collect()
    }

    /// Every open dispatch to an authority: their time limits are reckoned anew when its calendar changes.
    ///
    /// # Errors
    /// When the database fails.
    pub fn all_open(tx: &mut Tx<'_>) -> Result<Vec<Dispatch>> {
        let sql =
            format!("SELECT {COLUMNS} FROM dispatches WHERE state IN ('sent', 'delivered', 'acknowledged')");
        tx.all(&sql, &[])?.iter().map(Dispatch::from_row).collect()
    }

    /// Moves the dispatch to another state; `false` when it had moved meanwhile.
    ///
    /// # Errors
    /// When the database fails.
    pub fn advance(&mut self, tx: &mut Tx<'_>, to: &str, now: Timestamp) -> Result<bool> {
        let answered_at = (to == "answered").then(|| written(now));
        let rows = tx.run(
            "UPDATE dispatches SET state = $3, answered_at = COALESCE($4, answered_at) WHERE dispatch_id = $1 AND state = $2",
            &[self.dispatch_id.clone().into(), self.state.clone().into(), to.into(), answered_at.into()],
        )?;
        if rows == 1 {
            to.clone_into(&mut self.state);
        }
        Ok(rows == 1)
    }

    /// Reckons when receipt and answer are due, from the day it was sent, the authority's calendar, pauses and extensions;
    /// and when the clock looks next.
    ///
    /// # Errors
    /// When the database fails.
    pub fn reckon(&mut self, tx: &mut Tx<'_>, authority: &Authority, procedure: &Procedure) -> Result<()> {
        let pauses = self.pauses(tx)?;
        let calendar = authority.calendar();
        let sent_at = instant(&self.sent_at)?;
        let by =
            |days: Option<Days>| days.and_then(|days| due(sent_at, days, &calendar, &pauses)).map(written);
        self.acknowledge_due_at = by(procedure.receipt_limit());
        self.due_at =
            by(procedure.answer_limit().map(|days| Days { count: days.count + self.extended_days, ..days }));
        let waits_for_receipt = self.state != "acknowledged" && self.receipt_asked_at.is_none();
        let receipt = self.acknowledge_due_at.clone().filter(|_| waits_for_receipt);
        // Before a reminder the clock looks at the earliest of the two days; after it when chase() says, but never before an
        // answer that was given more time is due; and not at all while it stands still.
        self.chase_at = if self.reminders == 0 {
            receipt.into_iter().chain(self.due_at.clone()).min()
        } else {
            self.due_at.clone().map(|due_at| self.chase_at.clone().into_iter().fold(due_at, String::max))
        };
        self.write_clock(tx)
    }

    /// Writes down what the clock did.
    ///
    /// # Errors
    /// When the database fails.
    pub fn write_clock(&self, tx: &mut Tx<'_>) -> Result<()> {
        tx.run(
            "UPDATE dispatches SET acknowledge_due_at = $2, due_at = $3, extended_days = $4, reminders = $5, chase_at = $6, \
             receipt_asked_at = $7, escalated_at = $8 WHERE dispatch_id = $1",
            &[
                self.dispatch_id.clone().into(),
                self.acknowledge_due_at.clone().into(),
                self.due_at.clone().into(),
                self.extended_days.into(),
                self.reminders.into(),
                self.chase_at.clone().into(),
                self.receipt_asked_at.clone().into(),
                self.escalated_at.clone().into(),
            ],
        )?;
        Ok(())
    }

    /// The days on which this dispatch's clock stood still.
    ///
    /// # Errors
    /// When the database fails.
    pub fn pauses(&self, tx: &mut Tx<'_>) -> Result<Vec<Pause>> {
        let sql = "SELECT from_on, until_on FROM pauses WHERE dispatch_id = $1 ORDER BY from_on";
        tx.all(sql, &[self.dispatch_id.clone().into()])?
            .iter()
            .map(|row| {
                let until_on = row.opt_text("until_on")?.map(|day| day.parse::<Date>()).transpose()?;
                Ok(Pause { from_on: row.text("from_on")?.parse()?, until_on })
            })
            .collect()
    }

    /// The days on which the clocks of a case stood still, each with its dispatch and why.
    ///
    /// # Errors
    /// When the database fails.
    pub fn pauses_of_case(tx: &mut Tx<'_>, case_id: &str) -> Result<Vec<(String, Pause, String)>> {
        let sql = "SELECT p.dispatch_id, p.from_on, p.until_on, p.why FROM pauses p \
                   JOIN dispatches d ON d.dispatch_id = p.dispatch_id WHERE d.case_id = $1 ORDER BY p.from_on";
        tx.all(sql, &[case_id.into()])?
            .iter()
            .map(|row| {
                let until_on = row.opt_text("until_on")?.map(|day| day.parse::<Date>()).transpose()?;
                let pause = Pause { from_on: row.text("from_on")?.parse()?, until_on };
                Ok((row.text("dispatch_id")?, pause, row.text("why")?))
            })
            .collect()
    }

    /// Stops the clock from this day on.
    ///
    /// # Errors
    /// When the database fails.
    pub fn pause(&self, tx: &mut Tx<'_>, from_on: Date, why: &str) -> Result<()> {
        tx.run(
            "INSERT INTO pauses (dispatch_id, from_on, why) VALUES ($1, $2, $3) \
             ON CONFLICT (dispatch_id, from_on) DO UPDATE SET until_on = NULL, why = $3",
            &[self.dispatch_id.clone().into(), from_on.to_string().into(), why.into()],
        )?;
        Ok(())
    }

    /// Lets the clock run again from this day on; `false` when it was not paused.
    ///
    /// # Errors
    /// When the database fails.
    pub fn resume(&self, tx: &mut Tx<'_>, until_on: Date) -> Result<bool> {
        let sql = "UPDATE pauses SET until_on = $2 WHERE dispatch_id = $1 AND until_on IS NULL";
        Ok(tx.run(sql, &[self.dispatch_id.clone().into(), until_on.to_string().into()])? > 0)
    }
}
