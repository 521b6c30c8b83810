//! What projects offer as a kind of record.

use super::read::{FILTERS, SORTS};
use super::save::{add_called, check, holds};
use super::{
    Project, ProjectDraft, ProjectRow, ProjectStatus, Rung, RungDraft, Setting, delete, draft, draft_of,
    each, get, list, move_rung, paper, save,
};
use crate::easy::EasyWords;
use crate::error::Result;
use crate::listing::{ListQuery, Listing};
use crate::offers::{
    Bring, Due, Dues, Fields, Handout, HandoutOf, Listed, MOST_DUE, Offers, Print, Sample, Whole, Words,
    json, may_always, over,
};
use crate::sheet::{Cell, ours, typed};
use crate::store::{Names, Now, Saved, Store};
use crate::values::When;
use serde::Deserialize;
use serde_json::{Map, Value};

pub(crate) const OFFERS: Offers = Offers {
    list_word: "projects",
    one: |ask, id| json(&get(ask.conn, id, ask.today)?),
    draft: |ask, id| json(&draft(ask.conn, id, ask.today)?),
    each: |ask, then| each(ask.conn, ask.today, |project| then(&project)),
    list: |ask, query| Ok(Listing::map(list(ask.conn, query, ask.today)?, listed)),
    due: |ask| {
        let late = ListQuery { filter: "late".into(), limit: MOST_DUE, ..ListQuery::default() };
        let list = list(ask.conn, &late, ask.today)?;
        Ok(Dues { late: list.total, soon: 0, first: list.rows.into_iter().filter_map(to_be_ended).collect() })
    },
    list_json: |ask, query| json(&list(ask.conn, query, ask.today)?),
    sorts: SORTS,
    filters: FILTERS,
    save: |store, id, typed, now| {
        let before = id.map(|id| get(store.read(), id, now.today)).transpose()?;
        let draft = over(before.as_ref().map(draft_of), typed, &[("easy", || json(&EasyWords::default()))])?;
        save(store, id, &draft, now)
    },
    delete,
    headings: &[
        "Project",
        "Issue",
        "Aims",
        "What can change",
        "What cannot change",
        "Starts",
        "Ends",
        "Where it works",
        "Status",
        "Rung",
        "Why this rung",
        "Chair (officer)",
        "Chair (person)",
        "Why no second chair",
    ],
    leaves_out: "earlier rungs and easy words",
    print: Print {
        title: "Projects",
        headings: &["Project", "Rung", "Status", "Ends"],
        wide: false,
        leaves_out: None,
    },
    handout: Some(Handout {
        word: "project",
        of: HandoutOf::Each(paper::document),
        // It says who leads it.
        names: Names::People,
        findings: Some(paper::findings),
        languages: None,
    }),
    words: &[
        Words { name: "Rung", choices: Rung::CHOICES, kept_in: &[("rung", "rung")] },
        Words { name: "Setting", choices: Setting::CHOICES, kept_in: &[("project", "setting")] },
        Words { name: "ProjectStatus", choices: ProjectStatus::CHOICES, kept_in: &[("project", "status")] },
    ],
    labels: &[
        (
            "project",
            &[
                ("title", "the title"),
                ("issue", "the issue"),
                ("aims", "the aims"),
                ("can_change", "what can change"),
                ("cannot_change", "what cannot change"),
                ("starts_words", "the start"),
                ("ends_words", "the end"),
                ("setting", "the setting"),
                ("status", "the state"),
                ("chair_officer", "the officer in the chair"),
                ("chair_person", "the person in the chair"),
                ("no_second_chair", "the reason for having no second chair"),
            ],
        ),
        (
            "rung",
            &[
                ("project", "the project"),
                ("rung", "the rung"),
                ("stage", "the stage"),
                ("on_words", "the day of the move"),
                ("reason", "the reason for the move"),
                ("officer", "the officer"),
            ],
        ),
    ],
    shown: &[],
    may: may_always,
    holds,
    bring: Bring::Fields(Fields {
        columns: &[
            "title",
            "issue",
            "aims",
            "can_change",
            "cannot_change",
            "starts",
            "ends",
            "setting",
            "status",
            "rung",
            "rung_reason",
            "chair_officer",
            "chair_person",
            "no_second_chair",
        ],
        others: &[
            ("title", &["Title", "Name", "Project name", "Project title", "Workstream"]),
            ("issue", &["About", "What it is about", "Description", "Notes", "Background"]),
            ("aims", &["Aim", "Objectives", "Goals", "Outcomes"]),
            ("starts", &["Start", "Start date", "From"]),
            ("ends", &["End", "End date", "To", "Until", "Finishes"]),
            ("setting", &["Setting", "Level", "Where"]),
            ("status", &["State", "Stage", "RAG"]),
            ("rung", &["Ladder", "Level of participation", "Rung of the ladder", "Approach"]),
            ("rung_reason", &["Reason for the rung", "Why not more"]),
            ("chair_officer", &["Chair", "Officer", "Lead", "Lead officer", "Project lead"]),
            ("chair_person", &["Second chair", "Co-chair", "Lived experience chair", "Person in the chair"]),
            ("no_second_chair", &["Reason for no second chair"]),
        ],
        otherwise: &[],
        check: |typed, _| check(&from_sheet(typed)?).map(drop),
        add: |tx, typed| add_called(tx, &check(&from_sheet(typed)?)?),
    }),
    sample: Sample { lines: include_str!("../sample/projects.jsonl"), then },
};

/// What a project owes its people and a sheet does not say is said to be missing there, so
/// that it is asked for; it is no reason to leave the project out.
fn from_sheet(typed: Map<String, Value>) -> Result<ProjectDraft> {
    const NOT_SAID: &str = "The spreadsheet does not say.";
    let mut draft: ProjectDraft = over(None, typed, &[])?;
    if draft.rung.is_none() && !draft.rung_reason.is_empty() {
        // A reason without its rung has no place of its own.
        let said = format!("Why this rung: {}", std::mem::take(&mut draft.rung_reason));
        draft.issue =
            [draft.issue, said].into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    }
    let is_with = draft.rung.is_none_or(|rung| rung.doing() == "with");
    if !is_with && draft.rung_reason.is_empty() {
        NOT_SAID.clone_into(&mut draft.rung_reason);
    }
    let has_chair = draft.chair_person.as_ref().is_some_and(|name| !name.is_empty());
    if draft.status == ProjectStatus::Running && !has_chair && draft.no_second_chair.is_empty() {
        NOT_SAID.clone_into(&mut draft.no_second_chair);
    }
    Ok(draft)
}

/// What is done with a project of the made-up council.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Then {
    Rung(RungDraft),
}

fn then(store: &mut Store, id: &str, step: Value, now: Now) -> Result<Saved> {
    match serde_json::from_value(step)? {
        Then::Rung(draft) => move_rung(store, id, &draft, now),
    }
}

impl Whole for Project {
    fn json(&self) -> Result<Value> {
        json(self)
    }

    fn cells(&self) -> Vec<Cell> {
        project(self)
    }

    fn line(&self) -> String {
        format!("{}\t{}", self.title, self.status.label())
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn is_overdue(&self) -> bool {
        self.late
    }
}

fn to_be_ended(project: ProjectRow) -> Option<Due> {
    let detail = "This project should be over. Say how it ended, or when it will.".to_owned();
    Some(Due { id: project.id, on: project.ends?, title: project.title, detail, is_late: true })
}

fn listed(row: ProjectRow) -> Listed {
    let ends = row.ends.as_ref().map(When::long).unwrap_or_default();
    let cells =
        vec![row.title, row.rung.map_or("", Rung::label).to_owned(), row.status.label().to_owned(), ends];
    Listed { id: row.id, cells }
}

fn project(p: &Project) -> Vec<Cell> {
    let rung = p.rungs.first();
    vec![
        typed(&p.title),
        typed(&p.issue),
        typed(&p.aims),
        typed(&p.can_change),
        typed(&p.cannot_change),
        typed(&p.starts.as_ref().map(When::as_typed).unwrap_or_default()),
        typed(&p.ends.as_ref().map(When::as_typed).unwrap_or_default()),
        ours(p.setting.map_or("", Setting::label)),
        ours(p.status.label()),
        ours(rung.map_or("", |r| r.rung.label())),
        typed(rung.map_or("", |r| &r.reason)),
        typed(&p.chair_officer),
        typed(p.chair_person.as_ref().map_or("", |c| &c.name)),
        typed(&p.no_second_chair),
    ]
}
