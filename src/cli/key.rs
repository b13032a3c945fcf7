//! `key …`: keys of programs, made and taken back on the machine itself.

use clap::Subcommand;
use serde_json::json;

use super::failure::Failure;
use super::{Global, print};
use crate::programs::key::ProgramKey;
use crate::programs::make::{self, NewKey};
use crate::right::Right;

/// `key …`.
#[derive(Debug, Subcommand)]
pub enum KeyCommand {
    /// Every key, the newest first
    List,
    /// Make a key and print it: it is shown this one time
    Make {
        /// The program's name, as the journal will name it
        name: String,
        /// What it may do, such as "read"; once for each
        #[arg(long = "right", value_name = "RIGHT", value_parser = right, required = true)]
        rights: Vec<Right>,
        /// See only cases of requesters from this country (may be given again); without it, every case
        #[arg(long = "country", value_name = "CC")]
        countries: Vec<String>,
        /// In how many days it ends
        #[arg(long, value_name = "N", default_value_t = 90, value_parser = clap::value_parser!(i64).range(1..=366))]
        days: i64,
    },
    /// Take a key back
    End {
        /// The key's id
        key: String,
    },
}

fn right(written: &str) -> Result<Right, String> {
    let all: Vec<&str> = Right::ALL.iter().map(|right| right.word()).collect();
    Right::of_word(written).ok_or_else(|| format!("the rights are {}", all.join(", ")))
}

/// Runs one of `key …`.
///
/// # Errors
/// What the office says.
pub fn run(global: &Global, command: &KeyCommand) -> Result<(), Failure> {
    let office = global.office()?;
    let actor = global.actor();
    match command {
        KeyCommand::List => {
            let keys = office.read(ProgramKey::all)?;
            if global.json {
                return print::json(&keys);
            }
            let heads = ["KEY", "ENDS", "ENDED", "USED", "NAME"];
            print::line(&print::table(&heads, &keys.iter().map(cells).collect::<Vec<_>>()))
        }
        KeyCommand::Make { name, rights, countries, days } => {
            let countries = countries.iter().map(|country| country.to_ascii_uppercase()).collect();
            let new = NewKey { name: name.clone(), rights: rights.clone(), countries, days: *days };
            let (key_id, secret) = office.write(|tx| make::make(tx, &office, &actor, (None, &new)))?;
            if global.json {
                return print::json(&json!({ "key_id": key_id, "secret": secret }));
            }
            print::say("This key is shown this one time. Keep it where only the program can read it.");
            print::line(&secret)
        }
        KeyCommand::End { key } => {
            office.write(|tx| make::end(tx, &office, &actor, key))?;
            if global.json {
                return print::json(&json!({ "key_id": key, "ended": true }));
            }
            print::line(&format!("Key {key} opens nothing any more."))
        }
    }
}

fn cells(key: &ProgramKey) -> Vec<String> {
    let day = |at: Option<&str>| at.and_then(|at| at.split('T').next()).unwrap_or("-").to_owned();
    vec![
        key.key_id.clone(),
        day(Some(&key.ends_at)),
        day(key.ended_at.as_deref()),
        day(key.used_at.as_deref()),
        key.name.clone(),
    ]
}
