//! Who asked for which format, by when, and when it was sent.

use crate::office::Office;
use alongside_core::handouts::{self, HandoutDraft};
use alongside_core::import::Import;
use alongside_core::listing::ListQuery;
use alongside_core::people::{self, Format};
use alongside_core::plan::Mark;
use alongside_core::records;
use alongside_core::requests::{self, FormatRequest, FormatRequestDraft, RequestState, SentDraft};
use alongside_core::store::{HowMuch, Saved};
use alongside_core::values::{Pence, long_day};
use alongside_core::{Code, Kind, Result, today};

fn braille() -> FormatRequestDraft {
    FormatRequestDraft {
        asked_by: "A caller".into(),
        document: "The plan".into(),
        format: Some(Format::Braille),
        asked_on: "2 November 2026".into(),
        due_on: "20 November 2026".into(),
        ..FormatRequestDraft::default()
    }
}

fn save(office: &mut Office, draft: &FormatRequestDraft) -> Result<Saved> {
    let now = office.now();
    requests::save(&mut office.store, None, draft, now)
}

fn list(office: &Office, filter: &str) -> Vec<FormatRequest> {
    let query = ListQuery { filter: filter.into(), ..ListQuery::default() };
    requests::list(office.store.read(), &query, office.today).unwrap().rows
}

#[test]
fn every_problem_of_a_request_is_said_at_once() {
    let mut office = Office::new();
    let draft = FormatRequestDraft {
        size: "9".into(),
        asked_on: "1 December 2026".into(),
        due_on: "20 November 2026".into(),
        cost: "a lot".into(),
        ..FormatRequestDraft::default()
    };
    let problems = save(&mut office, &draft).unwrap_err().problems;
    let fields: Vec<_> = problems.into_iter().map(|p| p.field).collect();
    assert_eq!(fields, ["asked_by", "document", "format", "size", "asked_on", "due_on", "cost"]);
}

#[test]
fn late_requests_stand_first_and_on_today_until_they_are_sent() {
    let mut office = Office::new();
    let late = save(&mut office, &braille()).unwrap().id;
    save(&mut office, &FormatRequestDraft { due_on: "30 December 2026".into(), ..braille() }).unwrap();
    assert_eq!(list(&office, "")[0].id, late);
    assert_eq!(
        (list(&office, "late").len(), list(&office, "open").len(), list(&office, "sent").len()),
        (1, 2, 0)
    );
    let due = |office: &Office| today::today(&office.ask()).unwrap();
    let thing = due(&office).due.remove(0);
    assert_eq!((thing.kind, thing.mark), (alongside_core::Kind::Request, Mark::Late));
    let sent = SentDraft { cost: "38.40".into(), note: "By post".into(), ..SentDraft::default() };
    let now = office.now();
    requests::mark_sent(&mut office.store, &late, &sent, now).unwrap();
    assert!(due(&office).due.is_empty());
    let done = requests::get(office.store.read(), &late, office.today).unwrap();
    assert_eq!(
        (done.state, done.cost, done.sent_on),
        (RequestState::Sent, Some(Pence(3840)), Some(office.today))
    );
    let now = office.now();
    records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap();
    assert_eq!(due(&office).late, 1, "and what was marked by mistake is taken back");
}

#[test]
fn it_is_not_sent_before_it_was_asked_for_nor_tomorrow() {
    let mut office = Office::new();
    let id = save(&mut office, &braille()).unwrap().id;
    for on in ["1 November 2026", "23 November 2026"] {
        let now = office.now();
        let draft = SentDraft { on: on.into(), ..SentDraft::default() };
        let refused = requests::mark_sent(&mut office.store, &id, &draft, now).unwrap_err();
        assert_eq!(refused.problems[0].field, "on", "{on}");
    }
}

#[test]
fn a_person_who_asked_stays_on_the_register_with_what_they_need() {
    let mut office = Office::new();
    let gwen = office.add_person("Gwen Askew");
    let draft = FormatRequestDraft { person: Some(gwen.clone()), asked_by: String::new(), ..braille() };
    let id = save(&mut office, &draft).unwrap().id;
    assert_eq!(requests::get(office.store.read(), &id, office.today).unwrap().who(), "Gwen Askew");
    let now = office.now();
    assert_eq!(people::delete(&mut office.store, &gwen, now).unwrap_err().code, Code::Refused);
    let unknown = FormatRequestDraft { person: Some("nobody".into()), ..braille() };
    assert_eq!(save(&mut office, &unknown).unwrap_err().problems[0].field, "person");
    requests::delete(&mut office.store, &id, now).unwrap();
    assert!(people::delete(&mut office.store, &gwen, now).is_ok());
}

#[test]
fn a_form_that_is_saved_as_it_was_changes_nothing() {
    let mut office = Office::with_sample();
    let ops = office.ops();
    for request in requests::all(office.store.read(), office.today).unwrap() {
        let now = office.now();
        let draft = requests::draft_of(&request);
        requests::save(&mut office.store, Some(&request.id), &draft, now).unwrap();
    }
    assert_eq!(office.ops(), ops);
}

#[test]
fn the_form_of_a_request_begins_with_today_and_says_days_as_people_write_them() {
    let mut office = Office::new();
    let form = |office: &Office, id| requests::draft(office.store.read(), id, office.today).unwrap();
    assert_eq!(form(&office, None).asked_on, long_day(office.today));
    let id = save(&mut office, &braille()).unwrap().id;
    let read = form(&office, Some(&id));
    assert_eq!((read.asked_on, read.due_on, read.sent_on, read.cost), {
        let FormatRequestDraft { asked_on, due_on, .. } = braille();
        (asked_on, due_on, String::new(), String::new())
    });
    // What cost nothing is not what nobody knows.
    let (now, free) = (office.now(), SentDraft { cost: "0".into(), ..SentDraft::default() });
    requests::mark_sent(&mut office.store, &id, &free, now).unwrap();
    assert_ne!(form(&office, Some(&id)).cost, "");
}

#[test]
fn requests_from_a_sheet_are_of_the_person_and_the_handout_that_alone_is_called_so() {
    let mut office = Office::new();
    let gwen = office.add_person("Gwen Askew");
    for _ in 0..2 {
        office.add_person("Tom Bell");
    }
    let now = office.now();
    let handout = handouts::save(&mut office.store, None, &HandoutDraft::new("Your care"), now).unwrap().id;
    let sheet = "Who asked,What,Format,Language,Date asked,Due date,Came by\n\
        Gwen Askew,Your care,Large print,Polish,3 November 2026,1 December 2026,Phone\n\
        Tom Bell,The plan,Braille,,,31/02/2026,\n\
        Tom Bell,Your care,Scented,,,,\n\
        Ruth,,Braille,,,,\n";
    let import = Import::read(Kind::Request, "asked.csv", sheet.as_bytes()).unwrap();
    let told = import.preview(office.now()).unwrap();
    assert_eq!((told.read, told.accepted), (4, 2), "{:?}", told.refused);
    let why: Vec<&str> = told.refused.iter().map(|refused| refused.reason.as_str()).collect();
    assert!(why[0].contains("Choose the format") && why[1].contains("what it was"), "{why:?}");
    import.commit(&mut office.store, now).unwrap();
    let all = requests::all(office.store.read(), office.today).unwrap();
    let of = |who: &str| all.iter().find(|one| one.who() == who).unwrap();
    let one = of("Gwen Askew");
    assert_eq!(one.person.as_ref().map(|person| person.id.as_str()), Some(gwen.as_str()));
    assert_eq!(one.handout.as_ref().map(|its| its.id.as_str()), Some(handout.as_str()));
    assert_eq!((one.language.as_str(), one.note.as_str()), ("pl", "Came by: Phone"));
    let due = one.due_on.map(|day| day.to_string());
    assert_eq!((one.asked_on.to_string().as_str(), due.as_deref()), ("2026-11-03", Some("2026-12-01")));
    let other = of("Tom Bell");
    assert_eq!((other.person.is_none(), other.asked_by.as_str()), (true, "Tom Bell"), "two are called so");
    assert_eq!((other.handout.is_none(), other.document.as_str()), (true, "The plan"));
    assert_eq!((other.due_on, other.note.as_str()), (None, "Due date: 31/02/2026"), "no calendar has it");
}
