//! The grammar of `Authentication-Results` (RFC 8601 section 2.2): comments, quoted strings, methods and properties.
//! Never judges.

use super::Verdict;

/// One header value, read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Results {
    pub(super) authserv_id: String,
    pub(super) list: Vec<MethodResult>,
}

/// What one method found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct MethodResult {
    pub(super) method: String,
    pub(super) verdict: Verdict,
    properties: Vec<(String, String)>,
}

/// More results than this are not read from one header.
const MOST: usize = 50;

impl Results {
    /// Reads a header value; `None` when it does not begin with an authserv-id.
    pub(super) fn read(value: &str) -> Option<Self> {
        let tokens = tokens(value);
        let mut statements = tokens.split(|token| *token == Token::Semicolon);
        let Some([Token::Word(authserv_id), version @ ..]) = statements.next() else { return None };
        // Only a version may stand behind the authserv-id.
        let is_version =
            |token: &Token| matches!(token, Token::Word(word) if word.bytes().all(|b| b.is_ascii_digit()));
        if version.len() > 1 || !version.iter().all(is_version) {
            return None;
        }
        let list = statements.take(MOST).filter_map(method_result).collect();
        Some(Self { authserv_id: authserv_id.clone(), list })
    }

    /// The results of one method, in order.
    pub(super) fn of(&self, method: &str) -> impl Iterator<Item = &MethodResult> {
        self.list.iter().filter(move |found| found.method == method)
    }
}

impl MethodResult {
    /// The first property that has one of these names.
    pub(super) fn property(&self, names: &[&str]) -> Option<&str> {
        names
            .iter()
            .find_map(|name| self.properties.iter().find(|(known, _)| known == name))
            .map(|(_, value)| value.as_str())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Quoted(String),
    Semicolon,
    Equals,
}

/// `method[/version] = result`, then properties `name = value`.
fn method_result(tokens: &[Token]) -> Option<MethodResult> {
    let [Token::Word(method), Token::Equals, Token::Word(result), rest @ ..] = tokens else { return None };
    let method = method.split('/').next().unwrap_or_default().to_ascii_lowercase();
    let mut found = MethodResult { method, verdict: verdict(result), properties: Vec::new() };
    let mut rest = rest;
    while let [Token::Word(name), Token::Equals, Token::Word(value) | Token::Quoted(value), after @ ..] = rest
    {
        found.properties.push((name.to_ascii_lowercase(), value.clone()));
        rest = after;
    }
    Some(found)
}

/// RFC 8601 section 2.7.
fn verdict(word: &str) -> Verdict {
    match word.to_ascii_lowercase().as_str() {
        "pass" => Verdict::Pass,
        "fail" | "hardfail" | "policy" => Verdict::Fail,
        "softfail" => Verdict::SoftFail,
        "temperror" | "permerror" => Verdict::Error,
        _ => Verdict::None,
    }
}

fn tokens(value: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut signs = value.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            ';' => tokens.push(Token::Semicolon),
            '=' => tokens.push(Token::Equals),
            '(' => skip_comment(&mut signs),
            '"' => tokens.push(Token::Quoted(quoted(&mut signs))),
            _ if sign.is_whitespace() => {}
            _ => {
                let mut word = String::from(sign);
                while let Some(next) =
                    signs.next_if(|next| !next.is_whitespace() && !matches!(next, ';' | '=' | '(' | '"'))
                {
                    word.push(next);
                }
                tokens.push(Token::Word(word));
            }
        }
    }
    tokens
}

/// Comments nest (RFC 5322 section 3.2.2); one that never closes runs to the end.
fn skip_comment(signs: &mut impl Iterator<Item = char>) {
    let mut depth = 1_usize;
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => drop(signs.next()),
            '(' => depth = depth.saturating_add(1),
            ')' if depth == 1 => return,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
}

fn quoted(signs: &mut impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => break,
            '\\' => text.extend(signs.next()),
            _ => text.push(sign),
        }
    }
    text
}
