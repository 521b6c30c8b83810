//! Access needs: a short list of specific ones, as the Accessible Information
//! Standard asks (DAPB1605, 2025), each with its practical part in words;
//! anything else in words alone.

use crate::values::one_line;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Need {
    pub id: String,
    /// One of [`NEEDS`], or empty when the need is only in words.
    pub code: String,
    pub label: Cow<'static, str>,
    /// "Dari, book 10 working days ahead"
    pub detail: String,
    /// The meaning of a picture.
    pub picture: Cow<'static, str>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(deny_unknown_fields)]
pub struct NeedDraft {
    pub id: Option<String>,
    pub code: String,
    pub detail: String,
}

#[derive(Debug, Clone, Copy, Serialize, specta::Type)]
pub struct NeedChoice {
    pub code: &'static str,
    pub label: &'static str,
    pub picture: &'static str,
    /// What a spreadsheet may call it, in small letters.
    #[serde(skip)]
    words: &'static [&'static str],
}

macro_rules! needs {
    ($($code:literal, $label:literal, $picture:literal, [$($word:literal),*];)*) => {
        /// Every need with a code, in the order of a form.
        pub const NEEDS: &[NeedChoice] = &[
            $(NeedChoice { code: $code, label: $label, picture: $picture, words: &[$($word),*] },)*
        ];
    };
}

needs! {
    "wheelchair", "Wheelchair", "wheelchair", ["wheelchair user", "uses a wheelchair", "powerchair"];
    "step_free", "Step-free way in", "step_free", ["step free", "level access", "no steps", "ramp"];
    "parking", "Parking bay", "car", ["blue badge", "disabled parking", "parking space"];
    "transport", "Transport booked", "bus", ["taxi booked", "needs transport", "lift"];
    "hearing_loop", "Hearing loop", "hearing_loop", ["loop", "induction loop", "hearing aid", "hearing aids"];
    "bsl_interpreter", "BSL interpreter", "sign_language", ["bsl", "british sign language", "sign language interpreter"];
    "lip_reads", "Lip reads", "lips", ["lipreads", "lip reading", "lip-reads", "lipspeaker"];
    "makaton", "Makaton", "sign_language", [];
    "text_only", "Text, not phone", "text_message", ["text only - deaf", "text only", "no phone calls - deaf"];
    "spoken_interpreter", "Interpreter", "interpreter", ["language interpreter"];
    "large_print", "Large print", "large_print", ["large type", "big print"];
    "easy_read", "Easy read", "easy_read", ["easyread", "easy read please", "easy words"];
    "braille", "Braille", "braille", ["braille grade 1", "braille grade 2"];
    "audio", "Audio", "read_aloud", ["audio cd", "recorded"];
    "quiet_room", "Quiet room", "quiet", ["quiet space", "low noise"];
    "low_light", "Low light", "light", ["dim light", "no bright lights"];
    "breaks", "Breaks", "break", ["needs breaks", "regular breaks"];
    "later_start", "Later start", "clock", ["not before 10", "afternoons only"];
    "carer_comes", "Carer comes too", "carer", ["carer comes", "comes with carer", "brings carer"];
    "personal_assistant", "Personal assistant", "carer", ["pa comes", "pa", "personal assistant comes"];
    "advocate", "Advocate", "together", ["advocate comes", "has an advocate"];
    "guide_dog", "Guide dog", "guide_dog", ["uses a guide dog", "assistance dog"];
    "note_taker", "Note taker", "pen", ["notetaker", "needs notes taken"];
    "dietary", "Food", "food", ["diet", "dietary", "allergy"];
}

impl NeedChoice {
    #[must_use]
    pub fn of(code: &str) -> Option<&'static Self> {
        NEEDS.iter().find(|n| n.code == code)
    }
}

impl Need {
    pub(crate) fn from_row(id: String, code: String, detail: String) -> Self {
        let choice = NeedChoice::of(&code);
        // A need in words alone is its own label.
        let (label, detail) = match choice {
            Some(choice) => (choice.label.into(), detail),
            None => (detail.into(), String::new()),
        };
        let picture = choice.map_or("speech", |c| c.picture).into();
        Self { id, code, label, detail, picture }
    }

    /// "Large print (24 point)", as an export writes it and an import reads it.
    #[must_use]
    pub fn words(&self) -> String {
        if self.detail.is_empty() {
            self.label.to_string()
        } else {
            format!("{} ({})", self.label, self.detail)
        }
    }
}

/// Reads one need as a spreadsheet has it. Nothing is lost: what has no code
/// is kept in its own words.
#[must_use]
pub fn understand(typed: &str) -> Option<NeedDraft> {
    let typed = one_line(typed);
    let lower = typed.to_lowercase();
    if matches!(lower.as_str(), "" | "none" | "n/a" | "na" | "no" | "nil" | "-" | "none known") {
        return None;
    }
    let need = |code: &str, detail: &str| {
        Some(NeedDraft { id: None, code: code.to_owned(), detail: detail.trim().to_owned() })
    };
    // "Large print (24 point)": a label of ours and its practical part.
    let (head, inside) = match typed.strip_suffix(')').and_then(|t| t.split_once('(')) {
        Some((head, inside)) => (head.trim().to_lowercase(), inside.trim()),
        None => (lower.clone(), ""),
    };
    for choice in NEEDS {
        let is_label = head.eq_ignore_ascii_case(choice.label) || head == choice.code;
        if is_label || choice.words.contains(&head.as_str()) {
            // A word that says more than the label keeps what it says.
            let more = if is_label { "" } else { &typed };
            return need(choice.code, if inside.is_empty() { more } else { inside });
        }
    }
    // "large print 18pt", "needs breaks every 30 mins", "Polish interpreter".
    for choice in NEEDS {
        // Labels are plain ASCII, so bytes can be compared in small letters.
        let lead = choice.words.iter().copied().chain([choice.label]).find(|lead| {
            lower.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead))
                && lower[lead.len()..].starts_with([' ', ',', ':', '-'])
        });
        if let Some(lead) = lead {
            let rest = typed.get(lead.len()..).unwrap_or(&typed);
            return need(choice.code, rest.trim_start_matches([' ', ',', ':', '-']));
        }
    }
    match lower.strip_suffix(" interpreter") {
        Some(language) => need("spoken_interpreter", typed.get(..language.len()).unwrap_or(&typed)),
        None => need("", &typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(typed: &str) -> (String, String) {
        understand(typed).map(|n| (n.code, n.detail)).unwrap_or_default()
    }

    #[test]
    fn needs_are_understood_as_spreadsheets_write_them() {
        for (typed, code, detail) in [
            ("hearing loop", "hearing_loop", ""),
            ("Wheelchair user", "wheelchair", "Wheelchair user"),
            ("large print 18pt", "large_print", "18pt"),
            ("Large print (24)", "large_print", "24"),
            ("needs breaks every 30 mins", "breaks", "every 30 mins"),
            ("Polish interpreter", "spoken_interpreter", "Polish"),
            ("BSL interpreter", "bsl_interpreter", ""),
            ("Braille grade 2", "braille", "Braille grade 2"),
            ("text only - deaf", "text_only", "text only - deaf"),
            ("sits by the window", "", "sits by the window"),
        ] {
            assert_eq!(told(typed), (code.to_owned(), detail.to_owned()), "{typed}");
        }
        assert_eq!(understand("N/A"), None);
    }

    #[test]
    fn a_need_that_was_exported_is_read_back_the_same() {
        for typed in [
            "hearing loop",
            "Wheelchair user",
            "large print 18pt",
            "Polish interpreter",
            "sits by the window",
        ] {
            let draft = understand(typed).unwrap();
            let words = Need::from_row(String::new(), draft.code.clone(), draft.detail.clone()).words();
            assert_eq!(understand(&words).unwrap(), draft, "{typed} was written as {words}");
        }
    }

    #[test]
    fn every_label_is_plain_ascii() {
        assert!(NEEDS.iter().all(|n| n.label.is_ascii()));
    }

    #[test]
    fn every_code_stands_once() {
        let mut codes: Vec<_> = NEEDS.iter().map(|n| n.code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), NEEDS.len());
    }
}
