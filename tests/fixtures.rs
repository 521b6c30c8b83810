//! What component tests of the page get for an answer: the sample's own records,
//! asked for by the functions that the commands call.

use crate::duties::typed;
use crate::office::Office;
use alongside_core::documents::{HandoutFormat, Look};
use alongside_core::handouts::{self, HandoutStart};
use alongside_core::import::Import;
use alongside_core::listing::ListQuery;
use alongside_core::people::NEEDS;
use alongside_core::printing::{self, HandoutRequest};
use alongside_core::runs::{self, RunOf, RunQuery};
use alongside_core::words::Profile;
use alongside_core::{Kind, history, pages, phrases, pictures, search, settings, today};
use serde::Serialize;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

const HEAD: &str = "// Written by `cargo xtask bindings` from the made-up council Northbrook. Not by hand.
import type { Answer } from '..';
import { always, each } from './answer';
";

/// Rows of a list: enough to look at, few enough to read.
const ROWS: u32 = 8;
const PICTURES: usize = 40;
const CHANGES: u32 = 6;

/// Written with `ALONGSIDE_WRITE_BINDINGS=1`, which `cargo xtask bindings` sets.
#[test]
fn the_fixtures_of_the_page_are_what_the_sample_says() {
    let file: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "../../ui/src/lib/backend/fixtures/northbrook.ts"].iter().collect();
    let fresh = northbrook(&Office::with_sample());
    if std::env::var_os("ALONGSIDE_WRITE_BINDINGS").is_some() {
        fs::write(&file, &fresh).unwrap();
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    assert!(found.replace("\r\n", "\n") == fresh, "run: cargo xtask bindings");
}

fn northbrook(office: &Office) -> String {
    let (conn, today) = (office.store.read(), office.today);
    let mut page = Fixtures { text: HEAD.to_owned() };
    let few = ListQuery { limit: ROWS, ..ListQuery::default() };

    page.answer("getSettings", &settings::get(conn).unwrap());
    page.answer("today", &today::today(&office.ask()).unwrap());
    page.answer("needChoices", &NEEDS);

    // Whoever another record names can be looked up too.
    let mut named = BTreeSet::new();
    for kind in Kind::ALL {
        let (offers, name) = (kind.offers(), kind.code());
        let listed = (offers.list_json)(&office.ask(), &few).unwrap();
        named_people(&listed, &mut named);
        page.answer(&format!("list{}", many(*kind)), &listed);
        if *kind == Kind::Person {
            named.extend(ids(&listed));
        } else {
            let one = |id: &str| (offers.one)(&office.ask(), id).unwrap();
            ids(&listed).iter().for_each(|id| named_people(&one(id), &mut named));
            page.each(name, ids(&listed), one);
        }
        // A handout's page holds its draft.
        if *kind != Kind::Handout {
            let ids = std::iter::once(String::new()).chain(ids(&listed));
            page.each(&format!("{name}Draft"), ids, |id| {
                (offers.draft)(&office.ask(), Some(id).filter(|id| !id.is_empty())).unwrap()
            });
        }
    }
    let kept = Kind::ALL.iter().flat_map(|kind| {
        let first = (kind.offers().list)(&office.ask(), &few).unwrap().rows.remove(0).id;
        [None, Some(first)].map(|id| typed(office, *kind, id.as_deref()))
    });
    let kept: BTreeMap<String, String> =
        kept.map(|(place, typed)| (place, Value::Object(typed).to_string())).collect();
    page.each("takeDraft", kept.keys(), |place| &kept[place]);
    page.each("person", named, |id| pages::person(conn, id).unwrap());
    let first = |kind: Kind| {
        let listed = (kind.offers().list)(&office.ask(), &few).unwrap();
        listed.rows[0].id.clone()
    };
    let (person, project, handout) = (first(Kind::Person), first(Kind::Project), first(Kind::Handout));

    page.answer("search", &search::search(conn, "short breaks").unwrap());
    page.answer("history", &history::of(conn, &person, 0, CHANGES).unwrap());
    page.answer("recentChanges", &history::trail(conn, 0, CHANGES).unwrap());
    page.answer("check", &office.store.check().unwrap());
    page.answer("remapImport", &spreadsheet(office));

    let look = Look::of(HandoutFormat::EasyRead);
    let draft =
        handouts::start(&office.store, &HandoutStart::Project { id: project.clone() }, today).unwrap();
    page.answer("startHandout", &draft);
    page.answer("lookOver", &handouts::look_over(conn, &draft, &look, today).unwrap());
    let request = HandoutRequest::of(Kind::Project, Some(project), look);
    page.answer("handoutInfo", &printing::info(conn, &request, today).unwrap());
    page.answer("wordProfiles", &Profile::all());
    page.answer("handoutLanguages", &phrases::language_choices());
    let run = runs::preview(conn, &RunOf::from(handout.as_str()), &RunQuery::default(), today).unwrap();
    page.answer("runPreview", &run);

    page.answer("pictureChoices", &pictures::search(conn, "", PICTURES).unwrap());
    page.answer("suggestPictures", &pictures::suggest(conn, "We pay for the bus.", 6).unwrap());
    page.answer("picturePacks", &pictures::packs(conn).unwrap());
    let drawing = include_bytes!("../src-tauri/core/src/sample/town-hall.svg").to_vec();
    let pack = pictures::read_pack("Northbrook", vec![("town hall.svg".to_owned(), drawing)]).unwrap();
    page.answer("choosePictures", &pack.preview());
    page.text
}

/// A register as a spreadsheet holds it: a column to name, a row to refuse, a value to note.
fn spreadsheet(office: &Office) -> impl Serialize {
    let rows = "Full name,Tel,Date joined,Our number\n\
        Farida Rahmani,01632 960118,3 February 2026,14\n\
        Owen Brightwater,01632 960119,last spring,15\n\
        ,01632 960120,,16\n";
    Import::read(Kind::Person, "register.csv", rows.as_bytes()).unwrap().preview(office.now()).unwrap()
}

/// As the command that lists a kind is called: `People`, `Requests`.
fn many(kind: Kind) -> String {
    if kind == Kind::Person {
        return "People".to_owned();
    }
    let code = kind.code();
    format!("{}{}s", code[..1].to_uppercase(), &code[1..])
}

/// The ids of the people that a record or a list names.
fn named_people(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if matches!(name.as_str(), "person" | "chair_person") {
                    into.extend(value["id"].as_str().map(str::to_owned));
                }
                named_people(value, into);
            }
        }
        Value::Array(all) => all.iter().for_each(|one| named_people(one, into)),
        _ => {}
    }
}

/// The ids of the rows of any listing.
fn ids(listing: &impl Serialize) -> Vec<String> {
    let listing = serde_json::to_value(listing).unwrap();
    listing["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

struct Fixtures {
    text: String,
}

impl Fixtures {
    /// What a command answers, whatever it is asked.
    fn answer(&mut self, command: &str, answer: &impl Serialize) {
        self.command("always", command, &serde_json::to_value(answer).unwrap());
    }

    /// What a command answers for each of these ids.
    fn each<Id: AsRef<str>, T: Serialize>(
        &mut self,
        command: &str,
        ids: impl IntoIterator<Item = Id>,
        answer: impl Fn(&str) -> T,
    ) {
        let mut answers = json!({});
        for id in ids {
            answers[id.as_ref()] = serde_json::to_value(answer(id.as_ref())).unwrap();
        }
        self.command("each", command, &answers);
    }

    /// With its type, so that the compiler holds every answer to the contract.
    fn command(&mut self, how: &str, name: &str, answers: &Value) {
        let answers = on_lines(answers, 0);
        self.text += &format!("\nexport const {name} = {how}<Answer<'{name}'>>({answers});\n");
    }
}

/// JSON with the outermost two levels on lines of their own, so that a change is seen.
fn on_lines(value: &Value, depth: usize) -> String {
    let inner = "  ".repeat(depth + 1);
    let parts: Vec<String> = match value {
        Value::Object(fields) if depth < 2 && !fields.is_empty() => fields
            .iter()
            .map(|(name, one)| format!("{inner}{}: {}", json!(name), on_lines(one, depth + 1)))
            .collect(),
        Value::Array(rows) if depth < 2 && !rows.is_empty() => {
            rows.iter().map(|row| format!("{inner}{}", on_lines(row, depth + 1))).collect()
        }
        _ => return value.to_string(),
    };
    let (open, close) = if value.is_array() { ('[', ']') } else { ('{', '}') };
    format!("{open}\n{},\n{}{close}", parts.join(",\n"), "  ".repeat(depth))
}
