//! What stands behind the LMTP listener: the office's letter box. It keeps bytes and answers after the commit; it reads no
//! letter.

use std::sync::Arc;

use mail::address::Found;
use tokio::sync::Notify;

use super::{Answer, Delivery, Door};
use crate::desk::receive::{keep, make_ready};
use crate::error::Result;
use crate::office::Office;

/// The office's letter box.
pub struct LetterBox {
    office: Arc<Office>,
    arrived: Arc<Notify>,
}

impl LetterBox {
    /// A letter box that rings `arrived` after each letter.
    #[must_use]
    pub fn new(office: Arc<Office>, arrived: Arc<Notify>) -> LetterBox {
        LetterBox { office, arrived }
    }

    fn take(&self, delivery: &Delivery, recipient: &str) -> Result<Answer> {
        let ready = make_ready(&self.office, delivery.sender.as_deref(), recipient, &delivery.bytes)?;
        let kept = self.office.write(|tx| keep(tx, &self.office, &ready))?;
        Ok(if kept.is_some() { Answer::Taken } else { Answer::SeenBefore })
    }
}

impl Door for LetterBox {
    /// Our intake addresses, our sender address, postmaster (RFC 5321 section 4.5.1) and whatever looks like a reply
    /// address are taken; anybody else is refused in the session, so that nothing is ever bounced.
    fn recipient(&self, address: &str) -> Answer {
        let in_force = self.office.in_force();
        let folded = address.to_lowercase();
        let postmaster = format!("postmaster@{}", in_force.directory.office.domain.to_lowercase());
        let is_ours = folded == postmaster
            || folded == "postmaster"
            || folded == in_force.directory.mail.from.as_ref().to_lowercase()
            || in_force.directory.intake_addresses().any(|intake| intake == folded)
            || !matches!(in_force.reply.find(address), Found::No);
        if is_ours { Answer::Taken } else { Answer::Refused("nobody of that name is here".to_owned()) }
    }

    fn deliver(&self, delivery: Delivery) -> Vec<Answer> {
        let answers = delivery
            .recipients
            .iter()
            .map(|recipient| {
                self.take(&delivery, recipient).unwrap_or_else(|error| {
                    tracing::error!(%error, "a letter could not be kept; the mail server keeps it");
                    Answer::TryAgain("the office cannot write now; keep the letter and try again".to_owned())
                })
            })
            .collect();
        self.arrived.notify_one();
        answers
    }
}
