//! `cargo xtask run`.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{Outcome, command, folders, set_up};

/// The council is made up, so its passphrase is no secret.
const WORDS: &str = "four friendly chairs";

/// Prepares, builds and opens the app. Without a screen it prints sample
/// handouts instead, so that there is something to see on a server too.
pub fn run() -> Outcome {
    set_up::for_building()?;
    if !set_up::has_screen() {
        return print_samples();
    }
    command::show(&mut command::npm(&["run", "build"]))?;
    command::show(&mut command::cargo(&["build", "--package", "alongside", "--bin", "alongside"]))?;
    command::show(&mut command::program(folders::program(&folders::built().join("debug"), "alongside")))
}

fn print_samples() -> Outcome {
    println!("There is no screen here, so Alongside prints samples instead of opening.");
    let out = folders::root().join("out");
    command::fresh_folder(&out)?;
    let store = out.join("northbrook.alongside");
    print_sample(&cli()?, &store, &out)?;
    println!("The made-up council Northbrook is in {}, its passphrase: {WORDS}", store.display());
    Ok(())
}

/// Makes the made-up council and prints its handouts into `folder`.
pub fn print_sample(cli: &Path, store: &Path, folder: &Path) -> Outcome {
    command::show(alongside(cli, store).args(["init", "--sample"]))?;
    let projects = command::read(alongside(cli, store).args(["--json", "list", "projects"]))?;
    let project = first_id(&projects).ok_or("the sample has no project")?;
    for (document, format) in
        [("project", "easy-read"), ("project", "large-print"), ("plan", "easy-read"), ("plan", "large-print")]
    {
        let file = folder.join(format!("sample-{document}-{format}.pdf"));
        let mut print = alongside(cli, store);
        print.args(["print", document, "--format", format, "--to"]).arg(&file);
        if document == "project" {
            print.args(["--id", &project]);
        }
        command::show(&mut print)?;
        if !file.is_file() {
            return Err(format!("{} was not printed", file.display()));
        }
    }
    Ok(())
}

/// The command line on this store.
pub fn alongside(cli: &Path, store: &Path) -> Command {
    let mut alongside = command::program(cli);
    alongside.arg("--store").arg(store);

    if env::var_os("ALONGSIDE_PASSPHRASE").is_none() {
        alongside.env("ALONGSIDE_PASSPHRASE", WORDS);
    }
    alongside
}

/// Of a list in JSON.
fn first_id(json: &str) -> Option<String> {
    let list: serde_json::Value = serde_json::from_str(json).ok()?;
    list[0]["id"].as_str().map(str::to_owned)
}

/// Builds the command line and says where it is.
pub fn cli() -> Outcome<PathBuf> {
    command::show(&mut command::cargo(&["build", "--package", "alongside-cli"]))?;
    Ok(folders::program(&folders::built().join("debug"), "alongside-cli"))
}
