//! Words for the fields and codes of the log, so that history reads like
//! sentences and not like columns.

use crate::claims::LineKind;
use crate::kind::Kind;
use crate::offers::Labels;
use crate::people::NEEDS;
use crate::rates::MILEAGE_CAR;
use crate::store::RECORDED;
use crate::values::{Choice, Miles, Pence, from_code, language_name};
use crate::words::Profile;

/// Every code that the page shows, by the name of its enum, with its words:
/// `bindings` writes them for it.
#[must_use]
pub fn choices() -> Vec<(&'static str, &'static [Choice])> {
    let of_kinds = Kind::ALL.iter().flat_map(|kind| kind.offers().words);
    let mut all: Vec<_> = of_kinds.map(|words| (words.name, words.choices)).collect();
    all.push(("Kind", Kind::CHOICES));
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

/// A stored value as people read it.
#[must_use]
pub fn value(table: &str, field: &str, value: &str) -> String {
    if let Some(choice) = of_code(table, field, value) {
        return choice.label.to_owned();
    }
    let number = || value.parse::<i32>().unwrap_or_default();
    let word = match (table, field) {
        ("claim" | "claim_line" | "payment", "pence" | "offered" | "accepted") => {
            Some(Pence(number()).to_string())
        }
        ("claim_line", "miles") => Some(Miles(number()).to_string()),
        ("need", "code") => owned(NEEDS.iter().find(|n| n.code == value).map(|n| n.label)),
        ("person", "no_phone" | "no_text" | "no_email" | "no_post")
        | ("claim_line", "receipt")
        | ("handout", "template") => owned(Some(if value == "1" { "yes" } else { "no" })),
        ("handout" | "person" | "format_request", "language") => Some(language_name(value)),
        ("format_request", "cost") => Some(Pence(number()).to_string()),
        ("handout", "profile") => from_code(value).map(|id| Profile::of(id).label.clone()),
        ("easy", "field") => beside(value),
        ("rate", "tenths") => Some(format!("{}p", f64::from(number()) / 10.0)),
        ("rate", "after_miles") => Some(format!("{} miles", Miles(number() * 10))),
        ("handout_version", "at") => {
            value.get(..10).and_then(|day| day.parse().ok()).map(crate::values::long_day)
        }
        ("rate", "kind") if value == MILEAGE_CAR => owned(Some(LineKind::Mileage.label())),
        (
            _,
            "on_day" | "from_day" | "done_on" | "asked_on" | "due_on" | "sent_on" | "added_on"
            | "recovered_on",
        ) => value.parse().ok().map(crate::values::long_day),
        _ => None,
    };
    word.unwrap_or_else(|| value.to_owned())
}

/// The field beside which easy words stand: "what can change".
fn beside(name: &str) -> Option<String> {
    let table = RECORDED.iter().find(|table| table.easy.contains(&name))?;
    Some(field(table.name, name).to_owned())
}

fn owned(label: Option<&str>) -> Option<String> {
    label.map(str::to_owned)
}

/// What some kind's words say of a code that is kept in this column.
fn of_code(table: &str, field: &str, code: &str) -> Option<&'static Choice> {
    let mut words = Kind::ALL.iter().flat_map(|kind| kind.offers().words);
    let words = words.find(|words| words.kept_in.contains(&(table, field)))?;
    words.choices.iter().find(|choice| choice.code == code)
}
