//! `outbox …`: letters of ours on their way.

use clap::Subcommand;
use serde_json::json;

use super::failure::Failure;
use super::{Global, case_page::short, print};
use crate::desk::call_back::call_back;
use crate::letters::outbox::{self, OutboxRow};
use crate::office::Office;
use crate::sender::post_round::{Round, SoleSender, send_due};

/// The newest so many are shown.
const MOST_SHOWN: i64 = 1000;

/// `outbox …`.
#[derive(Debug, Subcommand)]
pub enum OutboxCommand {
    /// Letters that wait, were refused or are uncertain
    List {
        /// Also those that were sent or called back
        #[arg(long)]
        all: bool,
    },
    /// Send what is due, once
    Send,
    /// Call a letter back before it leaves
    Cancel {
        /// The letter's id
        letter: String,
    },
}

/// Runs one of `outbox …`.
///
/// # Errors
/// What the office says; that somebody else is sending.
pub fn run(global: &Global, command: &OutboxCommand) -> Result<(), Failure> {
    let office = global.office()?;
    match command {
        OutboxCommand::List { all } => list(global, &office, *all),
        OutboxCommand::Send => send(global, &office),
        OutboxCommand::Cancel { letter } => cancel(global, &office, letter),
    }
}

fn list(global: &Global, office: &Office, all: bool) -> Result<(), Failure> {
    let rows = office.read(|tx| outbox::list(tx, all, MOST_SHOWN))?;
    if global.json {
        return print::json(&rows);
    }
    if rows.is_empty() {
        return print::line("No letter waits in the outbox.");
    }
    let heads = ["LETTER", "STATE", "NEXT TRY", "TRIES", "TO", "ANSWER", "SUBJECT"];
    print::line(&print::table(&heads, &rows.iter().map(cells).collect::<Vec<_>>()))
}

fn cells(row: &OutboxRow) -> Vec<String> {
    let answer =
        if row.last_answer.is_empty() { "-".to_owned() } else { row.last_answer.chars().take(60).collect() };
    let twice = if row.was_uncertain && row.state != "uncertain" { " (perhaps twice)" } else { "" };
    vec![
        row.letter_id.clone(),
        format!("{}{twice}", row.state),
        short(&row.not_before_at),
        row.attempts.to_string(),
        row.recipient.clone(),
        answer,
        row.subject.clone(),
    ]
}

fn send(global: &Global, office: &Office) -> Result<(), Failure> {
    if office.in_force().directory.mail.submission.is_none() {
        let sentence = "the office file names no submission server: write one under [mail], such as \
                        submission = \"smtp+starttls://user@mx.our.domain\", and apply the file";
        return Err(Failure::Wrong(sentence.to_owned()));
    }
    let Some(_sole) = SoleSender::take(office)? else {
        let sentence =
            "serve is sending the letters of this office already: leave it to that, or stop it first";
        return Err(Failure::Later(sentence.to_owned()));
    };
    let round = send_due(office, || true)?;
    if global.json {
        print::json(&round)?;
    } else {
        let Round { sent, refused, later, uncertain } = round;
        print::line(&format!(
            "Sent {sent}, refused {refused}, to be tried again {later}, uncertain {uncertain}."
        ))?;
    }
    if round.later + round.uncertain > 0 {
        return Err(Failure::Later(
            "some letters could not be sent now; \"outbox list\" shows the answers".to_owned(),
        ));
    }
    Ok(())
}

fn cancel(global: &Global, office: &Office, letter_id: &str) -> Result<(), Failure> {
    let actor = global.actor();
    office.write(|tx| call_back(tx, office, &actor, letter_id))?;
    if global.json {
        return print::json(&json!({ "letter": letter_id, "state": "cancelled" }));
    }
    print::line(&format!("Letter {letter_id} was called back and will not leave."))
}
