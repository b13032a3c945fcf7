//! The cheapest look at a message: where its body starts and what its Message-ID is, for telling a second delivery at
//! the door. Never decodes, never allocates more than the one identifier.

/// What a glance tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glance {
    /// `Message-ID` without its angle brackets (RFC 5322 section 3.6.4); `None` when there is none.
    pub message_id: Option<String>,
    /// Offset of the first octet of the body; the length of the message when there is no body.
    pub body_start: usize,
}

/// Looks at the header block of a message and at nothing behind it.
#[must_use]
pub fn glance(bytes: &[u8]) -> Glance {
    let mut at = 0;
    let mut message_id = None;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let (line, next) = line_end(rest);
        if line.is_empty() && at > 0 {
            return Glance { message_id, body_start: at.saturating_add(next) };
        }
        if message_id.is_none() && starts_with_ignoring_case(line, b"message-id:") {
            message_id = identifier(rest.get(11..).unwrap_or_default());
        }
        at = at.saturating_add(next);
    }
    Glance { message_id, body_start: bytes.len() }
}

fn starts_with_ignoring_case(line: &[u8], word: &[u8]) -> bool {
    line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// The first word of a value, which may stand on the folded line below its name.
fn identifier(value: &[u8]) -> Option<String> {
    let start = value.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != b'<')?;
    let word = value.get(start..)?;
    let end = word.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'>').unwrap_or(word.len());
    let word = word.get(..end.min(998))?;
    (!word.is_empty()).then(|| String::from_utf8_lossy(word).into_owned())
}

/// The line without its end, and where the next one starts.
fn line_end(rest: &[u8]) -> (&[u8], usize) {
    let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    let line = rest.get(..end).unwrap_or_default();
    (line.strip_suffix(b"\r").unwrap_or(line), end.saturating_add(1).min(rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(message: &str, message_id: Option<&str>, body: &str) {
        let found = glance(message.as_bytes());
        assert_eq!(found.message_id.as_deref(), message_id, "{message:?}");
        assert_eq!(message.get(found.body_start..), Some(body), "{message:?}");
    }

    #[test]
    fn the_message_id_and_the_body_are_found() {
        check("From: a\r\nMessage-ID: <1@x.example>\r\n\r\nbody\r\n", Some("1@x.example"), "body\r\n");
        check("message-id:\n <1@x.example>\n\nbody", Some("1@x.example"), "body");
        check("Message-Id: bare@x.example\n\n", Some("bare@x.example"), "");
    }

    #[test]
    fn what_stands_in_the_body_is_no_header() {
        check("From: a\n\nMessage-ID: <1@x.example>\n", None, "Message-ID: <1@x.example>\n");
        check("Message-ID: <>\n\nbody", None, "body");
        check("", None, "");
        check("From: a", None, "");
    }
}
