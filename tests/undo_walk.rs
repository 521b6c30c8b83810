//! A walk over every kind of record: adding, changing, deleting, easy words,
//! pictures and settings, in an order that nobody thought of, and undo after
//! undo of any of it. Wherever it stands, each record keeps the rules of its form.

mod forms;

use crate::facts::Facts;
use crate::office::Office;
use alongside_core::people::{self, AgreementDraft, AgreementState};
use alongside_core::pictures::{self, PackDraft};
use alongside_core::store::{HowMuch, RECORDED, Table};
use alongside_core::{Code, Kind, Result, handouts, plan, projects, records, settings};
use forms::without_ids;
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap};

#[test]
fn wherever_a_walk_over_all_kinds_and_undos_stands_every_record_keeps_its_rules() {
    const REFUSED: [Option<Code>; 5] =
        [None, Some(Code::MovedOn), Some(Code::Refused), Some(Code::BadInput), Some(Code::NotFound)];
    let mut seen = Seen::default();
    for seed in [21, 22, 23, 24] {
        let mut walk = Walk::new(seed);
        for step in 0..420 {
            let before = walk.office.ops();
            let refused = walk.anything(&mut seen).err();
            let wrote = walk.office.ops() - before;
            let place = format!("seed {seed}, step {step}: {refused:?}");
            assert!(REFUSED.contains(&refused.as_ref().map(|error| error.code)), "{place}");
            assert!(!(refused.is_some() && wrote > 0), "what is refused writes nothing: {place}");
            assert_eq!(walk.broken(wrote > 0), Vec::<String>::new(), "{place}");
        }
        let everything = walk.everything();
        assert_eq!(walk.not_saved_as_read(everything), Vec::<String>::new(), "seed {seed}, at the end");
        for kind in Kind::ALL {
            let listed = (kind.offers().list)(&walk.office.ask(), &Default::default()).unwrap().total;
            let table = Table::of_kind(*kind).unwrap().name;
            let there = walk.office.count(&format!("SELECT count(*) FROM {table}"));
            assert!(there > 0, "the walk ended without {}", kind.many());
            assert_eq!(listed, there, "{}", kind.many());
        }
        assert_eq!(walk.office.problems(), Vec::<String>::new(), "seed {seed}");
        seen.facts += walk.facts.seen();
    }
    for kind in Kind::ALL {
        let changed = seen.changed.get(kind).copied().unwrap_or_default();
        assert!(changed > 12, "too few changes of {} went through: {changed}", kind.many());
    }
    assert!(seen.undone > 150 && seen.again > 15, "{} undos, {} of undos", seen.undone, seen.again);
    assert!(seen.apart > 50 && seen.together > 3, "{} apart, {} together", seen.apart, seen.together);
    assert!(seen.facts > 20, "{} facts stood", seen.facts);
}

/// What went through, over all seeds.
#[derive(Default)]
struct Seen {
    changed: HashMap<Kind, u32>,
    undone: u32,
    /// Undos of undos.
    again: u32,
    /// The first of two changes was taken back alone, or refused for a rule.
    apart: u32,
    together: u32,
    facts: usize,
}

type Draft = Map<String, Value>;

struct Walk {
    office: Office,
    dice: u64,
    facts: Facts,
}

impl Walk {
    /// A few records of each kind of the made-up council, to begin with.
    fn new(seed: u64) -> Self {
        let sample = Office::with_sample();
        let mut walk = Self { office: Office::new(), dice: seed, facts: Facts::default() };
        for name in ["Gwen Askew", "Tom Bell", "Ada Cole"] {
            walk.office.add_person(name);
        }
        for kind in Kind::ALL {
            let table = Table::of_kind(*kind).unwrap().name;
            for id in strings(&sample, &format!("SELECT id FROM {table} ORDER BY sequence LIMIT 3")) {
                let mut draft = fields((kind.offers().draft)(&sample.ask(), Some(&id)).unwrap());
                draft.values_mut().for_each(without_ids);
                walk.point_here(&mut draft);
                let now = walk.office.now();
                (kind.offers().save)(&mut walk.office.store, None, draft, now).unwrap();
            }
        }
        walk.add_pictures(0).unwrap();
        walk
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.dice ^= self.dice << 13;
        self.dice ^= self.dice >> 7;
        self.dice ^= self.dice << 17;
        usize::try_from((self.dice >> 20) % sides.max(1) as u64).unwrap()
    }

    fn one_of(&mut self, sql: &str) -> Option<String> {
        let all = strings(&self.office, sql);
        let at = self.roll(all.len());
        all.into_iter().nth(at)
    }

    fn any(&mut self, kind: Kind) -> Option<String> {
        self.one_of(&format!("SELECT id FROM {} ORDER BY id", Table::of_kind(kind).unwrap().name))
    }

    fn anything(&mut self, seen: &mut Seen) -> Result<()> {
        let now = self.office.now();
        let kind = Kind::ALL[self.roll(Kind::ALL.len())];
        match self.roll(36) {
            0..8 => {
                let Some(id) = self.any(kind) else { return self.add(kind) };
                self.save_changed(kind, &id, seen)
            }
            8 => self.add(kind),
            9 => {
                // One stays, for others to be copied from.
                let table = Table::of_kind(kind).unwrap().name;
                let newer =
                    format!("SELECT id FROM {table} WHERE id > (SELECT min(id) FROM {table}) ORDER BY id");
                let Some(id) = self.one_of(&newer) else { return self.add(kind) };
                (kind.offers().delete)(&mut self.office.store, &id, now).map(drop)
            }
            10 | 11 => self.beside_the_form(),
            12..15 => self.easy_words_come_or_go(),
            15..18 => self.picture_comes_or_goes(),
            18..26 => self.first_of_two_changes_is_taken_back(kind, seen),
            26 => {
                let mut typed = settings::get(self.office.store.read())?;
                typed.department = format!("Department {}", self.roll(3));
                settings::save(&mut self.office.store, &typed, now).map(drop)
            }
            _ => self.undo(seen),
        }
    }

    fn save_changed(&mut self, kind: Kind, id: &str, seen: &mut Seen) -> Result<()> {
        let (now, before) = (self.office.now(), self.office.ops());
        let mut draft = self.draft(kind, Some(id));
        self.change(kind, &mut draft);
        (kind.offers().save)(&mut self.office.store, Some(id), draft, now)?;
        *seen.changed.entry(kind).or_default() += self.office.ops() - before;
        Ok(())
    }

    /// What goes together by a rule is changed by one op and by another, and then one
    /// of them alone is to be as it was.
    fn first_of_two_changes_is_taken_back(&mut self, kind: Kind, seen: &mut Seen) -> Result<()> {
        let Some(id) = self.any(kind) else { return Ok(()) };
        let mut ops = Vec::new();
        // A form with a mistake is filled in again.
        for _ in 0..12 {
            let before = self.office.ops();
            if self.save_changed(kind, &id, seen).is_ok() && self.office.ops() > before {
                ops.push(self.office.newest_op());
            }
            if ops.len() == 2 {
                let now = self.office.now();
                let undone = records::undo(&mut self.office.store, Some(&ops[0]), HowMuch::Whole, now);
                seen.apart += u32::from(undone.is_ok());
                seen.together += u32::from(undone.is_err_and(|error| error.code == Code::Refused));
                break;
            }
        }
        Ok(())
    }

    fn undo(&mut self, seen: &mut Seen) -> Result<()> {
        let now = self.office.now();
        let op = match self.roll(6) {
            0 => None,
            // What was taken back is brought again more often than chance would.
            1 => self.one_of("SELECT device || ':' || number FROM op WHERE undoes IS NOT NULL"),
            2..5 => self.one_of(
                "SELECT device || ':' || number FROM op WHERE seq IN (SELECT op FROM change WHERE root = (
                   SELECT root FROM change ORDER BY op DESC LIMIT 1) ORDER BY op DESC LIMIT 8)",
            ),
            _ => self.one_of("SELECT device || ':' || number FROM op ORDER BY seq DESC LIMIT 30"),
        };
        let how_much = HowMuch::of(self.roll(4) == 0);
        records::undo(&mut self.office.store, op.as_deref(), how_much, now)?;
        seen.undone += 1;
        seen.again += self.office.count("SELECT turn = 'bring_again' FROM op ORDER BY seq DESC LIMIT 1");
        Ok(())
    }

    /// A copy of one that is there, changed.
    fn add(&mut self, kind: Kind) -> Result<()> {
        let id = self.any(kind);
        let mut draft = self.draft(kind, id.as_deref());
        draft.values_mut().for_each(without_ids);
        self.change(kind, &mut draft);
        let now = self.office.now();
        (kind.offers().save)(&mut self.office.store, None, draft, now).map(drop)
    }

    fn draft(&self, kind: Kind, id: Option<&str>) -> Draft {
        fields((kind.offers().draft)(&self.office.ask(), id).unwrap())
    }

    /// What is written without a form of the record.
    fn beside_the_form(&mut self) -> Result<()> {
        let now = self.office.now();
        let kind = [Kind::Person, Kind::Person, Kind::Person, Kind::Handout, Kind::Project, Kind::Action]
            [self.roll(6)];
        let Some(id) = self.any(kind) else { return Ok(()) };
        let store = &mut self.office.store;
        match kind {
            Kind::Person => {
                let states = [AgreementState::Given, AgreementState::Refused, AgreementState::Withdrawn];
                let state = states[self.dice as usize % 3];
                let draft = AgreementDraft { state, ..AgreementDraft::default() };
                people::save_agreement(store, &id, &draft, now)
            }
            Kind::Handout => handouts::keep_version(store, &id, "Before", now),
            Kind::Project => {
                let rung = projects::RungDraft {
                    rung: projects::Rung::CoDesigning,
                    stage: String::new(),
                    on: String::new(),
                    reason: String::new(),
                };
                projects::move_rung(store, &id, &rung, now)
            }
            _ => plan::add_review(store, &id, "It goes well.", now),
        }
        .map(drop)
    }

    /// Beside one of the first two fields, so that they often come, go and come again.
    fn easy_words_come_or_go(&mut self) -> Result<()> {
        let kind = [Kind::Project, Kind::Action][self.roll(2)];
        let Some(id) = self.any(kind) else { return Ok(()) };
        let mut draft = self.draft(kind, Some(&id));
        let Some(Value::Array(easy)) = draft.get_mut("easy") else {
            panic!("{} have no easy words", kind.many())
        };
        let at = self.roll(easy.len().min(2));
        let is_there = easy[at]["words"] != "" || easy[at]["picture"] != "";
        let picture = self.new_value("picture", Value::Null, Value::Null);
        let (words, picture) =
            if is_there { ("".into(), "".into()) } else { (format!("Words {}", self.roll(9)), picture) };
        easy[at]["words"] = words.into();
        easy[at]["picture"] = picture;
        let now = self.office.now();
        (kind.offers().save)(&mut self.office.store, Some(&id), draft, now).map(drop)
    }

    fn picture_comes_or_goes(&mut self) -> Result<()> {
        let now = self.office.now();
        match self.one_of("SELECT 'own:' || id FROM picture ORDER BY id").filter(|_| self.roll(3) > 0) {
            Some(meaning) => pictures::delete(&mut self.office.store, &meaning, now).map(drop),
            None => {
                let shade = self.roll(4);
                self.add_pictures(shade)
            }
        }
    }

    fn add_pictures(&mut self, shade: usize) -> Result<()> {
        let svg = |side: usize| {
            format!(
                r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h{side}v9z"/></svg>"#
            )
        };
        let files = (0..2).map(|n| (format!("spot {n}.svg"), svg(1 + shade + n).into_bytes())).collect();
        let now = self.office.now();
        let pack = pictures::read_pack("spots", files)?;
        pictures::add_pack(&mut self.office.store, &pack, &PackDraft::default(), now).map(drop)
    }

    /// Whom and what a record of another office names is somebody and something here.
    fn point_here(&mut self, draft: &mut Draft) {
        for (name, value) in draft {
            let kind = match name.as_str() {
                "person" | "chair_person" => Kind::Person,
                "project" => Kind::Project,
                "handout" | "translation_of" => Kind::Handout,
                _ => continue,
            };
            let here = self.any(kind).filter(|_| name != "translation_of");
            if !value.is_null() {
                *value = here.into();
            }
        }
    }
}

/// What is true after every step.
impl Walk {
    fn broken(&mut self, wrote: bool) -> Vec<String> {
        let mut broken = self.facts.lost(&self.office);
        broken.extend(self.misplaced());
        if wrote {
            let touched = self.touched();
            broken.extend(self.not_saved_as_read(touched));
        }
        broken
    }

    /// Easy words that stand twice or beside no record, and pictures that are named and gone.
    fn misplaced(&self) -> Vec<String> {
        let office = &self.office;
        let twice = "SELECT 'twice: ' || row_id FROM easy GROUP BY row_id, field HAVING count(*) > 1";
        let mut misplaced = strings(office, twice);
        for table in strings(office, "SELECT DISTINCT tbl FROM easy") {
            let alone = format!(
                "SELECT 'beside nothing: ' || id FROM easy
                 WHERE tbl = '{table}' AND row_id NOT IN (SELECT id FROM {table})"
            );
            misplaced.extend(strings(office, &alone));
        }
        let there: BTreeSet<String> =
            strings(office, "SELECT 'own:' || id FROM picture").into_iter().collect();
        for (table, column) in RECORDED.iter().flat_map(|t| t.pictures.iter().map(|column| (t.name, column)))
        {
            let sql = format!("SELECT {column} FROM {table} WHERE instr({column}, 'own:')");
            for text in strings(office, &sql) {
                let named = text.match_indices("own:").filter_map(|(at, _)| text.get(at..at + 68));
                misplaced
                    .extend(named.filter(|n| !there.contains(*n)).map(|n| format!("{table}: {n} is gone")));
            }
        }
        misplaced
    }

    /// Saved as it is read, a record is accepted, and nothing is to be written but
    /// places in a row and what others' miles make of its own.
    fn not_saved_as_read(&mut self, records: Vec<(Kind, String)>) -> Vec<String> {
        let mut broken = Vec::new();
        for (kind, id) in records {
            let draft = self.draft(kind, Some(&id));
            let (now, before) = (self.office.now(), self.office.ops());
            let saved = (kind.offers().save)(&mut self.office.store, Some(&id), draft.clone(), now);
            let mut written = Vec::new();
            if self.office.ops() > before {
                written = strings(
                    &self.office,
                    "SELECT DISTINCT field.key FROM change, json_each(change.fields) AS field
                     WHERE op = (SELECT max(seq) FROM op)
                       AND field.key NOT IN ('position', 'rate', 'miles_after', 'rate_after', 'pence')",
                );
            }
            if saved.is_err() || !written.is_empty() {
                broken.push(format!("{} {}: {saved:?}, {written:?}", kind.label(), Value::from(draft)));
            }
        }
        broken
    }

    /// The records that the newest op wrote to and that stand; with a handout all of
    /// them, whose rules look at each other.
    fn touched(&self) -> Vec<(Kind, String)> {
        let sql = "SELECT DISTINCT root FROM change WHERE op = (SELECT max(seq) FROM op)";
        let roots = strings(&self.office, sql);
        let mut all = self.everything();
        let with_handouts = all.iter().any(|(kind, id)| *kind == Kind::Handout && roots.contains(id));
        all.retain(|(kind, id)| roots.contains(id) || (*kind == Kind::Handout && with_handouts));
        all
    }

    fn everything(&self) -> Vec<(Kind, String)> {
        let of = |kind: &Kind| {
            let sql = format!("SELECT id FROM {}", Table::of_kind(*kind).unwrap().name);
            strings(&self.office, &sql).into_iter().map(|id| (*kind, id)).collect::<Vec<_>>()
        };
        Kind::ALL.iter().flat_map(of).collect()
    }
}

fn fields(value: Value) -> Draft {
    match value {
        Value::Object(fields) => fields,
        other => panic!("{other} is no record"),
    }
}

fn strings(office: &Office, sql: &str) -> Vec<String> {
    let mut statement = office.store.read().prepare(sql).unwrap();
    statement.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
}
