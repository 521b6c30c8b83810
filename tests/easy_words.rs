//! What the easy-read checker says about the words of a handout, and what it keeps to
//! itself.

use alongside_core::words::{
    Cover, Level, LintContact, LintPart, LintText, LookedOver, Profile, ProfileId, look_over,
};
use std::collections::BTreeSet;

/// A handout that lacks nothing, with one row of these words.
pub fn handout(words: &str) -> LintText {
    let row = LintPart { words: words.to_owned(), has_picture: true, has_alt: true, ..LintPart::default() };
    LintText {
        title: "Short breaks".to_owned(),
        language: "en-GB".to_owned(),
        parts: vec![row],
        cover: Cover { has_picture: true, organisation: true, badge: true, day: true },
        contact: LintContact { phone: true, email: true, address: true, other_formats: true },
        checked_by_people: true,
        ..LintText::default()
    }
}

pub fn read(words: &str) -> LookedOver {
    look_over(&handout(words), ProfileId::UkCouncil)
}

/// What the words of a row become by the first certain mend of a rule.
fn mended(words: &str, rule: &str) -> Vec<String> {
    let mend = read(words).findings.into_iter().find_map(|f| f.mend.filter(|_| f.rule == rule));
    mend.map(|mend| mend.words).unwrap_or_default()
}

#[test]
fn a_mend_keeps_case_form_and_article() {
    for (rule, words, expected) in [
        ("ER-W3", "We will reimburse you for the bus.", "We will pay you back for the bus."),
        ("ER-W3", "Reimbursing people is fair.", "Paying back people is fair."),
        ("ER-W3", "You will be reimbursed.", "You will be paid back."),
        ("ER-W1", "An individual can come.", "A person can come."),
        ("ER-W1", "Individuals can come.", "People can come."),
        ("ER-W1", "We utilized the hall.", "We used the hall."),
        ("ER-W12", "Please note that parking is free.", "Parking is free."),
        ("ER-W12", "In order to help, we need you.", "To help, we need you."),
        ("ER-W5", "Bring a drink, e.g. water.", "Bring a drink, for example water."),
        ("ER-W5", "It takes approx. 2 hours.", "It takes about 2 hours."),
        ("ER-W6", "We can’t come.", "We cannot come."),
        ("ER-W6", "It’s been good.", "It has been good."),
        ("ER-N1", "Twenty-five people came.", "25 people came."),
        ("ER-N2", "Read Part II.", "Read Part 2."),
        ("ER-N3", "We asked 25% of carers.", "We asked 1 in 4 carers."),
        ("ER-N4", "Come on 02/12/26.", "Come on Wednesday 2 December 2026."),
        ("ER-N4", "Come on 2nd December 2026.", "Come on Wednesday 2 December 2026."),
        ("ER-N4", "Come on Wed 2 Dec 2026.", "Come on Wednesday 2 December 2026."),
        ("ER-N4", "Come on December 2, 2026.", "Come on Wednesday 2 December 2026."),
        ("ER-N5", "It starts at 14:30.", "It starts at 2:30pm."),
        ("ER-N5", "It starts at 09:00.", "It starts at 9am."),
        ("ER-N5", "It starts at 1430h.", "It starts at 2:30pm."),
        ("ER-N5", "It starts at 2.30 p.m. today.", "It starts at 2:30pm today."),
        ("ER-N6", "It costs £15.00.", "It costs £15."),
        ("ER-N6", "It costs £0.50.", "It costs 50p."),
        ("ER-N7", "Ring 01632960123.", "Ring 01632 960 123."),
        ("ER-N7", "Ring 07700900456.", "Ring 07700 900 456."),
        ("ER-W2", "You may get respite, which means a break.", "You may get respite.\nThis means a break."),
    ] {
        assert_eq!(mended(words, rule), [expected], "{words}");
    }
}

#[test]
fn a_sentence_is_cut_only_where_both_halves_stand_alone() {
    let cut = ["The hall is warm.", "There is tea."];
    assert_eq!(mended("The hall is warm, and there is tea.", "ER-S2"), cut);
    let cut = ["We read your letter.", "But we lost the second page."];
    assert_eq!(mended("We read your letter, but we lost the second page.", "ER-S2"), cut);
    for words in [
        "We closed the desk because it was quiet and nobody came.",
        "Fill in the form and send it back to us.",
        "Say what you think and we will listen.",
        "Leave a message and we will ring you back.",
        "He came, he listened and he stayed.",
        "We have a new van which takes 8 people.",
    ] {
        assert!(mended(words, "ER-S2").is_empty(), "{words}");
    }
}

#[test]
fn what_is_not_certain_has_a_hint_and_no_mend() {
    for (rule, words) in [
        ("ER-N4", "Come on Monday 2 December 2026."),
        ("ER-N4", "Come on 31/02/2026."),
        ("ER-N4", "Come on Friday 4 December."),
        ("ER-N5", "The bus leaves at 10:30."),
        ("ER-W1", "The purchase was quick."),
        ("ER-W3", "The service user group meets here."),
        ("ER-S4", "The form will be sent to you."),
    ] {
        let finding = read(words).findings.into_iter().find(|f| f.rule == rule);
        let finding = finding.unwrap_or_else(|| panic!("{rule} is not found in: {words}"));
        assert!(finding.mend.is_none() && finding.suggestion.is_some(), "{words}");
    }
}

#[test]
fn offsets_mark_the_words_that_are_meant() {
    let words = "😀 Wir sagen: é. We will reimburse you.";
    let findings: Vec<_> = read(words).findings.into_iter().filter(|f| f.part.is_some()).collect();
    assert!(findings.iter().any(|f| f.words == "reimburse you"), "{findings:?}");
    for finding in findings {
        let units: Vec<u16> = words.encode_utf16().collect();
        let marked = String::from_utf16(&units[finding.start as usize..finding.end as usize]).unwrap();
        assert_eq!(marked, finding.words);
    }
}

#[test]
fn a_hard_word_that_is_explained_is_no_finding() {
    let rules = |said: &LintText| -> Vec<String> {
        let found = look_over(said, ProfileId::UkCouncil).findings.into_iter();
        found.filter(|f| f.level != Level::Info).map(|f| f.rule).collect()
    };
    let mut said = handout("You can ask for respite.");
    assert_eq!(rules(&said), ["ER-W1"]);
    said.parts.push(LintPart { words: "This is a great day for you.".to_owned(), ..said.parts[0].clone() });
    assert_eq!(rules(&said), ["ER-W1"], "the next row is about something else");
    said.parts[1].words = "Respite means a break for you.".to_owned();
    assert!(rules(&said).is_empty(), "the next row explains it");
    said.parts.pop();
    said.parts[0].words = "What is respite?\nIt is a break for you.".to_owned();
    assert!(rules(&said).is_empty(), "a question is answered");
    said.parts[0].words = "You can ask for respite.".to_owned();
    said.glossary = vec![("Respite".to_owned(), "A break from caring.".to_owned())];
    assert!(rules(&said).is_empty());
    said.parts[0].hard_word = "safeguarding".to_owned();
    said.parts[0].meaning = "Keeping people safe.".to_owned();
    assert_eq!(rules(&said), ["ER-D7"], "the list at the end lacks it");
}

#[test]
fn words_that_hurt_people_are_told_and_their_names_for_a_kind_of_team_are_not() {
    let found = |words: &str| -> Vec<(String, Option<String>)> {
        let all = read(words).findings.into_iter().filter(|f| f.rule == "ER-W13");
        all.map(|f| (f.words, f.suggestion)).collect()
    };
    let hint = |words: &str, hint: &str| vec![(words.to_owned(), Some(format!("Try: {hint}.")))];
    assert_eq!(found("We run clubs for the elderly."), hint("the elderly", "older people"));
    assert_eq!(found("He suffers from asthma."), hint("suffers from", "have, or live with"));
    assert_eq!(found("The homeless need help."), hint("The homeless", "people who have no home"));
    assert_eq!(found("The disabled access is at the back."), []);
    assert_eq!(mended("The hall has a disabled toilet.", "ER-W13"), ["The hall has an accessible toilet."]);
}

#[test]
fn times_and_days_that_run_on_are_told() {
    for (rule, words, expected) in [
        ("ER-N5", "We are open 0900-1700.", "We are open 9am to 5pm."),
        ("ER-N5", "Call between 9.30-11.30am.", "Call between 9:30am and 11:30am."),
        ("ER-N4", "Come Mon-Fri.", "Come Monday to Friday."),
    ] {
        assert_eq!(mended(words, rule), [expected], "{words}");
    }
    let rules = |words: &str| -> Vec<String> {
        let found = read(words).findings.into_iter();
        found.map(|f| f.rule).filter(|rule| rule == "ER-N4" || rule == "ER-N5").collect()
    };
    for words in ["We meet 10-2pm.", "It is open 24/7.", "Drop in 10–12 on Mondays.", "Come at half 2."] {
        assert_eq!(rules(words), ["ER-N5"], "{words}");
    }
    for words in ["Vote 1-31 March.", "It starts in Q3.", "This is our plan for 2025/26."] {
        assert_eq!(rules(words), ["ER-N4"], "{words}");
    }
    for words in [
        "We wait 7-10 days.",
        "Children aged 5-11 come on Mondays.",
        "Ann was born on 3 May 1961.",
        "We ate half 2 cakes.",
    ] {
        assert_eq!(rules(words), Vec::<String>::new(), "{words}");
    }
}

#[test]
fn a_meaning_is_looked_over_as_well() {
    let mut said = handout("You can ask for respite.");
    said.parts[0].hard_word = "respite".to_owned();
    said.glossary = vec![("respite".to_owned(), "A break.".to_owned())];
    let found = |said: &LintText| -> Vec<(String, String)> {
        let all = look_over(said, ProfileId::UkCouncil).findings.into_iter().filter(|f| f.part.is_some());
        all.map(|f| (f.rule, f.message)).collect()
    };
    said.parts[0].meaning = "A break from caring.".to_owned();
    assert_eq!(found(&said), []);
    said.parts[0].meaning = "A pause that a carer may utilise.".to_owned();
    let message = "The meaning of “respite” has a hard word: “utilise”.".to_owned();
    assert_eq!(found(&said), [("ER-W1".to_owned(), message)]);
    said.parts[0].meaning =
        "A time when somebody else looks after the person that you look after so that you can rest at home."
            .to_owned();
    let message = "The meaning of “respite” has a sentence of 20 words.".to_owned();
    assert_eq!(found(&said), [("ER-S1".to_owned(), message)]);
}

#[test]
fn a_web_address_is_short_and_begins_with_its_name() {
    assert_eq!(mended("Look at https://www.example.org/.", "ER-S6"), ["Look at www.example.org."]);
    let long = read("Look at www.example.org/services/adults?form=12&page=3 today.").findings;
    let long: Vec<_> = long.into_iter().filter(|f| f.rule == "ER-S6").collect();
    assert_eq!(long.len(), 1);
    assert!(long[0].mend.is_none() && long[0].suggestion.is_some());
    let rules: Vec<String> =
        read("Look at www.example.org/talk today.").findings.into_iter().map(|f| f.rule).collect();
    assert_eq!(rules, Vec::<String>::new());
}

#[test]
fn a_row_with_a_picture_says_something() {
    let messages = |words: &str| -> Vec<String> {
        let found = read(words).findings.into_iter().filter(|f| f.rule == "ER-D5");
        found.map(|f| f.message).collect()
    };
    for words in ["", " ", "…"] {
        assert_eq!(messages(words), ["This row has a picture and no words."], "{words:?}");
    }
    assert_eq!(messages("Lunch is free."), Vec::<String>::new());
}

#[test]
fn every_profile_has_its_own_limits() {
    let long =
        "You can ask a friend or a carer or somebody from our team to sit with you at home for an hour or 2.";
    let level = |profile| {
        let found = look_over(&handout(long), profile).findings.into_iter();
        found.filter(|f| f.rule == "ER-S1").map(|f| f.level).collect::<Vec<_>>()
    };
    assert_eq!(level(ProfileId::UkCouncil), [Level::Error]);
    assert_eq!(level(ProfileId::Photosymbols2026), [Level::Warning]);
    let short =
        |profile| look_over(&handout("We can't come."), profile).findings.iter().any(|f| f.rule == "ER-W6");
    assert!(short(ProfileId::UkCouncil) && !short(ProfileId::InclusionEurope));
}

#[test]
fn a_handout_that_lacks_something_is_told_what() {
    let said = LintText { title: "News".to_owned(), pages: Some(14), ..LintText::default() };
    let mut rules: Vec<String> =
        look_over(&said, ProfileId::UkCouncil).findings.into_iter().map(|f| f.rule).collect();
    rules.dedup();
    assert_eq!(rules, ["ER-D1", "ER-D4", "ER-D3", "ER-D6", "ER-D8"]);
}

#[test]
fn one_picture_stands_for_one_thing() {
    let mut said = handout("The bus stops outside.");
    said.parts[0].picture = "bus".to_owned();
    let mut again = said.parts[0].clone();
    again.words = "You can ask for lunch.".to_owned();
    said.parts.push(again.clone());
    let found = |said: &LintText| {
        let all = look_over(said, ProfileId::UkCouncil).findings;
        all.into_iter().filter(|f| f.rule == "ER-D5").map(|f| f.part).collect::<Vec<_>>()
    };
    assert_eq!(found(&said), [Some(1)]);
    said.parts[1].words = "You can take any bus.".to_owned();
    assert!(found(&said).is_empty());
    said.parts[1].has_alt = false;
    assert_eq!(found(&said), [Some(1)]);
}

#[test]
fn other_languages_are_counted_and_not_read() {
    let mut said = handout("To jest zdanie o co-production, które nie ma kropki");
    said.language = "pl".to_owned();
    let rules: Vec<String> =
        look_over(&said, ProfileId::UkCouncil).findings.into_iter().map(|f| f.rule).collect();
    assert_eq!(rules, ["ER-LANGUAGE"]);
    said.parts[0].has_picture = false;
    let rules: Vec<String> =
        look_over(&said, ProfileId::UkCouncil).findings.into_iter().map(|f| f.rule).collect();
    assert_eq!(rules, ["ER-LANGUAGE", "ER-D5"]);
}

#[test]
fn whatever_is_typed_the_checker_goes_on() {
    let pieces = [
        "",
        " ",
        "\n\n",
        ".",
        "...",
        "(",
        "£",
        "£ £",
        "%",
        "1",
        "1.",
        "a",
        "'",
        "’s",
        "-",
        "--",
        "•",
        "• ",
        "| | |",
        "@",
        "a@",
        "+",
        "+44",
        "(0",
        "2nd",
        "Dec",
        "of",
        "; ;",
        "\u{feff}",
        "😀",
        "e\u{301}",
        "مرحبا بكم.",
        "你好。",
        "which",
        "and",
        "is",
        "Is?",
        "because because",
        "0000000000000000000",
        "99999999999999999999999999",
        "31/31/31",
        "00:00",
        "24:00",
        "I II III",
        "(iv)",
        "[1]",
        "Part",
        "one",
        "one in",
        "GBP",
        "15 GBP GBP",
        "1½2h",
        "½",
        "12½am",
        "٣",
        "²",
        "Ⅳ",
        "x",
        "The",
        "we will",
        "respite",
        ", which means",
        "£0.",
        "0.5.",
        "I’",
        "’",
    ];
    let pairs: Vec<_> = pieces.iter().flat_map(|one| pieces.iter().map(move |other| (one, other))).collect();
    assert!(pairs.len() > 3000);
    let mut found = 0;
    for (at, (one, other)) in pairs.into_iter().enumerate() {
        let profile = Profile::all()[at % 4].id;
        let words = format!("{one}{}{other}", ["", " ", "\n"][at % 3]);
        let looked = look_over(&handout(&words), profile);
        let units = u32::try_from(words.encode_utf16().count()).unwrap();
        let outside = looked.findings.iter().find(|f| f.start > f.end || f.end > units);
        assert!(outside.is_none(), "{words}: {outside:?}");
        found += looked.findings.len();
    }
    assert!(found > 1000, "so odd that little was looked at: {found}");
}

#[test]
fn of_very_many_findings_the_first_of_the_page_are_told_and_the_others_counted() {
    let mut text = handout("We will reimburse you.");
    text.parts = vec![text.parts[0].clone(); 5_200];
    let looked = look_over(&text, ProfileId::UkCouncil);
    let rules: BTreeSet<&str> = looked.findings.iter().map(|f| f.rule.as_str()).collect();
    assert_eq!(rules.into_iter().collect::<Vec<_>>(), ["ER-D6", "ER-MORE", "ER-W3"]);
    let more = looked.findings.iter().find(|f| f.rule == "ER-MORE").unwrap();
    assert_eq!(more.message, "These are the first 5000 things to look at. There are 201 more.");
    let parts: Vec<Option<u32>> = looked.findings[2..].iter().map(|f| f.part).collect();
    assert_eq!(parts, (0..4_999).map(Some).collect::<Vec<_>>());
}

#[test]
fn a_very_long_row_is_told_what_to_write_and_mended_by_hand() {
    let words = "We will reimburse you. ".repeat(500);
    let looked = read(&words);
    let of = |rule: &str| looked.findings.iter().filter(|f| f.rule == rule).collect::<Vec<_>>();
    assert_eq!(of("ER-LONG").len(), 1);
    assert_eq!(of("ER-W3").len(), 500);
    assert_eq!(of("ER-W3")[499].suggestion.as_deref(), Some("Try “pay you back”."));
    assert_eq!(looked.findings.iter().filter(|f| f.mend.is_some()).count(), 0);
    assert!(looked.findings.iter().all(|f| f.words.len() < 2_100));
}

#[test]
fn a_place_far_down_in_a_long_row_is_counted_as_a_page_counts_it() {
    let words = format!("{} reimburse", "𝒜é ".repeat(1_000));
    let found = read(&words).findings.into_iter().find(|f| f.words == "reimburse").unwrap();
    assert_eq!((found.start, found.end), (4_001, 4_010));
}
