//! Sheets: a CSV file as councils have it is read row by row, and ours are written
//! guarded against programs that would run what somebody typed.

mod cell;
mod cut;
mod layout;
mod letters;
mod older;
mod rows;

pub use cell::{Cell, looks_like_formula, ours, typed, unguarded};
pub(crate) use layout::Layout;
pub use layout::Sheet;
pub use rows::Row;

use crate::error::Result;
use std::fs::File;
use std::io::{Read, Seek as _, SeekFrom};

/// Where the rows come from, once for each time they are read.
#[derive(Debug)]
pub(crate) enum Source {
    Bytes(Vec<u8>),
    File(File),
}

impl Source {
    fn open(&self) -> Result<Box<dyn Read + '_>> {
        Ok(match self {
            Self::Bytes(bytes) => Box::new(bytes.as_slice()),
            Self::File(file) => {
                let mut file = file;
                file.seek(SeekFrom::Start(0))?;
                Box::new(file)
            }
        })
    }
}
