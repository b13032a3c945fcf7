//! Who wrote on an authority's lane without being one of its contacts: asked of a letter, so that an officer can have the
//! address kept as a proposed contact. Changes nothing.

use mail::auth::belongs_to;
use store::Tx;

use super::case::Case;
use super::lane::Lane;
use crate::actor::Actor;
use crate::error::Result;
use crate::letters::letter::KeptLetter;
use crate::office::Office;
use crate::refusal::Refusal;

/// An address that an authority may write from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    /// The authority's key.
    pub authority: String,
    /// The case whose lane it is.
    pub reference: String,
    /// The sender's address, folded.
    pub address: String,
    /// Whether its domain is one of the authority's.
    pub is_of_their_domain: bool,
}

/// The stranger who wrote a letter; `None` when it is on no authority's lane, or from a contact that is known.
///
/// # Errors
/// [`Refusal::UnknownLetter`], also when its case is out of the actor's sight.
pub fn stranger(
    tx: &mut Tx<'_>,
    office: &Office,
    actor: &Actor,
    letter_id: &str,
) -> Result<Option<Stranger>> {
    let unknown = || Refusal::UnknownLetter(letter_id.to_owned());
    let letter = KeptLetter::find(tx, letter_id)?.ok_or_else(unknown)?;
    let case_id = letter.case_id.as_deref().ok_or_else(unknown)?;
    let case = Case::by_id(tx, case_id)?.in_sight_of(actor).ok_or_else(unknown)?;
    let lane = letter.lane_id.as_deref().map(|lane_id| Lane::find(tx, lane_id)).transpose()?.flatten();
    let in_force = office.in_force();
    let authority = lane.and_then(|lane| lane.authority);
    let authority = authority.and_then(|key| in_force.directory.authority(&key));
    let Some(authority) = authority.filter(|authority| letter.direction == "in" && !authority.own) else {
        return Ok(None);
    };
    let address = letter.from_address.to_lowercase();
    let is_known =
        authority.contacts.iter().any(|contact| contact.address.as_ref().to_lowercase() == address);
    if is_known || address.is_empty() {
        return Ok(None);
    }
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    Ok(Some(Stranger {
        authority: authority.key.as_ref().clone(),
        reference: case.reference,
        is_of_their_domain: belongs_to(domain, &authority.domain_names()),
        address,
    }))
}
