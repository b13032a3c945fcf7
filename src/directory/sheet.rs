//! A table as people save it: any delimiter, with or without a line of names, in the encoding of its day. Pure.

use encoding_rs::Encoding;

/// Rows beyond this are not read: such a table is not of authorities.
const MOST_ROWS: usize = 5_000;
/// Columns beyond this are not read.
const MOST_COLUMNS: usize = 60;

/// Encodings that may be chosen, by their names (WHATWG Encoding).
pub const ENCODINGS: [&str; 8] =
    ["utf-8", "utf-16le", "windows-1252", "windows-1251", "windows-1256", "gb18030", "euc-kr", "shift_jis"];

/// Delimiters that may be chosen, each with the word for it.
pub const DELIMITERS: [(u8, &str); 4] = [(b',', "comma"), (b';', "semicolon"), (b'\t', "tab"), (b'|', "bar")];

/// A table, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The encoding it was read in.
    pub encoding: &'static str,
    /// The word of its delimiter.
    pub delimiter: &'static str,
    /// The names of its columns; empty when it has no line of names.
    pub columns: Vec<String>,
    /// How many columns there are.
    pub width: usize,
    /// The number of each row's first line in the file, and its cells.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Whether there were more rows than are read.
    pub is_cut: bool,
}

/// Reads a table. What is not chosen is found out.
///
/// # Errors
/// A word for what is wrong: `empty`, or the reader's own sentence.
pub fn read(bytes: &[u8], encoding: &str, delimiter: &str) -> Result<Sheet, String> {
    let (encoding, text) = decoded(bytes, encoding);
    let chosen = DELIMITERS.iter().find(|(_, word)| *word == delimiter);
    let (sign, delimiter) = chosen.copied().unwrap_or_else(|| likeliest(&text));
    let mut rows = records(&text, sign, MOST_ROWS + 2)?;
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
    let is_cut = rows.len() > MOST_ROWS + 1;
    rows.truncate(MOST_ROWS + 1);
    let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    if width == 0 {
        return Err("empty".to_owned());
    }
    let has_names = rows.first().is_some_and(|(_, cells)| are_names(cells));
    let columns = if has_names { rows.remove(0).1 } else { Vec::new() };
    Ok(Sheet { encoding, delimiter, columns, width, rows, is_cut })
}

/// A mark at the beginning says it (WHATWG Encoding section 6.1); else what was chosen; else UTF-8 if it is, else the
/// encoding of most spreadsheets.
fn decoded(bytes: &[u8], chosen: &str) -> (&'static str, String) {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let chosen = Encoding::for_label(chosen.as_bytes());
    let plain =
        if std::str::from_utf8(bytes).is_ok() { encoding_rs::UTF_8 } else { encoding_rs::WINDOWS_1252 };
    let encoding = marked.or(chosen).unwrap_or(plain);
    let (text, used, _) = encoding.decode(bytes);
    let name = used.name().to_ascii_lowercase();
    let known = ENCODINGS.into_iter().find(|known| *known == name).unwrap_or("utf-8");
    (known, text.replace('\u{0}', ""))
}

/// The delimiter that cuts the first rows into most columns of the same number.
fn likeliest(text: &str) -> (u8, &'static str) {
    let score = |sign: u8| {
        let rows = records(text, sign, 20).unwrap_or_default();
        let width = rows.first().map_or(0, |(_, cells)| cells.len());
        let same = rows.iter().filter(|(_, cells)| cells.len() == width).count();
        if width < 2 { 0 } else { same * 100 / rows.len().max(1) * width.min(9) }
    };
    let mut best = (b',', "comma");
    for candidate in DELIMITERS {
        if score(candidate.0) > score(best.0) {
            best = candidate;
        }
    }
    best
}

fn records(text: &str, delimiter: u8, most: usize) -> Result<Vec<(u64, Vec<String>)>, String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let rows = reader.records().take(most).map(|record| {
        let record = record.map_err(|error| error.to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = record.iter().take(MOST_COLUMNS).map(|cell| cell.trim().to_owned());
        Ok((line, cells.collect()))
    });
    rows.collect()
}

/// A line of names has no address in it and knows at least one of the words that name a column.
fn are_names(cells: &[String]) -> bool {
    let is_known = |cell: &String| super::import::meaning_of(cell).is_some();
    !cells.iter().any(|cell| cell.contains('@')) && cells.iter().any(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], encoding: &str, delimiter: &str, names: &[&str], first: &[&str]) {
        let sheet = read(bytes, "", "").unwrap();
        assert_eq!((sheet.encoding, sheet.delimiter), (encoding, delimiter));
        assert_eq!(sheet.columns, names);
        assert_eq!(sheet.rows[0].1, first);
    }

    #[test]
    fn a_table_is_read_as_people_save_it() {
        check(
            b"name,email\nRoads,a@b.example\n",
            "utf-8",
            "comma",
            &["name", "email"],
            &["Roads", "a@b.example"],
        );
        check(
            "\u{FEFF}Name;E-Mail\r\n\"Häfen; alt\";a@b.example\r\n".as_bytes(),
            "utf-8",
            "semicolon",
            &["Name", "E-Mail"],
            &["Häfen; alt", "a@b.example"],
        );
        check(
            b"name\temail\nH\xE4fen\ta@b.example",
            "windows-1252",
            "tab",
            &["name", "email"],
            &["Häfen", "a@b.example"],
        );
        let wide: Vec<u8> =
            "\u{FEFF}name|email\n도로|a@b.example".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, "utf-16le", "bar", &["name", "email"], &["도로", "a@b.example"]);
        check(b",North West,a@b.example\n", "utf-8", "comma", &[], &["", "North West", "a@b.example"]);
    }

    #[test]
    fn a_chosen_encoding_is_taken_and_an_empty_table_refused() {
        let cyrillic = read(b"name,email\n\xCF\xEE\xF0\xF2\xFB,a@b.example", "windows-1251", "").unwrap();
        assert_eq!(cyrillic.rows[0].1[0], "Порты");
        assert_eq!(read(b"", "", ""), Err("empty".to_owned()));
        assert_eq!(read(b"\n,,\n", "", ""), Err("empty".to_owned()));
    }
}
