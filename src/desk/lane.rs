//! Noun: a lane, one party's correspondence in a case, with its own secret reply address. All SQL on `lanes`.

use jiff::Timestamp;
use mail::letter::Address;
use store::{Row, Tx};

use crate::clock::written;
use crate::error::Result;
use crate::keys::token_hash;
use crate::office::Office;

/// In which role a party takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Who asks.
    Requester,
    /// Who can answer.
    Authority,
    /// Anybody else.
    ThirdParty,
}

impl Role {
    /// The word in the database and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Role::Requester => "requester",
            Role::Authority => "authority",
            Role::ThirdParty => "third_party",
        }
    }
}

/// One party's lane.
#[derive(Debug, Clone)]
pub struct Lane {
    /// Its id.
    pub lane_id: String,
    /// Its case.
    pub case_id: String,
    /// The party's role.
    pub role: Role,
    /// The authority's key, when it is one.
    pub authority: Option<String>,
    /// The party's name.
    pub name: String,
    /// Where to write.
    pub address: String,
    /// In which language.
    pub language: String,
    /// How often its reply address was changed.
    pub rotation: i64,
}

/// A party about to get a lane.
pub struct NewParty<'a> {
    /// Its case.
    pub case_id: &'a str,
    /// Its role.
    pub role: Role,
    /// The authority's key, when it is one.
    pub authority: Option<&'a str>,
    /// Name and address.
    pub who: &'a Address,
    /// The language to write in.
    pub language: &'a str,
}

const COLUMNS: &str = "lane_id, case_id, role, authority, name, address, language, rotation";

impl Lane {
    fn from_row(row: &Row) -> Result<Lane> {
        let role = match row.text("role")?.as_str() {
            "requester" => Role::Requester,
            "authority" => Role::Authority,
            _ => Role::ThirdParty,
        };
        Ok(Lane {
            lane_id: row.text("lane_id")?,
            case_id: row.text("case_id")?,
            role,
            authority: row.opt_text("authority")?,
            name: row.text("name")?,
            address: row.text("address")?,
            language: row.text("language")?,
            rotation: row.int("rotation")?,
        })
    }

    /// Opens a lane for a party.
    ///
    /// # Errors
    /// When the database fails.
    pub fn open(tx: &mut Tx<'_>, office: &Office, party: &NewParty<'_>, now: Timestamp) -> Result<Lane> {
        let lane_id = office.new_id()?;
        let token = office.key.reply_token(&lane_id, 0);
        tx.run(
            "INSERT INTO lanes (lane_id, case_id, role, authority, name, address, address_folded, language, token_hash, \
             rotation, opened_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10)",
            &[
                lane_id.clone().into(),
                party.case_id.into(),
                party.role.word().into(),
                party.authority.map(str::to_owned).into(),
                party.who.name.clone().into(),
                party.who.address.clone().into(),
                party.who.address.to_lowercase().into(),
                party.language.into(),
                token_hash(&token).into(),
                written(now).into(),
            ],
        )?;
        Ok(Lane {
            lane_id,
            case_id: party.case_id.to_owned(),
            role: party.role,
            authority: party.authority.map(str::to_owned),
            name: party.who.name.clone(),
            address: party.who.address.clone(),
            language: party.language.to_owned(),
            rotation: 0,
        })
    }

    /// The lane of this id.
    ///
    /// # Errors
    /// When the database fails.
    pub fn find(tx: &mut Tx<'_>, lane_id: &str) -> Result<Option<Lane>> {
        let sql = format!("SELECT {COLUMNS} FROM lanes WHERE lane_id = $1");
        tx.one(&sql, &[lane_id.into()])?.as_ref().map(Lane::from_row).transpose()
    }

    /// The lane of exactly this reply address's secret.
    ///
    /// # Errors
    /// When the database fails.
    pub fn by_token(tx: &mut Tx<'_>, token: &str) -> Result<Option<Lane>> {
        let sql = format!("SELECT {COLUMNS} FROM lanes WHERE token_hash = $1");
        tx.one(&sql, &[token_hash(token).into()])?.as_ref().map(Lane::from_row).transpose()
    }

    /// The lanes of a case, the requester's first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of_case(tx: &mut Tx<'_>, case_id: &str) -> Result<Vec<Lane>> {
        let sql = format!("SELECT {COLUMNS} FROM lanes WHERE case_id = $1 ORDER BY lane_id");
        tx.all(&sql, &[case_id.into()])?.iter().map(Lane::from_row).collect()
    }

    /// The requester's lane of a case.
    ///
    /// # Errors
    /// A fault when there is none: a case is opened with it.
    pub fn of_requester(tx: &mut Tx<'_>, case_id: &str) -> Result<Lane> {
        let lanes = Lane::of_case(tx, case_id)?;
        let lane = lanes.into_iter().find(|lane| lane.role == Role::Requester);
        Ok(lane.ok_or_else(|| anyhow::anyhow!("case {case_id} has no requester"))?)
    }

    /// The lane of an authority in a case.
    ///
    /// # Errors
    /// When the database fails.
    pub fn of_authority(tx: &mut Tx<'_>, case_id: &str, authority: &str) -> Result<Option<Lane>> {
        let lanes = Lane::of_case(tx, case_id)?;
        Ok(lanes.into_iter().find(|lane| lane.authority.as_deref() == Some(authority)))
    }

    /// Lanes of cases that are not closed whose party has this address, the newest first: guesses for the tray.
    ///
    /// # Errors
    /// When the database fails.
    pub fn with_address(tx: &mut Tx<'_>, address: &str, limit: i64) -> Result<Vec<Lane>> {
        let sql =
            format!("SELECT {COLUMNS} FROM lanes WHERE address_folded = $1 ORDER BY lane_id DESC LIMIT $2");
        tx.all(&sql, &[address.to_lowercase().into(), limit.into()])?.iter().map(Lane::from_row).collect()
    }

    /// Writes to another address of the same party from now on.
    ///
    /// # Errors
    /// When the database fails.
    pub fn move_to(&mut self, tx: &mut Tx<'_>, who: &Address, language: &str) -> Result<()> {
        tx.run(
            "UPDATE lanes SET address = $2, address_folded = $3, language = $4 WHERE lane_id = $1",
            &[
                self.lane_id.clone().into(),
                who.address.clone().into(),
                who.address.to_lowercase().into(),
                language.into(),
            ],
        )?;
        self.address.clone_from(&who.address);
        language.clone_into(&mut self.language);
        Ok(())
    }

    /// Gives the lane a new reply address; the old one leads nowhere from then on.
    ///
    /// # Errors
    /// When the database fails.
    pub fn rotate(&mut self, tx: &mut Tx<'_>, office: &Office) -> Result<()> {
        self.rotation += 1;
        let token = office.key.reply_token(&self.lane_id, self.rotation);
        tx.run(
            "UPDATE lanes SET rotation = $2, token_hash = $3 WHERE lane_id = $1",
            &[self.lane_id.clone().into(), self.rotation.into(), token_hash(&token).into()],
        )?;
        Ok(())
    }

    /// The lane's secret reply address.
    #[must_use]
    pub fn reply_address(&self, office: &Office) -> String {
        office.in_force().reply.address(&office.key.reply_token(&self.lane_id, self.rotation))
    }

    /// The party as a recipient.
    #[must_use]
    pub fn recipient(&self) -> Address {
        Address { name: self.name.clone(), address: self.address.clone() }
    }

    /// Message-IDs of this lane's letters alone, oldest first, at most the newest 20: References never leave the lane.
    ///
    /// # Errors
    /// When the database fails.
    pub fn message_ids(&self, tx: &mut Tx<'_>) -> Result<Vec<String>> {
        let rows = tx.all(
            "SELECT message_id FROM letters WHERE case_id = $1 AND lane_id = $2 AND message_id IS NOT NULL \
             ORDER BY letter_id DESC LIMIT 20",
            &[self.case_id.clone().into(), self.lane_id.clone().into()],
        )?;
        let mut ids: Vec<String> =
            rows.iter().map(|row| row.text("message_id")).collect::<std::result::Result<_, _>>()?;
        ids.reverse();
        Ok(ids)
    }

    /// Remembers the file number an authority gave its own papers.
    ///
    /// # Errors
    /// When the database fails.
    pub fn learn_their_reference(&self, tx: &mut Tx<'_>, their_reference: &str) -> Result<()> {
        let Some(authority) = &self.authority else { return Ok(()) };
        tx.run(
            "INSERT INTO their_references (lane_id, authority, their_reference) VALUES ($1, $2, $3) \
             ON CONFLICT (lane_id, their_reference) DO NOTHING",
            &[self.lane_id.clone().into(), authority.clone().into(), their_reference.into()],
        )?;
        Ok(())
    }

    /// The file numbers that authorities gave a case, each with its lane.
    ///
    /// # Errors
    /// When the database fails.
    pub fn their_references(tx: &mut Tx<'_>, case_id: &str) -> Result<Vec<(String, String)>> {
        let rows = tx.all(
            "SELECT t.lane_id, t.their_reference FROM their_references t JOIN lanes l ON l.lane_id = t.lane_id \
             WHERE l.case_id = $1 ORDER BY t.lane_id, t.their_reference",
            &[case_id.into()],
        )?;
        rows.iter().map(|row| Ok((row.text("lane_id")?, row.text("their_reference")?))).collect()
    }

    /// The one lane of this authority that has this file number; `None` when there is none or more than one.
    ///
    /// # Errors
    /// When the database fails.
    pub fn by_their_reference(
        tx: &mut Tx<'_>,
        authority: &str,
        their_reference: &str,
    ) -> Result<Option<Lane>> {
        let rows = tx.all(
            "SELECT lane_id FROM their_references WHERE authority = $1 AND their_reference = $2 LIMIT 2",
            &[authority.into(), their_reference.into()],
        )?;
        match rows.as_slice() {
            [only] => Lane::find(tx, &only.text("lane_id")?),
            _ => Ok(None),
        }
    }
}
