//! Personal runs: one document for any list of people, each copy in that
//! person's own format and language, as one sorted print job for each format,
//! with a cover sheet that says who needs an envelope and who needs braille.
//!
//! Whatever can be printed can be sent: a kind that offers a handout is known here by its
//! word.

mod cover;
mod fill;
mod print;
mod reach;
mod sort;

pub use print::{Prepared, Printed};
pub use sort::{prepare, preview};

use crate::documents::Look;
use crate::kind::Kind;
use crate::listing::{ListQuery, Narrowed};
use crate::people::{Format, NEEDS, PersonRef};
use crate::values::fold;
use serde::{Deserialize, Serialize};

/// What is sent. As text: "plan", "project:ID", or the id of a handout alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunOf {
    pub document: Kind,
    /// Nothing for the plan, and for the only project there is.
    pub id: Option<String>,
}

impl From<&str> for RunOf {
    fn from(said: &str) -> Self {
        let (kind, id) = said.split_once(':').map_or((said, None), |(kind, id)| (kind, Some(id.to_owned())));
        match Kind::of_handout(kind) {
            Some(document) => Self { document, id },
            None => Self { document: Kind::Handout, id: Some(said.to_owned()) },
        }
    }
}

/// Which people, where what is empty does not narrow; and how their copies are made up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct RunQuery {
    /// As the list of people is searched.
    pub words: String,
    pub town: String,
    pub format: Option<Format>,
    /// BCP 47; `en-GB` is everybody who asked for no other.
    pub language: String,
    /// The code of a need.
    pub need: String,
    pub group: String,
    pub interest: String,
    /// What they said of getting in touch: `given`, `refused`, `withdrawn`, `not_asked`.
    #[serde(default)]
    pub answer: String,
    /// Those who were ticked; none is everybody.
    #[serde(default)]
    pub ids: Vec<String>,
    /// The printer prints on one side only: no copy needs an empty back.
    #[serde(default)]
    pub single_sided: bool,
    /// Each copy begins with the name of whoever gets it.
    #[serde(default)]
    pub name_line: bool,
    /// Copies say "Easy read" although some of it is not in easy words.
    #[serde(default)]
    pub all_the_same: bool,
}

impl RunQuery {
    /// The same people, as their list is asked for them.
    #[must_use]
    pub fn people(&self) -> ListQuery {
        let need = NEEDS.iter().find(|need| fold(need.label) == fold(self.need.trim()));
        let by = [
            ("town", self.town.as_str()),
            ("format", self.format.as_ref().map_or("", |format| format.code())),
            ("language", &self.language),
            ("need", need.map_or(&self.need, |need| need.code)),
            ("group", &self.group),
            ("interest", &self.interest),
            ("answer", &self.answer),
        ];
        let by = by.map(|(name, value)| Narrowed { name: name.to_owned(), value: value.to_owned() });
        ListQuery { words: self.words.clone(), by: by.into(), ids: self.ids.clone(), ..ListQuery::default() }
    }
}

/// What would come out. Writes nothing.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct RunPreview {
    pub title: String,
    /// Who the list holds.
    pub people: u32,
    pub per_format: Vec<RunJob>,
    /// Copies that go by post.
    pub envelopes: u32,
    pub braille: u32,
    pub emails: u32,
    /// Nobody gets a copy without these being settled, or they get it in another way.
    pub problems: Vec<RunProblem>,
    /// What an officer should know of the handout before it goes out.
    pub findings: Vec<String>,
    /// It does not say "Easy read", since some of it is not in easy words.
    pub unearned: bool,
}

/// One file: everybody who reads the same format in the same language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct RunJob {
    /// The name of the file, without anybody's name.
    pub file: String,
    pub look: Look,
    pub language: String,
    pub people: u32,
    /// Of one copy.
    pub pages: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct RunProblem {
    pub person: PersonRef,
    pub message: String,
    /// There is no copy for this person.
    pub left_out: bool,
}

/// How far a run has come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct RunProgress {
    /// Of what is printed.
    pub title: String,
    pub done: u32,
    pub total: u32,
    pub finished: bool,
    pub stopped: bool,
    /// What went wrong; "" where nothing did.
    pub trouble: String,
    /// The files that were written.
    pub files: Vec<String>,
}
