//! What organisations offer as a kind of record.

use super::rows::{FILTERS, SORTS, add, holds};
use super::{Organisation, OrganisationSort, check, delete, draft, each, get, list, save};
use crate::error::Result;
use crate::listing::Listing;
use crate::offers::{
    Bring, Fields, Listed, Offers, Print, Sample, Whole, Words, json, may_always, nothing_due, over,
};
use crate::sheet::{Cell, ours, typed};
use serde_json::Value;

pub(crate) const OFFERS: Offers = Offers {
    list_word: "organisations",
    one: |ask, id| json(&get(ask.conn, id)?),
    draft: |ask, id| json(&draft(ask.conn, id)?),
    each: |ask, then| each(ask.conn, |organisation| then(&organisation)),
    list: |ask, query| Ok(Listing::map(list(ask.conn, query)?, listed)),
    due: nothing_due,
    list_json: |ask, query| json(&list(ask.conn, query)?),
    sorts: SORTS,
    filters: FILTERS,
    save: |store, id, typed, now| {
        let before = id.map(|id| draft(store.read(), Some(id))).transpose()?;
        save(store, id, &over(before, typed, &[])?, now)
    },
    delete,
    headings: &["Organisation", "Sort", "Contact", "Phone", "E-mail", "Web page", "Address", "Notes"],
    leaves_out: "",
    print: Print {
        title: "Organisations",
        headings: &["Organisation", "Sort", "Contact", "Phone", "E-mail"],
        wide: true,
        leaves_out: None,
    },
    handout: None,
    words: &[Words {
        name: "OrganisationSort",
        choices: OrganisationSort::CHOICES,
        kept_in: &[("organisation", "sort")],
    }],
    labels: &[(
        "organisation",
        &[
            ("name", "the name"),
            ("sort", "the sort"),
            ("contact_name", "whom to ask for"),
            ("phone", "the phone number"),
            ("email", "the e-mail address"),
            ("web", "the web page"),
            ("address", "the address"),
            ("notes", "the notes"),
        ],
    )],
    shown: &[],
    may: may_always,
    holds,
    bring: Bring::Fields(Fields {
        columns: &["name", "sort", "contact_name", "phone", "email", "web", "address", "notes"],
        others: &[
            ("name", &["Name", "Organisation name", "Group", "Group name", "Partner", "Provider"]),
            ("sort", &["Type", "Category", "Kind", "Sort of organisation", "Type of organisation"]),
            ("contact_name", &["Contact name", "Contact person", "Main contact", "Lead contact"]),
            ("phone", &["Telephone", "Tel", "Phone number", "Telephone number", "Mobile"]),
            ("email", &["Email", "Email address", "E-mail address"]),
            ("web", &["Website", "Web", "Web site", "URL", "Web address"]),
            ("address", &["Postal address", "Full address"]),
            ("notes", &["Comments", "Note"]),
        ],
        otherwise: &[("sort", "other")],
        check: |typed, _| check(&over(None, typed, &[])?).map(drop),
        add: |tx, typed| add(tx, &check(&over(None, typed, &[])?)?),
    }),
    sample: Sample::of(include_str!("../sample/organisations.jsonl")),
};

impl Whole for Organisation {
    fn json(&self) -> Result<Value> {
        json(self)
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            typed(&self.name),
            ours(self.sort.label()),
            typed(&self.contact_name),
            ours(&self.phone),
            typed(&self.email),
            typed(&self.web),
            typed(&self.address),
            typed(&self.notes),
        ]
    }

    fn line(&self) -> String {
        format!("{}\t{}", self.name, self.sort.label())
    }

    fn id(&self) -> &str {
        &self.id
    }
}

fn listed(row: Organisation) -> Listed {
    let cells = vec![row.name, row.sort.label().to_owned(), row.contact_name, row.phone, row.email];
    Listed { id: row.id, cells }
}
