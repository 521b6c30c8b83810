//! The steps of a claim. Each is a fact. Nobody approves or pays a claim that they
//! made, and an approval holds for exactly what the approver saw.

use super::{Claim, ClaimStep, StepKind, mileage, read};
use crate::error::{Code, Error, Problem, Result};
use crate::store::schema::CLAIM_DIGEST;
use crate::store::{Now, Op, Saved, Store, Tx};
use crate::values::Form;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct PayDraft {
    pub on: String,
    /// Bank, cash, voucher, cheque.
    pub how: String,
    pub reference: String,
}

/// Its miles are reckoned once more: what the person drove before may have changed.
///
/// # Errors
/// `NotFound`, `Refused` with the reason.
pub fn submit(store: &mut Store, id: &str, now: Now) -> Result<Saved> {
    let written = store.write(Op::SubmitClaim, now, |tx| {
        allowed(tx, id, ClaimStep::Submit, now)?;
        mileage::reckon_anew(tx, id)?;
        note(tx, id, StepKind::Submitted, now.today, "")?;
        Ok(id.to_owned())
    })?;
    Ok(written.saved())
}

/// # Errors
/// `NotFound`, `BadInput` without a reason, `Refused`.
pub fn return_to(store: &mut Store, id: &str, reason: &str, now: Now) -> Result<Saved> {
    take(store, id, Op::ReturnClaim, ClaimStep::Return, StepKind::Returned, &needed(reason)?, now)
}

/// # Errors
/// `NotFound`; `Refused`, also to whoever entered, changed or submitted the claim, and
/// to whoever got their key today.
pub fn approve(store: &mut Store, id: &str, now: Now) -> Result<Saved> {
    take(store, id, Op::ApproveClaim, ClaimStep::Approve, StepKind::Approved, "", now)
}

/// The same for exactly the claim that the officer has before them, by its
/// [`seen`](Claim::seen): what another changed meanwhile they have not approved.
///
/// # Errors
/// As [`approve`]; `MovedOn` where it is another claim by now.
pub fn approve_as_seen(store: &mut Store, id: &str, seen: &str, now: Now) -> Result<Saved> {
    let written = store.write(Op::ApproveClaim, now, |tx| {
        check_seen(&allowed(tx, id, ClaimStep::Approve, now)?, seen)?;
        note(tx, id, StepKind::Approved, now.today, "")?;
        Ok(id.to_owned())
    })?;
    Ok(written.saved())
}

/// # Errors
/// `NotFound`, `BadInput` without a reason, `Refused`.
pub fn refuse(store: &mut Store, id: &str, reason: &str, now: Now) -> Result<Saved> {
    take(store, id, Op::RefuseClaim, ClaimStep::Refuse, StepKind::Refused, &needed(reason)?, now)
}

/// Notes that the claim was paid. A payment is never undone, only followed by
/// a new fact.
///
/// # Errors
/// `NotFound`, `BadInput` with every problem; `Refused`, as by [`approve`], and to
/// whoever approved the claim, where another can pay it.
pub fn pay(store: &mut Store, id: &str, draft: &PayDraft, now: Now) -> Result<Saved> {
    pay_claim(store, id, None, draft, now)
}

/// The same for exactly the claim that the officer has before them.
///
/// # Errors
/// As [`pay`]; `MovedOn` where it is another claim by now.
pub fn pay_as_seen(store: &mut Store, id: &str, seen: &str, draft: &PayDraft, now: Now) -> Result<Saved> {
    pay_claim(store, id, Some(seen), draft, now)
}

fn pay_claim(store: &mut Store, id: &str, seen: Option<&str>, draft: &PayDraft, now: Now) -> Result<Saved> {
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
        let claim = allowed(tx, id, ClaimStep::Pay, now)?;
        seen.map_or(Ok(()), |seen| check_seen(&claim, seen))?;
        note(tx, id, StepKind::Paid, on, "")?;
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

fn take(
    store: &mut Store,
    id: &str,
    op: Op,
    step: ClaimStep,
    kind: StepKind,
    reason: &str,
    now: Now,
) -> Result<Saved> {
    let written = store.write(op, now, |tx| {
        allowed(tx, id, step, now)?;
        note(tx, id, kind, now.today, reason)?;
        Ok(id.to_owned())
    })?;
    Ok(written.saved())
}

fn allowed(tx: &Tx<'_>, id: &str, step: ClaimStep, now: Now) -> Result<Claim> {
    // Whoever works on another day than the clock's has no older key by that.
    let today = now.today.min(now.at.date_naive());
    let claim = read::get(tx, id, tx.officer(), today)?;
    match claim.may.iter().find(|may| may.step == step && !may.allowed) {
        Some(may) => Err(Error::refused(may.why.clone(), "Look at the steps on the claim's page.")),
        None => Ok(claim),
    }
}

fn check_seen(claim: &Claim, seen: &str) -> Result<()> {
    if claim.seen == seen {
        return Ok(());
    }
    Err(Error::new(
        Code::MovedOn,
        "Somebody changed this claim after you opened it.",
        "Look at it as it is now, and decide again. Nothing was changed.",
    ))
}

fn note(tx: &Tx<'_>, claim: &str, kind: StepKind, on: NaiveDate, reason: &str) -> Result<()> {
    tx.execute(
        &format!(
            "INSERT INTO claim_step (id, claim, sequence, kind, on_day, officer, reason, saw)
             SELECT ?1, id, (SELECT coalesce(max(sequence), 0) + 1 FROM claim_step WHERE claim = ?2), ?3, ?4, ?5, ?6,
               iif(?3 = 'approved', {CLAIM_DIGEST}, '') FROM claim WHERE id = ?2"
        ),
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
