//! Delivery reports in plain words, as qmail, Exim, Postfix, Sendmail and many others write them. Never reads past
//! the returned letter.

use super::{MOST_ROWS, status};
use crate::{
    letter::{Bounce, Letter},
    parse::header::Headers,
};

/// Lines that say the returned letter follows.
const COPIES: &[&str] = &[
    "below this line is a copy",
    "this is a copy of the message",
    "this is a copy of your message",
    "original message follows",
    "unsent message follows",
    "unsent message below",
    "returned message follows",
    "message header follows",
    "----- original message",
    "-----original message",
    "--- returned message",
    "undelivered message follows",
    "message headers follow",
    "header of the original",
    "the header of the original",
    "the body of your message",
    "message text follows",
    "received message follows",
    "content-type: message/rfc822",
    "included message",
];

/// Sentences that only mail systems write.
const SENTENCES: &[&str] = &[
    "created automatically by mail delivery",
    "qmail-send program",
    "i'm afraid i wasn't able to deliver",
    "could not be delivered to one or more",
    "delivery to the following recipient",
    "your message did not reach",
    "the following addresses had permanent",
];

/// Words of failure, which people write too when they tell of one.
const WORDS: &[&str] = &["undelivered", "user unknown", "no such user here", "bounce"];

/// Whether the first lines are a mail system's own.
pub(crate) fn speaks_as_mail_system(letter: &Letter) -> bool {
    says(letter, SENTENCES)
}

/// Whether the first lines tell of a failed delivery: a sign only when the sender is no person's mailbox.
pub(crate) fn tells_of_failure(letter: &Letter) -> bool {
    says(letter, SENTENCES) || says(letter, WORDS)
}

fn says(letter: &Letter, words: &[&str]) -> bool {
    let start = letter.text.get(..letter.text.floor_char_boundary(600)).unwrap_or_default().to_lowercase();
    words.iter().any(|known| start.contains(known))
}

/// The rows of a report in plain words; one without an address when none is named.
pub(super) fn rows(headers: &Headers<'_>, letter: &Letter) -> Vec<Bounce> {
    let report = before_copy(&letter.text);
    let action = action(&letter.subject, report);
    let mut rows = paragraphs(report, letter);
    for failed in headers.all("x-failed-recipients") {
        let failed = String::from_utf8_lossy(failed);
        for address in failed.split(',').map(str::trim).filter(|address| address.contains('@')) {
            if !rows.iter().any(|row| row.recipient.eq_ignore_ascii_case(address)) && rows.len() < MOST_ROWS {
                rows.push(Bounce { recipient: address.to_owned(), ..Bounce::default() });
            }
        }
    }
    if rows.is_empty() {
        rows.push(Bounce { recipient: any_address(report, letter), ..Bounce::default() });
    }
    for row in &mut rows {
        let said = if row.reason.is_empty() { telling_line(report) } else { row.reason.clone() };
        row.status = status_of(&said).or_else(|| status_of(report)).unwrap_or_default();
        if row.status.is_empty() {
            let class = if action == "failed" { "5.0.0" } else { "4.0.0" };
            class.clone_into(&mut row.status);
        }
        row.reason = said;
        row.action = action.to_owned();
    }
    rows
}

/// The Message-ID in a returned letter that stands in the text as it is.
pub(super) fn returned_id(text: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let line = line.trim_start_matches(['>', ' ', '\t']);
        let (name, value) = line.split_once(':')?;
        let id = value.trim().trim_matches(['<', '>']);
        (name.eq_ignore_ascii_case("message-id") && id.contains('@')).then(|| id.to_owned())
    })
}

fn before_copy(text: &str) -> &str {
    let mut at = 0_usize;
    for line in text.split_inclusive('\n') {
        let lower = line.to_lowercase();
        let is_header = lower.starts_with("received: ") || lower.starts_with("return-path: ");
        if at > 0 && (is_header || COPIES.iter().any(|known| lower.contains(known))) {
            break;
        }
        at = at.saturating_add(line.len());
    }
    // What a mail system has to say fits into this; the rest would only cost time.
    let end = text.floor_char_boundary(at.min(20_000));
    text.get(..end).unwrap_or(text)
}

/// Addresses that stand alone on a line or begin one, with the lines below them up to the next blank one.
fn paragraphs(report: &str, letter: &Letter) -> Vec<Bounce> {
    let mut rows: Vec<Bounce> = Vec::new();
    let mut is_open = false;
    for line in report.lines() {
        let trimmed = line.trim();
        if let Some((recipient, said)) = leading_address(trimmed, letter) {
            let is_new = !rows.iter().any(|row| row.recipient.eq_ignore_ascii_case(&recipient));
            if is_new && rows.len() < MOST_ROWS {
                rows.push(Bounce { recipient, reason: said.to_owned(), ..Bounce::default() });
            }
            is_open = is_new;
            continue;
        }
        is_open &= !trimmed.is_empty() || rows.last().is_some_and(|row| row.reason.is_empty());
        if let Some(row) = rows.last_mut().filter(|row| is_open && row.reason.len() < 1000) {
            row.reason = format!("{} {trimmed}", row.reason).trim().to_owned();
        }
    }
    rows
}

fn leading_address<'a>(line: &'a str, letter: &Letter) -> Option<(String, &'a str)> {
    let after_label = ["Recipient:", "Recipient address:", "To:", "RCPT To:", "Address:"]
        .iter()
        .find_map(|label| line.strip_prefix(label))
        .unwrap_or(line)
        .trim_start_matches(['*', '-', ' ', '\t']);
    let word_end = after_label.find([' ', '\t']).unwrap_or(after_label.len());
    let (word, rest) = after_label.split_at(word_end);
    let address = word.trim_matches(['<', '>', ':', ';', '"', '\'', ',', '(', ')', '.']);
    let is_alone = rest.trim().is_empty();
    let is_led =
        word.ends_with(':') || word.starts_with('<') || rest.trim_start().starts_with(['-', ':', '(']);
    let is_recipient = is_address(address) && !is_ours(address, letter);
    (is_recipient && (is_alone || is_led))
        .then(|| (address.to_owned(), rest.trim_start_matches([' ', ':', '-'])))
}

fn is_ours(address: &str, letter: &Letter) -> bool {
    letter.to.iter().chain(&letter.from).any(|ours| ours.address.eq_ignore_ascii_case(address))
}

fn is_address(word: &str) -> bool {
    word.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && local
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&byte))
            && domain.contains('.')
            && domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
    })
}

fn any_address(report: &str, letter: &Letter) -> String {
    report
        .split(|sign: char| sign.is_whitespace() || matches!(sign, '<' | '>' | '(' | ')' | ',' | ';' | '"'))
        .map(|word| word.trim_matches([':', '.', '\'']))
        .find(|word| is_address(word) && !is_ours(word, letter))
        .unwrap_or_default()
        .to_owned()
}

/// The line that carries a code, or the first that speaks at all.
fn telling_line(report: &str) -> String {
    let lines = || report.lines().map(str::trim).filter(|line| !line.is_empty());
    let telling = lines().find(|line| status::enhanced(line).is_some() || status::by_reply(line).is_some());
    telling.or_else(|| lines().find(|line| status::by_words(line).is_some())).unwrap_or_default().to_owned()
}

fn status_of(text: &str) -> Option<String> {
    let enhanced = status::enhanced(text).filter(|found| found.get(1..) != Some(".0.0")).map(str::to_owned);
    enhanced.or_else(|| status::by_words(text)).or_else(|| status::by_reply(text))
}

fn action(subject: &str, report: &str) -> &'static str {
    let subject = subject.to_lowercase();
    let report = report.to_lowercase();
    let is_late = ["warning", "delay", "still being retried", "could not send mail for past"]
        .iter()
        .any(|known| subject.contains(known))
        || report.contains("do not need to resend")
        || report.contains("will be retried")
        || report.contains("will retry")
        || report.contains("will continue to");
    if is_late && !report.contains("permanent") { "delayed" } else { "failed" }
}
