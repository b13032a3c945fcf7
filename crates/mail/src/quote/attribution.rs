//! Lines such as "On Monday at 18:32, Jeff wrote:" in the languages people write to offices in, and the dividers
//! "-----Original Message-----". Never looks further than six lines.

use super::bare;

/// Lines that introduce quoted words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribution {
    pub(super) lines: usize,
    /// Certain by itself; otherwise only marked lines behind it make it one.
    pub(super) is_certain: bool,
    /// The head of a whole letter: without anything above, the letter was passed on to be read.
    pub(super) is_letter_head: bool,
}

/// What writing is called, as it stands in attributions.
const VERBS: [&str; 32] = [
    "wrote",
    "writes",
    "schrieb",
    "geschrieben",
    "a écrit",
    "écrit",
    "escribió",
    "escreveu",
    "ha scritto",
    "scrisse",
    "schreef",
    "geschreven",
    "skrev",
    "napisał",
    "napsal",
    "napísal",
    "написал",
    "пишет",
    "писал",
    "написав",
    "написао",
    "写道",
    "寫道",
    "写了",
    "작성",
    "쓴 글",
    "のメール",
    "書きました",
    "كتب",
    "כתב",
    "yazdı",
    "kirjoitti",
];

/// How attributions begin when they do not begin with a date or a name.
const STARTS: [&str; 24] = [
    "On ",
    "At ",
    "Am ",
    "Le ",
    "El ",
    "Il ",
    "Em ",
    "No dia ",
    "Op ",
    "Den ",
    "W dniu ",
    "Dnia ",
    "Dne ",
    "Dňa ",
    "Pe ",
    "В ",
    "У ",
    "Дана ",
    "在 ",
    "在",
    "於 ",
    "في ",
    "בתאריך",
    "Vào ",
];

/// Words inside a line of dashes that say a letter follows.
const DIVIDERS: [&str; 28] = [
    "original message",
    "forwarded message",
    "original appointment",
    "reply message",
    "ursprüngliche nachricht",
    "weitergeleitete nachricht",
    "originalnachricht",
    "message d'origine",
    "message original",
    "message transféré",
    "mensaje original",
    "mensaje reenviado",
    "messaggio originale",
    "messaggio inoltrato",
    "mensagem original",
    "mensagem encaminhada",
    "oorspronkelijk bericht",
    "doorgestuurd bericht",
    "ursprungligt meddelande",
    "oprindelig meddelelse",
    "oryginalna wiadomość",
    "исходное сообщение",
    "пересылаемое сообщение",
    "пересланное сообщение",
    "원본 메일",
    "원본 메시지",
    "原始邮件",
    "元のメッセージ",
];

/// Reads an attribution at the start of `lines`.
pub(super) fn at_start(lines: &[&str]) -> Option<Attribution> {
    let first = bare(lines.first()?);
    if is_divider(first) {
        return Some(Attribution { lines: 1, is_certain: true, is_letter_head: true });
    }
    let is_dated = starts_with_date(first);
    let is_start =
        is_dated || STARTS.iter().any(|start| first.starts_with(start)) || first.starts_with("---- On ");
    // "Jeff <jeff@x.example> schrieb am Fr., 28." with the rest of the date on the next line.
    let is_start = is_start || (first.contains('<') && first.contains('@') && has_verb(first));
    let most = if is_start { 6 } else { 2 };
    let mut joined = String::new();
    for (index, line) in lines.iter().take(most).enumerate() {
        let line = bare(line);
        // A wrapped "> wrote:" begins with a mark that is none. Behind a line that is no beginning only the bare verb
        // may follow: else "Thanks." above "Jeff wrote:" would be taken for a part of it.
        let is_tail = is_bare_verb(line);
        let is_mark = line.starts_with('>') && !(is_tail || (line.len() < 40 && ends_attribution(line)));
        if index > 0 && (is_mark || is_divider(line) || !(is_start || is_tail)) {
            return None;
        }
        joined.push(' ');
        joined.push_str(line);
        if joined.len() > 500 {
            return None;
        }
        if ends_attribution(line) || (index == 0 && is_complete_without_colon(line)) {
            // Several lines must be certain; of a doubtful one only the last is anybody's business.
            return judge(joined.trim(), is_start, is_dated)
                .filter(|is_certain| *is_certain || index == 0)
                .map(|is_certain| Attribution {
                    lines: index.saturating_add(1),
                    is_certain,
                    is_letter_head: false,
                });
        }
        if ends_sentence(line) {
            return None;
        }
    }
    None
}

/// Whether it is an attribution, and a certain one: a beginning, a verb and an hour or an address.
fn judge(joined: &str, is_start: bool, is_dated: bool) -> Option<bool> {
    let lower = joined.to_lowercase();
    let verb =
        VERBS.iter().filter_map(|verb| lower.rfind(verb).map(|at| at.saturating_add(verb.len()))).max();
    let has_address = joined.contains('@') && joined.contains('<');
    let has_hour = has_hour(joined);
    let ends_with_verb = verb.is_some_and(|end| {
        lower.get(end..).is_some_and(|rest| rest.chars().filter(|c| c.is_alphabetic()).count() <= 1)
    });
    if is_dated && (has_address || joined.contains("GMT")) {
        return Some(true);
    }
    if is_start && verb.is_some() && (has_address || (has_hour && has_digit_date(joined))) {
        return Some(true);
    }
    if ends_with_verb && has_address {
        return Some(true);
    }
    (verb.is_some() || (is_dated && has_hour)).then_some(false)
}

fn has_verb(line: &str) -> bool {
    let lower = line.to_lowercase();
    VERBS.iter().any(|verb| lower.contains(verb))
}

/// `wrote:` alone on its line, cut off by a mail program.
fn is_bare_verb(line: &str) -> bool {
    let verb =
        line.trim_start_matches(['>', ' ']).trim_end_matches([':', '\u{ff1a}', ' ', '\u{a0}']).to_lowercase();
    line.len() < 40 && VERBS.contains(&verb.as_str())
}

/// A full stop that does not just shorten a month or an hour.
fn ends_sentence(line: &str) -> bool {
    let is_shortened = line.ends_with(".m.")
        || line.split_whitespace().rev().take(2).any(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
    line.ends_with(['!', '?']) || (line.ends_with('.') && !is_shortened)
}

fn ends_attribution(line: &str) -> bool {
    let end = line.trim_end_matches(['*', '-', ' ', '\u{a0}']);
    end.ends_with([':', '\u{ff1a}']) || (line.ends_with("----") && end.ends_with("wrote"))
}

/// `2016-03-03 17:21 GMT+01:00 Jeff` and `2013/7/20 Jeff <jeff@x.example>` carry no colon at their end.
fn is_complete_without_colon(line: &str) -> bool {
    let starts_with_year =
        line.starts_with("20") && line.get(4..5).is_some_and(|sign| matches!(sign, "-" | "/"));
    starts_with_year && (line.contains(" GMT") || (line.ends_with('>') && line.contains('@')))
}

fn is_divider(line: &str) -> bool {
    let inside = line.trim_matches(['-', '_', '=', ' ']);
    if inside.len().saturating_add(4) > line.len() || inside.len() > 80 {
        return false;
    }
    let lower = inside.to_lowercase().replace('\u{2019}', "'");
    let lower = lower.trim_end_matches([':', ' ']);
    line.starts_with("--") && DIVIDERS.iter().any(|known| lower.starts_with(known))
}

/// Begins with a day, a year, or the short name of a weekday and a comma.
fn starts_with_date(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let after = line.get(digits..).unwrap_or_default();
    if digits == 4 {
        return after.starts_with(['-', '/', '.']) || after.starts_with(['年', '년']);
    }
    if (1..=2).contains(&digits) {
        return after.starts_with(['.', '/', '-', ' ']) && has_digit_date(line);
    }
    let weekday = line.split([',', ' ']).next().unwrap_or_default();
    let signs = weekday.trim_end_matches('.').chars().count();
    (2..=4).contains(&signs)
        && line.get(weekday.len()..).is_some_and(|rest| rest.starts_with([',', '.']))
        && has_digit_date(line)
}

/// A year somewhere in it.
fn has_digit_date(text: &str) -> bool {
    text.as_bytes().windows(4).any(|window| {
        (window.starts_with(b"19") || window.starts_with(b"20")) && window.iter().all(u8::is_ascii_digit)
    }) || text.split(|sign: char| !sign.is_ascii_digit()).filter(|run| (1..=2).contains(&run.len())).count()
        >= 5
}

/// `18:32`, `18.32`, `18h32`.
fn has_hour(text: &str) -> bool {
    text.as_bytes().windows(4).any(|window| {
        matches!(window, [a, b':' | b'h', b, c] if a.is_ascii_digit() && b.is_ascii_digit() && c.is_ascii_digit())
    })
}
