//! Words for the fields and codes of the log, so that history reads like
//! sentences and not like columns.

use crate::claims::LineKind;
use crate::documents::{HandoutFormat, Sheet};
use crate::kind::Kind;
use crate::offers::{Labels, Shown};
use crate::rates::MILEAGE_CAR;
use crate::store::RECORDED;
use crate::values::{Choice, Miles};

/// Every code that the page shows, by the name of its enum, with its words:
/// `bindings` writes them for it.
#[must_use]
pub fn choices() -> Vec<(&'static str, &'static [Choice])> {
    let of_kinds = Kind::ALL.iter().flat_map(|kind| kind.offers().words);
    let mut all: Vec<_> = of_kinds.map(|words| (words.name, words.choices)).collect();
    all.push(("Kind", Kind::CHOICES));
    all.push(("HandoutFormat", HandoutFormat::CHOICES));
    all.push(("Sheet", Sheet::CHOICES));
    all.sort_by_key(|(name, _)| *name);
    all
}

/// Columns that mean nothing to people.
#[must_use]
pub fn is_inner(field: &str) -> bool {
    matches!(
        field,
        "sequence"
            | "position"
            | "sort_name"
            | "tbl"
            | "row_id"
            | "rate"
            | "rate_after"
            | "miles_after"
            | "draft"
            | "saw"
            | "keyed_at"
            | "content"
            | "made_from_table"
            | "made_from_id"
    ) || field.ends_with("_from")
        || field.ends_with("_until")
}

/// "the phone number", for "changed … from … to …".
#[must_use]
pub fn field(table: &str, field: &str) -> &'static str {
    let of_kinds = Kind::ALL.iter().flat_map(|kind| kind.offers().labels).chain(OTHERS);
    let mut labels = of_kinds.filter(|(of, _)| *of == table).flat_map(|(_, labels)| *labels);
    // A newer version may have columns that this one has no words for.
    labels.find(|(column, _)| *column == field).map_or("something newer", |(_, label)| label)
}

/// What a setting is called, by its id.
#[must_use]
pub fn setting(id: &str) -> &'static str {
    match id {
        "council" => "the council’s name",
        "department" => "the department",
        "contact_phone" => "the telephone number on handouts",
        "contact_email" => "the e-mail address on handouts",
        "contact_address" => "the address on handouts",
        "contact_web" => "the web page on handouts",
        "other_formats" => "the sentence about other formats",
        "lock_after_minutes" => "the minutes until Alongside locks",
        "last_backup" => "the day of the last backup",
        "sample" => "whether the council is made up",
        "missing" => "what was saved and is missing",
        _ => "a setting",
    }
}

/// Of the tables that belong to no kind of record.
const OTHERS: &[(&str, Labels)] = &[
    (
        "officer",
        &[
            ("name", "the name"),
            ("added_by", "the officer who gave the key"),
            ("seconded_by", "the officer who agreed"),
            ("added_on", "the day the key was given"),
            ("recovered_on", "the day the recovery key was used"),
            ("keyed_at", "when a passphrase was chosen"),
        ],
    ),
    ("setting", &[("value", "a setting")]),
    (
        "rate",
        &[
            ("kind", "the kind of rate"),
            ("from_day", "the day from which a rate counts"),
            ("tenths", "the rate"),
            ("after_miles", "the miles after which a rate counts"),
            ("source", "where a rate comes from"),
        ],
    ),
    (
        "easy",
        &[("field", "what easy words stand beside"), ("words", "the easy words"), ("picture", "the picture")],
    ),
    (
        "picture",
        &[
            ("label", "the name of a picture"),
            ("alt", "what is to be seen in a picture"),
            ("words", "what a picture is found by"),
            ("pack", "the picture pack"),
            ("credit", "who made a picture"),
            ("licence", "the licence of a picture"),
        ],
    ),
];

/// Of the tables that belong to no kind of record: what is no text and no code.
const OTHERS_SHOWN: &[(&str, &str, Shown)] = &[
    ("officer", "added_on", Shown::Day),
    ("officer", "recovered_on", Shown::Day),
    ("easy", "field", Shown::By(beside)),
    ("rate", "kind", Shown::By(|kind| (kind == MILEAGE_CAR).then(|| LineKind::Mileage.label().to_owned()))),
    ("rate", "from_day", Shown::Day),
    ("rate", "tenths", Shown::By(|tenths| Some(format!("{}p", tenths.parse::<f64>().ok()? / 10.0)))),
    (
        "rate",
        "after_miles",
        Shown::By(|miles| Some(format!("{} miles", Miles(miles.parse::<i32>().ok()? * 10)))),
    ),
];

/// What stands in a column, where it is no text and no code.
#[must_use]
pub fn shown(table: &str, field: &str) -> Option<Shown> {
    let of_kinds = Kind::ALL.iter().flat_map(|kind| kind.offers().shown).chain(OTHERS_SHOWN);
    of_kinds.copied().find(|(of, column, _)| (*of, *column) == (table, field)).map(|(_, _, shown)| shown)
}

/// A stored value as people read it.
#[must_use]
pub fn value(table: &str, field: &str, value: &str) -> String {
    let of_code = || of_code(table, field, value).map(|choice| choice.label.to_owned());
    let words = shown(table, field).and_then(|shown| shown.words(value)).or_else(of_code);
    words.unwrap_or_else(|| value.to_owned())
}

/// The field beside which easy words stand: "what can change". Some stand beside several
/// columns at once.
fn beside(name: &str) -> Option<String> {
    let table = RECORDED.iter().find(|table| table.easy.contains(&name))?;
    let labels = Kind::ALL.iter().flat_map(|kind| kind.offers().labels);
    let mut labels = labels.filter(|(of, _)| *of == table.name).flat_map(|(_, labels)| *labels);
    let is_its = |column: &str| column == name || column.strip_suffix("_words") == Some(name);
    labels.find(|(column, _)| is_its(column)).map(|(_, label)| (*label).to_owned())
}

/// What some kind's words say of a code that is kept in this column.
fn of_code(table: &str, field: &str, code: &str) -> Option<&'static Choice> {
    let mut words = Kind::ALL.iter().flat_map(|kind| kind.offers().words);
    let words = words.find(|words| words.kept_in.contains(&(table, field)))?;
    words.choices.iter().find(|choice| choice.code == code)
}
