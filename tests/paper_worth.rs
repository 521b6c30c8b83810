//! Paper is worth its weight: no page for a single line, and no more pages than it takes.

use crate::broken_words::{document, requests};
use crate::office::Office;
use alongside_core::documents::{self, HandoutFormat, Look, Sheet};
use alongside_core::{Kind, settings};
use std::fs;
use std::process::Command;

/// The words of each page, as another program reads the file.
fn pages(office: &Office, of: &(Kind, Option<String>), look: &Look) -> Vec<String> {
    let file = office.folder().join("pages.pdf");
    fs::write(&file, documents::write(&document(office, of, look), look).unwrap()).unwrap();
    let out = Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = String::from_utf8(out.stdout).unwrap();
    text.trim_end_matches('\u{c}').split('\u{c}').map(str::to_owned).collect()
}

/// One page holds how to reach us and how to ask for another format, and it is the last
/// that holds anything but who drew the pictures.
#[test]
fn how_to_reach_us_stands_together_wherever_a_page_has_room_for_it() {
    let office = Office::with_sample();
    let phone = settings::get(office.store.read()).unwrap().contact_phone;
    let mut apart = Vec::new();
    let requests = requests(&office);
    assert!(requests.len() > 15, "{}", requests.len());
    for of in requests {
        for format in [HandoutFormat::EasyRead, HandoutFormat::LargePrint, HandoutFormat::Plain] {
            for size in [14, 16, 20] {
                let look = Look::of(format).on(Sheet::A4).sized(size);
                let pages = pages(&office, &of, &look);
                let with_phone = pages.iter().rposition(|page| page.contains(&phone));
                let credit_alone = pages.last().is_some_and(|page| page.lines().count() <= 5);
                if with_phone != Some(pages.len() - 1) || credit_alone {
                    apart.push(format!("{of:?} {look:?}: {:?}", pages.last()));
                }
            }
        }
    }
    assert_eq!(apart, Vec::<String>::new());
}

/// In easy read the plan with 20 actions and 60 milestones took 28 pages, and 114 at 36 point.
#[test]
fn the_plan_takes_no_more_pages_than_it_needs() {
    let office = Office::with_sample();
    let count = |size| {
        let look = Look::of(HandoutFormat::EasyRead).on(Sheet::A4).sized(size);
        pages(&office, &(Kind::Action, None), &look).len()
    };
    assert!(count(16) <= 20, "{} pages", count(16));
    assert!(count(36) <= 78, "{} pages", count(36));
}
