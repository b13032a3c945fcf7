//! Says what happens, in lines for a person or one JSON object a line for a program. Decides nothing.

use std::io::Write;

use anyhow::Context;
use serde_json::json;

use crate::error::Result;

/// Lines are broken before they grow longer than this, where there is a blank.
const WIDTH: usize = 112;
/// What stands before the words of a step: its number, its name, the reference.
const INDENT: usize = 26;
/// What stands before each line of a letter that is shown.
const MARGIN: &str = "    | ";

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
        self.line(&format!("{head}{}", folded(what, INDENT).join(&format!("\n{}", " ".repeat(INDENT)))))
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

    /// A letter that a party received: its head, its text, the names of its files.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn letter(&mut self, reference: &str, what: &str, shown: &Shown) -> Result<()> {
        let Shown { from, to, subject, text, files } = shown;
        if self.json {
            return self.object(&json!({
                "step": "saw", "reference": reference, "what": what,
                "from": from, "to": to, "subject": subject, "text": text, "files": files,
            }));
        }
        let mut lines = vec![format!("From: {from}"), format!("To: {to}"), format!("Subject: {subject}")];
        if !files.is_empty() {
            lines.push(format!("Files: {}", files.join(", ")));
        }
        lines.push(String::new());
        lines.extend(text.trim_end().lines().flat_map(|line| folded(line, MARGIN.len())));
        self.margined(&lines)?;
        self.line("")
    }

    /// The exact bytes of a letter that was only rehearsed.
    ///
    /// # Errors
    /// When nobody listens any more.
    pub fn exact(&mut self, reference: &str, bytes: &[u8]) -> Result<()> {
        let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        if self.json {
            let what = "the exact message";
            return self.object(
                &json!({ "step": "preview", "reference": reference, "what": what, "message": text }),
            );
        }
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        self.margined(&lines)
    }

    fn margined(&mut self, lines: &[String]) -> Result<()> {
        lines.iter().try_for_each(|line| self.line(format!("{MARGIN}{line}").trim_end()))
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

/// The text as lines broken at blanks, each with room for `indent` signs before it; an empty text is one empty line.
fn folded(text: &str, indent: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let used = lines.last().map_or(0, |line| line.chars().count());
        let is_full = indent + used + 1 + word.chars().count() > WIDTH;
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if !is_full => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_at_blanks() {
        let lines = folded(&"word ".repeat(40), 26);
        assert!(lines.len() > 1 && lines.iter().all(|line| (5..=WIDTH - 26).contains(&line.chars().count())));
        assert_eq!(lines.join(" ").split_whitespace().count(), 40);
        assert_eq!(folded("", 26), [""]);
        assert_eq!(folded(&"x".repeat(200), 0).len(), 1);
    }
}
