//! Taking a row apart into its cells, line by line as they come: what was looked
//! at once is not looked at again when the next line is added.

/// A row that is being taken apart.
pub(super) struct Cutting<'a> {
    pub text: String,
    separator: char,
    /// Where a quotation mark is a letter.
    letters: &'a [usize],
    pub cells: Vec<String>,
    /// Where cells begin and end that hold line ends.
    pub long: Vec<(usize, usize)>,
    /// The next cell begins here.
    at: usize,
    open: Option<Open>,
}

/// A cell in quotation marks that has not ended yet.
struct Open {
    from: usize,
    /// Looked at up to here.
    seen: usize,
    /// A line ended within it.
    has_end: bool,
    cell: String,
}

impl Open {
    fn take(&mut self, words: &str) {
        self.has_end |= words.contains(['\n', '\r']);
        self.cell.push_str(words);
    }
}

pub(super) enum Cut {
    Whole,
    /// A cell that opens here is not closed yet.
    Open(usize),
    /// A cell that opens here ends where another opens.
    Broken(usize),
}

impl<'a> Cutting<'a> {
    pub fn of(first: &str, separator: char, letters: &'a [usize]) -> Self {
        let (cells, long) = (Vec::new(), Vec::new());
        Self { text: first.to_owned(), separator, letters, cells, long, at: 0, open: None }
    }

    /// Goes on as far as the text goes.
    pub fn cut(&mut self) -> Cut {
        loop {
            if self.open.is_none() {
                let rest = &self.text[self.at..];
                if rest.starts_with('"') && !self.letters.contains(&self.at) {
                    self.open =
                        Some(Open { from: self.at, seen: self.at + 1, has_end: false, cell: String::new() });
                } else {
                    let end = self.at + rest.find(self.separator).unwrap_or(rest.len());
                    self.cells.push(self.text[self.at..end].to_owned());
                    if self.ends(end) {
                        return Cut::Whole;
                    }
                    continue;
                }
            }
            let Some(open) = self.open.as_mut() else { continue };
            let from = open.from;
            match quoted(&self.text, open, self.separator) {
                Quoted::Closed(end) => {
                    self.cells.push(std::mem::take(&mut open.cell));
                    self.open = None;
                    if self.text[from..end].contains(['\n', '\r']) {
                        self.long.push((from, end));
                    }
                    if self.ends(end) {
                        return Cut::Whole;
                    }
                }
                Quoted::Open => return Cut::Open(from),
                Quoted::Broken => return Cut::Broken(from),
            }
        }
    }

    /// Whether the row is over where a cell ends.
    fn ends(&mut self, end: usize) -> bool {
        self.at = end + self.separator.len_utf8();
        end >= self.text.len()
    }
}

enum Quoted {
    Closed(usize),
    Open,
    Broken,
}

/// Looks for the end of a cell in quotation marks, from where it was looked for before.
fn quoted(text: &str, open: &mut Open, separator: char) -> Quoted {
    loop {
        let Some(close) = text[open.seen..].find('"').map(|at| open.seen + at) else {
            open.take(&text[open.seen..]);
            open.seen = text.len();
            return Quoted::Open;
        };
        let after = &text[close + 1..];
        open.take(&text[open.seen..close]);
        if after.starts_with('"') {
            open.cell.push('"');
            open.seen = close + 2;
            continue;
        }
        let blanks = after.len() - after.trim_start_matches(' ').len();
        if after.len() == blanks || after[blanks..].starts_with(separator) {
            return Quoted::Closed(close + 1 + blanks);
        }
        let opens_another = text[..close].ends_with([separator, '\n', '\r']);
        if opens_another && open.has_end {
            return Quoted::Broken;
        }
        // "He said "hi" to me": a mark within the words.
        open.cell.push('"');
        open.seen = close + 1;
    }
}
