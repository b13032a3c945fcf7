//! Noun: a saved view, a question to the queue that somebody wants to ask again, for themselves or for all. All SQL on
//! `saved_views`.

use store::Tx;

use crate::actor::Actor;
use crate::clock::written;
use crate::error::Result;
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::Right;

/// More views than this nobody finds again.
const MOST: i64 = 50;
/// Signs of a name.
const LONGEST_NAME: usize = 60;

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Its id.
    pub view_id: String,
    /// What its maker calls it.
    pub name: String,
    /// What stands behind the question mark of the queue's address.
    pub question: String,
    /// Whether everybody sees it.
    pub is_shared: bool,
    /// Whether it is the asker's own.
    pub is_own: bool,
}

/// The views an officer sees: their own and those shared by others, by name.
///
/// # Errors
/// When the database fails.
pub fn of_officer(tx: &mut Tx<'_>, account_id: &str) -> Result<Vec<SavedView>> {
    let mut views = Vec::new();
    let sql = "SELECT view_id, account_id, name, question, is_shared FROM saved_views \
        WHERE account_id = $1 OR is_shared = 1 ORDER BY view_id LIMIT $2";
    for row in tx.all(sql, &[account_id.into(), (2 * MOST).into()])? {
        views.push(SavedView {
            view_id: row.text("view_id")?,
            is_own: row.text("account_id")? == account_id,
            name: row.text("name")?,
            question: row.text("question")?,
            is_shared: row.flag("is_shared")?,
        });
    }
    views.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(views)
}

/// Saves a view under a name.
///
/// # Errors
/// [`Refusal::NoName`] without a name; [`Refusal::TooManyViews`].
pub fn save(
    tx: &mut Tx<'_>,
    office: &Office,
    (actor, account_id): (&Actor, &str),
    (name, question): (&str, &str),
    is_shared: bool,
) -> Result<String> {
    actor.must(Right::Read)?;
    let name: String = name.trim().chars().take(LONGEST_NAME).collect();
    if name.is_empty() {
        return Err(Refusal::NoName.into());
    }
    let known = "SELECT view_id FROM saved_views WHERE account_id = $1 LIMIT $2";
    if i64::try_from(tx.all(known, &[account_id.into(), MOST.into()])?.len()).unwrap_or(MOST) >= MOST {
        return Err(Refusal::TooManyViews(MOST.to_string()).into());
    }
    let view_id = office.new_id()?;
    tx.run(
        "INSERT INTO saved_views (view_id, account_id, name, question, is_shared, saved_at) VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            view_id.clone().into(),
            account_id.into(),
            name.into(),
            question.into(),
            is_shared.into(),
            written(office.now()).into(),
        ],
    )?;
    Ok(view_id)
}

/// Drops a view of this officer; another's stays, and one that is gone already is gone.
///
/// # Errors
/// When the database fails.
pub fn drop_view(tx: &mut Tx<'_>, account_id: &str, view_id: &str) -> Result<()> {
    let sql = "DELETE FROM saved_views WHERE view_id = $1 AND account_id = $2";
    tx.run(sql, &[view_id.into(), account_id.into()])?;
    Ok(())
}
