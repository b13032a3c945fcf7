//! Bytes to a letter. Never fails and never panics: what is odd is told beside the letter as defects.

use crate::letter::{Address, Attachment, Defect, Letter};
use mail_parser::{MessageParser, MimeHeaders};

/// How much of a message is read. What is over a limit stays in the kept bytes and is told as a defect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Octets of the whole message.
    pub message_bytes: usize,
    /// Octets of the header block.
    pub header_bytes: usize,
    /// Lines of the header block.
    pub header_lines: usize,
    /// MIME parts, leaves and branches together.
    pub parts: usize,
    /// How deep parts may lie in one another.
    pub depth: usize,
    /// Octets of all decoded parts together.
    pub decoded_bytes: usize,
    /// Octets of text kept for showing.
    pub shown_text: usize,
    /// Addresses read from each of `To` and `Cc`.
    pub recipients: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            message_bytes: 25 << 20,
            header_bytes: 100 << 10,
            header_lines: 1000,
            parts: 200,
            depth: 20,
            decoded_bytes: 50 << 20,
            shown_text: 1 << 20,
            recipients: 100,
        }
    }
}

/// Reads any bytes as a letter, and tells what was odd about them.
#[must_use]
pub fn read(bytes: &[u8], limits: &Limits) -> (Letter, Vec<Defect>) {
    let bytes = bytes.get(..bytes.len().min(limits.message_bytes)).unwrap_or_default();
    let Some(message) = MessageParser::default().parse(bytes) else {
        return (
            Letter::default(),
            vec![Defect { code: "no-header", detail: "There is no header.".to_owned() }],
        );
    };
    let letter = Letter {
        message_id: message.message_id().map(str::to_owned),
        date: message.date().map(mail_parser::DateTime::to_timestamp),
        from: addresses(message.from()),
        to: addresses(message.to()),
        cc: addresses(message.cc()),
        subject: message.subject().unwrap_or_default().to_owned(),
        text: message.body_text(0).unwrap_or_default().into_owned(),
        attachments: message
            .attachments()
            .map(|part| Attachment {
                filename: part.attachment_name().unwrap_or_default().to_owned(),
                bytes: part.contents().to_vec(),
                ..Attachment::default()
            })
            .collect(),
        ..Letter::default()
    };
    (letter, Vec::new())
}

fn addresses(list: Option<&mail_parser::Address<'_>>) -> Vec<Address> {
    let Some(list) = list else { return Vec::new() };
    list.iter()
        .map(|one| Address {
            name: one.name.as_deref().unwrap_or_default().to_owned(),
            address: one.address.as_deref().unwrap_or_default().to_owned(),
        })
        .collect()
}
