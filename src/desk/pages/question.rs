//! The question that the queue's address carries: read into a filter, said in words, changed by one piece, and kept without
//! the place in the list.

use crate::desk::case::State;
use crate::desk::list::{Filter, Key, Turn, WaitsFor};
use crate::html::form::tidied;
use crate::html::request::Pairs;
use crate::html::visit::Visit;

use super::names::Names;

/// Cases on one page.
const PAGE: i64 = 25;
/// What a question may carry, in the order in which it is said.
const PARTS: [&str; 11] = [
    "state",
    "waiting",
    "overdue",
    "held",
    "procedure",
    "authority",
    "country",
    "officer",
    "from",
    "before",
    "text",
];

/// The question of one visit.
pub struct Question {
    parts: Vec<(&'static str, String)>,
    turn: Turn,
}

/// A part of a question in words, and the address without it.
pub struct Chip {
    /// What it says.
    pub says: String,
    /// The queue without it.
    pub without: String,
}

impl Question {
    /// Takes an address's question apart; what it does not know is left out.
    #[must_use]
    pub fn read(query: &Pairs) -> Question {
        let parts = PARTS.into_iter().filter_map(|name| Some((name, tidied(query.said(name)?))));
        let turn = match (query.said("older").and_then(Key::read), query.said("newer").and_then(Key::read)) {
            (Some(key), _) => Turn::OlderThan(key),
            (None, Some(key)) => Turn::NewerThan(key),
            (None, None) => Turn::Newest,
        };
        Question { parts: parts.filter(|(_, value)| !value.is_empty()).collect(), turn }
    }

    /// The value of a part, empty when it is not asked.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.parts.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether nothing in particular is asked.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.parts.is_empty()
    }

    /// Whether the newest page is asked for.
    #[must_use]
    pub fn is_at_newest(&self) -> bool {
        self.turn == Turn::Newest
    }

    /// The filter that it means.
    #[must_use]
    pub fn filter(&self) -> Filter {
        let said = |name| Some(self.get(name).to_owned()).filter(|value| !value.is_empty());
        let day = |name| said(name).filter(|day| day.parse::<jiff::civil::Date>().is_ok());
        let state = State::of_word(self.get("state"));
        Filter {
            state,
            is_at_work: state.is_none() && self.get("state") != "any" && self.get("text").is_empty(),
            waits_for: WaitsFor::of_word(self.get("waiting")),
            procedure: said("procedure"),
            authority: said("authority"),
            country: said("country").map(|code| code.to_ascii_uppercase()),
            officer: said("officer"),
            is_overdue: self.get("overdue") == "1",
            is_held: self.get("held") == "1",
            opened_from: day("from"),
            opened_before: day("before"),
            search: said("text"),
            limit: PAGE,
            turn: self.turn.clone(),
        }
    }

    /// The queue's address with one part changed, at its newest page; an empty value leaves the part out.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> String {
        let kept = self.parts.iter().filter(|(known, _)| *known != name);
        let kept = kept.map(|(known, kept)| (*known, kept.as_str()));
        address("/desk/cases", kept.chain((!value.is_empty()).then_some((name, value))))
    }

    /// The address of this question at another place, from a row on.
    #[must_use]
    pub fn turned(&self, way: &str, key: &Key) -> String {
        self.with(way, &key.written())
    }

    /// The same question behind another path.
    #[must_use]
    pub fn at(&self, path: &str) -> String {
        address(path, self.parts.iter().map(|(name, value)| (*name, value.as_str())))
    }

    /// What stands behind the question mark.
    #[must_use]
    pub fn written(&self) -> String {
        self.at("").trim_start_matches('?').to_owned()
    }

    /// Every part but this one, for the hidden fields of a form.
    #[must_use]
    pub fn others(&self, name: &str) -> Vec<(&'static str, String)> {
        self.parts.iter().filter(|(known, _)| *known != name).cloned().collect()
    }

    /// Its parts in words.
    #[must_use]
    pub fn chips(&self, visit: &Visit<'_>, names: &Names) -> Vec<Chip> {
        let chip = |(name, value): &(&'static str, String)| Chip {
            says: said(visit, names, name, value),
            without: self.with(name, ""),
        };
        self.parts.iter().map(chip).collect()
    }
}

fn said(visit: &Visit<'_>, names: &Names, name: &str, value: &str) -> String {
    let known = |phrase: String| {
        if crate::phrases::exists(visit.language.code(), &phrase) {
            visit.say(&phrase)
        } else {
            value.to_owned()
        }
    };
    let value = match name {
        "state" => known(format!("state-{value}")),
        "waiting" => known(format!("waits-for-{value}")),
        "procedure" => names.procedure(value),
        "authority" => names.authority(value),
        "officer" => names.officer(value),
        "country" => names.country(value),
        "overdue" => return visit.say("view-overdue"),
        "held" => return visit.say("today-held"),
        _ => value.to_owned(),
    };
    visit.language.with(&format!("chip-{name}"), "what", &value)
}

fn address<'a>(path: &str, parts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut question = form_urlencoded::Serializer::new(String::new());
    for (name, value) in parts {
        question.append_pair(name, value);
    }
    let question = question.finish();
    if question.is_empty() { path.to_owned() } else { format!("{path}?{question}") }
}

/// Whether a text may be the id of a record of ours.
#[must_use]
pub fn is_id(written: &str) -> bool {
    written.len() < 64 && written.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_keeps_its_parts_and_loses_its_place() {
        let asked =
            Pairs::read(b"text=landing+permit&state=any&older=2026-01-01T00:00:00.000Z~a-1&strange=x");
        let question = Question::read(&asked);
        assert_eq!(question.with("country", "AU"), "/desk/cases?state=any&text=landing+permit&country=AU");
        assert_eq!(question.with("text", ""), "/desk/cases?state=any");
        assert!(!question.is_at_newest() && !question.filter().is_at_work);
        assert!(Question::read(&Pairs::default()).filter().is_at_work);
        assert_eq!(Question::read(&Pairs::read(b"from=tomorrow")).filter().opened_from, None);
    }
}
