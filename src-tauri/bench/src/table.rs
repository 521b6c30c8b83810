//! What was measured: one line for each thing, ours beside the yardstick.

use std::fmt::{self, Display, Formatter};

/// A line of the table.
pub struct Line {
    pub what: String,
    /// With its unit.
    pub ours: String,
    pub yardstick: String,
    /// Ours over the yardstick; `None` where a limit is absolute.
    pub ratio: Option<f64>,
    pub target: String,
    /// `None` where nothing was asked for.
    pub reached: Option<bool>,
}

#[derive(Default)]
pub struct Table {
    lines: Vec<Line>,
    notes: Vec<String>,
}

impl Table {
    /// Says it at once too: whoever waits sees how far it is.
    pub fn add(&mut self, line: Line) {
        println!("{line}");
        self.lines.push(line);
    }

    /// What was compared, for people who doubt the figures.
    pub fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    pub fn all_reached(&self) -> bool {
        self.lines.iter().all(|line| line.reached != Some(false))
    }

    pub fn print(&self) {
        println!("\n{:<46}{:>16}{:>16}{:>8}  {:<22}reached", "what", "ours", "yardstick", "ratio", "target");
        for line in &self.lines {
            println!("{line}");
        }
        println!();
        for note in &self.notes {
            println!("- {note}");
        }
    }
}

impl Display for Line {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let ratio = self.ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
        let reached = match self.reached {
            Some(true) => "yes",
            Some(false) => "NO",
            None => "",
        };
        let Self { what, ours, yardstick, target, .. } = self;
        write!(out, "{what:<46}{ours:>16}{yardstick:>16}{ratio:>8}  {target:<22}{reached}")
    }
}

/// The one in the middle; the lower of two.
pub fn median(mut values: Vec<f64>) -> f64 {
    percentile(&mut values, 50)
}

/// The smallest value that `percent` of all values do not exceed.
pub fn percentile(values: &mut [f64], percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = (values.len() * percent).div_ceil(100).saturating_sub(1);
    values.get(at).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_99th_percentile_is_exceeded_by_one_in_a_hundred() {
        let mut values: Vec<f64> = (1..=200).rev().map(f64::from).collect();
        assert_eq!(percentile(&mut values, 99), 198.0);
        assert_eq!(median(values), 100.0);
    }
}
