//! What may be typed.

use crate::words::Standard;
use alongside_core::Kind;
use alongside_core::documents::Sheet;
use alongside_core::handouts::HandoutFormat;
use alongside_core::printing::handout_words;
use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

/// Alongside on the command line. Exit code 0 done, 1 failed, 2 bad input.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Args {
    /// The store
    #[arg(long, global = true)]
    pub store: Option<PathBuf>,
    /// Who works; of a new store, its first officer
    #[arg(long, global = true)]
    pub officer: Option<String>,
    /// A file whose first line is the passphrase (or set ALONGSIDE_PASSPHRASE)
    #[arg(long, global = true)]
    pub passphrase_file: Option<PathBuf>,
    /// The day to work as if it were, such as 2026-11-26
    #[arg(long, global = true, value_parser = a_day)]
    pub today: Option<NaiveDate>,
    /// Answer in JSON
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

impl Args {
    /// Files that hold a passphrase or the recovery key.
    pub fn secrets(&self) -> impl Iterator<Item = &Path> {
        let more = match &self.command {
            Command::Recover { key_file, new_passphrase_file } => [key_file, new_passphrase_file],
            Command::Officer(OfficerCommand::Add { new_passphrase_file, second_passphrase_file, .. }) => {
                [new_passphrase_file, second_passphrase_file]
            }
            _ => [&None, &None],
        };
        [&self.passphrase_file].into_iter().chain(more).flatten().map(PathBuf::as_path)
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a store; prints its recovery key once
    Init {
        /// Fill it with the made-up council Northbrook
        #[arg(long)]
        sample: bool,
    },
    /// Officers who have a key
    #[command(subcommand)]
    Officer(OfficerCommand),
    /// Who has a key to the store
    Officers,
    /// Choose a new passphrase for --officer with the recovery key
    Recover {
        /// Else ALONGSIDE_RECOVERY_KEY, or the first line of standard input
        #[arg(long)]
        key_file: Option<PathBuf>,
        /// Else ALONGSIDE_NEW_PASSPHRASE, or the next line of standard input
        #[arg(long)]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Bring in a spreadsheet (CSV)
    Import {
        #[arg(value_parser = of_list())]
        kind: Kind,
        /// The file, or - for standard input
        file: PathBuf,
        /// The line that holds the headings, where it is not found
        #[arg(long, value_parser = a_line)]
        headings: Option<u32>,
        /// Say what would happen and write nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Save records: one a line of JSON on standard input, one id a commit on standard output
    Save {
        #[arg(value_parser = of_code())]
        kind: Kind,
    },
    /// Every record
    List {
        #[arg(value_parser = of_list())]
        kind: Kind,
        /// Only those with something late
        #[arg(long)]
        overdue: bool,
    },
    /// Take back the newest change, or the one that is named
    Undo {
        /// As `changes` shows it: device:number, or the number alone
        op: Option<String>,
        /// Of an import, keep what somebody changed since
        #[arg(long)]
        keep_touched: bool,
    },
    /// Find records of every kind
    Search {
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Write a list as CSV
    Export {
        #[arg(value_parser = of_list())]
        kind: Kind,
        /// Of people, FIELD=VALUE: town, format, language, need, group, interest, answer or words
        #[arg(long = "where")]
        conditions: Vec<String>,
        #[arg(long)]
        to: PathBuf,
    },
    /// Write a handout: a PDF, a web page, braille or text
    Print {
        #[arg(value_parser = of_handout())]
        document: Kind,
        /// The project or the handout
        #[arg(long)]
        id: Option<String>,
        #[arg(long)]
        format: Format,
        /// Size of the letters in points, from 12 to 48
        #[arg(long, value_parser = alongside_core::values::points)]
        size: Option<u8>,
        #[arg(long, default_value = "a4")]
        paper: PaperSize,
        /// Refuse it while anything in it should be mended
        #[arg(long, conflicts_with = "all_the_same")]
        strict: bool,
        /// Let it say “Easy read” although some of it is not in easy words
        #[arg(long)]
        all_the_same: bool,
        #[arg(long)]
        to: PathBuf,
    },
    /// One document for many people, each in their own format and language
    Run {
        /// The id of a handout, `plan`, or `project:ID`
        handout: String,
        /// FIELD=VALUE: town, format, language, need, group, interest or words
        #[arg(long = "where")]
        conditions: Vec<String>,
        /// For a printer that prints on one side: no copy gets an empty back
        #[arg(long)]
        single_sided: bool,
        /// Each copy begins with the name of whoever gets it
        #[arg(long)]
        slip: bool,
        /// Let copies say “Easy read” although some of it is not in easy words
        #[arg(long)]
        all_the_same: bool,
        /// The folder for a file of each format; without it, only what would come out is told
        #[arg(long)]
        to: Option<PathBuf>,
    },
    /// Handouts that officers wrote, as text files
    #[command(subcommand)]
    Handout(HandoutCommand),
    /// Look over the words of a text or of a handout in text form; needs no store
    Words {
        /// The file, or - for standard input
        #[arg(long)]
        file: PathBuf,
        /// Whose rules
        #[arg(long, default_value = "uk-council", ignore_case = true)]
        profile: Standard,
    },
    /// Find a picture, or add those of your own
    #[command(subcommand)]
    Pictures(PicturesCommand),
    /// Who changed what, newest first
    Changes {
        #[arg(long, default_value_t = 20)]
        last: u32,
    },
    /// Read the whole store and compare it with its log
    Check {
        /// Also the pages of its file that nothing is in at present
        #[arg(long)]
        deep: bool,
    },
    /// Write one file that holds all that is needed
    Backup {
        #[arg(long)]
        to: PathBuf,
    },
    /// Unpack a backup into a new store
    Restore {
        file: PathBuf,
        #[arg(long)]
        to: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub enum OfficerCommand {
    /// Give a further officer a key. Their passphrase: a file, ALONGSIDE_NEW_PASSPHRASE, or a line on standard input
    Add {
        name: String,
        #[arg(long)]
        new_passphrase_file: Option<PathBuf>,
        /// Where there are two officers already, another of them agrees; else ALONGSIDE_SECOND_PASSPHRASE
        #[arg(long)]
        second_passphrase_file: Option<PathBuf>,
    },
}

#[derive(Debug, Subcommand)]
pub enum PicturesCommand {
    /// By a word; without --store among the built-in pictures
    Search {
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// A zip file, a folder or a single picture (SVG, PNG, JPEG)
    Add {
        file: PathBuf,
        /// What the pack is called; else as the file is
        #[arg(long)]
        name: Option<String>,
        /// Who made the pictures, as it is printed; else as the licence file says
        #[arg(long)]
        credit: Option<String>,
        #[arg(long)]
        licence: Option<String>,
        /// Say what would happen and write nothing
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum HandoutCommand {
    /// Save a text file as a handout: a row a line, `![picture] sentence`
    Import {
        /// The file, or - for standard input
        file: PathBuf,
        /// Change this handout instead of adding one
        #[arg(long)]
        id: Option<String>,
    },
    /// Write a handout as text, to standard output or a file
    Export {
        id: String,
        #[arg(long)]
        to: Option<PathBuf>,
    },
}

fn a_day(typed: &str) -> Result<NaiveDate, String> {
    typed.parse().map_err(|_| "write a day of the calendar, such as 2026-11-26".to_owned())
}

fn a_line(typed: &str) -> Result<u32, String> {
    typed
        .parse()
        .ok()
        .filter(|line| *line > 0)
        .ok_or_else(|| "write the number of a line, such as 3".to_owned())
}

/// A kind of record by its own word, `person`; that of its list is understood too.
fn of_code() -> impl TypedValueParser<Value = Kind> {
    of_kind(|kind| (kind.code(), kind.offers().list_word))
}

/// A kind of record by the word of its list, `people`; its own is understood too.
fn of_list() -> impl TypedValueParser<Value = Kind> {
    of_kind(|kind| (kind.offers().list_word, kind.code()))
}

fn of_kind(words: impl Fn(Kind) -> (&'static str, &'static str)) -> impl TypedValueParser<Value = Kind> {
    let known = Kind::ALL.iter().map(|kind| words(*kind));
    PossibleValuesParser::new(known.map(|(word, other)| PossibleValue::new(word).alias(other)))
        .try_map(|word| Kind::from_code(&word).or_else(|| Kind::of_list(&word)).ok_or("no kind of record"))
}

/// A kind of record by the word of its handouts: `plan`.
fn of_handout() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(handout_words()).try_map(|word| Kind::of_handout(&word).ok_or("no handout"))
}

macro_rules! words {
    ($($(#[$meta:meta])* $name:ident -> $into:ty { $($word:ident => $variant:ident),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
        pub enum $name { $($word),* }
        impl From<$name> for $into {
            fn from(word: $name) -> Self {
                match word { $($name::$word => Self::$variant),* }
            }
        }
    )*};
}

words! {
    Format -> HandoutFormat {
        EasyRead => EasyRead, LargePrint => LargePrint, Plain => Plain, Dyslexia => Dyslexia, Html => Html,
        Braille => Braille, Text => Text,
    }
    PaperSize -> Sheet { A4 => A4, A5 => A5, Booklet => Booklet, Cards => Cards }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_understood_by_its_own_word_and_by_that_of_its_list_in_every_place() {
        for kind in Kind::ALL {
            for word in [kind.code(), kind.offers().list_word] {
                for command in ["list", "save"] {
                    let args = Args::try_parse_from(["alongside-cli", command, word]).unwrap();
                    let (Command::List { kind: read, .. } | Command::Save { kind: read }) = args.command
                    else {
                        panic!("{command} is no other command");
                    };
                    assert_eq!(read, *kind);
                }
            }
        }
    }
}
