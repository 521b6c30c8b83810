//! What stands on a printed page, read from the operators of the file.

use std::collections::HashMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document as Pdf, Object, ObjectId};

/// Left, bottom, right and top.
pub type Corners = [f32; 4];

#[derive(Debug, Default, Clone)]
pub struct Seen {
    pub lines: Vec<SeenLine>,
    /// Places of the pictures that have a tag, with what they say.
    pub pictures: Vec<(Corners, String)>,
    /// Everything else that was drawn here: boxes, rules and grounds.
    pub shapes: Vec<Shape>,
    /// How many drawings were put on the page, with or without a tag.
    pub drawn: usize,
}

#[derive(Debug, Clone)]
pub struct Shape {
    pub place: Corners,
    pub fill: Option<[f32; 3]>,
    /// Thickness and colour.
    pub edge: Option<(f32, [f32; 3])>,
}

#[derive(Debug, Default, Clone)]
pub struct SeenLine {
    pub text: String,
    pub x: f32,
    /// Of the baseline, from the foot of the page.
    pub y: f32,
    pub width: f32,
    pen: f32,
    pub size: f32,
    pub bold: bool,
    /// Those of its words that are bold.
    pub strong: String,
    pub colour: [f32; 3],
    /// The mark that it belongs to, where it is no decoration.
    pub mark: Option<i64>,
    /// The tag that the mark leads to, where somebody looked it up.
    pub node: Option<ObjectId>,
}

pub fn read_back(pdf: &Pdf) -> Vec<Seen> {
    let places = places_of_figures(pdf);
    pdf.get_pages().into_values().map(|page| read_page(pdf, page, &places)).collect()
}

struct Font {
    letters: HashMap<u16, String>,
    widths: HashMap<u16, f32>,
    bold: bool,
}

fn read_page(pdf: &Pdf, page: ObjectId, places: &[(ObjectId, Corners, String)]) -> Seen {
    let fonts: HashMap<Vec<u8>, Font> = pdf
        .get_page_fonts(page)
        .unwrap()
        .into_iter()
        .map(|(name, font)| (name, font_of(pdf, font)))
        .collect();
    let pictures = places.iter().filter(|place| place.0 == page);
    let pictures = pictures.map(|(_, place, alt)| (*place, alt.clone())).collect();
    let mut seen = Seen { pictures, ..Seen::default() };
    let (mut mark, mut fill, mut font, mut size) = (None, [0.0; 3], None, 0.0);
    let (mut stroke, mut thickness) = ([0.0; 3], 1.0);
    let mut path: Vec<[f32; 2]> = Vec::new();
    let mut line: Option<SeenLine> = None;
    for operation in Content::decode(&pdf.get_page_content(page)).unwrap().operations {
        let number = |index: usize| operation.operands[index].as_float().unwrap();
        match operation.operator.as_str() {
            "BDC" => {
                mark =
                    operation.operands[1].as_dict().unwrap().get(b"MCID").ok().map(|id| id.as_i64().unwrap());
            }
            "EMC" => mark = None,
            "g" => fill = [number(0); 3],
            "rg" => fill = [number(0), number(1), number(2)],
            "G" => stroke = [number(0); 3],
            "RG" => stroke = [number(0), number(1), number(2)],
            "w" => thickness = number(0),
            "m" => path = vec![[number(0), number(1)]],
            "l" => path.push([number(0), number(1)]),
            "c" => path.push([number(4), number(5)]),
            painted @ ("f" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s") => {
                let filled = !painted.eq_ignore_ascii_case("s");
                let edged = !painted.starts_with('f');
                seen.shapes.push(Shape {
                    place: around(&path),
                    fill: filled.then_some(fill),
                    edge: edged.then_some((thickness, stroke)),
                });
                path.clear();
            }
            "Do" => seen.drawn += 1,
            "BT" => line = Some(SeenLine { mark, colour: fill, ..SeenLine::default() }),
            "Tf" => {
                font = fonts.get(operation.operands[0].as_name().unwrap());
                size = number(1);
            }
            "Tm" => {
                if let Some(line) = &mut line {
                    (line.x, line.y) = (number(4), number(5));
                }
            }
            "TJ" | "Tj" => {
                let (Some(line), Some(font)) = (&mut line, font) else { panic!("words without a font") };
                (line.size, line.bold) = (size, line.bold || font.bold);
                let items = operation.operands[0].as_array().cloned();
                let begun = line.text.len();
                show(line, font, &items.unwrap_or_else(|_| operation.operands.clone()));
                if font.bold {
                    line.strong.push_str(&line.text[begun..]);
                }
            }
            "ET" => seen.lines.extend(line.take()),
            _ => {}
        }
    }
    seen
}

fn around(path: &[[f32; 2]]) -> Corners {
    let by = |axis: usize, pick: fn(f32, f32) -> f32| path.iter().map(|at| at[axis]).reduce(pick).unwrap();
    [by(0, f32::min), by(1, f32::min), by(0, f32::max), by(1, f32::max)]
}

/// The space behind a broken line is kept for copying, and takes no room.
fn show(line: &mut SeenLine, font: &Font, items: &[Object]) {
    for item in items {
        if let Ok(bytes) = item.as_str() {
            for code in bytes.chunks(2) {
                let code = u16::from_be_bytes([code[0], code[1]]);
                let letter = font.letters.get(&code).map_or("\u{fffd}", String::as_str);
                line.text.push_str(letter);
                line.pen += font.widths.get(&code).copied().unwrap_or(1000.0) * line.size / 1000.0;
                if letter != " " {
                    line.width = line.pen;
                }
            }
        } else {
            line.pen -= item.as_float().unwrap() * line.size / 1000.0;
        }
    }
}

fn font_of(pdf: &Pdf, font: &Dictionary) -> Font {
    let follow = |object: &Object| pdf.dereference(object).unwrap().1.clone();
    let map = follow(font.get(b"ToUnicode").unwrap());
    let map = map.as_stream().unwrap();
    let map = map.decompressed_content().unwrap_or_else(|_| map.content.clone());
    let descendants = follow(font.get(b"DescendantFonts").unwrap());
    let inner = follow(&descendants.as_array().unwrap()[0]);
    let inner = inner.as_dict().unwrap();
    let mut widths = HashMap::new();
    let listed = follow(inner.get(b"W").unwrap());
    let mut items = listed.as_array().unwrap().iter();
    while let Some(first) = items.next() {
        let first = first.as_i64().unwrap() as u16;
        match items.next() {
            Some(Object::Array(row)) => {
                for (index, width) in row.iter().enumerate() {
                    widths.insert(first + index as u16, width.as_float().unwrap());
                }
            }
            Some(last) => {
                let width = items.next().unwrap().as_float().unwrap();
                (first..=last.as_i64().unwrap() as u16).for_each(|code| _ = widths.insert(code, width));
            }
            None => {}
        }
    }
    let name = String::from_utf8_lossy(font.get(b"BaseFont").unwrap().as_name().unwrap()).into_owned();
    Font {
        letters: letters_of(&String::from_utf8_lossy(&map)),
        widths,
        bold: name.contains("Bold") || name.contains("ARIMOB"),
    }
}

/// `<0003> <0020>` of a ToUnicode map; ranges do not occur in ours.
fn letters_of(map: &str) -> HashMap<u16, String> {
    let mut letters = HashMap::new();
    for line in map.lines() {
        let parts: Vec<_> = line.split(['<', '>']).filter(|part| !part.trim().is_empty()).collect();
        let hex = |part: &str| -> Option<Vec<u16>> {
            (part.len().is_multiple_of(4))
                .then(|| {
                    part.as_bytes()
                        .chunks(4)
                        .map(|four| u16::from_str_radix(std::str::from_utf8(four).ok()?, 16).ok())
                        .collect()
                })
                .flatten()
        };
        match parts[..] {
            [code, letter] => {
                if let (Some(code), Some(letter)) = (hex(code), hex(letter)) {
                    letters.insert(code[0], String::from_utf16_lossy(&letter));
                }
            }
            [from, to, letter] => {
                if let (Some(from), Some(to), Some(letter)) = (hex(from), hex(to), hex(letter)) {
                    for (offset, code) in (from[0]..=to[0]).enumerate() {
                        letters.insert(code, String::from_utf16_lossy(&[letter[0] + offset as u16]));
                    }
                }
            }
            _ => {}
        }
    }
    letters
}

/// Where the figures of the tree of tags say that they stand, and what they say.
fn places_of_figures(pdf: &Pdf) -> Vec<(ObjectId, Corners, String)> {
    let elements = pdf.objects.values().filter_map(|object| object.as_dict().ok());
    elements
        .filter(|element| {
            element.get(b"S").is_ok_and(|role| role.as_name().is_ok_and(|name| name == b"Figure"))
        })
        .map(|figure| {
            let place =
                figure.get(b"A").unwrap().as_dict().unwrap().get(b"BBox").unwrap().as_array().unwrap();
            let corner = |index: usize| place[index].as_float().unwrap();
            let place = [corner(0), corner(1), corner(2), corner(3)];
            let alt = String::from_utf8_lossy(figure.get(b"Alt").unwrap().as_str().unwrap()).into_owned();
            (figure.get(b"Pg").unwrap().as_reference().unwrap(), place, alt)
        })
        .collect()
}
