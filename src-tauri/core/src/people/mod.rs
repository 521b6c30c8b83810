//! People on the register: who they are, how to reach them, what they need,
//! and what they agreed to.

mod agreement;
mod look;
mod needs;
mod offers;
mod reach;
mod read;
mod save;
mod wished;

pub use agreement::{AgreedWay, Agreement, AgreementDraft, AgreementState, MayContact, save_agreement};
pub(crate) use agreement::{CheckedAgreement, add as add_agreement, check as check_agreement};
pub use look::{Wishes, wishes_of};
pub use needs::{
    NEEDS, Need, NeedChoice, NeedDraft, in_words as needs_in_words, understand as understand_need,
    understand_all as understand_needs,
};
pub(crate) use offers::OFFERS;
pub use reach::{Way, email, phone, postcode, web_page};
pub use read::{all, draft, draft_of, each, get, list, refs};
pub(crate) use save::{Checked, add, check, sequence};
pub use save::{delete, save};

use crate::documents::{BrailleGrade, PaperColour};
use crate::values::{When, choices};
use serde::{Deserialize, Serialize};

choices! {
    /// How information should come to a person.
    pub enum Format {
        Standard "standard" "Standard print",
        EasyRead "easy_read" "Easy read",
        LargePrint "large_print" "Large print",
        DyslexiaFriendly "dyslexia_friendly" "Dyslexia-friendly",
        Braille "braille" "Braille",
        Audio "audio" "Audio",
        Email "email" "E-mail",
        BslVideo "bsl_video" "BSL video",
        ReadAloud "read_aloud" "Read aloud",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub title: String,
    pub family_name: String,
    pub known_as: String,
    pub phone: String,
    pub mobile: String,
    pub email: String,
    pub address_1: String,
    pub address_2: String,
    pub town: String,
    pub postcode: String,
    pub best_way: Option<Way>,
    pub no_phone: bool,
    pub no_text: bool,
    pub no_email: bool,
    pub no_post: bool,
    pub reach_note: String,
    pub format: Option<Format>,
    /// Points, for print.
    pub format_size: Option<u8>,
    pub paper_colour: Option<PaperColour>,
    /// BCP 47; empty is English.
    pub language: String,
    pub braille_grade: Option<BrailleGrade>,
    pub joined: Option<When>,
    pub interests: String,
    pub groups: String,
    pub carer: String,
    pub notes: String,
    pub may_contact: MayContact,
    pub may_contact_words: String,
    pub needs: Vec<Need>,
    /// Newest first.
    pub agreements: Vec<Agreement>,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct PersonRow {
    pub id: String,
    pub name: String,
    pub town: String,
    pub needs: Vec<Need>,
    pub format: Option<Format>,
    pub format_size: Option<u8>,
    pub may_contact: MayContact,
}

/// A person as another record names them: never without what they need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PersonRef {
    pub id: String,
    pub name: String,
    pub needs: Vec<Need>,
}

/// Everything as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct PersonDraft {
    pub name: String,
    pub title: String,
    pub family_name: String,
    pub known_as: String,
    pub phone: String,
    pub mobile: String,
    pub email: String,
    pub address_1: String,
    pub address_2: String,
    pub town: String,
    pub postcode: String,
    pub best_way: Option<Way>,
    pub no_phone: bool,
    pub no_text: bool,
    pub no_email: bool,
    pub no_post: bool,
    pub reach_note: String,
    pub format: Option<Format>,
    #[serde(deserialize_with = "crate::values::as_typed")]
    #[specta(type = String)]
    pub format_size: String,
    pub paper_colour: Option<PaperColour>,
    pub language: String,
    pub braille_grade: Option<BrailleGrade>,
    pub joined: String,
    pub interests: String,
    pub groups: String,
    pub carer: String,
    pub notes: String,
    pub needs: Vec<NeedDraft>,
}
