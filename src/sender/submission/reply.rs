//! One reply of the server (RFC 5321 4.2), read from octets that may come in any pieces.

/// Longest line and most lines of a reply we read; the standard's 512 octets are often exceeded.
const LINE_BYTES: usize = 4096;
const LINES: usize = 128;

/// A whole reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) code: u16,
    /// The texts of its lines, printable, without the code.
    pub(super) lines: Vec<String>,
}

impl Reply {
    /// Takes the first whole reply out of `input`; `Ok(None)` while it is not all there.
    pub(super) fn take(input: &mut Vec<u8>) -> Result<Option<Self>, &'static str> {
        let mut lines = Vec::new();
        let mut used = 0;
        for line in input.split_inclusive(|octet| *octet == b'\n') {
            if line.len() > LINE_BYTES || lines.len() >= LINES {
                return Err("its answer is too long");
            }
            let Some(line) = line.strip_suffix(b"\n") else { return Ok(None) };
            used += line.len() + 1;
            let (code, more, text) = parts(line).ok_or("its answer is not SMTP")?;
            lines.push(text);
            if !more {
                input.drain(..used);
                return Ok(Some(Self { code, lines }));
            }
        }
        Ok(None)
    }

    /// The code and all it said, on one line.
    pub(super) fn shown(&self) -> String {
        format!("{} {}", self.code, self.lines.join(" ")).chars().take(500).collect()
    }
}

/// Code, whether another line follows, text.
fn parts(line: &[u8]) -> Option<(u16, bool, String)> {
    let line = String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line));
    let code: u16 = line.get(..3)?.parse().ok()?;
    let more = match line.get(3..4) {
        None | Some(" ") => false,
        Some("-") => true,
        Some(_) => return None,
    };
    let printable = |letter: char| if letter.is_control() { ' ' } else { letter };
    let text = line.get(4..).unwrap_or_default().chars().map(printable).collect();
    (200..600).contains(&code).then_some((code, more, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wire: &str, expected: Result<Option<&str>, &str>, left: &str) {
        let mut input = wire.as_bytes().to_vec();
        let read = Reply::take(&mut input).map(|reply| reply.map(|reply| reply.shown()));
        assert_eq!(read, expected.map(|shown| shown.map(str::to_owned)), "{wire:?}");
        assert_eq!(String::from_utf8(input).unwrap(), left, "{wire:?}");
    }

    #[test]
    fn a_reply_is_taken_when_it_is_all_there() {
        check("250 ok\r\n", Ok(Some("250 ok")), "");
        check("250-one\r\n250 two\r\n354 x\r\n", Ok(Some("250 one two")), "354 x\r\n");
        check("250\r\n", Ok(Some("250 ")), "");
        check("250-one\r\n250 tw", Ok(None), "250-one\r\n250 tw");
        check("", Ok(None), "");
        check("550 no\u{7}bell\n", Ok(Some("550 no bell")), "");
    }

    #[test]
    fn what_is_not_smtp_is_not_believed() {
        for wire in ["HTTP/1.1 400 Bad Request\r\n", "25\r\n", "\r\n", "999 x\r\n", "2500 x\r\n", "+25 x\r\n"]
        {
            check(wire, Err("its answer is not SMTP"), wire);
        }
        let endless = "250-x\r\n".repeat(200);
        check(&endless, Err("its answer is too long"), &endless);
        let endless = "2".repeat(5000);
        check(&endless, Err("its answer is too long"), &endless);
    }
}
