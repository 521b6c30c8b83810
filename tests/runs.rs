//! One handout for many people, each in their own format and language.

use crate::office::Office;
use alongside_core::Code;
use alongside_core::Kind;
use alongside_core::documents::{HandoutFormat, Look};
use alongside_core::handouts::{self, HandoutDraft, HandoutStart, PartDraft};
use alongside_core::people::{
    AgreementDraft, AgreementState, Format, NeedDraft, PersonDraft, save_agreement,
};
use alongside_core::plan::{self, ActionDraft};
use alongside_core::printing::{self, HandoutRequest};
use alongside_core::runs::{self, RunPreview, RunQuery};
use std::collections::{BTreeMap, BTreeSet};

fn handout(office: &mut Office, words: &str) -> String {
    let mut draft = HandoutDraft::new("Come to the library");
    let row =
        |words: &str| PartDraft { words: words.into(), picture: "library".into(), ..PartDraft::default() };
    draft.parts = vec![row(words), row("There is tea.")];
    let now = office.now();
    handouts::save(&mut office.store, None, &draft, now).unwrap().id
}

fn request(id: &str) -> HandoutRequest {
    let look = Look::of(HandoutFormat::EasyRead);
    HandoutRequest::of(Kind::Handout, Some(id.to_owned()), look)
}

fn agreed(office: &mut Office, draft: &PersonDraft) -> String {
    let id = office.save_person(None, draft);
    agree(office, &id, AgreementState::Given);
    id
}

fn agree(office: &mut Office, id: &str, state: AgreementState) {
    let now = office.now();
    let draft = AgreementDraft { state, ..AgreementDraft::default() };
    save_agreement(&mut office.store, id, &draft, now).unwrap();
}

fn person(name: &str, format: Option<Format>) -> PersonDraft {
    PersonDraft {
        name: name.into(),
        address_1: "8 Quaker Row".into(),
        town: "Northbrook".into(),
        format,
        ..PersonDraft::default()
    }
}

fn preview(office: &Office, id: &str, query: &RunQuery) -> RunPreview {
    runs::preview(office.store.read(), &id.into(), query, office.today).unwrap()
}

fn files(office: &Office, id: &str, folder: &str) -> Vec<String> {
    let run = runs::prepare(office.store.read(), &id.into(), &RunQuery::default(), office.today).unwrap();
    run.print(&office.store.outside(), &office.folder().join(folder), &mut |_| true).unwrap().files
}

#[test]
fn everybody_gets_their_own_format_in_one_file_for_each() {
    let mut office = Office::new();
    let id = handout(&mut office, "Dear {name}, please come.");
    for (name, format) in [
        ("Gwen Askew", Some(Format::EasyRead)),
        ("Owen Bell", Some(Format::EasyRead)),
        ("Sian Croft", Some(Format::Standard)),
        ("Tariq Dale", Some(Format::Braille)),
        ("Una Earl", Some(Format::DyslexiaFriendly)),
        ("Vera Frost", Some(Format::ReadAloud)),
    ] {
        agreed(&mut office, &person(name, format));
    }
    agreed(
        &mut office,
        &PersonDraft { format_size: "24".into(), ..person("Wim Gale", Some(Format::LargePrint)) },
    );
    agreed(
        &mut office,
        &PersonDraft { email: "xenia@example.org".into(), ..person("Xenia Hill", Some(Format::Email)) },
    );
    let seen = preview(&office, &id, &RunQuery::default());
    assert_eq!((seen.people, seen.envelopes, seen.braille, seen.emails), (8, 6, 1, 1));
    let unfilled: Vec<_> = seen.findings.iter().filter(|finding| finding.contains("{name}")).collect();
    assert_eq!(unfilled, [] as [&String; 0], "here it is filled in");
    let told = printing::info(office.store.read(), &request(&id), office.today).unwrap().findings;
    assert!(told.iter().any(|finding| finding.field == "name"), "and nowhere else");
    let expected = [
        "Cover sheet.pdf",
        "Braille, grade 2.brf",
        "Dyslexia-friendly.pdf",
        "E-mails.txt",
        "Easy read.pdf",
        "Large print, 24 point.pdf",
        "Plain print.pdf",
        "To read aloud.txt",
    ];
    assert_eq!(files(&office, &id, "run"), expected);
    let emails = std::fs::read_to_string(office.folder().join("run/E-mails.txt")).unwrap();
    assert!(emails.starts_with("To: xenia@example.org\n") && emails.contains("Dear Xenia Hill"), "{emails}");
}

#[test]
fn the_same_run_on_the_same_day_is_the_same_bytes_and_names_nobody_in_its_files() {
    let office = Office::with_sample();
    let id = handouts::all(office.store.read()).unwrap().remove(2).id;
    let (one, two) = (files(&office, &id, "one"), files(&office, &id, "two"));
    assert_eq!(one, two);
    let there = |folder: &str| -> BTreeSet<String> {
        let files = std::fs::read_dir(office.folder().join(folder)).unwrap();
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(there("one"), one.iter().cloned().collect(), "and nothing else lies there");
    for file in one {
        let read = |folder: &str| std::fs::read(office.folder().join(folder).join(&file)).unwrap();
        assert!(read("one") == read("two"), "{file}");
        assert!(!file.contains("Thirlwell"), "{file}");
    }
}

#[test]
fn nothing_is_sent_to_people_who_do_not_want_it() {
    let mut office = Office::new();
    let id = handout(&mut office, "Please come.");
    let gone = agreed(&mut office, &person("Gwen Askew", None));
    agree(&mut office, &gone, AgreementState::Withdrawn);
    office.save_person(None, &person("Nobody Asked", None));
    agreed(&mut office, &PersonDraft { no_post: true, ..person("Owen Bell", None) });
    agreed(&mut office, &PersonDraft { address_1: String::new(), ..person("Sian Croft", None) });
    agreed(
        &mut office,
        &PersonDraft { no_post: true, email: "una@example.org".into(), ..person("Una Earl", None) },
    );
    let seen = preview(&office, &id, &RunQuery::default());
    let told: Vec<(&str, bool)> =
        seen.problems.iter().map(|p| (p.person.name.as_str(), p.left_out)).collect();
    assert_eq!(
        told,
        [
            ("Nobody Asked", true),
            ("Gwen Askew", true),
            ("Owen Bell", true),
            ("Sian Croft", false),
            ("Una Earl", false)
        ]
    );
    assert_eq!((seen.envelopes, seen.emails), (0, 1));
    let made: Vec<&str> = seen.per_format.iter().map(|j| j.file.as_str()).collect();
    assert_eq!(made, ["E-mails.txt", "Easy read, to hand over.pdf"]);
}

#[test]
fn whoever_needs_easy_words_gets_them_by_e_mail_too() {
    let mut office = Office::with_sample();
    let (project, easy_words): (String, String) = office
        .store
        .read()
        .query_row(
            "SELECT row_id, words FROM easy JOIN project ON project.id = row_id WHERE words <> '' AND field <> 'title'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    let first = easy_words.lines().next().unwrap();
    let email = || "somebody@example.org".to_owned();
    let needs = vec![NeedDraft { code: "easy_read".into(), ..NeedDraft::default() }];
    agreed(&mut office, &PersonDraft { email: email(), needs, ..person("Ann Able", Some(Format::Email)) });
    agreed(&mut office, &PersonDraft { email: email(), ..person("Ben Byre", Some(Format::Email)) });
    let made = files(&office, &format!("project:{project}"), "run");
    assert!(made.contains(&"E-mails, easy words.txt".to_owned()), "{made:?}");
    let read = |file: &str| std::fs::read_to_string(office.folder().join("run").join(file)).unwrap();
    let (easy, full) = (read("E-mails, easy words.txt"), read("E-mails.txt"));
    assert!(easy.contains(first) && !full.contains(first), "{first}: {easy} {full}");
}

#[test]
fn whoever_reads_polish_gets_the_polish_copy_where_there_is_one() {
    let mut office = Office::new();
    let id = handout(&mut office, "Please come.");
    let polish = HandoutStart::Translation { id: id.clone(), language: "pl".into() };
    let polish = handouts::start(&office.store, &polish, office.today).unwrap();
    let now = office.now();
    handouts::save(&mut office.store, None, &polish, now).unwrap();
    for (name, language) in [("Ewa Nowicka", "pl"), ("Gwen Askew", ""), ("Ioana Pop", "ro")] {
        agreed(&mut office, &PersonDraft { language: language.into(), ..person(name, None) });
    }
    let seen = preview(&office, &id, &RunQuery::default());
    let made: Vec<(&str, u32)> = seen.per_format.iter().map(|j| (j.file.as_str(), j.people)).collect();
    assert_eq!(made, [("Easy read, Polish.pdf", 1), ("Easy read.pdf", 2)]);
    assert!(seen.problems[0].message.contains("Romanian") && !seen.problems[0].left_out);
}

#[test]
fn a_run_is_for_the_people_that_were_chosen() {
    let mut office = Office::new();
    let id = handout(&mut office, "Please come.");
    let need = NeedDraft { code: "hearing_loop".into(), ..NeedDraft::default() };
    agreed(
        &mut office,
        &PersonDraft {
            groups: "Lamplight; Together Board".into(),
            needs: vec![need],
            interests: "buses".into(),
            ..person("Gwen Askew", Some(Format::Braille))
        },
    );
    agreed(&mut office, &PersonDraft { town: "Saltmarsh".into(), ..person("Owen Bell", None) });
    let some = RunQuery::default;
    for query in [
        RunQuery { town: "northbrook".into(), ..some() },
        RunQuery { format: Some(Format::Braille), ..some() },
        RunQuery { need: "hearing_loop".into(), ..some() },
        RunQuery { group: "together board".into(), ..some() },
        RunQuery { interest: "bus".into(), ..some() },
        RunQuery { words: "askew".into(), ..some() },
    ] {
        assert_eq!(preview(&office, &id, &query).people, 1, "{query:?}");
    }
    assert_eq!(preview(&office, &id, &RunQuery { language: "en-GB".into(), ..some() }).people, 2);
}

#[test]
fn a_run_that_is_stopped_leaves_nothing_behind() {
    let mut office = Office::new();
    let id = handout(&mut office, "Dear {name}");
    for name in ["Gwen Askew", "Owen Bell", "Sian Croft"] {
        agreed(&mut office, &person(name, None));
    }
    let run =
        runs::prepare(office.store.read(), &id.as_str().into(), &RunQuery::default(), office.today).unwrap();
    let folder = office.folder().join("stopped");
    let printed = run.print(&office.store.outside(), &folder, &mut |done| done < 2).unwrap();
    assert!(printed.stopped && printed.files.is_empty());
    assert_eq!(printed.copies, 2);
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0);
}

#[test]
fn copies_that_are_bound_keep_their_pages_tags_and_bookmarks() {
    let mut office = Office::new();
    let id = handout(&mut office, "Dear {name}, please come.");
    for name in ["Gwen Askew", "Łukasz Bąk", "Sian Croft"] {
        agreed(&mut office, &person(name, None));
    }
    files(&office, &id, "run");
    let bound = lopdf::Document::load(office.folder().join("run/Easy read.pdf")).unwrap();
    let pages = bound.get_pages();
    assert_eq!(pages.len(), 6, "each on a sheet of its own");
    let pages: BTreeMap<u32, lopdf::ObjectId> =
        pages.into_iter().filter(|(number, _)| number % 2 == 1).collect();
    let catalog = bound.catalog().unwrap();
    let outline = bound.get_dictionary(catalog.get(b"Outlines").unwrap().as_reference().unwrap()).unwrap();
    assert_eq!(outline.get(b"Count").unwrap().as_i64().unwrap(), 3);
    let root = bound.get_dictionary(catalog.get(b"StructTreeRoot").unwrap().as_reference().unwrap()).unwrap();
    let tree = bound.get_dictionary(root.get(b"ParentTree").unwrap().as_reference().unwrap()).unwrap();
    let leaves = tree.get(b"Kids").unwrap().as_array().unwrap();
    assert_eq!(leaves.len(), 3);
    for ((at, page), leaf) in (0_i64..).zip(pages.values()).zip(leaves) {
        let page_dictionary = bound.get_dictionary(*page).unwrap();
        assert_eq!(page_dictionary.get(b"StructParents").unwrap().as_i64().unwrap(), at);
        let leaf = bound.get_dictionary(leaf.as_reference().unwrap()).unwrap();
        let numbers = leaf.get(b"Nums").unwrap().as_array().unwrap();
        assert_eq!(numbers[0].as_i64().unwrap(), at, "the leaf of this page");
        let marks = bound.get_object(numbers[1].as_reference().unwrap()).unwrap().as_array().unwrap();
        assert!(!marks.is_empty(), "a copy without a mark");
        for mark in marks {
            let element = bound.get_dictionary(mark.as_reference().unwrap()).unwrap();
            assert_eq!(element.get(b"Pg").unwrap().as_reference().unwrap(), *page, "back to its own page");
        }
    }
    let text: Vec<String> = [1, 3, 5].map(|page| bound.extract_text(&[page]).unwrap()).to_vec();
    for back in [2, 4, 6] {
        assert_eq!(
            bound.extract_text(&[back]).unwrap().trim(),
            "",
            "nobody’s letter is on the back of another’s"
        );
    }
    assert!(text[0] != text[1] && text[1] != text[2], "each has its own name");
}

#[test]
fn the_plan_and_a_project_are_sent_as_handouts_are() {
    let mut office = Office::with_sample();
    for words in ["Remunerate contributors", "Disseminate outcomes"] {
        let (now, action) = (office.now(), ActionDraft { action: words.into(), ..ActionDraft::default() });
        plan::save(&mut office.store, None, &action, now).unwrap();
    }
    let project: String = office
        .store
        .read()
        .query_row("SELECT id FROM project ORDER BY sequence LIMIT 1", [], |row| row.get(0))
        .unwrap();
    let handout = handouts::all(office.store.read()).unwrap().remove(0).id;
    let everybody = preview(&office, &handout, &RunQuery::default());
    for what in ["plan".to_owned(), format!("project:{project}")] {
        let seen = preview(&office, &what, &RunQuery::default());
        assert_eq!(seen.people, everybody.people, "{what}");
        assert!(seen.per_format.len() > 5 && !seen.title.is_empty(), "{what}");
        let english: Vec<&str> = seen.per_format.iter().map(|job| job.language.as_str()).collect();
        assert!(english.iter().all(|language| *language == "en-GB"), "{english:?}");
        let folder = what.replace(':', "-");
        assert_eq!(files(&office, &what, &folder).len(), seen.per_format.len() + 1, "and the cover sheet");
    }
    let told = preview(&office, "plan", &RunQuery::default()).findings;
    assert!(told.iter().any(|said| said.starts_with("Not yet in easy words. (")), "said once: {told:?}");
    let missing =
        runs::preview(office.store.read(), &"project:nowhere".into(), &RunQuery::default(), office.today);
    assert_eq!(missing.unwrap_err().code, alongside_core::Code::NotFound);
}

#[test]
fn whoever_gets_a_row_that_no_page_can_hold_is_told_of_with_the_file() {
    let mut office = Office::new();
    let id = handout(&mut office, &"Please come to the library.\n".repeat(30));
    agreed(&mut office, &person("Gwen Askew", Some(Format::EasyRead)));
    let seen = preview(&office, &id, &RunQuery::default());
    let told = seen.findings.iter().find(|said| said.contains("taller than a page")).unwrap();
    assert!(told.starts_with("Easy read.pdf: "), "{told}");
}

#[test]
fn two_runs_into_one_folder_never_mix() {
    let mut office = Office::new();
    let (first, second) = (handout(&mut office, "Please come."), handout(&mut office, "Please stay."));
    agreed(&mut office, &person("Gwen Askew", Some(Format::EasyRead)));
    agreed(&mut office, &person("Owen Bell", Some(Format::Braille)));
    let one = files(&office, &first, "out");
    let read = |files: &[String]| -> Vec<Vec<u8>> {
        files.iter().map(|file| std::fs::read(office.folder().join("out").join(file)).unwrap()).collect()
    };
    let before = read(&one);
    let own = "Come to the library, 22 November 2026";
    for folder in [own.to_owned(), format!("{own}, 2")] {
        let again = files(&office, &second, "out");
        let expected: Vec<String> = one.iter().map(|file| format!("{folder}/{file}")).collect();
        assert_eq!(again, expected, "it says which folder");
        assert!(read(&again)[2] != before[2], "the words of the second");
        assert!(read(&one) == before, "the first is as it was");
    }
    // Not only another run: nothing is written over.
    std::fs::create_dir(office.folder().join("mine")).unwrap();
    std::fs::write(office.folder().join("mine/Easy read.pdf"), "mine").unwrap();
    assert!(files(&office, &first, "mine")[0].starts_with(own));
    assert_eq!(std::fs::read(office.folder().join("mine/Easy read.pdf")).unwrap(), b"mine");
}

#[test]
fn of_two_runs_into_one_folder_at_once_one_is_refused_and_leaves_nothing() {
    let mut office = Office::new();
    let (first, second) = (handout(&mut office, "Please come."), handout(&mut office, "Please stay."));
    agreed(&mut office, &person("Gwen Askew", None));
    let [one, other] = [&first, &second].map(|id| {
        runs::prepare(office.store.read(), &id.as_str().into(), &RunQuery::default(), office.today).unwrap()
    });
    let (folder, outside) = (office.folder().join("out"), office.store.outside());
    let mut within = Vec::new();
    let refused = one
        .print(&outside, &folder, &mut |_| {
            within = other.print(&outside, &folder, &mut |_| true).unwrap().files;
            true
        })
        .unwrap_err();
    assert_eq!(refused.code, Code::Refused);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), within.len());
}

#[test]
fn a_stopped_second_run_leaves_the_first_alone() {
    let mut office = Office::new();
    let id = handout(&mut office, "Dear {name}");
    agreed(&mut office, &person("Gwen Askew", None));
    let one = files(&office, &id, "out");
    let of = id.as_str().into();
    let run = runs::prepare(office.store.read(), &of, &RunQuery::default(), office.today).unwrap();
    let folder = office.folder().join("out");
    assert!(run.print(&office.store.outside(), &folder, &mut |_| false).unwrap().stopped);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), one.len());
}

#[test]
fn a_name_that_no_face_has_the_letters_of_is_told_and_spoils_nobody_elses_copy() {
    let mut office = Office::new();
    let personal = handout(&mut office, "Dear {name}, please come.");
    let same = handout(&mut office, "Please come.");
    // Khmer, which no face here has; a face for it would need another script in this test.
    let khmer = "\u{179f}\u{17bb}\u{1781}";
    for format in [Format::EasyRead, Format::Braille, Format::Email] {
        for name in ["Gwen Askew", "Łukasz Bąk", khmer] {
            let email = "somebody@example.org".into();
            agreed(&mut office, &PersonDraft { email, ..person(name, Some(format)) });
        }
    }
    let seen = preview(&office, &personal, &RunQuery::default());
    let left_out: Vec<&str> =
        seen.problems.iter().filter(|p| p.left_out).map(|p| p.person.name.as_str()).collect();
    assert_eq!(left_out, [khmer, khmer], "an e-mail can be written");
    assert_eq!(
        seen.problems.iter().filter(|p| !p.message.contains("the letter “")).count(),
        0,
        "{:?}",
        seen.problems
    );
    assert_eq!(seen.per_format.iter().map(|job| job.people).sum::<u32>(), 7);
    assert_eq!(files(&office, &personal, "personal").len(), 4, "three formats and the cover sheet");
    // Where no copy holds a name, everybody gets one.
    let seen = preview(&office, &same, &RunQuery::default());
    assert!(seen.problems.iter().all(|p| !p.left_out) && seen.problems.len() == 3, "{:?}", seen.problems);
    assert_eq!(files(&office, &same, "same").len(), 4);
}
