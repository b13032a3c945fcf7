//! DKIM signatures on our own letters (RFC 6376, RFC 8463). Keeps the key in memory, never writes it anywhere.

use data_encoding::BASE64;
use mail_auth::{
    common::{
        crypto::{Ed25519Key, RsaKey, Sha256},
        headers::HeaderWriter,
    },
    dkim::{Canonicalization, DkimSigner, Done},
};

/// What is signed, whether it is there or not: every header a receiver shows or acts on (RFC 6376 section 5.4.1).
const SIGNED: [&str; 12] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Reply-To",
    "In-Reply-To",
    "References",
    "MIME-Version",
    "Content-Type",
    "Content-Language",
    "Auto-Submitted",
];

/// Signs letters for one domain and selector.
pub struct Signer {
    key: Key,
}

enum Key {
    Rsa(Box<DkimSigner<RsaKey<Sha256>, Done>>),
    Ed25519(Box<DkimSigner<Ed25519Key, Done>>),
}

/// Why a letter was not signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// The text holds no PEM block, or what is in it is no base64.
    #[error("the key is not a PEM block")]
    NotPem,
    /// Neither an RSA key (PKCS#1 or PKCS#8) nor an Ed25519 key (PKCS#8).
    #[error("the key is neither RSA nor Ed25519: {0}")]
    BadKey(String),
    /// The signature could not be made.
    #[error("the letter could not be signed: {0}")]
    Failed(String),
}

impl Signer {
    /// A signer for `domain` and `selector` with an RSA key (PKCS#1 or PKCS#8) or an Ed25519 key (PKCS#8).
    ///
    /// # Errors
    /// When the key cannot be read.
    pub fn from_pem(domain: &str, selector: &str, pem: &str) -> Result<Self, SignError> {
        let der = der_of(pem)?;
        if let Ok(key) = Ed25519Key::from_pkcs8_maybe_unchecked_der(&der) {
            let signer = DkimSigner::from_key(key).domain(domain).selector(selector).headers(SIGNED);
            return Ok(Self { key: Key::Ed25519(Box::new(relaxed(signer))) });
        }
        let der = der.as_slice().try_into().map_err(|reason: &str| SignError::BadKey(reason.to_owned()))?;
        let key =
            RsaKey::<Sha256>::from_key_der(der).map_err(|reason| SignError::BadKey(reason.to_string()))?;
        let signer = DkimSigner::from_key(key).domain(domain).selector(selector).headers(SIGNED);
        Ok(Self { key: Key::Rsa(Box::new(relaxed(signer))) })
    }

    /// The letter with its `DKIM-Signature` in front. The time in the signature (`t=`) is the machine's: the signing
    /// library takes no clock.
    ///
    /// # Errors
    /// When the bytes have no header or the key refuses.
    pub fn sign(&self, bytes: &[u8]) -> Result<Vec<u8>, SignError> {
        let header = match &self.key {
            Key::Rsa(signer) => signer.sign(bytes).map(|signature| signature.to_header()),
            Key::Ed25519(signer) => signer.sign(bytes).map(|signature| signature.to_header()),
        };
        let header = header.map_err(|reason| SignError::Failed(reason.to_string()))?;
        let mut signed = Vec::with_capacity(header.len().saturating_add(bytes.len()));
        signed.extend_from_slice(header.as_bytes());
        signed.extend_from_slice(bytes);
        Ok(signed)
    }
}

fn relaxed<T: mail_auth::common::crypto::SigningKey>(signer: DkimSigner<T, Done>) -> DkimSigner<T, Done> {
    signer.header_canonicalization(Canonicalization::Relaxed).body_canonicalization(Canonicalization::Relaxed)
}

fn der_of(pem: &str) -> Result<Vec<u8>, SignError> {
    let body: String = pem
        .lines()
        .map(str::trim)
        .skip_while(|line| !line.starts_with("-----BEGIN "))
        .skip(1)
        .take_while(|line| !line.starts_with("-----END "))
        .collect();
    if body.is_empty() {
        return Err(SignError::NotPem);
    }
    BASE64.decode(body.as_bytes()).map_err(|_| SignError::NotPem)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: &[u8] = b"From: desk@office.example\r\nTo: a@x.example\r\nSubject: s\r\n\r\nbody\r\n";

    fn pem(der: &[u8]) -> String {
        format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", BASE64.encode(der))
    }

    fn tag(signed: &[u8], name: &str) -> String {
        let header = String::from_utf8_lossy(signed).split("\r\nFrom:").next().unwrap_or_default().to_owned();
        let header: String = header.split_whitespace().collect();
        let (_, value) = header.split_once(&format!("{name}=")).unwrap();
        value.split(';').next().unwrap_or_default().to_owned()
    }

    #[test]
    fn a_signed_letter_is_the_letter_with_a_header_in_front() {
        let signer =
            Signer::from_pem("office.example", "desk", &pem(&Ed25519Key::generate_pkcs8().unwrap())).unwrap();
        let signed = signer.sign(LETTER).unwrap();
        assert!(signed.starts_with(b"DKIM-Signature: ") && signed.ends_with(LETTER));
        assert_eq!(tag(&signed, ";a"), "ed25519-sha256");
        assert_eq!((tag(&signed, ";d").as_str(), tag(&signed, ";s").as_str()), ("office.example", "desk"));
        // Also what is not there is signed: nobody may add a Reply-To on the way (RFC 6376 section 5.4).
        let named = tag(&signed, ";h");
        assert!(SIGNED.iter().all(|name| named.split(':').any(|listed| listed == *name)), "{named}");
        let other = signer.sign(&[LETTER, b"more\r\n"].concat()).unwrap();
        assert_ne!(tag(&signed, ";bh"), tag(&other, ";bh"));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        assert_eq!(Signer::from_pem("x.example", "s", "no key").err(), Some(SignError::NotPem));
        assert!(matches!(
            Signer::from_pem("x.example", "s", &pem(b"rubbish")).err(),
            Some(SignError::BadKey(_))
        ));
    }
}
