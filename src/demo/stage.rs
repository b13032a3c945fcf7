//! The stage: the invented office with its real doors, the outside world around it, and the officer's hands. Every deed
//! here calls the desk's own verb and says what came of it; which deeds, and in which order, the story says.

use std::sync::Arc;

use mail::parse::{Limits, read};

use super::host::{MailHost, Verdict, with_trace};
use super::letters::filled;
use super::narrator::{Narrator, Shown};
use super::outside::{Outside, Posted};
use crate::actor::Actor;
use crate::desk::close::{close, decide};
use crate::desk::decision::Decision;
use crate::desk::receive::Reader;
use crate::desk::show::{ShownLetter, WholeCase, show};
use crate::desk::{answer, forward, list, relay, reply, route};
use crate::error::{Error, Result};
use crate::letters::letter::KeptLetter;
use crate::letters::writing::Written;
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
    officer: Actor,
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
        let officer = Actor::Officer("rassendyll".to_owned());
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
        self.office.read(|tx| show(tx, &self.office, reference))
    }

    /// References of all cases, the last changed first.
    ///
    /// # Errors
    /// When the database fails.
    pub fn references(&self) -> Result<Vec<String>> {
        let filter = list::Filter { limit: 100, ..list::Filter::default() };
        let rows = self.office.read(|tx| list::list(tx, &self.office, &filter))?;
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

    /// The officer looks at what the office proposes and confirms it.
    ///
    /// # Errors
    /// When the office proposes another procedure first.
    pub fn route(&mut self, reference: &str, procedure: &str) -> Result<()> {
        let case = self.case(reference)?;
        let first = case.proposals.first();
        let proposed = first.map_or("nothing", |proposal| proposal.procedure.as_str());
        must(proposed == procedure, || {
            format!("{reference}: {proposed} is proposed instead of {procedure}")
        })?;
        let reasons = first.map(|proposal| proposal.reasons.join(", ")).unwrap_or_default();
        self.office.write(|tx| route::route(tx, &self.office, &self.officer, reference, (procedure, &[])))?;
        let authorities = self.authority_names(&self.case(reference)?.row.authorities);
        let what = format!("{procedure} for {authorities}, because {reasons}; the officer confirms");
        self.narrator.step("route", Some(reference), &what)
    }

    /// The officer looks at the exact letters that forwarding would send; nothing is sent.
    ///
    /// # Errors
    /// When forwarding would be refused.
    pub fn preview_forward(&mut self, reference: &str, draft: &forward::Draft) -> Result<()> {
        let office = Arc::clone(&self.office);
        let letters = office.rehearse(|tx| forward::forward(tx, &office, &self.officer, reference, draft))?;
        for letter in letters {
            self.narrator.step(
                "preview",
                Some(reference),
                "what forwarding would send, byte for byte; nothing has left",
            )?;
            self.narrator.exact(reference, &letter.bytes)?;
        }
        Ok(())
    }

    /// The officer forwards; one line for each authority.
    ///
    /// # Errors
    /// When forwarding is refused.
    pub fn forward(&mut self, reference: &str, text: Option<&str>) -> Result<()> {
        let draft = forward::Draft { text: text.map(str::to_owned), ..forward::Draft::default() };
        let office = Arc::clone(&self.office);
        let letters = office.write(|tx| forward::forward(tx, &office, &self.officer, reference, &draft))?;
        self.post()?;
        let told = self.told(reference)?;
        for letter in letters {
            let to = first_recipient(&letter);
            self.narrator.step(
                "forward",
                Some(reference),
                &format!("a new letter of the desk's own to {to}; {told}"),
            )?;
        }
        Ok(())
    }

    /// Which fields an authority sees, and which stay here.
    fn told(&self, reference: &str) -> Result<String> {
        let case = self.case(reference)?;
        let in_force = self.office.in_force();
        let procedure = case.row.procedure.as_deref().and_then(|key| in_force.directory.procedure(key));
        let (mut shown, mut kept) = (Vec::new(), Vec::new());
        for field in procedure.iter().flat_map(|procedure| &procedure.fields) {
            if case.fields.iter().any(|filled| filled.field == *field.key.as_ref()) {
                let label = format!("\"{}\"", field.label.in_language("en"));
                if field.disclose { shown.push(label) } else { kept.push(label) }
            }
        }
        let who = if kept.is_empty() { "who asks" } else { "and who asks" };
        kept.push(who.to_owned());
        let due =
            case.row.due_at.map(|due| format!("; an answer is due by {}", due.get(..10).unwrap_or_default()));
        Ok(format!(
            "it shows {}; kept back: {}{}",
            shown.join(", "),
            kept.join(", "),
            due.unwrap_or_default()
        ))
    }

    /// The officer has looked at a held reply and takes it as the authority's own.
    ///
    /// # Errors
    /// When it is refused.
    pub fn accept(&mut self, reference: &str, party: &str) -> Result<()> {
        let letter = self.newest_from(reference, party)?;
        self.office.write(|tx| reply::accept(tx, &self.office, &self.officer, reference, &letter.id))?;
        let from = &letter.from;
        let what =
            format!("the officer has checked the letter of {from} by telephone and takes it as theirs");
        self.narrator.step("accept", Some(reference), &what)
    }

    /// The officer passes on an authority's newest reply.
    ///
    /// # Errors
    /// When it is refused.
    pub fn relay(&mut self, reference: &str, party: &str, draft: &relay::Draft) -> Result<()> {
        let letter = self.newest_from(reference, party)?;
        let office = Arc::clone(&self.office);
        let written =
            office.write(|tx| relay::relay(tx, &office, &self.officer, reference, (&letter.id, draft)))?;
        self.post()?;
        let (read, _) = read(&written.bytes, &Limits::default());
        let taken_out = read.text.matches("[…]").count();
        let mut what = format!("to {}; ", first_recipient(&written));
        what.push_str(&match (&draft.text, taken_out) {
            (Some(_), _) => "in the officer's words".to_owned(),
            (None, 0) => "the reply's new text, without quotes and signature".to_owned(),
            (None, count) => format!(
                "the reply's new text, without quotes and signature; names and numbers taken out: {count}"
            ),
        });
        let files: Vec<&str> = read.attachments.iter().map(|file| file.filename.as_str()).collect();
        if !files.is_empty() {
            what.push_str(&format!("; with a file, now called {}", files.join(", ")));
        }
        self.narrator.step("relay", Some(reference), &what)
    }

    /// The officer tries to pass on a reply that is held, and the office says no.
    ///
    /// # Errors
    /// When the office lets it pass.
    pub fn cannot_relay(&mut self, reference: &str, party: &str) -> Result<()> {
        let letter = self.newest_from(reference, party)?;
        let draft = relay::Draft::default();
        let office = Arc::clone(&self.office);
        let tried =
            office.write(|tx| relay::relay(tx, &office, &self.officer, reference, (&letter.id, &draft)));
        match tried {
            Err(Error::Refused(refusal)) => {
                let what = format!("the officer tries to relay it all the same: {}", Error::Refused(refusal));
                self.narrator.step("refused", Some(reference), &what)
            }
            Err(fault) => Err(fault),
            Ok(_) => must(false, || format!("{reference}: a held letter was relayed")),
        }
    }

    /// The officer writes down the decision and closes the case.
    ///
    /// # Errors
    /// When it is refused.
    pub fn decide_and_close(&mut self, reference: &str, outcome: &str, number: &str) -> Result<()> {
        let decided =
            Decision { outcome: outcome.to_owned(), number: number.to_owned(), ..Decision::default() };
        let office = Arc::clone(&self.office);
        if !outcome.is_empty() {
            office.write(|tx| decide(tx, &office, &self.officer, reference, &decided))?;
            let number = if number.is_empty() { String::new() } else { format!(", number {number}") };
            self.narrator.step(
                "decide",
                Some(reference),
                &format!("the authority's decision: {outcome}{number}"),
            )?;
        }
        let written = office.write(|tx| close(tx, &office, &self.officer, reference))?;
        self.post()?;
        let what = format!("closed; a last letter to {}", first_recipient(&written));
        self.narrator.step("close", Some(reference), &what)
    }

    /// The desk answers its own matter.
    ///
    /// # Errors
    /// When it is refused.
    pub fn answer(&mut self, reference: &str, text: &str) -> Result<()> {
        let office = Arc::clone(&self.office);
        let written = office.write(|tx| answer::answer(tx, &office, &self.officer, reference, text))?;
        self.post()?;
        let what = format!("the desk's own matter, answered to {}", first_recipient(&written));
        self.narrator.step("answer", Some(reference), &what)
    }

    /// Authorities by name.
    #[must_use]
    pub fn authority_names(&self, keys: &[String]) -> String {
        let in_force = self.office.in_force();
        let name =
            |key: &String| in_force.directory.authority(key).map(|one| one.name.in_language("en").to_owned());
        keys.iter().filter_map(name).collect::<Vec<_>>().join(" and ")
    }

    /// Now, as a letter's head writes it (RFC 5322 section 3.3).
    fn date(&self) -> Result<String> {
        let now = self.office.now().to_zoned_datetime(jiff::tz::TimeZone::UTC);
        Ok(jiff::fmt::rfc2822::to_string(&now)?)
    }
}

/// The recipient of a letter of ours, as it is shown.
fn first_recipient(written: &Written) -> String {
    let (letter, _) = read(&written.bytes, &Limits::default());
    Shown::of(&letter).to
}
