//! The letters of the demonstration: invented people's words as they lie beside this file, in the charsets they were
//! written in, with names in braces for what is known only while it runs. Knows no office.

/// A landing permit, in plain English, with a file.
pub const AUSTRALIA: &[u8] = include_bytes!("letters/landing-permit-australia.eml");
/// Another, in KOI8-R octets, its file name in KOI8-R too (RFC 2231).
pub const RUSSIA: &[u8] = include_bytes!("letters/landing-permit-russia-koi8r.eml");
/// A student, in EUC-KR under base64.
pub const KOREA: &[u8] = include_bytes!("letters/visa-student-korea-euckr.eml");
/// A trade enquiry, in windows-1256 under base64.
pub const ARABIA: &[u8] = include_bytes!("letters/trade-enquiry-arabic-windows1256.eml");
/// A question the desk answers itself, in ISO 8859-1 under quoted-printable.
pub const SPAIN: &[u8] = include_bytes!("letters/website-question-spanish.eml");
/// A journalist whose program writes HTML alone.
pub const PRESS: &[u8] = include_bytes!("letters/interview-html-only.eml");
/// A charset nobody knows, no last boundary, a `winmail.dat`, a date in words.
pub const PARISH: &[u8] = include_bytes!("letters/question-odd-mime.eml");
/// A stranger's automatic answer.
pub const STRANGER_AWAY: &[u8] = include_bytes!("letters/out-of-office-stranger.eml");
/// A delivery report about a letter that was never ours.
pub const STRANGE_BOUNCE: &[u8] = include_bytes!("letters/bounce-of-nothing-we-sent.eml");
/// What the office's mail host calls spam.
pub const SPAM: &[u8] = include_bytes!("letters/spam.eml");
/// A forger who guesses a reply address, from a domain that looks like the ministry's.
pub const FORGED_GUESS: &[u8] = include_bytes!("letters/forged-guess.eml");
/// A forger who has seen the true reply address and writes the ministry's own sender.
pub const FORGED_REPLY: &[u8] = include_bytes!("letters/forged-ministry-reply.eml");

/// The registry's automatic receipt, with the authority's own file number.
pub const CIVIL_AVIATION_RECEIPT: &[u8] = include_bytes!("letters/answer-caa-receipt.eml");
/// A permit, as a file, above a colleague's words and ours.
pub const CIVIL_AVIATION_GRANTS: &[u8] = include_bytes!("letters/answer-caa-granted.eml");
/// A refusal.
pub const CIVIL_AVIATION_REFUSES: &[u8] = include_bytes!("letters/answer-caa-refused.eml");
/// An invitation.
pub const VISAS: &[u8] = include_bytes!("letters/answer-visas.eml");
/// A consent, from a ministry whose mail nobody authenticates.
pub const EDUCATION: &[u8] = include_bytes!("letters/answer-education.eml");
/// An answer that goes to the desk's public address instead of the reply address.
pub const TRADE: &[u8] = include_bytes!("letters/answer-trade.eml");
/// The report about a mailbox that is gone (RFC 3464).
pub const TRADE_BOUNCE: &[u8] = include_bytes!("letters/bounce-trade.eml");
/// The press section is on leave.
pub const PRESS_AWAY: &[u8] = include_bytes!("letters/out-of-office-press.eml");
/// A colleague of the press section, in HTML alone.
pub const PRESS_ANSWERS: &[u8] = include_bytes!("letters/answer-press.eml");

/// A message as it goes over a wire: every `{name}` replaced by its value, every line end CRLF. A name that is not among
/// the values stays as it is.
#[must_use]
pub fn filled(template: &[u8], values: &[(&str, &str)]) -> Vec<u8> {
    let mut message = Vec::with_capacity(template.len() + 512);
    let mut rest = template;
    while let Some((first, behind)) = rest.split_first() {
        if let Some((value, after)) = placeholder(rest, values) {
            message.extend(value.replace("\r\n", "\n").replace('\n', "\r\n").as_bytes());
            rest = after;
            continue;
        }
        if *first == b'\n' && message.last() != Some(&b'\r') {
            message.push(b'\r');
        }
        message.push(*first);
        rest = behind;
    }
    message
}

/// The value of the name in braces that `rest` begins with, and what stands behind it.
fn placeholder<'a, 'v>(rest: &'a [u8], values: &[(&str, &'v str)]) -> Option<(&'v str, &'a [u8])> {
    values.iter().find_map(|(name, value)| {
        let after = rest.strip_prefix(b"{")?.strip_prefix(name.as_bytes())?.strip_prefix(b"}")?;
        Some((*value, after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_braces_are_replaced_and_every_line_ends_in_crlf() {
        let message =
            filled(b"To: {to}\nX: {unknown}\r\n\n\xc4{text}\n", &[("to", "a@x.example"), ("text", "1\n2")]);
        assert_eq!(message, b"To: a@x.example\r\nX: {unknown}\r\n\r\n\xc41\r\n2\r\n");
    }

    #[test]
    fn the_russian_letter_is_in_koi8_r_octets() {
        assert!(
            RUSSIA.windows(4).any(|four| four == b"\xfa\xc4\xd2\xc1"),
            "the first four signs of its greeting"
        );
    }
}
