//! A header block as it stands on the wire: names and folded values, nothing decoded yet. Never copies.

use std::borrow::Cow;

/// One header field, its value still folded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Header<'a> {
    pub(crate) name: &'a [u8],
    pub(crate) value: &'a [u8],
}

/// The header block of a message or part, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Headers<'a> {
    list: Vec<Header<'a>>,
    /// A limit was reached and later fields were not kept.
    pub(crate) is_cut: bool,
    /// Lines that are no header field stand among the fields.
    pub(crate) has_odd_lines: bool,
}

/// How much of a header block is kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HeaderLimits {
    pub(crate) bytes: usize,
    pub(crate) lines: usize,
}

impl<'a> Headers<'a> {
    /// Reads the block at the start of `bytes`; gives also where the body starts.
    pub(crate) fn scan(bytes: &'a [u8], limits: HeaderLimits) -> (Self, usize) {
        let mut headers = Self::default();
        let mut at = 0;
        let mut lines = 0_usize;
        let mut open = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            let (line, next) = next_line(rest);
            if line.is_empty() {
                return (headers, at.saturating_add(next));
            }
            lines = lines.saturating_add(1);
            let end = at.saturating_add(line.len());
            let continues = line.first().is_some_and(|byte| matches!(byte, b' ' | b'\t'));
            if lines > limits.lines || end > limits.bytes {
                headers.is_cut = true;
                headers.take_essential(line);
            } else if continues {
                headers.extend_last(bytes.get(open..end));
            } else if let Some((name, value)) = field(line) {
                open = end.saturating_sub(value.len());
                headers.list.push(Header { name, value });
            } else if !headers.is_odd_line_among_fields(rest, next) {
                return (headers, at);
            }
            at = at.saturating_add(next);
        }
        (headers, bytes.len())
    }

    /// Behind the limit only what a letter cannot do without is still taken, and only its first line.
    fn take_essential(&mut self, line: &'a [u8]) {
        let Some((name, value)) = field(line).filter(|_| line.len() <= 998) else { return };
        let essential = ["from", "to", "subject", "date", "message-id", "content-type"];
        let known = essential.iter().find(|known| name.eq_ignore_ascii_case(known.as_bytes()));
        if known.is_some_and(|known| self.first(known).is_none()) {
            self.list.push(Header { name, value });
        }
    }

    /// Lets the last value reach to the end of a folded line (RFC 5322 section 2.2.3).
    fn extend_last(&mut self, value: Option<&'a [u8]>) {
        if let (Some(last), Some(value)) = (self.list.last_mut(), value) {
            last.value = value;
        }
    }

    /// A line that is no field is stepped over when a field follows it; else the blank line is missing and the body
    /// starts here.
    fn is_odd_line_among_fields(&mut self, rest: &[u8], next: usize) -> bool {
        let (following, _) = next_line(rest.get(next..).unwrap_or_default());
        let is_among = field(following).is_some();
        self.has_odd_lines |= is_among;
        is_among
    }

    /// The first value of a name, any case.
    pub(crate) fn first(&self, name: &str) -> Option<&'a [u8]> {
        self.all(name).next()
    }

    /// Every value of a name, topmost first.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &'a [u8]> {
        self.list
            .iter()
            .filter(move |header| header.name.eq_ignore_ascii_case(name.as_bytes()))
            .map(|header| header.value)
    }

    /// The fields in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Header<'a>> {
        self.list.iter()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The first value, unfolded, octets outside ASCII replaced: for the words of a protocol, not for people.
    pub(crate) fn word(&self, name: &str) -> Option<Cow<'a, str>> {
        self.first(name).map(unfold)
    }
}

/// A value on one line, ends trimmed, bad octets replaced.
pub(crate) fn unfold(value: &[u8]) -> Cow<'_, str> {
    let text = match String::from_utf8_lossy(value) {
        Cow::Borrowed(text) if !text.contains(['\r', '\n']) => return Cow::Borrowed(text.trim()),
        text => text,
    };
    Cow::Owned(text.replace(['\r', '\n'], "").trim().to_owned())
}

/// The line without its end, and how far the next one is.
pub(crate) fn next_line(rest: &[u8]) -> (&[u8], usize) {
    let end = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
    let line = rest.get(..end).unwrap_or_default();
    (line.strip_suffix(b"\r").unwrap_or(line), end.saturating_add(1).min(rest.len()))
}

/// A field's name and the first line of its value; `None` when the line is no field (RFC 5322 section 2.2).
fn field(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = line.get(..colon)?.trim_ascii_end();
    let is_name = !name.is_empty() && name.len() < 256 && name.iter().all(u8::is_ascii_graphic);
    is_name.then_some((name, line.get(colon.saturating_add(1)..)?))
}
