//! What people agreed to, as a register says it in a cell.

use crate::people::{AgreedWay, AgreementState};

/// An answer, and what else the cell says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said<'a> {
    pub state: AgreementState,
    pub channel: AgreedWay,
    /// "03/2025", "do not contact"
    pub more: &'a str,
}

/// Nothing where it can't be told what was meant.
pub(super) fn understand(typed: &str) -> Option<Said<'_>> {
    use AgreementState::{Given, Refused, Withdrawn};
    let lower = typed.trim().to_lowercase();
    // As our own sheets say it: "Agreed, letter only".
    for state in AgreementState::ALL {
        if let Some(channel) = after(typed, state.label()).and_then(only) {
            return Some(Said { state: *state, channel, more: "" });
        }
    }
    let channel = match lower.trim_end_matches(" only") {
        "yes" | "y" | "true" | "1" | "ok" | "consented" | "agreed" => Some(AgreedWay::Any),
        "post" | "letters" => Some(AgreedWay::Post),
        "telephone" => Some(AgreedWay::Phone),
        "text" | "sms" => Some(AgreedWay::Text),
        "email" => Some(AgreedWay::Email),
        "via carer" | "through carer" => Some(AgreedWay::ViaCarer),
        way => AgreedWay::from_label(way),
    };
    if let Some(channel) = channel {
        return Some(Said { state: Given, channel, more: "" });
    }
    let said = |state, more| Some(Said { state, channel: AgreedWay::Any, more });
    if let Some(more) = after_any(typed, WITHDREW) {
        return said(Withdrawn, more);
    }
    if matches!(lower.as_str(), "no" | "n" | "false" | "0" | "refused" | "declined" | "said no") {
        return said(Refused, "");
    }
    // "Do not contact" is an answer and a wish: the words stay with it.
    if REFUSED.iter().any(|words| starts_with(typed, words)) {
        return said(Refused, typed.trim());
    }
    match after_any(typed, &["no", "refused", "declined", "said no"]) {
        // "No answer yet" is no answer; "No, not any more" and "No 03/2025" are.
        Some(more) if is_apart(typed, more) || more.starts_with(|c: char| c.is_ascii_digit()) => {
            said(Refused, more)
        }
        _ => None,
    }
}

/// "letter only"
fn only(words: &str) -> Option<AgreedWay> {
    let way = words.len().checked_sub(" only".len())?;
    let is_only = words.get(way..)?.eq_ignore_ascii_case(" only");
    is_only.then(|| AgreedWay::from_label(&words[..way])).flatten()
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
            ("Yes", Given, AgreedWay::Any, ""),
            ("Post only", Given, AgreedWay::Post, ""),
            ("Via carer only", Given, AgreedWay::ViaCarer, ""),
            ("Agreed", Given, AgreedWay::Any, ""),
            ("Agreed, through a carer only", Given, AgreedWay::ViaCarer, ""),
            ("Said no", Refused, AgreedWay::Any, ""),
            ("Said no, letter only", Refused, AgreedWay::Post, ""),
            ("Withdrew, E-mail only", Withdrawn, AgreedWay::Email, ""),
            ("N", Refused, AgreedWay::Any, ""),
            ("No, do not contact", Refused, AgreedWay::Any, "do not contact"),
            ("No - moved away", Refused, AgreedWay::Any, "moved away"),
            ("No. Asked twice", Refused, AgreedWay::Any, "Asked twice"),
            ("no thanks", Refused, AgreedWay::Any, "no thanks"),
            ("Do not contact", Refused, AgreedWay::Any, "Do not contact"),
            ("Refused 03/2025", Refused, AgreedWay::Any, "03/2025"),
            ("withdrawn 03/2025", Withdrawn, AgreedWay::Any, "03/2025"),
            ("Withdrew", Withdrawn, AgreedWay::Any, ""),
            ("Withdrew, March 2025", Withdrawn, AgreedWay::Any, "March 2025"),
            ("Opted out in May 2025", Withdrawn, AgreedWay::Any, "in May 2025"),
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
