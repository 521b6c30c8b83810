//! `pictures`: finding one, and adding those of one's own.

use crate::args::{Args, PicturesCommand};
use crate::{bad, show, unlock};
use alongside_core::pictures::{self, Added, Pack, PackDraft, PackProgress, PictureChoice};
use alongside_core::{Now, Result};
use std::path::Path;

pub fn run(args: &Args, command: &PicturesCommand, now: Now) -> Result<()> {
    match command {
        PicturesCommand::Search { words } => search(args, &words.join(" "), now),
        PicturesCommand::Add { file, name, credit, licence, dry_run } => {
            let draft = |suggested: &PackDraft| PackDraft {
                name: name.clone().unwrap_or_else(|| suggested.name.clone()),
                credit: credit.clone().unwrap_or_else(|| suggested.credit.clone()),
                licence: licence.clone().unwrap_or_else(|| suggested.licence.clone()),
            };
            add(args, file, draft, *dry_run, now)
        }
    }
}

/// Without a store, among the built-in pictures alone.
fn search(args: &Args, words: &str, now: Now) -> Result<()> {
    let found = match args.store {
        Some(_) => pictures::search(unlock(args, now)?.read(), words, 0)?,
        None => pictures::search_built_in(words, 0),
    };
    show::value(args.json, &found, |all| {
        let line = |p: &PictureChoice| format!("{}\t{}\t{}\t{}", p.meaning, p.label, p.alt, p.pack);
        all.iter().map(line).collect::<Vec<_>>().join("\n")
    })
}

/// Tells on standard error how far it is, where thousands of files take their time.
fn read(args: &Args, file: &Path) -> Result<Pack> {
    let mut told = 0;
    let read = pictures::read_from_telling(file, &mut |PackProgress { done, total }| {
        let tenth = if total < MANY { 0 } else { done * 10 / total };
        if tenth > told && !args.json {
            told = tenth;
            show::under_way(done, total, "pictures read");
        }
        true
    })?;
    read.ok_or_else(|| bad("file", "The reading was stopped."))
}

/// Fewer are read at once.
const MANY: u32 = 200;

fn add(
    args: &Args,
    file: &Path,
    draft: impl FnOnce(&PackDraft) -> PackDraft,
    dry_run: bool,
    now: Now,
) -> Result<()> {
    if !file.exists() {
        return Err(bad("file", &format!("{} is not there.", file.display())));
    }
    let pack = read(args, file)?;
    if dry_run {
        let preview = pack.preview();
        return show::value(args.json, &preview, |p| {
            let refused = p.refused.iter().map(|r| format!("\n{}: refused. {}", r.file, r.reason));
            format!("Pictures that would be added: {}.{}", p.pictures, refused.collect::<String>())
        });
    }
    let mut store = unlock(args, now)?;
    let added = pictures::add_pack(&mut store, &pack, &draft(pack.suggested()), now)?;
    show::value(args.json, &added, |Added { pictures, already, refused, .. }| {
        let refused = refused.iter().map(|r| format!("\n{}: refused. {}", r.file, r.reason));
        format!("Pictures added: {pictures}. There already: {already}.{}", refused.collect::<String>())
    })
}
