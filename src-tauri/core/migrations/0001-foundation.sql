-- The first schema. Recorded tables have one `id TEXT PRIMARY KEY` that never
-- changes; children point at their parent, are deferred, and never cascade.
-- Days that may be vague are three columns: _from, _until and _words.
-- A CHECK lists its codes with OR: for IN (…) SQLite builds a table in memory
-- for every row that is written.

-- ---- the log: who changed what --------------------------------------------

CREATE TABLE op (
  seq      INTEGER PRIMARY KEY,            -- the order in which ops reached this store
  device   TEXT    NOT NULL,
  number   INTEGER NOT NULL,               -- this device's next number
  officer  TEXT    NOT NULL,               -- officer.id
  at       TEXT    NOT NULL,               -- UTC
  purpose  TEXT    NOT NULL,
  seen     TEXT    NOT NULL,               -- JSON: highest op number of every device known here
  undoes   TEXT,                           -- "device:number" of the op that this one takes back
  link     BLOB    NOT NULL,               -- SHA-256 over the link before, this row, and its changes' digests
  UNIQUE (device, number)
) STRICT;

-- The values of a change and their salt can be wiped; the digest stays, so the
-- chain still holds.
CREATE TABLE change (
  op       INTEGER NOT NULL REFERENCES op (seq),
  ordinal  INTEGER NOT NULL,
  tbl      TEXT    NOT NULL,
  row_id   TEXT    NOT NULL,
  root     TEXT    NOT NULL,               -- the record that the row belongs to
  deed     TEXT    NOT NULL CHECK (deed = 'insert' OR deed = 'update' OR deed = 'delete'),
  digest   BLOB    NOT NULL,               -- SHA-256 of salt and fields
  salt     BLOB,
  fields   TEXT,                           -- JSON: {"column": [before, after]}, of a whole row {"column": value}
  PRIMARY KEY (op, ordinal)
) STRICT;

CREATE INDEX change_of_root ON change (root, op);

-- ---- not recorded: drafts, and what can be made again -----------------------

CREATE TABLE draft (
  officer  TEXT NOT NULL,
  place    TEXT NOT NULL,
  typed    TEXT NOT NULL,
  at       TEXT NOT NULL,
  PRIMARY KEY (officer, place)
) STRICT, WITHOUT ROWID;

-- ---- officers and settings --------------------------------------------------

CREATE TABLE officer (
  id    TEXT PRIMARY KEY,
  name  TEXT NOT NULL
) STRICT;

-- A setting's id is its name, so that two laptops change the same row.
CREATE TABLE setting (
  id     TEXT PRIMARY KEY,
  value  TEXT NOT NULL
) STRICT;

-- Rates are dated and name their source; the id of the rate used stays on the line.
CREATE TABLE rate (
  id          TEXT    PRIMARY KEY,
  kind        TEXT    NOT NULL,            -- mileage_car
  from_day    TEXT    NOT NULL,
  tenths      INTEGER NOT NULL,            -- tenths of a penny for each mile
  after_miles INTEGER NOT NULL DEFAULT 0,  -- within one tax year from 6 April
  source      TEXT    NOT NULL
) STRICT;

-- ---- people -------------------------------------------------------------------

CREATE TABLE person (
  id           TEXT    PRIMARY KEY,
  sequence     INTEGER NOT NULL,
  name         TEXT    NOT NULL,
  sort_name    TEXT    NOT NULL,           -- folded, family name first
  title        TEXT    NOT NULL DEFAULT '',
  family_name  TEXT    NOT NULL DEFAULT '',
  known_as     TEXT    NOT NULL DEFAULT '',
  phone        TEXT    NOT NULL DEFAULT '',
  mobile       TEXT    NOT NULL DEFAULT '',
  email        TEXT    NOT NULL DEFAULT '',
  address_1    TEXT    NOT NULL DEFAULT '',
  address_2    TEXT    NOT NULL DEFAULT '',
  town         TEXT    NOT NULL DEFAULT '',
  postcode     TEXT    NOT NULL DEFAULT '',
  best_way     TEXT,
  no_phone     INTEGER NOT NULL DEFAULT 0,
  no_text      INTEGER NOT NULL DEFAULT 0,
  no_email     INTEGER NOT NULL DEFAULT 0,
  no_post      INTEGER NOT NULL DEFAULT 0,
  reach_note   TEXT    NOT NULL DEFAULT '',
  format       TEXT,
  format_size  INTEGER,                    -- points
  joined_from  TEXT,
  joined_until TEXT,
  joined_words TEXT    NOT NULL DEFAULT '',
  interests    TEXT    NOT NULL DEFAULT '',
  groups       TEXT    NOT NULL DEFAULT '',
  carer        TEXT    NOT NULL DEFAULT '',
  notes        TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX person_by_name ON person (sort_name, sequence);
CREATE INDEX person_by_town ON person (town COLLATE NOCASE, sort_name);
CREATE INDEX person_by_joined ON person (joined_from, sort_name);
CREATE INDEX person_by_sequence ON person (sequence);

CREATE TABLE need (
  id        TEXT    PRIMARY KEY,
  person    TEXT    NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  position  INTEGER NOT NULL,
  code      TEXT    NOT NULL DEFAULT '',   -- '' when the need is only in words
  detail    TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX need_of_person ON need (person, position);

-- A fact: what was agreed, refused or withdrawn, and when. The newest of a
-- purpose and channel counts.
CREATE TABLE agreement (
  id        TEXT    PRIMARY KEY,
  person    TEXT    NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  sequence  INTEGER NOT NULL,
  purpose   TEXT    NOT NULL,
  channel   TEXT    NOT NULL,
  state     TEXT    NOT NULL CHECK (state = 'given' OR state = 'refused' OR state = 'withdrawn'),
  on_from   TEXT,
  on_until  TEXT,
  on_words  TEXT    NOT NULL DEFAULT '',
  how       TEXT    NOT NULL DEFAULT '',
  with_whom TEXT    NOT NULL DEFAULT '',
  note      TEXT    NOT NULL DEFAULT '',
  officer   TEXT    NOT NULL REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX agreement_of_person ON agreement (person, sequence, id);

-- ---- projects -----------------------------------------------------------------

CREATE TABLE project (
  id              TEXT    PRIMARY KEY,
  sequence        INTEGER NOT NULL,
  title           TEXT    NOT NULL,
  issue           TEXT    NOT NULL DEFAULT '',
  aims            TEXT    NOT NULL DEFAULT '',
  can_change      TEXT    NOT NULL DEFAULT '',
  cannot_change   TEXT    NOT NULL DEFAULT '',
  starts_from     TEXT,
  starts_until    TEXT,
  starts_words    TEXT    NOT NULL DEFAULT '',
  ends_from       TEXT,
  ends_until      TEXT,
  ends_words      TEXT    NOT NULL DEFAULT '',
  setting         TEXT,
  status          TEXT    NOT NULL,
  chair_officer   TEXT    NOT NULL DEFAULT '',
  chair_person    TEXT    REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  no_second_chair TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX project_by_chair ON project (chair_person) WHERE chair_person IS NOT NULL;

-- A fact: where a project stands on the ladder from a day on, and why.
CREATE TABLE rung (
  id        TEXT    PRIMARY KEY,
  project   TEXT    NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  sequence  INTEGER NOT NULL,
  rung      TEXT    NOT NULL,
  stage     TEXT    NOT NULL DEFAULT '',
  on_from   TEXT,
  on_until  TEXT,
  on_words  TEXT    NOT NULL DEFAULT '',
  reason    TEXT    NOT NULL DEFAULT '',
  officer   TEXT    NOT NULL REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX rung_of_project ON rung (project, sequence);

-- Easy words and a picture beside any field of any record.
CREATE TABLE easy (
  id       TEXT PRIMARY KEY,
  tbl      TEXT NOT NULL,
  row_id   TEXT NOT NULL,
  field    TEXT NOT NULL,
  words    TEXT NOT NULL DEFAULT '',       -- one sentence a line
  picture  TEXT NOT NULL DEFAULT ''        -- a meaning, not a file
) STRICT;

CREATE INDEX easy_of_row ON easy (row_id, field);

-- ---- claims --------------------------------------------------------------------

CREATE TABLE claim (
  id          TEXT    PRIMARY KEY,
  sequence    INTEGER NOT NULL,
  number      TEXT    NOT NULL,            -- carries the device; never unique across devices
  person      TEXT    NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  project     TEXT    REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
  activity    TEXT    NOT NULL,
  on_day      TEXT    NOT NULL,
  offered     INTEGER NOT NULL DEFAULT 0,  -- pence
  answer      TEXT    NOT NULL DEFAULT 'not_asked',
  accepted    INTEGER NOT NULL DEFAULT 0,  -- pence
  answer_note TEXT    NOT NULL DEFAULT '',
  notes       TEXT    NOT NULL DEFAULT '',
  entered_by  TEXT    NOT NULL REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX claim_of_person ON claim (person, on_day);
CREATE INDEX claim_of_project ON claim (project) WHERE project IS NOT NULL;
CREATE INDEX claim_by_day ON claim (on_day, sequence);

CREATE TABLE claim_line (
  id        TEXT    PRIMARY KEY,
  claim     TEXT    NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  position  INTEGER NOT NULL,
  kind      TEXT    NOT NULL,
  words     TEXT    NOT NULL DEFAULT '',
  miles     INTEGER,                       -- tenths of a mile
  rate      TEXT    REFERENCES rate (id) DEFERRABLE INITIALLY DEFERRED,
  pence     INTEGER NOT NULL,
  receipt   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX line_of_claim ON claim_line (claim, position);

-- Facts: each step of a claim, in the order in which it was taken.
CREATE TABLE decision (
  id        TEXT    PRIMARY KEY,
  claim     TEXT    NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  sequence  INTEGER NOT NULL,
  kind      TEXT    NOT NULL CHECK (kind = 'submitted' OR kind = 'returned' OR kind = 'approved' OR kind = 'refused' OR kind = 'paid'),
  on_day    TEXT    NOT NULL,
  officer   TEXT    NOT NULL REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
  reason    TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX decision_of_claim ON decision (claim, sequence);

-- Append-only: a payment is never changed, only followed by a new fact.
CREATE TABLE payment (
  id         TEXT    PRIMARY KEY,
  claim      TEXT    NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  sequence   INTEGER NOT NULL,
  pence      INTEGER NOT NULL,
  on_day     TEXT    NOT NULL,
  how        TEXT    NOT NULL,
  reference  TEXT    NOT NULL DEFAULT '',
  officer    TEXT    NOT NULL REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX payment_of_claim ON payment (claim, sequence);

-- ---- the action plan --------------------------------------------------------------

CREATE TABLE action (
  id        TEXT    PRIMARY KEY,
  sequence  INTEGER NOT NULL,
  action    TEXT    NOT NULL,
  owner     TEXT    NOT NULL DEFAULT '',   -- a role, not a name
  status    TEXT    NOT NULL,
  notes     TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE milestone (
  id        TEXT    PRIMARY KEY,
  action    TEXT    NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  position  INTEGER NOT NULL,
  words     TEXT    NOT NULL DEFAULT '',
  due_from  TEXT,
  due_until TEXT,
  due_words TEXT    NOT NULL DEFAULT '',
  status    TEXT    NOT NULL,
  done_on   TEXT
) STRICT;

CREATE INDEX milestone_of_action ON milestone (action, position);

CREATE TABLE review (
  id        TEXT    PRIMARY KEY,
  action    TEXT    NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  sequence  INTEGER NOT NULL,
  on_day    TEXT    NOT NULL,
  words     TEXT    NOT NULL,
  officer   TEXT    NOT NULL REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX review_of_action ON review (action, sequence);

-- ---- find: made from the records by triggers, never recorded ------------------------

-- A kind is a range of ids, so that an index tells a person from a claim without
-- looking at the row: from 0 people, from 2^40 projects, from 2 * 2^40 actions,
-- from 3 * 2^40 claims.
CREATE TABLE find (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,
  row_id  TEXT NOT NULL UNIQUE,
  title   TEXT NOT NULL,
  detail  TEXT NOT NULL,
  sort    TEXT NOT NULL DEFAULT ''         -- of a person: the folded name, family name first
) STRICT;

-- Rows of "find" that the two indexes do not hold yet. FTS5 writes out all that
-- it gathered before each statement with a trigger, so the indexes are filled
-- once, at the end of a write.
CREATE TABLE find_due (id INTEGER PRIMARY KEY) STRICT;

-- Whole words and their beginnings, for names.
CREATE VIRTUAL TABLE find_word USING fts5 (
  title, detail, content = 'find', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
-- Parts of words, for typing slips and for what stands in the middle.
CREATE VIRTUAL TABLE find_part USING fts5 (
  title, content = 'find', content_rowid = 'id',
  tokenize = "trigram remove_diacritics 1", detail = 'none', columnsize = 0
);
INSERT INTO find_word (find_word, rank) VALUES ('secure-delete', 1);
INSERT INTO find_part (find_part, rank) VALUES ('secure-delete', 1);
-- Bytes gathered before they are written: an import is a few large pieces, not many to merge.
INSERT INTO find_word (find_word, rank) VALUES ('hashsize', 33554432);
INSERT INTO find_part (find_part, rank) VALUES ('hashsize', 33554432);

CREATE TRIGGER find_added AFTER INSERT ON find BEGIN
  INSERT INTO find_due (id) VALUES (new.id);
END;
CREATE TRIGGER find_gone AFTER DELETE ON find BEGIN
  INSERT INTO find_word (find_word, rowid, title, detail)
    SELECT 'delete', old.id, old.title, old.detail WHERE NOT EXISTS (SELECT 1 FROM find_due WHERE id = old.id);
  INSERT INTO find_part (find_part, rowid, title)
    SELECT 'delete', old.id, old.title WHERE NOT EXISTS (SELECT 1 FROM find_due WHERE id = old.id);
  DELETE FROM find_due WHERE id = old.id;
END;
CREATE TRIGGER find_changed AFTER UPDATE OF title, detail ON find BEGIN
  INSERT INTO find_word (find_word, rowid, title, detail)
    SELECT 'delete', old.id, old.title, old.detail WHERE NOT EXISTS (SELECT 1 FROM find_due WHERE id = old.id);
  INSERT INTO find_part (find_part, rowid, title)
    SELECT 'delete', old.id, old.title WHERE NOT EXISTS (SELECT 1 FROM find_due WHERE id = old.id);
  INSERT INTO find_due (id) SELECT new.id WHERE NOT EXISTS (SELECT 1 FROM find_due WHERE id = new.id);
END;

CREATE TRIGGER person_found AFTER INSERT ON person BEGIN
  INSERT INTO find (id, kind, row_id, title, detail, sort) VALUES (
    (SELECT coalesce(max(id), 0) + 1 FROM find WHERE id < 1099511627776), 'person', new.id,
    new.name || iif(new.known_as = '', '', ' (' || new.known_as || ')'),
    concat_ws(' ', new.sort_name, new.town, new.postcode, new.email, replace(new.phone, ' ', ''), replace(new.mobile, ' ', ''), new.groups),
    new.sort_name);
END;
CREATE TRIGGER person_found_again AFTER UPDATE OF name, sort_name, known_as, town, postcode, email, phone, mobile, groups ON person BEGIN
  UPDATE find SET title = new.name || iif(new.known_as = '', '', ' (' || new.known_as || ')'),
    detail = concat_ws(' ', new.sort_name, new.town, new.postcode, new.email, replace(new.phone, ' ', ''), replace(new.mobile, ' ', ''), new.groups),
    sort = new.sort_name
  WHERE row_id = new.id;
  UPDATE find SET title = (SELECT c.number FROM claim c WHERE c.id = find.row_id) || ', ' || new.name,
    detail = concat_ws(' ', (SELECT c.activity FROM claim c WHERE c.id = find.row_id), new.sort_name)
  WHERE kind = 'claim' AND row_id IN (SELECT id FROM claim WHERE person = new.id);
END;
CREATE TRIGGER person_lost AFTER DELETE ON person BEGIN DELETE FROM find WHERE row_id = old.id; END;

CREATE TRIGGER project_found AFTER INSERT ON project BEGIN
  INSERT INTO find (id, kind, row_id, title, detail) VALUES (
    (SELECT coalesce(max(id), 1099511627776) + 1 FROM find WHERE id BETWEEN 1099511627776 AND 2199023255551),
    'project', new.id, new.title, concat_ws(' ', new.issue, new.aims));
END;
CREATE TRIGGER project_found_again AFTER UPDATE OF title, issue, aims ON project BEGIN
  UPDATE find SET title = new.title, detail = concat_ws(' ', new.issue, new.aims) WHERE row_id = new.id;
END;
CREATE TRIGGER project_lost AFTER DELETE ON project BEGIN DELETE FROM find WHERE row_id = old.id; END;

CREATE TRIGGER action_found AFTER INSERT ON action BEGIN
  INSERT INTO find (id, kind, row_id, title, detail) VALUES (
    (SELECT coalesce(max(id), 2199023255552) + 1 FROM find WHERE id BETWEEN 2199023255552 AND 3298534883327),
    'action', new.id, new.action, concat_ws(' ', new.owner, new.notes));
END;
CREATE TRIGGER action_found_again AFTER UPDATE OF action, owner, notes ON action BEGIN
  UPDATE find SET title = new.action, detail = concat_ws(' ', new.owner, new.notes) WHERE row_id = new.id;
END;
CREATE TRIGGER action_lost AFTER DELETE ON action BEGIN DELETE FROM find WHERE row_id = old.id; END;

-- The folded name stands in the detail too: "lukasz" finds the claims of Łukasz.
CREATE TRIGGER claim_found AFTER INSERT ON claim BEGIN
  INSERT INTO find (id, kind, row_id, title, detail) VALUES (
    (SELECT coalesce(max(id), 3298534883328) + 1 FROM find WHERE id >= 3298534883328), 'claim', new.id,
    new.number || ', ' || coalesce((SELECT name FROM person WHERE id = new.person), ''),
    concat_ws(' ', new.activity, (SELECT sort_name FROM person WHERE id = new.person)));
END;
CREATE TRIGGER claim_found_again AFTER UPDATE OF number, person, activity ON claim BEGIN
  UPDATE find SET title = new.number || ', ' || coalesce((SELECT name FROM person WHERE id = new.person), ''),
    detail = concat_ws(' ', new.activity, (SELECT sort_name FROM person WHERE id = new.person))
  WHERE row_id = new.id;
END;
CREATE TRIGGER claim_lost AFTER DELETE ON claim BEGIN DELETE FROM find WHERE row_id = old.id; END;
