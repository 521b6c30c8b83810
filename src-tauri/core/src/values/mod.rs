//! Values that several kinds of record share: money, days that may be vague,
//! miles, and text as people type it.

mod alike;
mod code;
pub mod found;
mod language;
mod list;
mod money;
mod phone;
mod points;
mod text;
mod unseen;
mod when;

/// What stands before the id of a picture of the office's own wherever a record names one.
pub const OWN_PICTURE: &str = "own:";

pub use alike::look_alike;
pub use code::{Choice, code_of, from_code};
pub(crate) use code::{as_typed, choices, stored_as_code};
pub use language::{LANGUAGE_TAGS, LANGUAGES, is_language, language_name, language_tag, language_tag_among};
pub(crate) use list::{is_closed, parts, quoted, unquoted};
pub use money::{Miles, Pence};
pub use phone::phone_groups;
pub(crate) use points::numbers;
pub use points::{POINT_SIZES, points, points_among};
pub use text::{Form, filed, fold, one_line};
pub(crate) use text::{MOST_PARTS, one_after_another};
pub use unseen::{is_blank, visible};
pub(crate) use when::{MONTHS, WEEKDAYS};
pub use when::{NotADay, When, long_day};
