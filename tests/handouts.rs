//! Handouts that officers write.

use crate::office::Office;
use alongside_core::Kind;
use alongside_core::documents::{HandoutFormat, Look};
use alongside_core::handouts::{
    self, HandoutCheckDraft, HandoutDraft, HandoutPage, HandoutStart, PartDraft, PartKind,
};
use alongside_core::listing::ListQuery;
use alongside_core::printing::{self, HandoutRequest};
use alongside_core::search::search;
use alongside_core::store::{HowMuch, Saved};
use alongside_core::{Code, Result, claims, projects, settings};
use alongside_core::{history, records};

fn row(words: &str) -> PartDraft {
    PartDraft { words: words.into(), picture: "tools".into(), ..PartDraft::default() }
}

fn benches() -> HandoutDraft {
    let mut draft = HandoutDraft::new("Better benches");
    draft.section("What this is about");
    draft.parts.push(row("We mend the benches."));
    draft.parts.push(PartDraft {
        hard_word: "repair".into(),
        meaning: "to make it whole again".into(),
        ..row("We repair ten of them.")
    });
    draft
}

fn save(office: &mut Office, id: Option<&str>, draft: &HandoutDraft) -> Result<Saved> {
    let now = office.now();
    handouts::save(&mut office.store, id, draft, now)
}

fn page(office: &Office, id: &str) -> HandoutPage {
    handouts::get(office.store.read(), id).unwrap()
}

fn pdf(office: &Office, id: &str) -> Vec<u8> {
    let request = HandoutRequest::of(Kind::Handout, Some(id.to_owned()), Look::of(HandoutFormat::EasyRead));
    printing::pdf(office.store.read(), &request, office.today).unwrap()
}

fn start(office: &Office, from: &HandoutStart) -> HandoutDraft {
    handouts::start(&office.store, from, office.today).unwrap()
}

#[test]
fn what_was_written_is_read_as_it_was_and_a_second_save_changes_nothing() {
    let mut office = Office::new();
    let id = save(&mut office, None, &benches()).unwrap().id;
    let kept = page(&office, &id).draft;
    assert_eq!(kept.parts.len(), benches().parts.len());
    assert!(kept.parts.iter().all(|p| p.id.is_some()));
    let bare: Vec<_> = kept.parts.iter().map(|p| PartDraft { id: None, ..p.clone() }).collect();
    assert_eq!(bare, benches().parts);
    let ops = office.ops();
    save(&mut office, Some(&id), &kept).unwrap();
    assert_eq!(office.ops(), ops, "a form that was not touched is no change");
}

#[test]
fn every_problem_is_said_at_once_and_empty_rows_are_left_out() {
    let mut office = Office::new();
    let mut draft = benches();
    draft.title = " ".into();
    draft.language = "Polish".into();
    draft.parts[1].picture = "no_such_picture".into();
    draft.parts[2].meaning.clear();
    let problems = save(&mut office, None, &draft).unwrap_err().problems;
    let fields: Vec<_> = problems.into_iter().map(|p| p.field).collect();
    assert_eq!(fields, ["title", "language", "parts.1.picture", "parts.2.meaning"]);
    let mut spare = benches();
    spare.parts.push(PartDraft::default());
    let id = save(&mut office, None, &spare).unwrap().id;
    assert_eq!(page(&office, &id).draft.parts.len(), 3);
}

#[test]
fn rows_are_moved_and_removed_and_history_and_undo_know_it() {
    let mut office = Office::new();
    let id = save(&mut office, None, &benches()).unwrap().id;
    let mut draft = page(&office, &id).draft;
    draft.parts.swap(1, 2);
    draft.parts.remove(2);
    save(&mut office, Some(&id), &draft).unwrap();
    assert_eq!(page(&office, &id).draft.parts, draft.parts);
    let history = history::of(office.store.read(), &id, 0, 200).unwrap().changes;
    assert_eq!(history.len(), 2);
    let now = office.now();
    records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
    let words: Vec<_> = page(&office, &id).draft.parts.into_iter().map(|p| p.words).collect();
    assert_eq!(words, ["What this is about", "We mend the benches.", "We repair ten of them."]);
    assert!(office.problems().is_empty());
}

#[test]
fn a_handout_is_found_listed_deleted_and_brought_back() {
    let mut office = Office::new();
    let id = save(&mut office, None, &benches()).unwrap().id;
    let hit = search(office.store.read(), "bench").unwrap().remove(0);
    assert_eq!((hit.kind, hit.id.as_str()), (Kind::Handout, id.as_str()));
    let list = |office: &Office, filter: &str| {
        let query = ListQuery { filter: filter.into(), ..ListQuery::default() };
        handouts::list_written(office.store.read(), &query).unwrap().total
    };
    assert_eq!((list(&office, ""), list(&office, "template"), list(&office, "pl")), (1, 0, 0));
    let now = office.now();
    handouts::delete(&mut office.store, &id, now).unwrap();
    assert_eq!(list(&office, ""), 0);
    let now = office.now();
    records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
    assert_eq!(page(&office, &id).draft.parts.len(), 3);
}

#[test]
fn a_version_is_gone_back_to_and_nothing_is_written_by_looking() {
    let mut office = Office::new();
    let id = save(&mut office, None, &benches()).unwrap().id;
    let now = office.now();
    handouts::keep_version(&mut office.store, &id, "Before the group read it", now).unwrap();
    let mut draft = page(&office, &id).draft;
    draft.parts.truncate(2);
    draft.parts[1].words = "We paint the benches.".into();
    save(&mut office, Some(&id), &draft).unwrap();
    let ops = office.ops();
    let version = page(&office, &id).versions.remove(0);
    assert_eq!((version.number, version.purpose.as_str()), (1, "Before the group read it"));
    let back = handouts::go_back_to(office.store.read(), &id, &version.id).unwrap();
    assert_eq!(office.ops(), ops);
    assert_eq!(back.parts[1].words, "We mend the benches.");
    assert_eq!(back.parts[2].id, None, "a row that is gone comes back as a new one");
    save(&mut office, Some(&id), &back).unwrap();
    assert_eq!(page(&office, &id).draft.parts.len(), 3);
}

#[test]
fn who_checked_it_is_kept_printed_and_told_when_words_change() {
    let mut office = Office::new();
    let id = save(&mut office, None, &benches()).unwrap().id;
    let request =
        |id: &str| HandoutRequest::of(Kind::Handout, Some(id.to_owned()), Look::of(HandoutFormat::EasyRead));
    let findings = |office: &Office| {
        let info = printing::info(office.store.read(), &request(&id), office.today).unwrap();
        info.findings.into_iter().map(|f| f.message).collect::<Vec<_>>()
    };
    assert_eq!(findings(&office), ["Nobody it is for has checked this handout yet."]);
    let unchecked = pdf(&office, &id);
    let check = HandoutCheckDraft {
        group: "Plain Speakers".into(),
        on: "October 2026".into(),
        changed: "A shorter title".into(),
    };
    let now = office.now();
    let late = HandoutCheckDraft { on: "December 2026".into(), ..check.clone() };
    assert_eq!(handouts::add_check(&mut office.store, &id, &late, now).unwrap_err().code, Code::BadInput);
    handouts::add_check(&mut office.store, &id, &check, now).unwrap();
    assert!(findings(&office).is_empty());
    assert_ne!(pdf(&office, &id), unchecked, "the mark is printed");
    let mut draft = page(&office, &id).draft;
    draft.parts[1].words = "We paint the benches.".into();
    save(&mut office, Some(&id), &draft).unwrap();
    assert_eq!(findings(&office), ["Words or pictures were changed since Plain Speakers checked it."]);
}

#[test]
fn the_same_handout_on_the_same_day_is_the_same_bytes() {
    let mut office = Office::new();
    let id = save(&mut office, None, &benches()).unwrap().id;
    assert_eq!(pdf(&office, &id), pdf(&office, &id));
}

#[test]
fn a_project_a_plan_a_paid_claim_and_the_ladder_give_a_first_draft() {
    let office = Office::with_sample();
    let (conn, today) = (office.store.read(), office.today);
    let project = projects::all(conn, today).unwrap().remove(0);
    let paid = claims::all(conn, office.store.officer(), today)
        .unwrap()
        .into_iter()
        .find(|c| c.status == claims::ClaimStatus::Paid)
        .unwrap();
    for from in [
        HandoutStart::Project { id: project.id },
        HandoutStart::Plan,
        HandoutStart::ClaimPaid { id: paid.id },
        HandoutStart::Ladder,
    ] {
        let draft = start(&office, &from);
        let rows: Vec<_> = draft.parts.iter().filter(|p| p.kind == PartKind::Row).collect();
        assert!(!draft.title.is_empty() && !draft.picture.is_empty() && rows.len() > 3, "{from:?}");
        assert!(rows.iter().all(|p| !p.words.is_empty() && !p.picture.is_empty()), "{from:?}");
        assert_eq!(draft.parts[0].words, "What this is about", "{from:?}");
    }
    let ladder = start(&office, &HandoutStart::Ladder);
    let rungs = ladder.parts.iter().filter(|p| p.words.contains("We call this")).count();
    assert_eq!(rungs, 7);
    assert!(start(&office, &HandoutStart::Nothing).parts.is_empty());
}

#[test]
fn a_claim_that_is_not_paid_has_no_letter_about_money_yet() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let claim = office.add_claim(&person);
    let from = HandoutStart::ClaimPaid { id: claim };
    assert_eq!(handouts::start(&office.store, &from, office.today).unwrap_err().code, Code::Refused);
}

#[test]
fn a_translation_keeps_the_pictures_and_points_at_the_original() {
    let mut office = Office::new();
    let id = save(&mut office, None, &benches()).unwrap().id;
    let to =
        |language: &str, id: &str| HandoutStart::Translation { id: id.into(), language: language.into() };
    let polish = start(&office, &to("pl", &id));
    assert_eq!((polish.language.as_str(), polish.translation_of.as_deref()), ("pl", Some(id.as_str())));
    let polish = save(&mut office, None, &polish).unwrap().id;
    let romanian = start(&office, &to("ro", &polish));
    assert_eq!(romanian.translation_of.as_deref(), Some(id.as_str()), "never of another translation");
    save(&mut office, None, &romanian).unwrap();
    let tongues = |office: &Office, id: &str| -> Vec<String> {
        page(office, id).translations.into_iter().map(|t| t.language).collect()
    };
    assert_eq!(tongues(&office, &id), ["pl", "ro"]);
    assert_eq!(tongues(&office, &polish), ["en-GB", "ro"]);
    let now = office.now();
    assert_eq!(handouts::delete(&mut office.store, &id, now).unwrap_err().code, Code::Refused);
}

#[test]
fn a_template_starts_handouts_and_is_not_to_be_printed() {
    let mut office = Office::new();
    let id = save(&mut office, None, &HandoutDraft { template: true, ..benches() }).unwrap().id;
    let draft = start(&office, &HandoutStart::Template { id: id.clone() });
    assert!(!draft.template && !draft.parts.is_empty());
    assert!(draft.parts.iter().all(|p| p.id.is_none()));
    let request = HandoutRequest::of(Kind::Handout, Some(id), Look::of(HandoutFormat::EasyRead));
    let info = printing::info(office.store.read(), &request, office.today).unwrap();
    assert!(info.findings.iter().any(|f| f.field == "template"));
}

#[test]
fn a_draft_is_looked_over_as_it_is_typed_and_nothing_is_written() {
    let office = Office::new();
    let ops = office.ops();
    let look = Look::of(HandoutFormat::EasyRead);
    for draft in [HandoutDraft::default(), benches()] {
        let looked = handouts::look_over(office.store.read(), &draft, &look, office.today).unwrap();
        assert!(looked.pages >= 1, "{}", looked.cannot_print);
    }
    assert_eq!(office.ops(), ops);
    let odd = HandoutDraft::new("A letter that no font has: \u{10ffff}");
    let looked = handouts::look_over(office.store.read(), &odd, &look, office.today).unwrap();
    assert!(!looked.cannot_print.is_empty(), "it is said, and the page goes on");
}

#[test]
fn a_row_that_no_page_can_hold_is_told_at_the_row_and_before_it_is_printed() {
    let mut office = Office::new();
    let mut draft = benches();
    draft.parts.push(row(&"We mend one more bench in the park.\n".repeat(30)));
    let look = Look::of(HandoutFormat::EasyRead);
    let looked = handouts::look_over(office.store.read(), &draft, &look, office.today).unwrap();
    let told = looked.looked.findings.iter().find(|finding| finding.rule == "EL-5").unwrap();
    assert_eq!(told.part, Some(3), "{told:?}");
    assert!(told.message.contains("taller than a page") && told.source.contains("People First"), "{told:?}");
    let id = save(&mut office, None, &draft).unwrap().id;
    let part = page(&office, &id).draft.parts[3].id.clone().unwrap();
    let request = HandoutRequest::of(Kind::Handout, Some(id), look);
    let info = printing::info(office.store.read(), &request, office.today).unwrap();
    let told: Vec<_> = info.findings.iter().filter(|f| f.message.contains("taller than a page")).collect();
    assert_eq!(told.iter().map(|f| f.id.as_str()).collect::<Vec<_>>(), [part]);
}

#[test]
fn a_picture_that_is_said_to_show_two_things_is_told_at_the_second() {
    let office = Office::new();
    let look = Look::of(HandoutFormat::EasyRead);
    let two = |draft: &HandoutDraft| {
        let looked = handouts::look_over(office.store.read(), draft, &look, office.today).unwrap();
        let findings = looked.looked.findings.into_iter();
        findings.filter(|finding| finding.message.contains("stands for 2 things")).collect::<Vec<_>>()
    };
    let mut draft = benches();
    assert!(two(&draft).is_empty());
    draft.parts[2].alt = "A bench".into();
    let told = two(&draft);
    assert_eq!(told.iter().map(|finding| finding.part).collect::<Vec<_>>(), [Some(2)]);
    assert_eq!(told[0].rule, "ER-D5");
    assert!(told[0].message.contains("\u{201c}A bench\u{201d}") && !told[0].source.is_empty(), "{told:?}");
    draft.language = "pl".into();
    assert_eq!(two(&draft).len(), 1, "pictures are looked over in every language");
}

#[test]
fn a_handout_as_text_comes_back_to_the_same_bytes() {
    let mut office = Office::with_sample();
    let written = handouts::all(office.store.read()).unwrap();
    assert!(written.len() > 2, "the sample has some");
    for known in written {
        let text = handouts::to_text(&known.draft);
        let id = save(&mut office, None, &handouts::from_text(&text).unwrap()).unwrap().id;
        assert_eq!(handouts::to_text(&page(&office, &id).draft), text);
    }
}

#[test]
fn how_to_reach_us_and_how_to_ask_for_another_format_stands_on_every_handout() {
    let office = Office::with_sample();
    let (conn, today) = (office.store.read(), office.today);
    let council = settings::get(conn).unwrap();
    let project = projects::all(conn, today).unwrap().remove(0).id;
    let written = handouts::all(conn).unwrap().into_iter().find(|h| h.draft.language == handouts::ENGLISH);
    for (document, id) in [
        (Kind::Action, None),
        (Kind::Project, Some(project)),
        (Kind::Handout, written.map(|handout| handout.id)),
    ] {
        let request = HandoutRequest::of(document, id, Look::of(HandoutFormat::Text));
        let text = String::from_utf8(printing::pdf(conn, &request, today).unwrap()).unwrap();
        for words in
            [&council.contact_phone, &council.contact_email, &council.contact_web, &council.other_formats]
        {
            assert!(!words.is_empty() && text.contains(words.as_str()), "{document:?}: {words}");
        }
        for format in ["large print", "easy words", "braille"] {
            assert!(council.other_formats.contains(format), "{format}");
        }
    }
}

#[test]
fn a_picture_of_another_day_time_or_amount_than_the_words_say_is_told() {
    let office = Office::with_sample();
    let look = Look::of(HandoutFormat::EasyRead);
    let told = |words: &str, picture: &str| {
        let mut draft = HandoutDraft::new("A meeting");
        draft.row(picture, &[words]);
        let looked = handouts::look_over(office.store.read(), &draft, &look, office.today).unwrap();
        looked.looked.findings.into_iter().map(|f| f.message).find(|m| m.contains("The picture shows"))
    };
    let words = "We meet on Thursday 3 December 2026 at 2:30pm.";
    assert_eq!(
        told(words, "day:2026-12-04").as_deref(),
        Some(
            "The picture shows Friday 4 December 2026, and the words say Thursday 3 December 2026. Choose the picture anew."
        )
    );
    assert!(told(words, "time:14:00").is_some_and(|m| m.contains("2pm") && m.contains("2:30pm")));
    assert!(told("We pay you £15.", "money:1000").is_some_and(|m| m.contains("£10") && m.contains("£15")));
    for fits in ["day:2026-12-03", "time:14:30", "money:1500", "meeting"] {
        assert_eq!(told(words, fits), None, "{fits}");
    }
    assert_eq!(told("Come at 2:30pm or at 3pm.", "time:15:00"), None, "one of two is enough");
}
