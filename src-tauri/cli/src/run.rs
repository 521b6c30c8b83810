//! `run`: one document for many people, a file for each format.

use crate::args::Args;
use crate::{bad, show, unlock};
use alongside_core::listing::ListQuery;
use alongside_core::runs::{self, RunOf, RunQuery};
use alongside_core::values::from_code;
use alongside_core::{Kind, Now, Result, values};
use std::path::Path;

pub fn run(args: &Args, handout: &str, query: &RunQuery, to: Option<&Path>, now: Now) -> Result<()> {
    let of = RunOf::from(handout);
    let store = unlock(args, now)?;
    let Some(folder) = to else {
        let preview = runs::preview(store.read(), &of, query, now.today)?;
        return show::value(args.json, &preview, |p| {
            let jobs = p
                .per_format
                .iter()
                .map(|job| format!("{}\t{}\t{}", job.people, job.file, show::some(job.pages, "page")));
            let problems = p.problems.iter().map(|one| format!("{}\t{}", one.person.name, one.message));
            jobs.chain(problems).collect::<Vec<_>>().join("\n")
        });
    };
    let run = runs::prepare(store.read(), &of, query, now.today)?;
    let printed = run.print(&store.outside(), folder, &mut |_| true)?;
    let answer = serde_json::json!({ "files": printed.files, "copies": printed.copies });
    show::value(args.json, &answer, |_| printed.files.join("\n"))
}

/// `town=Northbrook`, `format=easy_read`, `language=pl`; several narrow further.
pub fn query(conditions: &[String]) -> Result<RunQuery> {
    let mut query = RunQuery::default();
    for condition in conditions {
        let Some((field, value)) = condition.split_once('=') else {
            return Err(bad("where", "Write a condition as FIELD=VALUE, such as town=Northbrook."));
        };
        let value = value.trim().to_owned();
        match field.trim() {
            "words" | "name" => query.words = value,
            "town" => query.town = value,
            "format" => {
                let format = from_code(&value.replace('-', "_"));
                query.format = Some(format.ok_or_else(|| bad("where", "There is no format of this name."))?);
            }
            "language" => {
                let tag = values::language_tag(&value);
                query.language = tag.ok_or_else(|| bad("where", "There is no language of this name."))?;
            }
            "need" => query.need = value,
            "group" => query.group = value,
            "interest" => query.interest = value,
            "answer" if ANSWERS.contains(&value.as_str()) => query.answer = value,
            "answer" => return Err(bad("where", "An answer is given, refused, withdrawn or not_asked.")),
            _ => {
                let known = "Use words, town, format, language, need, group, interest or answer.";
                return Err(bad("where", known));
            }
        }
    }
    Ok(query)
}

/// What was said of getting in touch.
const ANSWERS: [&str; 4] = ["given", "refused", "withdrawn", "not_asked"];

/// A list as conditions narrow it.
pub fn list_query(kind: Kind, conditions: &[String]) -> Result<ListQuery> {
    match kind {
        Kind::Person => Ok(query(conditions)?.people()),
        _ if conditions.is_empty() => Ok(ListQuery::default()),
        _ => Err(bad("where", "Only people can be chosen like this. Leave --where out.")),
    }
}
