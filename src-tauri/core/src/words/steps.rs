//! How much work a look over is, in steps: a token that is asked for something, a
//! letter that is gone through or copied. Steps are counted in tests alone, where
//! they say whether twice the words are twice the work.

#[cfg(test)]
thread_local! {
    static TAKEN: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

#[cfg(test)]
pub(super) fn took(steps: usize) {
    TAKEN.set(TAKEN.get() + steps as u64);
}

#[cfg(not(test))]
pub(super) const fn took(_steps: usize) {}

#[cfg(test)]
mod tests {
    use super::super::{LintPart, LintText, ProfileId, look_over_text};
    use super::*;
    use crate::words::look_over;

    /// The steps of some work.
    fn steps(work: impl FnOnce()) -> u64 {
        TAKEN.set(0);
        work();
        TAKEN.get()
    }

    /// Words that go on and on, each in a way that some rule has to look far for.
    const SHAPES: &[&str] = &[
        "We will come and go with you to the park ",
        "We will meet. ",
        "We will reimburse you. ",
        "letter",
        "apple and pear and plum or fig ",
        "run home and run a mile and run it ",
        "if a cat and a dog or ",
        "because apples ",
        "being been being ",
        "Monday the the the ",
        "one two three ",
        "1200 1300 1400 ",
        "02/12/26 at 14:30 ",
        "01632 960123 ",
        "25% of people ",
        "£5.00 for 10 GBP ",
        "AAB ABB BAB BBA ",
        "II of III ",
        "(a (b [c ",
        "respite (",
        "What is respite) ",
        "respite, which means a break, ",
        "* * ! Respite ",
        "can't won't it's ",
        "a.b.c.d.e.f.g",
        "a.b.c.gh.",
        "no,end,of,it,",
        "()",
        "(a)b.c/d@e",
        "https://www.example.org/",
        "name@example.org,",
        "sub.domain.",
        "“Yes” he said, “no” ",
        "it was used by us and they are not going never ",
        "unlesswordsarelong ",
        "9.30-11.30am on Mondays 10-2 ",
        "Mon-Fri 24/7 Q3 2025/26 at half 2 ",
        "https://a.example.org/?x=1 ",
        "one in three twenty one ",
        "the majority of the elderly ",
        "she was abandoned and abandoned and ",
        "we get reviewed but lunch costs 6 ",
        "born 3 May 1961 ",
        "meeting session form survey ",
        "- one\n",
        "a\n",
        "We pay.\n",
        "| a | b |\n",
        "\u{1d49c}\u{e9} ",
        ".",
        " ",
    ];

    /// Handouts of many rows, as text.
    const ROWS: &[&str] = &[
        "a\n",
        "![bus] We will reimburse you for it.\n",
        "![bus] Come by bus.\n  It is free for the participants.\n",
        "![bus] Respite is good.\n> **respite**: a break\n",
        "## Part\n",
    ];

    const SIZE: usize = 16_000;

    fn long(shape: &str, size: usize) -> String {
        shape.repeat(size / shape.len())
    }

    fn of_a_row(words: String) -> u64 {
        let part = LintPart { words, ..LintPart::default() };
        let text = LintText { parts: vec![part], ..LintText::default() };
        steps(|| drop(look_over(&text, ProfileId::UkCouncil)))
    }

    /// Steps for so many bytes, and for twice as many.
    fn once_and_twice(shapes: &[&str], of: impl Fn(String) -> u64) -> Vec<(String, u64, u64)> {
        let both = |shape: &&str| (format!("{shape:?}"), of(long(shape, SIZE)), of(long(shape, 2 * SIZE)));
        shapes.iter().map(both).collect()
    }

    #[test]
    fn twice_the_words_are_at_most_twice_the_work() {
        let row = once_and_twice(SHAPES, of_a_row);
        let rows = once_and_twice(ROWS, |text| steps(|| drop(look_over_text(&text, ProfileId::UkCouncil))));
        let more = |(_, once, twice): &&(String, u64, u64)| *twice * 10 > *once * 21;
        let heavy = |(_, once, _): &&(String, u64, u64)| *once > SIZE as u64 * 150;
        assert_eq!(row.iter().chain(&rows).filter(more).collect::<Vec<_>>(), Vec::<&_>::new());
        assert_eq!(row.iter().chain(&rows).filter(heavy).collect::<Vec<_>>(), Vec::<&_>::new());
    }

    #[test]
    fn steps_are_counted_where_words_are_read() {
        assert!(of_a_row("We will come.".to_owned()) > 20);
    }
}
