//! Choices: enums that are kept as a code, in JSON and in the store, and shown
//! in words. Both are written once, beside each other; screen, CSV, print and
//! history say the same.

use serde::de::IntoDeserializer;

/// A code and the words that people read for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Choice {
    pub code: &'static str,
    pub label: &'static str,
}

/// An enum with its codes and words: `Variant "code" "What people read",`
macro_rules! choices {
    ($(
        $(#[$meta:meta])*
        $vis:vis enum $name:ident { $($(#[$of:meta])* $variant:ident $code:literal $label:literal),* $(,)? }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, specta::Type)]
        $vis enum $name { $($(#[$of])* #[serde(rename = $code)] $variant),* }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// In the order of the list, with its words.
            pub const CHOICES: &'static [$crate::values::Choice] =
                &[$($crate::values::Choice { code: $code, label: $label }),*];
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// As it is kept.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }

            /// As people read it.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),* }
            }

            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }

            /// By its words, in capitals or not.
            #[must_use]
            pub fn from_label(words: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.label().eq_ignore_ascii_case(words))
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.code().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                Self::from_code(value.as_str()?).ok_or(rusqlite::types::FromSqlError::InvalidType)
            }
        }
    )*};
}
pub(crate) use choices;

/// Keeps a serde enum that nobody reads in words as its code in SQLite.
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
