//! Noun: the wish for a link, by reference and address. The page only puts it down; whether the two belong together is
//! looked up afterwards, and the answer is a letter to that address or nothing. All SQL on `link_wishes`.

use mail::compose::AutoSubmitted;
use store::Tx;

use super::tries::{self, Limit};
use crate::actor::Actor;
use crate::clock::written;
use crate::desk::case::Case;
use crate::desk::crossing::{leave, secrets_against};
use crate::desk::lane::Lane;
use crate::desk::wording::{self, Wording};
use crate::error::{Error, Result};
use crate::journal::{self, Entry};
use crate::office::Office;
use crate::reference;
use crate::refusal::Refusal;

/// Wishes of one network in an hour.
const OF_NETWORK: Limit = Limit { what: "link-network", tries: 20, hours: 1 };
/// Letters with a link to one address in a day: whoever wishes in another's name cannot fill a letter box.
const TO_ADDRESS: Limit = Limit { what: "link-address", tries: 3, hours: 24 };
/// Wishes granted in one turn.
const AT_ONCE: i64 = 50;

/// Puts a wish down. The same work whether the two belong together or not.
///
/// # Errors
/// [`Refusal::TooManyTries`] when this network has wished enough.
pub fn put(
    tx: &mut Tx<'_>,
    office: &Office,
    network: &str,
    (reference, address): (&str, &str),
) -> Result<()> {
    if !tries::take_turn(tx, office, OF_NETWORK, network)? {
        return Err(Refusal::TooManyTries.into());
    }
    let address = address.trim().to_lowercase();
    if !tries::take_turn(tx, office, TO_ADDRESS, &address)? {
        // Said to nobody: it would tell that somebody else has wished for this address.
        return Ok(());
    }
    tx.run(
        "INSERT INTO link_wishes (wish_id, reference, address, wished_at) VALUES ($1, $2, $3, $4)",
        &[
            office.new_id()?.into(),
            reference::read(reference).unwrap_or_default().into(),
            address.into(),
            written(office.now()).into(),
        ],
    )?;
    Ok(())
}

/// Looks up the wishes that were put down and writes to those whose reference and address belong together; how many
/// wishes there were.
///
/// # Errors
/// When the database fails.
pub fn grant_all(office: &Office) -> Result<usize> {
    let wishes = office.read(|tx| {
        let rows = tx.all(
            "SELECT wish_id, reference, address FROM link_wishes ORDER BY wish_id LIMIT $1",
            &[AT_ONCE.into()],
        )?;
        rows.iter()
            .map(|row| Ok((row.text("wish_id")?, row.text("reference")?, row.text("address")?)))
            .collect::<Result<Vec<(String, String, String)>>>()
    })?;
    for (wish_id, reference, address) in &wishes {
        let granted = office.write(|tx| grant(tx, office, wish_id, (reference, address)));
        if let Err(Error::Refused(refusal)) = granted {
            // A letter text that does not work must not be tried for ever.
            tracing::error!(code = refusal.code(), "a link could not be sent");
            office.write(|tx| drop_wish(tx, wish_id).map(|_| ()))?;
        } else {
            granted?;
        }
    }
    Ok(wishes.len())
}

fn grant(tx: &mut Tx<'_>, office: &Office, wish_id: &str, (reference, address): (&str, &str)) -> Result<()> {
    if !drop_wish(tx, wish_id)? {
        return Ok(());
    }
    let case = match Case::lock(tx, &Actor::Clock, reference) {
        Ok(case) => case,
        Err(Error::Refused(_)) => return Ok(()),
        Err(fault) => return Err(fault),
    };
    let lane = Lane::of_requester(tx, &case.case_id)?;
    if lane.address.to_lowercase() != address {
        return Ok(());
    }
    let secrets = secrets_against(tx, office, &case, &lane)?;
    let in_force = office.in_force();
    let rendered = Wording::about(&in_force.directory, &case, &lane.language).render("link")?;
    let mut writing = wording::on_lane(tx, office, &lane, "link", rendered)?;
    writing.automatic = Some(AutoSubmitted::Generated);
    let letter = leave(tx, office, &writing, &secrets)?;
    let entry = Entry {
        at: office.now(),
        actor: &Actor::Requester,
        deed: "link.sent",
        case_id: Some(&case.case_id),
        details: &[("letter", &letter.letter_id)],
    };
    journal::note(tx, &entry)
}

/// `false` when somebody else has taken it up.
fn drop_wish(tx: &mut Tx<'_>, wish_id: &str) -> Result<bool> {
    Ok(tx.run("DELETE FROM link_wishes WHERE wish_id = $1", &[wish_id.into()])? == 1)
}
