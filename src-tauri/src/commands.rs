//! One line per command: get the store, call the core, return its result.

/// The version that officers read out on the telephone.
#[tauri::command]
#[specta::specta]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
