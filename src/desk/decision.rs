//! Noun: the decision, the authority's formal answer. All SQL on `decisions`.

use jiff::Timestamp;
use store::Tx;

use crate::clock::written;
use crate::error::Result;

/// A recorded decision.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct Decision {
    /// One of the procedure's outcomes, such as `granted`.
    pub outcome: String,
    /// The authority's number for it.
    pub number: String,
    /// Until when it holds, as the authority writes it.
    pub valid_until: String,
    /// On which conditions.
    pub conditions: String,
}

/// Records the decision of a case; a later one replaces it, and the journal keeps both.
///
/// # Errors
/// When the database fails.
pub fn record(tx: &mut Tx<'_>, case_id: &str, decision: &Decision, at: Timestamp) -> Result<()> {
    tx.run(
        "INSERT INTO decisions (case_id, outcome, number, valid_until, conditions, decided_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (case_id) DO UPDATE SET outcome = $2, number = $3, valid_until = $4, conditions = $5, decided_at = $6",
        &[
            case_id.into(),
            decision.outcome.clone().into(),
            decision.number.clone().into(),
            decision.valid_until.clone().into(),
            decision.conditions.clone().into(),
            written(at).into(),
        ],
    )?;
    Ok(())
}

/// The decision of a case.
///
/// # Errors
/// When the database fails.
pub fn of_case(tx: &mut Tx<'_>, case_id: &str) -> Result<Option<Decision>> {
    let sql = "SELECT outcome, number, valid_until, conditions FROM decisions WHERE case_id = $1";
    let row = tx.one(sql, &[case_id.into()])?;
    row.map(|row| {
        Ok(Decision {
            outcome: row.text("outcome")?,
            number: row.text("number")?,
            valid_until: row.text("valid_until")?,
            conditions: row.text("conditions")?,
        })
    })
    .transpose()
}
