//! Names of uploaded files, made harmless: a name is a label, never a path, never a type. Pure.

use unicode_normalization::UnicodeNormalization;

use crate::html::form::tidied;

/// Signs of a name besides its ending.
const LONGEST: usize = 80;
/// Names that a machine of the other kind takes for itself.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// The name under which a file is kept: the last part of what the browser said, without signs that mean something to a
/// shell, a path or an eye, and with the ending of what the file is.
#[must_use]
pub fn cleaned(filename: &str, ending: &str) -> String {
    let last = filename.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = tidied(&last.nfc().collect::<String>())
        .chars()
        .map(|sign| if is_harmless(sign) { sign } else { ' ' })
        .collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let stem = without_ending(&plain, ending);
    let stem: String = stem.chars().take(LONGEST).collect();
    let stem =
        stem.trim_matches(|sign: char| sign == '.' || sign == '-' || sign == '~' || sign.is_whitespace());
    let stem = if stem.is_empty() || is_device(stem) { format!("file {stem}") } else { stem.to_owned() };
    format!("{}.{ending}", stem.trim())
}

/// Letters, figures and marks of any script, and a few signs.
fn is_harmless(sign: char) -> bool {
    sign.is_alphanumeric() || " ._-()+~,".contains(sign) || is_mark(sign)
}

/// Joiners and combining marks, without which many scripts cannot be written.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{200C}' | '\u{200D}') || unicode_normalization::char::is_combining_mark(sign)
}

/// Endings of every kind are taken off, so that `photo.php.jpg` and `a.pdf.exe` say nothing but what they are.
fn without_ending(name: &str, ending: &str) -> String {
    let mut stem = name.trim_matches(|sign: char| sign == '.' || sign.is_whitespace());
    while let Some((before, last)) = stem.rsplit_once('.') {
        let is_ending = last == ending
            || (1..=6).contains(&last.chars().count())
                && last.chars().any(|sign| sign.is_ascii_alphabetic())
                && last.chars().all(|sign| sign.is_ascii_alphanumeric());
        if !is_ending {
            break;
        }
        stem = before.trim_end_matches(|sign: char| sign == '.' || sign.is_whitespace());
    }
    stem.replace('.', " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_device(stem: &str) -> bool {
    let folded = stem.to_lowercase();
    DEVICES.iter().any(|device| {
        folded.strip_prefix(device).is_some_and(|rest| rest.chars().all(|sign| sign.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_keeps_its_letters_and_loses_its_claims() {
        for (said, kept) in [
            ("passport.pdf", "passport.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Users\\me\\crew list.PDF", "crew list.pdf"),
            ("photo.php.jpg", "photo.pdf"),
            ("여권 사본.pdf", "여권 사본.pdf"),
            ("جواز\u{202E}fdp.exe", "جوازfdp.pdf"),
            ("نسخة\u{200C}ای.pdf", "نسخة\u{200C}ای.pdf"),
            ("", "file.pdf"),
            ("...", "file.pdf"),
            ("CON", "file CON.pdf"),
            ("lpt1.pdf", "file lpt1.pdf"),
            ("a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie x 1.pdf"),
            ("<script>alert(1)</script>.svg", "script.pdf"),
            ("report v1.2.pdf", "report v1 2.pdf"),
        ] {
            assert_eq!(cleaned(said, "pdf"), kept, "{said:?}");
        }
    }

    proptest! {
        #[test]
        fn no_name_is_a_path_or_breaks_a_header(said in "\\PC{0,300}|[./\\\\%a:*?\"<>|\u{0}-\u{20}]{0,60}") {
            let kept = cleaned(&said, "pdf");
            prop_assert!(kept.ends_with(".pdf") && kept.chars().count() <= LONGEST + 10, "{kept:?}");
            prop_assert!(!kept.starts_with(['.', '-', '~', ' ']) && kept.matches('.').count() == 1, "{kept:?}");
            prop_assert!(!kept.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '%', '\n', '\r', '\0']), "{kept:?}");
            prop_assert_eq!(cleaned(&kept, "pdf"), kept);
        }
    }
}
