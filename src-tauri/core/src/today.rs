//! What Today shows: what is due, who is waiting for money, where the
//! projects stand.

use crate::claims::{self, ClaimRow};
use crate::error::Result;
use crate::kind::Kind;
use crate::listing::ListQuery;
use crate::offers::{Ask, Due, MOST_DUE};
use crate::plan::Mark;
use crate::projects::{self, Rung};
use crate::store::{Op, RECORDED};
use crate::values::{Pence, When, long_day};
use chrono::{Days, NaiveDate};
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
    pub document: Kind,
    pub id: Option<String>,
    pub title: String,
}

#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Today {
    /// Saved changes that are missing, and keys to this store since the officer last did
    /// something here.
    pub news: Vec<String>,
    /// The latest first; no more than people read.
    pub due: Vec<DueThing>,
    /// All that is late, also what is not shown, and all that is due soon.
    pub late: u32,
    pub soon: u32,
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
    let (mut due, mut late, mut soon) = (Vec::new(), 0, 0);
    for kind in Kind::ALL {
        let dues = (kind.offers().due)(ask)?;
        due.extend(dues.first.into_iter().map(|thing| DueThing::of(*kind, thing)));
        (late, soon) = (late + dues.late, soon + dues.soon);
    }
    due.sort_by_key(|thing| (thing.mark, thing.on.until));
    due.truncate(MOST_DUE as usize);
    let (waiting, waiting_count, waiting_total) = claims::waiting(conn, today, MOST_WAITING)?;
    let with_easy_words = ListQuery { filter: "easy".into(), limit: 3, ..ListQuery::default() };
    let mut to_print: Vec<ToPrint> = projects::list(conn, &with_easy_words, today)?
        .rows
        .into_iter()
        .map(|p| ToPrint { document: Kind::Project, id: Some(p.id), title: p.title })
        .collect();
    if conn.query_row("SELECT EXISTS (SELECT 1 FROM action)", [], |r| r.get(0))? {
        to_print.push(ToPrint { document: Kind::Action, id: None, title: "Our action plan".into() });
    }
    Ok(Today {
        news: missing(ask)?.into_iter().chain(news(ask)?).collect(),
        late,
        soon,
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

/// Who was let in, and whose passphrase was chosen with the recovery key: all hear of it,
/// so that nobody gets in quietly. What concerns the others is told until the officer
/// does something here; that one's own passphrase was chosen anew, for two weeks, or
/// until they choose another.
pub fn news(ask: &Ask<'_>) -> Result<Vec<String>> {
    let sql = format!(
        "SELECT code, op.seq, officer.id, officer.name, added_on, substr(at, 1, 10) AS day,
           (SELECT name FROM officer AS other WHERE other.id = officer.added_by) AS added_by,
           (SELECT name FROM officer AS other WHERE other.id = officer.seconded_by) AS seconded_by
         FROM op JOIN change ON change.op = op.seq JOIN officer ON officer.id = change.row_id
         WHERE code IN (?3, ?4) AND tbl = 'officer' AND (op.seq > (SELECT coalesce(max(seq), 0) FROM (
             SELECT seq FROM op WHERE officer = ?1 AND code NOT IN (?4, {})
             UNION ALL SELECT op FROM change WHERE root = ?1 AND tbl = 'officer' AND kind = 'insert'))
           OR code = ?4 AND officer.id = ?1 AND at >= ?2
             AND NOT EXISTS (SELECT 1 FROM op AS later WHERE later.seq > op.seq AND later.officer = ?1 AND later.code = ?5))
         ORDER BY op.seq",
        Op::codes_by_itself()
    );
    let two_weeks_ago = two_weeks_before(ask.today);
    let mut statement = ask.conn.prepare_cached(&sql)?;
    let [add, recover, passphrase] = [Op::AddOfficer, Op::RecoverKey, Op::ChangePassphrase].map(Op::code);
    let me = &ask.officer.id;
    let mut rows = statement.query((me, two_weeks_ago, &add, recover, passphrase))?;
    let mut news = Vec::new();
    while let Some(row) = rows.next()? {
        let (code, id, name): (String, String, String) = (row.get("code")?, row.get("id")?, row.get("name")?);
        let added_on: Option<NaiveDate> = row.get("added_on")?;
        let (by, second): (Option<String>, Option<String>) = (row.get("added_by")?, row.get("seconded_by")?);
        let on = long_day(added_on.filter(|_| code == add).map_or_else(|| row.get("day"), Ok)?);
        let sentence = match (code == add, by, second) {
            (false, ..) if id == *me => format!(
                "Your passphrase was chosen anew with the recovery key on {on}. If that was not you, tell the others, and choose another one in Settings."
            ),
            (false, ..) => format!("{name} chose a new passphrase with the recovery key on {on}."),
            (true, Some(by), Some(second)) => {
                format!("{by} let {name} in on {on}, and {second} agreed. {name} can open Alongside now.")
            }
            (true, Some(by), None) => format!("{by} let {name} in on {on}. {name} can open Alongside now."),
            (true, None, _) => format!("{name} can open Alongside since {on}."),
        };
        if !news.contains(&sentence) {
            news.push(sentence);
        }
    }
    Ok(news)
}

/// Saved changes that were found to be missing, for two weeks: everybody may have entered
/// what is gone.
///
/// # Errors
/// Only where the disk fails.
pub fn missing(ask: &Ask<'_>) -> Result<Vec<String>> {
    const SQL: &str = "SELECT substr(at, 1, 10), CASE kind WHEN 'insert' THEN fields ->> '$.value'
           ELSE fields ->> '$.value[1]' END
         FROM op JOIN change ON change.op = op.seq AND tbl = 'setting' WHERE code = ?1 AND at >= ?2 ORDER BY seq";
    let mut statement = ask.conn.prepare_cached(SQL)?;
    let mut rows = statement.query((Op::NoticeLoss.code(), two_weeks_before(ask.today)))?;
    let mut missing = Vec::new();
    while let Some(row) = rows.next()? {
        let (on, value): (NaiveDate, String) = (row.get(0)?, row.get(1)?);
        // The first line is the moment, so that each loss is noted.
        let sentence = value.split_once('\n').map_or(value.as_str(), |(_, sentence)| sentence);
        missing.push(format!(
            "Noticed on {}: {sentence} Look at what you entered before that day.",
            long_day(on)
        ));
    }
    Ok(missing)
}

fn two_weeks_before(today: NaiveDate) -> String {
    (today - Days::new(14)).to_string()
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
