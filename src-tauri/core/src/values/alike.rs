//! Names that nobody can tell apart by looking at them.

use super::{fold, visible};
use unicode_security::skeleton;

/// Whether two names look the same to whoever reads them: a letter of another script in the
/// place of its double, a sign that shows nothing, a hyphen of another length. (Unicode
/// Technical Standard 39, confusable detection.)
#[must_use]
pub fn look_alike(one: &str, other: &str) -> bool {
    let (one, other) = (seen(one), seen(other));
    // Large letters have other doubles than small ones.
    double(&one) == double(&other) || double(&fold(&one)) == double(&fold(&other))
}

/// What shows of a name.
fn seen(name: &str) -> String {
    let shows = |letter: &char| !matches!(letter, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}');
    let shown: String = visible(name).chars().filter(shows).collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn double(name: &str) -> String {
    fold(&skeleton(name).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_are_alike_and_others_are_not() {
        let same = [
            ("Tom Ellery", "tom  ellery"),
            ("Tom Ellery", "T\u{43e}m Ellery"),
            ("Tom Ellery", "\u{422}om Ellery"),
            ("Tom Ellery", "Tom\u{fe0f} Ellery"),
            ("Tom Ellery", "Tom Ell\u{200d}ery"),
            ("Ines O'Cole", "Ines O\u{2019}Cole"),
            ("Ann-Marie", "Ann\u{2010}Marie"),
            ("Łucja", "Lucja"),
        ];
        for (one, other) in same {
            assert!(look_alike(one, other), "{one} {other:?}");
        }
        for (one, other) in
            [("Tom Ellery", "Tim Ellery"), ("Ann Lee", "Anna Lee"), ("João", "Joana"), ("李明", "李民")]
        {
            assert!(!look_alike(one, other), "{one} {other}");
        }
    }
}
