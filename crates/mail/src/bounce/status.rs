//! Enhanced status codes (RFC 3463): found in fields and in words. Never makes a failure harder than it was called.

/// Words of servers and the status they mean, most telling first.
const MEANINGS: &[(&str, &str)] = &[
    ("mailbox full", "5.2.2"),
    ("mailbox is full", "5.2.2"),
    ("over quota", "5.2.2"),
    ("quota exceeded", "5.2.2"),
    ("exceeded storage", "5.2.2"),
    ("out of storage", "5.2.2"),
    ("insufficient disk", "5.2.2"),
    ("disk quota", "5.2.2"),
    ("exceeding the quota", "5.2.2"),
    ("size of the recipient", "5.2.2"),
    ("user unknown", "5.1.1"),
    ("unknown user", "5.1.1"),
    ("no such user", "5.1.1"),
    ("no mailbox here", "5.1.1"),
    ("user not found", "5.1.1"),
    ("user not exist", "5.1.1"),
    ("does not exist", "5.1.1"),
    ("doesn't exist", "5.1.1"),
    ("doesn't have a", "5.1.1"),
    ("no such recipient", "5.1.1"),
    ("unknown recipient", "5.1.1"),
    ("recipient unknown", "5.1.1"),
    ("no such mailbox", "5.1.1"),
    ("unknown address", "5.1.1"),
    ("address unknown", "5.1.1"),
    ("address does not", "5.1.1"),
    ("invalid recipient", "5.1.1"),
    ("recipient not found", "5.1.1"),
    ("unrouteable address", "5.1.1"),
    ("unknown local part", "5.1.1"),
    ("unknown local user", "5.1.1"),
    ("not a valid mailbox", "5.1.1"),
    ("invalid mailbox", "5.1.1"),
    ("mailbox unavailable", "5.1.1"),
    ("mailbox not found", "5.1.1"),
    ("no user here", "5.1.1"),
    ("unknown or illegal user", "5.1.1"),
    ("not listed in", "5.1.1"),
    ("address rejected", "5.1.1"),
    ("user doesn't", "5.1.1"),
    ("vrfy failed", "5.1.1"),
    ("user not known", "5.1.1"),
    ("address no longer", "5.1.6"),
    ("has moved", "5.1.6"),
    ("moved to", "5.1.6"),
    ("name service error", "4.4.3"),
    ("host unknown", "5.1.2"),
    ("host not found", "5.1.2"),
    ("domain not found", "5.1.2"),
    ("unknown host", "5.1.2"),
    ("unknown domain", "5.1.2"),
    ("no such domain", "5.1.2"),
    ("couldn't find any host", "5.1.2"),
    ("nxdomain", "5.1.2"),
    ("host or domain name not found", "5.1.2"),
    ("null mx", "5.1.10"),
    ("does not accept mail", "5.1.10"),
    ("timed out", "4.4.1"),
    ("connection refused", "4.4.1"),
    ("too long in the queue", "4.4.7"),
    ("retry timeout", "4.4.7"),
    ("message too large", "5.3.4"),
    ("message size exceeds", "5.3.4"),
    ("spam", "5.7.1"),
    ("blocked", "5.7.1"),
    ("blacklist", "5.7.1"),
    ("access denied", "5.7.1"),
    ("relaying denied", "5.7.1"),
    ("policy", "5.7.1"),
];

/// The status of a row: what the other server said itself, else what the field says, else what the words mean.
pub(super) fn settle(field: &str, reason: &str) -> String {
    let given = enhanced(field);
    let is_alike = |found: &str| given.is_none_or(|given| given.get(..1) == found.get(..1));
    // "Other" tells nothing (RFC 3463 section 3.1).
    let is_telling = |found: &&str| !found.ends_with(".0.0");
    let said = enhanced(reason).filter(|found| is_alike(found)).filter(is_telling);
    if let Some(found) = said.or(given.filter(is_telling)) {
        return found.to_owned();
    }
    by_words(reason)
        .filter(|found| is_alike(found))
        .or_else(|| given.map(str::to_owned))
        .or_else(|| by_reply(reason))
        .unwrap_or_default()
}

/// The first `5.1.1` in a text.
pub(super) fn enhanced(text: &str) -> Option<&str> {
    text.split(|sign: char| !sign.is_ascii_digit() && sign != '.').map(|word| word.trim_matches('.')).find(
        |word| {
            let mut pieces = word.split('.');
            let class = pieces.next().is_some_and(|class| matches!(class, "2" | "4" | "5"));
            let is_short = |piece: Option<&str>| piece.is_some_and(|piece| (1..=3).contains(&piece.len()));
            class && is_short(pieces.next()) && is_short(pieces.next()) && pieces.next().is_none()
        },
    )
}

/// What the words of a server mean.
pub(super) fn by_words(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    MEANINGS.iter().find(|(words, _)| lower.contains(words)).map(|(_, status)| (*status).to_owned())
}

/// The class of an SMTP reply code such as `550` (RFC 5321 section 4.2.1).
pub(super) fn by_reply(text: &str) -> Option<String> {
    text.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '.').find_map(|word| {
        let is_code = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        let class = word.get(..1).filter(|class| is_code && matches!(*class, "4" | "5"))?;
        Some(format!("{class}.0.0"))
    })
}

/// The action a status stands for when the report names none.
pub(super) fn action_of(status: &str) -> &'static str {
    match status.get(..1) {
        Some("2") => "delivered",
        Some("4") => "delayed",
        _ => "failed",
    }
}
