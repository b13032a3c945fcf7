//! HTML made readable as text. Never fetches anything, never keeps markup.

/// The readable text of an HTML document, wide lines left as they are. At most `limit` octets of the source are read.
#[must_use]
pub fn readable(html: &str, limit: usize) -> String {
    let cut = html.floor_char_boundary(limit.min(html.len()));
    let source = html.get(..cut).unwrap_or_default();
    html2text::config::plain_no_decorate().string_from_read(source.as_bytes(), 10_000).unwrap_or_default()
}
