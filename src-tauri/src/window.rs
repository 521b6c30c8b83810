//! The one window.

use tauri::{AppHandle, Url, WebviewWindow, WebviewWindowBuilder};

use crate::desktop::{Home, Waiting};
use crate::office::Again;

/// Opens the window of tauri.conf.json.
///
/// Its cache lies within the data folder, so that no trace of what was shown
/// stays elsewhere on the laptop.
pub(crate) fn open(app: &AppHandle, home: &Home) -> tauri::Result<WebviewWindow> {
    let config = app.config().app.windows.first().ok_or(tauri::Error::WindowNotFound)?;
    #[cfg(feature = "scripted-dialogs")]
    let config = &crate::stopwatch::page(config.clone());
    let window =
        WebviewWindowBuilder::from_config(app, config)?.data_directory(home.webview()).on_navigation(is_ours);
    #[cfg(feature = "scripted-dialogs")]
    let window = crate::stopwatch::start(window.initialization_script(NOTE_TROUBLE));
    let window = window.build()?;
    check_spelling(&window)?;
    Ok(window)
}

/// Takes the page away once the store is locked, with all that it knew and what waits to
/// be printed. A page that begins anew on the same place asks for the passphrase first.
pub(crate) fn put_away(window: &WebviewWindow, again: Again, waiting: &Waiting) {
    // A viewer may hold a document until the next start.
    let _ = waiting.wipe();
    // A window that is closed by now shows nothing.
    let _ = window.url().and_then(|mut place| {
        if again == Again::AtTheDoor {
            place.set_path("/");
            place.set_query(None);
        }
        // With a place within the page it would not begin anew.
        place.set_fragment(None);
        begin_anew(window, place)
    });
}

/// What somebody typed and read stays in the memory of the page's process whatever a script
/// does about it, so the process ends.
#[cfg(target_os = "linux")]
fn begin_anew(window: &WebviewWindow, place: Url) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt as _;
    window.with_webview(move |webview| {
        let page = webview.inner();
        // Only a build for journeys can be driven, and a driver does not outlive the process.
        if !page.is_controlled_by_automation() {
            page.terminate_web_process();
        }
        page.load_uri(place.as_str());
    })
}

/// Elsewhere the system keeps the process, and the page alone goes.
#[cfg(not(target_os = "linux"))]
fn begin_anew(window: &WebviewWindow, place: Url) -> tauri::Result<()> {
    window.navigate(place)
}

/// Journeys fail on whatever goes wrong unseen. WebDriver comes too late for the
/// first script of the page, so the tested shell notes it.
#[cfg(feature = "scripted-dialogs")]
const NOTE_TROUBLE: &str = "
    const trouble = (window.__trouble = []);
    // A page that is put away may still be fetching; its window is by then the next one's.
    const note = (what) => trouble.push(what);
    addEventListener('securitypolicyviolation', (e) => note(`CSP ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
    addEventListener('error', (e) => note(`error ${e.message} ${e.filename}:${e.lineno}`));
    addEventListener('unhandledrejection', (e) => note(`lost promise ${e.reason?.stack ?? JSON.stringify(e.reason)}`));
    const say = console.error;
    console.error = (...words) => { note(`console ${words.join(' ')}`); say.apply(console, words); };
";

/// Words, lines and small pictures need no graphics card, and on laptops and virtual
/// desktops without one WebKit imitates it, at three times the cost of the first
/// picture. A setting that the officer's computer brings along stays. To be called
/// before there is a second thread.
#[cfg(target_os = "linux")]
pub(crate) fn draw_on_the_processor() {
    let _ = webkit2gtk::glib::setenv("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1", false);
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn draw_on_the_processor() {}

/// WebKit on Linux checks spelling only when asked, and before it has a page; the
/// other two do by themselves. Its dictionary is read later: that holds everything
/// else up, and the first page needs none.
#[cfg(target_os = "linux")]
fn check_spelling(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{WebContextExt as _, WebViewExt as _};
    window.with_webview(|webview| {
        if let Some(context) = webview.inner().context() {
            context.set_spell_checking_enabled(true);
        }
    })?;
    let window = window.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        // A window that is closed by now has nothing to check.
        let _ = window.with_webview(|webview| {
            if let Some(context) = webview.inner().context() {
                context.set_spell_checking_languages(&["en_GB"]);
            }
        });
    });
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn check_spelling(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
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
