//! What ran, how long it took and what came of it.

use std::{panic, thread, time::Instant};

use crate::{Outcome, command};

#[derive(Debug, Default)]
pub struct Tally {
    passed: usize,
    failed: usize,
    troubles: Vec<String>,
    begun: Option<Instant>,
}

/// How many single tests a step ran.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub passed: usize,
    pub failed: usize,
    /// Ignored, to do: a test that does not run is a failure here.
    pub skipped: usize,
}

impl Tally {
    /// A step that is one check.
    pub fn check(&mut self, name: &str, step: impl FnOnce() -> Outcome) -> bool {
        self.count(name, || step().map(|()| Count { passed: 1, ..Count::default() }))
    }

    /// A step that counts what it ran itself. Other steps go on after a failure.
    pub fn count(&mut self, name: &str, step: impl FnOnce() -> Outcome<Count>) -> bool {
        self.begun.get_or_insert_with(Instant::now);
        command::say(&format!("\n── {name}"));
        let begun = Instant::now();
        let outcome = step();
        let seconds = begun.elapsed().as_secs_f32();
        let trouble = match outcome {
            Ok(count) => {
                self.passed += count.passed;
                self.failed += count.failed + count.skipped;
                if count.failed > 0 {
                    Some(format!("{} failed", count.failed))
                } else if count.skipped > 0 {
                    Some(format!("{} skipped; no test may be", count.skipped))
                } else if count.passed == 0 {
                    self.failed += 1;
                    Some("nothing ran".to_owned())
                } else {
                    command::say(&format!("── {name}: {} passed in {seconds:.1} s", count.passed));
                    None
                }
            }
            Err(sentence) => {
                self.failed += 1;
                Some(sentence)
            }
        };
        if let Some(trouble) = &trouble {
            command::say(&format!("── {name}: FAILED after {seconds:.1} s: {trouble}"));
            self.troubles.push(format!("{name}: {trouble}"));
        }
        command::show_kept();
        trouble.is_none()
    }

    /// Two rows of steps at the same time. What those `beside` say comes a step at a time.
    pub fn beside(&mut self, beside: impl FnOnce(&mut Self) + Send, here: impl FnOnce(&mut Self)) {
        let other = thread::scope(|scope| {
            let other = scope.spawn(|| {
                command::keep_back();
                let mut tally = Self::default();
                beside(&mut tally);
                tally
            });
            here(self);
            other.join().unwrap_or_else(|panicked| panic::resume_unwind(panicked))
        });
        self.passed += other.passed;
        self.failed += other.failed;
        self.troubles.extend(other.troubles);
    }

    /// The last line, alone: CI reads it.
    pub fn finish(self) -> Outcome {
        let seconds = self.begun.map_or(0.0, |begun| begun.elapsed().as_secs_f32());
        println!("\nAll steps took {seconds:.0} s.");
        for trouble in &self.troubles {
            println!("FAILED {trouble}");
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 {
            Ok(())
        } else {
            // Said already; a further line would not be the last one.
            std::process::exit(1)
        }
    }
}

/// Adds up the lines "test result: ok. 3 passed; 0 failed; 0 ignored; …".
pub fn of_cargo(printed: &str) -> Count {
    let mut count = Count::default();
    for line in printed.lines() {
        let Some((_, numbers)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". "))
        else {
            continue;
        };
        for part in numbers.split("; ") {
            let Some((number, word)) = part.split_once(' ') else {
                continue;
            };
            let number = number.parse().unwrap_or(0);
            match word {
                "passed" => count.passed += number,
                "failed" => count.failed += number,
                "ignored" => count.skipped += number,
                _ => {}
            }
        }
    }
    count
}

/// Reads the report of vitest.
pub fn of_vitest(report: &serde_json::Value) -> Count {
    let number =
        |name: &str| report[name].as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
    Count {
        passed: number("numPassedTests"),
        failed: number("numFailedTests"),
        skipped: number("numPendingTests") + number("numTodoTests"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Count, Tally, of_cargo, of_vitest};

    #[test]
    fn what_goes_on_beside_counts_too() {
        let mut tally = Tally::default();
        tally.beside(
            |beside| {
                beside.check("right", || Ok(()));
                beside.check("wrong", || Err("why".to_owned()));
            },
            |here| {
                here.count("many", || Ok(Count { passed: 3, ..Count::default() }));
            },
        );
        assert_eq!((tally.passed, tally.failed), (4, 1));
        assert_eq!(tally.troubles, ["wrong: why"]);
    }

    #[test]
    fn the_results_of_all_test_programs_are_added_up() {
        let printed = "\
test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 1 filtered out; finished in 0.00s
noise
test result: FAILED. 2 passed; 1 failed; 4 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        let expected = Count { passed: 5, failed: 1, skipped: 4 };
        assert_eq!(of_cargo(printed), expected);
    }

    #[test]
    fn a_test_of_the_page_that_is_to_do_counts_as_skipped() {
        let report = serde_json::json!({
            "numPassedTests": 7, "numFailedTests": 0, "numPendingTests": 1, "numTodoTests": 2
        });
        let expected = Count { passed: 7, failed: 0, skipped: 3 };
        assert_eq!(of_vitest(&report), expected);
    }
}
