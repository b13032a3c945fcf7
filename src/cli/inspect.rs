//! `inspect`: reads letters and prints what is in them. Touches no office.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;
use mail::letter::{Address, Bounce, Defect, Kind, Letter};
use mail::parse::{Limits, read};
use serde::Serialize;

use super::failure::Failure;
use super::mailbox::{Letters, Lying};
use super::{Global, print};
use crate::clock::written;

/// `inspect`.
#[derive(Debug, Args)]
pub struct InspectArguments {
    /// Letters, folders of letters, mbox files, Maildirs; "-" for one letter on standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// A letter in the shape that is promised.
#[derive(Serialize)]
struct Shown<'a> {
    path: &'a str,
    message_id: Option<&'a str>,
    date: Option<String>,
    from: Option<&'a Address>,
    to: &'a [Address],
    cc: &'a [Address],
    subject: &'a str,
    kind: Kind,
    language: Option<&'a str>,
    text: &'a str,
    new_text: &'a str,
    attachments: Vec<ShownAttachment<'a>>,
    bounce: Option<&'a Bounce>,
    bounces: &'a [Bounce],
    defects: &'a [Defect],
}

#[derive(Serialize)]
struct ShownAttachment<'a> {
    filename: &'a str,
    media_type: &'a str,
    bytes: usize,
}

/// Prints what is in the letters.
///
/// # Errors
/// When a path cannot be read; the others are printed.
pub fn inspect(global: &Global, arguments: &InspectArguments) -> Result<(), Failure> {
    let limits = Limits::default();
    let mut unread = Vec::new();
    let mut is_first = true;
    for letter in Letters::under(&arguments.paths, limits.message_bytes) {
        let Lying { path, bytes } = match letter {
            Ok(lying) => lying,
            Err(failed) => {
                unread.push(format!("{} cannot be read: {}", failed.path, failed.reason));
                continue;
            }
        };
        let (letter, defects) = read(&bytes, &limits);
        let shown = shown(&path, &letter, &defects);
        if global.json {
            print::json(&shown)?;
        } else {
            let gap = if std::mem::take(&mut is_first) { "" } else { "\n" };
            print::bytes(format!("{gap}{}", page(&shown)).as_bytes())?;
        }
    }
    if unread.is_empty() { Ok(()) } else { Err(Failure::Wrong(unread.join("\n"))) }
}

fn shown<'a>(path: &'a str, letter: &'a Letter, defects: &'a [Defect]) -> Shown<'a> {
    let date = letter.date.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let attachment = |attachment: &'a mail::letter::Attachment| ShownAttachment {
        filename: &attachment.filename,
        media_type: &attachment.media_type,
        bytes: attachment.bytes.len(),
    };
    Shown {
        path,
        message_id: letter.message_id.as_deref(),
        date: date.map(written),
        from: letter.from.first(),
        to: &letter.to,
        cc: &letter.cc,
        subject: &letter.subject,
        kind: letter.kind,
        language: letter.language.as_deref(),
        text: &letter.text,
        new_text: &letter.new_text,
        attachments: letter.attachments.iter().map(attachment).collect(),
        bounce: letter.bounces.first(),
        bounces: &letter.bounces,
        defects,
    }
}

fn page(shown: &Shown<'_>) -> String {
    let mut page = String::new();
    let addresses = |list: &[Address]| list.iter().map(named).collect::<Vec<_>>().join(", ");
    let kind = crate::letters::arrival::kind_word(shown.kind);
    let lines = [
        ("Letter", shown.path.to_owned()),
        ("Message-ID", shown.message_id.unwrap_or_default().to_owned()),
        ("Date", shown.date.clone().unwrap_or_default()),
        ("From", shown.from.map(named).unwrap_or_default()),
        ("To", addresses(shown.to)),
        ("Cc", addresses(shown.cc)),
        ("Subject", shown.subject.to_owned()),
        ("Kind", kind.to_owned()),
        ("Language", shown.language.unwrap_or_default().to_owned()),
    ];
    for (head, value) in lines.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(page, "{head:<12}{}", print::one_line(value));
    }
    for one in &shown.attachments {
        let _ = writeln!(page, "{:<12}{}", "Attachment", attachment_line(one));
    }
    for one in shown.bounces {
        let said = format!("{} {} {} {}", one.recipient, one.action, one.status, one.reason);
        let _ = writeln!(page, "{:<12}{}", "Bounce", print::one_line(&said));
    }
    for one in shown.defects {
        let _ = writeln!(page, "{:<12}{}: {}", "Defect", one.code, print::one_line(&one.detail));
    }
    let quoted = if shown.text.trim() == shown.new_text.trim() { "" } else { " (without what it quotes)" };
    let _ = write!(page, "Text{quoted}\n{}", print::indented(shown.new_text.trim()));
    page
}

fn attachment_line(one: &ShownAttachment<'_>) -> String {
    let name = if one.filename.is_empty() { "(no name)" } else { one.filename };
    format!("{}, {}, {} bytes", print::one_line(name), one.media_type, one.bytes)
}

fn named(address: &Address) -> String {
    if address.name.is_empty() {
        address.address.clone()
    } else {
        format!("{} <{}>", address.name, address.address)
    }
}
