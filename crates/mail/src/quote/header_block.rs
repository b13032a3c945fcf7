//! The head of an earlier letter as mail programs print it: From, Sent, To, Subject in many languages. Never takes a
//! form with two such words for one.

use super::bare;

/// What a line of the block says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    From,
    Date,
    To,
    Subject,
}

const FROM: &[&str] = &[
    "from",
    "von",
    "de",
    "da",
    "från",
    "fra",
    "van",
    "od",
    "от",
    "от кого",
    "від",
    "від кого",
    "lähettäjä",
    "kimden",
    "gönderen",
    "feladó",
    "expeditor",
    "보낸 사람",
    "보낸사람",
    "보내는 사람",
    "发件人",
    "寄件者",
    "寄件人",
    "差出人",
    "送信者",
    "送信元",
    "من",
    "מאת",
    "từ",
    "expéditeur",
    "remitente",
    "mittente",
    "remetente",
    "absender",
    "reply-to",
];
const DATE: &[&str] = &[
    "sent",
    "date",
    "gesendet",
    "datum",
    "envoyé",
    "envoyé le",
    "enviado",
    "enviado el",
    "enviada em",
    "enviado em",
    "fecha",
    "data",
    "inviato",
    "skickat",
    "sendt",
    "dato",
    "verzonden",
    "wysłano",
    "отправлено",
    "дата",
    "надіслано",
    "lähetetty",
    "päivämäärä",
    "gönderilen",
    "tarih",
    "elküldve",
    "dátum",
    "trimis",
    "odesláno",
    "보낸 날짜",
    "날짜",
    "보낸날짜",
    "发送时间",
    "日期",
    "寄件日期",
    "傳送時間",
    "送信日時",
    "日時",
    "送信日",
    "تاريخ الإرسال",
    "أرسلت",
    "التاريخ",
    "נשלח",
    "תאריך",
    "date d'envoi",
    "sent at",
    "ngày",
];
const TO: &[&str] = &[
    "to",
    "an",
    "à",
    "a",
    "para",
    "till",
    "til",
    "aan",
    "do",
    "кому",
    "komu",
    "vastaanottaja",
    "kime",
    "címzett",
    "către",
    "받는 사람",
    "받는사람",
    "收件人",
    "收件者",
    "宛先",
    "送信先",
    "إلى",
    "אל",
    "đến",
    "destinataire",
    "destinatario",
];
const SUBJECT: &[&str] = &[
    "subject",
    "betreff",
    "objet",
    "asunto",
    "assunto",
    "oggetto",
    "ämne",
    "emne",
    "onderwerp",
    "temat",
    "тема",
    "předmět",
    "predmet",
    "aihe",
    "konu",
    "tárgy",
    "subiect",
    "제목",
    "主题",
    "主旨",
    "件名",
    "الموضوع",
    "נושא",
    "chủ đề",
    "sujet",
];

/// Counts the lines of a block at the start of `lines`, the line of underscores above it included.
pub(super) fn at_start(lines: &[&str]) -> Option<usize> {
    let rule = usize::from(is_rule(lines.first()?));
    let first = role(lines.get(rule)?)?;
    let mut seen: Vec<Role> = Vec::new();
    let mut has_sender_address = false;
    let mut end = rule;
    for (index, line) in lines.iter().enumerate().skip(rule).take(14) {
        match role(line) {
            Some(found) => {
                has_sender_address |= found == Role::From && line.contains('@');
                seen.push(found);
                end = index.saturating_add(1);
            }
            // A long value runs on, and some programs put a blank line between all.
            None if index.saturating_sub(end) >= 2 => break,
            None => {}
        }
    }
    let has = |wanted: Role| seen.contains(&wanted);
    let is_block = has(Role::From)
        && (has(Role::Date) || has(Role::To))
        && (has(Role::Subject) || (has_sender_address && has(Role::Date) && has(Role::To)));
    (is_block && matches!(first, Role::From | Role::Date | Role::Subject | Role::To)).then_some(end)
}

fn role(line: &str) -> Option<Role> {
    let line = bare(line);
    let (key, _) = line.split_once([':', '\u{ff1a}'])?;
    let key = bare(key);
    if key.is_empty() || key.chars().count() > 20 {
        return None;
    }
    let key = key.to_lowercase();
    [(FROM, Role::From), (DATE, Role::Date), (TO, Role::To), (SUBJECT, Role::Subject)]
        .into_iter()
        .find(|(names, _)| names.contains(&key.as_str()))
        .map(|(_, role)| role)
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 5 && line.chars().all(|sign| matches!(sign, '_' | '-' | '='))
}
