//! What is true of the shell as a whole.

mod guessing;
mod outgoing;

use std::{collections::BTreeSet, env, fs, path::PathBuf, process};

use alongside_core::Kind;
use alongside_core::founding::StartDraft;
use alongside_core::projects::Rung;

use crate::desktop::Home;
use crate::office::Office;

/// A folder of one test, gone when it ends.
pub(crate) struct Place(pub(crate) PathBuf);

impl Place {
    pub(crate) fn new(name: &str) -> Self {
        let place = env::temp_dir().join(format!("alongside-{name}-{}", process::id()));
        let _ = fs::remove_dir_all(&place);
        fs::create_dir_all(&place).unwrap();
        Self(place)
    }

    pub(crate) fn office(&self) -> Office {
        Office::in_home(&Home::at(self.0.join("home")).unwrap())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

pub(crate) const PASSPHRASE: &str = "green bus in the rain";

/// Whoever starts an office of their own.
pub(crate) fn founder() -> StartDraft {
    StartDraft {
        council: "Northbrook Council".to_owned(),
        officer: "Asha Verity".to_owned(),
        passphrase: PASSPHRASE.to_owned(),
        again: PASSPHRASE.to_owned(),
    }
}

macro_rules! names {
    (typed { $($typed:ident),* $(,)? } raw { $($raw:ident),* $(,)? }) => {
        [$(stringify!($typed),)* $(stringify!($raw)),*]
    };
}

fn root() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}

#[test]
fn the_page_may_ask_for_the_listed_commands_and_nothing_else() {
    let capability = fs::read(root().join("src-tauri/capabilities/main.json")).unwrap();
    let capability: serde_json::Value = serde_json::from_slice(&capability).unwrap();
    let allowed: BTreeSet<_> = capability["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|permission| permission.as_str().unwrap().to_owned())
        .collect();
    let listed: BTreeSet<_> =
        with_commands!(names).iter().map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
    assert_eq!(allowed, listed, "run: cargo xtask bindings");
}

#[test]
fn every_command_in_commands_is_listed() {
    let parts = fs::read_dir(root().join("src-tauri/src/commands")).unwrap().map(|file| file.unwrap().path());
    let files = parts.chain([root().join("src-tauri/src/commands.rs")]);
    let source: String = files.map(|file| fs::read_to_string(file).unwrap()).collect();
    let listed = with_commands!(names);
    let marked = source.matches("#[tauri::command").count();
    assert_eq!(marked, listed.len(), "add it to command_list.rs");
    for name in listed {
        assert!(source.contains(&format!("fn {name}(")), "{name} is not there");
    }
}

#[test]
fn the_page_is_allowed_no_foreign_script_and_no_network() {
    let config = fs::read(root().join("tauri.conf.json")).unwrap();
    let config: serde_json::Value = serde_json::from_slice(&config).unwrap();
    let security = &config["app"]["security"];
    let csp = &security["csp"];
    assert_eq!(csp["default-src"], "'none'");
    assert_eq!(csp["script-src"], "'self'");
    // 'self' is what is embedded in the program: SvelteKit asks it for its version when a page fails.
    assert_eq!(csp["connect-src"], "'self' ipc: http://ipc.localhost");
    let directives = csp.as_object().unwrap();
    assert!(directives.len() > 5, "{directives:?}");
    for (directive, sources) in directives {
        let sources = sources.as_str().unwrap();
        assert!(!sources.contains("unsafe"), "{directive} {sources}");
        assert!(!sources.contains('*'), "{directive} {sources}");
        assert!(!sources.contains("https:"), "{directive} {sources}");
    }
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(config["app"]["withGlobalTauri"], false);
}

/// Written with `ALONGSIDE_WRITE_BINDINGS=1`, which `cargo xtask bindings` sets.
#[test]
fn bindings_ts_is_what_the_commands_say() {
    let file = root().join("ui/src/lib/backend/bindings.ts");
    let fresh = std::env::temp_dir().join(format!("alongside-bindings-{}.ts", std::process::id()));
    let typescript = specta_typescript::Typescript::default()
        .header("// Written by `cargo xtask bindings` from the commands of the shell. Not by hand.\n");
    crate::contract().export(typescript, &fresh).unwrap();
    let written = fs::read_to_string(&fresh).unwrap();
    fs::remove_file(&fresh).unwrap();

    is_written(&file, &written);
}

/// The word on screen for every code of the contract, as the core says it.
#[test]
fn words_ts_is_what_the_core_says() {
    let mut written =
        "// Written by `cargo xtask bindings` from the choices of the core. Not by hand.\n".to_owned();
    let choices = alongside_core::labels::choices();
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    written += &format!("import type {{ {} }} from './bindings';\n", names.join(", "));
    for (name, choices) in choices {
        written += &format!("\nexport const words{name}: Record<{name}, string> = {{\n");
        for choice in choices {
            written += &format!("  {}: {},\n", choice.code, serde_json::to_string(choice.label).unwrap());
        }
        written += "};\n";
    }
    written += "\n/** For more than one. */\nexport const wordsKinds: Record<Kind, string> = {\n";
    for kind in Kind::ALL {
        written += &format!("  {}: {:?},\n", kind.code(), kind.many());
    }
    written += "};\n\n/** Languages that people read handouts in; others are kept by their tag. */\n";
    written += "export const languages: Record<string, string> = {\n";
    for (tag, name) in alongside_core::values::LANGUAGES {
        written += &format!("  {tag:?}: {name:?},\n");
    }
    written += "};\n\n/** From the top of the ladder to its foot: what each rung means, below its name. */\n";
    written += "export const rungs: Record<Rung, { words: string; doing: 'with' | 'for' | 'to' }> = {\n";
    for rung in Rung::ALL {
        written +=
            &format!("  {}: {{ words: {:?}, doing: {:?} }},\n", rung.code(), rung.means(), rung.doing());
    }
    written += "};\n";
    is_written(&root().join("ui/src/lib/backend/words.ts"), &written);
}

/// A generated file is what would be generated now.
fn is_written(file: &std::path::Path, written: &str) {
    if std::env::var_os("ALONGSIDE_WRITE_BINDINGS").is_some() {
        fs::write(file, written).unwrap();
    }
    let found = fs::read_to_string(file).unwrap_or_default();
    assert_eq!(found, written, "run: cargo xtask bindings");
}
