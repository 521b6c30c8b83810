//! WebDriver, spoken with WebKitWebDriver and without anything between.

use std::{
    env,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Mutex, PoisonError},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{laptop::Laptop, screen, session};

/// What WebDriver calls an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// Long enough for a slow computer that also compiles; nobody waits when all is well.
pub const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub struct Driver {
    process: Child,
    session: String,
}

#[derive(Debug, Clone)]
pub struct Element(String);

impl Driver {
    /// Starts a driver, which starts the app.
    pub fn start(laptop: &Laptop) -> Self {
        Self::drive(laptop, &json!({ "binary": app(), "args": [] }))
    }

    /// Starts WebKit's own small browser instead, which comes with the library.
    pub fn browser(laptop: &Laptop) -> Self {
        Self::drive(laptop, &json!({}))
    }

    fn drive(laptop: &Laptop, program: &Value) -> Self {
        // The system gives a free port, and the driver takes it a moment later: until it
        // listens there, no other journey is given the same.
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let process = on(laptop, driver_for(laptop))
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdin(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver is not installed; run: cargo xtask set-up");
        let mut driver = Self { process, session: format!("http://127.0.0.1:{port}") };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < PATIENCE, "the driver does not listen");
            sleep(Duration::from_millis(10));
        }
        drop(turn);
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "webkitgtk:browserOptions": program,
            "timeouts": { "script": 60_000, "implicit": 0 },
        } } });
        let begun = Instant::now();
        let started = loop {
            match driver.ask("POST", "/session", &wanted) {
                Ok(started) => break started,
                Err(error) if begun.elapsed() > PATIENCE => {
                    panic!("the app or the browser did not start: {error}")
                }
                Err(_) => sleep(Duration::from_millis(50)),
            }
        };
        let id = started["sessionId"].as_str().expect("a session");
        driver.session = format!("{}/session/{id}", driver.session);
        driver
    }

    pub fn post(&self, path: &str, body: Value) -> Result<Value, String> {
        self.ask("POST", path, &body)
    }

    pub fn get(&self, path: &str) -> Result<Value, String> {
        self.ask("GET", path, &Value::Null)
    }

    /// Runs a script in the page; it `return`s its answer. The page's CSP does not hold it back.
    pub fn script(&self, script: &str, arguments: Value) -> Result<Value, String> {
        self.post("/execute/sync", json!({ "script": script, "args": arguments }))
    }

    /// The same for a script that answers later, by calling its last argument.
    pub fn script_later(&self, script: &str, arguments: Value) -> Result<Value, String> {
        self.post("/execute/async", json!({ "script": script, "args": arguments }))
    }

    /// A folder as the app sees it, whatever lies over it there.
    pub(crate) fn sees(&self, folder: &Path) -> PathBuf {
        format!("/proc/{}/root{}", self.process.id(), folder.display()).into()
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let url = format!("{}{path}", self.session);
        let method = minreq::Method::Custom(method.to_owned());
        let mut request = minreq::Request::new(method, url).with_timeout(90);
        if !body.is_null() {
            request = request.with_json(body).map_err(|e| e.to_string())?;
        }
        let answer = request.send().map_err(|e| e.to_string())?;
        let value: Value = answer.json().map_err(|e| e.to_string())?;
        let value = value["value"].clone();
        if answer.status_code == 200 {
            Ok(value)
        } else {
            Err(format!("{}: {}", value["error"], value["message"]))
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Ending the session ends the app, though not always at once: without more,
        // the app would outlive the driver and keep the store from the next window.
        let apps = children(self.process.id());
        let _ = self.ask("DELETE", "", &Value::Null);
        for app in apps {
            let _ = Command::new("kill").args(["-9", &app.to_string()]).stderr(Stdio::null()).status();
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The app that is under test.
pub(crate) fn app() -> PathBuf {
    let app = env::var_os("ALONGSIDE_APP").map(PathBuf::from);
    let app = app.expect("ALONGSIDE_APP names no app; run: cargo xtask test");
    assert!(app.is_file(), "there is no app at {}", app.display());
    app
}

/// A program that opens its windows on this journey's screen, and is on this laptop.
pub(crate) fn on(laptop: &Laptop, mut program: Command) -> Command {
    let screen = screen::ours();
    let [_, (_, bus), _] = screen.clone();
    program
        .envs(screen)
        .env_remove("WAYLAND_DISPLAY")
        // Nor does the computer's own sleep.
        .env("DBUS_SYSTEM_BUS_ADDRESS", &bus)
        .env("XDG_SESSION_ID", session::SESSION)
        .env("ALONGSIDE_HOME", laptop.home())
        .env("ALONGSIDE_TODAY", &laptop.today)
        .env("ALONGSIDE_DIALOGS", laptop.dialogs())
        .env("ALONGSIDE_SLEPT", laptop.slept())
        .env("GTK_THEME", if laptop.dark { "Adwaita:dark" } else { "Adwaita" })
        // Of the developer's own settings none may reach the picture.
        .env("XDG_CONFIG_HOME", laptop.folder.join("config"))
        .env("XDG_DATA_HOME", laptop.folder.join("data"))
        .env("LC_ALL", "C.UTF-8");
    program
}

/// The driver, in a place where the data folder is a disk of its own if the laptop has one.
fn driver_for(laptop: &Laptop) -> Command {
    const MOUNT: &str =
        "mount -t tmpfs -o size=$1,mode=700 tmpfs \"$2\" && shift 2 && exec WebKitWebDriver \"$@\"";
    let Some(size) = &laptop.disk else { return Command::new("WebKitWebDriver") };
    let mut program = Command::new("unshare");
    program.args(["--map-root-user", "--mount", "sh", "-c", MOUNT, "sh", size]).arg(laptop.home());
    program
}

/// Whom a process has started.
pub(crate) fn children(parent: u32) -> Vec<u32> {
    let all = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = all.filter_map(|process| process.file_name().to_str()?.parse().ok());
    let is_child = |number: &u32| {
        // After the name in brackets come the state and the parent.
        let stat = std::fs::read_to_string(format!("/proc/{number}/stat")).unwrap_or_default();
        let after = stat.rsplit(')').next().unwrap_or_default();
        after.split_whitespace().nth(1) == Some(&parent.to_string())
    };
    numbers.filter(is_child).collect()
}

impl Element {
    /// The element that a script returned.
    pub fn from(value: &Value) -> Option<Self> {
        value[ELEMENT].as_str().map(|id| Self(id.to_owned()))
    }

    /// As a script gets it for an argument.
    pub fn json(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }

    pub fn path(&self, deed: &str) -> String {
        format!("/element/{}/{deed}", self.0)
    }
}
