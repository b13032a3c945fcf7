//! Printing: JSON for scripts, tables and plain lines for people. What letters say is made harmless for a terminal first.

use std::io::{ErrorKind, Write};
use std::time::Duration;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use super::failure::Failure;

/// Writes bytes to standard output exactly as they are.
///
/// # Errors
/// When nobody reads any more, or the output cannot be written.
pub fn bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::NobodyReads),
        Err(error) => Err(Failure::Fault(anyhow::Error::new(error).context("standard output"))),
    }
}

/// Writes a text and a line end.
///
/// # Errors
/// As [`bytes`].
pub fn line(text: &str) -> Result<(), Failure> {
    bytes(format!("{text}\n").as_bytes())
}

/// Writes one JSON document on one line.
///
/// # Errors
/// As [`bytes`].
pub fn json(value: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string(value).context("JSON").map_err(Failure::Fault)?;
    line(&text)
}

/// Says something to the person on standard error; nobody there is no failure.
pub fn say(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}

/// A text that cannot steer a terminal: no control signs but line ends and tabs, no overriding of the writing direction.
#[must_use]
pub fn harmless(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|sign| match sign {
            '\n' | '\t' => sign,
            '\u{202D}' | '\u{202E}' => '\u{FFFD}',
            sign if sign.is_control() => '\u{FFFD}',
            sign => sign,
        })
        .collect()
}

/// The same on one line.
#[must_use]
pub fn one_line(text: &str) -> String {
    harmless(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with every line moved to the right.
#[must_use]
pub fn indented(text: &str) -> String {
    harmless(text).lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect()
}

/// Rows under their heads, columns aligned; the last column may be as long as it likes.
#[must_use]
pub fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
    let heads: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
    let rows: Vec<Vec<String>> = std::iter::once(heads)
        .chain(rows.iter().map(|row| row.iter().map(|cell| one_line(cell)).collect()))
        .collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        })
        .collect();
    let written = |row: &Vec<String>| {
        let cells: Vec<String> =
            row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}", width = *width)).collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(written).collect::<Vec<_>>().join("\n")
}

/// A spinner with a count, drawn on standard error when that is a terminal and otherwise not at all.
#[must_use]
pub fn counting(what: &str) -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} {msg}, {per_sec}, {elapsed}") {
        bar.set_style(style);
    }
    bar.set_message(what.to_owned());
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_cannot_steer_the_terminal_of_an_officer() {
        assert_eq!(harmless("a\u{1b}[2Jb\r\nc\u{9b}d\u{202e}e"), "a\u{FFFD}[2Jb\nc\u{FFFD}d\u{FFFD}e");
        assert_eq!(one_line("two\nlines\there"), "two lines here");
    }

    #[test]
    fn columns_stand_under_their_heads() {
        let rows = [vec!["7K3M-9PQX".to_owned(), "open".to_owned()], vec!["x".to_owned(), "y\nz".to_owned()]];
        assert_eq!(
            table(&["REFERENCE", "STATE"], &rows),
            "REFERENCE  STATE\n7K3M-9PQX  open\nx          y z"
        );
    }
}
