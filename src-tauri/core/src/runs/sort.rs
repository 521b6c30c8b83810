//! Who gets which copy, and how it reaches them.

use super::fill;
use super::print::{Copy, Job, Prepared, Reach};
use super::{RunJob, RunOf, RunPreview, RunProblem, RunQuery};
use crate::documents::{self, HandoutFormat, Look, Sheet};
use crate::error::Result;
use crate::kind::Kind;
use crate::listing::ListQuery;
use crate::paper::{self, Finding};
use crate::people::{self, Format, MayContact, Person, PersonRef, Way};
use crate::printing::{self, HandoutRequest};
use crate::requests;
use crate::values::{fold, language_name};
use chrono::NaiveDate;
use rusqlite::Connection;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

/// Reads everything that a run needs, so that the store is free while it prints.
///
/// # Errors
/// `NotFound` for the record; `BadInput` where it is not said which.
pub fn prepare(conn: &Connection, of: &RunOf, query: &RunQuery, today: NaiveDate) -> Result<Prepared> {
    let plain = Look::of(HandoutFormat::EasyRead);
    let request = HandoutRequest { document: of.document, id: of.id.clone(), look: plain };
    let request = printing::only_one(conn, request)?;
    let copies = printing::in_languages(conn, &request)?;
    let original = printing::document(conn, &request, today)?;
    let tongues: BTreeMap<String, HandoutRequest> =
        copies.into_iter().rev().map(|copy| (tongue(&copy.0), copy.1)).collect();
    let own = tongue(&original.language);
    let mut jobs: BTreeMap<(String, String), Job> = BTreeMap::new();
    let mut problems = Vec::new();
    let people = chosen(conn, query)?;
    for person in &people {
        let mut say = |message: String, left_out: bool| {
            problems.push(RunProblem { person: reference(person), message, left_out });
        };
        let look = Look { sheet: Sheet::A4, ..people::look_of(person) };
        let reach = match reach(person, look.format) {
            Ok((reach, None)) => reach,
            Ok((reach, Some(remark))) => {
                say(remark, false);
                reach
            }
            Err(why) => {
                say(why, true);
                continue;
            }
        };
        let wanted = tongue(&person.language);
        let language = if tongues.contains_key(&wanted) {
            wanted
        } else {
            say(format!("Reads {}, and there is no copy in it yet.", language_name(&person.language)), false);
            own.clone()
        };
        // E-mails are words alone, whatever the person reads on paper.
        let look = if reach == Reach::Email { Look::of(HandoutFormat::Text) } else { look };
        let file = file_name(&look, reach, &language);
        let job = match jobs.entry((file.clone(), language.clone())) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let copy = tongues.get(&language).unwrap_or(&request);
                let request = HandoutRequest { look: look.clone(), ..copy.clone() };
                let document = printing::document(conn, &request, today)?;
                new.insert(Job::of(file, look, language, reach, document))
            }
        };
        if let Some(trouble) = &job.trouble {
            let message = format!("{}: {trouble}", job.file);
            problems.push(RunProblem { person: reference(person), message, left_out: true });
            continue;
        }
        let copy = Copy {
            name: person.name.clone(),
            called: if person.known_as.is_empty() { person.name.clone() } else { person.known_as.clone() },
            email: person.email.clone(),
            address: address(person),
        };
        let (message, left_out) = spelt(&copy, job);
        problems.extend(message.map(|message| RunProblem { person: reference(person), message, left_out }));
        if !left_out {
            job.copies.push(copy);
        }
    }
    let braille_by = match (&of.document, &request.id) {
        (Kind::Handout, Some(id)) => requests::braille_by(conn, id)?,
        _ => None,
    };
    let jobs: Vec<Job> = jobs.into_values().filter(|job| !job.copies.is_empty()).collect();
    let mut findings = messages(&printing::findings(conn, &original)?);
    findings.extend(jobs.iter().flat_map(|job| job.told.clone()));
    Ok(Prepared {
        title: original.title.to_string(),
        organisation: documents::Text::from(paper::council(conn)?),
        today,
        people: people.len(),
        jobs,
        problems,
        findings,
        braille_by,
    })
}

/// What can't be printed of a name or an address, and whether the copy must
/// wait for it: nobody gets a letter to half of their name.
fn spelt(copy: &Copy, job: &Job) -> (Option<String>, bool) {
    let in_words = job.is_personal.then(|| fill::unknown_letter(&copy.called, &job.language, &job.look));
    if let Some(letter) = in_words.flatten() {
        let message =
            format!("The name has the letter “{letter}”, which can't be printed yet. No copy is made.");
        return (Some(message), true);
    }
    let plain = Look::of(HandoutFormat::Plain);
    let on_sheet = [&copy.name, &copy.address, &copy.email]
        .into_iter()
        .find_map(|words| fill::unknown_letter(words, paper::ENGLISH, &plain));
    let message = on_sheet.map(|letter| {
        format!("The cover sheet can't show the letter “{letter}” of the name or address. Add it by hand.")
    });
    (message, false)
}

/// Each finding once, with how often it was found.
fn messages(findings: &[Finding]) -> Vec<String> {
    let mut told: Vec<(&str, usize)> = Vec::new();
    // The name is filled in here.
    for finding in findings.iter().filter(|finding| finding.field != "name") {
        match told.iter_mut().find(|(known, _)| *known == finding.message) {
            Some((_, times)) => *times += 1,
            None => told.push((&finding.message, 1)),
        }
    }
    let said = |(message, times): (&str, usize)| match times {
        1 => message.to_owned(),
        _ => format!("{message} ({times} times)"),
    };
    told.into_iter().map(said).collect()
}

/// What a run would make, without making it.
///
/// # Errors
/// `NotFound` for the record; what can't be printed.
pub fn preview(conn: &Connection, of: &RunOf, query: &RunQuery, today: NaiveDate) -> Result<RunPreview> {
    let run = prepare(conn, of, query, today)?;
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let job = |job: &Job| RunJob {
        file: job.file.clone(),
        look: job.look.clone(),
        language: job.language.clone(),
        people: number(job.copies.len()),
        pages: number(job.pages),
    };
    let per_format = run.jobs.iter().map(job).collect();
    let count =
        |reach: Reach| number(run.jobs.iter().filter(|j| j.reach == reach).map(|j| j.copies.len()).sum());
    let braille = run.jobs.iter().filter(|j| j.look.format == HandoutFormat::Braille);
    Ok(RunPreview {
        people: number(run.people),
        per_format,
        envelopes: count(Reach::Post),
        braille: number(braille.map(|j| j.copies.len()).sum()),
        emails: count(Reach::Email),
        title: run.title,
        problems: run.problems,
        findings: run.findings,
    })
}

/// The people of the list, by family name.
fn chosen(conn: &Connection, query: &RunQuery) -> Result<Vec<Person>> {
    let listed = people::list(conn, &ListQuery { words: query.words.clone(), ..ListQuery::default() })?.rows;
    let order: HashMap<&str, usize> =
        listed.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
    let mut people = people::all(conn)?;
    people.retain(|person| order.contains_key(person.id.as_str()) && fits(person, query));
    people.sort_by_key(|person| order.get(person.id.as_str()).copied());
    Ok(people)
}

fn fits(person: &Person, query: &RunQuery) -> bool {
    let is = |wanted: &str, held: &str| wanted.is_empty() || fold(wanted.trim()) == fold(held);
    let within = |wanted: &str, held: &str| wanted.is_empty() || fold(held).contains(&fold(wanted.trim()));
    let need = |wanted: &str| {
        wanted.is_empty() || person.needs.iter().any(|need| need.code == wanted || is(wanted, &need.label))
    };
    is(&query.town, &person.town)
        && query.format.is_none_or(|format| person.format == Some(format))
        && (query.language.is_empty() || tongue(&query.language) == tongue(&person.language))
        && need(&query.need)
        && within(&query.group, &person.groups)
        && within(&query.interest, &person.interests)
}

/// Nothing said is English.
fn tongue(language: &str) -> String {
    if matches!(language, "" | "en") { paper::ENGLISH.to_owned() } else { language.to_owned() }
}

/// How a copy reaches the person and what to know of it, or why it must not.
fn reach(person: &Person, format: HandoutFormat) -> std::result::Result<(Reach, Option<String>), String> {
    match person.may_contact {
        MayContact::Withdrawn => return Err("Took the agreement back. Nothing is sent.".into()),
        MayContact::No => return Err("Said no to being contacted. Nothing is sent.".into()),
        MayContact::NotAsked => return Err("Has not been asked yet whether we may be in touch.".into()),
        MayContact::Yes | MayContact::PostOnly => {}
    }
    let has_email = !person.email.is_empty() && !person.no_email && person.may_contact == MayContact::Yes;
    let has_address = !person.address_1.is_empty() || !person.postcode.is_empty();
    let prefers_email = person.format == Some(Format::Email)
        || (person.best_way == Some(Way::Email) && person.format.is_none());
    if has_email && prefers_email {
        return Ok((Reach::Email, None));
    }
    if matches!(person.format, Some(Format::Audio | Format::ReadAloud | Format::BslVideo)) {
        let how = match person.format {
            Some(Format::Audio) => "Needs a recording of these words.",
            Some(Format::BslVideo) => "Needs these words in British Sign Language.",
            _ => "Needs somebody to read these words to them.",
        };
        return Ok((Reach::Spoken, Some(how.into())));
    }
    let is_words = format == HandoutFormat::Text;
    match (person.no_post, has_address, has_email) {
        (false, true, _) if !is_words => Ok((Reach::Post, None)),
        (true, _, true) => Ok((Reach::Email, Some("Wants no letters. Gets an e-mail.".into()))),
        (true, _, false) => Err("Wants no letters and has no e-mail address. Ring, or hand it over.".into()),
        (false, false, true) => Ok((Reach::Email, Some("Has no address. Gets an e-mail.".into()))),
        (false, false, false) => Ok((Reach::ByHand, Some("Has no address. Hand it over.".into()))),
        (false, true, _) => {
            Ok((Reach::Post, Some("Asked for an e-mail, and has no address for one. Gets a letter.".into())))
        }
    }
}

/// "Easy read, 16 point, on yellow paper, Polish.pdf"
fn file_name(look: &Look, reach: Reach, language: &str) -> String {
    let mut words = match reach {
        Reach::Email => vec!["E-mails".to_owned()],
        Reach::Spoken => vec!["To read aloud".to_owned()],
        Reach::Post | Reach::ByHand => vec![look.format.label().to_owned()],
    };
    if let Some(size) = look.size.filter(|_| look.extension() == "pdf") {
        words.push(format!("{size} point"));
    }
    if look.format == HandoutFormat::Braille {
        words.push(
            if look.grade == documents::BrailleGrade::Contracted { "grade 2" } else { "grade 1" }.to_owned(),
        );
    }
    if look.colour != Look::of(look.format).colour && look.extension() == "pdf" {
        words.push(format!("on {} paper", look.colour.label().to_lowercase()));
    }
    if reach == Reach::ByHand {
        words.push("to hand over".to_owned());
    }
    if language != paper::ENGLISH {
        words.push(language_name(language));
    }
    format!("{}.{}", words.join(", "), look.extension())
}

/// In one line, as a list of envelopes has it.
fn address(person: &Person) -> String {
    let lines = [&person.address_1, &person.address_2, &person.town, &person.postcode];
    lines.into_iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

fn reference(person: &Person) -> PersonRef {
    PersonRef { id: person.id.clone(), name: person.name.clone(), needs: person.needs.clone() }
}
