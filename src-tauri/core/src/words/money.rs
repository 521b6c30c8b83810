//! Money (`ER-N6`): "£15", and pence only where there are some.

use super::findings::Findings;
use super::text::{ReadPart, Sentence};

/// "million" and its like after a figure.
pub(super) fn is_of_millions(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "million" | "billion" | "thousand" | "m" | "bn" | "k")
}

/// ER-N6.
pub(super) fn check(part: &ReadPart<'_>, sentence: &Sentence<'_>, found: &mut Findings) {
    let text = |at: usize| sentence.tokens.get(at).map_or("", |t| t.text());
    for at in 0..sentence.tokens.len() {
        let number = &sentence.tokens[at];
        if !number.is_number() {
            continue;
        }
        if at > 0 && text(at - 1) == "£" {
            let bytes = sentence.span(at - 1, at);
            let (pounds, pence) = number.text().split_once('.').unwrap_or((number.text(), ""));
            if !pence.is_empty() && pence.bytes().all(|b| b == b'0') && !is_of_millions(text(at + 1)) {
                found
                    .add("ER-N6", part, bytes, "There are no pence, so leave them out.")
                    .instead(&format!("£{pounds}"));
            } else if is_of_millions(text(at + 1)) {
                // "£2.4 million" has no pence; it is told as a big number.
            } else if pounds == "0" && pence.len() == 2 && pence.bytes().all(|b| b.is_ascii_digit()) {
                let pence = pence.trim_start_matches('0');
                found
                    .add("ER-N6", part, bytes, "Less than a pound is written in pence.")
                    .instead(&format!("{pence}p"));
            } else if pence.len() == 1 && pence.bytes().all(|b| b.is_ascii_digit()) {
                found
                    .add("ER-N6", part, bytes, "Pence have 2 figures.")
                    .instead(&format!("£{pounds}.{pence}0"));
            } else if number.text().ends_with(['k', 'K']) {
                found
                    .add("ER-N6", part, bytes, "This is a short way to write money.")
                    .suggest("Write all the figures.");
            }
        } else if text(at + 1) == "GBP" || at > 0 && text(at - 1) == "GBP" {
            let span =
                if text(at + 1) == "GBP" { sentence.span(at, at + 1) } else { sentence.span(at - 1, at) };
            let plain = number.text().strip_suffix(".00").unwrap_or(number.text());
            found.add("ER-N6", part, span, "Write money with a pound sign.").instead(&format!("£{plain}"));
        } else if let Some(plain) = number.text().strip_suffix("GBP") {
            found
                .add("ER-N6", part, number.bytes(), "Write money with a pound sign.")
                .instead(&format!("£{plain}"));
        }
    }
}
