//! How our four kinds of value meet PostgreSQL's types, both ways. Kinds that have no twin on SQLite (boolean, numeric,
//! timestamp) are refused with the cast that avoids them, so that no statement works on one database only.

use std::error::Error;

use ::postgres::types::private::BytesMut;
use ::postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::{StoreError, Value};

/// A value on its way to the server; its form follows the type the server expects.
#[derive(Debug)]
pub(crate) struct Bound<'v>(pub(crate) &'v Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self.0, ty) {
            (Value::Null, _) => Ok(IsNull::Yes),
            (Value::Int(number), &Type::INT8) => number.to_sql(ty, out),
            (Value::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(ty, out),
            (Value::Int(number), &Type::INT2) => i16::try_from(*number)?.to_sql(ty, out),
            (Value::Text(text), ty) if is_text(ty) => text.to_sql(ty, out),
            (Value::Bytes(bytes), &Type::BYTEA) => bytes.to_sql(ty, out),
            (value, ty) => Err(format!("{} was given where the server expects {ty}", value.kind()).into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// The values of a row, in the order of its columns.
pub(crate) fn read(row: &::postgres::Row) -> Result<Vec<Value>, StoreError> {
    let read_one = |(place, column): (usize, &::postgres::Column)| {
        row.try_get::<_, Taken>(place).map(|taken| taken.0).map_err(|error| StoreError::Column {
            column: column.name().to_owned(),
            problem: error.source().map_or_else(|| error.to_string(), ToString::to_string),
        })
    };
    row.columns().iter().enumerate().map(read_one).collect()
}

struct Taken(Value);

impl<'a> FromSql<'a> for Taken {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        let value = match *ty {
            Type::INT8 => Value::Int(i64::from_sql(ty, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(ty, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(ty, raw)?.into()),
            Type::BYTEA => Value::Bytes(raw.to_vec()),
            _ if is_text(ty) => Value::Text(String::from_sql(ty, raw)?),
            Type::VOID => Value::Null,
            _ => return Err(format!("is {ty} there: CAST it AS BIGINT or TEXT").into()),
        };
        Ok(Self(value))
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self(Value::Null))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

fn is_text(ty: &Type) -> bool {
    matches!(*ty, Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME | Type::UNKNOWN)
}
