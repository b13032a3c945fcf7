//! How far the sender of a letter is believed: its way to us and its authenticated sender must both say so. Pure.

use mail::auth::{Evidence, Verdict, belongs_to};
use mail::letter::Address;

/// How a letter found its lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By exactly the lane's secret reply address.
    ReplyAddress,
    /// By answering one of our letters on the lane.
    Thread,
    /// By the authority's own file number.
    TheirReference,
    /// Written on the page behind the requester's secret link.
    FollowLink,
    /// An officer placed it.
    ByHand,
    /// It opened the case: nobody had to be believed for that.
    NewRequest,
}

/// What is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The reply address and the authenticated sender agree.
    Verified,
    /// Nothing speaks against it, but not everything for it: an officer looks.
    Plausible,
    /// Something speaks against it: it waits for an officer.
    Held,
}

impl Trust {
    /// The word in the database and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Trust::Verified => "verified",
            Trust::Plausible => "plausible",
            Trust::Held => "held",
        }
    }
}

/// Whom the lane belongs to.
#[derive(Debug, Clone)]
pub struct Party {
    /// The address the desk writes to.
    pub address: String,
    /// Domains whose authenticated mail is theirs; a requester has none.
    pub domains: Vec<String>,
}

/// Judges a letter: how it came, who says to have written it, what our own mail host found.
#[must_use]
pub fn judge(way: Way, from: &[Address], evidence: &Evidence, party: &Party) -> (Trust, String) {
    let [sender] = from else {
        return (Trust::Held, format!("it names {} senders instead of one", from.len()));
    };
    if matches!(evidence.dmarc, Verdict::Fail | Verdict::SoftFail) {
        return (Trust::Held, format!("the sender's domain disowns it: {}", evidence.why));
    }
    if !is_theirs(sender, party) {
        return (Trust::Held, format!("it comes from {}, which is not known to be theirs", sender.address));
    }
    let authenticated = evidence.dmarc == Verdict::Pass;
    match (way, authenticated) {
        (Way::NewRequest, true) => {
            (Trust::Plausible, format!("a new request; {} is authenticated", sender.domain()))
        }
        (Way::NewRequest, false) => {
            (Trust::Plausible, format!("a new request; the sender is not authenticated: {}", evidence.why))
        }
        (Way::FollowLink, _) => {
            (Trust::Verified, "written on the page behind the requester's secret link".to_owned())
        }
        (Way::ReplyAddress, true) => (
            Trust::Verified,
            format!("came to the secret reply address, and {} is authenticated", sender.domain()),
        ),
        (Way::ReplyAddress, false) => (
            Trust::Plausible,
            format!(
                "came to the secret reply address, but the sender is not authenticated: {}",
                evidence.why
            ),
        ),
        (_, true) => (
            Trust::Plausible,
            format!("{} is authenticated, but it did not come to the secret reply address", sender.domain()),
        ),
        (_, false) => {
            (Trust::Held, "neither the reply address nor an authenticated sender speaks for it".to_owned())
        }
    }
}

/// An authority's mail comes from one of its domains; a requester's from the very address the desk writes to.
fn is_theirs(sender: &Address, party: &Party) -> bool {
    if party.domains.is_empty() {
        return sender.address.to_lowercase() == party.address.to_lowercase();
    }
    belongs_to(sender.domain(), &party.domains)
}

#[cfg(test)]
mod tests {
    use mail::auth::evidence;

    use super::*;

    const OURS: &str = "mx.ruritania.example";

    fn authority() -> Party {
        Party { address: "permits@caa.gov.example".to_owned(), domains: vec!["caa.gov.example".to_owned()] }
    }

    /// The matrix of T1: way × result × sender × shape of the header. Only one combination may be verified.
    #[test]
    fn only_the_reply_address_with_an_aligned_pass_is_verified() {
        let ways = [Way::ReplyAddress, Way::Thread, Way::TheirReference, Way::ByHand, Way::NewRequest];
        let senders = [
            ("permits@caa.gov.example", true),
            ("someone@sub.caa.gov.example", true),
            ("permits@evilcaa.gov.example", false),
            ("permits@caa.gov.example.attacker.example", false),
            ("permits@c\u{430}a.gov.example", false),
            ("permits@gov.example", false),
            ("\"permits@caa.gov.example\"@attacker.example", false),
        ];
        let results = ["none", "pass", "fail", "softfail", "temperror", "pass-unaligned"];
        let shapes = ["one", "injected-second", "foreign-id", "missing", "two-from"];
        let (mut rows, mut verified) = (0, 0);
        for way in ways {
            for (sender, is_theirs) in senders {
                for result in results {
                    for shape in shapes {
                        rows += 1;
                        let (trust, why) = case(way, sender, result, shape);
                        let may = way == Way::ReplyAddress
                            && is_theirs
                            && result == "pass"
                            && ["one", "injected-second"].contains(&shape);
                        assert_eq!(trust == Trust::Verified, may, "{way:?} {sender} {result} {shape}: {why}");
                        verified += usize::from(may);
                        let is_disowned = ["fail", "softfail"].contains(&result)
                            && ["one", "injected-second"].contains(&shape);
                        if !is_theirs || is_disowned || shape == "two-from" {
                            assert_eq!(trust, Trust::Held, "{way:?} {sender} {result} {shape}: {why}");
                        }
                    }
                }
            }
        }
        assert!(rows >= 200, "{rows}");
        assert_eq!(verified, 4);
    }

    fn case(way: Way, sender: &str, result: &str, shape: &str) -> (Trust, String) {
        let address = Address { name: "Department of Civil Aviation".to_owned(), address: sender.to_owned() };
        let domain = address.domain().to_owned();
        let header = |id: &str| match result {
            "pass-unaligned" => {
                format!("{id}; dmarc=pass header.from=attacker.example; dkim=pass header.d=attacker.example")
            }
            "none" => format!("{id}; none"),
            other => format!("{id}; spf={other} smtp.mailfrom={domain}; dmarc={other} header.from={domain}"),
        };
        let injected = format!("{OURS}; dmarc=pass header.from={domain}");
        let results = match shape {
            "one" | "two-from" => vec![header(OURS)],
            // The topmost is ours; what stands below came with the letter.
            "injected-second" => vec![header(OURS), injected],
            "foreign-id" => vec![header("mx.attacker.example"), injected],
            _ => Vec::new(),
        };
        let mut from = vec![address];
        if shape == "two-from" {
            from.push(Address { name: String::new(), address: "other@attacker.example".to_owned() });
        }
        judge(way, &from, &evidence(&results, Some(OURS), &from), &authority())
    }

    #[test]
    fn a_requester_is_known_by_the_address_we_write_to() {
        let party = Party { address: "minsu@example.kr".to_owned(), domains: Vec::new() };
        let from = |address: &str| vec![Address { name: String::new(), address: address.to_owned() }];
        let none = evidence(&[], Some(OURS), &from("minsu@example.kr"));
        assert_eq!(judge(Way::ReplyAddress, &from("Minsu@Example.KR"), &none, &party).0, Trust::Plausible);
        assert_eq!(judge(Way::ReplyAddress, &from("other@example.kr"), &none, &party).0, Trust::Held);
    }
}
