//! The steps of a claim. Each is a fact; nobody approves a claim that they entered.

use super::{Claim, ClaimStatus, DecisionKind, Deed, May, PaymentAnswer, read};
use crate::error::{Error, Problem, Result};
use crate::store::{Now, OfficerRef, Op, Saved, Store, Tx};
use crate::values::{Form, Pence};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct PayDraft {
    pub on: String,
    /// Bank, cash, voucher, cheque.
    pub how: String,
    pub reference: String,
}

// ---- rules --------------------------------------------------------------------

/// What this officer may do with a claim now, and if not, why.
pub(super) fn may(claim: &Claim, entered_by: &str, officer: &OfficerRef) -> Vec<May> {
    use ClaimStatus as S;
    let own = entered_by == officer.id;
    let say = |deed, problem: Option<String>| May {
        deed,
        allowed: problem.is_none(),
        why: problem.unwrap_or_default(),
    };
    let empty = claim.total == Pence(0) && claim.offered == Pence(0);
    vec![
        say(Deed::Change, (claim.status != S::Draft).then(|| "Send it back to change it.".to_owned())),
        say(
            Deed::Submit,
            match claim.status {
                S::Draft if empty => {
                    Some("Add what the person asks back, or the payment offered, first.".to_owned())
                }
                S::Draft if claim.offered > Pence(0) && claim.answer == PaymentAnswer::NotAsked => Some(
                    "Ask the person about the payment first: they may take it, take less, or say no."
                        .to_owned(),
                ),
                S::Draft => None,
                _ => Some("Only a draft can be submitted.".to_owned()),
            },
        ),
        say(
            Deed::Return,
            (!matches!(claim.status, S::Submitted | S::Approved))
                .then(|| "Only a submitted or approved claim can be sent back.".to_owned()),
        ),
        say(
            Deed::Approve,
            match claim.status {
                S::Submitted if own => {
                    Some("You entered this claim. Ask another officer to approve it.".to_owned())
                }
                S::Submitted => None,
                _ => Some("Only a submitted claim can be approved.".to_owned()),
            },
        ),
        say(
            Deed::Refuse,
            (!matches!(claim.status, S::Submitted | S::Approved))
                .then(|| "Only a submitted or approved claim can be refused.".to_owned()),
        ),
        say(
            Deed::Pay,
            (claim.status != S::Approved).then(|| "Only an approved claim can be paid.".to_owned()),
        ),
    ]
}

/// Things to look at before approving; none of them stops anybody.
pub(super) fn warnings(claim: &Claim, today: chrono::NaiveDate) -> Vec<String> {
    let mut warnings = Vec::new();
    // Three months is typical of councils' and the NHS's own time limits: flag, not block.
    if claim.status != ClaimStatus::Paid && claim.on + chrono::Months::new(3) < today {
        warnings
            .push("The activity was more than 3 months ago. Look at your policy's time limit.".to_owned());
    }
    let no_receipt = claim.lines.iter().any(|l| !l.receipt && l.miles.is_none() && l.pence > Pence(500));
    if no_receipt {
        warnings.push("A line of more than £5 has no receipt.".to_owned());
    }
    if claim.answer == PaymentAnswer::Declined || claim.answer == PaymentAnswer::Donated {
        warnings.push("The payment is not paid to this person.".to_owned());
    }
    warnings
}

// ---- deeds --------------------------------------------------------------------

/// # Errors
/// `NotFound`, `Refused` with the reason.
pub fn submit(store: &mut Store, id: &str, now: Now) -> Result<Saved> {
    step(store, id, Deed::Submit, DecisionKind::Submitted, "", now)
}

/// # Errors
/// `NotFound`, `BadInput` without a reason, `Refused`.
pub fn return_to(store: &mut Store, id: &str, reason: &str, now: Now) -> Result<Saved> {
    step(store, id, Deed::Return, DecisionKind::Returned, &needed(reason)?, now)
}

/// # Errors
/// `NotFound`, `Refused`: nobody approves a claim that they entered.
pub fn approve(store: &mut Store, id: &str, now: Now) -> Result<Saved> {
    step(store, id, Deed::Approve, DecisionKind::Approved, "", now)
}

/// # Errors
/// `NotFound`, `BadInput` without a reason, `Refused`.
pub fn refuse(store: &mut Store, id: &str, reason: &str, now: Now) -> Result<Saved> {
    step(store, id, Deed::Refuse, DecisionKind::Refused, &needed(reason)?, now)
}

/// Notes that the claim was paid. A payment is never undone, only followed by
/// a new fact.
///
/// # Errors
/// `NotFound`, `BadInput` with every problem, `Refused`.
pub fn pay(store: &mut Store, id: &str, draft: &PayDraft, now: Now) -> Result<Saved> {
    let mut form = Form::default();
    let on = form.day("on", &draft.on);
    let how = form.needed("how", &draft.how, 60, "Say how it was paid, such as bank or cash.");
    let reference = form.line("reference", &draft.reference, 100);
    if on.is_some_and(|day| day > now.today) {
        form.problem("on", "Write a day that is not in the future.");
    }
    form.finish()?;
    let on = on.unwrap_or(now.today);
    let written = store.write(Op::PayClaim, now, |tx| {
        let claim = allowed(tx, id, Deed::Pay, now)?;
        decide(tx, id, DecisionKind::Paid, on, "")?;
        tx.execute(
            "INSERT INTO payment (id, claim, sequence, pence, on_day, how, reference, officer)
             VALUES (?1, ?2, (SELECT coalesce(max(sequence), 0) + 1 FROM payment WHERE claim = ?2),
                     ?3, ?4, ?5, ?6, ?7)",
            (tx.new_id(), id, claim.total, on, how, reference, &tx.officer().id),
        )?;
        Ok(id.to_owned())
    })?;
    Ok(written.saved())
}

fn step(
    store: &mut Store,
    id: &str,
    deed: Deed,
    kind: DecisionKind,
    reason: &str,
    now: Now,
) -> Result<Saved> {
    let op = match kind {
        DecisionKind::Submitted => Op::SubmitClaim,
        DecisionKind::Returned => Op::ReturnClaim,
        DecisionKind::Approved => Op::ApproveClaim,
        DecisionKind::Refused => Op::RefuseClaim,
        DecisionKind::Paid => Op::PayClaim,
    };
    let written = store.write(op, now, |tx| {
        allowed(tx, id, deed, now)?;
        decide(tx, id, kind, now.today, reason)?;
        Ok(id.to_owned())
    })?;
    Ok(written.saved())
}

fn allowed(tx: &Tx<'_>, id: &str, deed: Deed, now: Now) -> Result<Claim> {
    let claim = read::get(tx, id, tx.officer(), now.today)?;
    match claim.may.iter().find(|m| m.deed == deed && !m.allowed) {
        Some(may) => Err(Error::refused(may.why.clone(), "Look at the steps on the claim's page.")),
        None => Ok(claim),
    }
}

fn decide(tx: &Tx<'_>, claim: &str, kind: DecisionKind, on: chrono::NaiveDate, reason: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO claim_step (id, claim, sequence, kind, on_day, officer, reason)
         VALUES (?1, ?2, (SELECT coalesce(max(sequence), 0) + 1 FROM claim_step WHERE claim = ?2), ?3, ?4, ?5, ?6)",
        (tx.new_id(), claim, kind, on, &tx.officer().id, reason),
    )?;
    Ok(())
}

fn needed(reason: &str) -> Result<String> {
    let mut form = Form::default();
    let reason = form.lines("reason", reason, 2000);
    if reason.is_empty() {
        form.problem("reason", "Say why, so that the person can be told.");
    }
    form.finish().map_err(|mut e| {
        e.problems.retain(|p: &Problem| p.field == "reason");
        e
    })?;
    Ok(reason)
}
