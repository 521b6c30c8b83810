//! How long until something stands in the window? For `cargo xtask bench`, and
//! compiled only under the feature `scripted-dialogs`, since it goes round the
//! passphrase: in a release there is no such way.
//!
//! `ALONGSIDE_STOPWATCH` is what to wait for, a selector, and
//! `ALONGSIDE_STOPWATCH_PAGE` the page that has it. When it has been painted,
//! the milliseconds since 1970 are written to standard output.
//! `ALONGSIDE_KEY_IN_HAND` opens the store before the window does.
//!
//! There are two yardsticks, each with one word on it. `ALONGSIDE_BARE` is our
//! window, set up as we do. `ALONGSIDE_PLAIN` is Tauri's: a window as Tauri makes
//! it, with a page of one line and nothing of ours.

use std::borrow::Cow;
use std::iter;

use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};
use tauri::utils::config::WindowConfig;
use tauri::{Assets, Context, Manager, Runtime, WebviewUrl, WebviewWindowBuilder};

use crate::office::Office;

pub(crate) fn unlock(office: &Office) {
    if let Ok(passphrase) = std::env::var("ALONGSIDE_KEY_IN_HAND")
        && let Err(error) = office.unlock("", &passphrase)
    {
        eprintln!("{error}");
    }
}

/// The page to open on: `people` rather than Today.
pub(crate) fn page(mut config: WindowConfig) -> WindowConfig {
    if let Ok(page) = std::env::var("ALONGSIDE_STOPWATCH_PAGE") {
        config.url = WebviewUrl::App(page.into());
    }
    config
}

pub(crate) fn start<'a, M: Manager<tauri::Wry>>(
    window: WebviewWindowBuilder<'a, tauri::Wry, M>,
) -> WebviewWindowBuilder<'a, tauri::Wry, M> {
    let Ok(selector) = std::env::var("ALONGSIDE_STOPWATCH") else { return window };
    let bare = if std::env::var_os("ALONGSIDE_BARE").is_some() { BARE } else { "" };
    let selector = serde_json::Value::from(selector);
    window.initialization_script(format!("{bare}; ({WAIT})({selector})")).on_document_title_changed(
        |_, title| {
            if let Some(at) = title.strip_prefix("painted ") {
                println!("painted {at}");
            }
        },
    )
}

/// Opens Tauri's own bare window, where that is asked for.
pub(crate) fn plain(context: Context) -> Result<Option<Context>, tauri::Error> {
    if std::env::var_os("ALONGSIDE_PLAIN").is_none() {
        return Ok(Some(context));
    }
    let mut context = context;
    context.set_assets(Box::new(OnePage));
    tauri::Builder::default()
        .setup(|app| {
            let config = app.config().app.windows.first().cloned().unwrap_or_default();
            let window = WebviewWindowBuilder::from_config(app.handle(), &config)?;
            // Not into the data folder of whoever measures.
            let folder = std::env::var("ALONGSIDE_HOME").unwrap_or_default();
            start(window.data_directory(folder.into())).build()?;
            Ok(())
        })
        .run(context)?;
    Ok(None)
}

struct OnePage;

impl<R: Runtime> Assets<R> for OnePage {
    fn get(&self, _: &AssetKey) -> Option<Cow<'_, [u8]>> {
        Some(Cow::Borrowed(b"<!doctype html><title>Alongside</title><p id=bare>Alongside</p>"))
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        Box::new(iter::empty())
    }

    fn csp_hashes(&self, _: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        Box::new(iter::empty())
    }
}

const BARE: &str = "window.stop();
    document.documentElement.innerHTML = '<body><p id=bare>Alongside</p></body>'";

/// Two frames after the element is there, it has been painted.
const WAIT: &str = "(selector) => {
    const look = () => document.querySelector(selector)
        ? requestAnimationFrame(() => requestAnimationFrame(() => { document.title = `painted ${Date.now()}` }))
        : requestAnimationFrame(look);
    look();
}";
