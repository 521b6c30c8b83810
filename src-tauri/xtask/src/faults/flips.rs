//! One bit of one file is another: nothing that was acknowledged is lost in silence, and
//! nothing damaged is shown as if it were right.

use super::desk::ENDINGS;
use super::{Chance, Class, Desk, Table};
use crate::Outcome;
use std::fs;
use std::path::Path;

const FLIPS: usize = 200;

pub(super) fn all(program: &Path, chance: &mut Chance, table: &mut Table) -> Outcome {
    let desk = Desk::at(program, "flips")?;
    desk.fine(&["init"])?;
    // Killed in the middle of its work, so that the newest saves stand in the log alone.
    desk.save_until_killed(0, &mut |count, child| count != 60 || child.kill().is_err())?;
    desk.people()?;
    desk.save_until_killed(1, &mut |count, child| count != 30 || child.kill().is_err())?;
    let (whole, right) = (desk.files(), desk.people()?.said);
    for end in ENDINGS.iter().filter(|end| whole.iter().any(|(other, _)| other == *end)) {
        table.row(one(&desk, &whole, end, &right, chance));
    }
    desk.lay(&whole)?;
    table.row(backup(&desk, &right, chance));
    Ok(())
}

fn one(
    desk: &Desk,
    whole: &[(&'static str, Vec<u8>)],
    end: &str,
    right: &str,
    chance: &mut Chance,
) -> Outcome<Class> {
    let mut class = Class::new(format!("a bit of store.db{end} is another"));
    for _ in 0..FLIPS {
        let mut files = whole.to_vec();
        let Some((_, bytes)) = files.iter_mut().find(|(other, _)| *other == end) else { continue };
        let place = chance.below(bytes.len());
        bytes[place] ^= 1 << chance.below(8);
        desk.lay(&files)?;
        let told = desk.people()?;
        match (told.said == right, told.warns()) {
            (true, false) => class.whole(),
            (_, true) => class.told(),
            (false, false) => {
                class.wrong(format!("byte {place}: something else is shown, and nothing is said"))
            }
        }
    }
    Ok(class)
}

fn backup(desk: &Desk, right: &str, chance: &mut Chance) -> Outcome<Class> {
    let mut class = Class::new("a bit of a backup is another");
    let file = desk.path("whole.alongside");
    let words = ["backup", "--to", &file.display().to_string()];
    desk.fine(&words)?;
    let whole = fs::read(&file).map_err(|e| e.to_string())?;
    let (odd, to) = (desk.path("odd.alongside"), desk.path("back.db"));
    for _ in 0..FLIPS {
        let mut bytes = whole.clone();
        let place = chance.below(bytes.len());
        bytes[place] ^= 1 << chance.below(8);
        fs::write(&odd, bytes).map_err(|e| e.to_string())?;
        for end in ["", "-wal", "-shm", ".keys", ".keys.copy", ".device", ".mark", ".lock"] {
            let _ = fs::remove_file(desk.path(&format!("back.db{end}")));
        }
        let restored =
            desk.run(&["restore", &odd.display().to_string(), "--to", &to.display().to_string()])?;
        if !restored.fine {
            class.told();
            continue;
        }
        let shown = desk
            .command_on(&to, &["list", "people"])
            .output()
            .map(super::desk::Ran::of)
            .map_err(|e| e.to_string())?;
        match (shown.said == right, shown.warns()) {
            (true, false) => class.whole(),
            (_, true) => class.told(),
            _ => class.wrong(format!("byte {place}: something else came back, and nothing is said")),
        }
    }
    Ok(class)
}
