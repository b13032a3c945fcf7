//! Everybody who may stand before the office: nobody, every role with every country and with none of them, and those whose
//! session is no more.

use chancery::office::Office;
use chancery::staff::role;
use chancery::staff::session;

use super::scene::{OTHER, OWN};
use crate::visitor::Visitor;

/// Whether the office knows them at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Nobody,
    SignedIn,
    SignedOut,
    ShutOut,
    Idle,
    Forged,
}

/// One kind of visitor.
#[derive(Debug, Clone)]
pub struct Kind {
    pub name: String,
    pub role: &'static str,
    pub countries: Vec<&'static str>,
    pub standing: Standing,
}

/// Every kind, computed from the roles that there are.
pub fn kinds() -> Vec<Kind> {
    let kind = |role: &'static str, countries: &[&'static str], standing| Kind {
        name: format!("{standing:?} {role} of {countries:?}"),
        role,
        countries: countries.to_vec(),
        standing,
    };
    let mut kinds = vec![kind("", &[], Standing::Nobody), kind("king", &[], Standing::SignedIn)];
    for role in role::all() {
        for countries in [&[][..], &[OWN], &[OTHER], &[OWN, OTHER], &["ZA"]] {
            kinds.push(kind(role, countries, Standing::SignedIn));
        }
    }
    for standing in [Standing::SignedOut, Standing::ShutOut, Standing::Idle, Standing::Forged] {
        kinds.push(kind("head", &[], standing));
        kinds.push(kind("officer", &[OWN], standing));
    }
    kinds
}

impl Kind {
    /// Somebody of this kind, with the cookie they have.
    pub fn enters<'a>(&self, office: &'a Office) -> Visitor<'a> {
        if self.standing == Standing::Nobody {
            return Visitor::anybody(office);
        }
        let name = office.new_id().unwrap();
        let visitor = Visitor::officer(office, &name, self.role, &self.countries);
        let sql = match self.standing {
            Standing::SignedOut => {
                "DELETE FROM sessions WHERE account_id IN (SELECT account_id FROM accounts WHERE name = $1)"
            }
            Standing::ShutOut => "UPDATE accounts SET shut_out_at = made_at WHERE name = $1",
            Standing::Idle => {
                "UPDATE sessions SET seen_at = '2026-01-01T00:00:00.000Z'
                 WHERE account_id IN (SELECT account_id FROM accounts WHERE name = $1)"
            }
            Standing::Forged => {
                return visitor.carrying(session::COOKIE, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
            }
            Standing::Nobody | Standing::SignedIn => return visitor,
        };
        let changed = office.write(|tx| Ok(tx.run(sql, &[name.as_str().into()])?)).unwrap();
        assert_eq!(changed, 1, "{sql}");
        visitor
    }
}
