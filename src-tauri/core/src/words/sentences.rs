//! Rules about sentences, `ER-S1` to `ER-S8`; ideas and voice stand in `clauses`.

use super::clauses;
use super::findings::{Findings, Level, is_long};
use super::grammar::has_verb;
use super::text::{ReadPart, Sentence};
use super::tokens::{Kind, Token};

pub(super) fn check(part: &ReadPart<'_>, found: &mut Findings) {
    for sentence in &part.sentences {
        length(part, sentence, found);
        if !part.text.heading {
            clauses::ideas(part, sentence, found);
            clauses::voice(part, sentence, found);
            ending(part, sentence, found);
            negative(part, sentence, found);
            marks(part, sentence, found);
        }
    }
    too_many(part, found);
}

/// What holds in every language: how long sentences and rows are. Chinese puts
/// no blanks between words, so its words are not counted.
pub(super) fn counts(parts: &[ReadPart<'_>], language: &str, found: &mut Findings) {
    for part in parts {
        if !language.starts_with("zh") {
            part.sentences.iter().for_each(|sentence| length(part, sentence, found));
        }
        too_many(part, found);
    }
}

/// ER-S1.
fn length(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    let limits = &found.profile.limits;
    let (warning, error) = (limits.sentence_warning, limits.sentence_error);
    let count = sentence.word_count();
    if count <= warning {
        return;
    }
    let (level, most) = if count > error { (Level::Error, error) } else { (Level::Warning, warning) };
    let message = format!("{count} words. Try to keep to {most}.");
    let finding = found.add("ER-S1", part, sentence.bytes(), message).level(level);
    match clauses::cut(part, sentence) {
        Some((lines, rows)) => drop(finding.rows(&lines, rows)),
        None => drop(finding.suggest("Say it in 2 sentences.")),
    }
}

/// ER-S3.
fn ending(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    let table = sentence.tokens.iter().any(|token| token.text() == "|");
    if sentence.bullet || table || sentence.end_mark().is_some() || sentence.word_count() < 3 {
        return;
    }
    let at = sentence.tokens.len() - 1;
    let last = &sentence.tokens[at];
    if last.is_word() {
        let asks = matches!(
            sentence.tokens[0].lower(),
            "what"
                | "who"
                | "when"
                | "where"
                | "why"
                | "how"
                | "do"
                | "does"
                | "did"
                | "can"
                | "will"
                | "would"
                | "are"
                | "is"
        );
        let message =
            if asks { "This has no question mark at its end." } else { "This sentence has no full stop." };
        let finding = found.add("ER-S3", part, sentence.span(at, at), message);
        if asks {
            finding.suggest("Is it a question? Then put a question mark.");
        } else if !has_verb(&sentence.tokens) {
            // "Questions and complaints" is a heading.
            finding.suggest("Is it a heading? Else put a full stop.");
        } else {
            finding.instead(&format!("{}.", last.text()));
        }
    }
}

/// ER-S5.
fn negative(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    let tokens = &sentence.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |t| t.lower());
    let says_no: Vec<usize> = (0..tokens.len())
        .filter(|at| match word(*at) {
            "not" => word(at + 1) != "only",
            "cannot" | "never" | "nobody" | "nothing" | "none" | "neither" | "nor" => true,
            // "no charge", and not "yes or no" or "No. 7"
            "no" => {
                let before = at.checked_sub(1).map_or("", word);
                let noun = tokens.get(at + 1).is_some_and(Token::is_word) && !tokens[at + 1].is_capitalised();
                // "no later than", "tel no so that"
                let noun =
                    noun && !super::grammar::leads(word(at + 1)) && !matches!(word(at + 1), "later" | "so");
                word(at + 1) == "one" || noun && !matches!(before, "or" | "yes" | "say" | "and" | "a")
            }
            other => other.ends_with("n't"),
        })
        .collect();
    let Some(first) = says_no.first().copied() else { return };
    // "not unusual" and "nobody wants no help" say no twice.
    let un = word(first + 1).starts_with("un")
        && !matches!(word(first + 1), "until" | "under" | "understand" | "unit" | "unless");
    let helping = tokens.iter().filter(|t| t.lower() == "no").count() > usize::from(word(first) == "no");
    let twice = says_no.len() > 1 || un || helping;
    let message =
        if twice { "This says no twice. That is hard to follow." } else { "This says what is not so." };
    let finding = found
        .add("ER-S5", part, sentence.span(first, first), message)
        .suggest("If you can, say what to do instead of what not to do.");
    if twice {
        finding.level(Level::Warning);
    }
}

/// ER-S6: commas, semicolons, colons, brackets and dashes.
fn marks(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    let tokens = &sentence.tokens;
    let at = |text: &str| tokens.iter().position(|token| token.text() == text);
    let mut say = |at: usize, message: &str, hint: &str| {
        found.add("ER-S6", part, sentence.span(at, at), message).suggest(hint);
    };
    if let Some(at) = at(";") {
        say(at, "A semicolon is hard to read.", "Use a full stop.");
    }
    if let Some(at) = at(":").filter(|at| *at + 1 < tokens.len() && !is_label(&tokens[..*at])) {
        say(at, "A colon within a sentence is hard to read.", "Make 2 sentences, or a list.");
    }
    if let Some(at) = at("(").filter(|at| !is_short_name(sentence, *at) && !is_phone(sentence, *at)) {
        say(at, "Brackets are hard to read.", "Say it in a sentence of its own.");
    }
    let dash = tokens.iter().enumerate().find(|(at, token)| {
        matches!(token.text(), "–" | "—" | "-" | "--")
            && token.spaced()
            && *at > 0
            && !is_range(sentence, *at)
    });
    if let Some((at, _)) = dash {
        say(at, "A dash is hard to read.", "Use a full stop.");
    }
    let commas: Vec<usize> = (0..tokens.len()).filter(|at| tokens[*at].text() == ",").collect();
    if commas.len() > 1 && !has_postcode(sentence) {
        say(commas[1], "There is more than 1 comma.", "Make a list, or 2 sentences.");
    }
}

/// "(NHS)" after its full words is what the rule about short names asks for.
fn is_short_name(sentence: &Sentence<'_>, at: usize) -> bool {
    let tokens = &sentence.tokens;
    let inner = tokens.get(at + 1).is_some_and(|t| t.text().chars().filter(|c| c.is_uppercase()).count() > 1);
    inner && tokens.get(at + 2).is_some_and(|t| t.text() == ")")
}

/// "Phone:" and "Done on Monday 2 March 2026:" name what follows.
fn is_label(tokens: &[Token<'_>]) -> bool {
    let defines = tokens.last().is_some_and(|last| last.lower() == "means");
    tokens.len() < 3 || defines || tokens.len() < 8 && !has_verb(tokens)
}

/// "(01632)"
fn is_phone(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.tokens.get(at + 1).is_some_and(|t| t.is_number() && t.text().starts_with('0'))
}

/// "10am – 2pm" and "Monday – Friday" run from one to the other.
fn is_range(sentence: &Sentence<'_>, at: usize) -> bool {
    use crate::values::{MONTHS, WEEKDAYS};
    let runs = |at: usize| {
        sentence.tokens.get(at).is_none_or(|t| {
            let word = t.lower();
            t.kind() == Kind::Number || word == "£" || WEEKDAYS.contains(&word) || MONTHS.contains(&word)
        })
    };
    runs(at + 1) && (runs(at - 1) || sentence.tokens[at - 1].text() == "%")
}

/// An address with its commas is no list of ideas.
fn has_postcode(sentence: &Sentence<'_>) -> bool {
    sentence.tokens.windows(2).any(|pair| is_postcode(pair[0].text(), pair[1].text()))
}

/// "NB1" and "2AB".
pub(super) fn is_postcode(outward: &str, inward: &str) -> bool {
    let letters = |text: &str| text.chars().filter(char::is_ascii_uppercase).count();
    let figures = |text: &str| text.chars().filter(char::is_ascii_digit).count();
    let outer = (2..=4).contains(&outward.len()) && outward.starts_with(|c: char| c.is_ascii_uppercase());
    let inner = inward.len() == 3 && figures(inward) == 1 && letters(inward) == 2;
    outer && figures(outward) > 0 && letters(outward) + figures(outward) == outward.len() && inner
}

/// ER-S8. New rows change no word, so the mend is certain.
fn too_many(part: &ReadPart<'_>, found: &mut Findings) {
    let most = found.profile.limits.sentences_per_picture;
    let count = part.sentences.iter().filter(|s| !s.bullet && s.word_count() > 0).count();
    if part.text.heading || count <= most {
        return;
    }
    let whole = part.sentences.first().map_or(0, |s| s.bytes().start)..part.words.trim_end().len();
    let message = format!("{count} sentences beside 1 picture. Try to keep to {most}.");
    let finding = found.add("ER-S8", part, whole, message);
    if is_long(part) {
        finding.suggest("Make more rows of it.");
    } else if !part.sentences.iter().any(|s| s.bullet) {
        let lines: Vec<&str> = part.sentences.iter().map(|s| &part.words[s.bytes()]).collect();
        let rows: Vec<String> = lines.chunks(most.min(2)).map(|row| row.join("\n")).collect();
        finding.rows(&rows.clone(), rows);
    }
}

/// ER-S7, over a whole section.
pub(super) fn speaks_to_nobody(parts: &[ReadPart<'_>], found: &mut Findings) {
    for section in parts.chunk_by(|_, next| !next.text.heading) {
        let rows = section.iter().filter(|part| !part.text.heading);
        let sentences: Vec<&Sentence<'_>> = rows.flat_map(|part| &part.sentences).collect();
        let speaks = |s: &&Sentence<'_>| {
            s.tokens.iter().any(|t| {
                let word = t.lower().split('\'').next().unwrap_or_default();
                matches!(
                    word,
                    "you" | "your" | "yours" | "we" | "our" | "us" | "ours" | "i" | "my" | "me" | "yourself"
                )
            })
        };
        if sentences.len() > 1 && !sentences.iter().any(speaks) {
            let bytes = section[0].sentences.first().map_or(0..0, |s| s.bytes());
            found
                .add("ER-S7", &section[0], bytes, "This part does not speak to the reader.")
                .suggest("Say “you” and “we”.");
        }
    }
}
