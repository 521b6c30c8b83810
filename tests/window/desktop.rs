//! The system's own file dialog, worked with the keyboard of the whole screen.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::{path::Path, time::Duration};

use crate::{screen, window::Window};

/// How long the dialog is given to look a path up, before Enter is pressed once more.
const LOOKING_UP: Duration = Duration::from_secs(5);

impl Window {
    /// Pastes a path into the open dialog of this title and presses Enter.
    /// Only on a laptop [with real dialogs](crate::laptop::Laptop::with_real_dialogs).
    pub fn choose_in_real_dialog(&self, title: &str, file: &Path) {
        let path = file.display().to_string();
        let dialog = self.until(&format!("the dialog “{title}”"), || shown(title));
        // Pasted in one piece: while a path is typed, the dialog fills in what it has
        // found so far, and letters of the two come to stand between each other.
        copy(&path);
        let gone = || shown(title).is_none().then_some(());
        self.until("the dialog to take the answer", || {
            if gone().is_some() {
                return Some(());
            }
            // Nobody can look into the field, but what is marked in it is lent to the
            // whole screen. A slow computer loses keys while the dialog is drawn.
            if marked() != path {
                xdotool(&["windowfocus", "--sync", &dialog]);
                for keys in ["ctrl+l", "ctrl+a", "ctrl+v", "ctrl+a"] {
                    xdotool(&["key", "--clearmodifiers", keys]);
                }
                return None;
            }
            xdotool(&["key", "Return"]);
            self.within(LOOKING_UP, gone)
        });
    }
}

/// The dialog's window, while it is to be seen.
fn shown(title: &str) -> Option<String> {
    let found = xdotool(&["search", "--onlyvisible", "--name", title]);
    found.lines().next().map(str::to_owned)
}

/// What is marked on this screen, whichever program has it.
fn marked() -> String {
    let mut clip = Command::new("xclip");
    let said = clip.args(["-selection", "primary", "-out"]).envs(screen::ours()).output();
    String::from_utf8_lossy(&said.expect("xclip is not installed; run: cargo xtask set-up").stdout)
        .into_owned()
}

/// Into the clipboard of the screen, which `xclip` holds until the next.
fn copy(words: &str) {
    let mut clip = Command::new("xclip")
        .args(["-selection", "clipboard"])
        .envs(screen::ours())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("xclip is not installed; run: cargo xtask set-up");
    clip.stdin.take().unwrap().write_all(words.as_bytes()).unwrap();
    assert!(clip.wait().unwrap().success(), "the path did not get into the clipboard");
}

pub(crate) fn xdotool(words: &[&str]) -> String {
    let said = Command::new("xdotool")
        .args(words)
        .envs(screen::ours())
        .output()
        .expect("xdotool is not installed; run: cargo xtask set-up");
    String::from_utf8_lossy(&said.stdout).into_owned()
}
