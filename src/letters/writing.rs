//! Our own letters: composed anew, signed, kept and put into the outbox, all in the caller's transaction. Each has
//! exactly one recipient, by type.

use mail::compose::{AutoSubmitted, Draft, Enclosure, compose};
use mail::letter::{Address, Attachment};
use store::Tx;

use super::kept;
use super::letter::{self, KeptLetter};
use super::outbox;
use super::{attachment, check_code};
use crate::clock::written;
use crate::error::Result;
use crate::office::Office;

/// What a letter of ours says, to whom, on which lane.
#[derive(Debug, Clone)]
pub struct Writing {
    /// Its case; empty: of none.
    pub case_id: String,
    /// Its lane; empty: on none.
    pub lane_id: String,
    /// The one recipient.
    pub to: Address,
    /// The lane's reply address.
    pub reply_to: String,
    /// Message-IDs of this lane alone, oldest first.
    pub references: Vec<String>,
    /// The name of its letter text, such as `request`.
    pub purpose: &'static str,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// Lines that stand below the text of every letter: where to follow, how to check. Not part of what it says.
    pub lines: Vec<String>,
    /// The code by which it can be checked, as printed.
    pub code: String,
    /// Its language.
    pub language: String,
    /// Whether a machine writes it, and why (RFC 3834 section 5).
    pub automatic: Option<AutoSubmitted>,
    /// Files that go with it.
    pub enclosures: Vec<Enclosure>,
}

/// A letter that was written.
#[derive(Debug, Clone)]
pub struct Written {
    /// Its id.
    pub letter_id: String,
    /// Its exact bytes.
    pub bytes: Vec<u8>,
}

/// Writes a letter: composes, signs, keeps its bytes, records it and puts it into the outbox.
///
/// # Errors
/// When a field cannot stand in a message, or the database fails.
pub fn write(tx: &mut Tx<'_>, office: &Office, writing: &Writing) -> Result<Written> {
    let in_force = office.in_force();
    let directory = &in_force.directory;
    let letter_id = office.new_id()?;
    let message_id = office.key.message_id(&letter_id, &directory.office.domain);
    let from = Address {
        name: directory.office.name.in_language(&writing.language).to_owned(),
        address: directory.mail.from.as_ref().clone(),
    };
    let draft = Draft {
        message_id: message_id.clone(),
        date: office.now().as_second(),
        from: from.clone(),
        to: writing.to.clone(),
        reply_to: Some(writing.reply_to.clone()),
        in_reply_to: writing.references.last().cloned(),
        references: writing.references.clone(),
        subject: writing.subject.clone(),
        text: whole_text(writing),
        language: writing.language.clone(),
        auto_submitted: writing.automatic,
        attachments: writing.enclosures.clone(),
    };
    let composed = compose(&draft).map_err(anyhow::Error::new)?;
    let bytes = match &in_force.signer {
        Some(signer) => signer.sign(&composed).map_err(anyhow::Error::new)?,
        None => composed,
    };
    let prepared = kept::prepare(office, &bytes)?;
    kept::keep(tx, &prepared)?;
    // RFC 3834 section 3.3: nothing may come back about an automatic answer. A report about any other letter comes back
    // to the lane's own secret address, where it cannot be forged.
    let is_answer = matches!(writing.automatic, Some(AutoSubmitted::Replied));
    letter::record_ours(
        tx,
        &KeptLetter {
            letter_id: letter_id.clone(),
            kept_at: written(office.now()),
            hash: prepared.hash,
            envelope_sender: (!is_answer).then(|| writing.reply_to.clone()),
            recipient: writing.to.address.clone(),
            case_id: named(&writing.case_id),
            lane_id: named(&writing.lane_id),
            message_id: Some(message_id),
            from_name: from.name,
            from_address: from.address.to_lowercase(),
            subject: writing.subject.clone(),
            language: Some(writing.language.clone()),
            text: writing.text.clone(),
            purpose: writing.purpose.to_owned(),
            ..KeptLetter::default()
        },
    )?;
    attachment::record(tx, &letter_id, &enclosed(&writing.enclosures))?;
    check_code::record(tx, &writing.code, &letter_id)?;
    tx.index_text(
        "letters",
        &letter_id,
        &format!("{} {} {}", writing.subject, writing.to.address, writing.text),
    )?;
    outbox::put(tx, &letter_id, office.now(), in_force.delay)?;
    Ok(Written { letter_id, bytes })
}

/// The files as a reader of the letter finds them, for its row: their bytes are in the letter.
fn enclosed(enclosures: &[Enclosure]) -> Vec<Attachment> {
    let found = enclosures.iter().map(|file| Attachment {
        filename: file.filename.clone(),
        media_type: file.media_type.clone(),
        inline: false,
        bytes: file.bytes.clone(),
    });
    found.collect()
}

/// The text with the lines below it.
fn whole_text(writing: &Writing) -> String {
    let parts = std::iter::once(&writing.text).chain(&writing.lines);
    parts.map(String::as_str).collect::<Vec<_>>().join("\n\n")
}

fn named(id: &str) -> Option<String> {
    (!id.is_empty()).then(|| id.to_owned())
}
