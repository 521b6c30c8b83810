//! Random sequences of changes, steps of claims and undos by three officers: no claim is
//! ever approved or paid on figures that two different people did not see.

use super::{Class, workflows};
use crate::Outcome;

const SEQUENCES: u64 = 10_000;
/// In each; a claim is paid after three or four of the right ones.
const STEPS: u64 = 40;
const AT_ONCE: u64 = 500;

pub(super) fn all() -> Outcome<Class> {
    let test = "undo_sequences::after_any_sequence_facts_stay_and_claims_are_paid_as_they_were_approved";
    let mut class = Class::new("three officers");
    let mut all = [0; 5];
    for part in 0..SEQUENCES / AT_ONCE {
        let around = [
            ("ALONGSIDE_SEQUENCES", AT_ONCE),
            ("ALONGSIDE_STEPS", STEPS),
            ("ALONGSIDE_SEED", 1 + part * AT_ONCE),
        ];
        let ran = workflows::run(test, &around)?;
        match ran.numbers::<5>(" walked, ") {
            Some(numbers) if ran.fine => {
                class.wholes(numbers[0]);
                all.iter_mut().zip(numbers).for_each(|(all, number)| *all += number);
            }
            _ => class.wrong(format!("from seed {}: {}", 1 + part * AT_ONCE, ran.end())),
        }
    }
    let [_, undone, approved, paid, _] = all;
    class.what += &format!(": {undone} undone, {approved} approved, {paid} paid");
    Ok(class)
}
