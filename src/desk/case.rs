//! Noun: a case, its states, and the one function that changes them. All SQL on `cases` and what hangs on it alone.

use std::fmt;

use jiff::Timestamp;
use store::{Row, Tx};

use crate::actor::Actor;
use crate::clock::written;
use crate::error::Result;
use crate::reference;
use crate::refusal::Refusal;

/// Where a case stands. Overdue, waiting and urgent are questions to the clock, never states.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Opened; nobody has said which authority decides.
    Open,
    /// Procedure and authority are confirmed.
    Routed,
    /// An authority was written to and owes a reply.
    Forwarded,
    /// Every authority has replied; something was not passed on yet.
    Replied,
    /// The requester has the answer.
    Relayed,
    /// The desk's work is done.
    Closed,
}

impl State {
    /// Every state, in the order of the walk.
    pub const ALL: [State; 6] =
        [State::Open, State::Routed, State::Forwarded, State::Replied, State::Relayed, State::Closed];

    /// Whether a case may go from here to there. The only table of moves.
    #[must_use]
    pub fn may_become(self, to: State) -> bool {
        use State::{Closed, Forwarded, Open, Relayed, Replied, Routed};
        match self {
            Open => matches!(to, Routed | Relayed | Closed),
            // Replied: an answer to a dispatch that was given up comes after all.
            Routed => matches!(to, Forwarded | Replied | Relayed | Closed),
            // A dispatch that failed or was withdrawn leaves the case routed, to be sent elsewhere.
            Forwarded => matches!(to, Routed | Replied | Relayed | Closed),
            Replied => matches!(to, Routed | Forwarded | Relayed | Closed),
            Relayed => matches!(to, Routed | Forwarded | Replied | Closed),
            // Reopened: it stands again wherever its dispatches say.
            Closed => matches!(to, Open | Routed | Forwarded | Replied | Relayed),
        }
    }

    /// The word in the database, the journal and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Routed => "routed",
            State::Forwarded => "forwarded",
            State::Replied => "replied",
            State::Relayed => "relayed",
            State::Closed => "closed",
        }
    }

    /// The state of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.word() == word)
    }
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

/// The file opened for a request.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its id.
    pub case_id: String,
    /// The number printed on letters.
    pub reference: String,
    /// Where it stands.
    pub state: State,
    /// Key of its procedure, once routed.
    pub procedure: Option<String>,
    /// ISO 3166-1 alpha-2, empty when not known.
    pub requester_country: String,
    /// What the requester called it.
    pub subject: String,
    /// Key of the delegate who serves that country.
    pub officer: String,
    /// When it was opened.
    pub opened_at: String,
    /// When anything in it changed last.
    pub changed_at: String,
}

/// What a new case is opened with.
pub struct NewCase<'a> {
    /// Its id.
    pub case_id: &'a str,
    /// Its reference, unused so far.
    pub reference: &'a str,
    /// ISO 3166-1 alpha-2, empty when not known.
    pub requester_country: &'a str,
    /// What the requester called it.
    pub subject: &'a str,
    /// Key of the delegate who serves that country.
    pub officer: &'a str,
    /// When.
    pub at: Timestamp,
}

const COLUMNS: &str =
    "case_id, reference, state, procedure, requester_country, subject, officer, opened_at, changed_at";

impl Case {
    pub(super) fn from_row(row: &Row) -> Result<Case> {
        let state = row.text("state")?;
        Ok(Case {
            case_id: row.text("case_id")?,
            reference: row.text("reference")?,
            state: State::of_word(&state)
                .ok_or_else(|| anyhow::anyhow!("a case has the unknown state {state}"))?,
            procedure: row.opt_text("procedure")?,
            requester_country: row.text("requester_country")?,
            subject: row.text("subject")?,
            officer: row.text("officer")?,
            opened_at: row.text("opened_at")?,
            changed_at: row.text("changed_at")?,
        })
    }

    /// The case with this reference, as a person may write it.
    ///
    /// # Errors
    /// [`Refusal::UnknownCase`], also when it is out of this actor's sight.
    pub fn by_reference(tx: &mut Tx<'_>, actor: &Actor, written: &str) -> Result<Case> {
        let unknown = || Refusal::UnknownCase(written.to_owned());
        let reference = reference::read(written).ok_or_else(unknown)?;
        let sql = format!("SELECT {COLUMNS} FROM cases WHERE reference = $1");
        let row = tx.one(&sql, &[reference.into()])?.ok_or_else(unknown)?;
        Case::from_row(&row)?.in_sight_of(actor).ok_or_else(|| unknown().into())
    }

    /// The same, held against every other writer until the transaction ends.
    ///
    /// # Errors
    /// [`Refusal::UnknownCase`], also when it is out of this actor's sight.
    pub fn lock(tx: &mut Tx<'_>, actor: &Actor, written: &str) -> Result<Case> {
        let unknown = || Refusal::UnknownCase(written.to_owned());
        let reference = reference::read(written).ok_or_else(unknown)?;
        let sql = format!("SELECT {COLUMNS} FROM cases WHERE reference = $1");
        let row = tx.lock(&sql, &[reference.into()])?.ok_or_else(unknown)?;
        Case::from_row(&row)?.in_sight_of(actor).ok_or_else(|| unknown().into())
    }

    /// Itself, if this actor may know that it is there.
    #[must_use]
    pub fn in_sight_of(self, actor: &Actor) -> Option<Case> {
        actor.sees(&self.requester_country).then_some(self)
    }

    /// The case with this id.
    ///
    /// # Errors
    /// A fault when there is none: ids come from our own rows.
    pub fn by_id(tx: &mut Tx<'_>, case_id: &str) -> Result<Case> {
        let sql = format!("SELECT {COLUMNS} FROM cases WHERE case_id = $1");
        let row = tx.one(&sql, &[case_id.into()])?;
        Case::from_row(&row.ok_or_else(|| anyhow::anyhow!("case {case_id} is not there"))?)
    }

    /// The case with this id, held likewise.
    ///
    /// # Errors
    /// A fault when there is none: ids come from our own rows.
    pub fn lock_id(tx: &mut Tx<'_>, case_id: &str) -> Result<Case> {
        let sql = format!("SELECT {COLUMNS} FROM cases WHERE case_id = $1");
        let row = tx.lock(&sql, &[case_id.into()])?;
        Case::from_row(&row.ok_or_else(|| anyhow::anyhow!("case {case_id} is not there"))?)
    }

    /// Whether a reference is taken.
    ///
    /// # Errors
    /// When the database fails.
    pub fn has_reference(tx: &mut Tx<'_>, reference: &str) -> Result<bool> {
        Ok(tx.one("SELECT case_id FROM cases WHERE reference = $1", &[reference.into()])?.is_some())
    }

    /// Records a new case.
    ///
    /// # Errors
    /// When the database fails.
    pub fn record(tx: &mut Tx<'_>, new: &NewCase<'_>) -> Result<Case> {
        let at = written(new.at);
        tx.run(
            "INSERT INTO cases (case_id, reference, state, requester_country, subject, officer, opened_at, changed_at) \
             VALUES ($1, $2, 'open', $3, $4, $5, $6, $6)",
            &[
                new.case_id.into(),
                new.reference.into(),
                new.requester_country.into(),
                new.subject.into(),
                new.officer.into(),
                at.into(),
            ],
        )?;
        Case::lock_id(tx, new.case_id)
    }

    /// Moves the case to `to`; staying where it is only notes the time. The only writer of `state`.
    ///
    /// # Errors
    /// [`Refusal::WrongState`] when the table of moves forbids it.
    pub fn advance(&mut self, tx: &mut Tx<'_>, to: State, now: Timestamp) -> Result<()> {
        if self.state != to && !self.state.may_become(to) {
            return Err(Refusal::WrongState(self.state.to_string(), to.to_string()).into());
        }
        let closed_at = (to == State::Closed).then(|| written(now));
        let rows = tx.run(
            "UPDATE cases SET state = $3, changed_at = $4, closed_at = $5 WHERE case_id = $1 AND state = $2",
            &[
                self.case_id.clone().into(),
                self.state.word().into(),
                to.word().into(),
                written(now).into(),
                closed_at.into(),
            ],
        )?;
        if rows != 1 {
            return Err(anyhow::anyhow!("case {} moved while it was held", self.reference).into());
        }
        self.state = to;
        Ok(())
    }

    /// Writes down whose desk it is at from now on.
    ///
    /// # Errors
    /// When the database fails.
    pub fn hand_to(&mut self, tx: &mut Tx<'_>, officer: &str) -> Result<()> {
        tx.run(
            "UPDATE cases SET officer = $2 WHERE case_id = $1",
            &[self.case_id.clone().into(), officer.into()],
        )?;
        officer.clone_into(&mut self.officer);
        Ok(())
    }

    /// Refuses when the case is closed.
    ///
    /// # Errors
    /// [`Refusal::Closed`].
    pub fn must_be_open(&self) -> Result<()> {
        if self.state == State::Closed { Err(Refusal::Closed(self.reference.clone()).into()) } else { Ok(()) }
    }

    /// Its procedure.
    ///
    /// # Errors
    /// [`Refusal::NotRouted`].
    pub fn routed_procedure(&self) -> Result<&str> {
        self.procedure.as_deref().ok_or_else(|| Refusal::NotRouted(self.reference.clone()).into())
    }

    /// Writes down the procedure and one authority that an officer or the procedure itself confirmed.
    ///
    /// # Errors
    /// When the database fails.
    pub fn set_route(
        &mut self,
        tx: &mut Tx<'_>,
        procedure: &str,
        authorities: &[String],
        now: Timestamp,
    ) -> Result<()> {
        tx.run(
            "UPDATE cases SET procedure = $2 WHERE case_id = $1",
            &[self.case_id.clone().into(), procedure.into()],
        )?;
        self.procedure = Some(procedure.to_owned());
        // A route is corrected, not added to: who was not written to and is not meant any more must not be written to.
        tx.run(
            "DELETE FROM case_authorities WHERE case_id = $1 AND NOT EXISTS (SELECT 1 FROM dispatches d \
             WHERE d.case_id = case_authorities.case_id AND d.authority = case_authorities.authority)",
            &[self.case_id.clone().into()],
        )?;
        for authority in authorities {
            tx.run(
                "INSERT INTO case_authorities (case_id, authority, routed_at) VALUES ($1, $2, $3) \
                 ON CONFLICT (case_id, authority) DO NOTHING",
                &[self.case_id.clone().into(), authority.clone().into(), written(now).into()],
            )?;
        }
        Ok(())
    }

    /// Keys of the authorities confirmed for the case, in the order they were.
    ///
    /// # Errors
    /// When the database fails.
    pub fn authorities(&self, tx: &mut Tx<'_>) -> Result<Vec<String>> {
        let rows = tx.all(
            "SELECT authority FROM case_authorities WHERE case_id = $1 ORDER BY routed_at, authority",
            &[self.case_id.clone().into()],
        )?;
        Ok(rows.iter().map(|row| row.text("authority")).collect::<std::result::Result<_, _>>()?)
    }

    /// What was filled in, by field.
    ///
    /// # Errors
    /// When the database fails.
    pub fn fields(&self, tx: &mut Tx<'_>) -> Result<Vec<(String, String)>> {
        let rows = tx.all(
            "SELECT field, value FROM case_fields WHERE case_id = $1 ORDER BY field",
            &[self.case_id.clone().into()],
        )?;
        rows.iter().map(|row| Ok((row.text("field")?, row.text("value")?))).collect()
    }

    /// Fills in a field; a field that was filled is replaced.
    ///
    /// # Errors
    /// When the database fails.
    pub fn fill(&self, tx: &mut Tx<'_>, field: &str, value: &str) -> Result<()> {
        tx.run(
            "INSERT INTO case_fields (case_id, field, value) VALUES ($1, $2, $3) \
             ON CONFLICT (case_id, field) DO UPDATE SET value = $3",
            &[self.case_id.clone().into(), field.into(), value.into()],
        )?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_reply_without_a_forward_and_no_forward_without_a_route() {
        assert!(!State::Open.may_become(State::Forwarded));
        assert!(!State::Open.may_become(State::Replied));
        assert!(State::Routed.may_become(State::Forwarded));
    }

    #[test]
    fn every_state_has_its_word_and_can_be_closed_and_left() {
        for state in State::ALL {
            assert_eq!(State::of_word(state.word()), Some(state));
            assert!(!state.may_become(state), "staying is not a move");
            assert!(state == State::Closed || state.may_become(State::Closed));
            assert!(State::ALL.iter().any(|to| state.may_become(*to)));
        }
        assert_eq!(State::of_word("overdue"), None);
    }
}
