//! What presses: for each kind of work that waits for an officer, the longest waiting first. Each kind is one statement
//! with a bound, so that nothing is counted through; only what is within the officer's sight.

use store::{Row, Tx, Value};

use super::filter::Conditions;
use crate::actor::Actor;
use crate::clock::written;
use crate::error::Result;
use crate::office::Office;
use crate::right::Right;

/// Counted no further than this.
pub const MOST_COUNTED: usize = 100;

/// A kind of work, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A reply is held: is it really theirs?
    Held,
    /// A requester wrote again.
    WroteAgain,
    /// An accepted reply was not passed on yet.
    ToRelay,
    /// An authority's reply is late.
    Overdue,
    /// A new request that was not routed.
    New,
    /// Routed, and nobody was written to.
    ToForward,
    /// A letter that nobody could place.
    Tray,
    /// A letter of ours did not go through, or perhaps twice.
    Trouble,
    /// A letter of ours that can still be called back.
    Leaving,
    /// Anything else a person must be told.
    Notice,
}

impl Kind {
    /// Every kind, the most pressing first.
    pub const ALL: [Kind; 10] = [
        Kind::Held,
        Kind::WroteAgain,
        Kind::ToRelay,
        Kind::Overdue,
        Kind::New,
        Kind::ToForward,
        Kind::Tray,
        Kind::Trouble,
        Kind::Leaving,
        Kind::Notice,
    ];

    /// The word in phrases.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Held => "held",
            Kind::WroteAgain => "wrote-again",
            Kind::ToRelay => "to-relay",
            Kind::Overdue => "overdue",
            Kind::New => "new",
            Kind::ToForward => "to-forward",
            Kind::Tray => "tray",
            Kind::Trouble => "trouble",
            Kind::Leaving => "leaving",
            Kind::Notice => "notice",
        }
    }

    /// What it takes to do something about it.
    fn right(self) -> Right {
        match self {
            Kind::Tray => Right::Tray,
            Kind::Trouble | Kind::Leaving | Kind::Notice => Right::Outbox,
            _ => Right::Read,
        }
    }
}

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The letter's, notice's or dispatch's id; the case's where there is none.
    pub id: String,
    /// Its case, if it has one.
    pub reference: Option<String>,
    /// What it is about.
    pub subject: String,
    /// An authority's key, an address, a notice's code.
    pub who: String,
    /// What a notice's phrase is about.
    pub what: String,
    /// Since when it waits; for what is late, when it was due; for what leaves, when.
    pub since: String,
}

/// Everything of one kind that waits, at most [`MOST_COUNTED`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The kind.
    pub kind: Kind,
    /// What waits, the longest first.
    pub items: Vec<Item>,
}

/// What presses, kind by kind, as far as this actor may do something about it.
///
/// # Errors
/// When the database fails.
pub fn pressing(tx: &mut Tx<'_>, office: &Office, actor: &Actor) -> Result<Vec<Group>> {
    let now = written(office.now());
    let kinds = Kind::ALL.into_iter().filter(|kind| actor.may(kind.right()));
    kinds.map(|kind| Ok(Group { kind, items: items(tx, actor, (kind, &now))? })).collect()
}

/// Every open notice in sight, whatever it is about, the oldest first.
///
/// # Errors
/// When the database fails.
pub fn notices(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Item>> {
    let mut conditions = Conditions::default();
    conditions.add("n.settled_at IS NULL", &[]);
    keep_in_sight(&mut conditions, actor, Kind::Notice);
    read(tx, NOTICES, conditions)
}

/// What is the same as long as nothing happened: the end of the journal, and the newest of what comes or goes without a
/// deed. Reads the ends of indexes and nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pulse(Vec<String>);

impl Pulse {
    /// Whether nobody has looked yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

const PULSE: [&str; 5] = [
    "SELECT CAST(position AS TEXT) AS newest FROM journal_end WHERE only_row = 1",
    "SELECT MAX(letter_id) AS newest FROM letters WHERE disposition IN ('tray', 'unreadable')",
    "SELECT MAX(noticed_at) AS newest FROM notices WHERE settled_at IS NULL",
    "SELECT MAX(letter_id) AS newest FROM outbox WHERE state = 'waiting'",
    "SELECT MAX(letter_id) AS newest FROM outbox WHERE state = 'sent'",
];

/// The office's pulse.
///
/// # Errors
/// When the database fails.
pub fn pulse(tx: &mut Tx<'_>, office: &Office) -> Result<Pulse> {
    let mut pulse = Vec::with_capacity(PULSE.len() + 1);
    for sql in PULSE {
        let row = tx.one(sql, &[])?;
        pulse.push(row.map(|row| row.opt_text("newest")).transpose()?.flatten().unwrap_or_default());
    }
    let late = "SELECT MAX(due_at) AS newest FROM dispatches WHERE state IN ('sent', 'delivered', 'acknowledged') AND due_at <= $1";
    let row = tx.one(late, &[written(office.now()).into()])?;
    pulse.push(row.map(|row| row.opt_text("newest")).transpose()?.flatten().unwrap_or_default());
    Ok(Pulse(pulse))
}

const TROUBLE: &str = "n.code IN ('notice-letter-refused', 'notice-letter-waits', 'notice-letter-uncertain', 'notice-contact-bounced')";
const OTHER: &str = "n.code NOT IN ('notice-letter-refused', 'notice-letter-waits', 'notice-letter-uncertain', \
    'notice-contact-bounced', 'notice-requester-wrote', 'notice-reply-held')";

fn items(tx: &mut Tx<'_>, actor: &Actor, (kind, now): (Kind, &str)) -> Result<Vec<Item>> {
    let mut conditions = Conditions::default();
    let select = match kind {
        Kind::Held => {
            conditions.add("l.held_at IS NOT NULL", &[]);
            HELD
        }
        Kind::New => in_state(&mut conditions, "open"),
        Kind::ToForward => in_state(&mut conditions, "routed"),
        Kind::ToRelay => in_state(&mut conditions, "replied"),
        Kind::Overdue => {
            conditions.add("d.state IN ('sent', 'delivered', 'acknowledged') AND d.due_at <= ?", &[now]);
            OVERDUE
        }
        Kind::Tray => {
            conditions.add("l.disposition IN ('tray', 'unreadable')", &[]);
            TRAY
        }
        Kind::Leaving => {
            let leaves = "o.state IN ('waiting', 'claimed', 'on_wire', 'uncertain') AND o.state = 'waiting' \
                AND o.attempts = 0 AND o.not_before_at > ?";
            conditions.add(leaves, &[now]);
            LEAVING
        }
        Kind::WroteAgain => notices_of(&mut conditions, "n.code = 'notice-requester-wrote'"),
        Kind::Trouble => notices_of(&mut conditions, TROUBLE),
        Kind::Notice => notices_of(&mut conditions, OTHER),
    };
    keep_in_sight(&mut conditions, actor, kind);
    read(tx, select, conditions)
}

fn read(tx: &mut Tx<'_>, select: &str, mut conditions: Conditions) -> Result<Vec<Item>> {
    let limit = conditions.bind(Value::from(i64::try_from(MOST_COUNTED).unwrap_or(0)));
    let sql = select.replace("{condition}", &conditions.written()) + &format!(" LIMIT {limit}");
    tx.all(&sql, &conditions.values)?.iter().map(item).collect()
}

const HELD: &str = "SELECT l.letter_id AS id, c.reference, c.subject, l.from_address AS who, '' AS what, l.held_at AS since \
    FROM letters l JOIN cases c ON c.case_id = l.case_id {condition} ORDER BY l.held_at, l.letter_id";
const CASES: &str = "SELECT c.case_id AS id, c.reference, c.subject, c.requester_country AS who, '' AS what, c.changed_at AS since \
    FROM cases c {condition} ORDER BY c.changed_at, c.case_id";
const OVERDUE: &str = "SELECT d.dispatch_id AS id, c.reference, c.subject, d.authority AS who, '' AS what, d.due_at AS since \
    FROM dispatches d JOIN cases c ON c.case_id = d.case_id {condition} ORDER BY d.due_at, d.dispatch_id";
const TRAY: &str = "SELECT l.letter_id AS id, NULL AS reference, l.subject, l.from_address AS who, '' AS what, l.kept_at AS since \
    FROM letters l {condition} ORDER BY l.letter_id";
const LEAVING: &str = "SELECT o.letter_id AS id, c.reference, l.subject, l.recipient AS who, '' AS what, o.not_before_at AS since \
    FROM outbox o JOIN letters l ON l.letter_id = o.letter_id LEFT JOIN cases c ON c.case_id = l.case_id \
    {condition} ORDER BY o.not_before_at, o.letter_id";
const NOTICES: &str = "SELECT n.notice_id AS id, c.reference, COALESCE(c.subject, '') AS subject, n.code AS who, n.details AS what, \
    n.noticed_at AS since FROM notices n LEFT JOIN cases c ON c.case_id = n.case_id {condition} ORDER BY n.noticed_at, n.notice_id";

fn in_state(conditions: &mut Conditions, state: &str) -> &'static str {
    conditions.add("c.state = ?", &[state]);
    CASES
}

fn notices_of(conditions: &mut Conditions, of_code: &str) -> &'static str {
    conditions.add("n.settled_at IS NULL", &[]);
    conditions.add(of_code, &[]);
    NOTICES
}

/// What belongs to no case, or to one of unknown origin, is out of sight for whoever is kept to some countries; a letter in
/// the tray is in sight when a guess leads to a case that is.
pub(super) fn keep_in_sight(conditions: &mut Conditions, actor: &Actor, kind: Kind) {
    let countries: Vec<&str> = actor.countries().iter().map(String::as_str).collect();
    if countries.is_empty() {
        return;
    }
    let places = vec!["?"; countries.len()].join(", ");
    let piece = if kind == Kind::Tray {
        format!(
            "EXISTS (SELECT 1 FROM tray_guesses g JOIN lanes a ON a.lane_id = g.lane_id JOIN cases c ON c.case_id = a.case_id \
             WHERE g.letter_id = l.letter_id AND c.requester_country IN ({places}))"
        )
    } else {
        format!("COALESCE(c.requester_country, '') IN ({places})")
    };
    conditions.add(&piece, &countries);
}

fn item(row: &Row) -> Result<Item> {
    let what = row.text("what")?;
    Ok(Item {
        id: row.text("id")?,
        reference: row.opt_text("reference")?,
        subject: row.text("subject")?,
        who: row.text("who")?,
        what: serde_json::from_str(&what).unwrap_or(what),
        since: row.text("since")?,
    })
}
