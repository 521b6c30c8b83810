//! Adding, changing and deleting a person.

use super::{NeedChoice, PersonDraft, draft, email, phone, postcode};
use crate::error::{Error, Result};
use crate::kind::Kind;
use crate::store::{Now, Op, Saved, Store, Tx};
use crate::values::{Form, When, filed};

/// A draft that was found right, tidied.
#[derive(Debug, Clone)]
pub(crate) struct Checked {
    draft: PersonDraft,
    size: Option<u8>,
    joined: Option<When>,
    sort_name: String,
}

/// Every problem of a draft at once.
///
/// # Errors
/// `BadInput`.
pub(crate) fn check(draft: &PersonDraft, now: Now) -> Result<Checked> {
    Form::parts("needs", draft.needs.len())?;
    let mut form = Form::default();
    let mut tidy = PersonDraft {
        name: form.needed("name", &draft.name, 200, "Write the person's name."),
        title: form.line("title", &draft.title, 40),
        family_name: form.line("family_name", &draft.family_name, 200),
        known_as: form.line("known_as", &draft.known_as, 100),
        address_1: form.line("address_1", &draft.address_1, 200),
        address_2: form.line("address_2", &draft.address_2, 200),
        town: form.line("town", &draft.town, 100),
        reach_note: form.lines("reach_note", &draft.reach_note, 2000),
        interests: form.line("interests", &draft.interests, 1000),
        groups: form.line("groups", &draft.groups, 1000),
        carer: form.line("carer", &draft.carer, 200),
        notes: form.lines("notes", &draft.notes, 20_000),
        best_way: draft.best_way,
        no_phone: draft.no_phone,
        no_text: draft.no_text,
        no_email: draft.no_email,
        no_post: draft.no_post,
        format: draft.format,
        format_size: draft.format_size.clone(),
        paper_colour: draft.paper_colour,
        language: form.line("language", &draft.language, 35),
        braille_grade: draft.braille_grade,
        needs: draft.needs.clone(),
        // These follow below, `joined` as a [`When`].
        phone: String::new(),
        mobile: String::new(),
        email: String::new(),
        postcode: String::new(),
        joined: String::new(),
    };
    if !tidy.language.is_empty() && !crate::values::is_language(&tidy.language) {
        form.problem("language", "Choose a language from the list.");
    }
    let postcode_typed = form.line("postcode", &draft.postcode, 20);
    tidy.postcode = postcode(&postcode_typed);
    tidy.phone = form.shaped("phone", &draft.phone, 40, phone);
    tidy.mobile = form.shaped("mobile", &draft.mobile, 40, phone);
    tidy.email = form.shaped("email", &draft.email, 200, email);
    let joined = form.when("joined", &draft.joined);
    if joined.as_ref().is_some_and(|w| w.from > now.today) {
        form.problem("joined", "Write a day that is not in the future.");
    }
    let size = form.points("format_size", &draft.format_size);
    for (at, need) in tidy.needs.iter_mut().enumerate() {
        need.code = form.line(&format!("needs.{at}.code"), &need.code, 60);
        need.detail = form.line(&format!("needs.{at}.detail"), &need.detail, 300);
        if !need.code.is_empty() && NeedChoice::of(&need.code).is_none() {
            form.problem(format!("needs.{at}.code"), "Choose a need from the list, or write it in words.");
        }
    }
    tidy.needs.retain(|n| !(n.code.is_empty() && n.detail.is_empty()));
    form.finish()?;
    let sort_name = filed(&tidy.name, &tidy.family_name);
    Ok(Checked { draft: tidy, size, joined, sort_name })
}

/// Adds a person, or changes the one with this id.
///
/// # Errors
/// `BadInput` with every problem, `NotFound`.
pub fn save(store: &mut Store, id: Option<&str>, draft: &PersonDraft, now: Now) -> Result<Saved> {
    let checked = check(draft, now)?;
    let op = if id.is_none() { Op::Add(Kind::Person) } else { Op::Change(Kind::Person) };
    let written = store.write(op, now, |tx| match id {
        None => {
            let sequence = sequence(tx)?;
            add(tx, &checked, sequence)
        }
        Some(id) => change(tx, id, &checked),
    })?;
    Ok(written.saved())
}

/// Whether the person as they stand would be saved. Under which name they are filed
/// follows from several fields, and is made anew.
pub(super) fn holds(tx: &Tx<'_>, id: &str) -> Result<()> {
    let checked = check(&draft(tx, Some(id))?, tx.now())?;
    tx.prepare_cached("UPDATE person SET sort_name = ?2 WHERE id = ?1 AND sort_name <> ?2")?
        .execute((id, &checked.sort_name))?;
    Ok(())
}

/// Deletes a person with what belongs to them. One undo brings all of it back.
///
/// # Errors
/// `NotFound`; `Refused` while a claim or a project names them.
pub fn delete(store: &mut Store, id: &str, now: Now) -> Result<Saved> {
    let written = store.write(Op::Delete(Kind::Person), now, |tx| tx.delete(Kind::Person, id))?;
    Ok(written.saved())
}

/// The next place in the stored order.
pub(crate) fn sequence(tx: &Tx<'_>) -> Result<i64> {
    Ok(tx.query_row("SELECT coalesce(max(sequence), 0) + 1 FROM person", [], |r| r.get(0))?)
}

const ADD: &str = "INSERT INTO person (id, sequence, name, sort_name, title, family_name, known_as, phone, mobile,
    email, address_1, address_2, town, postcode, best_way, no_phone, no_text, no_email, no_post, reach_note,
    format, format_size, joined_from, joined_until, joined_words, interests, group_words, carer, notes, paper_colour,
    language, braille_grade)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
    ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32)";

const CHANGE: &str = "UPDATE person SET sequence = coalesce(?2, sequence), name = ?3, sort_name = ?4, title = ?5,
    family_name = ?6, known_as = ?7, phone = ?8, mobile = ?9, email = ?10, address_1 = ?11, address_2 = ?12,
    town = ?13, postcode = ?14, best_way = ?15, no_phone = ?16, no_text = ?17, no_email = ?18, no_post = ?19,
    reach_note = ?20, format = ?21, format_size = ?22, joined_from = ?23, joined_until = ?24, joined_words = ?25,
    interests = ?26, group_words = ?27, carer = ?28, notes = ?29, paper_colour = ?30,
    language = ?31, braille_grade = ?32
    WHERE id = ?1";

/// In the order of the columns in [`ADD`]: finding 32 names in every row of an import takes time.
fn write_row(tx: &Tx<'_>, sql: &str, id: &str, sequence: Option<i64>, checked: &Checked) -> Result<usize> {
    let Checked { draft: d, size, joined, sort_name } = checked;
    let (from, until) = (joined.as_ref().map(|w| w.from), joined.as_ref().map(|w| w.until));
    let words = joined.as_ref().map_or("", |w| &w.words);
    let values = rusqlite::params![
        id,
        sequence,
        d.name,
        sort_name,
        d.title,
        d.family_name,
        d.known_as,
        d.phone,
        d.mobile,
        d.email,
        d.address_1,
        d.address_2,
        d.town,
        d.postcode,
        d.best_way,
        d.no_phone,
        d.no_text,
        d.no_email,
        d.no_post,
        d.reach_note,
        d.format,
        size,
        from,
        until,
        words,
        d.interests,
        d.groups,
        d.carer,
        d.notes,
        d.paper_colour,
        Some(&d.language).filter(|tag| !tag.is_empty()),
        d.braille_grade,
    ];
    Ok(tx.prepare_cached(sql)?.execute(values)?)
}

pub(crate) fn add(tx: &Tx<'_>, checked: &Checked, sequence: i64) -> Result<String> {
    let id = tx.new_id();
    write_row(tx, ADD, &id, Some(sequence), checked)?;
    for (position, need) in checked.draft.needs.iter().enumerate() {
        add_need(tx, &id, position, need)?;
    }
    Ok(id)
}

fn change(tx: &Tx<'_>, id: &str, checked: &Checked) -> Result<String> {
    if write_row(tx, CHANGE, id, None, checked)? == 0 {
        return Err(Error::not_found("person", id));
    }
    let needs = checked.draft.needs.iter().map(|n| n.id.as_deref());
    crate::store::drop_others(tx, "need", "person", id, "needs", needs)?;
    for (position, need) in checked.draft.needs.iter().enumerate() {
        let changed = match &need.id {
            Some(need_id) => tx
                .prepare_cached(
                    "UPDATE need SET position = ?3, code = ?4, detail = ?5 WHERE id = ?1 AND person = ?2",
                )?
                .execute((need_id, id, position, &need.code, &need.detail))?,
            None => 0,
        };
        if changed == 0 {
            add_need(tx, id, position, need)?;
        }
    }
    Ok(id.to_owned())
}

fn add_need(tx: &Tx<'_>, person: &str, position: usize, need: &super::NeedDraft) -> Result<()> {
    tx.prepare_cached("INSERT INTO need (id, person, position, code, detail) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute((tx.new_id(), person, position, &need.code, &need.detail))?;
    Ok(())
}
