//! Times (`ER-N5`): the 12-hour clock, "2:30pm".

use super::findings::{Findings, Level};
use super::text::{ReadPart, Sentence};

pub(super) fn check(parts: &[ReadPart<'_>], found: &mut Findings) {
    for part in parts {
        for sentence in &part.sentences {
            for at in 0..sentence.tokens.len() {
                if let Some(time) = time(sentence, at) {
                    say(part, sentence, at, &time, found);
                }
            }
        }
    }
}

/// A time as it was written.
struct Time {
    hour: u32,
    minute: u32,
    /// "am" or "pm", where it was said.
    half: Option<&'static str>,
    /// The last token of it.
    to: usize,
    /// No other reading: 13 hours or more, "0900", "1430h".
    certain: bool,
}

fn say(part: &ReadPart<'_>, sentence: &Sentence<'_>, at: usize, time: &Time, found: &mut Findings) {
    let bytes = sentence.span(at, time.to);
    let words = &part.words[bytes.clone()];
    let (hour, half) = match time.half {
        Some(half) => (time.hour, half),
        None => (
            match time.hour {
                0 => 12,
                13.. => time.hour - 12,
                hour => hour,
            },
            if time.hour >= 12 { "pm" } else { "am" },
        ),
    };
    let plain =
        if time.minute == 0 { format!("{hour}{half}") } else { format!("{hour}:{:02}{half}", time.minute) };
    if time.half.is_some() {
        // "2:00pm" may stay; "2.30pm", "2:30 pm" and "2PM" are mended.
        let kept = words == plain || words == format!("{hour}:{:02}{half}", time.minute);
        if !kept {
            found
                .add("ER-N5", part, bytes, "Times are easier to read written the same way.")
                .level(Level::Warning)
                .instead(&plain);
        }
    } else if time.certain {
        let plain = if (hour, time.minute, half) == (12, 0, "pm") { "12 noon".to_owned() } else { plain };
        found.add("ER-N5", part, bytes, "Use the 12-hour clock.").instead(&plain);
    } else {
        found
            .add("ER-N5", part, bytes, "Say if this is in the morning or in the afternoon.")
            .suggest(format!("Write “{hour}:{:02}am” or “{hour}:{:02}pm”.", time.minute, time.minute));
    }
}

fn time(sentence: &Sentence<'_>, at: usize) -> Option<Time> {
    let token = &sentence.tokens[at];
    let lower = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower());
    let before = at.checked_sub(1).map_or("", lower);
    if !token.is_number() || matches!(before, "£" | "page" | "number" | "room" | "version") {
        return None;
    }
    let text = token.lower();
    let letters = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (figures, suffix) = text.split_at(letters);
    let (half, to, marked) = match (suffix, lower(at + 1)) {
        ("am", _) => (Some("am"), at, false),
        ("pm", _) => (Some("pm"), at, false),
        ("h" | "hrs" | "hr", _) => (None, at, true),
        ("", "am" | "a.m." | "a.m") => (Some("am"), at + 1, false),
        ("", "pm" | "p.m." | "p.m") => (Some("pm"), at + 1, false),
        ("", "hrs" | "hours" | "h") if figures.len() == 4 && !figures.contains([':', '.']) => {
            (None, at + 1, true)
        }
        ("", _) => (None, at, false),
        _ => return None,
    };
    let (hour, minute, mark) = parts(figures, marked)?;
    if hour > 23 || minute > 59 || half.is_some() && !(1..=12).contains(&hour) {
        return None;
    }
    if half.is_none() && !marked {
        // A dot may be part of a sum of money, so it takes a word that tells a time.
        let told = matches!(
            before,
            "at" | "from" | "to" | "until" | "till" | "by" | "between" | "and" | "around" | "about"
        ) || matches!(before, "–" | "-");
        let two = figures.len() >= 4;
        match mark {
            Some(':') => {}
            Some('.') if told && two => {}
            _ => return None,
        }
    }
    let certain = marked || hour >= 13 || figures.starts_with('0');
    Some(Time { hour, minute, half, to, certain })
}

/// "14:30", "14.30", "1430" where it is marked, "2".
fn parts(figures: &str, marked: bool) -> Option<(u32, u32, Option<char>)> {
    if !figures.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')) {
        return None;
    }
    let mark = [':', '.'].into_iter().find(|mark| figures.contains(*mark));
    if let Some(mark) = mark {
        let (hour, minute) = figures.split_once(mark)?;
        let fits = (1..=2).contains(&hour.len()) && minute.len() == 2;
        return fits.then(|| Some((hour.parse().ok()?, minute.parse().ok()?, Some(mark)))).flatten();
    }
    match figures.len() {
        1 | 2 => Some((figures.parse().ok()?, 0, None)),
        4 if marked => Some((figures[..2].parse().ok()?, figures[2..].parse().ok()?, None)),
        _ => None,
    }
}
