//! What the store knows of its tables: plain data, one row a recorded table.
//! Recording, finding, undo's limits, easy words and pictures all read it; the
//! store names no table of a record anywhere else.

use super::op::{ANSWER_STAYS, OFFICER_STAYS, PAYMENT_STAYS, STEP_STAYS};
use crate::error::Result;
use crate::kind::Kind;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::HashMap;

/// A table whose every change is recorded.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    pub name: &'static str,
    /// The column that names the record that a row belongs to: `id` for a record itself.
    pub root: &'static str,
    /// Of a table of records.
    pub kind: Option<Kind>,
    /// Rows that are facts: followed by new ones, never taken back.
    pub lasting: Option<Lasting>,
    /// What a record is found by.
    pub found: Option<Found>,
    /// What lists sort and filter by and no single row holds.
    pub made: Option<Made>,
    /// Of what belongs to a record: the record is found by it, or made rows hold it.
    pub tells: bool,
    /// Fields that may carry easy words beside them.
    pub easy: &'static [&'static str],
    /// Columns that name pictures, alone or within a text.
    pub pictures: &'static [&'static str],
    /// The table of files in which a row's file is known by the row's own id.
    pub files: Option<&'static str>,
    /// Columns that together hold no value twice: no two rows of easy words for one field.
    pub once: &'static [&'static str],
}

/// Which rows of a table are facts, and why, in a sentence. Rows that came
/// together with their record may go with it.
#[derive(Debug, Clone, Copy)]
pub struct Lasting {
    /// A column and what it holds; without it, every row.
    pub only: Option<(&'static str, &'static [&'static str])>,
    pub why: &'static str,
}

/// What a record is found by, in SQL over its own row.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// Which range of numbers its rows have in `find`. Never changed, never used again.
    pub place: i64,
    pub title: &'static str,
    /// How another record names it, where that is less than its title.
    pub called: &'static str,
    /// Found by, and not for reading.
    pub detail: &'static str,
    /// Said beside the title.
    pub shown: &'static str,
    /// Of `shown`, where it is a code: the column that holds it. Its words are
    /// known above the store.
    pub code: Option<&'static str>,
    pub sort: &'static str,
    /// Found by another record too: its table, and the column that names it.
    /// Whoever is looked for comes before what names them.
    pub through: &'static [(&'static str, &'static str)],
}

/// A table of one row for each record, made from the record's rows at the end of a write.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    pub table: &'static str,
    /// A SELECT of its columns, without a WHERE: `row` is the number of the record's own row, `id` its id.
    pub rows: &'static str,
    /// Made anew also when another record changes: its table, and the column that names it.
    pub through: &'static [(&'static str, &'static str)],
}

/// One figure of a number, counted from its end.
macro_rules! figure {
    ($number:literal, $place:literal) => {
        concat!(" || substr(", $number, ", -", $place, ", 1)")
    };
}

/// The last figures of a number, from its end on, so that they are found by a
/// beginning as everything else is: 01632 960 118 as e81106923.
macro_rules! from_the_end {
    ($number:literal) => {
        from_the_end!($number, 1, 2, 3, 4, 5, 6, 7, 8)
    };
    ($number:literal, $($place:literal),*) => {
        concat!("iif(", $number, " = '', '', 'e'", $(figure!($number, $place),)* ")")
    };
}

/// Parents before children.
pub const RECORDED: &[Table] = &[
    Table::of("officer").lasts(OFFICER_STAYS),
    Table::of("setting"),
    Table::of("rate"),
    Table::record("person", Kind::Person).found(Found {
        title: "name || iif(known_as = '', '', ' (' || known_as || ')')",
        detail: concat!(
            "concat_ws(' ', sort_name, town, postcode, replace(postcode, ' ', ''), email, replace(phone, ' ', ''), ",
            from_the_end!("replace(phone, ' ', '')"),
            ", replace(mobile, ' ', ''), ",
            from_the_end!("replace(mobile, ' ', '')"),
            ", group_words, interests, replace(format, '_', ' '), language_name(coalesce(language, '')), ",
            "(SELECT group_concat(replace(code, '_', ' ') || ' ' || detail, ' ') FROM need WHERE need.person = person.id))"
        ),
        called: "name",
        sort: "sort_name",
        ..Found::at(0)
    }),
    Table::child("need", "person").tells(),
    Table::child("agreement", "person").lasts_where(
        ("state", &["refused", "withdrawn"]),
        ANSWER_STAYS,
    ),
    Table::record("project", Kind::Project)
        .found(Found { title: "title", detail: "concat_ws(' ', issue, aims)", shown: "concat_ws(' ', issue, aims)", ..Found::at(1) })
        .made(Made { table: "project_now", rows: PROJECT_NOW, through: &[] })
        .easy(&["title", "issue", "aims", "can_change", "cannot_change", "starts", "ends", "chairs"]),
    Table::child("rung", "project").tells(),
    Table::child("easy", "row_id").pictures(&["picture"]).once(&["row_id", "field"]),
    Table::record("claim", Kind::Claim)
        .found(Found {
            title: "number || ', ' || coalesce((SELECT name FROM person WHERE person.id = claim.person), '')",
            detail: "concat_ws(' ', activity, (SELECT sort_name FROM person WHERE person.id = claim.person))",
            shown: "activity",
            called: "number",
            through: &[("person", "person")],
            ..Found::at(3)
        })
        .made(Made { table: "claim_now", rows: CLAIM_NOW, through: &[("person", "person")] }),
    Table::child("claim_line", "claim").tells(),
    Table::child("claim_step", "claim")
        .tells()
        .lasts(STEP_STAYS),
    Table::child("payment", "claim")
        .lasts(PAYMENT_STAYS),
    Table::record("action", Kind::Action)
        .found(Found { title: "action", detail: "concat_ws(' ', owner, notes, (SELECT group_concat(words, ' ') FROM milestone WHERE milestone.action = action.id))", shown: "concat_ws(' ', owner, notes)", ..Found::at(2) })
        .made(Made { table: "action_now", rows: ACTION_NOW, through: &[] })
        .easy(&["title", "action", "owner"]),
    Table::child("milestone", "action").tells(),
    Table::child("action_review", "action"),
    Table::record("handout", Kind::Handout)
        .found(Found {
            title: "title",
            detail: "iif(template, 'Template', 'Handout')",
            shown: "iif(template, 'Template', 'Handout')",
            ..Found::at(4)
        })
        .made(Made { table: "handout_now", rows: HANDOUT_NOW, through: &[] })
        .pictures(&["picture"]),
    Table::child("handout_part", "handout").tells().pictures(&["picture"]),
    Table::child("handout_version", "handout").tells().pictures(&["draft"]),
    Table::child("handout_check", "handout").tells(),
    Table::record("format_request", Kind::Request)
        .found(Found {
            title: "concat_ws(', ', nullif(coalesce((SELECT title FROM handout WHERE handout.id = format_request.handout), document), ''),
            nullif(coalesce((SELECT name FROM person WHERE person.id = format_request.person), asked_by), ''))",
            detail: "concat_ws(' ', replace(format, '_', ' '), note,
            (SELECT sort_name FROM person WHERE person.id = format_request.person))",
            shown: "format",
            code: Some("format"),
            through: &[("person", "person"), ("handout", "handout")],
            ..Found::at(5)
        })
        .made(Made {
            table: "request_now",
            rows: REQUEST_NOW,
            through: &[("person", "person"), ("handout", "handout")],
        }),
    Table::record("organisation", Kind::Organisation).found_by(
        6,
        "name",
        concat!(
            "concat_ws(' ', contact_name, email, web, address, notes, replace(phone, ' ', ''), ",
            from_the_end!("replace(phone, ' ', '')"),
            ")"
        ),
    ),
    Table::of("picture").files("picture_file"),
];

/// On which rung a project stands.
const PROJECT_NOW: &str = "SELECT project.rowid AS row, project.id AS id, sequence, title, status,
    starts_from, ends_from, ends_until,
    (SELECT rung FROM rung WHERE rung.project = project.id ORDER BY rung.sequence DESC, rung.id DESC LIMIT 1) AS rung
    FROM project";

/// What an approver sees of a claim, with its lines and the payment offered, as a digest.
macro_rules! claim_digest {
    () => {
        "digest(json_array(claim.number, claim.person,
           (SELECT name FROM person WHERE person.id = claim.person), claim.project, claim.activity, claim.on_day, claim.offered,
           claim.answer, claim.accepted, claim.answer_note, claim.notes,
           (SELECT json_group_array(json_array(line.id, line.kind, line.words, line.miles, line.rate,
              line.miles_after, line.rate_after, line.pence, line.receipt) ORDER BY line.position, line.id)
            FROM claim_line AS line WHERE line.claim = claim.id)))"
    };
}
pub(crate) const CLAIM_DIGEST: &str = claim_digest!();

/// What a claim waits for: where its newest step put it. What was approved and is another
/// claim now waits for approval again.
macro_rules! claim_status {
    () => {
        concat!(
            "coalesce((SELECT CASE WHEN kind = 'returned' THEN 'draft'
               WHEN kind = 'approved' AND saw <> ",
            claim_digest!(),
            " THEN 'submitted' ELSE kind END FROM claim_step WHERE claim_step.claim = claim.id
              ORDER BY claim_step.sequence DESC, claim_step.id DESC LIMIT 1), 'draft')"
        )
    };
}
pub(crate) const CLAIM_STATUS: &str = claim_status!();

/// Where a claim stands, what it comes to, since when it waits.
const CLAIM_NOW: &str = concat!("SELECT claim.rowid AS row, claim.id AS id, sequence, on_day,
    ", claim_status!(), " AS status,
    coalesce((SELECT sum(pence) FROM claim_line WHERE claim_line.claim = claim.id), 0) + accepted AS total,
    (SELECT max(on_day) FROM claim_step WHERE claim_step.claim = claim.id AND kind = 'submitted') AS submitted_on,
    coalesce((SELECT sort_name FROM person WHERE person.id = claim.person), '') AS who FROM claim");

/// What an action has still to do: the earliest last day, and whether any of it is on track.
const ACTION_NOW: &str = "SELECT action.rowid AS row, action.id AS id, sequence, action, owner, status,
    (SELECT min(due_until) FROM milestone WHERE milestone.action = action.id AND milestone.status <> 'done') AS next_due,
    (SELECT count(*) FROM milestone WHERE milestone.action = action.id) AS milestones,
    (SELECT count(*) FROM milestone WHERE milestone.action = action.id AND milestone.status <> 'done') AS open,
    EXISTS (SELECT 1 FROM milestone WHERE milestone.action = action.id AND milestone.status = 'on_track') AS on_track
    FROM action";

/// When a handout was last written, which the log knows, and when it was last read by a group.
const HANDOUT_NOW: &str = "SELECT handout.rowid AS row, handout.id AS id, sequence, title, language, template,
    coalesce((SELECT at FROM op WHERE seq = (SELECT max(op) FROM change WHERE change.root = handout.id)), '') AS changed_at,
    (SELECT on_from FROM handout_check WHERE handout_check.handout = handout.id
      ORDER BY handout_check.sequence DESC, handout_check.id DESC LIMIT 1) AS checked_from FROM handout";

/// Who asked for what, on the register and of ours or in words.
const REQUEST_NOW: &str = "SELECT format_request.rowid AS row, format_request.id AS id, sequence,
    coalesce((SELECT sort_name FROM person WHERE person.id = format_request.person), filed(asked_by)) AS who,
    coalesce((SELECT title FROM handout WHERE handout.id = format_request.handout), document) AS what,
    format, size, asked_on, due_on, sent_on FROM format_request";

/// Tables that are not recorded, each with the reason.
pub const NOT_RECORDED: &[(&str, &str)] = &[
    ("op", "the log itself"),
    ("change", "the log itself"),
    ("draft", "not yet a record"),
    ("picture_file", "known by the digest of its bytes, never changed, and too large for the log"),
    ("find", "made from the records"),
    ("find_word", "made from find, with its shadow tables"),
    ("find_part", "made from find, with its shadow tables"),
    ("project_now", "made from the records"),
    ("claim_now", "made from the records"),
    ("action_now", "made from the records"),
    ("handout_now", "made from the records and the log"),
    ("request_now", "made from the records"),
    ("schema_step", "how the schema came about"),
];

impl Table {
    const fn of(name: &'static str) -> Self {
        Self {
            name,
            root: "id",
            kind: None,
            lasting: None,
            found: None,
            made: None,
            tells: false,
            easy: &[],
            pictures: &[],
            files: None,
            once: &[],
        }
    }

    const fn record(name: &'static str, kind: Kind) -> Self {
        Self { kind: Some(kind), ..Self::of(name) }
    }

    const fn child(name: &'static str, root: &'static str) -> Self {
        Self { root, ..Self::of(name) }
    }

    const fn lasts(self, why: &'static str) -> Self {
        Self { lasting: Some(Lasting { only: None, why }), ..self }
    }

    const fn lasts_where(self, only: (&'static str, &'static [&'static str]), why: &'static str) -> Self {
        Self { lasting: Some(Lasting { only: Some(only), why }), ..self }
    }

    const fn found(self, found: Found) -> Self {
        Self { found: Some(found), ..self }
    }

    /// Found by a title and more words; what is found by is also shown.
    const fn found_by(self, place: i64, title: &'static str, detail: &'static str) -> Self {
        self.found(Found { title, detail, shown: detail, ..Found::at(place) })
    }

    const fn made(self, made: Made) -> Self {
        Self { made: Some(made), ..self }
    }

    const fn tells(self) -> Self {
        Self { tells: true, ..self }
    }

    const fn easy(self, easy: &'static [&'static str]) -> Self {
        Self { easy, ..self }
    }

    const fn pictures(self, pictures: &'static [&'static str]) -> Self {
        Self { pictures, ..self }
    }

    const fn files(self, files: &'static str) -> Self {
        Self { files: Some(files), ..self }
    }

    const fn once(self, once: &'static [&'static str]) -> Self {
        Self { once, ..self }
    }

    /// How other records name one of it, in SQL over its own row.
    #[must_use]
    pub fn called(&self) -> &'static str {
        self.found.map_or("name", |found| if found.called.is_empty() { found.title } else { found.called })
    }

    /// Whether a row is a record of its own and belongs to no other.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.root == "id"
    }

    /// Whether its rows may stand beside any record, as easy words do.
    #[must_use]
    pub fn is_beside(&self) -> bool {
        !self.is_root() && Self::named(self.root).is_none()
    }

    /// The row of the registry for a table.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        RECORDED.iter().find(|table| table.name == name)
    }

    /// The table of a kind of record.
    #[must_use]
    pub fn of_kind(kind: Kind) -> Option<&'static Self> {
        RECORDED.iter().find(|table| table.kind == Some(kind))
    }
}

impl Found {
    const fn at(place: i64) -> Self {
        Self {
            place,
            title: "''",
            called: "",
            detail: "''",
            shown: "''",
            code: None,
            sort: "''",
            through: &[],
        }
    }

    /// Numbers in `find` that each kind of record has for itself, so that an
    /// index tells a person from a claim without looking at the row.
    const OF_A_KIND: i64 = 1 << 40;

    /// Before the first number of the kind.
    #[must_use]
    pub const fn begin(&self) -> i64 {
        self.place * Self::OF_A_KIND
    }

    /// After its last number.
    #[must_use]
    pub const fn end(&self) -> i64 {
        self.begin() + Self::OF_A_KIND
    }
}

/// The columns of each recorded table, in their order in a changeset.
pub(super) type Columns = HashMap<String, Vec<Column>>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub name: String,
    /// What a row holds where nobody said anything. The log of a whole row
    /// leaves it out, so it never changes.
    pub default: Value,
}

pub(super) fn columns(conn: &Connection) -> Result<Columns> {
    let mut all = Columns::new();
    for table in RECORDED {
        let mut statement =
            conn.prepare("SELECT name, dflt_value FROM pragma_table_info(?1) ORDER BY cid")?;
        let columns = statement.query_map([table.name], |r| {
            let default = match r.get::<_, Option<String>>(1)? {
                None => Value::Null,
                Some(sql) => sql.parse::<i64>().map_or_else(|_| sql.trim_matches('\'').into(), Value::from),
            };
            Ok(Column { name: r.get(0)?, default })
        })?;
        all.insert(table.name.to_owned(), columns.collect::<rusqlite::Result<_>>()?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_of_record_has_a_table_and_is_found_in_a_range_of_its_own() {
        let mut places = BTreeSet::new();
        for kind in Kind::ALL {
            let table = Table::of_kind(*kind).unwrap_or_else(|| panic!("no table of {kind:?} in RECORDED"));
            let found = table.found.unwrap_or_else(|| panic!("{} is found by nothing", table.name));
            assert!(places.insert(found.place), "{} shares its place in find", table.name);
        }
    }

    #[test]
    fn what_belongs_to_a_record_comes_after_it() {
        for (at, table) in RECORDED.iter().enumerate() {
            let root = RECORDED.iter().position(|other| other.name == table.root);
            assert!(root.is_none_or(|root| root < at), "{} comes before its record", table.name);
        }
    }
}
