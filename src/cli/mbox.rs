//! An mbox file as its letters, one after the other: a line that begins with "From " stands before each (RFC 4155). Never
//! holds more than one letter in memory.

use std::io::{self, BufRead, Read};

/// A longer line is read in pieces.
const PIECE: u64 = 64 * 1024;

/// One letter of an mbox, or how it could not be had.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// Its bytes, without the line before it and with its quoted "From " lines as they were written.
    Letter(Vec<u8>),
    /// It has more bytes than a letter may have, and was passed over.
    TooLarge,
}

/// Letters of an mbox.
pub struct Mbox<R> {
    reader: R,
    limit: usize,
    letter: Vec<u8>,
    is_too_large: bool,
    has_begun: bool,
    is_at_end: bool,
    after_blank: bool,
}

impl<R: BufRead> Mbox<R> {
    /// Reads from the beginning; letters of more than `limit` bytes are passed over.
    pub fn new(reader: R, limit: usize) -> Mbox<R> {
        Mbox {
            reader,
            limit,
            letter: Vec::new(),
            is_too_large: false,
            has_begun: false,
            is_at_end: false,
            after_blank: true,
        }
    }

    fn step(&mut self) -> io::Result<Option<Found>> {
        let mut at_line_start = true;
        loop {
            let mut piece = Vec::new();
            if self.reader.by_ref().take(PIECE).read_until(b'\n', &mut piece)? == 0 {
                self.is_at_end = true;
                return Ok(self.has_begun.then(|| self.finished()));
            }
            let is_separator = at_line_start && separates(&piece, self.after_blank);
            if is_separator {
                self.pass_line_end(&piece)?;
                let had_begun = std::mem::replace(&mut self.has_begun, true);
                self.after_blank = false;
                if had_begun {
                    return Ok(Some(self.finished()));
                }
                continue;
            }
            self.after_blank = at_line_start && matches!(piece.as_slice(), b"\n" | b"\r\n");
            let line = if at_line_start { unquoted(&piece) } else { &piece };
            at_line_start = piece.ends_with(b"\n");
            self.is_too_large |= self.letter.len() + line.len() > self.limit;
            if self.is_too_large {
                self.letter.clear();
            } else {
                self.letter.extend_from_slice(line);
            }
        }
    }

    fn pass_line_end(&mut self, piece: &[u8]) -> io::Result<()> {
        let mut ended = piece.ends_with(b"\n");
        while !ended {
            let mut rest = Vec::new();
            let read = self.reader.by_ref().take(PIECE).read_until(b'\n', &mut rest)?;
            ended = read == 0 || rest.ends_with(b"\n");
        }
        Ok(())
    }

    /// The empty line before the next "From " belongs to the mbox, not to the letter.
    fn finished(&mut self) -> Found {
        let mut letter = std::mem::take(&mut self.letter);
        if std::mem::take(&mut self.is_too_large) {
            return Found::TooLarge;
        }
        for end in [b"\r\n\r\n".as_slice(), b"\n\n".as_slice()] {
            if letter.ends_with(end) {
                letter.truncate(letter.len() - end.len() / 2);
                break;
            }
        }
        Found::Letter(letter)
    }
}

impl<R: BufRead> Iterator for Mbox<R> {
    type Item = io::Result<Found>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_at_end {
            return None;
        }
        let step = self.step();
        self.is_at_end |= step.is_err();
        step.transpose()
    }
}

/// Whether a line stands before a letter: "From ", a sender, a date. Programs forget to quote prose that begins with
/// "From ", so without a date it counts only after an empty line and with nothing but a sender.
fn separates(line: &[u8], after_blank: bool) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else { return false };
    let rest = String::from_utf8_lossy(rest);
    let words: Vec<&str> = rest.split_ascii_whitespace().collect();
    let is_time = |word: &&str| word.contains(':') && word.starts_with(|sign: char| sign.is_ascii_digit());
    let is_year = |word: &&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_dated = words.iter().any(is_time) && words.iter().any(is_year);
    is_dated || (after_blank && words.len() == 1)
}

/// ">From " was "From ", ">>From " was ">From " (the mboxrd way).
fn unquoted(line: &[u8]) -> &[u8] {
    let Some(rest) = line.strip_prefix(b">") else { return line };
    let quotes = rest.iter().take_while(|byte| **byte == b'>').count();
    if rest.get(quotes..).is_some_and(|text| text.starts_with(b"From ")) { rest } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(mbox: &str, limit: usize, letters: &[&str]) {
        let found: Vec<String> = Mbox::new(mbox.as_bytes(), limit)
            .map(|found| match found.unwrap() {
                Found::Letter(bytes) => String::from_utf8(bytes).unwrap(),
                Found::TooLarge => "TOO LARGE".to_owned(),
            })
            .collect();
        assert_eq!(found, letters, "{mbox:?}");
    }

    #[test]
    fn an_mbox_is_its_letters() {
        let dated = "From ana@a.example Sat Nov 23 21:00:00 2026\n";
        check("", 99, &[]);
        check(&format!("{dated}A: 1\n\none\n"), 99, &["A: 1\n\none\n"]);
        check(
            &format!("{dated}A: 1\n\none\n\n{dated}B: 2\n\ntwo\n\n"),
            99,
            &["A: 1\n\none\n", "B: 2\n\ntwo\n"],
        );
        check(
            "From a\r\nA: 1\r\n\r\none\r\n\r\nFrom b\r\nB: 2\r\n",
            99,
            &["A: 1\r\n\r\none\r\n", "B: 2\r\n"],
        );
        check(&format!("{dated}A: 1\n{dated}B: 2\n"), 99, &["A: 1\n", "B: 2\n"]);
    }

    #[test]
    fn prose_that_begins_with_from_splits_no_letter() {
        let mbox =
            "From a@a.example\nA: 1\n\nFrom the ministry we heard nothing.\n>From here\n>>From there\n>Fro\n";
        check(mbox, 99, &["A: 1\n\nFrom the ministry we heard nothing.\nFrom here\n>From there\n>Fro\n"]);
    }

    #[test]
    fn a_letter_that_is_too_large_is_passed_over_and_told() {
        let mbox = format!("From a\nA: 1\n\n{}\n\nFrom b\nB: 2\n", "x".repeat(300_000));
        check(&mbox, 100, &["TOO LARGE", "B: 2\n"]);
    }
}
