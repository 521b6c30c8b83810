//! From the start to the first painted row, beside a bare window.

use crate::table::Table;
use crate::{Bench, Outcome};

/// NOT MEASURED YET. Wanted: the app, with the key in hand and 5,000 people,
/// until the first row is painted, at most 1.25 times a bare Tauri window until
/// its first paint. The harness of `tests/window` knows how to start both.
///
/// # Errors
/// None yet.
pub fn measure(_bench: &Bench, table: &mut Table) -> Outcome {
    table.note("Start to the first painted row is not measured yet (src-tauri/bench/src/window.rs).");
    Ok(())
}
