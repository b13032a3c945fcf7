//! Transfer encodings undone (RFC 2045 section 6), as leniently as the world needs. Never fails: what is no code is
//! skipped (base64) or kept as it stands (quoted-printable).

/// Octets of a body by its `Content-Transfer-Encoding`.
pub(crate) fn decode(body: &[u8], encoding: &str) -> Vec<u8> {
    match encoding {
        "base64" => base64(body),
        "quoted-printable" => quoted_printable(body),
        "x-uuencode" | "uuencode" | "x-uue" | "uue" => uuencoded(body),
        _ => body.to_vec(),
    }
}

/// Whether [`decode`] changes anything for this encoding.
pub(crate) fn is_known(encoding: &str) -> bool {
    matches!(encoding, "base64" | "quoted-printable" | "x-uuencode" | "uuencode" | "x-uue" | "uue")
}

/// Base64; signs outside the alphabet are stepped over (RFC 2045 section 6.8), padding may be missing.
pub(crate) fn base64(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3 + 3);
    let mut bits = 0_u32;
    let mut count = 0_u8;
    for &sign in body {
        let Some(value) = base64_value(sign) else {
            if sign == b'=' && count > 0 {
                push_rest(&mut bytes, bits, count);
                (bits, count) = (0, 0);
            }
            continue;
        };
        bits = (bits << 6) | u32::from(value);
        count = count.wrapping_add(1);
        if count == 4 {
            let [_, first, second, third] = bits.to_be_bytes();
            bytes.extend_from_slice(&[first, second, third]);
            (bits, count) = (0, 0);
        }
    }
    push_rest(&mut bytes, bits, count);
    bytes
}

fn push_rest(bytes: &mut Vec<u8>, bits: u32, count: u8) {
    match count {
        2 => bytes.extend((bits << 12).to_be_bytes().get(1)),
        3 => bytes.extend((bits << 6).to_be_bytes().get(1..3).unwrap_or_default()),
        _ => {}
    }
}

fn base64_value(sign: u8) -> Option<u8> {
    match sign {
        b'A'..=b'Z' => Some(sign.wrapping_sub(b'A')),
        b'a'..=b'z' => Some(sign.wrapping_sub(b'a').wrapping_add(26)),
        b'0'..=b'9' => Some(sign.wrapping_sub(b'0').wrapping_add(52)),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// Quoted-printable; blanks before a line's end are dropped (RFC 2045 section 6.7 rule 3), a wrong escape stays.
pub(crate) fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((&sign, after)) = rest.split_first() {
        rest = match (sign, after) {
            (b'=', [b'\r', b'\n', tail @ ..] | [b'\n', tail @ ..]) => tail,
            (b'=', [high, low, tail @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high << 4 | low);
                    tail
                }
                _ => soft_break_or_sign(after, &mut bytes),
            },
            (b'=', _) => soft_break_or_sign(after, &mut bytes),
            (b'\n', _) => {
                end_line(&mut bytes);
                after
            }
            _ => {
                bytes.push(sign);
                after
            }
        };
    }
    bytes
}

/// A soft break may be followed by blanks that a relay added.
fn soft_break_or_sign<'a>(after: &'a [u8], bytes: &mut Vec<u8>) -> &'a [u8] {
    let tail = after.trim_ascii_start();
    let skipped = after.get(..after.len().saturating_sub(tail.len())).unwrap_or_default();
    if let Some(end) = skipped.iter().position(|byte| *byte == b'\n') {
        return after.get(end.saturating_add(1)..).unwrap_or_default();
    }
    if !after.is_empty() {
        bytes.push(b'=');
    }
    after
}

fn end_line(bytes: &mut Vec<u8>) {
    let has_return = bytes.last() == Some(&b'\r');
    if has_return {
        bytes.pop();
    }
    while matches!(bytes.last(), Some(b' ' | b'\t')) {
        bytes.pop();
    }
    if has_return {
        bytes.push(b'\r');
    }
    bytes.push(b'\n');
}

fn hex(sign: u8) -> Option<u8> {
    match sign {
        b'0'..=b'9' => Some(sign.wrapping_sub(b'0')),
        b'A'..=b'F' => Some(sign.wrapping_sub(b'A').wrapping_add(10)),
        b'a'..=b'f' => Some(sign.wrapping_sub(b'a').wrapping_add(10)),
        _ => None,
    }
}

/// The body of a uuencoded file, from its `begin` line to its `end` line.
fn uuencoded(body: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let lines = body.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    let coded =
        lines.skip_while(|line| !line.starts_with(b"begin ")).skip(1).take_while(|line| *line != b"end");
    for line in coded {
        let Some((&count, signs)) = line.split_first() else { continue };
        let wanted = usize::from(count.wrapping_sub(b' ') & 63);
        let mut row = Vec::with_capacity(48);
        for group in signs.chunks(4) {
            let bits =
                group.iter().fold(0_u32, |bits, sign| bits << 6 | u32::from(sign.wrapping_sub(b' ') & 63));
            let shift = 6_u32.saturating_mul(u32::try_from(4_usize.saturating_sub(group.len())).unwrap_or(0));
            row.extend_from_slice((bits << shift).to_be_bytes().get(1..).unwrap_or_default());
        }
        row.truncate(wanted);
        bytes.extend(row);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(encoding: &str, body: &str, decoded: &str) {
        assert_eq!(String::from_utf8_lossy(&decode(body.as_bytes(), encoding)), decoded, "{body:?}");
    }

    #[test]
    fn base64_is_read_with_and_without_padding_and_rubbish() {
        check("base64", "SGVs\r\nbG8=", "Hello");
        check("base64", "SGVsbG8", "Hello");
        check("base64", "SGVs-- !bG8=", "Hello");
        check("base64", "SGk=SGk=", "HiHi");
        check("base64", "", "");
    }

    #[test]
    fn quoted_printable_is_read_as_careless_mailers_write_it() {
        check("quoted-printable", "a=3D=3db=\r\nc", "a==bc");
        check("quoted-printable", "soft= \t\r\nbreak", "softbreak");
        check("quoted-printable", "blanks  \r\nend", "blanks\r\nend");
        check("quoted-printable", "50%=off =ZZ =", "50%=off =ZZ ");
    }

    #[test]
    fn an_unknown_encoding_leaves_the_octets() {
        check("x-unheard-of", "a=3D", "a=3D");
        check("x-uuencode", "begin 644 a\n#0V%T\n`\nend\n", "Cat");
    }
}
