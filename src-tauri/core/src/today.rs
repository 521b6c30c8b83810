//! What Today shows: what is due, who is waiting for money, where the
//! projects stand.

use crate::claims::{self, ClaimRow};
use crate::error::Result;
use crate::kind::Kind;
use crate::listing::ListQuery;
use crate::offers::{Ask, Due};
use crate::plan::Mark;
use crate::projects::{self, Rung};
use crate::store::RECORDED;
use crate::values::{Pence, When, long_day};
use rusqlite::Connection;
use serde::Serialize;

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct DueThing {
    pub kind: Kind,
    pub id: String,
    pub on: When,
    pub title: String,
    pub detail: String,
    pub mark: Mark,
}

impl DueThing {
    fn of(kind: Kind, Due { id, on, title, detail, is_late }: Due) -> Self {
        let mark = if is_late { Mark::Late } else { Mark::DueSoon };
        Self { kind, id, on, title, detail, mark }
    }
}

#[derive(Debug, Clone, Default, Serialize, specta::Type)]
pub struct LadderCount {
    pub with: u32,
    #[serde(rename = "for")]
    pub for_: u32,
    pub to: u32,
    pub none: u32,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ToPrint {
    /// `project` or `plan`
    pub document: String,
    pub id: Option<String>,
    pub title: String,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Today {
    /// About keys to this store, since the officer last did something here.
    pub news: Vec<String>,
    /// The latest first.
    pub due: Vec<DueThing>,
    pub late: u32,
    pub waiting: Vec<ClaimRow>,
    /// All who wait, also those not shown.
    pub waiting_count: u32,
    pub waiting_total: Pence,
    pub ladder: LadderCount,
    /// There is no record of any kind.
    pub fresh: bool,
    pub to_print: Vec<ToPrint>,
}

/// # Errors
/// Only where the disk fails.
pub fn today(ask: &Ask<'_>) -> Result<Today> {
    let (conn, today) = (ask.conn, ask.today);
    let mut due = Vec::new();
    for kind in Kind::ALL {
        due.extend((kind.offers().due)(ask)?.into_iter().map(|thing| DueThing::of(*kind, thing)));
    }
    due.sort_by_key(|thing| (thing.mark, thing.on.until));
    let (waiting, waiting_count, waiting_total) = claims::waiting(conn, today, MOST_WAITING)?;
    let with_easy_words = ListQuery { filter: "easy".into(), limit: 3, ..ListQuery::default() };
    let mut to_print: Vec<ToPrint> = projects::list(conn, &with_easy_words, today)?
        .rows
        .into_iter()
        .map(|p| ToPrint { document: "project".into(), id: Some(p.id), title: p.title })
        .collect();
    if conn.query_row("SELECT EXISTS (SELECT 1 FROM action)", [], |r| r.get(0))? {
        to_print.push(ToPrint { document: "plan".into(), id: None, title: "Our action plan".into() });
    }
    Ok(Today {
        news: news(ask)?,
        late: u32::try_from(due.iter().filter(|d| d.mark == Mark::Late).count()).unwrap_or(0),
        due,
        waiting,
        waiting_count,
        waiting_total,
        ladder: ladder(conn)?,
        fresh: is_fresh(conn)?,
        to_print,
    })
}

/// Who waits for money is shown so far; the page of claims shows all.
const MOST_WAITING: u32 = 50;

/// Who was given a key, and whose passphrase was chosen with the recovery key: all hear of
/// it, so that nobody gets in quietly.
fn news(ask: &Ask<'_>) -> Result<Vec<String>> {
    const SQL: &str = "SELECT code, substr(at, 1, 10) AS day, officer.id, officer.name,
           (SELECT name FROM officer AS other WHERE other.id = officer.added_by) AS added_by,
           (SELECT name FROM officer AS other WHERE other.id = officer.seconded_by) AS seconded_by
         FROM op JOIN change ON change.op = op.seq JOIN officer ON officer.id = change.row_id
         WHERE op.seq > (SELECT coalesce(max(seq), 0) FROM (
             SELECT seq FROM op WHERE officer = ?1 AND code <> 'officer.recover'
             UNION ALL SELECT op FROM change WHERE root = ?1 AND tbl = 'officer' AND kind = 'insert'))
           AND code IN ('officer.add', 'officer.recover') AND tbl = 'officer' ORDER BY op.seq";
    let mut statement = ask.conn.prepare_cached(SQL)?;
    let mut rows = statement.query([&ask.officer.id])?;
    let mut news = Vec::new();
    while let Some(row) = rows.next()? {
        let (code, id, name): (String, String, String) = (row.get(0)?, row.get(2)?, row.get(3)?);
        let day = long_day(row.get("day")?);
        let (by, second): (Option<String>, Option<String>) = (row.get(4)?, row.get(5)?);
        news.push(match (code.as_str(), by, second) {
            ("officer.recover", ..) if id == ask.officer.id => format!(
                "Your passphrase was chosen anew with the recovery key on {day}. If that was not you, tell the others and choose another one."
            ),
            ("officer.recover", ..) => format!("{name} chose a new passphrase with the recovery key on {day}."),
            (_, Some(by), Some(second)) => format!("{by} gave {name} a key to this store on {day}, and {second} agreed."),
            (_, Some(by), None) => format!("{by} gave {name} a key to this store on {day}."),
            _ => format!("{name} was given a key to this store on {day}."),
        });
    }
    Ok(news)
}

fn is_fresh(conn: &Connection) -> Result<bool> {
    for table in RECORDED.iter().filter(|table| table.kind.is_some()) {
        if conn.query_row(&format!("SELECT EXISTS (SELECT 1 FROM {})", table.name), [], |r| r.get(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// On which rungs the running projects stand.
fn ladder(conn: &Connection) -> Result<LadderCount> {
    let mut statement =
        conn.prepare_cached("SELECT rung, count(*) FROM project_now WHERE status = 'running' GROUP BY rung")?;
    let mut rows = statement.query([])?;
    let mut ladder = LadderCount::default();
    while let Some(row) = rows.next()? {
        let (rung, count): (Option<Rung>, u32) = (row.get(0)?, row.get(1)?);
        match rung.map(Rung::doing) {
            Some("with") => ladder.with += count,
            Some("for") => ladder.for_ += count,
            Some(_) => ladder.to += count,
            None => ladder.none += count,
        }
    }
    Ok(ladder)
}
