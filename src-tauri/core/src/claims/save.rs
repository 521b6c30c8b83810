//! Adding, changing and deleting a claim while it is a draft.

use super::mileage::{Meter, Place};
use super::{ClaimDraft, ClaimStatus, LineDraft, LineKind, PaymentAnswer, read};
use crate::error::{Error, OrNotFound, Problem, Result};
use crate::kind::Kind;
use crate::store::{Now, Op, Saved, Store, Tx, drop_others};
use crate::values::{Form, Miles, Pence, is_blank};
use chrono::NaiveDate;
use rusqlite::{Connection, ToSql};

struct Checked {
    draft: ClaimDraft,
    on: NaiveDate,
    lines: Vec<Amount>,
    offered: Pence,
    accepted: Pence,
}

enum Amount {
    Money(Pence),
    Miles(Miles),
}

fn check(draft: &ClaimDraft, now: Now) -> Result<Checked> {
    Form::parts("lines", draft.lines.len())?;
    let mut form = Form::default();
    let mut tidy = ClaimDraft {
        person: form.needed("person", &draft.person, 100, "Choose the person who claims."),
        project: draft.project.clone().filter(|id| !id.is_empty()),
        activity: form.needed("activity", &draft.activity, 300, "Write what the person took part in."),
        answer_note: form.line("answer_note", &draft.answer_note, 500),
        notes: form.lines("notes", &draft.notes, 10_000),
        lines: Vec::new(),
        ..draft.clone()
    };
    let on = form.day("on", &draft.on);
    match on {
        None if is_blank(&draft.on) => form.problem("on", "Write the day, such as 26 November 2026."),
        Some(day) if day > now.today => form.problem("on", "Write a day that is not in the future."),
        _ => {}
    }
    let mut lines = Vec::new();
    for (at, line) in draft.lines.iter().enumerate() {
        if let Some((line, amount)) = check_line(at, line, &mut form) {
            tidy.lines.push(line);
            lines.push(amount);
        }
    }
    let (offered, accepted) = check_payment(draft, &mut form);
    form.finish()?;
    Ok(Checked { draft: tidy, on: on.unwrap_or_default(), lines, offered, accepted })
}

fn check_line(at: usize, line: &LineDraft, form: &mut Form) -> Option<(LineDraft, Amount)> {
    let field = |name: &str| format!("lines.{at}.{name}");
    let words = form.line(&field("words"), &line.words, 500);
    let money = form.money(&field("amount"), &line.amount);
    let miles = form.miles(&field("miles"), &line.miles);
    let tidy = LineDraft { words: words.clone(), ..line.clone() };
    // What a line does not count would be gone without a word.
    if line.kind == LineKind::Mileage && money.is_some_and(|money| money != Pence(0)) {
        form.problem(field("amount"), "Miles are paid by the rate. Write this amount as a line of its own.");
    }
    if line.kind != LineKind::Mileage && miles.is_some_and(|miles| miles != Miles(0)) {
        form.problem(field("miles"), "Only miles in one’s own car count. Write them as a line of their own.");
    }
    match (line.kind, money, miles) {
        // A line that nobody wrote anything in is no line.
        _ if words.is_empty() && is_blank(&line.amount) && is_blank(&line.miles) => None,
        (LineKind::Mileage, _, Some(miles)) => Some((tidy, Amount::Miles(miles))),
        (LineKind::Mileage, _, None) if is_blank(&line.miles) => {
            form.problem(field("miles"), "Write how many miles.");
            None
        }
        // Miles that are no number were said to be so already.
        (LineKind::Mileage, _, None) => None,
        (LineKind::Taxi, Some(money), _) => {
            if words.is_empty() {
                form.problem(field("words"), "Say why a taxi was needed.");
            }
            Some((tidy, Amount::Money(money)))
        }
        (_, Some(money), _) => Some((tidy, Amount::Money(money))),
        (_, None, _) => {
            if is_blank(&line.amount) {
                form.problem(field("amount"), "Write the amount, such as 4.50.");
            }
            None
        }
    }
}

/// What was offered and what the person takes; "declined" and "donated" are
/// never money paid to them.
fn check_payment(draft: &ClaimDraft, form: &mut Form) -> (Pence, Pence) {
    let offered = form.money("offered", &draft.offered).unwrap_or_default();
    let accepted = form.money("accepted", &draft.accepted);
    let takes = match draft.answer {
        PaymentAnswer::Accepted => accepted.unwrap_or(offered),
        PaymentAnswer::Less => accepted.unwrap_or_else(|| {
            form.problem("accepted", "Write how much the person takes.");
            Pence(0)
        }),
        PaymentAnswer::NotAsked | PaymentAnswer::Declined | PaymentAnswer::Donated => Pence(0),
    };
    if takes > offered {
        form.problem("accepted", "This is more than was offered.");
    }
    (offered, takes)
}

/// Adds a claim, or changes the one with this id while it is a draft.
///
/// # Errors
/// `BadInput` with every problem, `NotFound`, `Refused` once it was submitted.
pub fn save(store: &mut Store, id: Option<&str>, draft: &ClaimDraft, now: Now) -> Result<Saved> {
    let checked = check(draft, now)?;
    let written = store.write(
        if id.is_none() { Op::Add(Kind::Claim) } else { Op::Change(Kind::Claim) },
        now,
        |tx| {
            known(tx, &checked.draft)?;
            match id {
                None => add(tx, &checked),
                Some(id) => change(tx, id, &checked),
            }
        },
    )?;
    Ok(written.saved())
}

/// Deletes a claim that is still a draft. One undo brings it back.
///
/// # Errors
/// `NotFound`; `Refused` once it was submitted: the steps of money stay.
pub fn delete(store: &mut Store, id: &str, now: Now) -> Result<Saved> {
    let written = store.write(Op::Delete(Kind::Claim), now, |tx| {
        may_delete(tx, id)?;
        tx.delete(Kind::Claim, id)
    })?;
    Ok(written.saved())
}

/// Whether the claim may be changed now: while it is a draft.
pub(crate) fn may_change(conn: &Connection, id: &str) -> Result<()> {
    if read::status(conn, id)? == ClaimStatus::Draft {
        return Ok(());
    }
    Err(Error::refused(
        "This claim was submitted, so it can't be changed.",
        "Send it back first, with a reason.",
    ))
}

/// Whether the claim as it stands would be saved. What the person takes is kept as
/// it was reckoned from their answer, and must still be what it comes to.
pub(super) fn holds(tx: &Tx<'_>, id: &str) -> Result<()> {
    let draft = read::draft(tx, Some(id), tx.officer(), tx.now().today)?;
    let takes = check(&draft, tx.now())?.accepted;
    let kept: Pence = tx.query_row("SELECT accepted FROM claim WHERE id = ?1", [id], |r| r.get(0))?;
    if takes == kept {
        return Ok(());
    }
    let sentence = "The person takes no payment, and yet one is noted.";
    Error::check(vec![Problem::new("accepted", sentence)])
}

/// Whether it may be deleted: while no step of it was ever taken.
pub(crate) fn may_delete(conn: &Connection, id: &str) -> Result<()> {
    if read::status(conn, id)? == ClaimStatus::Draft && !read::has_steps(conn, id)? {
        return Ok(());
    }
    Err(Error::refused(
        "This claim was submitted, so it can't be deleted.",
        "Refuse it with a reason instead.",
    ))
}

fn known(tx: &Tx<'_>, draft: &ClaimDraft) -> Result<()> {
    let exists = |sql: &str, id: &str| tx.query_row(sql, [id], |r| r.get::<_, bool>(0));
    let mut problems = Vec::new();
    if !exists("SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1)", &draft.person)? {
        problems.push(Problem::new("person", "Choose a person who is on the register."));
    }
    if let Some(project) = &draft.project
        && !exists("SELECT EXISTS (SELECT 1 FROM project WHERE id = ?1)", project)?
    {
        problems.push(Problem::new("project", "Choose a project from the list."));
    }
    Error::check(problems)
}

fn add(tx: &Tx<'_>, checked: &Checked) -> Result<String> {
    let id = tx.new_id();
    let draft = &checked.draft;
    let sequence = tx.next_number(Kind::Claim)?;
    // The laptop's own letters keep numbers apart when two laptops are combined.
    let number = format!("{}-{sequence}", tx.device().get(..3).unwrap_or("").to_uppercase());
    tx.prepare_cached(
        "INSERT INTO claim (id, sequence, number, person, project, activity, on_day, offered, answer, accepted,
           answer_note, notes, entered_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    )?
    .execute(rusqlite::params![
        id,
        sequence,
        number,
        draft.person,
        draft.project,
        draft.activity,
        checked.on,
        checked.offered,
        draft.answer,
        checked.accepted,
        draft.answer_note,
        draft.notes,
        tx.officer().id,
    ])?;
    put_lines(tx, &id, sequence, checked)?;
    Ok(id)
}

fn change(tx: &Tx<'_>, id: &str, checked: &Checked) -> Result<String> {
    may_change(tx, id)?;
    let sequence: i64 = tx
        .query_row("SELECT sequence FROM claim WHERE id = ?1", [id], |r| r.get(0))
        .or_not_found("claim", id)?;
    let draft = &checked.draft;
    tx.prepare_cached(
        "UPDATE claim SET person = ?2, project = ?3, activity = ?4, on_day = ?5, offered = ?6, answer = ?7,
           accepted = ?8, answer_note = ?9, notes = ?10 WHERE id = ?1",
    )?
    .execute(rusqlite::params![
        id,
        draft.person,
        draft.project,
        draft.activity,
        checked.on,
        checked.offered,
        draft.answer,
        checked.accepted,
        draft.answer_note,
        draft.notes,
    ])?;
    drop_others(tx, "claim_line", "claim", id, "lines", draft.lines.iter().map(|l| l.id.as_deref()))?;
    put_lines(tx, id, sequence, checked)?;
    Ok(id.to_owned())
}

fn put_lines(tx: &Tx<'_>, claim: &str, sequence: i64, checked: &Checked) -> Result<()> {
    let place = Place { person: &checked.draft.person, on: checked.on, sequence, claim };
    let mut meter = Meter::at(tx, &place)?;
    for (position, (line, amount)) in checked.draft.lines.iter().zip(&checked.lines).enumerate() {
        let (reckoned, pence) = match amount {
            Amount::Money(pence) => (None, *pence),
            Amount::Miles(miles) => {
                let reckoned = meter.reckon(*miles)?;
                let pence = reckoned.pence();
                (Some(reckoned), pence)
            }
        };
        let beyond = reckoned.as_ref().and_then(|r| r.beyond.as_ref());
        let values = rusqlite::named_params! {
            ":claim": claim,
            ":position": position,
            ":kind": line.kind,
            ":words": line.words,
            ":miles": reckoned.as_ref().map(|r| r.miles.0),
            ":rate": reckoned.as_ref().map(|r| &r.rate.id),
            ":miles_after": beyond.map(|(miles, _)| miles.0),
            ":rate_after": beyond.map(|(_, rate)| &rate.id),
            ":pence": pence,
            ":receipt": line.receipt,
        };
        put_line(tx, line.id.as_deref(), values)?;
    }
    Ok(())
}

/// A line that is known keeps its id.
fn put_line(tx: &Tx<'_>, known: Option<&str>, values: &[(&str, &dyn ToSql)]) -> Result<()> {
    let execute = |sql: &str, id: &str| {
        let values: Vec<_> = values.iter().copied().chain([(":id", &id as &dyn ToSql)]).collect();
        tx.prepare_cached(sql)?.execute(&*values)
    };
    let changed = match known {
        Some(id) => execute(
            "UPDATE claim_line SET position = :position, kind = :kind, words = :words, miles = :miles, rate = :rate,
               miles_after = :miles_after, rate_after = :rate_after, pence = :pence, receipt = :receipt
             WHERE id = :id AND claim = :claim",
            id,
        )?,
        None => 0,
    };
    if changed == 0 {
        execute(
            "INSERT INTO claim_line (id, claim, position, kind, words, miles, rate, miles_after, rate_after, pence, receipt)
             VALUES (:id, :claim, :position, :kind, :words, :miles, :rate, :miles_after, :rate_after, :pence, :receipt)",
            &tx.new_id(),
        )?;
    }
    Ok(())
}
