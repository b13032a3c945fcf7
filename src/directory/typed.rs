//! From what a person types to the value of a field: stray blanks, hyphens, invisible marks and the digits of other
//! scripts are forgiven, everything else is a sentence about what to write instead. Pure.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use unicode_normalization::UnicodeNormalization;

use super::field::{Field, FieldKind};
use super::rows::{self, Row};
use crate::html::form::tidied;
use crate::phrases::{self, Language};

/// One line of text is no longer than this unless the field says so.
const LONGEST_LINE: i64 = 200;
/// Several lines are no longer than this unless the field says so.
const LONGEST_TEXT: i64 = 4_000;
/// Rows, unless the field says so.
const MOST_ROWS: i64 = 50;
/// RFC 5321 section 4.5.3.1.3, without the angle brackets.
const LONGEST_ADDRESS: usize = 254;

/// What is wrong with a typed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing was typed and the field is required.
    Missing,
    /// More signs than this.
    TooLong(i64),
    /// Fewer signs than this.
    TooShort(i64),
    /// No number.
    NoNumber,
    /// Below this.
    TooSmall(i64),
    /// Above this.
    TooLarge(i64),
    /// No day of the calendar.
    NoDay,
    /// No time of the day.
    NoTime,
    /// Not one of those that can be chosen.
    NoChoice,
    /// No mail address.
    NoAddress,
    /// No telephone number.
    NoPhone,
    /// No name: it has no letter.
    NoName,
    /// Not in the form that the hint describes.
    OtherForm,
    /// Fewer rows than this.
    TooFewRows(i64),
}

/// What was typed, by part: `""` for the whole, `day`, `month`, `year`, `time` of a moment, `3.from` of a row.
pub type Typed<'a> = &'a dyn Fn(&str) -> String;

/// The value of a field from what was typed; `None` when nothing was and nothing needs to be.
///
/// # Errors
/// What is wrong, each with the part it is in: `""`, `day`, `3.from`.
pub fn read(field: &Field, typed: Typed<'_>) -> Result<Option<String>, Vec<(String, Wrong)>> {
    if field.kind == FieldKind::Rows {
        return read_rows(field, typed);
    }
    let value = read_one(field, typed).map_err(|wrong| vec![(first_part(field).to_owned(), wrong)])?;
    if value.is_none() && field.required {
        return Err(vec![(first_part(field).to_owned(), Wrong::Missing)]);
    }
    Ok(value)
}

/// The part of a field that its first input is named for.
#[must_use]
pub fn first_part(field: &Field) -> &'static str {
    if matches!(field.kind, FieldKind::Date | FieldKind::Instant) { "day" } else { "" }
}

fn read_one(field: &Field, typed: Typed<'_>) -> Result<Option<String>, Wrong> {
    match field.kind {
        FieldKind::Date => Ok(read_day(typed)?.map(|day| day.to_string())),
        FieldKind::Instant => read_instant(typed),
        _ => {
            let text = tidied(&typed("")).nfc().collect::<String>();
            if text.is_empty() { Ok(None) } else { read_text(field, &text).map(Some) }
        }
    }
}

fn read_text(field: &Field, text: &str) -> Result<String, Wrong> {
    match field.kind {
        FieldKind::LongText => of_length(field, text, LONGEST_TEXT),
        FieldKind::Number => number(field, text),
        FieldKind::Country => {
            let code = text.to_ascii_uppercase();
            rust_iso3166::from_alpha2(&code).map(|_| code).ok_or(Wrong::NoChoice)
        }
        FieldKind::Choice => {
            field.choices.iter().find(|choice| *choice == text).cloned().ok_or(Wrong::NoChoice)
        }
        FieldKind::YesNo if matches!(text, "yes" | "no") => Ok(text.to_owned()),
        FieldKind::YesNo => Err(Wrong::NoChoice),
        FieldKind::Person if !text.chars().any(char::is_alphabetic) => Err(Wrong::NoName),
        FieldKind::Email => address(text),
        FieldKind::Phone => phone(text),
        _ if field.whole_letter => of_length(field, text, LONGEST_TEXT),
        _ => {
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            of_length(field, &in_pattern(field, line)?, LONGEST_LINE)
        }
    }
}

fn of_length(field: &Field, text: &str, longest: i64) -> Result<String, Wrong> {
    let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    let (least, most) = (field.least.unwrap_or(0), field.most.unwrap_or(longest));
    match length {
        _ if length > most => Err(Wrong::TooLong(most)),
        _ if length < least => Err(Wrong::TooShort(least)),
        _ => Ok(text.to_owned()),
    }
}

/// The text as it matches the field's pattern: as typed, in capitals, or without what people put between signs.
fn in_pattern(field: &Field, line: String) -> Result<String, Wrong> {
    let Some(pattern) = field.pattern.as_ref().and_then(|pattern| regex_of(pattern.as_ref())) else {
        return Ok(line);
    };
    let capitals = ascii_digits(&line).to_uppercase();
    let bare: String =
        capitals.chars().filter(|sign| !sign.is_whitespace() && !"-.‐‑–_/".contains(*sign)).collect();
    [line, capitals, bare].into_iter().find(|form| pattern.is_match(form)).ok_or(Wrong::OtherForm)
}

/// A pattern of the office file as a regular expression over the whole value; `None` when it is none.
#[must_use]
pub fn regex_of(pattern: &str) -> Option<regex::Regex> {
    regex::RegexBuilder::new(&format!("^(?:{pattern})$")).size_limit(1 << 18).build().ok()
}

/// A number as people of any country write it. One mark with three digits behind it groups; else it divides.
fn number(field: &Field, text: &str) -> Result<String, Wrong> {
    let plain: String = ascii_digits(text)
        .chars()
        .filter(|sign| !sign.is_whitespace() && !"'’٬".contains(*sign))
        .map(|sign| if matches!(sign, '٫' | '，') { ',' } else { sign })
        .collect();
    let (sign, digits) = plain.strip_prefix(['-', '−']).map_or(("", plain.as_str()), |rest| ("-", rest));
    let marks: Vec<char> = digits.chars().filter(|sign| !sign.is_ascii_digit()).collect();
    let groups = |mark: char| {
        digits.split(mark).skip(1).all(|group| group.split(['.', ',']).next().is_some_and(|g| g.len() == 3))
    };
    let written = match marks.as_slice() {
        [] => digits.to_owned(),
        [mark @ ('.' | ',')] if groups(*mark) => digits.replace(*mark, ""),
        ['.' | ','] => digits.replace(',', "."),
        [first @ ('.' | ','), rest @ ..] if rest.iter().all(|mark| mark == first) && groups(*first) => {
            digits.replace(*first, "")
        }
        [first @ ('.' | ','), rest @ .., last @ ('.' | ',')]
            if last != first && rest.iter().all(|mark| mark == first) && groups(*first) =>
        {
            digits.replace(*first, "").replace(',', ".")
        }
        _ => return Err(Wrong::NoNumber),
    };
    let is_number = written.bytes().filter(|byte| *byte != b'.').all(|byte| byte.is_ascii_digit())
        && written.starts_with(|sign: char| sign.is_ascii_digit())
        && written.ends_with(|sign: char| sign.is_ascii_digit())
        && written.len() <= 15;
    if !is_number {
        return Err(Wrong::NoNumber);
    }
    let written = format!("{sign}{written}");
    within(field, &written)?;
    Ok(written)
}

fn within(field: &Field, written: &str) -> Result<(), Wrong> {
    let whole: i64 = written.split('.').next().unwrap_or_default().parse().map_err(|_| Wrong::NoNumber)?;
    let is_broken = written.contains('.');
    // A broken number lies beyond its whole part, away from zero.
    let is_negative = written.starts_with('-');
    if let Some(least) = field.least
        && (whole < least || whole == least && is_broken && is_negative)
    {
        return Err(Wrong::TooSmall(least));
    }
    if let Some(most) = field.most
        && (whole > most || whole == most && is_broken && !is_negative)
    {
        return Err(Wrong::TooLarge(most));
    }
    Ok(())
}

fn read_day(typed: Typed<'_>) -> Result<Option<Date>, Wrong> {
    let [day, month, year] = ["day", "month", "year"].map(|part| figures(&typed(part)));
    if [&day, &month, &year].iter().all(|part| part.is_empty()) {
        return Ok(None);
    }
    if year.len() != 4 {
        return Err(Wrong::NoDay);
    }
    let [Ok(day), Ok(month), Ok(year)] = [day, month, year].map(|part| part.parse::<i16>()) else {
        return Err(Wrong::NoDay);
    };
    let (Ok(day), Ok(month)) = (i8::try_from(day), i8::try_from(month)) else { return Err(Wrong::NoDay) };
    Date::new(year, month, day).map(Some).map_err(|_| Wrong::NoDay)
}

/// Times are those of flight plans: four figures in UTC (ICAO Doc 4444, appendix 2).
fn read_instant(typed: Typed<'_>) -> Result<Option<String>, Wrong> {
    let time = figures(&typed("time")).to_ascii_uppercase();
    let time = time.trim_end_matches("UTC").trim_end_matches('Z').replace([':', '.', 'H'], "");
    let Some(day) = read_day(typed)? else {
        return if time.is_empty() { Ok(None) } else { Err(Wrong::NoDay) };
    };
    let time = if time.len() == 3 { format!("0{time}") } else { time };
    let hour_and_minute = (time.len() == 4).then(|| time.split_at_checked(2)).flatten();
    let time = hour_and_minute
        .and_then(|(hour, minute)| Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok())
        .ok_or(Wrong::NoTime)?;
    let moment = TimeZone::UTC.to_timestamp(day.to_datetime(time)).map_err(|_| Wrong::NoDay)?;
    Ok(Some(moment.to_string()))
}

fn address(text: &str) -> Result<String, Wrong> {
    let bare: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let bare = bare.trim_start_matches("mailto:");
    let parsed = mail::letter::Address::parse(bare).filter(|address| {
        address.is_usable() && address.address.len() <= LONGEST_ADDRESS && address.address.is_ascii()
    });
    // Whoever writes a name or a second address into it means something else.
    parsed
        .filter(|address| address.name.is_empty() && address.domain().contains('.'))
        .filter(|address| !address.domain().starts_with('.') && !address.domain().ends_with('.'))
        .map(|address| address.address)
        .ok_or(Wrong::NoAddress)
}

/// Any way of writing it (ITU-T E.164: at most fifteen digits); single blanks between groups stay.
fn phone(text: &str) -> Result<String, Wrong> {
    let text = ascii_digits(text);
    let is_phone = |sign: char| sign.is_ascii_digit() || sign.is_whitespace() || "+-–‐‑().,/".contains(sign);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_one = text.chars().all(is_phone) && !text.trim_start_matches('+').contains('+');
    if !is_one || !(5..=15).contains(&digits) {
        return Err(Wrong::NoPhone);
    }
    let spaced: String =
        text.chars().map(|sign| if sign.is_ascii_digit() || sign == '+' { sign } else { ' ' }).collect();
    Ok(spaced.split_whitespace().collect::<Vec<_>>().join(" ").replace("+ ", "+"))
}

/// Rows as long as something stands in them; an empty row between others counts for nothing.
fn read_rows(field: &Field, typed: Typed<'_>) -> Result<Option<String>, Vec<(String, Wrong)>> {
    let (least, most) = (field.least.unwrap_or(0), field.most.unwrap_or(MOST_ROWS));
    let (mut found, mut wrong): (Vec<Row>, Vec<(String, Wrong)>) = (Vec::new(), Vec::new());
    for number in 0..most {
        let cell = |column: &Field, part: &str| typed(&part_of_row(number, column.key.as_ref(), part));
        if field.columns.iter().all(|column| is_blank(column, &|part| cell(column, part))) {
            continue;
        }
        let mut row = Row::new();
        for column in &field.columns {
            match read(column, &|part| cell(column, part)) {
                Ok(Some(value)) => drop(row.insert(column.key.as_ref().clone(), value)),
                Ok(None) => {}
                Err(each) => wrong.extend(
                    each.into_iter()
                        .map(|(part, why)| (part_of_row(number, column.key.as_ref(), &part), why)),
                ),
            }
        }
        found.push(row);
    }
    let many = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let first = field.columns.first().map_or("", |column| column.key.as_ref());
    let at_first = part_of_row(0, first, field.columns.first().map_or("", first_part));
    if many == 0 && (field.required || least > 0) {
        wrong.push((at_first, Wrong::Missing));
    } else if many < least {
        wrong.push((at_first, Wrong::TooFewRows(least)));
    }
    match wrong.is_empty() {
        true if many == 0 => Ok(None),
        true => Ok(Some(rows::written(&found))),
        false => Err(wrong),
    }
}

/// Whether nothing was typed into any part of a field.
#[must_use]
pub fn is_blank(field: &Field, typed: Typed<'_>) -> bool {
    parts(field.kind).iter().all(|part| tidied(&typed(part)).is_empty())
}

/// The inputs that a field of this kind has.
#[must_use]
pub fn parts(kind: FieldKind) -> &'static [&'static str] {
    match kind {
        FieldKind::Date => &["day", "month", "year"],
        FieldKind::Instant => &["day", "month", "year", "time"],
        _ => &[""],
    }
}

/// The part of a field with rows that one input of one row is.
#[must_use]
pub fn part_of_row(number: i64, column: &str, part: &str) -> String {
    if part.is_empty() { format!("{number}.{column}") } else { format!("{number}.{column}.{part}") }
}

/// Digits of other scripts as those of ASCII.
fn ascii_digits(text: &str) -> String {
    const ZEROS: [u32; 5] = [0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10];
    text.chars()
        .map(|sign| {
            let code = u32::from(sign);
            let zero = ZEROS.into_iter().find(|zero| (*zero..*zero + 10).contains(&code));
            zero.and_then(|zero| char::from_digit(code - zero, 10)).unwrap_or(sign)
        })
        .collect()
}

/// Figures without blanks, in ASCII.
fn figures(text: &str) -> String {
    ascii_digits(&tidied(text)).chars().filter(|sign| !sign.is_whitespace()).collect()
}

impl Wrong {
    /// What to write instead, in a language.
    #[must_use]
    pub fn sentence(&self, field: &Field, language: Language) -> String {
        let label = field.label.in_language(language.code()).to_owned();
        let hint = field.hint.as_ref().map_or("", |hint| hint.in_language(language.code())).to_owned();
        let (phrase, limit) = match self {
            Wrong::Missing => (missing(field.kind), String::new()),
            Wrong::TooLong(most) => ("ask-wrong-too-long", most.to_string()),
            Wrong::TooShort(least) => ("ask-wrong-too-short", least.to_string()),
            Wrong::NoNumber => ("ask-wrong-number", String::new()),
            Wrong::TooSmall(least) => ("ask-wrong-too-small", least.to_string()),
            Wrong::TooLarge(most) => ("ask-wrong-too-large", most.to_string()),
            Wrong::NoDay => ("ask-wrong-day", String::new()),
            Wrong::NoTime => ("ask-wrong-time", String::new()),
            Wrong::NoChoice => ("ask-wrong-choice", String::new()),
            Wrong::NoAddress => ("ask-wrong-address", String::new()),
            Wrong::NoPhone => ("ask-wrong-phone", String::new()),
            Wrong::NoName => ("ask-wrong-name", String::new()),
            Wrong::OtherForm if hint.is_empty() => ("ask-wrong-form", String::new()),
            Wrong::OtherForm => ("ask-wrong-form-hint", hint),
            Wrong::TooFewRows(least) => ("ask-wrong-few-rows", least.to_string()),
        };
        phrases::say(language.code(), phrase, &[("what", label), ("to", limit)])
    }
}

fn missing(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Choice | FieldKind::YesNo | FieldKind::Country | FieldKind::Language => {
            "ask-missing-choice"
        }
        FieldKind::File => "ask-missing-file",
        FieldKind::Rows => "ask-missing-rows",
        _ => "ask-missing-text",
    }
}

#[cfg(test)]
#[path = "typed_tests.rs"]
mod tests;
