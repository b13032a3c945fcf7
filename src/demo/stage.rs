//! The stage: the invented office, the outside world around it, and the ways between them: letters come in over LMTP, are
//! read, go out over SMTP. The officer's deeds are beside it; what happens, and in which order, the story says.

use std::sync::Arc;

use mail::parse::{Limits, read};

use super::host::{MailHost, Verdict, with_trace};
use super::letters::filled;
use super::narrator::Narrator;
use super::outside::{Outside, Posted};
use crate::actor::Actor;
use crate::desk::list;
use crate::desk::receive::Reader;
use crate::desk::show::{ShownLetter, WholeCase, show};
use crate::error::Result;
use crate::letters::letter::KeptLetter;
use crate::office::Office;
use crate::sender::post_round::send_due;

/// The office, the world, and who acts.
pub struct Stage {
    /// The invented office.
    pub office: Arc<Office>,
    /// Where its letters go.
    pub outside: Outside,
    /// Where its letters come from.
    pub host: MailHost,
    /// Who tells.
    pub narrator: Narrator,
    /// Every message that a party wrote, for the proof.
    pub written: Vec<Vec<u8>>,
    /// Who sits at the desk.
    pub officer: Actor,
    reader: Reader,
}

/// A letter about to come in: from whom and to whom on the envelope, and what its host found out.
pub struct Incoming<'a> {
    /// The envelope's sender; empty for the null sender.
    pub sender: &'a str,
    /// The envelope's recipient.
    pub recipient: &'a str,
    /// The message, with names in braces.
    pub template: &'a [u8],
    /// The values of those names.
    pub values: &'a [(&'a str, &'a str)],
    /// What our mail host says of it.
    pub verdict: Verdict,
}

/// Fails the demonstration loudly when something is not as it must be.
///
/// # Errors
/// A fault with the sentence.
pub fn must(holds: bool, sentence: impl FnOnce() -> String) -> Result<()> {
    if holds {
        Ok(())
    } else {
        Err(anyhow::anyhow!("the demonstration did not go as it must: {}", sentence()).into())
    }
}

impl Stage {
    /// Sets the stage.
    #[must_use]
    pub fn new(office: Arc<Office>, outside: Outside, host: MailHost, narrator: Narrator) -> Stage {
        let officer = Actor::operator("rassendyll");
        Stage { office, outside, host, narrator, written: Vec::new(), officer, reader: Reader::default() }
    }

    /// A letter comes in at the LMTP door, is read, and what the office writes at once goes out. The door's answer.
    ///
    /// # Errors
    /// When the door refuses it.
    pub fn comes(&mut self, incoming: &Incoming<'_>) -> Result<String> {
        let date = self.date()?;
        let values = [incoming.values, &[("date", date.as_str())]].concat();
        let message = filled(incoming.template, &values);
        let (letter, _) = read(&message, &Limits::default());
        let traced = with_trace(&letter, incoming.verdict, &date, &message);
        self.written.push(message);
        let answer = self.host.hand_in(incoming.sender, incoming.recipient, &traced)?;
        self.reader.read_waiting(&self.office, 100)?;
        self.post()?;
        Ok(answer)
    }

    /// Everything due goes out over SMTP.
    ///
    /// # Errors
    /// When a letter did not reach the outside world.
    pub fn post(&mut self) -> Result<()> {
        let round = send_due(&self.office, || true)?;
        must(round.refused + round.later + round.uncertain == 0, || {
            format!("a letter did not leave: {round:?}")
        })
    }

    /// An authority writes about our newest letter to `contact` in this case; to the reply address unless `recipient`
    /// says otherwise.
    ///
    /// # Errors
    /// When there is no such letter, or the door refuses.
    pub fn authority_writes(
        &mut self,
        reference: &str,
        contact: &str,
        (template, number, verdict): (&[u8], &str, Verdict),
        recipient: Option<&str>,
    ) -> Result<()> {
        let ours = self.newest_to(contact, reference)?;
        let (request, _) = read(&ours.bytes, &Limits::default());
        let reply_to = request.reply_to.first().map(|address| address.address.clone()).unwrap_or_default();
        let quote: String = request.text.lines().map(|line| format!("> {line}\n")).collect();
        let quote = format!("The desk of Ruritania wrote:\n{quote}");
        let values = [
            ("reply_to", reply_to.as_str()),
            ("message_id", request.message_id.as_deref().unwrap_or_default()),
            ("subject", request.subject.as_str()),
            ("quote", quote.as_str()),
            ("reference", reference),
            ("number", number),
        ];
        let (letter, _) = read(&filled(template, &values), &Limits::default());
        let is_automatic = letter.no_automatic_answer;
        let sender = letter
            .from
            .first()
            .map(|from| from.address.clone())
            .filter(|_| !is_automatic)
            .unwrap_or_default();
        let recipient = recipient.unwrap_or(&reply_to);
        self.comes(&Incoming { sender: &sender, recipient, template, values: &values, verdict })?;
        Ok(())
    }

    /// The newest letter that the outside world has from us, to this address about this case.
    ///
    /// # Errors
    /// When there is none.
    pub fn newest_to(&self, recipient: &str, reference: &str) -> Result<Posted> {
        let names_it = |posted: &Posted| {
            let (letter, _) = read(&posted.bytes, &Limits::default());
            letter.subject.contains(reference) || letter.text.contains(reference)
        };
        let about = |posted: &&Posted| posted.recipient == recipient && names_it(posted);
        let newest = self.outside.letters().iter().rev().find(about).cloned();
        Ok(newest.ok_or_else(|| anyhow::anyhow!("no letter about {reference} has reached {recipient}"))?)
    }

    /// A case, whole.
    ///
    /// # Errors
    /// When there is no such case.
    pub fn case(&self, reference: &str) -> Result<WholeCase> {
        self.office.read(|tx| show(tx, &self.office, &self.officer, reference))
    }

    /// References of all cases, the last changed first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn references(&self) -> Result<Vec<String>> {
        let filter = list::Filter { limit: 100, ..list::Filter::default() };
        let rows = self.office.read(|tx| list::list(tx, &self.office, &Actor::Clock, &filter))?;
        Ok(rows.into_iter().map(|row| row.reference).collect())
    }

    /// What lies in the tray.
    ///
    /// # Errors
    /// When the database fails.
    pub fn tray(&self) -> Result<Vec<KeptLetter>> {
        self.office.read(|tx| KeptLetter::in_tray(tx, 100))
    }

    /// The newest letter from a party of a case: `requester`, or an authority's key.
    ///
    /// # Errors
    /// When that party wrote none.
    pub fn newest_from(&self, reference: &str, party: &str) -> Result<ShownLetter> {
        let case = self.case(reference)?;
        let mut letters =
            case.lanes.into_iter().filter(|lane| lane.party == party).flat_map(|lane| lane.letters);
        let newest = letters.rfind(|letter| letter.direction == "in");
        Ok(newest.ok_or_else(|| anyhow::anyhow!("{party} wrote no letter in case {reference}"))?)
    }

    /// Now, as a letter's head writes it (RFC 5322 section 3.3).
    fn date(&self) -> Result<String> {
        let now = self.office.now().to_zoned_datetime(jiff::tz::TimeZone::UTC);
        Ok(jiff::fmt::rfc2822::to_string(&now)?)
    }
}
