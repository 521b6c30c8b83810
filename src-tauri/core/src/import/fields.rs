//! Kinds whose sheet is their draft, column by column: what a kind offers says
//! which field each heading fills, and nothing more is needed to bring it in.

use super::Understood;
use super::cells::Cells;
use super::headings::Known;
use crate::error::Error;
use crate::kind::Kind;
use crate::offers::Fields;
use crate::store::{Now, Table};
use serde_json::{Map, Value};

/// The reader of a kind whose sheet is its draft.
#[derive(Debug)]
pub(super) struct Reader {
    pub kind: Kind,
    pub fields: &'static Fields,
}

impl Reader {
    fn headings(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.fields.columns.iter().copied().zip(self.kind.offers().headings.iter().copied())
    }

    pub fn known(&self) -> Vec<Known> {
        let others =
            |field| self.fields.others.iter().find(|(of, _)| *of == field).map_or(&[][..], |(_, all)| all);
        self.headings().map(|(field, label)| Known { field, label, headings: others(field) }).collect()
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
                    let code = code.ok_or_else(|| {
                        format!("“{cell}” is none of the words for {}.", cells.heading(field))
                    })?;
                    Value::String(code.code.to_owned())
                }
            };
            typed.insert((*field).to_owned(), value);
        }
        let notes = typed.get("notes").and_then(Value::as_str).map(str::to_owned);
        let others: Vec<String> = notes.into_iter().chain(cells.others()).collect();
        if self.fields.columns.contains(&"notes") && !others.is_empty() {
            typed.insert("notes".to_owned(), others.join("\n").into());
        } else {
            let left = others
                .iter()
                .map(|left| cells.remark("", left, "There is no place for it, so it is left out."));
            remarks.extend(left);
        }
        (self.fields.check)(typed.clone(), now).map_err(|error| in_one(&error))?;
        let mut words =
            self.fields.columns.iter().filter_map(|field| self.said(field, typed.get(*field)?.as_str()?));
        let title = words.next().unwrap_or_default().to_owned();
        let detail = words.next().unwrap_or_default().to_owned();
        Ok(Understood { record: typed, remarks, title, detail })
    }

    /// A value as people read it.
    fn said<'a>(&self, field: &str, value: &'a str) -> Option<&'a str> {
        let choices = self.choices(field).unwrap_or_default();
        Some(choices.iter().find(|choice| choice.code == value).map_or(value, |choice| choice.label))
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
