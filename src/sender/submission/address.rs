//! The written address of a submission server, and which of them may be used in the clear.
//! Knows no password: one inside the URL is refused, because URLs end up in logs and process lists.

use std::{fmt, net::IpAddr};

/// A server and how it is reached.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) security: Security,
    pub(super) user: Option<String>,
    pub(super) host: String,
    pub(super) port: u16,
    /// In the clear beyond this machine, because the office asked for it in so many words.
    pub(super) insecure: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Security {
    Clear,
    /// TLS from the first octet (RFC 8314).
    Tls,
    /// TLS after STARTTLS (RFC 3207), never optional.
    StartTls,
}

impl Place {
    pub(super) fn parse(url: &str) -> Result<Self, String> {
        let (scheme, rest) = url
            .split_once("://")
            .ok_or("the address has no scheme (smtp://, smtps:// or smtp+starttls://)")?;
        let (security, usual_port) = match scheme {
            "smtp" => (Security::Clear, 25),
            "smtps" => (Security::Tls, 465),
            "smtp+starttls" => (Security::StartTls, 587),
            _ => {
                return Err(format!(
                    "the scheme {scheme}:// is not known (smtp://, smtps:// or smtp+starttls://)"
                ));
            }
        };
        let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
        let insecure = match query {
            None => false,
            Some("insecure=yes") => true,
            Some(_) => return Err("only ?insecure=yes may stand behind the host".to_owned()),
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        let (user, host_and_port) = match authority.rsplit_once('@') {
            Some((user, host)) => (Some(user_name(user)?), host),
            None => (None, authority),
        };
        let (host, port) = host_and_port_of(host_and_port, usual_port)?;
        Self { security, user, host, port, insecure }.checked()
    }

    /// Whether the host is this machine by its very name.
    pub(super) fn is_loopback(&self) -> bool {
        self.host == "localhost" || self.host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
    }

    fn checked(self) -> Result<Self, String> {
        if self.insecure && self.security != Security::Clear {
            return Err(format!("{self}: ?insecure=yes has no meaning with TLS"));
        }
        if self.security != Security::Clear || self.is_loopback() {
            return Ok(self);
        }
        if self.user.is_some() {
            return Err(format!(
                "{self}: a password would travel in the clear; use smtps:// or smtp+starttls://"
            ));
        }
        if !self.insecure {
            return Err(format!(
                "{self}: letters would travel in the clear; use smtps:// or smtp+starttls://"
            ));
        }
        Ok(self)
    }
}

/// Without the user's name: this is what logs and officers see.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match self.security {
            Security::Clear => "smtp",
            Security::Tls => "smtps",
            Security::StartTls => "smtp+starttls",
        };
        let brackets = if self.host.contains(':') { ("[", "]") } else { ("", "") };
        write!(f, "{scheme}://{}{}{}:{}", brackets.0, self.host, brackets.1, self.port)
    }
}

fn user_name(written: &str) -> Result<String, String> {
    if written.contains(':') {
        return Err(
            "the password stands in the address; give it separately, in a file or a variable".to_owned()
        );
    }
    let malformed = "the user's name is not well formed (write @ as %40, % as %25)";
    let mut octets = Vec::new();
    let mut rest = written.bytes();
    while let Some(octet) = rest.next() {
        let plain = match octet {
            b'%' => {
                let digits = [rest.next().ok_or(malformed)?, rest.next().ok_or(malformed)?];
                let decoded = data_encoding::HEXLOWER_PERMISSIVE.decode(&digits).map_err(|_odd| malformed)?;
                *decoded.first().ok_or(malformed)?
            }
            other => other,
        };
        octets.push(plain);
    }
    let name = String::from_utf8(octets).map_err(|_odd| malformed)?;
    if name.is_empty() || name.chars().any(char::is_control) { Err(malformed.to_owned()) } else { Ok(name) }
}

fn host_and_port_of(written: &str, usual_port: u16) -> Result<(String, u16), String> {
    let (host, port) = match written.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, rest)) => (address, rest.strip_prefix(':')),
        None => match written.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (written, None),
        },
    };
    let port = match port {
        Some(port) => port.parse().map_err(|_odd| format!("the port {port} is not a number up to 65535"))?,
        None => usual_port,
    };
    let odd = |letter: char| !letter.is_ascii_alphanumeric() && !".-:_".contains(letter);
    if host.is_empty() || host.contains(odd) {
        return Err(format!("the host {host:?} is not well formed"));
    }
    Ok((host.to_ascii_lowercase(), port))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(url: &str, expected: Result<(Security, Option<&str>, &str, u16), &str>) {
        let read = Place::parse(url);
        match (&read, expected) {
            (Ok(place), Ok(expected)) => {
                let Place { security, user, host, port, .. } = place;
                assert_eq!((*security, user.as_deref(), host.as_str(), *port), expected, "{url}");
            }
            (Err(sentence), Err(part)) => assert!(sentence.contains(part), "{url}: {sentence}"),
            _ => panic!("{url}: {read:?}, expected {expected:?}"),
        }
    }

    #[test]
    fn a_server_is_read_from_its_address() {
        check(
            "smtps://desk%40example.org@mail.example",
            Ok((Security::Tls, Some("desk@example.org"), "mail.example", 465)),
        );
        check(
            "smtp+starttls://desk@mail.example:2587/",
            Ok((Security::StartTls, Some("desk"), "mail.example", 2587)),
        );
        check("smtps://Mail.Example", Ok((Security::Tls, None, "mail.example", 465)));
        check("smtp://localhost:1025", Ok((Security::Clear, None, "localhost", 1025)));
        check("smtp://127.0.0.1", Ok((Security::Clear, None, "127.0.0.1", 25)));
        check("smtp://desk@[::1]:1025", Ok((Security::Clear, Some("desk"), "::1", 1025)));
        check("smtp://relay.example:25?insecure=yes", Ok((Security::Clear, None, "relay.example", 25)));
    }

    #[test]
    fn an_address_that_would_betray_a_secret_is_refused() {
        check("smtps://desk:secret@mail.example", Err("give it separately"));
        check("smtp://relay.example", Err("in the clear"));
        check("smtp://desk@relay.example?insecure=yes", Err("a password would travel in the clear"));
        check("smtp://127.0.0.1.example", Err("in the clear"));
        check("smtp://localhost.example", Err("in the clear"));
    }

    #[test]
    fn an_address_that_means_nothing_is_refused() {
        check("mail.example", Err("scheme"));
        check("imap://mail.example", Err("imap://"));
        check("smtps://", Err("host"));
        check("smtps://mail.example:port", Err("port"));
        check("smtps://mail.example/inbox", Err("host"));
        check("smtps://mail.example?tls=no", Err("insecure"));
        check("smtps://mail.example?insecure=yes", Err("no meaning"));
        check("smtps://a%4@mail.example", Err("well formed"));
        check("smtps://a%0d%0ab@mail.example", Err("well formed"));
    }

    #[test]
    fn a_refusal_never_repeats_the_password() {
        let sentence = Place::parse("smtps://desk:secret@mail.example").unwrap_err();
        assert!(!sentence.contains("secret"), "{sentence}");
    }
}
