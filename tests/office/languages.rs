//! Seven languages: every phrase in each, saying the same and nothing left in English; every counted phrase with the forms
//! that its language has; nothing asked for that is not written, nothing written that nobody asks for; every page in each;
//! and letters in the language of whoever wrote.

use std::collections::BTreeSet;

use chancery::desk::close::{close, decide};
use chancery::desk::decision::Decision;
use chancery::html::request::Method;
use chancery::phrases::LANGUAGES;
use chancery::router::{Answer, ROUTES};
use icu::locale::Locale;
use icu::plurals::{PluralCategory, PluralRules};

use crate::letters::{ALICE, Person, letter};
use crate::phrases::{asked_for, askers, done_words, named, written};
use crate::visitor::Visitor;
use crate::world::{OFFICE, World, story, story_with};

/// Phrases that are right as they stand in English: words shared by both languages.
const SHARED: &[(&str, &str)] = &[
    (
        "es",
        "size-bytes size-kilobytes size-megabytes size-gigabytes ask-no check-no directory-no webhooks-title",
    ),
    ("zh", "size-bytes size-kilobytes size-megabytes size-gigabytes webhooks-title"),
    ("ko", "size-bytes size-kilobytes size-megabytes size-gigabytes"),
    (
        "fr",
        "check-code directory-contacts-number directory-contacts-title directory-entry-web follow-conditions \
         webhooks-title webhook-secret",
    ),
];

/// Words that stand in nearly every English sentence and in none of the others.
const ENGLISH_WORDS: &[&str] = &[
    "the", "and", "this", "that", "with", "is", "are", "was", "your", "you", "which", "from", "been", "it",
    "its",
];

/// No count of the office is larger.
const LARGEST_COUNT: u32 = 10_000;

fn is_shared(language: &str, id: &str) -> bool {
    SHARED.iter().any(|(known, ids)| *known == language && ids.split(' ').any(|shared| shared == id))
}

#[test]
fn every_phrase_names_the_same_values_in_every_language() {
    let english = written("en");
    assert!(english.len() > 60);
    for language in &LANGUAGES[1..] {
        let theirs = written(language);
        let (ours, other): (BTreeSet<_>, BTreeSet<_>) = (english.keys().collect(), theirs.keys().collect());
        let lacking: Vec<_> = ours.symmetric_difference(&other).collect();
        assert!(lacking.is_empty(), "not in both English and {language}: {lacking:?}");
        for (id, phrase) in &english {
            assert_eq!(theirs[id].values, phrase.values, "{id} in {language}");
        }
    }
}

#[test]
fn no_phrase_is_left_in_english() {
    let english = written("en");
    let mut left = Vec::new();
    for language in &LANGUAGES[1..] {
        for (id, phrase) in written(language) {
            let words: BTreeSet<String> =
                phrase.words.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase).collect();
            let is_empty = !phrase.words.chars().any(char::is_alphabetic);
            let is_english = phrase.words == english[&id].words
                || ENGLISH_WORDS.iter().any(|word| words.contains(*word))
                || !phrase.words.chars().any(|sign| is_of(language, sign));
            if is_english && !is_empty && !is_shared(language, &id) {
                left.push(format!("{language} {id} = {}", phrase.words));
            }
        }
    }
    assert!(left.is_empty(), "{} phrases are English:\n{}", left.len(), left.join("\n"));
}

/// Whether a sign belongs to the script of a language.
fn is_of(language: &str, sign: char) -> bool {
    match language {
        "ru" => matches!(sign, '\u{400}'..='\u{4ff}'),
        "zh" => matches!(sign, '\u{4e00}'..='\u{9fff}'),
        "ko" => matches!(sign, '\u{ac00}'..='\u{d7a3}'),
        "ar" => matches!(sign, '\u{600}'..='\u{6ff}'),
        _ => sign.is_alphabetic(),
    }
}

#[test]
fn every_count_finds_a_form_made_for_it() {
    let mut lacking = Vec::new();
    for language in LANGUAGES {
        let locale: Locale = language.parse().unwrap();
        let rules = PluralRules::try_new_cardinal(locale.into()).unwrap();
        let needed: BTreeSet<&str> =
            (0..=LARGEST_COUNT).map(|count| category(rules.category_for(count))).collect();
        for (id, phrase) in written(language) {
            for (value, keys, rest) in &phrase.choices {
                // A choice by words, not by number, has no categories.
                let counts =
                    keys.iter().all(|key| key.parse::<f64>().is_ok() || CATEGORIES.contains(&key.as_str()));
                let forms = needed.iter().filter(|form| counts && !keys.iter().any(|key| key == *form));
                lacking.extend(forms.map(|form| format!("{language} {id}: {value} has no form for {form}")));
                if counts && rest != "other" {
                    lacking.push(format!("{language} {id}: the rest of {value} must be other, not {rest}"));
                }
            }
        }
    }
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn category(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[test]
fn every_phrase_asked_for_is_written() {
    let english = written("en");
    let is_written = |name: &str| match name.strip_suffix('{') {
        Some(before) => english.keys().any(|id| id.starts_with(before)),
        None => english.contains_key(name),
    };
    let mut missing = Vec::new();
    for (path, source) in askers() {
        let asked = asked_for(&source).into_iter();
        let asked = asked.chain(done_words(&source).into_iter().map(|word| format!("done-{word}")));
        missing
            .extend(asked.filter(|name| !is_written(name)).map(|name| format!("{}: {name}", path.display())));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_phrase_written_is_asked_for() {
    let (mut whole, mut gapped) = (BTreeSet::new(), BTreeSet::new());
    for (path, source) in askers() {
        let found = named(&path, &source);
        whole.extend(found.0);
        gapped.extend(found.1);
        whole.extend(done_words(&source).into_iter().map(|word| format!("done-{word}")));
    }
    // Any word can be asked for as done: those that are never said are found by the words themselves.
    gapped.retain(|(before, _)| before != "done-");
    let is_said_done = |id: &str| id.strip_prefix("done-").is_some_and(|word| whole.contains(word));
    let fits = |id: &str| gapped.iter().any(|(before, after)| id.starts_with(before) && id.ends_with(after));
    let idle: Vec<String> = written("en")
        .into_keys()
        .filter(|id| !whole.contains(id) && !fits(id) && !is_said_done(id))
        .collect();
    assert!(idle.is_empty(), "nobody asks for {idle:?}");
}

#[test]
fn every_page_speaks_every_language() {
    story(|world| {
        for language in LANGUAGES {
            let head =
                Visitor::officer(&world.office, &format!("Head{language}"), "head", &[]).reading(language);
            for route in
                ROUTES.iter().filter(|route| route.method == Method::Get && !route.path.contains('{'))
            {
                if matches!(route.answer, Answer::News) {
                    continue;
                }
                let answer = head.get(route.path);
                let page = String::from_utf8_lossy(&answer.body).into_owned();
                if answer.status != 200 || !answer.headers.get("content-type").starts_with("text/html") {
                    continue;
                }
                let what = format!("{} in {language}", route.path);
                let direction = if language == "ar" { "rtl" } else { "ltr" };
                assert!(page.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")), "{what}");
                assert!(!page.contains("Unknown localization"), "{what} asks for a phrase that is not there");
                let english = english_words(&page);
                assert!(language == "en" || english.is_empty(), "{what} says {english:?}");
            }
        }
    });
}

/// English words that a page shows outside of what people wrote (`<bdi>`, `dir="auto"`, what is marked as English).
fn english_words(page: &str) -> Vec<String> {
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut found = Vec::new();
    for piece in page.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default().to_owned();
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(known, _)| known != name) {}
        } else if !matches!(
            name.as_str(),
            "meta" | "link" | "input" | "br" | "hr" | "img" | "!DOCTYPE" | "wbr"
        ) {
            let is_theirs =
                matches!(name.as_str(), "bdi" | "pre" | "code" | "textarea" | "script" | "style" | "kbd")
                    || tag.contains("dir=\"auto\"")
                    || tag.contains(" lang=\"") && name != "html";
            open.push((name, is_theirs));
        }
        if open.iter().any(|(_, is_theirs)| *is_theirs) {
            continue;
        }
        let words = text.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase);
        found.extend(words.filter(|word| ENGLISH_WORDS.contains(&word.as_str())));
    }
    found
}

#[test]
fn english_on_a_page_is_found_outside_of_what_people_wrote() {
    let page = "<html lang=\"ru\"><p>Это <bdi>the letter</bdi> and <span dir=\"auto\">this <b>that</b></span><br>is</p>";
    assert_eq!(english_words(page), ["and", "is"]);
}

const WRITERS: [&str; 7] = [
    "es@writer.example",
    "fr@writer.example",
    "ru@writer.example",
    "zh@writer.example",
    "ko@writer.example",
    "ar@writer.example",
    "en@writer.example",
];

#[test]
fn whoever_writes_in_one_of_the_offices_languages_is_answered_in_it() {
    let all_seven = OFFICE.replace(
        "languages = [\"en\", \"es\", \"ko\", \"ar\"]",
        "languages = [\"en\", \"es\", \"fr\", \"ru\", \"zh\", \"ko\", \"ar\"]",
    );
    assert_ne!(all_seven, OFFICE);
    let asked = [
        (
            "es",
            "Solicito información sobre la exportación de café y las tasas aplicables a este producto.",
            "Hemos recibido",
        ),
        (
            "fr",
            "Je souhaite obtenir des renseignements sur les conditions d'importation du café dans votre pays.",
            "Nous avons bien reçu",
        ),
        ("ru", "Прошу сообщить условия ввоза кофе в вашу страну и действующие пошлины.", "Мы получили"),
        ("zh", "请告知贵国进口咖啡的条件以及适用的关税。", "您的来信已收到"),
        ("ko", "귀국의 커피 수입 조건과 관세를 알려 주시기 바랍니다.", "편지를 받았습니다"),
        ("ar", "أرجو إفادتي بشروط استيراد القهوة إلى بلدكم والرسوم المطبقة عليها.", "وصلتنا رسالتكم"),
        (
            "en",
            "Please let me know the conditions for importing coffee into your country.",
            "We have received",
        ),
    ];
    let acknowledged = |world: &mut World, text: &str, id: &str| {
        // Nobody gets two automatic letters in a day, so each language has its own writer.
        let addresses = WRITERS.iter().find(|address| address.starts_with(id));
        let writer = Person { address: addresses.unwrap(), ..ALICE };
        let sent = letter(&writer, "desk@ruritania.example", id, id).saying(text);
        let reference = world.asks("desk@ruritania.example", &sent);
        world.newest_to(&reference, "requester").text
    };
    story_with(&all_seven, |world| {
        for (language, text, begins) in asked {
            let answer = acknowledged(world, text, language);
            assert!(answer.contains(begins), "{language}: {answer}");
        }
    });
    // An office that does not list a language does not answer in it.
    story(|world| {
        let answer = acknowledged(world, asked[1].1, "fr");
        assert!(answer.contains("We have received"), "{answer}");
    });
}

#[test]
fn a_decision_reaches_the_requester_in_their_words() {
    story(|world| {
        let asked = letter(&ALICE, "permits@ruritania.example", "Permiso de aterrizaje", "decided").saying(
            "Solicito permiso de aterrizaje para nuestro avión el próximo mes de diciembre, por favor.",
        );
        let reference = world.asks("permits@ruritania.example", &asked);
        world.routes(&reference, "landing-permit", &[]);
        let granted = Decision {
            outcome: "granted".to_owned(),
            valid_until: "2026-12-31".to_owned(),
            ..Decision::default()
        };
        world.does(|tx, office, officer| decide(tx, office, officer, &reference, &granted)).unwrap();
        world.does(|tx, office, officer| close(tx, office, officer, &reference)).unwrap();
        let told = world.newest_to(&reference, "requester").text;
        assert!(told.contains("Resolución: concedido"), "{told}");
        assert!(told.contains("Válido hasta: 31 de diciembre de 2026"), "{told}");
    });
}
