//! Letters of ours on their way, with the case each belongs to: what officers see of the outbox. Changes nothing.

use store::{Row, Tx, Value};

use super::filter::Conditions;
use super::pressing::{Kind, keep_in_sight};
use crate::actor::Actor;
use crate::error::Result;

/// Which letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Waiting for their time, or for a server.
    Waiting,
    /// Refused by a server, or perhaps out twice.
    Trouble,
    /// Called back.
    Cancelled,
    /// Gone out.
    Sent,
}

impl Shelf {
    /// Every shelf.
    pub const ALL: [Shelf; 4] = [Shelf::Waiting, Shelf::Trouble, Shelf::Cancelled, Shelf::Sent];

    /// The word in addresses and phrases.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Shelf::Waiting => "waiting",
            Shelf::Trouble => "trouble",
            Shelf::Cancelled => "cancelled",
            Shelf::Sent => "sent",
        }
    }

    /// The shelf of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Shelf> {
        Shelf::ALL.into_iter().find(|shelf| shelf.word() == word)
    }

    fn states(self) -> &'static [&'static str] {
        match self {
            Shelf::Waiting => &["waiting", "claimed", "on_wire"],
            Shelf::Trouble => &["refused", "uncertain"],
            Shelf::Cancelled => &["cancelled"],
            Shelf::Sent => &["sent"],
        }
    }
}

/// A letter on its way.
#[derive(Debug, Clone)]
pub struct OnTheWay {
    /// The letter.
    pub letter_id: String,
    /// waiting, claimed, on_wire, sent, refused, uncertain, cancelled.
    pub state: String,
    /// To whom.
    pub recipient: String,
    /// About what.
    pub subject: String,
    /// Its case.
    pub reference: Option<String>,
    /// Since when.
    pub put_at: String,
    /// When it leaves or is tried next.
    pub not_before_at: String,
    /// Tries so far.
    pub attempts: i64,
    /// Whether it may have reached them twice.
    pub was_uncertain: bool,
    /// What the server said last.
    pub last_answer: String,
}

/// Letters of one shelf within the actor's sight, the newest first, older than `before`.
///
/// # Errors
/// When the database fails.
pub fn on_their_way(
    tx: &mut Tx<'_>,
    actor: &Actor,
    shelf: Shelf,
    (before, limit): (Option<&str>, usize),
) -> Result<Vec<OnTheWay>> {
    let mut found = Vec::new();
    for state in shelf.states() {
        let mut conditions = Conditions::default();
        conditions.add("o.state = ?", &[state]);
        if let Some(before) = before {
            conditions.add("o.letter_id < ?", &[before]);
        }
        keep_in_sight(&mut conditions, actor, Kind::Leaving);
        let place = conditions.bind(Value::from(i64::try_from(limit).unwrap_or(0)));
        let condition = format!("{} ORDER BY o.letter_id DESC LIMIT {place}", conditions.written());
        let sql = format!(
            "SELECT o.letter_id, o.state, l.recipient, l.subject, c.reference, o.put_at, o.not_before_at, o.attempts, \
             o.was_uncertain, o.last_answer FROM outbox o JOIN letters l ON l.letter_id = o.letter_id \
             LEFT JOIN cases c ON c.case_id = l.case_id {condition}"
        );
        for row in tx.all(&sql, &conditions.values)? {
            found.push(on_the_way(&row)?);
        }
    }
    found.sort_by(|one, other| other.letter_id.cmp(&one.letter_id));
    found.truncate(limit);
    Ok(found)
}

fn on_the_way(row: &Row) -> Result<OnTheWay> {
    Ok(OnTheWay {
        letter_id: row.text("letter_id")?,
        state: row.text("state")?,
        recipient: row.text("recipient")?,
        subject: row.text("subject")?,
        reference: row.opt_text("reference")?,
        put_at: row.text("put_at")?,
        not_before_at: row.text("not_before_at")?,
        attempts: row.int("attempts")?,
        was_uncertain: row.flag("was_uncertain")?,
        last_answer: row.text("last_answer")?,
    })
}
