//! Addresses: reading one, comparing two, and the secret reply addresses with their check character.
//! Never looks an address up anywhere.

mod reply;

pub use reply::{Found, ReplyPattern, ReplyPatternError, token_from};

use crate::letter::Address;
use mail_parser::{HeaderValue, parsers::MessageStream};

impl Address {
    /// An address without a display name, its domain lower-cased.
    #[must_use]
    pub fn bare(address: &str) -> Self {
        Self { name: String::new(), address: fold_domain(address.trim()) }
    }

    /// Reads one mailbox such as `Ana <ana@ruritania.example>` (RFC 5322 section 3.4). `None` when there is no
    /// address in it, or more than one: of two addresses nobody can say which was meant.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut list = parse_list(text);
        if list.len() != 1 || text.chars().any(char::is_control) {
            return None;
        }
        list.pop().filter(|one| one.is_usable())
    }

    /// What stands behind the last `@`; empty when there is none.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.address.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// What stands before the last `@`; the whole when there is none.
    #[must_use]
    pub fn local_part(&self) -> &str {
        self.address.rsplit_once('@').map_or(self.address.as_str(), |(local, _)| local)
    }

    /// Whether letters could be sent there: one `@` with something on both sides, no blanks, no controls.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        let (local, domain) = (self.local_part(), self.domain());
        !local.is_empty()
            && !domain.is_empty()
            && self.address.len() <= 320
            && !self
                .address
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ','))
    }

    /// Whether both name the same mailbox: the domain regardless of case (RFC 5321 section 2.4), the local part
    /// exactly.
    #[must_use]
    pub fn is_same_mailbox(&self, other: &Self) -> bool {
        self.local_part() == other.local_part() && self.domain().eq_ignore_ascii_case(other.domain())
    }
}

/// Reads a list of addresses as it stands in a header, groups flattened. Never fails; what is no address keeps its
/// text as a name.
#[must_use]
pub fn parse_list(value: &str) -> Vec<Address> {
    let mut line = with_missing_commas(value);
    line.push('\n');
    match MessageStream::new(line.as_bytes()).parse_address() {
        HeaderValue::Address(mail_parser::Address::List(list)) => list.into_iter().map(from_parsed).collect(),
        HeaderValue::Address(mail_parser::Address::Group(groups)) => {
            groups.into_iter().flat_map(|group| group.addresses).map(from_parsed).collect()
        }
        _ => Vec::new(),
    }
}

/// On one line, with a comma between two addresses that have only a blank between them: the reader below would make
/// one address of both, with a domain nobody wrote.
fn with_missing_commas(value: &str) -> String {
    let mut line = String::with_capacity(value.len().saturating_add(8));
    let mut place = Place::default();
    let mut rest = value;
    while let Some(sign) = rest.chars().next() {
        if place.is_open() && place.lacks_comma(rest, sign) {
            line.push(',');
            place = Place::default();
        }
        place.step(sign);
        line.push(if matches!(sign, '\r' | '\n' | '\t') { ' ' } else { sign });
        rest = rest.get(sign.len_utf8()..).unwrap_or_default();
    }
    line
}

/// Where in a list of addresses a walk stands.
#[derive(Debug, Default)]
struct Place {
    is_quoted: bool,
    is_escaped: bool,
    is_in_angles: bool,
    comments: usize,
    /// The word being read has an `@` in it.
    has_at: bool,
    /// A bare address or one in angle brackets is complete.
    is_behind_bare: bool,
    is_behind_angles: bool,
}

impl Place {
    fn is_open(&self) -> bool {
        !self.is_quoted && !self.is_in_angles && self.comments == 0
    }

    fn lacks_comma(&self, rest: &str, sign: char) -> bool {
        if sign.is_whitespace() || matches!(sign, ',' | ';' | ':' | '(' | ')' | '<' | '>') {
            return sign == '<' && self.is_behind_angles;
        }
        if self.is_behind_angles || !self.is_behind_bare || self.has_at {
            return self.is_behind_angles;
        }
        // Only as far as an address can reach: looking on to the end from every word would cost time squared.
        let near = rest.get(..rest.floor_char_boundary(320)).unwrap_or_default();
        near.split([' ', '\t', '\r', '\n', ',', ';']).next().is_some_and(|word| word.contains('@'))
    }

    fn step(&mut self, sign: char) {
        let is_escaped = std::mem::take(&mut self.is_escaped);
        match sign {
            '\\' if !is_escaped => self.is_escaped = true,
            '"' if !is_escaped && self.comments == 0 => self.is_quoted = !self.is_quoted,
            _ if self.is_quoted => {}
            '(' => self.comments = self.comments.saturating_add(1),
            ')' => self.comments = self.comments.saturating_sub(1),
            _ if self.comments > 0 => {}
            ',' | ';' | ':' => *self = Self::default(),
            '<' => *self = Self { is_in_angles: true, ..Self::default() },
            '>' => *self = Self { is_behind_angles: true, ..Self::default() },
            '@' => self.has_at = !self.is_in_angles,
            _ if sign.is_whitespace() => self.is_behind_bare |= std::mem::take(&mut self.has_at),
            _ => {}
        }
    }
}

fn from_parsed(parsed: mail_parser::Addr<'_>) -> Address {
    let name = parsed.name.as_deref().unwrap_or_default().trim().to_owned();
    let address = parsed.address.as_deref().unwrap_or_default();
    Address { name, address: fold_domain(address.trim()) }
}

/// The address with its domain in lower case (RFC 5321 section 2.4); the local part is the receiver's business.
#[must_use]
pub fn fold_domain(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((local, domain)) => format!("{local}@{}", domain.trim_end_matches('.').to_ascii_lowercase()),
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, addresses: &[&str]) {
        let read: Vec<String> = parse_list(header).into_iter().map(|one| one.address).collect();
        assert_eq!(read, addresses, "{header}");
    }

    #[test]
    fn lists_are_read_with_groups_flattened() {
        check("a@x.example, B <b@Y.Example>", &["a@x.example", "b@y.example"]);
        check(
            "Office: a@x.example, b@x.example;, c@x.example",
            &["a@x.example", "b@x.example", "c@x.example"],
        );
        check("Undisclosed recipients:;", &[]);
        check(
            "\"Doe, Jane\" <j@x.example>,\r\n =?utf-8?q?J=C3=B6rg?= <g@x.example>",
            &["j@x.example", "g@x.example"],
        );
    }

    #[test]
    fn two_addresses_without_a_comma_stay_two() {
        check("Bob <bob@x.example> Eve <eve@y.example>", &["bob@x.example", "eve@y.example"]);
        check("bob@x.example eve@y.example", &["bob@x.example", "eve@y.example"]);
        check("<bob@x.example><eve@y.example>", &["bob@x.example", "eve@y.example"]);
    }

    #[test]
    fn an_address_used_as_a_name_is_a_name() {
        check("bob@x.example <bob@x.example>", &["bob@x.example"]);
        check("bob@x.example (Bob of Ruritania)", &["bob@x.example"]);
        check("\"bob@x.example\" <eve@y.example>", &["eve@y.example"]);
    }

    #[test]
    fn one_mailbox_is_one_mailbox() {
        let ana = Address::parse("Ana <ana@Ruritania.Example>").unwrap();
        assert_eq!((ana.name.as_str(), ana.address.as_str()), ("Ana", "ana@ruritania.example"));
        assert_eq!((ana.local_part(), ana.domain()), ("ana", "ruritania.example"));
        assert!(ana.is_same_mailbox(&Address::bare("ana@RURITANIA.example")));
        assert!(!ana.is_same_mailbox(&Address::bare("Ana@ruritania.example")));
        assert_eq!(Address::parse("a@x.example, b@x.example"), None);
        assert_eq!(Address::parse("nobody"), None);
        assert_eq!(Address::parse("a@x.example\r\nBcc: b@x.example"), None);
    }
}
