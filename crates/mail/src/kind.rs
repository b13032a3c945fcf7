//! Person or machine: told by the signs of RFC 3834, 3464, 8098, 5965, 2369 and 5546. In doubt, a person.

mod subject;

use crate::{
    bounce,
    letter::{Kind, Letter},
    parse::{header::Headers, part::Tree},
};

/// Sets the kind of a letter and whether anything automatic may answer it. Reads the rows of a delivery report, so
/// these come first.
pub(crate) fn tell(tree: &Tree<'_>, letter: &mut Letter) {
    let Some(top) = tree.parts.first() else { return };
    letter.kind = kind(tree, &top.headers, letter);
    letter.no_automatic_answer = letter.kind != Kind::Person || asks_for_silence(&top.headers, letter);
    letter.is_spam =
        top.headers.word("x-spam-flag").is_some_and(|value| value.trim().eq_ignore_ascii_case("yes"));
}

fn kind(tree: &Tree<'_>, headers: &Headers<'_>, letter: &Letter) -> Kind {
    if let Some(reported) = report(tree, letter) {
        return reported;
    }
    if is_undeliverable(headers, letter) {
        return Kind::Bounce;
    }
    if is_automatic(headers, letter) {
        return Kind::AutoReply;
    }
    if is_invitation(tree) {
        return Kind::Calendar;
    }
    if is_of_list(headers) { Kind::List } else { Kind::Person }
}

/// What a `multipart/report` says it is (RFC 6522), or the machine-readable part alone.
fn report(tree: &Tree<'_>, letter: &Letter) -> Option<Kind> {
    let has = |media_type: &str| {
        tree.parts.iter().any(|part| part.level == 0 && part.content.media_type == media_type)
    };
    let report_type =
        tree.parts.first().and_then(|top| top.content.report_type.as_deref()).unwrap_or_default();
    if has("message/feedback-report") || report_type == "feedback-report" {
        return Some(Kind::Bounce);
    }
    if has("message/disposition-notification") || report_type == "disposition-notification" {
        return Some(Kind::Receipt);
    }
    if !has("message/delivery-status")
        && !has("message/global-delivery-status")
        && report_type != "delivery-status"
    {
        return None;
    }
    let has_success =
        letter.bounces.iter().any(|row| matches!(row.action.as_str(), "delivered" | "relayed" | "expanded"));
    let has_trouble = letter.bounces.iter().any(|row| matches!(row.action.as_str(), "failed" | "delayed"));
    Some(if has_success && !has_trouble { Kind::Receipt } else { Kind::Bounce })
}

/// A delivery report in no standard form: a mail system speaks, and of a failure.
pub(crate) fn is_undeliverable(headers: &Headers<'_>, letter: &Letter) -> bool {
    if headers.first("x-failed-recipients").is_some() {
        return true;
    }
    let is_null = letter.return_path.as_deref() == Some("");
    let is_failure = subject::is_failure(&letter.subject);
    let local = letter.from.first().map(|from| from.local_part().to_lowercase()).unwrap_or_default();
    let is_daemon = is_mail_daemon(headers, letter);
    let is_postmaster = local.contains("postmaster") || local.contains("post_master") || local == "no-reply";
    let is_answer = !letter.in_reply_to.is_empty();
    (is_daemon && !is_automatic_answer(headers))
        || (is_postmaster && (is_null || is_failure) && !is_answer)
        || (is_null && is_failure)
        || (is_postmaster && bounce::tells_of_failure(letter))
        || (is_failure && !is_answer && bounce::speaks_as_mail_system(letter))
}

/// Whether a mail system and no mailbox of a person is the sender.
pub(crate) fn is_mail_daemon(headers: &Headers<'_>, letter: &Letter) -> bool {
    let of = |text: &str| {
        let lower = text.to_ascii_lowercase();
        ["mailer-daemon", "mailerdaemon", "mail delivery s", "mail deliver system", "mail.delivery.system"]
            .iter()
            .any(|known| lower.contains(known))
    };
    match letter.from.first() {
        Some(from) if !from.address.is_empty() => {
            of(from.local_part()) || (of(&from.name) && letter.return_path.as_deref() == Some(""))
        }
        _ => headers.word("from").is_some_and(|from| of(&from)),
    }
}

fn is_automatic_answer(headers: &Headers<'_>) -> bool {
    headers.first("x-autoreply").is_some() || headers.first("x-autorespond").is_some()
}

/// RFC 3834 section 5 and what came before it. `X-Auto-Response-Suppress` is no sign: people's mail programs write it.
fn is_automatic(headers: &Headers<'_>, letter: &Letter) -> bool {
    let says = |name: &str, words: &[&str]| {
        headers.all(name).any(|raw| {
            let value = String::from_utf8_lossy(raw).trim().to_ascii_lowercase();
            words.iter().any(|word| value.starts_with(word))
        })
    };
    let marks = [
        "x-autoreply",
        "x-autorespond",
        "x-autoresponder",
        "x-autoreply-from",
        "x-mail-autoreply",
        "x-auto-reply",
        "x-amz-sns-message-id",
    ];
    if is_auto_submitted(headers)
        || marks.iter().any(|name| headers.first(name).is_some() && !says(name, &["no", "false"]))
        || says("precedence", &["auto_reply", "auto-reply"])
        || says("x-fc-machinegenerated", &["true"])
        || says("x-post-messageclass", &["9"])
        || says("delivered-to", &["autoresponder"])
    {
        return true;
    }
    let has_other_sign = letter.return_path.as_deref() == Some("")
        || says("precedence", &["bulk", "junk"])
        || headers.first("x-auto-response-suppress").is_some();
    subject::is_written_by_machines_only(&letter.subject)
        || (has_other_sign && subject::speaks_of_absence(&letter.subject))
}

fn is_auto_submitted(headers: &Headers<'_>) -> bool {
    headers.word("auto-submitted").is_some_and(|value| {
        let word = value.split([';', ' ', '(']).next().unwrap_or_default();
        !word.is_empty() && !word.eq_ignore_ascii_case("no")
    })
}

/// A calendar part with a method is an act of a calendar program (RFC 6047); one that is only enclosed is a file.
fn is_invitation(tree: &Tree<'_>) -> bool {
    tree.parts.iter().filter(|part| part.level == 0 && part.content.media_type == "text/calendar").any(
        |part| {
            let is_act = part.content.method.as_deref().is_some_and(|method| method != "PUBLISH");
            part.parent.is_none() || (is_act && !part.content.is_attachment)
        },
    )
}

fn is_of_list(headers: &Headers<'_>) -> bool {
    let has_list_field =
        ["list-id", "list-post", "list-unsubscribe"].iter().any(|name| headers.first(name).is_some());
    has_list_field || is_bulk(headers)
}

fn is_bulk(headers: &Headers<'_>) -> bool {
    headers.word("precedence").is_some_and(|value| {
        ["bulk", "junk", "list"].iter().any(|word| value.trim().eq_ignore_ascii_case(word))
    })
}

/// RFC 3834 section 2: nothing automatic may answer these, whoever wrote them.
fn asks_for_silence(headers: &Headers<'_>, letter: &Letter) -> bool {
    let suppresses = headers.word("x-auto-response-suppress").is_some_and(|value| {
        let lower = value.to_ascii_lowercase();
        ["all", "oof", "autoreply"].iter().any(|word| lower.split([',', ' ']).any(|given| given == *word))
    });
    letter.return_path.as_deref() == Some("")
        || is_auto_submitted(headers)
        || is_of_list(headers)
        || suppresses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::{Limits, read};

    fn check(header: &str, kind: Kind, no_automatic_answer: bool) {
        let (letter, _) = read(format!("{header}\r\n\r\nSome words.\r\n").as_bytes(), &Limits::default());
        assert_eq!((letter.kind, letter.no_automatic_answer), (kind, no_automatic_answer), "{header}");
    }

    #[test]
    fn spam_is_what_the_receiving_host_marked() {
        let read = |header: &str| read(format!("{header}\r\n\r\nBuy.\r\n").as_bytes(), &Limits::default()).0;
        assert!(read("From: a@x.example\r\nX-Spam-Flag: YES").is_spam);
        assert!(!read("From: a@x.example\r\nX-Spam-Flag: no").is_spam);
        assert!(!read("From: a@x.example\r\nSubject: X-Spam-Flag: YES").is_spam);
    }

    #[test]
    fn a_person_stays_a_person() {
        check("From: a@x.example\r\nSubject: My visa", Kind::Person, false);
        check("From: a@x.example\r\nAuto-Submitted: no", Kind::Person, false);
        check("From: a@x.example\r\nSubject: I am out of office until May", Kind::Person, false);
        check("From: a@x.example\r\nSubject: Re: Automatic reply: Visa", Kind::Person, false);
        check("From: a@x.example\r\nSubject: Undeliverable parcel", Kind::Person, false);
        check("From: a@x.example\r\nX-Auto-Response-Suppress: OOF", Kind::Person, true);
        check("From: postmaster@x.example\r\nSubject: Our new mail server", Kind::Person, false);
    }

    #[test]
    fn a_person_who_tells_of_a_failed_delivery_stays_a_person() {
        let told = b"From: a@x.example\r\nSubject: Mail delivery problem\r\n\r\nMy letter bounced: user unknown, undelivered.\r\n";
        assert_eq!(read(told, &Limits::default()).0.kind, Kind::Person);
    }

    #[test]
    fn automatic_answers_are_told_by_their_marks() {
        check("From: a@x.example\r\nAuto-Submitted: auto-replied (vacation)", Kind::AutoReply, true);
        check("From: a@x.example\r\nX-Autoreply: yes", Kind::AutoReply, true);
        check("From: a@x.example\r\nX-Amz-Sns-Message-Id: ad6b", Kind::AutoReply, true);
        check("From: a@x.example\r\nPrecedence: auto_reply", Kind::AutoReply, true);
        check("From: a@x.example\r\nSubject: Automatische Antwort: Visum", Kind::AutoReply, true);
        check("Return-Path: <>\r\nFrom: a@x.example\r\nSubject: Ich bin abwesend", Kind::AutoReply, true);
    }

    #[test]
    fn bounces_without_a_standard_form_are_told_by_their_sender() {
        check("From: Mail Delivery System <MAILER-DAEMON@x.example>\r\nSubject: Hm", Kind::Bounce, true);
        check(
            "Return-Path: <>\r\nFrom: postmaster@x.example\r\nSubject: Undeliverable: Visa",
            Kind::Bounce,
            true,
        );
        check("From: a@x.example\r\nX-Failed-Recipients: b@y.example", Kind::Bounce, true);
        check("From: no-reply@x.example\r\nSubject: メールエラー通知", Kind::Bounce, true);
        let said_in_the_thread = b"From: post_master@x.example\r\nIn-Reply-To: <a@b>\r\nSubject: Re: Visa\r\n\r\n550 no such user here\r\n";
        assert_eq!(read(said_in_the_thread, &Limits::default()).0.kind, Kind::Bounce);
    }

    #[test]
    fn lists_receipts_and_invitations_are_told_apart() {
        check("From: a@x.example\r\nList-Id: <l.x.example>", Kind::List, true);
        check("From: a@x.example\r\nPrecedence: bulk", Kind::List, true);
        check(
            "From: a@x.example\r\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b",
            Kind::Receipt,
            true,
        );
        check("From: a@x.example\r\nContent-Type: text/calendar; method=REPLY", Kind::Calendar, true);
    }
}
