//! Kinds whose sheet is their draft, column by column: what a kind offers says
//! which field each heading fills, and nothing more is needed to bring it in.

use super::cells::Cells;
use super::headings::Known;
use super::{Remark, Understood};
use crate::error::Error;
use crate::kind::Kind;
use crate::offers::Fields;
use crate::store::{Now, Table};
use serde_json::{Map, Value};

/// The reader of a kind whose sheet is its draft.
#[derive(Debug)]
pub(super) struct FieldReader {
    pub kind: Kind,
    pub fields: &'static Fields,
}

impl FieldReader {
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
        let mut row = Row { cells, typed: Map::new(), notes: Vec::new(), remarks: Vec::new() };
        for field in self.fields.columns {
            let cell = cells.get(field);
            if cell.is_empty() {
                continue;
            }
            let is = |text: &str| text.eq_ignore_ascii_case(&cell);
            match self.choices(field).map(|all| all.iter().find(|choice| is(choice.label) || is(choice.code)))
            {
                None => drop(row.typed.insert((*field).to_owned(), Value::String(cell))),
                Some(Some(choice)) => drop(row.typed.insert((*field).to_owned(), choice.code.into())),
                Some(None) => row.set_aside(field, &cell),
            }
        }
        for (field, code) in self.fields.otherwise {
            row.typed.entry((*field).to_owned()).or_insert_with(|| Value::String((*code).to_owned()));
        }
        // What a rule refuses is kept as a note, but for what the record is called.
        if let Err(error) = (self.fields.check)(row.with_notes(self.fields.columns), now) {
            let (needed, _) = self.needs();
            for problem in error.problems.iter().filter(|p| {
                !needed.contains(&p.field.as_str()) && Some(&*p.field) != notes(self.fields.columns)
            }) {
                if let Some(Value::String(odd)) = row.typed.remove(&problem.field) {
                    row.set_aside(&problem.field, &odd);
                }
            }
        }
        let typed = row.with_notes(self.fields.columns);
        (self.fields.check)(typed.clone(), now).map_err(|error| in_one(&error))?;
        let remarks = row.told(self.fields.columns);
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
        let whole = Table::of_kind(self.kind)?.name;
        // A field of the sheet may stand in a row of its own, as a project's rung does.
        let is_of =
            |table: &str| table == whole || Table::named(table).is_some_and(|table| table.root == whole);
        let mut all = Kind::ALL.iter().flat_map(|kind| kind.offers().words);
        Some(all.find(|words| words.kept_in.iter().any(|(table, of)| *of == field && is_of(table)))?.choices)
    }
}

/// Where what fills no field is kept, of the columns of a kind.
fn notes<'a>(columns: &[&'a str]) -> Option<&'a str> {
    columns.iter().copied().find(|column| matches!(*column, "notes" | "note" | "issue"))
}

/// A row as far as it is understood.
struct Row<'a> {
    cells: &'a Cells<'a>,
    typed: Map<String, Value>,
    /// What was not understood, as lines for the notes.
    notes: Vec<String>,
    remarks: Vec<Remark>,
}

impl Row<'_> {
    fn set_aside(&mut self, field: &str, cell: &str) {
        self.notes.push(format!("{}: {cell}", self.cells.heading(field)));
        self.remarks.push(self.cells.remark(field, cell, ""));
    }

    fn lines(&self) -> Vec<String> {
        self.notes.iter().cloned().chain(self.cells.others()).collect()
    }

    /// With what fills no field in its notes, where the kind has such.
    fn with_notes(&self, columns: &[&str]) -> Map<String, Value> {
        let mut typed = self.typed.clone();
        let Some(place) = notes(columns) else { return typed };
        let own = typed.get(place).and_then(Value::as_str).map(str::to_owned);
        let notes: Vec<String> = own.into_iter().chain(self.lines()).collect();
        if !notes.is_empty() {
            typed.insert(place.to_owned(), notes.join("\n").into());
        }
        typed
    }

    fn told(mut self, columns: &[&str]) -> Vec<Remark> {
        if notes(columns).is_none() {
            let left = self.lines();
            let left_out = "There is no place for it, so it is left out.";
            self.remarks.extend(left.iter().map(|left| self.cells.remark("", left, left_out)));
        }
        self.remarks
    }
}

/// Every problem of a row as one reason.
fn in_one(error: &Error) -> String {
    let problems: Vec<&str> = error.problems.iter().map(|problem| problem.message.as_str()).collect();
    if problems.is_empty() { error.message.clone() } else { problems.join(" ") }
}
