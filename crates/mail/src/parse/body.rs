//! Bodies: the readable text of a letter and the files inside it, under the limit for decoded octets. Never opens a
//! file, never loses a part: what is not text is a file.

use super::{
    Limits,
    content::Content,
    filename,
    part::{Part, Tree},
    transfer, words,
};
use crate::{html, letter::Attachment};

/// What the bodies of a letter hold.
#[derive(Debug, Default)]
pub(crate) struct Bodies {
    pub(crate) text: String,
    pub(crate) files: Vec<Attachment>,
    pub(crate) is_cut: bool,
    pub(crate) is_text_cut: bool,
}

/// Decodes every leaf of the letter itself; the leaves of letters inside it stay in those.
pub(crate) fn bodies(tree: &Tree<'_>, limits: &Limits) -> Bodies {
    let mut found = Bodies::default();
    let mut left = limits.decoded_bytes;
    let mut pieces = Vec::new();
    for (index, part) in tree.parts.iter().enumerate().filter(|(_, part)| part.level == 0) {
        let is_branch = part.is_split && part.content.media_type.starts_with("multipart/");
        if is_branch {
            continue;
        }
        let mut bytes = decoded(part);
        found.is_cut |= bytes.len() > left;
        bytes.truncate(left);
        left = left.saturating_sub(bytes.len());
        match role(tree, part) {
            Role::Plain => {
                pieces.push(Piece { index, text: words::text_of(&bytes, charset(part)), is_html: false })
            }
            Role::Html => {
                pieces.push(Piece { index, text: words::text_of(&bytes, charset(part)), is_html: true })
            }
            Role::File => found.files.push(file(part, bytes)),
        }
    }
    let text = join(tree, &pieces, limits.shown_text);
    found.is_text_cut = text.len() > limits.shown_text;
    found.text = tidy(&text, limits.shown_text);
    found
}

/// The source of the letter's HTML parts, one after the other, at most `limit` octets; `None` when it has none. Hostile
/// as it came: whoever shows it makes it harmless first.
pub(crate) fn html_source(tree: &Tree<'_>, limit: usize) -> Option<String> {
    let mut source = String::new();
    let own = tree.parts.iter().filter(|part| part.level == 0);
    for part in own.filter(|part| matches!(role(tree, part), Role::Html)) {
        source.push_str(&words::text_of(&decoded(part), charset(part)));
        if source.len() > limit {
            source.truncate(source.floor_char_boundary(limit));
            break;
        }
    }
    (!source.trim().is_empty()).then_some(source)
}

/// The decoded octets of one part.
pub(crate) fn decoded(part: &Part<'_>) -> Vec<u8> {
    if part.content.is_identity() {
        part.body.to_vec()
    } else {
        transfer::decode(part.body, &part.content.encoding)
    }
}

fn charset<'p>(part: &'p Part<'_>) -> Option<&'p str> {
    part.content.charset.as_deref()
}

struct Piece {
    index: usize,
    text: String,
    is_html: bool,
}

enum Role {
    Plain,
    Html,
    File,
}

fn role(tree: &Tree<'_>, part: &Part<'_>) -> Role {
    let content = &part.content;
    let is_alone = part.parent.is_none();
    if content.is_attachment || (content.filename.is_some() && !is_alone) {
        return Role::File;
    }
    match content.media_type.as_str() {
        "text/plain" => Role::Plain,
        "text/html" if !is_related_leaf(tree, part) => Role::Html,
        // A multipart whose boundary never came: everything in it is shown as it stands.
        kind if kind.starts_with("multipart/") => Role::Plain,
        _ => Role::File,
    }
}

/// Whether it is shown inside another part and not for itself (RFC 2387): not the first of a `multipart/related`.
fn is_related_leaf(tree: &Tree<'_>, part: &Part<'_>) -> bool {
    let Some(parent) = part.parent else { return false };
    let is_related =
        tree.parts.get(parent).is_some_and(|parent| parent.content.media_type == "multipart/related");
    let first = tree.parts.iter().find(|sibling| sibling.parent == Some(parent));
    is_related && first.is_some_and(|first| !std::ptr::eq(first, part))
}

/// Plain pieces, and the HTML ones that no plain piece stands for (RFC 2046 section 5.1.4), in the order of the letter.
fn join(tree: &Tree<'_>, pieces: &[Piece], limit: usize) -> String {
    let spoken_for: Vec<usize> = pieces
        .iter()
        .filter(|piece| !piece.is_html && !piece.text.trim().is_empty())
        .filter_map(|piece| alternative_above(tree, piece.index))
        .collect();
    let mut text = String::new();
    for piece in pieces {
        let is_spoken_for =
            alternative_above(tree, piece.index).is_some_and(|above| spoken_for.contains(&above));
        if piece.text.trim().is_empty() || (piece.is_html && is_spoken_for) {
            continue;
        }
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        if piece.is_html {
            text.push_str(&html::readable(&piece.text, limit));
        } else {
            text.push_str(&piece.text);
        }
    }
    text
}

/// The outermost `multipart/alternative` a part lies in.
fn alternative_above(tree: &Tree<'_>, index: usize) -> Option<usize> {
    let mut above = None;
    let mut at = tree.parts.get(index)?.parent;
    while let Some(parent) = at {
        let part = tree.parts.get(parent)?;
        if part.content.media_type == "multipart/alternative" {
            above = Some(parent);
        }
        at = part.parent;
    }
    above
}

/// One kind of line end, no NUL, no blank lines around, not longer than `limit` octets.
fn tidy(text: &str, limit: usize) -> String {
    let cut = text.get(..text.floor_char_boundary(limit)).unwrap_or_default();
    let mut tidy = cut.replace("\r\n", "\n");
    if tidy.contains(['\r', '\0']) {
        tidy = tidy.replace('\r', "\n").replace('\0', "");
    }
    tidy.trim_end().trim_start_matches(['\n', '\u{feff}']).to_owned()
}

fn file(part: &Part<'_>, bytes: Vec<u8>) -> Attachment {
    let Content { media_type, filename, is_inline, has_id, is_attachment, .. } = &part.content;
    Attachment {
        filename: filename.as_deref().map(filename::clean).unwrap_or_default(),
        media_type: media_type.clone(),
        inline: !is_attachment && (*is_inline || *has_id),
        bytes,
    }
}
