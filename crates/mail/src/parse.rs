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

/// The HTML that a letter holds, as it came and hostile, at most `longest` octets of it; `None` when it has none.
#[must_use]
pub fn html(bytes: &[u8], limits: &Limits, longest: usize) -> Option<String> {
    let reading = || {
        let mut defects = Vec::new();
        let message = oddity::open(bytes, limits, &mut defects);
        body::html_source(&Tree::cut(&message, limits), longest)
    };
    catch_unwind(AssertUnwindSafe(reading)).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a message and compares its text and the codes of its defects.
    fn check(message: &str, text: &str, codes: &[&str]) -> Letter {
        let (letter, defects) = read(message.as_bytes(), &Limits::default());
        assert_eq!(letter.text, text, "{message}");
        assert_eq!(defects.iter().map(|defect| defect.code).collect::<Vec<_>>(), codes, "{message}");
        letter
    }

    const HEAD: &str = "From: a@x.example\r\nDate: Fri, 21 Nov 1997 09:55:06 -0600\r\n";

    fn parts(kind: &str, parts: &[(&str, &str)]) -> String {
        let mut message = format!("{HEAD}Content-Type: multipart/{kind}; boundary=b\r\n\r\n");
        for (header, body) in parts {
            message.push_str(&format!("--b\r\nContent-Type: {header}\r\n\r\n{body}\r\n"));
        }
        message + "--b--\r\n"
    }

    #[test]
    fn of_alternatives_the_plain_one_is_shown_unless_it_is_blank() {
        check(&parts("alternative", &[("text/plain", "plain"), ("text/html", "<p>html</p>")]), "plain", &[]);
        check(&parts("alternative", &[("text/plain", " "), ("text/html", "<p>html</p>")]), "html", &[]);
        check(&parts("alternative", &[("text/html", "<p>html</p>")]), "html", &[]);
    }

    #[test]
    fn the_html_of_a_letter_is_given_as_it_came_and_files_are_not() {
        let of = |message: &str| html(message.as_bytes(), &Limits::default(), 12);
        let both = parts("alternative", &[("text/plain", "plain"), ("text/html", "<p>html</p>")]);
        assert_eq!(of(&both).as_deref(), Some("<p>html</p>"));
        let longer = parts("alternative", &[("text/html", "<p>html, and more</p>")]);
        assert_eq!(of(&longer).as_deref(), Some("<p>html, and"));
        assert_eq!(of(&parts("mixed", &[("text/plain", "one"), ("text/html; name=a.html", "<p>")])), None);
    }

    #[test]
    fn parts_that_follow_each_other_are_all_shown() {
        check(
            &parts("mixed", &[("text/plain", "one"), ("text/html", "<p>two</p>"), ("text/plain", "three")]),
            "one\ntwo\nthree",
            &[],
        );
        let letter =
            check(&parts("mixed", &[("text/plain", "one"), ("text/plain; name=a.txt", "file")]), "one", &[]);
        assert_eq!(
            (letter.attachments[0].filename.as_str(), letter.attachments[0].bytes.as_slice()),
            ("a.txt", &b"file"[..])
        );
        let letter = check(
            &parts("mixed", &[("text/plain", "one"), ("message/rfc822", "Subject: in\r\n\r\ninner")]),
            "one",
            &[],
        );
        assert_eq!(letter.attachments[0].bytes, b"Subject: in\r\n\r\ninner");
    }

    #[test]
    fn odd_messages_become_letters_and_are_told_as_odd() {
        check(&format!("{HEAD}From: b@x.example\r\n\r\nx"), "x", &["two-from"]);
        check(
            &format!("{HEAD}Content-Type: text/plain\r\nContent-Type: text/html\r\n\r\nx"),
            "x",
            &["two-content-type"],
        );
        check(&format!("From a@x.example Fri Nov 21 1997\n{HEAD}\nx"), "x", &["mailbox-line"]);
        check(&format!("\r\n \r\n{HEAD}\r\nx"), "x", &["leading-blanks"]);
        check(&format!("{HEAD}no field here\r\nTo: b@x.example\r\n\r\nx"), "x", &["odd-header-line"]);
        check(&format!("{HEAD}Subject: \u{fc}\r\n\r\nx"), "x", &["raw-header"]);
        check(
            &format!("{HEAD}Content-Type: multipart/mixed; boundary=never\r\n\r\nx"),
            "x",
            &["no-boundary"],
        );
        check("From: a@x.example, b@x.example\r\nDate: x\r\n\r\nx", "x", &["two-from"]);
        check(&format!("{HEAD}\r\nx").replace("\r\n", "\r"), "x", &["bare-returns"]);
        check("just words\nand more", "just words\nand more", &["no-header", "no-date", "no-from"]);
        check("", "", &["no-header", "no-date", "no-from"]);
    }

    #[test]
    fn a_text_in_its_charset_is_read_and_in_a_wrong_one_repaired() {
        let letter = |header: &str, body: &[u8]| {
            let message =
                [format!("{HEAD}Content-Type: text/plain{header}\r\n\r\n").as_bytes(), body].concat();
            read(&message, &Limits::default()).0.text
        };
        assert_eq!(letter("; charset=iso-2022-jp", b"\x1b$B%O%m!<\x1b(B"), "\u{30cf}\u{30ed}\u{30fc}");
        assert_eq!(letter("; charset=koi8-r", b"\xf0\xd2"), "\u{41f}\u{440}");
        assert_eq!(letter("", b"\xfc"), "\u{fc}");
        assert_eq!(letter("; charset=us-ascii", "\u{fc}".as_bytes()), "\u{fc}");
        assert_eq!(letter("; charset=utf-8", b"a\xffb"), "a\u{fffd}b");
    }

    #[test]
    fn a_reader_that_breaks_down_still_leaves_a_letter() {
        let message = b"Message-ID: <1@x.example>\r\n\r\nwords";
        let (letter, defects) = guarded(message, || std::panic::panic_any("broken"));
        assert_eq!((letter.message_id.as_deref(), letter.text.as_str()), (Some("1@x.example"), "words"));
        assert_eq!(defects[0].code, "reader-panicked");
    }

    #[test]
    fn parts_over_the_limit_for_decoded_octets_are_cut_and_told() {
        let limits = Limits { decoded_bytes: 10, shown_text: 4, ..Limits::default() };
        let message = parts("mixed", &[("text/plain", "123456"), ("a/b", "1234567890")]);
        let (letter, defects) = read(message.as_bytes(), &limits);
        assert_eq!((letter.text.as_str(), letter.attachments[0].bytes.as_slice()), ("1234", &b"1234"[..]));
        let codes: Vec<_> = defects.iter().map(|defect| defect.code).collect();
        assert_eq!(codes, ["decoded-too-big", "text-cut"]);
    }
}
