//! Projects and their way up and down the ladder.

use crate::office::{Office, bus_fare};
use alongside_core::Kind;
use alongside_core::documents::{HandoutFormat, Look};
use alongside_core::import::Import;
use alongside_core::people::{self, AgreementDraft, AgreementState};
use alongside_core::printing::{self, HandoutRequest};
use alongside_core::projects::{self, ProjectDraft, ProjectStatus, Rung, RungDraft, Setting};
use alongside_core::{Code, Result, claims, store::Saved};

fn benches() -> ProjectDraft {
    ProjectDraft { title: "Better benches".into(), ..ProjectDraft::default() }
}

fn save(office: &mut Office, draft: &ProjectDraft) -> Result<Saved> {
    let now = office.now();
    projects::save(&mut office.store, None, draft, now)
}

#[test]
fn every_project_that_is_kept_is_printed_with_its_own_title() {
    let mut office = Office::new();
    let titles = ["Better benches", "A new board", "Short breaks", "Care charges"];
    for title in titles {
        let saved =
            save(&mut office, &ProjectDraft { title: title.into(), ..ProjectDraft::default() }).unwrap();
        let look = Look::of(HandoutFormat::Text);
        let request = HandoutRequest::of(Kind::Project, Some(saved.id), look);
        let (name, text) = printing::file(office.store.read(), &request, office.today).unwrap();
        assert_eq!(name, format!("{title}, text only"));
        assert!(String::from_utf8(text).unwrap().contains(title));
    }
    assert_eq!(office.count("SELECT count(*) FROM project"), 4);
}

#[test]
fn everything_that_is_said_of_a_project_stands_in_its_csv() {
    let mut office = Office::new();
    let draft = ProjectDraft {
        title: "Better benches".into(),
        issue: "Too few seats".into(),
        aims: "A seat at every stop".into(),
        can_change: "Where they stand".into(),
        cannot_change: "The colour".into(),
        starts: "June 2026".into(),
        ends: "May 2027".into(),
        setting: Some(Setting::Strategic),
        status: ProjectStatus::Stopped,
        chair_officer: "Priya Nair".into(),
        chair_person: Some(office.add_person("Gwen Askew")),
        no_second_chair: "She asked for time".into(),
        rung: Some(Rung::CoDesigning),
        rung_reason: "We draw them together".into(),
        easy: Vec::new(),
    };
    save(&mut office, &draft).unwrap();
    let csv = office.csv(alongside_core::Kind::Project);
    let csv = String::from_utf8(csv).unwrap().to_lowercase();
    let serde_json::Value::Object(mut fields) = serde_json::to_value(&draft).unwrap() else { panic!() };
    // Easy words belong to the handouts that are made of them.
    assert!(fields.remove("easy").is_some() && !fields.is_empty());
    for (field, value) in &fields {
        let said = match field.as_str() {
            "setting" => Setting::Strategic.label(),
            "rung" => Rung::CoDesigning.label(),
            "chair_person" => "Gwen Askew",
            _ => value.as_str().unwrap(),
        };
        assert!(!said.is_empty() && csv.contains(&said.to_lowercase()), "{field} is missing in {csv}");
    }
}

fn fields(result: Result<Saved>) -> Vec<String> {
    result.unwrap_err().problems.into_iter().map(|p| p.field).collect()
}

#[test]
fn a_project_ends_after_it_starts_and_every_problem_is_said_at_once() {
    let mut office = Office::new();
    let ops = office.ops();
    let draft = ProjectDraft {
        title: " ".into(),
        starts: "June 2026".into(),
        ends: "May 2026".into(),
        status: ProjectStatus::Running,
        rung: Some(Rung::Consulting),
        ..benches()
    };
    let mut problems = fields(save(&mut office, &draft));
    problems.sort_unstable();
    assert_eq!(problems, ["ends", "no_second_chair", "rung_reason", "title"]);
    assert_eq!(
        fields(save(&mut office, &ProjectDraft { starts: "31/06/2026".into(), ..benches() })),
        ["starts"]
    );
    assert_eq!((office.ops(), office.count("SELECT count(*) FROM project")), (ops, 0));
    let same = ProjectDraft { starts: "June 2026".into(), ends: "June 2026".into(), ..benches() };
    assert!(save(&mut office, &same).is_ok(), "it may start and end in one month");
}

#[test]
fn a_running_project_has_a_second_chair_or_says_why_not() {
    let mut office = Office::new();
    let gwen = office.add_person("Gwen Askew");
    let running = ProjectDraft { status: ProjectStatus::Running, ..benches() };
    assert_eq!(fields(save(&mut office, &running)), ["no_second_chair"]);
    let unknown = ProjectDraft { chair_person: Some("nobody".into()), ..running.clone() };
    assert_eq!(fields(save(&mut office, &unknown)), ["chair_person"]);
    let why = ProjectDraft { no_second_chair: "We are still asking.".into(), ..running.clone() };
    assert!(save(&mut office, &why).is_ok());
    let chaired = ProjectDraft { chair_person: Some(gwen), ..running };
    let id = save(&mut office, &chaired).unwrap().id;
    let project = projects::get(office.store.read(), &id, office.today).unwrap();
    assert_eq!(project.chair_person.unwrap().name, "Gwen Askew");
}

#[test]
fn below_doing_with_a_project_says_why_not_more() {
    let mut office = Office::new();
    let id = save(&mut office, &benches()).unwrap().id;
    for rung in Rung::ALL {
        let now = office.now();
        let draft = RungDraft { rung: *rung, stage: String::new(), on: String::new(), reason: " ".into() };
        let moved = projects::move_rung(&mut office.store, &id, &draft, now);
        assert_eq!(moved.is_ok(), rung.doing() == "with", "{rung:?}");
    }
}

#[test]
fn a_project_keeps_every_rung_it_stood_on_the_newest_first() {
    let mut office = Office::new();
    let draft = ProjectDraft { rung: Some(Rung::CoDesigning), ..benches() };
    let id = save(&mut office, &draft).unwrap().id;
    let now = office.now();
    let down = RungDraft {
        rung: Rung::Consulting,
        stage: "After the vote".into(),
        on: "October 2026".into(),
        reason: "The money was halved.".into(),
    };
    projects::move_rung(&mut office.store, &id, &down, now).unwrap();
    let project = projects::get(office.store.read(), &id, office.today).unwrap();
    let rungs: Vec<Rung> = project.rungs.iter().map(|r| r.rung).collect();
    assert_eq!(rungs, [Rung::Consulting, Rung::CoDesigning]);
    let newest = &project.rungs[0];
    let on = newest.on.as_ref().map(|on| on.iso()).unwrap_or_default();
    assert_eq!(
        (newest.stage.as_str(), on.as_str(), newest.reason.as_str()),
        ("After the vote", "2026-10", "The money was halved.")
    );
    projects::save(&mut office.store, Some(&id), &projects::draft_of(&project), now).unwrap();
    let again = projects::get(office.store.read(), &id, office.today).unwrap();
    assert_eq!(again.rungs.len(), 2, "saving the form again is no new step");
}

#[test]
fn a_project_is_late_from_the_day_after_its_last() {
    let mut office = Office::new();
    let draft = ProjectDraft { ends: "November 2026".into(), ..benches() };
    let id = save(&mut office, &draft).unwrap().id;
    let late = |office: &Office| projects::get(office.store.read(), &id, office.today).unwrap().late;
    let office = office.on("2026-11-30");
    assert!(!late(&office));
    let mut office = office.on("2026-12-01");
    assert!(late(&office));
    let finished = ProjectDraft { status: ProjectStatus::Finished, ..draft };
    let now = office.now();
    projects::save(&mut office.store, Some(&id), &finished, now).unwrap();
    assert!(!late(&office), "what is finished is never late");
}

#[test]
fn a_project_that_claims_name_is_not_deleted() {
    let mut office = Office::new();
    let id = save(&mut office, &benches()).unwrap().id;
    let gwen = office.add_person("Gwen Askew");
    let now = office.now();
    let draft = claims::ClaimDraft { project: Some(id.clone()), ..bus_fare(&gwen) };
    claims::save(&mut office.store, None, &draft, now).unwrap();
    assert_eq!(projects::delete(&mut office.store, &id, now).unwrap_err().code, Code::Refused);
}

/// What people read, in one line.
fn printed(office: &Office, id: &str) -> String {
    let look = Look::of(HandoutFormat::Text);
    let request = HandoutRequest::of(Kind::Project, Some(id.to_owned()), look);
    let text = printing::pdf(office.store.read(), &request, office.today).unwrap();
    String::from_utf8(text).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_can_and_what_cannot_change_is_told_on_paper() {
    let mut office = Office::new();
    let draft = ProjectDraft {
        aims: "A seat on every street.".into(),
        can_change: "Where the benches stand.".into(),
        cannot_change: "How much money there is.".into(),
        ..benches()
    };
    let id = save(&mut office, &draft).unwrap().id;
    let told = printed(&office, &id);
    let order = [
        "What this is about",
        "A seat on every street.",
        "What can change",
        "Where the benches stand.",
        "What cannot change",
        "How much money there is.",
    ];
    let at: Vec<usize> =
        order.iter().map(|words| told.find(words).unwrap_or_else(|| panic!("{words} in {told}"))).collect();
    assert!(at.is_sorted(), "each under its heading: {told}");
}

#[test]
fn a_project_is_about_one_person_a_service_or_the_whole_council_area() {
    let mut office = Office::new();
    for (setting, words) in [
        (Setting::OneToOne, "how we work with each person."),
        (Setting::Service, "one of our services."),
        (Setting::Strategic, "the whole council area."),
    ] {
        let id = save(&mut office, &ProjectDraft { setting: Some(setting), ..benches() }).unwrap().id;
        let project = projects::get(office.store.read(), &id, office.today).unwrap();
        assert_eq!(project.setting, Some(setting));
        assert!(printed(&office, &id).contains(words), "{words}");
    }
}

#[test]
fn two_rungs_are_doing_with_people_three_for_them_and_two_to_them() {
    let doing: Vec<&str> = Rung::ALL.iter().copied().map(Rung::doing).collect();
    assert_eq!(doing, ["with", "with", "for", "for", "for", "to", "to"]);
}

#[test]
fn projects_from_a_sheet_are_led_by_whoever_alone_is_called_so_and_say_what_the_sheet_does_not() {
    let mut office = Office::new();
    let gwen = office.add_person("Gwen Askew");
    let sheet = "Project name,Status,Level of participation,Lead officer,Co-chair,End date,Budget\n\
        The front door,Running,Consulting,Ines Okafor,Gwen Askew,March 2027,\n\
        Day centre,running,Co-producing,Ines Okafor,Tom Bell,,\u{a3}3000\n\
        Buses,Running,Asking around,,,31/02/2027,\n\
        ,Planned,,,,,\n";
    let import = Import::read(Kind::Project, "projects.csv", sheet.as_bytes()).unwrap();
    let told = import.preview(office.now()).unwrap();
    assert_eq!((told.read, told.accepted), (4, 3), "{:?}", told.refused);
    let now = office.now();
    import.commit(&mut office.store, now).unwrap();
    let all = projects::all(office.store.read(), office.today).unwrap();
    let [door, centre, buses] = &all[..] else { panic!("{all:?}") };
    assert_eq!(door.chair_person.as_ref().map(|person| person.id.as_str()), Some(gwen.as_str()));
    assert_eq!(door.rungs[0].reason, "The spreadsheet does not say.");
    assert!(centre.no_second_chair.contains("Tom Bell"), "{}", centre.no_second_chair);
    assert_eq!(centre.issue, "Budget: \u{a3}3000");
    assert!(buses.rungs.is_empty() && buses.ends.is_none());
    for kept in ["Asking around", "31/02/2027"] {
        assert!(buses.issue.contains(kept), "{}", buses.issue);
    }
    assert_eq!(office.problems(), Vec::<String>::new());
}

#[test]
fn whoever_took_their_agreement_back_is_not_named_on_the_sheet_and_the_officer_is_told() {
    let mut office = Office::new();
    let gwen = office.add_person("Gwen Askew");
    let draft = ProjectDraft {
        chair_officer: "Colin Marsden, Day Opportunities Manager".into(),
        chair_person: Some(gwen.clone()),
        ..benches()
    };
    let id = save(&mut office, &draft).unwrap().id;
    let request =
        |id: &str| HandoutRequest::of(Kind::Project, Some(id.into()), Look::of(HandoutFormat::Text));
    let words = |office: &Office| {
        String::from_utf8(printing::file(office.store.read(), &request(&id), office.today).unwrap().1)
            .unwrap()
    };
    let told = |office: &Office| {
        let info = printing::info(office.store.read(), &request(&id), office.today).unwrap();
        info.findings.iter().filter(|finding| finding.field == "chair_person").count()
    };
    let before = words(&office);
    assert!(before.contains("Gwen Askew and Colin Marsden lead the project together."), "{before}");
    assert!(
        before
            .contains("Colin Marsden works for the council.\nTheir job is called Day Opportunities Manager."),
        "{before}"
    );
    assert_eq!(told(&office), 0);
    for state in [AgreementState::Withdrawn, AgreementState::Refused] {
        let now = office.now();
        let draft = AgreementDraft { state, ..AgreementDraft::default() };
        people::save_agreement(&mut office.store, &gwen, &draft, now).unwrap();
        let after = words(&office);
        assert!(!after.contains("Gwen"), "{after}");
        assert!(after.contains("A person who draws on care and support and Colin Marsden lead"), "{after}");
        assert_eq!(told(&office), 1, "{state:?}");
    }
}
