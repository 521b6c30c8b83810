//! Random sequences of changes, steps of claims and undos by three officers: no claim is
//! ever approved or paid on figures that two different people did not see.

use std::num::NonZero;
use std::thread;

use super::Class;
use super::workflows::{self, Printed};
use crate::Outcome;

const SEQUENCES: u64 = 10_000;
/// In each; a claim is paid after three or four of the right ones.
const STEPS: u64 = 40;
const AT_ONCE: u64 = 500;

pub(super) fn all() -> Outcome<Class> {
    let mut class = Class::new("three officers");
    let mut all = [0; 5];
    let lots: Vec<u64> = (0..SEQUENCES / AT_ONCE).map(|lot| 1 + lot * AT_ONCE).collect();
    for some in lots.chunks(thread::available_parallelism().map_or(1, NonZero::get)) {
        let walked: Vec<_> = thread::scope(|scope| {
            let begun: Vec<_> = some.iter().map(|seed| scope.spawn(|| lot(*seed))).collect();
            begun.into_iter().map(thread::ScopedJoinHandle::join).collect()
        });
        for (seed, ran) in some.iter().zip(walked) {
            let ran = ran.map_err(|_| "a thread stopped".to_owned())??;
            match ran.numbers::<5>(" walked, ") {
                Some(numbers) if ran.fine => {
                    class.wholes(numbers[0]);
                    all.iter_mut().zip(numbers).for_each(|(all, number)| *all += number);
                }
                _ => class.wrong(format!("from seed {seed}: {}", ran.end())),
            }
        }
    }
    let [_, undone, approved, paid, _] = all;
    class.what += &format!(": {undone} undone, {approved} approved, {paid} paid");
    Ok(class)
}

fn lot(seed: u64) -> Outcome<Printed> {
    let test = "undo_sequences::after_any_sequence_facts_stay_and_claims_are_paid_as_they_were_approved";
    let numbers = [("ALONGSIDE_SEQUENCES", AT_ONCE), ("ALONGSIDE_STEPS", STEPS), ("ALONGSIDE_SEED", seed)];
    workflows::run(test, &numbers)
}
