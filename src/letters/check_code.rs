//! The short code printed in a letter of ours, by which anybody who holds the letter can ask whether it is really from us.
//! All SQL on `letter_codes`; only hashes are kept.

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use store::Tx;

use super::letter::KeptLetter;
use crate::error::Result;

/// Crockford's 32 signs: no I, L, O and U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Twenty signs are a hundred bits.
const SIGNS: usize = 20;
/// Signs between two dashes.
const GROUP: usize = 5;

/// The code of these bytes as printed, such as `7K3M9-PQX2A-0B4CD-EFGH1`.
#[must_use]
pub fn printed(bytes: [u8; 16]) -> String {
    let mut rest = u128::from_be_bytes(bytes);
    let mut code = String::with_capacity(SIGNS + SIGNS / GROUP);
    for place in 0..SIGNS {
        if place > 0 && place % GROUP == 0 {
            code.push('-');
        }
        let sign = usize::try_from(rest % 32).ok().and_then(|sign| ALPHABET.get(sign));
        code.push(sign.map_or('0', |sign| char::from(*sign)));
        rest /= 32;
    }
    code
}

/// A code as a person may write it (small letters, without dashes, O for 0, I and L for 1); `None` when it is none.
#[must_use]
pub fn read(written: &str) -> Option<String> {
    let mut signs = Vec::with_capacity(SIGNS);
    for sign in written.chars().filter(|sign| !matches!(sign, '-' | ' ' | '\u{2010}'..='\u{2015}')) {
        let sign = match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        if signs.len() == SIGNS || !ALPHABET.iter().any(|known| char::from(*known) == sign) {
            return None;
        }
        signs.push(sign);
    }
    let groups: Vec<String> = signs.chunks(GROUP).map(|group| group.iter().collect()).collect();
    (signs.len() == SIGNS).then(|| groups.join("-"))
}

/// Records the code of a letter.
///
/// # Errors
/// When the database fails.
pub fn record(tx: &mut Tx<'_>, code: &str, letter_id: &str) -> Result<()> {
    tx.run(
        "INSERT INTO letter_codes (code_hash, letter_id) VALUES ($1, $2)",
        &[hashed(code).into(), letter_id.into()],
    )?;
    Ok(())
}

/// The letter with this code, unless it was called back before it left.
///
/// # Errors
/// When the database fails.
pub fn letter_with(tx: &mut Tx<'_>, code: &str) -> Result<Option<KeptLetter>> {
    let row = tx.one("SELECT letter_id FROM letter_codes WHERE code_hash = $1", &[hashed(code).into()])?;
    let letter_id = row.map(|row| row.text("letter_id")).transpose()?;
    let letter = letter_id.map(|letter_id| KeptLetter::find(tx, &letter_id)).transpose()?.flatten();
    Ok(letter.filter(|letter| letter.disposition == "ours"))
}

fn hashed(code: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(code.as_bytes()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_reads_back_however_it_is_typed(bytes: [u8; 16]) {
            let code = printed(bytes);
            prop_assert_eq!(code.len(), 23);
            prop_assert_eq!(read(&code), Some(code.clone()));
            let typed = code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(read(&typed), Some(code));
        }
    }

    #[test]
    fn what_is_no_code_is_not_taken_for_one() {
        for wrong in [
            "",
            "7K3M9",
            "7K3M9-PQX2A-0B4CD-EFGH",
            "7K3M9-PQX2A-0B4CD-EFGH11",
            "7K3M9-PQX2A-0B4CD-EFGU1",
            "'",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_first_hundred_bits_make_the_code() {
        assert_eq!(printed([0; 16]), "00000-00000-00000-00000");
        assert_ne!(printed([255; 16]), printed([254; 16]));
        let mut last = [0; 16];
        last[15] = 31;
        assert_eq!(printed(last), "Z0000-00000-00000-00000");
    }
}
