//! Tells Tauri which commands exist (all others are closed to the page), and
//! keeps our SQLite out of WebKit's way.

use std::{error::Error, fs, path::Path};

include!("src/command_list.rs");

macro_rules! names {
    (typed { $($typed:ident),* $(,)? } raw { $($raw:ident),* $(,)? }) => {
        &[$(stringify!($typed),)* $(stringify!($raw)),*]
    };
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src-tauri/src/command_list.rs");
    println!("cargo:rerun-if-changed=ui/build");

    // Tauri stops the build when the page is missing; Rust's own tests need no page.
    let page = Path::new("ui/build");
    if !page.exists() {
        fs::create_dir_all(page)?;
        fs::write(
            page.join("index.html"),
            "<!doctype html><html lang=en-GB data-ready><meta charset=utf-8><title>Alongside</title>\
             <main><h1>Alongside</h1><p>The page is not built yet. Run: cargo xtask run</main>",
        )?;
    }

    // The binary would export sqlite3_*, and WebKit would then use our copy as its own.
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }

    const COMMANDS: &[&str] = with_commands!(names);
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .capabilities_path_pattern("src-tauri/capabilities/**/*")
            .app_manifest(tauri_build::AppManifest::new().commands(COMMANDS)),
    )?;
    Ok(())
}
