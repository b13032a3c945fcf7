//! The procedures that ship with the program, complete and in every language of the house. An office takes one with
//! `uses = "…"` (decision 0017).

use std::sync::LazyLock;

use super::procedure::Procedure;

/// Their texts, by key.
pub const TEXTS: [(&str, &str); 6] = [
    ("landing-permit", include_str!("../../procedures/landing-permit.toml")),
    ("visa-invitation", include_str!("../../procedures/visa-invitation.toml")),
    ("group-visit", include_str!("../../procedures/group-visit.toml")),
    ("interview", include_str!("../../procedures/interview.toml")),
    ("trade-enquiry", include_str!("../../procedures/trade-enquiry.toml")),
    ("general-question", include_str!("../../procedures/general-question.toml")),
];

static SHIPPED: LazyLock<Vec<Procedure>> =
    LazyLock::new(|| TEXTS.iter().filter_map(|(_, text)| toml::from_str(text).ok()).collect());

/// The shipped procedure with this key.
#[must_use]
pub fn find(key: &str) -> Option<&'static Procedure> {
    SHIPPED.iter().find(|procedure| procedure.key.as_ref() == key)
}

/// All of them, in the order in which they are offered.
pub fn all() -> impl Iterator<Item = &'static Procedure> {
    SHIPPED.iter()
}

/// Their keys, as a sentence lists them.
#[must_use]
pub fn keys() -> String {
    TEXTS.map(|(key, _)| key).join(", ")
}
