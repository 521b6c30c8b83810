//! What every drawing of ours is made with: a sheet of 72 by 72 units, dark outlines
//! of one width, flat colours, and numbers that are written the same everywhere.

use super::letters;
use std::fmt::Write as _;

pub(super) const INK: &str = "#000";
pub(super) const PAPER: &str = "#fff";
/// White letters on it have a contrast of 7 to 1, and in grey it stays dark.
pub(super) const RED: &str = "#a32a2a";

/// A drawing that grows.
pub(super) struct Pen {
    svg: String,
}

impl Pen {
    /// `stroke` is the width of the outlines.
    pub fn new(stroke: f32) -> Self {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 72 72\"><g fill=\"none\" stroke=\"{INK}\" \
             stroke-width=\"{stroke}\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"
        );
        Self { svg }
    }

    /// A path with its colour; no colour is an outline alone.
    pub fn path(&mut self, fill: &str, d: &str) {
        let fill = if fill.is_empty() { String::new() } else { format!(" fill=\"{fill}\"") };
        self.raw(&format!("<path{fill} d=\"{d}\"/>"));
    }

    /// A shape of colour without an outline.
    pub fn flat(&mut self, fill: &str, d: &str) {
        self.raw(&format!("<path fill=\"{fill}\" stroke=\"none\" d=\"{d}\"/>"));
    }

    pub fn line(&mut self, width: f32, d: &str) {
        self.raw(&format!("<path stroke-width=\"{}\" d=\"{d}\"/>", n(width)));
    }

    pub fn circle(&mut self, fill: &str, x: f32, y: f32, r: f32) {
        self.raw(&format!("<circle fill=\"{fill}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", n(x), n(y), n(r)));
    }

    pub fn dot(&mut self, fill: &str, x: f32, y: f32, r: f32) {
        self.raw(&format!(
            "<circle fill=\"{fill}\" stroke=\"none\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>",
            n(x),
            n(y),
            n(r)
        ));
    }

    /// A box with round corners.
    pub fn rect(&mut self, fill: &str, [x, y, width, height]: [f32; 4], corner: f32) {
        self.raw(&format!(
            "<rect fill=\"{fill}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
            n(x),
            n(y),
            n(width),
            n(height),
            n(corner)
        ));
    }

    /// Words around a middle, as large as fits; nothing is written where the face lacks a
    /// letter of them.
    pub fn words(&mut self, fill: &str, text: &str, at: Middle) {
        if let Some(d) = letters::outlines(text, at) {
            self.flat(fill, &d);
        }
    }

    /// What is drawn in another place and size: moved, then scaled.
    pub fn placed(&mut self, x: f32, y: f32, scale: f32, draw: impl FnOnce(&mut Self)) {
        self.raw(&format!("<g transform=\"translate({} {}) scale({})\">", n(x), n(y), n(scale)));
        draw(self);
        self.raw("</g>");
    }

    pub fn done(mut self) -> String {
        self.raw("</g></svg>");
        self.svg
    }

    fn raw(&mut self, element: &str) {
        // Writing to a string can't fail.
        let _ = write!(self.svg, "{element}");
    }
}

/// Where words stand: their middle from left to right, the line they stand on, how large
/// they are at most, and how wide.
#[derive(Debug, Clone, Copy)]
pub(super) struct Middle {
    pub x: f32,
    pub line: f32,
    pub size: f32,
    pub width: f32,
}

/// A number with two places at most, and none that are nothing.
pub(super) fn n(number: f32) -> String {
    let number = (number * 100.0).round() / 100.0;
    // There is no nought below nought.
    format!("{}", if number == 0.0 { 0.0 } else { number })
}
