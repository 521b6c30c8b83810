//! The system's own file dialog, worked with the keyboard of the whole screen.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::{path::Path, thread::sleep, time::Duration};

use crate::window::Window;

impl Window {
    /// Pastes a path into the open dialog of this title and presses Enter.
    /// Only on a laptop [with real dialogs](crate::laptop::Laptop::with_real_dialogs).
    pub fn choose_in_real_dialog(&self, title: &str, file: &Path) {
        let dialog = self.until(&format!("the dialog “{title}”"), || {
            let found = xdotool(&["search", "--name", title]);
            found.lines().next().map(str::to_owned)
        });
        // Pasted in one piece: while a path is typed, the dialog fills in what it has
        // found so far, and letters of the two come to stand between each other.
        copy(&file.display().to_string());
        // A slow computer loses keys while the dialog is drawn, and looks the path up
        // only after a while: then once more.
        self.until("the dialog to take the answer", || {
            xdotool(&["windowfocus", "--sync", &dialog]);
            xdotool(&["key", "--clearmodifiers", "ctrl+l"]);
            sleep(Duration::from_millis(500));
            xdotool(&["key", "--clearmodifiers", "ctrl+a"]);
            xdotool(&["key", "--clearmodifiers", "ctrl+v"]);
            sleep(Duration::from_secs(1));
            xdotool(&["key", "Return"]);
            sleep(Duration::from_secs(2));
            xdotool(&["search", "--onlyvisible", "--name", title]).trim().is_empty().then_some(())
        });
    }
}

/// Into the clipboard of the screen, which `xclip` holds until the next.
fn copy(words: &str) {
    let mut clip = Command::new("xclip")
        .args(["-selection", "clipboard"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("xclip is not installed; run: cargo xtask set-up");
    clip.stdin.take().unwrap().write_all(words.as_bytes()).unwrap();
    assert!(clip.wait().unwrap().success(), "the path did not get into the clipboard");
}

fn xdotool(words: &[&str]) -> String {
    let said = Command::new("xdotool")
        .args(words)
        .output()
        .expect("xdotool is not installed; run: cargo xtask set-up");
    String::from_utf8_lossy(&said.stdout).into_owned()
}
