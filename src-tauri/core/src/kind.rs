//! The kinds of record that officers work with. What each offers stands in
//! `records.rs`, which matches over them all; what the store knows of their
//! tables, in `store/schema.rs`.

use crate::values::choices;

/// `Variant "code" "word for one" "word for many",`
macro_rules! kinds {
    ($($variant:ident $code:literal $one:literal $many:literal),* $(,)?) => {
        choices! {
            /// A kind of record, by its code and the word for one of it.
            pub enum Kind { $($variant $code $one),* }
        }

        impl Kind {
            /// "people"
            #[must_use]
            pub const fn many(self) -> &'static str {
                match self { $(Self::$variant => $many),* }
            }
        }
    };
}

kinds! {
    Person "person" "person" "people",
    Project "project" "project" "projects",
    Claim "claim" "claim" "claims",
    Action "action" "action" "actions",
    Handout "handout" "handout" "handouts",
    Request "request" "format request" "format requests",
    Organisation "organisation" "organisation" "organisations",
}

impl Kind {
    /// "a person", "an action".
    #[must_use]
    pub fn one(self) -> String {
        let article = if self.label().starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {}", self.label())
    }

    /// "1 person", "312 people"
    #[must_use]
    pub fn some(self, number: u32) -> String {
        format!("{number} {}", if number == 1 { self.label() } else { self.many() })
    }
}
