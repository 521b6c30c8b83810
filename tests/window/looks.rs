//! Looking at a page. The first journey that comes to one looks at it in every
//! colour and at every zoom; those that come later look in one of them, since a
//! page is drawn by the same rules in all its states. `cargo xtask test` holds
//! what is recorded here against the routes that there are.

use std::{
    collections::BTreeSet,
    fs::{self, OpenOptions},
    io::Write as _,
    path::Path,
    sync::{Mutex, PoisonError},
};

use serde_json::json;

use crate::{routes, window::Window};

/// One way to see a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Theme(&'static str),
    /// A laptop's screen at this zoom, in per cent.
    Zoom(&'static str, u32, u32),
}

const VIEWS: [View; 6] = [
    View::Theme("light"),
    View::Theme("dark"),
    View::Theme("contrast"),
    View::Theme("contrast-dark"),
    View::Zoom("200", 640, 400),
    View::Zoom("400", 320, 480),
];

/// Pages that a journey has begun to look at in every way.
static BEGUN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

impl Window {
    /// Looks at the page as it stands, keeps pictures, and lets axe look too.
    pub fn looks_right(&self, name: &str) {
        let page = self.page();
        if BEGUN.lock().unwrap_or_else(PoisonError::into_inner).insert(page.clone()) {
            VIEWS.into_iter().for_each(|view| self.look(name, view));
            record(&page);
        } else {
            self.look(name, later_view(name));
        }
    }

    fn look(&self, name: &str, view: View) {
        match view {
            View::Theme(theme) => {
                self.set_theme(theme);
                self.screenshot(&format!("{name} {theme}"));
                self.no_word_is_torn();
                self.is_accessible();
                self.set_theme("light");
            }
            View::Zoom(zoom, width, height) => {
                self.set_size(width, height);
                self.screenshot(&format!("{name} {zoom}"));
                self.nothing_sticks_out();
                self.is_accessible();
                self.set_size(1280, 800);
            }
        }
    }

    /// The route that is open. A form in the place of a record is a page of its own.
    fn page(&self) -> String {
        let place = self.script(
            "return [location.pathname, new URLSearchParams(location.search).has('edit')]",
            json!([]),
        );
        let path = place[0].as_str().expect("an address");
        let route = route_of(path).unwrap_or_else(|| panic!("{path} is no route of ui/src/routes"));
        if place[1] == true { format!("{route}?edit") } else { route }
    }
}

/// Another one for another look, and the same in every run.
fn later_view(name: &str) -> View {
    VIEWS[name.bytes().map(usize::from).sum::<usize>() % VIEWS.len()]
}

/// Of several that fit, the one that names most: `/handouts/new` before `/handouts/[id]`.
fn route_of(path: &str) -> Option<String> {
    let fits = |route: &String| {
        let (route, path) = (route.split('/'), path.trim_end_matches('/').split('/'));
        route.clone().count() == path.clone().count()
            && route.zip(path).all(|(part, word)| part == word || part.starts_with('['))
    };
    let all = routes::all(Path::new(env!("CARGO_MANIFEST_DIR")));
    let root = || (path == "/").then(|| "/".to_owned());
    all.into_iter().filter(fits).min_by_key(|route| route.matches('[').count()).or_else(root)
}

/// A line for each page, beside the pictures of it.
fn record(page: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/window-shots");
    fs::create_dir_all(&folder).unwrap();
    let mut file = OpenOptions::new().create(true).append(true).open(folder.join("looked-at.txt")).unwrap();
    writeln!(file, "{page}").unwrap();
}

#[test]
fn an_address_is_known_by_its_route() {
    for (path, route) in [
        ("/", "/"),
        ("/people", "/people"),
        ("/people/new", "/people/[id]"),
        ("/handouts/new", "/handouts/new"),
        ("/people/0193", "/people/[id]"),
        ("/handouts/run/plan", "/handouts/run/[of]"),
    ] {
        assert_eq!(route_of(path).as_deref(), Some(route), "{path}");
    }
    assert_eq!(route_of("/nowhere"), None);
    assert_eq!(route_of("/people/0193/more"), None);
}

#[test]
fn later_looks_are_shared_out_over_every_view() {
    let looks =
        ["errors", "person", "what comes out", "list", "written", "claim draft", "plan form", "arabic"];
    let seen: Vec<_> = looks.map(later_view).to_vec();
    let kinds = VIEWS.iter().filter(|view| seen.contains(view)).count();
    assert!(kinds >= 4, "{seen:?}");
}
