//! The shell: a window, the desk's state, and one line per command.
//!
//! Nothing here decides anything about co-production work; that is the core's
//! part. The shell knows Tauri, the clock and the computer's own dialogs.

// Before the modules: a macro is seen only by what comes after it.
include!("command_list.rs");

mod alone;
pub mod clock;
pub mod commands;
pub mod desktop;
pub mod files;
pub mod office;
pub mod reading;
pub mod running;
mod session;
#[cfg(feature = "scripted-dialogs")]
mod stopwatch;
mod window;
mod wrong;

#[cfg(test)]
mod tests;

use desktop::{Home, Waiting};
use office::Office;
use tauri::{AppHandle, Manager as _, RunEvent};

macro_rules! handler {
    (typed { $($typed:ident),* $(,)? } raw { $($raw:ident),* $(,)? }) => {
        tauri::generate_handler![$(commands::$typed,)* $(commands::$raw),*]
    };
}

macro_rules! typed {
    (typed { $($typed:ident),* $(,)? } raw { $($raw:ident),* $(,)? }) => {
        tauri_specta::collect_commands![$(commands::$typed),*]
    };
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When the system has no webview, or the data folder cannot be made.
pub fn run() -> Result<(), tauri::Error> {
    alone::begin();
    let context = tauri::generate_context!();
    #[cfg(feature = "scripted-dialogs")]
    let Some(context) = stopwatch::plain(context)? else { return Ok(()) };
    window::draw_on_the_processor();
    let app = tauri::Builder::default()
        .invoke_handler(with_commands!(handler))
        .setup(|app| {
            let home = Home::find(app.handle())?;
            let waiting = Waiting::of(&home);
            // What an earlier run left behind, perhaps in a power cut.
            // Windows keeps a document that a viewer still holds; the next start tries again.
            let _ = waiting.wipe();
            app.manage(waiting);
            app.manage(running::Running::default());
            // Before the window: its page asks at once.
            app.manage(Office::in_home(&home));
            #[cfg(feature = "scripted-dialogs")]
            stopwatch::unlock(&app.state::<Office>());
            window::open(app.handle(), &home)?;
            lock_when_idle(app.handle().clone());
            let left = app.handle().clone();
            session::watch(move || lock_when_left(&left));
            app.manage(home);
            Ok(())
        })
        .build(context)?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            // Nobody is left to tell; the next start tries again.
            let _ = app.state::<Waiting>().wipe();
        }
    });
    Ok(())
}

/// The contract of the page, from which bindings.ts is written.
#[must_use]
pub fn contract() -> tauri_specta::Builder<tauri::Wry> {
    tauri_specta::Builder::new()
        .commands(with_commands!(typed))
        .error_handling(tauri_specta::ErrorHandlingMode::Throw)
        .disable_serde_phases()
}

/// A laptop left on a folding table locks by itself, and one that slept.
fn lock_when_idle(app: AppHandle) {
    // Shorter than anybody needs to look at a screen that should be locked.
    const LOOK: std::time::Duration = std::time::Duration::from_secs(5);
    tauri::async_runtime::spawn(async move {
        loop {
            let before = clock::Since::now();
            let office = app.state::<Office>();
            // What falls shut meanwhile is put away at once.
            let _ = tokio::time::timeout(LOOK, office.falls_shut()).await;
            if office.should_lock() || before.slept(LOOK) {
                office.fall_shut();
            }
            if let Some(again) = office.has_fallen_shut() {
                for page in app.webview_windows().values() {
                    window::put_away(page, again, &app.state::<Waiting>());
                }
            }
        }
    });
}

/// Off the window's thread: a long write may hold the store.
fn lock_when_left(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || app.state::<Office>().fall_shut());
}
