//! What people agreed to, as a register says it in a cell.

use crate::people::AgreementState;

/// An answer, and what else the cell says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said<'a> {
    pub state: AgreementState,
    pub channel: &'static str,
    /// "03/2025", "do not contact"
    pub more: &'a str,
}

/// Nothing where it can't be told what was meant.
pub(super) fn understand(typed: &str) -> Option<Said<'_>> {
    use AgreementState::{Given, Refused, Withdrawn};
    let lower = typed.trim().to_lowercase();
    let channel = match lower.trim_end_matches(" only") {
        "yes" | "y" | "true" | "1" | "ok" | "consented" | "agreed" => Some("any"),
        "post" | "letter" | "letters" => Some("post"),
        "phone" | "telephone" => Some("phone"),
        "text" | "sms" => Some("text"),
        "email" | "e-mail" => Some("email"),
        "via carer" | "through carer" => Some("via_carer"),
        _ => None,
    };
    if let Some(channel) = channel {
        return Some(Said { state: Given, channel, more: "" });
    }
    let said = |state, more| Some(Said { state, channel: "any", more });
    if let Some(more) = after_any(typed, WITHDREW) {
        return said(Withdrawn, more);
    }
    if matches!(lower.as_str(), "no" | "n" | "false" | "0" | "refused" | "declined") {
        return said(Refused, "");
    }
    // "Do not contact" is an answer and a wish: the words stay with it.
    if REFUSED.iter().any(|words| starts_with(typed, words)) {
        return said(Refused, typed.trim());
    }
    match after_any(typed, &["no", "refused", "declined"]) {
        // "No answer yet" is no answer; "No, not any more" and "No 03/2025" are.
        Some(more) if is_apart(typed, more) || more.starts_with(|c: char| c.is_ascii_digit()) => {
            said(Refused, more)
        }
        _ => None,
    }
}

const WITHDREW: &[&str] = &[
    "consent withdrawn",
    "has withdrawn",
    "withdrawn",
    "withdrew",
    "withdraws",
    "opted out",
    "opt out",
    "opt-out",
    "unsubscribed",
    "revoked",
    "took it back",
    "took back",
];

const REFUSED: &[&str] = &[
    "do not contact",
    "don't contact",
    "don’t contact",
    "do not ring or write",
    "no contact",
    "no thank you",
    "no thanks",
    "not to be contacted",
    "does not want to be contacted",
    "does not consent",
    "did not consent",
    "did not agree",
    "no consent given",
];

fn starts_with(typed: &str, words: &str) -> bool {
    after(typed, words).is_some()
}

fn after_any<'a>(typed: &'a str, all: &[&str]) -> Option<&'a str> {
    all.iter().find_map(|words| after(typed, words))
}

/// What follows these words at the start of a text, where they are whole words.
fn after<'a>(typed: &'a str, words: &str) -> Option<&'a str> {
    let typed = typed.trim();
    let head = typed.get(..words.len())?;
    let rest = &typed[words.len()..];
    let is_whole = !rest.starts_with(char::is_alphanumeric);
    let more = rest.trim_start_matches(|c: char| c.is_whitespace() || ",.;:-–—".contains(c));
    (head.eq_ignore_ascii_case(words) && is_whole).then_some(more)
}

/// Whether a comma, a full stop or a dash stands before the rest.
fn is_apart(typed: &str, more: &str) -> bool {
    let before = typed.trim().strip_suffix(more).unwrap_or_default();
    before.contains([',', '.', ';', ':', '-', '–', '—'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use AgreementState::{Given, Refused, Withdrawn};

    #[test]
    fn an_answer_is_understood_as_registers_write_it() {
        for (typed, state, channel, more) in [
            ("Yes", Given, "any", ""),
            ("Post only", Given, "post", ""),
            ("N", Refused, "any", ""),
            ("No, do not contact", Refused, "any", "do not contact"),
            ("No - moved away", Refused, "any", "moved away"),
            ("No. Asked twice", Refused, "any", "Asked twice"),
            ("no thanks", Refused, "any", "no thanks"),
            ("Do not contact", Refused, "any", "Do not contact"),
            ("Refused 03/2025", Refused, "any", "03/2025"),
            ("withdrawn 03/2025", Withdrawn, "any", "03/2025"),
            ("Withdrew", Withdrawn, "any", ""),
            ("Withdrew, March 2025", Withdrawn, "any", "March 2025"),
            ("Opted out in May 2025", Withdrawn, "any", "in May 2025"),
        ] {
            assert_eq!(understand(typed), Some(Said { state, channel, more }), "{typed}");
        }
    }

    #[test]
    fn what_is_no_answer_stays_a_note() {
        for typed in
            ["maybe", "not sure", "No answer yet", "No reply", "Not asked", "nobody asked", "Yes, phone only"]
        {
            assert_eq!(understand(typed), None, "{typed}");
        }
    }
}
