//! One row of an answer, read by the names of its columns. Never by position: a column added in front must not shift meaning.

use std::sync::Arc;

use crate::{StoreError, Value};

/// A row of an answer. Every reader names the column in its error.
#[derive(Clone, Debug)]
pub struct Row {
    pub(crate) columns: Arc<[String]>,
    pub(crate) values: Vec<Value>,
}

impl Row {
    /// The value of a column, whatever its kind.
    ///
    /// # Errors
    /// [`StoreError::Column`] when the answer has no such column.
    pub fn value(&self, column: &str) -> Result<&Value, StoreError> {
        let place = self.columns.iter().position(|name| name == column);
        place.and_then(|place| self.values.get(place)).ok_or_else(|| StoreError::Column {
            column: column.to_owned(),
            problem: format!("not in the answer, which has: {}", self.columns.join(", ")),
        })
    }

    /// A whole number.
    ///
    /// # Errors
    /// [`StoreError::Column`] when the column is missing, null or of another kind. The same holds for its neighbours.
    pub fn int(&self, column: &str) -> Result<i64, StoreError> {
        self.opt_int(column)?.ok_or_else(|| wrong(column, "a number", &Value::Null))
    }

    /// Text.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn text(&self, column: &str) -> Result<String, StoreError> {
        self.opt_text(column)?.ok_or_else(|| wrong(column, "text", &Value::Null))
    }

    /// Bytes.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn bytes(&self, column: &str) -> Result<Vec<u8>, StoreError> {
        self.opt_bytes(column)?.ok_or_else(|| wrong(column, "bytes", &Value::Null))
    }

    /// A flag, kept as 0 or 1; any other number is an error.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn flag(&self, column: &str) -> Result<bool, StoreError> {
        match self.int(column)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(StoreError::Column { column: column.to_owned(), problem: "neither 0 nor 1".to_owned() }),
        }
    }

    /// A whole number, or none where the column is null.
    ///
    /// # Errors
    /// As [`Row::int`], save for null.
    pub fn opt_int(&self, column: &str) -> Result<Option<i64>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Int(number) => Ok(Some(*number)),
            other => Err(wrong(column, "a number", other)),
        }
    }

    /// Text, or none where the column is null.
    ///
    /// # Errors
    /// As [`Row::int`], save for null.
    pub fn opt_text(&self, column: &str) -> Result<Option<String>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Text(text) => Ok(Some(text.clone())),
            other => Err(wrong(column, "text", other)),
        }
    }

    /// Bytes, or none where the column is null.
    ///
    /// # Errors
    /// As [`Row::int`], save for null.
    pub fn opt_bytes(&self, column: &str) -> Result<Option<Vec<u8>>, StoreError> {
        match self.value(column)? {
            Value::Null => Ok(None),
            Value::Bytes(bytes) => Ok(Some(bytes.clone())),
            other => Err(wrong(column, "bytes", other)),
        }
    }
}

fn wrong(column: &str, wanted: &str, found: &Value) -> StoreError {
    StoreError::Column { column: column.to_owned(), problem: format!("holds {}, not {wanted}", found.kind()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Row {
        Row {
            columns: vec!["case_id".to_owned(), "is_open".to_owned(), "note".to_owned()].into(),
            values: vec![Value::from("c1"), Value::Int(2), Value::Null],
        }
    }

    #[test]
    fn a_column_is_found_by_its_name() {
        assert_eq!(row().text("case_id").unwrap(), "c1");
        assert_eq!(row().opt_text("note").unwrap(), None);
    }

    #[test]
    fn an_error_names_the_column_asked_for() {
        for error in [
            row().text("cas_id").unwrap_err(),
            row().int("case_id").unwrap_err(),
            row().text("note").unwrap_err(),
            row().flag("is_open").unwrap_err(),
        ] {
            let StoreError::Column { column, .. } = &error else { unreachable!("{error:?}") };
            assert!(error.to_string().contains(column.as_str()));
        }
    }
}
