//! Organisations: partners, providers and community groups, and whom to ask there.

mod offers;
mod rows;

pub(crate) use offers::OFFERS;
pub use rows::{delete, draft, each, get, list, save};

use crate::error::Result;
use crate::people::{email, phone, web_page};
use crate::values::{Form, choices};
use serde::{Deserialize, Serialize};

choices! {
    /// What sort of organisation it is.
    #[derive(Default)]
    pub enum OrganisationSort {
        #[default]
        Community "community" "Community group",
        UserLed "user_led" "Led by people who draw on care",
        Carers "carers" "Carers’ organisation",
        Advocacy "advocacy" "Advocacy",
        Provider "provider" "Provider of care or support",
        Health "health" "NHS or public health",
        Council "council" "Council or other public body",
        Faith "faith" "Faith group",
        Other "other" "Another sort",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Organisation {
    pub id: String,
    pub name: String,
    pub sort: OrganisationSort,
    /// Whom to ask for there.
    pub contact_name: String,
    pub phone: String,
    pub email: String,
    pub web: String,
    pub address: String,
    pub notes: String,
}

/// Everything as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct OrganisationDraft {
    pub name: String,
    /// Nothing is chosen beforehand.
    pub sort: Option<OrganisationSort>,
    pub contact_name: String,
    pub phone: String,
    pub email: String,
    pub web: String,
    pub address: String,
    pub notes: String,
}

/// A draft that was found right.
struct Checked {
    draft: OrganisationDraft,
    sort: OrganisationSort,
}

fn check(typed: &OrganisationDraft) -> Result<Checked> {
    let mut form = Form::default();
    let draft = OrganisationDraft {
        name: form.needed("name", &typed.name, 200, "Write what the organisation is called."),
        sort: typed.sort,
        contact_name: form.line("contact_name", &typed.contact_name, 200),
        phone: form.shaped("phone", &typed.phone, 40, phone),
        email: form.shaped("email", &typed.email, 200, email),
        web: form.shaped("web", &typed.web, 200, web_page),
        address: form.lines("address", &typed.address, 500),
        notes: form.lines("notes", &typed.notes, 10_000),
    };
    if typed.sort.is_none() {
        form.problem("sort", "Choose what sort of organisation it is.");
    }
    form.finish()?;
    Ok(Checked { draft, sort: typed.sort.unwrap_or_default() })
}
