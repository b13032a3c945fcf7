//! `take-in`: hands letters that lie somewhere to the office and says what became of them.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use super::failure::Failure;
use super::mailbox::{Letters, Lying, standard_input};
use super::{Global, print};
use crate::intake::take_in::{Failed, Source, Summary};
use crate::office::Office;

/// `take-in`.
#[derive(Debug, Args)]
pub struct TakeInArguments {
    /// Letters, folders of letters, mbox files, Maildirs; "-" for one letter on standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The envelope's recipient, as the mail server gave it
    #[arg(long, value_name = "ADDRESS")]
    recipient: Option<String>,
    /// The envelope's sender, as the mail server gave it; "" is the null sender of reports
    #[arg(long, value_name = "ADDRESS")]
    sender: Option<String>,
}

impl TakeInArguments {
    /// Whether a mail server pipes a letter to us, and keeps it until we say that we have it.
    #[must_use]
    pub fn is_pipe(&self) -> bool {
        self.paths.iter().any(|path| path == Path::new("-"))
    }

    fn source(&self, letter: Lying) -> Source {
        Source {
            path: letter.path,
            sender: self.sender.as_deref().map(bare),
            recipient: self.recipient.as_deref().map(bare).unwrap_or_default(),
            bytes: letter.bytes,
        }
    }
}

/// Takes in letters.
///
/// # Errors
/// When a path cannot be read (the others are taken in), or when it is in doubt whether a letter is kept.
pub fn take_in(global: &Global, arguments: &TakeInArguments) -> Result<(), Failure> {
    if arguments.is_pipe() {
        return from_pipe(global, arguments);
    }
    let office = global.office()?;
    let letters = Letters::under(&arguments.paths, limit());
    let sources = letters.map(|letter| letter.map(|letter| arguments.source(letter)));
    let summary = hand_over(&office, sources).map_err(|failure| {
        let sentence = failure.sentence();
        Failure::Later(format!(
            "{sentence}; letters that were taken in are kept, so run the same command again"
        ))
    })?;
    report(global, &summary)?;
    if summary.failed.is_empty() {
        return Ok(());
    }
    let named: Vec<String> = summary
        .failed
        .iter()
        .map(|failed| format!("{}: {}", failed.path, print::one_line(&failed.reason)))
        .collect();
    Err(Failure::Wrong(format!("not taken in:\n{}", named.join("\n"))))
}

/// Whatever goes wrong before the letter is kept, the mail server must keep it: exit 75, never 70. Only a letter that can
/// never be taken is given back.
fn from_pipe(global: &Global, arguments: &TakeInArguments) -> Result<(), Failure> {
    if arguments.paths.len() > 1 {
        return Err(Failure::Wrong(
            "\"-\" stands for one letter and stands alone: give the other paths to a second command"
                .to_owned(),
        ));
    }
    let in_doubt =
        |failure: Failure| Failure::Later(format!("the letter was not taken in: {}", failure.sentence()));
    let letter = standard_input(limit()).map_err(|failed| Failure::Wrong(failed.reason))?;
    let office = global.office().map_err(in_doubt)?;
    let summary = hand_over(&office, std::iter::once(Ok(arguments.source(letter)))).map_err(in_doubt)?;
    for failed in &summary.failed {
        print::say(&print::one_line(&failed.reason));
    }
    // It is kept; that nobody reads the summary changes nothing.
    match report(global, &summary) {
        Ok(()) | Err(_) => Ok(()),
    }
}

fn hand_over(
    office: &Office,
    sources: impl Iterator<Item = Result<Source, Failed>> + Send,
) -> Result<Summary, Failure> {
    let bar = print::counting("letters");
    #[expect(clippy::disallowed_methods, reason = "progress shows seconds")]
    let start = Instant::now();
    let summary =
        crate::intake::take_in::take_in(office, sources, |done| bar.set_position(done), || start.elapsed());
    bar.finish_and_clear();
    Ok(summary?)
}

fn report(global: &Global, summary: &Summary) -> Result<(), Failure> {
    if global.json {
        return print::json(summary);
    }
    let Summary { letters, cases_opened, placed, in_tray, duplicates, seconds, .. } = summary;
    let kinds: Vec<String> =
        summary.by_kind.iter().map(|(kind, number)| format!("{kind} {number}")).collect();
    print::line(&format!(
        "Taken in: {letters}, in {seconds:.1} s. Cases opened: {cases_opened}; placed: {placed}; in the tray: {in_tray}; there \
         already: {duplicates}.",
    ))?;
    if kinds.is_empty() { Ok(()) } else { print::line(&format!("By kind: {}.", kinds.join(", "))) }
}

/// The most bytes of one letter: as many as are read.
fn limit() -> usize {
    mail::parse::Limits::default().message_bytes
}

/// Mail servers write `<ana@a.example>` or `ana@a.example`.
fn bare(address: &str) -> String {
    let trimmed = address.trim();
    trimmed.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(trimmed).to_owned()
}
