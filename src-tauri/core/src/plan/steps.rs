//! Milestones in one cell, a step a line: "Done. First draft, Sept 2026". What
//! is written here is read back the same; words that would be read otherwise
//! stand in quotation marks.

use super::{Milestone, MilestoneDraft, MilestoneStatus};
use crate::values::{NotADay, When, is_closed, long_day, parts, quoted, unquoted};

/// A step as it was read, and what an officer should hear of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub draft: MilestoneDraft,
    pub told: Option<String>,
}

/// An action that is in operation is no step, though councils write it as one.
pub(crate) const OPERATING: &str = "complete and operating";

/// The steps of a cell.
pub(crate) fn split(cell: &str) -> impl Iterator<Item = &str> {
    parts(cell, |c| matches!(c, ';' | '\n' | '\r')).into_iter().map(str::trim).filter(|step| !step.is_empty())
}

/// A status, words and a date, each optional.
///
/// # Errors
/// A sentence with the day that no calendar has.
pub(crate) fn read(step: &str) -> Result<Step, String> {
    let (status, rest, begins_done) = status_of(step);
    let mut dated = match unquoted(rest) {
        Some((words, after)) if is_date_or_nothing(after) => {
            Dated { words, due: after.trim_start_matches([',', ' ']).to_owned(), told: None }
        }
        _ => dated(rest)?,
    };
    if begins_done && dated.told.is_none() {
        dated.told = Some("It is not read as done. Mark the milestone as done where it is.".into());
    }
    let Dated { words, due, told } = dated;
    Ok(Step { draft: MilestoneDraft { words, due, status, ..MilestoneDraft::default() }, told })
}

/// Every milestone as a line that is read back the same.
pub(crate) fn written(milestones: &[Milestone]) -> String {
    milestones.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(milestone: &Milestone) -> String {
    let due = milestone.due.as_ref().map(When::as_typed).unwrap_or_default();
    let status = match milestone.status {
        MilestoneStatus::Done => "Done. ",
        MilestoneStatus::OnTrack => "On track. ",
        MilestoneStatus::NotStarted => "",
    };
    let joined = |words: &str| {
        let both = [words, &due].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ");
        format!("{status}{both}")
    };
    let plain = joined(&milestone.words);
    if is_read_back(&plain, milestone, &due) { plain } else { joined(&quoted(&milestone.words)) }
}

fn is_read_back(line: &str, milestone: &Milestone, due: &str) -> bool {
    let draft = MilestoneDraft {
        words: milestone.words.clone(),
        due: due.to_owned(),
        status: milestone.status,
        ..MilestoneDraft::default()
    };
    // What is open would hold the next line too.
    let is_one = split(line).eq([line]) && !line.to_lowercase().starts_with(OPERATING);
    is_closed(line) && is_one && read(line).is_ok_and(|step| step.draft == draft)
}

const STATUSES: &[(&str, MilestoneStatus)] = &[
    ("not yet started", MilestoneStatus::NotStarted),
    ("not started", MilestoneStatus::NotStarted),
    ("on track", MilestoneStatus::OnTrack),
    ("in progress", MilestoneStatus::OnTrack),
    ("underway", MilestoneStatus::OnTrack),
    ("under way", MilestoneStatus::OnTrack),
    ("started", MilestoneStatus::OnTrack),
    ("completed", MilestoneStatus::Done),
    ("complete", MilestoneStatus::Done),
    ("achieved", MilestoneStatus::Done),
    ("finished", MilestoneStatus::Done),
    ("done", MilestoneStatus::Done),
];

/// The status at the start of a step, what follows it, and whether the step
/// begins with a word of something done that is part of its sentence
/// ("Completed forms come back").
fn status_of(step: &str) -> (MilestoneStatus, &str, bool) {
    let found = STATUSES.iter().find_map(|(word, status)| {
        let head = step.get(..word.len())?;
        let after = &step[word.len()..];
        let is_whole = !after.starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’');
        (head.eq_ignore_ascii_case(word) && is_whole).then_some((*word, *status, after))
    });
    let Some((word, status, after)) = found else { return (MilestoneStatus::NotStarted, step, false) };
    let rest = after.trim_start();
    let marks = ['.', ',', ':', ';', '-', '–', '—'];
    let is_apart = after.starts_with(&marks[..4]) || (rest.len() < after.len() && rest.starts_with(marks));
    if is_apart {
        let words = rest.trim_start_matches(marks).trim();
        // "Complete." alone keeps its word: a step is never empty.
        return (status, if words.is_empty() { step } else { words }, false);
    }
    if rest.is_empty() {
        return (status, step, false);
    }
    let day = rest.trim_start_matches('(').trim_end_matches(')');
    match When::typed(day) {
        Err(NotADay::NotUnderstood | NotADay::NoDay) => {
            // "Complete the review" is still to be done.
            let is_past = status == MilestoneStatus::Done && word != "complete";
            (MilestoneStatus::NotStarted, step, is_past)
        }
        Ok(_) | Err(_) => (status, day, false),
    }
}

fn is_date_or_nothing(after: &str) -> bool {
    let after = after.trim();
    after.is_empty() || (after.starts_with(',') && When::typed(after.trim_start_matches([',', ' '])).is_ok())
}

#[derive(Debug)]
struct Dated {
    words: String,
    due: String,
    told: Option<String>,
}

const NO_DATE: &str =
    "No date is read here, so it is never late. Write the date at the end, such as June 2027.";

/// A date where one stands: the whole step, or its end behind a comma, a colon
/// or a dash, or an end that can be nothing else ("pilot December 2026"). A
/// number of the sentence is none.
fn dated(text: &str) -> Result<Dated, String> {
    let starts: Vec<usize> = text
        .char_indices()
        .filter(|(at, c)| !c.is_whitespace() && (*at == 0 || text[..*at].ends_with(char::is_whitespace)))
        .map(|(at, _)| at)
        .collect();
    let far = starts.len().saturating_sub(LONGEST_DATE);
    let ends = starts.iter().copied().enumerate().filter(|(nth, at)| *at == 0 || *nth >= far);
    for (_, at) in ends {
        let (before, tail) = (text[..at].trim_end(), &text[at..]);
        let tail = tail.trim_end_matches(['.', ',', ';']);
        let in_brackets = tail.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
        if at > 0 && in_brackets.is_none() && !stands(before, tail) {
            continue;
        }
        let tail = in_brackets.unwrap_or(tail);
        let words = before.trim_end_matches([',', ':', ';', '-', '–', '—']).trim().to_owned();
        match When::understood(tail) {
            Ok((when, is_doubtful)) => {
                let told = is_doubtful.then(|| format!("It is read as {}.", when.long()));
                return Ok(Dated { words, due: when.as_typed(), told });
            }
            Err(NotADay::OtherWeekday(day)) => {
                let told = Some(format!("{} is a {}.", long_day(day), day.format("%A")));
                return Ok(Dated { words, due: long_day(day), told });
            }
            Err(NotADay::Impossible) if !is_count(tail) => {
                return Err(format!("No calendar has the day “{tail}”."));
            }
            Err(NotADay::Impossible | NotADay::NoDay | NotADay::NotUnderstood) => {}
        }
    }
    let told = When::may_be_meant(text).then(|| NO_DATE.to_owned());
    Ok(Dated { words: text.to_owned(), due: String::new(), told })
}

/// In words: "by the end of Thursday 10 December 2026, 10am to 12 noon".
const LONGEST_DATE: usize = 12;

fn stands(before: &str, tail: &str) -> bool {
    let is_number = tail.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if before.ends_with([',', ':', ';', '-', '–', '—', '.']) {
        return !is_number || tail.len() == 4;
    }
    let lower = tail.to_lowercase();
    let leads = ["by ", "in ", "during ", "end of ", "due "].iter().any(|lead| lower.starts_with(lead));
    let names = lower.split(|c: char| !c.is_alphabetic()).any(When::is_named);
    let figures = tail.split(['/', '-', '.']).count() == 3;
    let in_these_years = || When::typed(tail).is_ok_and(|when| when.until.to_string().as_str() > "2015");
    names || figures || (leads && in_these_years())
}

/// "40 March 2027" counts something, and no month has 40 days.
fn is_count(tail: &str) -> bool {
    let (first, rest) = tail.split_once(' ').unwrap_or((tail, ""));
    rest.starts_with(char::is_alphabetic) && first.parse().is_ok_and(|number: u32| number > 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Mark;
    use MilestoneStatus::{Done, NotStarted, OnTrack};

    fn told(step: &str) -> (MilestoneStatus, String, String) {
        let m = read(step).unwrap().draft;
        (m.status, m.words, m.due)
    }

    #[test]
    fn a_step_is_taken_apart_into_status_words_and_date() {
        for (step, status, words, due) in [
            ("June 2024", NotStarted, "", "June 2024"),
            ("Sept 2024", NotStarted, "", "Sept 2024"),
            ("Done. First draft, Sept 2026", Done, "First draft", "Sept 2026"),
            ("On track. 34 of first 40, 30 November 2026", OnTrack, "34 of first 40", "30 November 2026"),
            ("Talk to 12 people", NotStarted, "Talk to 12 people", ""),
            ("pilot December 2026", NotStarted, "pilot", "December 2026"),
            ("Draft: June 2026", NotStarted, "Draft", "June 2026"),
            ("By end of March 2027", NotStarted, "", "By end of March 2027"),
            ("Review (June 2027)", NotStarted, "Review", "June 2027"),
            ("Meet the board, 10 December 2026, 2pm", NotStarted, "Meet the board", "10 December 2026, 2pm"),
        ] {
            assert_eq!(told(step), (status, words.into(), due.into()), "{step}");
        }
    }

    #[test]
    fn what_was_done_is_done_with_and_without_a_full_stop() {
        for step in [
            "Completed June 2025",
            "Done June 2025",
            "Complete: June 2025",
            "Done. June 2025",
            "done - June 2025",
        ] {
            assert_eq!(told(step), (Done, String::new(), "June 2025".into()), "{step}");
        }
        assert_eq!(told("Complete"), (Done, "Complete".into(), String::new()));
        assert_eq!(told("In progress, June 2027"), (OnTrack, String::new(), "June 2027".into()));
        assert_eq!(told("Complete the review, June 2027").0, NotStarted);
        let step = read("Completed forms are back, June 2027").unwrap();
        assert!(step.draft.status == NotStarted && step.told.is_some());
    }

    #[test]
    fn a_number_in_a_sentence_is_no_day_and_no_year() {
        for (step, words, due) in [
            ("Visit 12, June 2027", "Visit 12", "June 2027"),
            ("Talk to 40 March 2027", "Talk to 40", "March 2027"),
            ("Recruit 2030", "Recruit 2030", ""),
            ("Room 45474", "Room 45474", ""),
            ("Meet 3, 30/06/2027", "Meet 3", "30/06/2027"),
            ("Agree the budget for 2026/27", "Agree the budget for 2026/27", ""),
            ("Spend it in 2026/27", "Spend it", "in 2026/27"),
        ] {
            assert_eq!(told(step), (NotStarted, words.into(), due.into()), "{step}");
        }
    }

    #[test]
    fn what_may_be_a_date_and_is_none_to_us_is_told() {
        for step in ["24-Jun", "June", "Q3 2026", "Agree the budget for 2026/27", "June/July 2027", "45474"] {
            assert!(read(step).unwrap().told.is_some(), "{step}");
        }
        for step in ["June 2027", "Ongoing", "Talk to 12 people", "Jun-27", "2026/27", "Q3 2026/27"] {
            assert_eq!(read(step).unwrap().told, None, "{step}");
        }
        let step = read("Monday 30 June 2024").unwrap();
        assert_eq!(
            (step.draft.due.as_str(), step.told.as_deref()),
            ("30 June 2024", Some("30 June 2024 is a Sunday."))
        );
    }

    #[test]
    fn an_impossible_date_is_told_by_what_was_typed() {
        assert_eq!(read("Board meets 31/02/2026").unwrap_err(), "No calendar has the day “31/02/2026”.");
        assert!(read("31 February 2026").is_err() && read("13/2026").is_err());
    }

    /// Words that are easily taken for something else, with and without a date.
    #[test]
    fn every_milestone_comes_back_as_it_was_written() {
        let words = [
            "",
            "Draft",
            "Visit 12",
            "Meet; decide",
            "Draft, 3 June 2027",
            "Done. really",
            "Done",
            "On track",
            "2027",
            "Complete and operating now",
            "say \"hi\"",
            "\"quoted\"",
            "\"",
            "(open",
            "open)",
            "(a; b)",
            "a) b (c",
            "Room 12:",
            "ends -",
            "June",
            "31/02/2026",
            "45474",
            "Not started. x",
            "\"a\", June 2027",
            "2026/27",
            ",",
        ];
        let dues =
            ["", "June 2027", "10 December 2026, 2pm", "2026/27", "Q3 2026/27", "2027", "June/July 2027"];
        let mut milestones = Vec::new();
        for words in words {
            for due in dues.iter().filter(|due| !(words.is_empty() && due.is_empty())) {
                for status in [NotStarted, OnTrack, Done] {
                    milestones.push(Milestone {
                        id: String::new(),
                        words: words.into(),
                        due: When::typed(due).ok(),
                        due_words: String::new(),
                        status,
                        done_on: None,
                        mark: Mark::NotStarted,
                        easy_words: String::new(),
                        picture: String::new(),
                    });
                }
            }
        }
        let cell = written(&milestones);
        let steps: Vec<_> = split(&cell).collect();
        assert_eq!(steps.len(), milestones.len());
        for (step, m) in steps.into_iter().zip(&milestones) {
            let due = m.due.as_ref().map(When::as_typed).unwrap_or_default();
            assert_eq!(told(step), (m.status, m.words.clone(), due), "written as {step}");
        }
    }
}
