//! Noun: a person who may sit at the desk, and what they prove themselves with. All SQL on `accounts`.

use store::{Row, Tx};

use crate::actor::Officer;
use crate::clock::written;
use crate::error::Result;
use crate::office::Office;
use crate::right::Right;
use crate::staff::role;

/// One account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub account_id: String,
    /// As the journal names them.
    pub name: String,
    /// What they sign in with, folded.
    pub email: String,
    /// A role of `roles.toml`.
    pub role: String,
    /// Countries whose cases they see; empty: every case.
    pub countries: Vec<String>,
    /// Whether they were shut out.
    pub is_shut_out: bool,
}

/// What an account is proved with, beside passkeys.
#[derive(Debug, Clone, Default)]
pub struct Proofs {
    /// The password (PHC string).
    pub password_hash: Option<String>,
    /// The key of the second factor, sealed.
    pub totp_secret: Option<String>,
}

const COLUMNS: &str = "account_id, name, email, role, countries, shut_out_at";

/// An address as it is compared: no blanks around it, small letters.
#[must_use]
pub fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}

impl Account {
    fn from_row(row: &Row) -> Result<Account> {
        Ok(Account {
            account_id: row.text("account_id")?,
            name: row.text("name")?,
            email: row.text("email")?,
            role: row.text("role")?,
            countries: row.text("countries")?.split_whitespace().map(str::to_owned).collect(),
            is_shut_out: row.opt_text("shut_out_at")?.is_some(),
        })
    }

    fn one(tx: &mut Tx<'_>, condition: &str, value: &str) -> Result<Option<Account>> {
        let sql = format!("SELECT {COLUMNS} FROM accounts {condition}");
        tx.one(&sql, &[value.into()])?.as_ref().map(Account::from_row).transpose()
    }

    /// The account with this id.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(tx: &mut Tx<'_>, account_id: &str) -> Result<Option<Account>> {
        Account::one(tx, "WHERE account_id = $1", account_id)
    }

    /// The account that signs in with this address.
    ///
    /// # Errors
    /// When the database fails.
    pub fn by_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<Account>> {
        Account::one(tx, "WHERE email = $1", &folded(email))
    }

    /// The account of this name.
    ///
    /// # Errors
    /// When the database fails.
    pub fn by_name(tx: &mut Tx<'_>, name: &str) -> Result<Option<Account>> {
        Account::one(tx, "WHERE name = $1", name.trim())
    }

    /// Every account, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Account>> {
        let sql = format!("SELECT {COLUMNS} FROM accounts ORDER BY name, account_id");
        tx.all(&sql, &[])?.iter().map(Account::from_row).collect()
    }

    /// How many may let others in to everything; their rows stay as they are until the transaction ends, so that two
    /// heads cannot shut each other out at the same time.
    ///
    /// # Errors
    /// When the database fails.
    pub fn heads(tx: &mut Tx<'_>) -> Result<usize> {
        // All of them are changed to what they are: the one way to lock many rows that both databases know.
        tx.run("UPDATE accounts SET role = role WHERE shut_out_at IS NULL AND countries = ''", &[])?;
        let all = Account::all(tx)?;
        Ok(all.iter().filter(|account| account.is_head()).count())
    }

    /// Whether this one may let others in to everything.
    #[must_use]
    pub fn is_head(&self) -> bool {
        !self.is_shut_out && self.countries.is_empty() && role::rights(&self.role).has(Right::Accounts)
    }

    /// Records a new account.
    ///
    /// # Errors
    /// When the database fails, or name or address are taken.
    pub fn record(tx: &mut Tx<'_>, office: &Office, new: &Account) -> Result<()> {
        tx.run(
            "INSERT INTO accounts (account_id, name, email, role, countries, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
            &[
                new.account_id.clone().into(),
                new.name.trim().into(),
                folded(&new.email).into(),
                new.role.clone().into(),
                new.countries.join(" ").into(),
                written(office.now()).into(),
            ],
        )?;
        Ok(())
    }

    /// Records name, address, role and countries as they are now.
    ///
    /// # Errors
    /// When the database fails, or name or address are taken.
    pub fn change(&self, tx: &mut Tx<'_>) -> Result<()> {
        tx.run(
            "UPDATE accounts SET name = $2, email = $3, role = $4, countries = $5 WHERE account_id = $1",
            &[
                self.account_id.clone().into(),
                self.name.trim().into(),
                folded(&self.email).into(),
                self.role.clone().into(),
                self.countries.join(" ").into(),
            ],
        )?;
        Ok(())
    }

    /// Records that the account may not come in any more, or again.
    ///
    /// # Errors
    /// When the database fails.
    pub fn set_shut_out(tx: &mut Tx<'_>, office: &Office, account_id: &str, is_out: bool) -> Result<()> {
        let at = is_out.then(|| written(office.now()));
        tx.run(
            "UPDATE accounts SET shut_out_at = $2 WHERE account_id = $1",
            &[account_id.into(), at.into()],
        )?;
        Ok(())
    }

    /// What the account is proved with.
    ///
    /// # Errors
    /// When the database fails.
    pub fn proofs(tx: &mut Tx<'_>, account_id: &str) -> Result<Proofs> {
        let sql = "SELECT password_hash, totp_secret FROM accounts WHERE account_id = $1";
        let Some(row) = tx.one(sql, &[account_id.into()])? else { return Ok(Proofs::default()) };
        Ok(Proofs {
            password_hash: row.opt_text("password_hash")?,
            totp_secret: row.opt_text("totp_secret")?,
        })
    }

    /// Records what the account is proved with from now on.
    ///
    /// # Errors
    /// When the database fails.
    pub fn set_proofs(tx: &mut Tx<'_>, account_id: &str, proofs: &Proofs) -> Result<()> {
        tx.run(
            "UPDATE accounts SET password_hash = $2, totp_secret = $3 WHERE account_id = $1",
            &[account_id.into(), proofs.password_hash.clone().into(), proofs.totp_secret.clone().into()],
        )?;
        Ok(())
    }

    /// Uses up a time step of the second factor: `false` when it, or a later one, was used before (RFC 6238 section 5.2).
    ///
    /// # Errors
    /// When the database fails.
    pub fn use_step(tx: &mut Tx<'_>, account_id: &str, step: i64) -> Result<bool> {
        let sql = "UPDATE accounts SET totp_step = $2 WHERE account_id = $1 AND totp_step < $2";
        Ok(tx.run(sql, &[account_id.into(), step.into()])? == 1)
    }

    /// The language of the account's pages; `''`: as their browser asks.
    ///
    /// # Errors
    /// When the database fails.
    pub fn language(tx: &mut Tx<'_>, account_id: &str) -> Result<String> {
        let row = tx.one("SELECT language FROM accounts WHERE account_id = $1", &[account_id.into()])?;
        Ok(row.map(|row| row.text("language")).transpose()?.unwrap_or_default())
    }

    /// Records the language of the account's pages.
    ///
    /// # Errors
    /// When the database fails.
    pub fn set_language(tx: &mut Tx<'_>, account_id: &str, language: &str) -> Result<()> {
        tx.run(
            "UPDATE accounts SET language = $2 WHERE account_id = $1",
            &[account_id.into(), language.into()],
        )?;
        Ok(())
    }

    /// The person as an actor of deeds.
    #[must_use]
    pub fn officer(&self) -> Officer {
        Officer {
            name: self.name.clone(),
            rights: role::rights(&self.role),
            countries: self.countries.clone(),
        }
    }
}
