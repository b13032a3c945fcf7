//! Delivery reports: one row per recipient (RFC 3464), and which letter of ours it is about.

use crate::{
    letter::{Bounce, Letter},
    parse::part::Tree,
};

/// The rows of a delivery report; empty when it is none.
pub(crate) fn rows(tree: &Tree<'_>, letter: &Letter) -> Vec<Bounce> {
    let _ = (tree, letter);
    Vec::new()
}

/// The Message-ID of our letter that it is about.
pub(crate) fn about(tree: &Tree<'_>, letter: &Letter) -> Option<String> {
    let _ = (tree, letter);
    None
}
