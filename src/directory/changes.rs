//! What applying an office file would change: entries that come, go or read otherwise, by their keys.

use std::collections::BTreeMap;

use toml::{Table, Value};

/// One line per difference between two office files, empty when they mean the same.
///
/// # Errors
/// When either text is not TOML.
pub fn between(old: &str, new: &str) -> Result<Vec<String>, toml::de::Error> {
    let (old, new) = (entries(&old.parse()?), entries(&new.parse()?));
    let mut lines = Vec::new();
    for (name, value) in &new {
        match old.get(name) {
            None => lines.push(format!("+ {name} = {value}")),
            Some(before) if before != value => lines.push(format!("~ {name} = {value} (was {before})")),
            Some(_) => {}
        }
    }
    lines.extend(
        old.iter()
            .filter(|(name, _)| !new.contains_key(*name))
            .map(|(name, value)| format!("- {name} = {value}")),
    );
    Ok(lines)
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
}
