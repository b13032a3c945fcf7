//! Signatures: the lines behind `-- ` and the line a telephone adds. Never takes a long passage for one.

use super::bare;

/// More lines than this behind a divider are text, not a signature.
const MOST_LINES: usize = 12;

/// Beginnings of the line a telephone or mail program adds.
const DEVICE_LINES: &[&str] = &[
    "sent from my ",
    "sent from mail for ",
    "sent from outlook",
    "sent from yahoo",
    "sent with ",
    "sent via ",
    "get outlook for ",
    "von meinem iphone gesendet",
    "von meinem ipad gesendet",
    "gesendet von mein",
    "gesendet mit der ",
    "envoyé de mon ",
    "envoyé depuis ",
    "envoyé à partir d",
    "enviado desde mi ",
    "enviado do meu ",
    "inviato da iphone",
    "inviato da ipad",
    "inviato dal mio ",
    "verstuurd vanaf mijn ",
    "verzonden vanaf mijn ",
    "skickat från min ",
    "sendt fra min ",
    "wysłane z ",
    "отправлено с ",
    "отправлено из ",
    "나의 iphone에서 보냄",
    "내 iphone에서 보냄",
    "iphoneから送信",
    "发自我的",
    "從我的 iphone 傳送",
    "أرسلت من ",
    "נשלח מה-",
];

/// Counts the lines of a signature at the start of `lines`; it ends where quoted lines begin.
pub(super) fn at_start(lines: &[&str], is_quoted: impl Fn(&str) -> bool) -> Option<usize> {
    let first = lines.first()?;
    if is_device_line(first) {
        return Some(1);
    }
    if !matches!(first.trim_end_matches(['\r', '\t']), "-- " | "--" | "\u{2014}" | "\u{2014} ") {
        return None;
    }
    let mut filled = 0_usize;
    let mut end = 1_usize;
    for line in lines.iter().skip(1).take_while(|line| !is_quoted(line)) {
        filled = filled.saturating_add(usize::from(!line.trim().is_empty()));
        end = end.saturating_add(1);
        // Also what keeps the time linear: a text of dividers would be read to its end from each of them.
        if filled > MOST_LINES || end > MOST_LINES.saturating_mul(5) {
            return None;
        }
    }
    Some(end)
}

fn is_device_line(line: &str) -> bool {
    let line = bare(line);
    let Some(first) =
        line.chars().next().and_then(|sign| sign.to_lowercase().next()).filter(|_| line.len() <= 120)
    else {
        return false;
    };
    // Most lines of a letter begin otherwise and need not be folded.
    if !DEVICE_LINES.iter().any(|known| known.starts_with(first)) {
        return false;
    }
    let lower = line.to_lowercase();
    DEVICE_LINES.iter().any(|known| lower.starts_with(known)) && !lower.ends_with('?')
}
