//! One handout for many people, each in their own format.

use std::fs::{File, OpenOptions};
use std::process::Command;

use serde_json::json;

use crate::laptop::Laptop;

#[test]
fn thirty_people_and_more_get_their_own_copies_in_one_run() {
    let (laptop, window) = Laptop::in_northbrook("a personal run");
    let folder = laptop.home().join("for the post");
    std::fs::create_dir_all(&folder).unwrap();
    laptop.will_pick(&[Some(&folder)]);
    window.go_to("Handouts");
    window.open_first("Short breaks for carers");
    window.click("link", "Print for people");
    window.find("heading", "What comes out");
    window.settle();
    window.looks_right("what comes out");
    let count = |script: &str| window.script(script, json!([])).as_u64().unwrap();
    let looks = count(
        "return new Set([...document.querySelectorAll('tbody tr b')].map((b) => b.textContent.split(',')[0])).size",
    );
    let copies = count(
        "return [...document.querySelectorAll('tbody tr')].reduce((sum, row) => sum + parseInt(row.cells[1].textContent), 0)",
    );
    assert!(looks >= 6, "{looks} formats");
    assert!(copies >= 30, "{copies} copies");
    window.click("button", "Choose a folder and print");
    window.wait_for("ready in the folder that you chose");
    window.is_accessible();
    window.screenshot("done");
    let files = std::fs::read_dir(&folder).unwrap().count();
    assert!(files >= 7, "{files} files, with the cover sheet");
    window.fill("Town", "nowhere at all");
    window.wait_for("Nobody gets a copy");
    window.is_accessible();
    window.close();
}

#[test]
fn the_plan_and_a_project_go_to_people_as_a_handout_does() {
    let (laptop, window) = Laptop::in_northbrook("a run of records");
    let folder = laptop.home().join("for the post");
    std::fs::create_dir_all(&folder).unwrap();
    laptop.will_pick(&[Some(&folder)]);
    window.go_to("Handouts");
    window.click("link", "Easy read: the action plan");
    window.find("link", "Print for people");
    window.settle();
    window.looks_right("the plan");
    let title = "return document.querySelector('h1').textContent.trim()";
    let plan = window.script(title, json!([])).as_str().unwrap().to_owned();
    let way = window.find("link", "Print for people");
    window.script("arguments[0].focus()", json!([way.json()]));
    window.press("Enter");
    window.find("heading", &format!("Print for people: {plan}"));
    window.settle();
    window.looks_right("what comes out");
    window.fill("Name or other words", "Thirlwell");
    window.wait_for("1 copy for 1 person");
    window.click("button", "Choose a folder and print 1 copy");
    window.wait_for("1 copy is ready in the folder that you chose");
    let named = std::fs::read_dir(&folder).unwrap().any(|file| {
        memchr::memmem::find(&std::fs::read(file.unwrap().path()).unwrap(), plan.as_bytes()).is_some()
    });
    assert!(named, "no file is called “{plan}”");

    // The way up is the way back.
    window.click("link", &plan);
    window.find("link", "Write your own from this");
    window.go_to("Handouts");
    let project = window.find_css("section[aria-labelledby=ready] tbody a");
    window.click_on(&project);
    window.find("link", "Print for people");
    window.settle();
    window.looks_right("a project");
    window.click("link", "Print for people");
    window.find("heading", "What comes out");
    window.settle();
    let project = window.script(title, json!([])).as_str().unwrap().to_owned();
    assert!(project.starts_with("Print for people: ") && !project.contains(&plan), "{project}");
    window.wait_for("Choose a folder and print");
    window.is_accessible();
    window.close();
}

#[test]
fn a_run_that_is_stopped_half_way_leaves_nothing_behind_and_says_so() {
    let (laptop, window) = Laptop::in_northbrook("a run that is stopped");
    let folder = laptop.home().join("for the post");
    std::fs::create_dir_all(&folder).unwrap();
    let before = folder.join("Stamps.pdf");
    std::fs::write(&before, "of another day").unwrap();
    laptop.will_pick(&[Some(&folder), Some(&folder)]);
    window.go_to("Handouts");
    window.open_first("Short breaks for carers");
    window.click("link", "Print for people");
    window.find("heading", "What comes out");
    window.settle();
    // A file in the middle is a pipe whose reader takes nothing yet: there the run waits.
    let file = "return [...document.querySelectorAll('tbody tr')].at(5).cells[3].innerText.trim()";
    let pipe = folder.join(window.script(file, json!([])).as_str().unwrap());
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let held = OpenOptions::new().read(true).write(true).open(&pipe).unwrap();
    window.click("button", "Choose a folder and print");
    window.until("some copies to be printed", || {
        let done = "return Number(/Printing copy (\\d+) of/.exec(document.body.innerText)?.[1] ?? 0)";
        (window.script(done, json!([])).as_u64()? >= 5).then_some(())
    });
    window.screenshot("under way");
    window.is_accessible();

    // The page of another run says whose copies are being printed.
    window.go_to("Handouts");
    let project = window.find_css("section[aria-labelledby=ready] tbody a");
    window.click_on(&project);
    window.click("link", "Print for people");
    window.wait_for("Printing “Short breaks for carers”, copy");
    window.screenshot("seen from another");
    window.is_accessible();
    window.go_to("Handouts");
    window.open_first("Short breaks for carers");
    window.click("link", "Print for people");
    window.wait_for("Printing copy");

    window.click("button", "Stop");
    window.wait_for("Stopping after this copy");
    let heard = std::thread::spawn({
        let pipe = pipe.clone();
        move || {
            let mut reader = File::open(pipe)?;
            drop(held);
            std::io::copy(&mut reader, &mut std::io::sink())
        }
    });
    window.wait_for("Nothing was left in the folder.");
    window.wait_for("Stopped after");
    window.until("the focus to be on what came of it", || {
        window.focused().starts_with("Stopped after").then_some(())
    });
    window.screenshot("stopped");
    window.is_accessible();
    heard.join().unwrap().unwrap();
    std::fs::remove_file(pipe).unwrap();
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left, ["Stamps.pdf"], "what was there before stays, and nothing else");
    assert_eq!(std::fs::read(&before).unwrap(), b"of another day");
    std::fs::remove_file(before).unwrap();

    // A run for fewer people goes to its end, and what it names is whole.
    window.fill("Name or other words", "Thirlwell");
    window.wait_for("1 copy for 1 person");
    window.click("button", "Choose a folder and print 1 copy");
    window.wait_for("1 copy is ready in the folder that you chose");
    let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 2, "{files:?}");
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        assert!(
            bytes.starts_with(b"%PDF-1.7") && bytes.trim_ascii_end().ends_with(b"%%EOF"),
            "{}",
            file.display()
        );
    }
    window.close();
}
