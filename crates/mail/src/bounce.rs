//! Delivery reports: one row per recipient (RFC 3464), and which letter of ours it is about. Never believes a report
//! more than it says; who sent it is judged elsewhere.

mod plain;
mod status;

use crate::{
    kind,
    letter::{Bounce, Kind, Letter},
    parse::{
        body,
        header::{HeaderLimits, Headers},
        part::{Part, Tree},
        words,
    },
};

/// More rows than this are not read from one report.
const MOST_ROWS: usize = 100;
const LIMITS: HeaderLimits = HeaderLimits { bytes: 100 << 10, lines: 1000 };

/// The rows of a delivery report or complaint; empty when it is none.
pub(crate) fn rows(tree: &Tree<'_>, letter: &Letter) -> Vec<Bounce> {
    let Some(top) = tree.parts.first() else { return Vec::new() };
    if let Some(complaint) = complaint(tree) {
        return vec![complaint];
    }
    let is_daemon = kind::is_mail_daemon(&top.headers, letter) || letter.return_path.as_deref() == Some("");
    let rows: Vec<Bounce> = tree
        .parts
        .iter()
        .filter(|part| part.level == 0 || is_daemon)
        .filter(|part| part.content.media_type.ends_with("delivery-status"))
        .flat_map(status_rows)
        .take(MOST_ROWS)
        .collect();
    if !rows.is_empty() {
        return rows;
    }
    let is_report = top.content.report_type.as_deref().is_some_and(|kind| kind != "disposition-notification");
    if is_report || kind::is_undeliverable(&top.headers, letter) {
        plain::rows(&top.headers, letter)
    } else {
        Vec::new()
    }
}

pub(crate) use plain::{speaks_as_mail_system, tells_of_failure};

/// The recipients' groups of fields in a `message/delivery-status` part (RFC 3464 section 2.3).
fn status_rows(part: &Part<'_>) -> Vec<Bounce> {
    let bytes = body::decoded(part);
    let mut rest = bytes.as_slice();
    let mut rows = Vec::new();
    while !rest.is_empty() && rows.len() < MOST_ROWS {
        let (group, next) = Headers::scan(rest, LIMITS);
        rest = rest.get(next.max(1)..).unwrap_or_default();
        rows.extend(row(&group));
    }
    rows
}

fn row(group: &Headers<'_>) -> Option<Bounce> {
    let text = |name: &str| group.first(name).map(|raw| words::header_text(raw, None)).unwrap_or_default();
    let action = text("action").split([' ', '(', ';']).next().unwrap_or_default().to_ascii_lowercase();
    let (original, last) = (recipient(&text("original-recipient")), recipient(&text("final-recipient")));
    if original.is_empty() && last.is_empty() && action.is_empty() {
        return None;
    }
    let reason = text("diagnostic-code");
    let reason = reason.split_once(';').map_or(reason.as_str(), |(_, said)| said).trim();
    let status = status::settle(&text("status"), reason);
    let action = if action.is_empty() { status::action_of(&status).to_owned() } else { action };
    // The original recipient is the address as we wrote it (RFC 3461 section 4.2): that is the one to mark.
    let recipient = if original.contains('@') { original } else { last };
    Some(Bounce { recipient, status, action, reason: reason.to_owned() })
}

/// The address of a field such as `rfc822; ana@ruritania.example`.
fn recipient(field: &str) -> String {
    let address = field.split_once(';').map_or(field, |(_, address)| address);
    address.trim().trim_matches(['<', '>', '"', ' ']).to_owned()
}

/// A complaint about a letter of ours (RFC 5965).
fn complaint(tree: &Tree<'_>) -> Option<Bounce> {
    let part = tree
        .parts
        .iter()
        .find(|part| part.level == 0 && part.content.media_type == "message/feedback-report")?;
    let bytes = body::decoded(part);
    let (fields, _) = Headers::scan(&bytes, LIMITS);
    let text = |name: &str| fields.first(name).map(|raw| words::header_text(raw, None)).unwrap_or_default();
    let recipient =
        [text("original-rcpt-to"), text("removal-recipient")].into_iter().find(|found| !found.is_empty());
    Some(Bounce {
        recipient: recipient.unwrap_or_default().trim_matches(['<', '>']).to_owned(),
        status: String::new(),
        action: "complaint".to_owned(),
        reason: text("feedback-type"),
    })
}

/// The Message-ID of our letter that a report returns inside itself or an automatic answer names.
pub(crate) fn about(tree: &Tree<'_>, letter: &Letter) -> Option<String> {
    match letter.kind {
        Kind::Bounce | Kind::Receipt => returned_id(tree, letter),
        Kind::AutoReply => letter.in_reply_to.first().or(letter.references.last()).cloned(),
        _ => None,
    }
}

fn returned_id(tree: &Tree<'_>, letter: &Letter) -> Option<String> {
    let inside = tree.parts.iter().find(|part| part.level == 1).and_then(|part| message_id(&part.headers));
    let of_fields = |wanted: &str, name: &str| {
        let part = tree.parts.iter().find(|part| part.level == 0 && part.content.media_type == wanted)?;
        let bytes = body::decoded(part);
        let (fields, _) = Headers::scan(&bytes, LIMITS);
        fields.word(name).map(|id| bare_id(&id)).filter(|id| !id.is_empty())
    };
    inside
        .or_else(|| of_fields("message/disposition-notification", "original-message-id"))
        .or_else(|| of_fields("text/rfc822-headers", "message-id"))
        .or_else(|| of_fields("message/rfc822-headers", "message-id"))
        .or_else(|| plain::returned_id(&letter.text))
        .or_else(|| letter.in_reply_to.first().cloned())
}

fn message_id(headers: &Headers<'_>) -> Option<String> {
    headers.word("message-id").map(|id| bare_id(&id)).filter(|id| !id.is_empty())
}

fn bare_id(value: &str) -> String {
    let inside = value.split_once('<').map_or(value, |(_, inside)| inside);
    inside.split('>').next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use crate::{
        letter::{Bounce, Kind},
        parse::{Limits, read},
    };

    const REPORT: &str = "From: MAILER-DAEMON@mx.example\r\n\
        Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
        --b\r\n\r\nSorry.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
        Reporting-MTA: dns; mx.example\r\n\r\n\
        Original-Recipient: rfc822; ana@ruritania.example\r\nFinal-Recipient: rfc822; ana@mx.example\r\n\
        Action: failed\r\nStatus: 5.1.1 (no such user)\r\nDiagnostic-Code: smtp; 550 5.1.1 no\r\n  such user\r\n\r\n\
        Final-Recipient: rfc822; bo@mx.example\r\nAction: delayed\r\nStatus: 4.4.1\r\n\r\n\
        --b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <7@office.example>\r\n\r\nours\r\n--b--\r\n";

    #[test]
    fn each_recipient_of_a_report_has_its_row() {
        let (letter, _) = read(REPORT.as_bytes(), &Limits::default());
        let row = |recipient: &str, status: &str, action: &str, reason: &str| Bounce {
            recipient: recipient.to_owned(),
            status: status.to_owned(),
            action: action.to_owned(),
            reason: reason.to_owned(),
        };
        let expected = [
            row("ana@ruritania.example", "5.1.1", "failed", "550 5.1.1 no such user"),
            row("bo@mx.example", "4.4.1", "delayed", ""),
        ];
        assert_eq!(letter.bounces, expected);
        assert_eq!(letter.about_message_id.as_deref(), Some("7@office.example"));
        assert!(letter.kind == Kind::Bounce && letter.bounces[0].is_hard() && !letter.bounces[1].is_hard());
    }

    #[test]
    fn a_report_of_success_is_a_receipt() {
        let report =
            REPORT.replace("failed", "delivered").replace("delayed", "relayed").replace("5.1.1", "2.1.5");
        assert_eq!(read(report.as_bytes(), &Limits::default()).0.kind, Kind::Receipt);
    }

    #[test]
    fn a_bounce_in_plain_words_still_names_the_address() {
        let text = "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nSubject: failure notice\r\n\r\n\
            Hi. This is the mail program at mx.example.\r\n\r\n<ana@ruritania.example>:\r\n\
            Sorry, no mailbox here by that name. (#5.1.1)\r\n\r\n--- Below this line is a copy of the message.\r\n\r\n\
            Message-ID: <7@office.example>\r\nTo: ana@ruritania.example\r\n\r\nours\r\n";
        let (letter, _) = read(text.as_bytes(), &Limits::default());
        assert_eq!((letter.kind, letter.bounces.len()), (Kind::Bounce, 1));
        assert_eq!(letter.bounces[0].recipient, "ana@ruritania.example");
        assert_eq!(letter.bounces[0].status, "5.1.1");
        assert_eq!(letter.about_message_id.as_deref(), Some("7@office.example"));
    }

    #[test]
    fn a_person_who_passes_a_bounce_on_stays_a_person() {
        let text = format!(
            "From: ana@ruritania.example\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n\r\nWhat is this?\r\n\
             --o\r\nContent-Type: message/rfc822\r\n\r\n{REPORT}\r\n--o--\r\n"
        );
        let (letter, _) = read(text.as_bytes(), &Limits::default());
        assert_eq!((letter.kind, letter.bounces.len()), (Kind::Person, 0));
    }
}
