//! Where a telephone number, an e-mail address or a website leads, in one
//! place for every format that can be followed.

use std::ops::Range;

use super::pdf::whole;

/// The address behind words that are one number or address and nothing else:
/// `tel:`, `mailto:` or `https:`. Everything in it is ASCII and harmless.
pub(super) fn target(words: &str) -> Option<String> {
    let typed = words.trim();
    let safe = |extra: &str| {
        !typed.is_empty()
            && typed.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c) || extra.contains(c))
    };
    let digits: String = typed.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    if digits.len() >= 10 && typed.chars().all(|c| c.is_ascii_digit() || "+ ()".contains(c)) {
        return Some(format!("tel:{digits}"));
    }
    let mailbox = typed.split_once('@').is_some_and(|(name, place)| {
        !name.is_empty()
            && !place.contains('@')
            && place.contains('.')
            && place.split('.').all(|part| !part.is_empty())
    });
    if mailbox && safe("@+'") {
        return Some(format!("mailto:{typed}"));
    }
    let bare = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://")).unwrap_or(typed);
    let host = bare.split('/').next().unwrap_or_default();
    let letters = host
        .rsplit('.')
        .next()
        .is_some_and(|top| top.len() > 1 && !top.starts_with(|c: char| c.is_ascii_digit()));
    let leads = host.contains('.') && !host.ends_with('.') && letters && safe("/:?=&%#+,");
    leads.then(|| format!("https://{bare}"))
}

/// The numbers and addresses that stand among other words, and where each leads. An account
/// number is no telephone: those of this country begin with 0 and have 10 or 11 figures.
pub(super) fn among(words: &str) -> Vec<(Range<usize>, String)> {
    let called = |words: &str| {
        let figures = words.chars().filter(char::is_ascii_digit).count();
        words.starts_with('+') || words.trim_start_matches('(').starts_with('0') && figures <= 11
    };
    whole(words)
        .into_iter()
        .filter_map(|range| Some((range.clone(), target(&words[range])?)))
        .filter(|(range, target)| !target.starts_with("tel:") || called(&words[range.clone()]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{among, target};

    #[test]
    fn numbers_and_addresses_among_words_are_found_and_account_numbers_are_not() {
        let found = |words: &str| among(words).into_iter().map(|(_, target)| target).collect::<Vec<_>>();
        let words = "Ring 0115 496 0123, or write to a.b@example.org. See www.example.org/x.";
        assert_eq!(found(words), ["tel:01154960123", "mailto:a.b@example.org", "https://www.example.org/x"]);
        for words in ["We pay £12.50.", "40 47 84 12345678", "04 00 04 12345678", "8 December 2026 10 30"] {
            assert_eq!(found(words), [] as [&str; 0], "{words}");
        }
    }

    #[test]
    fn a_number_and_an_address_lead_where_they_say() {
        for (words, wanted) in [
            ("0115 496 0123", "tel:01154960123"),
            ("+44 1632 960123", "tel:+441632960123"),
            ("together@example.org", "mailto:together@example.org"),
            ("www.example.org/together", "https://www.example.org/together"),
            ("http://example.org", "https://example.org"),
        ] {
            assert_eq!(target(words).as_deref(), Some(wanted));
        }
    }

    #[test]
    fn other_words_lead_nowhere() {
        for words in ["", "Town Hall", "12.50", "1 High Street, NB1 4AA", "javascript:alert(1)", "a@b@c"] {
            assert_eq!(target(words), None, "{words}");
        }
    }
}
