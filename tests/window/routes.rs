//! The pages there are, read from the folder that SvelteKit reads them from.
//! Shared with the tasks, which hold the record of looks against it.

use std::{fs, path::Path};

/// Every route of `ui/src/routes`, as `/people/[id]`, in order.
pub fn all(repository: &Path) -> Vec<String> {
    let mut routes = Vec::new();
    walk(&repository.join("ui/src/routes"), "", &mut routes);
    routes.sort();
    routes
}

fn walk(folder: &Path, route: &str, routes: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name == "+page.svelte" {
            routes.push(if route.is_empty() { "/".to_owned() } else { route.to_owned() });
        } else if name.starts_with('(') {
            // A group shares a frame and is no part of the address.
            walk(&entry.path(), route, routes);
        } else if entry.path().is_dir() {
            walk(&entry.path(), &format!("{route}/{name}"), routes);
        }
    }
}
