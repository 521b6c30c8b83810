//! Languages that handouts come in, by their tags (BCP 47).

use isolang::Language;

/// Languages that handouts come in most often here.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("en-GB", "English"),
    ("ar", "Arabic"),
    ("bn", "Bengali"),
    ("cy", "Welsh"),
    ("fa", "Farsi"),
    ("gu", "Gujarati"),
    ("hi", "Hindi"),
    ("pa", "Punjabi"),
    ("pl", "Polish"),
    ("ro", "Romanian"),
    ("so", "Somali"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("vi", "Vietnamese"),
    ("zh-Hans", "Simplified Chinese"),
];

/// The tags of those, in the same order.
pub const LANGUAGE_TAGS: &[&str] = &{
    let mut tags = [""; LANGUAGES.len()];
    let mut at = 0;
    while at < tags.len() {
        tags[at] = LANGUAGES[at].0;
        at += 1;
    }
    tags
};

/// The name of a language; one that nobody knows a name for keeps its tag.
#[must_use]
pub fn language_name(tag: &str) -> String {
    let name = LANGUAGES.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name);
    match (name, tag) {
        (Some(name), _) => name.to_owned(),
        (None, "" | "en") => "English".to_owned(),
        (None, tag) => {
            let first = tag.split('-').next().unwrap_or(tag);
            // ISO 639 says in brackets since when: "Greek (modern)".
            let name = known(first).map(|language| language.to_name().split(" (").next().unwrap_or_default());
            name.map_or_else(|| tag.to_owned(), str::to_owned)
        }
    }
}

fn known(code: &str) -> Option<Language> {
    if code.len() == 2 { Language::from_639_1(code) } else { Language::from_639_3(code) }
}

/// The tag of a language by its name, or a tag as it is.
#[must_use]
pub fn language_tag(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let named = LANGUAGES.iter().find(|(_, name)| name.eq_ignore_ascii_case(typed));
    let tag = named.map_or(typed, |(tag, _)| tag);
    if named.is_some() || is_language(tag) {
        return Some(tag.to_owned());
    }
    // As [`language_name`] writes those that are not in the list.
    let one_word = !typed.is_empty() && typed.chars().all(char::is_alphabetic);
    one_word.then(|| language_tag_among(typed)).flatten()
}

/// The tag of the one language that is named among other words: "Dari, book early".
#[must_use]
pub fn language_tag_among(text: &str) -> Option<String> {
    // As people call them here, where ISO 639 has another name.
    const ALSO: &[(&str, &str)] = &[
        ("cantonese", "zh"),
        ("chinese", "zh"),
        ("dari", "prs"),
        ("flemish", "nl"),
        ("mandarin", "zh"),
        ("sylheti", "syl"),
        ("ukranian", "uk"),
    ];
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 3);
    let mut tags = words.filter_map(|word| {
        let lower = word.to_lowercase();
        let of_list = LANGUAGES.iter().find(|(_, name)| name.eq_ignore_ascii_case(word)).map(|(tag, _)| *tag);
        let also = || ALSO.iter().find(|(name, _)| *name == lower).map(|(_, tag)| *tag);
        of_list.or_else(also).or_else(|| {
            // Those alone that have a tag of two letters: of 8,000 languages some are called
            // "Even" and "Day".
            let mut letters = lower.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            Language::from_name(&first.chain(letters).collect::<String>())
                .and_then(|language| language.to_639_1())
        })
    });
    let one = tags.next()?;
    tags.all(|other| other == one).then(|| one.to_owned())
}

/// Letters, figures and hyphens, as BCP 47 has them, of a language that there is (ISO 639).
#[must_use]
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let is_first = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    let is_next =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    parts.next().is_some_and(|part| is_first(part) && known(part).is_some()) && parts.all(is_next)
}
