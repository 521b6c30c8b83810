//! People of the list of pictures, drawn by us: who they are, how they feel, what they do.
//! Each can be another person: `sad/4` is the fourth of those there are.

use super::mood::Mood;
use super::pen::{INK, Middle, PAPER, Pen};
use super::people::OTHERS;
use super::person::{Age, Hair, Person};

/// One of the list: who stands in it when nobody was chosen, and what is drawn with them.
struct Scene {
    meaning: &'static str,
    who: Who,
    mood: Mood,
    with: With,
}

/// Whom it may be.
#[derive(Clone, Copy)]
enum Who {
    /// Anybody; the number is who it is where nobody was chosen.
    Anybody(u8),
    /// Somebody with this hair and of this age, with any skin; the number is that of who it
    /// is where nothing was chosen.
    Like(Hair, Age, u8),
    /// Several, who are not chosen one by one.
    Several,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum With {
    Nothing,
    Badge,
    Stethoscope,
    Board,
    Computer,
    Thought,
    Speech,
    HandUp,
    Finger,
    HardHat,
    Mask,
    Question,
    Knot,
    Drops,
    Sleep,
    Star,
    Three,
    Friends,
    Couple,
    Family,
    Group,
    Talk,
}

const fn anybody(meaning: &'static str, who: u8, mood: Mood, with: With) -> Scene {
    Scene { meaning, who: Who::Anybody(who), mood, with }
}

const fn like(meaning: &'static str, hair: Hair, age: Age, tone: u8) -> Scene {
    Scene { meaning, who: Who::Like(hair, age, tone), mood: Mood::Calm, with: With::Nothing }
}

const fn several(meaning: &'static str, with: With) -> Scene {
    Scene { meaning, who: Who::Several, mood: Mood::Calm, with }
}

const SCENES: &[Scene] = &[
    anybody("person", 7, Mood::Calm, With::Nothing),
    like("man", Hair::Short, Age::Adult, 2),
    like("woman", Hair::Bob, Age::Adult, 3),
    like("older_person", Hair::Bob, Age::Older, 4),
    like("young_person", Hair::Curly, Age::Young, 3),
    like("old_man", Hair::Bald, Age::Older, 1),
    like("old_woman", Hair::Long, Age::Older, 3),
    like("boy", Hair::Short, Age::Young, 5),
    like("girl", Hair::Long, Age::Young, 1),
    like("headscarf", Hair::Scarf, Age::Adult, 2),
    like("turban", Hair::Turban, Age::Adult, 4),
    several("people", With::Three),
    several("friends", With::Friends),
    several("couple", With::Couple),
    several("family", With::Family),
    several("group", With::Group),
    several("conversation", With::Talk),
    anybody("officer", 2, Mood::Calm, With::Badge),
    anybody("doctor", 7, Mood::Calm, With::Stethoscope),
    anybody("teacher", 1, Mood::Calm, With::Board),
    anybody("social_worker", 9, Mood::Calm, With::Computer),
    anybody("think", 3, Mood::Calm, With::Thought),
    anybody("speak_up", 6, Mood::Calm, With::Speech),
    anybody("taking_part", 4, Mood::Happy, With::HandUp),
    anybody("quiet", 2, Mood::Calm, With::Finger),
    anybody("builder", 6, Mood::Calm, With::HardHat),
    anybody("mask", 5, Mood::Calm, With::Mask),
    anybody("happy", 4, Mood::Happy, With::Nothing),
    anybody("very_happy", 7, Mood::Laughing, With::Nothing),
    anybody("sad", 1, Mood::Sad, With::Nothing),
    anybody("worried", 3, Mood::Worried, With::Nothing),
    anybody("angry", 6, Mood::Angry, With::Nothing),
    anybody("confused", 2, Mood::Confused, With::Question),
    anybody("tired", 9, Mood::Tired, With::Nothing),
    anybody("proud", 6, Mood::Happy, With::Star),
    anybody("okay_face", 1, Mood::Straight, With::Nothing),
    anybody("crying", 9, Mood::Crying, With::Nothing),
    anybody("scared", 5, Mood::Scared, With::Nothing),
    anybody("surprised", 2, Mood::Surprised, With::Nothing),
    anybody("frustrated", 1, Mood::Angry, With::Knot),
    anybody("stressed", 7, Mood::Worried, With::Drops),
    anybody("relieved", 3, Mood::Relieved, With::Nothing),
    anybody("lonely", 4, Mood::Sad, With::Nothing),
    anybody("sleepy", 6, Mood::Asleep, With::Sleep),
];

/// Whether it is one of ours, perhaps with somebody chosen.
#[must_use]
pub fn is_scene(meaning: &str) -> bool {
    read(meaning).is_some()
}

/// The others whom it may show, so that people see themselves.
#[must_use]
pub fn variants(meaning: &str) -> Vec<String> {
    let base = meaning.split('/').next().unwrap_or(meaning);
    let count = SCENES.iter().find(|scene| scene.meaning == base).map_or(0, Scene::variants);
    (1..=count).map(|who| format!("{base}/{who}")).collect()
}

/// The drawing, as an SVG file of 72 by 72 units.
#[must_use]
pub fn scene(meaning: &str) -> Option<String> {
    let (scene, chosen) = read(meaning)?;
    let mut pen = Pen::new(2.5);
    let person = match scene.who {
        Who::Anybody(usual) => OTHERS[usize::from(chosen.unwrap_or(usual)) - 1],
        Who::Like(hair, age, usual) => Person { hair, age, tone: chosen.unwrap_or(usual) },
        Who::Several => OTHERS[0],
    };
    // A beard hides what a mouth says.
    let hair = if scene.mood != Mood::Calm && person.hair == Hair::Beard { Hair::Short } else { person.hair };
    draw(&mut pen, Person { hair, ..person }, scene.mood, scene.with);
    Some(pen.done())
}

fn read(meaning: &str) -> Option<(&'static Scene, Option<u8>)> {
    let (base, chosen) = meaning.split_once('/').map_or((meaning, None), |(base, who)| (base, Some(who)));
    let scene = SCENES.iter().find(|scene| scene.meaning == base)?;
    match chosen {
        None => Some((scene, None)),
        Some(who) => {
            let chosen = who.parse::<u8>().ok().filter(|number| number.to_string() == who)?;
            (1..=scene.variants()).contains(&chosen).then_some((scene, Some(chosen)))
        }
    }
}

impl Scene {
    fn variants(&self) -> u8 {
        match self.who {
            Who::Anybody(_) => 10,
            Who::Like(..) => 5,
            Who::Several => 0,
        }
    }
}

fn draw(pen: &mut Pen, person: Person, mood: Mood, with: With) {
    let clothes = person.clothes();
    match with {
        With::Nothing if mood == Mood::Calm => person.draw_as(pen, clothes, Some(mood)),
        // How somebody feels is seen from near.
        With::Nothing => pen.placed(-11.5, -2.0, 1.32, |pen| person.draw_as(pen, clothes, Some(mood))),
        With::Badge => {
            person.draw_as(pen, "#4a5568", Some(mood));
            pen.flat(PAPER, "M30.500 49.500L36 60l5.500-10.500z");
            pen.line(2.0, "M28 49l8 13 8-13");
            pen.path("#f2c94c", "M29.500 61h13v9.500h-13z");
            pen.line(1.6, "M32.500 64.200h7M32.500 67.200h5");
        }
        With::Stethoscope => {
            person.draw_as(pen, "#3f9a98", Some(mood));
            pen.line(2.2, "M27.500 49c-1.500 9 2 13 6 13.500M44.500 49c1.500 9-2 13-6 13.500M36 62.500v4");
            pen.circle("#dcdde0", 36.0, 67.0, 3.2);
        }
        With::Board => {
            pen.path("#2f5d46", "M2 4h45v36H2z");
            pen.flat(PAPER, "M7 11h24v2.600H7zM7 18h17v2.600H7zM7 25h13v2.600H7z");
            pen.placed(21.0, 21.0, 0.71, |pen| person.draw_as(pen, clothes, Some(mood)));
        }
        With::Computer => {
            pen.placed(8.0, 0.0, 0.78, |pen| person.draw_as(pen, clothes, Some(mood)));
            pen.path("#c9ced6", "M15 42h42v25H15z");
            pen.path("#8b93a0", "M8 67h56l3 4H5z");
            pen.dot(PAPER, 36.0, 54.5, 3.0);
        }
        With::Thought => {
            pen.placed(0.0, 20.0, 0.73, |pen| person.draw_as(pen, clothes, Some(mood)));
            pen.path(
                PAPER,
                "M42 25c-6 0-9-7-4-10.500C37 7 45 3 50 6.500 55 1 65 4 65 11c6 2 6 12-1 13-3 4.500-9 4-11 1.500-3 2.500-8 2.500-11-.5z",
            );
            pen.circle(PAPER, 45.5, 33.0, 2.8);
            pen.circle(PAPER, 44.5, 40.0, 1.7);
        }
        With::Speech => {
            pen.placed(0.0, 20.0, 0.73, |pen| person.draw_as(pen, clothes, Some(mood)));
            pen.path(
                "#fff3c4",
                "M38 3h28a4 4 0 0 1 4 4v15a4 4 0 0 1-4 4H52l-9 8v-8h-5a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4z",
            );
            pen.line(2.2, "M40 11h24M40 18h16");
        }
        With::HandUp => {
            pen.placed(0.0, 8.0, 0.89, |pen| person.draw_as(pen, clothes, Some(mood)));
            pen.path(clothes, "M50 70l4.500-42h10L67 70z");
            pen.path(
                person.skin(),
                "M54.500 28l-1.500-9-3.500-4c-.5-2 2-3 3.500-1.500l2 2V5.500c0-2 3-2 3 0V3.500c0-2 3-2 3 0v1.500c0-2 3-2 3 0v3c0-1.800 2.800-1.800 2.800 0L66 21l-1.500 7z",
            );
        }
        With::Finger => {
            person.draw_as(pen, clothes, Some(mood));
            pen.path(
                person.skin(),
                "M33.800 33.500c0-2.800 4.400-2.800 4.400 0v13l5.300 1.500c2.500.8 3.500 2.500 3.300 5l-.6 8.500H31.500l-1-11c-.1-2 1.500-3.500 3.300-4z",
            );
        }
        With::HardHat => {
            person.draw_as(pen, "#e0763f", Some(mood));
            pen.path("#f2c94c", "M18.500 19.500C18.500 8 26 2.500 36 2.500S53.500 8 53.500 19.500c1.500 0 3 .8 3 2.300H15.500c0-1.500 1.500-2.300 3-2.300z");
            pen.line(2.0, "M32 3v8.500M40 3v8.500");
        }
        With::Mask => {
            person.draw_as(pen, clothes, Some(mood));
            pen.path("#cfe6ee", "M24 30.500q12-4 24 0v6.500q-3.500 7.500-12 7.500t-12-7.500z");
            pen.line(1.4, "M24 31l-3-3M48 31l3-3M28 34.500q8-2 16 0M29 38.500q7-1.500 14 0");
        }
        With::Question => {
            pen.placed(0.0, 4.0, 0.95, |pen| person.draw_as(pen, clothes, Some(mood)));
            pen.words(INK, "?", Middle { x: 62.0, line: 21.0, size: 27.0, width: 20.0 });
            pen.words(INK, "?", Middle { x: 9.0, line: 17.0, size: 19.0, width: 20.0 });
        }
        With::Knot => {
            pen.placed(5.0, 14.0, 0.86, |pen| person.draw_as(pen, clothes, Some(mood)));
            pen.line(2.4, "M24 11c-3-8 9-11 9-4s-10 7-6-1 14-5 11 2-10 4-5-2 13-3 10 3-9 3-4-4c4-5 10-1 8 3");
        }
        With::Drops => {
            person.draw_as(pen, clothes, Some(mood));
            for (x, y) in [(10.0, 10.0), (62.0, 10.0), (7.0, 27.0), (65.0, 27.0)] {
                let drop = format!("M{x} {y}c-4.600 6.400-4.600 10 0 10s4.600-3.600 0-10z");
                pen.path("#8ec5ea", &drop);
            }
        }
        With::Sleep => {
            pen.placed(0.0, 6.0, 0.92, |pen| person.draw_as(pen, clothes, Some(mood)));
            for (x, line, size) in [(52.0, 20.0, 15.0), (62.0, 13.0, 19.0)] {
                pen.words(INK, "Z", Middle { x, line, size, width: 20.0 });
            }
        }
        With::Star => {
            person.draw_as(pen, clothes, Some(mood));
            pen.path("#f2c94c", "M54 52.500l2.600 5.400 5.900.8-4.300 4.100 1 5.900-5.200-2.800-5.200 2.800 1-5.900-4.300-4.100 5.900-.8z");
        }
        With::Three | With::Friends | With::Couple | With::Family | With::Group | With::Talk => {
            together(pen, with)
        }
    }
}

/// Those who stand in a drawing together: who, where and how large, the hindmost first.
fn together(pen: &mut Pen, with: With) {
    type Place = (usize, f32, f32, f32);
    let (mood, places): (Mood, &[Place]) = match with {
        With::Three => (Mood::Calm, &[(1, -1.0, 20.0, 0.6), (5, 30.0, 20.0, 0.6), (2, 11.0, 24.0, 0.68)]),
        With::Friends => (Mood::Happy, &[(6, -3.0, 15.0, 0.79), (0, 23.0, 17.0, 0.76)]),
        With::Couple => (Mood::Happy, &[(7, -3.0, 22.0, 0.7), (2, 25.0, 24.0, 0.67)]),
        With::Family => (Mood::Happy, &[(3, -2.0, 8.0, 0.66), (4, 27.0, 8.0, 0.66), (8, 17.0, 34.0, 0.53)]),
        With::Group => (
            Mood::Calm,
            &[
                (3, 10.0, 4.0, 0.46),
                (1, 30.0, 4.0, 0.46),
                (0, -3.0, 30.0, 0.58),
                (4, 35.0, 30.0, 0.58),
                (7, 15.0, 30.0, 0.58),
            ],
        ),
        _ => (Mood::Calm, &[(9, -4.0, 32.0, 0.56), (2, 36.0, 32.0, 0.56)]),
    };
    for (who, x, y, scale) in places {
        let person = OTHERS[*who];
        let hair = if person.hair == Hair::Beard && mood != Mood::Calm { Hair::Short } else { person.hair };
        pen.placed(*x, *y, *scale, |pen| {
            Person { hair, ..person }.draw_as(pen, person.clothes(), Some(mood))
        });
    }
    match with {
        With::Couple => {
            pen.path("#c62f2f", "M36 21c-9-6-11-10-10-14 1.500-5 8-5 10 0 2-5 8.500-5 10 0 1 4-1 8-10 14z")
        }
        With::Talk => {
            pen.path(
                "#fff3c4",
                "M6 3h24a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4H20l-6 7v-7H6a4 4 0 0 1-4-4V7a4 4 0 0 1 4-4z",
            );
            pen.path(
                "#cfe6ee",
                "M42 8h24a4 4 0 0 1 4 4v10a4 4 0 0 1-4 4h-7v7l-7-7H42a4 4 0 0 1-4-4V12a4 4 0 0 1 4-4z",
            );
            pen.line(2.2, "M8 9.500h20M8 15h13M44 14.500h20M44 20h13");
        }
        _ => {}
    }
}
