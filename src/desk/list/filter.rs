//! Which cases are asked for, and from where on: the question that a list's address carries, taken apart.

use store::Value;

use crate::actor::Actor;
use crate::desk::case::State;

/// Which cases.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only in this state.
    pub state: Option<State>,
    /// Only those that are not closed.
    pub is_at_work: bool,
    /// Only those that wait for this party.
    pub waits_for: Option<WaitsFor>,
    /// Only of this procedure (its key).
    pub procedure: Option<String>,
    /// Only those of this authority (its key).
    pub authority: Option<String>,
    /// Only of requesters from this country.
    pub country: Option<String>,
    /// Only of this delegate's desk (its key).
    pub officer: Option<String>,
    /// Only those with an overdue reply.
    pub is_overdue: bool,
    /// Only those with a reply that is held for an officer.
    pub is_held: bool,
    /// Only those opened on this day (ISO 8601) or later.
    pub opened_from: Option<String>,
    /// Only those opened before this day.
    pub opened_before: Option<String>,
    /// Only those one of whose letters has these words.
    pub search: Option<String>,
    /// At most so many.
    pub limit: i64,
    /// From where on.
    pub turn: Turn,
}

/// Who has to act for a case to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitsFor {
    /// The desk: to route, to forward, to pass on.
    Desk,
    /// An authority: it owes a reply.
    Authority,
    /// Nobody: the requester has the answer, the case can be closed.
    Closing,
}

impl WaitsFor {
    /// Every one.
    pub const ALL: [WaitsFor; 3] = [WaitsFor::Desk, WaitsFor::Authority, WaitsFor::Closing];

    /// The word in addresses and phrases.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            WaitsFor::Desk => "desk",
            WaitsFor::Authority => "authority",
            WaitsFor::Closing => "closing",
        }
    }

    /// The one of this word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<WaitsFor> {
        WaitsFor::ALL.into_iter().find(|waits| waits.word() == word)
    }

    fn states(self) -> Vec<State> {
        match self {
            WaitsFor::Desk => vec![State::Open, State::Routed, State::Replied],
            WaitsFor::Authority => vec![State::Forwarded],
            WaitsFor::Closing => vec![State::Relayed],
        }
    }
}

/// A place in a list: the row that stands there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// When it changed last; for a list by words, empty.
    pub changed_at: String,
    /// Its id; for a list by words, the letter's.
    pub id: String,
}

impl Key {
    /// As an address carries it.
    #[must_use]
    pub fn written(&self) -> String {
        format!("{}~{}", self.changed_at, self.id)
    }

    /// What an address carries, if it is one.
    #[must_use]
    pub fn read(written: &str) -> Option<Key> {
        let (changed_at, id) = written.split_once('~')?;
        let is_plain =
            |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-:.".contains(&byte));
        let is_key = !id.is_empty() && written.len() < 100 && is_plain(changed_at) && is_plain(id);
        is_key.then(|| Key { changed_at: changed_at.to_owned(), id: id.to_owned() })
    }
}

/// From where on a list is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Turn {
    /// From the newest.
    #[default]
    Newest,
    /// What is older than this row.
    OlderThan(Key),
    /// What is newer than this row.
    NewerThan(Key),
}

/// A condition in the making: pieces joined by AND, values by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Conditions {
    pieces: Vec<String>,
    pub values: Vec<Value>,
}

impl Conditions {
    /// Adds a piece; each `?` in it is the next of the values.
    pub fn add(&mut self, piece: &str, values: &[&str]) {
        let mut written = String::with_capacity(piece.len() + 8);
        let mut values = values.iter();
        for sign in piece.chars() {
            match values.as_slice().first() {
                Some(value) if sign == '?' => {
                    values.next();
                    self.values.push((*value).into());
                    written.push_str(&format!("${}", self.values.len()));
                }
                _ => written.push(sign),
            }
        }
        self.pieces.push(written);
    }

    /// `WHERE …`, or nothing.
    pub fn written(&self) -> String {
        if self.pieces.is_empty() { String::new() } else { format!("WHERE {}", self.pieces.join(" AND ")) }
    }

    /// The next number for a value that is bound by itself.
    pub fn bind(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("${}", self.values.len())
    }
}

/// A piece of a condition, `?` for each of its values.
pub(super) type Piece = (String, Vec<String>);

/// How a list is walked: each branch by one index, all other conditions looked at row by row.
pub(super) struct Plan {
    /// Conditions of one branch each; the whole list is all branches merged.
    pub branches: Vec<(&'static str, Vec<String>)>,
    /// What every row must fulfil besides; `COALESCE` keeps a database from choosing another index for it.
    pub besides: Vec<Piece>,
}

/// More countries than this are not walked one by one.
const MOST_BRANCHES: usize = 24;

impl Filter {
    /// The states asked for; `None`: any.
    fn states(&self) -> Option<Vec<State>> {
        // Whoever owes a reply keeps its case at "forwarded".
        let overdue = self.is_overdue.then(|| vec![State::Forwarded]);
        let of_state = self.state.map(|state| vec![state]);
        let asked = [of_state, self.waits_for.map(WaitsFor::states), overdue];
        asked
            .into_iter()
            .flatten()
            .reduce(|one, other| one.into_iter().filter(|state| other.contains(state)).collect())
    }

    /// The countries asked for within the actor's sight; `None`: any.
    fn countries(&self, actor: &Actor) -> Option<Vec<String>> {
        let own = actor.countries();
        match &self.country {
            Some(country) if actor.sees(country) => Some(vec![country.clone()]),
            Some(_) => Some(Vec::new()),
            None => (!own.is_empty()).then(|| own.to_vec()),
        }
    }

    /// What a row must be, by column; whether so few rows are likely that an index by it is best walked.
    fn sets(&self, actor: &Actor) -> [(&'static str, Option<Vec<String>>, bool); 4] {
        let states: Option<Vec<String>> =
            self.states().map(|states| states.iter().map(|state| state.word().to_owned()).collect());
        let is_in_hand = states.as_ref().is_some_and(|states| {
            !states.is_empty()
                && states.iter().all(|state| matches!(state.as_str(), "open" | "routed" | "replied"))
        });
        let one = |key: &Option<String>| key.clone().map(|key| vec![key]);
        [
            ("c.state", states, is_in_hand),
            ("c.requester_country", self.countries(actor), true),
            ("c.procedure", one(&self.procedure), true),
            ("c.officer", one(&self.officer), true),
        ]
    }

    /// The way to walk; the narrowest branch that an index knows is taken.
    pub(super) fn plan(&self, actor: &Actor, now: &str) -> Plan {
        let mut sets = self.sets(actor);
        let fits = |set: &Option<Vec<String>>| set.as_ref().is_some_and(|set| set.len() <= MOST_BRANCHES);
        let first = sets.iter().position(|(_, set, is_narrow)| *is_narrow && fits(set));
        let first = first.or_else(|| sets.iter().position(|(_, set, _)| fits(set)));
        let walked = first.and_then(|place| sets.get_mut(place));
        let walked = walked.and_then(|(column, set, _)| Some((*column, set.take()?)));
        let mut besides: Vec<Piece> = sets.into_iter().filter_map(beside).collect();
        self.add_besides(now, &mut besides);
        let branches = match walked {
            Some((column, set)) => set.into_iter().map(|value| (equals(column), vec![value])).collect(),
            None if self.is_at_work => {
                return Plan { branches: vec![("c.closed_at IS NULL", Vec::new())], besides };
            }
            None => vec![("", Vec::new())],
        };
        if self.is_at_work {
            besides.push(("COALESCE(c.closed_at, '') = ''".to_owned(), Vec::new()));
        }
        Plan { branches, besides }
    }

    /// Every condition by itself, for cases that were found in another way.
    pub(super) fn all_besides(&self, actor: &Actor, now: &str) -> Vec<Piece> {
        let mut besides: Vec<Piece> = self.sets(actor).into_iter().filter_map(beside).collect();
        self.add_besides(now, &mut besides);
        if self.is_at_work {
            besides.push(("COALESCE(c.closed_at, '') = ''".to_owned(), Vec::new()));
        }
        besides
    }

    fn add_besides(&self, now: &str, besides: &mut Vec<Piece>) {
        if let Some(authority) = &self.authority {
            let is_its =
                "EXISTS (SELECT 1 FROM case_authorities a WHERE a.case_id = c.case_id AND a.authority = ?)";
            besides.push((is_its.to_owned(), vec![authority.clone()]));
        }
        if self.is_overdue {
            let is_late = "EXISTS (SELECT 1 FROM dispatches d WHERE d.case_id = c.case_id AND d.due_at <= ? \
                AND d.state IN ('sent', 'delivered', 'acknowledged'))";
            besides.push((is_late.to_owned(), vec![now.to_owned()]));
        }
        if self.is_held {
            let is_held = "c.case_id IN (SELECT l.case_id FROM letters l WHERE l.held_at IS NOT NULL)";
            besides.push((is_held.to_owned(), Vec::new()));
        }
        if let Some(from) = &self.opened_from {
            besides.push(("c.opened_at >= ?".to_owned(), vec![from.clone()]));
        }
        if let Some(before) = &self.opened_before {
            besides.push(("c.opened_at < ?".to_owned(), vec![before.clone()]));
        }
    }
}

fn beside((column, set, _): (&'static str, Option<Vec<String>>, bool)) -> Option<Piece> {
    let set = set?;
    Some((format!("COALESCE({column}, '') IN {}", places(&set)), set))
}

fn equals(column: &str) -> &'static str {
    match column {
        "c.state" => "c.state = ?",
        "c.requester_country" => "c.requester_country = ?",
        "c.procedure" => "c.procedure = ?",
        _ => "c.officer = ?",
    }
}

/// `(?, ?, …)`; no place at all is a list that nothing is in.
fn places(set: &[String]) -> String {
    if set.is_empty() { "(NULL)".to_owned() } else { format!("({})", vec!["?"; set.len()].join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actor::Officer;
    use crate::right::Rights;

    fn officer(countries: &[&str]) -> Actor {
        let countries = countries.iter().map(|country| (*country).to_owned()).collect();
        Actor::Officer(Officer { name: "Sapt".to_owned(), rights: Rights::all(), countries })
    }

    fn branches(filter: &Filter, actor: &Actor) -> String {
        let plan = filter.plan(actor, "now");
        let branches = plan.branches.iter().map(|(branch, values)| format!("{branch}{values:?}"));
        let besides = plan.besides.iter().map(|(piece, values)| format!("{piece}{values:?}"));
        format!("{} / {}", branches.collect::<Vec<_>>().join(" + "), besides.collect::<Vec<_>>().join(" + "))
    }

    #[test]
    fn the_narrowest_index_is_walked_and_sight_is_always_part_of_it() {
        let all = Filter { is_at_work: true, ..Filter::default() };
        assert_eq!(branches(&all, &officer(&[])), "c.closed_at IS NULL[] / ");
        assert_eq!(
            branches(&all, &officer(&["NZ", "AU"])),
            "c.requester_country = ?[\"NZ\"] + c.requester_country = ?[\"AU\"] / COALESCE(c.closed_at, '') = ''[]"
        );
        let open = Filter { state: Some(State::Open), ..Filter::default() };
        assert_eq!(
            branches(&open, &officer(&["NZ"])),
            "c.state = ?[\"open\"] / COALESCE(c.requester_country, '') IN (?)[\"NZ\"]"
        );
    }

    #[test]
    fn what_is_out_of_sight_is_asked_of_no_branch() {
        let foreign = Filter { country: Some("FR".to_owned()), ..Filter::default() };
        assert!(foreign.plan(&officer(&["NZ"]), "now").branches.is_empty());
        let never =
            Filter { state: Some(State::Open), waits_for: Some(WaitsFor::Authority), ..Filter::default() };
        assert!(never.plan(&officer(&[]), "now").branches.is_empty());
    }

    #[test]
    fn a_key_is_read_as_it_was_written_and_nothing_else_is_one() {
        let key = Key { changed_at: "2026-11-23T09:00:00.000Z".to_owned(), id: "0193-ab".to_owned() };
        assert_eq!(Key::read(&key.written()), Some(key));
        for strange in ["", "~", "2026~", "a~b'c", "x"] {
            assert_eq!(Key::read(strange), None, "{strange}");
        }
    }
}
