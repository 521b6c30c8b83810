//! The rows of a handout under the fingers: dragged, and kept when the app ends or locks.

use serde_json::json;

use crate::laptop::Laptop;
use crate::window::Window;

impl Window {
    /// Waits until these words are in the draft that the store keeps of a form.
    pub(crate) fn until_kept(&self, place: &str, words: &str) {
        let ask = "const [place, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('take_draft', { place }).then(done, () => done(null))";
        self.until(&format!("“{words}” to be kept"), || {
            let kept = self.driver.script_later(ask, json!([place])).ok()?;
            kept.as_str()?.contains(words).then_some(())
        });
    }

    /// Notes for how many pictures of the screen a row stays behind the pointer.
    fn watch_rows(&self) {
        let watch = "let [frame, moved] = [0, 0];
            window.__behind = [];
            requestAnimationFrame(function next() { frame += 1; requestAnimationFrame(next); });
            addEventListener('pointermove', () => { moved = frame; }, true);
            const rows = document.querySelector('[data-key]').parentElement;
            new MutationObserver(() => window.__behind.push(frame - moved)).observe(rows, { childList: true });";
        self.script(watch, json!([]));
    }

    /// Pictures and no milliseconds: a slow computer shows fewer of them, and still the
    /// row is where the pointer is on the very next.
    fn rows_kept_up(&self, times: usize) {
        let behind = self.script("return window.__behind", json!([]));
        let at_once =
            behind.as_array().unwrap().iter().filter(|pictures| pictures.as_u64() <= Some(1)).count();
        assert!(at_once >= times, "at once {at_once} times, not {times}: {behind}");
    }

    /// Holds a row by its grip and pulls it over another, to just below its middle.
    fn pull_row_over(&self, row: usize, other: usize) {
        self.hold(&self.find("button", &format!("Move row {row} of")));
        let (x, _) = self.place_in(&self.find("button", &format!("Move row {row} of")), 0.5, 0.5);
        let (_, y) = self.place_in(&self.find_css(&format!("[data-key]:nth-child({other})")), 0.5, 0.75);
        self.pull_to(x, y);
    }
}

#[test]
fn a_row_lands_where_it_is_let_go_and_stays_where_it_was_after_escape_or_outside() {
    let (_laptop, window) = Laptop::in_northbrook("dragging a row");
    let sentences = ["One is one.", "Two is two.", "Three is three.", "Four is four."];
    window.write_handout("Count with us", &sentences.map(str::to_owned));
    window.until_rows(&sentences);
    window.watch_rows();

    window.pull_row_over(1, 3);
    let moved = ["Two is two.", "Three is three.", "One is one.", "Four is four."];
    window.until_rows(&moved);
    window.screenshot("under way");
    window.let_go();
    window.find_css("ol:not(:has(.dragged)) [data-key]");
    window.until_rows(&moved);

    // Pulled away sideways it goes back, and is let go there.
    window.pull_row_over(4, 1);
    window.until_rows(&["Two is two.", "Four is four.", "Three is three.", "One is one."]);
    let (x, y) = window.place_in(&window.find_css("h1"), 1.0, 0.5);
    window.pull_to(x + 300.0, y);
    window.until_rows(&moved);
    window.let_go();
    window.find_css("ol:not(:has(.dragged)) [data-key]");
    window.until_rows(&moved);

    // Escape lets it go where it was, whatever the pointer does then.
    window.pull_row_over(1, 4);
    window.until_rows(&["Three is three.", "One is one.", "Four is four.", "Two is two."]);
    // Over, over, back, and over.
    window.rows_kept_up(4);
    window.press("Escape");
    window.until_rows(&moved);
    window.find_css("ol:not(:has(.dragged)) [data-key]");
    let (x, y) = window.place_in(&window.find_css("[data-key]:nth-child(4)"), 0.05, 0.5);
    window.pull_to(x, y);
    window.let_go();
    window.until_rows(&moved);
    window.page_is_drawn();

    window.press("Control+s");
    window.wait_for("“Count with us” is saved.");
    window.find("heading", "Versions");
    window.until_rows(&moved);
    window.close();
}

#[test]
fn a_row_is_pulled_to_places_beyond_the_window() {
    let (_laptop, window) = Laptop::in_northbrook("dragging far");
    let sentences: Vec<_> = (1..=12).map(|n| format!("This is sentence {n}.")).collect();
    window.write_handout("A long list", &sentences);
    let grip = window.find("button", "Move row 1 of");
    let (x, _) = window.place_in(&grip, 0.5, 0.5);
    window.hold(&grip);
    let height = window.script("return innerHeight", json!([])).as_f64().unwrap();
    window.pull_to(x, height - 12.0);
    let last = || (window.rows().last() == sentences.first()).then_some(());
    window.until("the first row to be the last", last);
    window.pull_to(x, 12.0);
    let first = || (window.rows() == sentences).then_some(());
    window.until("the row to be the first again", first);
    window.let_go();
    window.until("the row to stay there", first);
    window.close();
}

#[test]
fn the_words_of_a_handout_survive_the_lock_and_a_crash() {
    let (laptop, window) = Laptop::with_own_office("a handout and a crash");
    window.write_handout("Our letter", &["We meet on Monday.".to_owned(), "Lunch is free.".to_owned()]);
    let unlock = |window: &Window| {
        window.fill("Your passphrase", crate::office::PASSPHRASE);
        window.click("button", "Open Alongside");
        window.wait_until_gone("Your place is kept");
        window.settle();
    };
    let is_back = |window: &Window, words: &str| {
        window.wait_for("We kept what you typed");
        window.until_rows(&["We meet on Monday.", words]);
    };

    // What was typed a moment before it locks is kept too.
    window.click("textbox", "Row 2");
    window.press("End");
    window.type_words(" Bring a friend.");
    window.click("button", "Lock Alongside");
    window.find("textbox", "Your passphrase");
    unlock(&window);
    is_back(&window, "Lunch is free. Bring a friend.");

    window.click("textbox", "Row 2");
    window.press("End");
    window.type_words(" Ring us.");
    // Drafts are kept when the typing pauses.
    window.until_kept("handout:new?from=nothing", "Ring us.");
    drop(window);
    let window = laptop.open();
    unlock(&window);
    window.go_to("Handouts");
    window.click("link", "Write a handout");
    window.settle();
    window.click("link", "An empty page");
    is_back(&window, "Lunch is free. Bring a friend. Ring us.");
    window.is_accessible();
    window.screenshot("back after a crash");
    window.press("Control+s");
    window.wait_for("“Our letter” is saved.");
    window.close();
}
