//! The officer's hands on the stage: every deed calls the desk's own verb and says what came of it. Which deeds, and in
//! which order, the story says.

use std::sync::Arc;

use mail::parse::{Limits, read};

use super::narrator::Shown;
use super::stage::{Stage, must};
use crate::desk::close::{close, decide};
use crate::desk::decision::Decision;
use crate::desk::{answer, forward, relay, reply, route};
use crate::error::{Error, Result};
use crate::letters::writing::Written;

impl Stage {
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
    fn authority_names(&self, keys: &[String]) -> String {
        let in_force = self.office.in_force();
        let name =
            |key: &String| in_force.directory.authority(key).map(|one| one.name.in_language("en").to_owned());
        keys.iter().filter_map(name).collect::<Vec<_>>().join(" and ")
    }
}

/// The recipient of a letter of ours, as it is shown.
fn first_recipient(written: &Written) -> String {
    let (letter, _) = read(&written.bytes, &Limits::default());
    Shown::of(&letter).to
}
