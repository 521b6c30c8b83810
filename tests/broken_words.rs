//! No word is broken, in any format, on any paper, in any size: what has no room is refused,
//! with the nearest size that has.

use crate::office::Office;
use alongside_core::Kind;
use alongside_core::documents::{self, Document, DocumentError, HandoutFormat, Look, Sheet};
use alongside_core::handouts::{self, HandoutDraft, PartDraft};
use alongside_core::offers::HandoutOf;
use alongside_core::people::{AgreementDraft, Format, PersonDraft, save_agreement};
use alongside_core::printing::{self, HandoutRequest};
use alongside_core::runs::{self, RunQuery};
use alongside_core::store::Table;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

const PAPER: [HandoutFormat; 4] =
    [HandoutFormat::EasyRead, HandoutFormat::LargePrint, HandoutFormat::Plain, HandoutFormat::Dyslexia];
const SIZES: [u8; 5] = [12, 16, 24, 36, 48];

/// Every document that the sample prints, by what is asked for.
pub fn requests(office: &Office) -> Vec<(Kind, Option<String>)> {
    let mut all = Vec::new();
    for kind in Kind::ALL.iter().copied() {
        match kind.offers().handout.as_ref().map(|handout| &handout.of) {
            None => {}
            Some(HandoutOf::All { .. }) => all.push((kind, None)),
            Some(HandoutOf::Each(_)) => {
                let sql = format!("SELECT id FROM {}", Table::of_kind(kind).unwrap().name);
                let mut statement = office.store.read().prepare(&sql).unwrap();
                let ids = statement.query_map([], |r| r.get(0)).unwrap();
                all.extend(ids.map(|id| (kind, Some(id.unwrap()))));
            }
        }
    }
    all
}

pub fn document(office: &Office, of: &(Kind, Option<String>), look: &Look) -> Document {
    let request = HandoutRequest::of(of.0, of.1.clone(), look.clone());
    printing::document(office.store.read(), &request, office.today).unwrap()
}

fn looks() -> impl Iterator<Item = Look> {
    let sheets = |format| Sheet::ALL.iter().map(move |sheet| Look::of(format).on(*sheet));
    PAPER.into_iter().flat_map(sheets)
}

#[test]
fn every_document_on_every_paper_in_every_size_is_printed_whole_or_refused_with_what_fits() {
    let office = Office::with_sample();
    let (mut whole, mut refused, mut wrong) = (0, 0, Vec::new());
    for of in requests(&office) {
        for look in looks().flat_map(|look| SIZES.map(|size| look.clone().sized(size))) {
            let document = document(&office, &of, &look);
            match documents::look_over(&document, &look) {
                Ok(_) => whole += 1,
                Err(DocumentError::TooWide(wide)) if wide.nearest.is_some() => {
                    refused += 1;
                    let nearest = look.clone().sized(wide.nearest.unwrap());
                    let fits = documents::look_over(&document, &nearest).is_ok();
                    wrong.extend((!fits).then(|| format!("{look:?}: {nearest:?} does not fit")));
                }
                Err(other) => wrong.push(format!("{look:?}: {other}")),
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(whole > 1_000 && refused > 80, "{whole} whole, {refused} refused");
}

/// As another program reads the file, word by word. Words of one letter are signs of the page.
fn read_back(office: &Office, document: &Document, look: &Look) -> BTreeSet<String> {
    let file = office.folder().join("read.pdf");
    fs::write(&file, documents::write(document, look).unwrap()).unwrap();
    let out = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = String::from_utf8(out.stdout).unwrap();
    text.split_whitespace().filter(|word| word.chars().count() > 1).map(str::to_owned).collect()
}

#[test]
fn the_words_of_the_largest_letters_that_fit_are_those_of_the_smallest() {
    let office = Office::with_sample();
    let (mut read, mut wrong) = (0, Vec::new());
    for of in requests(&office) {
        for look in looks() {
            let small = look.clone().on(Sheet::A4).sized(12);
            let known = read_back(&office, &document(&office, &of, &small), &small);
            let large = look.clone().sized(48);
            let document = document(&office, &of, &large);
            let large = match documents::look_over(&document, &large) {
                Ok(_) => large,
                Err(_) => documents::nearest(&document, &large).unwrap().unwrap(),
            };
            let words = read_back(&office, &document, &large);
            read += words.len();
            // An address parts at its joints, and a page says which it is.
            let whole = |word: &String| {
                let of_address =
                    || known.iter().any(|one| one.contains(['@', '.', '/']) && one.contains(word.as_str()));
                let of_page = word.parse::<u32>().is_ok() || ["Part", "Część"].contains(&word.as_str());
                known.contains(word) || of_address() || of_page
            };
            let broken: Vec<_> = words.iter().filter(|word| !whole(word)).collect();
            wrong.extend((!broken.is_empty()).then(|| format!("{large:?}: {broken:?}")));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(read > 20_000, "{read} words were read");
}

#[test]
fn somebody_whose_size_has_no_room_gets_the_nearest_and_the_officer_is_told() {
    let mut office = Office::new();
    let long = "Telecommunicationsdepartment".to_owned();
    let mut draft = HandoutDraft::new("News");
    draft.parts = vec![PartDraft { words: format!("Ask the {long}."), ..PartDraft::default() }];
    let now = office.now();
    let id = handouts::save(&mut office.store, None, &draft, now).unwrap().id;
    let draft = PersonDraft {
        name: "Ada Finch".into(),
        address_1: "1 Quaker Row".into(),
        format: Some(Format::LargePrint),
        format_size: "48".into(),
        ..PersonDraft::default()
    };
    let person = office.save_person(None, &draft);
    save_agreement(&mut office.store, &person, &AgreementDraft::default(), now).unwrap();
    let run = runs::preview(office.store.read(), &id.as_str().into(), &RunQuery::default(), office.today);
    let run = run.unwrap();
    let [job] = &run.per_format[..] else { panic!("{:?}", run.per_format) };
    assert_eq!((job.file.as_str(), job.look.size), ("Large print, 32 point instead of 48.pdf", Some(32)));
    let told: Vec<&str> = run.problems.iter().map(|problem| problem.message.as_str()).collect();
    let expected = format!("“{long}” has no room in 48 point. This copy is in 32 point.");
    assert!(told.contains(&expected.as_str()) && run.problems.len() == 1, "{told:?}");
}
