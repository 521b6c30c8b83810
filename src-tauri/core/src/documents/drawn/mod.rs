//! Pictures of this very thing: the leaf of the calendar with the day that the
//! sentence names, the clock at its time, the notes and coins of its amount, as many
//! people as it says, the phone with its number. Each is drawn from its meaning
//! alone, so the same meaning is the same bytes.
//!
//! A meaning is a kind and a value: `day:2026-12-03`, `month:2027-02`, `time:14:30`,
//! `money:2550` (pence), `count:6`, `phone:01632-960500`. With `@pl` behind it the words
//! on it are those of another language.

mod clock;
mod leaf;
mod letters;
mod money;
mod mood;
mod pen;
mod people;
mod person;
mod phone;
mod said;
mod scenes;

use crate::phrases;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
pub use said::said;
pub use scenes::{is_scene, scene, variants};
use std::fmt;

/// The most people that are drawn one by one.
pub const MOST_PEOPLE: u32 = 60;
/// The largest sum that is drawn in notes and coins: a pile of money counts for nobody.
pub const MOST_PENCE: u32 = 30_000;

/// A picture that is drawn from a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    pub thing: Thing,
    /// BCP 47; "" is English.
    language: String,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Thing {
    Day(NaiveDate),
    /// The first day of the month.
    Month(NaiveDate),
    Time(NaiveTime),
    Pence(u32),
    /// So many people.
    Count(u32),
    /// Figures in groups with spaces between, perhaps with a plus before them.
    Phone(String),
}

impl Thing {
    /// A sum that can be laid out in notes and coins.
    #[must_use]
    pub fn pence(pence: u32) -> Option<Self> {
        (1..=MOST_PENCE).contains(&pence).then_some(Self::Pence(pence))
    }

    /// As many people as one sees one by one.
    #[must_use]
    pub fn count(people: u32) -> Option<Self> {
        (1..=MOST_PEOPLE).contains(&people).then_some(Self::Count(people))
    }

    /// A phone number of three to fifteen figures.
    #[must_use]
    pub fn phone(number: &str) -> Option<Self> {
        let groups: Vec<&str> = number.split_whitespace().collect();
        let figures = groups.concat();
        let is_number = figures.strip_prefix('+').unwrap_or(&figures).bytes().all(|b| b.is_ascii_digit());
        (is_number && (3..=16).contains(&figures.len())).then(|| Self::Phone(groups.join(" ")))
    }

    /// Whether both are a day, a time, a sum, a number of people or a phone.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// The meaning of its picture, by which records know it.
    #[must_use]
    pub fn meaning(&self) -> String {
        match self {
            Self::Day(day) => format!("day:{}", day.format("%Y-%m-%d")),
            Self::Month(day) => format!("month:{}", day.format("%Y-%m")),
            Self::Time(time) => format!("time:{}", time.format("%H:%M")),
            Self::Pence(pence) => format!("money:{pence}"),
            Self::Count(people) => format!("count:{people}"),
            Self::Phone(number) => format!("phone:{}", number.replace(' ', "-")),
        }
    }
}

impl Drawn {
    /// Reads a meaning; nothing where it names no thing that can be drawn.
    #[must_use]
    pub fn read(meaning: &str) -> Option<Self> {
        let (thing, language) = meaning.split_once('@').unwrap_or((meaning, ""));
        let (kind, value) = thing.split_once(':')?;
        let read = match kind {
            "day" => Thing::Day(NaiveDate::parse_from_str(value, "%Y-%m-%d").ok()?),
            "month" => Thing::Month(NaiveDate::parse_from_str(&format!("{value}-01"), "%Y-%m-%d").ok()?),
            "time" => Thing::Time(NaiveTime::parse_from_str(value, "%H:%M").ok()?),
            "money" => Thing::pence(value.parse().ok()?)?,
            "count" => Thing::count(value.parse().ok()?)?,
            "phone" => Thing::phone(&value.replace('-', " "))?,
            _ => return None,
        };
        // One thing has one meaning, or two pictures of it would be two ideas.
        (read.meaning() == thing).then(|| Self { thing: read, language: language.to_owned() })
    }

    /// The same with its words in the language of a document.
    #[must_use]
    pub fn in_language(self, language: &str) -> Self {
        let is_english = language.starts_with("en") || !phrases::is_known(language);
        Self { language: if is_english { String::new() } else { language.to_owned() }, ..self }
    }

    /// With the language, where it is not English.
    #[must_use]
    pub fn meaning(&self) -> String {
        let thing = self.thing.meaning();
        if self.language.is_empty() { thing } else { format!("{thing}@{}", self.language) }
    }

    /// The drawing, as an SVG file of 72 by 72 units.
    #[must_use]
    pub fn svg(&self) -> String {
        match &self.thing {
            Thing::Day(day) => leaf::day(*day, &self.language),
            Thing::Month(day) => leaf::month(*day, &self.language),
            Thing::Time(time) => clock::clock(*time, self.is_english()),
            Thing::Pence(pence) => money::money(*pence),
            Thing::Count(people) => people::count(*people),
            Thing::Phone(number) => phone::phone(number),
        }
    }

    /// What it stands for, in a word or two.
    #[must_use]
    pub fn label(&self) -> String {
        match &self.thing {
            Thing::Day(day) => phrases::whole_day(&self.language, *day),
            Thing::Month(day) => phrases::month(&self.language, *day),
            Thing::Time(time) => time_words(*time, self.is_english()),
            Thing::Pence(pence) => money::amount(*pence),
            Thing::Count(1) => "1 person".to_owned(),
            Thing::Count(people) => format!("{people} people"),
            Thing::Phone(number) => number.clone(),
        }
    }

    /// What is to be seen, in English.
    #[must_use]
    pub fn alt(&self) -> String {
        match &self.thing {
            Thing::Day(day) => format!("A calendar that shows {}", day.format("%A %-d %B %Y")),
            Thing::Month(day) => format!("A calendar that shows {}", day.format("%B %Y")),
            Thing::Time(time) => {
                format!("A clock that shows {}{}", time_words(*time, true), part_of_day(*time))
            }
            Thing::Pence(pence) => format!("{}: {}", money::amount(*pence), money::told(*pence)),
            Thing::Count(_) => self.label(),
            Thing::Phone(number) => format!("A phone with the number {number}"),
        }
    }

    /// What is to be seen, in the language that its words are in, where that can be said
    /// without a sentence.
    #[must_use]
    pub fn seen(&self) -> String {
        if self.is_english() || matches!(self.thing, Thing::Count(_)) { self.alt() } else { self.label() }
    }

    fn is_english(&self) -> bool {
        self.language.is_empty()
    }
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.meaning())
    }
}

/// "2:30pm" (rule ER-N5); in other languages "14:30".
fn time_words(time: NaiveTime, is_english: bool) -> String {
    if !is_english {
        return time.format("%H:%M").to_string();
    }
    let (is_afternoon, hour) = time.hour12();
    let half = if is_afternoon { "pm" } else { "am" };
    match (time.hour(), time.minute()) {
        (12, 0) => "12 noon".to_owned(),
        (0, 0) => "12 midnight".to_owned(),
        (_, 0) => format!("{hour}{half}"),
        (_, minute) => format!("{hour}:{minute:02}{half}"),
    }
}

fn part_of_day(time: NaiveTime) -> &'static str {
    match time.hour() {
        12 | 0 if time.minute() == 0 => "",
        0..=4 => ", at night",
        5..=11 => ", in the morning",
        12..=17 => ", in the afternoon",
        18..=21 => ", in the evening",
        _ => ", at night",
    }
}

/// The first day of the month of a day.
#[must_use]
pub fn month_of(day: NaiveDate) -> Thing {
    Thing::Month(day.with_day(1).unwrap_or(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::pdf::can_draw;
    use std::collections::BTreeSet;

    fn all() -> Vec<Drawn> {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default();
        let days = first.iter_days().take(366).map(Thing::Day);
        let months =
            (0..24).filter_map(|at| first.checked_add_months(chrono::Months::new(at))).map(Thing::Month);
        let times =
            (0..24 * 12).filter_map(|at| NaiveTime::from_hms_opt(at / 12, at % 12 * 5, 0)).map(Thing::Time);
        let sums = (1..=MOST_PENCE).step_by(37).chain([MOST_PENCE, 999, 100]).filter_map(Thing::pence);
        let people = (1..=MOST_PEOPLE).filter_map(Thing::count);
        let phones = ["999", "01632 960500", "07700 900123", "+44 7700 900123", "0300 123 4567"];
        let things = days.chain(months).chain(times).chain(sums).chain(people);
        let things = things.chain(phones.iter().filter_map(|number| Thing::phone(number)));
        things.map(|thing| Drawn { thing, language: String::new() }).collect()
    }

    #[test]
    fn every_thing_is_read_back_from_its_meaning_and_no_two_look_the_same() {
        let all = all();
        assert!(all.len() > 1500);
        let mut drawings = BTreeSet::new();
        let mut meanings = BTreeSet::new();
        for drawn in &all {
            assert_eq!(Drawn::read(&drawn.meaning()).as_ref(), Some(drawn));
            let is_new = meanings.insert(drawn.meaning());
            assert_eq!(drawings.insert(drawn.svg()), is_new, "{drawn} looks like another");
        }
    }

    #[test]
    fn every_drawing_prints_and_asks_for_nothing() {
        let all = all();
        assert!(all.len() > 1500);
        for drawn in all.iter().step_by(17) {
            let svg = drawn.svg();
            assert!(can_draw(&svg), "{drawn}");
            assert_eq!(drawn.svg(), svg, "the same bytes");
            let elements = svg.replace("http://www.w3.org/2000/svg", "");
            assert!(
                !["http", "<text", "<image", "href"].iter().any(|asks| elements.contains(asks)),
                "{drawn}"
            );
        }
    }

    #[test]
    fn what_is_no_thing_is_not_drawn() {
        for meaning in [
            "day:2026-02-30",
            "day:2026-2-3",
            "day:",
            "month:2026-13",
            "time:24:00",
            "time:2:30",
            "money:0",
            "money:30001",
            "money:-5",
            "money:0100",
            "count:0",
            "count:61",
            "phone:12",
            "phone:01632--960500",
            "phone:abc",
            "bus",
            "own:aa",
            "",
        ] {
            assert_eq!(Drawn::read(meaning), None, "{meaning}");
        }
    }

    #[test]
    fn the_amount_below_is_what_the_notes_and_coins_come_to() {
        let told =
            |pence| Drawn::read(&format!("money:{pence}")).map(|drawn| drawn.alt()).unwrap_or_default();
        assert_eq!(told(1500), "£15: one £10 note and one £5 note");
        assert_eq!(told(2550), "£25.50: one £20 note, one £5 note and one 50p coin");
        assert_eq!(told(8000), "£80: four £20 notes");
        assert_eq!(
            told(88),
            "88p: one 50p coin, one 20p coin, one 10p coin, one 5p coin, one 2p coin and one 1p coin"
        );
    }

    #[test]
    fn a_time_says_its_part_of_the_day() {
        let seen =
            |time: &str| Drawn::read(&format!("time:{time}")).map(|drawn| drawn.alt()).unwrap_or_default();
        assert_eq!(seen("14:30"), "A clock that shows 2:30pm, in the afternoon");
        assert_eq!(seen("09:00"), "A clock that shows 9am, in the morning");
        assert_eq!(seen("12:00"), "A clock that shows 12 noon");
        assert_eq!(seen("19:15"), "A clock that shows 7:15pm, in the evening");
    }

    #[test]
    fn words_on_it_are_those_of_the_document() {
        let day = Drawn::read("day:2026-12-03").map(|day| day.in_language("pl"));
        let polish = day.as_ref().map(Drawn::meaning).unwrap_or_default();
        assert_eq!(polish, "day:2026-12-03@pl");
        assert_eq!(Drawn::read(&polish), day);
        assert!(day.as_ref().is_some_and(|day| day.seen().contains("grudnia")));
        assert_ne!(day.map(|day| day.svg()), Drawn::read("day:2026-12-03").map(|day| day.svg()));
        let unknown = Drawn::read("day:2026-12-03").map(|day| day.in_language("xx").meaning());
        assert_eq!(unknown.as_deref(), Some("day:2026-12-03"));
    }
}
