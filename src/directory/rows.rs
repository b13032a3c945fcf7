//! The value of a field with rows: one row a line, each a JSON object of column and cell. A line that is none was written
//! by a person in a letter, and is shown as it stands.

use std::collections::BTreeMap;

/// One row: cells by column.
pub type Row = BTreeMap<String, String>;

/// Rows as one value.
#[must_use]
pub fn written(rows: &[Row]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| serde_json::to_string(row).unwrap_or_default()).collect();
    lines.join("\n")
}

/// A line as a row, when it is one.
#[must_use]
pub fn row_of(line: &str) -> Option<Row> {
    serde_json::from_str(line).ok()
}

/// The texts in a value that are somebody's own words: the cells of its rows, or the value itself.
pub fn pieces(value: &str) -> Vec<String> {
    value
        .lines()
        .flat_map(|line| match row_of(line) {
            Some(row) => row.into_values().collect(),
            None => Vec::new(),
        })
        .chain(std::iter::once(value.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_they_were_written_and_a_persons_line_stays_a_line() {
        let row: Row = [("from".to_owned(), "ZZRA \"north\"\nside".to_owned())].into_iter().collect();
        let value = written(&[row.clone(), Row::new()]);
        assert_eq!(value.lines().count(), 2);
        assert_eq!(row_of(value.lines().next().unwrap()), Some(row));
        assert_eq!(row_of("12 boxes"), None);
        assert!(pieces(&value).contains(&"ZZRA \"north\"\nside".to_owned()));
        assert_eq!(pieces("12 boxes"), ["12 boxes"]);
    }
}
