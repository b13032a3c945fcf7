//! Secret reply addresses: a pattern with a place for a token, the token's alphabet and its check character.
//! Never keeps or looks up a token.

use data_encoding::{Encoding, Specification};
use std::sync::LazyLock;

/// Thirty-two signs that survive case folding and a bad telephone line: no `l`, no `o`, no `0`, no `1`.
const ALPHABET: &str = "abcdefghijkmnpqrstuvwxyz23456789";
/// 128 bits in 26 signs of five bits each; the check character is the 27th.
const BODY: usize = 26;

static BASE32: LazyLock<Option<Encoding>> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification.symbols.push_str(ALPHABET);
    specification.encoding().ok()
});

/// Where in an address the token stands, such as `r+{token}@ruritania.example`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyPattern {
    prefix: String,
    suffix: String,
    domain: String,
}

/// Why a text is no pattern for reply addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReplyPatternError {
    /// There must be exactly one `{token}`, before the `@`.
    #[error("the pattern needs {{token}} exactly once, before the @")]
    Token,
    /// Nothing usable stands behind the `@`.
    #[error("the pattern needs a domain behind the @")]
    Domain,
    /// The finished local part would pass 64 octets (RFC 5321 section 4.5.3.1.1).
    #[error("the part before the @ would be longer than 64 characters")]
    TooLong,
}

/// What a look for our token in an address found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A whole token, folded to lower case, its check character right.
    Token(String),
    /// The pattern fits, but length, alphabet or check character do not: a human decides.
    NearMiss(String),
    /// Not one of our reply addresses.
    No,
}

impl ReplyPattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// When the token's place, the domain or the length is wrong.
    pub fn parse(pattern: &str) -> Result<Self, ReplyPatternError> {
        let pattern = pattern.trim().to_ascii_lowercase();
        let (local, domain) = pattern.rsplit_once('@').ok_or(ReplyPatternError::Domain)?;
        let (prefix, suffix) = local.split_once("{token}").ok_or(ReplyPatternError::Token)?;
        if suffix.contains("{token}") || domain.contains('{') {
            return Err(ReplyPatternError::Token);
        }
        if !is_domain(domain) || !is_local(prefix) || !is_local(suffix) {
            return Err(ReplyPatternError::Domain);
        }
        if prefix.len().saturating_add(suffix.len()).saturating_add(BODY + 1) > 64 {
            return Err(ReplyPatternError::TooLong);
        }
        Ok(Self { prefix: prefix.to_owned(), suffix: suffix.to_owned(), domain: domain.to_owned() })
    }

    /// The reply address of a token made by [`token_from`].
    #[must_use]
    pub fn address(&self, token: &str) -> String {
        format!("{}{token}{}@{}", self.prefix, self.suffix, self.domain)
    }

    /// Looks for a token of ours, whatever the road did to case, brackets, quotes and trailing dots.
    #[must_use]
    pub fn find(&self, address: &str) -> Found {
        let folded = strip_wrapping(address).to_ascii_lowercase();
        let Some((local, domain)) = folded.rsplit_once('@') else { return Found::No };
        let local = local.trim_matches(|c: char| c == '"' || c == '\'' || c == '<' || c.is_whitespace());
        if domain.trim_end_matches('.') != self.domain {
            return Found::No;
        }
        let middle =
            local.strip_prefix(self.prefix.as_str()).and_then(|rest| rest.strip_suffix(self.suffix.as_str()));
        match middle {
            Some(token) if is_token(token) => Found::Token(token.to_owned()),
            Some(token) if !token.is_empty() => Found::NearMiss(token.to_owned()),
            _ => Found::No,
        }
    }
}

/// Writes sixteen random or derived bytes as a token: 26 signs and one check character.
#[must_use]
pub fn token_from(bytes: [u8; 16]) -> String {
    let mut token = BASE32.as_ref().map(|base32| base32.encode(&bytes)).unwrap_or_default();
    token.extend(check_character(&token));
    token
}

fn is_token(token: &str) -> bool {
    let Some((body, check)) = token.split_at_checked(BODY) else { return false };
    let mut check = check.chars();
    // The last sign of the body carries two bits that no encoder sets: strict decoding refuses them, so that a token
    // has one spelling only.
    let is_canonical = BASE32.as_ref().is_some_and(|base32| base32.decode(body.as_bytes()).is_ok());
    is_canonical && check.next() == check_character(body) && check.next().is_none()
}

/// A polynomial over GF(32) (x^5 + x^2 + 1): catches every single wrong sign and every two signs that changed places.
fn check_character(body: &str) -> Option<char> {
    let mut sum = 0_usize;
    for sign in body.chars() {
        let value = ALPHABET.chars().position(|known| known == sign)?;
        sum = double(sum ^ value);
    }
    ALPHABET.chars().nth(sum)
}

fn double(value: usize) -> usize {
    let doubled = value << 1;
    if doubled >= 32 { doubled ^ 0b10_0101 } else { doubled }
}

fn strip_wrapping(address: &str) -> &str {
    address.trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '.' | ',' | ';'))
}

fn is_domain(domain: &str) -> bool {
    !domain.is_empty() && domain.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
}

fn is_local(part: &str) -> bool {
    part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '+' | '_' | '='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_names_one_place_for_the_token() {
        for (pattern, error) in [
            ("desk@ruritania.example", ReplyPatternError::Token),
            ("{token}{token}@ruritania.example", ReplyPatternError::Token),
            ("r@{token}.example", ReplyPatternError::Token),
            ("r+{token}", ReplyPatternError::Domain),
            ("r+{token}@", ReplyPatternError::Domain),
            ("r {token}@ruritania.example", ReplyPatternError::Domain),
            (
                "a-prefix-that-is-longer-than-what-is-left-of-64+{token}@ruritania.example",
                ReplyPatternError::TooLong,
            ),
        ] {
            assert_eq!(ReplyPattern::parse(pattern), Err(error), "{pattern}");
        }
    }

    #[test]
    fn an_address_that_is_nearly_ours_is_a_near_miss_and_another_is_none() {
        let pattern = ReplyPattern::parse("R+{token}@Ruritania.example").unwrap();
        let token = token_from([7; 16]);
        let short = token.get(..26).unwrap().to_owned();
        for (address, found) in [
            (format!("r+{token}@ruritania.example"), Found::Token(token.clone())),
            (format!("r+{short}@ruritania.example"), Found::NearMiss(short)),
            (format!("r+{token}a@ruritania.example"), Found::NearMiss(format!("{token}a"))),
            ("r+0000@ruritania.example".to_owned(), Found::NearMiss("0000".to_owned())),
            ("r+@ruritania.example".to_owned(), Found::No),
            ("desk@ruritania.example".to_owned(), Found::No),
            (format!("r+{token}@evil.ruritania.example"), Found::No),
            (format!("r+{token}@ruritania.example.evil.example"), Found::No),
            (token.clone(), Found::No),
        ] {
            assert_eq!(pattern.find(&address), found, "{address}");
        }
    }

    #[test]
    fn a_token_has_one_spelling_only() {
        let pattern = ReplyPattern::parse("{token}@ruritania.example").unwrap();
        let body = format!("{}b", "a".repeat(25));
        let other = format!("{body}{}", check_character(&body).unwrap());
        assert_eq!(pattern.find(&pattern.address(&other)), Found::NearMiss(other));
    }

    #[test]
    fn tokens_are_written_the_same_for_ever() {
        assert_eq!(token_from([0; 16]), "aaaaaaaaaaaaaaaaaaaaaaaaaaa");
        assert_ne!(token_from([1; 16]), token_from([2; 16]));
    }
}
