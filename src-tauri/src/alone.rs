//! Nobody looks over the app's shoulder: what held a key or a passphrase is wiped when it is
//! let go, is in no picture of the memory that the system writes after a crash, and a build
//! that officers use does not listen to tools that steer a browser.

use zeroizing_alloc::ZeroAlloc;

/// Everything that is let go is wiped: what is typed goes through several hands before the
/// core sees it, and theirs do not wipe.
#[global_allocator]
static WIPED: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

/// To be called before there is a second thread.
pub(crate) fn begin() {
    alongside_core::store::leave_no_memory_behind();
    #[cfg(not(feature = "scripted-dialogs"))]
    deaf();
}

/// With these in its environment WebKit opens a door for an inspector or a driver.
#[cfg(all(target_os = "linux", not(feature = "scripted-dialogs")))]
fn deaf() {
    for variable in DOORS {
        webkit2gtk::glib::unsetenv(variable);
    }
}

#[cfg(all(not(target_os = "linux"), not(feature = "scripted-dialogs")))]
fn deaf() {}

#[cfg(all(target_os = "linux", not(feature = "scripted-dialogs")))]
const DOORS: [&str; 4] = [
    "TAURI_WEBVIEW_AUTOMATION",
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "TAURI_AUTOMATION",
];
