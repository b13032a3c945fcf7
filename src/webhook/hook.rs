//! Noun: a webhook, an address that is told of deeds in cases of some countries. All SQL on `webhooks`.

use jiff::Timestamp;
use store::{Row, Tx};

use crate::clock::written;
use crate::error::Result;

/// A webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// Its id.
    pub webhook_id: String,
    /// Where it goes.
    pub address: String,
    /// Codes of deeds; empty: every deed in a case.
    pub deeds: Vec<String>,
    /// Countries whose cases it is told of; empty: every case.
    pub countries: Vec<String>,
    /// Who made it.
    pub maker: String,
    /// When.
    pub made_at: String,
}

const COLUMNS: &str = "webhook_id, address, deeds, countries, maker, made_at";

impl Webhook {
    fn from_row(row: &Row) -> Result<Webhook> {
        let words = |text: String| text.split_whitespace().map(str::to_owned).collect();
        Ok(Webhook {
            webhook_id: row.text("webhook_id")?,
            address: row.text("address")?,
            deeds: words(row.text("deeds")?),
            countries: words(row.text("countries")?),
            maker: row.text("maker")?,
            made_at: row.text("made_at")?,
        })
    }

    /// Records a webhook.
    ///
    /// # Errors
    /// When the database fails.
    pub fn record(&self, tx: &mut Tx<'_>) -> Result<()> {
        tx.run(
            "INSERT INTO webhooks (webhook_id, address, deeds, countries, maker, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
            &[
                self.webhook_id.clone().into(),
                self.address.clone().into(),
                self.deeds.join(" ").into(),
                self.countries.join(" ").into(),
                self.maker.clone().into(),
                self.made_at.clone().into(),
            ],
        )?;
        Ok(())
    }

    /// The webhook of this id that was not taken back.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(tx: &mut Tx<'_>, webhook_id: &str) -> Result<Option<Webhook>> {
        let sql = format!("SELECT {COLUMNS} FROM webhooks WHERE webhook_id = $1 AND ended_at IS NULL");
        tx.one(&sql, &[webhook_id.into()])?.as_ref().map(Webhook::from_row).transpose()
    }

    /// Every webhook that was not taken back, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Webhook>> {
        let sql = format!("SELECT {COLUMNS} FROM webhooks WHERE ended_at IS NULL ORDER BY webhook_id DESC");
        tx.all(&sql, &[])?.iter().map(Webhook::from_row).collect()
    }

    /// Takes it back; `false` when it was already.
    ///
    /// # Errors
    /// When the database fails.
    pub fn end(tx: &mut Tx<'_>, webhook_id: &str, now: Timestamp) -> Result<bool> {
        let sql = "UPDATE webhooks SET ended_at = $2 WHERE webhook_id = $1 AND ended_at IS NULL";
        Ok(tx.run(sql, &[webhook_id.into(), written(now).into()])? == 1)
    }

    /// Whether it is to be told of such a deed in a case of this country ('' when not known).
    #[must_use]
    pub fn wants(&self, deed: &str, country: &str) -> bool {
        (self.deeds.is_empty() || self.deeds.iter().any(|known| known == deed))
            && (self.countries.is_empty() || self.countries.iter().any(|known| known == country))
    }
}
