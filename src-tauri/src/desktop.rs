//! The computer around the app: where its files lie, its file dialogs, its
//! PDF viewer. No path ever comes from the page; the officer picks it here.

#[cfg(feature = "scripted-dialogs")]
mod scripted;
mod waiting;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use tauri::{AppHandle, Manager as _, WebviewWindow};
pub use waiting::Waiting;

/// The app's own data folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home(PathBuf);

/// What a dialog offers to pick: words for the officer, endings for the system.
#[derive(Debug, Clone, Copy)]
pub struct FileKind {
    pub words: &'static str,
    pub endings: &'static [&'static str],
}

pub const PDF: FileKind = FileKind { words: "PDF", endings: &["pdf"] };
pub const SPREADSHEET: FileKind =
    FileKind { words: "Spreadsheet saved as CSV", endings: &["csv", "txt", "tsv"] };
pub const PICTURES: FileKind =
    FileKind { words: "Pictures, or a zip file of them", endings: &["zip", "svg", "png", "jpg", "jpeg"] };
pub const PHOTO: FileKind = FileKind { words: "Photo", endings: &["jpg", "jpeg", "png"] };
pub const BACKUP: FileKind = FileKind { words: "Alongside backup", endings: &["alongside"] };

impl Home {
    /// `ALONGSIDE_HOME`, else the folder that the system gives to the app.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn find(app: &AppHandle) -> tauri::Result<Self> {
        let folder = match std::env::var_os("ALONGSIDE_HOME") {
            Some(folder) if !folder.is_empty() => std::path::absolute(folder)?,
            _ => app.path().app_local_data_dir()?,
        };
        Ok(Self::at(folder)?)
    }

    /// # Errors
    /// When the folder cannot be made.
    pub fn at(folder: PathBuf) -> io::Result<Self> {
        if !folder.is_dir() {
            make_private(&folder)?;
        }
        Ok(Self(folder))
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// What the webview keeps.
    #[must_use]
    pub fn webview(&self) -> PathBuf {
        self.0.join("webview")
    }
}

/// Asks the officer for a file to read. `None`: the dialog was closed.
///
/// # Errors
/// When the dialog cannot be opened.
pub async fn pick_file(window: &WebviewWindow, title: &str, kind: FileKind) -> io::Result<Option<PathBuf>> {
    #[cfg(feature = "scripted-dialogs")]
    if let Some(answer) = scripted::answer(title)? {
        return Ok(answer);
    }
    let dialog = dialog(title, kind);
    ask(window, move |window| Box::pin(dialog.set_parent(window).pick_file())).await
}

/// Asks the officer for a folder. `None`: the dialog was closed.
///
/// # Errors
/// When the dialog cannot be opened.
pub async fn pick_folder(window: &WebviewWindow, title: &str) -> io::Result<Option<PathBuf>> {
    #[cfg(feature = "scripted-dialogs")]
    if let Some(answer) = scripted::answer(title)? {
        return Ok(answer);
    }
    let dialog = rfd::AsyncFileDialog::new().set_title(title);
    ask(window, move |window| Box::pin(dialog.set_parent(window).pick_folder())).await
}

/// Asks the officer where to save. `None`: the dialog was closed.
///
/// The system has asked before an existing file is replaced.
///
/// # Errors
/// When the dialog cannot be opened.
pub async fn save_file(
    window: &WebviewWindow,
    title: &str,
    suggested: &str,
    kind: FileKind,
) -> io::Result<Option<PathBuf>> {
    #[cfg(feature = "scripted-dialogs")]
    if let Some(answer) = scripted::answer(title)? {
        return Ok(answer);
    }
    let dialog = dialog(title, kind).set_file_name(suggested);
    let picked = ask(window, move |window| Box::pin(dialog.set_parent(window).save_file())).await?;
    Ok(picked.map(|path| with_ending(path, kind)))
}

/// Opens a document in the system's viewer.
///
/// The copy lies in the run-time folder until [`Waiting::wipe`]. `name` becomes
/// the viewer's title, so it names the document and no person.
///
/// # Errors
/// When the copy cannot be written, or nothing on this computer opens PDFs.
pub fn open_pdf(waiting: &Waiting, name: &str, pdf: &[u8]) -> io::Result<()> {
    let file = waiting.put(name, "pdf", pdf)?;
    #[cfg(feature = "scripted-dialogs")]
    if scripted::opened(&file)? {
        return Ok(());
    }
    tauri_plugin_opener::open_path(&file, None::<&str>).map_err(io::Error::other)
}

fn dialog(title: &str, kind: FileKind) -> rfd::AsyncFileDialog {
    rfd::AsyncFileDialog::new().set_title(title).add_filter(kind.words, kind.endings)
}

type Picked = std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>>;

/// Dialogs must begin on the thread that owns the window; on macOS all else crashes.
async fn ask(
    window: &WebviewWindow,
    open: impl FnOnce(&WebviewWindow) -> Picked + Send + 'static,
) -> io::Result<Option<PathBuf>> {
    let (tell, told) = tokio::sync::oneshot::channel();
    let parent = window.clone();
    window
        .run_on_main_thread(move || {
            let picked = open(&parent);
            tauri::async_runtime::spawn(async move {
                // The command may be gone by the time the officer answers.
                let _ = tell.send(picked.await);
            });
        })
        .map_err(io::Error::other)?;
    let picked = told.await.map_err(io::Error::other)?;
    Ok(picked.map(|file| file.path().to_owned()))
}

/// GTK's dialog saves under exactly what was typed; Windows needs the ending to open it.
fn with_ending(path: PathBuf, kind: FileKind) -> PathBuf {
    let has_ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| kind.endings.iter().any(|known| known.eq_ignore_ascii_case(ending)));
    match kind.endings.first() {
        Some(ending) if !has_ending => {
            let mut name = path.into_os_string();
            name.push(".");
            name.push(ending);
            name.into()
        }
        _ => path,
    }
}

/// A folder that nobody else on this computer can look into.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut maker = fs::DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        maker.mode(0o700);
    }
    maker.create(folder)
}

#[cfg(test)]
mod tests {
    use super::{PDF, with_ending};

    #[test]
    fn a_saved_file_gets_its_ending_once() {
        assert_eq!(with_ending("plan".into(), PDF), *"plan.pdf");
        assert_eq!(with_ending("plan.PDF".into(), PDF), *"plan.PDF");
        assert_eq!(with_ending("plan 1.2".into(), PDF), *"plan 1.2.pdf");
    }
}
