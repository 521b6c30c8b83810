//! What an undo leaves keeps every rule that a save would have asked: of the
//! record itself, of the easy words beside it, and of the pictures it names.

use crate::office::{Office, bus_fare};
use alongside_core::claims::{self, ClaimDraft, LineDraft, LineKind, PaymentAnswer};
use alongside_core::easy::EasyWords;
use alongside_core::handouts::{self, HandoutDraft, PartDraft};
use alongside_core::people::{self, Format, PersonDraft};
use alongside_core::pictures::{self, PackDraft};
use alongside_core::projects::{self, ProjectDraft, ProjectStatus};
use alongside_core::requests::{self, FormatRequestDraft};
use alongside_core::store::{HowMuch, Op, Undone};
use alongside_core::{Code, Error, Kind, Result, history, records};

fn undo(office: &mut Office, op: Option<&str>) -> Result<Undone> {
    let now = office.now();
    records::undo(&mut office.store, op, HowMuch::Whole, now)
}

/// Refused, naming what would be broken and how else it can be done.
#[track_caller]
fn breaks_a_rule(undone: Result<Undone>, rule: &str) {
    let Error { code, message, hint, .. } = undone.unwrap_err();
    assert_eq!(code, Code::Refused, "{message}");
    assert!(message.contains(rule) && message.contains("by itself"), "{message}");
    assert!(hint.contains("later change") && hint.contains("by hand"), "{hint}");
}

fn save_claim(office: &mut Office, id: Option<&str>, draft: &ClaimDraft) -> String {
    let now = office.now();
    claims::save(&mut office.store, id, draft, now).unwrap().id
}

#[test]
fn a_person_never_takes_more_than_was_offered_by_an_undo_of_the_offer() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let mut draft = ClaimDraft {
        offered: "10".into(),
        answer: PaymentAnswer::Less,
        accepted: "5".into(),
        lines: Vec::new(),
        ..bus_fare(&person)
    };
    let claim = save_claim(&mut office, None, &draft);
    draft.offered = "30".into();
    save_claim(&mut office, Some(&claim), &draft);
    let offered = office.newest_op();
    draft.accepted = "25".into();
    save_claim(&mut office, Some(&claim), &draft);
    breaks_a_rule(undo(&mut office, Some(&offered)), "more than was offered");
    undo(&mut office, None).unwrap();
    undo(&mut office, Some(&offered)).unwrap();
}

#[test]
fn nobody_who_took_no_payment_is_left_with_one_by_an_undo_of_their_answer() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let mut draft = ClaimDraft {
        offered: "30".into(),
        answer: PaymentAnswer::Declined,
        lines: Vec::new(),
        ..bus_fare(&person)
    };
    let claim = save_claim(&mut office, None, &draft);
    draft.answer = PaymentAnswer::Less;
    draft.accepted = "0".into();
    save_claim(&mut office, Some(&claim), &draft);
    let answered = office.newest_op();
    draft.accepted = "25".into();
    save_claim(&mut office, Some(&claim), &draft);
    breaks_a_rule(undo(&mut office, Some(&answered)), "no payment");
}

#[test]
fn a_running_project_keeps_a_second_chair_or_the_reason_for_none() {
    let mut office = Office::new();
    let gwen = office.add_person("Gwen Askew");
    let mut draft = ProjectDraft {
        title: "Better benches".into(),
        status: ProjectStatus::Running,
        chair_person: Some(gwen),
        ..ProjectDraft::default()
    };
    let now = office.now();
    let id = projects::save(&mut office.store, None, &draft, now).unwrap().id;
    draft.no_second_chair = "Nobody has the time.".into();
    projects::save(&mut office.store, Some(&id), &draft, now).unwrap();
    let reason = office.newest_op();
    draft.chair_person = None;
    projects::save(&mut office.store, Some(&id), &draft, now).unwrap();
    breaks_a_rule(undo(&mut office, Some(&reason)), "second chair");
}

#[test]
fn a_request_is_never_due_before_it_was_asked_for() {
    let mut office = Office::new();
    let mut draft = FormatRequestDraft {
        asked_by: "A neighbour".into(),
        document: "The bus plan".into(),
        format: Some(Format::Braille),
        asked_on: "20 November 2026".into(),
        due_on: "25 November 2026".into(),
        ..FormatRequestDraft::default()
    };
    let now = office.now();
    let id = requests::save(&mut office.store, None, &draft, now).unwrap().id;
    draft.asked_on = "1 November 2026".into();
    requests::save(&mut office.store, Some(&id), &draft, now).unwrap();
    let earlier = office.newest_op();
    draft.due_on = "10 November 2026".into();
    requests::save(&mut office.store, Some(&id), &draft, now).unwrap();
    breaks_a_rule(undo(&mut office, Some(&earlier)), "not before the day they asked");
}

#[test]
fn a_person_is_filed_under_the_name_that_an_undo_leaves() {
    let mut office = Office::new();
    let gwen = office.add_person("Gwen Askew");
    let renamed = office.change_person(&gwen, |p| p.name = "Gwen Bell".into());
    office.change_person(&gwen, |p| p.family_name = "Bell".into());
    undo(&mut office, Some(&renamed)).unwrap();
    let before = office.ops();
    let draft: PersonDraft = people::draft(office.store.read(), Some(&gwen)).unwrap();
    assert_eq!((draft.name.as_str(), draft.family_name.as_str()), ("Gwen Askew", "Bell"));
    office.save_person(Some(&gwen), &draft);
    assert_eq!(office.ops(), before, "she is filed under Bell already");
    assert!(office.problems().is_empty());
}

fn save_handout(office: &mut Office, id: Option<&str>, draft: &HandoutDraft) -> Result<String> {
    let now = office.now();
    Ok(handouts::save(&mut office.store, id, draft, now)?.id)
}

fn translation(of: Option<&str>) -> HandoutDraft {
    HandoutDraft { translation_of: of.map(str::to_owned), ..HandoutDraft::new("Short breaks") }
}

#[test]
fn a_handout_that_has_translations_is_no_translation_itself() {
    let mut office = Office::new();
    let [a, c] = [0; 2].map(|_| save_handout(&mut office, None, &translation(None)).unwrap());
    save_handout(&mut office, None, &translation(Some(&a))).unwrap();
    let refused = save_handout(&mut office, Some(&a), &translation(Some(&c))).unwrap_err();
    assert_eq!(refused.problems[0].field, "translation_of", "{refused:?}");
}

#[test]
fn no_two_handouts_become_translations_of_each_other_by_an_undo() {
    let mut office = Office::new();
    let a = save_handout(&mut office, None, &translation(None)).unwrap();
    let b = save_handout(&mut office, None, &translation(Some(&a))).unwrap();
    save_handout(&mut office, Some(&b), &translation(None)).unwrap();
    let apart = office.newest_op();
    save_handout(&mut office, Some(&a), &translation(Some(&b))).unwrap();
    breaks_a_rule(undo(&mut office, Some(&apart)), "translation");
}

fn add_spot(office: &mut Office) -> String {
    let spot = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>"#;
    let pack = pictures::read_pack("", vec![("spot.svg".into(), spot.into())]).unwrap();
    let now = office.now();
    pictures::add_pack(&mut office.store, &pack, &PackDraft::default(), now).unwrap();
    pictures::search(office.store.read(), "spot", 0).unwrap().remove(0).meaning
}

fn with_picture(meaning: &str) -> HandoutDraft {
    let part = PartDraft { words: "Here it is.".into(), picture: meaning.into(), ..PartDraft::default() };
    HandoutDraft { parts: vec![part], ..HandoutDraft::new("Spots") }
}

#[test]
fn a_picture_that_is_gone_is_named_by_no_save_and_by_no_undo() {
    let mut office = Office::new();
    let spot = add_spot(&mut office);
    let handout = save_handout(&mut office, None, &with_picture(&spot)).unwrap();
    let project = easy_project(&mut office, "Spots", &spot);
    let mut draft = handouts::get(office.store.read(), &handout).unwrap().draft;
    draft.parts[0].picture = "bus".into();
    save_handout(&mut office, Some(&handout), &draft).unwrap();
    let other = office.newest_op();
    write_easy(&mut office, &project, "Spots", "").unwrap();
    let easy = office.newest_op();
    let now = office.now();
    pictures::delete(&mut office.store, &spot, now).unwrap();
    let deleted = office.newest_op();
    for op in [&other, &easy] {
        let refused = undo(&mut office, Some(op)).unwrap_err();
        assert_eq!(refused.code, Code::Refused, "{refused}");
        assert!(refused.message.contains("picture"), "{refused}");
    }
    let refused = save_handout(&mut office, None, &with_picture(&spot)).unwrap_err();
    assert_eq!(refused.problems[0].field, "parts.0.picture", "{refused:?}");
    let refused = write_easy(&mut office, &project, "Spots", &spot).unwrap_err();
    assert!(refused.problems[0].field.ends_with(".picture"), "{refused:?}");
    undo(&mut office, Some(&deleted)).unwrap();
    for op in [&other, &easy] {
        undo(&mut office, Some(op)).unwrap();
    }
    assert!(office.problems().is_empty());
}

fn easy_project(office: &mut Office, words: &str, picture: &str) -> String {
    let easy = EasyWords { field: "title".into(), words: words.into(), picture: picture.into() };
    let draft = ProjectDraft { title: "Better benches".into(), easy: vec![easy], ..ProjectDraft::default() };
    let now = office.now();
    projects::save(&mut office.store, None, &draft, now).unwrap().id
}

/// Easy words beside the title, and nothing else changed.
fn write_easy(office: &mut Office, project: &str, words: &str, picture: &str) -> Result<()> {
    let now = office.now();
    let mut draft = projects::draft(office.store.read(), Some(project), office.today).unwrap();
    draft.easy = vec![EasyWords { field: "title".into(), words: words.into(), picture: picture.into() }];
    projects::save(&mut office.store, Some(project), &draft, now).map(drop)
}

#[test]
fn one_field_has_one_row_of_easy_words_whatever_is_taken_back() {
    let mut office = Office::new();
    let project = easy_project(&mut office, "New benches", "");
    write_easy(&mut office, &project, "", "").unwrap();
    let cleared = office.newest_op();
    write_easy(&mut office, &project, "Good benches", "").unwrap();
    assert_eq!(undo(&mut office, Some(&cleared)).unwrap_err().code, Code::MovedOn);
    assert_eq!(office.count("SELECT count(*) FROM easy"), 1);
    undo(&mut office, None).unwrap();
    undo(&mut office, Some(&cleared)).unwrap();
    assert!(office.problems().is_empty());
}

#[test]
fn easy_words_come_back_beside_no_record_that_is_gone() {
    let mut office = Office::new();
    let project = easy_project(&mut office, "New benches", "");
    write_easy(&mut office, &project, "", "").unwrap();
    let cleared = office.newest_op();
    let now = office.now();
    projects::delete(&mut office.store, &project, now).unwrap();
    assert_eq!(undo(&mut office, Some(&cleared)).unwrap_err().code, Code::MovedOn);
    assert_eq!(office.count("SELECT count(*) FROM easy"), 0);
    undo(&mut office, None).unwrap();
    undo(&mut office, Some(&cleared)).unwrap();
    assert!(office.problems().is_empty());
}

#[test]
fn a_check_finds_easy_words_that_stand_twice_or_beside_nothing() {
    let mut office = Office::new();
    let project = easy_project(&mut office, "New benches", "");
    let now = office.now();
    for row in [&project, "nobody"] {
        let again =
            "INSERT INTO easy (id, tbl, row_id, field, words) VALUES (?1, 'project', ?2, 'title', 'Again.')";
        let write = |tx: &alongside_core::store::Tx<'_>| Ok(tx.execute(again, (tx.new_id(), row))?);
        office.store.write(Op::ChangeSettings, now, write).unwrap();
    }
    let problems = office.problems();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems.iter().any(|p| p.contains("twice")), "{problems:?}");
    assert!(problems.iter().any(|p| p.contains("beside no record")), "{problems:?}");
}

#[test]
fn whether_a_change_was_taken_back_is_followed_to_the_end_of_the_chain() {
    let mut office = Office::new();
    let gwen = office.add_person("Gwen Askew");
    let added = office.newest_op();
    for times in 1..6 {
        undo(&mut office, None).unwrap();
        let is_gone = times % 2 == 1;
        assert_eq!(office.count("SELECT count(*) FROM person"), u32::from(!is_gone));
        let told = history::of(office.store.read(), &gwen, 0, 200).unwrap().changes;
        let told = told.into_iter().find(|change| change.op == added).unwrap();
        assert_eq!((told.undone, told.undoable), (is_gone, !is_gone), "after {times} undos");
    }
    let refused = undo(&mut office, Some(&added)).unwrap_err();
    assert!(refused.message.contains("taken back already"), "{refused}");
}

#[test]
fn an_op_notes_the_facts_that_stay_as_its_changes_tell_them() {
    let mut office = Office::new();
    let gwen = office.add_person("Gwen Askew");
    let mut bring = |person: Option<&str>| {
        let now = office.now();
        let written = office.store.write(Op::BringIn(Kind::Person), now, |tx| {
            let new = tx.new_id();
            if person.is_none() {
                let add =
                    "INSERT INTO person (id, sequence, name, sort_name) VALUES (?1, 9, 'Tom Bell', 'bell')";
                tx.execute(add, [&new])?;
            }
            let refuse = "INSERT INTO agreement (id, person, sequence, purpose, channel, state, officer)
                VALUES (?1, ?2, 1, 'register', 'any', 'refused', ?3)";
            Ok(tx.execute(refuse, (tx.new_id(), person.unwrap_or(&new), &tx.officer().id))?)
        });
        written.unwrap();
    };
    bring(None);
    bring(Some(&gwen));
    let told = |office: &Office| -> Vec<(bool, String)> {
        let changes = history::trail(office.store.read(), 0, 2).unwrap().changes;
        changes.into_iter().map(|change| (change.undoable, change.why_not)).collect()
    };
    let noted = told(&office);
    assert!(!noted[0].0 && noted[0].1.contains("What the person said stays"), "{noted:?}");
    assert!(noted[1].0, "what came with its person may go with them");
    office.tamper("UPDATE op SET facts = NULL");
    assert_eq!(told(&office), noted, "an older version noted nothing, and the changes are asked");
    assert_eq!(undo(&mut office, None).unwrap_err().code, Code::Refused);
}

#[test]
fn a_number_that_a_claim_had_is_given_to_no_other() {
    let mut office = Office::new();
    let person = office.add_person("Gwen Askew");
    let line = LineDraft { kind: LineKind::Mileage, miles: "2000".into(), ..LineDraft::default() };
    let draft = ClaimDraft { lines: vec![line; 6], ..bus_fare(&person) };
    let first = save_claim(&mut office, None, &draft);
    let now = office.now();
    claims::delete(&mut office.store, &first, now).unwrap();
    let deleted = office.newest_op();
    let second = save_claim(&mut office, None, &draft);
    let get = |office: &Office, id: &str| {
        claims::get(office.store.read(), id, office.store.officer(), office.today).unwrap()
    };
    assert!(get(&office, &second).number.ends_with("-2"), "{}", get(&office, &second).number);
    undo(&mut office, Some(&deleted)).unwrap();
    assert_ne!(get(&office, &first).number, get(&office, &second).number);
    let third = save_claim(&mut office, None, &bus_fare(&person));
    assert!(get(&office, &third).number.ends_with("-3"), "and what came back is counted once");
    claims::submit(&mut office.store, &second, now).unwrap();
    assert!(
        get(&office, &second).total < get(&office, &first).total,
        "the miles of one day count each other's"
    );
}

#[test]
fn a_version_that_was_taken_back_leaves_its_number_to_no_other() {
    let mut office = Office::new();
    let handout = save_handout(&mut office, None, &HandoutDraft::new("Spots")).unwrap();
    let now = office.now();
    handouts::keep_version(&mut office.store, &handout, "First", now).unwrap();
    undo(&mut office, None).unwrap();
    let taken_back = office.newest_op();
    handouts::keep_version(&mut office.store, &handout, "Second", now).unwrap();
    undo(&mut office, Some(&taken_back)).unwrap();
    let versions = handouts::get(office.store.read(), &handout).unwrap().versions;
    let versions: Vec<_> = versions.iter().map(|v| (v.number, v.purpose.as_str())).collect();
    assert_eq!(versions, [(2, "Second"), (1, "First")]);
}

#[test]
fn what_history_says_can_be_taken_back_no_rule_of_its_record_forbids() {
    let mut office = Office::with_sample();
    let all = history::trail(office.store.read(), 0, 1000).unwrap().changes;
    let (can, cannot): (Vec<_>, Vec<_>) = all.into_iter().partition(|change| change.undoable);
    let submitted = cannot.iter().filter(|change| change.why_not.contains("was submitted"));
    assert!(submitted.count() > 3, "the claims that are under way were entered once");
    assert!(can.len() > 100, "{}", can.len());
    let mut refused = Vec::new();
    for change in can {
        match undo(&mut office, Some(&change.op)) {
            Ok(undone) => drop(undo(&mut office, Some(&undone.op)).unwrap()),
            Err(error) => refused.extend(Some(error.message).filter(|why| why.contains("was submitted"))),
        }
    }
    assert_eq!(refused, Vec::<String>::new());
}
