//! `alongside-cli`: a second thin shell on the core, for IT, scripts and
//! benchmarks.
//!
//! Exit codes: 0 done, 1 failed, 2 bad input (a message on standard error,
//! nothing written).

mod args;
mod handouts;
mod pictures;
mod places;
mod run;
mod save;
mod show;
mod words;

#[cfg(test)]
mod tests;

use alongside_core::documents::Look;
use alongside_core::export::{self, Exported};
use alongside_core::import::Import;
use alongside_core::incoming::Incoming;
use alongside_core::offers::Ask;
use alongside_core::printing::HandoutRequest;
use alongside_core::runs::RunQuery;
use alongside_core::store::{
    Founder, HowMuch, MACHINE_ID, Names, OfficerDraft, OfficerRef, Surroundings, leave_no_memory_behind,
    restore, who_may_open,
};
use alongside_core::{Code, Error, Now, Problem, Result, Store, sample, today};
use alongside_core::{founding, history, records};
use args::{Args, Command, OfficerCommand};
use chrono::{Local, Utc};
use clap::Parser as _;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    leave_no_memory_behind();
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
            let passphrase = if_given(args)?;
            restore(file, to, passphrase.as_deref())?;
            let looked = if passphrase.is_some() {
                "It was opened, and every page of it read."
            } else {
                "It is whole."
            };
            show::done(json, &format!("Restored. {looked} Open it with a passphrase it had then."))?;
        }
        Command::Init { sample } => init(args, *sample, now)?,
        Command::Officer(OfficerCommand::Add { name, new_passphrase_file, second_passphrase_file }) => {
            let mut store = unlock(args, now)?;
            let passphrase = new_passphrase(new_passphrase_file.as_deref())?;
            let second = second_passphrase(second_passphrase_file.as_deref())?;
            let draft = OfficerDraft { name: name.clone(), again: passphrase.clone(), passphrase, second };
            let officers = store.add_officer(&draft, now)?;
            show::value(json, &officers, |all| names(all))?;
        }
        Command::Officers => {
            let (_, officers) = who_may_open(store_file(args)?)?;
            show::value(json, &officers, |all| names(all))?;
        }
        Command::Recover { key_file, new_passphrase_file } => {
            let key = typed(key_file.as_deref(), "ALONGSIDE_RECOVERY_KEY")?;
            let passphrase = new_passphrase(new_passphrase_file.as_deref())?;
            let officer = args.officer.as_deref().unwrap_or_default();
            let file = store_file(args)?;
            Store::recover(file, &key, officer, &passphrase, &passphrase, now, &surroundings()?)?;
            show::done(json, "The new passphrase opens the store now.")?;
        }
        Command::Import { kind, file, headings, dry_run } => {
            // A pipe can be read only once, so it waits in memory.
            let mut import = if std::fs::metadata(file).is_ok_and(|meta| meta.is_file()) {
                Import::open(*kind, &places::name(file), places::open(file)?)?
            } else {
                Import::read(*kind, &places::name(file), &places::read(file, Incoming::PipedSheet)?)?
            }
            .showing(show::AT_HAND);
            if let Some(line) = headings {
                import.headings_at(*line)?;
            }
            import.has_what_it_needs()?;
            let preview = if *dry_run {
                import.preview(now)?
            } else {
                import.bring_in(&mut unlock(args, now)?, now)?.1
            };
            show::import(json, &import, &preview, *dry_run, now)?;
        }
        Command::Save { kind } => {
            let mut store = unlock(args, now)?;
            save::lines(&mut store, *kind, now)?;
        }
        Command::List { kind, overdue } => show::list(json, &unlock(args, now)?, *kind, *overdue, now)?,
        Command::Undo { op, keep_touched } => {
            let mut store = unlock(args, now)?;
            let undone = records::undo(&mut store, op.as_deref(), HowMuch::of(*keep_touched), now)?;
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
        Command::Export { kind, conditions, to } => {
            let query = run::list_query(*kind, conditions)?;
            let store = unlock(args, now)?;
            let mut exported = Exported::default();
            let saved = places::write(args, &store, to, Names::People, |out| {
                exported = export::csv(&Ask::of(&store, now), *kind, &query, out)?;
                Ok(())
            })?;
            let more: Vec<_> = exported.sentence(*kind).into_iter().chain(export::left_out(*kind)).collect();
            let more = (!more.is_empty()).then(|| more.join(" "));
            places::saved(json, "Saved as", to, saved, more.as_deref())?;
        }
        Command::Print { document, id, format, size, paper, strict, all_the_same, to } => {
            let look = Look { size: *size, sheet: (*paper).into(), ..Look::of((*format).into()) };
            let request = HandoutRequest {
                all_the_same: *all_the_same,
                ..HandoutRequest::of(*document, id.clone(), look)
            };
            handouts::print(args, request, *strict, to, now)?;
        }
        Command::Run { handout, conditions, single_sided, slip, all_the_same, to } => {
            let query = RunQuery {
                single_sided: *single_sided,
                name_line: *slip,
                all_the_same: *all_the_same,
                ..run::query(conditions)?
            };
            run::run(args, handout, &query, to.as_deref(), now)?;
        }
        Command::Handout(command) => handouts::run(args, command, now)?,
        Command::Words { file, profile } => words::look_over(file, *profile, json)?,
        Command::Pictures(command) => pictures::run(args, command, now)?,
        Command::Changes { last } => {
            let store = unlock(args, now)?;
            show::value(json, &history::trail(store.read(), 0, *last)?.changes, |all| show::changes(all))?;
        }
        Command::Check { deep } => {
            let store = unlock(args, now)?;
            let checked = if *deep { store.check_every_page()? } else { store.check()? };
            show::value(json, &checked, |c| {
                c.problems.iter().chain([&c.sentence]).cloned().collect::<Vec<_>>().join("\n")
            })?;
            if !checked.problems.is_empty() {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Backup { to } => {
            let backup = unlock(args, now)?.backup(to, now)?;
            let done = format!("Backed up to {}.", to.display());
            let unsaid = " The store could not note the day: it can't be written to.";
            show::done(json, &if backup.noted { done } else { done + unsaid })?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn init(args: &Args, made_up: bool, now: Now) -> Result<()> {
    let file = store_file(args)?;
    let around = surroundings()?;
    if made_up {
        // The sample's own words open it where none were given.
        let passphrase = if_given(args)?.unwrap_or_else(|| sample::PASSPHRASE.to_owned());
        let officer = args.officer.as_deref().unwrap_or("Officer");
        sample::create_for(file, officer, &passphrase, &around)?;
        return show::done(args.json, "Made the store of the made-up council Northbrook.");
    }
    let officer = args.officer.as_deref().unwrap_or("Officer");
    let founder = Founder { council: "", officer, passphrase: &passphrase(args)? };
    let new = founding::begin(file, &founder, now, &around)?;
    let key = new.recovery_key();
    let key = key.text();
    // The key is shown before there is a store: none ever stands whose key nobody saw.
    let said = if args.json {
        serde_json::json!({ "recovery_key": key }).to_string()
    } else {
        format!("Keep this recovery key on paper, in a safe place:\n{key}")
    };
    show::to_somebody(&said)?;
    new.keep()?;
    if args.json { Ok(()) } else { show::done(false, "Made the store.") }
}

// ---- what comes in from around ------------------------------------------------

fn unlock(args: &Args, now: Now) -> Result<Store> {
    let (file, passphrase, around) = (store_file(args)?, passphrase(args)?, surroundings()?);
    let store = match &args.officer {
        Some(officer) => Store::unlock_as(file, officer, &passphrase, now, &around)?,
        None => Store::unlock(file, &passphrase, now, &around)?,
    };
    let (warnings, ask) = (store.warnings(), Ask::of(&store, now));
    show::noticed(&warnings);
    // Whoever opened it first heard of it; the others may have entered what is gone.
    if warnings.is_empty() {
        show::news(&today::missing(&ask)?);
    }
    show::news(&today::news(&ask)?);
    Ok(store)
}

fn store_file(args: &Args) -> Result<&Path> {
    args.store.as_deref().ok_or_else(|| bad("store", "Say which store: --store FILE."))
}

/// The same, or nothing where none is given; a file that can't be read is not none.
fn if_given(args: &Args) -> Result<Option<String>> {
    let is_given = args.passphrase_file.is_some() || std::env::var_os("ALONGSIDE_PASSPHRASE").is_some();
    is_given.then(|| passphrase(args)).transpose()
}

/// From the file, else from the environment; a line end at its end is not part of it.
fn passphrase(args: &Args) -> Result<String> {
    match (&args.passphrase_file, std::env::var("ALONGSIDE_PASSPHRASE")) {
        (Some(file), _) => secret(file),
        (None, Ok(passphrase)) => Ok(places::first_line(&passphrase)),
        (None, Err(_)) => {
            Err(bad("passphrase", "Give the passphrase: --passphrase-file FILE, or ALONGSIDE_PASSPHRASE."))
        }
    }
}

/// Of another officer who agrees; the core says where one is needed.
fn second_passphrase(file: Option<&Path>) -> Result<String> {
    match (file, std::env::var("ALONGSIDE_SECOND_PASSPHRASE")) {
        (Some(file), _) => secret(file),
        (None, typed) => Ok(places::first_line(&typed.unwrap_or_default())),
    }
}

/// The new officer's own words.
fn new_passphrase(file: Option<&Path>) -> Result<String> {
    typed(file, "ALONGSIDE_NEW_PASSPHRASE")
}

/// From a file, the environment, or the next line of standard input.
fn typed(file: Option<&Path>, variable: &str) -> Result<String> {
    if let Some(file) = file {
        return secret(file);
    }
    if let Ok(typed) = std::env::var(variable) {
        return Ok(places::first_line(&typed));
    }
    let line = Incoming::Secret.line(&mut std::io::stdin().lock())?.unwrap_or_default();
    let line = String::from_utf8(line).map_err(|_| bad("passphrase", "This is not text in UTF-8."))?;
    Ok(places::first_line(&line))
}

fn names(officers: &[OfficerRef]) -> String {
    officers.iter().map(|officer| officer.name.clone()).collect::<Vec<_>>().join("\n")
}

fn secret(file: &Path) -> Result<String> {
    let text = places::read_text(file, Incoming::Secret)?;
    let text = text.ok_or_else(|| bad("passphrase", "The passphrase file is not text in UTF-8."))?;
    Ok(places::first_line(&text))
}

fn bad(field: &str, message: &str) -> Error {
    Error::of(vec![Problem::new(field, message)])
}

fn now(args: &Args) -> Now {
    let at = Utc::now();
    match args.today {
        // It moves what is due, and never the time in the log.
        Some(today) => Now { at, today },
        None => Now { at, today: Local::now().date_naive() },
    }
}

fn surroundings() -> Result<Surroundings> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|_| Error::bug("the system gave no random numbers"))?;
    let id = std::fs::read_to_string(MACHINE_ID).ok();
    Ok(Surroundings::of(seed, id, |name| std::env::var(name).ok()))
}
