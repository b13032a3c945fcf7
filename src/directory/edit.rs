//! The office file changed in place: one entry at a time, every comment and the order of everything else kept. Knows how
//! the text is written, not what it means; that is for [`super::check`].

use std::collections::BTreeMap;

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

use super::check::line_of;
use super::text::Text;

/// An office file being changed.
#[derive(Debug, Clone)]
pub struct Edit {
    document: DocumentMut,
}

impl Edit {
    /// Takes an office file apart.
    ///
    /// # Errors
    /// A sentence with the line, when it is not TOML.
    pub fn of(text: &str) -> Result<Edit, super::check::Mistake> {
        let document = text.parse::<DocumentMut>().map_err(|error| super::check::Mistake {
            line: error.span().map_or(1, |span| line_of(text, span.start)),
            sentence: error.message().to_owned(),
        })?;
        Ok(Edit { document })
    }

    /// The file as it stands now.
    #[must_use]
    pub fn text(&self) -> String {
        self.document.to_string()
    }

    /// The entry of a list (`authority`, `procedure` …) with this key.
    pub fn entry(&mut self, list: &str, key: &str) -> Option<&mut Table> {
        find(self.document.get_mut(list)?.as_array_of_tables_mut()?, "key", key)
    }

    /// The entry with this key, made at the end of its list when there is none.
    pub fn entry_or_new(&mut self, list: &str, key: &str) -> Option<&mut Table> {
        if self.entry(list, key).is_none() {
            let mut table = Table::new();
            table.insert("key", toml_edit::value(key));
            self.add(list, table)?;
        }
        self.entry(list, key)
    }

    /// Puts an entry at the end of a list. `None` when the file writes that list in another form than `[[list]]`.
    pub fn add(&mut self, list: &str, entry: Table) -> Option<()> {
        push(self.document.as_table_mut(), list, entry)
    }

    /// Takes an entry out of a list; whether it was there.
    pub fn remove(&mut self, list: &str, key: &str) -> bool {
        let tables = self.document.get_mut(list).and_then(Item::as_array_of_tables_mut);
        tables.is_some_and(|tables| take_out(tables, |table| says(table, "key", key)))
    }

    /// The entries of a list, in the order of the file.
    pub fn list(&mut self, list: &str) -> Option<&mut ArrayOfTables> {
        self.document.get_mut(list)?.as_array_of_tables_mut()
    }

    /// The table at a path such as `letter.relay`, made where it is missing.
    pub fn table(&mut self, path: &[&str]) -> Option<&mut Table> {
        let mut here = self.document.as_table_mut();
        for name in path {
            let item = here.entry(name).or_insert_with(|| {
                let mut table = Table::new();
                table.set_implicit(true);
                Item::Table(table)
            });
            here = item.as_table_mut()?;
        }
        Some(here)
    }
}

/// The table of a list in which `name` says `value`.
pub fn find<'a>(tables: &'a mut ArrayOfTables, name: &str, value: &str) -> Option<&'a mut Table> {
    tables.iter_mut().find(|table| says(table, name, value))
}

/// Puts a table at the end of a list inside another table.
pub fn push(table: &mut Table, list: &str, entry: Table) -> Option<()> {
    let item = table.entry(list).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    item.as_array_of_tables_mut()?.push(entry);
    Some(())
}

/// Takes the first table out for which `is_meant` holds; whether there was one.
pub fn take_out(tables: &mut ArrayOfTables, is_meant: impl Fn(&Table) -> bool) -> bool {
    let place = tables.iter().position(is_meant);
    if let Some(place) = place {
        tables.remove(place);
    }
    place.is_some()
}

/// Moves the entry with this key one place up or down; at the end of the list it stays.
pub fn shift(tables: &mut ArrayOfTables, key: &str, down: bool) {
    let Some(place) = tables.iter().position(|table| says(table, "key", key)) else { return };
    let Some(other) = (if down { place.checked_add(1) } else { place.checked_sub(1) }) else { return };
    let (Some(one), Some(two)) = (tables.get(place).cloned(), tables.get(other).cloned()) else { return };
    // Where a table is written is kept in the table itself: the two change everything but their places.
    let places = (one.position(), two.position());
    for (at, mut table, position) in [(other, one, places.1), (place, two, places.0)] {
        table.set_position(position);
        place_below(&mut table, position);
        tables.replace(at, table);
    }
}

/// Tables inside a moved table go with it: without a place of their own they follow their parent.
fn place_below(table: &mut Table, position: Option<isize>) {
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => {
                inner.set_position(position);
                place_below(inner, position);
            }
            Item::ArrayOfTables(list) => list.iter_mut().for_each(|inner| {
                inner.set_position(position);
                place_below(inner, position);
            }),
            _ => {}
        }
    }
}

/// Whether `name` says `value`.
#[must_use]
pub fn says(table: &Table, name: &str, value: &str) -> bool {
    table.get(name).and_then(Item::as_str) == Some(value)
}

/// Writes one value, or takes its line out. A value that says the same already is not touched.
pub fn set(table: &mut Table, name: &str, value: Option<Value>) {
    let Some(mut value) = value else {
        table.remove(name);
        return;
    };
    match table.get_mut(name).and_then(Item::as_value_mut) {
        Some(known) if plain(known) == plain(&value) => {}
        Some(known) => {
            // The remark behind a value stays behind the new one.
            *value.decor_mut() = known.decor().clone();
            *known = value;
        }
        None => {
            table.insert(name, Item::Value(value));
        }
    }
}

/// A line of text; nothing when it is empty.
#[must_use]
pub fn line(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::from(text))
}

/// A flag; nothing when it is not set.
#[must_use]
pub fn flag(is_set: bool) -> Option<Value> {
    is_set.then(|| Value::from(true))
}

/// A list of texts; nothing when it is empty.
#[must_use]
pub fn list(texts: &[String]) -> Option<Value> {
    let array: Array = texts.iter().map(String::as_str).collect();
    (!texts.is_empty()).then_some(Value::Array(array))
}

/// A text in its languages; nothing when it is empty.
#[must_use]
pub fn versions(text: &Text) -> Option<Value> {
    match text {
        Text::Plain(text) => line(text),
        Text::ByLanguage(versions) => by_language(versions),
    }
}

fn by_language(versions: &BTreeMap<String, String>) -> Option<Value> {
    let mut table = InlineTable::new();
    for (language, text) in versions.iter().filter(|(_, text)| !text.is_empty()) {
        table.insert(language, Value::from(text.as_str()));
    }
    (!table.is_empty()).then_some(Value::InlineTable(table))
}

/// A value without the blanks and remarks around it.
fn plain(value: &Value) -> String {
    let mut value = value.clone();
    value.decor_mut().clear();
    value.to_string().split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Our office.\n[[authority]] # the first\nkey = \"roads\"\nown = true # ours\n\n# Ports come second.\n[[authority]]\nkey = \"ports\"\n[[authority.contact]]\naddress = \"a@b.example\"\n\n# The end.\n[[procedure]]\nkey = \"x\"\n";

    #[test]
    fn a_changed_entry_keeps_every_remark_around_it() {
        let mut edit = Edit::of(FILE).unwrap();
        let roads = edit.entry("authority", "roads").unwrap();
        set(roads, "own", Some(Value::from(false)));
        set(roads, "country", line("AU"));
        let expected = FILE.replace("own = true # ours\n", "own = false # ours\ncountry = \"AU\"\n");
        assert_eq!(edit.text(), expected);
    }

    #[test]
    fn a_new_entry_stands_at_the_end_of_its_list_and_goes_without_a_trace() {
        let mut edit = Edit::of(FILE).unwrap();
        edit.entry_or_new("authority", "air").unwrap();
        let text = edit.text();
        let (air, end) = (text.find("\"air\"").unwrap(), text.find("# The end.").unwrap());
        assert!(text.find("a@b.example").unwrap() < air && air < end, "{text}");
        assert!(edit.remove("authority", "air") && !edit.remove("authority", "air"));
        assert_eq!(edit.text(), FILE);
    }

    #[test]
    fn what_says_the_same_is_not_touched() {
        let mut edit =
            Edit::of("[[authority]]\nkey = 'roads'\nname = { en = \"Roads\", fr=\"Routes\" }\n").unwrap();
        let before = edit.text();
        let roads = edit.entry("authority", "roads").unwrap();
        let name = Text::ByLanguage(
            [("en", "Roads"), ("fr", "Routes")].map(|(tag, text)| (tag.to_owned(), text.to_owned())).into(),
        );
        set(roads, "name", versions(&name));
        assert_eq!(edit.text(), before);
    }
}
