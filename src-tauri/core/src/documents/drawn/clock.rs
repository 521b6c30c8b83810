//! A clock with hands at a time, and the same time in figures below it: some read the one
//! and some the other.

use super::pen::{INK, Middle, PAPER, Pen, n};
use super::time_words;
use chrono::{NaiveTime, Timelike};
use std::f32::consts::TAU;

const X: f32 = 36.0;
const Y: f32 = 27.0;

pub(super) fn clock(time: NaiveTime, is_english: bool) -> String {
    let mut pen = Pen::new(2.5);
    pen.circle(PAPER, X, Y, 25.0);
    for hour in 1..=12_u8 {
        let (x, y) = at(f32::from(hour) / 12.0, 19.3);
        if hour % 3 == 0 {
            let text = hour.to_string();
            pen.words(INK, &text, Middle { x, line: y + 3.0, size: 8.5, width: 10.0 });
        } else {
            let ((x1, y1), (x2, y2)) = (at(f32::from(hour) / 12.0, 22.3), at(f32::from(hour) / 12.0, 18.8));
            pen.line(1.6, &format!("M{} {}L{} {}", n(x1), n(y1), n(x2), n(y2)));
        }
    }
    let minutes = time.minute() as f32 / 60.0;
    let hours = (time.hour12().1 % 12) as f32 / 12.0 + minutes / 12.0;
    hand(&mut pen, hours, 10.5, 4.2);
    hand(&mut pen, minutes, 15.5, 2.8);
    pen.dot(INK, X, Y, 2.6);
    pen.rect("#fff3c4", [3.0, 54.5, 66.0, 16.0], 3.0);
    let words = time_words(time, is_english);
    pen.words(INK, &words, Middle { x: X, line: 67.2, size: 15.0, width: 60.0 });
    pen.done()
}

fn hand(pen: &mut Pen, turn: f32, length: f32, width: f32) {
    let (x, y) = at(turn, length);
    pen.line(width, &format!("M{X} {Y}L{} {}", n(x), n(y)));
}

/// Where a turn of the hand points, so far from the middle.
fn at(turn: f32, far: f32) -> (f32, f32) {
    let (sin, cos) = (turn * TAU).sin_cos();
    (X + far * sin, Y - far * cos)
}
