//! `cargo xtask package`: installers for this system, with Tauri's own bundler.

use crate::{Outcome, command, folders, notice, set_up};

/// The same major and minor as the crate, or the two disagree on the configuration.
const BUNDLER: &str = "@tauri-apps/cli@2.12.5";

pub fn package() -> Outcome {
    set_up::for_building()?;
    // Beside NOTICE, which tauri.conf.json names; this one is not in the repository.
    notice::write_licences()?;
    let resources = serde_json::json!({ (format!("target/{}", notice::LICENCES)): notice::LICENCES });
    let config = serde_json::json!({ "bundle": { "resources": resources } }).to_string();
    let bundles = if cfg!(target_os = "macos") {
        "app,dmg"
    } else if cfg!(windows) {
        "nsis"
    } else {
        // An AppImage would need tools that are downloaded while it is built.
        "deb,rpm"
    };
    let npx = if cfg!(windows) { "npx.cmd" } else { "npx" };
    command::show(command::program(npx).args([
        "--yes",
        BUNDLER,
        "build",
        "--bundles",
        bundles,
        "--config",
        &config,
    ]))?;
    println!("The installers are in {}", folders::built().join("release/bundle").display());
    Ok(())
}
