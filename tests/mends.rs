//! The mends of the easy-read checker, against mends that were marked by hand: one
//! press may never make a wrong sentence of a right one.

use crate::easy_words::read;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A sentence, what one press would make of it, and whether an editor would let it stand.
#[derive(Deserialize)]
struct Marked {
    words: String,
    mended: Vec<String>,
    right: bool,
}

fn marked() -> Vec<Marked> {
    let lines = include_str!("cases/mends-marked.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Everything that one press can make of a row of these words.
fn offered(words: &str) -> BTreeSet<Vec<String>> {
    let found = read(words).findings.into_iter();
    found.filter_map(|finding| finding.mend).map(|mend| mend.words).collect()
}

#[test]
fn no_mend_that_people_marked_as_wrong_is_offered_and_few_right_ones_are_lost() {
    let all = marked();
    let wrong = all.iter().filter(|one| !one.right).count();
    assert!(all.len() >= 500 && wrong >= 250, "{} marked, {wrong} of them wrong", all.len());
    let mut by_words: BTreeMap<&str, Vec<&Marked>> = BTreeMap::new();
    for one in &all {
        by_words.entry(&one.words).or_default().push(one);
    }
    let (mut harm, mut unknown, mut lost, mut kept) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for (words, marks) in by_words {
        let offered = offered(words);
        let known: BTreeSet<&Vec<String>> = marks.iter().map(|one| &one.mended).collect();
        unknown.extend(offered.iter().filter(|mended| !known.contains(mended)).cloned());
        for one in marks {
            match (one.right, offered.contains(&one.mended)) {
                (true, true) => kept += 1,
                (true, false) => lost.push(&one.mended),
                (false, true) => harm.push(&one.mended),
                (false, false) => {}
            }
        }
    }
    let right = kept + lost.len();
    println!(
        "{} mends: {right} right and {kept} offered, {wrong} wrong and {} offered",
        all.len(),
        harm.len()
    );
    println!("Not offered: {lost:#?}");
    assert_eq!(harm, Vec::<&Vec<String>>::new(), "wrong mends are offered");
    assert_eq!(unknown, Vec::<Vec<String>>::new(), "nobody has marked these mends");
    assert!(kept * 100 >= right * 85, "only {kept} of {right} right mends are offered");
}

#[test]
fn a_mend_of_each_kind_is_right() {
    for (words, expected) in [
        ("The council has abandoned its plan.", "The council has given up its plan."),
        ("The form was allocated to us.", "The form was given to us."),
        ("The majority of the people came.", "Most of the people came."),
        ("The majority of people came.", "Most people came."),
        ("We asked one in three carers.", "We asked 1 in 3 carers."),
        ("Please cascade this to your team.", "Please pass this on to your team."),
        ("Hold it for 1 sec or more.", "Hold it for 1 second or more."),
        ("We meet on the 5th of January 2027.", "We meet on Tuesday 5 January 2027."),
    ] {
        assert_eq!(offered(words), BTreeSet::from([vec![expected.to_owned()]]), "{words}");
    }
}

#[test]
fn what_no_press_can_put_right_has_no_mend() {
    for words in [
        "The hall costs £2.4 million.",
        "Keep the receipt as proof of purchase.",
        "Large print is available on request.",
        "Centrally located flats are rare.",
        "Option B is the best.",
        "A small majority of us voted.",
        "The abandoned shop is next door.",
        "We undertake to ring you.",
        "Should it rain, we will ring you and the trip will stop.",
    ] {
        assert_eq!(offered(words), BTreeSet::new(), "{words}");
    }
}
