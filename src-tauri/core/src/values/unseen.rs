//! Letters that nobody sees. They come along with what is pasted from a web
//! page or a chat: a name of them alone looks empty, and a word with one
//! inside is never found.

use std::borrow::Cow;

/// What becomes of a letter that is not seen.
enum Unseen {
    /// It means nothing to a reader.
    Never,
    /// It joins or parts letters, in scripts and signs that join.
    Joins,
    /// It changes how the letter before it looks.
    Dresses,
    /// It turns the direction, where a text has letters from right to left.
    Turns,
    /// The blank between braille cells.
    BrailleBlank,
    /// It names the land of a flag.
    Flag,
}

/// The text without the letters that nobody sees; those that a script needs
/// stay where they do something.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(|c| unseen(c).is_some()) {
        return text.into();
    }
    let turns = text.chars().any(is_from_right_to_left);
    let mut seen = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(letter) = rest.next() {
        let before = seen.chars().next_back();
        let stays = match unseen(letter) {
            None => true,
            Some(Unseen::Never) => false,
            Some(Unseen::Joins) => {
                let after = rest.clone().find(|c| !matches!(unseen(*c), Some(Unseen::Never)));
                [before, after].into_iter().all(|c| c.is_some_and(|c| !c.is_ascii() && !c.is_whitespace()))
            }
            Some(Unseen::Dresses) => before.is_some_and(|c| !c.is_whitespace()),
            Some(Unseen::Turns) => turns && !seen.is_empty(),
            Some(Unseen::BrailleBlank) => before.is_some_and(|c| ('\u{2800}'..='\u{28ff}').contains(&c)),
            Some(Unseen::Flag) => before.is_some_and(|c| c == '\u{1f3f4}' || is_tag(c)),
        };
        if stays {
            seen.push(letter);
        }
    }
    // At the end there is nothing left to turn, to join or to part.
    let end = |c: char| {
        c.is_whitespace() || matches!(unseen(c), Some(Unseen::Turns | Unseen::Joins | Unseen::BrailleBlank))
    };
    let kept = seen.trim_end_matches(end).len();
    seen.truncate(kept);
    seen.into()
}

/// Whether somebody who reads it sees nothing.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    visible(text).trim().is_empty()
}

fn unseen(letter: char) -> Option<Unseen> {
    Some(match letter {
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180e}'
        | '\u{200b}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffc}' => Unseen::Never,
        '\u{200c}' | '\u{200d}' => Unseen::Joins,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => Unseen::Dresses,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' => Unseen::Turns,
        '\u{2800}' => Unseen::BrailleBlank,
        tag if is_tag(tag) => Unseen::Flag,
        _ => return None,
    })
}

fn is_tag(letter: char) -> bool {
    ('\u{e0000}'..='\u{e007f}').contains(&letter)
}

fn is_from_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{61b}' | '\u{61d}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_taken_out() {
        for typed in [
            "\u{200b}",
            "\u{2060}\u{feff}",
            "\u{3164}",
            "\u{2800}",
            "\u{ad}",
            "\u{200e}",
            "\u{200d}",
            "\u{fe0f}",
            "\u{202e}",
            "\u{e0041}",
        ] {
            assert_eq!(visible(typed), "", "{typed:?}");
        }
        assert_eq!(visible("\u{200b}Ann\u{ad} L\u{200d}ee\u{200f}"), "Ann Lee");
        assert_eq!(visible("\u{202e}Ann\u{202c}"), "Ann");
    }

    #[test]
    fn what_a_script_needs_stays() {
        for typed in [
            // Persian "I go", Bengali with a joiner, a family, a flag, a heart and a key cap.
            "می\u{200c}روم",
            "র\u{200d}্যা",
            "👨\u{200d}👩\u{200d}👧",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "❤\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "شكرا\u{200f}! (abc)",
            "⠓⠊\u{2800}⠓⠊",
        ] {
            assert_eq!(visible(typed), typed, "{typed:?}");
        }
    }
}
