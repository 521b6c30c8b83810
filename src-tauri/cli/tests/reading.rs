//! Reading does not need writing: on a full disk, on a read-only one, in a
//! folder that is somebody else's, and while somebody writes.

use crate::desk::{Desk, PASSPHRASE};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A script in which `$CLI` is the program, `$D` the store's disk and `$E` another.
fn on_a_disk_of_its_own(desk: &Desk, script: &str) -> Output {
    let elsewhere = desk.path("elsewhere");
    let disk = desk.path("disk");
    fs::create_dir_all(&elsewhere).unwrap();
    fs::create_dir_all(&disk).unwrap();
    // A disk of 4 MB that nobody else sees.
    let whole = format!("set -e; mount -t tmpfs -o size=4m tmpfs \"$D\"; cp store.db* \"$D\"; {script}");
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", &whole])
        .current_dir(desk.folder.path())
        .env("CLI", env!("CARGO_BIN_EXE_alongside-cli"))
        .env("ALONGSIDE_PASSPHRASE", PASSPHRASE)
        .env("D", disk)
        .env("E", elsewhere)
        .output();
    let output = output.unwrap();
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// Everything that reads, with a backup and an export to another disk.
const READ: &str = r#"
    rm -f "$E"/*
    # What a reader tidied up makes no room for a writer.
    fill() { cat /dev/zero >> "$D/filler" 2> /dev/null || true; }
    "$CLI" --store "$D/store.db" list people | grep -q 'Ann Lee'
    "$CLI" --store "$D/store.db" search Ann | grep -q 'Ann Lee'
    "$CLI" --store "$D/store.db" list plan
    "$CLI" --store "$D/store.db" changes | grep -q 'person'
    "$CLI" --store "$D/store.db" check
    "$CLI" --store "$D/store.db" pictures search bus > /dev/null
    "$CLI" --store "$D/store.db" print plan --format easy-read --to "$E/plan.pdf"
    "$CLI" --store "$D/store.db" run plan --to "$E/run"
    rm -r "$E/run"
    "$CLI" --store "$D/store.db" export people --to "$E/people.csv"
    grep -q 'Ann Lee' "$E/people.csv"
    fill
    "$CLI" --store "$D/store.db" backup --to "$E/B.zip" | grep -q 'could not note the day'
    "$CLI" restore "$E/B.zip" --to "$E/restored.db"
    "$CLI" --store "$E/restored.db" list people | grep -q 'Ann Lee'
    fill
    if echo '{"name":"Nobody"}' | "$CLI" --store "$D/store.db" save person 2> "$E/said"; then exit 7; fi
    grep -q "can't be written to" "$E/said"
"#;

/// Leaves the store as a power cut would: what was saved last stands in its log.
const CUT: &str = r#"
    mkfifo "$E/lines"
    "$CLI" --store "$D/store.db" save person < "$E/lines" > "$E/saved" & cut=$!
    exec 3> "$E/lines"
    echo '{"name":"Bob Orr"}' >&3
    until grep -q id "$E/saved"; do sleep 0.05; done
    kill -9 $cut; exec 3>&-; wait $cut || true
    test -s "$D/store.db-wal"
"#;

const FULL: &str = "cat /dev/zero > \"$D/filler\" 2> /dev/null || true;";
const READ_ONLY: &str = "mount -o remount,ro \"$D\";";
const BOB: &str = "\"$CLI\" --store \"$D/store.db\" list people | grep -q 'Bob Orr';";

fn with_ann() -> Desk {
    let desk = Desk::new();
    assert!(desk.save("person", "{\"name\":\"Ann Lee\"}\n").status.success());
    desk
}

#[test]
fn a_store_on_a_full_disk_is_read_exported_and_backed_up() {
    let desk = with_ann();
    on_a_disk_of_its_own(&desk, &format!("{FULL}{READ}"));
    on_a_disk_of_its_own(&desk, &format!("{CUT}{FULL}{READ}{BOB}"));
    on_a_disk_of_its_own(&desk, &format!("{CUT} rm \"$D/store.db-shm\"; {FULL}{READ}{BOB}"));
}

#[test]
fn a_store_on_a_read_only_disk_is_read_exported_and_backed_up() {
    let desk = with_ann();
    on_a_disk_of_its_own(&desk, &format!("{READ_ONLY}{READ}"));
    on_a_disk_of_its_own(&desk, &format!("{CUT}{READ_ONLY}{READ}{BOB}"));
    on_a_disk_of_its_own(&desk, &format!("{CUT} rm \"$D/store.db-shm\"; {READ_ONLY}{READ}{BOB}"));
}

#[test]
fn an_old_export_on_a_full_disk_stays_whole() {
    let desk = with_ann();
    let script = r#"
        echo 'as it was' > "$D/old.csv"
        cat /dev/zero > "$D/filler" 2> /dev/null || true
        if "$CLI" --store store.db export people --to "$D/old.csv"; then exit 7; fi
        test "$(cat "$D/old.csv")" = 'as it was'
        test "$(ls -A "$D")" = "$(printf 'filler\nold.csv\nstore.db\nstore.db.device\nstore.db.keys\nstore.db.keys.copy\nstore.db.lock\nstore.db.mark')"
    "#;
    on_a_disk_of_its_own(&desk, script);
}

#[test]
fn somebody_who_may_not_write_to_the_folder_may_read_the_store() {
    let desk = with_ann();
    // Where the test itself may do everything, it becomes nobody.
    let is_root =
        String::from_utf8(Command::new("id").arg("-u").output().unwrap().stdout).unwrap().trim() == "0";
    let cli = desk.path("cli");
    fs::copy(env!("CARGO_BIN_EXE_alongside-cli"), &cli).unwrap();
    let store = desk.path("theirs");
    fs::create_dir(&store).unwrap();
    for entry in fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_str().unwrap();
        if name.starts_with("store.db") {
            fs::copy(&entry, store.join(name)).unwrap();
            fs::set_permissions(store.join(name), fs::Permissions::from_mode(0o444)).unwrap();
        }
    }
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(&store, fs::Permissions::from_mode(0o555)).unwrap();
    let run = |args: &[&str]| {
        let mut command = match is_root {
            true => Command::new("setpriv"),
            false => Command::new(&cli),
        };
        if is_root {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(&cli);
        }
        command.arg("--store").arg(store.join("store.db")).args(args).env("ALONGSIDE_PASSPHRASE", PASSPHRASE);
        command.stdin(Stdio::null()).output().unwrap()
    };
    for args in [&["list", "people"][..], &["search", "Ann"], &["changes"], &["check"]] {
        let output = run(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(run(&["undo"]).status.code(), Some(1));
    fs::set_permissions(&store, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(fs::read_dir(&store).unwrap().count(), 6, "nothing was left there");
}

#[test]
fn whoever_reads_while_somebody_writes_sees_what_was_saved() {
    let desk = with_ann();
    let mut store = opened(&desk.path("store.db"));
    let now = alongside_core::Now { at: chrono::Utc::now(), today: chrono::Utc::now().date_naive() };
    let written = store.write(alongside_core::store::Op::ChangeSettings, now, |tx| {
        tx.execute("UPDATE person SET town = 'Northbrook'", [])?;
        assert!(desk.fine(["search", "Ann"]).contains("Ann Lee"));
        assert!(desk.fine(["list", "people"]).contains("Ann Lee"));
        desk.fine(["list", "plan"]);
        desk.fine(["check"]);
        desk.fine(["export".as_ref(), "people".as_ref(), "--to".as_ref(), desk.path("out.csv").as_os_str()]);
        Ok(())
    });
    written.unwrap();
}

#[test]
fn saves_of_one_moment_wait_for_each_other() {
    let desk = with_ann();
    let lines = "{\"name\":\"Bob Orr\"}\n";
    std::thread::scope(|scope| {
        let saves: Vec<_> = (0..8).map(|_| scope.spawn(|| desk.save("person", lines))).collect();
        for save in saves {
            let output = save.join().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        }
    });
    assert_eq!(desk.people().len(), 9);
    assert_eq!(desk.json(["check"])["problems"], serde_json::json!([]));
}

fn opened(file: &Path) -> alongside_core::Store {
    use alongside_core::store::{Stretch, Surroundings};
    let now = alongside_core::Now { at: chrono::Utc::now(), today: chrono::Utc::now().date_naive() };
    let around = Surroundings { seed: [5; 32].into(), machine: String::new(), stretch: Stretch::default() };
    alongside_core::Store::unlock(file, PASSPHRASE, now, &around).unwrap()
}
