//! axe-core over the page as it stands, with all that WCAG 2.2 AA can be checked by machine.

use std::{fs, path::PathBuf};

use serde_json::json;

use crate::window::Window;

/// It finds the stylesheets in the document; fetching them again would break our CSP.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    // Every pair of text and ground is at least 7:1 (WCAG's AAA), as the tokens promise.
    const stricter = { 'color-contrast-enhanced': { enabled: true } };
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, { runOnly: rules, rules: stricter, resultTypes: ['violations'], preload: false }).then(
      ({ violations, passes }) => done({
        passed: passes.length,
        violations: violations.map(({ id, help, nodes }) =>
          `${id}: ${help}: ` + nodes.map((node) => node.target.join(' ')).join(', ')),
      }),
      (error) => done({ passed: 0, violations: [String(error)] }),
    );";

impl Window {
    /// Fails on anything that axe would not let pass.
    pub fn is_accessible(&self) {
        self.settle();
        // Half a megabyte, once for each document.
        if self.script("return !!window.axe", json!([])) != true {
            let file: PathBuf =
                [env!("CARGO_MANIFEST_DIR"), "ui/node_modules/axe-core/axe.min.js"].iter().collect();
            let axe = fs::read_to_string(file).expect("axe is not installed; run: cargo xtask set-up");
            self.driver.script(&format!("{axe}; window.axe = axe"), json!([])).expect("axe loads");
        }
        let found = self.driver.script_later(RUN, json!([])).expect("axe runs");
        assert_eq!(found["violations"], json!([]), "on:\n{}", self.text());
        assert_ne!(found["passed"], json!(0), "axe looked at nothing");
    }
}
