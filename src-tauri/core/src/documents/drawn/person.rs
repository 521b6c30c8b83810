//! One person, drawn as an adult among adults: head and shoulders, with an age, skin and
//! hair that can be chosen. No face of an emoji.

use super::mood::Mood;
use super::pen::Pen;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    pub hair: Hair,
    pub age: Age,
    /// Of the skin: 1 is the lightest, 5 the darkest.
    pub tone: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    Young,
    Adult,
    Older,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hair {
    Short,
    Beard,
    Bald,
    Turban,
    Long,
    Bob,
    Curly,
    Scarf,
}

const SKIN: [&str; 5] = ["#f6d9bf", "#e9bd94", "#c99165", "#9a6743", "#6b4630"];
const CLOTHES: [&str; 8] =
    ["#3d6aa0", "#7a4a8c", "#c0582f", "#3f7d4e", "#2f7f86", "#8a2f4a", "#d09a2c", "#4f7a9e"];

impl Person {
    /// Head and shoulders on a sheet of 72 by 72 units; of somebody far away no face is seen.
    pub(super) fn draw_as(&self, pen: &mut Pen, clothes: &str, mood: Option<Mood>) {
        let (skin, hair) = (self.skin(), self.colour());
        match self.hair {
            Hair::Long => pen.path(hair, "M19 52c-4-28 0-47 17-47s21 19 17 47z"),
            Hair::Bob => pen.path(hair, "M20 39c-4-21 1-34 16-34s20 13 16 34z"),
            Hair::Curly => pen.path(
                hair,
                "M21 36c-6-2-7-9-3-12-3-5 1-11 6-11 2-6 9-8 13-5 5-3 11 0 12 5 6 1 8 7 5 12 4 3 3 10-3 11z",
            ),
            _ => {}
        }
        pen.path(clothes, "M6 73c0-15 8-23 22-25h16c14 2 22 10 22 25z");
        pen.path(skin, "M29.500 38v9.500c0 6 13 6 13 0V38");
        if !matches!(self.hair, Hair::Scarf | Hair::Long) {
            pen.circle(skin, 22.4, 27.5, 3.0);
            pen.circle(skin, 49.6, 27.5, 3.0);
        }
        pen.path(skin, "M22.500 24c0-11 5-16.500 13.500-16.500S49.500 13 49.500 24c0 11-5 19.500-13.500 19.500S22.500 35 22.500 24z");
        if let Some(mood) = mood {
            self.face(pen, mood);
        }
        self.top(pen, hair);
    }

    fn face(&self, pen: &mut Pen, mood: Mood) {
        let line = if self.tone > 4 { 1.6 } else { 1.4 };
        mood.eyes(pen, line);
        pen.line(line, "M36 26.5l-1.5 4.5c.5.9 1.9 1 3 .4");
        if self.hair == Hair::Beard {
            return;
        }
        mood.mouth(pen);
        if self.age == Age::Older {
            pen.line(0.9, "M29.3 31.5q-1.2 2-.7 4M42.7 31.5q1.2 2 .7 4M31 14.5q5-1 10 0");
            pen.line(1.2, "M26.5 22.5h7.6v5.6h-7.6zM37.9 22.5h7.600v5.600h-7.600zM34.100 24.500h3.800");
        }
    }

    /// What is on the head, over the brow.
    fn top(&self, pen: &mut Pen, hair: &str) {
        match self.hair {
            Hair::Short => pen.path(
                hair,
                "M22.300 24c-2.500-12 3-19.500 13.700-19.500S52.200 12 49.700 24c-1-5-2.400-7.500-4.700-9.500-5.500 1.500-12.500 1.500-18 0-2.300 2-3.700 4.500-4.700 9.500z",
            ),
            Hair::Beard => {
                pen.path(
                    hair,
                    "M22.300 24c-2.500-12 3-19.500 13.700-19.500S52.200 12 49.700 24c-1-5-2.400-7.500-4.700-9.500-5.500 1.500-12.500 1.500-18 0-2.300 2-3.700 4.500-4.700 9.500z",
                );
                pen.path(
                    hair,
                    "M22.600 27c.4 13 5.400 19.500 13.400 19.500S49 40 49.400 27c-2 5-3.900 7-6.900 6.800-2.500-1.600-10.500-1.600-13 0-3 .2-4.900-1.800-6.900-6.800z",
                );
                pen.flat("#8d3f3a", "M32.500 37.300q3.500 1.800 7 0q-3.500 3.600-7 0z");
            }
            Hair::Bald => pen.path(
                hair,
                "M22.400 27.500c-3.300-6-2.400-11 1.300-13.500.3 4.500-.3 9-1.300 13.500zM49.600 27.500c3.300-6 2.400-11-1.300-13.500-.3 4.500.3 9 1.300 13.500z",
            ),
            Hair::Turban => pen.path(
                self.cloth(),
                "M20.500 21.500C17 9.500 25 2.500 36 2.500S55 9.500 51.500 21.500C46 15.500 40 13.500 36 11c-4 2.500-10 4.500-15.500 10.500zM36 11c6-2 11-2 15 2",
            ),
            Hair::Long | Hair::Bob => pen.path(
                hair,
                "M22.300 25C21 12 27 6.500 36 6.500S51 12 49.700 25c-1.500-5.500-5-7.500-8-12-4 5.500-12.500 8.500-19.400 12z",
            ),
            Hair::Curly => pen.path(
                hair,
                "M22.500 23c-1-6 1-11 4.500-13 5-3 13-3 18 0 3.500 2 5.500 7 4.500 13-2-3-3-6-6-7.500-4 1-11 1-15 0-3 1.500-4 4.500-6 7.500z",
            ),
            Hair::Scarf => pen.path(
                self.cloth(),
                "M36 3.500C22.500 3.500 18.500 14 18.500 27c0 10-1.500 18-4 23.500 6 6.500 37 6.500 43 0-2.500-5.500-4-13.500-4-23.500C53.500 14 49.500 3.500 36 3.500zM36 11c9.500 0 12 5.500 12 13.500 0 10-4.800 17.500-12 17.500s-12-7.500-12-17.500C24 16.500 26.500 11 36 11z",
            ),
        }
    }

    pub(super) fn skin(&self) -> &'static str {
        SKIN[usize::from(self.tone.clamp(1, 5)) - 1]
    }

    fn colour(&self) -> &'static str {
        match (self.age, self.tone) {
            (Age::Older, 1 | 2) => "#dcdcdc",
            (Age::Older, _) => "#a9a9a9",
            (Age::Young, 1) => "#b5652b",
            (_, 1) => "#7a5230",
            (_, 2) => "#54351f",
            _ => "#2c2422",
        }
    }

    pub(super) fn clothes(&self) -> &'static str {
        CLOTHES[(usize::from(self.tone) * 3 + self.hair as usize + self.age as usize) % CLOTHES.len()]
    }

    fn cloth(&self) -> &'static str {
        CLOTHES[(usize::from(self.tone) + 4 + self.age as usize) % CLOTHES.len()]
    }
}
