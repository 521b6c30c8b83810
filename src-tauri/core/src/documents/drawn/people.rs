//! As many people as a sentence says, each another one.

use super::mood::Mood;
use super::pen::{INK, Middle, Pen};
use super::person::{Age, Hair, Person};

/// Those who stand in a drawing of several, in this order: ages, skin and hair go round.
pub(super) const OTHERS: [Person; 10] = [
    Person { hair: Hair::Short, age: Age::Adult, tone: 1 },
    Person { hair: Hair::Long, age: Age::Adult, tone: 4 },
    Person { hair: Hair::Bob, age: Age::Older, tone: 2 },
    Person { hair: Hair::Bald, age: Age::Older, tone: 5 },
    Person { hair: Hair::Scarf, age: Age::Adult, tone: 3 },
    Person { hair: Hair::Short, age: Age::Young, tone: 4 },
    Person { hair: Hair::Curly, age: Age::Adult, tone: 5 },
    Person { hair: Hair::Beard, age: Age::Older, tone: 1 },
    Person { hair: Hair::Long, age: Age::Young, tone: 2 },
    Person { hair: Hair::Turban, age: Age::Adult, tone: 3 },
];

/// Everybody once, in rows, and the number below where nobody counts that far at a glance.
pub(super) fn count(people: u32) -> String {
    let room = if people > 4 { 56.0 } else { 72.0 };
    let (columns, size) = layout(people, room);
    let rows = people.div_ceil(columns);
    let mut pen = Pen::new(2.5);
    let top = (room - size * rows as f32) / 2.0;
    for at in 0..people {
        let row = at / columns;
        let in_row = (people - row * columns).min(columns);
        let step = 72.0 / columns as f32;
        let middle = 36.0 + step * ((at % columns) as f32 - (in_row as f32 - 1.0) / 2.0);
        let person = &OTHERS[at as usize % OTHERS.len()];
        pen.placed(middle - size / 2.0, top + size * row as f32, size / 76.0, |pen| {
            person.draw_as(pen, person.clothes(), (size > 12.0).then_some(Mood::Calm));
        });
    }
    if people > 4 {
        pen.words(INK, &people.to_string(), Middle { x: 36.0, line: 71.0, size: 17.0, width: 70.0 });
    }
    pen.done()
}

/// How many stand in a row, so that each is as large as can be.
fn layout(people: u32, room: f32) -> (u32, f32) {
    let size = |columns: u32| (72.0 / columns as f32).min(room / people.div_ceil(columns) as f32);
    let best = (1..=people).max_by(|one, other| size(*one).total_cmp(&size(*other)).then(one.cmp(other)));
    let columns = best.unwrap_or(1);
    (columns, size(columns))
}
