//! Values that several kinds of record share: money, days that may be vague,
//! miles, and text as people type it.

mod code;
pub mod found;
mod language;
mod money;
mod text;
mod when;

pub use code::{Choice, code_of, from_code};
pub(crate) use code::{as_typed, choices, stored_as_code};
pub use language::{LANGUAGES, is_language, language_name, language_tag};
pub use money::{Miles, Pence};
pub use text::{Form, fold, one_line};
pub(crate) use when::{MONTHS, WEEKDAYS};
pub use when::{NotADay, When, long_day};
