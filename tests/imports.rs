//! Bringing in the council's own spreadsheets. What each file of `cases/`
//! holds and what becomes of it stands in `cases/README.md`.

use crate::office::Office;
use alongside_core::Kind;
use alongside_core::import::{Import, ImportPreview, SHOWN, Told};
use alongside_core::people::{self, AgreementState, Format, MayContact, Person};
use alongside_core::plan::{self, Action, ActionStatus, Mark};
use alongside_core::records;
use alongside_core::store::HowMuch;
use alongside_core::{Code, values::When};

struct Case {
    file: &'static str,
    kind: Kind,
    encoding: &'static str,
    separator: &'static str,
    read: u32,
    accepted: u32,
    /// The lines on which refused rows begin.
    refused: &'static [u32],
    remarks: &'static [u32],
}

const CASES: &[Case] = &[
    Case {
        file: "people-semicolon-1252.csv",
        kind: Kind::Person,
        encoding: "windows-1252",
        separator: "semicolon",
        read: 12,
        accepted: 11,
        refused: &[11],
        remarks: &[12],
    },
    Case {
        file: "people-utf16.csv",
        kind: Kind::Person,
        encoding: "UTF-16LE",
        separator: "tab",
        read: 9,
        accepted: 9,
        refused: &[],
        remarks: &[11],
    },
    Case {
        file: "people-short.csv",
        kind: Kind::Person,
        encoding: "UTF-8",
        separator: "comma",
        read: 38,
        accepted: 35,
        refused: &[6, 24, 43],
        remarks: &[8, 9, 11, 12, 13, 31, 36, 38, 40, 42],
    },
    Case {
        file: "plan-council.csv",
        kind: Kind::Action,
        encoding: "UTF-8",
        separator: "comma",
        read: 12,
        accepted: 12,
        refused: &[],
        remarks: &[],
    },
    Case {
        file: "plan-bad.csv",
        kind: Kind::Action,
        encoding: "UTF-8",
        separator: "comma",
        read: 7,
        accepted: 2,
        refused: &[2, 3, 5, 8, 9],
        remarks: &[6],
    },
];

#[test]
fn every_case_is_read_as_its_table_says() {
    let office = Office::new();
    for case in CASES {
        let preview = case.open().preview(office.now()).unwrap();
        assert_eq!((preview.encoding.as_str(), preview.separator.as_str()), (case.encoding, case.separator));
        assert_eq!((preview.read, preview.accepted), (case.read, case.accepted), "{}", case.file);
        let refused: Vec<u32> = preview.refused.iter().map(|r| r.line).collect();
        assert_eq!(refused, case.refused, "{}", case.file);
        let mut remarks: Vec<u32> = preview.remarks.iter().map(|r| r.line).collect();
        remarks.dedup();
        assert_eq!(remarks, case.remarks, "{}", case.file);
        let left_out: Vec<_> = preview.columns.iter().filter(|c| c.field.is_empty()).collect();
        assert!(left_out.is_empty(), "every column of {} is known: {left_out:?}", case.file);
    }
}

#[test]
fn a_dry_run_writes_nothing_and_the_real_run_does_what_it_said() {
    for case in CASES {
        let mut office = Office::new();
        let ops = office.ops();
        let (import, now) = (case.open(), office.now());
        let preview = import.preview(now).unwrap();
        assert_eq!(office.ops(), ops);
        let done = import.commit(&mut office.store, now).unwrap();
        assert_eq!((done.read, done.accepted), (preview.read, preview.accepted), "{}", case.file);
        assert_eq!(office.count(case.count()), case.accepted);
        assert_eq!(office.ops(), ops + 1, "one change for the whole file");
        records::undo(&mut office.store, Some(&done.op), HowMuch::Whole, now).unwrap();
        assert_eq!(office.count(case.count()), 0, "and one undo takes all of it back");
        assert!(office.problems().is_empty());
    }
}

#[test]
fn rows_that_somebody_worked_on_since_stay_when_the_rest_is_taken_back() {
    let mut office = Office::new();
    let import = bring_in(&mut office, "people-short.csv");
    let olive = person(&office, "Olive Tranter").id;
    office.change_person(&olive, |p| p.town = "Great Pelham".into());
    let vi = person(&office, "Vi Nakamura").id;
    office.add_claim(&vi);
    let now = office.now();
    let whole = records::undo(&mut office.store, Some(&import), HowMuch::Whole, now).unwrap_err();
    assert_eq!(whole.code, Code::MovedOn);
    let undone = records::undo(&mut office.store, Some(&import), HowMuch::Untouched, now).unwrap();
    assert_eq!((undone.kept, office.count("SELECT count(*) FROM person")), (2, 2));
    assert!(undone.sentence.contains("2 records were changed since and stay"), "{}", undone.sentence);
    let vi = person(&office, "Vi Nakamura");
    assert_eq!((vi.needs.len(), office.count("SELECT count(*) FROM claim")), (3, 1), "whole, as they were");
    assert!(office.problems().is_empty());
}

#[test]
fn people_are_kept_as_the_spreadsheet_meant_them() {
    let mut office = Office::new();
    for file in ["people-semicolon-1252.csv", "people-utf16.csv", "people-short.csv"] {
        bring_in(&mut office, file);
    }
    for name in
        ["Renée Blanchard", "Łucja Wójtowicz", "রহিমা খাতুন", "Wang 小明", "Gül Yıldırım", "Ștefania Țurcanu"]
    {
        person(&office, name);
    }
    assert_eq!(person(&office, "Idris Vaughan").mobile, "07700 900802");
    assert_eq!(person(&office, "Terrance Oyelaran").mobile, "07700 900804", "with its first nought");
    assert_eq!(person(&office, "Joy Amadi").postcode, "NB1 3QT");
    assert_eq!(person(&office, "Sol Abara").notes.lines().count(), 3);
    let vi = person(&office, "Vi Nakamura");
    assert_eq!((vi.format, vi.format_size, vi.needs.len()), (Some(Format::LargePrint), Some(18), 3));
    assert_eq!(person(&office, "Eric Dale").needs.len(), 0, "N/A is no need");
    let rita = person(&office, "Rita Sowerby");
    assert_eq!(rita.agreements[0].state, AgreementState::Withdrawn);
    assert_eq!(rita.agreements[0].on.as_ref().map(When::iso).as_deref(), Some("2025-03"));
    assert_eq!(person(&office, "Featherstone").may_contact, MayContact::PostOnly);
    assert_eq!(person(&office, "Nell Hay").may_contact, MayContact::NotAsked);
}

#[test]
fn what_cannot_be_understood_is_kept_as_a_note() {
    let mut office = Office::new();
    bring_in(&mut office, "people-short.csv");
    for (name, typed) in [
        ("Pawan Lal", "Email: pawan lal@example.org"),
        ("Cyril Bante", "Joined: 31/02/2024"),
        ("Ruby St John-Hart", "Telephone: ask her mum"),
        ("Jonah Ekwueme", "Format: carrier pigeon"),
    ] {
        assert!(person(&office, name).notes.contains(typed), "{name}: {}", person(&office, name).notes);
    }
}

#[test]
fn what_looks_like_a_formula_is_words_and_never_runs() {
    let mut office = Office::new();
    bring_in(&mut office, "people-short.csv");
    assert_eq!(person(&office, "Bo Larsen").notes, "=1+1", "the guard of an earlier export is taken off");
    let exported = String::from_utf8(office.csv(Kind::Person)).unwrap();
    assert!(exported.contains("'=1+1"), "and put on again");
    let cells: Vec<&str> = csv_cells(&exported).collect();
    assert!(cells.len() > 100);
    assert!(cells.iter().all(|cell| !cell.starts_with(['=', '@', '\t'])), "no cell runs in a spreadsheet");
}

fn csv_cells(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', '\n']).map(|cell| cell.trim_start_matches('"'))
}

#[test]
fn what_was_exported_is_brought_in_again_to_the_same_bytes() {
    for (list, kind) in [(Kind::Person, Kind::Person), (Kind::Action, Kind::Action)] {
        let here = Office::with_sample();
        let first = here.csv(list);
        let mut there = Office::new();
        let (import, now) = (Import::read(kind, "list.csv", &first).unwrap(), there.now());
        let preview = import.preview(now).unwrap();
        assert_eq!((preview.refused.len(), preview.remarks.len()), (0, 0), "{:?}", preview.remarks);
        import.commit(&mut there.store, now).unwrap();
        let again = there.csv(list);
        let (first, again) = (String::from_utf8(first).unwrap(), String::from_utf8(again).unwrap());
        assert!(first.lines().count() > 10, "{first}");
        for (line, (before, after)) in first.lines().zip(again.lines()).enumerate() {
            assert_eq!(before, after, "line {}", line + 1);
        }
        assert_eq!(first, again);
    }
}

#[test]
fn a_plan_is_kept_as_the_council_wrote_it() {
    let mut office = Office::new();
    bring_in(&mut office, "plan-council.csv");
    let plan = plan::all(office.store.read(), office.today).unwrap();
    let due = |at: usize| -> Vec<String> {
        plan[at].milestones.iter().map(|m| m.due.as_ref().map(When::iso).unwrap_or_default()).collect()
    };
    assert_eq!(plan[0].status, ActionStatus::CompleteOperating);
    assert_eq!((due(1), plan[1].mark), (vec!["2026-09".to_owned()], Mark::Late));
    assert_eq!(due(3), ["2026-06", "2026-09", "2027-03"]);
    assert_eq!(marks(&plan[3]), [Mark::Late, Mark::Late, Mark::NotStarted]);
    assert_eq!(due(4), ["2026-09-30", "2026-12", "2027-06"]);
    assert_eq!(plan[5].milestones.len(), 0);
    assert_eq!((due(6), plan[6].milestones[0].words.as_str()), (vec![String::new()], "Ongoing"));
    assert_eq!(due(8), ["2026-09/2026-11"]);
    assert_eq!(plan[9].owner, "Co-production Lead, with Highways");
    assert_eq!((plan[11].status, due(11)), (ActionStatus::CompleteOperating, vec!["2027-01".to_owned()]));
}

fn marks(action: &Action) -> Vec<Mark> {
    action.milestones.iter().map(|m| m.mark).collect()
}

#[test]
fn columns_are_named_anew_and_no_two_fill_one_field() {
    let office = Office::new();
    let bytes = b"Who is it,Lives in\r\nGwen Askew,Northbrook\r\n";
    let mut import = Import::read(Kind::Person, "list.csv", bytes).unwrap();
    assert_eq!(import.has_what_it_needs().unwrap_err().code, Code::UnreadableFile);
    let named = |import: &mut Import, fields: [&str; 2]| {
        let mut columns = import.preview(office.now()).unwrap().columns;
        for (column, field) in columns.iter_mut().zip(fields) {
            column.field = field.into();
        }
        import.named(&columns, office.now())
    };
    assert_eq!(named(&mut import, ["name", "name"]).unwrap_err().problems[0].field, "columns.1.field");
    let preview: ImportPreview = named(&mut import, ["name", "town"]).unwrap();
    assert_eq!((preview.accepted, preview.sample[0].title.as_str()), (1, "Gwen Askew"));
}

impl Case {
    fn open(&self) -> Import {
        open(self.file, self.kind)
    }

    fn count(&self) -> &'static str {
        match self.kind {
            Kind::Action => "SELECT count(*) FROM action",
            _ => "SELECT count(*) FROM person",
        }
    }
}

fn open(file: &str, kind: Kind) -> Import {
    let path = format!("{}/../../tests/cases/{file}", env!("CARGO_MANIFEST_DIR"));
    Import::read(kind, file, &std::fs::read(path).unwrap()).unwrap()
}

/// Brings a file in and returns the change.
fn bring_in(office: &mut Office, file: &str) -> String {
    let kind = if file.starts_with("plan") { Kind::Action } else { Kind::Person };
    let now = office.now();
    open(file, kind).commit(&mut office.store, now).unwrap().op
}

fn person(office: &Office, name: &str) -> Person {
    let all = people::all(office.store.read()).unwrap();
    all.into_iter().find(|p| p.name == name).unwrap_or_else(|| panic!("nobody is called {name}"))
}

#[test]
fn of_very_many_remarks_the_first_are_shown_and_all_are_counted_and_told() {
    let mut office = Office::new();
    let many = 3 * SHOWN;
    let rows = (0..many).map(|at| format!("Person {at},owl post\r\n,owl post\r\nPerson {at},owl post\r\n"));
    let text = format!("Name,Format\r\n{}", rows.collect::<String>());
    let import = Import::read(Kind::Person, "list.csv", text.as_bytes()).unwrap();
    let now = office.now();
    let preview = import.preview(now).unwrap();
    let many = u32::try_from(many).unwrap();
    assert_eq!((preview.read, preview.accepted), (3 * many, 2 * many));
    assert_eq!((preview.noted, preview.doubtful), (2 * many, many));
    assert_eq!((preview.refused.len(), preview.remarks.len()), (SHOWN, 2 * SHOWN));
    let lines: Vec<u32> = preview.refused.iter().map(|row| row.line).collect();
    assert_eq!((lines[0], lines[SHOWN - 1]), (3, 3 * u32::try_from(SHOWN).unwrap()));
    let (mut refused, mut remarks) = (0, 0);
    let mut count = |told| {
        match told {
            Told::Refused(_) => refused += 1,
            Told::Remark(_) => remarks += 1,
        }
        Ok(())
    };
    import.each_told(now, &mut count).unwrap();
    assert_eq!((refused, remarks), (many, 3 * many));
    let (done, told) = import.bring_in(&mut office.store, now).unwrap();
    assert_eq!((done.read, done.accepted, told.noted), (preview.read, preview.accepted, preview.noted));
    assert_eq!(told.remarks, preview.remarks);
}

#[test]
fn the_grade_of_braille_is_kept_wherever_it_is_said() {
    use alongside_core::documents::BrailleGrade::{Contracted, Uncontracted};
    for (format, own, grade, noted) in [
        ("Braille grade 1", "", Some(Uncontracted), false),
        ("Braille grade 2", "", Some(Contracted), false),
        ("Braille", "Grade 1", Some(Uncontracted), false),
        ("Braille grade 1", "Grade 1, uncontracted", Some(Uncontracted), false),
        ("Braille grade 1", "2", Some(Contracted), true),
        ("Braille", "", None, false),
    ] {
        let (mut office, sheet) =
            (Office::new(), format!("Name,Format,Braille grade\nIda Moss,{format},\"{own}\"\n"));
        let now = office.now();
        Import::read(Kind::Person, "list.csv", sheet.as_bytes())
            .unwrap()
            .commit(&mut office.store, now)
            .unwrap();
        let ida = person(&office, "Ida Moss");
        assert_eq!((ida.format, ida.braille_grade), (Some(Format::Braille), grade), "{sheet}");
        assert_eq!(ida.notes.contains("Format: Braille grade 1"), noted, "{sheet}");
    }
}

#[test]
fn a_name_in_columns_called_first_name_and_name_is_one_name() {
    for (first, name, surname, kept) in [
        ("Gwen", "Askew", "", "Gwen Askew"),
        ("Gwen", "Gwen Askew", "", "Gwen Askew"),
        ("Gwen", "Askew", "Askew", "Gwen Askew"),
        ("", "Askew", "", "Askew"),
        ("Gwen", "", "Askew", "Gwen Askew"),
    ] {
        let (mut office, sheet) =
            (Office::new(), format!("First name,Name,Surname\n{first},{name},{surname}\n"));
        let now = office.now();
        Import::read(Kind::Person, "list.csv", sheet.as_bytes())
            .unwrap()
            .commit(&mut office.store, now)
            .unwrap();
        assert_eq!(person(&office, kept).notes, "");
    }
}

#[test]
fn when_and_how_somebody_was_asked_is_kept_without_their_answer() {
    for answer in ["", "perhaps", "Yes"] {
        let (mut office, sheet) = (
            Office::new(),
            format!(
                "Name,OK to contact?,Date of consent,Agreed how,Agreed with,Agreement note\nIda Moss,{answer},3 March 2025,by phone,her sister,rang twice\n"
            ),
        );
        let now = office.now();
        Import::read(Kind::Person, "list.csv", sheet.as_bytes())
            .unwrap()
            .commit(&mut office.store, now)
            .unwrap();
        let ida = person(&office, "Ida Moss");
        let told = [
            "Date of consent: 3 March 2025",
            "Agreed how: by phone",
            "Agreed with: her sister",
            "Agreement note: rang twice",
        ];
        let is_noted: Vec<bool> = told.iter().map(|told| ida.notes.contains(told)).collect();
        assert_eq!(is_noted, [answer != "Yes"; 4], "{answer}: {}", ida.notes);
        assert_eq!(ida.agreements.len(), usize::from(answer == "Yes"));
    }
}

#[test]
fn a_sheet_of_before_says_the_same_as_one_of_today() {
    for (before, today) in [
        ("Yes", "Agreed"),
        ("No", "Said no"),
        ("Withdrawn", "Withdrew"),
        ("Post only", "Agreed, letter only"),
        ("Phone only", "Agreed, phone only"),
        ("Text only", "Agreed, text message only"),
        ("E-mail only", "Agreed, e-mail only"),
        ("Via carer only", "Agreed, through a carer only"),
    ] {
        let kept = |answer: &str, grade: &str| {
            let mut office = Office::new();
            let sheet = format!("Name,OK to contact?,Braille grade\nIda Moss,\"{answer}\",\"{grade}\"\n");
            let now = office.now();
            Import::read(Kind::Person, "list.csv", sheet.as_bytes())
                .unwrap()
                .commit(&mut office.store, now)
                .unwrap();
            String::from_utf8(office.csv(Kind::Person)).unwrap()
        };
        assert_eq!(kept(before, "Grade 1"), kept(today, "Grade 1, uncontracted"));
        assert!(kept(before, "Grade 2").contains(today), "{before}");
    }
}
