//! Access needs: a short list of specific ones, as the Accessible Information
//! Standard asks (DAPB1605, 2025), each with its practical part in words;
//! anything else in words alone.

use crate::values::{is_closed, one_line, parts, quoted, unquoted};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

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

/// Every need by its whole name in small letters, and whether that is its label or its code.
static WHOLE: LazyLock<HashMap<String, (&NeedChoice, bool)>> = LazyLock::new(|| {
    let mut whole = HashMap::new();
    for choice in NEEDS {
        for own in [choice.label.to_lowercase(), choice.code.to_owned()] {
            whole.entry(own).or_insert((choice, true));
        }
        for word in choice.words {
            whole.entry((*word).to_owned()).or_insert((choice, false));
        }
    }
    whole
});

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

/// Needs in one cell, as an export writes them and an import reads them back.
/// What would be read otherwise stands in quotation marks.
#[must_use]
pub fn in_words(needs: &[Need]) -> String {
    let written = needs.iter().map(|need| {
        let plain = need.words();
        let whole = NeedDraft { id: None, ..NeedDraft::from(need.clone()) };
        match (is_closed(&plain) && understand_all(&plain) == [whole], need.code.is_empty()) {
            (true, _) => plain,
            (false, true) => quoted(&need.label),
            (false, false) if need.detail.is_empty() => plain,
            (false, false) => format!("{} ({})", need.label, quoted(&need.detail)),
        }
    });
    written.collect::<Vec<_>>().join("; ")
}

/// Every need of a cell: "Wheelchair, hearing loop and BSL" are three, and
/// "BSL interpreter, book early" is one with its practical part.
#[must_use]
pub fn understand_all(cell: &str) -> Vec<NeedDraft> {
    let mut needs = Vec::new();
    for part in parts(cell, |c| matches!(c, ';' | '\n' | '\r')) {
        match unquoted(part.trim()) {
            Some((words, "")) => needs.push(NeedDraft { detail: words, ..NeedDraft::default() }),
            _ => needs.extend(together(part).into_iter().filter_map(understand)),
        }
    }
    needs
}

/// A part of a cell, taken apart where another need begins that we know.
fn together(part: &str) -> Vec<&str> {
    if !(part.contains([',', '/', '&', '+']) || part.contains(" and ") || part.contains(" plus ")) {
        return vec![part];
    }
    let mut starts = vec![0];
    for piece in parts(part, |c| matches!(c, ',' | '/' | '&' | '+')) {
        // Each lies within the part.
        let at = piece.as_ptr() as usize - part.as_ptr() as usize;
        starts.push(at);
        let and = [" and ", " plus "].iter().flat_map(|and| piece.match_indices(and));
        starts.extend(and.filter(|_| !piece.contains('(')).map(|(found, and)| at + found + and.len()));
    }
    starts.push(part.len());
    starts.sort_unstable();
    starts.dedup();
    let (mut whole, mut known) = (Vec::new(), String::new());
    for ends in starts.windows(2) {
        let (from, until) = (ends[0], ends[1]);
        let piece = without_joint(&part[from..until]);
        let code = understand(piece).map(|need| need.code).unwrap_or_default();
        match whole.last_mut() {
            Some((_, end)) if code.is_empty() || code == known => *end = until,
            _ => {
                whole.push((from, until));
                known = code;
            }
        }
    }
    whole.into_iter().map(|(from, until)| without_joint(&part[from..until])).collect()
}

/// Without the word or the sign that joins it to the next.
fn without_joint(piece: &str) -> &str {
    let joins = |c: char| c.is_whitespace() || matches!(c, ',' | '/' | '&' | '+');
    let bare = piece.trim_start().trim_end_matches(joins);
    let word =
        ["and", "plus"].iter().find_map(|and| bare.strip_suffix(and)).filter(|rest| rest.ends_with(joins));
    word.unwrap_or(bare).trim_end_matches(joins)
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
        Some((head, inside)) => (head.trim().to_lowercase(), inside.trim().to_owned()),
        None => (lower.clone(), String::new()),
    };
    // In quotation marks it is meant word for word.
    let inside = match unquoted(&inside) {
        Some((words, "")) => words,
        _ => inside,
    };
    if let Some((choice, is_label)) = WHOLE.get(head.as_str()) {
        // A word that says more than the label keeps what it says.
        return need(choice.code, if *is_label { &inside } else { &typed });
    }
    // Of several leads the longest, so that "BSL interpreter, book early" does not stop at "BSL".
    let leads =
        NEEDS.iter().flat_map(|choice| choice.words.iter().chain([&choice.label]).map(move |l| (choice, *l)));
    // Labels are plain ASCII, so bytes can be compared in small letters.
    let longest = leads
        .filter(|(_, lead)| {
            lower.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead))
                && lower[lead.len()..].starts_with([' ', ',', ':', '-'])
        })
        .max_by_key(|(_, lead)| lead.len());
    if let Some((choice, lead)) = longest {
        let rest = typed.get(lead.len()..).filter(|_| !says_more(lead, choice)).unwrap_or(&typed);
        return need(choice.code, rest.trim_start_matches([' ', ',', ':', '-']));
    }
    match lower.strip_suffix(" interpreter") {
        Some(language) => need("spoken_interpreter", typed.get(..language.len()).unwrap_or(&typed)),
        None => need("", &typed),
    }
}

/// Whether a word says something that the label does not: "blue badge" of a
/// parking bay, and not "needs breaks" of breaks.
fn says_more(lead: &str, choice: &NeedChoice) -> bool {
    let plain = |text: &str| text.to_lowercase().replace([' ', '-'], "");
    let words = lead.split(' ').filter(|word| !["a", "has", "needs", "uses", "user"].contains(word));
    !plain(choice.label).contains(&plain(&words.collect::<String>()))
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
    fn several_needs_in_one_cell_are_each_their_own() {
        let codes = |cell: &str| understand_all(cell).into_iter().map(|n| n.code).collect::<Vec<_>>();
        assert_eq!(codes("Wheelchair, hearing loop, BSL"), ["wheelchair", "hearing_loop", "bsl_interpreter"]);
        for cell in [
            "wheelchair and hearing loop",
            "wheelchair / hearing loop",
            "Wheelchair & loop",
            "wheelchair + hearing loop",
            "wheelchair; hearing loop",
            "wheelchair\nhearing loop",
            "wheelchair plus hearing loop",
        ] {
            assert_eq!(codes(cell), ["wheelchair", "hearing_loop"], "{cell}");
        }
        let both = understand_all("BSL interpreter, book early, and large print 18pt");
        let told: Vec<_> = both.iter().map(|n| (n.code.as_str(), n.detail.as_str())).collect();
        assert_eq!(told, [("bsl_interpreter", "book early"), ("large_print", "18pt")]);
        let early = understand_all("BSL interpreter, book early");
        assert_eq!((early.len(), early[0].detail.as_str()), (1, "book early"));
        assert_eq!(understand_all("tea and cake").len(), 1);
        assert_eq!(codes("ground floor, hearing loop"), ["", "hearing_loop"]);
    }

    #[test]
    fn every_need_comes_back_as_it_was_written() {
        let details = [
            "",
            "Dari; book early",
            "18 (bold)",
            "(",
            ")",
            ") ; x(",
            "say \"hi\"",
            "\"quoted\"",
            "\"",
            "a, b and BSL",
            "hearing loop",
            "Hearing loop",
            "none",
            "and",
            "sits by window; away from door",
            "Wheelchair (folding)",
            "x/y",
        ];
        let codes = NEEDS.iter().map(|n| n.code).chain([""]);
        let needs: Vec<Need> = codes
            .flat_map(|code| details.map(|detail| (code, detail)))
            .filter(|(code, detail)| !(code.is_empty() && detail.is_empty()))
            .map(|(code, detail)| Need::from_row(String::new(), code.to_owned(), detail.to_owned()))
            .collect();
        assert!(!needs.is_empty());
        for need in &needs {
            let cell = in_words(std::slice::from_ref(need));
            assert_eq!(understand_all(&cell).len(), 1, "{cell}");
        }
        let read = understand_all(&in_words(&needs));
        assert_eq!(read.len(), needs.len());
        for (read, need) in read.into_iter().zip(needs) {
            assert_eq!(read, NeedDraft { id: None, ..NeedDraft::from(need) });
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
