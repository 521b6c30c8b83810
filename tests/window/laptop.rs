//! A laptop: the data folder, the day and the light that the app is opened in.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    thread::{self, ThreadId},
};

use crate::window::Window;

/// The day on which journeys happen, when they do not name another.
pub const TODAY: &str = "2026-11-22";

#[derive(Debug)]
pub struct Laptop {
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    pub(crate) today: String,
    pub(crate) dark: bool,
    /// How large the disk is on which the data folder lies, where it has one of its own.
    pub(crate) disk: Option<String>,
}

/// Whose laptops these are: journeys go on side by side, and no two share one.
static OWNERS: Mutex<BTreeMap<String, ThreadId>> = Mutex::new(BTreeMap::new());

impl Laptop {
    /// A laptop that has never seen Alongside. `name` is a sentence.
    pub fn new(name: &str) -> Self {
        let journey = thread::current().id();
        let owner =
            *OWNERS.lock().unwrap_or_else(PoisonError::into_inner).entry(file_name(name)).or_insert(journey);
        assert_eq!(owner, journey, "another journey has the laptop “{name}”");
        let folder = Self::folder_of(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("dialogs")).unwrap();
        Self { name: name.to_owned(), folder, today: TODAY.to_owned(), dark: false, disk: None }
    }

    pub(crate) fn folder_of(name: &str) -> PathBuf {
        [env!("CARGO_MANIFEST_DIR"), "target", "laptops", &file_name(name)].iter().collect()
    }

    /// On another day: "2026-12-01".
    pub fn on(mut self, day: &str) -> Self {
        self.today = day.to_owned();
        self
    }

    /// The desktop asks for dark colours.
    pub fn in_the_evening(mut self) -> Self {
        self.dark = true;
        self
    }

    /// The system's own dialogs open, which WebDriver cannot see and `xdotool` can.
    pub fn with_real_dialogs(self) -> Self {
        fs::remove_dir_all(self.dialogs()).unwrap();
        self
    }

    /// The data folder lies on a small disk of its own, such as "24m". It is in memory, and
    /// gone with the window.
    pub fn with_a_disk_of(mut self, size: &str) -> Self {
        fs::create_dir_all(self.home()).unwrap();
        self.disk = Some(size.to_owned());
        self
    }

    /// Starts the app. The same laptop may be opened again after a window was closed.
    pub fn open(&self) -> Window {
        Window::open(self)
    }

    pub fn home(&self) -> PathBuf {
        self.folder.join("home")
    }

    /// What the officer will answer to the file dialogs to come, in order;
    /// `None` closes the dialog.
    pub fn will_pick(&self, answers: &[Option<&Path>]) {
        let script: String = answers
            .iter()
            .map(|answer| match answer {
                Some(path) => format!("{}\n", path.display()),
                None => "closed\n".to_owned(),
            })
            .collect();
        fs::write(self.dialogs().join("answers"), script).unwrap();
    }

    /// How many file dialogs were opened.
    pub fn asked(&self) -> usize {
        fs::read_to_string(self.dialogs().join("asked")).unwrap_or_default().lines().count()
    }

    /// The documents that were opened in the system's viewer.
    pub fn opened(&self) -> Vec<PathBuf> {
        let Ok(folder) = fs::read_dir(self.dialogs().join("opened")) else {
            return Vec::new();
        };
        folder.map(|file| file.unwrap().path()).collect()
    }

    /// A file with so many seconds as the laptop has slept.
    pub fn slept(&self) -> PathBuf {
        self.folder.join("slept")
    }

    pub(crate) fn dialogs(&self) -> PathBuf {
        self.folder.join("dialogs")
    }
}

/// "An officer finds a person" → "an-officer-finds-a-person"
pub fn file_name(sentence: &str) -> String {
    let words: String = sentence
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' })
        .collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}
