//! One visit: the question, who asks it, in which language, and the office it is asked of. First argument of every page.

use crate::actor::Actor;
use crate::error::Result;
use crate::html::page::Page;
use crate::html::request::Request;
use crate::html::response::Response;
use crate::office::Office;
use crate::phrases::Language;
use crate::refusal::Refusal;
use crate::right::Right;

/// An officer's open session, as a page may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Their account.
    pub account_id: String,
    /// Their session.
    pub session_id: String,
    /// Their name.
    pub name: String,
    /// Whether they showed lately, with a passkey or their second factor, who they are.
    pub is_proved: bool,
    /// The language they chose for their pages.
    pub language: Option<Language>,
}

/// One visit.
pub struct Visit<'a> {
    /// The office.
    pub office: &'a Office,
    /// The question.
    pub request: &'a Request,
    /// Who acts: an officer, or anybody ([`Actor::Requester`]).
    pub actor: Actor,
    /// The officer's session.
    pub signed_in: Option<SignedIn>,
    /// The language of the page.
    pub language: Language,
    /// Lets our own script run on this one page (CSP level 3).
    pub nonce: String,
    /// The address of the office's site as its visitors write it, without a slash at the end.
    pub site: String,
}

impl Visit<'_> {
    /// The frame of a page with this title (already in the visitor's language).
    #[must_use]
    pub fn page(&self, title: impl Into<String>) -> Page {
        Page::new(self, title.into())
    }

    /// A phrase in the visitor's language.
    #[must_use]
    pub fn say(&self, phrase: &str) -> String {
        self.language.say(phrase)
    }

    /// Refuses whoever may not do this.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn must(&self, right: Right) -> Result<()> {
        self.actor.must(right)
    }

    /// Refuses whoever did not show lately who they are, before what a stranger at an unlocked desk must not do. The door
    /// leads them to show it, and back.
    ///
    /// # Errors
    /// [`Refusal::NotProved`].
    pub fn must_be_proved(&self) -> Result<()> {
        match &self.signed_in {
            Some(officer) if officer.is_proved => Ok(()),
            _ => Err(Refusal::NotProved.into()),
        }
    }

    /// What a refusal says, in the visitor's language.
    #[must_use]
    pub fn sentence(&self, refusal: &Refusal) -> String {
        self.language.filled(&refusal.phrase(), &refusal.values())
    }

    /// The page of a refusal: what, why, and the way back.
    #[must_use]
    pub fn refused(&self, refusal: &Refusal) -> Response {
        let status = status_of(refusal);
        let sentence = self.sentence(refusal);
        self.page(self.say("problem-title")).problem(status, &sentence, refusal.code())
    }
}

/// The status of a refusal over HTTP (RFC 9110 section 15.5): what is out of sight looks like what is not there.
#[must_use]
pub fn status_of(refusal: &Refusal) -> u16 {
    match refusal {
        Refusal::UnknownKey(_) | Refusal::UnknownWebhook(_) => 404,
        Refusal::NoKey => 401,
        Refusal::BadQuestion(_) => 400,
        Refusal::UnknownCase(_)
        | Refusal::UnknownLetter(_)
        | Refusal::NotInTray(_)
        | Refusal::NotInOutbox(_)
        | Refusal::UnknownNotice(_)
        | Refusal::UnknownOfficer(_)
        | Refusal::LinkOver
        | Refusal::UnknownEntry(_) => 404,
        Refusal::NotAllowed(_) | Refusal::NotProved => 403,
        Refusal::NothingHere | Refusal::DraftGone => 404,
        Refusal::TooManyTries | Refusal::TooManyRequests => 429,
        _ => 422,
    }
}
