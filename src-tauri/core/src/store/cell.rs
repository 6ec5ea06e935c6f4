//! Between a row of the file and a struct: each column is read as the field of that name expects it.
//!
//! A `bool` is kept as 0 or 1, a date as ISO text, a unit variant as its name, and anything with parts of its own
//! (a measure, a list of days) as JSON text.

use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Row, Statement};
use serde::Deserializer;
use serde::de::value::{Error as DeError, MapDeserializer, StrDeserializer};
use serde::de::{DeserializeOwned, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Value as Json;
use serde_json::de::StrRead;

/// Reads one row into a struct by the names of its columns; columns without a field are passed over.
pub(super) fn from_row<T: DeserializeOwned>(row: &Row<'_>) -> rusqlite::Result<T> {
    Columns::of(row.as_ref()).read(row)
}

/// The names of a query's columns, asked for once and not with every row.
pub(super) struct Columns(Vec<String>);

impl Columns {
    pub(super) fn of(statement: &Statement<'_>) -> Self {
        let names = statement.column_names();
        Self(names.into_iter().map(str::to_owned).collect())
    }

    /// As [`from_row`].
    pub(super) fn read<T: DeserializeOwned>(&self, row: &Row<'_>) -> rusqlite::Result<T> {
        // Every name is that of a column, so each can be had.
        let cells = self
            .0
            .iter()
            .enumerate()
            .filter_map(|(index, name)| Some((name.as_str(), Cell(row.get_ref(index).ok()?))));
        T::deserialize(MapDeserializer::<_, DeError>::new(cells)).map_err(|error| {
            let kind = rusqlite::types::Type::Null;
            rusqlite::Error::FromSqlConversionFailure(0, kind, Box::new(error))
        })
    }
}

/// The value of a field as the file keeps it.
pub(super) fn to_sql(value: &Json) -> Sql {
    match value {
        Json::Null => Sql::Null,
        Json::Bool(flag) => Sql::Integer(i64::from(*flag)),
        Json::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Sql::Integer(whole),
            (None, Some(real)) => Sql::Real(real),
            (None, None) => Sql::Null,
        },
        Json::String(text) => Sql::Text(text.clone()),
        Json::Array(_) | Json::Object(_) => Sql::Text(value.to_string()),
    }
}

#[derive(Clone, Copy)]
struct Cell<'a>(ValueRef<'a>);

impl<'a> Cell<'a> {
    fn text(self) -> Result<&'a str, DeError> {
        self.0.as_str().map_err(DeError::custom)
    }

    /// Reads what is written as JSON, straight into what is wanted.
    fn json<T>(
        self,
        read: impl FnOnce(&mut serde_json::Deserializer<StrRead<'a>>) -> serde_json::Result<T>,
    ) -> Result<T, DeError> {
        let mut reader = serde_json::Deserializer::from_str(self.text()?);
        let value = read(&mut reader).map_err(DeError::custom)?;
        reader.end().map_err(DeError::custom)?;
        Ok(value)
    }
}

impl<'de> IntoDeserializer<'de, DeError> for Cell<'de> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Cell<'de> {
    type Error = DeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        match self.0 {
            ValueRef::Null => visitor.visit_unit(),
            ValueRef::Integer(whole) => visitor.visit_i64(whole),
            ValueRef::Real(real) => visitor.visit_f64(real),
            ValueRef::Blob(bytes) => visitor.visit_borrowed_bytes(bytes),
            ValueRef::Text(_) => {
                let text = self.text()?;
                if text.starts_with('{') || text.starts_with('[') {
                    self.json(|json| json.deserialize_any(visitor))
                } else {
                    visitor.visit_borrowed_str(text)
                }
            }
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        visitor.visit_bool(self.0.as_i64().map_err(DeError::custom)? != 0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        match self.0 {
            ValueRef::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        let text = self.text()?;
        if text.starts_with('{') {
            self.json(|json| json.deserialize_enum(name, variants, visitor))
        } else {
            let unit: StrDeserializer<'_, DeError> = text.into_deserializer();
            unit.deserialize_enum(name, variants, visitor)
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.json(|json| json.deserialize_seq(visitor))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        self.json(|json| json.deserialize_map(visitor))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeError> {
        self.json(|json| json.deserialize_struct(name, fields, visitor))
    }

    /// A column that the struct has no field for: what is written in it is not looked at.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier
    }
}
