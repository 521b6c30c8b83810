//! Spreadsheets that are not quite what they should be: every row stays a
//! row, nothing is lost, and what may be meant otherwise is told.

use crate::office::Office;
use alongside_core::Code;
use alongside_core::Kind;
use alongside_core::import::{Import, ImportPreview, LEFT_OUT};
use alongside_core::people::{self, AgreementState, NeedDraft, Person, PersonDraft};
use alongside_core::plan::{self, Action, ActionDraft, Mark, MilestoneDraft, MilestoneStatus};
use std::fs::{File, OpenOptions};
use std::io::Write as _;

fn people(text: impl AsRef<[u8]>) -> (Office, ImportPreview, Vec<Person>) {
    let (office, preview) = brought_in(Kind::Person, text.as_ref());
    let all = people::all(office.store.read()).unwrap();
    (office, preview, all)
}

fn actions(milestones: &[&str]) -> (ImportPreview, Vec<Action>) {
    let rows = milestones.iter().enumerate().map(|(at, cell)| format!("Action {at},Lead,\"{cell}\"\r\n"));
    let text = format!("Priority/Action,Responsible officer,Milestones\r\n{}", rows.collect::<String>());
    let (office, preview) = brought_in(Kind::Action, text.as_bytes());
    (preview, plan::all(office.store.read(), office.today).unwrap())
}

fn brought_in(kind: Kind, bytes: &[u8]) -> (Office, ImportPreview) {
    let mut office = Office::new();
    let (import, now) = (Import::read(kind, "list.csv", bytes).unwrap(), office.now());
    let preview = import.bring_in(&mut office.store, now).unwrap().1;
    assert!(office.problems().is_empty());
    (office, preview)
}

fn names(all: &[Person]) -> Vec<&str> {
    all.iter().map(|p| p.name.as_str()).collect()
}

/// The lines of what should be looked at, and those of what went to the notes.
fn remarks(preview: &ImportPreview) -> (Vec<u32>, Vec<u32>) {
    let of = |noted: bool| {
        let lines = preview.remarks.iter().filter(|r| r.about.is_empty() == noted).map(|r| r.line);
        lines.collect()
    };
    (of(false), of(true))
}

#[test]
fn a_quotation_mark_swallows_nobody() {
    let (_, preview, all) =
        people("Name,Notes\r\nIda Moss,\"rings first\r\nJo Pike,ok\r\nKit Rudd,\"calm\"\r\n");
    assert_eq!(names(&all), ["Ida Moss", "Jo Pike", "Kit Rudd"]);
    assert_eq!(all[0].notes, "\"rings first");
    assert_eq!(remarks(&preview).0, [2]);
}

#[test]
fn a_quotation_mark_that_closes_in_the_next_row_is_told() {
    for file in [
        "Name,Notes,Town\nIda Moss,\"rings first,W\nJo Pike,ok\",Z\nKit Rudd,fine,Y\n",
        "Name,Town,Notes,Phone\nIda Moss,W,\"rings first,01632960123\nJo Pike,Z,ok\",01632960124\n",
        "Name,Notes,Town\nIda Moss,\"rings\" first,W\nJo Pike,\"\"\",Z\n",
    ] {
        let (_, preview, _) = people(file);
        let told =
            preview.remarks.iter().find(|remark| remark.line == 2 && remark.about.contains("quotation"));
        assert!(told.is_some(), "{file}: {:?}", preview.remarks);
    }
    // Words that go on below are no rows.
    let (_, preview, all) = people("Name,Notes,Town\nIda Moss,\"rings first,\nthen writes\",Saltmarsh\n");
    assert_eq!((remarks(&preview).0, all[0].notes.as_str()), (vec![], "rings first,\nthen writes"));
}

#[test]
fn one_stray_byte_is_told_by_its_line() {
    let (_, preview, all) =
        people(b"Name,Town\nRen\xc3\xa9e \xc5\xbbak,x\nJ\xf6rg Berg,x\nChlo\xc3\xab Roy,x\n");
    assert_eq!(names(&all), ["Renée Żak", "Jörg Berg", "Chloë Roy"]);
    assert_eq!((preview.encoding.as_str(), remarks(&preview).0), ("UTF-8", vec![3]));
}

#[test]
fn a_title_above_and_a_sum_below_are_no_people() {
    let file = "Register of people,,\nPrinted 3 November 2026,,\n,,\nName,Town,Phone\nIda Moss,Saltmarsh,07700900123\nTotal,1,\n";
    let (_, preview, all) = people(file);
    assert_eq!((names(&all), preview.headings_line), (vec!["Ida Moss"], 4));
    assert!(preview.told[0].contains("line 4") && preview.told[0].contains("Register of people"));
    assert_eq!(preview.refused.iter().map(|r| r.line).collect::<Vec<_>>(), [6]);
    let (_, preview, all) = people("sep=;\r\nName;Town\r\nIda Moss;Saltmarsh\r\n");
    assert_eq!(
        (names(&all), preview.separator.as_str(), preview.told.len()),
        (vec!["Ida Moss"], "semicolon", 1)
    );
}

#[test]
fn the_line_of_the_headings_may_be_chosen() {
    let office = Office::new();
    let mut import =
        Import::read(Kind::Person, "list.csv", b"Who,Where\nName,Town\nIda,Saltmarsh\n").unwrap();
    assert_eq!(import.preview(office.now()).unwrap().read, 1);
    import.headings_at(1).unwrap();
    let preview = import.preview(office.now()).unwrap();
    assert_eq!((preview.headings_line, preview.read, preview.columns[0].heading.as_str()), (1, 2, "Who"));
    assert_eq!(import.headings_at(9).unwrap_err().code, Code::UnreadableFile);
}

#[test]
fn a_column_that_fills_no_field_is_told_and_kept_in_the_notes() {
    let file = "Forename(s),Surname,Tel no,Contact number,Diet,Address,Address,Notes,Notes,\n\
        Ida,Moss,01632 960123,07700 900123,No nuts,1 Mill Row,Saltmarsh,one,two,three\n";
    let (office, preview, all) = people(file);
    let ida = &all[0];
    assert_eq!(
        (ida.name.as_str(), ida.phone.as_str(), ida.mobile.as_str()),
        ("Ida Moss", "01632 960123", "07700 900123")
    );
    assert_eq!((ida.address_1.as_str(), ida.address_2.as_str()), ("1 Mill Row", "Saltmarsh"));
    assert_eq!(ida.notes, "one\nDiet: No nuts\nNotes: two\nColumn 10: three");
    assert_eq!(preview.told.len(), 3, "{:?}", preview.told);
    assert!(preview.told[0].contains("“Diet”") && preview.told[2].contains("Column 10"));
    // Only where the officer says so is it left out; that is told too.
    let mut import = Import::read(Kind::Person, "list.csv", file.as_bytes()).unwrap();
    let mut columns = import.preview(office.now()).unwrap().columns;
    for column in columns.iter_mut().filter(|column| column.field.is_empty()) {
        column.field = LEFT_OUT.into();
    }
    assert!(import.named(&columns, office.now()).unwrap().told[0].contains("“Diet” is left out"));
}

#[test]
fn several_needs_of_one_cell_are_each_their_own() {
    let (_, _, all) = people(
        "Name,Access needs\nIda,\"Wheelchair, hearing loop, BSL\"\nJo,wheelchair and hearing loop\nKit,\"BSL interpreter, book early\"\n",
    );
    let codes = |at: usize| all[at].needs.iter().map(|n| n.code.as_str()).collect::<Vec<_>>();
    assert_eq!(codes(0), ["wheelchair", "hearing_loop", "bsl_interpreter"]);
    assert_eq!(codes(1), ["wheelchair", "hearing_loop"]);
    assert_eq!((codes(2), all[2].needs[0].detail.as_str()), (vec!["bsl_interpreter"], "book early"));
}

#[test]
fn letters_that_nobody_sees_are_no_name_and_no_part_of_an_address() {
    let (_, preview, all) = people(
        "Name,E-mail,Mobile\n\u{200b},ida@example.org,\nJo Pike,\u{200b}jo@example.org,\"=\"\"07700900125\"\"\"\nKit Rudd,mailto:kit@example.org,'07700900126\n",
    );
    assert_eq!(preview.refused.iter().map(|r| r.line).collect::<Vec<_>>(), [2]);
    assert_eq!((all[0].email.as_str(), all[0].mobile.as_str()), ("jo@example.org", "07700 900125"));
    assert_eq!((all[1].email.as_str(), all[1].mobile.as_str()), ("kit@example.org", "07700 900126"));
    assert_eq!(preview.remarks, []);
}

#[test]
fn a_number_that_lost_its_first_nought_has_it_again() {
    let (_, _, all) = people("Name,Phone\nIda,1632960123\nJo,2079460123\nKit,1632960124.0\n");
    let phones: Vec<&str> = all.iter().map(|p| p.phone.as_str()).collect();
    assert_eq!(phones, ["01632 960123", "020 7946 0123", "01632 960124"]);
}

#[test]
fn a_size_is_never_made_of_other_figures() {
    let (_, preview, all) = people(
        "Name,Print size,Format\nIda,1.8,\nJo,18,\nKit,,large print 1.8\nLou,,Large print (20 point)\n",
    );
    assert_eq!(all.iter().map(|p| p.format_size).collect::<Vec<_>>(), [None, Some(18), None, Some(20)]);
    assert_eq!(remarks(&preview).1, [2, 4]);
}

#[test]
fn a_no_in_other_words_is_a_no() {
    let (_, _, all) = people(
        "Name,Consent\nIda,\"No, do not contact\"\nJo,withdrew 03/2025\nKit,Withdrew\nLou,No answer yet\n",
    );
    let states: Vec<_> = all.iter().map(|p| p.agreements.first().map(|a| a.state)).collect();
    let (no, back) = (Some(AgreementState::Refused), Some(AgreementState::Withdrawn));
    assert_eq!(states, [no, back, back, None]);
    assert_eq!(all[0].agreements[0].note, "do not contact");
    assert!(all[3].notes.contains("No answer yet"));
}

#[test]
fn the_same_row_twice_is_told() {
    let (_, preview, all) = people("Name,Town\nIda,Saltmarsh\nJo,Saltmarsh\nIda , Saltmarsh\n");
    assert_eq!((all.len(), remarks(&preview).0), (3, vec![4]));
    assert!(preview.remarks[0].about.contains("line 2"));
}

#[test]
fn a_date_of_any_spreadsheet_is_understood_or_told() {
    let cells = [
        "Jun-24",
        "Oct-26",
        "45474",
        "10 December 2026, 2pm",
        "01/07/2024 00:00",
        "2026/27",
        "Q3 2026/27",
        "2011/12",
        "June/July 2027",
        "Sunday 30 June 2025",
    ];
    let (preview, all) = actions(&cells);
    let due: Vec<String> =
        all.iter().map(|a| a.milestones[0].due.as_ref().map(|w| w.iso()).unwrap_or_default()).collect();
    assert_eq!(
        due,
        [
            "2024-06",
            "2026-10",
            "2024-07-01",
            "2026-12-10",
            "2024-07-01",
            "2026-04/2027-03",
            "2026-10/2026-12",
            "2011-04/2012-03",
            "2027-06/2027-07",
            "2025-06-30"
        ]
    );
    assert_eq!((preview.refused.len(), remarks(&preview).0), (0, vec![4, 10, 11]));
    // What is no date to us is never silent.
    let (preview, all) =
        actions(&["24-Jun", "June", "Agree the budget for 2026/27", "Q3 2026", "Talk to 12 people"]);
    assert_eq!(all.iter().filter(|a| a.milestones[0].due.is_none()).count(), 5);
    assert_eq!((preview.refused.len(), remarks(&preview).0), (0, vec![2, 3, 4, 5]));
}

#[test]
fn what_was_completed_is_done_with_and_without_a_full_stop() {
    let (_, all) = actions(&[
        "Completed June 2025",
        "Done June 2025",
        "Complete",
        "Done. June 2025",
        "Complete the form, June 2025",
    ]);
    let marks: Vec<Mark> = all.iter().map(|a| a.mark).collect();
    assert_eq!(marks, [Mark::Done, Mark::Done, Mark::Done, Mark::Done, Mark::Late]);
}

#[test]
fn whatever_was_typed_comes_back_from_an_export() {
    let mut office = Office::new();
    let odd = [
        "Dari; book early",
        "sits by window; away",
        "a) b (c",
        "\"so\"",
        "none",
        "Hearing loop, loud",
        "x\\y",
    ];
    for words in odd {
        let need = |code: &str| NeedDraft { code: code.into(), detail: words.into(), ..NeedDraft::default() };
        let needs = vec![need("bsl_interpreter"), need("")];
        office.save_person(None, &PersonDraft { name: "Ida Moss".into(), needs, ..PersonDraft::default() });
    }
    let steps = [
        ("Visit 12", "June 2027"),
        ("Meet; decide", "June 2027"),
        ("Draft, 3 June 2027", ""),
        ("Done. really", ""),
        ("Recruit 2030", ""),
        ("Room 5", "2027"),
        ("Complete and operating", ""),
        ("", "Q3 2026/27"),
    ];
    for (words, due) in steps {
        let of = |status| MilestoneDraft {
            words: words.into(),
            due: due.into(),
            status,
            ..MilestoneDraft::default()
        };
        let milestones =
            [MilestoneStatus::NotStarted, MilestoneStatus::OnTrack, MilestoneStatus::Done].map(of).into();
        let draft = ActionDraft { action: "Mend".into(), milestones, ..ActionDraft::default() };
        let now = office.now();
        plan::save(&mut office.store, None, &draft, now).unwrap();
    }
    let people_of = |office: &Office| {
        let all = people::all(office.store.read()).unwrap();
        let drafts = all.iter().map(people::draft_of).map(|mut draft| {
            draft.needs.iter_mut().for_each(|need| need.id = None);
            draft.family_name = String::new();
            draft
        });
        drafts.collect::<Vec<_>>()
    };
    let actions_of = |office: &Office| {
        let all = plan::all(office.store.read(), office.today).unwrap();
        let drafts = all.iter().map(plan::draft_of).map(|mut draft| {
            draft.milestones.iter_mut().for_each(|m| m.id = None);
            draft
        });
        drafts.collect::<Vec<_>>()
    };
    let exported = |list| office.csv(list);
    let (there, _) = brought_in(Kind::Person, &exported(Kind::Person));
    assert_eq!(people_of(&there), people_of(&office));
    let (there, _) = brought_in(Kind::Action, &exported(Kind::Action));
    assert_eq!(actions_of(&there), actions_of(&office));
}

#[test]
fn a_file_that_changed_since_it_was_looked_at_is_not_kept() {
    let mut office = Office::new();
    let path = office.folder().join("list.csv");
    std::fs::write(&path, "Name,Town\nIda Moss,Saltmarsh\n").unwrap();
    let now = office.now();
    let import = Import::open(Kind::Person, "list.csv", File::open(&path).unwrap()).unwrap();
    assert_eq!(import.preview(now).unwrap().accepted, 1);
    assert_eq!(import.preview(now).unwrap().accepted, 1, "it may be read again");
    OpenOptions::new().append(true).open(&path).unwrap().write_all(b"Jo Pike,Saltmarsh\n").unwrap();
    assert_eq!(import.commit(&mut office.store, now).unwrap_err().code, Code::UnreadableFile);
    assert_eq!(office.count("SELECT count(*) FROM person"), 0);
}
