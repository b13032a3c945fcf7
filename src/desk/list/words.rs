//! A list by words: letters are found, newest first, and their cases shown, each with the place in the letter where the
//! words stand.

use std::collections::HashMap;

use store::{Tx, Value};

use super::filter::{Conditions, Filter, Key, Turn};
use super::{AT_ONCE, Found, among};
use crate::actor::Actor;
use crate::desk::case::Case;
use crate::error::Result;

/// So many pieces of [`AT_ONCE`] letters are looked through for one page.
const MOST_PIECES: usize = 40;
/// Characters of a letter that are shown before and after the first mark.
const BEFORE: usize = 50;
const AFTER: usize = 160;
/// Of a long letter, marks are looked for in so many bytes.
const LOOKED_AT: usize = 60_000;

/// Where a case was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hit {
    /// The letter.
    pub letter_id: String,
    /// When it was kept.
    pub kept_at: String,
    /// Pieces of its text, and whether each is what was asked for.
    pub pieces: Vec<(String, bool)>,
}

const COLUMNS: &str = "c.case_id, c.reference, c.state, c.procedure, c.requester_country, c.subject, c.officer, c.opened_at, c.changed_at";

/// One page of cases; each counts once, by its newest letter.
pub(super) fn find(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: &str,
    (words, filter): (&str, &Filter),
) -> Result<Found> {
    let wanted = usize::try_from(filter.limit).unwrap_or(0);
    let mut before = match &filter.turn {
        Turn::OlderThan(key) => Some(key.id.clone()),
        _ => None,
    };
    let mut found = Found::default();
    let mut letters: Vec<(String, String)> = Vec::new();
    let at_once = i64::try_from(AT_ONCE).unwrap_or(0);
    for piece in 1..=MOST_PIECES {
        let letter_ids = tx.find_text_before("letters", words, before.as_deref(), at_once)?;
        let is_last = letter_ids.len() < AT_ONCE;
        before = letter_ids.last().cloned();
        let cases = cases_of(tx, &letter_ids)?;
        let mut in_sight = those_asked_for(tx, &cases, filter.all_besides(actor, now))?;
        for letter_id in letter_ids {
            let Some(case) = cases.get(&letter_id).and_then(|case_id| in_sight.remove(case_id)) else {
                continue;
            };
            if letters.iter().any(|(_, reference)| *reference == case.reference) {
                continue;
            }
            letters.push((letter_id.clone(), case.reference.clone()));
            found.cases.push(case);
            if found.cases.len() == wanted {
                found.older = Some(Key { changed_at: String::new(), id: letter_id });
                found.hits = hits(tx, words, &letters)?;
                return Ok(found);
            }
        }
        if is_last {
            before = None;
            break;
        }
        found.is_cut_short = piece == MOST_PIECES;
    }
    found.older = before.map(|id| Key { changed_at: String::new(), id });
    found.hits = hits(tx, words, &letters)?;
    Ok(found)
}

/// The cases that letters lie on, by letter.
fn cases_of(tx: &mut Tx<'_>, letter_ids: &[String]) -> Result<HashMap<String, String>> {
    let ids: Vec<Value> = letter_ids.iter().map(|id| id.clone().into()).collect();
    let (condition, values) = among(&ids);
    let condition = condition.replace("case_id IN", "letter_id IN") + " AND case_id IS NOT NULL";
    let sql = format!("SELECT letter_id, case_id FROM letters {condition}");
    let rows = tx.all(&sql, &values)?;
    rows.iter().map(|row| Ok((row.text("letter_id")?, row.text("case_id")?))).collect()
}

/// Those of the cases that fulfil every condition, by id.
fn those_asked_for(
    tx: &mut Tx<'_>,
    cases: &HashMap<String, String>,
    besides: Vec<super::filter::Piece>,
) -> Result<HashMap<String, Case>> {
    let ids: Vec<Value> = cases.values().map(|id| id.clone().into()).collect();
    let mut conditions = Conditions::default();
    let (condition, values) = among(&ids);
    conditions.values = values;
    conditions.add(condition.trim_start_matches("WHERE "), &[]);
    for (piece, values) in &besides {
        conditions.add(piece, &values.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let condition = conditions.written();
    let sql = format!("SELECT {COLUMNS} FROM cases c {condition}");
    let rows = tx.all(&sql, &conditions.values)?;
    let cases = rows.iter().map(Case::from_row).collect::<Result<Vec<Case>>>()?;
    Ok(cases.into_iter().map(|case| (case.case_id.clone(), case)).collect())
}

/// Where the words stand in the letters shown, by the reference of their case.
fn hits(tx: &mut Tx<'_>, words: &str, letters: &[(String, String)]) -> Result<HashMap<String, Hit>> {
    let mut hits = HashMap::new();
    for part in letters.chunks(AT_ONCE) {
        let ids: Vec<Value> = part.iter().map(|(id, _)| id.clone().into()).collect();
        let (condition, values) = among(&ids);
        let condition = condition.replace("case_id IN", "letter_id IN");
        let sql = format!("SELECT letter_id, kept_at, subject, text FROM letters {condition}");
        for row in tx.all(&sql, &values)? {
            let letter_id = row.text("letter_id")?;
            let pieces = pieces(&row.text("subject")?, &row.text("text")?, words);
            let reference =
                part.iter().find(|(id, _)| *id == letter_id).map(|(_, reference)| reference.clone());
            let hit = Hit { letter_id, kept_at: row.text("kept_at")?, pieces };
            hits.extend(reference.map(|reference| (reference, hit)));
        }
    }
    Ok(hits)
}

/// A piece of the letter around the first mark, its words marked; its subject when they stand only there.
fn pieces(subject: &str, text: &str, words: &str) -> Vec<(String, bool)> {
    let text = text.get(..text.floor_char_boundary(LOOKED_AT)).unwrap_or(text);
    let (text, marks) = match store::search::marks(text, words) {
        marks if marks.is_empty() => (subject, store::search::marks(subject, words)),
        marks => (text, marks),
    };
    let first = marks.first().map_or(0, |mark| mark.start);
    let head = text.get(..first).unwrap_or_default();
    let from = head.char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let tail = text.get(first..).unwrap_or_default();
    let until = tail.char_indices().nth(AFTER).map_or(text.len(), |(at, _)| first + at);
    let mut pieces = Vec::new();
    let mut at = from;
    let plain = |from: usize, until: usize| one_line(text.get(from..until).unwrap_or_default());
    for mark in marks.into_iter().take_while(|mark| mark.end <= until) {
        pieces.push((plain(at, mark.start), false));
        pieces.push((plain(mark.start, mark.end), true));
        at = mark.end;
    }
    pieces.push((plain(at, until), false));
    pieces.retain(|(piece, _)| !piece.is_empty());
    pieces
}

/// Line ends and rows of blanks as one blank each.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for sign in text.chars() {
        let sign = if sign.is_whitespace() { ' ' } else { sign };
        if sign != ' ' || !line.ends_with(' ') {
            line.push(sign);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, words: &str, expected: &str) {
        let shown = pieces("About a visa", text, words).into_iter();
        let shown: String =
            shown.map(|(piece, is_mark)| if is_mark { format!("[{piece}]") } else { piece }).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_words_are_shown_with_what_stands_around_them() {
        check("We ask for\n\na landing permit.", "landing", "We ask for a [landing] permit.");
        check("여권을 잃어버렸습니다", "여권", "[여권]을 잃어버렸습니다");
        check("nothing of it", "visa", "About a [visa]");
        let long = format!("{} landing {}", "x ".repeat(500), "y ".repeat(500));
        let shown = pieces("", &long, "landing");
        assert!(shown.iter().map(|(piece, _)| piece.chars().count()).sum::<usize>() < 230, "{shown:?}");
    }
}
