//! What people type: figures are understood or refused, and letters that
//! nobody sees are taken out, in every field of every draft.

use crate::office::{Office, bus_fare, from_sample};
use alongside_core::claims::{self, PayDraft};
use alongside_core::handouts::{self, HandoutCheckDraft, HandoutDraft, PartDraft};
use alongside_core::people::{self, AgreementDraft, NeedDraft, PersonDraft};
use alongside_core::plan::{self, ActionDraft, MilestoneDraft};
use alongside_core::projects::{self, ProjectDraft, Rung, RungDraft};
use alongside_core::requests::{self, FormatRequestDraft, SentDraft};
use alongside_core::settings;
use alongside_core::{Code, Error, Kind, Problem, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// A draft, and how it is saved.
struct Typed {
    name: &'static str,
    draft: fn(&mut Office) -> Value,
    save: fn(&mut Office, Value) -> Result<()>,
}

type Save = Box<dyn Fn(&mut Office, Value) -> Result<()>>;

/// A draft of whichever kind, as the made-up council enters it first, and how it is saved.
struct Any {
    name: String,
    draft: Box<dyn Fn(&mut Office) -> Value>,
    save: Save,
}

/// Those that are written out here, and those of kinds whose sample has one that names no other record.
fn every() -> Vec<Any> {
    let written = TYPED.iter().map(|typed| Any {
        name: typed.name.to_owned(),
        draft: Box::new(typed.draft),
        save: Box::new(typed.save),
    });
    let offered = Kind::ALL.iter().filter_map(|kind| {
        let (name, draft) = (format!("{kind:?}Draft"), from_sample(*kind)?);
        (!TYPED.iter().any(|typed| typed.name == name)).then_some(Any {
            name,
            draft: Box::new(move |_| draft.clone()),
            save: Box::new(|office, draft| {
                let (now, Value::Object(fields)) = (office.now(), draft) else { panic!("no draft") };
                (kind.offers().save)(&mut office.store, None, fields, now).map(drop)
            }),
        })
    });
    written.chain(offered).collect()
}

fn json<T: Serialize>(draft: &T) -> Value {
    serde_json::to_value(draft).unwrap()
}

fn read<T: DeserializeOwned>(draft: Value) -> Result<T> {
    serde_json::from_value(draft).map_err(|_| Error::of(vec![Problem::new("", "This can't be read.")]))
}

fn gwen(office: &mut Office) -> String {
    let gwen = people::all(office.store.read()).unwrap().into_iter().find(|p| p.name == "Gwen Askew");
    gwen.map_or_else(|| office.add_person("Gwen Askew"), |gwen| gwen.id)
}

const TYPED: &[Typed] = &[
    Typed {
        name: "PersonDraft",
        draft: |_| {
            let name = "Ewa Nowicka".into();
            json(&PersonDraft { name, needs: vec![NeedDraft::default()], ..PersonDraft::default() })
        },
        save: |office, draft| {
            let now = office.now();
            people::save(&mut office.store, None, &read(draft)?, now).map(drop)
        },
    },
    Typed {
        name: "AgreementDraft",
        draft: |_| json(&AgreementDraft::default()),
        save: |office, draft| {
            let (person, now) = (gwen(office), office.now());
            people::save_agreement(&mut office.store, &person, &read(draft)?, now).map(drop)
        },
    },
    Typed {
        name: "ProjectDraft",
        draft: |_| json(&ProjectDraft { title: "The bus timetable".into(), ..ProjectDraft::default() }),
        save: |office, draft| {
            let now = office.now();
            projects::save(&mut office.store, None, &read(draft)?, now).map(drop)
        },
    },
    Typed {
        name: "RungDraft",
        draft: |_| {
            let (rung, reason) = (Rung::Informing, "There is no time".into());
            json(&RungDraft { rung, reason, stage: String::new(), on: String::new() })
        },
        save: |office, draft| {
            let (now, project) =
                (office.now(), ProjectDraft { title: "Ramps".into(), ..ProjectDraft::default() });
            let project = projects::save(&mut office.store, None, &project, now).unwrap().id;
            let now = office.now();
            projects::move_rung(&mut office.store, &project, &read(draft)?, now).map(drop)
        },
    },
    Typed {
        name: "ClaimDraft",
        draft: |office| {
            let mut claim = bus_fare(&gwen(office));
            claim.lines[0].words = "There and back".into();
            json(&claim)
        },
        save: |office, draft| {
            let now = office.now();
            claims::save(&mut office.store, None, &read(draft)?, now).map(drop)
        },
    },
    Typed {
        name: "PayDraft",
        draft: |_| json(&PayDraft { how: "bank".into(), ..PayDraft::default() }),
        save: |office, draft| {
            let draft = read(draft)?;
            let claim = office.approved_claim();
            let now = office.now();
            let paid = claims::pay(&mut office.store, &claim, &draft, now).map(drop);
            nobody_keeps_them(office);
            *office = Office::new();
            paid
        },
    },
    Typed {
        name: "ActionDraft",
        draft: |_| {
            let milestone = MilestoneDraft { words: "Draft".into(), ..MilestoneDraft::default() };
            json(&ActionDraft {
                action: "Mend".into(),
                milestones: vec![milestone],
                ..ActionDraft::default()
            })
        },
        save: |office, draft| {
            let now = office.now();
            plan::save(&mut office.store, None, &read(draft)?, now).map(drop)
        },
    },
    Typed {
        name: "HandoutDraft",
        draft: |_| {
            let part = PartDraft { words: "We meet.".into(), ..PartDraft::default() };
            json(&HandoutDraft { parts: vec![part], ..HandoutDraft::new("Come along") })
        },
        save: |office, draft| {
            let now = office.now();
            handouts::save(&mut office.store, None, &read(draft)?, now).map(drop)
        },
    },
    Typed {
        name: "HandoutCheckDraft",
        draft: |_| json(&HandoutCheckDraft { group: "The board".into(), ..HandoutCheckDraft::default() }),
        save: |office, draft| {
            let now = office.now();
            let handout =
                handouts::save(&mut office.store, None, &HandoutDraft::new("Come"), now).unwrap().id;
            let now = office.now();
            handouts::add_check(&mut office.store, &handout, &read(draft)?, now).map(drop)
        },
    },
    Typed { name: "FormatRequestDraft", draft: |_| json(&asked()), save: save_request },
    Typed {
        name: "SentDraft",
        draft: |_| json(&SentDraft::default()),
        save: |office, draft| {
            let now = office.now();
            let request = requests::save(&mut office.store, None, &asked(), now).unwrap().id;
            let now = office.now();
            requests::mark_sent(&mut office.store, &request, &read(draft)?, now).map(drop)
        },
    },
    Typed {
        name: "Settings",
        draft: |office| json(&settings::get(office.store.read()).unwrap()),
        save: |office, draft| {
            let now = office.now();
            settings::save(&mut office.store, &read(draft)?, now).map(drop)
        },
    },
];

fn asked() -> FormatRequestDraft {
    FormatRequestDraft {
        asked_by: "A caller".into(),
        document: "The plan".into(),
        format: Some(people::Format::Braille),
        ..FormatRequestDraft::default()
    }
}

fn save_request(office: &mut Office, draft: Value) -> Result<()> {
    let now = office.now();
    requests::save(&mut office.store, None, &read(draft)?, now).map(drop)
}

/// Every draft whose figures come as they were typed, and where they stand.
const FIGURES: &[(&str, &str, &str)] = &[
    ("PersonDraft", "format_size", "/format_size"),
    ("LineDraft", "amount", "/lines/0/amount"),
    ("LineDraft", "miles", "/lines/0/miles"),
    ("ClaimDraft", "offered", "/offered"),
    ("ClaimDraft", "accepted", "/accepted"),
    ("FormatRequestDraft", "size", "/size"),
    ("FormatRequestDraft", "cost", "/cost"),
    ("SentDraft", "cost", "/cost"),
];

/// The drafts of the core with their fields, as its source has them.
fn drafts() -> Vec<(String, String)> {
    fn files(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut texts = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut texts);
    let mut drafts = Vec::new();
    for text in &texts {
        for whole in text.split("pub struct ").skip(1) {
            let name = whole.split([' ', '<']).next().unwrap();
            let body = whole.split("\n}").next().unwrap();
            if name.ends_with("Draft") {
                drafts.push((name.to_owned(), body.to_owned()));
            }
        }
    }
    drafts
}

#[test]
fn every_figure_of_every_draft_is_understood_or_refused_and_never_cleaned() {
    let mut numeric = BTreeSet::new();
    for (name, body) in drafts() {
        for field in body.split("crate::values::as_typed").skip(1) {
            let field = field.split("pub ").nth(1).unwrap().split(':').next().unwrap();
            numeric.insert((name.clone(), field.to_owned()));
        }
    }
    let listed = FIGURES.iter().map(|(name, field, _)| ((*name).to_owned(), (*field).to_owned())).collect();
    assert_eq!(numeric, listed, "every field of figures is in the table");
    let (mut office, every) = (Office::new(), every());
    for (name, field, place) in FIGURES {
        let owner = if *name == "LineDraft" { "ClaimDraft" } else { name };
        let typed = every.iter().find(|typed| typed.name == owner).unwrap();
        for figure in ["4,50", "12,50", "1 8", "1.2.3", "1,8", "٤", "4;50", "1e9"] {
            let mut draft = (typed.draft)(&mut office);
            if *field == "miles" {
                draft["lines"][0]["kind"] = "mileage".into();
            }
            *draft.pointer_mut(place).unwrap() = figure.into();
            let error = (typed.save)(&mut office, draft).unwrap_err();
            let problem = error.problems.iter().find(|p| p.field.ends_with(field));
            let problem = problem.unwrap_or_else(|| panic!("{name}.{field} takes {figure}: {error:?}"));
            assert!(problem.message.ends_with('.') && problem.message.len() > 20, "{}", problem.message);
        }
    }
}

#[test]
fn a_letter_that_nobody_sees_is_kept_in_no_field_of_any_draft() {
    // Those within others, those that write nothing, and those that need a file or a key.
    let elsewhere = [
        "NeedDraft",
        "LineDraft",
        "MilestoneDraft",
        "PartDraft",
        "LookedOverDraft",
        "PackDraft",
        "PhotoDraft",
        "PictureDraft",
        "StartDraft",
        "OfficerDraft",
    ];
    let (mut office, mut odd) = (Office::new(), Vec::new());
    office.add_tom();
    let (drafts, every) = (drafts(), every());
    assert!(!drafts.is_empty() && !every.is_empty());
    for (name, _) in drafts {
        let known = elsewhere.contains(&name.as_str()) || every.iter().any(|typed| typed.name == name);
        assert!(known, "{name} is not looked at here");
    }
    for typed in every {
        let mut places = Vec::new();
        texts(&(typed.draft)(&mut office), String::new(), &mut places);
        assert!(!places.is_empty(), "{}", typed.name);
        for place in places {
            let mut told = |text: &str| {
                let mut draft = (typed.draft)(&mut office);
                *draft.pointer_mut(&place).unwrap() = text.into();
                (typed.save)(&mut office, draft).map_err(|error| (error.code, error.problems))
            };
            // A code is chosen from a list, and no text.
            let is_code = told("no such code")
                .is_err_and(|(_, problems)| problems[0].message.contains("unknown variant"));
            let (blank, none) = (told("\u{200b}\u{2060}"), told(""));
            if blank != none && !is_code {
                odd.push(format!("{}{place}: {blank:?}, and not {none:?}", typed.name));
            }
            match told("An\u{200b}n\u{ad}a\u{2060}") {
                Ok(()) | Err((Code::BadInput, _)) => {}
                Err(error) => odd.push(format!("{}{place}: {error:?}", typed.name)),
            }
            nobody_keeps_them(&office);
        }
    }
    assert!(odd.is_empty(), "a blank letter is nothing\n{}", odd.join("\n"));
}

/// Where texts stand in a draft.
fn texts(value: &Value, place: String, found: &mut Vec<String>) {
    match value {
        Value::String(_) => found.push(place),
        Value::Array(all) => {
            all.iter().enumerate().for_each(|(at, one)| texts(one, format!("{place}/{at}"), found));
        }
        Value::Object(all) => {
            all.iter().for_each(|(name, one)| texts(one, format!("{place}/{name}"), found));
        }
        _ => {}
    }
}

fn nobody_keeps_them(office: &Office) {
    let conn = office.store.read();
    let mut tables = conn
        .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'")
        .unwrap();
    let tables: Vec<String> = tables.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(!tables.is_empty());
    for table in tables {
        let mut columns = conn.prepare(&format!("SELECT name FROM pragma_table_info('{table}')")).unwrap();
        let columns: Vec<String> = columns.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
        assert!(!columns.is_empty());
        for column in columns {
            let sql = format!(
                "SELECT count(*) FROM \"{table}\" WHERE typeof(\"{column}\") = 'text'
                 AND (instr(\"{column}\", char(0x200b)) OR instr(\"{column}\", char(0x2060)) OR instr(\"{column}\", char(0xad)))"
            );
            assert_eq!(office.count(&sql), 0, "{table}.{column}");
        }
    }
}

#[test]
fn a_passphrase_of_blanks_is_none() {
    for blank in [
        "        ",
        "\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}",
        "\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}\u{200b}",
        "a       b",
    ] {
        let mut office = Office::new();
        let now = office.now();
        let draft = alongside_core::store::OfficerDraft {
            name: "Tom Ellery".into(),
            passphrase: blank.into(),
            again: blank.into(),
            ..Default::default()
        };
        let error = office.store.add_officer(&draft, now).unwrap_err();
        assert_eq!(error.problems[0].field, "passphrase", "{blank:?}");
    }
}
