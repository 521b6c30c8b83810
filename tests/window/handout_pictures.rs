//! Pictures of an office's own: packs and photos, from the file to the page.

use serde_json::json;

use crate::laptop::Laptop;
use crate::window::Window;

/// The shared slice of a real pack, beside the shared cases that the environment
/// names; else four drawings of our own.
fn pack() -> std::path::PathBuf {
    let cases = std::env::var_os("ALONGSIDE_CASES").map(std::path::PathBuf::from);
    let shared = cases.and_then(|cases| Some(cases.parent()?.join("picture-pack-sample")));
    let own = [env!("CARGO_MANIFEST_DIR"), "tests/cases/picture-pack"].iter().collect();
    shared.filter(|pack| pack.is_dir()).unwrap_or(own)
}

#[test]
fn a_picture_pack_comes_in_and_one_of_its_pictures_is_used() {
    let (laptop, window) = Laptop::in_northbrook("picture pack");
    laptop.will_pick(&[Some(&pack())]);
    window.go_to("Handouts");
    window.click("link", "Pictures");
    window.settle();
    window.looks_right("pictures");
    window.click("button", "Add a folder");
    window.find("heading", "Add ");
    window.is_accessible();
    window.screenshot("what would be added");
    window.fill("Name of the pack", "Trial pack");
    // On the page behind it there are more buttons that begin with "Add".
    window.click_on(&window.find_css("dialog[open] button[type=submit]"));
    window.wait_for("What was added");
    window.wait_for("Trial pack");
    window.screenshot("added");

    window.click("link", "Handouts");
    window.settle();
    window.open_first("Short breaks for carers");
    window.click("button", "Picture of row 1");
    window.wait_for("Trial pack");
    window.click("button", "Trial pack");
    window.screenshot("its pictures");
    let first = window.find_css("#picture-list [role=option][id*='own:']");
    window.click_on(&first);
    window.click("button", "Use this picture");
    window.wait_until_gone("Use this picture");
    window.press("Control+s");
    window.wait_for("Saved.");
    window.page_is_drawn();
    window.screenshot("used");
    window.close();
}

/// 240 by 160 points as it is seen, a colour in each corner; the camera was turned, and
/// wrote down whose it is and where it was.
fn photo() -> std::path::PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests/cases/four-corners.jpg"].iter().collect()
}

const RED: [u8; 3] = [200, 30, 40];
const GREEN: [u8; 3] = [30, 150, 60];
const BLUE: [u8; 3] = [30, 70, 200];
const YELLOW: [u8; 3] = [240, 190, 30];

/// How many dots of a drawn element are near each of these colours.
const DOTS: &str = "const [source, colours] = arguments;
    const canvas = document.createElement('canvas');
    canvas.width = source.naturalWidth ?? source.width;
    canvas.height = source.naturalHeight ?? source.height;
    const pen = canvas.getContext('2d');
    pen.drawImage(source, 0, 0);
    const dots = pen.getImageData(0, 0, canvas.width, canvas.height).data;
    const near = (at, colour) => colour.every((value, i) => Math.abs(dots[at + i] - value) < 24);
    return colours.map((colour) => { let n = 0; for (let at = 0; at < dots.length; at += 4) if (near(at, colour)) n++; return n; })";

impl Window {
    /// Which of the four colours are to be seen in an element: red, green, blue, yellow.
    fn colours(&self, css: &str) -> [bool; 4] {
        let dots = self.script(DOTS, json!([self.find_css(css).json(), [RED, GREEN, BLUE, YELLOW]]));
        [0, 1, 2, 3].map(|at| dots[at].as_u64().unwrap_or(0) > 200)
    }

    fn until_colours(&self, css: &str, expected: [bool; 4]) {
        self.until(&format!("{css} to show {expected:?}"), || (self.colours(css) == expected).then_some(()));
    }

    /// How much is cut off at the left, right, top and bottom, in per cent.
    fn cut_off(&self) -> [f64; 4] {
        let edges = self.script("return [...document.querySelectorAll('dialog[open] input[type=range]')].map((one) => Number(one.value))", json!([]));
        [0, 1, 2, 3].map(|at| edges[at].as_f64().unwrap())
    }

    /// Names the photo, adds it, and opens it among the pictures.
    fn add_photo(&self, name: &str) {
        self.fill("What it stands for", name);
        self.fill("Words for people who do not see it", "A painted wall");
        self.click("button", "Add the photo");
        self.wait_for(&format!("“{name}” is among your pictures."));
        self.click("button", "Close this message");
    }
}

#[test]
fn a_photo_is_cropped_with_keys_and_only_what_is_left_of_it_is_kept_and_printed() {
    let (laptop, window) = Laptop::in_northbrook("a photo with keys");
    laptop.will_pick(&[Some(&photo())]);
    window.go_to("Handouts");
    window.click("link", "Pictures");
    window.settle();
    window.click("button", "Add a photo");
    window.find("heading", "Add this photo?");
    // It stands upright already: the camera was turned, not the wall.
    window.until_colours("dialog[open] .photo img", [true; 4]);
    window.script("document.querySelector('dialog[open] input[type=range]').focus()", json!([]));
    for _ in 0..55 {
        window.press("Right");
    }
    window.press("Tab");
    window.press("Tab");
    window.press("Tab");
    assert_eq!(window.focused(), "Cut off at the bottom");
    for _ in 0..55 {
        window.press("Right");
    }
    assert_eq!(window.cut_off(), [55.0, 0.0, 0.0, 55.0]);
    window.is_accessible();
    window.screenshot("cropped");
    window.add_photo("Painted wall");

    window.click("link", "Handouts");
    window.settle();
    window.open_first("Short breaks for carers");
    window.page_is_drawn();
    window.until_colours("canvas.drawn", [false; 4]);
    window.click("button", "Picture of row 1");
    window.wait_for("Those that fit the sentence come first.");
    window.type_words("painted wall");
    window.until_colours("[role=option][aria-selected=true] img", [false, true, false, false]);
    let address = window
        .script("return document.querySelector('[role=option][aria-selected=true] img').src", json!([]));
    let kept = base64::Engine::decode(
        &base64::prelude::BASE64_STANDARD,
        address.as_str().unwrap().rsplit(',').next().unwrap(),
    )
    .unwrap();
    for note in [&b"Exif"[..], b"Gwen Askew", b"Northbrook Camera"] {
        assert!(memchr::memmem::find(&std::fs::read(photo()).unwrap(), note).is_some());
        assert_eq!(memchr::memmem::find(&kept, note), None, "the camera's note stays in the photo");
    }
    window.press("Enter");
    window.until_colours("canvas.drawn", [false, true, false, false]);
    window.press("Control+s");
    window.wait_for("Saved.");
    window.screenshot("used");
    window.close();
}

#[test]
fn a_photo_is_cropped_with_the_pointer_from_corner_to_corner() {
    let (laptop, window) = Laptop::in_northbrook("a photo with the pointer");
    laptop.will_pick(&[Some(&photo()), Some(&photo())]);
    window.go_to("Handouts");
    window.click("link", "Pictures");
    window.settle();
    window.click("button", "Add a photo");
    window.find("heading", "Add this photo?");
    window.until_colours("dialog[open] .photo img", [true; 4]);
    let shown = window.find_css("dialog[open] .photo");
    let (x, y) = window.place_in(&shown, 0.05, 0.95);
    window.hold_at(x, y);
    let (x, y) = window.place_in(&shown, 0.45, 0.55);
    window.pull_to(x, y);
    window.let_go();
    let near = |cut: [f64; 4], expected: [f64; 4]| {
        cut.iter().zip(expected).all(|(is, wish)| (is - wish).abs() <= 2.0)
    };
    window.until("the corner at the bottom left", || {
        near(window.cut_off(), [5.0, 55.0, 55.0, 5.0]).then_some(())
    });
    // Let go, it does not follow any more.
    window.pull_to(x + 60.0, y - 40.0);
    assert!(near(window.cut_off(), [5.0, 55.0, 55.0, 5.0]), "{:?}", window.cut_off());
    window.screenshot("drawn");
    window.is_accessible();
    window.add_photo("Blue corner");
    window.fill("Search for a picture", "blue corner");
    window.find("button", "Blue corner. Change it");
    window.until_colours("button.one img", [false, false, true, false]);

    // All of it, after a second thought.
    window.click("button", "Add a photo");
    window.find("heading", "Add this photo?");
    window.until("a fresh photo", || (window.cut_off() == [0.0; 4]).then_some(()));
    window.click("button", "Leave");
    window.wait_until_gone("Add this photo?");
    window.close();
}
