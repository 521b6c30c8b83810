//! Rules about sentences, `ER-S1` to `ER-S8`.

use super::findings::{Findings, Level};
use super::text::{ReadPart, Sentence};

pub(super) fn check(part: &ReadPart<'_>, found: &mut Findings) {
    for sentence in &part.sentences {
        length(part, sentence, found);
        if !part.said.heading {
            ending(part, sentence, found);
        }
    }
    too_many(part, found);
}

/// ER-S1.
fn length(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    let limits = &found.profile.limits;
    let (warning, error) = (limits.sentence_warning, limits.sentence_error);
    let count = sentence.word_count();
    if count > warning {
        let (level, most) = if count > error { (Level::Error, error) } else { (Level::Warning, warning) };
        found
            .add("ER-S1", part, sentence.bytes.clone(), format!("{count} words. Try to keep to {most}."))
            .level(level)
            .suggest("Say it in 2 sentences.");
    }
}

/// ER-S3.
fn ending(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    if sentence.bullet || sentence.end_mark().is_some() || sentence.word_count() < 3 {
        return;
    }
    if sentence.tokens.last().is_some_and(|last| last.is_word() && !last.text.ends_with('.')) {
        let at = sentence.tokens.len() - 1;
        let last = sentence.tokens[at].text;
        found
            .add("ER-S3", part, sentence.span(at, at), "This sentence has no full stop.")
            .instead(&format!("{last}."));
    }
}

/// ER-S8. New rows change no word, so the mend is certain.
fn too_many(part: &ReadPart<'_>, found: &mut Findings) {
    let most = found.profile.limits.sentences_per_picture;
    let count = part.sentences.iter().filter(|s| !s.bullet && s.word_count() > 0).count();
    if part.said.heading || count <= most {
        return;
    }
    let whole = part.sentences.first().map_or(0, |s| s.bytes.start)..part.words.trim_end().len();
    let lines: Vec<&str> = part.sentences.iter().map(|s| &part.words[s.bytes.clone()]).collect();
    let rows: Vec<String> = lines.chunks(most.min(2)).map(|row| row.join("\n")).collect();
    let message = format!("{count} sentences beside 1 picture. Try to keep to {most}.");
    let finding = found.add("ER-S8", part, whole, message);
    if !part.sentences.iter().any(|s| s.bullet) {
        finding.rows(&rows.clone(), rows);
    }
}
