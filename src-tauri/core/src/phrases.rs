//! Every sentence that the app itself says on paper, in each language that it
//! can print, with whether a reader of that language has checked it.
//!
//! The words are in `phrases/`, a file a language. What officers type is never
//! here. A phrase that a language lacks is said in English.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use crate::values::LANGUAGES;

/// The phrase in a language (BCP 47), with the parts put in where the table
/// has their names in braces.
#[must_use]
pub fn say(language: &str, phrase: Phrase, parts: &[(&str, &str)]) -> String {
    let own = table(language).and_then(|table| table.phrases.get(&phrase));
    let english = || tables().iter().find(|table| table.language == ENGLISH)?.phrases.get(&phrase);
    own.or_else(english).map_or_else(String::new, |kept| filled(&kept.words, parts))
}

/// A sentence of our own in English, said in another language; nothing where
/// it is no sentence of ours, or the language lacks it.
#[must_use]
pub fn translated(english: &str, language: &str) -> Option<String> {
    let ours = tables().iter().find(|table| table.language == ENGLISH)?;
    let (phrase, _) =
        ours.phrases.iter().find(|(_, kept)| kept.words == english && !english.contains('{'))?;
    Some(table(language)?.phrases.get(phrase)?.words.clone())
}

/// Whether a language has phrases of its own. Where it has none, its pages say
/// "Page 2 of 8" in English.
#[must_use]
pub fn is_known(language: &str) -> bool {
    table(language).is_some()
}

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
        has_phrases: is_known(tag),
    };
    LANGUAGES.iter().map(choice).collect()
}

/// What an officer should know about the phrases of a language before a page goes out.
#[must_use]
pub fn findings(language: &str) -> Vec<String> {
    let Some(table) = table(language) else {
        return vec![format!(
            "The app has no phrases in the language \u{201c}{language}\u{201d}. \
             Page numbers and the contact box are in English."
        )];
    };
    let name = &table.name;
    let mut findings = Vec::new();
    if Phrase::ALL.iter().any(|phrase| !table.phrases.contains_key(phrase)) {
        findings.push(format!("Some {name} phrases are missing. They are printed in English."));
    }
    if table.phrases.values().any(|kept| kept.review == Review::Draft) {
        findings.push(format!("The {name} phrases have not been checked by a reader of {name} yet."));
    }
    findings
}

/// "30 June 2024".
#[must_use]
pub fn day(language: &str, day: NaiveDate) -> String {
    dated(language, Phrase::DayMonth, day)
}

/// "Sunday 30 June 2024" (rule ER-N4: whole dates).
#[must_use]
pub fn whole_day(language: &str, day: NaiveDate) -> String {
    dated(language, Phrase::DayWhole, day)
}

/// "June 2024".
#[must_use]
pub fn month(language: &str, day: NaiveDate) -> String {
    dated(language, Phrase::MonthOf, day)
}

/// The names of a day's weekday and month: "Thursday" and "December".
#[must_use]
pub fn names(language: &str, day: NaiveDate) -> (String, String) {
    let at = |phrases: &[Phrase], index: u32| {
        phrases.get(index as usize).map_or_else(String::new, |phrase| say(language, *phrase, &[]))
    };
    (at(&WEEKDAYS, day.weekday().num_days_from_monday()), at(&MONTHS, day.month0()))
}

/// The languages that have phrases, English first.
pub fn languages() -> impl Iterator<Item = Language> {
    tables().iter().map(|table| Language {
        tag: table.language.clone(),
        name: table.name.clone(),
        own_name: table.own_name.clone(),
        is_checked: table.phrases.values().all(|kept| kept.review == Review::Checked),
    })
}

/// A language that pages can be printed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// BCP 47.
    pub tag: String,
    /// In English.
    pub name: String,
    /// As its readers call it.
    pub own_name: String,
    /// A reader of it has checked every phrase.
    pub is_checked: bool,
}

const ENGLISH: &str = "en-GB";

const FILES: [&str; 16] = [
    include_str!("../phrases/en-GB.json"),
    include_str!("../phrases/ar.json"),
    include_str!("../phrases/bn.json"),
    include_str!("../phrases/cy.json"),
    include_str!("../phrases/fa.json"),
    include_str!("../phrases/gu.json"),
    include_str!("../phrases/hi.json"),
    include_str!("../phrases/pa.json"),
    include_str!("../phrases/pl.json"),
    include_str!("../phrases/ro.json"),
    include_str!("../phrases/so.json"),
    include_str!("../phrases/tr.json"),
    include_str!("../phrases/uk.json"),
    include_str!("../phrases/ur.json"),
    include_str!("../phrases/vi.json"),
    include_str!("../phrases/zh-Hans.json"),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    language: String,
    name: String,
    own_name: String,
    /// What has to happen before its phrases count as checked.
    #[serde(default, rename = "note")]
    _note: String,
    phrases: BTreeMap<Phrase, Kept>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    review: Review,
    words: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Review {
    /// Nobody who reads the language has seen it yet.
    Draft,
    Checked,
}

fn tables() -> &'static [Table] {
    static TABLES: OnceLock<Vec<Table>> = OnceLock::new();
    // A test proves that every file can be read.
    TABLES.get_or_init(|| FILES.iter().filter_map(|file| serde_json::from_str(file).ok()).collect())
}

/// The table of exactly this language, else of its main part: "ar-EG" is said as "ar".
fn table(language: &str) -> Option<&'static Table> {
    fn main(tag: &str) -> &str {
        tag.split('-').next().unwrap_or(tag)
    }
    let language = if language.is_empty() { ENGLISH } else { language };
    let exact = tables().iter().find(|table| table.language.eq_ignore_ascii_case(language));
    exact.or_else(|| tables().iter().find(|table| main(&table.language).eq_ignore_ascii_case(main(language))))
}

fn dated(language: &str, pattern: Phrase, day: NaiveDate) -> String {
    let (weekday, month) = names(language, day);
    let (number, year) = (day.day().to_string(), day.year().to_string());
    let parts = [("day", &*number), ("weekday", &weekday), ("month", &month), ("year", &year)];
    say(language, pattern, &parts)
}

/// Puts each part in once, so that braces within a part stay as they are.
fn filled(words: &str, parts: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, name, behind)) = placeholder(rest) {
        filled.push_str(before);
        if let Some((_, part)) = parts.iter().find(|(known, _)| *known == name) {
            filled.push_str(part);
        }
        rest = behind;
    }
    filled + rest
}

/// The first name in braces, with what stands before and behind it.
fn placeholder(words: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = words.split_once('{')?;
    let (name, behind) = rest.split_once('}')?;
    Some((before, name, behind))
}

macro_rules! phrases {
    ($($name:ident = $key:literal),* $(,)?) => {
        /// What can be said; the files have the same names in small letters.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        pub enum Phrase {
            $(#[serde(rename = $key)] $name),*
        }

        impl Phrase {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

phrases! {
    PageOf = "page_of",
    PartOf = "part_of",
    EasyRead = "easy_read",
    LargePrint = "large_print",
    ContactUs = "contact_us",
    Phone = "phone",
    Email = "email",
    Address = "address",
    Website = "website",
    OtherFormats = "other_formats",
    OurCouncil = "our_council",
    WordsWeExplain = "words_we_explain",
    HardWord = "hard_word",
    WordMeans = "word_means",
    PleaseNote = "please_note",
    WhoChecked = "who_checked",
    CheckedBy = "checked_by",
    ReadOn = "read_on",
    ReadIn = "read_in",
    Contents = "contents",
    SkipToWords = "skip_to_words",
    Picture = "picture",
    PicturesFrom = "pictures_from",
    MakerLicence = "maker_licence",
    Document = "document",
    Table = "table",
    WhatThisIsAbout = "what_this_is_about",
    WhatCanChange = "what_can_change",
    WhatCannotChange = "what_cannot_change",
    HowWeWorkTogether = "how_we_work_together",
    WhoLeads = "who_leads",
    When = "when",
    OurActionPlan = "our_action_plan",
    WaysOfWorking = "ways_of_working",
    WeHavePaidYou = "we_have_paid_you",
    WhatTheMoneyIsFor = "what_the_money_is_for",
    IfSomethingIsWrong = "if_something_is_wrong",
    PleaseCallUs = "please_call_us",
    ThankYou = "thank_you",
    Yes = "yes",
    No = "no",
    NotSure = "not_sure",
    TickOne = "tick_one",
    TickAny = "tick_any",
    WriteHere = "write_here",
    SignHere = "sign_here",
    Signature = "signature",
    Date = "date",
    ThisIsDone = "this_is_done",
    ThisIsLate = "this_is_late",
    DayMonth = "day_month",
    DayWhole = "day_whole",
    MonthOf = "month_of",
    January = "january",
    February = "february",
    March = "march",
    April = "april",
    May = "may",
    June = "june",
    July = "july",
    August = "august",
    September = "september",
    October = "october",
    November = "november",
    December = "december",
    Monday = "monday",
    Tuesday = "tuesday",
    Wednesday = "wednesday",
    Thursday = "thursday",
    Friday = "friday",
    Saturday = "saturday",
    Sunday = "sunday",
}

const MONTHS: [Phrase; 12] = [
    Phrase::January,
    Phrase::February,
    Phrase::March,
    Phrase::April,
    Phrase::May,
    Phrase::June,
    Phrase::July,
    Phrase::August,
    Phrase::September,
    Phrase::October,
    Phrase::November,
    Phrase::December,
];
const WEEKDAYS: [Phrase; 7] = [
    Phrase::Monday,
    Phrase::Tuesday,
    Phrase::Wednesday,
    Phrase::Thursday,
    Phrase::Friday,
    Phrase::Saturday,
    Phrase::Sunday,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_that_is_offered_has_phrases_of_ours() {
        let choices = language_choices();
        assert!(choices.len() > 1);
        for choice in choices {
            assert!(choice.has_phrases, "{} is offered, and its pages would be half in English", choice.name);
        }
        let all: Vec<_> = languages().collect();
        assert!(!all.is_empty());
        for known in all {
            assert_eq!(
                crate::values::language_name(&known.tag),
                known.name,
                "the list lacks a language that has phrases"
            );
        }
    }
    use crate::documents::pdf;
    use crate::documents::{Block, Document, Section, Words};

    fn names(words: &str) -> Vec<&str> {
        let mut names = Vec::new();
        let mut rest = words;
        while let Some((_, name, behind)) = placeholder(rest) {
            names.push(name);
            rest = behind;
        }
        names.sort_unstable();
        names
    }

    #[test]
    fn every_language_has_every_phrase_with_every_part_of_it() {
        assert_eq!(tables().len(), FILES.len(), "every file can be read");
        let english = &tables()[0];
        assert_eq!(english.language, ENGLISH);
        for table in tables() {
            for phrase in Phrase::ALL {
                let kept = table.phrases.get(phrase);
                let words = kept.map_or("", |kept| kept.words.as_str());
                assert!(!words.trim().is_empty(), "{phrase:?} in {}", table.language);
                assert_eq!(
                    names(words),
                    names(&english.phrases[phrase].words),
                    "{phrase:?} in {}",
                    table.language
                );
            }
        }
    }

    #[test]
    fn every_phrase_can_be_printed_in_both_weights() {
        let mut style = pdf::Style::plain();
        style.size_pt = 14.0;
        assert_eq!(tables().len(), FILES.len());
        for table in tables() {
            let mut document = Document::new("", "", NaiveDate::default());
            document.language = table.language.as_str().into();
            let blocks = table.phrases.values().flat_map(|kept| {
                let bold = Words::default().and_bold(kept.words.as_str());
                [Block::Para(kept.words.as_str().into()), Block::Para(bold)]
            });
            document.sections.push(Section::new(table.own_name.as_str(), blocks.collect()));
            assert!(pdf::count_pages(&document, &style).is_ok(), "{}", table.language);
        }
    }

    #[test]
    fn only_english_counts_as_checked() {
        let checked: Vec<_> = languages().filter(|language| language.is_checked).map(|one| one.tag).collect();
        assert_eq!(checked, ["en-GB"]);
        assert!(findings("en-GB").is_empty());
        assert_eq!(findings("pl"), ["The Polish phrases have not been checked by a reader of Polish yet."]);
    }

    #[test]
    fn dates_are_said_as_each_language_says_them() {
        let thursday = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        assert_eq!(day("en-GB", thursday), "26 November 2026");
        assert_eq!(whole_day("en-GB", thursday), "Thursday 26 November 2026");
        assert_eq!(whole_day("pl", thursday), "czwartek, 26 listopada 2026");
        assert_eq!(whole_day("tr", thursday), "26 Kasım 2026 Perşembe");
        assert_eq!(whole_day("zh-CN", thursday), "2026年11月26日星期四");
        assert_eq!(whole_day("cy", thursday), "Dydd Iau 26 Tachwedd 2026");
        assert_eq!(whole_day("uk", thursday), "четвер, 26 листопада 2026 року");
        assert_eq!(whole_day("vi", thursday), "thứ Năm, ngày 26 tháng 11 năm 2026");
        assert_eq!(month("ar-EG", thursday), "نوفمبر 2026");
    }

    #[test]
    fn a_language_without_phrases_is_printed_in_english_and_said_so() {
        assert_eq!(say("ga", Phrase::PageOf, &[("page", "2"), ("pages", "8")]), "Page 2 of 8");
        assert!(!is_known("ga"));
        assert!(findings("ga")[0].contains("in English"));
    }

    #[test]
    fn braces_in_a_part_are_not_filled_again() {
        let said = say(ENGLISH, Phrase::WordMeans, &[("word", "{meaning}"), ("meaning", "a {word}")]);
        assert_eq!(said, "What “{meaning}” means: a {word}");
    }
}
