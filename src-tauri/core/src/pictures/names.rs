//! What a picture shows, from the name of its file and of the folders it lies in, as those
//! name them who make pictures for easy read: numbers of a catalogue before or behind the
//! words, sizes and colours of the print, versions, words that run together.

use crate::values::fold;

/// What a file is called, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileName {
    /// In one or more words, with a capital; never empty.
    pub label: String,
    /// What its folders say, in small letters.
    pub words: Vec<String>,
}

/// Of the print or the program, not of what is to be seen.
const OF_THE_FILE: &[&str] = &[
    "rgb",
    "cmyk",
    "web",
    "print",
    "final",
    "copy",
    "lowres",
    "highres",
    "hires",
    "colour",
    "color",
    "col",
    "bw",
    "nocolor",
    "mono",
    "greyscale",
    "transparent",
    "cutout",
    "png",
    "svg",
    "jpg",
    "jpeg",
    "dpi",
    "px",
];
/// Who made them; the whole pack says it.
const MAKERS: &[&str] = &["photosymbols", "photosymbol", "arasaac", "mulberry", "mencap"];
/// Folders that say nothing.
const NO_SUBJECT: &[&str] = &[
    "en",
    "eng",
    "en symbols",
    "english",
    "image",
    "images",
    "picture",
    "pictures",
    "photo",
    "photos",
    "pics",
    "symbol",
    "symbols",
    "pictogram",
    "pictograms",
    "all",
    "large",
    "small",
    "new",
    "download",
    "downloads",
    "library",
    "bank",
    "set",
    "change picture bank",
    "picture bank",
    "image bank",
    "easy read",
    "easyread",
    "misc",
    "other",
];
/// What cameras and scanners call everything.
const NUMBERED: &[&str] =
    &["img", "dsc", "dscn", "dscf", "image", "scan", "photo", "picture", "pic", "screenshot"];

pub(super) fn file_name(file: &str) -> FileName {
    let file = file.replace('\\', "/");
    let (folders, name) = file.rsplit_once('/').unwrap_or(("", &file));
    let name = stem(name);
    let subjects: Vec<String> = folders.split('/').map(subject).filter(|words| !words.is_empty()).collect();
    let label = match (words_of(name), subjects.last()) {
        (Some(words), _) => words,
        (None, Some(folder)) => folder.clone(),
        (None, None) => {
            let name = name.replace(['_', '-'], " ");
            let number = name.rsplit_once(' ').filter(|(_, size)| is_size(size)).map_or(&*name, |(n, _)| n);
            format!("picture {}", number.trim())
        }
    };
    let mut others = subjects;
    others.retain(|other| *other != fold(&label));
    others.dedup();
    let mut letters = label.trim().chars();
    let label = letters.next().map_or_else(
        || "Picture".to_owned(),
        |first| first.to_uppercase().chain(letters).take(100).collect(),
    );
    FileName { label, words: others }
}

/// The name without the ending of its kind.
fn stem(name: &str) -> &str {
    let known = [".svg", ".png", ".jpg", ".jpeg"];
    let ending = known.iter().find(|ending| name.to_lowercase().ends_with(*ending));
    ending.and_then(|ending| name.get(..name.len() - ending.len())).unwrap_or(name)
}

/// What the same picture is called in every size and form: "house" for "house_500.png".
pub(super) fn same_picture(file: &str) -> String {
    let is_form = |part: &&str| !matches!(*part, "svg" | "png" | "jpg" | "jpeg") && !is_size(part);
    let file = fold(&file.replace('\\', "/"));
    let (folders, name) = file.rsplit_once('/').unwrap_or(("", &file));
    let name = stem(name).replace(['_', '-'], " ");
    let name = match name.rsplit_once(' ') {
        Some((before, size)) if is_size(size) => before.to_owned(),
        _ => name,
    };
    let folders: Vec<&str> = folders.split('/').filter(is_form).collect();
    format!("{}/{name}", folders.join("/"))
}

/// "500", "2500px", "300dpi", "500x500": points along a side, as they are sold. A smaller
/// number tells one picture from the next.
pub(super) fn is_size(word: &str) -> bool {
    let number = word.strip_suffix("px").or_else(|| word.strip_suffix("dpi")).unwrap_or(word);
    match number.split_once('x') {
        Some((wide, high)) => is_number(wide, 2..=5) && is_number(high, 2..=5),
        None => matches!(number, "150" | "300" | "500" | "600" | "1000" | "1200" | "2500"),
    }
}

/// Nothing where there are no words in it.
fn words_of(name: &str) -> Option<String> {
    let spaced = name.replace("%20", " ").replace(['_', '-', '.', '+', '(', ')', '[', ']'], " ");
    let apart: Vec<String> = spaced.split_whitespace().flat_map(run_together).collect();
    let mut words: Vec<&str> = apart.iter().map(String::as_str).collect();
    let is_counted = words.first().is_some_and(|first| NUMBERED.contains(&&*fold(first)));
    if is_counted && words.len() > 1 && words[1..].iter().all(|word| is_number(word, 1..=14)) {
        return None;
    }
    // Numbers of the catalogue stand before, with letters of the maker.
    while words.len() > 1 && (is_catalogue(words[0]) || MAKERS.contains(&&*fold(words[0]))) {
        words.remove(0);
    }
    while words.len() > 1 && is_of_the_file(words[words.len() - 1]) {
        words.pop();
    }
    let is_named = words.iter().any(|word| word.chars().any(char::is_alphabetic));
    if !is_named || words.len() == 1 && is_catalogue(words[0]) {
        return None;
    }
    // "computer folder open ,to": a verb, as Mulberry files it.
    let text = words.join(" ").replace(" ,", ",");
    let text = match text.strip_suffix(", to") {
        Some(verb) => format!("to {verb}"),
        None => text,
    };
    let is_shouted = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase);
    // "GP" and "BSL" are words; "HEARING LOOP" is shouted.
    Some(if is_shouted && text.len() > 4 { text.to_lowercase() } else { text })
}

/// "TownHall" and "hearingLoop2" are two words and more; "McDonald" and "iPad" are left.
fn run_together(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let breaks: Vec<usize> = (2..letters.len())
        .filter(|at| {
            let (before, here) = (letters[at - 1], letters[*at]);
            let next_is_small = letters.get(at + 1).is_some_and(|c| c.is_lowercase());
            (before.is_lowercase() && here.is_uppercase() && next_is_small)
                || (before.is_lowercase() && here.is_ascii_digit() && *at > 2)
        })
        .filter(|at| !(*at == 2 && letters.starts_with(&['M', 'c'])))
        .collect();
    if breaks.is_empty() {
        return vec![word.to_owned()];
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for end in breaks.into_iter().chain([letters.len()]) {
        let part: String = letters[from..end].iter().collect();
        let is_short = part.chars().all(|c| c.is_uppercase());
        parts.push(if from > 0 && !is_short { part.to_lowercase() } else { part });
        from = end;
    }
    parts
}

/// "0123", "PS1234", "CH045": a number of a catalogue.
fn is_catalogue(word: &str) -> bool {
    let figures = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = word.len() - figures.len();
    is_number(figures, 1..=9) && (letters == 0 || letters < 4 && figures.len() > 1)
}

/// "2", "02", "1a", "v2", "500px", "cmyk": one of several, or how it is printed.
fn is_of_the_file(word: &str) -> bool {
    let word = fold(word);
    let number = word.strip_prefix('v').unwrap_or(&word);
    let number = number.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(number);
    is_number(number, 1..=6) || is_size(&word) || OF_THE_FILE.contains(&&*word)
}

fn is_number(word: &str, figures: std::ops::RangeInclusive<usize>) -> bool {
    figures.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

/// What a folder is about; "" where it is about nothing.
fn subject(folder: &str) -> String {
    let words = fold(&words_of(folder).unwrap_or_default());
    let is_about = |list: &[&str]| list.contains(&words.as_str());
    if words == ".." || is_about(NO_SUBJECT) || is_about(OF_THE_FILE) || is_about(MAKERS) || is_size(&words) {
        return String::new();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_that_makers_give_say_what_is_to_be_seen() {
        for (file, label, words) in [
            // Mulberry.
            ("EN-symbols/care_assistant_1a.svg", "Care assistant", ""),
            ("EN/email_send_,_to.svg", "To email send", ""),
            ("badger_2.svg", "Badger", ""),
            // ARASAAC.
            ("2349_500.png", "Picture 2349", ""),
            ("Food/2349_500.png", "Food", ""),
            ("arasaac/casa_2349.png", "Casa", ""),
            // Photosymbols, CHANGE, Mencap.
            ("Photosymbols/Meetings/PS1234_Round-table-meeting_RGB.jpg", "Round table meeting", "meetings"),
            ("Health/Doctors/0123 Doctor with patient 2.jpg", "Doctor with patient", "health, doctors"),
            ("Mencap-easy-read-voting-300dpi.png", "Easy read voting", ""),
            ("Money/Bank Card (2).png", "Bank Card", "money"),
            ("HEARING LOOP.PNG", "Hearing loop", ""),
            ("TownHall3.jpg", "Town hall", ""),
            ("hearing%20loop-v2-cmyk.svg", "Hearing loop", ""),
            ("BSL.png", "BSL", ""),
            ("GP-surgery.svg", "GP surgery", ""),
            ("town-hall.JPG", "Town hall", ""),
            ("élan.png", "Élan", ""),
            // Cameras.
            ("Town hall/IMG_1234.jpg", "Town hall", ""),
            ("IMG_1234.jpg", "Picture IMG 1234", ""),
            ("", "Picture", ""),
        ] {
            let name = file_name(file);
            assert_eq!((name.label.as_str(), name.words.join(", ").as_str()), (label, words), "{file}");
        }
    }

    #[test]
    fn one_picture_in_several_forms_and_sizes_is_one() {
        for (one, other, is_same) in [
            ("svg/house.svg", "png/house.png", true),
            ("house_300.png", "house_500.png", true),
            ("500/house.png", "2500/House.png", true),
            ("house_1.png", "house_2.png", false),
            ("people/bus.svg", "transport/bus.svg", false),
            ("badger.svg", "badger_2.svg", false),
        ] {
            assert_eq!(same_picture(one) == same_picture(other), is_same, "{one} {other}");
        }
    }
}
