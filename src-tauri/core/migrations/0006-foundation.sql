-- The schema of the first release. Recorded tables have one `id TEXT PRIMARY KEY` that never
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
  code     TEXT    NOT NULL,               -- what was done: store/op.rs
  turn     TEXT    NOT NULL CHECK (turn = 'do' OR turn = 'take_back' OR turn = 'bring_again'),
  seen     TEXT    NOT NULL,               -- JSON: highest op number of every device known here
  undoes   TEXT,                           -- "device:number" of the op that this one takes back
  records  INTEGER NOT NULL DEFAULT 0,     -- how many records it touched
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
  kind     TEXT    NOT NULL CHECK (kind = 'insert' OR kind = 'update' OR kind = 'delete'),
  digest   BLOB    NOT NULL,               -- SHA-256 of salt and fields
  salt     BLOB,
  fields   TEXT,                           -- JSON: {"column": [before, after]}, of a whole row {"column": value}
  PRIMARY KEY (op, ordinal)
) STRICT;

CREATE INDEX change_of_root ON change (root, op);

-- How the schema came about. An older version that meets steps which it does
-- not know may still read the store while none of them is breaking.
CREATE TABLE schema_step (
  number    INTEGER PRIMARY KEY,
  breaking  INTEGER NOT NULL
) STRICT;

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
  paper_colour TEXT,
  language     TEXT,                       -- BCP 47; null where nobody said
  braille_grade TEXT,
  joined_from  TEXT,
  joined_until TEXT,
  joined_words TEXT    NOT NULL DEFAULT '',
  interests    TEXT    NOT NULL DEFAULT '',
  group_words  TEXT    NOT NULL DEFAULT '',   -- as typed, until groups are records
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

-- What was agreed, refused or withdrawn, and when. The newest of a purpose
-- counts, whichever channel it is about. A no is a fact: no undo takes it back.
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

CREATE INDEX project_by_sequence ON project (sequence, id);

CREATE INDEX project_by_title ON project (title COLLATE NOCASE, sequence);
CREATE INDEX project_by_chair ON project (chair_person) WHERE chair_person IS NOT NULL;

-- Where a project stands on the ladder from a day on, and why. Only ever
-- followed by another; an undo may take the newest back.
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

CREATE INDEX claim_by_sequence ON claim (sequence, id);

CREATE INDEX claim_of_person ON claim (person, on_day);
CREATE INDEX claim_of_project ON claim (project) WHERE project IS NOT NULL;

CREATE TABLE claim_line (
  id        TEXT    PRIMARY KEY,
  claim     TEXT    NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  position  INTEGER NOT NULL,
  kind      TEXT    NOT NULL,
  words     TEXT    NOT NULL DEFAULT '',
  miles     INTEGER,                       -- tenths of a mile
  rate      TEXT    REFERENCES rate (id) DEFERRABLE INITIALLY DEFERRED,
  miles_after INTEGER,                     -- tenths of a mile, out of `miles`, beyond a threshold of the
  rate_after  TEXT    REFERENCES rate (id) DEFERRABLE INITIALLY DEFERRED, -- tax year: paid at this rate
  pence     INTEGER NOT NULL,
  receipt   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX line_of_claim ON claim_line (claim, position);

-- Facts: each step of a claim, in the order in which it was taken.
CREATE TABLE claim_step (
  id        TEXT    PRIMARY KEY,
  claim     TEXT    NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  sequence  INTEGER NOT NULL,
  kind      TEXT    NOT NULL CHECK (kind = 'submitted' OR kind = 'returned' OR kind = 'approved' OR kind = 'refused' OR kind = 'paid'),
  on_day    TEXT    NOT NULL,
  officer   TEXT    NOT NULL REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
  reason    TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX step_of_claim ON claim_step (claim, sequence);

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

CREATE INDEX action_by_sequence ON action (sequence, id);

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
CREATE INDEX milestone_due ON milestone (due_until) WHERE status <> 'done';

CREATE TABLE action_review (
  id        TEXT    PRIMARY KEY,
  action    TEXT    NOT NULL REFERENCES action (id) DEFERRABLE INITIALLY DEFERRED,
  sequence  INTEGER NOT NULL,
  on_day    TEXT    NOT NULL,
  words     TEXT    NOT NULL,
  officer   TEXT    NOT NULL REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX review_of_action ON action_review (action, sequence);

-- ---- handouts ------------------------------------------------------------------

CREATE TABLE handout (
  id              TEXT    PRIMARY KEY,
  sequence        INTEGER NOT NULL,
  title           TEXT    NOT NULL,
  language        TEXT    NOT NULL,         -- BCP 47
  profile         TEXT    NOT NULL,         -- whose rules of easy read
  picture         TEXT    NOT NULL DEFAULT '',
  template        INTEGER NOT NULL DEFAULT 0,
  made_from_table TEXT    NOT NULL DEFAULT '',
  made_from_id    TEXT    NOT NULL DEFAULT '',
  translation_of  TEXT    REFERENCES handout (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX handout_by_sequence ON handout (sequence, id);

CREATE INDEX handout_of_original ON handout (translation_of) WHERE translation_of IS NOT NULL;

CREATE TABLE handout_part (
  id        TEXT    PRIMARY KEY,
  handout   TEXT    NOT NULL REFERENCES handout (id) DEFERRABLE INITIALLY DEFERRED,
  position  INTEGER NOT NULL,
  kind      TEXT    NOT NULL CHECK (kind = 'section' OR kind = 'row'),
  words     TEXT    NOT NULL DEFAULT '',    -- a heading, or one sentence a line
  picture   TEXT    NOT NULL DEFAULT '',    -- a meaning, not a file
  alt       TEXT    NOT NULL DEFAULT '',    -- '' is the picture's own
  hard_word TEXT    NOT NULL DEFAULT '',
  meaning   TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX part_of_handout ON handout_part (handout, position);

-- How a handout stood when somebody wanted to be able to go back to it. Never
-- changed; an undo may take it back.
CREATE TABLE handout_version (
  id        TEXT    PRIMARY KEY,
  handout   TEXT    NOT NULL REFERENCES handout (id) DEFERRABLE INITIALLY DEFERRED,
  sequence  INTEGER NOT NULL,
  at        TEXT    NOT NULL,               -- UTC
  draft     TEXT    NOT NULL,               -- JSON
  purpose   TEXT    NOT NULL DEFAULT '',
  officer   TEXT    NOT NULL REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX version_of_handout ON handout_version (handout, sequence);

-- Which group read it, when, and what was changed. Never changed; an undo may
-- take it back.
CREATE TABLE handout_check (
  id         TEXT    PRIMARY KEY,
  handout    TEXT    NOT NULL REFERENCES handout (id) DEFERRABLE INITIALLY DEFERRED,
  sequence   INTEGER NOT NULL,
  group_name TEXT    NOT NULL,
  on_from    TEXT    NOT NULL,
  on_until   TEXT    NOT NULL,
  on_words   TEXT    NOT NULL DEFAULT '',
  content    TEXT    NOT NULL,              -- digest of the words and pictures then
  changed    TEXT    NOT NULL DEFAULT '',
  officer    TEXT    NOT NULL REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX check_of_handout ON handout_check (handout, sequence);

CREATE TABLE format_request (
  id        TEXT    PRIMARY KEY,
  sequence  INTEGER NOT NULL,
  person    TEXT    REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  asked_by  TEXT    NOT NULL DEFAULT '',    -- in words, where it is nobody on the register
  handout   TEXT    REFERENCES handout (id) DEFERRABLE INITIALLY DEFERRED,
  document  TEXT    NOT NULL DEFAULT '',    -- in words, where it is none of ours
  format    TEXT    NOT NULL,
  size      INTEGER,                        -- points
  language  TEXT    NOT NULL DEFAULT '',
  asked_on  TEXT    NOT NULL,
  due_on    TEXT,
  sent_on   TEXT,
  cost      INTEGER,                        -- pence
  note      TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX format_request_by_sequence ON format_request (sequence, id);

CREATE INDEX request_of_person ON format_request (person) WHERE person IS NOT NULL;
CREATE INDEX request_of_handout ON format_request (handout) WHERE handout IS NOT NULL;
CREATE INDEX request_open ON format_request (due_on) WHERE sent_on IS NULL;

-- ---- pictures ------------------------------------------------------------------

-- Pictures of the office's own: photos, and those of picture packs. The id is
-- the SHA-256 of the file: the same picture is kept once, however often and on
-- however many laptops it was added, and "own:" before it is its meaning.

CREATE TABLE picture (
  id        TEXT    PRIMARY KEY,
  sequence  INTEGER NOT NULL,
  label     TEXT    NOT NULL,
  alt       TEXT    NOT NULL,              -- what is to be seen
  words     TEXT    NOT NULL DEFAULT '',   -- others to find it by, with commas between
  pack      TEXT    NOT NULL DEFAULT '',   -- '' for a single picture
  credit    TEXT    NOT NULL DEFAULT '',   -- who made it, as it is printed
  licence   TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX picture_of_pack ON picture (pack, sequence);

-- The files. Only ever added to: an undo that brings a picture again, or an old
-- version of a handout, finds its file here.
CREATE TABLE picture_file (
  id        TEXT    PRIMARY KEY,
  media     TEXT    NOT NULL CHECK (media = 'svg' OR media = 'png' OR media = 'jpeg'),
  bytes     BLOB    NOT NULL
) STRICT;

-- ---- find: made from the records at the end of a write, never recorded --------------

-- A row has the number of its record's own row, counted from where its kind
-- begins, so that an index tells a person from a claim without looking at the
-- row: `place` in store/schema.rs.
CREATE TABLE find (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,
  row_id  TEXT NOT NULL UNIQUE,
  title   TEXT NOT NULL,
  title_also  TEXT NOT NULL DEFAULT '',    -- words of other letters, folded (Strauß as strauss), and
  detail  TEXT NOT NULL,                   -- found by, not for reading
  detail_also TEXT NOT NULL DEFAULT '',    -- names in scripts without spaces, letter by letter
  shown   TEXT NOT NULL DEFAULT '',        -- said beside the title
  sort    TEXT NOT NULL DEFAULT ''         -- of a person: the folded name, family name first
) STRICT;

-- Whole words and their beginnings, for names. Signs above and below letters
-- belong to the words of many scripts ("categories").
CREATE VIRTUAL TABLE find_word USING fts5 (
  title, title_also, detail, detail_also, content = 'find', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Mn Mc Co'", prefix = '2 3'
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

-- ---- made from the records at the end of a write, for lists to sort and filter by -----

-- `row` is the number of the record's own row.
CREATE TABLE project_now (
  row   INTEGER PRIMARY KEY,
  id    TEXT NOT NULL,
  rung  TEXT
) STRICT;

CREATE TABLE claim_now (
  row           INTEGER PRIMARY KEY,
  id            TEXT    NOT NULL,
  status        TEXT    NOT NULL,
  total         INTEGER NOT NULL,          -- pence
  submitted_on  TEXT,
  who           TEXT    NOT NULL,          -- the person's name as it is sorted
  on_day        TEXT    NOT NULL,
  sequence      INTEGER NOT NULL
) STRICT;

CREATE INDEX claim_now_by_day ON claim_now (on_day, sequence);
CREATE INDEX claim_now_by_status ON claim_now (status, on_day, sequence);
CREATE INDEX claim_now_by_total ON claim_now (total, sequence);
CREATE INDEX claim_now_by_who ON claim_now (who, on_day);

CREATE TABLE action_now (
  row         INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL,
  next_due    TEXT,                        -- the earliest last day of what is not done
  milestones  INTEGER NOT NULL,
  open        INTEGER NOT NULL,
  on_track    INTEGER NOT NULL             -- some of it is
) STRICT;

CREATE INDEX action_now_by_due ON action_now (next_due);
