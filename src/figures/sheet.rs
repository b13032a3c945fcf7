//! Figures as a table to take away: RFC 4180, and no cell that a spreadsheet would run (OWASP, CSV injection). Pure.

/// A table with a line of column names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The names of its columns.
    pub columns: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// Spreadsheets without a sign of the encoding take UTF-8 for something else.
const UTF8: &str = "\u{FEFF}";

impl Sheet {
    /// As comma-separated values.
    ///
    /// # Errors
    /// None in memory.
    pub fn written(&self) -> anyhow::Result<Vec<u8>> {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(UTF8.as_bytes().to_vec());
        for row in std::iter::once(&self.columns).chain(&self.rows) {
            writer.write_record(row.iter().map(|cell| harmless(cell)))?;
        }
        writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))
    }
}

/// A cell that a spreadsheet takes for text: what begins like a formula begins with an apostrophe instead.
#[must_use]
pub fn harmless(cell: &str) -> String {
    // Blanks before the sign are skipped by spreadsheets; the full-width forms are signs to those of East Asia.
    let first = cell.trim_start_matches([' ', '\u{A0}', '\u{3000}', '\u{FEFF}', '\u{200B}']).chars().next();
    let is_formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '|' | '%' | '＝' | '＋' | '－' | '＠')
    );
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w34_no_cell_begins_like_a_formula() {
        for sign in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " =", "\u{200B}="] {
            assert_eq!(harmless(&format!("{sign}1+1")), format!("'{sign}1+1"));
        }
        for plain in ["", "Roads", "3.5", "a=b", "'quoted", "ＡＢＣ"] {
            assert_eq!(harmless(plain), plain);
        }
    }

    #[test]
    fn w34_a_table_is_read_back_as_it_was() {
        let sheet = Sheet {
            columns: vec!["name".to_owned(), "number".to_owned()],
            rows: vec![vec!["Ports, \"old\"\r\nand new".to_owned(), "7".to_owned()]],
        };
        let bytes = sheet.written().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "\u{FEFF}name,number\r\n\"Ports, \"\"old\"\"\r\nand new\",7\r\n");
    }
}
