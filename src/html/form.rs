//! Forms: fields as typed, their mistakes, and the summary above them. A form with mistakes is shown again as it was
//! filled in, never emptied.

/// A mistake in one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The field's name; its `id` on the page is the same.
    pub field: String,
    /// What is wrong and what to write instead, in the language of the page.
    pub sentence: String,
}

/// The mistakes of a form, in the order of its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mistakes(pub Vec<Mistake>);

impl Mistakes {
    /// Adds one.
    pub fn add(&mut self, field: &str, sentence: String) {
        self.0.push(Mistake { field: field.to_owned(), sentence });
    }

    /// The mistake of a field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|mistake| mistake.field == field).map(|mistake| mistake.sentence.as_str())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A text as people type or paste it: no control signs, no invisible marks, no blanks around it, line ends as `\n`.
#[must_use]
pub fn tidied(written: &str) -> String {
    let lines = written.replace("\r\n", "\n").replace('\r', "\n");
    let kept = lines
        .chars()
        .filter(|sign| *sign == '\n' || *sign == '\t' || !sign.is_control() && !is_invisible(*sign));
    kept.collect::<String>().trim().to_owned()
}

/// Marks that change nothing to the eye and everything to a comparison. The joiners U+200C and U+200D stay: Persian and
/// Indic names need them.
fn is_invisible(sign: char) -> bool {
    matches!(sign, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_text_loses_what_nobody_sees_and_keeps_its_letters() {
        assert_eq!(tidied(" \u{202A}Ćiril\u{202C}\u{200B}\r\nline\u{0} "), "Ćiril\nline");
        assert_eq!(tidied("می\u{200C}روم"), "می\u{200C}روم");
    }
}
