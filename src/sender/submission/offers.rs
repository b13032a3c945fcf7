//! What a server said it can do, after EHLO (RFC 5321 4.1.1.1). Only what we use is remembered.

/// The extensions we use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Offers {
    pub(super) starttls: bool,
    pub(super) eight_bit_mime: bool,
    pub(super) smtp_utf8: bool,
    /// `SIZE` (RFC 1870): offered at all, and the largest letter in bytes if a limit is named.
    pub(super) size: bool,
    pub(super) largest: Option<usize>,
    pub(super) plain: bool,
    pub(super) login: bool,
}

impl Offers {
    /// Reads the lines of the reply to EHLO; the first is the server's name.
    pub(super) fn read(lines: &[String]) -> Self {
        let mut offers = Self::default();
        for line in lines.iter().skip(1) {
            let line = line.to_ascii_uppercase();
            let mut words = line.split_ascii_whitespace();
            match words.next() {
                Some("STARTTLS") => offers.starttls = true,
                Some("8BITMIME") => offers.eight_bit_mime = true,
                Some("SMTPUTF8") => offers.smtp_utf8 = true,
                Some("SIZE") => {
                    offers.size = true;
                    // Zero means no fixed limit (RFC 1870 4).
                    offers.largest =
                        words.next().and_then(|word| word.parse().ok()).filter(|bytes| *bytes > 0);
                }
                Some("AUTH") => words.for_each(|mechanism| match mechanism {
                    "PLAIN" => offers.plain = true,
                    "LOGIN" => offers.login = true,
                    _ => {}
                }),
                _ => {}
            }
        }
        offers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offers_are_read_in_any_case_and_order() {
        let lines =
            ["relay SIZE 1", "auth LOGIN PLAIN XOAUTH2", "Size 100", "8bitmime", "SMTPUTF8", "STARTTLS"];
        let offers = Offers::read(&lines.map(str::to_owned));
        let all = Offers {
            starttls: true,
            eight_bit_mime: true,
            smtp_utf8: true,
            size: true,
            largest: Some(100),
            plain: true,
            login: true,
        };
        assert_eq!(offers, all);
        assert_eq!(Offers::read(&["relay STARTTLS".to_owned()]), Offers::default());
        assert_eq!(Offers::read(&["relay".to_owned(), "SIZE 0".to_owned()]).largest, None);
    }
}
