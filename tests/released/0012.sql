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
INSERT INTO officer (id, name, added_by, seconded_by, added_on, recovered_on, keyed_at) VALUES ('01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', 'Priya Nair', NULL, NULL, NULL, NULL, '2026-11-20T12:00:00.000000Z');
INSERT INTO officer (id, name, added_by, seconded_by, added_on, recovered_on, keyed_at) VALUES ('01a1fdfa-49e8-7202-81f1-0fcbcda92607', 'Tom Ellery', '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', NULL, '2026-11-21', NULL, '2026-11-21T12:00:01.000000Z');
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
INSERT INTO person (id, sequence, name, sort_name, title, family_name, known_as, phone, mobile, email, address_1, address_2, town, postcode, best_way, no_phone, no_text, no_email, no_post, reach_note, format, format_size, paper_colour, language, braille_grade, joined_from, joined_until, joined_words, interests, group_words, carer, notes) VALUES ('01a20320-a9d0-729d-9351-d19a55b277e5', 1, 'Gwen Askew', 'askew, gwen askew', '', '', '', '', '', '', '', '', 'Northbrook', '', NULL, 0, 0, 0, 0, '', NULL, NULL, NULL, NULL, NULL, '2024-05-01', '2024-05-31', 'May 2024', '', '', '', '');
INSERT INTO need (id, person, position, code, detail) VALUES ('01a20320-c528-76ab-ad0d-8e970427ac62', '01a20320-a9d0-729d-9351-d19a55b277e5', 0, 'hearing_loop', '');
INSERT INTO need (id, person, position, code, detail) VALUES ('01a20320-c528-76ab-ad0d-8e9746c6fa1e', '01a20320-a9d0-729d-9351-d19a55b277e5', 1, '', 'Two weeks'' notice');
INSERT INTO agreement (id, person, sequence, purpose, channel, state, on_from, on_until, on_words, how, with_whom, note, officer) VALUES ('01a20320-c910-7519-81ab-1de472906cd3', '01a20320-a9d0-729d-9351-d19a55b277e5', 1, 'register', 'any', 'given', NULL, NULL, '', '', '', '', '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1');
INSERT INTO agreement (id, person, sequence, purpose, channel, state, on_from, on_until, on_words, how, with_whom, note, officer) VALUES ('01a20320-ccf8-7169-9350-5bbbb8a52bea', '01a20320-a9d0-729d-9351-d19a55b277e5', 2, 'register', 'any', 'withdrawn', NULL, NULL, '', '', '', '', '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1');
INSERT INTO project (id, sequence, title, issue, aims, can_change, cannot_change, starts_from, starts_until, starts_words, ends_from, ends_until, ends_words, setting, status, chair_officer, chair_person, no_second_chair) VALUES ('01a20320-d0e0-7206-8e36-c01cd9746938', 1, 'Better benches', '', '', '', '', NULL, NULL, '', '2027-03-01', '2027-05-31', 'spring 2027', NULL, 'planned', '', '01a20320-a9d0-729d-9351-d19a55b277e5', '');
INSERT INTO rung (id, project, sequence, rung, stage, on_from, on_until, on_words, reason, officer) VALUES ('01a20320-d0e0-7206-8e36-c01ceb8fbe52', '01a20320-d0e0-7206-8e36-c01cd9746938', 1, 'co_designing', '', '2026-11-22', '2026-11-22', '', '', '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1');
INSERT INTO easy (id, tbl, row_id, field, words, picture) VALUES ('01a20320-d0e0-7206-8e36-c01d44865a47', 'project', '01a20320-d0e0-7206-8e36-c01cd9746938', 'aims', 'We mend it.', 'tools');
INSERT INTO easy (id, tbl, row_id, field, words, picture) VALUES ('01a20320-d0e0-7206-8e36-c01f15ae7b40', 'action', '01a20320-d0e0-7206-8e36-c01e1b214ec6', 'action', 'We mend it.', 'tools');
INSERT INTO claim (id, sequence, number, person, project, activity, on_day, offered, answer, accepted, answer_note, notes, entered_by) VALUES ('01a20320-adb8-7684-9dfc-62dffaa6bb05', 1, '9A6-1', '01a20320-a9d0-729d-9351-d19a55b277e5', NULL, 'Workshop about the bus timetable', '2026-11-20', 0, 'not_asked', 0, '', '', '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1');
INSERT INTO claim_line (id, claim, position, kind, words, miles, rate, miles_after, rate_after, pence, receipt) VALUES ('01a20320-adb8-7684-9dfc-62e05a7e9ff8', '01a20320-adb8-7684-9dfc-62dffaa6bb05', 0, 'bus', '', NULL, NULL, NULL, NULL, 340, 0);
INSERT INTO claim_step (id, claim, sequence, kind, on_day, officer, reason, saw) VALUES ('01a20320-b1a0-71e1-a4fe-1f5be43b060d', '01a20320-adb8-7684-9dfc-62dffaa6bb05', 1, 'submitted', '2026-11-22', '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '', '');
INSERT INTO claim_step (id, claim, sequence, kind, on_day, officer, reason, saw) VALUES ('01a20320-b588-72e2-ab17-dbc88955ca9f', '01a20320-adb8-7684-9dfc-62dffaa6bb05', 2, 'approved', '2026-11-22', '01a1fdfa-49e8-7202-81f1-0fcbcda92607', '', '1d1a111c57fa3bebab61c672522dc52f6d17a98cc167d7aadf00ad06a58e9314');
INSERT INTO claim_step (id, claim, sequence, kind, on_day, officer, reason, saw) VALUES ('01a20320-bd58-76be-b1d3-80a4efe37c91', '01a20320-adb8-7684-9dfc-62dffaa6bb05', 3, 'paid', '2026-11-22', '01a1fdfa-49e8-7202-81f1-0fcbcda92607', '', '');
INSERT INTO payment (id, claim, sequence, pence, on_day, how, reference, officer) VALUES ('01a20320-bd58-76be-b1d3-80a50e978c6b', '01a20320-adb8-7684-9dfc-62dffaa6bb05', 1, 340, '2026-11-22', 'bank', '', '01a1fdfa-49e8-7202-81f1-0fcbcda92607');
INSERT INTO action (id, sequence, action, owner, status, notes) VALUES ('01a20320-d0e0-7206-8e36-c01e1b214ec6', 1, 'Mend the ramp', '', 'not_started', '');
INSERT INTO milestone (id, action, position, words, due_from, due_until, due_words, status, done_on) VALUES ('01a20320-d0e0-7206-8e36-c01ebba6f37d', '01a20320-d0e0-7206-8e36-c01e1b214ec6', 0, '', '2026-09-01', '2026-09-30', 'Sept 2026', 'done', '2026-11-22');
INSERT INTO action_review (id, action, sequence, on_day, words, officer) VALUES ('01a20320-d0e0-7206-8e36-c01f72931906', '01a20320-d0e0-7206-8e36-c01e1b214ec6', 1, '2026-11-22', 'It holds.', '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1');
INSERT INTO handout (id, sequence, title, language, profile, picture, template, made_from_table, made_from_id, translation_of) VALUES ('01a20320-d0e0-7206-8e36-c02039580214', 1, 'Better benches', 'en-GB', 'uk_council', '', 0, '', '', NULL);
INSERT INTO handout_part (id, handout, position, kind, words, picture, alt, hard_word, meaning) VALUES ('01a20320-d0e0-7206-8e36-c02090166663', '01a20320-d0e0-7206-8e36-c02039580214', 0, 'row', 'We mend it.', 'tools', '', '', '');
INSERT INTO handout_version (id, handout, sequence, at, draft, purpose, officer) VALUES ('01a20320-d0e0-7206-8e36-c020e32157af', '01a20320-d0e0-7206-8e36-c02039580214', 1, '2026-11-22T12:00:12.000Z', '{"title":"Better benches","language":"en-GB","profile":"uk_council","picture":"","template":false,"made_from":null,"translation_of":null,"parts":[{"id":"01a20320-d0e0-7206-8e36-c02090166663","kind":"row","words":"We mend it.","picture":"tools","alt":"","hard_word":"","meaning":""}]}', 'Before the meeting', '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1');
INSERT INTO handout_check (id, handout, sequence, group_name, on_from, on_until, on_words, content, changed, officer) VALUES ('01a20320-d0e0-7206-8e36-c0219c079b70', '01a20320-d0e0-7206-8e36-c02039580214', 1, 'Plain Speakers', '2026-11-22', '2026-11-22', '', '322a896203b9969021276653dff133bee4ed233b19a3eaca950e3f34d9372a2b', '', '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1');
INSERT INTO format_request (id, sequence, person, asked_by, handout, document, format, size, language, asked_on, due_on, sent_on, cost, note) VALUES ('01a20320-d0e0-7206-8e36-c02245c958b6', 1, '01a20320-a9d0-729d-9351-d19a55b277e5', '', '01a20320-d0e0-7206-8e36-c02039580214', '', 'braille', NULL, '', '2026-11-22', NULL, NULL, NULL, '');
INSERT INTO organisation (id, sequence, name, sort_name, sort, contact_name, phone, email, web, address, notes) VALUES ('01a20320-d0e0-7206-8e36-c022a207218b', 1, 'Lamplight Carers', 'lamplight carers', 'carers', 'The office, on weekday mornings', '01632 960410', 'office@lamplight.example.org', 'lamplight.example.org', '2 Market Square
Market Ashby', 'Lends us the hall on Thursdays. Key from the bakery next door.');
INSERT INTO picture (id, sequence, label, alt, words, pack, credit, licence) VALUES ('ffcc70381dcab22d9815be8972aac96f91f9d5c2bf8759d79108fdee13bd6468', 1, 'Spot', 'Spot', '', '', '', '');
INSERT INTO schema_step (number, breaking) VALUES (10, 0);
INSERT INTO schema_step (number, breaking) VALUES (11, 0);
INSERT INTO schema_step (number, breaking) VALUES (12, 0);
INSERT INTO schema_step (number, breaking) VALUES (6, 1);
INSERT INTO schema_step (number, breaking) VALUES (7, 0);
INSERT INTO schema_step (number, breaking) VALUES (8, 0);
INSERT INTO schema_step (number, breaking) VALUES (9, 1);
INSERT INTO picture_file (id, media, bytes) VALUES ('ffcc70381dcab22d9815be8972aac96f91f9d5c2bf8759d79108fdee13bd6468', 'svg', X'3C7376672077696474683D223922206865696768743D22392220786D6C6E733D22687474703A2F2F7777772E77332E6F72672F323030302F737667223E3C646566732F3E3C706174682066696C6C3D222330303030303022207374726F6B653D226E6F6E652220643D224D20302030204C20392030204C20392039205A222F3E3C2F7376673E');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (1, '9a696319', 1, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-20T12:00:00.000Z', 'store.found', 'do', '{}', NULL, 13, X'524804F308B16A7B02422198869FB31236319C9E7F068B81D2EF6E1B1B019B86', 'officer');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (10, '9a696319', 10, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:10.000Z', 'agreement.given', 'do', '{"9a696319":9}', NULL, 1, X'B9AFCDF48431857C723724324A92E121C12AD2ED86BC27EBC4F1C53DEFE23C9A', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (11, '9a696319', 11, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:11.000Z', 'agreement.withdrawn', 'do', '{"9a696319":10}', NULL, 1, X'00B5A032AE607785721B92EB24D78A09EF8155975AE07EED11BBECB1FB0D3FC8', 'agreement');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (12, '9a696319', 12, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:12.000Z', 'project.add', 'do', '{"9a696319":11}', NULL, 1, X'0031D50CB4675170CA4F1E690E255268BCE40764C05C8B34B9EED425070BFECD', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (13, '9a696319', 13, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:12.000Z', 'action.add', 'do', '{"9a696319":12}', NULL, 1, X'1C3C6A6CAF26FAF26EB3388E9C9014DA8644AE93F6A0F9F2315AD18AF23930E6', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (14, '9a696319', 14, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:12.000Z', 'milestone.done', 'do', '{"9a696319":13}', NULL, 1, X'256B6AE10B6C7EDD446BE20E64F7179ABB6B89DAB948B8E0CD5D9EA4E5D8D419', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (15, '9a696319', 15, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:12.000Z', 'action.review', 'do', '{"9a696319":14}', NULL, 1, X'7E5B2D66432672455AAA77230E574896EB6BDF2944F6D0E65340DC3792C16694', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (16, '9a696319', 16, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:12.000Z', 'handout.add', 'do', '{"9a696319":15}', NULL, 1, X'A71EB9FDA83A13FB269DB1F0FE85103FE7E4C2EF878DED39C00D302DA73C0CF1', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (17, '9a696319', 17, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:12.000Z', 'handout.keep', 'do', '{"9a696319":16}', NULL, 1, X'3103AEC5280CB0B35199B73769889ED90249CDD77A92A772733C171D93E0D9A9', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (18, '9a696319', 18, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:12.000Z', 'handout.check', 'do', '{"9a696319":17}', NULL, 1, X'BF312E2133C0952B0D70B2E3FDCABA64E311C916B942AA545998467347574282', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (19, '9a696319', 19, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:12.000Z', 'request.add', 'do', '{"9a696319":18}', NULL, 1, X'7A079AAA52C5D03925FF4F756FCE386F7F1767C808A9FDB095AFBA20DFAE7C3F', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (2, '9a696319', 2, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-21T12:00:01.000Z', 'officer.add', 'do', '{"9a696319":1}', NULL, 1, X'7EED2002FCF5C770C86B91F31452F9E2F4BB5480798CB8176D2B713F46FB83F3', 'officer');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (20, '9a696319', 20, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:12.000Z', 'organisation.add', 'do', '{"9a696319":19}', NULL, 1, X'0B948351722D0FB75E0D4F13E81E421670506AEF568DB66A4003F782628ACF1F', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (21, '9a696319', 21, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:12.000Z', 'claim.add', 'do', '{"9a696319":20}', NULL, 1, X'7DB00F0FF604A8A2A46028A1B9F204F48DD039799FEB511E3F5697809DEEA40E', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (22, '9a696319', 22, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:12.000Z', 'claim.delete', 'do', '{"9a696319":21}', NULL, 1, X'523CC6F2A178FC5DDFEDF518420F457F9F4B68A5D34180D12D68F16918A4B202', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (23, '9a696319', 23, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:12.000Z', 'picture.add', 'do', '{"9a696319":22}', NULL, 1, X'2CB6811C37CCEAA8FEEE9C618167405C1A425ED8720809F6F259948DEF832282', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (24, '9a696319', 24, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:13.000Z', 'person.change', 'do', '{"9a696319":23}', NULL, 1, X'31B4ED8B9051DDCE132108482577FDDE678D66E5D70EFC5F22A93DAAB2AB1A2D', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (3, '9a696319', 3, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-21T12:00:01.000Z', 'officer.key', 'do', '{"9a696319":2}', NULL, 1, X'18CBD31260E6B49DF152D669FCB62B33EB72B06B8D131CC9EFB9F79F7ADB3509', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (4, '9a696319', 4, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:02.000Z', 'person.add', 'do', '{"9a696319":3}', NULL, 1, X'3A65340365AA6F8C0432FFF54E4A3F43EBB21A226FA5E80269751FD400AEE9C3', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (5, '9a696319', 5, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:03.000Z', 'claim.add', 'do', '{"9a696319":4}', NULL, 1, X'D2E572A9290718CB2DA8C837D68C434C4D17839DB9358EDE52C5CE02E9644D80', '');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (6, '9a696319', 6, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:04.000Z', 'claim.submit', 'do', '{"9a696319":5}', NULL, 1, X'E0A9516D51A37FBF3BC675066D91A9CC8E868E9A52D696D6C5F7CB6D8958F9D0', 'claim_step');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (7, '9a696319', 7, '01a1fdfa-49e8-7202-81f1-0fcbcda92607', '2026-11-22T12:00:05.000Z', 'claim.approve', 'do', '{"9a696319":6}', NULL, 1, X'3BCE8C67BBB026874F57A88CD1619F271322B6D3EEE02A2723A2182BE99F0DBD', 'claim_step');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (8, '9a696319', 8, '01a1fdfa-49e8-7202-81f1-0fcbcda92607', '2026-11-22T12:00:07.000Z', 'claim.pay', 'do', '{"9a696319":7}', NULL, 1, X'E5D8BD32DD7FA75FD149C1D02CDF089A1855CD769AB5C407D00B84DD65EF49B3', 'claim_step');
INSERT INTO op (seq, device, number, officer, at, code, turn, seen, undoes, records, link, facts) VALUES (9, '9a696319', 9, '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '2026-11-22T12:00:09.000Z', 'person.change', 'do', '{"9a696319":8}', NULL, 1, X'F051A372463DC068B24D2461AB4DF3FA36BBA5F165FEE04EE66831308E81404F', '');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 0, 'officer', '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', '01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', 'insert', X'ED6203C1ECB7796FCCBE0B6ABA7AFB216F09CD86F45C8C52CD235CC0DD273F21', X'F83A3F8B7F45CEB9A23EB658D87F5F37', '{"name":"Priya Nair","keyed_at":"2026-11-20T12:00:00.000000Z"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 1, 'setting', 'contact_web', 'contact_web', 'insert', X'FAFE54D51652A3427FC17DD63C633A1CF2D444BAD1D27F6F24AB250168B99CA4', X'BD448B7956BD90544993248EC5C1A020', '{"value":""}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 10, 'rate', 'rate-mileage-car-2011', 'rate-mileage-car-2011', 'insert', X'AAE0B8F989BEA28B44F4082084FA30F777A6E809E35E6C5D039EA9F48A6B7DD8', X'9FB63A65F8DB35A8B6830A36CCAC8EAF', '{"kind":"mileage_car","from_day":"2011-04-06","tenths":450,"source":"HMRC approved mileage rate from 6 April 2011"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 11, 'rate', 'rate-mileage-car-2026-after-10000', 'rate-mileage-car-2026-after-10000', 'insert', X'B8ED437FB8410F765B6BAD6B353240211C2C7FFBDE99FA902DBA4D918698626E', X'68016DED5CA1246F69DCFFAF8B070EED', '{"kind":"mileage_car","from_day":"2026-04-06","tenths":250,"after_miles":10000,"source":"HMRC approved mileage rate after 10,000 miles of a tax year, not changed on 6 April 2026"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 12, 'rate', 'rate-mileage-car-2011-after-10000', 'rate-mileage-car-2011-after-10000', 'insert', X'B727781507EBA789198239DAE3B753959638F02E07711B6AD3D5554EC901113D', X'395B12B0A912EEC3DA799419819490B3', '{"kind":"mileage_car","from_day":"2011-04-06","tenths":250,"after_miles":10000,"source":"HMRC approved mileage rate from 6 April 2011, after 10,000 miles of a tax year"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 2, 'setting', 'contact_phone', 'contact_phone', 'insert', X'DBEFA943190D6CF1F508A9FDD992CC7D6714B8227799D2C8F171A14710F3DAC3', X'AEA5369AA268873058F127368D822664', '{"value":""}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 3, 'setting', 'lock_after_minutes', 'lock_after_minutes', 'insert', X'306935C7AD35514BD9A86FA4A6807BA9A64B597E60A831748A335C1A8DDB23F4', X'63D986D759C10B637F3623FFEA6820DE', '{"value":"15"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 4, 'setting', 'contact_address', 'contact_address', 'insert', X'57DE4DECCA863184AAD10BF1C973DE7150EF9CC53A86B2DDBEF003FDFDD98142', X'75E7E86892B0D7B97AAC6BF77AC43F69', '{"value":""}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 5, 'setting', 'council', 'council', 'insert', X'8EE9D035BA6A93432D74429CD651D2D754B26011611678A4B45286828CE6DEDA', X'67C8D9ECEABA68BD39C2521E70FB3A66', '{"value":"Northbrook Council"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 6, 'setting', 'department', 'department', 'insert', X'464EDCA4E5C0DEED796339AE16B4F464530624D9DB457298AE15A807934B1B88', X'2361FF176B1D839165FF6C0311CDE177', '{"value":""}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 7, 'setting', 'other_formats', 'other_formats', 'insert', X'A93E18B5FAE9DAA0750B1DCF55B4F4A5441C5AA616B3F9DC142B2702EED94EAD', X'23108C6F48ABD13AA42165EBE996DFBA', '{"value":""}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 8, 'setting', 'contact_email', 'contact_email', 'insert', X'FDEB2DB679BD42BEA1F2559BEE9392A7D466DFC164DDDA70EE0ED3F83E14DE7B', X'8F3066630FA437FCEA8281558F12E1E1', '{"value":""}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (1, 9, 'rate', 'rate-mileage-car-2026', 'rate-mileage-car-2026', 'insert', X'108AEA635EC1BA2A8CFDA1A64570154C06382866D3223EBD253386337BC2A742', X'183B6CD924630405EFC865D0B69CDD98', '{"kind":"mileage_car","from_day":"2026-04-06","tenths":550,"source":"HMRC approved mileage rate from 6 April 2026, announced 21 May 2026"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (10, 0, 'agreement', '01a20320-c910-7519-81ab-1de472906cd3', '01a20320-a9d0-729d-9351-d19a55b277e5', 'insert', X'F1BDF4C016529AC7BD713340F63CE9C000A6E189F3C2728A93EBAF7D7CE120E4', X'DD89B052DB433CFDBF24DE642C776FD8', '{"person":"01a20320-a9d0-729d-9351-d19a55b277e5","sequence":1,"purpose":"register","channel":"any","state":"given","officer":"01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (11, 0, 'agreement', '01a20320-ccf8-7169-9350-5bbbb8a52bea', '01a20320-a9d0-729d-9351-d19a55b277e5', 'insert', X'A58DC8B6CE01E1E5C0561831CB431DC8205F0E652D32EF680CDFF1DF4E079B5C', X'20A21CB41D3798160DFF408396A5D46E', '{"person":"01a20320-a9d0-729d-9351-d19a55b277e5","sequence":2,"purpose":"register","channel":"any","state":"withdrawn","officer":"01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (12, 0, 'project', '01a20320-d0e0-7206-8e36-c01cd9746938', '01a20320-d0e0-7206-8e36-c01cd9746938', 'insert', X'D029956B92F9D55EF0FA775EB7BAADB4083E9B67FDA885C219671A0A215A6F41', X'AA36F7CE5C2A220FD370784CEC153BFA', '{"sequence":1,"title":"Better benches","ends_from":"2027-03-01","ends_until":"2027-05-31","ends_words":"spring 2027","status":"planned","chair_person":"01a20320-a9d0-729d-9351-d19a55b277e5"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (12, 1, 'rung', '01a20320-d0e0-7206-8e36-c01ceb8fbe52', '01a20320-d0e0-7206-8e36-c01cd9746938', 'insert', X'0F94B2A58406DB789D423502FCB0E3D8B9C7009A1D87D99BE4BC9548ECCD3D0B', X'915924668AC16EEEB9D0526FFEACE62D', '{"project":"01a20320-d0e0-7206-8e36-c01cd9746938","sequence":1,"rung":"co_designing","on_from":"2026-11-22","on_until":"2026-11-22","officer":"01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (12, 2, 'easy', '01a20320-d0e0-7206-8e36-c01d44865a47', '01a20320-d0e0-7206-8e36-c01cd9746938', 'insert', X'20A668AFAAF35E7B65DBD4C213D338FE725FFACA0DE7A1D8F2CE10BC450B4D6F', X'ABE00E9FCAA707BD13DB678A49D3F9B7', '{"tbl":"project","row_id":"01a20320-d0e0-7206-8e36-c01cd9746938","field":"aims","words":"We mend it.","picture":"tools"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (13, 0, 'easy', '01a20320-d0e0-7206-8e36-c01f15ae7b40', '01a20320-d0e0-7206-8e36-c01e1b214ec6', 'insert', X'7DD41113F022DD72EDA0201E175A2A478F594D8473BF9604A579C0EA119CCF8B', X'0FCCE7E69CE569FCA82F883A2E70C90A', '{"tbl":"action","row_id":"01a20320-d0e0-7206-8e36-c01e1b214ec6","field":"action","words":"We mend it.","picture":"tools"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (13, 1, 'action', '01a20320-d0e0-7206-8e36-c01e1b214ec6', '01a20320-d0e0-7206-8e36-c01e1b214ec6', 'insert', X'DDC4355898A28CF6E04EE4E3D3F8F4DA524753765246337CBD519C315AB8A9A4', X'526C787FB0550092E5486E3B9E25D274', '{"sequence":1,"action":"Mend the ramp","status":"not_started"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (13, 2, 'milestone', '01a20320-d0e0-7206-8e36-c01ebba6f37d', '01a20320-d0e0-7206-8e36-c01e1b214ec6', 'insert', X'4AE6BE98AB0BB6CB4BF1A89DDE613C78F054F4D43C35A5F2A46309093E1DCD14', X'41D1BCAB5030998D4BB46D761436F46F', '{"action":"01a20320-d0e0-7206-8e36-c01e1b214ec6","position":0,"due_from":"2026-09-01","due_until":"2026-09-30","due_words":"Sept 2026","status":"not_started"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (14, 0, 'milestone', '01a20320-d0e0-7206-8e36-c01ebba6f37d', '01a20320-d0e0-7206-8e36-c01e1b214ec6', 'update', X'92308354242D23DBFC5C3A6C7050F89EB3B4B212E6ADE6717FD86DC9359B34A6', X'8AE6EBBB9BDD5956ED98D1CEA8CFF568', '{"status":["not_started","done"],"done_on":[null,"2026-11-22"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (15, 0, 'action_review', '01a20320-d0e0-7206-8e36-c01f72931906', '01a20320-d0e0-7206-8e36-c01e1b214ec6', 'insert', X'0092EDFE2AAEFD09F60829E226C3D71C2F044E78B1C4B98539346819CC962D99', X'E836699F1331EC30A1C42E09FAD620A8', '{"action":"01a20320-d0e0-7206-8e36-c01e1b214ec6","sequence":1,"on_day":"2026-11-22","words":"It holds.","officer":"01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (16, 0, 'handout', '01a20320-d0e0-7206-8e36-c02039580214', '01a20320-d0e0-7206-8e36-c02039580214', 'insert', X'6AE8C4D016357FBF70261B3874F8AC3AFF1CE1CA8A73030BCA60E855EBDD066E', X'54C163DBA38E6151CB8FEE0917C82574', '{"sequence":1,"title":"Better benches","language":"en-GB","profile":"uk_council"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (16, 1, 'handout_part', '01a20320-d0e0-7206-8e36-c02090166663', '01a20320-d0e0-7206-8e36-c02039580214', 'insert', X'222C1C559F0890CCEBB182E0906FCA866F5821B1F256A7D4B45646EA3C6A47FB', X'3B61CB95A6BADE30CA22534CCB2D5C0C', '{"handout":"01a20320-d0e0-7206-8e36-c02039580214","position":0,"kind":"row","words":"We mend it.","picture":"tools"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (17, 0, 'handout_version', '01a20320-d0e0-7206-8e36-c020e32157af', '01a20320-d0e0-7206-8e36-c02039580214', 'insert', X'C8D2FE6236648F2EE8FD53BA25DD3929BBFC0D32FFFA25602D216F6344204765', X'AE82F0BC14214407B2A975D19ED185B9', '{"handout":"01a20320-d0e0-7206-8e36-c02039580214","sequence":1,"at":"2026-11-22T12:00:12.000Z","draft":"{\"title\":\"Better benches\",\"language\":\"en-GB\",\"profile\":\"uk_council\",\"picture\":\"\",\"template\":false,\"made_from\":null,\"translation_of\":null,\"parts\":[{\"id\":\"01a20320-d0e0-7206-8e36-c02090166663\",\"kind\":\"row\",\"words\":\"We mend it.\",\"picture\":\"tools\",\"alt\":\"\",\"hard_word\":\"\",\"meaning\":\"\"}]}","purpose":"Before the meeting","officer":"01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (18, 0, 'handout_check', '01a20320-d0e0-7206-8e36-c0219c079b70', '01a20320-d0e0-7206-8e36-c02039580214', 'insert', X'539A614AC3F6B715FFC29F67F7953CC901EE07CE7D3F140E6DB1A2A63EDED7D7', X'74512FF82B5E341ACA7CDC7DD8A6037D', '{"handout":"01a20320-d0e0-7206-8e36-c02039580214","sequence":1,"group_name":"Plain Speakers","on_from":"2026-11-22","on_until":"2026-11-22","content":"322a896203b9969021276653dff133bee4ed233b19a3eaca950e3f34d9372a2b","officer":"01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (19, 0, 'format_request', '01a20320-d0e0-7206-8e36-c02245c958b6', '01a20320-d0e0-7206-8e36-c02245c958b6', 'insert', X'B2B5A1F9B05C51BC2F6D22C2BD2DA0001A2AE1CCE119611515A32A827D08240B', X'82E81127D513F989F14CC99D94C0B820', '{"sequence":1,"person":"01a20320-a9d0-729d-9351-d19a55b277e5","handout":"01a20320-d0e0-7206-8e36-c02039580214","format":"braille","asked_on":"2026-11-22"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (2, 0, 'officer', '01a1fdfa-49e8-7202-81f1-0fcbcda92607', '01a1fdfa-49e8-7202-81f1-0fcbcda92607', 'insert', X'9577EE951525CC457386514289B0A99BB03CAF184E082F2EE0BBCECBD6F71B54', X'38CBC68FBF0576318BA4C210EB59C7E3', '{"name":"Tom Ellery","added_by":"01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1","added_on":"2026-11-21"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (20, 0, 'organisation', '01a20320-d0e0-7206-8e36-c022a207218b', '01a20320-d0e0-7206-8e36-c022a207218b', 'insert', X'60676B2F639710504A71D2461C62C6F73AEE2A2926298178442C36B5FEEAA81F', X'01ACE76D906CB16E94F0C31E84E2BA42', '{"sequence":1,"name":"Lamplight Carers","sort_name":"lamplight carers","sort":"carers","contact_name":"The office, on weekday mornings","phone":"01632 960410","email":"office@lamplight.example.org","web":"lamplight.example.org","address":"2 Market Square\nMarket Ashby","notes":"Lends us the hall on Thursdays. Key from the bakery next door."}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (21, 0, 'claim', '01a20320-d0e0-7206-8e36-c022ba806c7b', '01a20320-d0e0-7206-8e36-c022ba806c7b', 'insert', X'FE47B19046458D8BE16EF5271024536369E30FBD0195782AD782928521C6F030', X'C3DEA66E9994DEC10E3BF67AAC1D7F42', '{"sequence":2,"number":"9A6-2","person":"01a20320-a9d0-729d-9351-d19a55b277e5","activity":"Workshop about the bus timetable","on_day":"2026-11-20","entered_by":"01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (21, 1, 'claim_line', '01a20320-d0e0-7206-8e36-c023a96713de', '01a20320-d0e0-7206-8e36-c022ba806c7b', 'insert', X'4F3DB3A068D1D41928314C119B817BDF867FB215999255532C2450FBC939054B', X'AB0D0B52F1462BA5396B05FE44BCC752', '{"claim":"01a20320-d0e0-7206-8e36-c022ba806c7b","position":0,"kind":"bus","pence":340}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (22, 0, 'claim', '01a20320-d0e0-7206-8e36-c022ba806c7b', '01a20320-d0e0-7206-8e36-c022ba806c7b', 'delete', X'466EB248417C6BDABBC8157CE6FBDA64ACE94FC98840675A242B832C07F87E09', X'23908A87D61D1CC1311C67127923BE46', '{"sequence":2,"number":"9A6-2","person":"01a20320-a9d0-729d-9351-d19a55b277e5","activity":"Workshop about the bus timetable","on_day":"2026-11-20","entered_by":"01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (22, 1, 'claim_line', '01a20320-d0e0-7206-8e36-c023a96713de', '01a20320-d0e0-7206-8e36-c022ba806c7b', 'delete', X'33056E5B74EB9B77B194B655DF5864D1250BB1D2AC4C137E4A087781B4D87CC9', X'D40BAF8C1F3153A4EAA16831AC49EF4E', '{"claim":"01a20320-d0e0-7206-8e36-c022ba806c7b","position":0,"kind":"bus","pence":340}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (23, 0, 'picture', 'ffcc70381dcab22d9815be8972aac96f91f9d5c2bf8759d79108fdee13bd6468', 'ffcc70381dcab22d9815be8972aac96f91f9d5c2bf8759d79108fdee13bd6468', 'insert', X'1C86F62FF1ECC127BB57FE47714DDC7F8A9F7BFC2D5B80FB4A795A9B94EDB016', X'08364CD756612EE489B0713FEC78DFDF', '{"sequence":1,"label":"Spot","alt":"Spot"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (24, 0, 'person', '01a20320-a9d0-729d-9351-d19a55b277e5', '01a20320-a9d0-729d-9351-d19a55b277e5', 'update', X'D067C80C98F66505CB80A0A4269F3E020ACA2F0E1A5A998D4D4F42C7E3184460', X'B14203456931AFB011B04EC2270D3211', '{"town":["","Northbrook"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (3, 0, 'officer', '01a1fdfa-49e8-7202-81f1-0fcbcda92607', '01a1fdfa-49e8-7202-81f1-0fcbcda92607', 'update', X'148F7771F093AC5BC0B60EC8626DB3CFB7F608054F5E4EAABB85FEB82D081E9E', X'762FDA0A653C43162205FE389A9160F6', '{"keyed_at":[null,"2026-11-21T12:00:01.000000Z"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (4, 0, 'person', '01a20320-a9d0-729d-9351-d19a55b277e5', '01a20320-a9d0-729d-9351-d19a55b277e5', 'insert', X'F6E5E53689271BD613F7EE12260B31A4DE1CFB4465FF4ABB9CE59432450E3CF1', X'47BCF30CC07B44A7BF937FF460BB2F9D', '{"sequence":1,"name":"Gwen Askew","sort_name":"askew, gwen askew"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (5, 0, 'claim', '01a20320-adb8-7684-9dfc-62dffaa6bb05', '01a20320-adb8-7684-9dfc-62dffaa6bb05', 'insert', X'B2F28DC0B3D88488CA6FFE424FEECB3929C733A2F985562BBAC8D85601FF0E67', X'760971DC3719D5B3AA71A56EF511D94A', '{"sequence":1,"number":"9A6-1","person":"01a20320-a9d0-729d-9351-d19a55b277e5","activity":"Workshop about the bus timetable","on_day":"2026-11-20","entered_by":"01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (5, 1, 'claim_line', '01a20320-adb8-7684-9dfc-62e05a7e9ff8', '01a20320-adb8-7684-9dfc-62dffaa6bb05', 'insert', X'7306B6B341364536665E3083A5C892C53BF11AF933DAA8F83AD1AF8AC87BAD74', X'95F6C7486353ECBF28C7D37E3D4E94C7', '{"claim":"01a20320-adb8-7684-9dfc-62dffaa6bb05","position":0,"kind":"bus","pence":340}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (6, 0, 'claim_step', '01a20320-b1a0-71e1-a4fe-1f5be43b060d', '01a20320-adb8-7684-9dfc-62dffaa6bb05', 'insert', X'081BE62BAAA02DA6B1BF5A8B9F6DC09064B8AEB9FF8840092315CC407C747318', X'C82E47A4B566960439C5859BB39406F7', '{"claim":"01a20320-adb8-7684-9dfc-62dffaa6bb05","sequence":1,"kind":"submitted","on_day":"2026-11-22","officer":"01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (7, 0, 'claim_step', '01a20320-b588-72e2-ab17-dbc88955ca9f', '01a20320-adb8-7684-9dfc-62dffaa6bb05', 'insert', X'B221907504A7E9347165556B701838C5A7078C6A69D9B8CD50ED93A35102A8CC', X'5AF2B6921B685997710246D9CFD292C4', '{"claim":"01a20320-adb8-7684-9dfc-62dffaa6bb05","sequence":2,"kind":"approved","on_day":"2026-11-22","officer":"01a1fdfa-49e8-7202-81f1-0fcbcda92607","saw":"1d1a111c57fa3bebab61c672522dc52f6d17a98cc167d7aadf00ad06a58e9314"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (8, 0, 'claim_step', '01a20320-bd58-76be-b1d3-80a4efe37c91', '01a20320-adb8-7684-9dfc-62dffaa6bb05', 'insert', X'228368592601CF6FC33190EAF041291FDBFCA900F82C469E02B8158AEEFFD62D', X'E472632366FF249B7B550A2019C50407', '{"claim":"01a20320-adb8-7684-9dfc-62dffaa6bb05","sequence":3,"kind":"paid","on_day":"2026-11-22","officer":"01a1fdfa-49e8-7202-81f1-0fcbcda92607"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (8, 1, 'payment', '01a20320-bd58-76be-b1d3-80a50e978c6b', '01a20320-adb8-7684-9dfc-62dffaa6bb05', 'insert', X'FE94C7D92AF72B42588B8F33E61598C2EFF34F0FB01F2580C9976274FFC99776', X'A5962A95DEC10DB9793A398902A60674', '{"claim":"01a20320-adb8-7684-9dfc-62dffaa6bb05","sequence":1,"pence":340,"on_day":"2026-11-22","how":"bank","officer":"01a1fdfa-49e8-7202-81f1-0fcbcda92607"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (9, 0, 'person', '01a20320-a9d0-729d-9351-d19a55b277e5', '01a20320-a9d0-729d-9351-d19a55b277e5', 'update', X'60DA93189B1C5D5C875C5000FE75BA18AAF0BAFE2045D078548A2DC802C571B5', X'65FC31C9E055C4A66E87AF85B1E5EB51', '{"joined_from":[null,"2024-05-01"],"joined_until":[null,"2024-05-31"],"joined_words":["","May 2024"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (9, 1, 'need', '01a20320-c528-76ab-ad0d-8e970427ac62', '01a20320-a9d0-729d-9351-d19a55b277e5', 'insert', X'89681E15DE716D2808E0C3EC3D87DD0C2947FD5AA9E2DE709283068A6C116815', X'FE0C956AC69CC9CAEB4FFBF81FC4D7E1', '{"person":"01a20320-a9d0-729d-9351-d19a55b277e5","position":0,"code":"hearing_loop"}');
INSERT INTO change (op, ordinal, tbl, row_id, root, kind, digest, salt, fields) VALUES (9, 2, 'need', '01a20320-c528-76ab-ad0d-8e9746c6fa1e', '01a20320-a9d0-729d-9351-d19a55b277e5', 'insert', X'9BC2697EF700A80C8EF2A6CC8DFA340E5285DE9A5A7749DEA60FA0C582C41972', X'DC9566D523E55E58343F0586FBFDD9BF', '{"person":"01a20320-a9d0-729d-9351-d19a55b277e5","position":1,"detail":"Two weeks'' notice"}');
INSERT INTO draft (officer, place, typed, at) VALUES ('01a1f8d3-ea00-75d1-8d4f-fb8225fb35a1', 'people/new', '{"name":"Gwen As"}', '2026-11-22 12:00:12+00:00');
