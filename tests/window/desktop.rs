//! The system's own file dialog, worked with the keyboard of the whole screen.

use std::{path::Path, process::Command, thread::sleep, time::Duration};

use crate::window::Window;

impl Window {
    /// Types a path into the open dialog of this title and presses Enter.
    /// Only on a laptop [with real dialogs](crate::laptop::Laptop::with_real_dialogs).
    pub fn choose_in_real_dialog(&self, title: &str, file: &Path) {
        let dialog = self.until(&format!("the dialog “{title}”"), || {
            let found = xdotool(&["search", "--name", title]);
            found.lines().next().map(str::to_owned)
        });
        // A slow computer loses keys while the dialog is drawn, and looks the path up
        // only after a while: then it is typed again.
        self.until("the dialog to take the answer", || {
            xdotool(&["windowfocus", "--sync", &dialog]);
            xdotool(&["key", "--clearmodifiers", "ctrl+l"]);
            sleep(Duration::from_millis(500));
            xdotool(&["key", "--clearmodifiers", "ctrl+a"]);
            xdotool(&["type", "--delay", "40", &file.display().to_string()]);
            sleep(Duration::from_secs(1));
            xdotool(&["key", "Return"]);
            sleep(Duration::from_secs(2));
            xdotool(&["search", "--onlyvisible", "--name", title]).trim().is_empty().then_some(())
        });
    }
}

fn xdotool(words: &[&str]) -> String {
    let said = Command::new("xdotool")
        .args(words)
        .output()
        .expect("xdotool is not installed; run: cargo xtask set-up");
    String::from_utf8_lossy(&said.stdout).into_owned()
}
