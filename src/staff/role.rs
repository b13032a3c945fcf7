//! Roles: named sets of rights, read from `roles.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::right::{Right, Rights};

/// The permission matrix (ASVS 5.0 V8.1.1).
const MATRIX: &str = include_str!("roles.toml");

static ROLES: LazyLock<BTreeMap<String, Vec<Right>>> =
    LazyLock::new(|| toml::from_str(MATRIX).unwrap_or_default());

/// Every role, the one that may do most first.
pub fn all() -> impl Iterator<Item = &'static str> {
    let mut roles: Vec<(&str, usize)> =
        ROLES.iter().map(|(role, rights)| (role.as_str(), rights.len())).collect();
    roles.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    roles.into_iter().map(|(role, _)| role)
}

/// The role of an office's first officer: the one that has every right a person may have.
pub const HEAD: &str = "head";

/// Whether there is such a role.
#[must_use]
pub fn exists(role: &str) -> bool {
    ROLES.contains_key(role)
}

/// What a role may do; nothing when there is no such role.
#[must_use]
pub fn rights(role: &str) -> Rights {
    ROLES.get(role).into_iter().flatten().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_is_read_and_only_the_head_lets_people_in() {
        assert_eq!(all().collect::<Vec<_>>(), ["head", "officer", "clerk", "reader"]);
        assert!(all().all(|role| rights(role).has(Right::Accounts) == (role == "head")));
        assert!(all().all(|role| !rights(role).has(Right::AutoRelay)), "only the clock relays by itself");
        assert!(rights("reader").has(Right::Read) && !rights("reader").has(Right::Note));
        assert_eq!(rights("king"), Rights::default());
        assert!(exists(HEAD) && !exists("king"));
    }
}
