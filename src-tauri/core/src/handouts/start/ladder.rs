//! The ladder of participation: seven rungs, each a picture and a sentence.

use crate::handouts::ours;
use crate::handouts::written::{HandoutDraft, PartDraft};
use crate::phrases::Phrase;
use crate::projects::Rung;

pub(super) fn draft() -> HandoutDraft {
    let mut draft = HandoutDraft::new(ours(Phrase::WaysOfWorking));
    draft.picture = "ladder".to_owned();
    draft.section(ours(Phrase::WhatThisIsAbout));
    draft.row("ladder", &["There are 7 ways of working together.", "Think of them as steps on a ladder."]);
    draft.row("speak_up", &["Higher steps give you more say."]);
    for (heading, doing) in
        [("We work with you", "with"), ("We work for you", "for"), ("We decide for you", "to")]
    {
        draft.section(heading);
        draft.parts.extend(Rung::ALL.iter().copied().filter(|rung| rung.doing() == doing).map(row));
    }
    draft
}

/// The name of the step is the hard word, and the sentence says it in easy ones.
fn row(rung: Rung) -> PartDraft {
    let picture = match rung {
        Rung::CoProducing => "together",
        Rung::CoDesigning => "fit_together",
        Rung::Engaging => "conversation",
        Rung::Consulting => "question",
        Rung::Informing => "announcement",
        Rung::Educating => "learn",
        Rung::Coercing => "stop",
    };
    let name = rung.label().to_lowercase();
    PartDraft {
        words: format!("{}\nWe call this {name}.", rung.easy()),
        picture: picture.to_owned(),
        ..PartDraft::default()
    }
}
