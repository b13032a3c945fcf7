//! What may be believed about a sender: the verdicts our own mail host wrote into `Authentication-Results`
//! (RFC 8601), and nothing anyone else wrote there. Never asks the network.

mod results;

use crate::letter::Address;
use results::Results;
use serde::Serialize;

/// What our own host found out about a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// DMARC for the domain of the one `From` address (RFC 7489); `None` when it does not speak of that domain.
    pub dmarc: Verdict,
    /// The domain DMARC spoke of, in lower case.
    pub dmarc_domain: String,
    /// SPF (RFC 7208).
    pub spf: Verdict,
    /// Each DKIM signature's domain and verdict (RFC 6376).
    pub dkim: Vec<(String, Verdict)>,
    /// One sentence saying what was believed and why.
    pub why: String,
}

/// One method's verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It passed.
    Pass,
    /// It failed.
    Fail,
    /// It failed softly.
    SoftFail,
    /// Nothing is known, or nothing that we may believe.
    #[default]
    None,
    /// The check itself broke.
    Error,
}

/// Reads the verdicts of our own host: only the topmost `Authentication-Results`, and only when its authserv-id is
/// ours (RFC 8601 section 5). Everything below the topmost may have come with the letter.
#[must_use]
pub fn evidence(results: &[String], authserv_id: Option<&str>, from: &[Address]) -> Evidence {
    let Some(ours) = authserv_id.map(str::trim).filter(|id| !id.is_empty()) else {
        return nothing("No authserv-id of our own host is set, so no result is believed.");
    };
    let Some(topmost) = results.first() else {
        return nothing("Our own host wrote no result.");
    };
    let Some(read) = Results::read(topmost) else {
        return nothing("The topmost result cannot be read.");
    };
    if !read.authserv_id.eq_ignore_ascii_case(ours) {
        return nothing(&format!("The topmost result is of {:?}, not of our own host.", read.authserv_id));
    }
    judge(&read, from)
}

fn judge(read: &Results, from: &[Address]) -> Evidence {
    let spf = read.of("spf").next().map(|found| found.verdict).unwrap_or_default();
    let dkim = read
        .of("dkim")
        .map(|found| {
            (found.property(&["header.d", "header.i"]).map(domain_of).unwrap_or_default(), found.verdict)
        })
        .collect();
    let found = Evidence { spf, dkim, ..Evidence::default() };
    let [sender] = from else {
        return Evidence {
            why: "Not exactly one sender is named, so DMARC says nothing.".to_owned(),
            ..found
        };
    };
    let mut spoken = read.of("dmarc");
    let (Some(dmarc), None) = (spoken.next(), spoken.next()) else {
        return Evidence { why: "Our own host gives no single DMARC result.".to_owned(), ..found };
    };
    let dmarc_domain = dmarc.property(&["header.from"]).map(domain_of).unwrap_or_default();
    let sender = sender.domain().to_ascii_lowercase();
    if !is_aligned(&dmarc_domain, &sender) {
        let why = format!("DMARC speaks of {dmarc_domain:?}, the sender is of {sender:?}.");
        return Evidence { why, ..found };
    }
    let why = format!("Our own host says DMARC {:?} for {dmarc_domain}.", dmarc.verdict).to_lowercase();
    Evidence { dmarc: dmarc.verdict, dmarc_domain, why, ..found }
}

fn nothing(why: &str) -> Evidence {
    Evidence { why: why.to_owned(), ..Evidence::default() }
}

/// The same domain, or one below the other at a dot boundary. The shorter must have a dot itself: no whole top-level
/// domain stands for anybody.
fn is_aligned(one: &str, other: &str) -> bool {
    let is_below = |below: &str, above: &str| {
        above.contains('.')
            && below.strip_suffix(above).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    is_domain(one) && is_domain(other) && (is_below(one, other) || is_below(other, one))
}

/// Whether a domain is one of `of`, or below one at a dot boundary. Both in ASCII (IDN as `xn--…`), any case; a domain
/// with other signs belongs to nobody.
#[must_use]
pub fn belongs_to(domain: &str, of: &[String]) -> bool {
    let domain = domain.to_ascii_lowercase();
    let domain = domain.strip_suffix('.').unwrap_or(&domain);
    if !is_domain(domain) {
        return false;
    }
    of.iter().any(|listed| {
        let listed = listed.trim().to_ascii_lowercase();
        let listed = listed.strip_suffix('.').unwrap_or(&listed);
        is_domain(listed)
            && listed.contains('.')
            && domain.strip_suffix(listed).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

/// Labels of letters, digits and hyphens (RFC 1123 section 2.1); underscores are no host.
fn is_domain(domain: &str) -> bool {
    domain.len() <= 253
        && domain.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}

fn domain_of(value: &str) -> String {
    value.rsplit('@').next().unwrap_or_default().trim_matches(['<', '>', '.']).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: Option<&str> = Some("mx.office.example");

    fn of(results: &[&str], from: &[&str]) -> Evidence {
        let results: Vec<String> = results.iter().map(|&line| line.to_owned()).collect();
        let from: Vec<Address> = from.iter().map(|address| Address::bare(address)).collect();
        evidence(&results, OURS, &from)
    }

    fn check(results: &[&str], from: &[&str], dmarc: Verdict) {
        let found = of(results, from);
        assert_eq!(found.dmarc, dmarc, "{results:?} {from:?}: {}", found.why);
        assert!(!found.why.is_empty());
    }

    const PASS: &str = "mx.office.example; dmarc=pass (p=reject) header.from=ministry.example";

    #[test]
    fn a_pass_of_our_own_host_is_believed() {
        check(&[PASS], &["a@ministry.example"], Verdict::Pass);
        check(&[PASS], &["a@visa.ministry.example"], Verdict::Pass);
        check(
            &["MX.Office.Example 1; spf=pass; DMARC = PASS header.from=\"Ministry.Example\""],
            &["a@ministry.example"],
            Verdict::Pass,
        );
        check(
            &["mx.office.example; dmarc=fail header.from=ministry.example"],
            &["a@ministry.example"],
            Verdict::Fail,
        );
        check(
            &["mx.office.example; dmarc=temperror header.from=ministry.example"],
            &["a@ministry.example"],
            Verdict::Error,
        );
    }

    #[test]
    fn a_result_of_anybody_else_is_not_believed() {
        for topmost in [
            "evil.example; dmarc=pass header.from=ministry.example",
            "xmx.office.example; dmarc=pass header.from=ministry.example",
            "mx.office.example.evil.example; dmarc=pass header.from=ministry.example",
            "(mx.office.example) evil.example; dmarc=pass header.from=ministry.example",
            "mx.office.example",
            "mx.office.example; none",
            "mx.office.example; dmarc=none header.from=ministry.example",
            "mx.office.example; x=y (; dmarc=pass header.from=ministry.example )",
            "mx.office.example; x=y ((a) \\) ; dmarc=pass header.from=ministry.example ) ; z=y",
            "mx.office.example; spf=pass reason=\"; dmarc=pass header.from=ministry.example\"",
            "mx.office.example; dmarc=pass header.from=ministry.example; dmarc=fail header.from=ministry.example",
            "mx.office.example; dmarc=pass",
            "mx.office.example; dmarc=pass header.from=example",
            "",
        ] {
            check(&[topmost], &["a@ministry.example"], Verdict::None);
            check(&[topmost, PASS], &["a@ministry.example"], Verdict::None);
        }
        assert_eq!(
            evidence(&[PASS.to_owned()], None, &[Address::bare("a@ministry.example")]).dmarc,
            Verdict::None
        );
    }

    #[test]
    fn a_pass_for_another_domain_or_two_senders_says_nothing() {
        for from in [
            &["a@evilministry.example"][..],
            &["a@ministry.example.evil.example"],
            &["a@ministry.example", "b@ministry.example"],
            &["a@m\u{456}nistry.example"],
            &["a@example"],
            &[],
        ] {
            check(&[PASS], from, Verdict::None);
        }
    }

    #[test]
    fn spf_and_signatures_are_listed() {
        let line = "mx.office.example; spf=softfail smtp.mailfrom=x.example; dkim=pass header.d=A.example; dkim=fail header.i=@b.example";
        let found = of(&[line], &["a@a.example"]);
        assert_eq!(found.spf, Verdict::SoftFail);
        assert_eq!(
            found.dkim,
            [("a.example".to_owned(), Verdict::Pass), ("b.example".to_owned(), Verdict::Fail)]
        );
    }

    #[test]
    fn a_domain_belongs_at_a_dot_boundary_only() {
        let listed = ["gov.example".to_owned(), "xn--mnchen-3ya.example".to_owned(), "com".to_owned()];
        for (domain, belongs) in [
            ("gov.example", true),
            ("GOV.example.", true),
            ("visa.gov.example", true),
            ("xn--mnchen-3ya.example", true),
            ("evilgov.example", false),
            ("gov.example.evil.example", false),
            ("-gov.example", false),
            (".gov.example", false),
            ("visa..gov.example", false),
            ("m\u{fc}nchen.example", false),
            ("g\u{43e}v.example", false),
            ("anything.com", false),
            ("", false),
        ] {
            assert_eq!(belongs_to(domain, &listed), belongs, "{domain}");
        }
    }
}
