//! "Easy read" is earned: from a milestone that is not in easy words, to its words, to the badge.

use crate::laptop::Laptop;

#[test]
fn a_milestone_gets_easy_words_and_the_plan_says_easy_read_again() {
    let (_laptop, window) = Laptop::in_northbrook("easy read is earned");
    window.go_to("Action plan");
    window.click("link", "Add an action");
    window.wait_until_gone("Filter");
    window.settle();
    window.fill("Priority/Action", "Publish the outcomes");
    window.fill("What", "Outcomes published");
    window.fill("The action, in easy words", "We tell you what happened.");
    window.click("button", "Add to the plan");
    window.wait_for("Publish the outcomes");
    window.go_to("Handouts");
    window.click("link", "Easy read: the action plan");
    window.wait_for("1 part not yet in easy words");
    window.wait_for("does not say “Easy read”");
    window.page_is_drawn();
    window.looks_right("not yet earned");
    window.click("checkbox", "Print “Easy read” on it all the same");
    window.settle();
    window.page_is_drawn();
    window.screenshot("all the same");
    window.click("link", "Write easy words for: Outcomes published");
    window.settle();
    window.until("the field is reached", || (window.focused() == "Milestone 1, in easy words").then_some(()));
    window.looks_right("the field");
    window.fill("Milestone 1, in easy words", "You can read what happened.");
    window.click("button", "Save the changes");
    window.wait_for("Publish the outcomes");
    window.go_to("Handouts");
    window.click("link", "Easy read: the action plan");
    window.wait_for("All of it is in easy words");
    window.is_accessible();
    window.close();
}
