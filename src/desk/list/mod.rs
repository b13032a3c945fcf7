//! Reading for officers: cases as rows, page by page, within an officer's sight. A page takes the same few statements
//! however many cases there are. Changes nothing.

mod filter;
mod walk;
mod words;
pub mod pressing;
pub mod on_their_way;

use std::collections::HashMap;
use std::sync::LazyLock;

use store::{Tx, Value};

pub use filter::{Filter, Key, Turn, WaitsFor};
pub use words::Hit;

use super::case::Case;
use crate::actor::Actor;
use crate::clock::written;
use crate::error::Result;
use crate::office::Office;

/// A case as a row, in the shape that is promised.
#[derive(Debug, Clone, serde::Serialize)]
pub struct CaseRow {
    /// Its id.
    #[serde(skip)]
    pub case_id: String,
    /// Its reference.
    pub reference: String,
    /// Its procedure's key.
    pub procedure: Option<String>,
    /// Where it stands.
    pub state: &'static str,
    /// ISO 3166-1 alpha-2, `null` when not known.
    pub requester_country: Option<String>,
    /// What the requester called it.
    pub subject: String,
    /// Key of the delegate who serves that country.
    pub officer: String,
    /// Keys of its authorities.
    pub authorities: Vec<String>,
    /// When the next reply is due.
    pub due_at: Option<String>,
    /// Whether it is late.
    pub overdue: bool,
    /// Whether a reply is held for an officer.
    #[serde(skip)]
    pub is_held: bool,
    /// When it was opened.
    pub opened_at: String,
    /// When anything in it changed last.
    pub changed_at: String,
}

/// One page of cases, with the ways on and back.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    /// The cases.
    pub rows: Vec<CaseRow>,
    /// Where each was found by words, by reference, in the order of the rows; empty when no words were asked for.
    pub hits: HashMap<String, Hit>,
    /// Where older ones begin, when there may be some.
    pub older: Option<Key>,
    /// Where newer ones begin, when there may be some.
    pub newer: Option<Key>,
    /// The page is short because so many cases were looked through, not because there are no more.
    pub is_cut_short: bool,
}

/// Cases within the actor's sight, the last changed first; by words, the newest letter first.
///
/// # Errors
/// When the database fails.
pub fn list(tx: &mut Tx<'_>, office: &Office, actor: &Actor, filter: &Filter) -> Result<Vec<CaseRow>> {
    Ok(page(tx, office, actor, filter)?.rows)
}

/// The same with the ways on and back.
///
/// # Errors
/// When the database fails.
pub fn page(tx: &mut Tx<'_>, office: &Office, actor: &Actor, filter: &Filter) -> Result<Listed> {
    let now = written(office.now());
    let mut found = match &filter.search {
        Some(words) => words::find(tx, actor, &now, (words, filter))?,
        None => walk::walk(tx, actor, &now, filter)?,
    };
    let rows = rows(tx, office, std::mem::take(&mut found.cases))?;
    Ok(Listed {
        rows,
        hits: found.hits,
        older: found.older,
        newer: found.newer,
        is_cut_short: found.is_cut_short,
    })
}

/// What a walk brings back.
#[derive(Debug, Default)]
struct Found {
    cases: Vec<Case>,
    hits: HashMap<String, Hit>,
    older: Option<Key>,
    newer: Option<Key>,
    is_cut_short: bool,
}

/// One case as a row.
///
/// # Errors
/// When the database fails.
pub fn row(tx: &mut Tx<'_>, office: &Office, case: &Case) -> Result<CaseRow> {
    let row = rows(tx, office, vec![case.clone()])?.pop();
    Ok(row.ok_or_else(|| anyhow::anyhow!("a case has no row"))?)
}

/// So many cases are asked about in one statement; the text of the statement is always the same, so it is prepared once.
const AT_ONCE: usize = 25;

/// Cases as rows, in the order given.
///
/// # Errors
/// When the database fails.
pub fn rows(tx: &mut Tx<'_>, office: &Office, cases: Vec<Case>) -> Result<Vec<CaseRow>> {
    let now = written(office.now());
    let mut rows: Vec<CaseRow> = cases.into_iter().map(bare).collect();
    for part in rows.chunks_mut(AT_ONCE) {
        let ids: Vec<Value> = part.iter().map(|row| row.case_id.clone().into()).collect();
        let mut authorities = authorities_of(tx, &ids)?;
        let due = due_of(tx, &ids)?;
        let held = held_of(tx, &ids)?;
        for row in part {
            row.authorities = authorities.remove(&row.case_id).unwrap_or_default();
            row.due_at = due.get(&row.case_id).cloned();
            row.overdue = row.due_at.as_ref().is_some_and(|due_at| *due_at <= now);
            row.is_held = held.contains(&row.case_id);
        }
    }
    Ok(rows)
}

fn bare(case: Case) -> CaseRow {
    CaseRow {
        case_id: case.case_id,
        reference: case.reference,
        procedure: case.procedure,
        state: case.state.word(),
        requester_country: Some(case.requester_country).filter(|country| !country.is_empty()),
        subject: case.subject,
        officer: case.officer,
        authorities: Vec::new(),
        due_at: None,
        overdue: false,
        is_held: false,
        opened_at: case.opened_at,
        changed_at: case.changed_at,
    }
}

static AMONG: LazyLock<String> = LazyLock::new(|| {
    let places: Vec<String> = (1..=AT_ONCE).map(|place| format!("${place}")).collect();
    format!("WHERE case_id IN ({})", places.join(", "))
});

/// `WHERE case_id IN ($1, … $25)`, with the values to put in; places that are not needed hold what no case is called.
fn among(ids: &[Value]) -> (&'static str, Vec<Value>) {
    let mut values = ids.to_vec();
    values.resize(AT_ONCE, Value::from(""));
    (AMONG.as_str(), values)
}

fn authorities_of(tx: &mut Tx<'_>, ids: &[Value]) -> Result<HashMap<String, Vec<String>>> {
    let (condition, values) = among(ids);
    let sql =
        format!("SELECT case_id, authority FROM case_authorities {condition} ORDER BY routed_at, authority");
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for row in tx.all(&sql, &values)? {
        found.entry(row.text("case_id")?).or_default().push(row.text("authority")?);
    }
    Ok(found)
}

/// The day on which the next reply of each case is due.
fn due_of(tx: &mut Tx<'_>, ids: &[Value]) -> Result<HashMap<String, String>> {
    let (condition, values) = among(ids);
    let condition = format!(
        "{condition} AND due_at IS NOT NULL AND state IN ('sent', 'delivered', 'acknowledged') GROUP BY case_id"
    );
    let sql = format!("SELECT MIN(case_id) AS case_id, MIN(due_at) AS due_at FROM dispatches {condition}");
    let rows = tx.all(&sql, &values)?;
    rows.iter().map(|row| Ok((row.text("case_id")?, row.text("due_at")?))).collect()
}

fn held_of(tx: &mut Tx<'_>, ids: &[Value]) -> Result<Vec<String>> {
    let (condition, values) = among(ids);
    let condition = format!("{condition} AND held_at IS NOT NULL");
    let sql = format!("SELECT case_id FROM letters {condition}");
    Ok(tx.all(&sql, &values)?.iter().map(|row| row.text("case_id")).collect::<std::result::Result<_, _>>()?)
}
