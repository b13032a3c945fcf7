//! Noun: the secret link under which a requester follows a case: 128 bits derived from the office's key, kept as a hash,
//! replaced when an officer says so. All SQL on `follow_links`.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use store::Tx;

use crate::actor::Actor;
use crate::clock::written;
use crate::desk::case::Case;
use crate::desk::lane::Lane;
use crate::error::Result;
use crate::journal::{self, Entry};
use crate::office::Office;
use crate::right::Right;

/// The secret of a lane, recorded when it is asked for first.
///
/// # Errors
/// When the database fails.
pub fn secret_of(tx: &mut Tx<'_>, office: &Office, lane: &Lane) -> Result<String> {
    if let Some(secret) = recorded(tx, office, lane)? {
        return Ok(secret);
    }
    let secret = office.key.follow_secret(&lane.lane_id, 0);
    tx.run(
        "INSERT INTO follow_links (lane_id, secret_hash, rotation, made_at) VALUES ($1, $2, 0, $3) \
         ON CONFLICT (lane_id) DO NOTHING",
        &[lane.lane_id.clone().into(), hashed(&secret).into(), written(office.now()).into()],
    )?;
    Ok(secret)
}

/// The secret of a lane, if it has one already.
///
/// # Errors
/// When the database fails.
pub fn recorded(tx: &mut Tx<'_>, office: &Office, lane: &Lane) -> Result<Option<String>> {
    Ok(rotation_of(tx, lane)?.map(|rotation| office.key.follow_secret(&lane.lane_id, rotation)))
}

/// Every secret this lane has or had: none may reach another party.
///
/// # Errors
/// When the database fails.
pub fn every_secret_of(tx: &mut Tx<'_>, office: &Office, lane: &Lane) -> Result<Vec<String>> {
    let newest = rotation_of(tx, lane)?.unwrap_or(0);
    Ok((0..=newest).map(|rotation| office.key.follow_secret(&lane.lane_id, rotation)).collect())
}

/// The lane that this secret opens.
///
/// # Errors
/// When the database fails.
pub fn lane_behind(tx: &mut Tx<'_>, secret: &str) -> Result<Option<Lane>> {
    let secret = secret.to_ascii_lowercase();
    let row = tx.one("SELECT lane_id FROM follow_links WHERE secret_hash = $1", &[hashed(&secret).into()])?;
    let lane_id = row.map(|row| row.text("lane_id")).transpose()?;
    Ok(lane_id.map(|lane_id| Lane::find(tx, &lane_id)).transpose()?.flatten())
}

/// Replaces the link of a case's requester: the one before leads nowhere from now on. The new one is in every letter from
/// the next on.
///
/// # Errors
/// [`crate::refusal::Refusal::UnknownCase`].
pub fn replace(tx: &mut Tx<'_>, office: &Office, actor: &Actor, reference: &str) -> Result<Case> {
    actor.must(Right::Answer)?;
    let case = Case::lock(tx, actor, reference)?;
    let lane = Lane::of_requester(tx, &case.case_id)?;
    secret_of(tx, office, &lane)?;
    let rotation = rotation_of(tx, &lane)?.unwrap_or(0) + 1;
    let secret = office.key.follow_secret(&lane.lane_id, rotation);
    tx.run(
        "UPDATE follow_links SET secret_hash = $2, rotation = $3, made_at = $4 WHERE lane_id = $1",
        &[lane.lane_id.clone().into(), hashed(&secret).into(), rotation.into(), written(office.now()).into()],
    )?;
    let entry = Entry {
        at: office.now(),
        actor,
        deed: "link.replaced",
        case_id: Some(&case.case_id),
        details: &[("number", &rotation.to_string())],
    };
    journal::note(tx, &entry)?;
    Ok(case)
}

fn rotation_of(tx: &mut Tx<'_>, lane: &Lane) -> Result<Option<i64>> {
    let row =
        tx.one("SELECT rotation FROM follow_links WHERE lane_id = $1", &[lane.lane_id.clone().into()])?;
    Ok(row.map(|row| row.int("rotation")).transpose()?)
}

fn hashed(secret: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}
