//! The easy-read checker against sentences that were marked by hand before
//! any rule read them.

use alongside_core::words::{ContactSaid, Cover, LookedOver, ProfileId, Said, SaidPart, look_over};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct Marked {
    words: String,
    rules: BTreeSet<String>,
}

fn marked(text: &str) -> Vec<Marked> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A handout that lacks nothing, with one row of these words.
fn handout(words: &str) -> Said {
    let row = SaidPart { words: words.to_owned(), has_picture: true, has_alt: true, ..SaidPart::default() };
    Said {
        title: "Short breaks".to_owned(),
        language: "en-GB".to_owned(),
        parts: vec![row],
        cover: Cover { has_picture: true, organisation: true, badge: true, day: true },
        contact: ContactSaid { phone: true, email: true, address: true, other_formats: true },
        checked_by_people: true,
        ..Said::default()
    }
}

fn read(words: &str) -> LookedOver {
    look_over(&handout(words), ProfileId::UkCouncil)
}

/// Right, too many, missed; of one rule.
type Tally = [usize; 3];

fn tally(name: &str, all: &[Marked]) -> (f64, f64) {
    let mut rules: BTreeMap<String, Tally> = BTreeMap::new();
    let mut wrong = Vec::new();
    for one in all {
        let found: BTreeSet<String> = read(&one.words).findings.into_iter().map(|f| f.rule).collect();
        for rule in found.union(&one.rules) {
            let at = match (found.contains(rule), one.rules.contains(rule)) {
                (true, true) => 0,
                (true, false) => 1,
                _ => 2,
            };
            rules.entry(rule.clone()).or_default()[at] += 1;
            if at > 0 {
                wrong.push(format!("  {} {rule}: {}", ["", "too much", "missed"][at], one.words));
            }
        }
    }
    println!("{name}: {} sentences\nrule      right  too many  missed  precision  recall", all.len());
    let share = |part: usize, whole: usize| if whole == 0 { 1.0 } else { part as f64 / whole as f64 };
    let mut sum = Tally::default();
    for (rule, [right, more, missed]) in &rules {
        let (precision, recall) = (share(*right, right + more), share(*right, right + missed));
        println!("{rule:8} {right:6} {more:9} {missed:7} {precision:10.2} {recall:7.2}");
        sum = [sum[0] + right, sum[1] + more, sum[2] + missed];
    }
    let (precision, recall) = (share(sum[0], sum[0] + sum[1]), share(sum[0], sum[0] + sum[2]));
    println!(
        "all      {:6} {:9} {:7} {precision:10.2} {recall:7.2}\n{}",
        sum[0],
        sum[1],
        sum[2],
        wrong.join("\n")
    );
    (precision, recall)
}

#[test]
fn the_checker_finds_what_people_marked_and_little_else() {
    let all = marked(include_str!("cases/easy-read-marked.jsonl"));
    assert!(all.len() >= 160);
    let (precision, recall) = tally("Marked by hand", &all);
    assert!(precision >= 0.9 && recall >= 0.9, "precision {precision:.2}, recall {recall:.2}");
}

#[test]
fn the_checker_does_so_on_sentences_that_it_was_not_made_with() {
    let all = marked(include_str!("cases/easy-read-held-out.jsonl"));
    assert!(all.len() >= 40);
    let (precision, recall) = tally("Held out", &all);
    assert!(precision >= 0.9 && recall >= 0.9, "precision {precision:.2}, recall {recall:.2}");
}
