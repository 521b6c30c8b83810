//! Enums that are kept as their snake_case code, in JSON and in the store.

use serde::de::IntoDeserializer;

/// Keeps a serde enum as its code in SQLite, so that the code is written once.
macro_rules! stored_as_code {
    ($($kind:ty),* $(,)?) => {$(
        impl rusqlite::ToSql for $kind {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok($crate::values::code_of(self).into())
            }
        }
        impl rusqlite::types::FromSql for $kind {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                $crate::values::from_code(value.as_str()?).ok_or(rusqlite::types::FromSqlError::InvalidType)
            }
        }
    )*};
}
pub(crate) use stored_as_code;

/// The code under which serde knows a value of a plain enum.
pub fn code_of<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

pub fn from_code<T: serde::de::DeserializeOwned>(code: &str) -> Option<T> {
    let code: serde::de::value::StrDeserializer<'_, serde::de::value::Error> = code.into_deserializer();
    T::deserialize(code).ok()
}

/// A field as typed: text, or a number where a script writes one.
pub(crate) fn as_typed<'de, D: serde::Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    use serde::Deserialize;
    match serde_json::Value::deserialize(from)? {
        serde_json::Value::String(text) => Ok(text),
        serde_json::Value::Number(number) => Ok(number.to_string()),
        serde_json::Value::Null => Ok(String::new()),
        _ => Err(serde::de::Error::custom("write text or a number here")),
    }
}
