//! An authority: a public organisation that can answer, its contacts, its calendar and the domains of its mail.

use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use serde::Deserialize;
use toml::Spanned;

use super::text::Text;
use crate::time_limit::Calendar;

/// `[[authority]]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// The word it goes by here.
    pub key: Spanned<String>,
    /// Its name as letters print it.
    pub name: Text,
    /// Its country (ISO 3166-1 alpha-2). Default: not said.
    #[serde(default)]
    pub country: String,
    /// Where it works. Default: UTC.
    pub time_zone: Option<Spanned<String>>,
    /// On which days. Default: Monday to Friday.
    pub working_days: Option<Vec<Spanned<String>>>,
    /// Days off besides.
    #[serde(default)]
    pub holidays: Vec<Spanned<String>>,
    /// Domains whose authenticated mail is believed to be theirs.
    #[serde(default)]
    pub domains: Vec<Spanned<String>>,
    /// Whether a verified reply without attachments goes on without an officer. Default: no.
    #[serde(default)]
    pub auto_relay: bool,
    /// The office itself. Default: no.
    #[serde(default)]
    pub own: bool,
    /// `[[authority.contact]]`.
    #[serde(default, rename = "contact")]
    pub contacts: Vec<Contact>,
}

/// `[[authority.contact]]`: one address of an authority.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Where to write.
    pub address: Spanned<String>,
    /// For which procedures. Default: any.
    #[serde(default)]
    pub procedures: Vec<Spanned<String>>,
    /// The language to write in. Default: the office's first.
    pub language: Option<String>,
    /// The higher contact that is written to when reminders do not help. Default: no.
    #[serde(default)]
    pub escalation: bool,
}

impl Authority {
    /// Its calendar. What cannot be read was refused by the check; here it counts as the default.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        let time_zone = self.time_zone.as_ref().and_then(|name| TimeZone::get(name.as_ref()).ok());
        let working_days = self.working_days.as_ref().map_or_else(
            || MONDAY_TO_FRIDAY.to_vec(),
            |days| days.iter().filter_map(|day| weekday(day.as_ref())).collect(),
        );
        Calendar {
            time_zone: time_zone.unwrap_or(TimeZone::UTC),
            working_days,
            holidays: self.holidays.iter().filter_map(|day| day.as_ref().parse().ok()).collect(),
        }
    }

    /// Its domains, as plain texts.
    #[must_use]
    pub fn domain_names(&self) -> Vec<String> {
        self.domains.iter().map(|domain| domain.as_ref().to_lowercase()).collect()
    }

    /// Contacts for a procedure: those named for it first, then those for any; never the escalation contact.
    pub fn contacts_for(&self, procedure: &str) -> impl Iterator<Item = &Contact> {
        let named = self.contacts.iter().filter(move |contact| contact.is_for(procedure));
        let general = self.contacts.iter().filter(|contact| contact.procedures.is_empty());
        named.chain(general).filter(|contact| !contact.escalation)
    }

    /// The higher contact.
    #[must_use]
    pub fn escalation_contact(&self) -> Option<&Contact> {
        self.contacts.iter().find(|contact| contact.escalation)
    }
}

impl Contact {
    fn is_for(&self, procedure: &str) -> bool {
        self.procedures.iter().any(|named| named.as_ref() == procedure)
    }
}

const MONDAY_TO_FRIDAY: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

/// A day of the week as the office file writes it: `mon` to `sun`.
#[must_use]
pub fn weekday(written: &str) -> Option<Weekday> {
    Some(match written {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}
