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
        xdotool(&["windowfocus", "--sync", &dialog]);
        xdotool(&["type", "--delay", "20", &file.display().to_string()]);
        // The dialog looks the path up while it is typed, and answers with it only then.
        sleep(Duration::from_secs(1));
        xdotool(&["key", "Return"]);
    }
}

fn xdotool(words: &[&str]) -> String {
    let said = Command::new("xdotool")
        .args(words)
        .output()
        .expect("xdotool is not installed; run: cargo xtask set-up");
    String::from_utf8_lossy(&said.stdout).into_owned()
}
