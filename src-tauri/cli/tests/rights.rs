//! Files beside the store whose rights are not what they were.

use crate::desk::{Desk, PASSPHRASE};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Output};

/// The program as somebody whom rights bind: whoever may do everything becomes nobody.
struct Nobody {
    desk: Desk,
    is_root: bool,
}

impl Nobody {
    fn new() -> Self {
        let desk = Desk::without_store();
        let id = Command::new("id").arg("-u").output().unwrap().stdout;
        let this = Self { desk, is_root: id.starts_with(b"0\n") };
        fs::copy(env!("CARGO_BIN_EXE_alongside-cli"), this.desk.path("cli")).unwrap();
        fs::set_permissions(this.desk.folder.path(), Permissions::from_mode(0o755)).unwrap();
        let folder = this.desk.folder.path();
        let given = !this.is_root
            || Command::new("chown").args(["-R", "65534"]).arg(folder).status().unwrap().success();
        assert!(given, "the folder is theirs");
        this
    }

    fn run(&self, args: &[&str]) -> Output {
        let program = self.desk.path("cli");
        let mut command = match self.is_root {
            true => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid", "65534", "--clear-groups"]).arg(&program);
                command
            }
            false => Command::new(&program),
        };
        command.arg("--store").arg(self.desk.path("store.db")).args(args);
        command.env("ALONGSIDE_PASSPHRASE", PASSPHRASE).output().unwrap()
    }

    fn told(&self, args: &[&str]) -> String {
        let output = self.run(args);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{told}");
        told
    }

    fn rights(&self, name: &str, mode: u32) {
        fs::set_permissions(self.desk.path(name), Permissions::from_mode(mode)).unwrap();
    }

    fn save(&self) -> String {
        let draft = self.desk.path("handout.md");
        fs::write(&draft, "# Benches\n![tools]\n\n![tools] We mend them.\n").unwrap();
        fs::set_permissions(&draft, Permissions::from_mode(0o644)).unwrap();
        self.told(&["handout", "import", draft.to_str().unwrap()])
    }
}

#[test]
fn a_note_of_the_last_save_that_cannot_be_written_is_told() {
    let nobody = Nobody::new();
    nobody.told(&["init"]);
    assert_eq!(nobody.save(), "");
    nobody.rights("store.db.mark", 0o444);
    let told = nobody.save();
    assert!(told.contains("What is saved can't be noted beside the store"), "{told}");
    nobody.rights("store.db.mark", 0o600);
    assert!(!nobody.save().contains("noted"));
}

#[test]
fn a_store_that_could_only_be_read_for_a_while_is_saved_to_again() {
    let nobody = Nobody::new();
    nobody.told(&["init"]);
    nobody.save();
    nobody.rights("store.db", 0o400);
    nobody.told(&["list", "people"]);
    nobody.rights("store.db", 0o600);
    nobody.save();
}

#[test]
fn whoever_opens_it_second_hears_of_a_loss_too() {
    let desk = Desk::new();
    assert!(desk.save("person", r#"{"name":"Ada Finch"}"#).status.success());
    let before = fs::read(desk.path("store.db")).unwrap();
    assert!(desk.save("person", r#"{"name":"Bo Larsen"}"#).status.success());
    fs::write(desk.path("store.db"), before).unwrap();
    let told = |args: [&str; 2]| String::from_utf8(desk.run(args).stderr).unwrap();
    assert!(told(["list", "people"]).contains("Please look"));
    let again = told(["list", "people"]);
    assert!(again.contains("News: Noticed on "), "{again}");
}

#[test]
fn what_stands_in_the_place_of_the_lock_and_is_no_file_is_refused_at_once() {
    let desk = Desk::new();
    let backup = desk.path("b.zip");
    desk.fine(["backup", "--to", backup.to_str().unwrap()]);
    for (name, ending) in [("a.db", ".lock"), ("b.db", ".mark")] {
        let place = desk.path(name);
        let odd = desk.path(&format!("{name}{ending}"));
        assert!(Command::new("mkfifo").arg(&odd).status().unwrap().success());
        let (from, to) = (backup.to_str().unwrap(), place.to_str().unwrap());
        let refused = desk.run(["restore", from, "--to", to]);
        let told = String::from_utf8(refused.stderr).unwrap();
        assert_eq!(refused.status.code(), Some(1), "{told}");
        assert!(told.contains("no file") && !place.exists(), "{told}");
    }
    let odd = desk.path("c.db.keys");
    let refused = desk.run(["restore", backup.to_str().unwrap(), "--to", odd.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2), "{}", String::from_utf8_lossy(&refused.stderr));
    assert!(!odd.exists());
}
