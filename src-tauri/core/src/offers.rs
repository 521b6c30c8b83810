//! What a kind of record offers, as plain functions: a folder a kind fills one in,
//! and whatever is the same for every kind (command line, export, print, sample,
//! the tests of all duties) loops over them in `records.rs`.

use crate::documents::Document;
use crate::error::{Error, Problem, Result};
use crate::listing::{Filters, ListQuery, Listing, Sorts};
use crate::paper::Finding;
use crate::sheet::Cell;
use crate::store::{Names, Now, OfficerRef, Opposite, Saved, Store, Tx};
use crate::values::{Choice, MOST_PARTS, Miles, Pence, When, language_name, long_day};
use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// Who asks, and on which day.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    pub conn: &'a Connection,
    pub officer: &'a OfficerRef,
    pub today: NaiveDate,
}

impl<'a> Ask<'a> {
    #[must_use]
    pub fn of(store: &'a Store, now: Now) -> Self {
        Self::on(store, now.today)
    }

    #[must_use]
    pub fn on(store: &'a Store, today: NaiveDate) -> Self {
        Self { conn: store.read(), officer: store.officer(), today }
    }
}

/// A record as it was read whole.
pub trait Whole {
    /// As scripts read it.
    ///
    /// # Errors
    /// Never, in practice.
    fn json(&self) -> Result<Value>;
    /// A row of its sheet, under [`Offers::headings`].
    fn cells(&self) -> Vec<Cell>;
    /// A line for people, on the command line; the id comes before it.
    fn line(&self) -> String;
    fn id(&self) -> &str;
    /// Something of it should be done and is not.
    fn is_overdue(&self) -> bool {
        false
    }
}

/// A row of a list, as far as every list has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: String,
    /// Under [`Print::headings`]; the first says what the record is called.
    pub cells: Vec<String>,
}

/// Something of a record that is to be done by now, or soon.
#[derive(Debug, Clone)]
pub struct Due {
    pub id: String,
    pub on: When,
    pub title: String,
    pub detail: String,
    pub is_late: bool,
}

/// The first of what is due, what is late longest before all, and how much there is.
#[derive(Debug, Clone)]
pub struct Dues<T = Due> {
    /// At most [`MOST_DUE`].
    pub first: Vec<T>,
    pub late: u32,
    pub soon: u32,
}

impl<T> Dues<T> {
    /// Those that become `U`.
    pub fn filter_map<U>(self, into: impl FnMut(T) -> Option<U>) -> Dues<U> {
        let Self { first, late, soon } = self;
        Dues { first: first.into_iter().filter_map(into).collect(), late, soon }
    }
}

/// Nobody reads thousands on a page; the lists have all of it.
pub const MOST_DUE: u32 = 100;

/// A list on paper.
pub struct Print {
    pub title: &'static str,
    pub headings: &'static [&'static str],
    /// More columns than fit an upright page.
    pub wide: bool,
    pub leaves_out: Option<LeavesOut>,
}

/// Rows that do not stand on paper, where nobody asked for them.
pub struct LeavesOut {
    /// The name of [`Filters::by`] for those who do.
    pub but: &'static str,
    /// Whoever narrows the list by this asks for them.
    pub unless: &'static str,
    /// "12 more are left out: they …"
    pub why: &'static str,
}

/// What a kind of record prints by itself, in every format of handouts.
pub struct Handout {
    /// On the command line and of a run: `project`, `plan`.
    pub word: &'static str,
    pub of: HandoutOf,
    /// Whether a file of it names people.
    pub names: Names,
    /// What should be mended in a record before its handout goes out, besides what every
    /// document is looked over for.
    pub findings: Option<OfRecord<Finding>>,
    /// The same in other languages, each with its id, this one first; without it, it is in
    /// English alone.
    pub languages: Option<OfRecord<(String, String)>>,
}

/// What is read of the record with this id.
pub type OfRecord<T> = fn(&Connection, &str) -> Result<Vec<T>>;

pub enum HandoutOf {
    /// Of a record.
    Each(fn(&Connection, &str, NaiveDate) -> Result<Document>),
    /// Of all records together, with a name for its file.
    All { title: &'static str, document: fn(&Connection, NaiveDate) -> Result<Document> },
}

/// A sheet whose columns, in the order of its headings, fill these fields of the draft.
#[derive(Debug)]
pub struct Fields {
    pub columns: &'static [&'static str],
    /// What others call a column: its field, and their headings.
    pub others: &'static [(&'static str, &'static [&'static str])],
    /// What a field is where a row does not say, or not in words that are understood.
    pub otherwise: &'static [(&'static str, &'static str)],
    /// What was typed, against the rules. Writes nothing.
    pub check: fn(Map<String, Value>, Now) -> Result<()>,
    pub add: fn(&Tx<'_>, Map<String, Value>) -> Result<String>,
}

/// A reader of a sheet that `import/` has for one kind alone. It stands on a
/// higher floor than what the kind offers, so it is named and not handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    People,
    Plan,
}

/// How a sheet of a kind comes in.
pub enum Bring {
    Own(Own),
    /// Each column of the sheet fills a field of the draft.
    Fields(Fields),
    /// Not at all, and why not.
    Never(&'static str),
}

/// Columns, and what history calls them: "the phone number".
pub type Labels = &'static [(&'static str, &'static str)];

/// How a stored value is shown to people.
#[derive(Clone, Copy)]
pub enum Shown {
    Pence,
    /// Tenths of a mile.
    Miles,
    YesNo,
    Day,
    /// A moment, of which people want the day.
    Moment,
    Language,
    /// A number as it is: a size in points.
    Number,
    /// In words of its own; nothing where it has none.
    By(fn(&str) -> Option<String>),
}

impl Shown {
    /// A stored value in words; nothing where it is none of the kind.
    #[must_use]
    pub fn words(self, value: &str) -> Option<String> {
        match self {
            Self::Pence => Some(Pence(value.parse().ok()?).to_string()),
            Self::Miles => Some(Miles(value.parse().ok()?).to_string()),
            Self::YesNo => Some(if value == "1" { "yes" } else { "no" }.to_owned()),
            Self::Day => Some(long_day(value.parse().ok()?)),
            Self::Moment => Some(long_day(value.get(..10)?.parse().ok()?)),
            Self::Language => Some(language_name(value)),
            Self::Number => Some(value.to_owned()),
            Self::By(words) => words(value),
        }
    }
}

/// An enum of codes, by its name in the contract, and where it is kept.
pub struct Words {
    pub name: &'static str,
    pub choices: &'static [Choice],
    /// Table and column.
    pub kept_in: &'static [(&'static str, &'static str)],
}

/// Hands over each record in the stored order, one at a time.
pub type Each = fn(&Ask<'_>, &mut dyn FnMut(&dyn Whole) -> Result<()>) -> Result<()>;

/// Saves a record, or a new one, as its draft's fields say.
pub type Save = fn(&mut Store, Option<&str>, Map<String, Value>, Now) -> Result<Saved>;

pub struct Offers {
    /// The word of its list on the command line and in file names: `people`, `plan`.
    pub list_word: &'static str,
    /// As scripts read it.
    pub one: fn(&Ask<'_>, &str) -> Result<Value>,
    /// What a form starts from: empty, or a record as it was typed.
    pub draft: fn(&Ask<'_>, Option<&str>) -> Result<Value>,
    pub each: Each,
    /// A page of the list, filtered and sorted.
    pub list: fn(&Ask<'_>, &ListQuery) -> Result<Listing<Listed>>,
    /// What is late or due soon, for Today; [`nothing_due`] says that nothing ever is.
    pub due: fn(&Ask<'_>) -> Result<Dues>,
    /// The same page, as the window gets it: the page's fixtures are written from it.
    pub list_json: fn(&Ask<'_>, &ListQuery) -> Result<Value>,
    /// Names that `list` can sort by; "" is its own order.
    pub sorts: Sorts,
    /// What `list` can be narrowed by.
    pub filters: Filters,
    /// Adds a record, or changes what is named of the one with this id.
    pub save: Save,
    pub delete: fn(&mut Store, &str, Now) -> Result<Saved>,
    /// Of its sheet, for CSV.
    pub headings: &'static [&'static str],
    /// What of a record its sheet does not hold, so that nobody takes it for a copy of
    /// all; empty where it holds everything.
    pub leaves_out: &'static str,
    pub print: Print,
    pub handout: Option<Handout>,
    /// Codes that its tables hold, with their words.
    pub words: &'static [Words],
    /// What the columns of its tables are called.
    pub labels: &'static [(&'static str, Labels)],
    /// What stands in the columns of its tables, where that is no text and no code.
    pub shown: &'static [(&'static str, &'static str, Shown)],
    /// Whether the officer who works could do this now; an undo asks it too.
    pub may: fn(&Connection, &str, Opposite) -> Result<()>,
    /// Whether the record as it stands would be saved, with every problem where it
    /// would not. An undo asks it of what it leaves; what a save makes of the
    /// fields is made anew.
    pub holds: fn(&Tx<'_>, &str) -> Result<()>,
    /// Whether a sheet of it can be brought in, and how.
    pub bring: Bring,
    pub sample: Sample,
}

/// Records of the made-up council, and what is done with them.
pub struct Sample {
    /// A line of JSON each: `{"on": day, "draft": …}`, with `"by"` where not the first
    /// officer enters it, with a `"key"` where others name it as `"@key"`, and with what is
    /// done `"after"` it: `{"on": day, "save": fields}` or `{"on": day, "then": …}`.
    pub lines: &'static str,
    /// Does with the record what `"then"` says.
    pub then: fn(&mut Store, &str, Value, Now) -> Result<Saved>,
}

impl Sample {
    /// Of a kind whose records are saved, and no more.
    #[must_use]
    pub const fn of(lines: &'static str) -> Self {
        Self { lines, then: |_, _, _, _| Err(Error::bug("the sample has an unknown step")) }
    }
}

/// For kinds whose records may always be changed and deleted.
///
/// # Errors
/// Never.
pub fn may_always(_: &Connection, _: &str, _: Opposite) -> Result<()> {
    Ok(())
}

/// For kinds of which nothing is ever to be done by a day.
///
/// # Errors
/// Never.
pub fn nothing_due(_: &Ask<'_>) -> Result<Dues> {
    Ok(Dues { first: Vec::new(), late: 0, soon: 0 })
}

/// A record as scripts read it.
///
/// # Errors
/// Never, in practice.
pub fn json<T: Serialize>(record: &T) -> Result<Value> {
    Ok(serde_json::to_value(record)?)
}

/// A part of a draft that is a list, and what an element holds where a script
/// leaves it out.
pub type Part = (&'static str, fn() -> Result<Value>);

/// What was typed, over what stands already; parts of a record may leave out
/// what they do not say.
///
/// # Errors
/// `BadInput` for a field that is not there, or is of another kind.
pub fn over<T: Serialize + DeserializeOwned + Default>(
    before: Option<T>,
    typed: Map<String, Value>,
    parts: &[Part],
) -> Result<T> {
    let mut whole = serde_json::to_value(before.unwrap_or_default())?;
    if let Some(fields) = whole.as_object_mut() {
        for (name, value) in typed {
            let value = match parts.iter().find(|(part, _)| *part == name) {
                // Of too many nothing is filled in: whoever checks the draft says so.
                Some((_, empty)) if is_few(&value) => filled(empty()?, value),
                Some(_) => value,
                None => value,
            };
            if fields.get(&name).is_some_and(|before| is_same_day(before, &value)) {
                continue;
            }
            fields.insert(name, value);
        }
    }
    match serde_json::from_value::<T>(whole.clone()) {
        Ok(draft) => Ok(draft),
        Err(error) => Err(Error::of(not_read::<T>(&whole, &error)?)),
    }
}

/// Whether a day comes back as scripts read it, "2026-11-09", where its words stand.
fn is_same_day(before: &Value, typed: &Value) -> bool {
    let (Some(before), Some(typed)) = (before.as_str(), typed.as_str()) else { return false };
    before != typed
        && typed.starts_with(|c: char| c.is_ascii_digit())
        && When::typed(before).is_ok_and(|when| when.iso() == typed)
}

/// Every field that can't be read, each by itself over an empty draft.
fn not_read<T: Serialize + DeserializeOwned + Default>(
    whole: &Value,
    error: &serde_json::Error,
) -> Result<Vec<Problem>> {
    let empty = serde_json::to_value(T::default())?;
    let mut problems = Vec::new();
    for (name, value) in whole.as_object().into_iter().flatten() {
        let mut alone = empty.clone();
        if let Some(fields) = alone.as_object_mut() {
            fields.insert(name.clone(), value.clone());
        }
        if let Err(error) = serde_json::from_value::<T>(alone) {
            problems.push(Problem::new(name.clone(), in_plain_words(&error)));
        }
    }
    if problems.is_empty() {
        problems.push(Problem::new("", in_plain_words(error)));
    }
    Ok(problems)
}

/// What a reader of JSON expected, as a sentence.
fn in_plain_words(error: &serde_json::Error) -> String {
    let told = error.to_string();
    let expected = told.split_once("expected ").map_or("", |(_, expected)| expected);
    let words = |list: &str| list.trim_start_matches("one of ").replace('`', "");
    if told.starts_with("unknown variant") {
        format!("Use one of these words: {}.", words(expected))
    } else if told.starts_with("unknown field") {
        "There is no field of this name.".to_owned()
    } else if let Some(field) = told.strip_prefix("missing field ") {
        format!("The field {} is missing.", words(field))
    } else if expected.starts_with("a string") || expected.starts_with("string") {
        "Write this as text, in quotation marks.".to_owned()
    } else if expected.starts_with("a boolean") {
        "Write true or false.".to_owned()
    } else if expected.starts_with("a sequence") {
        "Write this as a list, in square brackets.".to_owned()
    } else if expected.starts_with("struct") || expected.starts_with("a map") {
        "Write this as fields with their values, in braces.".to_owned()
    } else if ["u", "i", "f"].iter().any(|sort| expected.starts_with(sort)) {
        "Write this as a number.".to_owned()
    } else {
        "This can't be read.".to_owned()
    }
}

fn is_few(value: &Value) -> bool {
    value.as_array().is_none_or(|parts| parts.len() <= MOST_PARTS)
}

fn filled(empty: Value, value: Value) -> Value {
    let (Value::Array(parts), Value::Object(empty)) = (&value, &empty) else { return value };
    let filled = parts.iter().map(|part| match part {
        Value::Object(part) => {
            let mut whole = empty.clone();
            whole.extend(part.clone());
            Value::Object(whole)
        }
        other => other.clone(),
    });
    Value::Array(filled.collect())
}
