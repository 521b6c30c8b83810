//! `words`: the easy-read checker over a text file. It needs no store.

use crate::{bad, places, show};
use alongside_core::Result;
use alongside_core::incoming::Incoming;
use alongside_core::words::{LineFinding, LookedOver, ProfileId, look_over_text};
use clap::ValueEnum;
use std::path::Path;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Standard {
    #[value(aliases = ["uk_council", "UK council"])]
    UkCouncil,
    #[value(name = "photosymbols-2026", aliases = ["photosymbols", "photosymbols_2026", "Photosymbols 2026"])]
    Photosymbols,
    #[value(name = "people-first-18", aliases = ["people-first", "people_first_18", "People First 18 pt"])]
    PeopleFirst,
    #[value(aliases = ["inclusion_europe", "Inclusion Europe"])]
    InclusionEurope,
}

impl From<Standard> for ProfileId {
    fn from(standard: Standard) -> Self {
        match standard {
            Standard::UkCouncil => Self::UkCouncil,
            Standard::Photosymbols => Self::Photosymbols2026,
            Standard::PeopleFirst => Self::PeopleFirst18,
            Standard::InclusionEurope => Self::InclusionEurope,
        }
    }
}

/// Prints what was found. A text with findings is no failure.
pub fn look_over(file: &Path, standard: Standard, json: bool) -> Result<()> {
    let text = places::read_text(file, Incoming::Words)?
        .ok_or_else(|| bad("file", "The file is not text in UTF-8."))?;
    let (looked, findings) = look_over_text(&text, standard.into());
    show::value(json, &findings, |all| {
        let lines = all.iter().map(line).chain([summary(&looked, all.len())]);
        lines.collect::<Vec<_>>().join("\n")
    })
}

/// "line 3 · ER-W3 · warning · “reimburse” is council language. → pay back"
fn line(finding: &LineFinding) -> String {
    let at = finding.line.map_or_else(|| "all".to_owned(), |line| format!("line {line}"));
    let words = finding.words.lines().collect::<Vec<_>>().join(" ");
    let advice = match (&finding.mend, &finding.suggestion) {
        (Some(mend), _) if mend.is_empty() => "take it out".to_owned(),
        (Some(mend), _) => format!("→ {}", mend.replace('\n', " | ")),
        (None, Some(hint)) => hint.clone(),
        (None, None) => String::new(),
    };
    [at, finding.rule.clone(), show::code(&finding.level), words, finding.message.clone(), advice].join("\t")
}

fn summary(looked: &LookedOver, findings: usize) -> String {
    let LookedOver { reading_grade, reading_age, word_count, sentences, .. } = looked;
    let some = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let counted = format!(
        "{} in {} and {}.",
        some(findings, "finding"),
        some(*word_count as usize, "word"),
        some(*sentences as usize, "sentence")
    );
    match reading_age {
        0 => counted,
        age => format!("{counted} Reading age {age} (grade {reading_grade})."),
    }
}
