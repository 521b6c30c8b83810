//! What a face says: eyes, brows and mouth, each on its own.

use super::pen::{PAPER, Pen};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    Calm,
    Happy,
    Laughing,
    Straight,
    Sad,
    Crying,
    Worried,
    Scared,
    Angry,
    Surprised,
    Confused,
    Relieved,
    Tired,
    Asleep,
}

impl Mood {
    pub(super) fn eyes(self, pen: &mut Pen, line: f32) {
        match self {
            Self::Laughing | Self::Relieved => {
                pen.line(1.8, "M27.800 25.500q2.500-2.600 5 0M39.200 25.500q2.500-2.600 5 0")
            }
            Self::Asleep => pen.line(1.8, "M27.800 24.800q2.500 2.600 5 0M39.200 24.800q2.500 2.600 5 0"),
            _ => {
                for x in [30.3, 41.7] {
                    let wide = if matches!(self, Self::Surprised | Self::Scared) { 4.4 } else { 2.7 };
                    pen.flat(PAPER, &format!("M{:.1} 25.2q2.5-{wide} 5 0q-2.5 {wide}-5 0z", x - 2.5));
                    pen.dot("#000", x, if self == Self::Sad { 25.7 } else { 25.0 }, 1.35);
                }
            }
        }
        if self == Self::Tired {
            pen.line(2.2, "M27.500 24h5.600M38.900 24h5.600");
        }
        let brows = match self {
            Self::Sad | Self::Crying | Self::Worried | Self::Scared => {
                "M27.600 21.800l5.200-2.600M44.400 21.800l-5.200-2.600"
            }
            Self::Angry => "M27.400 18.800l5.700 3M44.600 18.800l-5.700 3",
            Self::Surprised => "M27.600 18.800q2.700-2 5.400 0M39 18.800q2.700-2 5.400 0",
            Self::Confused => "M27.600 19q2.700-2.200 5.400 0M39 21.800h5.400",
            _ => "M27.600 21.300q2.700-1.500 5.400 0M39 21.300q2.700-1.500 5.400 0",
        };
        pen.line(if self == Self::Angry { 2.2 } else { line + 0.2 }, brows);
    }

    pub(super) fn mouth(self, pen: &mut Pen) {
        match self {
            Self::Calm => pen.line(1.6, "M31 36q5 2.700 10 0"),
            Self::Relieved => pen.line(1.8, "M30.500 35.500q5.500 4 11 0"),
            Self::Happy => pen.line(2.0, "M29.500 34.500q6.500 6.500 13 0"),
            Self::Laughing => {
                pen.path(PAPER, "M29.200 33.800q6.800 2 13.600 0q-1 7.200-6.800 7.200t-6.800-7.200z")
            }
            Self::Straight => pen.line(1.8, "M30.500 36.500h11"),
            Self::Sad | Self::Angry => pen.line(2.0, "M30.500 38.500q5.500-5 11 0"),
            Self::Crying => {
                pen.line(2.0, "M30.500 38.800q5.500-5 11 0");
                for x in ["30", "42"] {
                    let drop = format!("M{x} 28.500c-2.600 3.600-2.600 5.600 0 5.600s2.600-2 0-5.600z");
                    pen.path("#8ec5ea", &drop);
                }
            }
            Self::Worried => pen.line(1.8, "M30 37.500q1.500-2.200 3 0t3 0 3 0 3 0"),
            Self::Confused => pen.line(1.8, "M30.500 38l11-2.500"),
            Self::Scared => pen.path("#5a2424", "M31 38.500q5-5 10 0q-5 2.500-10 0z"),
            Self::Surprised => {
                pen.path("#5a2424", "M36 34c4.400 0 4.400 6.500 0 6.500s-4.400-6.500 0-6.500z")
            }
            Self::Tired => pen.path("#5a2424", "M36 34.500c3.400 0 3.400 5 0 5s-3.400-5 0-5z"),
            Self::Asleep => pen.line(1.8, "M32.500 37h7"),
        }
    }
}
