//! One handout, plan or project for many people; which, as [`RunOf`] is written.

use alongside_core::Result;
use alongside_core::runs::{self, RunOf, RunPreview, RunProgress, RunQuery};
use tauri::{State, WebviewWindow};

use super::Here;
use crate::files;
use crate::running::Running;

/// What would come out. Writes nothing.
#[tauri::command(async)]
#[specta::specta]
pub fn run_preview(office: Here<'_>, handout: String, query: RunQuery) -> Result<RunPreview> {
    office
        .read_long(|store, today| runs::preview(store.read(), &RunOf::from(handout.as_str()), &query, today))
}

/// Asks for a folder and begins. Nothing where the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn start_run(
    window: WebviewWindow,
    office: Here<'_>,
    running: State<'_, Running>,
    handout: String,
    query: RunQuery,
) -> Result<Option<RunProgress>> {
    files::start_run(&window, &office, &running, &handout, &query).await
}

/// Nothing where no run was begun since the app was opened.
#[tauri::command(async)]
#[specta::specta]
#[must_use]
pub fn run_progress(running: State<'_, Running>) -> Option<RunProgress> {
    running.progress()
}

#[tauri::command(async)]
#[specta::specta]
pub fn stop_run(running: State<'_, Running>) {
    running.stop();
}
