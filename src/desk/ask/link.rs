//! Verb: sends the link of a half filled-in form to its requester by letter. The letter says nothing that anybody typed.

use std::net::IpAddr;

use mail::compose::AutoSubmitted;
use mail::letter::Address;
use store::Tx;

use super::draft::Draft;
use super::tries::{self, Deed};
use crate::error::Result;
use crate::letters::check_code;
use crate::letters::writing::{self, Writing};
use crate::office::Office;
use crate::phrases::Language;

/// Writes the letter; nothing at all when such a letter went to that address today. Whoever asks cannot tell the two apart.
///
/// # Errors
/// [`crate::refusal::Refusal::DraftGone`], [`crate::refusal::Refusal::TooManyRequests`].
pub fn mail_link(
    tx: &mut Tx<'_>,
    office: &Office,
    (secret, link): (&str, &str),
    address: &str,
    peer: IpAddr,
) -> Result<()> {
    let draft = Draft::find(tx, office, secret)?;
    tries::count(tx, office, Deed::Link, peer)?;
    if tries::for_address(tx, office, Deed::Link, address)? > 1 {
        return Ok(());
    }
    let in_force = office.in_force();
    let language = Language::of(&draft.language).unwrap_or(Language::ENGLISH);
    let name = in_force.directory.office.name.in_language(language.code()).to_owned();
    let bytes = office.random()?;
    let bytes = bytes.first_chunk::<16>().copied().unwrap_or_default();
    let code = check_code::printed(bytes);
    let letter = Writing {
        case_id: String::new(),
        lane_id: String::new(),
        to: Address { name: String::new(), address: address.to_owned() },
        reply_to: in_force.directory.mail.from.as_ref().clone(),
        references: Vec::new(),
        purpose: "form_link",
        subject: language.with("ask-link-subject", "what", &name),
        text: crate::phrases::say(
            language.code(),
            "ask-link-text",
            &[("what", name), ("to", link.to_owned())],
        ),
        language: language.code().to_owned(),
        automatic: Some(AutoSubmitted::Replied),
        enclosures: Vec::new(),
        lines: Vec::new(),
        code,
    };
    writing::write(tx, office, &letter)?;
    Ok(())
}
