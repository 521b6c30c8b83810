//! Words for the fields and codes of the log, so that history reads like
//! sentences and not like columns.

use crate::claims::{ClaimStatus, LineKind, PaymentAnswer};
use crate::people::NEEDS;
use crate::plan::Mark;
use crate::projects::Rung;
use crate::values::{Miles, Pence, from_code};

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

/// "add a person" as it was done: "added a person".
#[must_use]
pub fn past(purpose: &str) -> String {
    const DEEDS: &[(&str, &str)] = &[
        ("add ", "added "),
        ("approve ", "approved "),
        ("bring again: ", "brought again: "),
        ("bring in ", "brought in "),
        ("keep ", "kept "),
        ("change ", "changed "),
        ("delete ", "deleted "),
        ("mark ", "marked "),
        ("move ", "moved "),
        ("note ", "noted "),
        ("pay ", "paid "),
        ("refuse ", "refused "),
        ("send ", "sent "),
        ("start ", "started "),
        ("submit ", "submitted "),
        ("take back: ", "took back: "),
    ];
    let deed = DEEDS.iter().find_map(|(deed, past)| Some((past, purpose.strip_prefix(deed)?)));
    deed.map_or_else(|| purpose.to_owned(), |(past, rest)| format!("{past}{rest}"))
}

/// Fields that hold the id of another record: its table and the column to show.
pub(crate) fn points_at(table: &str, field: &str) -> Option<(&'static str, &'static str)> {
    match (table, field) {
        (_, "person") | ("project", "chair_person") => Some(("person", "name")),
        ("claim" | "rung", "project") => Some(("project", "title")),
        (_, "officer" | "entered_by") => Some(("officer", "name")),
        ("claim_line" | "decision" | "payment", "claim") => Some(("claim", "number")),
        ("milestone" | "review", "action") => Some(("action", "action")),
        (_, "handout") | ("handout", "translation_of") => Some(("handout", "title")),
        _ => None,
    }
}

/// A stored value as people read it.
#[must_use]
pub fn value(table: &str, field: &str, value: &str) -> String {
    let number = || value.parse::<i32>().unwrap_or_default();
    let word = match (table, field) {
        ("claim" | "claim_line" | "payment", "pence" | "offered" | "accepted") => {
            Some(Pence(number()).to_string())
        }
        ("claim_line", "miles") => Some(Miles(number()).to_string()),
        ("claim_line", "kind") => from_code::<LineKind>(value).map(|k| k.label().to_owned()),
        ("claim", "answer") => from_code::<PaymentAnswer>(value).map(|k| k.label().to_owned()),
        ("decision", "kind") => from_code::<ClaimStatus>(value).map(|k| k.label().to_owned()),
        ("rung", "rung") => from_code::<Rung>(value).map(|k| k.label().to_owned()),
        ("need", "code") => NEEDS.iter().find(|n| n.code == value).map(|n| n.label.to_owned()),
        ("milestone" | "action", "status") => Some(match value {
            "complete_operating" => Mark::CompleteOperating.label().to_lowercase(),
            other => other.replace('_', " "),
        }),
        ("person", "no_phone" | "no_text" | "no_email" | "no_post") | ("claim_line", "receipt") => {
            Some(if value == "1" { "yes" } else { "no" }.to_owned())
        }
        ("handout", "language") | ("person", "language") => Some(language(value)),
        ("format_request", "cost") => Some(Pence(number()).to_string()),
        ("handout", "template") => Some(if value == "1" { "yes" } else { "no" }.to_owned()),
        ("person", "best_way" | "format" | "paper_colour" | "braille_grade")
        | ("handout", "profile")
        | ("handout_part", "kind" | "picture")
        | ("format_request", "format")
        | ("agreement", "channel" | "state")
        | ("project", "setting" | "status") => Some(value.replace('_', " ")),
        (_, "on_day" | "done_on" | "asked_on" | "due_on" | "sent_on") => {
            value.parse().ok().map(crate::values::long_day)
        }
        _ => None,
    };
    word.unwrap_or_else(|| value.to_owned())
}

/// Languages that handouts come in most often here.
const LANGUAGES: &[(&str, &str)] = &[
    ("en-GB", "English"),
    ("ar", "Arabic"),
    ("bn", "Bengali"),
    ("cy", "Welsh"),
    ("gu", "Gujarati"),
    ("pa", "Punjabi"),
    ("pl", "Polish"),
    ("ro", "Romanian"),
    ("so", "Somali"),
    ("tr", "Turkish"),
    ("ur", "Urdu"),
    ("zh-Hans", "Simplified Chinese"),
];

/// A language to write a handout in.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, specta::Type)]
pub struct LanguageChoice {
    /// BCP 47.
    pub tag: String,
    pub name: String,
    /// Page numbers and the contact box are in it too; else they stay English.
    pub has_phrases: bool,
}

/// Every language of the list, English first.
#[must_use]
pub fn language_choices() -> Vec<LanguageChoice> {
    let choice = |&(tag, name): &(&str, &str)| LanguageChoice {
        tag: tag.to_owned(),
        name: name.to_owned(),
        has_phrases: crate::phrases::is_known(tag),
    };
    LANGUAGES.iter().map(choice).collect()
}

/// The name of a language; one that is not in the list keeps its tag.
#[must_use]
pub fn language(tag: &str) -> String {
    let name = LANGUAGES.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name);
    match (name, tag) {
        (Some(name), _) => name.to_owned(),
        (None, "" | "en") => "English".to_owned(),
        (None, tag) => tag.to_owned(),
    }
}

/// The tag of a language by its name, or a tag as it is.
#[must_use]
pub fn language_tag(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let named = LANGUAGES.iter().find(|(_, name)| name.eq_ignore_ascii_case(typed));
    let tag = named.map_or(typed, |(tag, _)| tag);
    (named.is_some() || crate::handouts::is_language(tag)).then(|| tag.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_without_phrases_of_ours_says_so_where_it_is_chosen() {
        let without: Vec<_> = language_choices().into_iter().filter(|one| !one.has_phrases).collect();
        assert_eq!(without.iter().map(|one| one.tag.as_str()).collect::<Vec<_>>(), ["cy"]);
        assert!(!crate::phrases::findings("cy").is_empty());
        let with_phrases: Vec<_> = crate::phrases::languages().collect();
        assert!(with_phrases.len() > 5, "{}", with_phrases.len());
        for known in with_phrases {
            assert_eq!(language(&known.tag), known.name, "the list lacks a language that has phrases");
        }
    }
}
