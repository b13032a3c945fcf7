//! What applying an office file would change: entries that come, go or read otherwise, by their keys.

use std::collections::BTreeMap;

use toml::{Table, Value};

/// One value that comes, goes or reads otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where it stands: `authority[roads].name.en`.
    pub path: String,
    /// What it was; `None`: it is new.
    pub before: Option<String>,
    /// What it is; `None`: it is gone.
    pub now: Option<String>,
}

impl Difference {
    /// The entry it belongs to (`authority[roads]`), and the rest of its path.
    #[must_use]
    pub fn entry_and_rest(&self) -> (&str, &str) {
        let end = self.path.find("].").map(|place| place + 1).or_else(|| self.path.find('.'));
        end.and_then(|end| Some((self.path.get(..end)?, self.path.get(end + 1..)?)))
            .unwrap_or((self.path.as_str(), ""))
    }
}

/// One line per difference between two office files, empty when they mean the same.
///
/// # Errors
/// When either text is not TOML.
pub fn between(old: &str, new: &str) -> Result<Vec<String>, toml::de::Error> {
    let differences = differences(old, new)?;
    let lines = differences.into_iter().map(|one| match (one.before, one.now) {
        (Some(before), Some(now)) => format!("~ {} = {now} (was {before})", one.path),
        (None, now) => format!("+ {} = {}", one.path, now.unwrap_or_default()),
        (Some(before), None) => format!("- {} = {before}", one.path),
    });
    Ok(lines.collect())
}

/// Every difference between two office files: what is new or reads otherwise, then what is gone, each by its path.
///
/// # Errors
/// When either text is not TOML.
pub fn differences(old: &str, new: &str) -> Result<Vec<Difference>, toml::de::Error> {
    let (mut old, new) = (entries(&old.parse()?), entries(&new.parse()?));
    let mut found = Vec::new();
    for (path, now) in new {
        let before = old.remove(&path);
        if before.as_ref() != Some(&now) {
            found.push(Difference { path, before, now: Some(now) });
        }
    }
    let gone = old.into_iter();
    found.extend(gone.map(|(path, before)| Difference { path, before: Some(before), now: None }));
    Ok(found)
}

/// Every value of a file by its path; entries of a list go by their key or address rather than by their place.
fn entries(table: &Table) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open: Vec<(String, &Value)> = table.iter().map(|(name, value)| (name.clone(), value)).collect();
    while let Some((path, value)) = open.pop() {
        match value {
            Value::Table(inner) => {
                open.extend(inner.iter().map(|(name, value)| (format!("{path}.{name}"), value)))
            }
            Value::Array(list) if list.iter().any(Value::is_table) => {
                open.extend(
                    list.iter()
                        .enumerate()
                        .map(|(place, item)| (format!("{path}[{}]", name_of(place, item)), item)),
                );
            }
            leaf => {
                found.insert(path, leaf.to_string());
            }
        }
    }
    found
}

fn name_of(place: usize, item: &Value) -> String {
    ["key", "address", "delegate"]
        .iter()
        .find_map(|name| item.get(*name).and_then(Value::as_str))
        .map_or_else(|| (place + 1).to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_named_by_its_key() {
        let old = "[[authority]]\nkey = \"roads\"\nown = false\n[[authority]]\nkey = \"ports\"\n";
        let new = "[[authority]]\nkey = \"ports\"\nown = true\n";
        let lines = between(old, new).unwrap();
        assert_eq!(
            lines,
            [
                "+ authority[ports].own = true",
                "- authority[roads].key = \"roads\"",
                "- authority[roads].own = false"
            ]
        );
        assert!(between(old, old).unwrap().is_empty());
    }

    #[test]
    fn a_difference_knows_its_entry() {
        let of = |path: &str| {
            let one = Difference { path: path.to_owned(), before: None, now: None };
            let (entry, rest) = one.entry_and_rest();
            (entry.to_owned(), rest.to_owned())
        };
        assert_eq!(of("authority[a.b].name.en"), ("authority[a.b]".to_owned(), "name.en".to_owned()));
        assert_eq!(of("office.name"), ("office".to_owned(), "name".to_owned()));
        assert_eq!(of("x"), ("x".to_owned(), String::new()));
    }
}
