//! References: the numbers printed on our letters, short enough to say on the telephone. Pure.
//!
//! Eight signs of an alphabet of 31 without look-alikes, the last a check sign. 31 is a prime, so a sum weighted by
//! place catches any single wrong sign and any two signs that changed places.

/// Digits without 0 and 1, letters without I, L and O.
const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// Signs before the check sign: 31^7 is about 27 thousand million.
const BODY: usize = 7;

/// Makes a reference such as `7K3M-9PQX` from random bytes (eight are used).
#[must_use]
pub fn from_random(bytes: &[u8; 32]) -> String {
    let mut number = bytes.iter().take(8).fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    let mut signs = Vec::with_capacity(BODY + 1);
    for _ in 0..BODY {
        signs.push(number % 31);
        number /= 31;
    }
    signs.push(check_sign(&signs));
    let mut reference: String = signs.iter().map(|sign| letter(*sign)).collect();
    reference.insert(4, '-');
    reference
}

/// Reads a reference as a person may write it (lower case, without the dash, with blanks); `None` when a sign is wrong.
#[must_use]
pub fn read(written: &str) -> Option<String> {
    let signs: Option<Vec<u64>> = written
        .chars()
        .filter(|sign| !matches!(sign, '-' | ' ' | '\u{2010}'..='\u{2015}'))
        .map(|sign| value(sign.to_ascii_uppercase()))
        .collect();
    let signs = signs?;
    let (check, body) = signs.split_last()?;
    if body.len() != BODY || check_sign(body) != *check {
        return None;
    }
    let mut reference: String = signs.iter().map(|sign| letter(*sign)).collect();
    reference.insert(4, '-');
    Some(reference)
}

/// References that occur in a text in their printed form, each once. A hint only: whoever knows a reference may write it.
#[must_use]
pub fn found_in(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in text.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-')) {
        if word.len() == BODY + 2
            && let Some(reference) = read(word)
            && !found.contains(&reference)
        {
            found.push(reference);
        }
    }
    found
}

fn check_sign(body: &[u64]) -> u64 {
    (2_u64..).zip(body).map(|(weight, sign)| weight * sign).sum::<u64>() % 31
}

fn letter(sign: u64) -> char {
    usize::try_from(sign).ok().and_then(|place| ALPHABET.get(place)).map_or('2', |byte| char::from(*byte))
}

fn value(sign: char) -> Option<u64> {
    let place = ALPHABET.iter().position(|letter| char::from(*letter) == sign)?;
    u64::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_reference_reads_back(bytes: [u8; 32]) {
            let reference = from_random(&bytes);
            prop_assert_eq!(read(&reference), Some(reference.clone()));
            prop_assert_eq!(read(&reference.to_lowercase().replace('-', " ")), Some(reference));
        }

        #[test]
        fn any_single_wrong_sign_is_caught(bytes: [u8; 32], place in 0_usize..8, other in 0_u64..31) {
            let mut signs: Vec<char> = from_random(&bytes).replace('-', "").chars().collect();
            prop_assume!(signs[place] != letter(other));
            signs[place] = letter(other);
            prop_assert_eq!(read(&signs.iter().collect::<String>()), None);
        }

        #[test]
        fn any_two_swapped_signs_are_caught(bytes: [u8; 32], one in 0_usize..8, two in 0_usize..8) {
            let mut signs: Vec<char> = from_random(&bytes).replace('-', "").chars().collect();
            prop_assume!(signs[one] != signs[two]);
            signs.swap(one, two);
            prop_assert_eq!(read(&signs.iter().collect::<String>()), None);
        }
    }

    #[test]
    fn a_reference_has_no_look_alikes() {
        assert!(ALPHABET.iter().all(|sign| !b"01IOL".contains(sign)));
    }

    #[test]
    fn a_reference_is_found_in_a_subject() {
        let reference = from_random(&[7; 32]);
        assert_eq!(found_in(&format!("Re: your letter {reference}, thanks")), vec![reference]);
        assert!(found_in("call 1234-5678 now").is_empty());
    }
}
