//! What an officer may do with a claim, and what to look at before money
//! moves. Pure: they get the claim, the officers concerned and the day.

use super::{Claim, ClaimStatus, ClaimStep, May, PaymentAnswer, StepKind};
use crate::values::Pence;
use chrono::{Months, NaiveDate};

/// The officers whom a step of a claim concerns, by their ids.
#[derive(Debug)]
pub(super) struct Officers<'a> {
    /// Who would take the step.
    pub acting: &'a str,
    pub entered_by: String,
    /// Who changed it since another than they sent it back.
    pub changed_by: Vec<String>,
    /// Who gave the person who is paid another name since it was submitted.
    pub renamed_by: Vec<String>,
    /// Who submitted it since it last came back. Neither they nor whoever entered or
    /// changed it approve it, or note that it was paid.
    pub submitted_by: Vec<String>,
    /// They do not note that it was paid either, where another can.
    pub approved_by: Option<String>,
    /// Everybody who works here.
    pub all: Vec<String>,
    /// Keys of today, whoever has them.
    pub new_keys: Vec<NewKey>,
}

/// A key that was given today, or chosen anew with the recovery key.
#[derive(Debug)]
pub(super) struct NewKey {
    pub officer: String,
    /// Who let them in, and agreed to it.
    pub let_in_by: Vec<String>,
    pub recovered: bool,
}

impl Officers<'_> {
    /// Whoever made the claim what it is.
    fn made(&self, officer: &str) -> bool {
        let is_in = |those: &[String]| those.iter().any(|one| one == officer);
        self.wrote(officer) || is_in(&self.submitted_by) || is_in(&self.renamed_by)
    }

    fn wrote(&self, officer: &str) -> bool {
        self.entered_by == officer || self.changed_by.iter().any(|changer| changer == officer)
    }

    /// Somebody else could take the step.
    fn is_another(&self) -> bool {
        self.all.iter().any(|officer| officer != self.acting && !self.made(officer))
    }

    /// Somebody could, if another submitted the claim.
    fn is_only_submitted(&self) -> bool {
        self.all.iter().any(|officer| !self.wrote(officer))
    }
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

fn problems(step: ClaimStep, claim: &Claim, officers: &Officers<'_>) -> Vec<String> {
    use ClaimStatus as S;
    let mut problems = Vec::new();
    // Of a step that is not next, its place is all there is to say.
    let mut only_from = |statuses: &[ClaimStatus], why: &str| {
        let is_next = statuses.contains(&claim.status);
        problems.extend((!is_next).then(|| why.to_owned()));
        is_next
    };
    match step {
        ClaimStep::Change => {
            only_from(&[S::Draft], "Send it back to change it.");
        }
        ClaimStep::Submit => {
            if only_from(&[S::Draft], "Only a draft can be submitted.") {
                problems.extend(not_ready(claim).map(str::to_owned));
            }
        }
        ClaimStep::Return => {
            only_from(&[S::Submitted, S::Approved], "Only a submitted or approved claim can be sent back.");
        }
        ClaimStep::Approve => {
            if only_from(&[S::Submitted], "Only a submitted claim can be approved.") {
                problems.extend(own(officers, "approve it", "approves it"));
                problems.extend(own_new_key(officers, "approve it"));
                problems.extend(anothers_new_key(officers, "approve it"));
            }
        }
        ClaimStep::Refuse => {
            only_from(&[S::Submitted, S::Approved], "Only a submitted or approved claim can be refused.");
        }
        ClaimStep::Pay => {
            if only_from(&[S::Approved], "Only an approved claim can be paid.") {
                problems.extend(own(officers, "note that it is paid", "notes that it is paid"));
                problems.extend(own_new_key(officers, "note it"));
                problems.extend(anothers_new_key(officers, "note it"));
                if officers.approved_by.as_deref() == Some(officers.acting) && officers.is_another() {
                    problems.push(
                        "You approved this claim. Ask another officer to note that it is paid.".to_owned(),
                    );
                }
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

fn own(officers: &Officers<'_>, ask: &str, does: &str) -> Option<String> {
    if !officers.made(officers.acting) {
        return None;
    }
    let did = match officers.acting {
        acting if acting == officers.entered_by => "entered",
        acting if officers.wrote(acting) => "changed",
        acting if officers.submitted_by.iter().any(|submitter| submitter == acting) => "submitted",
        _ => {
            return Some(format!(
                "You changed the name of the person who is paid. Ask another officer to {ask}, or send it back, and let whoever submitted it submit it again."
            ));
        }
    };
    Some(if officers.is_another() {
        format!("You {did} this claim. Ask another officer to {ask}.")
    } else if officers.is_only_submitted() {
        format!(
            "You {did} this claim, so another officer {does}. Send it back, and let whoever entered it submit it."
        )
    } else {
        let more = if officers.all.len() < 2 { "a second" } else { "another" };
        format!("You {did} this claim, so another officer {does}. Add {more} officer in Settings first.")
    })
}

/// Nobody gets a key to another's name, and moves money on the same day.
fn own_new_key(officers: &Officers<'_>, ask: &str) -> Option<String> {
    let own = officers.new_keys.iter().find(|key| key.officer == officers.acting)?;
    if own.let_in_by.iter().any(|by| officers.made(by)) {
        Some(format!(
            "An officer who made this claim let you in today. Ask another officer to {ask}, or do it tomorrow."
        ))
    } else if own.recovered {
        Some(format!(
            "Your passphrase was chosen with the recovery key today. Ask another officer to {ask}, or do it tomorrow."
        ))
    } else {
        None
    }
}

/// Nor does anybody make a claim under that name, and move the money under their own.
fn anothers_new_key(officers: &Officers<'_>, ask: &str) -> Option<String> {
    let is_of = |key: &&NewKey| {
        let officer = key.officer.as_str();
        let has_part = officers.made(officer) || officers.approved_by.as_deref() == Some(officer);
        officer != officers.acting && has_part
    };
    let by_me = |key: &NewKey| key.let_in_by.iter().any(|by| by == officers.acting);
    officers.new_keys.iter().filter(is_of).find_map(|key| {
        if by_me(key) {
            Some(format!(
                "You let in an officer who had a part in this claim today. Ask another officer to {ask}, or do it tomorrow."
            ))
        } else if key.recovered {
            let why = "An officer who had a part in this claim got a new passphrase with the recovery key today. Do it tomorrow, when they have had time to say that it was them.";
            Some(why.to_owned())
        } else {
            None
        }
    })
}

/// Things to look at before money moves; none of them stops anybody.
/// `miles_moved`: its miles would be reckoned otherwise now.
/// `twins`: the numbers of other claims of this person for the same activity and day.
pub(super) fn warnings(claim: &Claim, miles_moved: bool, twins: &[String], today: NaiveDate) -> Vec<String> {
    let mut warnings: Vec<&str> = Vec::new();
    let twin = match twins {
        [] => None,
        [one] => Some(format!("Claim {one} of this person is for the same activity on the same day.")),
        many => Some(format!(
            "Claims {} of this person are for the same activity on the same day.",
            many.join(", ")
        )),
    };
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
    let newest = claim.steps.last().map(|step| step.kind);
    if newest == Some(StepKind::Approved) && claim.status == ClaimStatus::Submitted {
        warnings.push("This claim has changed since it was approved. It has to be approved again.");
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
    warnings.into_iter().map(str::to_owned).chain(twin).collect()
}
