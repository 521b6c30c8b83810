//! "Easy read" is earned: what is not in easy words does not say so, and our own sentences
//! are good ones.

use crate::office::Office;
use alongside_core::documents::{Block, Document, HandoutFormat, Look};
use alongside_core::easy::EasyWords;
use alongside_core::handouts::{self, HandoutDraft, PartDraft, PartKind};
use alongside_core::plan::{self, ActionDraft, ActionStatus, MilestoneDraft, MilestoneStatus};
use alongside_core::printing::{self, HandoutRequest};
use alongside_core::projects::{self, ProjectDraft, ProjectStatus, Rung, Setting};
use alongside_core::runs::{self, RunQuery};
use alongside_core::settings::{self, Settings};
use alongside_core::store::HowMuch;
use alongside_core::words::{Level, LintPart, LintText, ProfileId, look_over};
use alongside_core::{Kind, history, records};

fn easy(field: &str, words: &str) -> EasyWords {
    EasyWords { field: field.into(), words: words.into(), picture: String::new() }
}

fn step(words: &str, easy_words: &str) -> MilestoneDraft {
    MilestoneDraft {
        words: words.into(),
        due: "June 2027".into(),
        easy_words: easy_words.into(),
        ..MilestoneDraft::default()
    }
}

fn action(milestone: MilestoneDraft) -> ActionDraft {
    ActionDraft {
        action: "Remunerate contributors".into(),
        owner: "Head of Finance".into(),
        milestones: vec![milestone],
        easy: vec![easy("action", "We pay people for their time."), easy("title", "Paying you.")],
        ..ActionDraft::default()
    }
}

fn put(office: &mut Office, id: Option<&str>, draft: &ActionDraft) -> String {
    let now = office.now();
    plan::save(&mut office.store, id, draft, now).unwrap().id
}

fn request(format: HandoutFormat, all_the_same: bool) -> HandoutRequest {
    HandoutRequest { all_the_same, ..HandoutRequest::of(Kind::Action, None, Look::of(format)) }
}

fn printed(office: &Office, request: &HandoutRequest) -> Document {
    printing::document(office.store.read(), request, office.today).unwrap()
}

fn badge(office: &Office, format: HandoutFormat, all_the_same: bool) -> String {
    printed(office, &request(format, all_the_same)).kind_label.to_string()
}

#[test]
fn a_plan_says_easy_read_once_every_milestone_is_in_easy_words_or_the_officer_says_so() {
    let mut office = Office::new();
    let id = put(&mut office, None, &action(step("Procedure ratified", "")));
    assert_eq!(badge(&office, HandoutFormat::EasyRead, false), "");
    assert_eq!(badge(&office, HandoutFormat::Html, false), "");
    assert_eq!(badge(&office, HandoutFormat::EasyRead, true), "Easy read");
    assert_eq!(badge(&office, HandoutFormat::LargePrint, false), "Large print");
    let told = |office: &Office, format| {
        let info = printing::info(office.store.read(), &request(format, false), office.today).unwrap();
        info.findings.into_iter().map(|finding| finding.message).collect::<Vec<_>>()
    };
    let missing = ["Not yet in easy words.", "It does not say “Easy read” until all of it is in easy words."];
    assert_eq!(told(&office, HandoutFormat::EasyRead), missing);
    assert_eq!(told(&office, HandoutFormat::Plain), Vec::<String>::new(), "it prints the full words");
    let run = runs::preview(office.store.read(), &"plan".into(), &RunQuery::default(), office.today).unwrap();
    assert_eq!(run.findings, missing, "the cover of a run says it too");

    let mut draft = plan::draft(office.store.read(), Some(&id), office.today).unwrap();
    draft.milestones[0].easy_words = "The rules are ready.".into();
    put(&mut office, Some(&id), &draft);
    assert_eq!(badge(&office, HandoutFormat::EasyRead, false), "Easy read");
    assert_eq!(told(&office, HandoutFormat::EasyRead), Vec::<String>::new());
}

#[test]
fn easy_words_and_the_picture_of_a_milestone_are_kept_printed_told_and_taken_back() {
    let mut office = Office::new();
    let mut draft = action(step("Procedure ratified", "The rules are ready."));
    draft.milestones[0].picture = "tick".into();
    draft.milestones.push(step("Forms procured", ""));
    let id = put(&mut office, None, &draft);
    let kept = plan::draft(office.store.read(), Some(&id), office.today).unwrap();
    assert_eq!(
        (kept.milestones[0].easy_words.as_str(), kept.milestones[0].picture.as_str()),
        ("The rules are ready.", "tick")
    );
    assert_eq!(kept.milestones[1].easy_words, "");
    let ops = office.count("SELECT count(*) FROM op");
    put(&mut office, Some(&id), &kept);
    assert_eq!(office.count("SELECT count(*) FROM op"), ops, "saved as read, nothing is written");

    let mut gone = kept.clone();
    gone.milestones.remove(0);
    put(&mut office, Some(&id), &gone);
    assert_eq!(office.count("SELECT count(*) FROM easy WHERE field LIKE 'milestone:%'"), 0);
    let said = history::of(office.store.read(), &id, 0, 1).unwrap();
    assert!(format!("{said:?}").contains("The rules are ready."), "{said:?}");
    let now = office.now();
    records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
    let back = plan::draft(office.store.read(), Some(&id), office.today).unwrap();
    assert_eq!(back, kept);

    let mut wrong = kept;
    wrong.milestones[1].picture = "no such picture".into();
    let now = office.now();
    let refused = plan::save(&mut office.store, Some(&id), &wrong, now).unwrap_err();
    let fields: Vec<&str> = refused.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["milestones.1.picture"]);
}

#[test]
fn an_action_has_its_title_and_what_is_done_is_told_in_the_past_alone() {
    let mut office = Office::new();
    let mut draft = action(step("Forms printed", "The forms are ready."));
    draft.milestones[0].status = MilestoneStatus::Done;
    draft.milestones.push(step("Forms sent", "You get a form."));
    put(&mut office, None, &draft);
    let document = printed(&office, &request(HandoutFormat::EasyRead, false));
    assert_eq!(document.sections[1].heading.as_str(), "Action 1: Paying you");
    let said = sentences(&document);
    assert!(said.contains(&"We did this on Sunday 22 November 2026.".to_owned()), "{said:?}");
    assert!(said.contains(&"We plan to do this by the end of June 2027.".to_owned()), "{said:?}");
    assert_eq!(said.iter().filter(|line| line.contains("plan to do")).count(), 1, "{said:?}");
}

fn sentences(document: &Document) -> Vec<String> {
    let rows = document.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Row(row) => Some(row.easiest()),
        _ => None,
    });
    rows.flatten().map(|words| words.text()).collect()
}

/// What our own checker says of sentences, but for hints.
fn faults(lines: &[String]) -> Vec<String> {
    let part = |line: &String| LintPart {
        words: line.clone(),
        has_picture: true,
        has_alt: true,
        ..LintPart::default()
    };
    let text = LintText {
        title: "Ours".into(),
        language: "en-GB".into(),
        parts: lines.iter().map(part).collect(),
        ..LintText::default()
    };
    let found = look_over(&text, ProfileId::UkCouncil).findings.into_iter();
    found
        .filter(|finding| finding.part.is_some() && finding.level > Level::Info)
        .map(|finding| {
            format!("{}: {} in “{}”", finding.rule, finding.message, lines[finding.part.unwrap() as usize])
        })
        .collect()
}

#[test]
fn every_sentence_of_ours_about_a_project_and_the_plan_passes_our_own_checker() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let mut said = Vec::new();
    let officers = ["", "Colin Marsden", "Colin Marsden, Day Opportunities Manager"];
    let dates = [("", ""), ("June 2026", "May 2027"), ("4 May 2025", "6 July 2026"), ("2027", "2028")];
    for (at, rung) in Rung::ALL.iter().enumerate() {
        for (number, status) in ProjectStatus::ALL.iter().enumerate() {
            let (starts, ends) = dates[(at + number) % dates.len()];
            let draft = ProjectDraft {
                title: "Better benches".into(),
                rung: Some(*rung),
                rung_reason: "So it is".into(),
                status: *status,
                setting: Some(Setting::ALL[at % Setting::ALL.len()]),
                chair_officer: officers[number % officers.len()].into(),
                chair_person: (at % 2 == 0).then(|| person.clone()),
                no_second_chair: "Nobody yet".into(),
                starts: starts.into(),
                ends: ends.into(),
                ..ProjectDraft::default()
            };
            let now = office.now();
            let id = projects::save(&mut office.store, None, &draft, now).unwrap().id;
            let look = Look::of(HandoutFormat::EasyRead);
            said.extend(sentences(&printed(&office, &HandoutRequest::of(Kind::Project, Some(id), look))));
        }
    }
    for (at, status) in ActionStatus::ALL.iter().enumerate() {
        let dues = ["June 2027", "4 May 2025", "", "2026/27"];
        let steps = MilestoneStatus::ALL.iter().zip(dues).map(|(status, due)| MilestoneDraft {
            words: if at % 2 == 0 { String::new() } else { "The forms are ready".into() },
            easy_words: if at % 2 == 0 { String::new() } else { "The forms are ready.".into() },
            due: due.into(),
            status: *status,
            ..MilestoneDraft::default()
        });
        let draft = ActionDraft { status: *status, milestones: steps.collect(), ..action(step("", "")) };
        put(&mut office, None, &draft);
    }
    said.extend(sentences(&printed(&office, &request(HandoutFormat::EasyRead, false))));
    said.sort();
    said.dedup();
    assert!(said.len() > 40, "{said:#?}");
    assert_eq!(faults(&said), Vec::<String>::new());
}

#[test]
fn the_words_about_other_formats_are_good_ones_or_the_officer_is_told() {
    let office = Office::with_sample();
    let document = printed(&office, &request(HandoutFormat::EasyRead, false));
    let contact = document.contact.unwrap();
    assert_eq!(faults(&[contact.other_formats.to_string()]), Vec::<String>::new());
    let mut office = Office::new();
    put(&mut office, None, &action(step("", "")));
    let draft = Settings {
        other_formats: "Alternative formats are obtainable upon request.".into(),
        ..settings::get(office.store.read()).unwrap()
    };
    let now = office.now();
    settings::save(&mut office.store, &draft, now).unwrap();
    let info = printing::info(office.store.read(), &request(HandoutFormat::EasyRead, false), office.today);
    let told: Vec<String> = info.unwrap().findings.into_iter().map(|finding| finding.message).collect();
    assert!(told.iter().any(|message| message.contains("how to ask for other formats")), "{told:?}");
}

#[test]
fn a_line_of_a_template_that_nobody_finished_is_not_printed_and_is_told() {
    let mut office = Office::new();
    let mut draft = HandoutDraft::new("Come to a meeting");
    let row =
        |words: &str| PartDraft { words: words.into(), picture: "meeting".into(), ..PartDraft::default() };
    let heading = PartDraft { kind: PartKind::Section, words: "When".into(), ..PartDraft::default() };
    draft.parts = vec![row("Please come."), heading, row("We meet on this day:"), row("We meet here:")];
    let now = office.now();
    let id = handouts::save(&mut office.store, None, &draft, now).unwrap().id;
    for format in [HandoutFormat::EasyRead, HandoutFormat::Text, HandoutFormat::Braille] {
        let request = HandoutRequest::of(Kind::Handout, Some(id.clone()), Look::of(format));
        assert_eq!(sentences(&printed(&office, &request)), ["Please come."]);
        let info = printing::info(office.store.read(), &request, office.today).unwrap();
        let told: Vec<String> = info.findings.into_iter().map(|finding| finding.message).collect();
        assert!(told.contains(&"“We meet here:” has no end, so it is not printed.".to_owned()), "{told:?}");
    }
    let saved = handouts::get(office.store.read(), &id).unwrap().draft;
    let looked =
        handouts::look_over(office.store.read(), &saved, &Look::of(HandoutFormat::EasyRead), office.today);
    let at: Vec<Option<u32>> = looked
        .unwrap()
        .looked
        .findings
        .into_iter()
        .filter(|f| f.message.contains("has no end"))
        .map(|f| f.part)
        .collect();
    assert_eq!(at, [Some(2), Some(3)]);
}
