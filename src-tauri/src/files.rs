//! What passes between the store and files: the officer picks the place in
//! the system's own dialog, the core makes the bytes.

use std::path::Path;

use alongside_core::export::{self, ListKind};
use alongside_core::handouts::{self, HandoutRequest};
use alongside_core::import::{Import, ImportKind, ImportPreview};
use alongside_core::listing::ListQuery;
use alongside_core::pictures::{self, PackPreview, PhotoOffer};
use alongside_core::runs::{self, RunOf, RunProgress, RunQuery};
use alongside_core::{Code, Error, Result};
use tauri::WebviewWindow;

use crate::clock;
use crate::desktop::{self, BACKUP, FileKind, PDF, PHOTO, PICTURES, Printed, SPREADSHEET};
use crate::office::{self, Office};
use crate::running::Running;

/// Larger than any council's list.
const LARGEST_SPREADSHEET: u64 = 200 * 1024 * 1024;

/// # Errors
/// `UnreadableFile` with what to do about it.
pub async fn choose_import(
    window: &WebviewWindow,
    office: &Office,
    kind: ImportKind,
) -> Result<Option<ImportPreview>> {
    let Some(file) = desktop::pick_file(window, "Choose the spreadsheet", SPREADSHEET).await? else {
        return Ok(None);
    };
    let opened = std::fs::File::open(&file)?;
    if opened.metadata()?.len() > LARGEST_SPREADSHEET {
        return Err(Error::new(
            Code::UnreadableFile,
            "This file is larger than 200 MB.",
            "Save only the sheet with the list in it.",
        ));
    }
    let import = Import::open(kind, &name(&file), opened)?;
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
    let read = tauri::async_runtime::spawn_blocking(move || pictures::read_from(&place));
    let pack = read.await.map_err(Error::bug)??;
    let preview = pack.preview();
    office.begin_pack(pack);
    Ok(Some(preview))
}

/// # Errors
/// `UnreadableFile` with what to do about it; a failing disk.
pub async fn choose_photo(window: &WebviewWindow, office: &Office) -> Result<Option<PhotoOffer>> {
    let Some(file) = desktop::pick_file(window, "Choose the photo", PHOTO).await? else { return Ok(None) };
    if std::fs::metadata(&file)?.len() > pictures::LARGEST_PHOTO {
        return Err(Error::new(
            Code::UnreadableFile,
            "This photo is larger than 60 MB.",
            "Save a smaller copy of it, then choose that.",
        ));
    }
    let photo = std::fs::read(&file)?;
    let offer = pictures::offer_photo(&name(&file), &photo)?;
    office.begin_photo(photo);
    Ok(Some(offer))
}

/// # Errors
/// A failing disk.
pub async fn export_list(window: &WebviewWindow, office: &Office, kind: ListKind) -> Result<Option<String>> {
    let bytes = office.read(|store, today| export::csv(store, kind, today))?;
    let suggested = match kind {
        ListKind::People => "people.csv",
        ListKind::Projects => "projects.csv",
        ListKind::Claims => "claims.csv",
        ListKind::Plan => "action-plan.csv",
    };
    save(window, "Save the list", suggested, SPREADSHEET, &bytes).await
}

/// # Errors
/// `Refused` where the file is there already; a failing disk.
pub async fn backup(window: &WebviewWindow, office: &Office) -> Result<Option<String>> {
    let suggested = format!("alongside-{}.alongside", clock::today());
    let Some(file) = desktop::save_file(window, "Save the backup", &suggested, BACKUP).await? else {
        return Ok(None);
    };
    office.write(|store, now| store.backup(&file, now))?;
    Ok(Some(name(&file)))
}

/// # Errors
/// What the core says of the document; a failing disk.
pub async fn save_handout(
    window: &WebviewWindow,
    office: &Office,
    request: &HandoutRequest,
) -> Result<Option<String>> {
    let (info, pdf) = office.read(|store, today| {
        let info = handouts::info(store.read(), request, today)?;
        Ok((info, handouts::pdf(store.read(), request, today)?))
    })?;
    save(window, "Save the PDF", &format!("{}.pdf", info.file_name), PDF, &pdf).await
}

/// # Errors
/// What the core says of the document; where nothing here opens a PDF.
pub fn open_handout(office: &Office, printed: &Printed, request: &HandoutRequest) -> Result<()> {
    let (info, pdf) = office.read(|store, today| {
        let info = handouts::info(store.read(), request, today)?;
        Ok((info, handouts::pdf(store.read(), request, today)?))
    })?;
    Ok(desktop::open_pdf(printed, &info.file_name, &pdf)?)
}

/// # Errors
/// A failing disk; where nothing here opens a PDF.
pub fn open_list(office: &Office, printed: &Printed, kind: ListKind, query: &ListQuery) -> Result<()> {
    let pdf = office.read(|store, today| handouts::list_pdf(store, kind, query, today))?;
    Ok(desktop::open_pdf(printed, "list", &pdf)?)
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
    let run = office.read(|store, today| runs::prepare(store.read(), &RunOf::from(handout), query, today))?;
    running.begin(run, folder).map(Some)
}

async fn save(
    window: &WebviewWindow,
    title: &str,
    suggested: &str,
    kind: FileKind,
    bytes: &[u8],
) -> Result<Option<String>> {
    let Some(file) = desktop::save_file(window, title, suggested, kind).await? else { return Ok(None) };
    std::fs::write(&file, bytes)?;
    Ok(Some(name(&file)))
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
