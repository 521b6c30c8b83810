//! Lists and search in 100,000 people as the commands answer them, down to the
//! JSON that the page gets, beside the bare statement on a plain SQLite copy.

use std::fs;
use std::path::Path;

use alongside_core::Store;
use alongside_core::listing::ListQuery;
use alongside_core::store::{Stretch, Surroundings};
use alongside_core::{people, search};
use rusqlite::{Connection, OpenFlags, Statement};

use crate::register::{self, Dice};
use crate::table::{Line, Table, percentile};
use crate::{Bench, Outcome, PASSPHRASE, cpu, now};

const TURNS: usize = 300;
const MOST: f64 = 2.0;

/// What an officer does, what it may cost, and the bare statement beside it.
struct Case {
    what: &'static str,
    /// Milliseconds that 99 of 100 turns stay under.
    limit: f64,
    sort: &'static str,
    /// What is typed in one turn.
    typed: fn(&mut Dice) -> String,
    /// The statements that find the same rows; each gets the words as FTS5 wants them.
    bare: &'static [(&'static str, Asked)],
}

/// What a bare statement is asked with.
#[derive(Clone, Copy)]
enum Asked {
    Nothing,
    Beginnings,
    Parts,
}

const CASES: &[Case] = &[
    Case {
        what: "list: first 50 by name",
        limit: 16.0,
        sort: "",
        typed: |_| String::new(),
        bare: &[(LIST_BY_NAME, Asked::Nothing), (COUNT, Asked::Nothing)],
    },
    Case {
        what: "list: first 50 by town",
        limit: 16.0,
        sort: "town",
        typed: |_| String::new(),
        bare: &[(LIST_BY_TOWN, Asked::Nothing), (COUNT, Asked::Nothing)],
    },
    Case {
        what: "list: 1 letter typed",
        limit: 16.0,
        sort: "",
        typed: |dice| dice.of(register::FIRST).chars().take(1).collect(),
        bare: &[(LIST_TYPED, Asked::Beginnings), (COUNT_TYPED, Asked::Beginnings)],
    },
    Case {
        what: "list: 3 letters typed",
        limit: 16.0,
        sort: "",
        typed: |dice| dice.of(register::FIRST).chars().take(3).collect(),
        bare: &[(LIST_TYPED, Asked::Beginnings), (COUNT_TYPED, Asked::Beginnings)],
    },
    Case {
        what: "list: a rare name typed",
        limit: 16.0,
        sort: "",
        typed: |_| register::RARE.to_owned(),
        bare: &[(LIST_TYPED, Asked::Beginnings), (COUNT_TYPED, Asked::Beginnings)],
    },
    Case {
        what: "search: 1 word",
        limit: 50.0,
        sort: SEARCH,
        typed: |dice| register::family(dice),
        bare: &[(FIND_WORD, Asked::Beginnings)],
    },
    Case {
        what: "search: 2 words",
        limit: 50.0,
        sort: SEARCH,
        typed: |dice| format!("{} {}", dice.of(register::FIRST), dice.of(register::FAMILY)),
        bare: &[(FIND_WORD, Asked::Beginnings)],
    },
    Case {
        what: "search: 3 words",
        limit: 50.0,
        sort: SEARCH,
        typed: |dice| format!("{} {} northb", dice.of(register::FIRST), dice.of(register::FAMILY)),
        bare: &[(FIND_WORD, Asked::Beginnings)],
    },
    Case {
        what: "search: a word with a slip",
        limit: 50.0,
        sort: SEARCH,
        typed: |dice| slip(&register::family(dice), dice),
        bare: &[(FIND_WORD, Asked::Beginnings), (FIND_PART, Asked::Parts)],
    },
    Case {
        what: "search: 2 words with a slip",
        limit: 50.0,
        sort: SEARCH,
        typed: |dice| {
            let family = register::family(dice);
            format!("{} {}", dice.of(register::FIRST), slip(&family, dice))
        },
        bare: &[(FIND_WORD, Asked::Beginnings), (FIND_PART, Asked::Parts)],
    },
];

/// In the place of a sort: this is no list.
const SEARCH: &str = "search";

/// A page of people as one statement: their rows, needs, and newest agreement.
macro_rules! page {
    ($found:literal, $order:literal) => {
        concat!(
            "SELECT person.id, name, town, format, format_size, need.id, need.code, need.detail,
               (SELECT state || ' ' || channel FROM agreement
                WHERE agreement.person = person.id AND purpose = 'register' ORDER BY agreement.sequence DESC LIMIT 1)
             FROM (", $found, " ORDER BY ", $order, " LIMIT 50) AS person
             LEFT JOIN need ON need.person = person.id ORDER BY ", $order, ", need.position"
        )
    };
}

const LIST_BY_NAME: &str = page!("SELECT * FROM person", "sort_name, person.sequence");
const LIST_BY_TOWN: &str = page!("SELECT * FROM person", "town COLLATE NOCASE, sort_name");
const LIST_TYPED: &str = page!(
    "SELECT person.* FROM find_word JOIN find ON find.id = find_word.rowid JOIN person ON person.id = find.row_id
     WHERE find_word MATCH ?1",
    "sort_name, person.sequence"
);
const COUNT: &str = "SELECT count(*) FROM person";
const COUNT_TYPED: &str = "SELECT count(*) FROM find_word JOIN find ON find.id = find_word.rowid
    WHERE find_word MATCH ?1 AND find.kind = 'person'";
const FIND_WORD: &str = "SELECT find.kind, find.row_id, find.title, find.detail
    FROM find_word JOIN find ON find.id = find_word.rowid
    WHERE find_word MATCH ?1 ORDER BY bm25(find_word, 10.0, 2.0), find.id LIMIT 30";
const FIND_PART: &str = "SELECT find.kind, find.row_id, find.title, find.detail
    FROM find_part JOIN find ON find.id = find_part.rowid WHERE find_part MATCH ?1 ORDER BY rank, find.id LIMIT 30";

/// # Errors
/// Where a statement fails.
pub fn measure(bench: &Bench, store: &Path, table: &mut Table) -> Outcome {
    let around = Surroundings { seed: [7; 32].into(), machine: "bench".into(), stretch: Stretch::default() };
    let store = Store::unlock(store, PASSPHRASE, now(), &around)?;
    let plain = plain_copy(bench, store.read())?;
    for case in CASES {
        println!("{}", case.what);
        table.add(case.measure(store.read(), &plain)?);
    }
    table.note(format!(
        "Lists and search: medians and 99th percentiles of {TURNS} turns of each side in turn, in CPU time of the \
         thread; ours down to the JSON, from the encrypted store; the bare statements prepared once, for the same data \
         on the same rows unencrypted, read and thrown away. Search looks for slips where little is found."
    ));
    Ok(())
}

impl Case {
    fn measure(&self, store: &Connection, plain: &Connection) -> Outcome<Line> {
        let mut bare = self
            .bare
            .iter()
            .map(|(sql, asked)| Ok((plain.prepare(sql)?, *asked)))
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut dice = Dice(99);
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for turn in 0..TURNS + 20 {
            let typed = (self.typed)(&mut dice);
            let (_, ours_took) = cpu::of_thread(|| self.ours(store, &typed))?;
            let (_, theirs_took) = cpu::of_thread(|| {
                bare.iter_mut().try_for_each(|(statement, asked)| step(statement, *asked, &typed))
            })?;
            // The first turns fill the caches of both.
            if turn >= 20 {
                ours.push(ours_took * 1000.0);
                theirs.push(theirs_took * 1000.0);
            }
        }
        let (mine, other) = (percentile(&mut ours, 50), percentile(&mut theirs, 50));
        let (mine_99, other_99) = (percentile(&mut ours, 99), percentile(&mut theirs, 99));
        Ok(Line {
            what: self.what.to_owned(),
            ours: format!("{mine:.2} / {mine_99:.2} ms"),
            yardstick: format!("{other:.2} / {other_99:.2} ms"),
            ratio: Some(mine / other),
            target: format!("at most {MOST}, {} ms", self.limit),
            reached: Some(mine / other <= MOST && mine_99 < self.limit),
        })
    }

    /// What the command does, and the JSON that the page gets.
    fn ours(&self, store: &Connection, typed: &str) -> Outcome<usize> {
        let answer = if self.sort == SEARCH {
            serde_json::to_vec(&search::search(store, typed)?)?
        } else {
            let query =
                ListQuery { words: typed.into(), sort: self.sort.into(), limit: 50, ..ListQuery::default() };
            serde_json::to_vec(&people::list(store, &query)?)?
        };
        Ok(answer.len())
    }
}

/// Reads every column of every row.
fn step(statement: &mut Statement<'_>, asked: Asked, typed: &str) -> Outcome {
    let columns = statement.column_count();
    let mut rows = match asked {
        Asked::Nothing => statement.query([])?,
        Asked::Beginnings => statement.query([beginnings(typed)])?,
        Asked::Parts => statement.query([parts(typed)])?,
    };
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            std::hint::black_box(row.get_ref(column)?);
        }
    }
    Ok(())
}

fn beginnings(typed: &str) -> String {
    let words: Vec<&str> =
        typed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_short = words.iter().all(|word| word.chars().count() < 3);
    let query = words.iter().map(|word| format!("\"{word}\"*")).collect::<Vec<_>>().join(" ");
    // As the list does: or the towns would find everybody.
    if is_short { format!("{{title}} : ({query})") } else { query }
}

fn parts(typed: &str) -> String {
    let mut parts = Vec::new();
    for word in typed.split(|c: char| !c.is_alphanumeric()) {
        let letters: Vec<char> = word.chars().collect();
        parts.extend(letters.windows(3).map(|three| format!("\"{}\"", three.iter().collect::<String>())));
    }
    parts.join(" OR ")
}

/// Two neighbouring letters change places.
fn slip(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() > 3 {
        let at = 1 + dice.below(letters.len() - 2);
        letters.swap(at, at + 1);
    }
    letters.into_iter().collect()
}

/// The same rows and indexes without encryption. Only made-up people are in it.
fn plain_copy(bench: &Bench, store: &Connection) -> Outcome<Connection> {
    let file = bench.file("plain.db");
    // The store's connection makes no files, so an empty one waits for it; and it
    // writes only where the store does, but for this copy.
    fs::write(&file, "")?;
    store.execute_batch("PRAGMA query_only = OFF")?;
    store.execute("ATTACH DATABASE ?1 AS plain KEY ''", [file.to_string_lossy()])?;
    store.query_row("SELECT sqlcipher_export('plain')", [], |_| Ok(()))?;
    store.execute_batch("DETACH DATABASE plain; PRAGMA query_only = ON")?;
    if !fs::read(&file)?.starts_with(b"SQLite format 3") {
        return Err("the plain copy is not plain".into());
    }
    let plain = Connection::open_with_flags(&file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    plain.execute_batch("PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;")?;
    Ok(plain)
}
