//! What passes between the store and files: the officer picks the place in
//! the system's own dialog, the core makes the bytes.

use std::io::Write as _;
use std::path::Path;

use alongside_core::export::{self, Exported};
use alongside_core::import::{Import, ImportPreview};
use alongside_core::incoming::Incoming;
use alongside_core::listing::ListQuery;
use alongside_core::offers::Ask;
use alongside_core::pictures::{self, PackPreview, PhotoOffer};
use alongside_core::printing::{self, HandoutRequest};
use alongside_core::runs::{self, RunOf, RunProgress, RunQuery};
use alongside_core::store::Names;
use alongside_core::{Error, Kind, Result};
use tauri::WebviewWindow;

use crate::clock;
use crate::desktop::{self, BACKUP, FileKind, PDF, PHOTO, PICTURES, SPREADSHEET, Waiting};
use crate::office::{self, Desk, Office};
use crate::running::Running;

/// # Errors
/// `UnreadableFile` with what to do about it.
pub async fn choose_import(
    window: &WebviewWindow,
    office: &Office,
    kind: Kind,
) -> Result<Option<ImportPreview>> {
    let Some(file) = desktop::pick_file(window, "Choose the spreadsheet", SPREADSHEET).await? else {
        return Ok(None);
    };
    let import = Import::open(kind, &name(&file), Incoming::Sheet.open(&file)?)?;
    let preview = import.preview(office::now())?;
    office.begin_import(import);
    Ok(Some(preview))
}

/// # Errors
/// `UnreadableFile` with what to do about it; a failing disk.
pub async fn choose_pictures(
    window: &WebviewWindow,
    office: &Office,
    folder: bool,
) -> Result<Option<PackPreview>> {
    let title = if folder { "Choose the folder of pictures" } else { "Choose the pictures" };
    let picked = match folder {
        true => desktop::pick_folder(window, title).await?,
        false => desktop::pick_file(window, title, PICTURES).await?,
    };
    let Some(place) = picked else { return Ok(None) };
    // Thousands of drawings take seconds, in which the window must answer.
    let reading = office.begin_reading();
    let read = tauri::async_runtime::spawn_blocking(move || {
        pictures::read_from_telling(&place, &mut |progress| reading.tell(progress))
    });
    let read = read.await.map_err(Error::bug)?;
    office.end_reading();
    // The officer did not want to wait for it.
    let Some(pack) = read? else { return Ok(None) };
    let preview = office.read(|store, _| pack.preview_beside(store.read()))?;
    office.begin_pack(pack);
    Ok(Some(preview))
}

/// # Errors
/// `UnreadableFile` with what to do about it; a failing disk.
pub async fn choose_photo(window: &WebviewWindow, office: &Office) -> Result<Option<PhotoOffer>> {
    let Some(file) = desktop::pick_file(window, "Choose the photo", PHOTO).await? else { return Ok(None) };
    let photo = Incoming::Photo.read(&file)?;
    let offer = pictures::offer_photo(&name(&file), &photo)?;
    office.begin_photo(photo);
    Ok(Some(offer))
}

/// What an officer saves outside of the app, each by its dialog. A run, which
/// is many files, asks for a folder; in another way nothing leaves.
#[derive(Debug, Clone)]
pub enum Outgoing {
    List(Kind, ListQuery),
    /// Laid out already, for its name.
    Handout {
        name: String,
        pdf: Vec<u8>,
        names: Names,
    },
    Backup,
}

impl Outgoing {
    /// # Errors
    /// What the core says of the document.
    pub fn handout(office: &Office, request: &HandoutRequest) -> Result<Self> {
        let (name, pdf) = office.read_long(|store, today| printing::file(store.read(), request, today))?;
        Ok(Self::Handout { name, pdf, names: printing::names(request) })
    }

    /// What its dialog is called and suggests.
    fn asks(&self) -> (&'static str, String, FileKind) {
        match self {
            Self::List(kind, _) => ("Save the list", format!("{}.csv", kind.offers().list_word), SPREADSHEET),
            Self::Handout { name, .. } => ("Save the PDF", format!("{name}.pdf"), PDF),
            Self::Backup => ("Save the backup", format!("alongside-{}.alongside", clock::today()), BACKUP),
        }
    }

    /// Writes it to the place that was picked. Returns how much of a list it was.
    ///
    /// # Errors
    /// `Refused` for a store's own files and for backups; a failing disk.
    pub fn write(&self, office: &Office, file: &Path) -> Result<Exported> {
        let mut exported = Exported::default();
        match self {
            Self::List(kind, query) => office.read_long(|store, _| {
                let output = store.outside().file(file, Names::People)?;
                output.write(|out| {
                    exported = export::csv(&Ask::of(store, office::now()), *kind, query, out)?;
                    Ok(())
                })?;
                Ok(())
            })?,
            Self::Handout { pdf, names, .. } => office.read_long(|store, _| {
                store.outside().file(file, *names)?.write(|out| Ok(out.write_all(pdf)?))?;
                Ok(())
            })?,
            Self::Backup => {
                office.read_long(|store, _| store.back_up(file, office::now()))?;
                office.write(|store, now| store.note_backup(now))?;
            }
        }
        Ok(exported)
    }
}

/// Asks where to, and writes it there. Returns the name of the file, and how much of a
/// list it holds.
///
/// # Errors
/// As [`Outgoing::write`].
pub async fn save(
    window: &WebviewWindow,
    office: &Office,
    what: Outgoing,
) -> Result<Option<(String, Exported)>> {
    let (title, suggested, kind) = what.asks();
    let Some(file) = desktop::save_file(window, title, &suggested, kind).await? else { return Ok(None) };
    let exported = what.write(office, &file)?;
    Ok(Some((name(&file), exported)))
}

/// Asks for a backup, and brings it back where there is no store.
///
/// # Errors
/// `UnreadableFile` for another file, `Refused` where a store stands, a failing disk.
pub async fn restore(window: &WebviewWindow, office: &Office) -> Result<Option<Desk>> {
    let Some(backup) = desktop::pick_file(window, "Choose the backup", BACKUP).await? else {
        return Ok(None);
    };
    office.restore(&backup).map(Some)
}

/// Saves a list as a spreadsheet, as it is narrowed on the screen. Returns what to say of it.
///
/// # Errors
/// As [`Outgoing::write`].
pub async fn save_list(
    window: &WebviewWindow,
    office: &Office,
    kind: Kind,
    query: ListQuery,
) -> Result<Option<String>> {
    let saved = save(window, office, Outgoing::List(kind, query)).await?;
    Ok(saved.map(|(name, exported)| {
        [Some(format!("Saved as {name}.")), exported.sentence(kind), export::left_out(kind)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }))
}

/// # Errors
/// What the core says of the document; where nothing here opens a PDF.
pub fn open_handout(office: &Office, waiting: &Waiting, request: &HandoutRequest) -> Result<()> {
    let (name, pdf) = office.read_long(|store, today| printing::file(store.read(), request, today))?;
    Ok(desktop::open_pdf(waiting, &name, &pdf)?)
}

/// # Errors
/// A failing disk; where nothing here opens a PDF.
pub fn open_list(office: &Office, waiting: &Waiting, kind: Kind, query: &ListQuery) -> Result<()> {
    let pdf = office.read_long(|store, _| printing::list_pdf(&Ask::of(store, office::now()), kind, query))?;
    Ok(desktop::open_pdf(waiting, "list", &pdf)?)
}

/// # Errors
/// What the core says of the handout; `Refused` while another run is printing.
pub async fn start_run(
    window: &WebviewWindow,
    office: &Office,
    running: &Running,
    handout: &str,
    query: &RunQuery,
) -> Result<Option<RunProgress>> {
    let Some(folder) = desktop::pick_folder(window, "Choose a folder for the run").await? else {
        return Ok(None);
    };
    let (run, outside) = office.read_long(|store, today| {
        Ok((runs::prepare(store.read(), &RunOf::from(handout), query, today)?, store.outside()))
    })?;
    running.begin(run, outside, folder).map(Some)
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
