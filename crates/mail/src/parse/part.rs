//! The MIME tree as a flat list, cut on the wire bytes and under limits, without recursion (RFC 2046 section 5).
//! Never decodes a body.
//!
//! The tree is cut here and not by mail-parser, whose readers of fields and charsets are used as they are: parts that
//! name a boundary which never comes make it read the rest of the message again each time (1.4 MB took 5 s), and
//! 200,000 messages in one another overflow the stack when they are dropped, which no unwinding catches.

use super::{
    Limits,
    content::Content,
    header::{HeaderLimits, Headers, next_line},
};

/// One node of the tree. Parents stand before their children, children in the order of the message.
#[derive(Debug)]
pub(crate) struct Part<'a> {
    pub(crate) headers: Headers<'a>,
    pub(crate) content: Content,
    pub(crate) body: &'a [u8],
    pub(crate) parent: Option<usize>,
    /// How many messages this part lies in: 0 for the letter itself.
    pub(crate) level: usize,
    /// Its children stand in the list: nothing of it is lost if its own body is not read.
    pub(crate) is_split: bool,
}

/// The tree and which limits it met.
#[derive(Debug, Default)]
pub(crate) struct Tree<'a> {
    pub(crate) parts: Vec<Part<'a>>,
    pub(crate) is_too_deep: bool,
    pub(crate) has_too_many: bool,
    pub(crate) lacks_boundary: bool,
}

struct Waiting<'a> {
    bytes: &'a [u8],
    parent: Option<usize>,
    depth: usize,
    level: usize,
    is_in_digest: bool,
}

impl<'a> Tree<'a> {
    /// Cuts a message.
    pub(crate) fn cut(bytes: &'a [u8], limits: &Limits) -> Self {
        let header_limits = HeaderLimits { bytes: limits.header_bytes, lines: limits.header_lines };
        let mut tree = Self::default();
        let mut waiting = vec![Waiting { bytes, parent: None, depth: 0, level: 0, is_in_digest: false }];
        while let Some(next) = waiting.pop() {
            if tree.parts.len() >= limits.parts {
                tree.has_too_many = true;
                break;
            }
            let (headers, start) = Headers::scan(next.bytes, header_limits);
            let content = Content::of(&headers, next.is_in_digest);
            let body = next.bytes.get(start..).unwrap_or_default();
            let index = tree.parts.len();
            let children = tree.children(&content, body, &next, limits);
            let is_split = !children.is_empty();
            tree.parts.push(Part {
                headers,
                content,
                body,
                parent: next.parent,
                level: next.level,
                is_split,
            });
            waiting.extend(children.into_iter().rev().map(|child| Waiting { parent: Some(index), ..child }));
        }
        tree
    }

    fn children(
        &mut self,
        content: &Content,
        body: &'a [u8],
        of: &Waiting<'a>,
        limits: &Limits,
    ) -> Vec<Waiting<'a>> {
        let is_multipart = content.media_type.starts_with("multipart/");
        let is_message = matches!(content.media_type.as_str(), "message/rfc822" | "message/global");
        let is_branch = is_multipart || (is_message && content.is_identity());
        if !is_branch {
            return Vec::new();
        }
        if of.depth >= limits.depth {
            self.is_too_deep = true;
            return Vec::new();
        }
        let depth = of.depth.saturating_add(1);
        if is_message {
            let level = of.level.saturating_add(1);
            return vec![Waiting { bytes: body, parent: None, depth, level, is_in_digest: false }];
        }
        let Some(boundary) = content.boundary.as_deref().filter(|boundary| !boundary.is_empty()) else {
            self.lacks_boundary = true;
            return Vec::new();
        };
        let (pieces, is_cut) = pieces(body, boundary.as_bytes(), limits.parts);
        self.has_too_many |= is_cut;
        self.lacks_boundary |= pieces.is_empty();
        let is_in_digest = content.media_type == "multipart/digest";
        pieces
            .into_iter()
            .map(|bytes| Waiting { bytes, parent: None, depth, level: of.level, is_in_digest })
            .collect()
    }
}

/// The pieces between delimiter lines, at most `most`, and whether there were more.
fn pieces<'a>(body: &'a [u8], boundary: &[u8], most: usize) -> (Vec<&'a [u8]>, bool) {
    let strict = pieces_by(body, most, |line| delimiter(line, boundary));
    if !strict.0.is_empty() {
        return strict;
    }
    // Some mailers write more behind the boundary than they declared.
    pieces_by(body, most, |line| {
        line.strip_prefix(b"--")
            .and_then(|rest| rest.strip_prefix(boundary))
            .map(|rest| rest.starts_with(b"--"))
    })
}

/// Whether a line is a delimiter, and if so whether it is the last (RFC 2046 section 5.1.1).
fn delimiter(line: &[u8], boundary: &[u8]) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?.trim_ascii_end();
    match rest {
        b"" => Some(false),
        b"--" => Some(true),
        _ => None,
    }
}

fn pieces_by(
    body: &[u8],
    most: usize,
    is_last_delimiter: impl Fn(&[u8]) -> Option<bool>,
) -> (Vec<&[u8]>, bool) {
    let mut pieces = Vec::new();
    let mut open: Option<usize> = None;
    let mut at = 0;
    while let Some(rest) = body.get(at..).filter(|rest| !rest.is_empty()) {
        let (line, next) = next_line(rest);
        if let Some(is_last) = is_last_delimiter(line) {
            if pieces.len() >= most {
                return (pieces, true);
            }
            if let Some(start) = open {
                pieces.push(without_last_break(body.get(start..at).unwrap_or_default()));
            }
            open = (!is_last).then_some(at.saturating_add(next));
            if is_last {
                return (pieces, false);
            }
        }
        at = at.saturating_add(next);
    }
    // The closing delimiter is missing: the last piece runs to the end.
    if let Some(start) = open {
        pieces.push(body.get(start..).unwrap_or_default());
    }
    (pieces, false)
}

/// The line break before a delimiter belongs to the delimiter.
fn without_last_break(piece: &[u8]) -> &[u8] {
    let piece = piece.strip_suffix(b"\n").unwrap_or(piece);
    piece.strip_suffix(b"\r").unwrap_or(piece)
}
