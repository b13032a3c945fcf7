//! What is odd about a message, in words: each defect has a stable code and a sentence. Never changes the letter.

use super::{
    Limits,
    body::Bodies,
    header::{HeaderLimits, Headers, next_line},
    part::Tree,
};
use crate::letter::{Defect, Letter};
use std::borrow::Cow;

/// A defect.
pub(crate) fn defect(code: &'static str, detail: &str) -> Defect {
    Defect { code, detail: detail.to_owned() }
}

/// The message itself, without what mailboxes and editors put in front of it, and not longer than is read.
pub(crate) fn open<'a>(bytes: &'a [u8], limits: &Limits, defects: &mut Vec<Defect>) -> Cow<'a, [u8]> {
    if bytes.len() > limits.message_bytes {
        defects.push(defect("too-big", "The message is bigger than is read; its end is not shown."));
    }
    let bytes = bytes.get(..bytes.len().min(limits.message_bytes)).unwrap_or_default();
    let without_mark = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut message = without_blanks(without_mark, defects);
    while message.starts_with(b"From ") || message.starts_with(b">From ") {
        message = message.get(next_line(message).1..).unwrap_or_default();
        defects.push(defect("mailbox-line", "A line of a mailbox file stands before the header."));
    }
    if message.contains(&b'\n') || !message.contains(&b'\r') {
        return Cow::Borrowed(message);
    }
    defects.push(defect("bare-returns", "Lines end in a carriage return alone."));
    Cow::Owned(message.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect())
}

/// Blank lines before a header are stepped over; before anything else they are an empty header.
fn without_blanks<'a>(bytes: &'a [u8], defects: &mut Vec<Defect>) -> &'a [u8] {
    let trimmed = bytes.trim_ascii_start();
    if trimmed.len() == bytes.len() {
        return bytes;
    }
    let (headers, _) = Headers::scan(trimmed, HeaderLimits { bytes: 10_000, lines: 100 });
    let known = ["from", "to", "subject", "date", "received", "message-id", "return-path", "mime-version"];
    if known.iter().filter(|name| headers.first(name).is_some()).count() < 2 {
        return bytes;
    }
    defects.push(defect("leading-blanks", "Blanks stand before the header."));
    trimmed
}

/// What the tree of parts and the top header block show.
pub(crate) fn look(tree: &Tree<'_>, defects: &mut Vec<Defect>) {
    let Some(top) = tree.parts.first() else { return };
    let mut say = |is_so: bool, code: &'static str, detail: &str| {
        if is_so {
            defects.push(defect(code, detail));
        }
    };
    let headers = &top.headers;
    say(headers.is_empty(), "no-header", "There is no header at all.");
    say(headers.is_cut, "header-too-long", "The header is longer than is read.");
    say(headers.has_odd_lines, "odd-header-line", "A line in the header is no header field.");
    say(headers.first("date").is_none(), "no-date", "There is no date.");
    for (name, code) in [
        ("from", "two-from"),
        ("subject", "two-subject"),
        ("date", "two-date"),
        ("to", "two-to"),
        ("message-id", "two-message-id"),
        ("content-type", "two-content-type"),
        ("content-transfer-encoding", "two-encodings"),
    ] {
        // RFC 5322 section 3.6 and RFC 2045 section 3 allow each once.
        say(headers.all(name).count() > 1, code, &format!("There is more than one {name} field."));
    }
    let is_raw = headers.iter().any(|header| !header.value.is_ascii());
    say(is_raw, "raw-header", "A header has octets outside ASCII; its charset was guessed.");
    say(tree.is_too_deep, "too-deep", "Parts lie in one another deeper than is read.");
    say(tree.has_too_many, "too-many-parts", "There are more parts than are read.");
    say(tree.lacks_boundary, "no-boundary", "A multipart has no boundary or none that comes.");
    let is_doubled = tree.parts.iter().skip(1).any(|part| part.headers.all("content-type").count() > 1);
    say(is_doubled, "two-content-type", "A part has more than one content-type field.");
}

/// What decoding met.
pub(crate) fn look_at_bodies(bodies: &Bodies, defects: &mut Vec<Defect>) {
    if bodies.is_cut {
        defects.push(defect("decoded-too-big", "The parts decode to more than is read; the rest is cut."));
    }
    if bodies.is_text_cut {
        defects.push(defect("text-cut", "The text is longer than is shown."));
    }
}

/// What the finished letter shows.
pub(crate) fn look_at_letter(letter: &Letter, defects: &mut Vec<Defect>) {
    if letter.from.is_empty() {
        defects.push(defect("no-from", "There is no sender."));
    } else if letter.from.len() > 1 && !defects.iter().any(|known| known.code == "two-from") {
        defects.push(defect("two-from", "More than one sender is named."));
    }
}
