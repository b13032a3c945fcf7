//! Tables and properties of typed fields.

use proptest::prelude::*;

use super::super::shipped;
use super::*;

fn typed_as(field: &Field, text: &str) -> Result<Option<String>, Wrong> {
    let typed = |part: &str| if part.is_empty() { text.to_owned() } else { String::new() };
    read(field, &typed).map_err(|wrong| wrong[0].1.clone())
}

fn of_kind(kind: FieldKind) -> Field {
    Field::plain("x", kind, "X".to_owned())
}

#[track_caller]
fn reads(field: &Field, text: &str, value: &str) {
    assert_eq!(typed_as(field, text), Ok(Some(value.to_owned())), "{text}");
}

#[track_caller]
fn refuses(field: &Field, text: &str, wrong: Wrong) {
    assert_eq!(typed_as(field, text), Err(wrong), "{text}");
}

fn in_parts<'a>(parts: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> String + 'a {
    move |asked| parts.iter().find(|(part, _)| *part == asked).map_or("", |(_, text)| text).to_owned()
}

#[test]
fn numbers_are_read_as_people_of_any_country_write_them() {
    let field = of_kind(FieldKind::Number);
    for (text, value) in [
        ("12 500", "12500"),
        ("12\u{202F}500", "12500"),
        ("12,500", "12500"),
        ("12.500", "12500"),
        ("1.234.567,8", "1234567.8"),
        ("1,234,567.8", "1234567.8"),
        ("12,5", "12.5"),
        ("٣٤٥", "345"),
        ("１２", "12"),
        ("1'000", "1000"),
        ("-3", "-3"),
    ] {
        reads(&field, text, value);
    }
    for text in ["twelve", "1,2,3", "1.2.3", "5-", ",", "1e9", "12345678901234567890", "--1"] {
        refuses(&field, text, Wrong::NoNumber);
    }
    let bounded = Field { least: Some(1), most: Some(99), ..field };
    refuses(&bounded, "0", Wrong::TooSmall(1));
    refuses(&bounded, "0.9", Wrong::TooSmall(1));
    refuses(&bounded, "99.5", Wrong::TooLarge(99));
    reads(&bounded, "99", "99");
}

#[test]
fn a_day_is_three_figures_and_exists() {
    let field = of_kind(FieldKind::Date);
    let day = |day, month, year| read(&field, &in_parts(&[("day", day), ("month", month), ("year", year)]));
    assert_eq!(day(" 9", "02 ", "2027"), Ok(Some("2027-02-09".to_owned())));
    assert_eq!(day("٢٩", "2", "2028"), Ok(Some("2028-02-29".to_owned())));
    assert_eq!(day("", "", ""), Ok(None));
    for (d, m, y) in
        [("29", "2", "2027"), ("1", "13", "2027"), ("1", "1", "27"), ("", "1", "2027"), ("a", "b", "c")]
    {
        assert_eq!(day(d, m, y), Err(vec![("day".to_owned(), Wrong::NoDay)]), "{d}-{m}-{y}");
    }
}

#[test]
fn times_of_a_flight_are_four_figures_of_utc() {
    let field = of_kind(FieldKind::Instant);
    let at =
        |time| read(&field, &in_parts(&[("day", "4"), ("month", "1"), ("year", "2027"), ("time", time)]));
    for time in ["0830", "08:30", "830", "0830Z", "08 30", "08.30 UTC", "08h30"] {
        assert_eq!(at(time), Ok(Some("2027-01-04T08:30:00Z".to_owned())), "{time}");
    }
    for time in ["", "2400", "0860", "noon", "08300", "é30"] {
        assert_eq!(at(time), Err(vec![("day".to_owned(), Wrong::NoTime)]), "{time}");
    }
    assert_eq!(read(&field, &in_parts(&[("time", "0830")])), Err(vec![("day".to_owned(), Wrong::NoDay)]));
}

#[test]
fn addresses_and_telephones_are_forgiven_their_blanks_and_nothing_else() {
    let email = of_kind(FieldKind::Email);
    reads(&email, " alice@wetherby.example\u{200B} ", "alice@wetherby.example");
    reads(&email, "mailto:alice@wetherby.example", "alice@wetherby.example");
    for text in [
        "alice",
        "alice@",
        "@wetherby.example",
        "alice@localhost",
        "a@b.example, c@d.example",
        "Alice <alice@wetherby.example>",
        "alice@wetherby.example\r\nBcc: x@y.example",
        "ålice@wetherby.example",
    ] {
        let read = typed_as(&email, text);
        assert!(read == Err(Wrong::NoAddress) || text.contains("Bcc"), "{text}: {read:?}");
        assert!(!read.unwrap_or_default().unwrap_or_default().contains("Bcc:"), "{text}");
    }
    let long = format!("{}@wetherby.example", "a".repeat(250));
    refuses(&email, &long, Wrong::NoAddress);
    let phone = of_kind(FieldKind::Phone);
    reads(&phone, "+61 (2) 5550-7777", "+61 2 5550 7777");
    reads(&phone, "‎٠٢ ٥٥٥٠ ٧٧٧٧", "02 5550 7777");
    for text in ["call me", "12", "+1 +2 34567", "1234567890123456", "555-CALL-NOW"] {
        refuses(&phone, text, Wrong::NoPhone);
    }
}

#[test]
fn a_pattern_forgives_small_letters_blanks_and_hyphens() {
    let pattern = |pattern: &str| Field {
        pattern: Some(toml::Spanned::new(0..0, pattern.to_owned())),
        ..of_kind(FieldKind::Text)
    };
    reads(&pattern("[A-Z]{4}"), " lemd", "LEMD");
    reads(&pattern("[A-Z0-9]{2,7}"), "rrf-001", "RRF001");
    reads(&pattern("[A-Z0-9-]{2,10}"), "vh-abc", "VH-ABC");
    reads(&pattern("[0-9]{4,10}"), "8703.23", "870323");
    refuses(&pattern("[A-Z]{4}"), "LEMDX", Wrong::OtherForm);
    refuses(&pattern("[A-Z0-9]{2,7}"), "RURITANIA1", Wrong::OtherForm);
    refuses(&pattern("a|b"), "ab", Wrong::OtherForm);
}

#[test]
fn a_choice_is_one_of_those_offered_and_a_name_has_a_letter() {
    let choice = Field { choices: vec!["landing".to_owned()], ..of_kind(FieldKind::Choice) };
    reads(&choice, "landing", "landing");
    refuses(&choice, "Landing ", Wrong::NoChoice);
    refuses(&of_kind(FieldKind::YesNo), "maybe", Wrong::NoChoice);
    reads(&of_kind(FieldKind::Country), "nz", "NZ");
    refuses(&of_kind(FieldKind::Country), "XX", Wrong::NoChoice);
    for name in ["Ægir Þórsson", "O’Neill-d'Arcy", "김민수", "محمد علي", "Nguyễn Thị Minh"]
    {
        assert!(matches!(typed_as(&of_kind(FieldKind::Person), name), Ok(Some(_))), "{name}");
    }
    refuses(&of_kind(FieldKind::Person), "12345", Wrong::NoName);
    let required = Field { required: true, ..of_kind(FieldKind::Text) };
    refuses(&required, " \u{200B}\u{2060} ", Wrong::Missing);
    assert_eq!(typed_as(&of_kind(FieldKind::Text), " "), Ok(None));
}

#[test]
fn rows_are_read_wherever_they_stand_and_each_mistake_names_its_cell() {
    let permit = shipped::find("landing-permit").unwrap();
    let legs = permit.written.iter().find(|field| field.key.as_ref() == "legs").map(Field::of).unwrap();
    let row = |number: usize, from: &str, to: &str| {
        [
            ("from", from),
            ("to", to),
            ("departs_at.day", "4"),
            ("departs_at.month", "1"),
            ("departs_at.year", "2027"),
            ("departs_at.time", "0830"),
            ("arrives_at.day", "4"),
            ("arrives_at.month", "1"),
            ("arrives_at.year", "2027"),
            ("arrives_at.time", "1115"),
        ]
        .map(|(part, text)| (format!("{number}.{part}"), text.to_owned()))
        .to_vec()
    };
    let all = |typed: &[(String, String)]| {
        let typed = typed.to_vec();
        read(&legs, &move |part: &str| {
            typed.iter().find(|(known, _)| known == part).map_or(String::new(), |(_, text)| text.clone())
        })
    };
    let found = all(&[row(0, "LEMD", "zzra"), row(3, "ZZRA", "LEMD")].concat()).unwrap().unwrap();
    assert_eq!(found.lines().count(), 2, "a gap between rows counts for nothing: {found}");
    assert_eq!(rows::row_of(found.lines().next().unwrap()).unwrap()["departs_at"], "2027-01-04T08:30:00Z");
    assert_eq!(all(&row(1, "LEMD", "here!")).unwrap_err(), [("1.to".to_owned(), Wrong::OtherForm)]);
    assert_eq!(all(&[]).unwrap_err(), [("0.from".to_owned(), Wrong::Missing)]);
}

#[test]
fn every_shipped_procedure_is_whole_in_every_language() {
    assert_eq!(shipped::TEXTS.len(), 6);
    for (key, text) in shipped::TEXTS {
        let read: Result<super::super::Procedure, _> = toml::from_str(text);
        let mut procedure = read.unwrap_or_else(|error| panic!("{key}: {error}"));
        assert_eq!(procedure.key.as_ref(), key);
        procedure.complete();
        let mistakes = super::super::check_fields::mistakes(&procedure);
        assert!(mistakes.is_empty(), "{key}: {mistakes:?}");
        let mut texts = vec![&procedure.name, procedure.about.as_ref().unwrap()];
        texts.extend(
            procedure
                .sections
                .iter()
                .flat_map(|section| std::iter::once(&section.title).chain(&section.hint)),
        );
        let fields = procedure.fields.iter().flat_map(|field| std::iter::once(field).chain(&field.columns));
        for field in fields {
            texts.push(&field.label);
            texts.extend(&field.hint);
            texts.extend(field.choice_labels.values());
            assert!(field.section.is_some() || !procedure.fields.iter().any(|own| own.key == field.key));
        }
        for text in texts {
            let super::super::Text::ByLanguage(versions) = text else {
                panic!("{key}: {text:?} in one language")
            };
            for language in phrases::LANGUAGES {
                assert!(
                    versions.get(language).is_some_and(|version| !version.is_empty()),
                    "{key}: {text:?} lacks {language}"
                );
            }
        }
    }
}

#[test]
fn what_is_wrong_is_said_in_every_language_with_its_label() {
    let field = Field {
        hint: Some(super::super::Text::Plain("four letters".to_owned())),
        ..of_kind(FieldKind::Text)
    };
    let field = Field { label: super::super::Text::Plain("Aerodrome".to_owned()), ..field };
    let all = [
        Wrong::Missing,
        Wrong::TooLong(7),
        Wrong::TooShort(7),
        Wrong::NoNumber,
        Wrong::TooSmall(7),
        Wrong::TooLarge(7),
        Wrong::NoDay,
        Wrong::NoTime,
        Wrong::NoChoice,
        Wrong::NoAddress,
        Wrong::NoPhone,
        Wrong::NoName,
        Wrong::OtherForm,
        Wrong::TooFewRows(7),
    ];
    for language in Language::all() {
        for wrong in &all {
            let sentence = wrong.sentence(&field, language);
            assert!(sentence.contains("Aerodrome") && !sentence.contains('{'), "{wrong:?}: {sentence}");
            let has_limit = matches!(
                wrong,
                Wrong::TooLong(_)
                    | Wrong::TooShort(_)
                    | Wrong::TooSmall(_)
                    | Wrong::TooLarge(_)
                    | Wrong::TooFewRows(_)
            );
            assert!(!has_limit || sentence.contains('7'), "{sentence}");
        }
    }
}

fn any_kind() -> impl Strategy<Value = FieldKind> {
    prop::sample::select(vec![
        FieldKind::Text,
        FieldKind::LongText,
        FieldKind::Number,
        FieldKind::Country,
        FieldKind::Language,
        FieldKind::YesNo,
        FieldKind::Person,
        FieldKind::Email,
        FieldKind::Phone,
    ])
}

proptest! {
    #[test]
    fn nothing_that_is_typed_breaks_a_field_and_what_was_read_reads_the_same_again(kind in any_kind(), text in "\\PC{0,40}|[0-9 .,'+-]{0,20}") {
        let field = of_kind(kind);
        if let Ok(Some(value)) = typed_as(&field, &text) {
            prop_assert!(!value.trim().is_empty() && value.trim() == value, "{value:?}");
            if kind != FieldKind::Number {
                prop_assert_eq!(typed_as(&field, &value), Ok(Some(value)));
            }
        }
    }

    #[test]
    fn every_day_of_the_calendar_is_read_and_no_other(day in 0_i8..40, month in 0_i8..20, year in 1900_i16..2200) {
        let field = of_kind(FieldKind::Date);
        let parts = [("day", day.to_string()), ("month", month.to_string()), ("year", year.to_string())];
        let typed = |asked: &str| parts.iter().find(|(part, _)| *part == asked).map_or(String::new(), |(_, text)| text.clone());
        let expected = Date::new(year, month, day).ok().map(|day| Some(day.to_string()));
        prop_assert_eq!(read(&field, &typed).ok(), expected);
    }

    #[test]
    fn a_whole_number_is_the_same_however_it_is_grouped(number in 0_i64..999_999_999, mark in prop::sample::select(vec![" ", ",", ".", "'", "\u{A0}"])) {
        let digits = number.to_string();
        let grouped: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
        prop_assert_eq!(typed_as(&of_kind(FieldKind::Number), &grouped.join(mark)), Ok(Some(digits.clone())));
    }
}
