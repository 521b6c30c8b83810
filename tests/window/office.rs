//! Steps that many journeys begin with.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use crate::laptop::Laptop;
use crate::window::Window;

pub const PASSPHRASE: &str = "green bus in the rain";

impl Laptop {
    /// A laptop on which an office of one's own was just started, on Today.
    pub fn with_own_office(name: &str) -> (Self, Window) {
        let laptop = Self::new(name);
        let window = laptop.open();
        window.start_own_office();
        window.click("link", "Start with an empty office");
        window.settle();
        (laptop, window)
    }

    /// A laptop on which somebody looks round the made-up council, on Today.
    pub fn in_northbrook(name: &str) -> (Self, Window) {
        let laptop = Self::new(name);
        copy_northbrook(&laptop);
        let window = laptop.open();
        window.look_round_northbrook();
        (laptop, window)
    }
}

/// The made-up council is entered once, by the app itself, and then copied: entering
/// it takes the longest of all. A copy is another device, as on a real laptop.
fn copy_northbrook(laptop: &Laptop) {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let (first, folder) = (Laptop::new("northbrook is made"), Laptop::folder_of("northbrook as made"));
        let window = first.open();
        window.look_round_northbrook();
        fs::create_dir_all(&folder).unwrap();
        // The app is open and nobody writes: its files stand still.
        copy_store(&first.home(), &folder);
        window.close();
        folder
    });
    fs::create_dir_all(laptop.home()).unwrap();
    copy_store(made, &laptop.home());
}

/// The database, what is written and not yet in it, and the keys. Which laptop it was
/// stands beside them too, and is noticed to be another one.
fn copy_store(from: &Path, to: &Path) {
    let mut copied = 0;
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        // Memory that open connections share belongs to those of one laptop.
        if name.starts_with("northbrook.db") && !name.ends_with("-shm") {
            fs::copy(file.path(), to.join(name)).unwrap();
            copied += 1;
        }
    }
    assert!(copied >= 4, "a store, its two files of keys and its device, not {copied} files");
}

impl Window {
    /// From the welcome to Today of the made-up council.
    pub fn look_round_northbrook(&self) {
        self.click("button", "Look round Northbrook");
        self.wait_for("Priya Nair");
        self.settle();
    }

    /// From the welcome to the question how to begin.
    pub fn start_own_office(&self) {
        self.start_own_office_until("Your recovery key");
        self.click("checkbox", "I have written it down");
        self.click("button", "Go on");
        self.wait_for("How shall we begin?");
    }

    /// From the welcome to these words.
    pub fn start_own_office_until(&self, words: &str) {
        self.click("button", "Start our own office");
        self.fill("Your council", "Northbrook Council");
        self.fill("Your name", "Asha Verity");
        self.fill("Your passphrase", PASSPHRASE);
        self.fill("The passphrase once more", PASSPHRASE);
        self.click("button", "Go on");
        self.wait_for(words);
    }

    /// Opens the first record of a list whose row holds these words.
    pub fn open_first(&self, words: &str) {
        let link = self.until(&format!("a row with “{words}”"), || {
            let found = self.script(
                "const rows = [...document.querySelectorAll('tbody tr')];
                 return rows.find((row) => row.innerText.includes(arguments[0]))?.querySelector('a')",
                serde_json::json!([words]),
            );
            crate::driver::Element::from(&found)
        });
        self.click_on(&link);
        self.wait_until_gone("Filter");
        self.settle();
    }

    /// Goes to a section by the side navigation.
    pub fn go_to(&self, section: &str) {
        self.click("link", section);
        self.settle();
    }
}
