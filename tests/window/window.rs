//! What an officer can see and do in the window.

use std::{
    fs,
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, Instant},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    driver::{Driver, Element, PATIENCE},
    laptop::{Laptop, file_name},
};

#[derive(Debug)]
pub struct Window {
    pub(crate) driver: Driver,
    name: String,
}

impl Window {
    pub(crate) fn open(laptop: &Laptop) -> Self {
        let window = Self { driver: Driver::start(laptop), name: laptop.name.clone() };
        window.settle();
        window
    }

    /// A file of ours as somebody at home opens it: in a browser, without the app.
    pub(crate) fn browse(laptop: &Laptop, file: &Path) -> Self {
        let window = Self { driver: Driver::browser(laptop), name: laptop.name.clone() };
        window.post("/url", json!({ "url": format!("file://{}", file.display()) }));
        // It has no script that could say so; the driver has waited until it was loaded.
        window.script("document.documentElement.dataset.ready = ''", json!([]));
        window.settle();
        window
    }

    /// Ends a journey: the app ends, and nothing may have gone wrong on the way.
    pub fn close(self) {
        self.no_trouble();
    }

    // ---- finding ------------------------------------------------------------

    /// The first visible element of this role whose accessible name is, or begins with, `name`.
    pub fn find(&self, role: &str, name: &str) -> Element {
        self.until(&format!("the {role} “{name}”"), || {
            let found = self.script(FIND, json!([role, name]));
            Element::from(&found)
        })
    }

    /// Is there such an element now? Only after something else showed that the page stands.
    pub fn offers(&self, role: &str, name: &str) -> bool {
        Element::from(&self.script(FIND, json!([role, name]))).is_some()
    }

    /// For what has no role: a place in a drawing, a page's edge.
    pub fn find_css(&self, css: &str) -> Element {
        self.until(&format!("an element {css}"), || {
            Element::from(&self.script("return document.querySelector(arguments[0])", json!([css])))
        })
    }

    /// Waits until these words stand on the page.
    pub fn wait_for(&self, words: &str) {
        self.until(&format!("the words “{words}”"), || self.text().contains(words).then_some(()));
    }

    pub fn wait_until_gone(&self, words: &str) {
        self.until(&format!("the words “{words}” to go"), || {
            (!self.text().contains(words)).then_some(())
        });
    }

    /// All words on the page, as they are seen: with spaces made plain.
    pub fn text(&self) -> String {
        let text = self.script("return document.body.innerText", json!([]));
        text.as_str().unwrap_or_default().replace('\u{a0}', " ")
    }

    /// The accessible name of what has the focus.
    pub fn focused(&self) -> String {
        let name = self.script(FOCUSED, json!([]));
        name.as_str().unwrap_or_default().to_owned()
    }

    // ---- doing ----------------------------------------------------------------

    pub fn click(&self, role: &str, name: &str) {
        self.with(role, name, |element| self.press_on(element));
    }

    /// The driver clicks on a place: where it looked last, whatever has moved there since.
    fn until_it_rests(&self, element: &Element) {
        let rests = "const [element, done] = arguments;
            const place = () => JSON.stringify(element.getBoundingClientRect());
            element.scrollIntoViewIfNeeded(true);
            const before = place();
            requestAnimationFrame(() => requestAnimationFrame(() => done(!element.isConnected || place() === before)));";
        self.until("an element to rest", || {
            (self.driver.script_later(rests, json!([element.json()])) != Ok(json!(false))).then_some(())
        });
    }

    pub fn click_on(&self, element: &Element) {
        if let Err(error) = self.press_on(element) {
            self.stop(&error);
        }
    }

    /// Where a link leads away, the next page must come before anything else is done:
    /// the one before it still stands for a moment, and would be taken for it.
    fn press_on(&self, element: &Element) -> Result<Value, String> {
        self.until_it_rests(element);
        let from = self.script(LEAVES, json!([element.json()]));
        let pressed = self.driver.post(&element.path("click"), json!({}))?;
        if !from.is_null() {
            self.until("the next page", || {
                let now = self.script("return location.href", json!([]));
                (!now.is_null() && now != from).then_some(())
            });
            self.settle();
        }
        Ok(pressed)
    }

    /// Looks for an element and does something to it; where the page drew it anew in
    /// between, looks again.
    fn with(&self, role: &str, name: &str, deed: impl Fn(&Element) -> Result<Value, String>) {
        self.until(&format!("the {role} “{name}” to stay"), || match deed(&self.find(role, name)) {
            Ok(_) => Some(()),
            Err(error) if error.contains("stale element") => None,
            Err(error) => self.stop(&error),
        });
    }

    /// Replaces what stands in a field.
    pub fn fill(&self, label: &str, words: &str) {
        self.with("textbox", label, |field| {
            self.driver.post(&field.path("clear"), json!({}))?;
            self.driver.post(&field.path("value"), json!({ "text": words }))
        });
    }

    /// Chooses an answer of a list by its value.
    pub fn choose(&self, label: &str, value: &str) {
        let choose = "const [list, value] = arguments;
            list.value = value;
            list.dispatchEvent(new Event('change', { bubbles: true }));
            return list.value";
        let list = self.find("combobox", label);
        assert_eq!(self.script(choose, json!([list.json(), value])), json!(value), "no such answer");
    }

    /// Types where the focus is.
    pub fn type_words(&self, words: &str) {
        let actions: Vec<_> = words.chars().flat_map(|key| stroke(&key.to_string())).collect();
        self.keyboard(actions);
    }

    /// Presses one key or a chord: "Tab", "Enter", "Control+k", "Shift+Tab".
    pub fn press(&self, chord: &str) {
        let keys: Vec<_> = chord.split('+').map(key).collect();
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        self.keyboard(down.chain(up).collect());
    }

    /// Presses the pointer down on the middle of an element and keeps it down.
    pub fn hold(&self, element: &Element) {
        let (x, y) = self.place_in(element, 0.5, 0.5);
        self.hold_at(x, y);
    }

    pub fn hold_at(&self, x: f64, y: f64) {
        self.pointer(vec![moved(x, y), json!({ "type": "pointerDown", "button": 0 })]);
    }

    /// Moves the pointer that is held down, with a halt half way as a hand has.
    pub fn pull_to(&self, x: f64, y: f64) {
        self.pointer(vec![moved(x, y + 3.0), moved(x, y)]);
    }

    pub fn let_go(&self) {
        self.pointer(vec![json!({ "type": "pointerUp", "button": 0 })]);
    }

    /// A place within an element, in shares of its sides, as a point of the page that is seen.
    pub fn place_in(&self, element: &Element, across: f64, down: f64) -> (f64, f64) {
        let place = "arguments[0].scrollIntoView({ block: 'nearest' });
            const box = arguments[0].getBoundingClientRect();
            return [box.left + box.width * arguments[1], box.top + box.height * arguments[2]]";
        let place = self.script(place, json!([element.json(), across, down]));
        (place[0].as_f64().unwrap(), place[1].as_f64().unwrap())
    }

    /// Makes the page this big. 640 is a laptop's screen at 200 % zoom, 320 at 400 %.
    pub fn set_size(&self, width: u32, height: u32) {
        self.post("/window/rect", json!({ "width": width, "height": height }));
        self.until(&format!("a page {width} wide"), || {
            (self.script("return innerWidth", json!([])) == json!(width)).then_some(())
        });
        self.settle();
    }

    /// Puts the page into other colours: "light", "dark", "contrast" or "contrast-dark".
    pub fn set_theme(&self, theme: &str) {
        self.script("document.documentElement.dataset.theme = arguments[0]", json!([theme]));
        self.settle();
    }

    // ---- looking ----------------------------------------------------------------

    /// Keeps a picture of the window for people to look at.
    pub fn screenshot(&self, name: &str) {
        self.settle();
        self.take_picture(name);
    }

    fn take_picture(&self, name: &str) {
        let png = self.driver.get("/screenshot").unwrap();
        let png = BASE64_STANDARD.decode(png.as_str().unwrap()).unwrap();
        let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "target", "window-shots"].iter().collect();
        fs::create_dir_all(&folder).unwrap();
        let file = format!("{}-{}.png", file_name(&self.name), file_name(name));
        fs::write(folder.join(file), png).unwrap();
    }

    /// Nothing may lie outside the page's width: at 400 % nobody should scroll sideways.
    pub fn nothing_sticks_out(&self) {
        let out = self.script(STICKS_OUT, json!([]));
        assert_eq!(out, json!([]), "the page is wider than the window");
    }

    /// No word of ordinary length is torn apart: a column too narrow for what stands in it.
    pub fn no_word_is_torn(&self) {
        let torn = self.script(TORN, json!([]));
        assert_eq!(torn, json!([]), "words of “{}” run on below one another", self.name);
    }

    /// Fails when the page broke its CSP, logged an error or lost a promise; noted by
    /// the shell from before the page's first script.
    pub fn no_trouble(&self) {
        let trouble = self.script("return window.__trouble ?? ['not noted']", json!([]));
        assert_eq!(trouble, json!([]), "trouble in “{}”", self.name);
    }

    /// Waits until the page says that it stands, and then two frames: before that
    /// WebKit may give the picture of a moment ago.
    pub fn settle(&self) {
        let frames = "const done = arguments[arguments.length - 1];
            const ready = document.documentElement.hasAttribute('data-ready');
            requestAnimationFrame(() => requestAnimationFrame(() => done(ready)));";
        self.until("the page to be ready", || {
            (self.driver.script_later(frames, json!([])) == Ok(json!(true))).then_some(())
        });
    }

    pub fn script(&self, script: &str, arguments: Value) -> Value {
        // Between two pages there is no document to ask; the next try finds one.
        self.driver.script(script, arguments).unwrap_or(Value::Null)
    }

    fn post(&self, path: &str, body: Value) {
        if let Err(error) = self.driver.post(path, body) {
            self.stop(&error);
        }
    }

    fn keyboard(&self, actions: Vec<Value>) {
        self.post(
            "/actions",
            json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }),
        );
    }

    fn pointer(&self, actions: Vec<Value>) {
        let mouse = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
        self.post("/actions", json!({ "actions": [mouse] }));
    }

    pub fn until<T>(&self, wish: &str, look: impl FnMut() -> Option<T>) -> T {
        self.within(PATIENCE, look).unwrap_or_else(|| self.stop(&format!("waited in vain for {wish}")))
    }

    /// Looks again and again, for as long as this.
    pub(crate) fn within<T>(&self, patience: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
        let begun = Instant::now();
        loop {
            if let Some(found) = look() {
                return Some(found);
            }
            if begun.elapsed() > patience {
                return None;
            }
            sleep(Duration::from_millis(40));
        }
    }

    fn stop(&self, why: &str) -> ! {
        self.take_picture("where it stopped");
        let trouble = self.script("return window.__trouble", json!([]));
        panic!("{why}\ntrouble: {trouble}\non the page:\n{}", self.text());
    }
}

fn moved(x: f64, y: f64) -> Value {
    json!({ "type": "pointerMove", "duration": 40, "origin": "viewport", "x": x.round(), "y": y.round() })
}

fn stroke(key: &str) -> [Value; 2] {
    [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })]
}

/// WebDriver's code points for keys without a letter.
fn key(name: &str) -> &str {
    match name {
        "Backspace" => "\u{e003}",
        "Tab" => "\u{e004}",
        "Enter" => "\u{e007}",
        "Shift" => "\u{e008}",
        "Control" => "\u{e009}",
        "Alt" => "\u{e00a}",
        "Escape" => "\u{e00c}",
        "Space" => " ",
        "PageUp" => "\u{e00e}",
        "PageDown" => "\u{e00f}",
        "End" => "\u{e010}",
        "Home" => "\u{e011}",
        "Left" => "\u{e012}",
        "Up" => "\u{e013}",
        "Right" => "\u{e014}",
        "Down" => "\u{e015}",
        "Delete" => "\u{e017}",
        letter => letter,
    }
}

/// The address of this page, if the element is a link to another one.
const LEAVES: &str = "
    const link = arguments[0].closest('a[href]');
    const to = link && new URL(link.href, location.href);
    const leaves = to && (to.pathname !== location.pathname || to.search !== location.search);
    return leaves && !link.target && !link.hasAttribute('download') ? location.href : null";

/// What makes the page wider than the window, nothing where it is not.
const STICKS_OUT: &str = "
    const page = document.scrollingElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    return [...document.body.querySelectorAll('*')]
        .filter((e) => e.getBoundingClientRect().right > page.clientWidth + 0.5)
        .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)
        .map((e) => `${e.tagName} ${e.className} ${e.getBoundingClientRect().right} ${e.textContent.slice(0, 40)}`)
        .slice(0, 8)";

/// Words of up to 14 letters that stand on more than one line.
const TORN: &str = r"
    const torn = [], word = /[A-Za-zÀ-ž]{4,14}/g, range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode()); ) {
        for (const found of text.data.matchAll(word)) {
            range.setStart(text, found.index);
            range.setEnd(text, found.index + found[0].length);
            const lines = [...range.getClientRects()].filter((rect) => rect.width > 0);
            if (lines.some((line) => line.top >= lines[0].bottom - 1)) torn.push(found[0]);
        }
    }
    return torn.slice(0, 8)";

/// Accessible names as far as our own page needs them; axe checks the rest.
const FIND: &str = concat!(include_str!("names.js"), "return find(arguments[0], arguments[1])");
const FOCUSED: &str =
    concat!(include_str!("names.js"), "return document.activeElement ? nameOf(document.activeElement) : ''");
