//! What happens at every key while a handout is written: its ten pages are
//! set anew and its words looked over, beside the time a reader notices.

use std::fs;

use alongside_core::Store;
use alongside_core::documents::{self, HandoutFormat, Look};
use alongside_core::founding;
use alongside_core::handouts::{self, HandoutDraft};
use alongside_core::store::{Founder, Stretch, Surroundings};

use crate::table::{Line, Table, percentile};
use crate::{Bench, Outcome, PASSPHRASE, cpu, now};

const ROWS: usize = 45;
const PAGES: usize = 10;
const KEYS: usize = 200;
/// Milliseconds: what follows a key within a tenth of a second follows at once.
const LIMIT: f64 = 100.0;

/// # Errors
/// Where the handout has fewer pages than asked for.
pub fn measure(bench: &Bench, table: &mut Table) -> Outcome {
    let store = store(bench)?;
    let look = Look::of(HandoutFormat::EasyRead);
    let mut draft = draft();
    let document = handouts::draft_document(store.read(), &draft, &look, now().today)?;
    let pages = documents::count_pages(&document, &look)?;
    if pages < PAGES {
        return Err(format!("the handout has {pages} pages").into());
    }
    let (mut set, mut looked) = (Vec::new(), Vec::new());
    for key in 0..KEYS + 5 {
        draft.parts[key % ROWS + 1].words.push(char::from(b'a' + (key % 26) as u8));
        let (_, took) = cpu::of_thread(|| {
            let document = handouts::draft_document(store.read(), &draft, &look, now().today)?;
            Ok(documents::write(&document, &look)?.len())
        })?;
        let (_, read) =
            cpu::of_thread(|| Ok(handouts::look_over(store.read(), &draft, &look, now().today)?))?;
        // The first keys load fonts, pictures and words.
        if key >= 5 {
            set.push(took * 1000.0);
            looked.push(read * 1000.0);
        }
    }
    for (what, mut times) in [("page set anew at a key", set), ("words looked over at a key", looked)] {
        let (middle, worst) = (percentile(&mut times, 50), percentile(&mut times, 99));
        table.add(Line {
            what: format!("{pages} pages: {what}"),
            ours: format!("{middle:.1} / {worst:.1} ms"),
            yardstick: String::new(),
            ratio: None,
            target: format!("p99 under {LIMIT:.0} ms"),
            reached: Some(worst < LIMIT),
        });
    }
    table.note(format!(
        "At a key: medians and 99th percentiles of {KEYS} keys, CPU time of the thread; the whole handout, not only \
         the page that is shown. Drawing the page is pdf.js's part, after this."
    ));
    Ok(())
}

fn store(bench: &Bench) -> Outcome<Store> {
    let folder = bench.file("preview");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let stretch = Stretch { memory_kib: 64, passes: 1 };
    let around = Surroundings { seed: [7; 32].into(), machine: "bench".into(), stretch };
    let founder = Founder { council: "Northbrook Council", officer: "Priya Nair", passphrase: PASSPHRASE };
    Ok(founding::found(&folder.join("office.db"), &founder, now(), &around)?.0)
}

fn draft() -> HandoutDraft {
    let said = [
        ("talk", "We want to hear what you think about short breaks."),
        ("diary", "We meet on Thursday 26 November 2026."),
        ("bus", "We will pay you back for the bus."),
        ("food", "Lunch is free for everybody."),
        ("phone", "Ring us on 01632 960 123 if you have a question."),
    ];
    let mut draft = HandoutDraft::new("Come and talk about short breaks");
    draft.section("What this is about");
    for row in 0..ROWS {
        let (picture, words) = said[row % said.len()];
        draft.row(picture, &[words]);
    }
    draft
}
