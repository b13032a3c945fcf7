//! Reading for officers: cases as rows, by state, by what is overdue, by words. Changes nothing.

use jiff::Timestamp;
use store::{Tx, Value};

use super::case::{Case, State};
use super::dispatch::Dispatch;
use crate::clock::written;
use crate::error::Result;
use crate::letters::letter::KeptLetter;
use crate::office::Office;

/// Which cases.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only in this state.
    pub state: Option<State>,
    /// Only those with an overdue reply.
    pub is_overdue: bool,
    /// Only those one of whose letters has these words.
    pub search: Option<String>,
    /// At most so many.
    pub limit: i64,
}

/// A case as a row, in the shape that is promised.
#[derive(Debug, Clone, serde::Serialize)]
pub struct CaseRow {
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
    /// When it was opened.
    pub opened_at: String,
    /// When anything in it changed last.
    pub changed_at: String,
}

/// Cases, the last changed first.
///
/// # Errors
/// When the database fails.
pub fn list(tx: &mut Tx<'_>, office: &Office, filter: &Filter) -> Result<Vec<CaseRow>> {
    let now = office.now();
    let cases = match &filter.search {
        Some(words) => found_by_words(tx, now, (words, filter))?,
        None => found_by_state(tx, &written(now), filter)?,
    };
    cases.iter().map(|case| row(tx, office, case)).collect()
}

/// One case as a row.
///
/// # Errors
/// When the database fails.
pub fn row(tx: &mut Tx<'_>, office: &Office, case: &Case) -> Result<CaseRow> {
    let now = office.now();
    let dispatches = Dispatch::of_case(tx, &case.case_id)?;
    let due_at = dispatches
        .iter()
        .filter(|dispatch| dispatch.is_open())
        .filter_map(|dispatch| dispatch.due_at.clone())
        .min();
    Ok(CaseRow {
        reference: case.reference.clone(),
        procedure: case.procedure.clone(),
        state: case.state.word(),
        requester_country: Some(case.requester_country.clone()).filter(|country| !country.is_empty()),
        subject: case.subject.clone(),
        officer: case.officer.clone(),
        authorities: case.authorities(tx)?,
        due_at,
        overdue: dispatches.iter().any(|dispatch| dispatch.is_overdue(now)),
        opened_at: case.opened_at.clone(),
        changed_at: case.changed_at.clone(),
    })
}

const COLUMNS: &str = "c.case_id, c.reference, c.state, c.procedure, c.requester_country, c.subject, c.officer, c.opened_at, c.changed_at";

fn found_by_state(tx: &mut Tx<'_>, now: &str, filter: &Filter) -> Result<Vec<Case>> {
    let mut values: Vec<Value> = vec![filter.limit.into()];
    let mut conditions = Vec::new();
    if let Some(state) = filter.state {
        values.push(state.word().into());
        conditions.push(format!("c.state = ${}", values.len()));
    }
    if filter.is_overdue {
        values.push(now.into());
        conditions.push(format!(
            "EXISTS (SELECT 1 FROM dispatches d WHERE d.case_id = c.case_id AND d.due_at <= ${} \
             AND d.state IN ('sent', 'delivered', 'acknowledged'))",
            values.len()
        ));
    }
    let condition =
        if conditions.is_empty() { String::new() } else { format!("WHERE {}", conditions.join(" AND ")) };
    let sql = format!(
        "SELECT {COLUMNS} FROM cases c {condition} ORDER BY c.changed_at DESC, c.case_id DESC LIMIT $1"
    );
    tx.all(&sql, &values)?.iter().map(Case::from_row).collect()
}

/// Words are looked up among letters; each case counts once, the best match first.
fn found_by_words(tx: &mut Tx<'_>, now: Timestamp, (words, filter): (&str, &Filter)) -> Result<Vec<Case>> {
    let mut found: Vec<Case> = Vec::new();
    let wanted = usize::try_from(filter.limit).unwrap_or(0);
    for letter_id in tx.find_text(words, filter.limit.saturating_mul(5))? {
        let Some(case_id) = KeptLetter::find(tx, &letter_id)?.and_then(|letter| letter.case_id) else {
            continue;
        };
        if found.len() == wanted || found.iter().any(|case| case.case_id == case_id) {
            continue;
        }
        let sql = format!("SELECT {COLUMNS} FROM cases c WHERE c.case_id = $1");
        let case = tx.one(&sql, &[case_id.into()])?.as_ref().map(Case::from_row).transpose()?;
        let Some(case) = case.filter(|case| filter.state.is_none_or(|state| case.state == state)) else {
            continue;
        };
        if !filter.is_overdue || is_overdue(tx, now, &case)? {
            found.push(case);
        }
    }
    Ok(found)
}

fn is_overdue(tx: &mut Tx<'_>, now: Timestamp, case: &Case) -> Result<bool> {
    Ok(Dispatch::of_case(tx, &case.case_id)?.iter().any(|dispatch| dispatch.is_overdue(now)))
}
