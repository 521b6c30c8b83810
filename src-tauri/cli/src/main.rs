//! `alongside-cli`: a second thin shell on the core, for IT, scripts and
//! benchmarks.
//!
//! Exit codes: 0 done, 1 failed, 2 bad input (a message on standard error,
//! nothing written).

mod args;
mod handouts;
mod pictures;
mod run;
mod save;
mod show;
mod words;

use alongside_core::documents::Look;
use alongside_core::export;
use alongside_core::handouts::{HandoutRequest, only_project, pdf};
use alongside_core::import::Import;
use alongside_core::store::{Founder, HowMuch, OfficerDraft, Stretch, Surroundings, restore};
use alongside_core::{Code, Error, Now, Problem, Result, Store, sample};
use args::{Args, Command, ListCommand, OfficerCommand};
use chrono::{Local, Utc};
use clap::Parser as _;
use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(code) => code,
        Err(error) => {
            show::error(&error, args.json);
            match error.code {
                Code::BadInput | Code::UnreadableFile => ExitCode::from(2),
                _ => ExitCode::FAILURE,
            }
        }
    }
}

fn run(args: &Args) -> Result<ExitCode> {
    let json = args.json;
    let now = now(args);
    match &args.command {
        Command::Restore { file, to } => {
            restore(file, to)?;
            show::done(json, "Restored. Open it with a passphrase it had then.");
        }
        Command::Init { sample } => init(args, *sample, now)?,
        Command::Officer(OfficerCommand::Add { name, new_passphrase_file }) => {
            let mut store = unlock(args, now)?;
            let passphrase = second_passphrase(new_passphrase_file.as_deref())?;
            let draft = OfficerDraft { name: name.clone(), again: passphrase.clone(), passphrase };
            let officers = store.add_officer(&draft, now)?;
            show::value(json, &officers, |all| {
                all.iter().map(|o| o.name.clone()).collect::<Vec<_>>().join("\n")
            })?;
        }
        Command::Import { kind, file, headings, dry_run } => {
            // A pipe can be read only once, so it waits in memory.
            let mut import = if std::fs::metadata(file).is_ok_and(|meta| meta.is_file()) {
                let opened = std::fs::File::open(file).map_err(|error| unreadable(file, &error))?;
                Import::open((*kind).into(), &file_name(file), opened)?
            } else {
                Import::read((*kind).into(), &file_name(file), &read_file(file)?)?
            };
            if let Some(line) = headings {
                import.headings_at(*line)?;
            }
            import.has_what_it_needs()?;
            let preview = if *dry_run {
                import.preview(now)?
            } else {
                import.bring_in(&mut unlock(args, now)?, now)?.1
            };
            show::import(json, &preview, *dry_run)?;
        }
        Command::Save { kind } => {
            let mut store = unlock(args, now)?;
            save::lines(&mut store, *kind, now)?;
        }
        Command::List(list) => self::list(args, list, now)?,
        Command::Undo { op, keep_touched } => {
            let mut store = unlock(args, now)?;
            let undone = store.undo(op.as_deref(), HowMuch::of(*keep_touched), now)?;
            show::value(json, &undone, |u| u.sentence.clone())?;
        }
        Command::Search { words } => {
            let store = unlock(args, now)?;
            let hits = alongside_core::search::search(store.read(), &words.join(" "))?;
            show::value(json, &hits, |all| {
                all.iter()
                    .map(|h| format!("{}\t{}", show::code(&h.kind), h.title))
                    .collect::<Vec<_>>()
                    .join("\n")
            })?;
        }
        Command::Export { kind, to } => {
            let store = unlock(args, now)?;
            write_file(to, &export::csv(&store, (*kind).into(), now.today)?)?;
            show::done(json, &format!("Saved as {}.", to.display()));
        }
        Command::Print { document, id, format, size, paper, to } => {
            let store = unlock(args, now)?;
            let request = HandoutRequest {
                document: (*document).into(),
                id: id.clone(),
                look: Look { size: *size, sheet: (*paper).into(), ..Look::of((*format).into()) },
            };
            let request = only_project(store.read(), request)?;
            write_file(to, &pdf(store.read(), &request, now.today)?)?;
            show::done(json, &format!("Printed to {}.", to.display()));
        }
        Command::Run { handout, conditions, to } => {
            run::run(args, handout, conditions, to.as_deref(), now)?;
        }
        Command::Handout(command) => handouts::run(args, command, now)?,
        Command::Words { file, profile } => words::look_over(file, *profile, json)?,
        Command::Pictures(command) => pictures::run(args, command, now)?,
        Command::Changes { last } => {
            let store = unlock(args, now)?;
            show::value(json, &store.changes(*last)?, |all| show::changes(all))?;
        }
        Command::Check => {
            let store = unlock(args, now)?;
            let checked = store.check()?;
            show::value(json, &checked, |c| {
                c.problems.iter().chain([&c.sentence]).cloned().collect::<Vec<_>>().join("\n")
            })?;
            if !checked.problems.is_empty() {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Backup { to } => {
            unlock(args, now)?.backup(to, now)?;
            show::done(json, &format!("Backed up to {}.", to.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn init(args: &Args, made_up: bool, now: Now) -> Result<()> {
    let file = store_file(args)?;
    let around = surroundings()?;
    let passphrase = passphrase(args);
    if made_up {
        // The sample's own words open it where none were given.
        let passphrase = passphrase.unwrap_or_else(|_| sample::PASSPHRASE.to_owned());
        let officer = args.officer.as_deref().unwrap_or("Officer");
        sample::create_for(file, officer, &passphrase, &around)?;
        show::done(args.json, "Made the store of the made-up council Northbrook.");
        return Ok(());
    }
    let officer = args.officer.as_deref().unwrap_or("Officer");
    let founder = Founder { council: "", officer, passphrase: &passphrase? };
    let (_, key) = Store::create(file, &founder, now, &around)?;
    show::value(args.json, &serde_json::json!({ "recovery_key": key.text() }), |_| {
        format!("Made the store. Keep this recovery key on paper, in a safe place:\n{}", key.text())
    })
}

fn list(args: &Args, list: &ListCommand, now: Now) -> Result<()> {
    let store = unlock(args, now)?;
    let (conn, today) = (store.read(), now.today);
    match list {
        ListCommand::People => show::people(args.json, &alongside_core::people::all(conn)?),
        ListCommand::Projects => show::projects(args.json, &alongside_core::projects::all(conn, today)?),
        ListCommand::Claims => {
            show::claims(args.json, &alongside_core::claims::all(conn, store.officer(), today)?)
        }
        ListCommand::Handouts => show::handouts(args.json, &alongside_core::handouts::all(conn)?),
        ListCommand::Requests { overdue } => {
            let mut all = alongside_core::requests::all(conn, today)?;
            all.retain(|one| !overdue || one.state == alongside_core::requests::RequestState::Late);
            show::requests(args.json, &all)
        }
        ListCommand::Plan { overdue: false } => {
            show::plan(args.json, &alongside_core::plan::all(conn, today)?)
        }
        ListCommand::Plan { overdue: true } => {
            show::plan(args.json, &alongside_core::plan::overdue(conn, today)?)
        }
    }
}

// ---- what comes in from around ------------------------------------------------

fn unlock(args: &Args, now: Now) -> Result<Store> {
    Store::unlock(store_file(args)?, &passphrase(args)?, now, &surroundings()?)
}

fn store_file(args: &Args) -> Result<&Path> {
    args.store.as_deref().ok_or_else(|| bad("store", "Say which store: --store FILE."))
}

/// From the file, else from the environment; a line end at its end is not part of it.
fn passphrase(args: &Args) -> Result<String> {
    match (&args.passphrase_file, std::env::var("ALONGSIDE_PASSPHRASE")) {
        (Some(file), _) => first_line(file),
        (None, Ok(passphrase)) => Ok(passphrase),
        (None, Err(_)) => {
            Err(bad("passphrase", "Give the passphrase: --passphrase-file FILE, or ALONGSIDE_PASSPHRASE."))
        }
    }
}

/// The new officer's own words: a file, the environment, or the first line of standard input.
fn second_passphrase(file: Option<&Path>) -> Result<String> {
    if let Some(file) = file {
        return first_line(file);
    }
    if let Ok(passphrase) = std::env::var("ALONGSIDE_NEW_PASSPHRASE") {
        return Ok(passphrase);
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn first_line(file: &Path) -> Result<String> {
    let text = String::from_utf8(read_file(file)?)
        .map_err(|_| bad("passphrase", "The passphrase file is not text in UTF-8."))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

fn read_file(file: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let opened = if file == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|mut f| f.read_to_end(&mut bytes))
    };
    opened.map_err(|error| unreadable(file, &error))?;
    Ok(bytes)
}

fn unreadable(file: &Path, error: &std::io::Error) -> Error {
    bad("file", &format!("{} can't be read ({}).", file.display(), error.kind()))
}

fn write_file(file: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(file, bytes)
        .map_err(|error| bad("to", &format!("{} can't be written ({}).", file.display(), error.kind())))
}

fn file_name(file: &Path) -> String {
    file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

fn bad(field: &str, message: &str) -> Error {
    Error::of(vec![Problem::new(field, message)])
}

fn now(args: &Args) -> Now {
    let at = Utc::now();
    match args.today {
        Some(today) => Now { at: today.and_time(at.time()).and_utc(), today },
        None => Now { at, today: Local::now().date_naive() },
    }
}

fn surroundings() -> Result<Surroundings> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|_| Error::bug("the system gave no random numbers"))?;
    let machine = std::fs::read_to_string("/etc/machine-id")
        .or_else(|_| std::env::var("COMPUTERNAME"))
        .unwrap_or_default();
    Ok(Surroundings { seed, machine: machine.trim().to_owned(), stretch: Stretch::default() })
}
