//! Who gets which copy, and how it reaches them.

use super::fill;
use super::print::{Copy, Job, Prepared};
use super::reach::{self, Reach, Tongue};
use super::{RunJob, RunOf, RunPreview, RunProblem, RunQuery};
use crate::documents::{self, HandoutFormat, Look};
use crate::error::Result;
use crate::kind::Kind;
use crate::paper;
use crate::people::{self, Person, PersonRef};
use crate::printing::{self, HandoutRequest};
use crate::requests;
use crate::values::language_name;
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
    let request = HandoutRequest {
        all_the_same: query.all_the_same,
        ..HandoutRequest::of(of.document, of.id.clone(), plain)
    };
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
        let wishes = people::wishes_of(person);
        let interpreted = reach::interpreted(person);
        let wanted = match &interpreted {
            Some((_, Some(tag))) => tongue(tag),
            _ => tongue(&person.language),
        };
        let is_theirs = tongues.contains_key(&wanted);
        let interpreter = interpreted.as_ref().map(|(words, _)| words.as_str());
        let sent = match reach::reach(person, &wishes, Tongue { interpreter, is_theirs }) {
            Ok(sent) => sent,
            Err(why) => {
                say(why, true);
                continue;
            }
        };
        let reach = sent.reach;
        let look = reach::look_sent(&wishes, reach);
        sent.told
            .into_iter()
            .chain(wishes.told.clone())
            .chain(wishes.not_in(&look))
            .for_each(|told| say(told, false));
        let language = if is_theirs { wanted } else { own.clone() };
        if !is_theirs && interpreter.is_none() {
            say(format!("Reads {}, and there is no copy in it yet.", language_name(&person.language)), false);
        }
        let easy_words = wishes.easy_words && !look.format.prints_easy_words();
        let file = file_name(&look, reach, easy_words, &language);
        let job = match jobs.entry((file.clone(), language.clone())) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let copy = tongues.get(&language).unwrap_or(&request);
                let request = HandoutRequest { look: look.clone(), ..copy.clone() };
                let mut document = printing::document(conn, &request, today)?;
                if easy_words {
                    document.keep_easy_words();
                }
                if query.name_line && matches!(reach, Reach::Post | Reach::ByHand | Reach::Carer) {
                    fill::begin_with_name(&mut document);
                }
                new.insert(Job::of(file, look, language, reach, document))
            }
        };
        if let Some(unkept) = &job.unkept {
            problems.push(RunProblem { person: reference(person), message: unkept.clone(), left_out: false });
        }
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
            carer: person.carer.clone(),
            number: reach::number(person),
            interpreter: interpreter.unwrap_or_default().to_owned(),
            to_know: person.reach_note.clone(),
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
    let mut findings = printing::findings(conn, &original, HandoutFormat::EasyRead)?;
    let unearned = findings.iter().any(|finding| finding.field == "badge");
    // The name is filled in here.
    findings.retain(|finding| finding.field != "name");
    let mut findings = printing::counted(&findings);
    findings.extend(jobs.iter().flat_map(|job| job.told.clone()));
    Ok(Prepared {
        title: fill::nobodys(&original.title),
        organisation: documents::Text::from(paper::council(conn)?),
        today,
        people: people.len(),
        single_sided: query.single_sided,
        jobs,
        problems,
        findings,
        unearned,
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
        unearned: run.unearned,
        title: run.title,
        problems: run.problems,
        findings: run.findings,
    })
}

/// The people of the list, by family name.
fn chosen(conn: &Connection, query: &RunQuery) -> Result<Vec<Person>> {
    let listed = people::list(conn, &query.people())?.rows;
    let order: HashMap<&str, usize> =
        listed.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
    let mut people = people::all(conn)?;
    people.retain(|person| order.contains_key(person.id.as_str()));
    people.sort_by_key(|person| order.get(person.id.as_str()).copied());
    Ok(people)
}

/// Nothing said is English.
fn tongue(language: &str) -> String {
    if matches!(language, "" | "en") { paper::ENGLISH.to_owned() } else { language.to_owned() }
}

/// "Easy read, 16 point, on yellow paper, Polish.pdf"
fn file_name(look: &Look, reach: Reach, easy_words: bool, language: &str) -> String {
    let mut words = match reach {
        Reach::Email => vec!["E-mails".to_owned()],
        Reach::Spoken => vec!["To read aloud".to_owned()],
        Reach::Post | Reach::ByHand | Reach::Carer => vec![look.format.label().to_owned()],
    };
    if easy_words {
        words.push("easy words".to_owned());
    }
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
    match reach {
        Reach::ByHand => words.push("to hand over".to_owned()),
        Reach::Carer => words.push("through a carer".to_owned()),
        Reach::Post | Reach::Email | Reach::Spoken => {}
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
