//! Facts as they were when they were first seen: they stay so while their record stands.

use crate::office::Office;
use alongside_core::store::{RECORDED, Table};
use std::collections::BTreeMap;

/// By table and id: the record they belong to, and the row.
#[derive(Default)]
pub struct Facts(BTreeMap<(&'static str, String), (String, String)>);

impl Facts {
    pub fn seen(&self) -> usize {
        self.0.len()
    }

    /// What was seen once and is not there as it was, though its record is.
    pub fn lost(&mut self, office: &Office) -> Vec<String> {
        let mut lost = Vec::new();
        for table in RECORDED {
            let Some(lasting) = table.lasting else { continue };
            let only = lasting.only.map_or("TRUE".to_owned(), |(column, codes)| {
                format!("{column} IN ('{}')", codes.join("', '"))
            });
            let now = rows(office, table, &only);
            let of = Table::named(table.root).unwrap_or(table).name;
            for ((_, id), (root, row)) in self.0.iter().filter(|((name, _), _)| *name == table.name) {
                let stands = office.count(&format!("SELECT count(*) FROM {of} WHERE id = '{root}'")) > 0;
                let fact = now.get(&(table.name, id.clone())).map(|(_, row)| row);
                if stands && fact != Some(row) {
                    lost.push(format!("{} {id} was {row} and is {fact:?}", table.name));
                }
            }
            self.0.extend(now);
        }
        lost
    }
}

fn rows(
    office: &Office,
    table: &'static Table,
    only: &str,
) -> BTreeMap<(&'static str, String), (String, String)> {
    let columns = format!(
        "SELECT group_concat('quote(' || name || ')', '||') FROM pragma_table_info('{}')",
        table.name
    );
    let row: String = office.store.read().query_row(&columns, [], |r| r.get(0)).unwrap();
    let sql = format!("SELECT id, {}, {row} FROM {} WHERE {only}", table.root, table.name);
    let mut statement = office.store.read().prepare(&sql).unwrap();
    let rows = statement.query_map([], |r| Ok(((table.name, r.get(0)?), (r.get(1)?, r.get(2)?)))).unwrap();
    rows.map(Result::unwrap).collect()
}
