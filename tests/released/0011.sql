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
  link     BLOB    NOT NULL, facts TEXT,               -- SHA-256 over the link before, this row, and its changes' digests
  UNIQUE (device, number)
) STRICT;

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

CREATE TABLE schema_step (
  number    INTEGER PRIMARY KEY,
  breaking  INTEGER NOT NULL
) STRICT;

CREATE TABLE draft (
  officer  TEXT NOT NULL,
  place    TEXT NOT NULL,
  typed    TEXT NOT NULL,
  at       TEXT NOT NULL,
  PRIMARY KEY (officer, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE officer (
  id    TEXT PRIMARY KEY,
  name  TEXT NOT NULL
, added_by TEXT REFERENCES officer (id), seconded_by TEXT REFERENCES officer (id), added_on TEXT, recovered_on TEXT, keyed_at TEXT) STRICT;

CREATE TABLE setting (
  id     TEXT PRIMARY KEY,
  value  TEXT NOT NULL
) STRICT;

CREATE TABLE rate (
  id          TEXT    PRIMARY KEY,
  kind        TEXT    NOT NULL,            -- mileage_car
  from_day    TEXT    NOT NULL,
  tenths      INTEGER NOT NULL,            -- tenths of a penny for each mile
  after_miles INTEGER NOT NULL DEFAULT 0,  -- within one tax year from 6 April
  source      TEXT    NOT NULL
) STRICT;

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

CREATE INDEX project_by_chair ON project (chair_person) WHERE chair_person IS NOT NULL;

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

CREATE TABLE easy (
  id       TEXT PRIMARY KEY,
  tbl      TEXT NOT NULL,
  row_id   TEXT NOT NULL,
  field    TEXT NOT NULL,
  words    TEXT NOT NULL DEFAULT '',       -- one sentence a line
  picture  TEXT NOT NULL DEFAULT ''        -- a meaning, not a file
) STRICT;

CREATE INDEX easy_of_row ON easy (row_id, field);

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

CREATE TABLE claim_step (
  id        TEXT    PRIMARY KEY,
  claim     TEXT    NOT NULL REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED,
  sequence  INTEGER NOT NULL,
  kind      TEXT    NOT NULL CHECK (kind = 'submitted' OR kind = 'returned' OR kind = 'approved' OR kind = 'refused' OR kind = 'paid'),
  on_day    TEXT    NOT NULL,
  officer   TEXT    NOT NULL REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED,
  reason    TEXT    NOT NULL DEFAULT ''
, saw TEXT NOT NULL DEFAULT '') STRICT;

CREATE INDEX step_of_claim ON claim_step (claim, sequence);

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

CREATE TABLE picture_file (
  id        TEXT    PRIMARY KEY,
  media     TEXT    NOT NULL CHECK (media = 'svg' OR media = 'png' OR media = 'jpeg'),
  bytes     BLOB    NOT NULL
) STRICT;

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

CREATE VIRTUAL TABLE find_word USING fts5 (
  title, title_also, detail, detail_also, content = 'find', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Mn Mc Co'", prefix = '2 3'
);

CREATE VIRTUAL TABLE find_part USING fts5 (
  title, content = 'find', content_rowid = 'id',
  tokenize = "trigram remove_diacritics 1", detail = 'none', columnsize = 0
);

CREATE TABLE organisation (
  id            TEXT    PRIMARY KEY,
  sequence      INTEGER NOT NULL,
  name          TEXT    NOT NULL,
  sort_name     TEXT    NOT NULL,          -- folded
  sort          TEXT    NOT NULL,
  contact_name  TEXT    NOT NULL DEFAULT '',
  phone         TEXT    NOT NULL DEFAULT '',
  email         TEXT    NOT NULL DEFAULT '',
  web           TEXT    NOT NULL DEFAULT '',
  address       TEXT    NOT NULL DEFAULT '',
  notes         TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX organisation_by_name ON organisation (sort_name, sequence);

CREATE INDEX organisation_by_sort ON organisation (sort, sort_name);

CREATE INDEX organisation_by_contact ON organisation (contact_name COLLATE NOCASE, sort_name);

CREATE INDEX organisation_by_sequence ON organisation (sequence, id);

CREATE TABLE project_now (
  row          INTEGER PRIMARY KEY,
  id           TEXT    NOT NULL,
  sequence     INTEGER NOT NULL,
  title        TEXT    NOT NULL,
  status       TEXT    NOT NULL,
  starts_from  TEXT,
  ends_from    TEXT,
  ends_until   TEXT,
  rung         TEXT
) STRICT;

CREATE INDEX project_now_by_title ON project_now (title COLLATE NOCASE, sequence);

CREATE INDEX project_now_by_start ON project_now (starts_from, title COLLATE NOCASE, sequence);

CREATE INDEX project_now_by_end ON project_now (ends_from, title COLLATE NOCASE, sequence);

CREATE INDEX project_now_by_status ON project_now (
  instr('planned running finished stopped', status), title COLLATE NOCASE, sequence);

CREATE INDEX project_now_by_rung ON project_now (
  instr('co_producing co_designing engaging consulting informing educating coercing', rung),
  title COLLATE NOCASE, sequence);

CREATE TABLE claim_now (
  row           INTEGER PRIMARY KEY,
  id            TEXT    NOT NULL,
  sequence      INTEGER NOT NULL,
  on_day        TEXT    NOT NULL,
  status        TEXT    NOT NULL,
  total         INTEGER NOT NULL,          -- pence
  submitted_on  TEXT,
  who           TEXT    NOT NULL           -- the person's name as it is sorted
) STRICT;

CREATE INDEX claim_now_by_day ON claim_now (on_day, sequence);

CREATE INDEX claim_now_of_status ON claim_now (status, on_day, sequence);

CREATE INDEX claim_now_by_status ON claim_now (
  instr('draft submitted approved paid refused', status), on_day DESC, sequence DESC);

CREATE INDEX claim_now_by_total ON claim_now (total, sequence);

CREATE INDEX claim_now_by_who ON claim_now (who, on_day, sequence);

CREATE INDEX claim_now_by_number ON claim_now (sequence, id);

CREATE TABLE action_now (
  row         INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL,
  sequence    INTEGER NOT NULL,
  action      TEXT    NOT NULL,
  owner       TEXT    NOT NULL,
  status      TEXT    NOT NULL,
  next_due    TEXT,                        -- the earliest last day of what is not done
  milestones  INTEGER NOT NULL,
  open        INTEGER NOT NULL,
  on_track    INTEGER NOT NULL             -- some of it is
) STRICT;

CREATE INDEX action_now_by_sequence ON action_now (sequence, id);

CREATE INDEX action_now_by_action ON action_now (action COLLATE NOCASE, sequence);

CREATE INDEX action_now_by_owner ON action_now (owner COLLATE NOCASE, sequence);

CREATE INDEX action_now_of_status ON action_now (status, id);

CREATE INDEX action_now_without_milestones ON action_now (status) WHERE milestones = 0;

CREATE INDEX milestone_of_status ON milestone (status, due_until);

CREATE INDEX milestone_of_action ON milestone (action, position, status, due_until);

CREATE INDEX action_now_by_due ON action_now (next_due IS NULL, next_due, sequence);

CREATE TABLE handout_now (
  row           INTEGER PRIMARY KEY,
  id            TEXT    NOT NULL,
  sequence      INTEGER NOT NULL,
  title         TEXT    NOT NULL,
  language      TEXT    NOT NULL,
  template      INTEGER NOT NULL,
  changed_at    TEXT    NOT NULL,          -- UTC
  checked_from  TEXT
) STRICT;

CREATE INDEX handout_now_by_change ON handout_now (changed_at DESC, sequence DESC);

CREATE INDEX handout_now_by_title ON handout_now (title COLLATE NOCASE, sequence);

CREATE INDEX handout_now_by_language ON handout_now (language, title COLLATE NOCASE, sequence);

CREATE INDEX handout_now_by_check ON handout_now (checked_from, title COLLATE NOCASE, sequence);

CREATE TABLE request_now (
  row       INTEGER PRIMARY KEY,
  id        TEXT    NOT NULL,
  sequence  INTEGER NOT NULL,
  who       TEXT    NOT NULL,              -- who asked, as names are sorted
  what      TEXT    NOT NULL,
  format    TEXT    NOT NULL,
  size      INTEGER,                       -- points
  asked_on  TEXT    NOT NULL,
  due_on    TEXT,
  sent_on   TEXT
) STRICT;

CREATE INDEX request_now_by_need ON request_now (sent_on IS NOT NULL, due_on IS NULL, due_on, asked_on, sequence);

CREATE INDEX request_now_by_day ON request_now (asked_on, sequence);

CREATE INDEX request_now_by_who ON request_now (who COLLATE NOCASE, sequence);

CREATE INDEX request_now_by_what ON request_now (what COLLATE NOCASE, sequence);

CREATE INDEX request_now_by_format ON request_now (format, size, sequence);

INSERT INTO find_word (find_word, rank) VALUES ('secure-delete', 1);
INSERT INTO find_word (find_word, rank) VALUES ('hashsize', 33554432);
INSERT INTO find_part (find_part, rank) VALUES ('secure-delete', 1);
INSERT INTO find_part (find_part, rank) VALUES ('hashsize', 33554432);
-- ---- rows ----
INSERT INTO officer (id, name, added_by, seconded_by, added_on, recovered_on, keyed_at) VALUES ('01a1fdfa-49e8-77a6-8860-4687ce646b70', 'Tom Ellery', '01a20320-a200-74c6-a783-82626188a9bc', NULL, '2026-11-21', NULL, '2026-11-21T12:00:01.000000Z');
INSERT INTO officer (id, name, added_by, seconded_by, added_on, recovered_on, keyed_at) VALUES ('01a20320-a200-74c6-a783-82626188a9bc', 'Priya Nair', NULL, NULL, NULL, NULL, NULL);
INSERT INTO setting (id, value) VALUES ('contact_address', '');
INSERT INTO setting (id, value) VALUES ('contact_email', '');
INSERT INTO setting (id, value) VALUES ('contact_phone', '');
INSERT INTO setting (id, value) VALUES ('contact_web', '');
INSERT INTO setting (id, value) VALUES ('council', 'Northbrook Council');
INSERT INTO setting (id, value) VALUES ('department', '');
INSERT INTO setting (id, value) VALUES ('lock_after_minutes', '15');
INSERT INTO setting (id, value) VALUES ('other_formats', '');
INSERT INTO rate (id, kind, from_day, tenths, after_miles, source) VALUES ('rate-mileage-car-2011', 'mileage_car', '2011-04-06', 450, 0, 'HMRC approved mileage rate from 6 April 2011');
INSERT INTO rate (id, kind, from_day, tenths, after_miles, source) VALUES ('rate-mileage-car-2011-after-10000', 'mileage_car', '2011-04-06', 250, 10000, 'HMRC approved mileage rate from 6 April 2011, after 10,000 miles of a tax year');
INSERT INTO rate (id, kind, from_day, tenths, after_miles, source) VALUES ('rate-mileage-car-2026', 'mileage_car', '2026-04-06', 550, 0, 'HMRC approved mileage rate from 6 April 2026, announced 21 May 2026');
INSERT INTO rate (id, kind, from_day, tenths, after_miles, source) VALUES ('rate-mileage-car-2026-after-10000', 'mileage_car', '2026-04-06', 250, 10000, 'HMRC approved mileage rate after 10,000 miles of a tax year, not changed on 6 April 2026');
INSERT INTO person (id, sequence, name, sort_name, title, family_name, known_as, phone, mobile, email, address_1, address_2, town, postcode, best_way, no_phone, no_text, no_email, no_post, reach_note, format, format_size, paper_colour, language, braille_grade, joined_from, joined_until, joined_words, interests, group_words, carer, notes) VALUES ('01a20320-a9d0-760a-8499-31e403e471ad', 1, 'Gwen Askew', 'askew, gwen askew', '', '', '', '', '', '', '', '', 'Northbrook', '', NULL, 0, 0, 0, 0, '', NULL, NULL, NULL, NULL, NULL, '2024-05-01', '2024-05-31', 'May 2024', '', '', '', '');
INSERT INTO need (id, person, position, code, detail) VALUES ('01a20320-c528-7103-b916-668bf68dfcbc', '01a20320-a9d0-760a-8499-31e403e471ad', 0, 'hearing_loop', '');
INSERT INTO need (id, person, position, code, detail) VALUES ('01a20320-c528-7103-b916-668c924db8e2', '01a20320-a9d0-760a-8499-31e403e471ad', 1, '', 'Two weeks'' notice');
INSERT INTO agreement (id, person, sequence, purpose, channel, state, on_from, on_until, on_words, how, with_whom, note, officer) VALUES ('01a20320-c910-74a7-a875-ebe9ee76ae9e', '01a20320-a9d0-760a-8499-31e403e471ad', 1, 'register', 'any', 'given', NULL, NULL, '', '', '', '', '01a20320-a200-74c6-a783-82626188a9bc');
INSERT INTO agreement (id, person, sequence, purpose, channel, state, on_from, on_until, on_words, how, with_whom, note, officer) VALUES ('01a20320-ccf8-74c1-a665-10b21762c8c4', '01a20320-a9d0-760a-8499-31e403e471ad', 2, 'register', 'any', 'withdrawn', NULL, NULL, '', '', '', '', '01a20320-a200-74c6-a783-82626188a9bc');
INSERT INTO project (id, sequence, title, issue, aims, can_change, cannot_change, starts_from, starts_until, starts_words, ends_from, ends_until, ends_words, setting, status, chair_officer, chair_person, no_second_chair) VALUES ('01a20320-d0e0-70ad-a871-b0645a90784f', 1, 'Better benches', '', '', '', '', NULL, NULL, '', '2027-03-01', '2027-05-31', 'spring 2027', NULL, 'planned', '', '01a20320-a9d0-760a-8499-31e403e471ad', '');
INSERT INTO rung (id, project, sequence, rung, stage, on_from, on_until, on_words, reason, officer) VALUES ('01a20320-d0e0-70ad-a871-b064ce964067', '01a20320-d0e0-70ad-a871-b0645a90784f', 1, 'co_designing', '', '2026-11-22', '2026-11-22', '', '', '01a20320-a200-74c6-a783-82626188a9bc');
INSERT INTO easy (id, tbl, row_id, field, words, picture) VALUES ('01a20320-d0e0-70ad-a871-b065578bed28', 'project', '01a20320-d0e0-70ad-a871-b0645a90784f', 'aims', 'We mend it.', 'tools');
INSERT INTO easy (id, tbl, row_id, field, words, picture) VALUES ('01a20320-d0e0-70ad-a871-b066eb81dab0', 'action', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 'action', 'We mend it.', 'tools');
INSERT INTO claim (id, sequence, number, person, project, activity, on_day, offered, answer, accepted, answer_note, notes, entered_by) VALUES ('01a20320-adb8-71a0-8188-63fcf5eb3de1', 1, '294-1', '01a20320-a9d0-760a-8499-31e403e471ad', NULL, 'Workshop about the bus timetable', '2026-11-20', 0, 'not_asked', 0, '', '', '01a20320-a200-74c6-a783-82626188a9bc');
INSERT INTO claim_line (id, claim, position, kind, words, miles, rate, miles_after, rate_after, pence, receipt) VALUES ('01a20320-adb8-71a0-8188-63fdc1672d65', '01a20320-adb8-71a0-8188-63fcf5eb3de1', 0, 'bus', '', NULL, NULL, NULL, NULL, 340, 0);
INSERT INTO claim_step (id, claim, sequence, kind, on_day, officer, reason, saw) VALUES ('01a20320-b1a0-76dd-ae6a-2bc3a27e7142', '01a20320-adb8-71a0-8188-63fcf5eb3de1', 1, 'submitted', '2026-11-22', '01a20320-a200-74c6-a783-82626188a9bc', '', '');
INSERT INTO claim_step (id, claim, sequence, kind, on_day, officer, reason, saw) VALUES ('01a20320-b588-71a9-bfb8-6ab282be46ea', '01a20320-adb8-71a0-8188-63fcf5eb3de1', 2, 'approved', '2026-11-22', '01a1fdfa-49e8-77a6-8860-4687ce646b70', '', '3601ad7e562042effc45d9e6b26886a3dd6c90e0591a3a5ccb903570e9c2f5e7');
INSERT INTO claim_step (id, claim, sequence, kind, on_day, officer, reason, saw) VALUES ('01a20320-bd58-7449-b3dc-3add69cb21ec', '01a20320-adb8-71a0-8188-63fcf5eb3de1', 3, 'paid', '2026-11-22', '01a1fdfa-49e8-77a6-8860-4687ce646b70', '', '');
INSERT INTO payment (id, claim, sequence, pence, on_day, how, reference, officer) VALUES ('01a20320-bd58-7449-b3dc-3ade1e6f5601', '01a20320-adb8-71a0-8188-63fcf5eb3de1', 1, 340, '2026-11-22', 'bank', '', '01a1fdfa-49e8-77a6-8860-4687ce646b70');
INSERT INTO action (id, sequence, action, owner, status, notes) VALUES ('01a20320-d0e0-70ad-a871-b0661f9a1f3b', 1, 'Mend the ramp', '', 'not_started', '');
INSERT INTO milestone (id, action, position, words, due_from, due_until, due_words, status, done_on) VALUES ('01a20320-d0e0-70ad-a871-b06667aa6faf', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 0, '', '2026-09-01', '2026-09-30', 'Sept 2026', 'done', '2026-11-22');
INSERT INTO action_review (id, action, sequence, on_day, words, officer) VALUES ('01a20320-d0e0-70ad-a871-b067be932b34', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 1, '2026-11-22', 'It holds.', '01a20320-a200-74c6-a783-82626188a9bc');
INSERT INTO handout (id, sequence, title, language, profile, picture, template, made_from_table, made_from_id, translation_of) VALUES ('01a20320-d0e0-70ad-a871-b0683cced7cf', 1, 'Better benches', 'en-GB', 'uk_council', '', 0, '', '', NULL);
INSERT INTO handout_part (id, handout, position, kind, words, picture, alt, hard_word, meaning) VALUES ('01a20320-d0e0-70ad-a871-b06893566c88', '01a20320-d0e0-70ad-a871-b0683cced7cf', 0, 'row', 'We mend it.', 'tools', '', '', '');
INSERT INTO handout_version (id, handout, sequence, at, draft, purpose, officer) VALUES ('01a20320-d0e0-70ad-a871-b069192c6d6c', '01a20320-d0e0-70ad-a871-b0683cced7cf', 1, '2026-11-22T12:00:12.000Z', '{"title":"Better benches","language":"en-GB","profile":"uk_council","picture":"","template":false,"made_from":null,"translation_of":null,"parts":[{"id":"01a20320-d0e0-70ad-a871-b06893566c88","kind":"row","words":"We mend it.","picture":"tools","alt":"","hard_word":"","meaning":""}]}', 'Before the meeting', '01a20320-a200-74c6-a783-82626188a9bc');
INSERT INTO handout_check (id, handout, sequence, group_name, on_from, on_until, on_words, content, changed, officer) VALUES ('01a20320-d0e0-70ad-a871-b069b98ed436', '01a20320-d0e0-70ad-a871-b0683cced7cf', 1, 'Plain Speakers', '2026-11-22', '2026-11-22', '', '322a896203b9969021276653dff133bee4ed233b19a3eaca950e3f34d9372a2b', '', '01a20320-a200-74c6-a783-82626188a9bc');
INSERT INTO format_request (id, sequence, person, asked_by, handout, document, format, size, language, asked_on, due_on, sent_on, cost, note) VALUES ('01a20320-d0e0-70ad-a871-b069c6b85f54', 1, '01a20320-a9d0-760a-8499-31e403e471ad', '', '01a20320-d0e0-70ad-a871-b0683cced7cf', '', 'braille', NULL, '', '2026-11-22', NULL, NULL, NULL, '');
INSERT INTO organisation (id, sequence, name, sort_name, sort, contact_name, phone, email, web, address, notes) VALUES ('01a20320-d0e0-70ad-a871-b06a866819f3', 1, 'Lamplight Carers', 'lamplight carers', 'carers', 'The office, on weekday mornings', '01632 960410', 'office@lamplight.example.org', 'lamplight.example.org', '2 Market Square
Market Ashby', 'Lends us the hall on Thursdays. Key from the bakery next door.');
INSERT INTO picture (id, sequence, label, alt, words, pack, credit, licence) VALUES ('ffcc70381dcab22d9815be8972aac96f91f9d5c2bf8759d79108fdee13bd6468', 1, 'Spot', 'Spot', '', '', '', '');
INSERT INTO schema_step (number, breaking) VALUES (10, 0);
INSERT INTO schema_step (number, breaking) VALUES (11, 0);
INSERT INTO schema_step (number, breaking) VALUES (6, 1);
INSERT INTO schema_step (number, breaking) VALUES (7, 0);
INSERT INTO schema_step (number, breaking) VALUES (8, 0);
INSERT INTO schema_step (number, breaking) VALUES (9, 1);
INSERT INTO picture_file (id, media, bytes) VALUES ('ffcc70381dcab22d9815be8972aac96f91f9d5c2bf8759d79108fdee13bd6468', 'svg', X'3C7376672077696474683D223922206865696768743D22392220786D6C6E733D22687474703A2F2F7777772E77332E6F72672F323030302F737667223E3C646566732F3E3C706174682066696C6C3D222330303030303022207374726F6B653D226E6F6E652220643D224D20302030204C20392030204C20392039205A222F3E3C2F7376673E');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (1, '2944dfd7', 1, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:00.000Z', 'store.found', 'do', '{}', NULL, 13, X'53EFC26CAA049A4FBEC760045D2C2585FF3BA0AF68B480AA35CD1956AB0F2BEB', 'officer');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (10, '2944dfd7', 10, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:11.000Z', 'agreement.withdrawn', 'do', '{"2944dfd7":9}', NULL, 1, X'0E988F2E04CFEE3B11182E97DB2BAE077DCA935F23DFEAB68F432BC50C365B7E', 'agreement');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (11, '2944dfd7', 11, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'project.add', 'do', '{"2944dfd7":10}', NULL, 1, X'216A7BDDE26E36D3354205B50AB9FDCCB283851CF7C6A96B55107A68C5F3BCE2', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (12, '2944dfd7', 12, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'action.add', 'do', '{"2944dfd7":11}', NULL, 1, X'EDFFA45CBF29467471FE7EFA8DB418056089AF0120E57D05ECFE1E064F55904F', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (13, '2944dfd7', 13, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'milestone.done', 'do', '{"2944dfd7":12}', NULL, 1, X'783ADD2CC07A482E26A385D32DE7E48286560969CE96E18D8EDB8F3FA0E32684', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (14, '2944dfd7', 14, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'action.review', 'do', '{"2944dfd7":13}', NULL, 1, X'691DEF167602418613C22DFC6DF37BA20F177AF5577BFE3568F219C4BC5F93B8', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (15, '2944dfd7', 15, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'handout.add', 'do', '{"2944dfd7":14}', NULL, 1, X'27A920D9DCB2C0DD85704728537F97D4D9BF1FF327F02B831A22AD2B5AE4E9BB', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (16, '2944dfd7', 16, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'handout.keep', 'do', '{"2944dfd7":15}', NULL, 1, X'33CBAF5D1D95EEEA5346CF7FC2B45B7898CFECC7173E92AF47F263F63D95CC07', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (17, '2944dfd7', 17, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'handout.check', 'do', '{"2944dfd7":16}', NULL, 1, X'BA1C537F029DAACA74F25CFEAA8BB2FD4B0ACE520D501E8FACB3990DA0A7816A', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (18, '2944dfd7', 18, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'request.add', 'do', '{"2944dfd7":17}', NULL, 1, X'8F3AE105305E4184B85060D692B10FEB651F07EA605D51572E66E398E6414B6B', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (19, '2944dfd7', 19, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'organisation.add', 'do', '{"2944dfd7":18}', NULL, 1, X'A656A2C619B0EF6FD34849666263BA97E85362B3A983E83A72885491A1E0BE8E', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (2, '2944dfd7', 2, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-21T12:00:01.000Z', 'officer.add', 'do', '{"2944dfd7":1}', NULL, 1, X'357FCE283195C9AB5EDE7451DE1FF8DB1822D5791547FD4C835B307863EF135D', 'officer');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (20, '2944dfd7', 20, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'claim.add', 'do', '{"2944dfd7":19}', NULL, 1, X'3A32BC49D356763CAA02FA6C171300253343C0F44CE8B3B30DAEBD959763117F', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (21, '2944dfd7', 21, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'claim.delete', 'do', '{"2944dfd7":20}', NULL, 1, X'0BA7E8E69FD4747D23A3DFA93EA84A9C747926C2CD8A7F2451113D35411E45FC', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (22, '2944dfd7', 22, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'picture.add', 'do', '{"2944dfd7":21}', NULL, 1, X'8443D3BFB1653E123055E236F02B9C4496BDAE3A50794B2D9824099DAD740C2A', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (23, '2944dfd7', 23, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:13.000Z', 'person.change', 'do', '{"2944dfd7":22}', NULL, 1, X'DE685B609517EAD6DB9008DE1E8D8A756A2A84CDB3AEDA08212319328B6E6280', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (3, '2944dfd7', 3, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:02.000Z', 'person.add', 'do', '{"2944dfd7":2}', NULL, 1, X'1995027D6575568333EAAF320BBC69FA84DDDC2AC96606CD93A6E8F10D6400F6', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (4, '2944dfd7', 4, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:03.000Z', 'claim.add', 'do', '{"2944dfd7":3}', NULL, 1, X'9F130EC9DC6DDEB8FE5F85B28AFC2BC42BFA0C842BFA293247EAA9719E4BC565', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (5, '2944dfd7', 5, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:04.000Z', 'claim.submit', 'do', '{"2944dfd7":4}', NULL, 1, X'DE1BD353C4FD27DCADA1401C99204D60A8F8DD86AE29C0840752D5F7D8D7A4B6', 'claim_step');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (6, '2944dfd7', 6, '01a1fdfa-49e8-77a6-8860-4687ce646b70', '2026-11-22T12:00:05.000Z', 'claim.approve', 'do', '{"2944dfd7":5}', NULL, 1, X'9516451603869F40E1611AF1EF42482D6BA8CC6E451FEB8C36B4DBA4E79983AF', 'claim_step');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (7, '2944dfd7', 7, '01a1fdfa-49e8-77a6-8860-4687ce646b70', '2026-11-22T12:00:07.000Z', 'claim.pay', 'do', '{"2944dfd7":6}', NULL, 1, X'0CF2DA4F1D24FC511C0042C25BAF6EDB2B60D7A1E356D66885CB1AC01DE38055', 'claim_step');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (8, '2944dfd7', 8, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:09.000Z', 'person.change', 'do', '{"2944dfd7":7}', NULL, 1, X'21C2FEA4845BE5C2AD56E38C548DD12E55E831E07CA857118EC6AA57E022670B', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (9, '2944dfd7', 9, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:10.000Z', 'agreement.given', 'do', '{"2944dfd7":8}', NULL, 1, X'0F17ABC3FD9A0C0794FA503CFBDF8DA52F047EF2E503247A568537D4DE397CD8', '');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 0, 'officer', '01a20320-a200-74c6-a783-82626188a9bc', '01a20320-a200-74c6-a783-82626188a9bc', 'insert', X'A8F023CCC025C5301ED827DF4F0E983C027DBE118C8A0FC6669DA29B39F60715', X'83B281B0CA010D79C9A0B1D9D5D52CB7', '{"name":"Priya Nair"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 1, 'setting', 'contact_web', 'contact_web', 'insert', X'0F29831275DD089E369BC5E0CD580A4D22688F55FCC3B65608AFD17C91BB298B', X'05DB96703E847D5194699A9FB38E2F85', '{"value":""}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 10, 'rate', 'rate-mileage-car-2011', 'rate-mileage-car-2011', 'insert', X'AA161D10E00E044D0B23C5859A39FE99A3FF4EFE9E15108D3BC250B1D7524F95', X'62F78791A869EBE86E9E332EB86E36CB', '{"kind":"mileage_car","from_day":"2011-04-06","tenths":450,"source":"HMRC approved mileage rate from 6 April 2011"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 11, 'rate', 'rate-mileage-car-2026-after-10000', 'rate-mileage-car-2026-after-10000', 'insert', X'353709BE6B4E127A42F4CDC77B12E0727D4A022CDF3BCF09BB3447F7FB16566C', X'C3199059B2CE60BAA5230B17CCCCA21C', '{"kind":"mileage_car","from_day":"2026-04-06","tenths":250,"after_miles":10000,"source":"HMRC approved mileage rate after 10,000 miles of a tax year, not changed on 6 April 2026"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 12, 'rate', 'rate-mileage-car-2011-after-10000', 'rate-mileage-car-2011-after-10000', 'insert', X'191677A79BEAEEC2B8B32765C66C9DF1C942D02FF4F163363E06CE131EB39EEE', X'11B7AB6DBFC6A7746215AF3C950D4C57', '{"kind":"mileage_car","from_day":"2011-04-06","tenths":250,"after_miles":10000,"source":"HMRC approved mileage rate from 6 April 2011, after 10,000 miles of a tax year"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 2, 'setting', 'contact_phone', 'contact_phone', 'insert', X'2784F3A7BAD42AED2F597665E57E788ABA260E4AD66339EB766F2B8989DA5BCA', X'ED26FEBFD3064CC241E28BAFA72800FC', '{"value":""}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 3, 'setting', 'lock_after_minutes', 'lock_after_minutes', 'insert', X'F3E8B74C9F623132B796B2DA60B30BE33B6C90E33A0BA608432F1E6251132341', X'0A5940957D6F902B2DEC60FE0A764C6E', '{"value":"15"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 4, 'setting', 'contact_address', 'contact_address', 'insert', X'4578EDFDE93432F77ACE8BEC9695F7BE5A1D550C3A6B0391374FFE843323AA59', X'EF545EAAE94572562A7E2B13097DE8DA', '{"value":""}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 5, 'setting', 'council', 'council', 'insert', X'834C1DC1FBAC871E501D378C65CB456C64708F9DFB8A970FA427B394261AC5E0', X'0CEDE518CA85C9FEEA7790C68F9E00D4', '{"value":"Northbrook Council"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 6, 'setting', 'department', 'department', 'insert', X'6E143A4542EA5746BBE0F644F55B3C753A5E1E9BFBDD66C1C343F911F3FB133C', X'2507A9FC8C83B762B7BA010359F3D81D', '{"value":""}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 7, 'setting', 'other_formats', 'other_formats', 'insert', X'D742E148D7B57A3121F8313E6126D456718147CDBD77C572BECA319E5724724D', X'8DDA4C34F0721C3B55CC232FB4C8EA30', '{"value":""}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 8, 'setting', 'contact_email', 'contact_email', 'insert', X'5F8E46E400E2FB6BB37BF539A3EA37C2248C037F9CC46AADD6A3A875706D43E2', X'16CD3F33827314DB4AC6E512F086F6D0', '{"value":""}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 9, 'rate', 'rate-mileage-car-2026', 'rate-mileage-car-2026', 'insert', X'0EF14D2EBB85BF7C76B94E89CDC27EAACF9991EC779CC0D9289160C7F8481213', X'5C92AE926D61B62C803EE20388450666', '{"kind":"mileage_car","from_day":"2026-04-06","tenths":550,"source":"HMRC approved mileage rate from 6 April 2026, announced 21 May 2026"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (10, 0, 'agreement', '01a20320-ccf8-74c1-a665-10b21762c8c4', '01a20320-a9d0-760a-8499-31e403e471ad', 'insert', X'618C4DE4E3F404ACCA5CBA87A6F988B6D7F23D2A6A8A630586D6795DB60DC64C', X'ADAD3879C2DBEAF57764E3EBD1A27255', '{"person":"01a20320-a9d0-760a-8499-31e403e471ad","sequence":2,"purpose":"register","channel":"any","state":"withdrawn","officer":"01a20320-a200-74c6-a783-82626188a9bc"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (11, 0, 'project', '01a20320-d0e0-70ad-a871-b0645a90784f', '01a20320-d0e0-70ad-a871-b0645a90784f', 'insert', X'73B6EBA9E85CC3B667737E908AE316519A53CBB285E2D53916A48DB2724F6255', X'652BDC0D8B171F658E50190EE81D0FEC', '{"sequence":1,"title":"Better benches","ends_from":"2027-03-01","ends_until":"2027-05-31","ends_words":"spring 2027","status":"planned","chair_person":"01a20320-a9d0-760a-8499-31e403e471ad"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (11, 1, 'rung', '01a20320-d0e0-70ad-a871-b064ce964067', '01a20320-d0e0-70ad-a871-b0645a90784f', 'insert', X'82B3FBF283F42DAB295B053A3F422E891013B20F76C27D5F200A0A3C6D105E02', X'40DB40555CAC6B40CE692FF93F0D4E19', '{"project":"01a20320-d0e0-70ad-a871-b0645a90784f","sequence":1,"rung":"co_designing","on_from":"2026-11-22","on_until":"2026-11-22","officer":"01a20320-a200-74c6-a783-82626188a9bc"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (11, 2, 'easy', '01a20320-d0e0-70ad-a871-b065578bed28', '01a20320-d0e0-70ad-a871-b0645a90784f', 'insert', X'3259F79E5B687240F23BB5B2629913D31606357383FB8FC59134539FFB66DC04', X'F4D668464F681AFC14D4DD44F8EFCC72', '{"tbl":"project","row_id":"01a20320-d0e0-70ad-a871-b0645a90784f","field":"aims","words":"We mend it.","picture":"tools"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (12, 0, 'easy', '01a20320-d0e0-70ad-a871-b066eb81dab0', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 'insert', X'FCEBDD726A62970FA4EF165F82DE1411E4F141E553A72F395BAB9FD3A1B9BB0D', X'57AEA7B212703C0A299A794F38CB4116', '{"tbl":"action","row_id":"01a20320-d0e0-70ad-a871-b0661f9a1f3b","field":"action","words":"We mend it.","picture":"tools"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (12, 1, 'action', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 'insert', X'773E44E2F33A6278346B3C78A768FA3C0C2EAC7496E67BF6AC6986C2500E3B03', X'9F9B97FA7A50F105C26F51B1F878871B', '{"sequence":1,"action":"Mend the ramp","status":"not_started"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (12, 2, 'milestone', '01a20320-d0e0-70ad-a871-b06667aa6faf', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 'insert', X'7FAF156DE47BF26AB7E6E65AFEBE589FC6835F2CF9E7BD60521D80A38F9ADDE8', X'F2ACE9F62C3F9C14767D9B4C46B6E987', '{"action":"01a20320-d0e0-70ad-a871-b0661f9a1f3b","position":0,"due_from":"2026-09-01","due_until":"2026-09-30","due_words":"Sept 2026","status":"not_started"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (13, 0, 'milestone', '01a20320-d0e0-70ad-a871-b06667aa6faf', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 'update', X'5049BCAC56194F4C2A2AE01AB9FAEABE63F5E61C11340D304535E76902EC9B39', X'168DAE43740731ABE4A106BF33B84087', '{"status":["not_started","done"],"done_on":[null,"2026-11-22"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (14, 0, 'action_review', '01a20320-d0e0-70ad-a871-b067be932b34', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 'insert', X'69F878C9C26A2C57857F9B3F41B895269E910F5B2777B5BB5ABCB254FB5E4BB2', X'AAE75413D0D5C20A347B7C62F2B2A7C5', '{"action":"01a20320-d0e0-70ad-a871-b0661f9a1f3b","sequence":1,"on_day":"2026-11-22","words":"It holds.","officer":"01a20320-a200-74c6-a783-82626188a9bc"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (15, 0, 'handout', '01a20320-d0e0-70ad-a871-b0683cced7cf', '01a20320-d0e0-70ad-a871-b0683cced7cf', 'insert', X'4FC71E272EF04A229D9582C9BBBA5D5A1062BF3CA5FA9F792AC090CF9BA79046', X'029E50DA9C9E8122A1FB0E6FF7996166', '{"sequence":1,"title":"Better benches","language":"en-GB","profile":"uk_council"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (15, 1, 'handout_part', '01a20320-d0e0-70ad-a871-b06893566c88', '01a20320-d0e0-70ad-a871-b0683cced7cf', 'insert', X'B44953C8B53D2B8DB13946DADF851A5CD2C74CA8F7E5631765CDA0E1C3E525B5', X'ADED12F90895729125DFB9A049B246BB', '{"handout":"01a20320-d0e0-70ad-a871-b0683cced7cf","position":0,"kind":"row","words":"We mend it.","picture":"tools"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (16, 0, 'handout_version', '01a20320-d0e0-70ad-a871-b069192c6d6c', '01a20320-d0e0-70ad-a871-b0683cced7cf', 'insert', X'6E954D23644213AA4E00B9D6A301E1E12E80B57546D7DACF18BD40F80A623A16', X'CAD1EFD2B9C58162CB5029D08F9620AE', '{"handout":"01a20320-d0e0-70ad-a871-b0683cced7cf","sequence":1,"at":"2026-11-22T12:00:12.000Z","draft":"{\"title\":\"Better benches\",\"language\":\"en-GB\",\"profile\":\"uk_council\",\"picture\":\"\",\"template\":false,\"made_from\":null,\"translation_of\":null,\"parts\":[{\"id\":\"01a20320-d0e0-70ad-a871-b06893566c88\",\"kind\":\"row\",\"words\":\"We mend it.\",\"picture\":\"tools\",\"alt\":\"\",\"hard_word\":\"\",\"meaning\":\"\"}]}","purpose":"Before the meeting","officer":"01a20320-a200-74c6-a783-82626188a9bc"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (17, 0, 'handout_check', '01a20320-d0e0-70ad-a871-b069b98ed436', '01a20320-d0e0-70ad-a871-b0683cced7cf', 'insert', X'B93D520DC761DF6483E5075F4887B65B387E84D482B3D5F5441674A47356F461', X'D285E264BF424BCF16BA853AFB241E64', '{"handout":"01a20320-d0e0-70ad-a871-b0683cced7cf","sequence":1,"group_name":"Plain Speakers","on_from":"2026-11-22","on_until":"2026-11-22","content":"322a896203b9969021276653dff133bee4ed233b19a3eaca950e3f34d9372a2b","officer":"01a20320-a200-74c6-a783-82626188a9bc"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (18, 0, 'format_request', '01a20320-d0e0-70ad-a871-b069c6b85f54', '01a20320-d0e0-70ad-a871-b069c6b85f54', 'insert', X'E8130EC63F47111FB20260F96F63A3E3DDAA544C1F2E4ABAADDFAF37F446A664', X'8848B8BDB4D9DBB4DC84C46CD2AB01ED', '{"sequence":1,"person":"01a20320-a9d0-760a-8499-31e403e471ad","handout":"01a20320-d0e0-70ad-a871-b0683cced7cf","format":"braille","asked_on":"2026-11-22"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (19, 0, 'organisation', '01a20320-d0e0-70ad-a871-b06a866819f3', '01a20320-d0e0-70ad-a871-b06a866819f3', 'insert', X'E6DAF29B2A03512BD9FAF0E1A85BB5D8061D8B97E7DD86C4CCDE8E05C911BAA0', X'608EFA4A8B3EADACB9BB06E7117BB9AB', '{"sequence":1,"name":"Lamplight Carers","sort_name":"lamplight carers","sort":"carers","contact_name":"The office, on weekday mornings","phone":"01632 960410","email":"office@lamplight.example.org","web":"lamplight.example.org","address":"2 Market Square\nMarket Ashby","notes":"Lends us the hall on Thursdays. Key from the bakery next door."}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (2, 0, 'officer', '01a1fdfa-49e8-77a6-8860-4687ce646b70', '01a1fdfa-49e8-77a6-8860-4687ce646b70', 'insert', X'768DBCEFC794FE652A4A052CA71DEE5A671EA96326A838ACCF9E3F76148197A8', X'EE31D69B0D94DAF4344338163670D0F6', '{"name":"Tom Ellery","added_by":"01a20320-a200-74c6-a783-82626188a9bc","added_on":"2026-11-21","keyed_at":"2026-11-21T12:00:01.000000Z"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (20, 0, 'claim', '01a20320-d0e0-70ad-a871-b06ae102bdd9', '01a20320-d0e0-70ad-a871-b06ae102bdd9', 'insert', X'DD4723F3BC369D56AC1F710C1B7E72E707C4194BF3DB92163D4E00CBFCA6F671', X'72577955ED23050D4A840C1B75017B8B', '{"sequence":2,"number":"294-2","person":"01a20320-a9d0-760a-8499-31e403e471ad","activity":"Workshop about the bus timetable","on_day":"2026-11-20","entered_by":"01a20320-a200-74c6-a783-82626188a9bc"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (20, 1, 'claim_line', '01a20320-d0e0-70ad-a871-b06b7fbb0155', '01a20320-d0e0-70ad-a871-b06ae102bdd9', 'insert', X'A6A275CCF5961D0D91CEB4D727CB07A0503B5FE23E9F8BE7B8AF3E8179D75A2D', X'984748F06EE0D74DECAE1191283C7246', '{"claim":"01a20320-d0e0-70ad-a871-b06ae102bdd9","position":0,"kind":"bus","pence":340}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (21, 0, 'claim', '01a20320-d0e0-70ad-a871-b06ae102bdd9', '01a20320-d0e0-70ad-a871-b06ae102bdd9', 'delete', X'79580E8A034C0E6C64A59FD6B0964A2DBA5B84DDAE926CB861F097978E1E80A2', X'34AD63E9473193AE6BEB9CD61435750A', '{"sequence":2,"number":"294-2","person":"01a20320-a9d0-760a-8499-31e403e471ad","activity":"Workshop about the bus timetable","on_day":"2026-11-20","entered_by":"01a20320-a200-74c6-a783-82626188a9bc"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (21, 1, 'claim_line', '01a20320-d0e0-70ad-a871-b06b7fbb0155', '01a20320-d0e0-70ad-a871-b06ae102bdd9', 'delete', X'CAEB6D32B50625B5A8A884BF56EBDDBA303C433BC758721A8E3E7122D421DFCB', X'BF330E4720FB1AD83FAD697FDE59C248', '{"claim":"01a20320-d0e0-70ad-a871-b06ae102bdd9","position":0,"kind":"bus","pence":340}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (22, 0, 'picture', 'ffcc70381dcab22d9815be8972aac96f91f9d5c2bf8759d79108fdee13bd6468', 'ffcc70381dcab22d9815be8972aac96f91f9d5c2bf8759d79108fdee13bd6468', 'insert', X'B5CBCAE1BF70BB2CA25E2F3FF81DCF56AFE3345CB1750BDC69C4120EC528FFA1', X'8CDA957B9E7FFB0B29EEEB9FE06CCA1D', '{"sequence":1,"label":"Spot","alt":"Spot"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (23, 0, 'person', '01a20320-a9d0-760a-8499-31e403e471ad', '01a20320-a9d0-760a-8499-31e403e471ad', 'update', X'95F17AAA612C31B09BAB65C252CE28400450BB8C647EBB6B9F819EB34F7984A0', X'8111919DC8B51A59D333A80046D8F1DC', '{"town":["","Northbrook"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (3, 0, 'person', '01a20320-a9d0-760a-8499-31e403e471ad', '01a20320-a9d0-760a-8499-31e403e471ad', 'insert', X'345F3058E3C48E04584B651302CABD5D1ED0CF2CA18D9D4A605AE0AB7108AB65', X'C6A3FC21EF135996F756CB9C498BC780', '{"sequence":1,"name":"Gwen Askew","sort_name":"askew, gwen askew"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (4, 0, 'claim', '01a20320-adb8-71a0-8188-63fcf5eb3de1', '01a20320-adb8-71a0-8188-63fcf5eb3de1', 'insert', X'9F43A444AD04FFD3CD22FA736CF21E511D9745C0BEDE84F45019AEF20CC0AD5F', X'128E93CE6F9A25C1F051A07B56505CF6', '{"sequence":1,"number":"294-1","person":"01a20320-a9d0-760a-8499-31e403e471ad","activity":"Workshop about the bus timetable","on_day":"2026-11-20","entered_by":"01a20320-a200-74c6-a783-82626188a9bc"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (4, 1, 'claim_line', '01a20320-adb8-71a0-8188-63fdc1672d65', '01a20320-adb8-71a0-8188-63fcf5eb3de1', 'insert', X'D93B2844953CA201C78FD99C46A474107BF5B617A339C1428C13AE187575FFC1', X'2626124AA7FCEFE149DC869EBE0E186A', '{"claim":"01a20320-adb8-71a0-8188-63fcf5eb3de1","position":0,"kind":"bus","pence":340}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (5, 0, 'claim_step', '01a20320-b1a0-76dd-ae6a-2bc3a27e7142', '01a20320-adb8-71a0-8188-63fcf5eb3de1', 'insert', X'B3C79E7C9B7CD6F147C882C900B766D1E5910247B79F887D1197A9EE0512F32C', X'447A56F290329D7D2ACE48A681739A44', '{"claim":"01a20320-adb8-71a0-8188-63fcf5eb3de1","sequence":1,"kind":"submitted","on_day":"2026-11-22","officer":"01a20320-a200-74c6-a783-82626188a9bc"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (6, 0, 'claim_step', '01a20320-b588-71a9-bfb8-6ab282be46ea', '01a20320-adb8-71a0-8188-63fcf5eb3de1', 'insert', X'C47B508AB2AD37710B6A6CD0894413263557B04AAE9A563A9EBADE150F21ADB2', X'79E12C356E1B2E2A1AEB45471D0CADA6', '{"claim":"01a20320-adb8-71a0-8188-63fcf5eb3de1","sequence":2,"kind":"approved","on_day":"2026-11-22","officer":"01a1fdfa-49e8-77a6-8860-4687ce646b70","saw":"3601ad7e562042effc45d9e6b26886a3dd6c90e0591a3a5ccb903570e9c2f5e7"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (7, 0, 'claim_step', '01a20320-bd58-7449-b3dc-3add69cb21ec', '01a20320-adb8-71a0-8188-63fcf5eb3de1', 'insert', X'6CEDDED22173F921DC10790590AE7C0F979D485E5A596D6AE02AEA0340929D8C', X'72547207DB05D9094CD668339C60F51E', '{"claim":"01a20320-adb8-71a0-8188-63fcf5eb3de1","sequence":3,"kind":"paid","on_day":"2026-11-22","officer":"01a1fdfa-49e8-77a6-8860-4687ce646b70"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (7, 1, 'payment', '01a20320-bd58-7449-b3dc-3ade1e6f5601', '01a20320-adb8-71a0-8188-63fcf5eb3de1', 'insert', X'00C2DB3958904E1451B15AF11C875D4149FE7C024F2EAC0E07301BBE30D655BD', X'5B3AA58AFC8820728CEE2B4810CDEC6C', '{"claim":"01a20320-adb8-71a0-8188-63fcf5eb3de1","sequence":1,"pence":340,"on_day":"2026-11-22","how":"bank","officer":"01a1fdfa-49e8-77a6-8860-4687ce646b70"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (8, 0, 'person', '01a20320-a9d0-760a-8499-31e403e471ad', '01a20320-a9d0-760a-8499-31e403e471ad', 'update', X'A05671240F8A6CE9D7D4060178493C2DB9F1904C8838487A1AF7608212B8D4FB', X'D7B1E726B8C0A3FA5298EA0AE5A2C487', '{"joined_from":[null,"2024-05-01"],"joined_until":[null,"2024-05-31"],"joined_words":["","May 2024"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (8, 1, 'need', '01a20320-c528-7103-b916-668c924db8e2', '01a20320-a9d0-760a-8499-31e403e471ad', 'insert', X'3AF9A4BBAB28E79EA2BDBC10F546A26ED231B7AB9E443EB10AE8343F000CB31F', X'A87DA0D1B9A0E0DF6554C102176B6ECE', '{"person":"01a20320-a9d0-760a-8499-31e403e471ad","position":1,"detail":"Two weeks'' notice"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (8, 2, 'need', '01a20320-c528-7103-b916-668bf68dfcbc', '01a20320-a9d0-760a-8499-31e403e471ad', 'insert', X'C96763901A1C9E4F85FE9D3C167822CF1E32F163470A9E0F489C8C6A44A6DB4A', X'73FC6EB224C01F15E98C920838A407E8', '{"person":"01a20320-a9d0-760a-8499-31e403e471ad","position":0,"code":"hearing_loop"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (9, 0, 'agreement', '01a20320-c910-74a7-a875-ebe9ee76ae9e', '01a20320-a9d0-760a-8499-31e403e471ad', 'insert', X'4B668C2870899B2798E97A63C0A7ADC0C45DA68CA2BCDEE654F573E847CACD8E', X'CADB3560F8F112886AB7092B5D36900D', '{"person":"01a20320-a9d0-760a-8499-31e403e471ad","sequence":1,"purpose":"register","channel":"any","state":"given","officer":"01a20320-a200-74c6-a783-82626188a9bc"}');
INSERT INTO draft (officer, place, typed, at) VALUES ('01a20320-a200-74c6-a783-82626188a9bc', 'people/new', '{"name":"Gwen As"}', '2026-11-22 12:00:12+00:00');
