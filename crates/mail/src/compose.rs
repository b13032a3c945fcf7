//! Our own letters as bytes: one recipient, every header checked, nothing but CRLF and ASCII on the wire. Takes no
//! time, host name or chance from the machine: the same draft gives the same bytes.

use crate::letter::Address;
use data_encoding::BASE64;
use mail_builder::{
    MessageBuilder,
    headers::{
        HeaderType, address::Address as Mailbox, content_type::ContentType, date::Date,
        message_id::MessageId, raw::Raw, text::Text,
    },
    mime::{BodyPart, MimePart},
};
use sha2::{Digest, Sha256};

/// A letter of ours before it is bytes. It has exactly one recipient by type.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    /// `Message-ID` without brackets; on our own domain.
    pub message_id: String,
    /// `Date`, in seconds since 1970 UTC.
    pub date: i64,
    /// `From`.
    pub from: Address,
    /// `To`.
    pub to: Address,
    /// `Reply-To`: the secret reply address.
    pub reply_to: Option<String>,
    /// `In-Reply-To` without brackets.
    pub in_reply_to: Option<String>,
    /// `References` without brackets, oldest first; only the newest fifty are written.
    pub references: Vec<String>,
    /// `Subject`, on one line.
    pub subject: String,
    /// The text; any line end is taken.
    pub text: String,
    /// `Content-Language` (RFC 3282), such as `de`; empty writes none.
    pub language: String,
    /// Set when no person wrote it (RFC 3834 section 5).
    pub auto_submitted: Option<AutoSubmitted>,
    /// Files to enclose.
    pub attachments: Vec<Enclosure>,
}

/// How a machine-written letter came about (RFC 3834 section 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AutoSubmitted {
    /// By the clock or by an event: `auto-generated`.
    Generated,
    /// In answer to a letter: `auto-replied`.
    Replied,
}

/// A file to enclose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enclosure {
    /// File name; must not be empty.
    pub filename: String,
    /// `type/subtype`.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// Why a draft cannot become a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ComposeError {
    /// A line break, NUL or other control character in a header field: refused, never repaired.
    #[error("{0} has a line break or a control character in it")]
    Control(&'static str),
    /// Not an address, identifier or media type that can be written in ASCII.
    #[error("{0} is not well formed")]
    Malformed(&'static str),
    /// The finished bytes would not be safe to send: a bare CR or LF, a line over 998 octets (RFC 5322 section
    /// 2.1.1) or an octet that is not ASCII.
    #[error("the finished message is not safe to send")]
    Unsafe,
}

/// Makes the bytes of our own letter.
///
/// # Errors
/// When a field could smuggle a header, or the bytes would not be safe to send.
pub fn compose(draft: &Draft) -> Result<Vec<u8>, ComposeError> {
    check(draft)?;
    let mut message = MessageBuilder::new()
        .header("Date", Date::new(draft.date))
        .header("Message-ID", MessageId::new(draft.message_id.as_str()))
        .header("From", mailbox(&draft.from))
        .header("To", mailbox(&draft.to));
    for (name, value) in optional_headers(draft) {
        message = message.header(name, value);
    }
    let bytes = message.body(body(draft)).write_to_vec().map_err(|_| ComposeError::Unsafe)?;
    if is_safe(&bytes) { Ok(bytes) } else { Err(ComposeError::Unsafe) }
}

fn optional_headers(draft: &Draft) -> Vec<(&'static str, HeaderType<'_>)> {
    let mut headers: Vec<(&'static str, HeaderType<'_>)> = Vec::new();
    if let Some(reply_to) = &draft.reply_to {
        headers.push(("Reply-To", Mailbox::new_address(None::<&str>, reply_to.as_str()).into()));
    }
    if let Some(in_reply_to) = &draft.in_reply_to {
        headers.push(("In-Reply-To", MessageId::new(in_reply_to.as_str()).into()));
    }
    if !draft.references.is_empty() {
        let oldest = draft.references.len().saturating_sub(50);
        let newest = draft.references.iter().skip(oldest).map(String::as_str);
        headers.push(("References", MessageId::new_list(newest).into()));
    }
    headers.push(("Subject", Text::new(draft.subject.as_str()).into()));
    if !draft.language.is_empty() {
        headers.push(("Content-Language", Raw::new(draft.language.as_str()).into()));
    }
    if let Some(auto_submitted) = draft.auto_submitted {
        let word = match auto_submitted {
            AutoSubmitted::Generated => "auto-generated",
            AutoSubmitted::Replied => "auto-replied",
        };
        headers.push(("Auto-Submitted", Raw::new(word).into()));
        headers.push(("X-Auto-Response-Suppress", Raw::new("All").into()));
    }
    headers
}

fn mailbox(address: &Address) -> Mailbox<'_> {
    let name = (!address.name.is_empty()).then_some(address.name.as_str());
    Mailbox::new_address(name, address.address.as_str())
}

fn body(draft: &Draft) -> MimePart<'_> {
    let text = MimePart::new("text/plain", BodyPart::Text(wire_text(&draft.text).into()));
    if draft.attachments.is_empty() {
        return text;
    }
    let mut parts = vec![text];
    parts.extend(draft.attachments.iter().map(enclosure));
    // `=_` occurs in neither quoted-printable nor base64 (RFC 2045 section 6.7), so no body can hold the boundary.
    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(draft.message_id.as_bytes()));
    let boundary = format!("=_{}", digest.get(..32).unwrap_or("letter"));
    MimePart::new(ContentType::new("multipart/mixed").attribute("boundary", boundary), parts)
}

fn enclosure(file: &Enclosure) -> MimePart<'_> {
    // A message or multipart may not be base64 (RFC 2045 section 6.4); as plain bytes it may, and nobody opens it by
    // accident.
    let is_composite = file.media_type.starts_with("message/") || file.media_type.starts_with("multipart/");
    let media_type = if is_composite { "application/octet-stream" } else { file.media_type.as_str() };
    MimePart::new(ContentType::new(media_type), BodyPart::Binary(base64_lines(&file.bytes).into()))
        .attachment(file.filename.as_str())
        .transfer_encoding("base64")
}

/// Always base64, also for text: the builder would send text with a bare CR in it as it is.
fn base64_lines(bytes: &[u8]) -> Vec<u8> {
    let encoded = BASE64.encode(bytes);
    let mut lines = Vec::with_capacity(encoded.len().saturating_add(encoded.len() / 38));
    for line in encoded.as_bytes().chunks(76) {
        lines.extend_from_slice(line);
        lines.extend_from_slice(b"\r\n");
    }
    lines
}

/// Every line end as CRLF (RFC 5321 section 2.3.8), one at the end.
fn wire_text(text: &str) -> String {
    let mut wire = String::with_capacity(text.len().saturating_add(64));
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    for line in unified.trim_end_matches('\n').split('\n') {
        wire.push_str(line);
        wire.push_str("\r\n");
    }
    wire
}

fn check(draft: &Draft) -> Result<(), ComposeError> {
    check_identifier("the Message-ID", &draft.message_id)?;
    check_mailbox("the sender", &draft.from)?;
    check_mailbox("the recipient", &draft.to)?;
    if let Some(reply_to) = &draft.reply_to {
        check_mailbox("the reply address", &Address { name: String::new(), address: reply_to.clone() })?;
    }
    for identifier in draft.in_reply_to.iter().chain(&draft.references) {
        check_identifier("a reference", identifier)?;
    }
    check_controls("the subject", &draft.subject)?;
    if draft.text.contains('\0') {
        return Err(ComposeError::Control("the text"));
    }
    if !draft.language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(ComposeError::Malformed("the language"));
    }
    draft.attachments.iter().try_for_each(check_enclosure)
}

fn check_enclosure(file: &Enclosure) -> Result<(), ComposeError> {
    check_controls("a file name", &file.filename)?;
    check_controls("a media type", &file.media_type)?;
    let is_token = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    let is_media_type =
        file.media_type.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype));
    if is_media_type && file.media_type.len() <= 200 {
        Ok(())
    } else {
        Err(ComposeError::Malformed("a media type"))
    }
}

fn check_mailbox(what: &'static str, address: &Address) -> Result<(), ComposeError> {
    check_controls(what, &address.name)?;
    check_controls(what, &address.address)?;
    if address.is_usable()
        && address.address.is_ascii()
        && !address.address.contains(['"', '(', ')', ';', ':', '\\'])
    {
        Ok(())
    } else {
        Err(ComposeError::Malformed(what))
    }
}

fn check_identifier(what: &'static str, identifier: &str) -> Result<(), ComposeError> {
    check_controls(what, identifier)?;
    let is_plain = identifier.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'<' | b'>'));
    if is_plain && !identifier.is_empty() && identifier.len() <= 900 {
        Ok(())
    } else {
        Err(ComposeError::Malformed(what))
    }
}

fn check_controls(what: &'static str, value: &str) -> Result<(), ComposeError> {
    if value.chars().any(char::is_control) { Err(ComposeError::Control(what)) } else { Ok(()) }
}

/// Only CRLF, only ASCII, no NUL, no line over 998 octets.
fn is_safe(bytes: &[u8]) -> bool {
    let mut line = 0_usize;
    let mut before = 0_u8;
    for &byte in bytes {
        let ends_line = before == b'\r' && byte == b'\n';
        if (before == b'\r') != (byte == b'\n') || byte == 0 || !byte.is_ascii() {
            return false;
        }
        line = if ends_line { 0 } else { line.saturating_add(1) };
        // The CR of the line's end is counted before it is known to be one.
        if line > 999 {
            return false;
        }
        before = byte;
    }
    before != b'\r'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft {
            message_id: "1@office.example".to_owned(),
            from: Address::bare("desk@office.example"),
            to: Address::bare("ana@ruritania.example"),
            subject: "Visa".to_owned(),
            text: "one\ntwo\r\nthree\rfour".to_owned(),
            ..Draft::default()
        }
    }

    fn wire(draft: &Draft) -> String {
        String::from_utf8(compose(draft).unwrap()).unwrap()
    }

    #[test]
    fn every_line_end_is_crlf_and_nothing_comes_from_the_machine() {
        let wire = wire(&draft());
        assert!(wire.ends_with("one\r\ntwo\r\nthree\r\nfour\r\n"), "{wire}");
        assert!(
            wire.contains("Date: Thu, 1 Jan 1970 00:00:00 +0000\r\n")
                || wire.contains("Date: Thu, 01 Jan 1970"),
            "{wire}"
        );
        assert_eq!(wire.matches("Message-ID:").count(), 1);
    }

    #[test]
    fn a_machine_written_letter_says_so() {
        let automatic = wire(&Draft { auto_submitted: Some(AutoSubmitted::Replied), ..draft() });
        assert!(automatic.contains("\r\nAuto-Submitted: auto-replied\r\nX-Auto-Response-Suppress: All\r\n"));
        assert!(!wire(&draft()).contains("Auto-Submitted"));
    }

    #[test]
    fn two_recipients_in_one_address_are_refused() {
        for address in [
            "a@x.example,b@x.example",
            "a@x.example b@x.example",
            "<a@x.example>",
            "a",
            "a@",
            "g:a@x.example;",
        ] {
            let refused =
                Draft { to: Address { name: String::new(), address: address.to_owned() }, ..draft() };
            assert_eq!(compose(&refused), Err(ComposeError::Malformed("the recipient")), "{address}");
        }
    }

    #[test]
    fn a_text_with_a_line_of_two_thousand_signs_is_cut_for_the_wire_only() {
        let long = Draft { text: "x".repeat(2000), subject: "y".repeat(2000), ..draft() };
        assert!(wire(&long).lines().all(|line| line.len() <= 998));
        assert!(!is_safe(b"a\nb\r\n") && !is_safe(b"a\rb") && !is_safe("\u{fc}\r\n".as_bytes()));
        assert!(!is_safe(format!("{}\r\n", "x".repeat(999)).as_bytes()));
        assert!(is_safe(format!("{}\r\n", "x".repeat(998)).as_bytes()));
    }
}
