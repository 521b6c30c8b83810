//! Notes and coins of an amount, as few as it takes, with the amount below them. They have
//! the colours and shapes of those in people's pockets, and nothing else of them.

use super::pen::{INK, Middle, PAPER, Pen, n};
use std::f32::consts::TAU;

/// Pence, the colour of the paper and that of the border.
const NOTES: [(u32, &str, &str); 4] = [
    (5000, "#efb3a4", "#a8433a"),
    (2000, "#d5c1e6", "#69428f"),
    (1000, "#f3cda4", "#9a5518"),
    (500, "#b5dbdc", "#1d6a70"),
];

/// Pence, how many millimetres across, and how it looks.
const COINS: [(u32, f32, Coin); 8] = [
    (200, 28.4, Coin::Two),
    (100, 23.4, Coin::One),
    (50, 27.3, Coin::Seven),
    (20, 21.4, Coin::Seven),
    (10, 24.5, Coin::Silver),
    (5, 18.0, Coin::Silver),
    (2, 25.9, Coin::Copper),
    (1, 20.3, Coin::Copper),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Coin {
    /// A silver middle in a gold ring.
    Two,
    /// The same with twelve sides.
    One,
    /// Silver with seven sides.
    Seven,
    Silver,
    Copper,
}

const SILVER: &str = "#dcdde0";
const GOLD: &str = "#e3b84a";
const COPPER: &str = "#c98256";

/// "£15", "£15.50", "50p" (rule ER-N6).
pub(super) fn amount(pence: u32) -> String {
    match (pence / 100, pence % 100) {
        (0, pence) => format!("{pence}p"),
        (pounds, 0) => format!("£{pounds}"),
        (pounds, pence) => format!("£{pounds}.{pence:02}"),
    }
}

/// "one £20 note, one £5 note and two £2 coins".
pub(super) fn told(pence: u32) -> String {
    let (notes, coins) = laid(pence);
    let each = |values: &[u32], word: &str| -> Vec<String> {
        let all = values.chunk_by(|one, next| one == next);
        all.map(|same| {
            let ending = if same.len() == 1 { "" } else { "s" };
            format!("{} {} {word}{ending}", number(same.len()), amount(same[0]))
        })
        .collect()
    };
    let mut told = each(&notes, "note");
    told.extend(each(&coins, "coin"));
    match told.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }
}

fn number(count: usize) -> String {
    match count {
        1 => "one".into(),
        2 => "two".into(),
        3 => "three".into(),
        4 => "four".into(),
        5 => "five".into(),
        6 => "six".into(),
        _ => count.to_string(),
    }
}

pub(super) fn money(pence: u32) -> String {
    let (notes, coins) = laid(pence);
    let mut pen = Pen::new(1.6);
    // The amount stands below; notes above coins take what is left.
    let room = 55.0;
    let rows = if coins.len() > 4 { 2.0 } else { 1.0 };
    let below = match (notes.is_empty(), coins.is_empty()) {
        (_, true) => 0.0,
        (true, false) => room,
        (false, false) => rows * if rows > 1.0 { 14.5 } else { 20.0 },
    };
    lay_notes(&mut pen, &notes, room - below);
    lay_coins(&mut pen, &coins, room - below, below);
    pen.words(INK, &amount(pence), Middle { x: 36.0, line: 70.0, size: 17.0, width: 70.0 });
    pen.done()
}

/// As few notes and coins as it takes; the £50 note, which few have seen, only for large sums.
fn laid(pence: u32) -> (Vec<u32>, Vec<u32>) {
    let mut left = pence;
    let mut take = |values: &mut dyn Iterator<Item = u32>| {
        let mut taken = Vec::new();
        for value in values {
            while left >= value {
                left -= value;
                taken.push(value);
            }
        }
        taken
    };
    let notes = take(&mut NOTES.iter().map(|note| note.0).filter(|note| *note < 5000 || pence > 10_000));
    let coins = take(&mut COINS.iter().map(|coin| coin.0));
    (notes, coins)
}

/// In one column or in two, whichever has the larger notes; the shape is that of a real one.
fn lay_notes(pen: &mut Pen, notes: &[u32], room: f32) {
    let size = |columns: usize| {
        let (across, down) = (72.0 / columns as f32, room / notes.len().div_ceil(columns).max(1) as f32);
        (across - 1.8).min((down - 2.0) * SHAPE)
    };
    let columns = if size(2) > size(1) { 2 } else { 1 };
    let rows = notes.len().div_ceil(columns).max(1);
    let (width, across, down) = (size(columns), 72.0 / columns as f32, room / rows as f32);
    let height = width / SHAPE;
    for (at, value) in notes.iter().enumerate() {
        let in_row = if at / columns == rows - 1 { notes.len() - at / columns * columns } else { columns };
        let x = 36.0 + across * ((at % columns) as f32 - (in_row as f32 - 1.0) / 2.0);
        let y = down * ((at / columns) as f32 + 0.5);
        note(pen, *value, [x - width / 2.0, y - height / 2.0, width, height]);
    }
}

/// How much wider a note is than high.
const SHAPE: f32 = 1.85;

fn note(pen: &mut Pen, value: u32, [x, y, width, height]: [f32; 4]) {
    let Some((_, paper, border)) = NOTES.iter().find(|note| note.0 == value) else { return };
    pen.rect(paper, [x, y, width, height], height * 0.06);
    // A window at the left, as notes have.
    pen.flat(PAPER, &ellipse(x + width * 0.17, y + height * 0.5, width * 0.085, height * 0.3));
    let line = format!("M{} {}h{}", n(x + width * 0.34), n(y + height * 0.86), n(width * 0.58));
    pen.flat(border, &format!("{line}v{}h{}z", n(height * 0.05), n(-width * 0.58)));
    let size = height * 0.66;
    let words = Middle { x: x + width * 0.63, line: y + height * 0.71, size, width: width * 0.66 };
    pen.words(border, &amount(value), words);
}

fn lay_coins(pen: &mut Pen, coins: &[u32], top: f32, room: f32) {
    let columns = if coins.len() > 4 { coins.len().div_ceil(2) } else { coins.len().max(1) };
    let rows = coins.len().div_ceil(columns);
    let down = room / rows.max(1) as f32;
    // The largest coin fills its place; the smallest stays large enough to be read.
    let across = 70.0 / columns as f32;
    let place = down.min(across) - 2.2;
    for (at, value) in coins.iter().enumerate() {
        let Some((_, wide, look)) = COINS.iter().find(|coin| coin.0 == *value) else { continue };
        let in_row = if at / columns == rows - 1 { coins.len() - at / columns * columns } else { columns };
        let step = across.min(place * 1.3 + 2.2);
        let x = 36.0 + step * ((at % columns) as f32 - (in_row as f32 - 1.0) / 2.0);
        let y = top + down * ((at / columns) as f32 + 0.5);
        coin(pen, *value, *look, (x, y), place / 2.0 * (wide / 28.4).sqrt());
    }
}

fn coin(pen: &mut Pen, value: u32, look: Coin, (x, y): (f32, f32), radius: f32) {
    match look {
        Coin::Two => pen.circle(GOLD, x, y, radius),
        Coin::One => pen.path(GOLD, &sides(12, x, y, radius)),
        Coin::Seven => pen.path(SILVER, &sides(7, x, y, radius)),
        Coin::Silver => pen.circle(SILVER, x, y, radius),
        Coin::Copper => pen.circle(COPPER, x, y, radius),
    }
    if matches!(look, Coin::Two | Coin::One) {
        pen.dot(SILVER, x, y, radius * 0.74);
    }
    let size = radius * if value >= 100 { 1.15 } else { 1.0 };
    let words = Middle { x, line: y + size * 0.36, size, width: radius * 1.55 };
    pen.words(INK, &amount(value), words);
}

/// A coin of so many sides, one corner up.
fn sides(count: u8, x: f32, y: f32, radius: f32) -> String {
    let corners: Vec<String> = (0..count)
        .map(|side| {
            let (sin, cos) = (f32::from(side) / f32::from(count) * TAU).sin_cos();
            format!("{} {}", n(x + radius * sin), n(y - radius * cos))
        })
        .collect();
    format!("M{}z", corners.join("L"))
}

fn ellipse(x: f32, y: f32, across: f32, down: f32) -> String {
    let (a, d) = (n(across), n(down));
    format!(
        "M{} {}a{a} {d} 0 1 0 {} 0a{a} {d} 0 1 0 {} 0z",
        n(x - across),
        n(y),
        n(2.0 * across),
        n(-2.0 * across)
    )
}
