//! Tables: one brick for each row, with the head again on every page.

use super::DocumentError;
use super::bricks::{Brick, Ink};
use super::compose::Composer;
use super::tags::{NodeId, Role};
use crate::documents::tree::{Fact, Table, Text};

impl Composer<'_> {
    pub(super) fn table(&mut self, sect: NodeId, table: &Table) -> Result<(), DocumentError> {
        let x = self.measure.margin;
        let Some(columns) = self.columns(table, self.measure.text())? else {
            return self.stacked(sect, table);
        };
        // The rules end with the last column, whose gap reaches into the margin.
        let width = columns.iter().sum::<f32>() - self.gap();
        let (size, line) = (self.measure.size, self.measure.line);
        let tag = self.tags.add(sect, Role::Table);
        if !table.caption.is_empty() {
            let caption = self.tags.add(tag, Role::Caption);
            let brick = self.text(&table.caption.clone().into(), true, size, x, width, Some(caption))?;
            self.bricks.push(Brick { before: line, keep: true, flows: false, ..brick });
        }
        let figures: Vec<bool> = (0..columns.len()).map(|column| holds_figures(table, column)).collect();

        let number = self.heads.len();
        let row = self.tags.add(tag, Role::Row);
        let mut head = self.table_row(row, &table.head, true, &columns, &figures)?;
        head.inks.push(Ink::Rule { x, top: head.height - 1.2, width, thickness: 1.2 });
        self.heads.push(head.clone());
        let before = if table.caption.is_empty() { line } else { line * 0.2 };
        self.bricks.push(Brick { before, keep: true, opens: Some(number), ..head });

        for cells in &table.rows {
            let row = self.tags.add(tag, Role::Row);
            let mut brick = self.table_row(row, cells, false, &columns, &figures)?;
            brick.inks.push(Ink::Rule { x, top: brick.height - 0.5, width, thickness: 0.5 });
            self.bricks.push(Brick { head: Some(number), ..brick });
        }
        Ok(())
    }

    fn table_row(
        &mut self,
        row: NodeId,
        cells: &[Text],
        head: bool,
        columns: &[f32],
        figures: &[bool],
    ) -> Result<Brick, DocumentError> {
        let (size, gap, pad) = (self.measure.size, self.gap(), self.measure.size * 0.35);
        let mut x = self.measure.margin;
        let mut brick = Brick { height: self.measure.line, ..Brick::default() };
        for (column, width) in columns.iter().enumerate() {
            let role = if head { Role::HeadCell } else { Role::Cell };
            let tag = self.tags.add(row, role);
            let words = cells.get(column).cloned().unwrap_or_default().into();
            let mut cell = self.text(&words, head, size, x, width - gap, Some(tag))?;
            if figures.get(column) == Some(&true) {
                cell.inks.iter_mut().for_each(|ink| to_the_right(ink, x + width - gap));
            }
            brick = self.side_by_side(brick, cell);
            x += width;
        }
        brick.inks = brick.inks.into_iter().map(|ink| ink.lowered(pad)).collect();
        brick.cuts.iter_mut().for_each(|cut| *cut += pad);
        brick.height += 2.0 * pad;
        brick.flows = false;
        Ok(brick)
    }

    /// Widths of the columns with the gap behind each, or None where even the
    /// longest words do not fit side by side.
    fn columns(&mut self, table: &Table, width: f32) -> Result<Option<Vec<f32>>, DocumentError> {
        let (size, gap) = (self.measure.size, self.gap());
        let count = table.rows.iter().map(Vec::len).chain([table.head.len()]).max().unwrap_or(0);
        let mut least = vec![gap + size; count];
        let mut whole = vec![gap + size; count];
        let head = [(&table.head, true)];
        for (cells, bold) in head.into_iter().chain(table.rows.iter().map(|row| (row, false))) {
            for (column, cell) in cells.iter().enumerate() {
                let (longest, all) = self.setter.widths(&cell.clone().into(), bold, size)?;
                // Half a point, so that rounding never breaks what just fits.
                least[column] = least[column].max(longest + gap + 0.5);
                whole[column] = whole[column].max(all + gap + 0.5);
            }
        }
        let (narrow, wide): (f32, f32) = (least.iter().sum(), whole.iter().sum());
        Ok(if count == 0 || narrow > width + gap {
            None
        } else if wide <= width + gap {
            // Some air between the columns, but not so much that the eye loses the row.
            let share = ((width + gap) / wide).min(1.25);
            Some(whole.iter().map(|column| column * share).collect())
        } else {
            let share = (width + gap - narrow) / (wide - narrow);
            Some(least.iter().zip(&whole).map(|(least, whole)| least + (whole - least) * share).collect())
        })
    }

    /// A table that is too wide for large letters is read row by row.
    fn stacked(&mut self, sect: NodeId, table: &Table) -> Result<(), DocumentError> {
        let (x, width) = (self.measure.margin, self.measure.text());
        if !table.caption.is_empty() {
            let tag = self.tags.add(sect, Role::P);
            let brick =
                self.text(&table.caption.clone().into(), true, self.measure.size, x, width, Some(tag))?;
            self.bricks.push(Brick { before: self.measure.line, keep: true, flows: false, ..brick });
        }
        for cells in &table.rows {
            let facts: Vec<Fact> = cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| !cell.is_empty())
                .map(|(column, cell)| Fact {
                    label: table.head.get(column).cloned().unwrap_or_default(),
                    value: cell.clone().into(),
                    picture: None,
                })
                .collect();
            self.facts(sect, &facts)?;
        }
        Ok(())
    }

    fn gap(&self) -> f32 {
        self.measure.size * 0.9
    }
}

/// Amounts and counts stand at the right, so that their digits line up.
fn holds_figures(table: &Table, column: usize) -> bool {
    let mut cells =
        table.rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some()
        && cells.all(|cell| {
            cell.chars().any(|character| character.is_ascii_digit())
                && !cell.contains(' ')
                && cell.chars().all(|character| character.is_ascii_digit() || "£-−.,%".contains(character))
        })
}

fn to_the_right(ink: &mut Ink, edge: f32) {
    if let Ink::Words { x, size, line, .. } = ink {
        *x = edge - line.width * *size / 1000.0;
    }
}
