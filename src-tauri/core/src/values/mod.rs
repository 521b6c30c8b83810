//! Values that several kinds of record share: money, days that may be vague,
//! miles, and text as people type it.

mod code;
mod list;
mod money;
mod points;
mod text;
mod unseen;
mod when;

pub(crate) use code::{as_typed, stored_as_code};
pub use code::{code_of, from_code};
pub(crate) use list::{is_closed, parts, quoted, unquoted};
pub use money::{Miles, Pence};
pub(crate) use points::numbers;
pub use points::{points, points_among};
pub use text::{Form, fold, one_line};
pub use unseen::{is_blank, visible};
pub(crate) use when::{MONTHS, WEEKDAYS};
pub use when::{NotADay, When, long_day};
