//! Handouts as they are looked at before they are printed.

use crate::laptop::Laptop;

/// The whole canvas is neither one colour nor empty: something was drawn.
const DRAWN: &str = "const canvas = document.querySelector('canvas');
    if (!canvas?.width) return false;
    const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    return new Set(new Uint32Array(pixels.buffer)).size > 2;";

#[test]
fn every_page_of_a_handout_is_drawn_and_can_be_heard() {
    let (laptop, window) = Laptop::in_northbrook("a handout on screen");
    let pdf = laptop.home().join("handout.pdf");
    laptop.will_pick(&[Some(&pdf)]);
    window.go_to("Handouts");
    window.looks_right("handouts");
    window.click("link", "Easy read: ");
    window.wait_for("Page 1 of");
    let drawn = || (window.script(DRAWN, serde_json::json!([])) == true).then_some(());
    window.until("the first page to be drawn", drawn);
    window.looks_right("easy read");
    let heard = "return document.querySelector('article h3')?.textContent ?? ''";
    window.until("its heading to be told", || {
        window.script(heard, serde_json::json!([])).as_str().filter(|words| !words.is_empty()).map(|_| ())
    });
    window.script("document.querySelector('.well').focus()", serde_json::json!([]));
    window.press("PageDown");
    window.wait_for("Page 2 of");
    window.until("the second page to be drawn", drawn);
    window.click("button", "Large print");
    window.click("button", "28");
    window.until("the large page to be drawn", drawn);
    window.looks_right("large print");
    window.click("button", "Save PDF");
    window.wait_for("handout.pdf");
    window.click("button", "Open to print");
    window.until("the document to be opened", || (laptop.opened().len() == 1).then_some(()));
    window.close();
}
