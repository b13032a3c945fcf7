//! A list by time of change, page by page: each branch is walked along its index from a key, and none further than a bound,
//! so that no question is slow however few cases it means.

use store::{Tx, Value};

use super::Found;
use super::filter::{Conditions, Filter, Key, Plan, Turn};
use crate::actor::Actor;
use crate::desk::case::Case;
use crate::error::Result;

const COLUMNS: &str = "c.case_id, c.reference, c.state, c.procedure, c.requester_country, c.subject, c.officer, c.opened_at, c.changed_at";

/// So many rows of an index are looked through for one page; the next page goes on from there.
const MOST_LOOKED_AT: i64 = 20_000;

/// Which way a list is read, and how that is said in SQL.
struct Way {
    is_back: bool,
    from: Key,
}

impl Way {
    fn of(turn: &Turn) -> Way {
        let newest = Key { changed_at: "9".to_owned(), id: String::new() };
        match turn {
            Turn::Newest => Way { is_back: false, from: newest },
            Turn::OlderThan(key) => Way { is_back: false, from: key.clone() },
            Turn::NewerThan(key) => Way { is_back: true, from: key.clone() },
        }
    }

    fn beyond(&self) -> &'static str {
        if self.is_back { "(c.changed_at, c.case_id) > (?, ?)" } else { "(c.changed_at, c.case_id) < (?, ?)" }
    }

    fn not_beyond(&self) -> &'static str {
        if self.is_back {
            "(c.changed_at, c.case_id) <= (?, ?)"
        } else {
            "(c.changed_at, c.case_id) >= (?, ?)"
        }
    }

    /// The end of the condition: order and limit.
    fn order(&self, limit: &str) -> String {
        let down = if self.is_back { "" } else { " DESC" };
        format!(" ORDER BY c.changed_at{down}, c.case_id{down} LIMIT {limit}")
    }
}

/// One page of cases.
pub(super) fn walk(tx: &mut Tx<'_>, actor: &Actor, now: &str, filter: &Filter) -> Result<Found> {
    let plan = filter.plan(actor, now);
    let way = Way::of(&filter.turn);
    let wanted = usize::try_from(filter.limit).unwrap_or(0);
    let (mut cases, mut bound) = (Vec::new(), None);
    for branch in &plan.branches {
        let (found, end) = branch_page(tx, &plan, branch, (&way, filter.limit + 1))?;
        cases.extend(found);
        // The branch that was cut off earliest bounds the page: beyond it the others may not go.
        bound = match (bound, end) {
            (Some(one), Some(other)) if way.is_back => Some(std::cmp::min::<Key>(one, other)),
            (Some(one), Some(other)) => Some(std::cmp::max::<Key>(one, other)),
            (one, other) => one.or(other),
        };
    }
    cases.sort_by_key(key);
    if !way.is_back {
        cases.reverse();
    }
    if let Some(bound) = &bound {
        cases.retain(|case| if way.is_back { key(case) <= *bound } else { key(case) >= *bound });
    }
    let has_more = cases.len() > wanted;
    cases.truncate(wanted);
    Ok(paged(cases, &way, (has_more, bound)))
}

/// The page with its ways on and back.
fn paged(mut cases: Vec<Case>, way: &Way, (has_more, bound): (bool, Option<Key>)) -> Found {
    let is_cut_short = bound.is_some() && !has_more;
    let further = if has_more { cases.last().map(key) } else { bound };
    let is_first = !way.is_back && way.from.id.is_empty();
    if way.is_back {
        cases.reverse();
        let older = cases.last().map(key).or_else(|| Some(way.from.clone()));
        return Found { older, newer: further, cases, is_cut_short, ..Found::default() };
    }
    let back = cases.first().map(key).or_else(|| Some(way.from.clone()));
    Found { older: further, newer: back.filter(|_| !is_first), cases, is_cut_short, ..Found::default() }
}

fn key(case: &Case) -> Key {
    Key { changed_at: case.changed_at.clone(), id: case.case_id.clone() }
}

/// The first cases of one branch, and where it was cut off when that was before its end.
fn branch_page(
    tx: &mut Tx<'_>,
    plan: &Plan,
    (branch, values): &(&str, Vec<String>),
    (way, limit): (&Way, i64),
) -> Result<(Vec<Case>, Option<Key>)> {
    let mut conditions = Conditions::default();
    if !branch.is_empty() {
        conditions.add(branch, &values.iter().map(String::as_str).collect::<Vec<_>>());
    }
    conditions.add(way.beyond(), &[&way.from.changed_at, &way.from.id]);
    let bound = if plan.besides.is_empty() { None } else { bound(tx, conditions.clone(), way)? };
    if let Some(bound) = &bound {
        conditions.add(way.not_beyond(), &[&bound.changed_at, &bound.id]);
    }
    for (piece, values) in &plan.besides {
        conditions.add(piece, &values.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let limit_place = conditions.bind(Value::from(limit));
    let condition = conditions.written() + &way.order(&limit_place);
    let sql = format!("SELECT {COLUMNS} FROM cases c {condition}");
    let cases: Vec<Case> =
        tx.all(&sql, &conditions.values)?.iter().map(Case::from_row).collect::<Result<_>>()?;
    let is_full = i64::try_from(cases.len()).unwrap_or(i64::MAX) >= limit;
    Ok((cases, bound.filter(|_| !is_full)))
}

/// The row at which a branch is looked through far enough; `None` when it ends before that. Only the index is read.
fn bound(tx: &mut Tx<'_>, mut conditions: Conditions, way: &Way) -> Result<Option<Key>> {
    let place = conditions.bind(Value::from(MOST_LOOKED_AT));
    let condition = format!("{}{} OFFSET {place}", conditions.written(), way.order("1"));
    let sql = format!("SELECT c.changed_at, c.case_id FROM cases c {condition}");
    let row = tx.one(&sql, &conditions.values)?;
    row.map(|row| Ok(Key { changed_at: row.text("changed_at")?, id: row.text("case_id")? })).transpose()
}
