//! Links, read back as a reader follows them.

use chrono::NaiveDate;
use lopdf::{Document as Pdf, Object};

use super::*;
use crate::documents::tree::Contact;

/// A link of a file: where it leads, what is told of it, and the corners that are touched.
type Found = (String, String, Vec<f32>);

fn contact() -> Document {
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let mut document = Document::new("Short breaks", "Northbrook Council", day);
    document.contact = Some(Contact {
        phone: "01632 960 123".into(),
        email: "together@northbrook.example.org".into(),
        web: "www.example.org/together".into(),
        address: "1 High Street, Northbrook NB1 4AA".into(),
        ..Contact::default()
    });
    document
}

/// Every link, once it is proved that page, annotation and tag lead to each other.
fn links(pdf: &Pdf) -> Vec<Found> {
    let string = |object: &Object| String::from_utf8(object.as_str().unwrap().to_vec()).unwrap();
    let root = pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let tree = pdf.get_dictionary(root).unwrap().get(b"ParentTree").unwrap().as_reference().unwrap();
    let leaves = match pdf.get_dictionary(tree).unwrap().get(b"Kids") {
        Ok(kids) => kids.as_array().unwrap().iter().map(|kid| kid.as_reference().unwrap()).collect(),
        Err(_) => vec![tree],
    };
    let numbers: Vec<Object> = leaves
        .iter()
        .flat_map(|leaf| pdf.get_dictionary(*leaf).unwrap().get(b"Nums").unwrap().as_array().unwrap().clone())
        .collect();
    let mut found = Vec::new();
    let pages = pdf.get_pages();
    assert!(!pages.is_empty());
    for page in pages.into_values() {
        let Ok(touched) = pdf.get_dictionary(page).unwrap().get(b"Annots") else { continue };
        let touched = touched.as_array().unwrap();
        assert!(!touched.is_empty(), "a page says of nothing that it can be touched");
        for touched in touched {
            let id = touched.as_reference().unwrap();
            let link = pdf.get_dictionary(id).unwrap();
            let key = link.get(b"StructParent").unwrap().as_i64().unwrap();
            let named: Vec<_> = numbers.chunks(2).filter(|pair| pair[0].as_i64().unwrap() == key).collect();
            assert_eq!(named.len(), 1, "the key {key} leads to one tag");
            let element = pdf.get_dictionary(named[0][1].as_reference().unwrap()).unwrap();
            assert_eq!(element.get(b"S").unwrap().as_name().unwrap(), b"Link");
            let kids = element.get(b"K").unwrap().as_array().unwrap();
            assert!(kids.iter().any(|kid| kid.as_i64().is_ok()), "the tag holds the words");
            let held =
                kids.iter().filter_map(|kid| kid.as_dict().ok()?.get(b"Obj").ok()?.as_reference().ok());
            assert!(held.into_iter().any(|held| held == id), "the tag holds the annotation");
            let target = string(link.get(b"A").unwrap().as_dict().unwrap().get(b"URI").unwrap());
            let rect = link.get(b"Rect").unwrap().as_array().unwrap();
            let rect: Vec<f32> = rect.iter().map(|corner| corner.as_float().unwrap()).collect();
            assert!(rect[2] - rect[0] > 20.0 && rect[3] - rect[1] > 8.0, "{rect:?} is no place to touch");
            found.push((target, string(link.get(b"Contents").unwrap()), rect));
        }
    }
    found
}

const WANTED: [(&str, &str); 3] = [
    ("tel:01632960123", "Phone: 01632 960 123"),
    ("mailto:together@northbrook.example.org", "E-mail: together@northbrook.example.org"),
    ("https://www.example.org/together", "Website: www.example.org/together"),
];

#[test]
fn phone_e_mail_and_website_can_be_followed_in_every_format_and_on_every_paper() {
    let sheets = [Imposition::None, Imposition::Booklet, Imposition::Cards];
    let styles = [Style::easy_read(), Style::large_print(36.0), Style::plain(), Style::easy_read_at(14.0)];
    for style in styles {
        for sheet in sheets {
            let style = style.clone().imposed(sheet);
            let pdf = Pdf::load_mem(&write(&contact(), &style).unwrap()).unwrap();
            let told: Vec<_> = links(&pdf).into_iter().map(|(to, told, _)| (to, told)).collect();
            let mut told: Vec<_> = told.iter().map(|(to, told)| (to.as_str(), told.as_str())).collect();
            // The sides of a booklet do not follow one another as its pages do.
            told.sort_by_key(|link| WANTED.iter().position(|wanted| wanted == link));
            assert_eq!(told, WANTED, "{style:?}");
        }
    }
}

#[test]
fn links_of_every_copy_of_a_run_lead_to_their_own_tags() {
    let copy = Pdf::load_mem(&write(&contact(), &Style::easy_read()).unwrap()).unwrap();
    let mut binder = Binder::new(Vec::new()).unwrap();
    for name in ["1", "2", "3"] {
        binder.add(name, &copy).unwrap();
    }
    let bound = Pdf::load_mem(&binder.finish().unwrap()).unwrap();
    assert_eq!(links(&bound).len(), 3 * WANTED.len());
}
