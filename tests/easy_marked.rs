//! The easy-read checker against sentences that were marked by hand before any rule
//! read them: how much of it each rule finds, and how much it says too much.

use crate::easy_words::read;
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

/// Right, too many, missed; of one rule.
type Tally = [usize; 3];

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// How well each rule does on marked sentences, and all of them together.
fn tally(name: &str, all: &[Marked]) -> (BTreeMap<String, Tally>, f64, f64) {
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
    (rules, precision, recall)
}

const HAND: &str = include_str!("cases/easy-read-marked.jsonl");
const HELD_OUT: &str = include_str!("cases/easy-read-held-out.jsonl");
const COUNCIL: &str = include_str!("cases/easy-read-council.jsonl");

#[test]
fn the_checker_finds_what_people_marked_and_little_else() {
    for (name, text, least) in
        [("Marked by hand", HAND, 240), ("Held out", HELD_OUT, 50), ("As councils write", COUNCIL, 110)]
    {
        let all = marked(text);
        assert!(all.len() >= least, "{name}: {}", all.len());
        let (_, precision, recall) = tally(name, &all);
        assert!(precision >= 0.95 && recall >= 0.95, "{name}: precision {precision:.2}, recall {recall:.2}");
    }
}

#[test]
fn no_rule_by_itself_misses_much_or_says_much_too_much() {
    let all: Vec<Marked> = [HAND, HELD_OUT, COUNCIL].into_iter().flat_map(marked).collect();
    let (rules, _, _) = tally("All", &all);
    let often: Vec<_> = rules.into_iter().filter(|(_, [right, _, missed])| right + missed >= 5).collect();
    assert!(often.len() >= 20, "only {} rules are marked often enough", often.len());
    let weak: Vec<_> = often
        .into_iter()
        .filter(|(_, [right, more, missed])| {
            share(*right, right + more) < 0.9 || share(*right, right + missed) < 0.9
        })
        .collect();
    assert!(weak.is_empty(), "right, too many, missed: {weak:?}");
}
