//! Noun: a form somebody is filling in, behind a secret link, with what was typed and the files that were added. All SQL on
//! `drafts` and `draft_files`.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use store::{Row, Tx};

use super::upload::{self, Accepted};
use crate::clock::written;
use crate::error::Result;
use crate::keys::token_hash;
use crate::office::Office;
use crate::refusal::Refusal;

/// A draft that was not touched for so long is forgotten.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);
/// What one draft may hold in typed text.
const MOST_TYPED: usize = 256 * 1024;
/// Nothing typed, as it is written.
const NOTHING: &str = "{}";
/// Drafts that one turn forgets.
const AT_ONCE: i64 = 200;

/// A form as far as it is filled in.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its id.
    pub draft_id: String,
    /// Key of the procedure.
    pub procedure: String,
    /// The language it was last saved in.
    pub language: String,
    /// What was typed, by input.
    pub typed: BTreeMap<String, String>,
    /// Files, in the order they were added.
    pub files: Vec<DraftFile>,
    /// When it is forgotten.
    pub ends_at: String,
    /// The case it became.
    pub case_id: Option<String>,
}

/// A file of a draft.
#[derive(Debug, Clone)]
pub struct DraftFile {
    /// Its number in the draft.
    pub position: i64,
    /// The field it belongs to.
    pub field: String,
    /// Its cleaned name.
    pub filename: String,
    /// What it is, by content.
    pub media_type: String,
    /// Its size in bytes.
    pub size: i64,
}

const COLUMNS: &str = "draft_id, procedure, language, typed, ends_at, case_id";

impl Draft {
    fn from_row(tx: &mut Tx<'_>, row: &Row) -> Result<Draft> {
        let draft_id = row.text("draft_id")?;
        Ok(Draft {
            procedure: row.text("procedure")?,
            language: row.text("language")?,
            typed: serde_json::from_str(&row.text("typed")?).map_err(anyhow::Error::new)?,
            files: files(tx, &draft_id)?,
            ends_at: row.text("ends_at")?,
            case_id: row.opt_text("case_id")?,
            draft_id,
        })
    }

    /// Begins one and returns the secret of its link.
    ///
    /// # Errors
    /// When the database fails.
    pub fn start(tx: &mut Tx<'_>, office: &Office, procedure: &str, language: &str) -> Result<String> {
        let secret = data_encoding::BASE64URL_NOPAD.encode(&office.random()?);
        let ends_at = office.now().saturating_add(KEPT_FOR)?;
        tx.run(
            "INSERT INTO drafts (draft_id, secret_hash, procedure, language, typed, saved_at, ends_at) \
             VALUES ($1, $2, $3, $4, $7, $5, $6)",
            &[
                office.new_id()?.into(),
                token_hash(&secret).into(),
                procedure.into(),
                language.into(),
                written(office.now()).into(),
                written(ends_at).into(),
                NOTHING.into(),
            ],
        )?;
        Ok(secret)
    }

    /// The draft behind a link.
    ///
    /// # Errors
    /// [`Refusal::DraftGone`] when there is none, or none any more.
    pub fn find(tx: &mut Tx<'_>, office: &Office, secret: &str) -> Result<Draft> {
        let sql = format!("SELECT {COLUMNS} FROM drafts WHERE secret_hash = $1 AND ends_at > $2");
        let row = tx.one(&sql, &[token_hash(secret).into(), written(office.now()).into()])?;
        Draft::from_row(tx, &row.ok_or(Refusal::DraftGone)?)
    }

    /// The same, held against every other writer until the transaction ends.
    ///
    /// # Errors
    /// [`Refusal::DraftGone`].
    pub fn lock(tx: &mut Tx<'_>, office: &Office, secret: &str) -> Result<Draft> {
        let sql = format!("SELECT {COLUMNS} FROM drafts WHERE secret_hash = $1 AND ends_at > $2");
        let row = tx.lock(&sql, &[token_hash(secret).into(), written(office.now()).into()])?;
        Draft::from_row(tx, &row.ok_or(Refusal::DraftGone)?)
    }

    /// What was typed into an input.
    #[must_use]
    pub fn typed(&self, name: &str) -> String {
        self.typed.get(name).cloned().unwrap_or_default()
    }

    /// Writes down what was typed and gives the draft its thirty days anew.
    ///
    /// # Errors
    /// [`Refusal::TooMuchTyped`].
    pub fn save(&self, tx: &mut Tx<'_>, office: &Office) -> Result<()> {
        let typed = serde_json::to_string(&self.typed).map_err(anyhow::Error::new)?;
        if typed.len() > MOST_TYPED {
            return Err(Refusal::TooMuchTyped.into());
        }
        let now = office.now();
        tx.run(
            "UPDATE drafts SET typed = $2, language = $3, saved_at = $4, ends_at = $5 \
             WHERE draft_id = $1 AND case_id IS NULL",
            &[
                self.draft_id.clone().into(),
                typed.into(),
                self.language.clone().into(),
                written(now).into(),
                written(now.saturating_add(KEPT_FOR)?).into(),
            ],
        )?;
        Ok(())
    }

    /// Whether one more file of this size may be added.
    #[must_use]
    pub fn has_room_for(&self, size: usize) -> bool {
        let whole: i64 = self.files.iter().map(|file| file.size).sum();
        let whole = usize::try_from(whole).unwrap_or(usize::MAX).saturating_add(size);
        self.files.len() < upload::MOST && whole <= upload::WHOLE
    }

    /// Adds a file.
    ///
    /// # Errors
    /// When the database fails.
    pub fn add_file(&mut self, tx: &mut Tx<'_>, field: &str, file: &Accepted) -> Result<()> {
        let new = DraftFile {
            position: self.files.last().map_or(0, |last| last.position) + 1,
            field: field.to_owned(),
            filename: file.filename.clone(),
            media_type: file.media_type.to_owned(),
            size: i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
        };
        tx.run(
            "INSERT INTO draft_files (draft_id, position, field, filename, media_type, size, packed) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            &[
                self.draft_id.clone().into(),
                new.position.into(),
                new.field.clone().into(),
                new.filename.clone().into(),
                new.media_type.clone().into(),
                new.size.into(),
                Some(store::pack(&file.bytes)).into(),
            ],
        )?;
        self.files.push(new);
        Ok(())
    }

    /// Takes a file out again.
    ///
    /// # Errors
    /// When the database fails.
    pub fn remove_file(&mut self, tx: &mut Tx<'_>, position: i64) -> Result<()> {
        let Some(place) = self.files.iter().position(|file| file.position == position) else { return Ok(()) };
        self.files.remove(place);
        tx.run(
            "DELETE FROM draft_files WHERE draft_id = $1 AND position = $2",
            &[self.draft_id.clone().into(), position.into()],
        )?;
        Ok(())
    }

    /// The bytes of its files, in their order.
    ///
    /// # Errors
    /// When the database fails or bytes cannot be unpacked.
    pub fn bytes(&self, tx: &mut Tx<'_>) -> Result<Vec<Vec<u8>>> {
        let rows = tx.all(
            "SELECT packed FROM draft_files WHERE draft_id = $1 ORDER BY position",
            &[self.draft_id.clone().into()],
        )?;
        rows.iter().map(|row| Ok(store::unpack(&row.opt_bytes("packed")?.unwrap_or_default())?)).collect()
    }

    fn remove_files(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        self.files.clear();
        tx.run("DELETE FROM draft_files WHERE draft_id = $1", &[self.draft_id.clone().into()])?;
        Ok(())
    }

    /// It became a case: what was typed and added lies in the case's opening letter now, and here no more.
    ///
    /// # Errors
    /// When the database fails.
    pub fn become_case(&mut self, tx: &mut Tx<'_>, case_id: &str) -> Result<()> {
        tx.run(
            "UPDATE drafts SET case_id = $2, typed = $3 WHERE draft_id = $1",
            &[self.draft_id.clone().into(), case_id.into(), NOTHING.into()],
        )?;
        self.remove_files(tx)?;
        self.case_id = Some(case_id.to_owned());
        Ok(())
    }
}

fn files(tx: &mut Tx<'_>, draft_id: &str) -> Result<Vec<DraftFile>> {
    let rows = tx.all(
        "SELECT position, field, filename, media_type, size FROM draft_files WHERE draft_id = $1 ORDER BY position",
        &[draft_id.into()],
    )?;
    rows.iter()
        .map(|row| {
            Ok(DraftFile {
                position: row.int("position")?,
                field: row.text("field")?,
                filename: row.text("filename")?,
                media_type: row.text("media_type")?,
                size: row.int("size")?,
            })
        })
        .collect()
}

/// By the clock: forgets the drafts whose time is over, with their files; how many.
///
/// # Errors
/// When the database fails.
pub fn purge(office: &Office) -> Result<usize> {
    office.write(|tx| {
        let now = office.now();
        let sql = format!("SELECT {COLUMNS} FROM drafts WHERE ends_at <= $1 ORDER BY ends_at LIMIT $2");
        let rows = tx.all(&sql, &[written(now).into(), AT_ONCE.into()])?;
        for row in &rows {
            let mut draft = Draft::from_row(tx, row)?;
            draft.remove_files(tx)?;
            tx.run("DELETE FROM drafts WHERE draft_id = $1", &[draft.draft_id.into()])?;
        }
        super::tries::forget_old(tx, now)?;
        Ok(rows.len())
    })
}
