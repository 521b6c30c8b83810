//! What an officer may do with a claim, and what to look at before money
//! moves. Pure: they get the claim, the officers concerned and the day.

use super::{Claim, ClaimStatus, ClaimStep, May, PaymentAnswer};
use crate::values::Pence;
use chrono::{Months, NaiveDate};

/// The officers whom a step of a claim concerns, by their ids.
#[derive(Debug)]
pub(super) struct Officers<'a> {
    /// Who would take the step.
    pub acting: &'a str,
    /// Who made the claim what it is: whoever entered it. They neither approve
    /// it nor note that it was paid.
    pub made_by: Vec<String>,
    /// Nobody else has a key to this store.
    pub is_alone: bool,
}

/// Each step of a claim, and where the officer may not take it now, why.
pub(super) fn may(claim: &Claim, officers: &Officers<'_>) -> Vec<May> {
    ClaimStep::ALL
        .iter()
        .map(|step| {
            let problems = problems(*step, claim, officers);
            May { step: *step, allowed: problems.is_empty(), why: problems.join(" ") }
        })
        .collect()
}

fn problems(step: ClaimStep, claim: &Claim, officers: &Officers<'_>) -> Vec<&'static str> {
    use ClaimStatus as S;
    let mut problems = Vec::new();
    // Of a step that is not next, its place is all there is to say.
    let mut only_from = |statuses: &[ClaimStatus], why| {
        let is_next = statuses.contains(&claim.status);
        problems.extend((!is_next).then_some(why));
        is_next
    };
    match step {
        ClaimStep::Change => {
            only_from(&[S::Draft], "Send it back to change it.");
        }
        ClaimStep::Submit => {
            if only_from(&[S::Draft], "Only a draft can be submitted.") {
                problems.extend(not_ready(claim));
            }
        }
        ClaimStep::Return => {
            only_from(&[S::Submitted, S::Approved], "Only a submitted or approved claim can be sent back.");
        }
        ClaimStep::Approve => {
            if only_from(&[S::Submitted], "Only a submitted claim can be approved.") {
                problems.extend(own(
                    officers,
                    "You entered this claim. Ask another officer to approve it.",
                    "You entered this claim, so another officer approves it. Add a second officer in Settings first.",
                ));
            }
        }
        ClaimStep::Refuse => {
            only_from(&[S::Submitted, S::Approved], "Only a submitted or approved claim can be refused.");
        }
        ClaimStep::Pay => {
            if only_from(&[S::Approved], "Only an approved claim can be paid.") {
                problems.extend(own(
                    officers,
                    "You entered this claim. Ask another officer to note that it is paid.",
                    "You entered this claim, so another officer notes that it is paid. Add a second officer in Settings first.",
                ));
            }
        }
    }
    problems
}

fn not_ready(claim: &Claim) -> Option<&'static str> {
    if claim.total == Pence(0) && claim.offered == Pence(0) {
        Some("Add what the person asks back, or the payment offered, first.")
    } else if claim.offered > Pence(0) && claim.answer == PaymentAnswer::NotAsked {
        Some("Ask the person about the payment first: they may take it, take less, or say no.")
    } else {
        None
    }
}

fn own(
    officers: &Officers<'_>,
    ask_another: &'static str,
    add_another: &'static str,
) -> Option<&'static str> {
    let is_own = officers.made_by.iter().any(|officer| officer == officers.acting);
    is_own.then_some(if officers.is_alone { add_another } else { ask_another })
}

/// Things to look at before money moves; none of them stops anybody.
/// `miles_moved`: its miles would be reckoned otherwise now.
pub(super) fn warnings(claim: &Claim, miles_moved: bool, today: NaiveDate) -> Vec<&'static str> {
    let mut warnings = Vec::new();
    // Three months is typical of councils' and the NHS's own time limits: flag, not block.
    if claim.status != ClaimStatus::Paid && claim.on + Months::new(3) < today {
        warnings.push("The activity was more than 3 months ago. Look at your policy's time limit.");
    }
    if claim.lines.iter().any(|l| !l.receipt && l.miles.is_none() && l.pence > Pence(500)) {
        warnings.push("A line of more than £5 has no receipt.");
    }
    if claim.answer == PaymentAnswer::Declined || claim.answer == PaymentAnswer::Donated {
        warnings.push("The payment is not paid to this person.");
    }
    match claim.status {
        ClaimStatus::Draft if miles_moved => warnings.push(
            "Other miles of this tax year, or the rates, have changed since. The miles are reckoned anew when you submit this claim.",
        ),
        ClaimStatus::Submitted | ClaimStatus::Approved if miles_moved => warnings.push(
            "Other miles of this tax year, or the rates, have changed since. To reckon these miles anew, send the claim back and submit it again.",
        ),
        _ => {}
    }
    warnings
}
