//! The forms of English words, so that a mend fits where it is put:
//! "reimbursing" becomes "paying back".

use std::collections::HashMap;
use std::sync::LazyLock;

/// A verb's forms: base, with s, past, participle, with ing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Forms(pub [String; 5]);

/// The forms of a verb; of a phrase ("pay back") those of its first word.
pub(super) fn verb(phrase: &str) -> Forms {
    let (base, rest) = phrase.split_once(' ').map_or((phrase, ""), |(base, rest)| (base, rest));
    let irregular = IRREGULAR.get(base);
    let past = irregular.map_or_else(|| past(base), |(past, _)| (*past).to_owned());
    let participle = irregular.map_or_else(|| past.clone(), |(_, participle)| (*participle).to_owned());
    let s = match base {
        "have" => "has".to_owned(),
        "be" => "is".to_owned(),
        _ => with_s(base),
    };
    let forms = [base.to_owned(), s, past, participle, ing(base)];
    if rest.is_empty() { Forms(forms) } else { Forms(forms.map(|form| format!("{form} {rest}"))) }
}

/// The plural of a noun; of a phrase that of its first noun before "who",
/// "that" or "of", else of its last word.
pub(super) fn plural(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split(' ').collect();
    let stop = words.iter().position(|w| matches!(*w, "who" | "that" | "of" | "for" | "to" | "with" | "by"));
    let head = stop.unwrap_or(words.len()).saturating_sub(1);
    let one = words[head];
    let many = match one {
        "person" => "people".to_owned(),
        "child" => "children".to_owned(),
        "criterion" => "criteria".to_owned(),
        "staff" | "help" | "work" | "spending" | "people" | "legislation" => one.to_owned(),
        _ if one.ends_with('s') && !one.ends_with("ss") && !one.ends_with("us") => one.to_owned(),
        _ => with_s(one),
    };
    let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
    words[head] = many;
    // "a person who comes", "people who come"
    if let [who, verb, ..] = &mut words[head + 1..]
        && who == "who"
    {
        *verb = without_s(verb);
    }
    words.join(" ")
}

fn without_s(verb: &str) -> String {
    match verb {
        "was" => "were".to_owned(),
        "is" => "are".to_owned(),
        _ => match verb.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => verb.strip_suffix('s').unwrap_or(verb).to_owned(),
        },
    }
}

fn with_s(base: &str) -> String {
    if let Some(stem) = base.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end));
    format!("{base}{}", if hisses { "es" } else { "s" })
}

fn past(base: &str) -> String {
    if base.ends_with('e') {
        return format!("{base}d");
    }
    if let Some(stem) = base.strip_suffix('y').filter(|stem| !ends_in_vowel(stem)) {
        return format!("{stem}ied");
    }
    format!("{}ed", doubled(base))
}

fn ing(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") && base != "be" => format!("{stem}ing"),
        _ => format!("{}ing", doubled(base)),
    }
}

/// "stop" becomes "stopp" before an ending, "travel" "travell" in Britain.
fn doubled(base: &str) -> String {
    let letters: Vec<char> = base.chars().collect();
    let [.., a, b, c] = letters[..] else { return base.to_owned() };
    let vowel = |c: char| "aeiou".contains(c);
    let closed =
        vowel(b) && (!vowel(a) || a == 'u' && letters.len() > 3 && letters[letters.len() - 4] == 'q');
    let doubles = closed && !vowel(c) && !"wxy".contains(c);
    let short = letters.iter().filter(|c| vowel(**c)).count() == 1;
    let stressed = ["mit", "fer", "cur", "pel", "rol", "gin", "get"].iter().any(|end| base.ends_with(end));
    let british = c == 'l' && closed;
    if doubles && (short || stressed || british) { format!("{base}{c}") } else { base.to_owned() }
}

fn ends_in_vowel(text: &str) -> bool {
    text.ends_with(['a', 'e', 'i', 'o', 'u'])
}

/// Every line of the list of common verbs.
pub(super) fn common_verbs() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = include_str!("../../words/verbs.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split_whitespace().collect())
}

static IRREGULAR: LazyLock<HashMap<&str, (&str, &str)>> =
    LazyLock::new(|| common_verbs().filter_map(|w| Some((*w.first()?, (*w.get(1)?, *w.get(2)?)))).collect());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_take_the_endings_that_britain_writes() {
        for (base, forms) in [
            ("reimburse", "reimburse reimburses reimbursed reimbursed reimbursing"),
            ("pay", "pay pays paid paid paying"),
            ("notify", "notify notifies notified notified notifying"),
            ("stop", "stop stops stopped stopped stopping"),
            ("travel", "travel travels travelled travelled travelling"),
            ("submit", "submit submits submitted submitted submitting"),
            ("visit", "visit visits visited visited visiting"),
            ("send", "send sends sent sent sending"),
            ("agree", "agree agrees agreed agreed agreeing"),
            ("refer", "refer refers referred referred referring"),
            ("give", "give gives gave given giving"),
        ] {
            assert_eq!(verb(base).0.join(" "), forms);
        }
        assert_eq!(verb("pay back").0[4], "paying back");
    }

    #[test]
    fn nouns_take_their_plural() {
        for (one, many) in [
            ("individual", "individuals"),
            ("query", "queries"),
            ("person who takes part", "people who take part"),
            ("person who applies", "people who apply"),
            ("person who was chosen", "people who were chosen"),
            ("help that you get", "help that you get"),
        ] {
            assert_eq!(plural(one), many);
        }
    }
}
