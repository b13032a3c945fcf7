//! Noun: a person who may sit at the desk. All SQL on `accounts`.

use store::{Row, Tx};

use crate::actor::Officer;
use crate::clock::written;
use crate::error::Result;
use crate::office::Office;
use crate::staff::role;

/// One account.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its id.
    pub account_id: String,
    /// As the journal names them.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// A role of `roles.toml`.
    pub role: String,
    /// Countries whose cases they see; empty: every case.
    pub countries: Vec<String>,
    /// Whether they were shut out.
    pub is_shut_out: bool,
}

const COLUMNS: &str = "account_id, name, email, role, countries, shut_out_at";

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

    /// The account with this id.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(tx: &mut Tx<'_>, account_id: &str) -> Result<Option<Account>> {
        let sql = format!("SELECT {COLUMNS} FROM accounts WHERE account_id = $1");
        tx.one(&sql, &[account_id.into()])?.as_ref().map(Account::from_row).transpose()
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
                new.name.clone().into(),
                new.email.clone().into(),
                new.role.clone().into(),
                new.countries.join(" ").into(),
                written(office.now()).into(),
            ],
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
