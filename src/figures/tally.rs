//! Noun: counts over cases and dispatches. Each statement takes the actor's countries into its WHERE, so that a number never
//! tells of a case that its reader may not see.

use store::{Row, Tx, Value};

use super::period::Period;
use crate::actor::Actor;
use crate::error::Result;

/// How many cases stand under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// A key or code; empty when not known.
    pub name: String,
    /// Opened in the period.
    pub opened: i64,
    /// Of those, closed since.
    pub closed: i64,
}

/// A dispatch that was answered, or is not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Key of the authority.
    pub authority: String,
    /// When it was sent.
    pub sent_at: String,
    /// When it was answered.
    pub answered_at: Option<String>,
}

/// Cases that stand in one state, or dispatches that are open at one authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The state, or the key of the authority.
    pub name: String,
    /// How many.
    pub count: i64,
    /// Of those, past their time limit.
    pub overdue: i64,
    /// Since when the longest of them.
    pub since_at: String,
}

/// The actor's countries as a condition, with its values behind those that are there already.
fn scope(actor: &Actor, values: &mut Vec<Value>) -> Option<String> {
    if actor.countries().is_empty() {
        return None;
    }
    let mut numbers = Vec::new();
    for country in actor.countries() {
        values.push(country.clone().into());
        numbers.push(format!("${}", values.len()));
    }
    Some(format!("requester_country IN ({})", numbers.join(", ")))
}

fn of_cases(actor: &Actor, values: &mut Vec<Value>) -> String {
    scope(actor, values).map(|scope| format!("AND {scope}")).unwrap_or_default()
}

fn of_dispatches(actor: &Actor, values: &mut Vec<Value>) -> String {
    let scope = scope(actor, values);
    scope.map(|scope| format!("AND case_id IN (SELECT case_id FROM cases WHERE {scope})")).unwrap_or_default()
}

fn within(period: &Period) -> Vec<Value> {
    vec![period.start.clone().into(), period.end.clone().into()]
}

/// Cases opened, by ten minutes of their opening: months depend on where the office is, and are told apart by the caller.
///
/// # Errors
/// When the database fails.
pub fn openings(tx: &mut Tx<'_>, actor: &Actor, period: &Period) -> Result<Vec<(String, i64)>> {
    let mut values = within(period);
    let condition = of_cases(actor, &mut values);
    let sql = format!(
        "SELECT substr(opened_at, 1, 15) AS moment, COUNT(*) AS number FROM cases \
         WHERE opened_at >= $1 AND opened_at < $2 {condition} GROUP BY substr(opened_at, 1, 15)"
    );
    moments(&tx.all(&sql, &values)?)
}

/// Cases closed, in the same way.
///
/// # Errors
/// When the database fails.
pub fn closings(tx: &mut Tx<'_>, actor: &Actor, period: &Period) -> Result<Vec<(String, i64)>> {
    let mut values = within(period);
    let condition = of_cases(actor, &mut values);
    let sql = format!(
        "SELECT substr(closed_at, 1, 15) AS moment, COUNT(*) AS number FROM cases \
         WHERE closed_at >= $1 AND closed_at < $2 {condition} GROUP BY substr(closed_at, 1, 15)"
    );
    moments(&tx.all(&sql, &values)?)
}

fn moments(rows: &[Row]) -> Result<Vec<(String, i64)>> {
    rows.iter().map(|row| Ok((row.text("moment")?, row.int("number")?))).collect()
}

/// Cases opened, by procedure; those not routed yet under the empty name.
///
/// # Errors
/// When the database fails.
pub fn by_procedure(tx: &mut Tx<'_>, actor: &Actor, period: &Period) -> Result<Vec<Count>> {
    let mut values = within(period);
    let condition = of_cases(actor, &mut values);
    let sql = format!(
        "SELECT COALESCE(procedure, '') AS name, COUNT(*) AS opened, COUNT(closed_at) AS closed FROM cases \
         WHERE opened_at >= $1 AND opened_at < $2 {condition} GROUP BY COALESCE(procedure, '') ORDER BY 2 DESC, 1"
    );
    counts(&tx.all(&sql, &values)?)
}

/// Cases opened, by the requester's country; those of unknown origin under the empty name.
///
/// # Errors
/// When the database fails.
pub fn by_country(tx: &mut Tx<'_>, actor: &Actor, period: &Period) -> Result<Vec<Count>> {
    let mut values = within(period);
    let condition = of_cases(actor, &mut values);
    let sql = format!(
        "SELECT requester_country AS name, COUNT(*) AS opened, COUNT(closed_at) AS closed FROM cases \
         WHERE opened_at >= $1 AND opened_at < $2 {condition} GROUP BY requester_country ORDER BY 2 DESC, 1"
    );
    counts(&tx.all(&sql, &values)?)
}

fn counts(rows: &[Row]) -> Result<Vec<Count>> {
    let count = |row: &Row| {
        Ok(Count { name: row.text("name")?, opened: row.int("opened")?, closed: row.int("closed")? })
    };
    rows.iter().map(count).collect()
}

/// Dispatches sent in the period, except those that were withdrawn or never arrived.
///
/// # Errors
/// When the database fails.
pub fn sendings(tx: &mut Tx<'_>, actor: &Actor, period: &Period) -> Result<Vec<Sent>> {
    let mut values = within(period);
    let condition = of_dispatches(actor, &mut values);
    let sql = format!(
        "SELECT authority, sent_at, answered_at FROM dispatches WHERE sent_at >= $1 AND sent_at < $2 \
         AND state NOT IN ('withdrawn', 'failed') {condition}"
    );
    let mut found = Vec::new();
    tx.each(&sql, &values, |row| {
        found.push(Sent {
            authority: row.text("authority")?,
            sent_at: row.text("sent_at")?,
            answered_at: row.opt_text("answered_at")?,
        });
        Ok(())
    })?;
    Ok(found)
}

/// Cases that are not closed, by the state they stand in.
///
/// # Errors
/// When the database fails.
pub fn at_the_desk(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Waiting>> {
    let mut values = Vec::new();
    let condition = of_cases(actor, &mut values);
    let sql = format!(
        "SELECT state AS name, COUNT(*) AS number, MIN(changed_at) AS since FROM cases \
         WHERE closed_at IS NULL {condition} GROUP BY state"
    );
    let waiting = |row: &Row| {
        Ok(Waiting {
            name: row.text("name")?,
            count: row.int("number")?,
            overdue: 0,
            since_at: row.text("since")?,
        })
    };
    tx.all(&sql, &values)?.iter().map(waiting).collect()
}

/// Dispatches that wait for their authority.
///
/// # Errors
/// When the database fails.
pub fn at_authorities(tx: &mut Tx<'_>, actor: &Actor, now: &str) -> Result<Vec<Waiting>> {
    let mut values: Vec<Value> = vec![now.into()];
    let condition = of_dispatches(actor, &mut values);
    let sql = format!(
        "SELECT authority AS name, COUNT(*) AS number, MIN(sent_at) AS since, \
         CAST(SUM(CASE WHEN due_at <= $1 THEN 1 ELSE 0 END) AS BIGINT) AS overdue FROM dispatches \
         WHERE state IN ('sent', 'delivered', 'acknowledged') {condition} GROUP BY authority ORDER BY 2 DESC, 1"
    );
    let waiting = |row: &Row| {
        Ok(Waiting {
            name: row.text("name")?,
            count: row.int("number")?,
            overdue: row.int("overdue")?,
            since_at: row.text("since")?,
        })
    };
    tx.all(&sql, &values)?.iter().map(waiting).collect()
}
