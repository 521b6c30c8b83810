//! Who reads the sheet of a kind: one place that asks what the kind offers.

use super::headings::Known;
use super::{fields, people, plan};
use crate::error::{Error, Result};
use crate::kind::Kind;
use crate::offers::{Bring, Own};

#[derive(Debug)]
pub(super) enum RowReader {
    Own(Own),
    Fields(fields::FieldReader),
}

impl RowReader {
    /// # Errors
    /// `Refused` with the reason of a kind whose sheets never come in.
    pub fn of(kind: Kind) -> Result<Self> {
        match &kind.offers().bring {
            Bring::Own(own) => Ok(Self::Own(*own)),
            Bring::Fields(fields) => Ok(Self::Fields(fields::FieldReader { kind, fields })),
            Bring::Never(why) => Err(Error::refused(*why, "Add them in Alongside, one at a time.")),
        }
    }

    /// Every field that a column may fill.
    pub fn known(&self) -> Vec<Known> {
        match self {
            Self::Own(Own::People) => people::KNOWN.to_vec(),
            Self::Own(Own::Plan) => plan::KNOWN.to_vec(),
            Self::Fields(fields) => fields.known(),
        }
    }

    /// Fields of which a row needs one, and how their headings are called.
    pub fn needs(&self) -> (Vec<&'static str>, &'static str) {
        match self {
            Self::Own(Own::People) => (people::NEEDED.to_vec(), "Name, First name or Surname"),
            Self::Own(Own::Plan) => (vec!["action"], "Priority/Action or Action"),
            Self::Fields(fields) => fields.needs(),
        }
    }

    /// Where a second column of the same heading goes.
    pub fn second(&self, field: &str) -> Option<&'static str> {
        match self {
            Self::Own(Own::People) => people::second(field),
            Self::Own(Own::Plan) | Self::Fields(_) => None,
        }
    }
}
