//! The kinds of record that officers work with. What each offers stands in
//! `records.rs`, which matches over them all; what the store knows of their
//! tables, in `store/schema.rs`.

use crate::values::choices;

choices! {
    /// A kind of record, by its code and the word for one of it.
    pub enum Kind {
        Person "person" "person",
        Project "project" "project",
        Claim "claim" "claim",
        Action "action" "action",
        Handout "handout" "handout",
        Request "request" "format request",
    }
}

impl Kind {
    /// "a person", "an action".
    #[must_use]
    pub fn one(self) -> String {
        some(1, self.label(), self.many()).replacen("1 ", self.article(), 1)
    }

    /// "people"
    #[must_use]
    pub const fn many(self) -> &'static str {
        match self {
            Self::Person => "people",
            Self::Project => "projects",
            Self::Claim => "claims",
            Self::Action => "actions",
            Self::Handout => "handouts",
            Self::Request => "format requests",
        }
    }

    /// "1 person", "312 people"
    #[must_use]
    pub fn some(self, number: u32) -> String {
        some(number, self.label(), self.many())
    }

    fn article(self) -> &'static str {
        if self.label().starts_with(['a', 'e', 'i', 'o', 'u']) { "an " } else { "a " }
    }
}

fn some(number: u32, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
