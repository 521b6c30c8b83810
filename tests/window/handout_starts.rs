//! What a handout starts from, other languages of it, and the way back to what it said.

use serde_json::json;

use crate::laptop::Laptop;
use crate::window::Window;

impl Window {
    /// To the question what a handout shall start from.
    fn start_handout(&self) {
        self.go_to("Handouts");
        self.click("link", "Write a handout");
        self.settle();
        self.wait_for("What shall it start from?");
    }

    /// Answers which record it is about with the keyboard: the first that fits.
    fn start_from(&self, words: &str) {
        self.type_words(words);
        self.find("option", "");
        self.is_accessible();
        self.press("Enter");
        self.find("button", "Start writing");
        self.click("button", "Start writing");
        self.settle();
        self.find("textbox", "Row 1");
    }

    fn title(&self) -> String {
        let title = self.script("return document.querySelector('[name=title]')?.value ?? ''", json!([]));
        title.as_str().unwrap_or_default().to_owned()
    }
}

#[test]
fn a_handout_starts_from_a_paid_claim() {
    let (_laptop, window) = Laptop::in_northbrook("from a paid claim");
    window.start_handout();
    window.click("button", "A payment");
    window.wait_for("Which payment is it about?");
    window.start_from("waiting times");
    let rows = window.rows();
    assert!(rows.iter().any(|row| row.contains('£')), "{rows:?}");
    // To the person and about nobody else: no name of an officer, no reference of the bank.
    assert!(!rows.iter().any(|row| row.contains("NB-0")), "{rows:?}");
    window.page_is_drawn();
    window.is_accessible();
    window.screenshot("first draft");
    window.close();
}

#[test]
fn a_handout_starts_from_the_ladder_and_from_a_template() {
    let (_laptop, window) = Laptop::in_northbrook("from the ladder");
    window.start_handout();
    window.click("link", "The ladder of participation");
    window.settle();
    window.find("textbox", "Row 1");
    assert!(window.rows().len() >= 7, "{:?}", window.rows());
    window.page_is_drawn();
    window.is_accessible();
    window.screenshot("the ladder");

    // It is kept as a template, and the next one starts from a copy of it.
    window.click("button", "English, UK council rules");
    window.wait_for("GOV.UK, accessible communication formats");
    window.click("checkbox", "Use it as a template");
    window.is_accessible();
    window.screenshot("whose rules");
    let rows = window.rows();
    let title = window.title();
    window.press("Control+s");
    window.wait_for("is saved.");
    window.find("heading", "Versions");
    window.click("button", "Close this message");
    window.start_handout();
    window.click("button", "A template");
    window.wait_for("Which template?");
    window.start_from(&title);
    window.until("the rows of the template", || (window.rows() == rows).then_some(()));
    window.wait_for("English, UK council rules");
    assert!(!window.text().contains("rules, a template"), "a copy is no template");
    window.fill("Title", "Our own ladder");
    window.press("Control+s");
    window.wait_for("“Our own ladder” is saved.");
    window.close();
}

#[test]
fn a_copy_in_arabic_is_written_from_right_to_left_and_leads_back_to_the_original() {
    let (_laptop, window) = Laptop::in_northbrook("a translation");
    window.go_to("Handouts");
    window.open_first("Short breaks for carers");
    window.find("heading", "In other languages");
    let pictures = "return [...document.querySelectorAll('[data-key] .tile')].filter((tile) => !tile.matches('.empty')).length";
    let with_picture = window.script(pictures, json!([]));
    // Every language that is offered has our own sentences; none is half in English.
    let choices =
        window.script("return document.querySelector('[name=language-of-copy]').textContent", json!([]));
    let choices = choices.as_str().unwrap();
    for language in ["Welsh", "Farsi", "Hindi", "Ukrainian", "Vietnamese"] {
        assert!(choices.contains(language), "{language} in {choices}");
    }
    assert!(!choices.contains("in English"), "{choices}");
    window.choose("Make a copy to translate", "ar");
    window.click("button", "Make a copy in Arabic");
    window.find("heading", "Short breaks for carers");
    window.wait_for("Arabic, UK council rules");
    window.settle();
    assert_eq!(window.script(pictures, json!([])), with_picture, "the pictures stay");
    window.fill("Title", "استراحة قصيرة");
    window.fill("Row 1", "نريد أن نسمع منك.");
    let side = "const row = document.querySelector('[data-key]:has(.tile)');
        const box = row.querySelector('[data-words]');
        const left = (element) => element.getBoundingClientRect().left;
        return [getComputedStyle(document.querySelector('[name=title]')).direction, box.lang, getComputedStyle(box).direction,
            left(row.querySelector('.tile')) > left(box) ? 'picture at the right' : 'picture at the left']";
    assert_eq!(window.script(side, json!([])), json!(["rtl", "ar", "rtl", "picture at the right"]));
    window.page_is_drawn();
    window.looks_right("arabic");
    window.press("Control+s");
    window.wait_for("is saved.");
    window.find("heading", "Versions");
    window.settle();
    window.click("link", "English: Short breaks for carers");
    window.find("link", "Arabic: استراحة قصيرة");
    window.screenshot("the original");
    window.close();
}

#[test]
fn what_a_handout_said_before_comes_back_and_what_came_after_is_not_lost() {
    let (_laptop, window) = Laptop::in_northbrook("an earlier version");
    window.go_to("Handouts");
    window.open_first("Short breaks for carers");
    window.find("heading", "Versions");
    let before = window.rows();
    window.click("button", "Keep this version");
    window.fill("What for", "Before the forum");
    window.click("button", "Keep it");
    window.find("button", "Go back to it: Before the forum");
    window.click("button", "Close this message");
    window.click("textbox", "Row 1");
    window.press("End");
    window.type_words(" This is new.");
    window.press("Control+s");
    window.wait_for("Saved.");
    let after = window.rows();
    assert_ne!(before, after);
    window.click("button", "Close this message");
    window.click("button", "Go back to it: Before the forum");
    window.until("the words of before", || (window.rows() == before).then_some(()));
    window.wait_for("The handout is as it was then.");
    window.is_accessible();
    window.screenshot("as it was");
    window.click("button", "Undo");
    window.until("the newer words", || (window.rows() == after).then_some(()));
    window.close();
}
