//! Steps that many journeys begin with.

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
        let window = laptop.open();
        window.click("button", "Look round Northbrook");
        window.wait_for("Priya Nair");
        window.settle();
        (laptop, window)
    }
}

impl Window {
    /// From the welcome to the question how to begin.
    pub fn start_own_office(&self) {
        self.click("button", "Start our own office");
        self.fill("Your council", "Northbrook Council");
        self.fill("Your name", "Asha Verity");
        self.fill("Your passphrase", PASSPHRASE);
        self.fill("The passphrase once more", PASSPHRASE);
        self.click("button", "Go on");
        self.wait_for("Your recovery key");
        self.click("checkbox", "I have written it down");
        self.click("button", "Go on");
        self.wait_for("How shall we begin?");
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

    /// Looks at the page in every colour and at every zoom, keeps pictures, and
    /// lets axe look too.
    pub fn looks_right(&self, name: &str) {
        for theme in ["light", "dark", "contrast", "contrast-dark"] {
            self.set_theme(theme);
            if theme != "contrast-dark" {
                self.screenshot(&format!("{name} {theme}"));
            }
            self.is_accessible();
        }
        self.set_theme("light");
        for (zoom, width, height) in [("200", 640, 400), ("400", 320, 480)] {
            self.set_size(width, height);
            self.screenshot(&format!("{name} {zoom}"));
            self.nothing_sticks_out();
            self.is_accessible();
        }
        self.set_size(1280, 800);
    }
}
