//! The program is killed (SIGKILL) at moments of chance: nothing acknowledged is lost,
//! nothing is half there, and the next try works.

use super::{Chance, Class, Desk};
use crate::Outcome;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

const SAVES: usize = 200;
const OTHERS: usize = 50;
const INITS: usize = 60;

pub(super) fn all(program: &Path, chance: &mut Chance) -> Outcome<Vec<Class>> {
    Ok(vec![
        saves(program, chance)?,
        imports(program, chance)?,
        backups(program, chance)?,
        inits(program, chance)?,
    ])
}

fn saves(program: &Path, chance: &mut Chance) -> Outcome<Class> {
    let desk = Desk::at(program, "saves")?;
    desk.fine(&["init"])?;
    let (mut class, mut acknowledged) = (Class::new("kill while people are saved"), Vec::new());
    for round in 0..SAVES {
        let stops = 1 + chance.below(40);
        acknowledged.extend(desk.save_until_killed(round, &mut |count, child| {
            // It may have ended already.
            count as usize != stops || child.kill().is_err()
        })?);
        let told = desk.people()?;
        let lost = acknowledged.iter().filter(|id| !told.said.contains(id.as_str())).count();
        match (lost, told.warns()) {
            (0, false) => class.whole(),
            (0, true) => {
                class.wrong(format!("round {round}: nothing is lost, and it says {}", told.told.trim()))
            }
            (lost, _) => class.wrong(format!("round {round}: {lost} of {} are lost", acknowledged.len())),
        }
    }
    whole_store(&desk, &mut class)?;
    Ok(class)
}

fn imports(program: &Path, chance: &mut Chance) -> Outcome<Class> {
    let desk = Desk::at(program, "imports")?;
    desk.fine(&["init"])?;
    let rows: String = (0..2000).map(|n| format!("Person {n},hearing loop\n")).collect();
    let sheet = desk.path("people.csv");
    fs::write(&sheet, format!("Name,Access needs\n{rows}")).map_err(|e| e.to_string())?;
    let (mut class, mut before) = (Class::new("kill while people are brought in"), 0);
    for round in 0..OTHERS {
        let mut command = desk.command(&["import", "people"]);
        let mut child = command.arg(&sheet).stdout(Stdio::null()).spawn().map_err(|e| e.to_string())?;
        killed(&mut child, chance.below(500))?;
        let told = desk.people()?;
        let now = told.said.lines().count();
        match now {
            _ if told.warns() => class.wrong(format!("round {round}: {}", told.told.trim())),
            _ if now == before || now == before + 2000 => class.whole(),
            _ => class.wrong(format!("round {round}: {before} before, {now} now")),
        }
        before = now;
    }
    whole_store(&desk, &mut class)?;
    Ok(class)
}

fn backups(program: &Path, chance: &mut Chance) -> Outcome<Class> {
    let desk = Desk::at(program, "backups")?;
    desk.fine(&["init", "--sample"])?;
    let mut class = Class::new("kill while a backup is made and brought back");
    for round in 0..OTHERS {
        let (file, to) = (desk.path(&format!("{round}.alongside")), desk.path(&format!("{round}.db")));
        let mut backup = desk.command(&["backup", "--to"]);
        killed(
            &mut backup.arg(&file).stdout(Stdio::null()).spawn().map_err(|e| e.to_string())?,
            chance.below(400),
        )?;
        if !file.exists()
            && !desk.command(&["backup", "--to"]).arg(&file).output().is_ok_and(|o| o.status.success())
        {
            class.wrong(format!("round {round}: the next backup fails"));
            continue;
        }
        let restore = || {
            let mut restore = desk.command(&["restore"]);
            restore.arg(&file).arg("--to").arg(&to).stdout(Stdio::null()).stderr(Stdio::null());
            restore
        };
        killed(&mut restore().spawn().map_err(|e| e.to_string())?, chance.below(400))?;
        if to.exists() || restore().status().is_ok_and(|status| status.success()) {
            class.whole();
        } else {
            class.wrong(format!("round {round}: the next restore fails"));
        }
        for end in ["", ".keys", ".keys.copy", ".lock"] {
            let _ = fs::remove_file(desk.path(&format!("{round}.db{end}")));
        }
        let _ = fs::remove_file(&file);
    }
    Ok(class)
}

fn inits(program: &Path, chance: &mut Chance) -> Outcome<Class> {
    let mut class = Class::new("kill while a store is made");
    for round in 0..INITS {
        let desk = Desk::at(program, "inits")?;
        let mut child = desk.command(&["init"]).stdout(Stdio::null()).spawn().map_err(|e| e.to_string())?;
        killed(&mut child, chance.below(300))?;
        let stands = desk.store("").exists();
        let next = if stands { desk.run(&["check"])? } else { desk.run(&["init"])? };
        if next.fine { class.whole() } else { class.wrong(format!("round {round}: {}", next.told.trim())) }
    }
    Ok(class)
}

fn killed(child: &mut std::process::Child, after: usize) -> Outcome {
    std::thread::sleep(Duration::from_millis(after as u64));
    // It may be done already.
    let _ = child.kill();
    child.wait().map(drop).map_err(|e| e.to_string())
}

fn whole_store(desk: &Desk, class: &mut Class) -> Outcome {
    let checked = desk.run(&["check", "--deep"])?;
    if !checked.fine {
        class.wrong(format!("at the end: {}", checked.said.trim()));
    }
    Ok(())
}
