//! The lines we answer with: codes of RFC 5321 and RFC 3463 in front of the door's sentences.

use super::{Answer, data::Keeping};

pub(super) const GREETING: &str = "220 chancery LMTP ready";
pub(super) const OK: &str = "250 2.0.0 ok";
pub(super) const SENDER_OK: &str = "250 2.1.0 sender ok";
pub(super) const GO_AHEAD: &str = "354 send the letter, end it with a dot on its own line";
pub(super) const GOODBYE: &str = "221 2.0.0 goodbye";
pub(super) const STOPPING: &str = "421 4.3.2 the office closes this door for now, come back later";
pub(super) const TOO_MANY_SESSIONS: &str = "421 4.3.2 too many sessions, come back later";
pub(super) const TOO_SLOW: &str = "421 4.4.2 waited too long";
pub(super) const TOO_MANY_MISTAKES: &str = "421 4.7.0 too many mistakes";
pub(super) const LINE_TOO_LONG: &str = "500 5.5.6 the line is too long";
pub(super) const LONE_LINE_END: &str =
    "554 5.6.0 a CR or LF stands alone (RFC 5321 2.3.8), nothing was taken";
pub(super) const LHLO_FIRST: &str = "503 5.5.1 say LHLO first";
pub(super) const MAIL_FIRST: &str = "503 5.5.1 say MAIL first";
pub(super) const MAIL_TWICE: &str = "503 5.5.1 the sender is named already";
pub(super) const NO_RECIPIENT: &str = "503 5.5.1 no recipient was accepted";
pub(super) const TOO_MANY_RECIPIENTS: &str = "452 4.5.3 too many recipients, send the rest in another letter";
pub(super) const NEEDS_SMTPUTF8: &str = "553 5.6.7 an address beyond ASCII needs SMTPUTF8";
pub(super) const CANNOT_VERIFY: &str = "252 2.1.5 cannot say, send the letter and see";
pub(super) const TOO_LARGE: &str = "552 5.3.4 the letter is larger than this office takes";
pub(super) const NO_ROOM: &str = "451 4.3.1 too many letters at once, come back later";

/// What we offer after `LHLO`. STARTTLS and CHUNKING are absent on purpose: the listener is for loopback,
/// and one way to end a letter is enough.
pub(super) fn offer(message_bytes: usize) -> String {
    format!(
        "250-chancery\r\n250-PIPELINING\r\n250-SIZE {message_bytes}\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n\
         250 ENHANCEDSTATUSCODES"
    )
}

/// The door's answer to a recipient at `RCPT`.
pub(super) fn to_recipient(answer: Option<&Answer>) -> String {
    match answer {
        Some(Answer::Taken | Answer::SeenBefore) => "250 2.1.5 recipient ok".to_owned(),
        Some(Answer::Refused(why)) => format!("550 5.1.1 {}", plain(why)),
        Some(Answer::TryAgain(why)) => format!("451 4.3.0 {}", plain(why)),
        None => FAULT.to_owned(),
    }
}

/// The door's answer for one recipient after the letter was delivered.
pub(super) fn to_delivery(answer: Option<&Answer>) -> String {
    match answer {
        Some(Answer::Taken) => "250 2.0.0 taken".to_owned(),
        Some(Answer::SeenBefore) => "250 2.0.0 taken before".to_owned(),
        Some(Answer::Refused(why)) => format!("550 5.7.1 {}", plain(why)),
        Some(Answer::TryAgain(why)) => format!("451 4.3.0 {}", plain(why)),
        None => FAULT.to_owned(),
    }
}

/// The reply to a letter that was read but not kept.
pub(super) fn to_unkept(why: Keeping) -> &'static str {
    match why {
        Keeping::TooLarge => TOO_LARGE,
        Keeping::NoRoom | Keeping::Whole => NO_ROOM,
    }
}

const FAULT: &str = "451 4.3.0 our fault, come back later";

/// One line of printable ASCII that fits the 512 octets of a reply (RFC 5321 4.5.3.1.5).
fn plain(text: &str) -> String {
    let printable = |letter: char| match letter {
        ' '..='~' => letter,
        control if control.is_control() => ' ',
        _ => '?',
    };
    text.chars().take(400).map(printable).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_of_the_office_cannot_add_a_reply() {
        let answer = Answer::Refused("no\r\n250 2.0.0 taken ä".to_owned());
        assert_eq!(to_delivery(Some(&answer)), "550 5.7.1 no  250 2.0.0 taken ?");
        assert_eq!(to_delivery(Some(&Answer::TryAgain("x".repeat(9000)))).len(), 410);
    }
}
