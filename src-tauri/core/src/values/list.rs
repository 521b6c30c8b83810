//! Several things in one cell. What stands in brackets or in quotation marks
//! belongs together, whatever it holds.

/// The parts of a text between separators that stand outside of brackets and
/// of quotation marks.
pub(crate) fn parts(text: &str, separates: impl Fn(char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut patience = PATIENCE * text.len();
    while let Some(letter) = text[at..].chars().next() {
        let next = at + letter.len_utf8();
        if separates(letter) {
            parts.push(&text[start..at]);
            (start, at) = (next, next);
            continue;
        }
        at = match letter {
            '"' if begins_word(&text[start..at]) => quote_end(text, at, &mut patience).unwrap_or(next),
            '(' => bracket_end(text, at, &mut patience).unwrap_or(next),
            _ => next,
        };
    }
    parts.push(&text[start..]);
    parts
}

/// How often a text is looked through for what closes. One that is made of what never
/// closes would be looked through from each letter on; beyond this, nothing holds together.
const PATIENCE: usize = 16;

/// Whether a text is a part by itself, whatever stands beside it: it opens
/// nothing that it does not close.
pub(crate) fn is_closed(text: &str) -> bool {
    let mut open = 0_i32;
    text.chars().all(|letter| {
        open += i32::from(letter == '(') - i32::from(letter == ')');
        open >= 0 && letter != '"'
    }) && open == 0
}

fn begins_word(before: &str) -> bool {
    before.is_empty() || before.ends_with(|c: char| c.is_whitespace())
}

/// A text in quotation marks, which is read back word for word.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// What stands in the quotation marks at the start of a text, and what follows them.
pub(crate) fn unquoted(text: &str) -> Option<(String, &str)> {
    let end = text.starts_with('"').then(|| quote_end(text, 0, &mut (text.len() + 1))).flatten()?;
    Some((text[1..end - 1].replace("\"\"", "\""), &text[end..]))
}

/// Where a quotation closes that opens here. Where words go on behind it, it is none.
fn quote_end(text: &str, open: usize, patience: &mut usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        let found = text[at..].find('"');
        *patience = patience.checked_sub(found.unwrap_or(text.len() - at))?;
        let close = at + found?;
        let after = &text[close + 1..];
        if after.starts_with('"') {
            *patience = patience.checked_sub(2)?;
            at = close + 2;
            continue;
        }
        let ends = after.trim_start_matches(' ').chars().next().is_none_or(|c| ";,)\n\r".contains(c));
        return ends.then_some(close + 1);
    }
}

/// Where a bracket closes that opens here, past those within it.
fn bracket_end(text: &str, open: usize, patience: &mut usize) -> Option<usize> {
    let (mut depth, mut at) = (0_u32, open);
    while let Some(letter) = text[at..].chars().next() {
        *patience = patience.checked_sub(1)?;
        let next = at + letter.len_utf8();
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '"' if text[..at].ends_with('(') => {
                at = quote_end(text, at, patience).unwrap_or(next);
                continue;
            }
            _ => {}
        }
        if depth == 0 {
            return Some(next);
        }
        at = next;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_quotation_marks_hold_together() {
        let told = |text| parts(text, |c| c == ';').into_iter().map(str::trim).collect::<Vec<_>>();
        assert_eq!(told("a (b; c); d"), ["a (b; c)", "d"]);
        assert_eq!(told("a ((b); c); d"), ["a ((b); c)", "d"]);
        assert_eq!(told("\"a; b\"; c"), ["\"a; b\"", "c"]);
        assert_eq!(told("a (\"b); c\"); d"), ["a (\"b); c\")", "d"]);
        // What is never closed holds nothing.
        assert_eq!(told("a (b; c"), ["a (b", "c"]);
        assert_eq!(told("\"a; b"), ["\"a", "b"]);
        assert_eq!(told("6\" step; ramp"), ["6\" step", "ramp"]);
        assert_eq!(told("\"Ann\"s chair; loop"), ["\"Ann\"s chair", "loop"]);
    }

    #[test]
    fn what_is_quoted_is_read_back_word_for_word() {
        for text in ["", "a; b", "say \"hi\"", "\"", "\"\"", "(", "ends in \""] {
            assert_eq!(unquoted(&quoted(text)), Some((text.to_owned(), "")), "{text}");
        }
        assert_eq!(unquoted("\"a, b\", June"), Some(("a, b".to_owned(), ", June")));
        assert_eq!(unquoted("plain"), None);
    }
}
