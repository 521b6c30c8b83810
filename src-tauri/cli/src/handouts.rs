//! Handouts: printing one, and those that officers wrote in and out as text files.

use crate::args::{Args, HandoutCommand};
use crate::{places, show, unlock};
use alongside_core::incoming::Incoming;
use alongside_core::printing::{self, HandoutRequest};
use alongside_core::store::Names;
use alongside_core::{Error, Now, Problem, Result, handouts};
use std::io::Write as _;
use std::path::Path;

/// Prints one, and tells on standard error what should be mended in it. `strict` refuses it
/// instead, before anything is written.
pub fn print(args: &Args, request: HandoutRequest, strict: bool, to: &Path, now: Now) -> Result<()> {
    let store = unlock(args, now)?;
    let request = printing::only_one(store.read(), request)?;
    let info = printing::info(store.read(), &request, now.today)?;
    let told = printing::counted(&info.findings);
    if strict && !told.is_empty() {
        let problems = told.iter().map(|message| Problem::new("strict", message.as_str())).collect();
        return Err(Error::of(problems));
    }
    let saved = places::write(args, &store, to, printing::names(&request), |out| {
        Ok(out.write_all(&printing::pdf(store.read(), &request, now.today)?)?)
    })?;
    show::to_mend(&told);
    places::saved(args.json, "Printed to", to, saved, None)
}

pub fn run(args: &Args, command: &HandoutCommand, now: Now) -> Result<()> {
    match command {
        HandoutCommand::Import { file, id } => {
            let text = places::read_text(file, Incoming::Handout)?.ok_or_else(|| {
                let sentence = format!("{} is not text in UTF-8.", places::name(file));
                Error::of(vec![Problem::new("file", sentence)])
            })?;
            // Read before the store is opened: a bad file costs no waiting for the key.
            let mut draft = handouts::from_text(&text)?;
            let mut store = unlock(args, now)?;
            if let Some(id) = id {
                draft = handouts::text_over(&handouts::get(store.read(), id)?.draft, draft);
            }
            let saved = handouts::save(&mut store, id.as_deref(), &draft, now)?;
            show::value(args.json, &serde_json::json!({ "id": saved.id }), |_| saved.id.clone())
        }
        HandoutCommand::Export { id, to } => {
            let store = unlock(args, now)?;
            let text = handouts::to_text(&handouts::get(store.read(), id)?.draft);
            match to {
                Some(file) => {
                    let saved = places::write(args, &store, file, Names::Nobody, |out| {
                        Ok(out.write_all(text.as_bytes())?)
                    })?;
                    places::saved(args.json, "Saved as", file, saved, None)
                }
                None => show::bytes(text.as_bytes()),
            }
        }
    }
}
