//! Passwords: how they are kept (Argon2id, RFC 9106) and which are refused. Knows no account.

use std::sync::{Condvar, LazyLock, Mutex, PoisonError};

use anyhow::{Context, ensure};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use icu::normalizer::ComposingNormalizerBorrowed;
use zxcvbn::{Score, zxcvbn};

/// Memory of one hash, in KiB: the second choice of RFC 9106 section 4, which a machine shared with others can bear.
pub const MEMORY_KIB: u32 = 64 * 1024;
/// Walks over that memory.
pub const PASSES: u32 = 3;
/// Lanes: we compute them one after the other.
pub const LANES: u32 = 1;
/// Shorter ones are refused (ASVS 5.0 V6.2.1).
pub const SHORTEST: usize = 8;
/// Longer ones are refused: more is no password but an attack on whoever hashes it.
pub const LONGEST: usize = 1024;
/// Hashes at once; others wait. Each holds [`MEMORY_KIB`].
const MOST_AT_ONCE: usize = 4;

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// Fewer than [`SHORTEST`] signs.
    TooShort,
    /// More than [`LONGEST`] bytes.
    TooLong,
    /// Among the first that anybody tries: on a list, a pattern, or made of the account's own words.
    Known,
}

impl Weakness {
    /// The phrase that says so.
    #[must_use]
    pub fn phrase(self) -> &'static str {
        match self {
            Weakness::TooShort => "password-too-short",
            Weakness::TooLong => "password-too-long",
            Weakness::Known => "password-known",
        }
    }
}

/// What is wrong with a password, if anything. `about` are words of the account and the office.
#[must_use]
pub fn weakness(password: &str, about: &[&str]) -> Option<Weakness> {
    let password = normalised(password);
    if password.chars().count() < SHORTEST {
        return Some(Weakness::TooShort);
    }
    if password.len() > LONGEST {
        return Some(Weakness::TooLong);
    }
    // The list takes whole words only: names and addresses are given in their parts as well.
    let words = about.iter().flat_map(|text| text.split(|sign: char| !sign.is_alphanumeric()));
    let about: Vec<&str> =
        about.iter().copied().chain(words).filter(|word| word.chars().count() > 2).collect();
    (zxcvbn(&password, &about).score() <= Score::One).then_some(Weakness::Known)
}

/// The password as it is kept (PHC string).
///
/// # Errors
/// When there is no memory for it.
pub fn hashed(password: &str, chance: &[u8; 32]) -> anyhow::Result<String> {
    let (salt, _) = chance.split_first_chunk::<16>().context("no salt")?;
    let _seat = Seat::take();
    let hash = hasher()?.hash_password_with_salt(normalised(password).as_bytes(), salt);
    Ok(hash.map_err(|error| anyhow::anyhow!("a password cannot be hashed: {error}"))?.to_string())
}

/// Whether this is the password that is kept. Where none is kept, the same work is done for nothing, so that the time
/// does not tell which accounts there are (ASVS 5.0 V6.3.8).
///
/// # Errors
/// When there is no memory for it.
pub fn is_right(password: &str, kept: Option<&str>) -> anyhow::Result<bool> {
    static NOBODYS: LazyLock<String> = LazyLock::new(|| hashed("nobody's", &[7; 32]).unwrap_or_default());
    let nobodys = &*NOBODYS;
    let password = normalised(password.get(..LONGEST).unwrap_or(password));
    let _seat = Seat::take();
    let is_same = hasher()?.verify_password(password.as_bytes(), kept.unwrap_or(nobodys)).is_ok();
    Ok(is_same && kept.is_some())
}

/// Holds at every start: nobody has made passwords cheap (OWASP's least is 19 MiB and two passes).
///
/// # Errors
/// When the parameters in use are weaker.
pub fn must_be_dear() -> anyhow::Result<()> {
    let hash = hashed("a password of nobody", &[9; 32])?;
    let wanted = format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$");
    ensure!(hash.starts_with(&wanted), "passwords are not kept by {wanted}");
    ensure!(MEMORY_KIB >= 19 * 1024 && PASSES >= 2 && LANES >= 1, "passwords are kept too cheaply");
    Ok(())
}

fn hasher() -> anyhow::Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)
        .map_err(|error| anyhow::anyhow!("the parameters of passwords: {error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The same letters whatever keyboard they came from (NFKC, as NIST SP 800-63B section 3.1.1.2 asks).
fn normalised(password: &str) -> String {
    ComposingNormalizerBorrowed::new_nfkc().normalize(password).into_owned()
}

/// One of the few places where a hash may be computed.
struct Seat;

static TAKEN: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

impl Seat {
    fn take() -> Seat {
        let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken =
            FREED.wait_while(taken, |taken| *taken >= MOST_AT_ONCE).unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Seat
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        *TAKEN.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        FREED.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(password: &str, expected: Option<Weakness>) {
        assert_eq!(
            weakness(password, &["Rudolf Rassendyll", "rudolf@strelsau.example"]),
            expected,
            "{password}"
        );
    }

    #[test]
    fn short_long_and_well_known_passwords_are_refused_and_no_others() {
        check("x7Kq9wZ", Some(Weakness::TooShort));
        check("x7Kq9wZ4", None);
        check("password", Some(Weakness::Known));
        check("Password123", Some(Weakness::Known));
        check("qwertyuiop", Some(Weakness::Known));
        check("rassendyll", Some(Weakness::Known));
        check("aaaaaaaaaaaaaaaaaaaaaaaa", Some(Weakness::Known));
        check("four grey owls under the bridge", None);
        check("비밀번호는길게쓰는것이좋다", None);
        let long: String = (0..128_u8).map(|place| char::from(b'!' + place.wrapping_mul(37) % 90)).collect();
        check(&long[..64], None);
        check(&long, None);
        check(&long.repeat(8), None);
        check(&(long.repeat(8) + "x"), Some(Weakness::TooLong));
    }

    #[test]
    fn a_password_is_known_again_from_another_keyboard_and_no_other_is() {
        let kept = hashed("caf\u{e9} au lait", &[1; 32]).unwrap();
        assert!(is_right("cafe\u{301} au lait", Some(&kept)).unwrap());
        assert!(!is_right("cafe au lait", Some(&kept)).unwrap());
        assert!(!is_right("nobody's", None).unwrap(), "no account has the password of nobody");
        must_be_dear().unwrap();
    }
}
