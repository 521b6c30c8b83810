//! What the pictures of a pack show: from the lists in it where it has any,
//! else from the names of the files.

use super::{names, pictograms};
use crate::sheet::{Sheet, unguarded};
use crate::values::fold;
use std::collections::HashMap;

/// The lists of a pack: which file is which, and what it shows.
#[derive(Debug, Default)]
pub(super) struct Index {
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    /// "index.csv, line 4"
    place: String,
    /// The folder of the list, from which its paths may count.
    folder: Vec<String>,
    named: Named,
    said: Said,
}

/// What is said of one picture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    pub label: String,
    pub alt: String,
    pub words: Vec<String>,
}

/// A path as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    folders: Vec<String>,
    /// Without its ending.
    name: String,
    /// "svg"; empty where a list leaves it out.
    ending: String,
}

/// How well a line names a file, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The name alone, from another folder.
    Name,
    /// As much of the path as the line writes.
    End,
    Path,
    PathAndEnding,
}

/// What a line or a whole list is passed over for, with the place of it.
pub(super) type Passed = (String, String);

/// Columns by their headings, written as people write them.
const FILE: &[&str] = &["file", "filename", "file name", "image", "path", "svg"];
const LABEL: &[&str] =
    &["symbol-en", "label", "name", "title", "word", "symbol", "picture", "meaning", "english", "gloss"];
const WORDS: &[&str] = &["tags", "words", "keywords", "synonyms", "search words", "category-en", "category"];
const ALT: &[&str] = &["alt", "alt text", "alternative text", "description", "what is to be seen"];
/// How often a line is held against a file of its name.
const MOST_LOOKS: usize = 1_000_000;
const ENDINGS: &[&str] = &["svg", "png", "jpg", "jpeg"];

impl Index {
    /// Takes in a list, with any letters and separators that councils' lists have.
    pub fn read(&mut self, file: &str, bytes: &[u8]) -> Vec<Passed> {
        if file.to_lowercase().ends_with(".json") {
            self.pictograms(file, bytes);
            return Vec::new();
        }
        let sheet = match Sheet::read(bytes) {
            Ok(sheet) => sheet,
            Err(error) => return vec![(file.to_owned(), format!("{} {}", error.message, error.hint))],
        };
        let headings: Vec<String> = sheet.headings.iter().map(|h| fold(h.trim())).collect();
        let column = |known: &[&str]| known.iter().find_map(|k| headings.iter().position(|h| h == k));
        let Some(label) = column(LABEL) else {
            let reason = "This list has no column that says what a picture shows, such as “label”.";
            return vec![(file.to_owned(), reason.to_owned())];
        };
        let (named, alt) = (column(FILE).unwrap_or(label), column(ALT));
        let words: Vec<usize> =
            WORDS.iter().filter_map(|known| headings.iter().position(|h| h == known)).collect();
        let mut passed = Vec::new();
        for row in &sheet.rows {
            let place = format!("{file}, line {}", row.line);
            if let Some(problem) = &row.problem {
                passed.push((place, problem.clone()));
                continue;
            }
            let cell = |at: usize| unguarded(row.cells.get(at).unwrap_or_default().trim());
            let (named, label) = (cell(named), words_of_name(cell(label)));
            if named.is_empty() || label.is_empty() {
                let reason = "This line says no file, or not what it shows.";
                passed.push((place, reason.to_owned()));
                continue;
            }
            let alt = alt.map(cell).filter(|alt| !alt.is_empty()).unwrap_or(&label).to_owned();
            let words = other_words(words.iter().map(|at| cell(*at)), &label);
            let said = Said { label, alt, words };
            self.lines.push(Line { place, folder: Named::new(file).folders, named: Named::new(named), said });
        }
        passed
    }

    /// What ARASAAC says of its pictograms. Other lists of that kind are of programs.
    fn pictograms(&mut self, file: &str, bytes: &[u8]) {
        let folder = Named::new(file).folders;
        self.lines.extend(pictograms::read(bytes).into_iter().map(|(number, said)| Line {
            place: format!("{file}, picture {number}"),
            folder: folder.clone(),
            named: Named::new(&number),
            said,
        }));
    }

    /// What is said of each of these files, and the lines that don't say
    /// clearly which of them they mean.
    pub fn of(&self, files: &[&str]) -> (Vec<Said>, Vec<Passed>) {
        let paths: Vec<Named> = files.iter().map(|file| Named::new(file)).collect();
        let mut by_name: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, path) in paths.iter().enumerate() {
            by_name.entry(&path.name).or_default().push(at);
        }
        let mut lines_of: HashMap<&str, u32> = HashMap::new();
        for line in &self.lines {
            *lines_of.entry(&line.named.name).or_default() += 1;
        }
        let (mut passed, mut looks) = (Vec::new(), 0);
        let mut best: Vec<Option<(Fit, &Line)>> = vec![None; files.len()];
        for line in &self.lines {
            let same_name = by_name.get(line.named.name.as_str()).map_or(&[][..], Vec::as_slice);
            let is_only = lines_of.get(line.named.name.as_str()) == Some(&1);
            let fits = |at: &usize| line.fit(&paths[*at]).filter(|fit| *fit > Fit::Name || is_only);
            looks += same_name.len();
            if looks > MOST_LOOKS {
                let reason = "Too many lines and files are called so. Give each a name of its own.";
                passed.push((line.place.clone(), reason.to_owned()));
                continue;
            }
            let Some(fit) = same_name.iter().filter_map(fits).max() else { continue };
            let meant: Vec<usize> = same_name.iter().copied().filter(|at| fits(at) == Some(fit)).collect();
            // One drawing may be there as SVG and as PNG; but not in two folders.
            if meant.iter().any(|at| paths[*at].folders != paths[meant[0]].folders) {
                let reason = "More than one file is called so. Write the folder too, as in “people/bus.svg”.";
                passed.push((line.place.clone(), reason.to_owned()));
                continue;
            }
            for at in meant {
                match best[at] {
                    Some((known, other)) if known == fit && other.said != line.said => {
                        let reason = format!("{} says something else of the same file.", other.place);
                        passed.push((line.place.clone(), reason));
                    }
                    Some((known, _)) if known >= fit => {}
                    _ => best[at] = Some((fit, line)),
                }
            }
        }
        let mut called: HashMap<String, u32> = HashMap::new();
        let said = best.into_iter().zip(files).map(|(best, file)| match best {
            Some((_, line)) => line.said.clone(),
            None => Said::of_name(file, &mut called),
        });
        (said.collect(), passed)
    }
}

impl Line {
    /// Nothing where it does not mean this file.
    fn fit(&self, file: &Named) -> Option<Fit> {
        let Named { folders, name, ending } = &self.named;
        if *name != file.name || (!ending.is_empty() && *ending != file.ending) {
            return None;
        }
        let from_the_list = file.folders.strip_prefix(self.folder.as_slice()) == Some(folders.as_slice());
        let is_path = from_the_list || file.folders == *folders;
        Some(match (is_path, ending.is_empty()) {
            (true, false) => Fit::PathAndEnding,
            (true, true) => Fit::Path,
            (false, _) if file.folders.ends_with(folders) => Fit::End,
            (false, _) => Fit::Name,
        })
    }
}

impl Named {
    fn new(path: &str) -> Self {
        let path = fold(path).replace('\\', "/");
        let mut folders: Vec<String> =
            path.split('/').filter(|part| !part.is_empty() && *part != ".").map(str::to_owned).collect();
        let name = folders.pop().unwrap_or_default();
        let (name, ending) = match name.rsplit_once('.') {
            Some((name, ending)) if ENDINGS.contains(&ending) => (name.to_owned(), ending),
            _ => (name.clone(), ""),
        };
        // Nobody tells these two apart.
        let ending = if ending == "jpeg" { "jpg" } else { ending }.to_owned();
        let name = name.replace(['_', '-'], " ");
        // The same in another size.
        let name = match name.rsplit_once(' ').filter(|(_, size)| names::is_size(size)) {
            Some((before, _)) => before.to_owned(),
            None => name,
        };
        Self { folders, name, ending }
    }
}

impl Said {
    /// Where no list says anything. Of several that are called the same, each after the
    /// first has its number.
    fn of_name(file: &str, called: &mut HashMap<String, u32>) -> Self {
        let name = names::file_name(file);
        let times = called.entry(fold(&name.label)).or_default();
        *times += 1;
        let label = if *times > 1 { format!("{} {times}", name.label) } else { name.label.clone() };
        Self { alt: name.label, label, words: name.words }
    }
}

fn other_words<'a>(cells: impl Iterator<Item = &'a str>, label: &str) -> Vec<String> {
    let mut others: Vec<String> = Vec::new();
    for cell in cells {
        // Tags stand one by one; with commas between, each may be several words.
        let has_commas = cell.contains([',', ';']);
        let apart = |c: char| c == ',' || c == ';' || (c == ' ' && !has_commas);
        others.extend(cell.split(apart).map(|word| fold(word.trim())));
    }
    others.retain(|word| !word.is_empty() && *word != fold(label));
    others.dedup();
    others
}

/// "computer_folder_open_,_to.svg" as people say it: "To computer folder open".
pub(super) fn words_of_name(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let known = [".svg", ".png", ".jpg", ".jpeg", ".zip"];
    let ending = known.iter().find(|ending| name.to_lowercase().ends_with(*ending));
    let name = ending.map_or(name, |ending| name.get(..name.len() - ending.len()).unwrap_or(name));
    let words = name.replace(['_', '-'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ,", ",");
    // A verb, as Mulberry files it.
    let words = match words.strip_suffix(", to") {
        Some(verb) => format!("to {verb}"),
        None => words,
    };
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).take(100).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(list: &[u8]) -> Index {
        let mut index = Index::default();
        assert_eq!(index.read("index.csv", list), []);
        index
    }

    fn labels(index: &Index, files: &[&str]) -> (Vec<String>, Vec<String>) {
        let (said, passed) = index.of(files);
        (said.into_iter().map(|s| s.label).collect(), passed.into_iter().map(|(place, _)| place).collect())
    }

    #[test]
    fn columns_are_known_by_their_headings_in_any_order() {
        let index = read(b"Description;File name;Title;Keywords\nA red bus;p/one.PNG;Bus;travel, day out\n");
        let said = index.of(&["pictures/one.png"]).0.remove(0);
        assert_eq!((said.label.as_str(), said.alt.as_str()), ("Bus", "A red bus"));
        assert_eq!(said.words, ["travel", "day out"]);
    }

    #[test]
    fn an_index_like_mulberrys_is_understood() {
        let index = read(
            b"symbol-id,category-id,grammar,rated,tags,symbol-en,category-en\n18,44,Noun,0,calendar diary time,afternoon,Descriptive Time\n",
        );
        let said = index.of(&["EN/afternoon.svg"]).0.remove(0);
        assert_eq!(said.label, "Afternoon");
        assert_eq!(said.words, ["calendar", "diary", "time", "descriptive", "time"]);
    }

    #[test]
    fn every_usual_way_to_write_a_list_is_read() {
        let plain = "file\tlabel\talt\nbus.svg\tZoë’s bus\tA bus\n";
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain(plain.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let windows = b"file;label;alt\nbus.svg;Zo\xeb\x92s bus;A bus\n";
        for bytes in [plain.as_bytes(), &utf16, windows] {
            assert_eq!(labels(&read(bytes), &["bus.svg"]).0, ["Zoë’s bus"]);
        }
    }

    #[test]
    fn two_files_of_one_name_are_told_apart_by_their_folders() {
        let files = ["people/bus.svg", "transport/bus.svg"];
        let whole = read(b"file,label\npeople/bus.svg,Bus driver\nTransport\\bus,Red bus\n");
        assert_eq!(labels(&whole, &files).0, ["Bus driver", "Red bus"]);
        let bare = read(b"file,label\nbus.svg,Red bus\n");
        let (said, passed) = labels(&bare, &files);
        assert_eq!((said, passed), (vec!["Bus".into(), "Bus 2".into()], vec!["index.csv, line 2".into()]));
        assert_eq!(labels(&bare, &["bus.svg", "people/bus.svg"]).0, ["Red bus", "Bus"], "the path is exact");
        let other = read(b"file,label\npeople/bus.svg,Bus driver\nships/bus.svg,Ferry\n");
        assert_eq!(labels(&other, &["transport/bus.svg"]).0, ["Bus"], "neither of them is meant");
    }

    #[test]
    fn one_drawing_in_two_forms_is_said_once() {
        let index = read(b"file,label\nbus,Red bus\n");
        assert_eq!(labels(&index, &["a/bus.svg", "a/bus.png"]).0, ["Red bus", "Red bus"]);
        let index = read(b"file,label\na/bus.png,Red bus\n");
        assert_eq!(labels(&index, &["a/bus.svg", "a/bus.png"]).0, ["Bus", "Red bus"]);
    }

    #[test]
    fn a_list_in_a_folder_counts_from_there() {
        let mut index = Index::default();
        assert_eq!(index.read("people/list.csv", b"file,label\nbus.svg,Bus driver\n"), []);
        assert_eq!(index.read("transport/list.csv", b"file,label\nbus.svg,Red bus\n"), []);
        let (said, passed) = labels(&index, &["people/bus.svg", "transport/bus.svg"]);
        assert_eq!((said, passed), (vec!["Bus driver".into(), "Red bus".into()], vec![]));
    }

    #[test]
    fn a_line_that_is_passed_over_is_told() {
        let mut index = Index::default();
        for (list, place) in [
            (&b"Colour,Size\nred,12\n"[..], "index.csv"),
            (b"PK\x03\x04 a workbook", "index.csv"),
            (b"file,label\nbus.svg,Bus,more,cells\n", "index.csv, line 2"),
            (b"file,label\nbus.svg,Bus\nship.svg,\n", "index.csv, line 3"),
        ] {
            let passed = index.read("index.csv", list);
            assert_eq!(passed.iter().map(|(place, _)| place.as_str()).collect::<Vec<_>>(), [place]);
            assert!(passed[0].1.ends_with('.'), "{passed:?}");
        }
        let twice = read(b"file,label\nbus.svg,Bus\nbus.svg,Coach\n");
        assert_eq!(labels(&twice, &["bus.svg"]), (vec!["Bus".into()], vec!["index.csv, line 3".into()]));
    }

    #[test]
    fn of_several_pictures_of_one_name_each_has_its_number() {
        let said = Index::default().of(&["doctor_1.png", "doctor_2.png", "x/Doctor.svg"]).0;
        let labels: Vec<_> = said.iter().map(|one| (one.label.as_str(), one.alt.as_str())).collect();
        assert_eq!(labels, [("Doctor", "Doctor"), ("Doctor 2", "Doctor"), ("Doctor 3", "Doctor")]);
    }

    #[test]
    fn a_list_of_pictograms_says_what_their_numbers_are() {
        let list =
            br#"[{"_id":2349,"keywords":[{"keyword":"house","type":2,"plural":"houses"},{"keyword":"home"}],
            "tags":["building"],"categories":["place"],"created":"2024-01-01"}]"#;
        let mut index = Index::default();
        assert_eq!(index.read("data/pictograms.json", list), []);
        assert_eq!(
            index.read("package.json", b"{\"name\":\"some program\"}"),
            [],
            "of a program, and no mistake"
        );
        let said = index.of(&["2349_500.png"]).0.remove(0);
        assert_eq!(
            (said.label.as_str(), said.words.join(", ").as_str()),
            ("House", "houses, home, building, place")
        );
    }

    #[test]
    fn without_an_index_the_name_of_the_file_says_what_it_shows() {
        for (file, label) in [
            ("care_assistant_1a.svg", "Care assistant"),
            ("EN/email_send_,_to.svg", "To email send"),
            ("town-hall.JPG", "Town hall"),
            ("élan.png", "Élan"),
        ] {
            assert_eq!(Index::default().of(&[file]).0[0].label, label);
        }
    }
}
