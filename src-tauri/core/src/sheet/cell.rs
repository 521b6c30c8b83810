//! Rows of a sheet: what is written into a CSV file, guarded against programs
//! that would run what somebody typed.

/// Text that somebody typed is guarded; numbers and phone numbers that we
/// wrote ourselves are not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Typed(String),
    Ours(String),
}

impl Cell {
    #[must_use]
    pub fn written(self) -> String {
        match self {
            Self::Typed(text) if looks_like_formula(&text) => format!("'{text}"),
            Self::Typed(text) | Self::Ours(text) => text,
        }
    }
}

#[must_use]
pub fn typed(text: &str) -> Cell {
    Cell::Typed(text.to_owned())
}

#[must_use]
pub fn ours(text: impl Into<String>) -> Cell {
    Cell::Ours(text.into())
}

/// A cell that a spreadsheet program would run: `=`, `+`, `-`, `@`, tab or
/// return, also behind the `'` that guards it.
#[must_use]
pub fn looks_like_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Takes off the one `'` that an export put before what looks like a formula.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest) => rest,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_guarded_once_and_comes_back_as_it_was() {
        for text in ["=1+1", "'=1", "''=1", "+44", "-3", "@x", "plain", "'quoted", "", "a=b", "\tx"] {
            let written = Cell::Typed(text.to_owned()).written();
            assert_eq!(unguarded(&written), text);
            assert!(!written.starts_with(['=', '+', '-', '@', '\t']), "{text}");
        }
        assert_eq!(Cell::Ours("+48601234567".into()).written(), "+48601234567");
    }
}
