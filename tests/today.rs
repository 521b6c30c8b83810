//! What Today shows.

use crate::office::{INES, Office, TOM, from_sample};
use alongside_core::plan::Mark;
use alongside_core::projects::{self, ProjectStatus};
use alongside_core::store::{HowMuch, Op};
use alongside_core::values::Pence;
use alongside_core::{Kind, claims, records, today};
use std::collections::BTreeSet;

fn today_of(office: &Office) -> today::Today {
    today::today(&office.ask()).unwrap()
}

#[test]
fn what_is_late_comes_first_and_then_what_is_due_soon() {
    let today = today_of(&Office::with_sample());
    let order: Vec<_> = today.due.iter().map(|d| (d.mark, d.on.until)).collect();
    assert!(order.first() < order.last() && order.is_sorted(), "{order:?}");
    assert!(!today.due.is_empty());
    assert!(today.due.iter().all(|d| matches!(d.mark, Mark::Late | Mark::DueSoon)));
    let late = today.due.iter().filter(|d| d.mark == Mark::Late).count();
    assert_eq!(usize::try_from(today.late).unwrap(), late);
    assert!(late > 2, "the sample has something to show");
    assert!(
        today.due.iter().any(|d| d.kind == alongside_core::Kind::Project),
        "a project that should be over is due too"
    );
}

#[test]
fn what_is_overdue_of_any_kind_is_late_today_and_nothing_else_is() {
    let office = Office::with_sample();
    let today = today_of(&office);
    let mut expected = BTreeSet::new();
    for kind in Kind::ALL {
        (kind.offers().each)(&office.ask(), &mut |record| {
            let overdue = record.is_overdue().then(|| record.id().to_owned());
            expected.extend(overdue.map(|id| (*kind, id)));
            Ok(())
        })
        .unwrap();
    }
    let late = today.due.into_iter().filter(|thing| thing.mark == Mark::Late);
    assert_eq!(late.map(|thing| (thing.kind, thing.id)).collect::<BTreeSet<_>>(), expected);
    let kinds: BTreeSet<Kind> = expected.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds.len(), 3, "the made-up council has something overdue of {kinds:?} only");
}

#[test]
fn those_who_wait_for_money_stand_there_the_longest_first() {
    let office = Office::with_sample();
    let today = today_of(&office);
    assert!(today.waiting.len() > 1);
    assert!(today.waiting.iter().map(|c| std::cmp::Reverse(c.waiting_days)).is_sorted());
    assert!(today.waiting.iter().all(|c| c.waiting_days.is_some_and(|d| d >= 0)));
    let all = claims::all(office.store.read(), office.store.officer(), office.today).unwrap();
    let owed: Pence = all
        .iter()
        .filter(|c| matches!(c.status, claims::ClaimStatus::Submitted | claims::ClaimStatus::Approved))
        .map(|c| c.total)
        .sum();
    assert_eq!(today.waiting_total, owed);
}

#[test]
fn running_projects_stand_on_the_ladder_once_each() {
    let office = Office::with_sample();
    let ladder = today_of(&office).ladder;
    let running = projects::all(office.store.read(), office.today)
        .unwrap()
        .iter()
        .filter(|p| p.status == ProjectStatus::Running)
        .count();
    let counted = ladder.with + ladder.for_ + ladder.to + ladder.none;
    assert_eq!(usize::try_from(counted).unwrap(), running);
}

#[test]
fn an_empty_store_has_a_quiet_day() {
    let today = today_of(&Office::new());
    assert!(today.due.is_empty() && today.waiting.is_empty() && today.to_print.is_empty());
    assert_eq!((today.late, today.waiting_total, today.fresh), (0, Pence(0), true));
    let mut office = Office::new();
    let begun = from_sample(Kind::Person).unwrap();
    let now = office.now();
    records::save_json(&mut office.store, Kind::Person, &begun.to_string(), now).unwrap();
    assert!(!today_of(&office).fresh, "a record of any kind is a beginning");
    assert!(!today_of(&Office::with_sample()).fresh);
}

#[test]
fn today_is_the_day_it_is_told_and_nothing_else() {
    let office = Office::with_sample();
    let november = today_of(&office);
    let june = today_of(&office.on("2028-06-01"));
    assert!(june.late > november.late && !june.due.is_empty());
    assert!(june.due.iter().all(|d| d.mark == Mark::Late), "by then nothing is merely due soon");
}

#[test]
fn what_is_written_down_by_itself_hides_no_news_and_is_not_what_was_done_last() {
    for op in Op::BY_ITSELF {
        let mut office = Office::new();
        office.add_tom();
        office.add_person("Gwen Askew");
        let now = office.now();
        office.add_officer("Ines Cole", INES, TOM, now).unwrap();
        office.unlock(TOM);
        // By Tom, who only opened the store.
        let written = office.store.write(op, now, |tx| {
            tx.execute("INSERT INTO setting (id, value) VALUES ('of itself', '1')", [])?;
            Ok(())
        });
        written.unwrap();
        let news = today_of(&office).news;
        assert!(news.iter().any(|told| told.contains("Ines Cole")), "{}: {news:?}", op.code());
        let undone = records::undo(&mut office.store, None, HowMuch::Whole, now).unwrap_err();
        assert_eq!(
            undone.hint,
            "An officer who has a key stays, and so does what they did.",
            "{}",
            op.code()
        );
    }
}
