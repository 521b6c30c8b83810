//! One set of words: what a code says in history, it says in the sheet, in the
//! printed list, in what is found and in the preview of an import.

use crate::office::Office;
use alongside_core::import::Import;
use alongside_core::listing::ListQuery;
use alongside_core::sheet::Cell;
use alongside_core::store::{Op, RECORDED, Table};
use alongside_core::values::Choice;
use alongside_core::{Kind, history, labels};
use std::collections::BTreeSet;

/// Each place that tells of a record, and what it says.
fn places(office: &Office, kind: Kind, id: &str) -> Vec<(&'static str, Vec<String>)> {
    let offers = kind.offers();
    let mut sheet = Vec::new();
    (offers.each)(&office.ask(), &mut |record| {
        if record.id() == id {
            sheet = record.cells().into_iter().map(written).collect();
        }
        Ok(())
    })
    .unwrap();
    let listed = (offers.list)(&office.ask(), &ListQuery::default()).unwrap().rows;
    let printed = listed.into_iter().find(|row| row.id == id).map(|row| row.cells).unwrap_or_default();
    let title: String = office
        .store
        .read()
        .query_row("SELECT title FROM find WHERE row_id = ?1", [id], |r| r.get(0))
        .unwrap();
    let hits = alongside_core::search::search(office.store.read(), &title).unwrap();
    let found = hits.into_iter().find(|hit| hit.id == id).map(|hit| vec![hit.detail]).unwrap_or_default();
    let told = previewed(office, kind, &sheet);
    vec![("the sheet", sheet), ("the printed list", printed), ("find", found), ("the preview", told)]
}

fn written(cell: Cell) -> String {
    match cell {
        Cell::Typed(text) | Cell::Ours(text) => text,
    }
}

/// What the preview of an import tells of a row of the sheet.
fn previewed(office: &Office, kind: Kind, cells: &[String]) -> Vec<String> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(kind.offers().headings).unwrap();
    csv.write_record(cells).unwrap();
    let Ok(import) = Import::read(kind, "list.csv", &csv.into_inner().unwrap()) else { return Vec::new() };
    let preview = import.preview(office.now()).unwrap();
    preview.sample.into_iter().flat_map(|row| [row.title, row.detail]).collect()
}

/// A text that names a code where it should say its words.
fn names_the_code(text: &str, choice: &Choice) -> bool {
    let plain = choice.code.replace('_', " ");
    [choice.code, &plain]
        .into_iter()
        .any(|code| text.contains(code) && !choice.label.to_lowercase().contains(code))
}

/// A record of the kind, and the row of the table that belongs to it.
fn some_row(office: &Office, table: &Table) -> Option<(String, String)> {
    let sql = format!("SELECT {}, id FROM {} ORDER BY rowid DESC LIMIT 1", table.root, table.name);
    office.store.read().query_row(&sql, [], |r| Ok((r.get(0)?, r.get(1)?))).ok()
}

fn kind_of(table: &Table) -> Kind {
    table
        .kind
        .or_else(|| Table::named(table.root)?.kind)
        .or((table.root == "handout").then_some(Kind::Handout))
        .unwrap()
}

/// A column that holds codes.
struct Column {
    table: &'static Table,
    name: &'static str,
    choices: &'static [Choice],
}

fn columns() -> impl Iterator<Item = Column> {
    let words = Kind::ALL.iter().flat_map(|kind| kind.offers().words);
    let column = |(table, name): &(&str, &'static str), choices| Column {
        table: Table::named(table).unwrap(),
        name,
        choices,
    };
    words.flat_map(move |words| words.kept_in.iter().map(move |place| column(place, words.choices)))
}

/// What every place says of a record while a column of it holds each code in turn.
struct Said {
    /// What history said of it, and should.
    history: Vec<(String, String)>,
    places: Vec<Vec<(&'static str, Vec<String>)>>,
}

impl Column {
    fn said(&self, office: &mut Office) -> Said {
        let (kind, table) = (kind_of(self.table), self.table.name);
        let (id, row) = some_row(office, self.table).unwrap_or_else(|| panic!("the sample has no {table}"));
        let sql = format!("UPDATE {table} SET {} = ?2 WHERE id = ?1", self.name);
        let mut said = Said { history: Vec::new(), places: Vec::new() };
        for choice in self.choices {
            let (now, op) = (office.now(), Op::Change(kind));
            let written =
                office.store.write(op, now, |tx| Ok(tx.execute(&sql, [&row, choice.code])?)).unwrap();
            // Whoever says the code already is not changed by it.
            if written.op.is_some() {
                let told = history::of(office.store.read(), &id, 0, 1).unwrap().changes.remove(0);
                let fields: Vec<String> = told.fields.into_iter().map(|field| field.to).collect();
                said.history.push((fields.join(", "), choice.label.to_owned()));
            }
            said.places.push(places(office, kind, &id));
        }
        said
    }
}

#[test]
fn a_code_says_the_same_words_everywhere() {
    let mut office = Office::with_sample();
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for column in columns() {
        let said = column.said(&mut office);
        tried += said.history.len();
        wrong.extend(said.history.into_iter().filter(|(is, should)| is != should).map(|(is, _)| is));
        let changed = said.places.windows(2).zip(&column.choices[1..]);
        wrong.extend(changed.flat_map(|(both, choice)| codes_in(&both[0], &both[1], choice)));
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(tried > 60, "{tried} codes were tried");
}

/// Texts that changed with the code and name it.
fn codes_in(
    before: &[(&'static str, Vec<String>)],
    after: &[(&'static str, Vec<String>)],
    choice: &Choice,
) -> Vec<String> {
    let both = before.iter().zip(after).flat_map(|((place, was), (_, is))| {
        was.iter().zip(is).filter(|(was, is)| was != is).map(move |(_, text)| format!("{place}: {text}"))
    });
    both.filter(|text| names_the_code(text, choice)).collect()
}

/// The column of the sheet that says something else for each code says its words, and nothing else.
#[test]
fn the_sheet_says_the_words_of_the_screen() {
    let mut office = Office::with_sample();
    let (mut wrong, mut found) = (Vec::new(), 0);
    for column in columns().filter(|column| column.table.kind.is_some()) {
        let sheets: Vec<Vec<String>> =
            column.said(&mut office).places.into_iter().map(|mut places| places.remove(0).1).collect();
        let of = |at: usize| sheets.iter().map(|sheet| sheet[at].clone()).collect::<BTreeSet<_>>();
        let follows = (0..sheets[0].len()).filter(|at| of(*at).len() == column.choices.len());
        let should: BTreeSet<String> = column.choices.iter().map(|choice| choice.label.to_owned()).collect();
        let said: Vec<_> = follows.map(of).collect();
        found += said.len();
        wrong.extend(said.into_iter().filter(|said| *said != should));
    }
    assert_eq!(wrong, Vec::<BTreeSet<String>>::new());
    assert!(found > 8, "{found} columns of sheets follow a code");
}

#[test]
fn a_request_is_found_with_the_words_of_its_format() {
    let office = Office::with_sample();
    let requests = (Kind::Request.offers().list_json)(&office.ask(), &ListQuery::default()).unwrap();
    let rows = requests["rows"].as_array().unwrap();
    assert!(rows.len() > 3);
    for row in rows {
        let (id, code) = (row["id"].as_str().unwrap(), row["format"].as_str().unwrap());
        let (_, found) = places(&office, Kind::Request, id).remove(2);
        assert_eq!(found, [labels::value("format_request", "format", code)]);
    }
}

#[test]
fn the_ways_that_somebody_agreed_to_are_said_in_the_words_of_the_page() {
    for (code, words) in
        [("any", "Any way"), ("via_carer", "Through a carer"), ("post", "Letter"), ("email", "E-mail")]
    {
        assert_eq!(labels::value("agreement", "channel", code), words);
    }
}

#[test]
fn history_holds_no_code_and_no_digest() {
    let office = Office::with_sample();
    let changes = history::trail(office.store.read(), 0, 10_000).unwrap().changes;
    let values: Vec<String> = changes
        .into_iter()
        .flat_map(|change| change.fields)
        .flat_map(|field| [field.from, field.to])
        .collect();
    assert!(values.len() > 500);
    let is_code =
        |value: &str| value.contains('_') && value.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let inner: Vec<&String> =
        values.iter().filter(|value| is_code(value) || value.starts_with("own:")).collect();
    assert_eq!(inner, Vec::<&String>::new());
}

#[test]
fn a_picture_of_our_own_is_said_by_what_it_stands_for() {
    let mut office = Office::with_sample();
    let (id, now) = ("f".repeat(64), office.now());
    let add = "INSERT INTO picture (id, sequence, label, alt) VALUES (?1, 1, 'Our hall', 'A hall')";
    office.store.write(Op::ChangeSettings, now, |tx| Ok(tx.execute(add, [&id])?)).unwrap();
    let handout: String =
        office.store.read().query_row("SELECT id FROM handout LIMIT 1", [], |r| r.get(0)).unwrap();
    let said = |office: &mut Office, meaning: &str| {
        let (now, change) = (office.now(), "UPDATE handout SET picture = ?2 WHERE id = ?1");
        let op = Op::Change(Kind::Handout);
        office.store.write(op, now, |tx| Ok(tx.execute(change, [&handout, meaning])?)).unwrap();
        history::of(office.store.read(), &handout, 0, 1).unwrap().changes.remove(0).fields.remove(0).to
    };
    assert_eq!(said(&mut office, &format!("own:{id}")), "Our hall");
    assert_eq!(said(&mut office, &format!("own:{}", "e".repeat(64))), "a picture that is gone");
    assert_eq!(said(&mut office, "hearing_loop"), "Hearing loop");
}

#[test]
fn history_has_words_for_every_column_and_for_nothing_else() {
    let office = Office::new();
    let mut columns =
        office.store.read().prepare("SELECT name FROM pragma_table_info(?1) WHERE name <> 'id'").unwrap();
    let known: BTreeSet<(&str, String)> = RECORDED
        .iter()
        .flat_map(|table| {
            let columns = columns.query_map([table.name], |r| r.get(0)).unwrap();
            columns.map(|column| (table.name, column.unwrap())).collect::<Vec<_>>()
        })
        .collect();
    assert!(known.len() > 100, "{known:?}");

    let told = known.iter().filter(|(_, column)| !labels::is_inner(column));
    let speechless: Vec<_> =
        told.filter(|(table, column)| labels::field(table, column) == "something newer").collect();
    assert_eq!(speechless, Vec::<&(&str, String)>::new());

    let labels = Kind::ALL.iter().flat_map(|kind| kind.offers().labels);
    let gone: Vec<_> = labels
        .flat_map(|(table, labels)| labels.iter().map(move |(column, _)| (*table, (*column).to_owned())))
        .filter(|label| !known.contains(label))
        .collect();
    assert_eq!(gone, []);
}

/// What is no text is said as money, a day or a number of something: pence, miles and codes
/// mean nothing to people.
#[test]
fn history_knows_what_stands_in_every_column_that_is_no_text() {
    let office = Office::new();
    let (mut unknown, mut tried) = (Vec::new(), 0);
    for table in RECORDED {
        let sql = "SELECT name, type FROM pragma_table_info(?1) WHERE name <> 'id'";
        let mut columns = office.store.read().prepare(sql).unwrap();
        let columns = columns.query_map([table.name], |r| Ok((r.get(0)?, r.get(1)?))).unwrap();
        let is_no_text = |(column, sort): &(String, String)| {
            let ends = ["_on", "_day", "_at", "language"].iter().any(|end| column.ends_with(end));
            !labels::is_inner(column) && (sort != "TEXT" || ends || column == "at")
        };
        for (column, _) in columns.map(Result::<(String, String), _>::unwrap).filter(is_no_text) {
            tried += 1;
            let shown = labels::shown(table.name, &column);
            unknown.extend(shown.is_none().then(|| format!("{}.{column}", table.name)));
        }
    }
    assert_eq!(unknown, [""; 0]);
    assert!(tried > 20, "{tried}");
}

#[test]
fn history_calls_every_setting_by_its_name() {
    let mut office = Office::new();
    let now = office.now();
    let all = alongside_core::settings::get(office.store.read()).unwrap();
    alongside_core::settings::save(&mut office.store, &all, now).unwrap();
    office.store.backup(&office.folder().join("copy"), now).unwrap();
    let mut statement = office.store.read().prepare("SELECT id FROM setting").unwrap();
    let ids: Vec<String> = statement.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(ids.len() > 4, "{ids:?}");
    let nameless = ids.iter().filter(|id| alongside_core::labels::setting(id) == "a setting");
    assert_eq!(nameless.collect::<Vec<_>>(), Vec::<&String>::new());
}
