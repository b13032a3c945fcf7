//! What keys, codes and instants are called on a page, in the language of its reader.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::directory::Authority;
use crate::html::visit::Visit;
use crate::office::InForce;

/// Names for one visit.
pub struct Names<'a> {
    /// The visit.
    pub visit: &'a Visit<'a>,
    /// The office file in force.
    pub in_force: Arc<InForce>,
    zone: TimeZone,
}

/// An instant or a day: for a program, and for the reader.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct When {
    /// As the `datetime` attribute takes it.
    pub machine: String,
    /// As people read it.
    pub shown: String,
}

impl<'a> Names<'a> {
    /// For a visit.
    #[must_use]
    pub fn of(visit: &'a Visit<'a>) -> Names<'a> {
        let in_force = visit.office.in_force();
        let zone = TimeZone::get(in_force.directory.office.time_zone.as_ref()).unwrap_or(TimeZone::UTC);
        Names { visit, in_force, zone }
    }

    /// The reader's language.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.visit.language.code()
    }

    /// A phrase.
    #[must_use]
    pub fn say(&self, phrase: &str) -> String {
        self.visit.language.say(phrase)
    }

    /// A phrase with values.
    #[must_use]
    pub fn tell(&self, phrase: &str, values: &[(&'static str, String)]) -> String {
        self.visit.language.filled(phrase, values)
    }

    /// An authority by its key; the key itself when the office file does not know it any more.
    #[must_use]
    pub fn authority(&self, key: &str) -> String {
        let known = self.in_force.directory.authority(key);
        known.map_or(key, |authority| authority.name.in_language(self.language())).to_owned()
    }

    /// Authorities by their keys, one after the other.
    #[must_use]
    pub fn authorities(&self, keys: &str) -> String {
        let names: Vec<String> =
            keys.split(", ").filter(|key| !key.is_empty()).map(|key| self.authority(key)).collect();
        names.join(", ")
    }

    /// The authority of a key.
    #[must_use]
    pub fn known_authority(&self, key: &str) -> Option<&Authority> {
        self.in_force.directory.authority(key)
    }

    /// A procedure by its key.
    #[must_use]
    pub fn procedure(&self, key: &str) -> String {
        let known = self.in_force.directory.procedure(key);
        known.map_or(key, |procedure| procedure.name.in_language(self.language())).to_owned()
    }

    /// A field of a procedure by its key.
    #[must_use]
    pub fn field(&self, procedure: &str, key: &str) -> String {
        let known = self.in_force.directory.procedure(procedure).and_then(|procedure| procedure.field(key));
        known.map_or(key, |field| field.label.in_language(self.language())).to_owned()
    }

    /// A delegate by its key, as the reader's language writes the name.
    #[must_use]
    pub fn delegate(&self, key: &str) -> String {
        let delegates = &self.in_force.directory.delegates;
        let Some(known) = delegates.iter().find(|delegate| delegate.key.as_ref() == key) else {
            return key.to_owned();
        };
        let fitting = known.name.iter().find(|name| name.language == self.language());
        fitting.or(known.name.first()).map_or_else(|| key.to_owned(), |name| name.text.clone())
    }

    /// Who did a deed, from the word in the journal.
    #[must_use]
    pub fn actor(&self, written: &str) -> String {
        match written {
            "clock" | "requester" | "authority" => self.say(&format!("case-actor-{written}")),
            _ => written.strip_prefix("officer ").unwrap_or(written).to_owned(),
        }
    }

    /// A stored instant, in the office's days and hours.
    #[must_use]
    pub fn moment(&self, at: &str) -> When {
        When { machine: at.to_owned(), shown: self.visit.language.moment(at, &self.zone) }
    }

    /// A day.
    #[must_use]
    pub fn day(&self, day: Date) -> When {
        self.written_day(&day.to_string())
    }

    /// A size.
    #[must_use]
    pub fn size(&self, bytes: i64) -> String {
        self.visit.language.size(u64::try_from(bytes).unwrap_or(0))
    }

    /// A country by its code.
    #[must_use]
    pub fn country(&self, code: &str) -> String {
        self.visit.language.country(code)
    }

    /// A day as it is stored.
    #[must_use]
    pub fn written_day(&self, day: &str) -> When {
        When { machine: day.to_owned(), shown: self.visit.language.day(day, &self.zone) }
    }
}
