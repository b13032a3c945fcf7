//! The second factor of those without a passkey: codes of an authenticator app (TOTP, RFC 6238). Knows no account's row.

use anyhow::Context;
use data_encoding::{BASE32_NOPAD, BASE64};
use jiff::Timestamp;
use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Builder, Secret, Totp};

use crate::error::Result;
use crate::office::Office;

/// Seconds of one step.
const STEP: i64 = 30;
/// What the seal in the account's row is for.
const PURPOSE: &str = "second-factor";
/// 160 bits, as RFC 4226 section 4 advises.
const LENGTH: usize = 20;

/// What an authenticator app is given once.
#[derive(Debug, Clone)]
pub struct Enrolment {
    /// The key in groups of four, for typing.
    pub key: String,
    /// The same as a picture: the address of an SVG for an `img`.
    pub picture: String,
}

/// The key offered on one page to one visitor. The same page asked again offers the same: asking changes nothing.
#[must_use]
pub fn offered(office: &Office, page: &str) -> Vec<u8> {
    office.key.secret("second-factor-offered", page).into_iter().take(LENGTH).collect()
}

/// How an app is given the key.
///
/// # Errors
/// When the picture cannot be drawn.
pub fn enrolment(secret: &[u8], office: &str, email: &str) -> Result<Enrolment> {
    let key = BASE32_NOPAD.encode(secret);
    let written = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let (office, email) = (written(office), written(email));
    let uri = format!(
        "otpauth://totp/{office}:{email}?secret={key}&issuer={office}&algorithm=SHA1&digits=6&period=30"
    );
    let code = QrCode::new(uri.as_bytes()).context("the code of a second factor")?;
    let picture = code.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    let groups: Vec<&str> =
        key.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    Ok(Enrolment {
        key: groups.join(" "),
        picture: format!("data:image/svg+xml;base64,{}", BASE64.encode(picture.as_bytes())),
    })
}

/// The time step whose code this is, one step early or late allowed; `None` when it is none. Whoever takes it must see
/// to it that a step counts once.
#[must_use]
pub fn step_of(secret: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let digits: String = code.chars().filter_map(digit).collect();
    let now = u64::try_from(now.as_second()).ok()?;
    let step = app(secret)?.check(&digits, now)?;
    i64::try_from(step).ok()
}

/// The key as the account's row keeps it.
///
/// # Errors
/// When there is no randomness.
pub fn sealed(office: &Office, account_id: &str, secret: &[u8]) -> Result<String> {
    Ok(office.key.seal(PURPOSE, account_id, &office.random()?, secret)?)
}

/// The key of the account's row.
///
/// # Errors
/// When the row was changed by somebody else.
pub fn unsealed(office: &Office, account_id: &str, sealed: &str) -> Result<Vec<u8>> {
    Ok(office.key.unseal(PURPOSE, account_id, sealed)?)
}

fn app(secret: &[u8]) -> Option<Totp> {
    let builder = Builder::new().with_secret(Secret::from(secret.to_vec()));
    builder.with_step_duration(STEP.unsigned_abs()).with_skew(1).build().ok()
}

/// A digit of any of the keyboards that officers have; blanks and hyphens are left out.
fn digit(sign: char) -> Option<char> {
    let zero = match sign {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return None,
    };
    char::from_digit(u32::from(sign) - u32::from(zero), 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238 appendix B, the last six of its eight digits.
        let secret = b"12345678901234567890";
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            let now = Timestamp::from_second(second).unwrap();
            assert_eq!(step_of(secret, code, now), Some(second / STEP), "{code}");
            assert_eq!(app(secret).unwrap().generate(second.unsigned_abs()).to_string(), code);
        }
    }

    #[test]
    fn a_code_is_read_from_any_keyboard_and_only_near_its_time() {
        let secret = b"12345678901234567890";
        let at = |second| Timestamp::from_second(second).unwrap();
        for written in ["287 082", "٢٨٧٠٨٢", "２８７０８２", "287-082"] {
            assert_eq!(step_of(secret, written, at(59)), Some(1), "{written}");
        }
        assert_eq!(step_of(secret, "287082", at(89)), Some(1));
        assert_eq!(step_of(secret, "287082", at(0)), Some(1));
        for (written, second) in [("287082", 90), ("287083", 59), ("87082", 59), ("", 59), ("0287082", 59)] {
            assert_eq!(step_of(secret, written, at(second)), None, "{written} {second}");
        }
    }
}
