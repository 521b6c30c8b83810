//! Tests that can fail. Some pass whatever the code does: an assertion with a second
//! way to hold, one that waits behind a condition, one in a loop that may run over
//! nothing, a test that leaves before it has looked. No compiler minds, so these
//! rules read the syntax of every test in Rust. (The page's tests: see the last one.)

mod functions;
mod reader;

use std::collections::BTreeMap;

use self::{functions::Functions, reader::Reader};
use crate::tidy::{Text, lines, none, source};

/// What is wrong with a test, and how it becomes right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Weakness {
    SecondWay,
    Condition,
    LeavesEarly,
    PerhapsNothing,
    NoAssertion,
}

impl Weakness {
    fn rule(self) -> &'static str {
        match self {
            Self::SecondWay => {
                "An assertion holds in one way: take the `||` apart, or say `[a, b].contains(&it)`"
            }
            Self::Condition => "An assertion behind an `if` may never be made: assert the condition too",
            Self::LeavesEarly => "A test that returns or goes on early has not looked: assert what it needs",
            Self::PerhapsNothing => {
                "Of nothing, everything is true: assert before that the list is not empty, or write it out"
            }
            Self::NoAssertion => "A test says what must hold: assert it",
        }
    }
}

/// `path:line: what stands there`, for each weakness.
type Found = BTreeMap<Weakness, Vec<String>>;

#[test]
fn every_test_can_fail() {
    let files: Vec<Text> = source().filter(|file| file.is(".rs")).collect();
    let found = weaknesses(&files).into_iter();
    let told = found.flat_map(|(weakness, places)| [vec![format!("\n{}", weakness.rule())], places].concat());
    none("These pass whatever the code does", told);
}

#[test]
fn a_test_of_the_page_can_fail() {
    // The rest is vitest's: `requireAssertions` fails a test that made none.
    let config = std::fs::read_to_string(crate::folders::ui().join("vite.config.ts")).unwrap();
    assert!(config.contains("requireAssertions: true"), "ui/vite.config.ts asks for assertions");
    let tests = || source().filter(|file| file.is(".test.ts"));
    assert!(tests().count() > 10, "the page's tests were found");
    let expects = |line: &str| line.trim_start().starts_with("expect(");
    none(Weakness::SecondWay.rule(), lines(tests(), |line| expects(line) && line.contains("||")));
    let conditional = |line: &str| line.trim_start().starts_with("if (") && line.contains("expect(");
    none(Weakness::Condition.rule(), lines(tests(), conditional));
}

fn weaknesses(files: &[Text]) -> Found {
    let parsed: Vec<_> = files
        .iter()
        .map(|file| {
            let syntax = syn::parse_file(&file.text);
            (file.path.as_str(), syntax.unwrap_or_else(|error| panic!("{}: {error}", file.path)))
        })
        .collect();
    let mut functions = Functions::default();
    for (path, syntax) in &parsed {
        functions.read(path, syntax);
    }
    let asserting = functions.asserting();
    let mut found = Found::new();
    for function in &functions.all {
        let mut reader = Reader::of(function);
        if function.is_test && !function.asserts_by(&asserting) {
            reader.note(Weakness::NoAssertion, function.line, &function.name);
        }
        for (weakness, places) in reader.found {
            found.entry(weakness).or_default().extend(places);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Weakness, weaknesses};
    use crate::tidy::Text;

    fn found_in(body: &str) -> Vec<Weakness> {
        let text = format!("fn shout() {{ assert!(false) }}\n#[test]\nfn it() {{ {body} }}");
        weaknesses(&[Text { path: "tests/it.rs".to_owned(), text }]).into_keys().collect()
    }

    #[test]
    fn what_lets_a_test_pass_in_any_case_is_found() {
        for (weakness, bodies) in [
            (
                Weakness::SecondWay,
                &["assert!(a.is_empty() || b == 2);", "assert!(c && (a || b), \"why\");"][..],
            ),
            (
                Weakness::Condition,
                &["if there { assert!(right); }", "if let Some(it) = there { assert_eq!(it, 1); }"],
            ),
            (
                Weakness::LeavesEarly,
                &[
                    "let Some(it) = there else { return }; assert!(it);",
                    "for n in [1, 2] { if n == 2 { continue; } shout(); }",
                ],
            ),
            (
                Weakness::PerhapsNothing,
                &[
                    "for row in rows() { assert!(row > 1); }",
                    "let all = rows(); assert!(all.iter().all(|row| row > 1));",
                    "assert!(!seen.rows.iter().any(|row| row > 1));",
                    "assert!(rows.is_sorted(), \"{rows:?}\");",
                    "for row in rows { assert!(row); } assert!(rows.len() > 2);",
                ],
            ),
            (Weakness::NoAssertion, &["let it = made(); it.save();", "println!(\"{}\", made());"]),
        ] {
            for body in bodies {
                assert_eq!(found_in(body), [weakness], "{body}");
            }
        }
    }

    #[test]
    fn what_can_fail_is_let_be() {
        for body in [
            "assert!([1, 2].contains(&it));",
            "assert!(rows.iter().any(|row| row.is_new() || row.is_old()));",
            "assert!(!rows.is_empty() && rows.iter().all(|row| row > 1));",
            "assert_eq!(seen.rows.len(), 2); for row in &seen.rows { assert!(row > 1); }",
            "for n in [1, 2] { assert!(n > 0); } for kind in Kind::ALL { assert!(kind.ok()); }",
            "let list = vec![1]; for n in list.iter().rev() { shout(); assert!(n > 0); }",
            "if wrong { panic!(\"why\"); }",
            "if a { assert!(b); } else { assert!(c); }",
            "let big = |n: u32| { if n > 2 { return true; } false }; assert!(big(3));",
            "shout();",
            "assert_eq!(made().unwrap_err().code, 2);",
        ] {
            assert_eq!(found_in(body), [], "{body}");
        }
    }
}
