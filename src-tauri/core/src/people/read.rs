//! Reading people.

use super::agreement::{self, AgreedWay, Agreement, AgreementState, MayContact};
use super::{Need, NeedDraft, Person, PersonDraft, PersonRef, PersonRow};
use crate::error::{OrNotFound, Result};
use crate::kind::Kind;
use crate::listing::{Filters, ListQuery, Listing, Named, Sorts, found_by, is_short, list_query, whole};
use crate::store::Table;
use crate::values::When;
use rusqlite::{Connection, Row, ToSql};
use std::collections::HashMap;

const COLUMNS: &str =
    "person.id, name, title, family_name, known_as, phone, mobile, email, address_1, address_2,
    town, postcode, best_way, no_phone, no_text, no_email, no_post, reach_note, format, format_size,
    joined_from, joined_until, joined_words, interests, group_words, carer, notes,
    paper_colour, language, braille_grade";

/// A person with everything their page shows.
///
/// # Errors
/// `NotFound`.
pub fn get(conn: &Connection, id: &str) -> Result<Person> {
    let sql = format!("SELECT {COLUMNS} FROM person WHERE id = ?1");
    let mut person = conn.prepare_cached(&sql)?.query_row([id], Person::read).or_not_found("person", id)?;
    let mut needs = needs_of(conn, &[id])?;
    person.needs = needs.remove(id).unwrap_or_default();
    let sql = format!(
        "SELECT {} FROM agreement WHERE person = ?1 ORDER BY sequence DESC, id DESC",
        agreement::COLUMNS
    );
    person.agreements =
        conn.prepare_cached(&sql)?.query_map([id], Agreement::read)?.collect::<rusqlite::Result<_>>()?;
    person.finish();
    Ok(person)
}

pub(super) const FILTERS: Filters = Filters {
    words: &[(
        "may_contact",
        "(SELECT state FROM agreement WHERE agreement.person = now.id AND purpose = 'register'
          ORDER BY sequence DESC, id DESC LIMIT 1) = 'given'",
    )],
    by: &[
        ("town", "fold(now.town) = fold(:value)"),
        ("format", "now.format = :value"),
        // Nothing said is English.
        (
            "language",
            "iif(coalesce(now.language, '') IN ('', 'en'), 'en-GB', now.language) = iif(:value IN ('', 'en'), 'en-GB', :value)",
        ),
        (
            "need",
            "EXISTS (SELECT 1 FROM need WHERE need.person = now.id
              AND (need.code = :value OR need.code = '' AND fold(need.detail) = fold(:value)))",
        ),
        ("group", "instr(fold(now.group_words), fold(:value)) > 0"),
        ("interest", "instr(fold(now.interests), fold(:value)) > 0"),
        // On paper nobody rings whoever said no.
        (
            "wanted",
            "coalesce((SELECT state FROM agreement WHERE agreement.person = now.id AND purpose = 'register'
              ORDER BY sequence DESC, id DESC LIMIT 1), '') NOT IN ('refused', 'withdrawn') AND :value",
        ),
        (
            "answer",
            "coalesce((SELECT state FROM agreement WHERE agreement.person = now.id AND purpose = 'register'
              ORDER BY sequence DESC, id DESC LIMIT 1), 'not_asked') = :value",
        ),
    ],
    ..Filters::NONE
};

pub(super) const SORTS: Sorts = Sorts(&[
    ("", &["now.sort_name", "now.sequence"]),
    ("name", &["now.sort_name", "now.sequence"]),
    ("town", &["now.town COLLATE NOCASE", "now.sort_name"]),
    ("joined", &["now.joined_from", "now.sort_name"]),
]);

/// A page of the list.
///
/// # Errors
/// Only where the disk fails.
pub fn list(conn: &Connection, query: &ListQuery) -> Result<Listing<PersonRow>> {
    let typed = list_query(&query.words);
    let (limit, offset) = query.limit();
    let narrowing = FILTERS.narrowing(query);
    let mut page = Page::of(query, typed.is_some(), &narrowing.condition);
    let mut asked: Vec<Named<'_>> = narrowing.named().collect();
    asked.extend(typed.iter().map(|typed| (":words", typed as &dyn ToSql)));
    let count = |counted: &str| -> Result<u32> {
        Ok(conn.prepare_cached(counted)?.query_row(asked.as_slice(), |r| r.get(0))?)
    };
    // One or two letters find thousands, who are not to be put in order for 50 of them.
    let mut known = None;
    if page.is_by_name && is_short(&query.words) {
        let total = count(&page.counted)?;
        if total > MANY {
            page.walk(query);
        }
        known = Some(total);
    }
    let Page { chosen, same, order, counted, .. } = page;
    // The page is chosen first, from an index alone, then dressed: 50 rows, not 100,000.
    let sql = format!(
        "SELECT person.id, name, person.town, format, format_size,
           (SELECT state || ' ' || channel FROM agreement
            WHERE agreement.person = person.id AND purpose = 'register'
            ORDER BY sequence DESC, id DESC LIMIT 1) AS may
         FROM ({chosen} ORDER BY {order} LIMIT :limit OFFSET :offset) AS page CROSS JOIN person ON {same}
         ORDER BY {order}"
    );
    let mut named: Vec<Named<'_>> = vec![(":limit", &limit), (":offset", &offset)];
    named.extend(&asked);
    let mut rows = conn
        .prepare_cached(&sql)?
        .query_map(named.as_slice(), PersonRow::read)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let total = match known.or_else(|| whole(query, rows.len())) {
        Some(total) => total,
        None => count(&counted)?,
    };
    let mut needs = conn.prepare_cached(NEEDS_OF)?;
    for row in &mut rows {
        row.needs = needs.query_map([&row.id], read_need)?.collect::<rusqlite::Result<_>>()?;
    }
    Ok(Listing { rows, total })
}

/// How a page of the list is found: SQL in which `:words` is what was typed.
struct Page {
    /// Who, with what they are put in order by.
    chosen: String,
    /// How a person's row is found from that.
    same: &'static str,
    order: String,
    /// How many there are without a limit.
    counted: String,
    /// What was typed is found, and put in order by names.
    is_by_name: bool,
}

/// From so many on, walking along the names meets the first 50 of them sooner
/// than all of them are put in order.
const MANY: u32 = 2_000;

/// The rows of the index that are people with what was typed, and where those begin.
fn found() -> (String, i64) {
    let found = Table::of_kind(Kind::Person).and_then(|table| table.found);
    let (begin, end) = found.map_or((0, 0), |found| (found.begin(), found.end()));
    (format!("find_word MATCH :words AND find_word.rowid > {begin} AND find_word.rowid < {end}"), begin)
}

impl Page {
    fn of(query: &ListQuery, is_typed: bool, narrowed: &str) -> Self {
        let direction = query.direction();
        let by_name = !matches!(query.sort.as_str(), "town" | "joined");
        let narrows = narrowed != "1";
        if is_typed && by_name && !narrows {
            // What was found is put in order without looking at people's own rows.
            let (found, _) = found();
            return Self {
                chosen: format!(
                    "SELECT find.row_id AS id, find.sort AS first, find.id AS second
                     FROM find_word CROSS JOIN find ON find.id = find_word.rowid WHERE {found}"
                ),
                same: "person.id = page.id",
                order: format!("first {direction}, second {direction}"),
                counted: format!("SELECT count(*) FROM find_word WHERE {found}"),
                is_by_name: true,
            };
        }
        let mut conditions = Vec::new();
        if is_typed {
            conditions.push(found_by(Kind::Person));
        }
        if narrows {
            conditions.push(narrowed.to_owned());
        }
        let mut people = "FROM person AS now".to_owned();
        if !conditions.is_empty() {
            people = format!("{people} WHERE {}", conditions.join(" AND "));
        }
        // Each is an index, so that a page needs no sorting.
        let (first, second) = match SORTS.by(query) {
            [first, second] => (*first, *second),
            _ => ("now.sort_name", "now.sequence"),
        };
        let plain = first.strip_suffix(" COLLATE NOCASE").unwrap_or(first);
        Self {
            chosen: format!("SELECT now.rowid AS at, {plain} AS first, {second} AS second {people}"),
            same: "person.rowid = page.at",
            order: format!("{} {direction}, second {direction}", first.replace(plain, "first")),
            counted: format!("SELECT count(*) {people}"),
            is_by_name: false,
        }
    }

    /// Goes along the index of names and takes whom the words find. The plus
    /// keeps SQLite from beginning with those, which would have to be sorted.
    fn walk(&mut self, query: &ListQuery) {
        let direction = query.direction();
        let (found, begin) = found();
        self.chosen = format!(
            "SELECT now.rowid AS at, sort_name AS first, sequence AS second
             FROM person AS now INDEXED BY person_by_name
             WHERE +now.rowid IN (SELECT rowid - {begin} FROM find_word WHERE {found})"
        );
        self.same = "person.rowid = page.at";
        self.order = format!("first {direction}, second {direction}");
    }
}

/// Everybody, in the stored order.
///
/// # Errors
/// Only where the disk fails.
pub fn all(conn: &Connection) -> Result<Vec<Person>> {
    let mut people = Vec::new();
    each(conn, |person| {
        people.push(person);
        Ok(())
    })?;
    Ok(people)
}

/// People read together with what belongs to them: enough to be quick, few
/// enough for any memory.
const AT_ONCE: usize = 500;

/// Hands over everybody in the stored order, one at a time: for the command line
/// and for exports.
///
/// # Errors
/// What `then` returns, or a failing disk.
pub fn each(conn: &Connection, mut then: impl FnMut(Person) -> Result<()>) -> Result<()> {
    let sql = format!("SELECT {COLUMNS} FROM person ORDER BY sequence, id");
    let mut statement = conn.prepare(&sql)?;
    let mut read = statement.query_map([], Person::read)?;
    loop {
        let people = read.by_ref().take(AT_ONCE).collect::<rusqlite::Result<Vec<_>>>()?;
        if people.is_empty() {
            return Ok(());
        }
        for person in with_their_own(conn, people)? {
            then(person)?;
        }
    }
}

/// The same people, with what they need and agreed to.
fn with_their_own(conn: &Connection, mut people: Vec<Person>) -> Result<Vec<Person>> {
    let ids: Vec<&str> = people.iter().map(|person| person.id.as_str()).collect();
    let mut needs = needs_of(conn, &ids)?;
    let mut agreements: HashMap<String, Vec<Agreement>> = HashMap::new();
    let sql = format!(
        "SELECT {} FROM json_each(?1) AS asked CROSS JOIN agreement ON agreement.person = asked.value
         ORDER BY agreement.sequence DESC, agreement.id DESC",
        agreement::COLUMNS
    );
    let mut statement = conn.prepare_cached(&sql)?;
    let mut rows = statement.query([serde_json::to_string(&ids)?])?;
    while let Some(row) = rows.next()? {
        agreements.entry(row.get("person")?).or_default().push(Agreement::read(row)?);
    }
    for person in &mut people {
        person.needs = needs.remove(&person.id).unwrap_or_default();
        person.agreements = agreements.remove(&person.id).unwrap_or_default();
        person.finish();
    }
    Ok(people)
}

/// Names and needs, for records that name people.
///
/// # Errors
/// Only where the disk fails.
pub fn refs(conn: &Connection, ids: &[&str]) -> Result<HashMap<String, PersonRef>> {
    let mut needs = needs_of(conn, ids)?;
    let mut statement =
        conn.prepare_cached("SELECT id, name FROM person WHERE id IN (SELECT value FROM json_each(?1))")?;
    let mut rows = statement.query([serde_json::to_string(ids)?])?;
    let mut found = HashMap::new();
    while let Some(row) = rows.next()? {
        let id: String = row.get("id")?;
        let needs = needs.remove(&id).unwrap_or_default();
        found.insert(id.clone(), PersonRef { id, name: row.get("name")?, needs });
    }
    Ok(found)
}

/// What a form starts from: empty, or the record with this id as it was typed.
///
/// # Errors
/// `NotFound`.
pub fn draft(conn: &Connection, id: Option<&str>) -> Result<PersonDraft> {
    match id {
        None => Ok(PersonDraft::default()),
        Some(id) => Ok(draft_of(&get(conn, id)?)),
    }
}

/// What a form starts from when the record is changed.
#[must_use]
pub fn draft_of(person: &Person) -> PersonDraft {
    let p = person.clone();
    PersonDraft {
        name: p.name,
        title: p.title,
        family_name: p.family_name,
        known_as: p.known_as,
        phone: p.phone,
        mobile: p.mobile,
        email: p.email,
        address_1: p.address_1,
        address_2: p.address_2,
        town: p.town,
        postcode: p.postcode,
        best_way: p.best_way,
        no_phone: p.no_phone,
        no_text: p.no_text,
        no_email: p.no_email,
        no_post: p.no_post,
        reach_note: p.reach_note,
        format: p.format,
        format_size: p.format_size.map(|s| s.to_string()).unwrap_or_default(),
        paper_colour: p.paper_colour,
        language: p.language,
        braille_grade: p.braille_grade,
        joined: p.joined.map(|w| w.as_typed()).unwrap_or_default(),
        interests: p.interests,
        groups: p.groups,
        carer: p.carer,
        notes: p.notes,
        needs: p.needs.into_iter().map(NeedDraft::from).collect(),
    }
}

impl From<Need> for NeedDraft {
    fn from(need: Need) -> Self {
        // A need in words alone shows them as its label.
        let detail = if need.code.is_empty() { need.label.into_owned() } else { need.detail };
        Self { id: Some(need.id), code: need.code, detail }
    }
}

const NEEDS_OF: &str = "SELECT id, code, detail FROM need WHERE person = ?1 ORDER BY position";

fn needs_of(conn: &Connection, people: &[&str]) -> Result<HashMap<String, Vec<Need>>> {
    let mut found: HashMap<String, Vec<Need>> = HashMap::new();
    let mut statement = conn.prepare_cached(NEEDS_OF)?;
    for person in people {
        let needs = statement.query_map([person], read_need)?.collect::<rusqlite::Result<Vec<_>>>()?;
        if !needs.is_empty() {
            found.insert((*person).to_owned(), needs);
        }
    }
    Ok(found)
}

/// By place: a list reads hundreds, and would look for each name in each of them.
fn read_need(row: &Row<'_>) -> rusqlite::Result<Need> {
    Ok(Need::from_row(row.get(0)?, row.get(1)?, row.get(2)?))
}

impl Person {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            title: row.get("title")?,
            family_name: row.get("family_name")?,
            known_as: row.get("known_as")?,
            phone: row.get("phone")?,
            mobile: row.get("mobile")?,
            email: row.get("email")?,
            address_1: row.get("address_1")?,
            address_2: row.get("address_2")?,
            town: row.get("town")?,
            postcode: row.get("postcode")?,
            best_way: row.get("best_way")?,
            no_phone: row.get("no_phone")?,
            no_text: row.get("no_text")?,
            no_email: row.get("no_email")?,
            no_post: row.get("no_post")?,
            reach_note: row.get("reach_note")?,
            format: row.get("format")?,
            format_size: row.get("format_size")?,
            paper_colour: row.get("paper_colour")?,
            language: row.get::<_, Option<String>>("language")?.unwrap_or_default(),
            braille_grade: row.get("braille_grade")?,
            joined: When::read(row, "joined")?,
            interests: row.get("interests")?,
            groups: row.get("group_words")?,
            carer: row.get("carer")?,
            notes: row.get("notes")?,
            may_contact: MayContact::NotAsked,
            may_contact_words: String::new(),
            needs: Vec::new(),
            agreements: Vec::new(),
        })
    }

    fn finish(&mut self) {
        self.may_contact = MayContact::from(&self.agreements);
        self.may_contact_words = agreement::in_words(self);
    }
}

impl PersonRow {
    /// By place, as [`read_need`].
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let may = row.get_ref(5)?.as_str_or_null()?.and_then(|m| m.split_once(' ')).map_or(
            MayContact::NotAsked,
            |(state, channel)| {
                let state = crate::values::from_code(state).unwrap_or(AgreementState::Refused);
                MayContact::of(state, AgreedWay::from_code(channel).unwrap_or_default())
            },
        );
        Ok(Self {
            id: row.get(0)?,
            name: row.get(1)?,
            town: row.get(2)?,
            needs: Vec::new(),
            format: row.get(3)?,
            format_size: row.get(4)?,
            may_contact: may,
        })
    }
}
