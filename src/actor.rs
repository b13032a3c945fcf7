//! Who does a deed, what each may do, and which cases each may see.

use crate::error::Result;
use crate::refusal::Refusal;
use crate::right::{Right, Rights};

/// Who is acting. Written into the journal with every deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A person working at the desk.
    Officer(Officer),
    /// The party who asks.
    Requester,
    /// A public organisation that answers.
    Authority,
    /// The office itself, by its rules and its clock.
    Clock,
}

/// A person (or a program with a key that a person made) working at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Officer {
    /// The name in the journal.
    pub name: String,
    /// What they may do.
    pub rights: Rights,
    /// Countries whose requesters' cases they see (ISO 3166-1 alpha-2); empty: every case.
    pub countries: Vec<String>,
}

impl Actor {
    /// Whoever works on the machine itself, who could read every file of the office: all rights, every case.
    #[must_use]
    pub fn operator(name: &str) -> Actor {
        Actor::Officer(Officer { name: name.to_owned(), rights: Rights::all(), countries: Vec::new() })
    }

    /// The word in the journal.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Actor::Officer(officer) => format!("officer {}", officer.name),
            Actor::Requester => "requester".to_owned(),
            Actor::Authority => "authority".to_owned(),
            Actor::Clock => "clock".to_owned(),
        }
    }

    /// What this actor may do, as a set: empty for whoever is no officer.
    #[must_use]
    pub fn rights(&self) -> Rights {
        match self {
            Actor::Officer(officer) => officer.rights,
            Actor::Requester | Actor::Authority | Actor::Clock => Rights::default(),
        }
    }

    /// Whether this actor may do such a thing at all.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        match self {
            Actor::Officer(officer) => officer.rights.has(right),
            Actor::Clock => {
                matches!(right, Right::Open | Right::Route | Right::Accept | Right::Chase | Right::AutoRelay)
            }
            Actor::Requester => matches!(right, Right::Open),
            Actor::Authority => false,
        }
    }

    /// Refuses what this actor may not do.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn must(&self, right: Right) -> Result<()> {
        if self.may(right) { Ok(()) } else { Err(Refusal::NotAllowed(self.written()).into()) }
    }

    /// The countries this actor is kept to (ISO 3166-1 alpha-2); empty: none, every case is in sight. Lists and counts
    /// put it into their SQL; a case by its reference is looked up through [`Actor::sees`].
    #[must_use]
    pub fn countries(&self) -> &[String] {
        match self {
            Actor::Officer(officer) => &officer.countries,
            Actor::Requester | Actor::Authority | Actor::Clock => &[],
        }
    }

    /// Whether a case of a requester from this country ('' when not known) is in sight. What is out of sight looks the
    /// same as what is not there.
    #[must_use]
    pub fn sees(&self, country: &str) -> bool {
        self.countries().is_empty() || self.countries().iter().any(|own| own == country)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_officer_of_one_country_sees_its_cases_and_no_case_of_unknown_origin() {
        let officer = Officer {
            name: "Sapt".to_owned(),
            rights: [Right::Read].into_iter().collect(),
            countries: vec!["NZ".to_owned()],
        };
        let sapt = Actor::Officer(officer);
        assert!(sapt.sees("NZ") && !sapt.sees("AU") && !sapt.sees(""));
        assert!(sapt.may(Right::Read) && !sapt.may(Right::Forward));
        assert!(Actor::operator("root").sees("") && Actor::operator("root").may(Right::Accounts));
    }
}
