//! Pictures: the built-in ones, and those of the office's own.

use alongside_core::Result;
use alongside_core::pictures::{
    self, Added, PackDraft, PackPreview, PackProgress, PhotoDraft, PhotoOffer, PictureChoice, PictureDraft, PicturePack,
};
use alongside_core::store::Saved;
use tauri::WebviewWindow;

use super::Here;
use crate::files;

// ---- pictures ----------------------------------------------------------------------

#[tauri::command(async)]
#[specta::specta]
pub fn picture_choices(office: Here<'_>) -> Result<Vec<PictureChoice>> {
    office.read(|store, _| pictures::search(store.read(), "", 0))
}

/// Best first; nothing typed gives all.
#[tauri::command(async)]
#[specta::specta]
pub fn search_pictures(office: Here<'_>, words: String) -> Result<Vec<PictureChoice>> {
    office.read(|store, _| pictures::search(store.read(), &words, 0))
}

/// Those that go best with a sentence.
#[tauri::command(async)]
#[specta::specta]
pub fn suggest_pictures(office: Here<'_>, sentence: String) -> Result<Vec<PictureChoice>> {
    office.read(|store, _| pictures::suggest(store.read(), &sentence, pictures::SUGGESTIONS))
}

/// An address for `<img>`, of any picture.
#[tauri::command(async)]
#[specta::specta]
pub fn picture_file(office: Here<'_>, meaning: String) -> Result<String> {
    office.read(|store, _| Ok(pictures::svg_or_png(store.read(), &meaning)?.address()))
}

/// Asks for a zip file or a picture, or for a folder, and says what would be
/// added. Nothing where the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn choose_pictures(
    window: WebviewWindow,
    office: Here<'_>,
    folder: bool,
) -> Result<Option<PackPreview>> {
    files::choose_pictures(&window, &office, folder).await
}

/// How far the reading of pictures is; nothing where none are read.
#[tauri::command(async)]
#[specta::specta]
#[must_use]
pub fn pictures_progress(office: Here<'_>) -> Option<PackProgress> {
    office.reading()
}

#[tauri::command(async)]
#[specta::specta]
pub fn confirm_pictures(office: Here<'_>, draft: PackDraft) -> Result<Added> {
    office.pack(|pack| office.write(|store, now| pictures::add_pack(store, pack, &draft, now)))
}

/// Asks for a photo, to be cropped and named. Nothing where the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn choose_photo(window: WebviewWindow, office: Here<'_>) -> Result<Option<PhotoOffer>> {
    files::choose_photo(&window, &office).await
}

#[tauri::command(async)]
#[specta::specta]
pub fn add_photo(office: Here<'_>, draft: PhotoDraft) -> Result<Saved> {
    office.photo(|photo| office.write(|store, now| pictures::add_photo(store, photo, &draft, now)))
}

/// Drops what was chosen and not added.
#[tauri::command(async)]
#[specta::specta]
pub fn forget_pictures(office: Here<'_>) {
    office.forget_pictures();
}

#[tauri::command(async)]
#[specta::specta]
pub fn picture_packs(office: Here<'_>) -> Result<Vec<PicturePack>> {
    office.read(|store, _| pictures::packs(store.read()))
}

#[tauri::command(async)]
#[specta::specta]
pub fn delete_picture_pack(office: Here<'_>, name: String) -> Result<Saved> {
    office.write(|store, now| pictures::delete_pack(store, &name, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn own_picture(office: Here<'_>, meaning: String) -> Result<PictureDraft> {
    office.read(|store, _| pictures::draft(store.read(), &meaning))
}

#[tauri::command(async)]
#[specta::specta]
pub fn save_picture(office: Here<'_>, meaning: String, draft: PictureDraft) -> Result<Saved> {
    office.write(|store, now| pictures::save(store, &meaning, &draft, now))
}

#[tauri::command(async)]
#[specta::specta]
pub fn delete_picture(office: Here<'_>, meaning: String) -> Result<Saved> {
    office.write(|store, now| pictures::delete(store, &meaning, now))
}
