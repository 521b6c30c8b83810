//! Lists of 100,000 records of every kind, a page of 50 sorted by each of its
//! columns, beside the page of people by name.

use std::fs;

use alongside_core::founding::found;
use alongside_core::listing::ListQuery;
use alongside_core::offers::Ask;
use alongside_core::store::{Founder, Op, RECORDED, Stretch, Surroundings, Table as Kept};
use alongside_core::{Kind, Store, sample};

use crate::table::{Line, Table, percentile};
use crate::{Bench, Outcome, PASSPHRASE, cpu, now};

const RECORDS: u32 = 100_000;
const ROUNDS: usize = 15;
/// Seconds for one way to ask: a slow list is asked less often, and never fewer than three times.
const LONG_ENOUGH: f64 = 2.0;
/// Milliseconds of CPU: up to a tenth of a second people take for at once (Miller 1968, Nielsen 1993).
const MOST: f64 = 100.0;

/// # Errors
/// Where the disk fails.
pub fn measure(bench: &Bench, table: &mut Table) -> Outcome {
    let folder = bench.file("kinds");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let around = Surroundings {
        seed: [7; 32].into(),
        machine: "bench".into(),
        stretch: Stretch { memory_kib: 8, passes: 1 },
    };
    let founder = Founder { council: "Northbrook Council", officer: "Priya Nair", passphrase: PASSPHRASE };
    let (mut store, _) = found(&folder.join("office.db"), &founder, now(), &around)?;
    sample::fill(&mut store)?;
    for kind in Kind::ALL {
        println!("{RECORDS} {}", kind.many());
        fill(&mut store, *kind)?;
    }
    let yardstick = page(&store, Kind::Person, "name", false)?;
    for kind in Kind::ALL {
        let mut slowest = (0.0, String::new());
        for sort in kind.offers().sorts.names() {
            for descending in [false, true] {
                let took = page(&store, *kind, sort, descending)?;
                println!(
                    "{} by “{sort}”{}: {took:.1} ms",
                    kind.many(),
                    if descending { ", backwards" } else { "" }
                );
                if took >= slowest.0 {
                    slowest = (took, sort.to_owned());
                }
            }
        }
        table.add(Line {
            what: format!("{RECORDS} {}, slowest by “{}”", kind.many(), slowest.1),
            ours: format!("{:.1} ms", slowest.0),
            yardstick: format!("{yardstick:.1} ms"),
            ratio: Some(slowest.0 / yardstick),
            target: format!("under {MOST:.0} ms"),
            reached: Some(slowest.0 < MOST),
        });
    }
    table.note(
        "Lists of every kind: a page of 50, how many there are with it, 95th percentile of CPU time, by each sort and \
         both directions; the slowest is shown, beside the page of people by name.",
    );
    Ok(())
}

/// Copies of the sample's records, with what belongs to them.
fn fill(store: &mut Store, kind: Kind) -> Outcome {
    let root = Kept::of_kind(kind).ok_or("a kind without a table")?;
    let there: u32 =
        store.read().query_row(&format!("SELECT count(*) FROM {}", root.name), [], |r| r.get(0))?;
    let copies = (RECORDS - there.min(RECORDS)).div_ceil(there.max(1));
    store.write(Op::BringIn(kind), now(), |tx| {
        for kept in RECORDED.iter().filter(|kept| kept.name == root.name || kept.root == root.name) {
            let mut statement = tx.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
            let columns: Vec<String> =
                statement.query_map([kept.name], |r| r.get(0))?.collect::<Result<_, _>>()?;
            let values: Vec<String> = columns
                .iter()
                .map(|column| match column.as_str() {
                    "id" => "id || '-' || copy.n".to_owned(),
                    "sequence" if kept.name == root.name => "sequence + 1000 * copy.n".to_owned(),
                    column if column == kept.root => format!("{column} || '-' || copy.n"),
                    column => column.to_owned(),
                })
                .collect();
            let sql = format!(
                "WITH RECURSIVE copy (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < {copies})
                 INSERT INTO {0} ({1}) SELECT {2} FROM copy, {0}",
                kept.name,
                columns.join(", "),
                values.join(", ")
            );
            tx.execute(&sql, [])?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Milliseconds of CPU for a page of 50.
fn page(store: &Store, kind: Kind, sort: &str, descending: bool) -> Outcome<f64> {
    let query = ListQuery { sort: sort.to_owned(), descending, limit: 50, ..ListQuery::default() };
    let ask = Ask::of(store, now());
    let mut took = Vec::new();
    while took.len() < ROUNDS && (took.len() < 3 || took.iter().sum::<f64>() < LONG_ENOUGH * 1000.0) {
        let (listing, seconds) = cpu::of_thread(|| Ok((kind.offers().list)(&ask, &query)?))?;
        if listing.rows.len() != 50 || listing.total < RECORDS / 2 {
            return Err(
                format!("{} by {sort}: {} of {}", kind.many(), listing.rows.len(), listing.total).into()
            );
        }
        took.push(seconds * 1000.0);
    }
    Ok(percentile(&mut took, 95))
}
