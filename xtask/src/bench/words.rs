//! Words for the benchmark's letters, a chance that repeats, and the encodings that mail uses for them. Knows no header.

const ENGLISH: &str = "the office of a minister has received your letter about this permit and will answer within ten \
    working days if every paper is complete we ask you to send a copy of passport aircraft registration date landing \
    airfield operator route purpose visit student trade interview certificate birth marriage visa invitation company \
    please thank kindly regards dear sir madam request information question ministry embassy consul delegate country \
    journey family school university scholarship contract export import machine medicine doctor hospital winter summer \
    monday tuesday friday january april november hope sincerely attached document signed original translation lawyer";
const SPANISH: &str = "la oficina recibió su carta sobre el permiso de aterrizaje y contestará en diez días hábiles señor \
    señora solicitud información pregunta ministerio país viaje familia escuela año mañana niño médico atención gracias";
const RUSSIAN: &str = "мы просим разрешение на посадку самолёта в вашей стране и отправляем копию паспорта письмо министр \
    ответ вопрос виза приглашение студент университет договор врач больница зима лето дорога семья школа спасибо";
const KOREAN: &str = "안녕하세요 착륙 허가를 신청합니다 여권 사본을 보내 드립니다 학생 장학금 대학교 비자 초청장 회사 무역 질문 답변 \
    감사합니다 날짜 공항 항공기 등록번호 목적 방문 가족 학교 병원 겨울 여름";
const ARABIC: &str = "السلام عليكم نطلب تصريح هبوط الطائرة في بلدكم ونرسل نسخة من جواز السفر رسالة وزارة سؤال جواب تأشيرة \
    دعوة طالب جامعة عقد طبيب مستشفى شتاء صيف عائلة مدرسة شكرا";
/// The letters of KOI8-R (RFC 1489) from 0xC0 on.
const KOI8: &str = "юабцдефгхийклмнопярстужвьызшэщчъ";

/// Numbers that look like chance and repeat (xorshift64).
pub struct Chance(u64);

impl Chance {
    pub fn of(seed: u64) -> Self {
        Self(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(1).max(1);
        usize::try_from((self.next() >> 11) % end).unwrap_or(0)
    }
}

/// What a letter is written in, and the charset and encoding it comes with.
#[derive(Clone, Copy)]
pub enum Tongue {
    English,
    Spanish,
    Russian,
    Korean,
    Arabic,
}

impl Tongue {
    pub fn any(chance: &mut Chance) -> Self {
        match chance.below(4) {
            0 => Self::Spanish,
            1 => Self::Russian,
            2 => Self::Korean,
            _ => Self::Arabic,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::English => ENGLISH,
            Self::Spanish => SPANISH,
            Self::Russian => RUSSIAN,
            Self::Korean => KOREAN,
            Self::Arabic => ARABIC,
        }
    }

    fn charset(self) -> &'static str {
        match self {
            Self::Spanish => "iso-8859-1",
            Self::Russian => "koi8-r",
            Self::English | Self::Korean | Self::Arabic => "utf-8",
        }
    }

    fn bytes(self, text: &str) -> Vec<u8> {
        match self {
            Self::Spanish => {
                text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect()
            }
            Self::Russian => text.chars().map(koi8).collect(),
            Self::English | Self::Korean | Self::Arabic => text.as_bytes().to_vec(),
        }
    }
}

/// A line of some ten words with a number in it, so that no letter is like another; ends in CRLF.
pub fn line(chance: &mut Chance, tongue: Tongue) -> String {
    let known: Vec<&str> = tongue.words().split_ascii_whitespace().collect();
    let mut line: Vec<&str> = (0..9).filter_map(|_| known.get(chance.below(known.len())).copied()).collect();
    let number = chance.below(1_000_000).to_string();
    if chance.below(4) == 0 {
        line.push(&number);
    }
    format!("{}.\r\n", line.join(" "))
}

/// A part's two header fields and its body, in the tongue's charset: 7bit, quoted-printable or base64 (RFC 2045).
pub fn encoded(text: &str, tongue: Tongue, subtype: &str) -> String {
    let (encoding, body) = match tongue {
        Tongue::English => ("7bit", text.to_owned()),
        Tongue::Spanish | Tongue::Russian => ("quoted-printable", quoted_printable(&tongue.bytes(text))),
        Tongue::Korean | Tongue::Arabic => ("base64", base64(text.as_bytes())),
    };
    let charset = tongue.charset();
    format!(
        "Content-Type: text/{subtype}; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}"
    )
}

/// A header's text; beyond ASCII as encoded words (RFC 2047), each short enough for its line.
pub fn encoded_word(text: &str, tongue: Tongue) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let each = text.split(' ').map(|word| {
        let bytes = tongue.bytes(&format!("{word} "));
        format!("=?{}?B?{}?=", tongue.charset(), base64(&bytes).trim_end())
    });
    each.collect::<Vec<_>>().join("\r\n ")
}

/// Base64 (RFC 2045) in lines of 76.
pub fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |bits: u32| {
        char::from(
            usize::try_from(bits & 63).ok().and_then(|place| SIGNS.get(place).copied()).unwrap_or(b'='),
        )
    };
    let mut text = String::with_capacity(bytes.len() / 3 * 4 + bytes.len() / 28);
    for (place, three) in bytes.chunks(3).enumerate() {
        if place > 0 && place % 19 == 0 {
            text.push_str("\r\n");
        }
        let bits =
            [0, 1, 2].iter().fold(0, |bits, at| bits << 8 | u32::from(three.get(*at).copied().unwrap_or(0)));
        text.push(sign(bits >> 18));
        text.push(sign(bits >> 12));
        text.push(if three.len() > 1 { sign(bits >> 6) } else { '=' });
        text.push(if three.len() > 2 { sign(bits) } else { '=' });
    }
    text + "\r\n"
}

/// Quoted-printable (RFC 2045); line ends stay, long lines are broken softly.
fn quoted_printable(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut column = 0;
    for byte in bytes {
        if column > 70 && *byte != b'\r' && *byte != b'\n' {
            text.push_str("=\r\n");
            column = 0;
        }
        match byte {
            b'\n' => {
                text.push('\n');
                column = 0;
            }
            b'\r' | b' '..=b'<' | b'>'..=b'~' => {
                text.push(char::from(*byte));
                column += 1;
            }
            other => {
                text.push_str(&format!("={other:02X}"));
                column += 3;
            }
        }
    }
    text
}

fn koi8(letter: char) -> u8 {
    match KOI8.chars().position(|known| known == letter) {
        Some(place) => u8::try_from(place + 0xC0).unwrap_or(b'?'),
        None if letter == 'ё' => 0xA3,
        None => u8::try_from(u32::from(letter)).unwrap_or(b'?'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_those_of_the_standards() {
        assert_eq!(base64(b"any carnal pleas"), "YW55IGNhcm5hbCBwbGVhcw==\r\n");
        assert_eq!(quoted_printable("a=\u{e9}\r\n".as_bytes()), "a=3D=C3=A9\r\n");
        assert_eq!(Tongue::Russian.bytes("мир"), [0xCD, 0xC9, 0xD2]);
        assert!(base64(&[7; 500]).lines().all(|line| line.len() <= 76));
    }
}
