//! Handouts that officers wrote: in and out as text files.

use crate::args::HandoutCommand;
use crate::{file_name, read_file, show, unlock, write_file};
use alongside_core::{Error, Now, Problem, Result, handouts};

pub fn run(args: &crate::args::Args, command: &HandoutCommand, now: Now) -> Result<()> {
    match command {
        HandoutCommand::Import { file, id } => {
            let text = String::from_utf8(read_file(file)?).map_err(|_| {
                let sentence = format!("{} is not text in UTF-8.", file_name(file));
                Error::of(vec![Problem::new("file", sentence)])
            })?;
            // Read before the store is opened: a bad file costs no waiting for the key.
            let draft = handouts::from_text(&text)?;
            let mut store = unlock(args, now)?;
            let saved = handouts::save(&mut store, id.as_deref(), &draft, now)?;
            show::value(args.json, &serde_json::json!({ "id": saved.id }), |_| saved.id.clone())
        }
        HandoutCommand::Export { id, to } => {
            let store = unlock(args, now)?;
            let text = handouts::to_text(&handouts::get(store.read(), id)?.draft);
            match to {
                Some(file) => {
                    write_file(file, text.as_bytes())?;
                    show::done(args.json, &format!("Saved as {}.", file.display()));
                }
                None => show::bytes(text.as_bytes()),
            }
            Ok(())
        }
    }
}
