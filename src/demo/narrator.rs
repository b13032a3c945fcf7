//! Says what happens, in lines for a person or one JSON object a line for a program. Decides nothing.

use std::io::Write;

use anyhow::Context;
use serde_json::json;

use crate::error::Result;

/// Lines are broken before they grow longer than this, where there is a blank.
const WIDTH: usize = 112;
/// What stands before the words of a step: its number, its name, the reference.
const INDENT: usize = 26;

/// Where the demonstration speaks.
pub struct Narrator {
    out: Box<dyn Write + Send>,
    json: bool,
    number: u32,
}

impl Narrator {
    /// Speaks to `out`.
    #[must_use]
    pub fn new(out: Box<dyn Write + Send>, json: bool) -> Narrator {
        Narrator { out, json, number: 0 }
    }

    /// One step: what happened, in which case.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn step(&mut self, step: &str, reference: Option<&str>, what: &str) -> Result<()> {
        self.number = self.number.saturating_add(1);
        if self.json {
            return self.object(&json!({ "step": step, "reference": reference, "what": what }));
        }
        let head = format!("{:>3} {step:<10} {:<9}  ", self.number, reference.unwrap_or(""));
        self.line(&format!("{head}{}", folded(what, INDENT)))
    }

    /// A heading over what follows; programs do not need one.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn heading(&mut self, text: &str) -> Result<()> {
        if self.json { Ok(()) } else { self.line(&format!("\n{text}\n{}", "-".repeat(text.chars().count()))) }
    }

    /// A sentence between steps; programs do not need one.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn remark(&mut self, text: &str) -> Result<()> {
        if self.json { Ok(()) } else { self.line(text) }
    }

    /// A letter shown: a title, its head, its text.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn letter(&mut self, step: &str, reference: &str, title: &str, shown: &Shown) -> Result<()> {
        if self.json {
            return self.object(&json!({
                "step": step, "reference": reference, "what": title,
                "from": shown.from, "to": shown.to, "subject": shown.subject, "text": shown.text, "files": shown.files,
            }));
        }
        let Shown { from, to, subject, text, files } = shown;
        let mut block = format!("\n  {title}\n    From: {from}\n    To: {to}\n    Subject: {subject}\n");
        if !files.is_empty() {
            block.push_str(&format!("    Files: {}\n", files.join(", ")));
        }
        block.push_str("    |\n");
        for line in text.trim_end().lines() {
            block.push_str(format!("    | {line}").trim_end());
            block.push('\n');
        }
        self.line(block.trim_end_matches('\n'))
    }

    /// The exact bytes of a letter that was only rehearsed.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn exact(&mut self, reference: &str, bytes: &[u8]) -> Result<()> {
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        if self.json {
            return self.object(&json!({ "step": "preview", "reference": reference, "what": text }));
        }
        let lines: Vec<String> =
            text.lines().map(|line| format!("      | {line}").trim_end().to_owned()).collect();
        self.line(&lines.join("\n"))
    }

    fn object(&mut self, object: &serde_json::Value) -> Result<()> {
        self.line(&object.to_string())
    }

    fn line(&mut self, text: &str) -> Result<()> {
        writeln!(self.out, "{text}").and_then(|()| self.out.flush()).context("nobody listens any more")?;
        Ok(())
    }
}

/// A letter as a person sees it.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Who wrote it.
    pub from: String,
    /// To whom.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The names of its files.
    pub files: Vec<String>,
}

impl Shown {
    /// What a mail program would show of a message.
    #[must_use]
    pub fn of(letter: &mail::letter::Letter) -> Shown {
        let who = |list: &[mail::letter::Address]| {
            let all: Vec<String> = list.iter().map(|one| format!("{} <{}>", one.name, one.address)).collect();
            all.join(", ").trim().to_owned()
        };
        Shown {
            from: who(&letter.from),
            to: who(&letter.to),
            subject: letter.subject.clone(),
            text: letter.text.clone(),
            files: letter.attachments.iter().map(|file| file.filename.clone()).collect(),
        }
    }
}

/// The text broken at blanks, later lines set in by `indent`.
fn folded(text: &str, indent: usize) -> String {
    let (mut out, mut used) = (String::new(), indent);
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if used > indent && used.saturating_add(length).saturating_add(1) > WIDTH {
            out.push('\n');
            out.push_str(&" ".repeat(indent));
            used = indent;
        } else if used > indent {
            out.push(' ');
            used = used.saturating_add(1);
        }
        out.push_str(word);
        used = used.saturating_add(length);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_at_blanks_and_set_in() {
        let text = folded(&"word ".repeat(40), 26);
        assert!(
            text.lines().count() > 1 && text.lines().skip(1).all(|line| line.starts_with(&" ".repeat(26)))
        );
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(text.split_whitespace().count(), 40);
    }
}
