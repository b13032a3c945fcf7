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
        if list.len() != 1 {
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
    let mut line = String::with_capacity(value.len() + 1);
    line.extend(value.chars().map(|c| if matches!(c, '\r' | '\n') { ' ' } else { c }));
    line.push('\n');
    match MessageStream::new(line.as_bytes()).parse_address() {
        HeaderValue::Address(mail_parser::Address::List(list)) => list.into_iter().map(from_parsed).collect(),
        HeaderValue::Address(mail_parser::Address::Group(groups)) => {
            groups.into_iter().flat_map(|group| group.addresses).map(from_parsed).collect()
        }
        _ => Vec::new(),
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
