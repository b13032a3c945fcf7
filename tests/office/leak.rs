//! The leak test, run at the end of every story: the canaries of each party are searched in every byte, decoded in every
//! way, of every letter to the others.

use data_encoding::BASE64_MIME_PERMISSIVE;

/// Something that tells who a party is.
#[derive(Debug, Clone)]
pub struct Canary {
    /// Whose it is: `requester` or the authority's key.
    pub party: String,
    pub text: String,
}

/// A letter that left the office.
#[derive(Debug, Clone)]
pub struct Left {
    /// To whom: `requester` or the authority's key.
    pub party: String,
    pub bytes: Vec<u8>,
}

/// Every canary found in a letter to another party.
pub fn leaks(canaries: &[Canary], letters: &[Left]) -> Vec<String> {
    let mut found = Vec::new();
    for letter in letters {
        let readings = readings(&letter.bytes);
        for canary in canaries.iter().filter(|canary| canary.party != letter.party) {
            let wanted = folded(&canary.text);
            if readings.iter().any(|reading| reading.contains(&wanted)) {
                found.push(format!("{:?} of {} in a letter to {}", canary.text, canary.party, letter.party));
            }
        }
    }
    found
}

/// A message in every way it can be read: as it stands, each part decoded from base64 and quoted-printable, each encoded
/// word decoded, and as the reader of the office sees it. Only the last shares code with the gate.
fn readings(bytes: &[u8]) -> Vec<String> {
    let raw = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let mut all = vec![folded(&raw), folded(&unfolded_words(&raw))];
    for block in raw.split("\n\n").flat_map(|block| block.split("\n--")) {
        let lines: String = block.lines().filter(|line| !line.contains(':')).collect::<Vec<_>>().join("\n");
        if let Ok(decoded) = BASE64_MIME_PERMISSIVE.decode(lines.trim().as_bytes()) {
            all.push(folded(&String::from_utf8_lossy(&decoded)));
        }
        all.push(folded(&quoted_printable(block)));
    }
    let (letter, _) = mail::parse::read(bytes, &mail::parse::Limits::default());
    all.push(folded(&letter.subject));
    all.push(folded(&letter.text));
    for file in &letter.attachments {
        all.push(folded(&file.filename));
        all.push(folded(&String::from_utf8_lossy(&file.bytes)));
    }
    all
}

fn folded(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn quoted_printable(text: &str) -> String {
    let text = text.replace("=\n", "");
    let mut bytes = Vec::new();
    let mut rest = text.bytes().peekable();
    while let Some(byte) = rest.next() {
        let pair: Vec<u8> = rest.clone().take(2).collect();
        let code = std::str::from_utf8(&pair).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match code.filter(|_| byte == b'=' && pair.len() == 2) {
            Some(code) => {
                bytes.push(code);
                rest.next();
                rest.next();
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// RFC 2047 encoded words, decoded wherever they stand.
fn unfolded_words(text: &str) -> String {
    let mut out = String::new();
    for piece in text.split("=?") {
        let parts: Vec<&str> = piece.splitn(3, '?').collect();
        match parts.as_slice() {
            [_, encoding, rest] if encoding.eq_ignore_ascii_case("b") => {
                let word = rest.split("?=").next().unwrap_or_default();
                out.push_str(&String::from_utf8_lossy(
                    &BASE64_MIME_PERMISSIVE.decode(word.as_bytes()).unwrap_or_default(),
                ));
            }
            [_, encoding, rest] if encoding.eq_ignore_ascii_case("q") => {
                out.push_str(&quoted_printable(
                    &rest.split("?=").next().unwrap_or_default().replace('_', " "),
                ));
            }
            _ => out.push_str(piece),
        }
    }
    out
}

#[test]
fn the_leak_test_can_fail() {
    let canary = Canary { party: "requester".to_owned(), text: "김민수".to_owned() };
    let base64 = data_encoding::BASE64.encode("우리는 김민수 님을".as_bytes());
    let hidden = [
        format!("Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n{base64}\r\n"),
        format!("Subject: =?utf-8?B?{base64}?=\r\n\r\nx\r\n"),
        "Subject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=EA=B9=80=EB=AF=BC=\r\n=EC=88=98\r\n".to_owned(),
        "Subject: x\r\n\r\n김민수\r\n".to_owned(),
    ];
    for message in hidden {
        let left = Left { party: "trade".to_owned(), bytes: message.clone().into_bytes() };
        assert_eq!(leaks(std::slice::from_ref(&canary), &[left]).len(), 1, "{message}");
    }
    let own =
        Left { party: "requester".to_owned(), bytes: "Subject: x\r\n\r\n김민수\r\n".as_bytes().to_vec() };
    assert!(leaks(&[canary], &[own]).is_empty(), "a party may read its own name");
}
