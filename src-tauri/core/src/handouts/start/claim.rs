//! "We have paid you": what was paid, for what, and when.

use crate::claims::{self, ClaimStatus, LineKind, StepKind};
use crate::documents::drawn::Thing;
use crate::error::{Error, Result};
use crate::handouts::ours;
use crate::handouts::written::HandoutDraft;
use crate::phrases::Phrase;
use crate::store::Store;
use crate::values::Pence;
use chrono::NaiveDate;

pub(super) fn draft(store: &Store, id: &str, today: NaiveDate) -> Result<HandoutDraft> {
    let claim = claims::get(store.read(), id, store.officer(), today)?;
    let paid = claim.steps.iter().rev().find(|step| step.kind == StepKind::Paid);
    let (ClaimStatus::Paid, Some(paid)) = (claim.status, paid) else {
        return Err(Error::refused(
            "This claim is not paid yet.",
            "Write this handout when the money is on its way.",
        ));
    };
    let mut draft = HandoutDraft::new(ours(Phrase::WeHavePaidYou));
    let sum = money(claim.total);
    draft.picture.clone_from(&sum);
    draft.section(ours(Phrase::WhatThisIsAbout));
    draft.row(&sum, &[&format!("We have paid you {}.", whole(claim.total))]);
    draft.row(&Thing::Day(paid.on).meaning(), &[&format!("We paid it on {}.", long(paid.on))]);
    draft.row(
        "taking_part",
        &[
            &format!("Activity: {}.", claim.activity.trim_end_matches('.')),
            &format!("That was on {}.", long(claim.on)),
        ],
    );
    if !claim.lines.is_empty() || claim.answer.is_paid_out() {
        draft.section(ours(Phrase::WhatTheMoneyIsFor));
    }
    for line in &claim.lines {
        let (picture, what) = spent_on(line.kind);
        draft.row(picture, &[&format!("{} is for {what}.", whole(line.pence))]);
    }
    if claim.answer.is_paid_out() && claim.accepted.0 > 0 {
        draft.row(
            "thank_you",
            &[&format!("{} is for your time.", whole(claim.accepted)), &ours(Phrase::ThankYou)],
        );
    }
    draft.section(ours(Phrase::IfSomethingIsWrong));
    draft.row("phone", &[&ours(Phrase::PleaseCallUs), &format!("Your number is {}.", claim.number)]);
    Ok(draft)
}

/// The notes and coins of a sum, where it is no pile of them.
fn money(sum: Pence) -> String {
    let drawn = u32::try_from(sum.0).ok().and_then(Thing::pence);
    drawn.map_or_else(|| "money".to_owned(), |thing| thing.meaning())
}

/// "£15", and "£15.50" where there are pence (rule ER-N6).
fn whole(pence: Pence) -> String {
    let words = pence.to_string();
    words.strip_suffix(".00").map_or(words.clone(), str::to_owned)
}

fn long(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

fn spent_on(kind: LineKind) -> (&'static str, &'static str) {
    match kind {
        LineKind::Mileage => ("car", "the miles you drove"),
        LineKind::Bus => ("bus", "the bus"),
        LineKind::Train => ("train", "the train"),
        LineKind::Taxi => ("taxi", "the taxi"),
        LineKind::Parking => ("parking", "parking"),
        LineKind::Meal => ("food", "your food"),
        LineKind::Care => ("carer", "care while you were away"),
        LineKind::PersonalAssistant => ("personal_assistant", "the person who helped you"),
        LineKind::PhoneInternet => ("phone", "the phone or the internet"),
        LineKind::PrintingPost => ("letter", "printing or post"),
        LineKind::Other => ("receipt", "other things you paid for"),
    }
}
