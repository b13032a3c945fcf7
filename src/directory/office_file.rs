//! The office file: the keys that are promised, read strictly. What it does not say has a default, written here.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::authority::Authority;
use super::coverage::{Accreditation, Delegate};
use super::network::Network;
use super::procedure::Procedure;
use super::text::Text;

/// A whole office file, read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Directory {
    /// `[office]`.
    pub office: OfficeSection,
    /// `[mail]`.
    pub mail: MailSection,
    /// `[web]`.
    #[serde(default)]
    pub web: WebSection,
    /// `[[authority]]`.
    #[serde(default, rename = "authority")]
    pub authorities: Vec<Authority>,
    /// `[[delegate]]`.
    #[serde(default, rename = "delegate")]
    pub delegates: Vec<Delegate>,
    /// `[[accreditation]]`.
    #[serde(default, rename = "accreditation")]
    pub accreditations: Vec<Accreditation>,
    /// `[[procedure]]`.
    #[serde(default, rename = "procedure")]
    pub procedures: Vec<Procedure>,
    /// `[letter.NAME]`: letter texts of this office instead of the shipped ones, by language.
    #[serde(default)]
    pub letter: BTreeMap<String, BTreeMap<String, String>>,
}

/// `[office]`: who we are.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeSection {
    /// The office's name as letters print it.
    pub name: Text,
    /// Our own mail domain: Message-IDs, From.
    pub domain: String,
    /// Languages the office writes; the first is the default. Default: English.
    #[serde(default = "english")]
    pub languages: Vec<String>,
    /// Where the office sits (IANA time zone). Default: UTC.
    #[serde(default = "utc")]
    pub time_zone: Spanned<String>,
    /// The delegate who covers every country that nobody else covers. Default: none.
    pub default_delegate: Option<Spanned<String>>,
}

/// `[web]`: where visitors find the office's pages.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WebSection {
    /// The address of the pages as visitors write it, such as `https://desk.our.example`. Default: where we listen.
    pub url: Option<Spanned<String>>,
    /// Addresses of proxies in front of us whose word on who is connected is believed. Default: none.
    #[serde(default)]
    pub proxies: Vec<Spanned<String>>,
    /// Hosts (`name` or `name:port`) inside our own network to which webhooks may go, also by plain http. Default: none;
    /// webhooks go to public hosts by https alone.
    #[serde(default)]
    pub webhooks_inside: Vec<Spanned<String>>,
}

impl WebSection {
    /// The proxies as networks.
    #[must_use]
    pub fn networks(&self) -> Vec<Network> {
        self.proxies.iter().filter_map(|written| Network::read(written.as_ref())).collect()
    }
}

/// `[mail]`: how letters come and go.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSection {
    /// Our sender address.
    pub from: Spanned<String>,
    /// Addresses at which a letter is a new request. Default: `from` alone.
    #[serde(default)]
    pub intake: Vec<Spanned<String>>,
    /// The form of reply addresses, with `{token}` in it.
    pub reply: Spanned<String>,
    /// Whose Authentication-Results are believed. Default: nobody's.
    pub authserv_id: Option<String>,
    /// Where letters are handed in. Default: nowhere; they wait in the outbox.
    pub submission: Option<Spanned<String>>,
    /// A file with the password for `submission`. Default: the environment's `CHANCERY_SUBMISSION_PASSWORD`.
    pub submission_password_file: Option<String>,
    /// A file with a certificate (PEM) to trust for `submission` besides the system's. Default: none.
    pub submission_certificate_file: Option<String>,
    /// How long letters wait and can be called back, such as `60s`. Default: not at all.
    #[serde(default = "no_delay")]
    pub delay: Spanned<String>,
    /// `[mail.dkim]`: sign what we send. Default: unsigned.
    pub dkim: Option<DkimSection>,
}

/// `[mail.dkim]` (RFC 6376).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DkimSection {
    /// The selector under `_domainkey`.
    pub selector: String,
    /// The private key (PEM).
    pub key_file: String,
}

impl Directory {
    /// Reads an office file.
    ///
    /// # Errors
    /// A sentence with the line, for the first mistake in the syntax or the keys. Mistakes in what the file means are
    /// found by [`super::check::mistakes`].
    pub fn read(text: &str) -> Result<Directory, super::check::Mistake> {
        let mut directory: Directory = toml::from_str(text).map_err(|error| super::check::Mistake {
            line: error.span().map_or(1, |span| super::check::line_of(text, span.start)),
            sentence: error.message().to_owned(),
        })?;
        directory.procedures.iter_mut().for_each(Procedure::complete);
        Ok(directory)
    }

    /// The default language.
    #[must_use]
    pub fn default_language(&self) -> &str {
        self.office.languages.first().map_or("en", String::as_str)
    }

    /// The language to write to somebody in: theirs if the office writes it, else the default.
    #[must_use]
    pub fn language_for(&self, wanted: Option<&str>) -> String {
        let wanted = wanted.unwrap_or_default();
        let first_subtag = wanted.split('-').next().unwrap_or(wanted);
        self.office
            .languages
            .iter()
            .find(|language| language.as_str() == wanted || language.as_str() == first_subtag)
            .map_or_else(|| self.default_language().to_owned(), Clone::clone)
    }

    /// The authority with this key.
    #[must_use]
    pub fn authority(&self, key: &str) -> Option<&Authority> {
        self.authorities.iter().find(|authority| authority.key.as_ref() == key)
    }

    /// The procedure with this key.
    #[must_use]
    pub fn procedure(&self, key: &str) -> Option<&Procedure> {
        self.procedures.iter().find(|procedure| procedure.key.as_ref() == key)
    }

    /// Addresses at which a letter is a new request, folded; a procedure's own intake addresses count too.
    pub fn intake_addresses(&self) -> impl Iterator<Item = String> {
        let of_office = self.mail.intake.iter().chain(self.mail.intake.is_empty().then_some(&self.mail.from));
        let of_procedures = self.procedures.iter().flat_map(|procedure| procedure.intake.iter());
        of_office.chain(of_procedures).map(|address| address.as_ref().to_lowercase())
    }
}

fn english() -> Vec<String> {
    vec!["en".to_owned()]
}

fn utc() -> Spanned<String> {
    Spanned::new(0..0, "UTC".to_owned())
}

fn no_delay() -> Spanned<String> {
    Spanned::new(0..0, "0s".to_owned())
}
