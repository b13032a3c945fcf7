//! What pages call things: procedures, authorities, delegates, countries and days, in the language of the page.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::desk::wording;
use crate::html::visit::Visit;
use crate::office::InForce;
use crate::phrases::Language;

/// The names of one page.
pub struct Names {
    in_force: Arc<InForce>,
    language: Language,
    zone: TimeZone,
    now: Timestamp,
}

impl Names {
    /// The names as a visit's page says them.
    #[must_use]
    pub fn of(visit: &Visit<'_>) -> Names {
        let in_force = visit.office.in_force();
        let zone = TimeZone::get(in_force.directory.office.time_zone.as_ref()).unwrap_or(TimeZone::UTC);
        Names { in_force, language: visit.language, zone, now: visit.office.now() }
    }

    /// A phrase.
    #[must_use]
    pub fn say(&self, phrase: &str) -> String {
        self.language.say(phrase)
    }

    /// A procedure by its key; the key when the office file knows it no longer.
    #[must_use]
    pub fn procedure(&self, key: &str) -> String {
        let known = self.in_force.directory.procedure(key);
        known.map_or(key, |procedure| procedure.name.in_language(self.language.code())).to_owned()
    }

    /// An authority likewise.
    #[must_use]
    pub fn authority(&self, key: &str) -> String {
        let known = self.in_force.directory.authority(key);
        known.map_or(key, |authority| authority.name.in_language(self.language.code())).to_owned()
    }

    /// A delegate likewise: the name in the page's language, else the first.
    #[must_use]
    pub fn officer(&self, key: &str) -> String {
        let known = self.in_force.directory.delegates.iter().find(|delegate| delegate.key.as_ref() == key);
        let names = known.map(|delegate| delegate.name.as_slice()).unwrap_or_default();
        let own = names.iter().find(|name| name.language == self.language.code()).or(names.first());
        own.map_or(key, |name| name.text.as_str()).to_owned()
    }

    /// A party as a lane names it: the requester, or an authority by its key.
    #[must_use]
    pub fn party(&self, party: &str) -> String {
        match party {
            "requester" | "third_party" => self.language.say(&format!("party-{}", party.replace('_', "-"))),
            key => self.authority(key),
        }
    }

    /// Every procedure: key and name, in the order of the office file.
    #[must_use]
    pub fn procedures(&self) -> Vec<(String, String)> {
        let keys = self.in_force.directory.procedures.iter().map(|procedure| procedure.key.as_ref().clone());
        keys.map(|key| (key.clone(), self.procedure(&key))).collect()
    }

    /// Every authority: key and name, by name.
    #[must_use]
    pub fn authorities(&self) -> Vec<(String, String)> {
        let keys = self.in_force.directory.authorities.iter().map(|authority| authority.key.as_ref().clone());
        let mut named: Vec<_> = keys.map(|key| (key.clone(), self.authority(&key))).collect();
        self.language.sort_by(&mut named, |(_, name)| name);
        named
    }

    /// Every delegate: key and name, by name.
    #[must_use]
    pub fn officers(&self) -> Vec<(String, String)> {
        let keys = self.in_force.directory.delegates.iter().map(|delegate| delegate.key.as_ref().clone());
        let mut named: Vec<_> = keys.map(|key| (key.clone(), self.officer(&key))).collect();
        self.language.sort_by(&mut named, |(_, name)| name);
        named
    }

    /// A country by its code (ISO 3166-1 alpha-2).
    #[must_use]
    pub fn country(&self, code: &str) -> String {
        self.language.country(code)
    }

    /// How long ago an instant was, or how long until then.
    #[must_use]
    pub fn ago(&self, instant: &str) -> String {
        self.language.ago(instant, self.now, &self.zone)
    }

    /// The day of an instant.
    #[must_use]
    pub fn day(&self, instant: &str) -> String {
        self.language.day(instant, &self.zone)
    }

    /// The last day on which an answer that is due at this instant is in time, by the authority's own days: a time limit
    /// ends with the day's last moment, so its instant is already the next day's.
    #[must_use]
    pub fn last_day(&self, due_at: &str, authority: Option<&String>) -> String {
        let authority = authority.and_then(|key| self.in_force.directory.authority(key));
        let last = authority.and_then(|authority| wording::last_day(Some(due_at), authority).ok());
        self.day(last.as_deref().unwrap_or(due_at))
    }

    /// The minute of an instant.
    #[must_use]
    pub fn moment(&self, instant: &str) -> String {
        self.language.moment(instant, &self.zone)
    }
}
