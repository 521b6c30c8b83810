//! Which column fills which field, by its heading.

use super::{ImportColumn, ImportKind, people, plan};

/// In place of a field: the officer wants nothing of this column.
pub const LEFT_OUT: &str = "left_out";

/// A field that a column may fill, and the headings it goes by.
pub(super) struct Known {
    pub field: &'static str,
    pub label: &'static str,
    pub headings: &'static [&'static str],
}

impl Known {
    fn matches(&self, heading: &str) -> bool {
        let heading = plain(heading);
        !heading.is_empty()
            && (heading == plain(self.label) || self.headings.iter().any(|h| plain(h) == heading))
    }
}

/// "Forename(s)" and "forename" are one heading.
fn plain(text: &str) -> String {
    let letters: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    letters.trim_end_matches('s').to_owned()
}

impl ImportKind {
    pub(super) fn known(self) -> &'static [Known] {
        match self {
            Self::People => people::KNOWN,
            Self::Plan => plan::KNOWN,
        }
    }

    /// Fields of which a row needs one, and how their headings are called.
    pub(super) fn needs(self) -> (&'static [&'static str], &'static str) {
        match self {
            Self::People => (&["name", "first_name", "family_name"], "Name, First name or Surname"),
            Self::Plan => (&["action"], "Priority/Action or Action"),
        }
    }

    /// Where a second column of the same heading goes.
    fn second(self, field: &str) -> Option<&'static str> {
        match (self, field) {
            (Self::People, "address_1") => Some("address_2"),
            (Self::People, "phone") => Some("mobile"),
            _ => None,
        }
    }

    /// How many cells of a row are headings that are understood; none where
    /// it lacks what every row needs, or holds mostly something else.
    pub(super) fn understands(self, cells: &csv::StringRecord) -> usize {
        let fields: Vec<&str> = cells.iter().filter_map(|cell| self.field_of(cell)).collect();
        let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        let has_needed = fields.iter().any(|field| self.needs().0.contains(field));
        if has_needed && fields.len() * 2 >= filled { fields.len() } else { 0 }
    }

    fn field_of(self, heading: &str) -> Option<&'static str> {
        self.known().iter().find(|known| known.matches(heading)).map(|known| known.field)
    }

    /// The columns under their headings, each field filled once.
    pub(super) fn named(self, headings: &[String]) -> Vec<ImportColumn> {
        let mut columns: Vec<ImportColumn> = headings
            .iter()
            .map(|heading| ImportColumn { heading: heading.clone(), field: String::new() })
            .collect();
        let is_second: [fn(Self, &str) -> Option<&'static str>; 2] =
            [Self::field_of, |kind, heading| kind.field_of(heading).and_then(|field| kind.second(field))];
        for field_of in is_second {
            for at in 0..columns.len() {
                let field = field_of(self, &columns[at].heading).unwrap_or_default();
                if columns[at].field.is_empty() && columns.iter().all(|c| c.field != field) {
                    field.clone_into(&mut columns[at].field);
                }
            }
        }
        columns
    }
}

/// What becomes of the columns that fill no field.
pub(super) fn told(columns: &[ImportColumn], filled: &[bool]) -> Vec<String> {
    let named = |at: usize, heading: &str| match heading.trim() {
        "" => format!("Column {}, which has no heading,", at + 1),
        heading => format!("The column “{heading}”"),
    };
    let mut told = Vec::new();
    for (at, (column, filled)) in columns.iter().zip(filled).enumerate() {
        let name = named(at, &column.heading);
        match column.field.as_str() {
            "" if !filled && column.heading.trim().is_empty() => {}
            "" => told.push(format!("{name} fills no field, so it is kept in the notes.")),
            LEFT_OUT => told.push(format!("{name} is left out.")),
            _ => {}
        }
    }
    told
}
