//! A handout saved as a web page, in a browser as people at home open it.

use std::path::Path;

use serde_json::json;

use crate::laptop::Laptop;
use crate::window::Window;

impl Window {
    /// The handout on the page, saved in the file that the dialog answers with.
    fn save_web_page(&self, file: &Path, though: &str) {
        self.click("button", "Web page");
        self.click("button", "Save the file");
        if !though.is_empty() {
            self.wait_for(though);
            self.click("button", "Save it anyway");
        }
        self.wait_for(&format!("Saved as {}.", file.file_name().unwrap().display()));
    }

    /// The same file 320 wide, in a frame: the browser's own window does not become so narrow.
    fn narrow(&self, file: &Path) {
        let frame =
            "document.body.innerHTML = '<iframe style=\"width: 320px; height: 480px; border: 0\"></iframe>';
            const [frame, done] = [document.querySelector('iframe'), arguments[1]];
            frame.onload = () => done(true);
            frame.srcdoc = arguments[0]";
        let words = std::fs::read_to_string(file).unwrap();
        self.driver.script_later(frame, json!([words])).unwrap();
        self.driver.post("/frame", json!({ "id": 0 })).unwrap();
        self.script("document.documentElement.dataset.ready = ''", json!([]));
        assert_eq!(self.script("return innerWidth", json!([])), json!(320));
    }
}

#[test]
fn a_saved_web_page_passes_axe_in_a_browser_in_english_and_in_arabic() {
    let (laptop, window) = Laptop::in_northbrook("web pages");
    let [plan, arabic] = ["plan.html", "arabic.html"].map(|name| laptop.folder.join(name));
    laptop.will_pick(&[Some(&plan), Some(&arabic)]);
    window.go_to("Handouts");
    window.click("link", "Easy read: the action plan");
    window.save_web_page(&plan, "");
    window.click("button", "Close this message");
    window.go_to("Handouts");
    window.open_first("Short breaks for carers");
    window.choose("Make a copy to translate", "ar");
    window.click("button", "Make a copy in Arabic");
    window.wait_for("Arabic, UK council rules");
    window.settle();
    window.fill("Title", "استراحة قصيرة");
    window.fill("Row 1", "نريد أن نسمع منك.");
    window.press("Control+s");
    window.find("heading", "Versions");
    window.click("button", "Close this message");
    window.save_web_page(&arabic, "Nobody has tried it yet");
    window.close();

    for evening in [false, true] {
        let laptop = Laptop { dark: evening, ..Laptop::new("a web page at home") };
        let light = if evening { "dark" } else { "light" };
        for (file, name, language) in [(&plan, "english", "en-GB"), (&arabic, "arabic", "ar")] {
            let page = Window::browse(&laptop, file);
            let root = "const root = document.documentElement;
                const dark = matchMedia('(prefers-color-scheme: dark)').matches;
                return [root.lang, getComputedStyle(root).direction, dark, document.scripts.length]";
            let direction = if language == "ar" { "rtl" } else { "ltr" };
            assert_eq!(page.script(root, json!([])), json!([language, direction, evening, 0]));
            page.nothing_sticks_out();
            page.is_accessible();
            page.screenshot(&format!("{name} {light}"));
            // The first stop of the keyboard leads past what stands above the words.
            page.press("Tab");
            let skip = "const it = document.activeElement; const box = it.getBoundingClientRect();
                return [it.className, box.width > 40 && box.height > 24 && box.top >= 0 && box.bottom < innerHeight]";
            assert_eq!(page.script(skip, json!([])), json!(["skip", true]));
            page.is_accessible();
            page.screenshot(&format!("{name} {light} skip"));
            page.press("Enter");
            let focused = page.script("return document.activeElement.id", json!([]));
            assert_eq!(focused, json!("content"));
            page.set_size(640, 480);
            page.nothing_sticks_out();
            page.is_accessible();
            page.screenshot(&format!("{name} {light} 200"));
            page.narrow(file);
            page.nothing_sticks_out();
            page.is_accessible();
            page.screenshot(&format!("{name} {light} 400"));
        }
    }
}
