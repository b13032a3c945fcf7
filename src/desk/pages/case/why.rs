//! Why a letter is believed or held, and why a procedure is proposed, in the reader's language. What the rules wrote down
//! in English is recognised by its form; a sentence that is not known is shown as it stands.

use super::names::Names;

/// How the sentences of [`crate::desk::trust::judge`] begin and end, the phrase of each, and what stands between.
const TRUST: [(&str, &str, &str); 9] = [
    ("it names ", " senders instead of one", "case-why-senders"),
    ("the sender's domain disowns it: ", "", "case-why-disowned"),
    ("it comes from ", ", which is not known to be theirs", "case-why-not-theirs"),
    ("a new request; the sender is not authenticated: ", "", "case-why-new-unproved"),
    ("a new request; ", " is authenticated", "case-why-new-proved"),
    ("came to the secret reply address, and ", " is authenticated", "case-why-both"),
    ("came to the secret reply address, but the sender is not authenticated: ", "", "case-why-address-only"),
    ("", " is authenticated, but it did not come to the secret reply address", "case-why-sender-only"),
    ("neither the reply address nor an authenticated sender speaks for it", "", "case-why-neither"),
];

/// The same for the reasons of [`crate::desk::route::propose`].
const PROPOSED: [(&str, &str, &str); 4] = [
    ("the requester chose it", "", "case-reason-chosen"),
    ("it was sent to ", "", "case-reason-address"),
    ("its subject says ", "", "case-reason-subject"),
    ("it says ", "", "case-reason-text"),
];

/// Why a letter is believed so far.
#[must_use]
pub fn in_words(names: &Names<'_>, sentence: &str) -> String {
    told(names, &TRUST, sentence)
}

/// Why a procedure is proposed; `None` for who serves the country, which the head of the page says already.
#[must_use]
pub fn proposed(names: &Names<'_>, sentence: &str) -> Option<String> {
    let is_coverage = sentence.contains(" serves ") && !sentence.starts_with("it");
    (!is_coverage).then(|| told(names, &PROPOSED, sentence))
}

fn told(names: &Names<'_>, table: &[(&str, &str, &'static str)], sentence: &str) -> String {
    match recognised(table, sentence) {
        Some((phrase, what)) => names.tell(phrase, &[("what", what.to_owned())]),
        None => sentence.to_owned(),
    }
}

fn recognised<'s>(
    table: &[(&str, &str, &'static str)],
    sentence: &'s str,
) -> Option<(&'static str, &'s str)> {
    table.iter().find_map(|(start, end, phrase)| {
        let rest = sentence.strip_prefix(start)?;
        Some((*phrase, rest.strip_suffix(end)?))
    })
}

#[cfg(test)]
mod tests {
    use mail::auth::evidence;
    use mail::letter::Address;

    use super::*;
    use crate::desk::trust::{Party, Way, judge};

    #[test]
    fn every_judgement_is_said_by_a_phrase() {
        let ways = [Way::ReplyAddress, Way::Thread, Way::TheirReference, Way::ByHand, Way::NewRequest];
        let party = Party { address: "a@x.example".to_owned(), domains: vec!["x.example".to_owned()] };
        let mut phrases = std::collections::BTreeSet::new();
        for way in ways {
            for sender in ["a@x.example", "a@y.example"] {
                for result in ["pass", "fail", "none"] {
                    for senders in [1, 2] {
                        let from = vec![Address::bare(sender); senders];
                        let domain = from[0].domain().to_owned();
                        let header = format!("mx.example; dmarc={result} header.from={domain}");
                        let found = evidence(&[header], Some("mx.example"), &from);
                        let (_, why) = judge(way, &from, &found, &party);
                        let known = recognised(&TRUST, &why);
                        assert!(known.is_some(), "{why}");
                        phrases.insert(known.unwrap().0);
                    }
                }
            }
        }
        assert_eq!(phrases.len(), TRUST.len(), "{phrases:?}");
    }
}
