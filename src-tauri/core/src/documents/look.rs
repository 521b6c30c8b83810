//! How a document is to look: the format and what a reader may wish of it.

use crate::values::choices;
use serde::{Deserialize, Serialize};

/// What one reader is given. Everything here may be a person's own wish.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
pub struct Look {
    pub format: HandoutFormat,
    /// Points; nothing is the usual size of the format.
    pub size: Option<u8>,
    pub sheet: Sheet,
    pub colour: PaperColour,
    pub grade: BrailleGrade,
    /// Cells on a line of braille.
    pub cells: u8,
    /// Lines on a page of braille.
    pub lines: u8,
    /// A PDF whose answers are ticked and typed on a screen.
    #[serde(default)]
    pub fillable: bool,
}

choices! {
    pub enum HandoutFormat {
        /// Easy words, a picture beside each idea.
        EasyRead "easy_read" "Easy read",
        /// Full words from 16 points.
        LargePrint "large_print" "Large print",
        /// Full words in an ordinary size, without pictures.
        Plain "plain" "Plain print",
        /// Full words, spaced and tinted as the British Dyslexia Association advises.
        Dyslexia "dyslexia" "Dyslexia-friendly",
        /// One file for a council's website.
        Html "html" "Web page",
        /// A file for an embosser or a braille display (BRF).
        Braille "braille" "Braille",
        /// For an e-mail or a screen reader.
        Text "text" "Text only",
    }
    #[derive(Default)]
    pub enum Sheet {
        #[default]
        A4 "a4" "A4",
        A5 "a5" "A5",
        /// A5 pages two to an A4 sheet, in the order to fold and staple.
        Booklet "booklet" "Booklet",
        /// Four A6 cards to an A4 sheet; one card four times, two cards twice.
        Cards "cards" "4 cards",
    }
    /// The paper that it is printed on, or the ground of the web page.
    #[derive(Default)]
    pub enum PaperColour {
        #[default]
        White "white" "White",
        Cream "cream" "Cream",
        Yellow "yellow" "Yellow",
        Blue "blue" "Blue",
        Green "green" "Green",
        Pink "pink" "Pink",
    }
    #[derive(Default)]
    pub enum BrailleGrade {
        /// Grade 2 of Unified English Braille, which most braille readers use.
        #[default]
        Contracted "contracted" "Grade 2, contracted",
        /// Grade 1: letter for letter.
        Uncontracted "uncontracted" "Grade 1, uncontracted",
    }
}

impl Look {
    /// The format as it is given to somebody of whom no wish is known.
    #[must_use]
    pub fn of(format: HandoutFormat) -> Self {
        Self {
            format,
            size: None,
            sheet: Sheet::A4,
            colour: if format == HandoutFormat::Dyslexia { PaperColour::Cream } else { PaperColour::White },
            grade: BrailleGrade::Contracted,
            cells: 40,
            lines: 25,
            fillable: false,
        }
    }

    #[must_use]
    pub fn sized(self, points: u8) -> Self {
        Self { size: Some(points), ..self }
    }

    #[must_use]
    pub fn on(self, sheet: Sheet) -> Self {
        Self { sheet, ..self }
    }

    /// How the name of the file ends.
    #[must_use]
    pub fn extension(&self) -> &'static str {
        match self.format {
            HandoutFormat::EasyRead
            | HandoutFormat::LargePrint
            | HandoutFormat::Plain
            | HandoutFormat::Dyslexia => "pdf",
            HandoutFormat::Html => "html",
            HandoutFormat::Braille => "brf",
            HandoutFormat::Text => "txt",
        }
    }
}

impl HandoutFormat {
    /// Easy words where there are any, else the full ones.
    #[must_use]
    pub fn prints_easy_words(self) -> bool {
        // The website and the e-mail are the easy-read page for people who read on a screen.
        matches!(self, Self::EasyRead | Self::Html)
    }
}
