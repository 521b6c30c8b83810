//! The things that a sentence names and a picture can show. Only what is said whole: a day
//! with its year, a time with its half of the day. What is half said is not guessed.

use super::Thing;
use crate::values::MONTHS;
use chrono::{NaiveDate, NaiveTime};

/// Words behind a number that count people.
const PEOPLE: &[&str] = &[
    "people",
    "persons",
    "person",
    "men",
    "man",
    "women",
    "woman",
    "adults",
    "carers",
    "members",
    "residents",
];
const NUMBERS: &[&str] =
    &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Each once, in the order in which they are said.
#[must_use]
pub fn said(sentence: &str) -> Vec<Thing> {
    let words: Vec<String> = sentence.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = Rest { words: &words, at };
        let read = rest.phone().or_else(|| rest.day()).or_else(|| rest.month()).or_else(|| rest.time());
        let read = read.or_else(|| rest.money()).or_else(|| rest.people());
        match read {
            Some((thing, length)) => {
                found.extend((!found.contains(&thing)).then_some(thing));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// A word in small letters, without the marks around it.
fn bare(word: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || c == '£' || c == '+';
    word.trim_start_matches(|c| !is_part(c)).trim_end_matches(|c| !is_part(c)).to_lowercase()
}

struct Rest<'a> {
    words: &'a [String],
    at: usize,
}

/// A thing, and how many words it took.
type Read = Option<(Thing, usize)>;

impl Rest<'_> {
    fn word(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", String::as_str)
    }

    fn before(&self, back: usize) -> &str {
        self.at.checked_sub(back).and_then(|at| self.words.get(at)).map_or("", String::as_str)
    }

    /// "3 December 2026", "3rd of December 2026".
    fn day(&self) -> Read {
        let number = self.word(0);
        let cut = ["st", "nd", "rd", "th"].iter().find_map(|ending| number.strip_suffix(ending));
        let day = figures(cut.unwrap_or(number), 2)?;
        let of = usize::from(self.word(1) == "of");
        let day = NaiveDate::from_ymd_opt(year(self.word(2 + of))?, month(self.word(1 + of))?, day)?;
        Some((Thing::Day(day), 3 + of))
    }

    /// "February 2027".
    fn month(&self) -> Read {
        let day = NaiveDate::from_ymd_opt(year(self.word(1))?, month(self.word(0))?, 1)?;
        // "31 February 2027" is no month.
        let is_of_a_day = self.before(1).starts_with(|c: char| c.is_ascii_digit());
        (!is_of_a_day).then_some((Thing::Month(day), 2))
    }

    /// "2pm", "10:30am", "12 noon", "14:30".
    fn time(&self) -> Read {
        let word = self.word(0);
        match (word, self.word(1)) {
            ("noon" | "midday", _) => return Some((Thing::Time(clock(12, 0)?), 1)),
            ("midnight", _) => return Some((Thing::Time(clock(0, 0)?), 1)),
            ("12", "noon" | "midday") => return Some((Thing::Time(clock(12, 0)?), 2)),
            ("12", "midnight") => return Some((Thing::Time(clock(0, 0)?), 2)),
            _ => {}
        }
        let letters = word.find(|c: char| c.is_alphabetic()).unwrap_or(word.len());
        let (figures_of, half) = word.split_at(letters);
        let (half, length) = if half.is_empty() { (self.word(1), 2) } else { (half, 1) };
        let mark = figures_of.find([':', '.']);
        let (hour, minute) = match mark {
            Some(mark) => (&figures_of[..mark], &figures_of[mark + 1..]),
            None => (figures_of, "00"),
        };
        if minute.len() != 2 {
            return None;
        }
        let (hour, minute) = (figures(hour, 2)?, figures(minute, 2)?);
        let late = match half {
            "am" | "a.m" => 0,
            "pm" | "p.m" => 12,
            // Without its half only a time that has no other reading.
            _ if figures_of.contains(':') && hour > 12 => {
                return Some((Thing::Time(clock(hour, minute)?), 1));
            }
            _ => return None,
        };
        let is_hour = (1..=12).contains(&hour);
        is_hour.then(|| Some((Thing::Time(clock(hour % 12 + late, minute)?), length)))?
    }

    /// "£15", "£15.50", "50p".
    fn money(&self) -> Read {
        let word = self.word(0);
        if matches!(self.word(1), "million" | "billion" | "thousand") {
            return None;
        }
        let pence = match word.strip_prefix('£') {
            Some(sum) => {
                let sum = sum.replace(',', "");
                let (pounds, pence) = sum.split_once('.').unwrap_or((&sum, "00"));
                if pence.len() != 2 {
                    return None;
                }
                figures(pounds, 6)?.checked_mul(100)?.checked_add(figures(pence, 2)?)?
            }
            None => figures(word.strip_suffix('p')?, 2)?,
        };
        Some((Thing::pence(pence)?, 1))
    }

    /// "6 people", "two carers"; "1 in 4 people" counts nobody.
    fn people(&self) -> Read {
        let word = self.word(0);
        let named = NUMBERS.iter().position(|number| *number == word).map(|at| at as u32 + 1);
        let number = named.or_else(|| figures(word, 2))?;
        let is_share = self.before(1) == "in" || self.before(1) == "of" || self.before(1) == "every";
        let is_people = PEOPLE.contains(&self.word(1));
        (is_people && !is_share).then(|| Some((Thing::count(number)?, 2)))?
    }

    /// "01632 960500", "+44 1632 960500": ten figures and more, from a nought or a plus.
    fn phone(&self) -> Read {
        let first = self.word(0);
        if !first.starts_with(['0', '+']) {
            return None;
        }
        let is_group = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
        let mut groups = vec![first];
        while is_group(self.word(groups.len())) && groups.concat().len() < 11 {
            groups.push(self.word(groups.len()));
        }
        let figures = groups.concat();
        let is_whole = is_group(figures.strip_prefix('+').unwrap_or(&figures));
        (is_whole && figures.len() >= 10).then(|| Some((Thing::phone(&groups.join(" "))?, groups.len())))?
    }
}

/// A number of so many figures at most.
fn figures(word: &str, most: usize) -> Option<u32> {
    let is_number = (1..=most).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    if is_number { word.parse().ok() } else { None }
}

fn year(word: &str) -> Option<i32> {
    let year = figures(word, 4)?;
    (1900..2200).contains(&year).then(|| i32::try_from(year).ok())?
}

/// "december" or "dec".
fn month(word: &str) -> Option<u32> {
    let is = |name: &&str| {
        let name = name.to_lowercase();
        name == word || (word.len() == 3 && name.starts_with(word))
    };
    (1..).zip(MONTHS.iter()).find(|(_, name)| is(name)).map(|(number, _)| number)
}

fn clock(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meanings(sentence: &str) -> Vec<String> {
        said(sentence).iter().map(Thing::meaning).collect()
    }

    #[test]
    fn what_a_sentence_says_whole_is_found_in_its_order() {
        for (sentence, things) in [
            ("We meet on Thursday 3 December 2026.", &["day:2026-12-03"][..]),
            ("We meet on the 3rd of Dec 2026, at 2pm.", &["day:2026-12-03", "time:14:00"]),
            ("We start at 10:30am.\nWe finish at 12:30pm.", &["time:10:30", "time:12:30"]),
            ("Lunch is at 12 noon, and we end by 2.15 p.m.", &["time:12:00", "time:14:15"]),
            ("Zaczynamy o 14:30.", &["time:14:30"]),
            ("Please tell us by February 2027.", &["month:2027-02"]),
            ("We pay you £15 and £2.50 for the bus.", &["money:1500", "money:250"]),
            ("It costs 50p.", &["money:50"]),
            ("We listened to 42 people.", &["count:42"]),
            ("Two carers came.", &["count:2"]),
            ("Please call us on 01632 960500.", &["phone:01632-960500"]),
            ("Ring +44 7700 900123 or 0300 123 4567.", &["phone:+44-7700-900123", "phone:0300-123-4567"]),
        ] {
            assert_eq!(meanings(sentence), things, "{sentence}");
        }
    }

    #[test]
    fn what_is_half_said_is_not_guessed() {
        for sentence in [
            "We meet on Thursday 3 December.",
            "We meet on 31 February 2027.",
            "We start at 2:30.",
            "We start at 2 o'clock.",
            "1 in 4 people are carers.",
            "3 of 5 people agree.",
            "There are 250 people.",
            "We spend £2.4 million.",
            "We have £400,000.",
            "Take 4 tablets in 2026.",
            "",
        ] {
            let found = meanings(sentence);

            assert_eq!(found.len(), 0, "{sentence}: {found:?}");
        }
    }
}
