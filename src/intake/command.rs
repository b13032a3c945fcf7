//! One command line of the dialogue, read by the SMTP parser we share with others and narrowed to what LMTP
//! offers here (RFC 2033). Whatever is not offered becomes the reply that says so.

use smtp_proto::{Error, MAIL_BODY_7BIT, MAIL_BODY_8BITMIME, MAIL_SMTPUTF8, MailFrom, RcptTo, Request};

/// What a peer may ask for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Command {
    Lhlo,
    /// `sender` is `None` for the null sender. `size` is only a hint, 0 when not announced: the parser wraps
    /// around beyond 20 digits, so the limit is kept again while the letter comes in.
    Mail {
        sender: Option<String>,
        size: usize,
        smtp_utf8: bool,
    },
    Rcpt(String),
    Data,
    Rset,
    Noop,
    Vrfy,
    Quit,
}

/// The reply to a line that is no command offered here.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotOffered {
    pub(super) reply: &'static str,
    /// Whether the first word is none of SMTP's: the peer speaks another protocol.
    pub(super) is_foreign: bool,
}

const UNKNOWN: &str = "500 5.5.1 this word is not known here";

/// Reads one line, CRLF included.
pub(super) fn read(line: &[u8]) -> Result<Command, NotOffered> {
    if std::str::from_utf8(line).is_err() {
        return Err(NotOffered::because("500 5.5.2 the line is not UTF-8"));
    }
    match Request::parse(&mut line.iter()) {
        Ok(Request::Lhlo { .. }) => Ok(Command::Lhlo),
        Ok(Request::Mail { from }) => mail(from.into_owned(), line),
        Ok(Request::Rcpt { to }) => rcpt(to.into_owned(), line),
        Ok(Request::Data) => Ok(Command::Data),
        Ok(Request::Rset) => Ok(Command::Rset),
        Ok(Request::Noop { .. }) => Ok(Command::Noop),
        Ok(Request::Vrfy { .. }) => Ok(Command::Vrfy),
        Ok(Request::Quit) => Ok(Command::Quit),
        Ok(Request::Ehlo { .. } | Request::Helo { .. }) => {
            Err(NotOffered::because("500 5.5.1 this door speaks LMTP: say LHLO (RFC 2033)"))
        }
        Ok(_) => Err(NotOffered::because("502 5.5.1 not offered here")),
        Err(Error::UnknownCommand) => Err(NotOffered { reply: UNKNOWN, is_foreign: true }),
        Err(error) => Err(NotOffered::because(sentence(&error))),
    }
}

impl NotOffered {
    fn because(reply: &'static str) -> Self {
        Self { reply, is_foreign: false }
    }
}

fn sentence(error: &Error) -> &'static str {
    match error {
        Error::InvalidSenderAddress => "553 5.1.7 the sender's address is not well formed",
        Error::InvalidRecipientAddress => "553 5.1.3 the recipient's address is not well formed",
        Error::InvalidParameter { .. } => "501 5.5.4 a parameter is not well formed",
        Error::UnsupportedParameter { .. } => "555 5.5.4 a parameter is not offered here",
        _ => "501 5.5.2 the command is not well formed",
    }
}

fn mail(from: MailFrom<String>, line: &[u8]) -> Result<Command, NotOffered> {
    let extras =
        from.env_id.is_some() || from.auth.is_some() || from.solicit.is_some() || from.mtrk.is_some();
    let delays = from.hold_for != 0 || from.hold_until != 0 || from.by != 0 || from.mt_priority != 0;
    let offered = MAIL_BODY_7BIT | MAIL_BODY_8BITMIME | MAIL_SMTPUTF8;
    if extras || delays || from.trans_id.is_some() || from.flags & !offered != 0 {
        return Err(NotOffered::because("555 5.5.4 a parameter is not offered here"));
    }
    let smtp_utf8 = from.flags & MAIL_SMTPUTF8 != 0;
    if from.address.is_empty() && !names_postmaster(line) {
        return Ok(Command::Mail { sender: None, size: from.size, smtp_utf8 });
    }
    let malformed = "553 5.1.7 the sender's address is not well formed";
    let sender = written(&from.address).ok_or_else(|| NotOffered::because(malformed))?;
    if !sender.is_ascii() && !smtp_utf8 {
        return Err(NotOffered::because("553 5.6.7 an address beyond ASCII needs SMTPUTF8"));
    }
    Ok(Command::Mail { sender: Some(sender), size: from.size, smtp_utf8 })
}

fn rcpt(to: RcptTo<String>, line: &[u8]) -> Result<Command, NotOffered> {
    if to.orcpt.is_some() || to.rrvs != 0 || to.flags != 0 {
        return Err(NotOffered::because("555 5.5.4 a parameter is not offered here"));
    }
    if to.address.is_empty() && names_postmaster(line) {
        return Ok(Command::Rcpt("postmaster".to_owned()));
    }
    let malformed = "553 5.1.3 the recipient's address is not well formed";
    written(&to.address).map(Command::Rcpt).ok_or_else(|| NotOffered::because(malformed))
}

/// The parser reads both `<>` and `<postmaster>` (RFC 5321 4.5.1) as an empty address.
fn names_postmaster(line: &[u8]) -> bool {
    line.windows(12).any(|part| part.eq_ignore_ascii_case(b"<postmaster>"))
}

/// The address as it is written: the parser took the quotation marks off the local part, and without them
/// `"a@b"@c` would read as another address.
fn written(address: &str) -> Option<String> {
    if address.chars().any(char::is_control) {
        return None;
    }
    let (local, domain) = address.rsplit_once('@')?;
    if local.is_empty() || domain.is_empty() {
        return None;
    }
    let special = |letter: char| letter == ' ' || "()<>[]:;@\\,\"".contains(letter);
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    if !dots && !local.contains(special) {
        return Some(address.to_owned());
    }
    let quoted = local.replace('\\', "\\\\").replace('"', "\\\"");
    Some(format!("\"{quoted}\"@{domain}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Result<Command, &str>) {
        let read = read(format!("{line}\r\n").as_bytes()).map_err(|refused| refused.reply);
        let code = |reply: &str| reply.split(' ').next().unwrap().to_owned();
        assert_eq!(read.map_err(code), expected.map_err(code), "{line}");
    }

    fn mail(sender: Option<&str>, size: usize, smtp_utf8: bool) -> Result<Command, &'static str> {
        Ok(Command::Mail { sender: sender.map(str::to_owned), size, smtp_utf8 })
    }

    fn rcpt(address: &str) -> Result<Command, &'static str> {
        Ok(Command::Rcpt(address.to_owned()))
    }

    #[test]
    fn commands_are_read_as_written_in_the_standard() {
        check("LHLO relay.example", Ok(Command::Lhlo));
        check("lhlo relay.example", Ok(Command::Lhlo));
        check("MAIL FROM:<>", mail(None, 0, false));
        check("MAIL FROM:<a@b.example> SIZE=12 BODY=8BITMIME", mail(Some("a@b.example"), 12, false));
        check("mail from: <a@b.example> SMTPUTF8", mail(Some("a@b.example"), 0, true));
        check("MAIL FROM:<ä@b.example> SMTPUTF8", mail(Some("ä@b.example"), 0, true));
        check("RCPT TO:<c+abc@desk.example>", rcpt("c+abc@desk.example"));
        check("RCPT TO:<@relay.example:c@desk.example>", rcpt("c@desk.example"));
        check("RCPT TO:<Postmaster>", rcpt("postmaster"));
        check("NOOP", Ok(Command::Noop));
        check("VRFY a", Ok(Command::Vrfy));
        check("RSET", Ok(Command::Rset));
        check("QUIT", Ok(Command::Quit));
    }

    #[test]
    fn what_is_not_offered_is_answered_with_its_code() {
        for (line, code) in [
            ("HELO relay.example", "500"),
            ("EHLO relay.example", "500"),
            ("GET / HTTP/1.1", "500"),
            ("", "500"),
            ("STARTTLS", "502"),
            ("BDAT 5 LAST", "502"),
            ("AUTH PLAIN AGEAYg==", "502"),
            ("EXPN staff", "502"),
            ("MAIL FROM:a@b.example", "501"),
            ("MAIL FROM:<a>", "553"),
            ("MAIL FROM:<postmaster>", "553"),
            ("MAIL FROM:<ä@b.example>", "553"),
            ("MAIL FROM:<a@b.example> BODY=BINARYMIME", "555"),
            ("MAIL FROM:<a@b.example> RET=FULL", "555"),
            ("MAIL FROM:<a@b.example> SIZE=x", "501"),
            ("MAIL FROM:<a@b.example> COLOR=red", "555"),
            ("RCPT TO:<>", "553"),
            ("RCPT TO:<a@b.example> NOTIFY=NEVER", "555"),
            ("RCPT TO:<\"a\0b\"@c.example>", "553"),
        ] {
            check(line, Err(code));
        }
    }

    #[test]
    fn a_quoted_address_stays_a_different_address() {
        check("RCPT TO:<\"a@b\"@c.example>", rcpt("\"a@b\"@c.example"));
        check("RCPT TO:<\"plain\"@c.example>", rcpt("plain@c.example"));
        check("MAIL FROM:<\"a b\"@c.example>", mail(Some("\"a b\"@c.example"), 0, false));
    }

    #[test]
    fn a_line_that_is_not_utf_8_is_no_command() {
        assert_eq!(read(b"RCPT TO:<\xff@desk.example>\r\n").unwrap_err().reply.get(..3), Some("500"));
    }

    #[test]
    fn only_a_word_of_another_protocol_is_foreign() {
        assert!(read(b"POST / HTTP/1.1\r\n").unwrap_err().is_foreign);
        assert!(!read(b"EHLO x\r\n").unwrap_err().is_foreign);
    }
}
