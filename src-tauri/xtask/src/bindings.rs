//! `cargo xtask bindings`: writes what follows from the list of commands.

use std::{fs, path::PathBuf};

use crate::{Outcome, command, folders};

include!("../../src/command_list.rs");

macro_rules! names {
    (typed { $($typed:ident),* $(,)? } raw { $($raw:ident),* $(,)? }) => {
        [$(stringify!($typed),)* $(stringify!($raw)),*]
    };
}

/// The permissions first: without them the shell does not compile, and it is the
/// shell that writes the contract. What component tests answer comes from the core.
pub fn write() -> Outcome {
    fs::write(file(), permissions()).map_err(|e| e.to_string())?;
    // All of the workspace: one choice of features for everything, as the tests have it.
    let shell = ["test", "--workspace", "--lib", "_ts_is_what"];
    let core = ["test", "--workspace", "--test", "workflows", "fixtures"];
    for words in [&shell[..], &core[..]] {
        command::show(command::cargo(words).env("ALONGSIDE_WRITE_BINDINGS", "1"))?;
    }
    Ok(())
}

pub fn check_permissions() -> Outcome {
    if fs::read_to_string(file()).is_ok_and(|found| found == permissions()) {
        Ok(())
    } else {
        Err("run: cargo xtask bindings".to_owned())
    }
}

fn file() -> PathBuf {
    folders::root().join("src-tauri/capabilities/main.json")
}

fn permissions() -> String {
    let allowed: Vec<_> = with_commands!(names)
        .iter()
        .map(|name| format!("    \"allow-{}\"", name.replace('_', "-")))
        .collect();
    format!(
        r#"{{
  "identifier": "main",
  "description": "What the page may ask of the shell: the commands of command_list.rs and nothing else. Written by cargo xtask bindings.",
  "windows": ["main"],
  "permissions": [
{}
  ]
}}
"#,
        allowed.join(",\n")
    )
}
