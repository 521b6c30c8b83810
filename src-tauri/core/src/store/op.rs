//! What an officer can do, as a closed list: the code under which it stands in
//! the log, its words, and whether it can be taken back. Roles will hang on it.

use crate::kind::Kind;
use crate::values::choices;

/// Whether an op can be taken back, by what it is. What it touched is asked too:
/// see [`super::schema`] for rows that last, and the rules of the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undo {
    Can,
    /// Why not, in a sentence.
    Never(&'static str),
}

choices! {
    /// An op is done, or it turns an earlier one round.
    pub enum Turn {
        Do "do" "",
        TakeBack "take_back" "take back: ",
        BringAgain "bring_again" "bring again: ",
    }
}

/// `Variant "code in the log" "as it is offered" "as it was done" undo;`
macro_rules! ops {
    ($($(#[$of:meta])* $variant:ident $code:literal $words:literal $past:literal $undo:expr;)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Op {
            Add(Kind),
            Change(Kind),
            Delete(Kind),
            /// From a spreadsheet, all of its rows as one op.
            BringIn(Kind),
            $($(#[$of])* $variant),*
        }

        impl Op {
            /// As it stands in the log.
            #[must_use]
            pub fn code(self) -> String {
                match self {
                    Self::Add(kind) => format!("{}.add", kind.code()),
                    Self::Change(kind) => format!("{}.change", kind.code()),
                    Self::Delete(kind) => format!("{}.delete", kind.code()),
                    Self::BringIn(kind) => format!("{}.bring_in", kind.code()),
                    $(Self::$variant => $code.to_owned()),*
                }
            }

            /// "add a person", "bring in 312 people"; of how many records.
            #[must_use]
            pub fn words(self, records: u32) -> String {
                match self {
                    Self::Add(kind) => format!("add {}", kind.one()),
                    Self::Change(kind) => format!("change {}", kind.one()),
                    Self::Delete(kind) => format!("delete {}", kind.one()),
                    Self::BringIn(kind) => format!("bring in {}", kind.some(records)),
                    $(Self::$variant => $words.to_owned()),*
                }
            }

            /// "added a person", "brought in 312 people"
            #[must_use]
            pub fn past(self, records: u32) -> String {
                match self {
                    Self::Add(kind) => format!("added {}", kind.one()),
                    Self::Change(kind) => format!("changed {}", kind.one()),
                    Self::Delete(kind) => format!("deleted {}", kind.one()),
                    Self::BringIn(kind) => format!("brought in {}", kind.some(records)),
                    $(Self::$variant => $past.to_owned()),*
                }
            }

            #[must_use]
            pub const fn undo(self) -> Undo {
                match self {
                    Self::Add(_) | Self::Change(_) | Self::Delete(_) | Self::BringIn(_) => Undo::Can,
                    $(Self::$variant => $undo),*
                }
            }

            /// Nothing where a newer version, or one from before the first release, wrote it.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($code => return Some(Self::$variant),)*
                    _ => {}
                }
                let (kind, done) = code.split_once('.')?;
                let kind = Kind::from_code(kind)?;
                match done {
                    "add" => Some(Self::Add(kind)),
                    "change" => Some(Self::Change(kind)),
                    "delete" => Some(Self::Delete(kind)),
                    "bring_in" => Some(Self::BringIn(kind)),
                    _ => None,
                }
            }

            /// Every op there is.
            pub fn all() -> impl Iterator<Item = Self> {
                let of_kinds = Kind::ALL.iter().flat_map(|kind| {
                    [Self::Add(*kind), Self::Change(*kind), Self::Delete(*kind), Self::BringIn(*kind)]
                });
                of_kinds.chain([$(Self::$variant),*])
            }
        }
    };
}

// Why facts stay: of what is done here, and of their rows in `schema.rs`.
pub(super) const OFFICER_STAYS: &str = "An officer who has a key stays, and so does what they did.";
pub(super) const ANSWER_STAYS: &str =
    "What the person said stays. Ask them again, and add what they say then.";
pub(super) const STEP_STAYS: &str =
    "A step of a claim stays. Take the next step: send it back, or refuse it, with a reason.";
pub(super) const PAYMENT_STAYS: &str =
    "Money that was paid stays. Add a new entry that says what is right now.";

const STEP: Undo = Undo::Never(STEP_STAYS);
const NO: Undo = Undo::Never(ANSWER_STAYS);

ops! {
    /// The first op of a store.
    FoundStore "store.found" "start the store" "started the store" Undo::Never("This is how the store began.");
    Migrate "store.migrate" "bring the store to a newer version" "brought the store to a newer version"
        Undo::Never("The store stays at its newer version.");
    MarkAsSample "store.sample" "mark the store as made up" "marked the store as made up"
        Undo::Never("The made-up council stays made up.");
    NoteBackup "store.backup" "note the day of the backup" "noted the day of the backup"
        Undo::Never("The backup was made, and its day stays.");
    /// That changes which were saved are not there any more.
    NoticeLoss "store.loss" "note that saved changes are missing" "noted that saved changes are missing"
        Undo::Never("What was noticed stays.");
    // Without their row they could open the store and save nothing.
    AddOfficer "officer.add" "add an officer" "added an officer"
        Undo::Never(OFFICER_STAYS);
    /// After their key was written, so that keys without it are known as older ones.
    NoteKey "officer.key" "note that an officer has a key" "noted that an officer has a key"
        Undo::Never(OFFICER_STAYS);
    ChangePassphrase "officer.passphrase" "choose a new passphrase" "chose a new passphrase"
        Undo::Never("Only the officer chooses a passphrase. They can choose another one in Settings.");
    RecoverKey "officer.recover" "choose a passphrase with the recovery key" "chose a passphrase with the recovery key"
        Undo::Never("The recovery key was used, and that stays.");
    ChangeSettings "settings.change" "change the settings" "changed the settings" Undo::Can;

    NoteAgreement "agreement.given" "note an agreement" "noted an agreement" Undo::Can;
    NoteRefusal "agreement.refused" "note that the person said no" "noted that the person said no" NO;
    NoteWithdrawal "agreement.withdrawn" "note that the agreement was taken back"
        "noted that the agreement was taken back" NO;

    MoveRung "project.move" "move a project to another rung" "moved a project to another rung" Undo::Can;

    SubmitClaim "claim.submit" "submit a claim" "submitted a claim" STEP;
    ReturnClaim "claim.return" "send a claim back" "sent a claim back" STEP;
    ApproveClaim "claim.approve" "approve a claim" "approved a claim" STEP;
    RefuseClaim "claim.refuse" "refuse a claim" "refused a claim" STEP;
    PayClaim "claim.pay" "pay a claim" "paid a claim"
        Undo::Never(PAYMENT_STAYS);

    MilestoneDone "milestone.done" "mark a milestone done" "marked a milestone done" Undo::Can;
    MilestoneOnTrack "milestone.on_track" "mark a milestone on track" "marked a milestone on track" Undo::Can;
    MilestoneNotStarted "milestone.not_started" "mark a milestone not started"
        "marked a milestone not started" Undo::Can;
    AddReview "action.review" "add a review note" "added a review note" Undo::Can;

    KeepVersion "handout.keep" "keep a version of a handout" "kept a version of a handout" Undo::Can;
    NoteCheck "handout.check" "note who checked a handout" "noted who checked a handout" Undo::Can;
    MarkSent "request.sent" "mark a format request as sent" "marked a format request as sent" Undo::Can;

    AddPicture "picture.add" "add a picture" "added a picture" Undo::Can;
    ChangePicture "picture.change" "change a picture" "changed a picture" Undo::Can;
    DeletePicture "picture.delete" "delete a picture" "deleted a picture" Undo::Can;
    AddPack "pack.add" "add a picture pack" "added a picture pack" Undo::Can;
    DeletePack "pack.delete" "delete a picture pack" "deleted a picture pack" Undo::Can;
}

impl Op {
    /// What is written down by itself: nobody means it who takes back what they did last,
    /// and whoever only opened the store has not yet done anything.
    pub const BY_ITSELF: [Self; 4] = [Self::Migrate, Self::NoteBackup, Self::NoticeLoss, Self::NoteKey];

    /// Their codes, for SQL: `'store.backup', …`
    pub(crate) fn codes_by_itself() -> String {
        Self::BY_ITSELF.map(|op| format!("'{}'", op.code())).join(", ")
    }
}

impl Turn {
    /// What an undo of an op turns it into.
    #[must_use]
    pub const fn round(self) -> Self {
        match self {
            Self::Do | Self::BringAgain => Self::TakeBack,
            Self::TakeBack => Self::BringAgain,
        }
    }

    /// The words of an op, turned: "take back: add a person".
    #[must_use]
    pub fn words(self, code: &str, records: u32) -> String {
        format!("{}{}", self.label(), words_of(code, records))
    }

    /// "added a person", "took back: add a person".
    #[must_use]
    pub fn past(self, code: &str, records: u32) -> String {
        let words = || words_of(code, records);
        match self {
            Self::Do => Op::from_code(code).map_or_else(words, |op| op.past(records)),
            Self::TakeBack => format!("took back: {}", words()),
            Self::BringAgain => format!("brought again: {}", words()),
        }
    }
}

/// A log that holds an op which this version does not know reads on.
fn words_of(code: &str, records: u32) -> String {
    match Op::from_code(code) {
        Some(op) => op.words(records),
        None => format!("did what this version has no words for ({code})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_op_is_known_again_by_its_code_and_no_two_share_one() {
        let codes: BTreeSet<String> = Op::all().map(Op::code).collect();
        assert_eq!(codes.len(), Op::all().count());
        for op in Op::all() {
            assert_eq!(Op::from_code(&op.code()), Some(op));
            assert_ne!(op.words(2), op.past(2), "{op:?}");
        }
    }

    #[test]
    fn an_op_that_is_not_known_is_told_by_its_code() {
        assert_eq!(Op::from_code("lantern.light"), None);
        assert!(Turn::TakeBack.past("lantern.light", 1).contains("lantern.light"));
    }

    #[test]
    fn taking_back_what_took_something_back_brings_it_again() {
        assert_eq!(Turn::Do.round(), Turn::TakeBack);
        assert_eq!(Turn::Do.round().round(), Turn::BringAgain);
        assert_eq!(Turn::BringAgain.round(), Turn::TakeBack);
        assert_eq!(Turn::TakeBack.words(&Op::Add(Kind::Person).code(), 1), "take back: add a person");
    }
}
