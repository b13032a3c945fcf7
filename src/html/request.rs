//! The question a browser or program asked, taken apart: no stream, no socket, whole in memory and within the door's limits.

use std::net::IpAddr;

/// How it was asked. Asking to read never changes anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// To read (HEAD counts as this).
    Get,
    /// To change.
    Post,
    /// To end something (interface for programs only).
    Delete,
}

impl Method {
    /// The word on the wire (RFC 9110 section 9).
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Delete => "DELETE",
        }
    }
}

/// Names with values, in the order they came; a name may come more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs(pub Vec<(String, String)>);

impl Pairs {
    /// The first value of this name, empty when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }

    /// The first value of this name that says something, without the blanks around it.
    #[must_use]
    pub fn said(&self, name: &str) -> Option<&str> {
        let value = self.get(name).trim();
        (!value.is_empty()).then_some(value)
    }

    /// Every value of this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether a box of this name was ticked.
    #[must_use]
    pub fn is_ticked(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    /// Reads `application/x-www-form-urlencoded` (WHATWG URL section 5).
    #[must_use]
    pub fn read(encoded: &[u8]) -> Pairs {
        Pairs(form_urlencoded::parse(encoded).into_owned().collect())
    }
}

/// A file sent with a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    /// The field it was chosen in.
    pub field: String,
    /// Its name as the browser gave it: never a path of ours.
    pub filename: String,
    /// What the browser says it is: never believed.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// One question.
#[derive(Debug, Clone)]
pub struct Request {
    /// How.
    pub method: Method,
    /// The path, percent-decoded only where the route has a name for a part.
    pub path: String,
    /// What the route names in the path, decoded.
    pub parts: Pairs,
    /// After the question mark.
    pub query: Pairs,
    /// The fields of a form.
    pub form: Pairs,
    /// The files of a form.
    pub uploads: Vec<Upload>,
    /// The body as it came, where it is no form.
    pub body: Vec<u8>,
    /// Header fields, names in lower case.
    pub headers: Pairs,
    /// Who is connected; a trusted proxy's word where one is configured.
    pub peer: IpAddr,
}

impl Request {
    /// A part of the path by its name in the route.
    #[must_use]
    pub fn part(&self, name: &str) -> &str {
        self.parts.get(name)
    }

    /// The value of a cookie.
    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.headers.all("cookie").flat_map(|line| line.split(';')).find_map(|pair| {
            let (known, value) = pair.split_once('=')?;
            (known.trim() == name).then(|| value.trim())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_with_every_value_of_a_name() {
        let pairs = Pairs::read(b"a=1&a=2&b=+caf%C3%A9+&c=");
        assert_eq!(pairs.all("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!((pairs.said("b"), pairs.said("c"), pairs.get("d")), (Some("café"), None, ""));
        assert!(pairs.is_ticked("c") && !pairs.is_ticked("d"));
    }
}
