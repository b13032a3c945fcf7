//! Authorities from a table: brought as a file, looked at row by row, taken over in one revision.

use askama::Template;

use super::{Choice, choices, or_mistake};
use crate::desk::amend::amend;
use crate::directory::brought::{self, Brought};
use crate::directory::import::{self, Line, MEANINGS, Verdict};
use crate::directory::sheet::{self, DELIMITERS, ENCODINGS, Sheet};
use crate::error::Result;
use crate::html::form::Mistakes;
use crate::html::page::{Page, render};
use crate::html::request::Pairs;
use crate::html::response::Response;
use crate::html::visit::Visit;
use crate::refusal::Refusal;
use crate::right::Right;

/// A larger file is not a table of authorities.
const LARGEST: usize = 4 * 1024 * 1024;
/// Rows of a kind that the preview shows; the rest is counted.
const SHOWN: usize = 40;

#[derive(Template)]
#[template(path = "pages/directory/import.html")]
struct Bring {
    page: Page,
    tab: &'static str,
    mistakes: Mistakes,
    waiting: Option<String>,
}

/// A column with what it means.
struct Column {
    name: String,
    sample: String,
    meanings: Vec<Choice>,
}

/// A row as the preview shows it.
struct Shown {
    number: u64,
    key: String,
    name: String,
    address: String,
    country: String,
    what: String,
}

/// Rows that would do the same.
struct Kind {
    word: &'static str,
    count: i64,
    rows: Vec<Shown>,
}

#[derive(Template)]
#[template(path = "pages/directory/import_preview.html")]
struct Preview {
    page: Page,
    tab: &'static str,
    mistakes: Mistakes,
    columns: Vec<Column>,
    encodings: Vec<Choice>,
    delimiters: Vec<Choice>,
    kinds: Vec<Kind>,
    to_take: i64,
    is_cut: bool,
    chosen: Vec<(String, String)>,
}

/// `GET /directory/import`.
///
/// # Errors
/// When the database fails.
pub fn page(visit: &Visit<'_>) -> Result<Response> {
    asked(visit, Mistakes::default())
}

/// `POST /directory/import`: keeps the file for a look.
///
/// # Errors
/// When the officer may not, or the database fails.
pub fn bring(visit: &Visit<'_>) -> Result<Response> {
    visit.must(Right::Office)?;
    let upload = visit.request.uploads.iter().find(|upload| upload.field == "table");
    let mut mistakes = Mistakes::default();
    match upload {
        Some(upload) if upload.bytes.len() > LARGEST => {
            mistakes.add("table", visit.say("directory-mistake-table-large"));
        }
        Some(upload) if sheet::read(&upload.bytes, "", "").is_ok() => {
            let filename = super::one_line(&upload.filename).chars().take(120).collect();
            let brought = Brought { filename, content: upload.bytes.clone() };
            let account_id = account(visit);
            let now = visit.office.now();
            visit.office.write(|tx| brought::keep(tx, &account_id, &brought, now))?;
            return Ok(Response::see_other("/directory/import/table"));
        }
        Some(_) => mistakes.add("table", visit.say("directory-mistake-table-empty")),
        None => mistakes.add("table", visit.say("directory-mistake-table-none")),
    }
    asked(visit, mistakes)
}

/// `GET /directory/import/table`: what each row would do, by what the columns are said to mean.
///
/// # Errors
/// When the database fails.
pub fn preview(visit: &Visit<'_>) -> Result<Response> {
    shown(visit, &visit.request.query, Mistakes::default())
}

/// `POST /directory/import/table`: takes the rows over as one revision, or lets the table go.
///
/// # Errors
/// When the officer may not, or the database fails.
pub fn take_over(visit: &Visit<'_>) -> Result<Response> {
    visit.must(Right::Office)?;
    let form = &visit.request.form;
    let account_id = account(visit);
    if form.get("act") == "drop" {
        visit.office.write(|tx| brought::drop(tx, &account_id))?;
        return Ok(Response::see_other("/directory/import"));
    }
    let Some(brought) = visit.office.read(|tx| brought::of(tx, &account_id))? else {
        return Ok(Response::see_other("/directory/import"));
    };
    let sheet = read(&brought, form)?;
    let meanings = meanings(&sheet, form);
    let done = visit.office.write(|tx| {
        let in_force = visit.office.in_force();
        let lines = import::lines(&in_force.directory, &sheet, &meanings);
        let number = amend(tx, visit.office, &visit.actor, Some(in_force.revision), |edit| {
            import::write(edit, &lines).ok_or_else(|| Refusal::UnknownEntry("authority".to_owned()))?;
            Ok(())
        })?;
        brought::drop(tx, &account_id)?;
        Ok(number)
    });
    let mut mistakes = Mistakes::default();
    match or_mistake(visit, done, &mut mistakes)? {
        Some(number) => {
            Ok(Response::see_other(&format!("/directory/history/{number}?done=directory-imported")))
        }
        None => shown(visit, form, mistakes),
    }
}

fn account(visit: &Visit<'_>) -> String {
    visit.signed_in.as_ref().map(|officer| officer.account_id.clone()).unwrap_or_default()
}

fn asked(visit: &Visit<'_>, mistakes: Mistakes) -> Result<Response> {
    let account_id = account(visit);
    let waiting = visit.office.read(|tx| brought::of(tx, &account_id))?.map(|brought| brought.filename);
    let mut page = visit.page(visit.say("directory-import"));
    page.has_mistakes = !mistakes.is_empty();
    let status = if mistakes.is_empty() { 200 } else { 422 };
    Ok(render(status, &Bring { page, tab: "authorities", mistakes, waiting }))
}

fn read(brought: &Brought, chosen: &Pairs) -> Result<Sheet> {
    let sheet = sheet::read(&brought.content, chosen.get("encoding"), chosen.get("delimiter"));
    Ok(sheet.map_err(Refusal::UnreadableTable)?)
}

/// What was chosen for each column, else what it seems to mean.
fn meanings(sheet: &Sheet, chosen: &Pairs) -> Vec<String> {
    if chosen.said("mapped").is_none() {
        return import::guessed(sheet);
    }
    (0..sheet.width).map(|place| chosen.get(&format!("column-{place}")).to_owned()).collect()
}

fn shown(visit: &Visit<'_>, chosen: &Pairs, mistakes: Mistakes) -> Result<Response> {
    let account_id = account(visit);
    let Some(brought) = visit.office.read(|tx| brought::of(tx, &account_id))? else {
        return Ok(Response::see_other("/directory/import"));
    };
    let sheet = match read(&brought, chosen) {
        Ok(sheet) => sheet,
        Err(_) => read(&brought, &Pairs::default())?,
    };
    let meanings = meanings(&sheet, chosen);
    let in_force = visit.office.in_force();
    let lines = import::lines(&in_force.directory, &sheet, &meanings);
    let mut page = visit.page(visit.language.with("directory-import-title", "what", &brought.filename));
    page.has_mistakes = !mistakes.is_empty();
    let kinds: Vec<Kind> =
        ["new", "changed", "rejected", "unchanged"].map(|word| kind(visit, word, &lines)).into();
    let to_take =
        kinds.iter().filter(|kind| matches!(kind.word, "new" | "changed")).map(|kind| kind.count).sum();
    let named = |word: &(u8, &'static str)| {
        (word.1.to_owned(), visit.say(&format!("directory-delimiter-{}", word.1)))
    };
    let preview = Preview {
        page,
        tab: "authorities",
        mistakes,
        columns: columns(visit, &sheet, &meanings),
        encodings: choices(ENCODINGS.map(|name| (name.to_owned(), name.to_uppercase())), sheet.encoding),
        delimiters: choices(DELIMITERS.iter().map(named), sheet.delimiter),
        to_take,
        is_cut: sheet.is_cut,
        chosen: remembered(&sheet, &meanings),
        kinds,
    };
    Ok(render(200, &preview))
}

/// The choices of this preview, for the button that takes the rows over.
fn remembered(sheet: &Sheet, meanings: &[String]) -> Vec<(String, String)> {
    let mut chosen = vec![
        ("mapped".to_owned(), "1".to_owned()),
        ("encoding".to_owned(), sheet.encoding.to_owned()),
        ("delimiter".to_owned(), sheet.delimiter.to_owned()),
    ];
    for (place, meaning) in meanings.iter().enumerate().filter(|(_, meaning)| !meaning.is_empty()) {
        chosen.push((format!("column-{place}"), meaning.clone()));
    }
    chosen
}

fn columns(visit: &Visit<'_>, sheet: &Sheet, meanings: &[String]) -> Vec<Column> {
    let languages = visit.office.in_force().directory.office.languages.clone();
    let mut offered: Vec<(String, String)> = MEANINGS
        .iter()
        .map(|word| ((*word).to_owned(), visit.say(&format!("directory-column-{word}"))))
        .collect();
    let name = visit.say("directory-column-name");
    let mut tags: Vec<String> = languages;
    tags.extend(meanings.iter().filter_map(|meaning| Some(meaning.strip_prefix("name-")?.to_owned())));
    tags.sort();
    tags.dedup();
    offered.extend(
        tags.iter().map(|tag| (format!("name-{tag}"), format!("{name} – {}", super::spoken(visit, tag)))),
    );
    let sample = |place: usize| {
        let cells = sheet.rows.iter().filter_map(|(_, cells)| cells.get(place));
        let cell = cells.into_iter().find(|cell| !cell.is_empty()).cloned().unwrap_or_default();
        cell.chars().take(60).collect()
    };
    meanings
        .iter()
        .enumerate()
        .map(|(place, meaning)| Column {
            name: sheet.columns.get(place).cloned().unwrap_or_else(|| (place + 1).to_string()),
            sample: sample(place),
            meanings: choices(offered.clone(), meaning),
        })
        .collect()
}

fn kind(visit: &Visit<'_>, word: &'static str, lines: &[Line]) -> Kind {
    let is_of = |line: &&Line| match line.verdict {
        Verdict::New => word == "new",
        Verdict::Changed(_) => word == "changed",
        Verdict::Unchanged => word == "unchanged",
        Verdict::Rejected(..) => word == "rejected",
    };
    let count = i64::try_from(lines.iter().filter(is_of).count()).unwrap_or(i64::MAX);
    // Nobody reads what stays as it is.
    let most = if word == "unchanged" { 0 } else { SHOWN };
    Kind { word, count, rows: lines.iter().filter(is_of).take(most).map(|line| row(visit, line)).collect() }
}

fn row(visit: &Visit<'_>, line: &Line) -> Shown {
    let what = match &line.verdict {
        Verdict::New | Verdict::Unchanged => String::new(),
        Verdict::Changed(names) => {
            let names = names.iter().map(|name| visit.say(&format!("directory-column-{name}")));
            names.collect::<Vec<_>>().join(", ")
        }
        Verdict::Rejected(reason, what) => {
            visit.language.with(&format!("directory-rejected-{reason}"), "what", what)
        }
    };
    let name = line.names.values().cloned().collect::<Vec<_>>().join(" / ");
    Shown {
        number: line.number,
        key: line.key.clone(),
        name: name.chars().take(120).collect(),
        address: line.address.clone(),
        country: line.country.clone(),
        what,
    }
}
