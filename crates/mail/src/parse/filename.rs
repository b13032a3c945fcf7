//! File names from outside made harmless to show and to offer. Never used as a path by us, and made unfit for one.

/// A name without path separators, controls, and signs that turn or hide text (RFC 2183 section 2.3).
#[must_use]
pub(crate) fn clean(name: &str) -> String {
    let replaced: String = name
        .chars()
        .filter(|sign| !is_invisible(*sign))
        .map(|sign| if sign.is_control() || matches!(sign, '/' | '\\') { '_' } else { sign })
        .collect();
    let trimmed = replaced.trim().trim_end_matches(['.', ' ']);
    let hidden = trimmed.trim_start_matches('.');
    let name = if hidden.len() < trimmed.len() { format!("_{hidden}") } else { trimmed.to_owned() };
    shorten(&name, 200)
}

/// Direction overrides, joiners, zero-width signs and the like (Unicode category Cf and its kin).
fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

/// At most `most` octets, the extension kept.
fn shorten(name: &str, most: usize) -> String {
    if name.len() <= most {
        return name.to_owned();
    }
    let extension =
        name.rsplit_once('.').map(|(_, extension)| extension).filter(|extension| extension.len() <= 10);
    let room = most.saturating_sub(extension.map_or(0, |extension| extension.len().saturating_add(1)));
    let stem = name.get(..name.floor_char_boundary(room)).unwrap_or_default();
    match extension {
        Some(extension) => format!("{stem}.{extension}"),
        None => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, cleaned: &str) {
        assert_eq!(clean(name), cleaned, "{name:?}");
    }

    #[test]
    fn a_name_is_no_path_and_hides_nothing() {
        check("../../etc/passwd", "__.._etc_passwd");
        check("C:\\a\\b.pdf", "C:_a_b.pdf");
        check("invoice\u{202e}fdp.exe", "invoicefdp.exe");
        check("a\u{200b}b\r\n\0.txt", "ab___.txt");
        check(" visa.pdf . ", "visa.pdf");
        check("..", "");
    }

    #[test]
    fn a_long_name_keeps_its_extension() {
        let name = clean(&format!("{}.pdf", "\u{fc}".repeat(300)));
        assert!(name.len() <= 200 && name.ends_with("\u{fc}.pdf"));
    }
}
