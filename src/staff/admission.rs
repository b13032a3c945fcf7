//! Noun: a link that lets one person in once: the first officer, somebody invited, somebody locked out. Only its hash is
//! kept. All SQL on `admissions`.

use jiff::SignedDuration;
use sha2::{Digest, Sha256};
use store::{Row, Tx};

use crate::clock::written;
use crate::error::Result;
use crate::office::Office;
use crate::staff::account::folded;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The first officer of a new office.
    First,
    /// A further officer.
    Invitation,
    /// An officer who lost what they prove themselves with.
    Reset,
    /// The demonstration's officer, without a factor of their own. No other office makes such a link.
    Demonstration,
}

impl Kind {
    /// The word in the row and in phrases.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::First => "first",
            Kind::Invitation => "invitation",
            Kind::Reset => "reset",
            Kind::Demonstration => "demonstration",
        }
    }

    fn of(word: &str) -> Option<Kind> {
        let all = [Kind::First, Kind::Invitation, Kind::Reset, Kind::Demonstration];
        all.into_iter().find(|kind| kind.word() == word)
    }

    /// How long the link lets anybody in.
    #[must_use]
    pub fn lasts(self) -> SignedDuration {
        match self {
            Kind::First | Kind::Invitation => SignedDuration::from_hours(7 * 24),
            Kind::Reset | Kind::Demonstration => SignedDuration::from_hours(24),
        }
    }
}

/// One link, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admission {
    /// The hash of its secret.
    pub secret_hash: String,
    /// What it is for.
    pub kind: Kind,
    /// The account of a reset or a demonstration.
    pub account_id: Option<String>,
    /// The address to sign in with; empty: whoever comes says it.
    pub email: String,
    /// The name; empty: whoever comes says it.
    pub name: String,
    /// The role.
    pub role: String,
    /// The countries; empty: every case.
    pub countries: Vec<String>,
    /// Who made it, as the journal names them.
    pub made_by: String,
    /// When it ends.
    pub ends_at: String,
}

const COLUMNS: &str = "secret_hash, kind, account_id, email, name, role, countries, made_by, ends_at";

impl Admission {
    fn from_row(row: &Row) -> Result<Admission> {
        let word = row.text("kind")?;
        Ok(Admission {
            secret_hash: row.text("secret_hash")?,
            kind: Kind::of(&word)
                .ok_or_else(|| anyhow::anyhow!("an admission of the unknown kind {word}"))?,
            account_id: row.opt_text("account_id")?,
            email: row.text("email")?,
            name: row.text("name")?,
            role: row.text("role")?,
            countries: row.text("countries")?.split_whitespace().map(str::to_owned).collect(),
            made_by: row.text("made_by")?,
            ends_at: row.text("ends_at")?,
        })
    }

    /// Makes a link and returns its secret, which is nowhere else. Hash and end are set here. Links of the same person
    /// that were not used stop working.
    ///
    /// # Errors
    /// When the database fails.
    pub fn make(tx: &mut Tx<'_>, office: &Office, new: &Admission) -> Result<String> {
        let secret = data_encoding::BASE64URL_NOPAD.encode(&office.random()?);
        let email = folded(&new.email);
        tx.run("DELETE FROM admissions WHERE email = $1 AND used_at IS NULL", &[email.clone().into()])?;
        tx.run(
            "INSERT INTO admissions (secret_hash, kind, account_id, email, name, role, countries, made_by, made_at, ends_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            &[
                hashed(&secret).into(),
                new.kind.word().into(),
                new.account_id.clone().into(),
                email.into(),
                new.name.trim().into(),
                new.role.clone().into(),
                new.countries.join(" ").into(),
                new.made_by.clone().into(),
                written(office.now()).into(),
                written(office.now() + new.kind.lasts()).into(),
            ],
        )?;
        Ok(secret)
    }

    /// The link with this secret, if it still lets anybody in.
    ///
    /// # Errors
    /// When the database fails.
    pub fn open(tx: &mut Tx<'_>, office: &Office, secret: &str) -> Result<Option<Admission>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM admissions WHERE secret_hash = $1 AND used_at IS NULL AND ends_at > $2"
        );
        let row = tx.one(&sql, &[hashed(secret).into(), written(office.now()).into()])?;
        row.as_ref().map(Admission::from_row).transpose()
    }

    /// The link with this hash, used by nobody; it may have ended.
    ///
    /// # Errors
    /// When the database fails.
    pub fn unused(tx: &mut Tx<'_>, secret_hash: &str) -> Result<Option<Admission>> {
        let sql = format!("SELECT {COLUMNS} FROM admissions WHERE secret_hash = $1 AND used_at IS NULL");
        tx.one(&sql, &[secret_hash.into()])?.as_ref().map(Admission::from_row).transpose()
    }

    /// Links that nobody has used, the newest first; some may have ended.
    ///
    /// # Errors
    /// When the database fails.
    pub fn waiting(tx: &mut Tx<'_>) -> Result<Vec<Admission>> {
        let sql =
            format!("SELECT {COLUMNS} FROM admissions WHERE used_at IS NULL ORDER BY made_at DESC LIMIT 500");
        tx.all(&sql, &[])?.iter().map(Admission::from_row).collect()
    }

    /// Whether an account came in by the demonstration's link, and so has no factor of its own.
    ///
    /// # Errors
    /// When the database fails.
    pub fn is_of_demonstration(tx: &mut Tx<'_>, account_id: &str) -> Result<bool> {
        let sql = "SELECT secret_hash FROM admissions WHERE account_id = $1 AND kind = 'demonstration' AND used_at IS NOT NULL";
        Ok(tx.one(sql, &[account_id.into()])?.is_some())
    }

    /// Whether it has ended.
    #[must_use]
    pub fn is_over(&self, office: &Office) -> bool {
        self.ends_at <= written(office.now())
    }

    /// Uses the link up; `false` when somebody was faster.
    ///
    /// # Errors
    /// When the database fails.
    pub fn use_up(&self, tx: &mut Tx<'_>, office: &Office) -> Result<bool> {
        let sql = "UPDATE admissions SET used_at = $2 WHERE secret_hash = $1 AND used_at IS NULL";
        Ok(tx.run(sql, &[self.secret_hash.clone().into(), written(office.now()).into()])? == 1)
    }

    /// Takes the link back.
    ///
    /// # Errors
    /// When the database fails.
    pub fn withdraw(&self, tx: &mut Tx<'_>) -> Result<()> {
        tx.run("DELETE FROM admissions WHERE secret_hash = $1", &[self.secret_hash.clone().into()])?;
        Ok(())
    }
}

/// What the row keeps of a secret. (256 random bits need no slow hash.)
#[must_use]
pub fn hashed(secret: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}
