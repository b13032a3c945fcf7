//! File numbers an authority gives in its letters: "Our ref", "Az.", "исх. №", "문서번호". Never invents one.

/// At most so many are kept of one letter.
const MOST: usize = 5;
/// So much of a text is looked at: numbers stand in the head of a letter.
const LOOKED_AT: usize = 20_000;

/// Words before a file number, in lower case.
const LABELS: &[&str] = &[
    "our reference",
    "our ref",
    "your ref",
    "reference number",
    "reference no",
    "reference",
    "ref no",
    "ref",
    "case number",
    "case no",
    "case id",
    "file number",
    "file no",
    "application number",
    "application no",
    "unser zeichen",
    "unser aktenzeichen",
    "geschäftszeichen",
    "aktenzeichen",
    "vorgangsnummer",
    "gz",
    "az",
    "nos références",
    "nos réf",
    "n/réf",
    "n/ref",
    "notre référence",
    "référence",
    "réf",
    "numéro de dossier",
    "dossier n°",
    "dossier",
    "nuestra referencia",
    "nuestra ref",
    "n/referencia",
    "referencia",
    "expediente n.º",
    "nº de expediente",
    "expediente",
    "nossa referência",
    "n/referência",
    "referência",
    "processo n.º",
    "processo",
    "nostro riferimento",
    "ns. rif",
    "rif. nostro",
    "protocollo n",
    "prot. n",
    "rif",
    "ons kenmerk",
    "kenmerk",
    "zaaknummer",
    "dossiernummer",
    "vårt dnr",
    "diarienummer",
    "dnr",
    "vår ref",
    "vår referanse",
    "saksnummer",
    "saksnr",
    "sagsnummer",
    "j.nr",
    "nasz znak",
    "znak sprawy",
    "sygnatura",
    "исходящий №",
    "исходящий номер",
    "исх. №",
    "исх №",
    "исх. n",
    "исх",
    "наш №",
    "номер дела",
    "дело №",
    "рег. №",
    "вих. №",
    "문서번호",
    "접수번호",
    "관리번호",
    "案号",
    "文号",
    "编号",
    "案件編號",
    "文書番号",
    "受付番号",
    "整理番号",
    "رقم المرجع",
    "المرجع",
    "رقم الملف",
    "رقم المعاملة",
    "מספר תיק",
    "מספרנו",
    "номер обращения",
    "aktennummer",
    "číslo jednací",
    "č. j",
    "č.j",
    "broj predmeta",
    "broj",
    "dosar nr",
    "nr. dosar",
    "ikt. sz",
    "iktatószám",
    "sayı",
    "dosya no",
    "số",
];

/// The authority's file numbers in a subject and text, in upper case, blanks squeezed; at most five, at least four
/// signs long and with a digit.
#[must_use]
pub fn their_references(subject: &str, text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let text = text.get(..text.floor_char_boundary(LOOKED_AT)).unwrap_or_default();
    for line in std::iter::once(subject).chain(text.lines()) {
        for number in in_line(line) {
            if found.len() < MOST && !found.contains(&number) {
                found.push(number);
            }
        }
    }
    found
}

/// The numbers of one line: a label at the start of the line, behind a bracket, a comma or a dash.
fn in_line(line: &str) -> Vec<String> {
    let lower = line.to_lowercase();
    // Folding may change lengths (İ); such a line is read folded only.
    let line = if lower.len() == line.len() { line } else { lower.as_str() };
    let mut found = Vec::new();
    for start in starts(&lower) {
        let rest = lower.get(start..).unwrap_or_default();
        let label = LABELS.iter().filter(|label| rest.starts_with(**label)).max_by_key(|label| label.len());
        let Some(label) = label.filter(|label| !label.starts_with("your")) else { continue };
        let value = line.get(start.saturating_add(label.len())..).unwrap_or_default();
        found.extend(value_after_label(value));
    }
    found
}

/// Where a label may begin: the start of the line, and behind signs that separate.
fn starts(line: &str) -> Vec<usize> {
    let first = line
        .len()
        .saturating_sub(line.trim_start_matches([' ', '\t', '*', '-', '>', '\u{200f}', '\u{200e}']).len());
    let mut starts = vec![first];
    for (at, sign) in
        line.char_indices().filter(|(_, sign)| matches!(sign, '(' | '[' | ',' | ';' | '|' | '-' | '–' | '/'))
    {
        let after = at.saturating_add(sign.len_utf8());
        let rest = line.get(after..).unwrap_or_default();
        starts.push(after.saturating_add(rest.len().saturating_sub(rest.trim_start().len())));
    }
    starts.dedup();
    starts.truncate(12);
    starts
}

/// What stands behind a label and its colon, as long as it looks like a number.
fn value_after_label(value: &str) -> Option<String> {
    let trimmed = value.trim_start_matches(['.', ' ', '\t', '\u{a0}']);
    let has_mark = trimmed.starts_with([':', '：', '#', '№', 'º', '°']);
    let lower = trimmed.to_lowercase();
    let has_number_word =
        ["no.", "no:", "nr.", "nr:", "n°", "nº", "n.º", "number:"].iter().any(|word| lower.starts_with(word));
    if !has_mark && !has_number_word && !value.starts_with(['.', ' ', '\u{a0}']) {
        return None;
    }
    let number = trimmed
        .trim_start_matches(|sign: char| sign.is_whitespace() || matches!(sign, ':' | '：' | '#' | '№' | '.'))
        .trim_start_matches("No.")
        .trim_start_matches("Nr.")
        .trim_start_matches("n°")
        .trim_start();
    let folded = fold(number);
    let digits = folded.chars().filter(|sign| sign.is_numeric()).count();
    let is_long_enough = folded.chars().count() >= 4;
    // Without a colon only what is mostly digits is a number: "Ref 12345", not "Reference to our letter 2".
    let is_number = digits > 0
        && (has_mark
            || has_number_word
            || folded.starts_with(|sign: char| sign.is_numeric() || sign.is_uppercase()));
    (is_long_enough && is_number).then_some(folded)
}

/// The words of a number: each has a digit, or is short and stands before one that has.
fn fold(value: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let end = value.find([',', ';', ')', ']', '|', '"']).unwrap_or(value.len());
    for word in value.get(..end).unwrap_or_default().split_whitespace().take(5) {
        let word = word.trim_matches(['*', '<', '>', '.', ':', '\u{200f}', '\u{200e}']);
        let has_digit = word.chars().any(char::is_numeric);
        let is_short = word.chars().count() <= 4 && word.chars().all(|sign| !sign.is_lowercase());
        if !(has_digit || is_short)
            || word.chars().count() > 40
            || words.iter().map(String::len).sum::<usize>() > 60
        {
            break;
        }
        words.push(word.to_uppercase());
    }
    while words.last().is_some_and(|word| !word.chars().any(char::is_numeric)) {
        words.pop();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(subject: &str, text: &str, numbers: &[&str]) {
        assert_eq!(their_references(subject, text), numbers, "{subject} {text}");
    }

    #[test]
    fn labels_of_many_languages_lead_to_the_number() {
        check("", "Our ref: de00000642471", &["DE00000642471"]);
        check("Visa (Ref. 4711/26)", "", &["4711/26"]);
        check("", "Az.: 508-516.80/3  SRB", &["508-516.80/3"]);
        check("", "N/R\u{e9}f : 2026 - 114", &["2026 - 114"]);
        check("", "Nuestra referencia: EXP/2026/0001", &["EXP/2026/0001"]);
        check("", "\u{438}\u{441}\u{445}. \u{2116} 123-45/\u{43a}", &["123-45/\u{41a}"]);
        check("", "\u{bb38}\u{c11c}\u{bc88}\u{d638}: 2026-00017", &["2026-00017"]);
        check("", "\u{631}\u{642}\u{645} \u{627}\u{644}\u{645}\u{631}\u{62c}\u{639}: 55/2026", &["55/2026"]);
        check("", "Reference : T3241/8", &["T3241/8"]);
    }

    #[test]
    fn words_are_not_taken_for_numbers() {
        check("", "Our ref: none", &[]);
        check("", "With reference to your letter of 12 May 2026", &[]);
        check("", "Reference to our letter 2 is made", &[]);
        check("", "Your ref: 12345", &[]);
        check("Referendum 2026", "", &[]);
        check("", "Ref: A1", &[]);
        check("", "dossier complet 2026", &[]);
    }

    #[test]
    fn five_are_kept_and_none_twice() {
        let text: String = (0..50).map(|at| format!("Ref: {}\n", 10_000 + at % 9)).collect();
        check("Ref: 10000", &text, &["10000", "10001", "10002", "10003", "10004"]);
    }
}
