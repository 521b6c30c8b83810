//! What is left in memory after the lock: of the app, and of the processes in which WebKit
//! shows its page. What the officer types comes by the screen's keyboard, as the driver
//! would leave copies of its own.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs::{self, File},
    io::{Read as _, Write as _},
    os::unix::fs::FileExt as _,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use memchr::memmem::Finder;

use crate::desktop::xdotool;
use crate::driver::{PATIENCE, app, children, on};
use crate::laptop::Laptop;

const PASSPHRASE: &str = "violet ferry under quiet larches";
/// Nobody is called so, and nothing on this computer.
const NAME: &str = "Ottoline Quarrenby";

#[test]
fn four_seconds_after_the_lock_no_process_holds_the_key_or_the_passphrase() {
    let laptop = Laptop::new("memory after the lock");
    let window = laptop.open();
    window.click("button", "Start our own office");
    window.fill("Your council", "Northbrook Council");
    window.fill("Your name", "Asha Verity");
    window.fill("Your passphrase", PASSPHRASE);
    window.fill("The passphrase once more", PASSPHRASE);
    window.click("button", "Go on");
    window.wait_for("Your recovery key");
    let wanted = Wanted::of(&window.recovery_key());
    window.click("checkbox", "I have written it down");
    window.click("button", "Go on");
    window.click("link", "Start with an empty office");
    window.go_to("People");
    window.click("link", "Add");
    window.settle();
    window.fill("Name", NAME);
    window.click("button", "Add to the register");
    window.find("heading", NAME);
    window.close();

    let app = App::start(&laptop, wanted);
    app.unlock();
    app.find(NAME);
    app.until("the person on the page", |counted| total(counted, PLANTED) > 0);
    let open = app.counted();
    app.find("Lock Alongside");
    app.until("the store to close", |counted| total(counted, "key") == 0);
    sleep(Duration::from_secs(4));
    let locked = app.counted();
    // Told also where all is well.
    std::io::stderr().write_all(table(&open, &locked).as_bytes()).unwrap();
    let page = |counted: &Counted| -> Vec<String> {
        counted.keys().filter(|process| process.contains("WebKitWebProces")).cloned().collect()
    };
    assert_eq!(page(&locked).len(), 1, "{locked:?}");
    assert_ne!(page(&open), page(&locked), "another process shows the page");
    for secret in SECRETS {
        assert_eq!(total(&locked, secret), 0, "{secret}: {locked:?}");
    }
    // And that page asks for the passphrase.
    app.unlock();
}

/// The app without a driver: its keyboard is that of the screen, and what it knows shows in
/// its memory.
struct App {
    process: Child,
    wanted: Wanted,
}

impl App {
    fn start(laptop: &Laptop, wanted: Wanted) -> Self {
        let process = on(laptop, Command::new(app())).stdin(Stdio::null()).spawn().expect("the app");
        Self { process, wanted }
    }

    fn unlock(&self) {
        self.until("the store to open", |counted| {
            if total(counted, "key") > 0 {
                return true;
            }
            // Until the page stands the keys go nowhere.
            self.press(&["key", "--clearmodifiers", "ctrl+a"]);
            self.press(&["type", "--delay", "20", PASSPHRASE]);
            self.press(&["key", "Return"]);
            sleep(Duration::from_secs(2));
            false
        });
    }

    /// Goes to what is found first.
    fn find(&self, words: &str) {
        sleep(Duration::from_secs(2));
        self.press(&["key", "--clearmodifiers", "ctrl+k"]);
        sleep(Duration::from_secs(1));
        self.press(&["type", "--delay", "50", words]);
        sleep(Duration::from_secs(1));
        self.press(&["key", "Return"]);
    }

    fn press(&self, keys: &[&str]) {
        let ours = xdotool(&["search", "--onlyvisible", "--name", "Alongside"]);
        if let Some(ours) = ours.lines().next() {
            xdotool(&["windowfocus", "--sync", ours]);
            xdotool(keys);
        }
    }

    fn until(&self, wish: &str, come: impl Fn(&Counted) -> bool) {
        let begun = Instant::now();
        while !come(&self.counted()) {
            assert!(begun.elapsed() < PATIENCE, "waited in vain for {wish}: {:?}", self.counted());
            sleep(Duration::from_millis(100));
        }
    }

    /// In each process of the app, how often each of them is there.
    fn counted(&self) -> Counted {
        let mut processes = vec![self.process.id()];
        let mut at = 0;
        while let Some(process) = processes.get(at) {
            processes.extend(children(*process));
            at += 1;
        }
        let named = processes.into_iter().map(|process| {
            let name = fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default();
            (format!("{} {process}", name.trim()), self.wanted.counted_in(process))
        });
        named.collect()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn table(open: &Counted, locked: &Counted) -> String {
    let mut table = "copies in memory while open, and 4 seconds after the lock:\n".to_owned();
    let later = locked.keys().filter(|process| !open.contains_key(*process));
    for process in open.keys().chain(later) {
        for what in SECRETS.into_iter().chain([PLANTED]) {
            let count = |counted: &Counted| {
                counted.get(process).map_or("-".to_owned(), |found| found[what].to_string())
            };
            let _ = writeln!(table, "  {process:24} {what:18} {:>4} {:>4}", count(open), count(locked));
        }
    }
    table
}

/// What is looked for, each in the shapes that memory may have it in.
struct Wanted(Vec<(&'static str, Vec<Finder<'static>>)>);

/// What must be gone; the other is counted and told.
const SECRETS: [&str; 3] = ["passphrase", "key", "recovery key"];
const PLANTED: &str = "name of a person";

impl Wanted {
    fn of(recovery_key: &str) -> Self {
        let raw = raw_key(recovery_key);
        let hex = raw.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        let mut key = vec![raw];
        key.extend([hex.to_uppercase(), hex].iter().flat_map(|hex| in_letters(hex)));
        let wanted = [
            ("passphrase", in_letters(PASSPHRASE)),
            ("key", key),
            ("recovery key", in_letters(recovery_key)),
            (PLANTED, in_letters(NAME)),
        ];
        let finders =
            |shapes: Vec<Vec<u8>>| shapes.iter().map(|shape| Finder::new(shape).into_owned()).collect();
        Self(wanted.map(|(what, shapes)| (what, finders(shapes))).into())
    }

    fn counted_in(&self, process: u32) -> BTreeMap<&'static str, usize> {
        let mut found: BTreeMap<_, _> = self.0.iter().map(|(what, _)| (*what, 0)).collect();
        each_piece(process, |piece| {
            for (what, shapes) in &self.0 {
                *found.entry(*what).or_default() +=
                    shapes.iter().map(|shape| shape.find_iter(piece).count()).sum::<usize>();
            }
        });
        found
    }
}

type Counted = BTreeMap<String, BTreeMap<&'static str, usize>>;

fn total(counted: &Counted, what: &str) -> usize {
    counted.values().map(|found| found[what]).sum()
}

/// One byte a letter, and two.
fn in_letters(words: &str) -> Vec<Vec<u8>> {
    vec![words.as_bytes().to_owned(), words.encode_utf16().flat_map(u16::to_le_bytes).collect()]
}

/// The key that a recovery key spells, in Crockford's letters: 32 bytes before the checksum.
fn raw_key(recovery_key: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let values: Vec<u64> = recovery_key
        .bytes()
        .filter_map(|letter| LETTERS.iter().position(|known| *known == letter))
        .map(|value| value as u64)
        .collect();
    let fives = values.chunks(8).map(|eight| eight.iter().fold(0, |bits, value| bits << 5 | value));
    let bytes: Vec<u8> = fives.flat_map(|bits: u64| bits.to_be_bytes()[3..].to_owned()).collect();
    assert_eq!(bytes.len(), 35, "{recovery_key}");
    bytes[..32].to_owned()
}

/// Hands out all memory of a process that is really there, each stretch of it in one piece.
fn each_piece(process: u32, mut look: impl FnMut(&[u8])) {
    const PAGE: u64 = 4096;
    let open = |name: &str| File::open(format!("/proc/{process}/{name}"));
    let (Ok(mut maps), Ok(memory), Ok(pages)) = (open("maps"), open("mem"), open("pagemap")) else { return };
    let mut listed = String::new();
    maps.read_to_string(&mut listed).unwrap();
    let (mut read, mut piece) = (0, Vec::new());
    for line in
        listed.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with('r')))
    {
        let (from, to) = line.split(' ').next().and_then(|range| range.split_once('-')).unwrap();
        let [from, to] = [from, to].map(|place| u64::from_str_radix(place, 16).unwrap());
        let mut there = vec![0; usize::try_from((to - from) / PAGE * 8).unwrap()];
        if pages.read_exact_at(&mut there, from / PAGE * 8).is_err() {
            continue;
        }
        let (there, _) = there.as_chunks::<8>();
        let mut at = from;
        for stretch in there.chunk_by(|a, b| is_there(*a) == is_there(*b)) {
            let length = stretch.len() as u64 * PAGE;
            if is_there(stretch[0]) {
                piece.resize(usize::try_from(length).unwrap(), 0);
                // A page may go while we look.
                if memory.read_exact_at(&mut piece, at).is_ok() {
                    read += piece.len();
                    look(&piece);
                }
            }
            at += length;
        }
    }
    assert!(read > 1_000_000, "the memory of {process} can't be read");
}

/// Of pages that were never touched there are many gigabytes.
fn is_there(page: [u8; 8]) -> bool {
    const PRESENT_OR_SWAPPED: u64 = 0b11 << 62;
    u64::from_le_bytes(page) & PRESENT_OR_SWAPPED != 0
}
