//! `notice …`: what a person must look at.

use clap::Subcommand;
use serde_json::json;

use super::failure::{Failure, language};
use super::{Global, case_page::short, print};
use crate::notice::{self, Notice};
use crate::phrases;

/// More come up when these are settled.
const MOST_SHOWN: i64 = 1000;

/// `notice …`.
#[derive(Debug, Subcommand)]
pub enum NoticeCommand {
    /// Open notices, oldest first
    List,
    /// Mark a notice as settled
    Settle {
        /// The notice's id
        notice: String,
    },
}

/// Runs one of `notice …`.
///
/// # Errors
/// What the office says; that there is no such notice.
pub fn run(global: &Global, command: &NoticeCommand) -> Result<(), Failure> {
    let office = global.office()?;
    match command {
        NoticeCommand::List => {
            let open = office.read(|tx| notice::open(tx, MOST_SHOWN))?;
            list(global, &open)
        }
        NoticeCommand::Settle { notice } => {
            if !office.write(|tx| notice::settle(tx, &office, notice))? {
                let sentence =
                    format!("no open notice has the id {notice}: \"chancery notice list\" shows them");
                return Err(Failure::Wrong(sentence));
            }
            if global.json {
                return print::json(&json!({ "notice": notice, "settled": true }));
            }
            print::line(&format!("Notice {notice} is settled."))
        }
    }
}

fn list(global: &Global, open: &[Notice]) -> Result<(), Failure> {
    if global.json {
        let shown: Vec<_> = open
            .iter()
            .map(|one| json!({ "id": one.notice_id, "at": one.at, "code": one.code, "what": one.what, "text": text(one) }))
            .collect();
        return print::json(&shown);
    }
    if open.is_empty() {
        return print::line("Nothing waits for a person.");
    }
    open.iter().try_for_each(|one| {
        print::line(&format!("{}  {}  {}", one.notice_id, short(&one.at), print::one_line(&text(one))))
    })
}

fn text(one: &Notice) -> String {
    phrases::say(language(), &one.code, &[("what", one.what.clone())])
}
