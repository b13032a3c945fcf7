//! Which language a text is in, when that can be told. Never guesses from a handful of words.

use whatlang::{Lang, Script, detect_script};

/// Fewer letters than this tell nothing, except in scripts of one language.
const FEWEST_LETTERS: usize = 25;
/// More of a text than this tells nothing new.
const MOST_OCTETS: usize = 1_000;

/// ISO 639-1 for the languages the office may meet; the reader knows more than have two letters.
const TWO_LETTERS: &[(Lang, &str)] = &[
    (Lang::Eng, "en"),
    (Lang::Deu, "de"),
    (Lang::Fra, "fr"),
    (Lang::Spa, "es"),
    (Lang::Por, "pt"),
    (Lang::Ita, "it"),
    (Lang::Nld, "nl"),
    (Lang::Rus, "ru"),
    (Lang::Ukr, "uk"),
    (Lang::Bel, "be"),
    (Lang::Bul, "bg"),
    (Lang::Srp, "sr"),
    (Lang::Hrv, "hr"),
    (Lang::Slv, "sl"),
    (Lang::Slk, "sk"),
    (Lang::Ces, "cs"),
    (Lang::Pol, "pl"),
    (Lang::Ron, "ro"),
    (Lang::Hun, "hu"),
    (Lang::Fin, "fi"),
    (Lang::Swe, "sv"),
    (Lang::Dan, "da"),
    (Lang::Nob, "no"),
    (Lang::Est, "et"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Tur, "tr"),
    (Lang::Aze, "az"),
    (Lang::Uzb, "uz"),
    (Lang::Pes, "fa"),
    (Lang::Ara, "ar"),
    (Lang::Urd, "ur"),
    (Lang::Heb, "he"),
    (Lang::Hin, "hi"),
    (Lang::Nep, "ne"),
    (Lang::Ben, "bn"),
    (Lang::Ell, "el"),
    (Lang::Vie, "vi"),
    (Lang::Ind, "id"),
    (Lang::Tha, "th"),
    (Lang::Jpn, "ja"),
    (Lang::Kor, "ko"),
    (Lang::Cmn, "zh"),
    (Lang::Cat, "ca"),
    (Lang::Mkd, "mk"),
    (Lang::Kat, "ka"),
    (Lang::Hye, "hy"),
    (Lang::Tgl, "tl"),
    (Lang::Epo, "eo"),
    (Lang::Amh, "am"),
    (Lang::Mya, "my"),
    (Lang::Khm, "km"),
    (Lang::Tam, "ta"),
    (Lang::Tel, "te"),
    (Lang::Mar, "mr"),
    (Lang::Guj, "gu"),
    (Lang::Pan, "pa"),
    (Lang::Mal, "ml"),
    (Lang::Kan, "kn"),
    (Lang::Sin, "si"),
];

/// The language of a text as ISO 639-1, `None` when it cannot be told reliably.
#[must_use]
pub fn of(text: &str) -> Option<String> {
    let start = text.get(..text.floor_char_boundary(MOST_OCTETS)).unwrap_or_default();
    let letters = start.chars().filter(|sign| sign.is_alphabetic()).count();
    if let Some(code) = by_script(start, letters) {
        return Some(code.to_owned());
    }
    if letters < FEWEST_LETTERS {
        return None;
    }
    let found = whatlang::detect(start).filter(whatlang::Info::is_reliable)?;
    two_letters(found.lang()).map(str::to_owned)
}

/// Scripts that one language of our mail is written in. Kana makes Japanese of Han, Hangul Korean.
fn by_script(text: &str, letters: usize) -> Option<&'static str> {
    let count = |range: fn(char) -> bool| text.chars().filter(|sign| range(*sign)).count();
    let hangul = count(|sign| matches!(sign, '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}'));
    let kana = count(|sign| matches!(sign, '\u{3041}'..='\u{30ff}'));
    let han = count(|sign| matches!(sign, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}'));
    if hangul >= 2 && hangul.saturating_mul(3) > letters {
        return Some("ko");
    }
    if kana >= 2 && kana.saturating_add(han).saturating_mul(3) > letters {
        return Some("ja");
    }
    if han >= 2 && han.saturating_mul(3) > letters {
        return Some("zh");
    }
    let is_long_enough = letters >= 6;
    match detect_script(text).filter(|_| is_long_enough)? {
        Script::Hebrew => Some("he"),
        Script::Greek => Some("el"),
        Script::Thai => Some("th"),
        Script::Georgian => Some("ka"),
        Script::Armenian => Some("hy"),
        // No other Slavic language has these two letters without having one that Russian lacks; the rest of Cyrillic shows
        // its own letters in a sentence of this length.
        Script::Cyrillic
            if letters >= FEWEST_LETTERS
                && count(|sign| matches!(sign, 'ы' | 'э' | 'Ы' | 'Э')) > 0
                && count(|sign| matches!(sign, '\u{400}'..='\u{52f}') && !is_russian(sign)) == 0 =>
        {
            Some("ru")
        }
        // Persian and Urdu have letters Arabic has not.
        Script::Arabic
            if count(|sign| matches!(sign, 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' | 'ٹ' | 'ڈ' | 'ے')) == 0 =>
        {
            Some("ar")
        }
        _ => None,
    }
}

fn is_russian(sign: char) -> bool {
    matches!(sign, 'А'..='я' | 'Ё' | 'ё')
}

fn two_letters(language: Lang) -> Option<&'static str> {
    TWO_LETTERS.iter().find(|(known, _)| *known == language).map(|(_, code)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, language: Option<&str>) {
        assert_eq!(of(text).as_deref(), language, "{text}");
    }

    #[test]
    fn scripts_of_one_language_need_few_words() {
        check("\u{c548}\u{b155}\u{d558}\u{c138}\u{c694}", Some("ko"));
        check("\u{3053}\u{3093}\u{306b}\u{3061}\u{306f}\u{4e16}\u{754c}", Some("ja"));
        check("\u{4f60}\u{597d}\u{4e16}\u{754c}", Some("zh"));
        check(
            "\u{645}\u{631}\u{62d}\u{628}\u{627} \u{628}\u{627}\u{644}\u{639}\u{627}\u{644}\u{645}",
            Some("ar"),
        );
        check("\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{5e2}\u{5d5}\u{5dc}\u{5dd}", Some("he"));
    }

    #[test]
    fn a_few_latin_words_tell_nothing() {
        check("OK thanks", None);
        check("", None);
        check("12345 67890 !!!", None);
    }

    #[test]
    fn a_letter_of_some_length_tells_its_language() {
        check(
            "Dear Sir or Madam, I would like to know how long the application for a visa takes and which papers I need.",
            Some("en"),
        );
        check(
            "Sehr geehrte Damen und Herren, ich m\u{f6}chte gerne wissen, wie lange die Bearbeitung des Antrags dauert.",
            Some("de"),
        );
        check(
            "Madame, Monsieur, je voudrais savoir combien de temps il faut pour traiter ma demande de visa.",
            Some("fr"),
        );
        check("Прошу сообщить условия ввоза кофе в вашу страну и действующие пошлины.", Some("ru"));
        check(
            "Прашу паведаміць умовы ўвозу кавы ў вашу краіну і дзейныя пошліны, каб мы маглі рыхтавацца.",
            Some("be"),
        );
        check("Прошу повідомити умови ввезення кави до вашої країни та чинні мита на цей товар.", Some("uk"));
    }
}
