//! The action plan: what is due, what is late, what was done.

use crate::office::{Office, day};
use alongside_core::import::Import;
use alongside_core::plan::{self, Action, ActionDraft, ActionStatus, Mark, MilestoneDraft, MilestoneStatus};
use alongside_core::{Code, Kind};

fn milestone(words: &str, due: &str) -> MilestoneDraft {
    MilestoneDraft { words: words.into(), due: due.into(), ..MilestoneDraft::default() }
}

fn ramp(milestones: Vec<MilestoneDraft>) -> ActionDraft {
    ActionDraft {
        action: "Mend the ramp".into(),
        owner: "Access Manager".into(),
        status: ActionStatus::OnTrack,
        milestones,
        ..ActionDraft::default()
    }
}

fn add(office: &mut Office, draft: &ActionDraft) -> String {
    let now = office.now();
    plan::save(&mut office.store, None, draft, now).unwrap().id
}

fn get(office: &Office, id: &str) -> Action {
    plan::get(office.store.read(), id, office.today).unwrap()
}

#[test]
fn june_2024_is_late_on_1_july_and_not_on_30_june() {
    let mut office = Office::new();
    let id = add(&mut office, &ramp(vec![milestone("Ramp ordered", "June 2024")]));
    let late = |on: &str| -> Vec<String> { overdue(&office, day(on)).into_iter().map(|a| a.id).collect() };
    assert_eq!(late("2024-06-30"), Vec::<String>::new());
    assert_eq!(late("2024-07-01"), [id]);
}

#[test]
fn a_day_a_month_and_a_season_each_are_late_once_they_are_over() {
    let mut office = Office::new();
    for (due, last, late) in [
        ("30 June 2024", "2024-06-30", "2024-07-01"),
        ("Sept 2024", "2024-09-30", "2024-10-01"),
        ("spring 2025", "2025-05-31", "2025-06-01"),
        ("2025", "2025-12-31", "2026-01-01"),
    ] {
        let id = add(&mut office, &ramp(vec![milestone("", due)]));
        let mark = |on: &str| plan::get(office.store.read(), &id, day(on)).unwrap().mark;
        assert_eq!((mark(last), mark(late)), (Mark::DueSoon, Mark::Late), "{due}");
    }
}

#[test]
fn a_milestone_that_is_done_is_never_late_and_remembers_its_day() {
    let mut office = Office::new();
    let id = add(&mut office, &ramp(vec![milestone("Ramp ordered", "June 2024")]));
    let step = get(&office, &id).milestones.remove(0);
    let now = office.now();
    plan::mark_milestone(&mut office.store, &step.id, MilestoneStatus::Done, now).unwrap();
    let action = get(&office, &id);
    assert_eq!((action.mark, action.milestones[0].done_on), (Mark::Done, Some(office.today)));

    let mut office = office.on("2026-12-24");
    let now = office.now();
    let mut draft = plan::draft_of(&action);
    draft.notes = "It holds.".into();
    plan::save(&mut office.store, Some(&id), &draft, now).unwrap();
    let again = get(&office, &id);
    assert_eq!(again.milestones[0].done_on, action.milestones[0].done_on, "saving the form keeps the day");
    assert_eq!(again.milestones[0].id, step.id);
    plan::mark_milestone(&mut office.store, &step.id, MilestoneStatus::OnTrack, now).unwrap();
    assert_eq!(get(&office, &id).milestones[0].done_on, None);
}

#[test]
fn what_is_complete_and_operating_is_late_no_more() {
    let mut office = Office::new();
    let draft = ActionDraft {
        status: ActionStatus::CompleteOperating,
        ..ramp(vec![milestone("Ramp ordered", "June 2024")])
    };
    add(&mut office, &draft);
    assert!(overdue(&office, office.today).is_empty());
}

#[test]
fn every_problem_of_an_action_is_said_at_once_and_nothing_is_written() {
    let mut office = Office::new();
    let draft = ActionDraft {
        action: " ".into(),
        owner: "x".repeat(10_000),
        ..ramp(vec![milestone("One", "30 February 2027"), milestone("Two", "soon"), milestone("", "")])
    };
    let (ops, now) = (office.ops(), office.now());
    let error = plan::save(&mut office.store, None, &draft, now).unwrap_err();
    let mut fields: Vec<&str> = error.problems.iter().map(|p| p.field.as_str()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["action", "milestones.0.due", "milestones.1.due", "owner"]);
    assert_eq!((office.ops(), office.count("SELECT count(*) FROM action")), (ops, 0));
}

#[test]
fn review_notes_are_kept_the_newest_first() {
    let mut office = Office::new();
    let id = add(&mut office, &ramp(vec![]));
    let now = office.now();
    assert_eq!(plan::add_review(&mut office.store, &id, " \n ", now).unwrap_err().code, Code::BadInput);
    for words in ["Ordered.", "It came."] {
        plan::add_review(&mut office.store, &id, words, now).unwrap();
    }
    let words: Vec<String> = get(&office, &id).reviews.into_iter().map(|r| r.words).collect();
    assert_eq!(words, ["It came.", "Ordered."]);
}

#[test]
fn the_counts_of_the_plan_do_not_change_with_what_is_shown() {
    let office = Office::with_sample();
    let query =
        |words: &str| alongside_core::listing::ListQuery { words: words.into(), ..Default::default() };
    let counts = |words: &str| -> Vec<u32> {
        let listing = plan::list(office.store.read(), &query(words), office.today).unwrap();
        listing.counts.into_iter().map(|c| c.milestones).collect()
    };
    assert_eq!(counts(""), counts("board"));
    assert!(counts("").iter().sum::<u32>() > 40);
}

#[test]
fn the_counts_of_the_plan_are_those_of_a_plain_reading_of_it_on_any_day() {
    let mut office = Office::with_sample();
    for status in [ActionStatus::Done, ActionStatus::CompleteOperating, ActionStatus::NotStarted] {
        add(&mut office, &ActionDraft { status, ..ramp(vec![]) });
        let open = vec![milestone("Ramp ordered", "June 2024"), milestone("Ramp opened", "")];
        add(&mut office, &ActionDraft { status, ..ramp(open) });
    }
    for days in [-900, -30, 0, 14, 400] {
        let today = office.today + chrono::Duration::days(days);
        let mut expected = vec![0; Mark::ALL.len()];
        for action in plan::all(office.store.read(), today).unwrap() {
            let is_one = action.milestones.is_empty() || action.status == ActionStatus::CompleteOperating;
            let steps = action.milestones.iter().map(|step| step.mark);
            let marks: Vec<Mark> = if is_one { vec![action.mark] } else { steps.collect() };
            for mark in marks {
                expected[Mark::ALL.iter().position(|known| *known == mark).unwrap()] += 1;
            }
        }
        let listing = plan::list(office.store.read(), &Default::default(), today).unwrap();
        let counts: Vec<u32> = listing.counts.into_iter().map(|count| count.milestones).collect();
        assert_eq!(counts, expected, "{days} days on");
    }
}

fn overdue(office: &Office, on: chrono::NaiveDate) -> Vec<plan::Action> {
    let mut all = plan::all(office.store.read(), on).unwrap();
    all.retain(|action| action.mark == plan::Mark::Late);
    all
}

#[test]
fn the_form_of_a_new_action_has_room_for_a_milestone_and_one_that_stays_empty_is_none() {
    let mut office = Office::new();
    let form = plan::draft(office.store.read(), None, office.today).unwrap();
    assert_eq!(form.milestones.len(), 1);
    assert_eq!(
        form.easy.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(),
        ["title", "action", "owner"]
    );
    let id = add(&mut office, &ActionDraft { action: "Mend the ramp".into(), ..form });
    let kept = get(&office, &id);
    assert_eq!((kept.milestones.len(), kept.easy.len()), (0, 0));
}

#[test]
fn a_milestone_that_a_sheet_says_is_done_was_done_on_a_day_that_nobody_knows() {
    let mut office = Office::new();
    let csv = "Action,Responsible officer,Milestones\nMend the benches,Park lead,Done June 2025\n";
    let plan = Import::read(Kind::Action, "plan.csv", csv.as_bytes()).unwrap();
    let now = office.now();
    plan.commit(&mut office.store, now).unwrap();
    let action = plan::all(office.store.read(), office.today).unwrap().remove(0);
    assert_eq!((action.milestones[0].status, action.milestones[0].done_on), (MilestoneStatus::Done, None));
    let ops = office.ops();
    let draft = plan::draft(office.store.read(), Some(&action.id), office.today).unwrap();
    plan::save(&mut office.store, Some(&action.id), &draft, now).unwrap();
    assert_eq!(office.ops(), ops, "and a form that is saved as it was does not make one up");
}
