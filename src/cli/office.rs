//! Commands on the office itself: init, office export, check and apply, config.

use std::io::{BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use serde_json::json;

use super::failure::Failure;
use super::{Global, officer, print, texts};
use crate::config::Config;
use crate::desk::pause;
use crate::directory::changes;
use crate::error::Error;
use crate::office::{InForce, Office, World};
use crate::staff::invite;

/// `init`.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// The office file to begin with
    #[arg(long = "office", value_name = "FILE")]
    file: PathBuf,
    /// Where the rows live: postgres://…; without it, SQLite in the office's folder
    #[arg(long, value_name = "URL", env = "CHANCERY_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// Where the bytes of large letters live: a folder; without it, "blobs" in the office's folder
    #[arg(long, value_name = "FOLDER", env = "CHANCERY_BLOBS", hide_env_values = true)]
    blobs: Option<String>,
}

/// `office …`.
#[derive(Debug, Subcommand)]
pub enum OfficeCommand {
    /// Print the office file in force
    Export,
    /// Name the line of each mistake in an office file
    Check {
        /// The office file
        file: PathBuf,
    },
    /// Show what an office file would change, ask, and put it in force
    Apply {
        /// The office file
        file: PathBuf,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
}

/// Makes a new office and says what comes next.
///
/// # Errors
/// When there is an office already, or the office file has mistakes.
pub fn init(global: &Global, arguments: &InitArguments) -> Result<(), Failure> {
    let folder = &global.folder;
    let blobs = arguments.blobs.as_deref();
    if let Some(blobs) = blobs.filter(|blobs| blobs.contains("://")) {
        let sentence =
            format!("{blobs} is an object store, and those come later: give a folder, or leave --blobs out");
        return Err(Failure::Wrong(sentence));
    }
    if folder.join("chancery.toml").exists() {
        return Err(Failure::Wrong(format!(
            "there is an office in {} already: name another folder with --data, or change this one with \"chancery office apply FILE\"",
            folder.display()
        )));
    }
    let config = Config::chosen(arguments.database.as_deref(), blobs);
    let text = checked(&arguments.file)?;
    must_answer(&config)?;
    let office = Office::create(folder, &config, &text, World::real());
    let office = office.map_err(|error| match Failure::from(error) {
        Failure::Fault(fault) if fault.downcast_ref::<std::io::Error>().is_some() => {
            Failure::Wrong(format!("{fault:#}: name another folder with --data"))
        }
        other => other,
    })?;
    let directory = &office.in_force().directory;
    let secret = office.write(|tx| invite::first(tx, &office, &global.actor()))?;
    let link = officer::link(&office, &secret);
    if global.json {
        return print::json(&json!({
            "folder": folder, "database": office.store.version(), "revision": 1, "admission": link
        }));
    }
    let option =
        if folder == Path::new("./office") { String::new() } else { format!(" --data {}", folder.display()) };
    print::line(&format!(
        "Made the office \"{}\" in {}: {} authorities, {} procedures, {}.\n\
         Its key is {}: whoever copies the office must keep it safe, and nobody else may have it.\n\n\
         Next:\n  chancery{option} serve\n  chancery{option} take-in letter.eml\n  chancery{option} case list\n\n\
         The first officer comes in by this link, once, within seven days:\n  {link}",
        directory.office.name.in_language("en"),
        folder.display(),
        directory.authorities.len(),
        directory.procedures.len(),
        office.store.version(),
        folder.join("office.key").display(),
    ))
}

/// Asked before anything is made: a database that does not answer must not leave half an office behind.
fn must_answer(config: &Config) -> Result<(), Failure> {
    let database = config.database.as_str();
    if database.starts_with("sqlite:") {
        return Ok(());
    }
    if !database.starts_with("postgres://") && !database.starts_with("postgresql://") {
        let sentence = "is no database we know: write postgres://user@host/database, or leave --database out";
        return Err(Failure::Wrong(format!("{database} {sentence}")));
    }
    store::Store::open(database).map(drop).map_err(|fault| Failure::from(Error::from(fault)))
}

/// Runs one of `office …`.
///
/// # Errors
/// When the file cannot be read or has mistakes, or there is no office.
pub fn run(global: &Global, command: &OfficeCommand) -> Result<(), Failure> {
    match command {
        OfficeCommand::Export => export(global),
        OfficeCommand::Check { file } => {
            checked(file)?;
            if global.json {
                return print::json(&json!({ "ok": true }));
            }
            print::line(&format!("{} has no mistakes.", file.display()))
        }
        OfficeCommand::Apply { file, yes } => apply(global, file, *yes),
    }
}

/// Prints the settings of the folder.
///
/// # Errors
/// When there is no office there.
pub fn config(global: &Global) -> Result<(), Failure> {
    let config = global.config()?;
    if global.json {
        return print::json(&json!({ "database": config.database, "blobs": config.blobs }));
    }
    print::bytes(config.text().as_bytes())
}

fn export(global: &Global) -> Result<(), Failure> {
    let in_force = global.office()?.in_force();
    if global.json {
        return print::json(&json!({ "revision": in_force.revision, "text": in_force.text }));
    }
    print::bytes(in_force.text.as_bytes())
}

/// Reads an office file and refuses one with mistakes.
fn checked(file: &Path) -> Result<String, Failure> {
    let text = texts::read(file)?;
    InForce::read(0, &text).map_err(|error| match Failure::from(error) {
        Failure::Wrong(sentence) => Failure::Wrong(format!("{}: {sentence}", file.display())),
        // A key file that the office file names and that cannot be read.
        Failure::Fault(fault) => Failure::Wrong(format!("{}: {fault:#}", file.display())),
        other => other,
    })?;
    Ok(text)
}

fn apply(global: &Global, file: &Path, yes: bool) -> Result<(), Failure> {
    let text = checked(file)?;
    let office = global.office()?;
    let found = changes::between(&office.in_force().text, &text);
    let found = found.map_err(|error| Failure::Wrong(format!("{}: {error}", file.display())))?;
    if !global.json {
        for change in &found {
            print::line(&print::one_line(change))?;
        }
    }
    if found.is_empty() && office.in_force().text == text {
        return report(global, office.in_force().revision, &found, "Nothing would change.");
    }
    if !yes && !agreed(found.len())? {
        print::say("Nothing was applied.");
        return Err(Failure::Ended(1));
    }
    let revision = office.apply(&global.actor(), &text)?;
    pause::reckon_all(&office)?;
    report(global, revision, &found, &format!("Applied as revision {revision}."))
}

fn report(global: &Global, revision: i64, found: &[String], sentence: &str) -> Result<(), Failure> {
    if global.json {
        return print::json(&json!({ "revision": revision, "changes": found }));
    }
    print::line(sentence)
}

fn agreed(number: usize) -> Result<bool, Failure> {
    if !std::io::stdin().is_terminal() {
        let sentence = "nobody is at a terminal to agree: look at the changes, then give --yes";
        return Err(Failure::Wrong(sentence.to_owned()));
    }
    print::say(&format!("Apply these {number} changes? [y/N]"));
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    read.map_err(|error| {
        Failure::Wrong(format!("your answer could not be read ({error}): give --yes instead"))
    })?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
