//! Bytes to a letter. Never fails and never panics: what is odd is told beside the letter as defects.

pub(crate) mod header;
pub(crate) mod words;
pub(crate) mod transfer;
pub(crate) mod content;
pub(crate) mod part;
pub(crate) mod field;
mod date;
pub(crate) mod filename;
pub(crate) mod body;
mod oddity;

use crate::{
    bounce, glance, kind, language,
    letter::{Defect, Letter},
    quote,
};
use oddity::defect;
use part::Tree;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How much of a message is read. What is over a limit stays in the kept bytes and is told as a defect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Octets of the whole message.
    pub message_bytes: usize,
    /// Octets of a header block.
    pub header_bytes: usize,
    /// Lines of a header block.
    pub header_lines: usize,
    /// MIME parts, leaves and branches together.
    pub parts: usize,
    /// How deep parts may lie in one another.
    pub depth: usize,
    /// Octets of all decoded parts together.
    pub decoded_bytes: usize,
    /// Octets of text kept for showing.
    pub shown_text: usize,
    /// Addresses read from each of `From`, `Reply-To`, `To` and `Cc`.
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
    guarded(bytes, || read_unguarded(bytes, limits))
}

/// The readers of fields are not ours: should one of them panic, the letter is still there, with what a glance finds.
fn guarded(bytes: &[u8], reading: impl FnOnce() -> (Letter, Vec<Defect>)) -> (Letter, Vec<Defect>) {
    catch_unwind(AssertUnwindSafe(reading)).unwrap_or_else(|_| {
        let glance = glance::glance(bytes);
        let body = bytes.get(glance.body_start..).unwrap_or_default();
        let text =
            String::from_utf8_lossy(body.get(..body.len().min(1 << 20)).unwrap_or_default()).into_owned();
        let letter =
            Letter { message_id: glance.message_id, text: text.clone(), new_text: text, ..Letter::default() };
        (letter, vec![defect("reader-panicked", "The reader broke down; only the raw text is shown.")])
    })
}

fn read_unguarded(bytes: &[u8], limits: &Limits) -> (Letter, Vec<Defect>) {
    let mut defects = Vec::new();
    let message = oddity::open(bytes, limits, &mut defects);
    let tree = Tree::cut(&message, limits);
    oddity::look(&tree, &mut defects);
    let mut letter = headers(&tree, limits, &mut defects);
    let bodies = body::bodies(&tree, limits);
    oddity::look_at_bodies(&bodies, &mut defects);
    letter.text = bodies.text;
    letter.attachments = bodies.files;
    let split = quote::split(&letter.text);
    letter.new_text = split.new_text;
    letter.signature = split.signature;
    letter.language = language::of(&letter.new_text);
    letter.bounces = bounce::rows(&tree, &letter);
    kind::tell(&tree, &mut letter);
    letter.about_message_id = bounce::about(&tree, &letter);
    oddity::look_at_letter(&letter, &mut defects);
    (letter, defects)
}

/// Everything the top header block says.
fn headers(tree: &Tree<'_>, limits: &Limits, defects: &mut Vec<Defect>) -> Letter {
    let Some(top) = tree.parts.first() else { return Letter::default() };
    let headers = &top.headers;
    let charset = tree.parts.iter().find_map(|part| part.content.charset.as_deref());
    let mut addresses = |name: &str| {
        let (list, has_more) = field::addresses(headers, name, charset, limits.recipients);
        if has_more {
            defects
                .push(defect("too-many-recipients", &format!("{name} names more addresses than are read.")));
        }
        list
    };
    Letter {
        from: addresses("from"),
        reply_to: addresses("reply-to"),
        to: addresses("to"),
        cc: addresses("cc"),
        message_id: field::identifiers(headers, "message-id").into_iter().next(),
        in_reply_to: field::identifiers(headers, "in-reply-to"),
        references: field::identifiers(headers, "references"),
        date: field::date(headers),
        delivered_to: field::delivered_to(headers),
        return_path: field::return_path(headers),
        subject: headers.first("subject").map(|raw| words::header_text(raw, charset)).unwrap_or_default(),
        authentication_results: headers
            .all("authentication-results")
            .map(|raw| header::unfold(raw).into_owned())
            .collect(),
        received_count: headers.all("received").count(),
        ..Letter::default()
    }
}
