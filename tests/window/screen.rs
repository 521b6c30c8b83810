//! Screens. Each has one focus, one clipboard, and a message bus and a folder for
//! sockets of its own, so a journey has one to itself: as many journeys go on side by side as the test
//! program has threads, and nothing on the developer's desk is touched.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// All three are there until their guard reads the end of its input, which comes with
/// the end of the test program, however that ends.
const START: &str = "
    command -v Xvfb >/dev/null && command -v dbus-daemon >/dev/null || exit 1
    XDG_RUNTIME_DIR=$(mktemp -d)
    export XDG_RUNTIME_DIR
    echo $XDG_RUNTIME_DIR
    Xvfb -displayfd 1 -screen 0 1600x1200x24 -dpi 96 -nolisten tcp -noreset 2>/dev/null &
    screen=$!
    dbus-daemon --session --nofork --print-address=1 2>/dev/null &
    bus=$!
    cat >/dev/null
    kill $screen $bus
    rm -rf $XDG_RUNTIME_DIR";

/// Those that no journey is on.
static FREE: Mutex<Vec<Screen>> = Mutex::new(Vec::new());

thread_local! {
    /// A journey is a thread: its screen is free again when it ends.
    static OURS: Lent = Lent(Some(free().pop().unwrap_or_else(Screen::start)));
}

/// What a program is told, so that it opens its windows on this journey's screen.
pub fn ours() -> [(&'static str, String); 3] {
    OURS.with(|Lent(screen)| {
        let screen = screen.as_ref().expect("a screen until the journey ends");
        [
            ("DISPLAY", screen.display.clone()),
            ("DBUS_SESSION_BUS_ADDRESS", screen.bus.clone()),
            ("XDG_RUNTIME_DIR", screen.sockets.clone()),
        ]
    })
}

#[derive(Debug)]
struct Screen {
    /// Holds the other end of the guard's input.
    _guard: Child,
    display: String,
    bus: String,
    sockets: String,
}

impl Screen {
    fn start() -> Self {
        let mut guard = Command::new("sh")
            .args(["-c", START])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        // A line from each, in the order in which they are ready: a path, a number, an address.
        let lines = BufReader::new(guard.stdout.take().expect("its output")).lines();
        let mut lines: Vec<String> = lines.take(3).map(|line| line.expect("a line")).collect();
        lines.sort();
        let [sockets, number, bus] =
            lines.try_into().expect("Xvfb or dbus is not installed; run: cargo xtask set-up");
        Self { _guard: guard, display: format!(":{number}"), bus, sockets }
    }
}

struct Lent(Option<Screen>);

impl Drop for Lent {
    fn drop(&mut self) {
        free().extend(self.0.take());
    }
}

/// A journey that failed gave its screen back like any other.
fn free() -> MutexGuard<'static, Vec<Screen>> {
    FREE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn journeys_side_by_side_have_a_screen_a_clipboard_and_a_bus_each() {
    let beside = || std::thread::spawn(ours).join().unwrap();
    let [display, bus, sockets] = ours();
    let [other_display, other_bus, other_sockets] = beside();
    assert_ne!(display, other_display);
    assert_ne!(bus, other_bus);
    assert_ne!(sockets, other_sockets);
    assert_eq!(ours(), [display.clone(), bus, sockets], "and keep it to the end");
    assert_ne!(beside()[0], display, "nobody else comes onto it");
}
