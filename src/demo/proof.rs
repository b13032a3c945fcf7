//! The proof that nothing crossed: every canary is looked for, decoded, in every letter that the outside world received
//! for somebody else. Uses nothing of the gate that it checks.

use mail::parse::{Limits, read};

use super::cast::Party;
use super::outside::Posted;

/// What the search for one canary came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whose canary.
    pub who: String,
    /// Which sort.
    pub sort: String,
    /// Its text.
    pub canary: String,
    /// How many letters to others were searched.
    pub searched: usize,
    /// How many of them hold it.
    pub found: usize,
    /// Whether its party wrote it at all: a canary that nobody wrote would prove nothing.
    pub was_written: bool,
}

/// Searches every canary of the cast, and each lane's own secrets, in all letters to others.
#[must_use]
pub fn search(cast: &[Party], posted: &[Posted], written: &[Vec<u8>]) -> Vec<Finding> {
    let letters: Vec<(&Posted, Decoded)> = posted.iter().map(|one| (one, Decoded::of(&one.bytes))).collect();
    let incoming: Vec<Decoded> = written.iter().map(|bytes| Decoded::of(bytes)).collect();
    let mut findings = Vec::new();
    for party in cast {
        for (sort, canary) in party.canaries {
            let others = letters.iter().filter(|(letter, _)| !party.own.contains(&letter.recipient.as_str()));
            let found = others.clone().filter(|(_, decoded)| decoded.holds(canary)).count();
            findings.push(Finding {
                who: party.who.to_owned(),
                sort: (*sort).to_owned(),
                canary: (*canary).to_owned(),
                searched: others.count(),
                found,
                was_written: incoming.iter().any(|decoded| decoded.holds(canary)),
            });
        }
    }
    findings.extend(lanes(&letters));
    findings
}

/// The desk's own secrets: a lane's reply address and Message-IDs stay on that lane.
fn lanes(letters: &[(&Posted, Decoded)]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for (_, decoded) in letters {
        for (sort, canary) in [("reply address", &decoded.reply_to), ("our Message-ID", &decoded.message_id)]
        {
            if findings.iter().any(|finding| finding.canary == *canary) {
                continue;
            }
            let others = letters.iter().filter(|(_, other)| other.reply_to != decoded.reply_to);
            findings.push(Finding {
                who: "the desk's lanes".to_owned(),
                sort: sort.to_owned(),
                canary: canary.clone(),
                searched: others.clone().count(),
                found: others.filter(|(_, other)| other.holds(canary)).count(),
                was_written: !canary.is_empty(),
            });
        }
    }
    findings
}

/// Everything that can be read in a message: its octets, and what is under its encodings.
struct Decoded {
    words: String,
    digits: String,
    reply_to: String,
    message_id: String,
}

impl Decoded {
    fn of(bytes: &[u8]) -> Decoded {
        let (letter, _) = read(bytes, &Limits::default());
        let mut all = vec![String::from_utf8_lossy(bytes).into_owned(), letter.subject, letter.text];
        let people = letter.from.iter().chain(&letter.to).chain(&letter.cc).chain(&letter.reply_to);
        all.extend(people.map(|one| format!("{} {}", one.name, one.address)));
        for file in &letter.attachments {
            all.push(file.filename.clone());
            all.push(String::from_utf8_lossy(&file.bytes).into_owned());
        }
        let all = all.join("\n");
        Decoded {
            digits: all.chars().filter(char::is_ascii_digit).collect(),
            words: folded(&all),
            reply_to: letter.reply_to.first().map(|one| one.address.clone()).unwrap_or_default(),
            message_id: letter.message_id.unwrap_or_default(),
        }
    }

    /// A telephone number is found by its digits alone, whatever stands between them; all else by its words.
    fn holds(&self, canary: &str) -> bool {
        if canary.starts_with('+') {
            let digits: String = canary.chars().filter(char::is_ascii_digit).collect();
            return self.digits.contains(&digits);
        }
        self.words.contains(&folded(canary))
    }
}

fn folded(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANA: &[Party] = &[Party {
        who: "Ana",
        own: &["ana@x.example"],
        canaries: &[("name", "Ana Ünal"), ("phone", "+61 2 5550 7788"), ("file name", "ana-list.txt")],
    }];
    const HER_OWN: &str =
        "From: =?utf-8?q?Ana_=C3=9Cnal?= <ana@x.example>\r\n\r\n+61 (2) 5550-7788, ana-list.txt\r\n";

    fn found(recipient: &str, message: &str) -> Vec<usize> {
        let posted = Posted { recipient: recipient.to_owned(), bytes: message.into() };
        let findings = search(ANA, &[posted], &[HER_OWN.into()]);
        assert!(findings.iter().take(3).all(|finding| finding.was_written), "{findings:?}");
        findings.iter().take(3).map(|finding| finding.found).collect()
    }

    #[test]
    fn a_canary_is_found_under_every_encoding() {
        assert_eq!(found("b@y.example", "Subject: x\r\n\r\nnothing here, 61255507\r\n"), [0, 0, 0]);
        assert_eq!(
            found("b@y.example", "Subject: =?iso-8859-1?q?ana__=DCNAL?=\r\n\r\n6 12 5550 77.88\r\n"),
            [1, 1, 0]
        );
        let base64 = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nQW5hCsOcbmFs\r\n";
        assert_eq!(found("b@y.example", base64), [1, 0, 0]);
        let file = "Content-Disposition: attachment; filename*=utf-8''%61na-list.txt\r\nContent-Type: a/b\r\n\r\nx\r\n";
        assert_eq!(found("b@y.example", file), [0, 0, 1]);
    }

    #[test]
    fn a_party_may_read_its_own_words() {
        assert_eq!(found("ana@x.example", HER_OWN), [0, 0, 0]);
    }

    #[test]
    fn a_canary_that_nobody_wrote_is_seen() {
        assert!(search(ANA, &[], &[]).iter().all(|finding| !finding.was_written));
    }

    #[test]
    fn one_lane_must_not_show_the_reply_address_of_another() {
        let letter = |lane: &str, text: &str| Posted {
            recipient: format!("{lane}@x.example"),
            bytes: format!(
                "Reply-To: r+{lane}@o.example\r\nMessage-ID: <{lane}.1@o.example>\r\n\r\n{text}\r\n"
            )
            .into(),
        };
        let findings = search(&[], &[letter("one", "write to R+TWO@o.example"), letter("two", "")], &[]);
        let leaked: Vec<&str> = findings
            .iter()
            .filter(|finding| finding.found > 0)
            .map(|finding| finding.canary.as_str())
            .collect();
        assert_eq!(leaked, ["r+two@o.example"]);
        assert_eq!(findings.first().unwrap().searched, 1);
    }
}
