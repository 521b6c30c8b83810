//! The window opens.

use serde_json::json;

use crate::laptop::Laptop;

#[test]
fn the_window_opens_shows_something_and_is_accessible() {
    let laptop = Laptop::new("the window opens");
    let window = laptop.open();
    window.find("heading", "");
    for theme in ["light", "dark", "contrast", "contrast-dark"] {
        window.set_theme(theme);
        window.screenshot(theme);
        window.is_accessible();
    }
    window.close();
}

#[test]
fn the_page_fits_at_every_zoom() {
    let laptop = Laptop::new("zoom");
    let window = laptop.open();
    for (name, width, height) in
        [("whole", 1280, 800), ("200 per cent", 640, 400), ("400 per cent", 320, 480)]
    {
        window.set_size(width, height);
        window.screenshot(name);
        window.nothing_sticks_out();
        window.is_accessible();
    }
    window.close();
}

#[test]
fn what_the_webview_keeps_lies_in_the_data_folder() {
    let laptop = Laptop::new("data folder");
    laptop.open().close();
    assert!(laptop.home().join("webview").is_dir());
}

#[test]
fn the_page_follows_a_desktop_with_dark_colours() {
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    let by_day = Laptop::new("by day").open();
    assert_eq!(by_day.script(dark, json!([])), json!(false));
    by_day.close();
    let laptop = Laptop::new("in the evening").in_the_evening();
    let window = laptop.open();
    assert_eq!(window.script(dark, json!([])), json!(true));
    window.screenshot("first");
    window.is_accessible();
    window.close();
}

#[test]
fn nothing_can_be_put_into_what_every_object_inherits() {
    let laptop = Laptop::new("frozen");
    let window = laptop.open();
    let planted = "
        'use strict';
        const attempts = [
          () => { Object.prototype.x = 1 }, () => { ({}).__proto__.x = 1 }, () => { Object.prototype.toString = null },
          () => { delete Object.prototype.hasOwnProperty }, () => { Object.setPrototypeOf(Object.prototype, { x: 1 }) },
        ];
        return attempts.filter((attempt) => { try { attempt(); return true } catch { return false } }).map(String);";
    assert_eq!(window.script(planted, json!([])), json!([]));
    window.close();
}

#[test]
fn a_broken_security_policy_or_script_would_fail_a_journey() {
    let laptop = Laptop::new("trouble");
    let window = laptop.open();
    window.no_trouble();
    let trouble = || window.script("return window.__trouble.length", json!([]));
    window.script("console.error('of a test')", json!([]));
    assert_eq!(trouble(), json!(1));
    // A picture from outside: refused by the policy, and no request leaves the laptop.
    window.script("new Image().src = 'http://127.0.0.1:9/a.png'", json!([]));
    window.until("the refusal", || (trouble() == json!(2)).then_some(()));
}

/// The keyboard of these tests is itself tested: journeys rely on it.
#[test]
fn keys_and_fields_work_as_an_officer_would_use_them() {
    let laptop = Laptop::new("keyboard");
    let window = laptop.open();
    window.script(
        "document.body.innerHTML = `<main><h1>Try</h1>
            <label for=a>Known as</label><input id=a value=old>
            <button aria-label='Save the name'>Save</button><p></p></main>`;
         const p = document.querySelector('p');
         document.querySelector('button').onclick = () => { p.textContent = 'saved ' + document.querySelector('#a').value };
         addEventListener('keydown', (e) => { if (e.ctrlKey && e.key === 'k') p.textContent = 'find' });",
        json!([]),
    );
    window.fill("Known as", "Farida");
    window.type_words(" B.");
    window.press("Tab");
    assert_eq!(window.focused(), "Save the name");
    window.press("Enter");
    window.wait_for("saved Farida B.");
    window.press("Control+k");
    window.wait_for("find");
    window.click("button", "Save");
    window.wait_until_gone("find");
    window.wait_for("saved Farida B.");
    window.close();
}
