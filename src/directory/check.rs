//! The check of an office file: every mistake in what it means, each with its line. Changes nothing.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use toml::Spanned;

use super::authority::weekday;
use super::network::Network;
use super::office_file::Directory;
use crate::letters::letter_text;
use crate::time_limit::Days;

/// Something wrong in an office file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what to write instead.
    pub sentence: String,
}

/// The line, from 1, of a byte of a text.
#[must_use]
pub fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}

/// Every mistake in what the file means, in the order of its lines.
#[must_use]
pub fn mistakes(text: &str, directory: &Directory) -> Vec<Mistake> {
    let mut found = Found { text, mistakes: Vec::new() };
    found.office(directory);
    found.mail(directory);
    found.web(directory);
    found.authorities(directory);
    found.people(directory);
    found.procedures(directory);
    found.letter_texts(directory);
    found.mistakes.sort_by_key(|mistake| mistake.line);
    found.mistakes
}

struct Found<'a> {
    text: &'a str,
    mistakes: Vec<Mistake>,
}

impl Found<'_> {
    fn at(&mut self, place: &Spanned<String>, sentence: String) {
        self.mistakes.push(Mistake { line: line_of(self.text, place.span().start), sentence });
    }

    fn require(&mut self, holds: bool, place: &Spanned<String>, sentence: impl FnOnce() -> String) {
        if !holds {
            self.at(place, sentence());
        }
    }

    fn office(&mut self, directory: &Directory) {
        let zone = &directory.office.time_zone;
        self.time_zone(zone);
        if let Some(delegate) = &directory.office.default_delegate {
            let known = directory.delegates.iter().any(|one| one.key.as_ref() == delegate.as_ref());
            self.require(known, delegate, || {
                format!("no [[delegate]] has the key \"{}\"", delegate.as_ref())
            });
        }
    }

    fn web(&mut self, directory: &Directory) {
        for proxy in &directory.web.proxies {
            self.require(Network::read(proxy.as_ref()).is_some(), proxy, || {
                format!(
                    "\"{}\" is not a proxy's address: write one such as \"192.0.2.1\" or \"10.0.0.0/8\"",
                    proxy.as_ref()
                )
            });
        }
    }

    fn mail(&mut self, directory: &Directory) {
        let mail = &directory.mail;
        self.address(&mail.from);
        for address in &mail.intake {
            self.address(address);
        }
        let pattern = mail::address::ReplyPattern::parse(mail.reply.as_ref());
        self.require(pattern.is_ok(), &mail.reply, || {
            format!(
                "\"{}\" is not a form of reply addresses: write \"r+{{token}}@our.domain\"",
                mail.reply.as_ref()
            )
        });
        let delay = mail.delay.as_ref().parse::<jiff::SignedDuration>();
        self.require(delay.is_ok_and(|delay| !delay.is_negative()), &mail.delay, || {
            format!("\"{}\" is not a length of time: write \"60s\" or \"5m\"", mail.delay.as_ref())
        });
        if let Some(url) = &mail.submission
            && let Err(error) = crate::sender::is_usable(url.as_ref())
        {
            self.at(url, error.to_string());
        }
    }

    fn authorities(&mut self, directory: &Directory) {
        for (place, authority) in directory.authorities.iter().enumerate() {
            let twice = directory.authorities.iter().take(place).any(|other| other.key == authority.key);
            self.require(!twice, &authority.key, || {
                format!("two authorities have the key \"{}\"", authority.key.as_ref())
            });
            if let Some(zone) = &authority.time_zone {
                self.time_zone(zone);
            }
            for day in authority.working_days.iter().flatten() {
                self.require(weekday(day.as_ref()).is_some(), day, || {
                    format!(
                        "\"{}\" is not a day of the week: write mon, tue, wed, thu, fri, sat or sun",
                        day.as_ref()
                    )
                });
            }
            if authority.working_days.as_ref().is_some_and(Vec::is_empty) {
                self.at(
                    &authority.key,
                    format!("authority \"{}\" never works: no time limit could end", authority.key.as_ref()),
                );
            }
            for day in &authority.holidays {
                self.day(day);
            }
            for domain in &authority.domains {
                self.require(is_domain(domain.as_ref()), domain, || {
                    format!(
                        "\"{}\" is not a domain: write it as in an address, such as caa.gov.example",
                        domain.as_ref()
                    )
                });
            }
            for contact in &authority.contacts {
                self.address(&contact.address);
                for procedure in &contact.procedures {
                    self.procedure(directory, procedure);
                }
            }
        }
    }

    fn people(&mut self, directory: &Directory) {
        for accreditation in &directory.accreditations {
            let delegate = &accreditation.delegate;
            let known = directory.delegates.iter().any(|one| one.key == *delegate);
            self.require(known, delegate, || {
                format!("no [[delegate]] has the key \"{}\"", delegate.as_ref())
            });
            self.day(&accreditation.from);
            if let Some(until) = &accreditation.until {
                self.day(until);
            }
        }
    }

    fn procedures(&mut self, directory: &Directory) {
        for (place, procedure) in directory.procedures.iter().enumerate() {
            let twice = directory.procedures.iter().take(place).any(|other| other.key == procedure.key);
            self.require(!twice, &procedure.key, || {
                format!("two procedures have the key \"{}\"", procedure.key.as_ref())
            });
            for authority in &procedure.authorities {
                self.require(directory.authority(authority.as_ref()).is_some(), authority, || {
                    format!("no [[authority]] has the key \"{}\"", authority.as_ref())
                });
            }
            for address in &procedure.intake {
                self.address(address);
            }
            let limits = [&procedure.acknowledge_within, &procedure.answer_within, &procedure.remind_every];
            for limit in limits.into_iter().flatten() {
                if let Err(sentence) = limit.as_ref().parse::<Days>() {
                    self.at(limit, sentence);
                }
            }
            for (place, sentence) in super::check_fields::mistakes(procedure) {
                self.at(&place, sentence);
            }
        }
    }

    fn letter_texts(&mut self, directory: &Directory) {
        for (name, versions) in &directory.letter {
            for (language, template) in versions {
                if let Err(sentence) = letter_text::check(name, template) {
                    let line = self
                        .text
                        .find(&format!("[letter.{name}]"))
                        .map_or(1, |byte| line_of(self.text, byte));
                    self.mistakes.push(Mistake {
                        line,
                        sentence: format!("letter text {name} ({language}): {sentence}"),
                    });
                }
            }
        }
    }

    fn procedure(&mut self, directory: &Directory, key: &Spanned<String>) {
        self.require(directory.procedure(key.as_ref()).is_some(), key, || {
            format!("no [[procedure]] has the key \"{}\"", key.as_ref())
        });
    }

    fn address(&mut self, address: &Spanned<String>) {
        self.require(
            mail::letter::Address::parse(address.as_ref()).is_some_and(|address| address.is_usable()),
            address,
            || format!("\"{}\" is not a mail address: write name@our.domain", address.as_ref()),
        );
    }

    fn day(&mut self, day: &Spanned<String>) {
        self.require(day.as_ref().parse::<Date>().is_ok(), day, || {
            format!("\"{}\" is not a day: write 2026-12-24", day.as_ref())
        });
    }

    fn time_zone(&mut self, zone: &Spanned<String>) {
        self.require(TimeZone::get(zone.as_ref()).is_ok(), zone, || {
            format!("\"{}\" is not a time zone: write one such as Europe/Madrid", zone.as_ref())
        });
    }
}

/// Whether a word is a domain as in an address.
#[must_use]
pub fn is_domain(domain: &str) -> bool {
    domain.contains('.')
        && domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-')
}
