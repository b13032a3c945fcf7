//! Noun: a program's key. 256 random bits, shown once, kept as a hash; it ends by date, by its maker's word, and with its
//! maker. All SQL on `program_keys`.

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use store::{Row, Tx};

use crate::actor::Officer;
use crate::clock::{instant, written};
use crate::error::Result;
use crate::office::Office;
use crate::right::{Right, Rights};
use crate::staff::account::Account;

/// How every key begins, so that one left lying about is known for what it is.
const PREFIX: &str = "chancery_";
/// `used_at` is written down no more often than this.
const USED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// A program's key.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ProgramKey {
    /// Its id.
    pub key_id: String,
    /// As the journal names the program.
    pub name: String,
    /// What it was made for.
    pub rights: Vec<Right>,
    /// Countries whose cases it sees; empty: every case.
    pub countries: Vec<String>,
    /// The account that made it; `None`: whoever works on the machine.
    #[serde(skip)]
    pub made_by: Option<String>,
    /// Who made it.
    pub maker: String,
    /// When.
    pub made_at: String,
    /// When it ends by itself.
    pub ends_at: String,
    /// When it was used last.
    pub used_at: Option<String>,
    /// When it was taken back.
    pub ended_at: Option<String>,
}

const COLUMNS: &str = "key_id, name, rights, countries, made_by, maker, made_at, ends_at, used_at, ended_at";

impl ProgramKey {
    fn from_row(row: &Row) -> Result<ProgramKey> {
        let rights = row.text("rights")?;
        Ok(ProgramKey {
            key_id: row.text("key_id")?,
            name: row.text("name")?,
            rights: rights.split_whitespace().filter_map(Right::of_word).collect(),
            countries: row.text("countries")?.split_whitespace().map(str::to_owned).collect(),
            made_by: row.opt_text("made_by")?,
            maker: row.text("maker")?,
            made_at: row.text("made_at")?,
            ends_at: row.text("ends_at")?,
            used_at: row.opt_text("used_at")?,
            ended_at: row.opt_text("ended_at")?,
        })
    }

    /// Records a key and returns its secret: the only time that it is anywhere.
    ///
    /// # Errors
    /// When the database fails.
    pub fn record(&self, tx: &mut Tx<'_>, office: &Office) -> Result<String> {
        let secret = format!("{PREFIX}{}", BASE64URL_NOPAD.encode(&office.random()?));
        let rights: Vec<&str> = self.rights.iter().map(|right| right.word()).collect();
        tx.run(
            "INSERT INTO program_keys (key_id, name, secret_hash, rights, countries, made_by, maker, made_at, ends_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &[
                self.key_id.clone().into(),
                self.name.clone().into(),
                hashed(&secret).into(),
                rights.join(" ").into(),
                self.countries.join(" ").into(),
                self.made_by.clone().into(),
                self.maker.clone().into(),
                self.made_at.clone().into(),
                self.ends_at.clone().into(),
            ],
        )?;
        Ok(secret)
    }

    /// The key of this id.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(tx: &mut Tx<'_>, key_id: &str) -> Result<Option<ProgramKey>> {
        let sql = format!("SELECT {COLUMNS} FROM program_keys WHERE key_id = $1");
        tx.one(&sql, &[key_id.into()])?.as_ref().map(ProgramKey::from_row).transpose()
    }

    /// Every key, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn all(tx: &mut Tx<'_>) -> Result<Vec<ProgramKey>> {
        let sql = format!("SELECT {COLUMNS} FROM program_keys ORDER BY key_id DESC LIMIT 500");
        tx.all(&sql, &[])?.iter().map(ProgramKey::from_row).collect()
    }

    /// Takes the key back; `false` when it was already.
    ///
    /// # Errors
    /// When the database fails.
    pub fn end(tx: &mut Tx<'_>, key_id: &str, now: Timestamp) -> Result<bool> {
        let sql = "UPDATE program_keys SET ended_at = $2 WHERE key_id = $1 AND ended_at IS NULL";
        Ok(tx.run(sql, &[key_id.into(), written(now).into()])? == 1)
    }

    /// Whether it opens anything at this moment.
    #[must_use]
    pub fn is_alive(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && self.ends_at > written(now)
    }
}

/// The program that carries this secret, with what it may do now: no more than its maker may.
///
/// # Errors
/// When the database fails.
pub fn who(office: &Office, secret: &str) -> Result<Option<Officer>> {
    let now = office.now();
    let found = office.read(|tx| {
        let sql = format!("SELECT {COLUMNS} FROM program_keys WHERE secret_hash = $1");
        let row = tx.one(&sql, &[hashed(secret).into()])?;
        let Some(key) = row.as_ref().map(ProgramKey::from_row).transpose()? else { return Ok(None) };
        if !key.is_alive(now) {
            return Ok(None);
        }
        let maker = match &key.made_by {
            Some(account_id) => match Account::find(tx, account_id)?.filter(|maker| !maker.is_shut_out) {
                Some(maker) => Some(maker.officer()),
                None => return Ok(None),
            },
            None => None,
        };
        Ok(within(&key, maker.as_ref()).map(|officer| (key, officer)))
    })?;
    let Some((key, officer)) = found else { return Ok(None) };
    let is_stale = match &key.used_at {
        Some(used_at) => now.duration_since(instant(used_at)?) >= USED_EVERY,
        None => true,
    };
    if is_stale {
        office.write(|tx| {
            let values = [key.key_id.clone().into(), written(now).into()];
            tx.run("UPDATE program_keys SET used_at = $2 WHERE key_id = $1", &values)?;
            Ok(())
        })?;
    }
    Ok(Some(officer))
}

/// The program as an officer; `None` when its maker sees none of its countries any more.
fn within(key: &ProgramKey, maker: Option<&Officer>) -> Option<Officer> {
    let rights: Rights = key.rights.iter().copied().collect();
    let name = format!("{} (program)", key.name);
    let Some(maker) = maker else { return Some(Officer { name, rights, countries: key.countries.clone() }) };
    let countries = match (key.countries.is_empty(), maker.countries.is_empty()) {
        (_, true) => key.countries.clone(),
        (true, false) => maker.countries.clone(),
        (false, false) => {
            let both: Vec<String> =
                key.countries.iter().filter(|country| maker.countries.contains(country)).cloned().collect();
            // An empty list would mean every case.
            if both.is_empty() {
                return None;
            }
            both
        }
    };
    Some(Officer { name, rights: rights.within(maker.rights), countries })
}

fn hashed(secret: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(countries: &[&str]) -> ProgramKey {
        ProgramKey {
            key_id: "1".to_owned(),
            name: "mirror".to_owned(),
            rights: vec![Right::Read, Right::Forward],
            countries: countries.iter().map(|country| (*country).to_owned()).collect(),
            made_by: None,
            maker: "Sapt".to_owned(),
            made_at: String::new(),
            ends_at: String::new(),
            used_at: None,
            ended_at: None,
        }
    }

    #[test]
    fn a_key_never_sees_or_does_more_than_its_maker_does_now() {
        let maker = |countries: &[&str]| Officer {
            name: "Sapt".to_owned(),
            rights: [Right::Read].into_iter().collect(),
            countries: countries.iter().map(|country| (*country).to_owned()).collect(),
        };
        let seen = |own: &[&str], makers: &[&str]| {
            within(&key(own), Some(&maker(makers))).map(|officer| officer.countries)
        };
        assert_eq!(seen(&[], &["NZ"]), Some(vec!["NZ".to_owned()]));
        assert_eq!(seen(&["AU", "NZ"], &["NZ"]), Some(vec!["NZ".to_owned()]));
        assert_eq!(seen(&["AU"], &["NZ"]), None);
        assert_eq!(seen(&["AU"], &[]), Some(vec!["AU".to_owned()]));
        let officer = within(&key(&[]), Some(&maker(&[]))).unwrap();
        assert!(officer.rights.has(Right::Read) && !officer.rights.has(Right::Forward));
    }
}
