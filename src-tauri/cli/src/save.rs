//! `save`: one record a line of JSON in, one id a commit out. A line with an
//! `id` changes that record; what it leaves out stays. A bad line stops the
//! run; the lines before it stay saved.

use crate::{places, show};
use alongside_core::incoming::Incoming;
use alongside_core::{Error, Kind, Now, Problem, Result, Store, records};
use std::io::Write as _;

pub fn lines(store: &mut Store, kind: Kind, now: Now) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let mut lines = std::io::stdin().lock();
    for number in 1.. {
        let line = Incoming::Record.line(&mut lines).map_err(|error| at_line(number, error))?;
        let Some(line) = line else { break };
        let line = String::from_utf8(line)
            .map_err(|_| at_line(number, Error::of(vec![Problem::new("", "This is not text in UTF-8.")])))?;
        let line = if number == 1 { places::unmarked(&line) } else { &line };
        if line.trim().is_empty() {
            continue;
        }
        let id = records::save_json(store, kind, line, now)
            .map(|saved| saved.id)
            .map_err(|error| at_line(number, error))?;
        // Only a durable commit is acknowledged, and at once.
        let answer = serde_json::json!({ "id": id });
        show::heard(writeln!(out, "{answer}").and_then(|()| out.flush()))?;
    }
    Ok(())
}

fn at_line(number: usize, mut error: Error) -> Error {
    error.message = format!("Line {number}: {}", error.message);
    error
}
