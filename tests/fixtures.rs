//! What component tests of the page get for an answer: the sample's own records,
//! asked for by the functions that the commands call.

use crate::office::Office;
use alongside_core::documents::{HandoutFormat, Look};
use alongside_core::handouts::{self, HandoutDocument, HandoutRequest, HandoutStart};
use alongside_core::import::{Import, ImportKind};
use alongside_core::listing::ListQuery;
use alongside_core::people::NEEDS;
use alongside_core::runs::{self, RunOf, RunQuery};
use alongside_core::words::Profile;
use alongside_core::{
    claims, history, organisations, pages, people, phrases, pictures, plan, projects, requests, search,
    settings, today,
};
use serde::Serialize;
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs, path::PathBuf};

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
    page.answer("today", &today::today(conn, today).unwrap());
    page.answer("needChoices", &NEEDS);

    let listed = requests::list(conn, &few, today).unwrap();
    page.answer("listRequests", &listed);
    page.each("request", ids(&listed), |id| requests::get(conn, id, today).unwrap());
    page.drafts("requestDraft", ids(&listed), |id| requests::draft(conn, id, today).unwrap());
    let mut named: Vec<_> = listed.rows.iter().filter_map(|row| row.person.clone()).collect();

    let listed = projects::list(conn, &few, today).unwrap();
    page.answer("listProjects", &listed);
    page.each("project", ids(&listed), |id| projects::get(conn, id, today).unwrap());
    page.drafts("projectDraft", ids(&listed), |id| projects::draft(conn, id, today).unwrap());
    let project = ids(&listed).remove(0);
    let chairs =
        ids(&listed).into_iter().filter_map(|id| projects::get(conn, &id, today).unwrap().chair_person);
    named.extend(chairs);

    let listed = plan::list(conn, &few, today).unwrap();
    page.answer("listActions", &listed);
    page.each("action", ids(&listed), |id| plan::get(conn, id, today).unwrap());
    page.drafts("actionDraft", ids(&listed), |id| plan::draft(conn, id, today).unwrap());

    let listed = claims::list(conn, &few, today).unwrap();
    page.answer("listClaims", &listed);
    let officer = office.store.officer();
    page.each("claim", ids(&listed), |id| claims::get(conn, id, officer, today).unwrap());
    page.drafts("claimDraft", ids(&listed), |id| claims::draft(conn, id, officer, today).unwrap());
    named.extend(listed.rows.iter().map(|row| row.person.clone()));

    let listed = people::list(conn, &few).unwrap();
    page.answer("listPeople", &listed);
    // Whoever another record names can be looked up too.
    let known: BTreeSet<_> = ids(&listed).into_iter().chain(named.into_iter().map(|one| one.id)).collect();
    page.each("person", known, |id| pages::person(conn, id).unwrap());
    page.drafts("personDraft", ids(&listed), |id| people::draft(conn, id).unwrap());
    let person = ids(&listed).remove(0);

    let listed = handouts::list_written(conn, &few).unwrap();
    page.answer("listHandouts", &listed);
    page.each("handout", ids(&listed), |id| handouts::get(conn, id).unwrap());

    let organised = organisations::list(conn, &few).unwrap();
    page.answer("listOrganisations", &organised);
    page.each("organisation", ids(&organised), |id| organisations::get(conn, id).unwrap());
    page.drafts("organisationDraft", ids(&organised), |id| organisations::draft(conn, id).unwrap());
    let handout = ids(&listed).remove(0);

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
    let request = HandoutRequest { document: HandoutDocument::Project, id: Some(project), look };
    page.answer("handoutInfo", &handouts::info(conn, &request, today).unwrap());
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
    Import::read(ImportKind::People, "register.csv", rows.as_bytes()).unwrap().preview(office.now())
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

    /// What a form starts from, for each of these ids and for a new one (``).
    fn drafts<T: Serialize>(&mut self, command: &str, ids: Vec<String>, answer: impl Fn(Option<&str>) -> T) {
        let ids = std::iter::once(String::new()).chain(ids);
        self.each(command, ids, |id| answer(Some(id).filter(|id| !id.is_empty())));
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
