//! Kinds whose sheet is their draft, column by column: what a kind offers says
//! which field each heading fills, and nothing more is needed to bring it in.

use super::cells::Cells;
use super::headings::Known;
use super::{Import, Understood};
use crate::error::{Error, Result};
use crate::kind::Kind;
use crate::offers::{Bring, Fields};
use crate::store::{Now, Op, Store, Table};
use serde_json::{Map, Value};

/// The reader of a kind whose sheet is its draft.
pub(super) struct Reader {
    kind: Kind,
    fields: &'static Fields,
}

pub(super) fn of(kind: Kind) -> Option<Reader> {
    match &kind.offers().bring {
        Bring::Fields(fields) => Some(Reader { kind, fields }),
        Bring::Own | Bring::Never(_) => None,
    }
}

/// Rows recorded together.
const AT_ONCE: usize = 250;

impl Reader {
    fn headings(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.fields.columns.iter().copied().zip(self.kind.offers().headings.iter().copied())
    }

    pub fn known(&self) -> Vec<Known> {
        self.headings().map(|(field, label)| Known { field, label, headings: &[] }).collect()
    }

    /// The first column is what a record is called.
    pub fn needs(&self) -> (Vec<&'static str>, &'static str) {
        let (field, label) = self.headings().next().unwrap_or_default();
        (vec![field], label)
    }

    pub fn read(&self, cells: &Cells<'_>, now: Now) -> Result<Understood<Map<String, Value>>, String> {
        let (mut typed, mut remarks) = (Map::new(), Vec::new());
        for field in self.fields.columns {
            let cell = cells.get(field);
            if cell.is_empty() {
                continue;
            }
            let value = match self.choices(field) {
                None => Value::String(cell),
                Some(choices) => {
                    let is = |text: &str| text.eq_ignore_ascii_case(&cell);
                    let code = choices.iter().find(|choice| is(choice.label) || is(choice.code));
                    let code = code.ok_or_else(|| format!("“{cell}” is none of the words for {field}."))?;
                    Value::String(code.code.to_owned())
                }
            };
            typed.insert((*field).to_owned(), value);
        }
        let notes = typed.get("notes").and_then(Value::as_str).map(str::to_owned);
        let others: Vec<String> = notes.into_iter().chain(cells.others()).collect();
        if self.fields.columns.contains(&"notes") && !others.is_empty() {
            typed.insert("notes".to_owned(), others.join("\n").into());
        } else if let Some(left) = others.first() {
            remarks.push(cells.remark("", left, "There is no place for it, so it is left out."));
        }
        (self.fields.check)(typed.clone(), now).map_err(|error| in_one(&error))?;
        let mut words = self.fields.columns.iter().filter_map(|field| typed.get(*field)?.as_str());
        let title = words.next().unwrap_or_default().to_owned();
        let detail = words.next().unwrap_or_default().to_owned();
        Ok(Understood { record: typed, remarks, title, detail })
    }

    pub fn write(&self, import: &Import, store: &mut Store, now: Now) -> Result<String> {
        let written = store.write(Op::BringIn(self.kind), now, |tx| {
            let mut waiting = 0;
            import.each(now, &|cells, now| self.read(cells, now), |typed| {
                (self.fields.add)(tx, typed)?;
                waiting = (waiting + 1) % AT_ONCE;
                if waiting == 0 { tx.record_so_far() } else { Ok(()) }
            })
        })?;
        Ok(written.op.unwrap_or_default())
    }

    /// The words for the codes of a field, where it has such.
    fn choices(&self, field: &str) -> Option<&'static [crate::values::Choice]> {
        let table = Table::of_kind(self.kind)?.name;
        let words = self.kind.offers().words.iter().find(|words| words.kept_in.contains(&(table, field)))?;
        Some(words.choices)
    }
}

/// Every problem of a row as one reason.
fn in_one(error: &Error) -> String {
    let problems: Vec<&str> = error.problems.iter().map(|problem| problem.message.as_str()).collect();
    if problems.is_empty() { error.message.clone() } else { problems.join(" ") }
}
