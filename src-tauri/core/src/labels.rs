//! Words for the fields and codes of the log, so that history reads like
//! sentences and not like columns.

use crate::claims::LineKind;
use crate::kind::Kind;
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
            | "content"
            | "made_from_table"
            | "made_from_id"
    ) || field.ends_with("_from")
        || field.ends_with("_until")
}

/// "the phone number", for "changed … from … to …".
#[must_use]
pub fn field(table: &str, field: &str) -> String {
    match (table, field) {
        ("person", "name") | ("officer", "name") => "the name",
        ("person", "phone") => "the phone number",
        ("person", "mobile") => "the mobile number",
        ("person", "email") => "the e-mail address",
        ("person", "known_as") => "the name they go by",
        ("person", "address_1" | "address_2") => "the address",
        ("person", "no_phone") => "not by phone",
        ("person", "no_text") => "not by text",
        ("person", "no_email") => "not by e-mail",
        ("person", "no_post") => "not by post",
        ("person", "reach_note") => "the note about reaching them",
        ("person", "carer") => "whether they are a carer",
        ("person", "best_way") => "the best way to reach the person",
        ("person", "format") => "the format",
        ("person", "format_size") => "the print size",
        ("person", "joined_words") => "the day of joining",
        ("need", "code") => "the need",
        ("need", "detail") => "the practical part of a need",
        ("project", "can_change") => "what can change",
        ("project", "cannot_change") => "what cannot change",
        ("project", "starts_words") => "the start",
        ("project", "ends_words") => "the end",
        ("project", "chair_officer") => "the officer in the chair",
        ("project", "chair_person") => "the person in the chair",
        ("claim", "on_day") => "the day of the activity",
        ("claim", "offered") => "the payment offered",
        ("claim", "accepted") => "the payment accepted",
        ("claim_line", "pence") => "the amount",
        ("milestone", "words") => "a milestone",
        ("milestone", "due_words") => "when a milestone is due",
        ("milestone", "status") => "a milestone",
        ("milestone", "done_on") => "the day a milestone was done",
        ("action", "owner") => "the responsible officer",
        ("easy", "words") => "the easy words",
        ("easy", "field") => "what easy words stand beside",
        ("person", "paper_colour") => "the colour of the paper",
        ("person", "braille_grade") => "the grade of braille",
        ("handout", "profile") => "whose rules of easy read count",
        ("handout", "translation_of") => "the handout it is a translation of",
        ("handout_part", "words") => "a row",
        ("handout_part", "picture") => "the picture of a row",
        ("handout_part", "alt") => "what is to be seen in a picture",
        ("handout_part", "hard_word") => "a hard word",
        ("handout_part", "meaning") => "what a hard word means",
        ("handout_version", "purpose") => "what a version was kept for",
        ("handout_check", "group_name") => "the group that checked it",
        ("handout_check", "changed") => "what was changed",
        ("format_request", "asked_on") => "the day it was asked for",
        ("format_request", "due_on") => "the day it is needed by",
        ("format_request", "sent_on") => "the day it was sent",
        (_, "on_words") | (_, "on_day") => "the day",
        (_, other) => return format!("the {}", other.replace('_', " ")),
    }
    .to_owned()
}

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
        ("rate", "kind") if value == MILEAGE_CAR => owned(Some(LineKind::Mileage.label())),
        (_, "on_day" | "done_on" | "asked_on" | "due_on" | "sent_on") => {
            value.parse().ok().map(crate::values::long_day)
        }
        _ => None,
    };
    word.unwrap_or_else(|| value.to_owned())
}

/// The field beside which easy words stand: "what can change".
fn beside(name: &str) -> Option<String> {
    let table = RECORDED.iter().find(|table| table.easy.contains(&name))?;
    Some(field(table.name, name))
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
