//! One round of the post: takes what is due from the outbox to the submission server and reports how it went. The network
//! is never touched inside a transaction.

use std::fs::File;

use anyhow::Context;

use super::{Connection, Outcome, Submission};
use crate::desk::case::Case;
use crate::desk::reply;
use crate::error::Result;
use crate::letters::kept;
use crate::letters::letter::KeptLetter;
use crate::letters::outbox::{self, Claim, Ending};
use crate::notice;
use crate::office::Office;

/// What a round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Round {
    /// Letters that the server has.
    pub sent: usize,
    /// Letters that it will never take.
    pub refused: usize,
    /// Letters to be tried again.
    pub later: usize,
    /// Letters that may have gone out.
    pub uncertain: usize,
}

/// The right to be the office's only sender on this machine: held as long as the value lives.
pub struct SoleSender(#[expect(dead_code, reason = "the lock is held by the open file")] File);

impl SoleSender {
    /// Takes the right; `None` when another process of this office has it. What a sender that died on this machine had
    /// claimed is due at once, on SQLite; on PostgreSQL one may live on another node, and its leases must run out.
    ///
    /// # Errors
    /// When the lock file cannot be made, or the database fails.
    pub fn take(office: &Office) -> Result<Option<SoleSender>> {
        let path = office.folder.join("sender.lock");
        let file = File::create(&path).with_context(|| format!("cannot make {}", path.display()))?;
        if file.try_lock().is_err() {
            return Ok(None);
        }
        if office.store.engine() == store::Engine::Sqlite {
            office.write(|tx| outbox::forget_leases(tx, office.now()))?;
        }
        Ok(Some(SoleSender(file)))
    }
}

/// Sends everything that is due, one letter after the other over one connection; stops when `may_go_on` says so.
///
/// # Errors
/// When the database fails, or the office file names no usable submission server.
pub fn send_due(office: &Office, may_go_on: impl Fn() -> bool) -> Result<Round> {
    let mut round = Round::default();
    let Some(submission) = submission(office)? else { return Ok(round) };
    let mut connection: Option<Connection> = None;
    while may_go_on() {
        let Some(claim) = office.write(|tx| outbox::claim(tx, office.now()))? else { break };
        let outcome = send_one(office, &submission, &mut connection, &claim)?;
        report(office, &claim, &outcome, &mut round)?;
        // When the server cannot be reached the others would only wait through the same time-out.
        if connection.is_none() && matches!(outcome, Outcome::Later(_)) {
            break;
        }
    }
    if let Some(connection) = connection {
        connection.quit();
    }
    Ok(round)
}

/// The submission server of the office file; `None` when it names none.
///
/// # Errors
/// When its password or certificate cannot be read.
pub fn submission(office: &Office) -> Result<Option<Submission>> {
    let in_force = office.in_force();
    let mail = &in_force.directory.mail;
    let Some(url) = &mail.submission else { return Ok(None) };
    let read = |path: &String| std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"));
    let password = match &mail.submission_password_file {
        Some(path) => Some(read(path)?),
        None => std::env::var("CHANCERY_SUBMISSION_PASSWORD").ok(),
    };
    let certificate = mail.submission_certificate_file.as_ref().map(read).transpose()?;
    let password = password.filter(|_| url.as_ref().contains('@'));
    Ok(Some(Submission::parse(url.as_ref(), password, certificate.as_deref()).map_err(anyhow::Error::new)?))
}

fn send_one(
    office: &Office,
    submission: &Submission,
    connection: &mut Option<Connection>,
    claim: &Claim,
) -> Result<Outcome> {
    let found = office.read(|tx| {
        let letter = KeptLetter::find(tx, &claim.letter_id)?
            .ok_or_else(|| anyhow::anyhow!("an outbox row has no letter"))?;
        let bytes = kept::bytes(office, tx, &letter.hash)?;
        Ok((letter, bytes))
    });
    let (letter, bytes) = match found {
        Ok(found) => found,
        // One letter whose bytes are spoilt must not keep the others; a person is asked about it in the end.
        Err(error) => return Ok(Outcome::Later(format!("its bytes cannot be read: {error}"))),
    };
    if !connection.as_mut().is_some_and(Connection::is_healthy) {
        *connection = None;
        match submission.connect() {
            Ok(fresh) => *connection = Some(fresh),
            Err(unreachable) => return Ok(unreachable.into()),
        }
    }
    let Some(open) = connection.as_mut() else { return Ok(Outcome::Later("no connection".to_owned())) };
    let outcome = open.send(letter.envelope_sender.as_deref(), &letter.recipient, &bytes, || {
        let holds = office
            .write(|tx| outbox::go_on_wire(tx, claim, office.now()))
            .map_err(|error| anyhow::anyhow!("{error}"))?;
        anyhow::ensure!(holds, "another sender has taken the letter over");
        Ok(())
    });
    Ok(outcome)
}

fn report(office: &Office, claim: &Claim, outcome: &Outcome, round: &mut Round) -> Result<()> {
    let (ending, answer) = match outcome {
        Outcome::Sent(answer) => (Ending::Sent, answer),
        Outcome::Refused(answer) => (Ending::Refused, answer),
        Outcome::Later(answer) => (Ending::Later, answer),
        Outcome::Uncertain(answer) => (Ending::Uncertain, answer),
    };
    match ending {
        Ending::Sent => round.sent += 1,
        Ending::Refused => round.refused += 1,
        Ending::Later => round.later += 1,
        Ending::Uncertain => round.uncertain += 1,
    }
    office.write(|tx| {
        let now = office.now();
        // The case is held before the outbox row, in the order of every other writer.
        let letter = KeptLetter::find(tx, &claim.letter_id)?;
        let case_id = letter.as_ref().and_then(|letter| letter.case_id.clone());
        let mut case = case_id.map(|case_id| Case::lock_id(tx, &case_id)).transpose()?;
        if !outbox::end(tx, claim, ending, answer, now)? {
            return Ok(());
        }
        let (Some(letter), Some(case)) = (letter, case.as_mut()) else { return Ok(()) };
        let what = format!("{} ({})", letter.recipient, case.reference);
        if ending == Ending::Uncertain || claim.broke_off {
            notice::tell(tx, office, "notice-letter-uncertain", Some(&case.case_id), &what)?;
        }
        if ending == Ending::Refused {
            notice::tell(tx, office, "notice-letter-refused", Some(&case.case_id), &what)?;
            reply::undeliverable(tx, office, case, (&letter, answer, is_about_address(answer)))?;
        }
        if matches!(ending, Ending::Later | Ending::Uncertain) && outbox::ask_person(tx, claim, now)? {
            notice::tell(tx, office, "notice-letter-waits", Some(&case.case_id), &what)?;
        }
        Ok(())
    })
}

/// Whether a refusal is about the recipient's address (RFC 3463 section 3.2, RFC 5321 section 4.2.3) and not about us, the
/// letter or a policy.
fn is_about_address(answer: &str) -> bool {
    let has = |code: &str| answer.split([' ', '-']).any(|word| word.starts_with(code));
    has("5.1.") || (!has("5.") && ["550", "551", "553"].iter().any(|code| has(code)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sender::submission::LONGEST_ON_WIRE;

    #[test]
    fn a_lease_outlasts_a_letter_on_the_wire() {
        // Else a second sender would repeat a letter that the first is still handing over.
        assert!(outbox::LEASE.unsigned_abs() > LONGEST_ON_WIRE);
    }

    #[test]
    fn only_a_refused_address_is_held_against_the_contact() {
        for answer in ["550 5.1.1 no such user", "550 no such user", "551 user not local"] {
            assert!(is_about_address(answer), "{answer}");
        }
        for answer in [
            "550 5.7.1 sender not allowed",
            "552 5.3.4 too large",
            "554 5.7.1 policy",
            "554 no",
            "SMTPUTF8 is not offered",
        ] {
            assert!(!is_about_address(answer), "{answer}");
        }
    }
}
