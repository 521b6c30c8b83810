//! A time of day beside a date: "10 December 2026, 2pm", "01/07/2024 00:00".

pub(super) struct Timed {
    /// What is left without the time; nothing where no time stands there.
    pub rest: Option<String>,
    /// A spreadsheet shows a bare day so.
    pub is_midnight: bool,
}

/// Takes a time off either end.
pub(super) fn without(text: &str) -> Timed {
    if let Some((day, time)) = text.split_at_checked(10)
        && let Some(time) = time.strip_prefix('t')
        && day
            .bytes()
            .enumerate()
            .all(|(at, b)| if matches!(at, 4 | 7) { b == b'-' } else { b.is_ascii_digit() })
    {
        return Timed { rest: Some(day.to_owned()), is_midnight: time.starts_with("00:00") };
    }
    // Without one of these no time is written.
    if !(text.contains([':', '.']) || ["am", "pm", "noon", "mid"].iter().any(|half| text.contains(half))) {
        return Timed { rest: None, is_midnight: false };
    }
    let text = close_up(text);
    let mut words: Vec<&str> = text.split(' ').collect();
    let mut times = Vec::new();
    while words.len() > 1 {
        let last = words[words.len() - 1].trim_matches(',');
        if is_time(last) {
            times.push(last);
        } else if times.is_empty() || !matches!(last, "at" | "from" | "to" | "until" | "and" | "-" | "@") {
            break;
        }
        words.pop();
    }
    while words.len() > 1 {
        let first = words[0].trim_matches(',');
        if is_time(first) && first.contains([':', 'm', 'n']) {
            times.push(first);
        } else if times.is_empty() || !matches!(first, "on" | "to" | "until" | "and" | "-") {
            break;
        }
        words.remove(0);
    }
    let is_midnight =
        times.iter().all(|time| matches!(*time, "12:00:00am" | "0:00") || time.starts_with("00:00"));
    let rest = (!times.is_empty()).then(|| words.join(" ").trim_matches([',', ' ']).to_owned());
    Timed { rest, is_midnight }
}

/// "2 p.m." and "12 noon" as one word.
fn close_up(text: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for word in text.replace("a.m", "am").replace("p.m", "pm").split(' ') {
        let bare = word.trim_matches([',', '.']);
        match words.last_mut() {
            Some(hour)
                if matches!(bare, "am" | "pm" | "noon") && hour.ends_with(|c: char| c.is_ascii_digit()) =>
            {
                hour.push_str(bare);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words.join(" ")
}

fn is_time(word: &str) -> bool {
    let word = word.trim_matches(['.', '(', ')']);
    match word.split_once('-') {
        // "10-12pm"
        Some((from, until)) => is_clock(until) && (is_clock(from) || is_hour(from)),
        None => matches!(word, "noon" | "midday" | "midnight") || is_clock(word),
    }
}

/// "14:00", "2.30pm", "2pm", "09:30:00".
fn is_clock(word: &str) -> bool {
    let bare = ["am", "pm", "noon"].iter().find_map(|half| word.strip_suffix(half));
    let mut parts = bare.unwrap_or(word).split([':', '.']);
    let is_whole = parts.next().is_some_and(is_hour);
    let rest: Vec<&str> = parts.collect();
    let is_minute =
        |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()) && **part < *"60";
    is_whole && rest.iter().take(2).all(is_minute) && rest.len() <= 3 && (bare.is_some() || !rest.is_empty())
}

fn is_hour(text: &str) -> bool {
    let figures = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    figures && text.parse().is_ok_and(|hour: u8| hour <= 24)
}
