//! The one window.

use tauri::{AppHandle, Url, WebviewWindow, WebviewWindowBuilder};

use crate::desktop::Home;

/// Opens the window of tauri.conf.json.
///
/// Its cache lies within the data folder, so that no trace of what was shown
/// stays elsewhere on the laptop.
pub(crate) fn open(app: &AppHandle, home: &Home) -> tauri::Result<WebviewWindow> {
    let config = app
        .config()
        .app
        .windows
        .first()
        .ok_or(tauri::Error::WindowNotFound)?;
    WebviewWindowBuilder::from_config(app, config)?
        .data_directory(home.webview())
        .on_navigation(is_ours)
        .build()
}

/// The page never leaves itself: no link and no script can load another site.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        // Windows serves the page under this name, from the program itself.
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        "about" => url.path() == "blank",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn the_page_may_go_to_itself_and_nowhere_else() {
        let ours = |url: &str| url.parse().is_ok_and(|url| is_ours(&url));
        assert!(ours("tauri://localhost/people"));
        assert!(ours("http://tauri.localhost/people"));
        for other in [
            "https://example.org/",
            "http://tauri.localhost.example.org/",
            "file:///etc/passwd",
            "data:text/html,hello",
        ] {
            assert!(!ours(other), "{other}");
        }
    }
}
