//! What a person agreed to: facts, one after another. The newest counts, and
//! a withdrawal is never undone, only followed by a new agreement.

use super::{Person, Way};
use crate::error::{OrNotFound, Result};
use crate::store::{Now, Op, Saved, Store, Tx};
use crate::values::{Form, When, choices, is_blank};
use rusqlite::Row;
use serde::{Deserialize, Serialize};

/// Being on the register and being asked to take part.
pub const REGISTER: &str = "register";

choices! {
    #[derive(Default)]
    pub enum AgreementState {
        #[default]
        Given "given" "Agreed",
        Refused "refused" "Said no",
        Withdrawn "withdrawn" "Withdrew",
    }
    /// Which ways of getting in touch an agreement is about, in the words of [`super::Way`].
    #[derive(Default)]
    pub enum AgreedWay {
        #[default]
        Any "any" "Any way",
        Phone "phone" "Phone",
        Text "text" "Text message",
        Email "email" "E-mail",
        Post "post" "Letter",
        ViaCarer "via_carer" "Through a carer",
    }
    /// May we be in touch? What the newest agreement says.
    pub enum MayContact {
        Yes "yes" "Yes",
        PostOnly "post_only" "By post only",
        PhoneOnly "phone_only" "By phone only",
        TextOnly "text_only" "By text message only",
        EmailOnly "email_only" "By e-mail only",
        ViaCarerOnly "via_carer_only" "Through a carer only",
        No "no" "Said no",
        Withdrawn "withdrawn" "Withdrawn",
        NotAsked "not_asked" "Not asked yet",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Agreement {
    pub id: String,
    pub purpose: String,
    pub channel: AgreedWay,
    pub state: AgreementState,
    pub on: Option<When>,
    pub how: String,
    pub with_whom: String,
    pub note: String,
    pub officer: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct AgreementDraft {
    pub purpose: String,
    pub channel: AgreedWay,
    pub state: AgreementState,
    pub on: String,
    pub how: String,
    pub with_whom: String,
    pub note: String,
}

// ---- rules --------------------------------------------------------------------

/// A draft that was found right.
#[derive(Debug, Clone)]
pub(crate) struct CheckedAgreement {
    draft: AgreementDraft,
    on: Option<When>,
}

pub(crate) fn check(draft: &AgreementDraft, now: Now, prefix: &str, form: &mut Form) -> CheckedAgreement {
    let field = |name: &str| format!("{prefix}{name}");
    let on = form.when(&field("on"), &draft.on);
    if on.as_ref().is_some_and(|w| w.from > now.today) {
        form.problem(field("on"), "Write a day that is not in the future.");
    }
    let or = |text: &str, other: &str| if is_blank(text) { other.to_owned() } else { text.to_owned() };
    let draft = AgreementDraft {
        purpose: form.line(&field("purpose"), &or(&draft.purpose, REGISTER), 100),
        channel: draft.channel,
        state: draft.state,
        on: String::new(),
        how: form.line(&field("how"), &draft.how, 200),
        with_whom: form.line(&field("with_whom"), &draft.with_whom, 200),
        note: form.lines(&field("note"), &draft.note, 2000),
    };
    CheckedAgreement { draft, on }
}

impl Agreement {
    /// "Agreed", "Agreed, letter only": as the sheet says it and an import reads it.
    pub(super) fn words(&self) -> String {
        match self.channel {
            AgreedWay::Any => self.state.label().to_owned(),
            way => format!("{}, {} only", self.state.label(), way.label().to_lowercase()),
        }
    }
}

impl MayContact {
    /// `agreements` with the newest first.
    pub(super) fn from(agreements: &[Agreement]) -> Self {
        match agreements.iter().find(|a| a.purpose == REGISTER) {
            None => Self::NotAsked,
            Some(newest) => Self::of(newest.state, newest.channel),
        }
    }

    pub(crate) const fn of(state: AgreementState, channel: AgreedWay) -> Self {
        match (state, channel) {
            (AgreementState::Given, AgreedWay::Any) => Self::Yes,
            (AgreementState::Given, AgreedWay::Post) => Self::PostOnly,
            (AgreementState::Given, AgreedWay::Phone) => Self::PhoneOnly,
            (AgreementState::Given, AgreedWay::Text) => Self::TextOnly,
            (AgreementState::Given, AgreedWay::Email) => Self::EmailOnly,
            (AgreementState::Given, AgreedWay::ViaCarer) => Self::ViaCarerOnly,
            (AgreementState::Refused, _) => Self::No,
            (AgreementState::Withdrawn, _) => Self::Withdrawn,
        }
    }

    /// Whether the agreement covers this way of getting in touch: one way is no other
    /// (UK GDPR, article 4(11): consent is specific).
    #[must_use]
    pub const fn allows(self, way: Way) -> bool {
        match self {
            Self::Yes => true,
            Self::PostOnly => matches!(way, Way::Post),
            Self::PhoneOnly => matches!(way, Way::Phone),
            Self::TextOnly => matches!(way, Way::Text),
            Self::EmailOnly => matches!(way, Way::Email),
            Self::ViaCarerOnly => matches!(way, Way::ViaCarer),
            Self::No | Self::Withdrawn | Self::NotAsked => false,
        }
    }
}

pub(super) fn in_words(person: &Person) -> String {
    let newest = person.agreements.iter().find(|a| a.purpose == REGISTER);
    let when = newest.and_then(|a| a.on.as_ref()).map(|w| format!(" ({})", w.long())).unwrap_or_default();
    match person.may_contact {
        MayContact::Yes => format!("Agreed to be contacted{when}"),
        MayContact::PostOnly => format!("Agreed to letters only{when}"),
        MayContact::PhoneOnly => format!("Agreed to phone calls only{when}"),
        MayContact::TextOnly => format!("Agreed to text messages only{when}"),
        MayContact::EmailOnly => format!("Agreed to e-mails only{when}"),
        MayContact::ViaCarerOnly => format!("Agreed to hear from us through a carer only{when}"),
        MayContact::No => format!("Said no to being contacted{when}"),
        MayContact::Withdrawn => format!("Took the agreement back{when}"),
        MayContact::NotAsked => "Not asked yet".to_owned(),
    }
}

// ---- queries --------------------------------------------------------------------

/// Adds a fact to what a person agreed to.
///
/// # Errors
/// `NotFound`, or `BadInput` with every problem.
pub fn save_agreement(store: &mut Store, person: &str, draft: &AgreementDraft, now: Now) -> Result<Saved> {
    let mut form = Form::default();
    let checked = check(draft, now, "", &mut form);
    form.finish()?;
    let op = match draft.state {
        AgreementState::Given => Op::NoteAgreement,
        AgreementState::Refused => Op::NoteRefusal,
        AgreementState::Withdrawn => Op::NoteWithdrawal,
    };
    let written = store.write(op, now, |tx| {
        tx.query_row("SELECT id FROM person WHERE id = ?1", [person], |_| Ok(()))
            .or_not_found("person", person)?;
        add(tx, person, &checked)?;
        Ok(person.to_owned())
    })?;
    Ok(written.saved())
}

pub(crate) fn add(tx: &Tx<'_>, person: &str, checked: &CheckedAgreement) -> Result<()> {
    let (draft, on) = (&checked.draft, checked.on.as_ref());
    tx.prepare_cached(
        "INSERT INTO agreement (id, person, sequence, purpose, channel, state, on_from, on_until, on_words, how, with_whom, note, officer)
         VALUES (?1, ?2, (SELECT coalesce(max(sequence), 0) + 1 FROM agreement WHERE person = ?2),
                 ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute((
        tx.new_id(),
        person,
        &draft.purpose,
        draft.channel,
        draft.state,
        on.map(|w| w.from),
        on.map(|w| w.until),
        on.map_or("", |w| &w.words),
        &draft.how,
        &draft.with_whom,
        &draft.note,
        &tx.officer().id,
    ))?;
    Ok(())
}

pub(super) const COLUMNS: &str = "agreement.id, agreement.person, purpose, channel, state, on_from, on_until, on_words,
    how, with_whom, note, coalesce((SELECT name FROM officer WHERE officer.id = agreement.officer), '') AS officer";

impl Agreement {
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            purpose: row.get("purpose")?,
            channel: row.get("channel")?,
            state: row.get("state")?,
            on: When::read(row, "on")?,
            how: row.get("how")?,
            with_whom: row.get("with_whom")?,
            note: row.get("note")?,
            officer: row.get("officer")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Way;

    #[test]
    fn a_way_has_the_same_words_whether_it_is_liked_best_or_agreed_to() {
        for way in Way::ALL {
            let channel = AgreedWay::from_code(way.code());
            assert_eq!(channel.map(AgreedWay::label), Some(way.label()), "{way:?}");
        }
    }
}
