//! A procedure: a described service one can ask an authority for; its fields, time limits and outcomes. One that `uses` a
//! shipped procedure takes from it what the office file does not say itself.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::field::{Field, WrittenField};
use super::shipped;
use super::text::Text;
use crate::time_limit::Days;

/// `[[procedure]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// The word it goes by here.
    pub key: Spanned<String>,
    /// The shipped procedure whose parts it takes where it says nothing itself. Default: none.
    pub uses: Option<Spanned<String>>,
    /// Its name as letters print it. Default: that of the procedure it uses.
    #[serde(default)]
    pub name: Text,
    /// What it is for, as a requester reads it before asking. Default: nothing is said.
    pub about: Option<Text>,
    /// Whether requesters find it among the forms. Default: yes.
    #[serde(default = "yes")]
    pub offered: bool,
    /// Keys of the authorities that decide.
    #[serde(default)]
    pub authorities: Vec<Spanned<String>>,
    /// A letter to one of these addresses proposes this procedure.
    #[serde(default)]
    pub intake: Vec<Spanned<String>>,
    /// Words that propose it, by language.
    #[serde(default)]
    pub words: BTreeMap<String, Vec<String>>,
    /// Whether no officer confirms the route. Default: an officer does.
    #[serde(default)]
    pub routes_itself: bool,
    /// When a receipt is expected. Default: it is not.
    pub acknowledge_within: Option<Spanned<String>>,
    /// When the answer is expected. Default: no limit.
    pub answer_within: Option<Spanned<String>>,
    /// How often to remind after that. Default: every five working days.
    pub remind_every: Option<Spanned<String>>,
    /// How many reminders before the higher contact is written to. Default: three.
    #[serde(default = "three")]
    pub reminders: i64,
    /// Decisions it knows.
    #[serde(default)]
    pub outcomes: Vec<String>,
    /// `[[procedure.section]]`: the pages of its form. Default: one page.
    #[serde(default, rename = "section")]
    pub sections: Vec<Section>,
    /// `[[procedure.field]]` as the file writes them.
    #[serde(default, rename = "field")]
    pub(super) written: Vec<WrittenField>,
    /// Its fields, with what the shipped procedure says of them.
    #[serde(skip)]
    pub fields: Vec<Field>,
}

/// `[[procedure.section]]`: fields that stand on one page of the form.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The word by which fields name it.
    pub key: Spanned<String>,
    /// Its heading.
    pub title: Text,
    /// What to know before filling it in. Default: nothing is said.
    pub hint: Option<Text>,
}

impl Procedure {
    /// Takes from the shipped procedure that it uses whatever it does not say itself, and makes its fields ready.
    pub(super) fn complete(&mut self) {
        let base =
            self.uses.as_ref().and_then(|uses| shipped::find(uses.as_ref()).map(|base| (uses.span(), base)));
        let Some((place, base)) = base else {
            self.fields = self.written.iter().map(Field::of).collect();
            return;
        };
        if self.name.is_empty() {
            self.name = base.name.clone();
        }
        self.about = self.about.take().or_else(|| base.about.clone());
        if self.words.is_empty() {
            self.words = base.words.clone();
        }
        if self.outcomes.is_empty() {
            self.outcomes = base.outcomes.clone();
        }
        let limit = |own: &mut Option<Spanned<String>>, shipped: &Option<Spanned<String>>| {
            let inherited = shipped.as_ref().map(|limit| Spanned::new(place.clone(), limit.as_ref().clone()));
            *own = own.take().or(inherited);
        };
        limit(&mut self.acknowledge_within, &base.acknowledge_within);
        limit(&mut self.answer_within, &base.answer_within);
        limit(&mut self.remind_every, &base.remind_every);
        let inherited = base.sections.iter().filter(|section| self.section(section.key.as_ref()).is_none());
        let mut sections: Vec<Section> = inherited.map(|section| section.placed_at(&place)).collect();
        sections.append(&mut self.sections);
        self.sections = sections;
        let own = |key: &str| self.written.iter().find(|field| field.key.as_ref() == key);
        let of_base = base.written.iter().map(|field| {
            let inherited = field.placed_at(&place);
            own(field.key.as_ref()).map_or_else(|| inherited.clone(), |own| own.over(&inherited))
        });
        let is_new = |field: &&WrittenField| {
            !base.written.iter().any(|known| known.key.as_ref() == field.key.as_ref())
        };
        let all: Vec<WrittenField> = of_base.chain(self.written.iter().filter(is_new).cloned()).collect();
        self.fields = all.iter().filter(|field| field.leave_out != Some(true)).map(Field::of).collect();
    }

    /// The place of a field's page in the form; a field without a section stands after all that have one.
    #[must_use]
    pub fn page_of(&self, field: &Field) -> usize {
        let key = field.section.as_ref().map(Spanned::as_ref);
        let place = self.sections.iter().position(|section| Some(section.key.as_ref()) == key);
        place.unwrap_or(self.sections.len())
    }

    /// The section with this key.
    #[must_use]
    pub fn section(&self, key: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.key.as_ref() == key)
    }

    /// When a receipt is expected.
    #[must_use]
    pub fn receipt_limit(&self) -> Option<Days> {
        days(self.acknowledge_within.as_ref())
    }

    /// When the answer is expected.
    #[must_use]
    pub fn answer_limit(&self) -> Option<Days> {
        days(self.answer_within.as_ref())
    }

    /// The time between reminders.
    #[must_use]
    pub fn reminder_interval(&self) -> Days {
        days(self.remind_every.as_ref()).unwrap_or(Days { count: 5, working: true })
    }

    /// Whether it writes a field of this key itself.
    #[must_use]
    pub fn writes(&self, field: &str) -> bool {
        self.written.iter().any(|written| written.key.as_ref() == field)
    }

    /// The field with this key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key.as_ref() == key)
    }
}

impl Section {
    fn placed_at(&self, place: &Range<usize>) -> Section {
        Section { key: Spanned::new(place.clone(), self.key.as_ref().clone()), ..self.clone() }
    }
}

fn yes() -> bool {
    true
}

fn days(written: Option<&Spanned<String>>) -> Option<Days> {
    written.and_then(|text| text.as_ref().parse().ok())
}

fn three() -> i64 {
    3
}
