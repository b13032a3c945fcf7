//! Small forms of the case page on a page of their own: why a letter is set aside, why waiting ends, a note, a decision.
//! Shown again as filled in when the office says no.

use askama::Template;

use super::names::Names;
use crate::error::{Error, Result};
use crate::html::form::{Mistakes, tidied};
use crate::html::page::{Page, render};
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;

/// A form with a few fields and one button.
#[derive(Template)]
#[template(path = "pages/desk/case/sheet.html")]
pub struct Sheet {
    /// The frame.
    pub page: Page,
    /// What is wrong.
    pub mistakes: Mistakes,
    /// The reference of the case.
    pub reference: String,
    /// What follows from it, a sentence; may be empty.
    pub lead: String,
    /// Its fields.
    pub fields: Vec<SheetField>,
    /// What its button says.
    pub button: String,
}

/// A field of such a form.
pub struct SheetField {
    /// Its name, and its id.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// What helps to fill it in; may be empty.
    pub hint: String,
    /// As filled in.
    pub value: String,
    /// `line`, `lines` or `choice`.
    pub form: &'static str,
    /// What may be chosen: value, name.
    pub choices: Vec<(String, String)>,
}

impl SheetField {
    /// A field as the visitor has filled it in.
    #[must_use]
    pub fn new(visit: &Visit<'_>, name: &'static str, form: &'static str) -> SheetField {
        SheetField {
            name,
            label: visit.say(&format!("case-field-{}", name.replace('_', "-"))),
            hint: String::new(),
            value: tidied(visit.request.form.get(name)),
            form,
            choices: Vec::new(),
        }
    }

    /// The same with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: String) -> SheetField {
        self.hint = hint;
        self
    }

    /// The same with something to choose from.
    #[must_use]
    pub fn with_choices(mut self, choices: Vec<(String, String)>) -> SheetField {
        self.choices = choices;
        self
    }
}

impl Sheet {
    /// A form named by its phrases: `case-sheet-NAME`, `case-sheet-NAME-lead`, `case-sheet-NAME-button`.
    #[must_use]
    pub fn new(visit: &Visit<'_>, name: &str, what: &str, fields: Vec<SheetField>) -> Sheet {
        let names = Names::of(visit);
        let said = |phrase: String| names.tell(&phrase, &[("what", what.to_owned())]);
        Sheet {
            page: visit.page(said(format!("case-sheet-{name}"))),
            mistakes: Mistakes::default(),
            reference: visit.request.part("reference").to_owned(),
            lead: said(format!("case-sheet-{name}-lead")),
            fields,
            button: visit.say(&format!("case-sheet-{name}-button")),
        }
    }

    /// The page.
    #[must_use]
    pub fn shown(&self) -> Response {
        render(200, self)
    }

    /// The page again with what the office said to it; what has nothing to do with the form stays a problem.
    ///
    /// # Errors
    /// A fault, or a refusal that no other word in the form would help.
    pub fn again(mut self, visit: &Visit<'_>, error: Error, field: &str) -> Result<Response> {
        let refusal = mendable(error)?;
        self.mistakes.add(field, sentence(visit, &refusal));
        self.page.has_mistakes = true;
        Ok(render(422, &self))
    }
}

/// A refusal that the visitor can do something about on the form itself.
///
/// # Errors
/// Any other error, as it came.
pub fn mendable(error: Error) -> Result<Refusal> {
    match error {
        Error::Refused(
            refusal @ (Refusal::UnknownCase(_)
            | Refusal::NotAllowed(_)
            | Refusal::NotAReply(_)
            | Refusal::NothingHere),
        ) => Err(refusal.into()),
        Error::Refused(refusal) => Ok(refusal),
        fault @ Error::Fault(_) => Err(fault),
    }
}

/// What a refusal says.
#[must_use]
pub fn sentence(visit: &Visit<'_>, refusal: &Refusal) -> String {
    crate::phrases::say(visit.language.code(), &refusal.phrase(), &refusal.values())
}
