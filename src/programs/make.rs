//! Makes a program's key and takes it back. Nobody gives a program what they do not have themselves.

use jiff::SignedDuration;
use rust_iso3166::from_alpha2;
use store::Tx;

use super::key::ProgramKey;
use crate::actor::Actor;
use crate::clock::written;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::office::Office;
use crate::refusal::Refusal;
use crate::right::{Right, Rights};

/// No key lives longer: one that nobody remembers must end by itself.
pub const LONGEST_DAYS: i64 = 366;
/// The longest name.
const LONGEST_NAME: usize = 80;

/// What a key is to be.
#[derive(Debug, Clone, Default)]
pub struct NewKey {
    /// The program's name.
    pub name: String,
    /// What it may do.
    pub rights: Vec<Right>,
    /// Countries whose cases it sees; empty: as many as its maker.
    pub countries: Vec<String>,
    /// In how many days it ends.
    pub days: i64,
}

/// Makes a key; returns its id and its secret, which is shown once. `account_id` is the maker's account.
///
/// # Errors
/// [`Refusal::GrantsMore`], [`Refusal::BadCountry`], [`Refusal::BadKey`].
pub fn make(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    (account_id, new): (Option<&str>, &NewKey),
) -> Result<(String, String)> {
    actor.must(Right::Keys)?;
    let Actor::Officer(maker) = actor else { return Err(Refusal::NotAllowed(actor.written()).into()) };
    check(new, maker.rights)?;
    let is_foreign = |country: &&String| !maker.countries.is_empty() && !maker.countries.contains(country);
    if let Some(foreign) = new.countries.iter().find(is_foreign) {
        return Err(Refusal::GrantsMore(foreign.clone()).into());
    }
    let now = office.now();
    let countries = if new.countries.is_empty() { maker.countries.clone() } else { new.countries.clone() };
    let key = ProgramKey {
        key_id: office.new_id()?,
        name: new.name.trim().to_owned(),
        rights: new.rights.clone(),
        countries,
        made_by: account_id.map(str::to_owned),
        maker: maker.name.clone(),
        made_at: written(now),
        ends_at: written(now.saturating_add(SignedDuration::from_hours(24 * new.days))?),
        used_at: None,
        ended_at: None,
    };
    let secret = key.record(tx, office)?;
    noted(tx, office, actor, ("key.made", &key.key_id))?;
    Ok((key.key_id, secret))
}

/// Takes a key back: the program is out at its next question.
///
/// # Errors
/// [`Refusal::UnknownKey`].
pub fn end(tx: &mut Tx<'_>, office: &Office, actor: &Actor, key_id: &str) -> Result<()> {
    actor.must(Right::Keys)?;
    if ProgramKey::find(tx, key_id)?.is_none() || !ProgramKey::end(tx, key_id, office.now())? {
        return Err(Refusal::UnknownKey(key_id.to_owned()).into());
    }
    noted(tx, office, actor, ("key.ended", key_id))
}

fn check(new: &NewKey, makers: Rights) -> Result<()> {
    let name = new.name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(Refusal::BadKey(name.chars().take(LONGEST_NAME).collect()).into());
    }
    if new.rights.is_empty() || !(1..=LONGEST_DAYS).contains(&new.days) {
        return Err(Refusal::BadKey(name.to_owned()).into());
    }
    // Relaying without a person is the clock's alone, by the office file's word.
    let is_more = |right: &&Right| !makers.has(**right) || **right == Right::AutoRelay;
    if let Some(more) = new.rights.iter().find(is_more) {
        return Err(Refusal::GrantsMore(more.word().to_owned()).into());
    }
    match new.countries.iter().find(|country| from_alpha2(country).is_none()) {
        Some(unknown) => Err(Refusal::BadCountry(unknown.clone()).into()),
        None => Ok(()),
    }
}

fn noted(tx: &mut Tx<'_>, office: &Office, actor: &Actor, (deed, what): (&str, &str)) -> Result<()> {
    let entry = Entry { at: office.now(), actor, deed, case_id: None, details: &[("id", what)] };
    journal::note(tx, &entry)
}
