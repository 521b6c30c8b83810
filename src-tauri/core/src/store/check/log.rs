//! The log by itself: that every op follows the one before it, and that nothing of it was
//! altered, moved, taken out or made up. The chain tells what was changed without it; what
//! is not in the chain follows from what is, and is reckoned again.

use super::{Check, after};
use crate::error::Result;
use crate::store::op::Turn;
use crate::store::schema::{RECORDED, Table};
use crate::store::write::{Link, digest};
use rusqlite::{Row, Statement};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap, HashSet};

/// An op as it stands in the log.
struct LoggedOp {
    seq: i64,
    device: String,
    number: i64,
    officer: String,
    at: String,
    code: String,
    turn: Turn,
    seen: String,
    undoes: Option<String>,
    records: u32,
    facts: Option<String>,
    link: Vec<u8>,
}

impl LoggedOp {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            seq: row.get(0)?,
            device: row.get(1)?,
            number: row.get(2)?,
            officer: row.get(3)?,
            at: row.get(4)?,
            code: row.get(5)?,
            turn: row.get(6)?,
            seen: row.get(7)?,
            undoes: row.get(8)?,
            records: row.get(9)?,
            facts: row.get(10)?,
            link: row.get(11)?,
        })
    }

    fn name(&self) -> String {
        format!("{}:{}", self.device, self.number)
    }
}

/// What the ops before told, as far as the next must follow from it.
#[derive(Default)]
struct Before {
    seq: i64,
    link: Vec<u8>,
    /// The newest number of every device.
    numbers: BTreeMap<String, i64>,
    officers: HashSet<String>,
}

/// A change of one row.
struct Change {
    table: String,
    row_id: String,
    kind: String,
    digest: Vec<u8>,
    salt: Option<Vec<u8>>,
    fields: Option<String>,
    root: String,
    ordinal: i64,
}

impl Check<'_> {
    /// Reads the log once, which in a large store is more than all else. Returns how many
    /// changes stand in it.
    pub(super) fn log(&self, problems: &mut Vec<String>) -> Result<u64> {
        let mut asked = Asked::of(self)?;
        let mut changes = self.conn.prepare(
            "SELECT tbl, row_id, kind, digest, salt, fields, root, ordinal FROM change WHERE op = ?1 ORDER BY ordinal",
        )?;
        let mut ops = self.conn.prepare(
            "SELECT seq, device, number, officer, at, code, turn, seen, undoes, records, facts, link
             FROM op ORDER BY seq",
        )?;
        let mut rows = ops.query([])?;
        let (mut before, mut count) = (Before::default(), 0);
        while let Some(row) = rows.next()? {
            count += 1;
            let Ok(op) = LoggedOp::read(row) else {
                problems.push(format!("the entry {count} of the log can't be read"));
                continue;
            };
            before.followed_by(&op, problems)?;
            let number = op.number.to_string();
            let parts = [&op.device, &number, &op.officer, &op.at, &op.code, op.turn.code(), &op.seen];
            let mut link = Link::begin(&before.link, &parts.map(|part: &str| part), op.undoes.as_deref());
            let (mut records, mut facts, mut next, mut knows_all) = (0, None, 0, true);
            let mut inner = changes.query([op.seq])?;
            while let Some(row) = inner.next()? {
                let Ok(change) = Change::read(row) else {
                    problems.push(format!("a part of change {} can't be read", op.name()));
                    continue;
                };
                link.add(&change.table, &change.row_id, &change.kind, &change.digest);
                if change.ordinal != next {
                    problems.push(format!("a part of change {} is not there", op.name()));
                }
                next = change.ordinal + 1;
                asked.ask(&op, &change, problems)?;
                let Some(table) = Table::named(&change.table) else {
                    knows_all = false;
                    continue;
                };
                records += u32::from(table.is_root());
                if table.name == "officer" && change.kind == "insert" {
                    before.officers.insert(change.row_id.clone());
                }
                if facts.is_none()
                    && change.is_fact(table)
                    && !asked.brought.exists((&change.root, op.seq, change.ordinal))?
                {
                    facts = Some(table.name);
                }
            }
            let is_more = || {
                op.records != records.max(1)
                    || op.facts.as_deref().is_some_and(|told| told != facts.unwrap_or_default())
            };
            if knows_all && is_more() {
                problems.push(format!("change {} is not of as much as it says", op.name()));
            }
            // The first of a store writes the officer who did it.
            if !before.officers.contains(&op.officer) {
                problems.push(format!("change {} is of an officer who had not come yet", op.name()));
            }
            if link.finish()[..] != op.link[..] {
                problems.push(format!("the log is broken at change {}", op.name()));
            }
            before.now(op);
        }
        let alone =
            "SELECT count(*) FROM change WHERE NOT EXISTS (SELECT 1 FROM op WHERE op.seq = change.op)";
        let alone: u64 = self.conn.query_row(alone, [], |r| r.get(0))?;
        if alone > 0 {
            problems.push(format!("{alone} changes in the log belong to nothing that was done"));
        }
        Ok(count)
    }

    fn rows_by_id(&self) -> Result<HashMap<&'static str, Statement<'_>>> {
        let by_id = |table: &Table| {
            let sql = format!("SELECT 1 FROM {} WHERE id = ?1", table.name);
            Ok((table.name, self.conn.prepare(&sql)?))
        };
        RECORDED.iter().map(by_id).collect()
    }
}

impl Before {
    fn followed_by(&self, op: &LoggedOp, problems: &mut Vec<String>) -> Result<()> {
        if op.seq != self.seq + 1 {
            problems.push(format!("the log lacks what stood before change {}", op.name()));
        }
        let known = self.numbers.get(&op.device).copied().unwrap_or(0);
        if op.number != known + 1 || serde_json::to_string(&self.numbers)? != op.seen {
            problems.push(format!("change {} does not follow from those before it", op.name()));
        }
        let is_there = |undoes: &String| {
            undoes
                .split_once(':')
                .and_then(|(device, number)| Some(self.numbers.get(device).copied()? >= number.parse().ok()?))
        };
        let turns = op.turn != Turn::Do;
        if turns != op.undoes.is_some()
            || op.undoes.as_ref().is_some_and(|undoes| is_there(undoes) != Some(true))
        {
            problems.push(format!("change {} turns round what is not there", op.name()));
        }
        Ok(())
    }

    fn now(&mut self, op: LoggedOp) {
        self.seq = op.seq;
        self.link = op.link;
        self.numbers.insert(op.device, op.number);
    }
}

impl Change {
    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            table: row.get(0)?,
            row_id: row.get(1)?,
            kind: row.get(2)?,
            digest: row.get(3)?,
            salt: row.get(4)?,
            fields: row.get(5)?,
            root: row.get(6)?,
            ordinal: row.get(7)?,
        })
    }

    /// What came whole, or went so.
    fn whole(&self) -> Option<Map<String, Value>> {
        (self.kind != "update")
            .then_some(self.fields.as_deref())?
            .and_then(|fields| serde_json::from_str(fields).ok())
    }

    /// Whether its values are written as the store writes them.
    fn can_be_read(&self) -> bool {
        let Some(fields) = &self.fields else { return true };
        let fields: Result<Map<String, Value>, _> = serde_json::from_str(fields);
        fields.is_ok_and(|fields| {
            self.kind != "update" || fields.into_iter().all(|(_, change)| after(change).is_some())
        })
    }

    fn is_fact(&self, table: &Table) -> bool {
        let Some(lasting) = table.lasting.filter(|_| self.kind == "insert") else { return false };
        lasting.only.is_none_or(|(column, codes)| {
            let held = self.whole();
            held.as_ref()
                .and_then(|fields| fields.get(column)?.as_str())
                .is_some_and(|code| codes.contains(&code))
        })
    }

    /// To which record it belongs by what it holds; nothing where it does not say.
    fn root_by_its_values(&self, table: &Table) -> Option<String> {
        if table.is_root() {
            return Some(self.row_id.clone());
        }
        self.whole()?.get(table.root)?.as_str().map(str::to_owned)
    }
}

/// Statements that are asked for every change.
struct Asked<'a> {
    there: HashMap<&'static str, Statement<'a>>,
    /// Where it came again later, that is asked then.
    went: Statement<'a>,
    came: Statement<'a>,
    /// Whether a record had come with an op before one of its changes.
    brought: Statement<'a>,
}

impl<'a> Asked<'a> {
    fn of(check: &'a Check<'_>) -> Result<Self> {
        Ok(Self {
            there: check.rows_by_id()?,
            went: check.conn.prepare(
                "SELECT 1 FROM change WHERE root = ?1 AND tbl = ?2 AND row_id = ?3 AND (op, ordinal) > (?4, ?5)
                   AND kind <> 'update'",
            )?,
            came: check.conn.prepare(
                "SELECT 1 FROM change WHERE root = ?1 AND tbl = ?2 AND row_id = ?3 AND (op, ordinal) < (?4, ?5)
                   AND kind = 'insert'",
            )?,
            // The plus keeps SQLite from reading the whole op for each of its changes.
            brought: check.conn.prepare(
                "SELECT 1 FROM change WHERE root = ?1 AND op = ?2 AND row_id = root AND kind = 'insert' AND +ordinal < ?3",
            )?,
        })
    }

    fn ask(&mut self, op: &LoggedOp, change: &Change, problems: &mut Vec<String>) -> Result<()> {
        let Change { table, row_id, kind, root, ordinal, .. } = change;
        let what = || format!("{table} {row_id}");
        match (&change.salt, &change.fields) {
            (Some(salt), Some(fields)) if digest(salt, fields)[..] == change.digest[..] => {}
            (Some(_), Some(_)) => {
                problems.push(format!("change {} of {} was altered in the log", op.name(), what()));
            }
            // Nothing erases values yet. When something does, its op will say so.
            _ => problems.push(format!("the values of change {} of {} are gone", op.name(), what())),
        }
        if !change.can_be_read() {
            problems.push(format!("the values of change {} of {} can't be read", op.name(), what()));
        }
        let Some(known) = Table::named(table) else { return Ok(()) };
        let place = (root, table, row_id, op.seq, ordinal);
        let is_its = match change.root_by_its_values(known) {
            Some(its) => its == *root,
            None => self.came.exists(place)?,
        };
        if !is_its {
            problems.push(format!("change {} of {} stands under another record", op.name(), what()));
        }
        if kind == "insert"
            && let Some(there) = self.there.get_mut(table.as_str())
            && !there.exists([row_id])?
            && !self.went.exists(place)?
        {
            problems.push(format!("{} is in the log and not in the store", what()));
        }
        Ok(())
    }
}
