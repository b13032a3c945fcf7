//! The gate between lanes: what one party must not learn of another, taken out of a text and searched for in the bytes
//! that are about to leave. Pure.

use mail::parse::{Limits, read};

/// What stands where something was taken out.
const TAKEN_OUT: &str = "[…]";
/// Shorter names would stop innocent words.
const SHORTEST_NAME: usize = 2;
/// Digits from which a row of digits is a telephone number.
const PHONE_DIGITS: usize = 7;
/// A day in figures, such as `2027-05-21`.
const DATE_LENGTH: usize = 10;

/// What must not cross.
#[derive(Debug, Clone, Default)]
pub struct Secrets {
    texts: Vec<String>,
    phones: Vec<String>,
}

impl Secrets {
    /// Adds a name, an address, a Message-ID, a file name or a field's value.
    pub fn add(&mut self, text: &str) {
        let folded = fold(text);
        if folded.chars().count() > SHORTEST_NAME && !self.texts.contains(&folded) {
            self.texts.push(folded);
        }
    }

    /// Adds the telephone numbers of a text. A file number is none: it is often the very answer.
    pub fn add_phones(&mut self, text: &str) {
        for (place, digits) in phones(text) {
            if is_written_as_phone(text, place, &digits) && !self.phones.contains(&digits) {
                self.phones.push(digits);
            }
        }
    }

    /// Lets through what an officer or the procedure releases: a secret that stands within a released text is none.
    pub fn release(&mut self, released: &str) {
        let folded = fold(released);
        self.texts.retain(|secret| !folded.contains(secret.as_str()));
        let numbers: Vec<String> = phones(released).into_iter().map(|(_, digits)| digits).collect();
        self.phones.retain(|phone| !numbers.contains(phone));
    }

    /// The text with every secret taken out.
    #[must_use]
    pub fn taken_out_of(&self, text: &str) -> String {
        let mut places: Vec<(usize, usize)> =
            self.texts.iter().flat_map(|secret| occurrences(text, secret)).collect();
        let numbers = phones(text).into_iter().filter(|(_, digits)| self.phones.contains(digits));
        places.extend(numbers.map(|(place, _)| place));
        places.sort_unstable();
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        for (start, end) in places {
            if start >= at {
                out.push_str(text.get(at..start).unwrap_or_default());
                out.push_str(TAKEN_OUT);
            }
            at = at.max(end);
        }
        out.push_str(text.get(at..).unwrap_or_default());
        out
    }

    /// The first secret that a finished message would show, decoded or not; `None` when it shows none.
    #[must_use]
    pub fn found_in_message(&self, bytes: &[u8]) -> Option<String> {
        let (letter, _) = read(bytes, &Limits::default());
        let mut shown = vec![String::from_utf8_lossy(bytes).into_owned(), letter.subject, letter.text];
        for attachment in &letter.attachments {
            shown.push(attachment.filename.clone());
            shown.push(String::from_utf8_lossy(&attachment.bytes).into_owned());
        }
        shown.extend(
            letter
                .from
                .into_iter()
                .chain(letter.to)
                .map(|address| format!("{} {}", address.name, address.address)),
        );
        shown.iter().find_map(|text| self.found_in(text))
    }

    /// The first secret in a text.
    #[must_use]
    pub fn found_in(&self, text: &str) -> Option<String> {
        let folded = fold(text);
        let word = self.texts.iter().find(|secret| folded.contains(secret.as_str()));
        let number =
            || phones(text).into_iter().map(|(_, digits)| digits).find(|digits| self.phones.contains(digits));
        word.cloned().or_else(number)
    }
}

/// Lower case, white space as single blanks. Sign by sign, as [`matched`] goes: a whole word's lower case would know that a
/// sigma stands at its end.
fn fold(text: &str) -> String {
    let lower: String = text.chars().flat_map(lower).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One sign in lower case; a sigma is the same at the end of a word.
fn lower(sign: char) -> impl Iterator<Item = char> {
    sign.to_lowercase().map(|small| if small == 'ς' { 'σ' } else { small })
}

/// Places of a folded secret in a text, whatever its case and white space there.
fn occurrences(text: &str, secret: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut skip_to = 0;
    for (start, first) in text.char_indices() {
        if start < skip_to || first.is_whitespace() {
            continue;
        }
        if let Some(length) = text.get(start..).and_then(|rest| matched(rest, secret)) {
            found.push((start, start + length));
            skip_to = start + length;
        }
    }
    found
}

/// How many bytes of `rest` the folded secret covers when `rest` begins with it.
fn matched(rest: &str, secret: &str) -> Option<usize> {
    let mut wanted = secret.chars().peekable();
    let mut inside = rest.char_indices().peekable();
    while let Some((at, sign)) = inside.peek().copied() {
        let Some(next) = wanted.peek().copied() else { return Some(at) };
        if next == ' ' && sign.is_whitespace() {
            while inside.next_if(|(_, sign)| sign.is_whitespace()).is_some() {}
            wanted.next();
            continue;
        }
        inside.next();
        for small in lower(sign) {
            if wanted.next() != Some(small) {
                return None;
            }
        }
    }
    wanted.peek().is_none().then_some(rest.len())
}

/// Rows of digits that look like telephone numbers, with their place and their digits alone.
fn phones(text: &str) -> Vec<((usize, usize), String)> {
    let mut found = Vec::new();
    let mut current: Option<(usize, usize, String)> = None;
    let close = |current: &mut Option<(usize, usize, String)>, found: &mut Vec<((usize, usize), String)>| {
        if let Some((start, end, digits)) = current.take()
            && digits.len() >= PHONE_DIGITS
        {
            found.push(((start, end), digits));
        }
    };
    let mut skip_to = 0;
    for (at, sign) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        if current.is_none() && is_date_at(text, at) {
            skip_to = at + DATE_LENGTH;
        } else if sign.is_ascii_digit() {
            let (_, end, digits) = current.get_or_insert_with(|| (at, at, String::new()));
            *end = at + 1;
            digits.push(sign);
        } else if !matches!(sign, ' ' | '-' | '.' | '(' | ')' | '/' | '+' | '\u{a0}' | '\u{2011}') {
            close(&mut current, &mut found);
        }
    }
    close(&mut current, &mut found);
    found
}

/// Whether digits are written as people write telephone numbers: behind a `+`, a `(` or a word for it, with a leading zero,
/// in three groups or more, or nine and more in a row; never as the tail of a file number such as `LP-2026-0417`.
fn is_written_as_phone(text: &str, (start, end): (usize, usize), digits: &str) -> bool {
    const WORDS: [&str; 9] = ["tel", "phone", "fax", "mob", "cell", "тел", "전화", "電話", "هاتف"];
    let before: String = text
        .get(..start)
        .unwrap_or_default()
        .chars()
        .rev()
        .take(12)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect();
    let last = before.chars().next_back();
    if matches!(last, Some('+' | '(')) {
        return true;
    }
    if last.is_some_and(|sign| sign.is_alphanumeric() || matches!(sign, '-' | '/' | '_' | '#')) {
        return false;
    }
    let groups = text
        .get(start..end)
        .unwrap_or_default()
        .split(|sign: char| !sign.is_ascii_digit())
        .filter(|group| !group.is_empty());
    let has_word = WORDS.iter().any(|word| before.to_lowercase().contains(word));
    has_word || digits.starts_with('0') || digits.len() >= 9 || groups.count() >= 3
}

/// Whether a day in figures begins here (`2027-05-21`, `21.05.2027`). A date is no telephone number: taken for one, the
/// day for which a permit holds would not reach its requester. Behind a `+` or another digit nothing is a date.
fn is_date_at(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let rest = text.get(at..).unwrap_or_default();
    let after = rest.get(DATE_LENGTH..).and_then(|after| after.chars().next());
    let Some(date) = rest.get(..DATE_LENGTH) else { return false };
    if before == Some('+') || [before, after].iter().flatten().any(char::is_ascii_digit) {
        return false;
    }
    let parts: Vec<&str> = date.split(['-', '.', '/']).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if year.len() == 4 && month.len() == 2 => (year, month, day),
        [day, month, year] if year.len() == 4 && month.len() == 2 => (year, month, day),
        _ => return false,
    };
    let is_within =
        |part: &str, from: u16, to: u16| part.parse().is_ok_and(|number: u16| (from..=to).contains(&number));
    is_within(year, 1900, 2099) && is_within(month, 1, 12) && is_within(day, 1, 31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn secrets(texts: &[&str], phones: &str) -> Secrets {
        let mut secrets = Secrets::default();
        texts.iter().for_each(|text| secrets.add(text));
        secrets.add_phones(phones);
        secrets
    }

    #[test]
    fn names_addresses_and_numbers_are_taken_out_whatever_their_case_and_spacing() {
        let secrets = secrets(&["Jan  Novák", "j.novak@caa.gov.example", "김민수"], "+420 224 281 111");
        let text = "Granted. JAN\nNOVÁK <J.Novak@CAA.gov.example>, tel. +420-224.281 111; 김민수님";
        assert_eq!(secrets.taken_out_of(text), "Granted. […] <[…]>, tel. +[…]; […]님");
        assert_eq!(secrets.found_in(&secrets.taken_out_of(text)), None);
    }

    #[test]
    fn a_file_number_is_no_telephone_number() {
        let theirs = "Permit LP-2026-0417, our ref CAA/2026/04711, 2026-0417; tel. 555-0147, (02) 5550 118, 224 281 111.";
        let secrets = secrets(&[], theirs);
        let relayed =
            secrets.taken_out_of("LP-2026-0417 CAA/2026/04711 2026-0417 | 5550147 | 025550118 | 224.281.111");
        assert_eq!(relayed, "LP-2026-0417 CAA/2026/04711 2026-0417 | […] | […] | […]");
    }

    #[test]
    fn a_date_is_no_telephone_number() {
        let theirs = "On 2027-05-21 10:00, until 23.05.2027/24.05.2027. Call +49 2027-05-21 or 1999-13-45, +2027-05-22.";
        let secrets = secrets(&[], theirs);
        let taken_out = "On 2027-05-21 10:00, until 23.05.2027/24.05.2027. Call +[…] or […], +[…].";
        assert_eq!(secrets.taken_out_of(theirs), taken_out);
        assert_eq!(secrets.found_in("from 2027-05-21 10:00 to 2027-05-23"), None);
    }

    #[test]
    fn a_name_ending_in_sigma_is_taken_out_too() {
        let secrets = secrets(&["ΓΙΩΡΓΟΣ"], "");
        assert_eq!(secrets.taken_out_of("κ. Γιωργος, ΓΙΩΡΓΟΣ!"), "κ. […], […]!");
    }

    #[test]
    fn what_was_released_may_cross() {
        let mut secrets = secrets(&["RR-ABC", "Jan Novák"], "");
        secrets.release("Aircraft RR-ABC");
        assert_eq!(secrets.found_in("rr-abc by Jan Novák").as_deref(), Some("jan novák"));
    }

    #[test]
    fn a_secret_is_found_under_base64() {
        let secrets = secrets(&["j.novak@caa.gov.example"], "");
        let message = b"Subject: x\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nai5ub3Zha0BjYWEuZ292LmV4YW1wbGU=\r\n";
        assert!(secrets.found_in_message(message).is_some());
        assert!(secrets.found_in_message(b"Subject: x\r\n\r\nnothing\r\n").is_none());
    }

    proptest! {
        #[test]
        fn nothing_secret_is_left_in_any_text(before in "\\PC{0,20}", secret in "\\w{3,12}", after in "\\PC{0,20}") {
            let mut secrets = Secrets::default();
            secrets.add(&secret);
            let cleaned = secrets.taken_out_of(&format!("{before} {secret} {after}"));
            // What is put in its place must not itself make the secret appear by closing a gap.
            prop_assert!(secrets.found_in(&cleaned).is_none(), "{cleaned}");
        }
    }
}
