//! Octets to text: charsets, repair of raw 8-bit headers, encoded words (RFC 2047). Never fails: what cannot be
//! read becomes a replacement character.

use super::transfer;
use mail_parser::decoders::charsets::map::charset_decoder;
use std::borrow::Cow;

/// Text of octets: the declared charset, or UTF-8 when they are valid UTF-8, or windows-1252.
pub(crate) fn text_of(bytes: &[u8], charset: Option<&str>) -> String {
    let declared = charset.map(str::trim).filter(|name| !is_ascii_or_utf8(name));
    if let Some(decode) = declared.and_then(|name| charset_decoder(name.as_bytes())) {
        return decode(bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if charset.is_some_and(is_utf8) => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => western(bytes),
    }
}

/// Raw 8-bit octets of a header: UTF-8, then the body's charset, then windows-1252.
pub(crate) fn repair<'a>(raw: &'a [u8], charset: Option<&str>) -> Cow<'a, str> {
    match std::str::from_utf8(raw) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            let declared = charset.map(str::trim).filter(|name| !is_ascii_or_utf8(name));
            match declared.and_then(|name| charset_decoder(name.as_bytes())) {
                Some(decode) => Cow::Owned(decode(raw)),
                None => Cow::Owned(western(raw)),
            }
        }
    }
}

/// A header value for people: unfolded, repaired, encoded words decoded, on one line.
pub(crate) fn header_text(raw: &[u8], charset: Option<&str>) -> String {
    let repaired = repair(raw, charset);
    one_line(&decode_words(&repaired))
}

/// Blanks and controls squeezed to single blanks.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Decodes the encoded words of a value. Neighbours in the same charset are joined as octets first: many mailers cut
/// a character in two, against RFC 2047 section 5.
pub(crate) fn decode_words(value: &str) -> Cow<'_, str> {
    if !value.contains("=?") {
        return Cow::Borrowed(value);
    }
    let mut decoded = String::with_capacity(value.len());
    let mut pending: Option<(&str, Vec<u8>)> = None;
    let mut rest = value;
    while let Some(start) = rest.find("=?") {
        let (before, from) = rest.split_at(start);
        let Some((word, length)) = encoded_word(from) else {
            flush(&mut decoded, &mut pending);
            let (literal, after) = from.split_at(2);
            decoded.push_str(before);
            decoded.push_str(literal);
            rest = after;
            continue;
        };
        // Blanks between two encoded words are not text (RFC 2047 section 6.2).
        if pending.is_none() || !before.trim().is_empty() {
            flush(&mut decoded, &mut pending);
            decoded.push_str(before);
        }
        match &mut pending {
            Some((charset, bytes)) if charset.eq_ignore_ascii_case(word.charset) => bytes.extend(word.bytes),
            _ => {
                flush(&mut decoded, &mut pending);
                pending = Some((word.charset, word.bytes));
            }
        }
        rest = from.get(length..).unwrap_or_default();
    }
    flush(&mut decoded, &mut pending);
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

struct EncodedWord<'a> {
    charset: &'a str,
    bytes: Vec<u8>,
}

fn flush(decoded: &mut String, pending: &mut Option<(&str, Vec<u8>)>) {
    if let Some((charset, bytes)) = pending.take() {
        decoded.push_str(&text_of(&bytes, Some(charset)));
    }
}

/// Reads `=?charset*language?B|Q?payload?=` at the start of `text`; gives also its length.
fn encoded_word(text: &str) -> Option<(EncodedWord<'_>, usize)> {
    let inside = text.strip_prefix("=?")?;
    let (charset, rest) = inside.split_once('?')?;
    let (encoding, rest) = rest.split_once('?')?;
    if charset.is_empty() || charset.len() > 60 || charset.contains(char::is_whitespace) {
        return None;
    }
    let end = rest.find("?=")?;
    let payload = rest.get(..end)?;
    let bytes = match encoding {
        "B" | "b" => transfer::base64(payload.as_bytes()),
        "Q" | "q" => transfer::quoted_printable(payload.replace('_', " ").as_bytes()),
        _ => return None,
    };
    let charset_only = charset.split('*').next().unwrap_or(charset);
    let length = charset.len().saturating_add(encoding.len()).saturating_add(end).saturating_add(6);
    Some((EncodedWord { charset: charset_only, bytes }, length))
}

fn western(bytes: &[u8]) -> String {
    match charset_decoder(b"windows-1252") {
        Some(decode) => decode(bytes),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn is_utf8(name: &str) -> bool {
    name.eq_ignore_ascii_case("utf-8") || name.eq_ignore_ascii_case("utf8")
}

fn is_ascii_or_utf8(name: &str) -> bool {
    is_utf8(name) || name.eq_ignore_ascii_case("us-ascii") || name.eq_ignore_ascii_case("ascii")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(raw: &[u8], charset: Option<&str>, text: &str) {
        assert_eq!(header_text(raw, charset), text, "{}", String::from_utf8_lossy(raw));
    }

    #[test]
    fn encoded_words_are_decoded_and_their_blanks_dropped() {
        check(b"=?utf-8?q?J=C3=B6rg?= =?utf-8?q?_K?=", None, "J\u{f6}rg K");
        check(b"a =?iso-8859-1*de?Q?=FC?= b", None, "a \u{fc} b");
        check(b"=?utf-8?b?w7w=?=tail", None, "\u{fc}tail");
    }

    #[test]
    fn a_character_cut_in_two_words_is_whole_again() {
        check(b"=?utf-8?b?7Q==?= =?utf-8?b?lZw=?=", None, "\u{d55c}");
        check(b"=?utf-8?q?=C3?=\r\n =?UTF-8?q?=BC?=", None, "\u{fc}");
    }

    #[test]
    fn what_is_no_encoded_word_stays() {
        for raw in ["=?utf-8?x?a?=", "=?utf-8?q?open", "=? ?=", "1 =? 2"] {
            check(raw.as_bytes(), None, raw);
        }
    }

    #[test]
    fn raw_octets_are_read_as_utf8_then_as_the_body_then_as_western() {
        check("\u{fc}".as_bytes(), Some("windows-1251"), "\u{fc}");
        check(b"\xcf\xf0", Some("windows-1251"), "\u{41f}\u{440}");
        check(b"\xfc", None, "\u{fc}");
        check(b"\xfc", Some("us-ascii"), "\u{fc}");
    }

    #[test]
    fn a_value_is_one_line_without_controls() {
        check(b" a\r\n\tb\0c\x1b ", None, "a b c");
        check(b"=?utf-8?q?a=0D=0ABcc:_b?=", None, "a Bcc: b");
    }
}
