//! Every page that there is was looked at in every way: journeys record what they
//! looked at, and the folder of routes says what there is.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{Outcome, folders};

#[path = "../../../tests/window/routes.rs"]
mod routes;

pub fn check(shots: &Path) -> Outcome {
    let record = shots.join("looked-at.txt");
    let record = fs::read_to_string(&record).map_err(|e| format!("{}: {e}", record.display()))?;
    let routes = routes::all(&folders::root());
    let missed = missed(&routes, &record);
    if missed.is_empty() {
        Ok(())
    } else {
        Err(format!("no journey says window.looks_right() on {}", missed.join(", ")))
    }
}

/// The routes that the record does not have.
fn missed<'a>(routes: &'a [String], record: &str) -> Vec<&'a str> {
    let seen: BTreeSet<&str> = record.lines().collect();
    routes.iter().map(String::as_str).filter(|route| !seen.contains(route)).collect()
}

#[cfg(test)]
mod tests {
    use super::{missed, routes};
    use crate::folders;

    #[test]
    fn a_page_that_nobody_looked_at_is_named() {
        let routes = ["/", "/people", "/people/[id]"].map(str::to_owned);
        assert_eq!(missed(&routes, "/people\n/\n/people/[id]?edit\n"), ["/people/[id]"]);
        assert_eq!(missed(&routes, ""), ["/", "/people", "/people/[id]"]);
    }

    #[test]
    fn the_routes_are_those_of_the_page() {
        let routes = routes::all(&folders::root());
        for known in ["/", "/start", "/people/[id]", "/handouts/run/[of]"] {
            assert!(routes.iter().any(|route| route == known), "{known} is not in {routes:?}");
        }
    }
}
