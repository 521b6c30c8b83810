//! EL-13: what the file says of itself, and the order in which it is read.

use lopdf::{Document as Pdf, Object};

use super::Case;
use crate::documents::pdf::tests::marks_in_tree;
use crate::documents::pdf::{Imposition, PicturePlace};

impl Case {
    /// Title, language, tags, words for every picture, bookmarks, and words
    /// that follow their picture.
    pub(super) fn says_what_it_is_and_is_read_in_order(&self, pdf: &Pdf) {
        let catalog = pdf.catalog().unwrap();
        let of = |key: &[u8]| pdf.dereference(catalog.get(key).unwrap()).unwrap().1;
        assert_eq!(of(b"Lang").as_str().unwrap(), self.document.language.as_bytes(), "{}", self.name);
        assert!(
            of(b"MarkInfo").as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap(),
            "{}",
            self.name
        );
        let shown = of(b"ViewerPreferences").as_dict().unwrap().get(b"DisplayDocTitle");
        assert!(shown.unwrap().as_bool().unwrap(), "{}", self.name);
        let folded = of(b"ViewerPreferences").as_dict().unwrap().get(b"Duplex").is_ok();
        assert_eq!(folded, self.style.imposition == Imposition::Booklet, "{}", self.name);
        let info = pdf.get_dictionary(pdf.trailer.get(b"Info").unwrap().as_reference().unwrap()).unwrap();
        assert_eq!(words(info.get(b"Title").unwrap()), self.document.title.as_str(), "{}", self.name);
        self.has_bookmarks(pdf);
        self.reads_words_after_their_picture(pdf);
    }

    fn has_bookmarks(&self, pdf: &Pdf) {
        let outline = pdf.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
        let mut next = pdf.get_dictionary(outline).unwrap().get(b"First").ok().cloned();
        let mut found = Vec::new();
        while let Some(entry) = next {
            let entry = pdf.get_dictionary(entry.as_reference().unwrap()).unwrap();
            found.push(words(entry.get(b"Title").unwrap()));
            next = entry.get(b"Next").ok().cloned();
        }
        // Each part of a long handout begins with the title again.
        let titles = found.iter().filter(|name| name.ends_with(self.document.title.as_str())).count();
        assert!(titles >= 1 && found[0].ends_with(self.document.title.as_str()), "{}: {found:?}", self.name);
        found.retain(|name| !name.ends_with(self.document.title.as_str()));
        let headings = self.document.sections.iter().map(|section| section.heading.to_string());
        let wanted: Vec<String> = headings.chain(["Contact us".to_owned()]).collect();
        assert_eq!(found, wanted, "{}", self.name);
    }

    fn reads_words_after_their_picture(&self, pdf: &Pdf) {
        let root = pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
        let top = pdf.get_dictionary(root).unwrap().get(b"K").unwrap().as_array().unwrap()[0].as_reference();
        let mut held = Vec::new();
        marks_in_tree(pdf, top.unwrap(), &mut held);
        let role = |node| {
            let role = pdf.get_dictionary(node).unwrap().get(b"S").unwrap().as_name().unwrap();
            String::from_utf8_lossy(role).into_owned()
        };
        let mut figures = 0;
        for (at, (node, page, _)) in held.iter().enumerate().filter(|(_, mark)| role(mark.0) == "Figure") {
            let (next, there, _) =
                held.get(at + 1).unwrap_or_else(|| panic!("{}: a picture ends it", self.name));
            assert!(["P", "H1", "Lbl"].contains(&role(*next).as_str()), "{}: {}", self.name, role(*next));
            assert_eq!(page, there, "{}: a picture is apart from its words", self.name);
            let alt = pdf.get_dictionary(*node).unwrap().get(b"Alt").unwrap();
            assert!(!words(alt).trim().is_empty(), "{}: a picture without words", self.name);
            figures += 1;
        }
        let drawn = self.document.pictures().count();
        assert!(figures >= drawn || self.style.pictures == PicturePlace::None, "{}", self.name);
    }
}

/// A text string, plain or UTF-16.
fn words(text: &Object) -> String {
    let bytes = text.as_str().unwrap();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> = wide.chunks(2).map(|two| u16::from_be_bytes([two[0], two[1]])).collect();
            String::from_utf16(&units).unwrap()
        }
        None => String::from_utf8(bytes.to_vec()).unwrap(),
    }
}
