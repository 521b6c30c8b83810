//! What people offer as a kind of record.

use super::read::{FILTERS, SORTS};
use super::save::holds;
use super::{
    AgreedWay, Agreement, AgreementDraft, AgreementState, Format, MayContact, NEEDS, NeedDraft, Person,
    PersonRow, Way, delete, draft, draft_of, each, get, list, save, save_agreement,
};
use crate::documents::{BrailleGrade, PaperColour};
use crate::error::Result;
use crate::listing::Listing;
use crate::offers::{
    Bring, LeavesOut, Listed, Offers, Own, Print, Sample, Shown, Whole, Words, json, may_always, nothing_due,
    over,
};
use crate::sheet::{Cell, ours, typed};
use crate::store::{Now, Saved, Store};
use crate::values::{When, language_name};
use serde::Deserialize;
use serde_json::Value;

pub(crate) const OFFERS: Offers = Offers {
    list_word: "people",
    one: |ask, id| json(&get(ask.conn, id)?),
    draft: |ask, id| json(&draft(ask.conn, id)?),
    each: |ask, then| each(ask.conn, |person| then(&person)),
    list: |ask, query| Ok(Listing::map(list(ask.conn, query)?, listed)),
    due: nothing_due,
    list_json: |ask, query| json(&list(ask.conn, query)?),
    sorts: SORTS,
    filters: FILTERS,
    save: |store, id, typed, now| {
        let before = id.map(|id| get(store.read(), id)).transpose()?;
        let draft = over(before.as_ref().map(draft_of), typed, &[("needs", || json(&NeedDraft::default()))])?;
        save(store, id, &draft, now)
    },
    delete,
    headings: PEOPLE,
    leaves_out: "earlier answers about getting in touch",
    print: Print {
        title: "People",
        headings: &["Name", "Town", "Needs", "Format", "May we get in touch?"],
        wide: true,
        leaves_out: Some(LeavesOut {
            but: "wanted",
            unless: "answer",
            why: "do not want us to get in touch",
        }),
    },
    handout: None,
    words: &[
        Words {
            name: "Format",
            choices: Format::CHOICES,
            kept_in: &[("person", "format"), ("format_request", "format")],
        },
        Words { name: "Way", choices: Way::CHOICES, kept_in: &[("person", "best_way")] },
        Words { name: "PaperColour", choices: PaperColour::CHOICES, kept_in: &[("person", "paper_colour")] },
        Words {
            name: "BrailleGrade",
            choices: BrailleGrade::CHOICES,
            kept_in: &[("person", "braille_grade")],
        },
        Words {
            name: "AgreementState",
            choices: AgreementState::CHOICES,
            kept_in: &[("agreement", "state")],
        },
        Words { name: "AgreedWay", choices: AgreedWay::CHOICES, kept_in: &[("agreement", "channel")] },
        Words { name: "MayContact", choices: MayContact::CHOICES, kept_in: &[] },
    ],
    labels: &[
        (
            "person",
            &[
                ("name", "the name"),
                ("title", "the title"),
                ("family_name", "the family name"),
                ("known_as", "the name they go by"),
                ("phone", "the phone number"),
                ("mobile", "the mobile number"),
                ("email", "the e-mail address"),
                ("address_1", "the address"),
                ("address_2", "the address"),
                ("town", "the town"),
                ("postcode", "the postcode"),
                ("best_way", "the best way to reach the person"),
                ("no_phone", "not by phone"),
                ("no_text", "not by text"),
                ("no_email", "not by e-mail"),
                ("no_post", "not by post"),
                ("reach_note", "the note about reaching them"),
                ("format", "the format"),
                ("format_size", "the print size"),
                ("paper_colour", "the colour of the paper"),
                ("language", "the language"),
                ("braille_grade", "the grade of braille"),
                ("joined_words", "the day of joining"),
                ("interests", "the interests"),
                ("group_words", "the groups"),
                ("carer", "whether they are a carer"),
                ("notes", "the notes"),
            ],
        ),
        (
            "need",
            &[("person", "the person"), ("code", "the need"), ("detail", "the practical part of a need")],
        ),
        (
            "agreement",
            &[
                ("person", "the person"),
                ("purpose", "what was asked"),
                ("channel", "the ways that were agreed to"),
                ("state", "the answer"),
                ("on_words", "the day of the answer"),
                ("how", "how it was given"),
                ("with_whom", "with whom"),
                ("note", "the note about the answer"),
                ("officer", "the officer"),
            ],
        ),
    ],
    shown: &[
        ("person", "no_phone", Shown::YesNo),
        ("person", "no_text", Shown::YesNo),
        ("person", "no_email", Shown::YesNo),
        ("person", "no_post", Shown::YesNo),
        ("person", "language", Shown::Language),
        ("person", "format_size", Shown::Number),
        (
            "need",
            "code",
            Shown::By(|code| Some(NEEDS.iter().find(|need| need.code == code)?.label.to_owned())),
        ),
    ],
    may: may_always,
    holds,
    bring: Bring::Own(Own::People),
    sample: Sample { lines: include_str!("../sample/people.jsonl"), then },
};

/// What is done with a person of the made-up council.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Then {
    Agreed(AgreementDraft),
}

fn then(store: &mut Store, id: &str, step: Value, now: Now) -> Result<Saved> {
    match serde_json::from_value(step)? {
        Then::Agreed(draft) => save_agreement(store, id, &draft, now),
    }
}

impl Whole for Person {
    fn json(&self) -> Result<Value> {
        json(self)
    }

    fn cells(&self) -> Vec<Cell> {
        person(self)
    }

    fn line(&self) -> String {
        format!("{}\t{}", self.name, self.town)
    }

    fn id(&self) -> &str {
        &self.id
    }
}

fn listed(row: PersonRow) -> Listed {
    let needs = row.needs.iter().map(super::Need::words).collect::<Vec<_>>().join("; ");
    let size = row.format_size.map(|s| format!(" {s} point")).unwrap_or_default();
    let format = row.format.map_or("", Format::label);
    Listed {
        id: row.id,
        cells: vec![
            row.name,
            row.town,
            needs,
            format!("{format}{size}").trim().to_owned(),
            row.may_contact.label().to_owned(),
        ],
    }
}

const PEOPLE: &[&str] = &[
    "Title",
    "Name",
    "Family name",
    "Known as",
    "Address 1",
    "Address 2",
    "Town",
    "Postcode",
    "Phone",
    "Mobile",
    "E-mail",
    "Best way to contact",
    "Please not by",
    "About reaching them",
    "OK to contact?",
    "Agreed on",
    "Agreed how",
    "Agreed with",
    "Agreement note",
    "Date joined",
    "Access needs",
    "Format",
    "Print size",
    "Paper colour",
    "Language",
    "Braille grade",
    "Interested in",
    "Groups",
    "Carer?",
    "Notes",
];

fn person(p: &Person) -> Vec<Cell> {
    let agreement = p.agreements.iter().find(|a| a.purpose == "register");
    let agreed = agreement.map(Agreement::words).unwrap_or_default();
    let not_by = [(p.no_phone, "phone"), (p.no_text, "text"), (p.no_email, "e-mail"), (p.no_post, "post")];
    let not_by = not_by.iter().filter(|(no, _)| *no).map(|(_, w)| *w).collect::<Vec<_>>().join("; ");
    vec![
        typed(&p.title),
        typed(&p.name),
        typed(&p.family_name),
        typed(&p.known_as),
        typed(&p.address_1),
        typed(&p.address_2),
        typed(&p.town),
        typed(&p.postcode),
        ours(&p.phone),
        ours(&p.mobile),
        typed(&p.email),
        ours(p.best_way.map_or("", Way::label)),
        ours(not_by),
        typed(&p.reach_note),
        ours(agreed),
        typed(&agreement.and_then(|a| a.on.as_ref()).map(When::as_typed).unwrap_or_default()),
        typed(agreement.map_or("", |a| &a.how)),
        typed(agreement.map_or("", |a| &a.with_whom)),
        typed(agreement.map_or("", |a| &a.note)),
        typed(&p.joined.as_ref().map(When::as_typed).unwrap_or_default()),
        typed(&super::needs_in_words(&p.needs)),
        ours(p.format.map_or("", Format::label)),
        ours(p.format_size.map(|s| s.to_string()).unwrap_or_default()),
        ours(p.paper_colour.map_or("", PaperColour::label)),
        typed(&if p.language.is_empty() { String::new() } else { language_name(&p.language) }),
        ours(p.braille_grade.map_or("", BrailleGrade::label)),
        typed(&p.interests),
        typed(&p.groups),
        typed(&p.carer),
        typed(&p.notes),
    ]
}
