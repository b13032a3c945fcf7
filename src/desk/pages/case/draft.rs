//! A letter of ours as it was typed, and the verb that makes it a letter.

use store::Tx;

use crate::actor::Actor;
use crate::desk::{answer, close, forward, relay};
use crate::error::Result;
use crate::html::form::tidied;
use crate::html::request::Pairs;
use crate::html::visit::Visit;
use crate::letters::writing::Written;
use crate::office::Office;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letter {
    /// The request, to the authorities.
    Forward,
    /// A reply, to the requester.
    Relay,
    /// The desk's own answer, to the requester.
    Answer,
    /// A question or word, to the requester.
    Ask,
    /// The last letter, to the requester.
    Close,
}

/// A draft as typed.
#[derive(Debug, Default)]
pub struct Typed {
    /// The text.
    pub text: String,
    /// Keys of the authorities it goes to.
    pub authorities: Vec<String>,
    /// Files that go with it, as the form names them.
    pub files: Vec<String>,
    /// Texts that may cross on purpose.
    pub release: Vec<String>,
    /// Whether required fields may be empty.
    pub incomplete: bool,
    /// The fingerprint of what was seen.
    pub seen: String,
}

impl Typed {
    /// As a form says it.
    #[must_use]
    pub fn of(form: &Pairs) -> Typed {
        let all = |name: &str| form.all(name).map(str::to_owned).filter(|value| !value.is_empty()).collect();
        Typed {
            text: tidied(form.get("text")),
            authorities: all("authority"),
            files: all("file"),
            release: all("release"),
            incomplete: form.is_ticked("incomplete"),
            seen: form.get("seen").to_owned(),
        }
    }
}

impl Letter {
    /// The word in its address and its phrases.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Letter::Forward => "forward",
            Letter::Relay => "relay",
            Letter::Answer => "answer",
            Letter::Ask => "ask",
            Letter::Close => "close",
        }
    }

    /// Where it is written, under the case's address.
    #[must_use]
    pub fn path(self, visit: &Visit<'_>) -> String {
        let reference = visit.request.part("reference");
        match self {
            Letter::Relay => {
                format!("/desk/cases/{reference}/letters/{}/relay", visit.request.part("letter"))
            }
            _ => format!("/desk/cases/{reference}/{}", self.word()),
        }
    }

    /// Lets its verb write it.
    ///
    /// # Errors
    /// What the verb says.
    pub fn written(
        self,
        tx: &mut Tx<'_>,
        office: &Office,
        (actor, reference, letter_id): (&Actor, &str, &str),
        typed: &Typed,
    ) -> Result<Vec<Written>> {
        match self {
            Letter::Forward => {
                let draft = forward::Draft {
                    text: Some(typed.text.clone()),
                    authorities: typed.authorities.clone(),
                    incomplete: typed.incomplete,
                    release: typed.release.clone(),
                    attachments: typed.files.iter().filter_map(|file| file.parse().ok()).collect(),
                };
                forward::forward(tx, office, actor, reference, &draft)
            }
            Letter::Relay => {
                let draft = relay::Draft {
                    text: Some(typed.text.clone()),
                    attachments: typed.files.iter().filter_map(|file| file.parse().ok()).collect(),
                    release: typed.release.clone(),
                };
                relay::relay(tx, office, actor, reference, (letter_id, &draft)).map(|one| vec![one])
            }
            Letter::Answer => answer::answer(tx, office, actor, reference, &typed.text).map(|one| vec![one]),
            Letter::Ask => answer::ask(tx, office, actor, reference, &typed.text).map(|one| vec![one]),
            Letter::Close => close::close(tx, office, actor, reference).map(|one| vec![one]),
        }
    }
}
