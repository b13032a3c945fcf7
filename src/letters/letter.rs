//! A letter's row: what was read from it, where it stands, what is believed of its sender. All SQL on `letters`.

use jiff::Timestamp;
use store::{Row, Tx, Value};

use crate::clock::written;
use crate::error::Result;

/// A letter as kept.
#[derive(Debug, Clone, Default)]
pub struct KeptLetter {
    /// Its id.
    pub letter_id: String,
    /// `in` or `out`.
    pub direction: String,
    /// When it was on disk.
    pub kept_at: String,
    /// SHA-256 of its bytes.
    pub hash: String,
    /// Envelope sender; `None` is the null sender, or not known.
    pub envelope_sender: Option<String>,
    /// Envelope recipient.
    pub recipient: String,
    /// received, opened, placed, report, tray, discarded, unreadable, ours.
    pub disposition: String,
    /// Why it stands there.
    pub why: String,
    /// Its case, once placed.
    pub case_id: Option<String>,
    /// Its lane, once placed.
    pub lane_id: Option<String>,
    /// Its Message-ID.
    pub message_id: Option<String>,
    /// Who says to have written it.
    pub from_name: String,
    /// Their address, folded.
    pub from_address: String,
    /// Its subject.
    pub subject: String,
    /// person, auto_reply, bounce, receipt, list, calendar.
    pub kind: String,
    /// Of ours: the name of its letter text, such as `request`.
    pub purpose: String,
    /// Its language.
    pub language: Option<String>,
    /// What is new in it.
    pub text: String,
    /// verified, plausible, held.
    pub trust: Option<String>,
    /// Why.
    pub trust_why: String,
    /// When it was accepted as the authority's own.
    pub accepted_at: Option<String>,
    /// When it was passed on.
    pub relayed_at: Option<String>,
    /// By which letter of ours.
    pub relayed_by: Option<String>,
}

const COLUMNS: &str = "letter_id, direction, kept_at, hash, envelope_sender, recipient, disposition, why, case_id, lane_id, \
    message_id, from_name, from_address, subject, kind, purpose, language, text, trust, trust_why, accepted_at, relayed_at, \
    relayed_by";

impl KeptLetter {
    fn from_row(row: &Row) -> Result<KeptLetter> {
        Ok(KeptLetter {
            letter_id: row.text("letter_id")?,
            direction: row.text("direction")?,
            kept_at: row.text("kept_at")?,
            hash: row.text("hash")?,
            envelope_sender: row.opt_text("envelope_sender")?,
            recipient: row.text("recipient")?,
            disposition: row.text("disposition")?,
            why: row.text("why")?,
            case_id: row.opt_text("case_id")?,
            lane_id: row.opt_text("lane_id")?,
            message_id: row.opt_text("message_id")?,
            from_name: row.text("from_name")?,
            from_address: row.text("from_address")?,
            subject: row.text("subject")?,
            kind: row.text("kind")?,
            purpose: row.text("purpose")?,
            language: row.opt_text("language")?,
            text: row.text("text")?,
            trust: row.opt_text("trust")?,
            trust_why: row.text("trust_why")?,
            accepted_at: row.opt_text("accepted_at")?,
            relayed_at: row.opt_text("relayed_at")?,
            relayed_by: row.opt_text("relayed_by")?,
        })
    }

    /// The letter with this id.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(tx: &mut Tx<'_>, letter_id: &str) -> Result<Option<KeptLetter>> {
        let row =
            tx.one(&format!("SELECT {COLUMNS} FROM letters WHERE letter_id = $1"), &[letter_id.into()])?;
        row.as_ref().map(KeptLetter::from_row).transpose()
    }

    /// The same, held against every other writer until the transaction ends.
    ///
    /// # Errors
    /// When the database fails.
    pub fn lock(tx: &mut Tx<'_>, letter_id: &str) -> Result<Option<KeptLetter>> {
        let sql = format!("SELECT {COLUMNS} FROM letters WHERE letter_id = $1");
        tx.lock(&sql, &[letter_id.into()])?.as_ref().map(KeptLetter::from_row).transpose()
    }

    /// The letters of one case, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of_case(tx: &mut Tx<'_>, case_id: &str) -> Result<Vec<KeptLetter>> {
        let sql = format!("SELECT {COLUMNS} FROM letters WHERE case_id = $1 ORDER BY letter_id");
        tx.all(&sql, &[case_id.into()])?.iter().map(KeptLetter::from_row).collect()
    }

    /// The same with no more than `signs` signs of what others wrote: a page shows the beginning of a long letter.
    ///
    /// # Errors
    /// When the database fails.
    pub fn beginnings_of_case(tx: &mut Tx<'_>, case_id: &str, signs: i64) -> Result<Vec<KeptLetter>> {
        let sql = "SELECT letter_id, direction, kept_at, hash, envelope_sender, recipient, disposition, why, case_id, \
            lane_id, message_id, from_name, from_address, subject, kind, purpose, language, \
            CASE WHEN direction = 'out' THEN text ELSE SUBSTR(text, 1, CAST(CAST($2 AS BIGINT) AS INTEGER)) END AS text, \
            trust, trust_why, accepted_at, relayed_at, relayed_by FROM letters WHERE case_id = $1 ORDER BY letter_id";
        tx.all(sql, &[case_id.into(), signs.into()])?.iter().map(KeptLetter::from_row).collect()
    }

    /// What lies in the tray, oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn in_tray(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<KeptLetter>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM letters WHERE disposition IN ('tray', 'unreadable') ORDER BY letter_id LIMIT $1"
        );
        tx.all(&sql, &[limit.into()])?.iter().map(KeptLetter::from_row).collect()
    }

    /// The same after a letter; only what might belong to a case of one of these countries, when there are any.
    ///
    /// # Errors
    /// When the database fails.
    pub fn in_tray_after(
        tx: &mut Tx<'_>,
        (after, countries): (&str, &[String]),
        limit: i64,
    ) -> Result<Vec<KeptLetter>> {
        let mut values: Vec<Value> = vec![after.into(), limit.into()];
        values.extend(countries.iter().map(|country| Value::from(country.as_str())));
        let places: Vec<String> = (3..values.len() + 1).map(|place| format!("${place}")).collect();
        let condition = if countries.is_empty() {
            String::new()
        } else {
            format!(
                "AND EXISTS (SELECT 1 FROM tray_guesses g JOIN lanes a ON a.lane_id = g.lane_id JOIN cases c \
                 ON c.case_id = a.case_id WHERE g.letter_id = letters.letter_id AND c.requester_country IN ({}))",
                places.join(", ")
            )
        };
        let sql = format!(
            "SELECT {COLUMNS} FROM letters WHERE disposition IN ('tray', 'unreadable') AND letter_id > $1 {condition} \
             ORDER BY letter_id LIMIT $2"
        );
        tx.all(&sql, &values)?.iter().map(KeptLetter::from_row).collect()
    }

    /// A letter of ours with this Message-ID.
    ///
    /// # Errors
    /// When the database fails.
    pub fn ours_with_message_id(tx: &mut Tx<'_>, message_id: &str) -> Result<Option<KeptLetter>> {
        let sql =
            format!("SELECT {COLUMNS} FROM letters WHERE message_id = $1 AND direction = 'out' LIMIT 1");
        tx.one(&sql, &[message_id.into()])?.as_ref().map(KeptLetter::from_row).transpose()
    }
}

/// How many letters a case has, and the newest: tells whether one was added meanwhile.
///
/// # Errors
/// When the database fails.
pub fn extent_of_case(tx: &mut Tx<'_>, case_id: &str) -> Result<(i64, String)> {
    let sql =
        "SELECT COUNT(*) AS number, COALESCE(MAX(letter_id), '') AS newest FROM letters WHERE case_id = $1";
    let row = tx.one(sql, &[case_id.into()])?.ok_or_else(|| anyhow::anyhow!("a count without an answer"))?;
    Ok((row.int("number")?, row.text("newest")?))
}

/// Letters that have arrived and were not read yet, oldest first.
///
/// # Errors
/// When the database fails.
pub fn waiting(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<KeptLetter>> {
    let sql =
        format!("SELECT {COLUMNS} FROM letters WHERE disposition = 'received' ORDER BY letter_id LIMIT $1");
    tx.all(&sql, &[limit.into()])?.iter().map(KeptLetter::from_row).collect()
}

/// Where a letter stands from now on.
pub struct Standing<'a> {
    /// opened, placed, report, tray, discarded, unreadable.
    pub disposition: &'a str,
    /// Why, for a person.
    pub why: &'a str,
    /// Its case.
    pub case_id: Option<&'a str>,
    /// Its lane.
    pub lane_id: Option<&'a str>,
}

/// Moves a letter of theirs to where it stands from now on; `false` when it no longer stood at `from`.
///
/// # Errors
/// When the database fails.
pub fn stand(tx: &mut Tx<'_>, letter_id: &str, from: &[&str], standing: &Standing<'_>) -> Result<bool> {
    let mut rows = 0;
    for before in from {
        rows += tx.run(
            "UPDATE letters SET disposition = $3, why = $4, case_id = $5, lane_id = $6 WHERE letter_id = $1 AND disposition = $2",
            &[
                letter_id.into(),
                (*before).into(),
                standing.disposition.into(),
                standing.why.into(),
                standing.case_id.map(str::to_owned).into(),
                standing.lane_id.map(str::to_owned).into(),
            ],
        )?;
        if rows > 0 {
            break;
        }
    }
    Ok(rows == 1)
}

/// Writes down what is believed of a letter's sender.
///
/// # Errors
/// When the database fails.
pub fn believe(tx: &mut Tx<'_>, letter_id: &str, trust: &str, why: &str) -> Result<()> {
    tx.run(
        "UPDATE letters SET trust = $2, trust_why = $3 WHERE letter_id = $1",
        &[letter_id.into(), trust.into(), why.into()],
    )?;
    Ok(())
}

/// Marks a reply as the authority's own; `false` when it was already.
///
/// # Errors
/// When the database fails.
pub fn mark_accepted(tx: &mut Tx<'_>, letter_id: &str, at: Timestamp) -> Result<bool> {
    let sql =
        "UPDATE letters SET accepted_at = $2, held_at = NULL WHERE letter_id = $1 AND accepted_at IS NULL";
    Ok(tx.run(sql, &[letter_id.into(), written(at).into()])? == 1)
}

/// Marks a reply as held for an officer.
///
/// # Errors
/// When the database fails.
pub fn hold(tx: &mut Tx<'_>, letter_id: &str, at: Timestamp) -> Result<()> {
    let sql = "UPDATE letters SET held_at = $2 WHERE letter_id = $1 AND accepted_at IS NULL";
    tx.run(sql, &[letter_id.into(), written(at).into()])?;
    Ok(())
}

/// An officer has decided what a held letter is; whether another of its case is still held.
///
/// # Errors
/// When the database fails.
pub fn no_longer_held(tx: &mut Tx<'_>, case_id: &str, letter_id: &str) -> Result<bool> {
    tx.run("UPDATE letters SET held_at = NULL WHERE letter_id = $1", &[letter_id.into()])?;
    let sql = "SELECT letter_id FROM letters WHERE case_id = $1 AND held_at IS NOT NULL LIMIT 1";
    Ok(tx.one(sql, &[case_id.into()])?.is_some())
}

/// Files a letter as a receipt, because an officer says that it is one.
///
/// # Errors
/// When the database fails.
pub fn mark_receipt(tx: &mut Tx<'_>, letter_id: &str) -> Result<()> {
    tx.run("UPDATE letters SET kind = 'receipt' WHERE letter_id = $1", &[letter_id.into()])?;
    Ok(())
}

/// Marks a reply as passed on by a letter of ours.
///
/// # Errors
/// When the database fails.
pub fn mark_relayed(tx: &mut Tx<'_>, letter_id: &str, by: &str, at: Timestamp) -> Result<()> {
    let sql = "UPDATE letters SET relayed_at = $2, relayed_by = $3 WHERE letter_id = $1";
    tx.run(sql, &[letter_id.into(), written(at).into(), by.into()])?;
    Ok(())
}

/// A letter of ours was called back: it said nothing to anybody, and the reply that it carried was not passed on.
///
/// # Errors
/// When the database fails.
pub fn take_back(tx: &mut Tx<'_>, letter_id: &str) -> Result<()> {
    let never_left = "UPDATE letters SET disposition = 'discarded', why = 'called back' WHERE letter_id = $1 AND direction = 'out'";
    tx.run(never_left, &[letter_id.into()])?;
    let not_passed_on = "UPDATE letters SET relayed_at = NULL, relayed_by = NULL WHERE relayed_by = $1";
    tx.run(not_passed_on, &[letter_id.into()])?;
    Ok(())
}

/// Records a letter of ours.
///
/// # Errors
/// When the database fails.
pub fn record_ours(tx: &mut Tx<'_>, letter: &KeptLetter) -> Result<()> {
    let values: Vec<Value> = vec![
        letter.letter_id.clone().into(),
        letter.kept_at.clone().into(),
        letter.hash.clone().into(),
        letter.envelope_sender.clone().into(),
        letter.recipient.clone().into(),
        letter.case_id.clone().into(),
        letter.lane_id.clone().into(),
        letter.message_id.clone().into(),
        letter.from_name.clone().into(),
        letter.from_address.clone().into(),
        letter.subject.clone().into(),
        letter.language.clone().into(),
        letter.text.clone().into(),
        letter.purpose.clone().into(),
    ];
    tx.run(
        "INSERT INTO letters (letter_id, direction, kept_at, hash, envelope_sender, recipient, disposition, case_id, lane_id, \
         message_id, from_name, from_address, subject, kind, language, text, purpose) \
         VALUES ($1, 'out', $2, $3, $4, $5, 'ours', $6, $7, $8, $9, $10, $11, 'person', $12, $13, $14)",
        &values,
    )?;
    Ok(())
}

/// Whether a letter of theirs with this Message-ID lies on the lane.
///
/// # Errors
/// When the database fails.
pub fn is_on_lane(tx: &mut Tx<'_>, lane_id: &str, message_id: &str) -> Result<bool> {
    let sql =
        "SELECT letter_id FROM letters WHERE message_id = $1 AND lane_id = $2 AND direction = 'in' LIMIT 1";
    Ok(tx.one(sql, &[message_id.into(), lane_id.into()])?.is_some())
}

/// The case that a letter with this Message-ID of this sender has opened.
///
/// # Errors
/// When the database fails.
pub fn case_opened_by(tx: &mut Tx<'_>, message_id: &str, from_address: &str) -> Result<Option<String>> {
    let sql = "SELECT case_id FROM letters WHERE message_id = $1 AND from_address = $2 AND disposition = 'opened' LIMIT 1";
    Ok(tx.one(sql, &[message_id.into(), from_address.into()])?.map(|row| row.text("case_id")).transpose()?)
}

/// The newest letter of ours on a lane.
///
/// # Errors
/// When the database fails.
pub fn newest_of_ours(tx: &mut Tx<'_>, case_id: &str, lane_id: &str) -> Result<Option<KeptLetter>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM letters WHERE case_id = $1 AND lane_id = $2 AND direction = 'out' ORDER BY letter_id DESC LIMIT 1"
    );
    tx.one(&sql, &[case_id.into(), lane_id.into()])?.as_ref().map(KeptLetter::from_row).transpose()
}

/// How many letters of ours lie on a lane, also those that were called back.
///
/// # Errors
/// When the database fails.
pub fn number_of_ours(tx: &mut Tx<'_>, case_id: &str, lane_id: &str) -> Result<i64> {
    let sql =
        "SELECT COUNT(*) AS number FROM letters WHERE case_id = $1 AND lane_id = $2 AND direction = 'out'";
    Ok(tx.one(sql, &[case_id.into(), lane_id.into()])?.map_or(Ok(0), |row| row.int("number"))?)
}

/// The letter that opened a case.
///
/// # Errors
/// When the database fails.
pub fn opening_letter(tx: &mut Tx<'_>, case_id: &str) -> Result<Option<KeptLetter>> {
    let sql = format!("SELECT {COLUMNS} FROM letters WHERE case_id = $1 AND disposition = 'opened' LIMIT 1");
    tx.one(&sql, &[case_id.into()])?.as_ref().map(KeptLetter::from_row).transpose()
}
