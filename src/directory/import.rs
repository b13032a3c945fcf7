//! Authorities from a table: what its columns mean, what each row would change, and the change itself. Pure; nothing is
//! taken out of the office file by an import.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use toml_edit::{InlineTable, Item, Table, Value};

use super::edit::{self, Edit};
use super::sheet::Sheet;
use super::{Authority, Directory, Text};

/// What a column may mean; a language may follow `name`, as in `name-es`.
pub const MEANINGS: [&str; 4] = ["name", "address", "country", "key"];

/// Words that name a column, in the languages people save tables in, folded.
const WORDS: [(&str, &[&str]); 4] = [
    (
        "name",
        &[
            "name",
            "title",
            "authority",
            "organisation",
            "organization",
            "nombre",
            "nom",
            "название",
            "名称",
            "이름",
            "الاسم",
        ],
    ),
    (
        "address",
        &[
            "email",
            "e-mail",
            "request_email",
            "mail",
            "address",
            "correo",
            "courriel",
            "почта",
            "邮箱",
            "전자우편",
            "البريد",
        ],
    ),
    (
        "country",
        &["country", "country_code", "jurisdiction_code", "país", "pays", "страна", "国家", "국가", "البلد"],
    ),
    ("key", &["key", "slug", "url_name"]),
];

/// What a row would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// An authority that is not there yet.
    New,
    /// One that is there and reads otherwise: the names of what changes.
    Changed(Vec<&'static str>),
    /// One that reads the same.
    Unchanged,
    /// Not taken: the phrase of the reason, and what it is about.
    Rejected(&'static str, String),
}

/// A row with what it would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its line in the file.
    pub number: u64,
    /// The key of its authority.
    pub key: String,
    /// Its names by language.
    pub names: BTreeMap<String, String>,
    /// Its address; empty when it has none.
    pub address: String,
    /// Its country; empty when it has none.
    pub country: String,
    /// What it would do.
    pub verdict: Verdict,
}

/// What a column's name says it means: `name`, `name-es`, `address`, `country`, `key`.
#[must_use]
pub fn meaning_of(column: &str) -> Option<String> {
    let folded = column.trim().trim_start_matches('#').to_lowercase();
    let (word, language) = match folded.split_once(['.', ':']) {
        Some((word, language)) if language.len() <= 3 => (word, Some(language)),
        _ => (folded.as_str(), None),
    };
    let (meaning, _) = WORDS.iter().find(|(_, words)| words.contains(&word))?;
    match language {
        Some(language) if *meaning == "name" => Some(format!("name-{language}")),
        Some(_) => None,
        None => Some((*meaning).to_owned()),
    }
}

/// What each column seems to mean, empty when nothing; each meaning is given once.
#[must_use]
pub fn guessed(sheet: &Sheet) -> Vec<String> {
    let mut meanings = vec![String::new(); sheet.width];
    let mut given = BTreeSet::new();
    for (place, meaning) in meanings.iter_mut().enumerate() {
        let said = sheet.columns.get(place).and_then(|column| meaning_of(column));
        if let Some(said) = said.filter(|said| given.insert(said.clone())) {
            *meaning = said;
        }
    }
    // Without a line of names the column of addresses is the one with @ in it, and the names are the longest texts.
    if sheet.columns.is_empty() {
        let cells = |place: usize| sheet.rows.iter().filter_map(move |(_, cells)| cells.get(place));
        let address =
            (0..sheet.width).max_by_key(|place| cells(*place).filter(|cell| cell.contains('@')).count());
        let others = (0..sheet.width).filter(|place| Some(*place) != address);
        let name = others.max_by_key(|place| cells(*place).map(|cell| cell.chars().count()).sum::<usize>());
        for (place, word) in [(address, "address"), (name, "name")] {
            let meaning = place.and_then(|place| meanings.get_mut(place));
            meaning.into_iter().for_each(|meaning| word.clone_into(meaning));
        }
    }
    meanings
}

/// What each row would do to the directory.
#[must_use]
pub fn lines(directory: &Directory, sheet: &Sheet, meanings: &[String]) -> Vec<Line> {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let by_name: BTreeMap<String, &Authority> = directory
        .authorities
        .iter()
        .flat_map(|one| one.name.versions().map(move |name| (name.to_lowercase(), one)))
        .collect();
    let read = |(number, cells): &(u64, Vec<String>)| {
        let mut line = line(directory, *number, cells, meanings);
        let known = directory.authority(&line.key);
        let known =
            known.or_else(|| line.names.values().find_map(|name| by_name.get(&name.to_lowercase()).copied()));
        if let Some(known) = known {
            known.key.as_ref().clone_into(&mut line.key);
        }
        line.verdict = match refused(&line) {
            Some((reason, what)) => Verdict::Rejected(reason, what),
            None if !seen.insert(line.key.clone()) => Verdict::Rejected("twice", line.key.clone()),
            None => known.map_or(Verdict::New, |known| compared(known, &line)),
        };
        line
    };
    sheet.rows.iter().map(read).collect()
}

fn line(directory: &Directory, number: u64, cells: &[String], meanings: &[String]) -> Line {
    let said = |wanted: &str| {
        let place = meanings.iter().position(|meaning| meaning == wanted);
        place.and_then(|place| cells.get(place)).map(|cell| one_line(cell)).unwrap_or_default()
    };
    let mut names = BTreeMap::new();
    for meaning in meanings {
        let language = match meaning.strip_prefix("name") {
            Some("") => directory.default_language(),
            Some(rest) => rest.trim_start_matches('-'),
            None => continue,
        };
        let name = said(meaning);
        if !name.is_empty() {
            names.insert(language.to_owned(), name);
        }
    }
    let key = slug(&said("key"));
    let first = names.get(directory.default_language()).or_else(|| names.values().next());
    let key = if key.is_empty() { first.map(|name| slug(name)).unwrap_or_default() } else { key };
    let country = said("country").to_uppercase();
    Line { number, key, names, address: said("address"), country, verdict: Verdict::Unchanged }
}

fn refused(line: &Line) -> Option<(&'static str, String)> {
    let is_address = |address: &str| mail::letter::Address::parse(address).is_some_and(|one| one.is_usable());
    if line.names.is_empty() {
        return Some(("no-name", String::new()));
    }
    if !line.address.is_empty() && !is_address(&line.address) {
        return Some(("address", line.address.clone()));
    }
    if !line.country.is_empty() && !is_country(&line.country) {
        return Some(("country", line.country.clone()));
    }
    None
}

/// A code of ISO 3166-1, or one that it keeps for what is no country: the European Union, Kosovo, one's own.
#[must_use]
pub fn is_country(code: &str) -> bool {
    matches!(code, "EU" | "XK" | "ZZ") || rust_iso3166::from_alpha2(code).is_some()
}

fn compared(known: &Authority, line: &Line) -> Verdict {
    let mut changes = Vec::new();
    let reads_otherwise = |(language, name): (&String, &String)| match &known.name {
        Text::Plain(text) => text != name,
        Text::ByLanguage(versions) => versions.get(language) != Some(name),
    };
    if line.names.iter().any(reads_otherwise) {
        changes.push("name");
    }
    if !line.country.is_empty() && line.country != known.country {
        changes.push("country");
    }
    let has_address = |address: &str| {
        known.contacts.iter().any(|contact| contact.address.as_ref().eq_ignore_ascii_case(address))
    };
    if !line.address.is_empty() && !has_address(&line.address) {
        changes.push("address");
    }
    if changes.is_empty() { Verdict::Unchanged } else { Verdict::Changed(changes) }
}

/// Writes what the rows say into the office file. `None` when it writes its authorities in a form that cannot be changed.
pub fn write(edit: &mut Edit, lines: &[Line]) -> Option<()> {
    let is_wanted = |line: &&Line| matches!(line.verdict, Verdict::New | Verdict::Changed(_));
    for line in lines.iter().filter(is_wanted) {
        let table = edit.entry_or_new("authority", &line.key)?;
        write_names(table, &line.names);
        if !line.country.is_empty() {
            edit::set(table, "country", edit::line(&line.country));
        }
        let contacts = table.get("contact").and_then(Item::as_array_of_tables);
        let is_known = contacts.is_some_and(|contacts| {
            contacts.iter().any(|one| {
                let known = one.get("address").and_then(Item::as_str);
                known.is_some_and(|known| known.eq_ignore_ascii_case(&line.address))
            })
        });
        if !line.address.is_empty() && !is_known {
            let mut contact = Table::new();
            contact.insert("address", toml_edit::value(&line.address));
            edit::push(table, "contact", contact)?;
        }
    }
    Some(())
}

/// Names in other languages stay as they are.
fn write_names(table: &mut Table, names: &BTreeMap<String, String>) {
    let known = table.get("name").and_then(Item::as_inline_table);
    let mut versions: BTreeMap<String, String> = known
        .into_iter()
        .flat_map(InlineTable::iter)
        .filter_map(|(language, text)| Some((language.to_owned(), text.as_str()?.to_owned())))
        .collect();
    let only = table.get("name").and_then(Item::as_str);
    if only.is_some_and(|only| names.values().all(|name| name == only)) {
        return;
    }
    versions.extend(names.clone());
    let inline: InlineTable =
        versions.iter().map(|(language, text)| (language.as_str(), Value::from(text.as_str()))).collect();
    edit::set(table, "name", Some(Value::InlineTable(inline)));
}

/// A key made of a name: its Latin letters and figures; of a name without any, a short hash of it.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for sign in name.to_lowercase().chars() {
        if sign.is_ascii_alphanumeric() {
            slug.push(sign);
        } else if !slug.ends_with('-') && !slug.is_empty() && sign != '\'' && sign != '’' {
            slug.push('-');
        }
    }
    let slug = slug.chars().take(60).collect::<String>().trim_end_matches('-').to_owned();
    if slug.len() >= 2 || name.is_empty() {
        return slug;
    }
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(name.as_bytes()));
    format!("authority-{}", hash.get(..8).unwrap_or_default())
}

/// What people paste has line ends and invisible signs in it, which a name in a letter's subject must not have.
fn one_line(cell: &str) -> String {
    let seen: String = cell.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    seen.trim_matches(['\u{200B}', '\u{FEFF}']).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_known_by_its_name() {
        for (column, meaning) in
            [("#request_email", "address"), ("name.es", "name-es"), ("Pays", "country"), ("NAME", "name")]
        {
            assert_eq!(meaning_of(column).as_deref(), Some(meaning), "{column}");
        }
        assert_eq!(meaning_of("tag_string").or_else(|| meaning_of("#id")), None);
    }

    #[test]
    fn a_key_is_made_of_a_name_in_any_script() {
        assert_eq!(slug("Ministry of Roads & Ports (old)"), "ministry-of-roads-ports-old");
        assert_eq!(slug("Attorney General's Office"), "attorney-generals-office");
        assert!(slug("외교부").starts_with("authority-") && slug("외교부") != slug("상무부"));
        assert_eq!(slug(""), "");
    }
}
