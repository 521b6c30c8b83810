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

CREATE TABLE change (
  op       INTEGER NOT NULL REFERENCES op (seq),
  ordinal  INTEGER NOT NULL,
  tbl      TEXT    NOT NULL,
  row_id   TEXT    NOT NULL,
  root     TEXT    NOT NULL,               -- the record that the row belongs to
  deed     TEXT    NOT NULL CHECK (deed = 'insert' OR deed = 'update' OR deed = 'delete'),
  digest   BLOB    NOT NULL,               -- SHA-256 of salt and fields
  salt     BLOB,
  fields   TEXT,                           -- JSON: {"column": [before, after]}
  PRIMARY KEY (op, ordinal)
) STRICT;

CREATE INDEX change_of_root ON change (root, op);

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
) STRICT;

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

CREATE TABLE find (
  id      INTEGER PRIMARY KEY,
  kind    TEXT NOT NULL,
  row_id  TEXT NOT NULL UNIQUE,
  title   TEXT NOT NULL,
  detail  TEXT NOT NULL,
  sort    TEXT NOT NULL DEFAULT ''         -- of a person: the folded name, family name first
) STRICT;

CREATE TABLE find_due (id INTEGER PRIMARY KEY) STRICT;

CREATE VIRTUAL TABLE find_word USING fts5 (
  title, detail, content = 'find', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

CREATE VIRTUAL TABLE find_part USING fts5 (
  title, content = 'find', content_rowid = 'id',
  tokenize = "trigram remove_diacritics 1", detail = 'none', columnsize = 0
);

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

INSERT INTO find_word (find_word, rank) VALUES ('secure-delete', 1);
INSERT INTO find_word (find_word, rank) VALUES ('hashsize', 33554432);
INSERT INTO find_part (find_part, rank) VALUES ('secure-delete', 1);
INSERT INTO find_part (find_part, rank) VALUES ('hashsize', 33554432);
-- ---- rows ----
INSERT INTO officer (id, name) VALUES ('01a20320-a200-74c6-a783-82626188a9bc', 'Priya Nair');
INSERT INTO officer (id, name) VALUES ('01a20320-a5e8-75d3-819d-64b32033862e', 'Tom Ellery');
INSERT INTO setting (id, value) VALUES ('contact_address', '');
INSERT INTO setting (id, value) VALUES ('contact_email', '');
INSERT INTO setting (id, value) VALUES ('contact_phone', '');
INSERT INTO setting (id, value) VALUES ('contact_web', '');
INSERT INTO setting (id, value) VALUES ('council', 'Northbrook Council');
INSERT INTO setting (id, value) VALUES ('department', '');
INSERT INTO setting (id, value) VALUES ('lock_after_minutes', '15');
INSERT INTO setting (id, value) VALUES ('other_formats', '');
INSERT INTO rate (id, kind, from_day, tenths, after_miles, source) VALUES ('rate-mileage-car-2011', 'mileage_car', '2011-04-06', 450, 0, 'HMRC approved mileage rate from 6 April 2011');
INSERT INTO rate (id, kind, from_day, tenths, after_miles, source) VALUES ('rate-mileage-car-2026', 'mileage_car', '2026-04-06', 550, 0, 'HMRC approved mileage rate from 6 April 2026, announced 21 May 2026');
INSERT INTO person (id, sequence, name, sort_name, title, family_name, known_as, phone, mobile, email, address_1, address_2, town, postcode, best_way, no_phone, no_text, no_email, no_post, reach_note, format, format_size, joined_from, joined_until, joined_words, interests, groups, carer, notes) VALUES ('01a20320-a9d0-7142-b279-d7387040ead2', 1, 'Gwen Askew', 'askew, gwen askew', '', '', '', '', '', '', '', '', 'Northbrook', '', NULL, 0, 0, 0, 0, '', NULL, NULL, '2024-05-01', '2024-05-31', 'May 2024', '', '', '', '');
INSERT INTO need (id, person, position, code, detail) VALUES ('01a20320-c528-7103-b916-668bf68dfcbc', '01a20320-a9d0-7142-b279-d7387040ead2', 0, 'hearing_loop', '');
INSERT INTO need (id, person, position, code, detail) VALUES ('01a20320-c528-7103-b916-668c924db8e2', '01a20320-a9d0-7142-b279-d7387040ead2', 1, '', 'Two weeks'' notice');
INSERT INTO agreement (id, person, sequence, purpose, channel, state, on_from, on_until, on_words, how, with_whom, note, officer) VALUES ('01a20320-c910-74a7-a875-ebe9ee76ae9e', '01a20320-a9d0-7142-b279-d7387040ead2', 1, 'register', 'any', 'given', NULL, NULL, '', '', '', '', '01a20320-a200-74c6-a783-82626188a9bc');
INSERT INTO agreement (id, person, sequence, purpose, channel, state, on_from, on_until, on_words, how, with_whom, note, officer) VALUES ('01a20320-ccf8-74c1-a665-10b21762c8c4', '01a20320-a9d0-7142-b279-d7387040ead2', 2, 'register', 'any', 'withdrawn', NULL, NULL, '', '', '', '', '01a20320-a200-74c6-a783-82626188a9bc');
INSERT INTO project (id, sequence, title, issue, aims, can_change, cannot_change, starts_from, starts_until, starts_words, ends_from, ends_until, ends_words, setting, status, chair_officer, chair_person, no_second_chair) VALUES ('01a20320-d0e0-70ad-a871-b0645a90784f', 1, 'Better benches', '', '', '', '', NULL, NULL, '', '2027-03-01', '2027-05-31', 'spring 2027', NULL, 'planned', '', '01a20320-a9d0-7142-b279-d7387040ead2', '');
INSERT INTO rung (id, project, sequence, rung, stage, on_from, on_until, on_words, reason, officer) VALUES ('01a20320-d0e0-70ad-a871-b064ce964067', '01a20320-d0e0-70ad-a871-b0645a90784f', 1, 'co_designing', '', '2026-11-22', '2026-11-22', '', '', '01a20320-a200-74c6-a783-82626188a9bc');
INSERT INTO easy (id, tbl, row_id, field, words, picture) VALUES ('01a20320-d0e0-70ad-a871-b065578bed28', 'project', '01a20320-d0e0-70ad-a871-b0645a90784f', 'aims', 'We mend it.', 'tools');
INSERT INTO easy (id, tbl, row_id, field, words, picture) VALUES ('01a20320-d0e0-70ad-a871-b066eb81dab0', 'action', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 'action', 'We mend it.', 'tools');
INSERT INTO claim (id, sequence, number, person, project, activity, on_day, offered, answer, accepted, answer_note, notes, entered_by) VALUES ('01a20320-adb8-7790-83e4-7052f75f5d82', 1, '294-1', '01a20320-a9d0-7142-b279-d7387040ead2', NULL, 'Workshop about the bus timetable', '2026-11-20', 0, 'not_asked', 0, '', '', '01a20320-a200-74c6-a783-82626188a9bc');
INSERT INTO claim_line (id, claim, position, kind, words, miles, rate, pence, receipt) VALUES ('01a20320-adb8-7790-83e4-7053cdef0a62', '01a20320-adb8-7790-83e4-7052f75f5d82', 0, 'bus', '', NULL, NULL, 340, 0);
INSERT INTO decision (id, claim, sequence, kind, on_day, officer, reason) VALUES ('01a20320-b1a0-7609-8b34-df9d271c24f7', '01a20320-adb8-7790-83e4-7052f75f5d82', 1, 'submitted', '2026-11-22', '01a20320-a200-74c6-a783-82626188a9bc', '');
INSERT INTO decision (id, claim, sequence, kind, on_day, officer, reason) VALUES ('01a20320-b588-71a9-bfb8-6ab282be46ea', '01a20320-adb8-7790-83e4-7052f75f5d82', 2, 'approved', '2026-11-22', '01a20320-a5e8-75d3-819d-64b32033862e', '');
INSERT INTO decision (id, claim, sequence, kind, on_day, officer, reason) VALUES ('01a20320-bd58-7449-b3dc-3add69cb21ec', '01a20320-adb8-7790-83e4-7052f75f5d82', 3, 'paid', '2026-11-22', '01a20320-a5e8-75d3-819d-64b32033862e', '');
INSERT INTO payment (id, claim, sequence, pence, on_day, how, reference, officer) VALUES ('01a20320-bd58-7449-b3dc-3ade1e6f5601', '01a20320-adb8-7790-83e4-7052f75f5d82', 1, 340, '2026-11-22', 'bank', '', '01a20320-a5e8-75d3-819d-64b32033862e');
INSERT INTO action (id, sequence, action, owner, status, notes) VALUES ('01a20320-d0e0-70ad-a871-b0661f9a1f3b', 1, 'Mend the ramp', '', 'not_started', '');
INSERT INTO milestone (id, action, position, words, due_from, due_until, due_words, status, done_on) VALUES ('01a20320-d0e0-70ad-a871-b06667aa6faf', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 0, '', '2026-09-01', '2026-09-30', 'Sept 2026', 'done', '2026-11-22');
INSERT INTO review (id, action, sequence, on_day, words, officer) VALUES ('01a20320-d0e0-70ad-a871-b067be932b34', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 1, '2026-11-22', 'It holds.', '01a20320-a200-74c6-a783-82626188a9bc');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (1, '2944dfd7', 1, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:00.000Z', 'start the store', '{}', NULL, X'C1F15D3E6BC87B68995445DA6A6085A4A582D222051182E0F7A8E5FD06B88CA2');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (10, '2944dfd7', 10, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:11.000Z', 'note that the agreement was taken back', '{"2944dfd7":9}', NULL, X'7DA00EBBFAECEEE760D70493FEF4006B818A29C6B1F3287C53C7E7A9FF480C34');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (11, '2944dfd7', 11, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'add a project', '{"2944dfd7":10}', NULL, X'4F5589AD07270C65A6A5C51EA041B8580B343245EACA325855EAFB3F8E10F8D4');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (12, '2944dfd7', 12, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'add an action', '{"2944dfd7":11}', NULL, X'AFC69DAEA61F46144C5E12920AB5F23A17E7F97BD339CD878CF220FA91A53609');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (13, '2944dfd7', 13, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'mark a milestone done', '{"2944dfd7":12}', NULL, X'79C56DEB4F462E888578A67C0145C6978CC1550D4FC34F9B47D90818E253A749');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (14, '2944dfd7', 14, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'add a review note', '{"2944dfd7":13}', NULL, X'780503F5A574FC0CAAF09CBD81A0EC334984415613FF58EC1897E0A3EF0B035B');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (15, '2944dfd7', 15, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'add a claim', '{"2944dfd7":14}', NULL, X'3289279F091C1DA52AB3F87BDCCC40809F276BB1E6B42DDA8AF27B42C435FCC3');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (16, '2944dfd7', 16, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:12.000Z', 'delete a claim', '{"2944dfd7":15}', NULL, X'7617C077688D355F783E6FEA30A77434AFC69778515E6BAF9A92E5399B0FDDF2');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (17, '2944dfd7', 17, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:13.000Z', 'change a person', '{"2944dfd7":16}', NULL, X'CA90A57BACC2B3B8947794588DBF7119EAAF5BDA13C78CADBB94090DA41D8A13');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (2, '2944dfd7', 2, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:01.000Z', 'add an officer', '{"2944dfd7":1}', NULL, X'2F817F734474E9B03868819C2C5C5CD2EDAEB9BAC738FAC673820958DBBFCAD7');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (3, '2944dfd7', 3, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:02.000Z', 'add a person', '{"2944dfd7":2}', NULL, X'72BA038743660A39FB6B80204EC048978D48D6DD4F5793B7EFBA6C17741F1860');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (4, '2944dfd7', 4, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:03.000Z', 'add a claim', '{"2944dfd7":3}', NULL, X'60100B98485BE4100DB41843081008910AC70C8319ECB91733674EC15C9CD414');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (5, '2944dfd7', 5, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:04.000Z', 'submit a claim', '{"2944dfd7":4}', NULL, X'DA0E10A633395FAB03F910210E267EF275F73968499580773CA22298322D6B95');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (6, '2944dfd7', 6, '01a20320-a5e8-75d3-819d-64b32033862e', '2026-11-22T12:00:05.000Z', 'approve a claim', '{"2944dfd7":5}', NULL, X'F1004E3A324BAC6F67E2C894351DEEB9623E5988D65957584032820DEE5A0FEA');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (7, '2944dfd7', 7, '01a20320-a5e8-75d3-819d-64b32033862e', '2026-11-22T12:00:07.000Z', 'pay a claim', '{"2944dfd7":6}', NULL, X'E7D5BE7CD4D8641240277D9B27466ABF6FABFA00DC7E009C28D2F31D07F7DBB0');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (8, '2944dfd7', 8, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:09.000Z', 'change a person', '{"2944dfd7":7}', NULL, X'5C44E0C209A2E2BE10A8D7D19C8D6897A2A4F1AB8ECDCF6251B57C7AA22AD9E3');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (9, '2944dfd7', 9, '01a20320-a200-74c6-a783-82626188a9bc', '2026-11-22T12:00:10.000Z', 'note an agreement', '{"2944dfd7":8}', NULL, X'5455C3C56963236A2EFE63BA2FE658D7030268BE5A4B2B3E3E6990F6431910DB');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 0, 'officer', '01a20320-a200-74c6-a783-82626188a9bc', '01a20320-a200-74c6-a783-82626188a9bc', 'insert', X'D819C8FC9349757D78F80A716B865B4C167DD7EBE31FD22CAF28BBE97E9F5A8E', X'83B281B0CA010D79C9A0B1D9D5D52CB7', '{"name":[null,"Priya Nair"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 1, 'setting', 'contact_web', 'contact_web', 'insert', X'2FC04F083BC7E2FAEA09EEE7FDC994E3DCCBEA38CC6CDB2DD068D2BEB380803B', X'05DB96703E847D5194699A9FB38E2F85', '{"value":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 10, 'rate', 'rate-mileage-car-2011', 'rate-mileage-car-2011', 'insert', X'754901C7208E7FE6AD2EDA7058205BE2C9AE5D70B5E5B1EF63AA82E863653CC6', X'62F78791A869EBE86E9E332EB86E36CB', '{"kind":[null,"mileage_car"],"from_day":[null,"2011-04-06"],"tenths":[null,450],"after_miles":[null,0],"source":[null,"HMRC approved mileage rate from 6 April 2011"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 2, 'setting', 'contact_phone', 'contact_phone', 'insert', X'158198E62DA77A65B4BBA5A54F8D6829C3528AB35C149E9CFE6FA0FCC5FE5BDE', X'ED26FEBFD3064CC241E28BAFA72800FC', '{"value":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 3, 'setting', 'lock_after_minutes', 'lock_after_minutes', 'insert', X'9E9D35BF5A3C0AB924CAC1CDAD2F77E09426AEF186BEEED36B3B2A001A4F7058', X'0A5940957D6F902B2DEC60FE0A764C6E', '{"value":[null,"15"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 4, 'setting', 'contact_address', 'contact_address', 'insert', X'685CBB6718070DA12BCF7CC8F6B84920B88F13FABC50D30791F25E800920BD48', X'EF545EAAE94572562A7E2B13097DE8DA', '{"value":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 5, 'setting', 'council', 'council', 'insert', X'45E21C012814D0D6C4A4CAE271BAA22F2D809A81FC4E27CC3FE69554634708AB', X'0CEDE518CA85C9FEEA7790C68F9E00D4', '{"value":[null,"Northbrook Council"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 6, 'setting', 'department', 'department', 'insert', X'83E82102FAB5662C8A750172A7A27E6CD305A61913FDBC8D2A4B4FC48AB6232E', X'2507A9FC8C83B762B7BA010359F3D81D', '{"value":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 7, 'setting', 'other_formats', 'other_formats', 'insert', X'39D811CD9BA09107353200BEE1AE39A5CFEDD1D6976D46F8C94B507A4C89D4DD', X'8DDA4C34F0721C3B55CC232FB4C8EA30', '{"value":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 8, 'setting', 'contact_email', 'contact_email', 'insert', X'A3B7B69E0DF42ABF1ADF13657D332F597B6E0DD723B0E2A3F52297BB8D0380F8', X'16CD3F33827314DB4AC6E512F086F6D0', '{"value":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 9, 'rate', 'rate-mileage-car-2026', 'rate-mileage-car-2026', 'insert', X'7614CBD3110F41078CEC7CA01E8276C9C333592468355C401F370DBE448D3592', X'5C92AE926D61B62C803EE20388450666', '{"kind":[null,"mileage_car"],"from_day":[null,"2026-04-06"],"tenths":[null,550],"after_miles":[null,0],"source":[null,"HMRC approved mileage rate from 6 April 2026, announced 21 May 2026"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (10, 0, 'agreement', '01a20320-ccf8-74c1-a665-10b21762c8c4', '01a20320-a9d0-7142-b279-d7387040ead2', 'insert', X'5A18E63891D0FBE45BA7F51037DD08762D8EC97104D5FFE1A01A5DA252B5CD91', X'ADAD3879C2DBEAF57764E3EBD1A27255', '{"person":[null,"01a20320-a9d0-7142-b279-d7387040ead2"],"sequence":[null,2],"purpose":[null,"register"],"channel":[null,"any"],"state":[null,"withdrawn"],"on_words":[null,""],"how":[null,""],"with_whom":[null,""],"note":[null,""],"officer":[null,"01a20320-a200-74c6-a783-82626188a9bc"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (11, 0, 'project', '01a20320-d0e0-70ad-a871-b0645a90784f', '01a20320-d0e0-70ad-a871-b0645a90784f', 'insert', X'6C64ABE1512917455841688FCE440A44130CD67DC7543FDB7D77EAF574878D26', X'652BDC0D8B171F658E50190EE81D0FEC', '{"sequence":[null,1],"title":[null,"Better benches"],"issue":[null,""],"aims":[null,""],"can_change":[null,""],"cannot_change":[null,""],"starts_words":[null,""],"ends_from":[null,"2027-03-01"],"ends_until":[null,"2027-05-31"],"ends_words":[null,"spring 2027"],"status":[null,"planned"],"chair_officer":[null,""],"chair_person":[null,"01a20320-a9d0-7142-b279-d7387040ead2"],"no_second_chair":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (11, 1, 'rung', '01a20320-d0e0-70ad-a871-b064ce964067', '01a20320-d0e0-70ad-a871-b0645a90784f', 'insert', X'810EF58F105895BA070D66C32822FA331EFAE937249B0F18C13C0E0F50BCACC1', X'40DB40555CAC6B40CE692FF93F0D4E19', '{"project":[null,"01a20320-d0e0-70ad-a871-b0645a90784f"],"sequence":[null,1],"rung":[null,"co_designing"],"stage":[null,""],"on_from":[null,"2026-11-22"],"on_until":[null,"2026-11-22"],"on_words":[null,""],"reason":[null,""],"officer":[null,"01a20320-a200-74c6-a783-82626188a9bc"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (11, 2, 'easy', '01a20320-d0e0-70ad-a871-b065578bed28', '01a20320-d0e0-70ad-a871-b0645a90784f', 'insert', X'16D75C96D8E6FA4BA118763AA741E5D1755D275B533CEBF933B0267923F533B9', X'F4D668464F681AFC14D4DD44F8EFCC72', '{"tbl":[null,"project"],"row_id":[null,"01a20320-d0e0-70ad-a871-b0645a90784f"],"field":[null,"aims"],"words":[null,"We mend it."],"picture":[null,"tools"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (12, 0, 'easy', '01a20320-d0e0-70ad-a871-b066eb81dab0', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 'insert', X'75B71957088B8E652A12510E9058FED894A21C6F668007443C1975CF2AA88006', X'57AEA7B212703C0A299A794F38CB4116', '{"tbl":[null,"action"],"row_id":[null,"01a20320-d0e0-70ad-a871-b0661f9a1f3b"],"field":[null,"action"],"words":[null,"We mend it."],"picture":[null,"tools"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (12, 1, 'action', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 'insert', X'85360DD9F5B75558DAC2B8043A1BF544A54A33443C733A7335AE9F606BD83EE1', X'9F9B97FA7A50F105C26F51B1F878871B', '{"sequence":[null,1],"action":[null,"Mend the ramp"],"owner":[null,""],"status":[null,"not_started"],"notes":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (12, 2, 'milestone', '01a20320-d0e0-70ad-a871-b06667aa6faf', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 'insert', X'BEA008FD9F3694A78B8FC7CB5CC4BE5B9AFAC3C3D33B35FDAA9FAFA40D3E46B3', X'F2ACE9F62C3F9C14767D9B4C46B6E987', '{"action":[null,"01a20320-d0e0-70ad-a871-b0661f9a1f3b"],"position":[null,0],"words":[null,""],"due_from":[null,"2026-09-01"],"due_until":[null,"2026-09-30"],"due_words":[null,"Sept 2026"],"status":[null,"not_started"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (13, 0, 'milestone', '01a20320-d0e0-70ad-a871-b06667aa6faf', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 'update', X'5049BCAC56194F4C2A2AE01AB9FAEABE63F5E61C11340D304535E76902EC9B39', X'168DAE43740731ABE4A106BF33B84087', '{"status":["not_started","done"],"done_on":[null,"2026-11-22"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (14, 0, 'review', '01a20320-d0e0-70ad-a871-b067be932b34', '01a20320-d0e0-70ad-a871-b0661f9a1f3b', 'insert', X'97E7A4E9501488C58ACE3C3E4C76E54176007FFDF3457E72CA3B217538A4E34C', X'AAE75413D0D5C20A347B7C62F2B2A7C5', '{"action":[null,"01a20320-d0e0-70ad-a871-b0661f9a1f3b"],"sequence":[null,1],"on_day":[null,"2026-11-22"],"words":[null,"It holds."],"officer":[null,"01a20320-a200-74c6-a783-82626188a9bc"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (15, 0, 'claim', '01a20320-d0e0-70ad-a871-b0683cced7cf', '01a20320-d0e0-70ad-a871-b0683cced7cf', 'insert', X'75F65884D43684036FAA33A8BB00BFD9AE50DD78B6BCFB50E1489AE43F5AC7BB', X'029E50DA9C9E8122A1FB0E6FF7996166', '{"sequence":[null,2],"number":[null,"294-2"],"person":[null,"01a20320-a9d0-7142-b279-d7387040ead2"],"activity":[null,"Workshop about the bus timetable"],"on_day":[null,"2026-11-20"],"offered":[null,0],"answer":[null,"not_asked"],"accepted":[null,0],"answer_note":[null,""],"notes":[null,""],"entered_by":[null,"01a20320-a200-74c6-a783-82626188a9bc"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (15, 1, 'claim_line', '01a20320-d0e0-70ad-a871-b06893566c88', '01a20320-d0e0-70ad-a871-b0683cced7cf', 'insert', X'9ADEB2698DDC2B957E8FFA3B5E69EEB4545323C80A382C46880BC0B9B2C5E8D6', X'ADED12F90895729125DFB9A049B246BB', '{"claim":[null,"01a20320-d0e0-70ad-a871-b0683cced7cf"],"position":[null,0],"kind":[null,"bus"],"words":[null,""],"pence":[null,340],"receipt":[null,0]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (16, 0, 'claim', '01a20320-d0e0-70ad-a871-b0683cced7cf', '01a20320-d0e0-70ad-a871-b0683cced7cf', 'delete', X'1236AE023EA3CE817027035AC50FB26879D101F7F7604EEF81EFFE0C7F3CA143', X'E300D685CAD1EFD2B9C58162CB5029D0', '{"sequence":[2,null],"number":["294-2",null],"person":["01a20320-a9d0-7142-b279-d7387040ead2",null],"activity":["Workshop about the bus timetable",null],"on_day":["2026-11-20",null],"offered":[0,null],"answer":["not_asked",null],"accepted":[0,null],"answer_note":["",null],"notes":["",null],"entered_by":["01a20320-a200-74c6-a783-82626188a9bc",null]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (16, 1, 'claim_line', '01a20320-d0e0-70ad-a871-b06893566c88', '01a20320-d0e0-70ad-a871-b0683cced7cf', 'delete', X'4CE3F28CF61E8D11337E1676B3E25D25B2A649DD30B426BDA44079C473F2BBC1', X'8F9620AEC96662A0D285E264BF424BCF', '{"claim":["01a20320-d0e0-70ad-a871-b0683cced7cf",null],"position":[0,null],"kind":["bus",null],"words":["",null],"pence":[340,null],"receipt":[0,null]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (17, 0, 'person', '01a20320-a9d0-7142-b279-d7387040ead2', '01a20320-a9d0-7142-b279-d7387040ead2', 'update', X'E7F905D6E6C8F19A17A6D01F98C125C8EEEFFE207693EDE6D97B5729185D803D', X'16BA853AFB241E641D8B290D8848B8BD', '{"town":["","Northbrook"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (2, 0, 'officer', '01a20320-a5e8-75d3-819d-64b32033862e', '01a20320-a5e8-75d3-819d-64b32033862e', 'insert', X'6E7200EB8E60C5ECC79843BD0F46B18DD1C2333564080A58FEE2B465EF9534A0', X'CCCCA21C11B7AB6DBFC6A7746215AF3C', '{"name":[null,"Tom Ellery"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (3, 0, 'person', '01a20320-a9d0-7142-b279-d7387040ead2', '01a20320-a9d0-7142-b279-d7387040ead2', 'insert', X'60BC6DF18672199E80E106921DA2326EEE2D8C6240F4A77C9DDF6ECA072BAEE3', X'B23AF6F5F9B4DA77457AFDB58DC8BD23', '{"sequence":[null,1],"name":[null,"Gwen Askew"],"sort_name":[null,"askew, gwen askew"],"title":[null,""],"family_name":[null,""],"known_as":[null,""],"phone":[null,""],"mobile":[null,""],"email":[null,""],"address_1":[null,""],"address_2":[null,""],"town":[null,""],"postcode":[null,""],"no_phone":[null,0],"no_text":[null,0],"no_email":[null,0],"no_post":[null,0],"reach_note":[null,""],"joined_words":[null,""],"interests":[null,""],"groups":[null,""],"carer":[null,""],"notes":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (4, 0, 'claim', '01a20320-adb8-7790-83e4-7052f75f5d82', '01a20320-adb8-7790-83e4-7052f75f5d82', 'insert', X'31009A119E3E18A63B91738AE8D71F3652CA21BA328A33F141ECABA750F573F2', X'C6A3FC21EF135996F756CB9C498BC780', '{"sequence":[null,1],"number":[null,"294-1"],"person":[null,"01a20320-a9d0-7142-b279-d7387040ead2"],"activity":[null,"Workshop about the bus timetable"],"on_day":[null,"2026-11-20"],"offered":[null,0],"answer":[null,"not_asked"],"accepted":[null,0],"answer_note":[null,""],"notes":[null,""],"entered_by":[null,"01a20320-a200-74c6-a783-82626188a9bc"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (4, 1, 'claim_line', '01a20320-adb8-7790-83e4-7053cdef0a62', '01a20320-adb8-7790-83e4-7052f75f5d82', 'insert', X'9F3B89771A0236FFAE16D79EA0FAA571391ABC6B467197B54AA332560BAE4A3B', X'9EF57AFE31C4003464949DF083EF7BCB', '{"claim":[null,"01a20320-adb8-7790-83e4-7052f75f5d82"],"position":[null,0],"kind":[null,"bus"],"words":[null,""],"pence":[null,340],"receipt":[null,0]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (5, 0, 'decision', '01a20320-b1a0-7609-8b34-df9d271c24f7', '01a20320-adb8-7790-83e4-7052f75f5d82', 'insert', X'3335C00B8737E00CF918A5C89DB95B1B347E38878A78841A83C14CDEF64625E8', X'56505CF62626124AA7FCEFE149DC869E', '{"claim":[null,"01a20320-adb8-7790-83e4-7052f75f5d82"],"sequence":[null,1],"kind":[null,"submitted"],"on_day":[null,"2026-11-22"],"officer":[null,"01a20320-a200-74c6-a783-82626188a9bc"],"reason":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (6, 0, 'decision', '01a20320-b588-71a9-bfb8-6ab282be46ea', '01a20320-adb8-7790-83e4-7052f75f5d82', 'insert', X'D792ACD2CB36A7E7FE3CED1DB5AC95DCBF2F93CCB8314C6BCEFDA24190C92BF8', X'79E12C356E1B2E2A1AEB45471D0CADA6', '{"claim":[null,"01a20320-adb8-7790-83e4-7052f75f5d82"],"sequence":[null,2],"kind":[null,"approved"],"on_day":[null,"2026-11-22"],"officer":[null,"01a20320-a5e8-75d3-819d-64b32033862e"],"reason":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (7, 0, 'decision', '01a20320-bd58-7449-b3dc-3add69cb21ec', '01a20320-adb8-7790-83e4-7052f75f5d82', 'insert', X'DED32FB9DD112108B6A088A485EEC072478C82FB44600F39E4792102FF3E4FAF', X'72547207DB05D9094CD668339C60F51E', '{"claim":[null,"01a20320-adb8-7790-83e4-7052f75f5d82"],"sequence":[null,3],"kind":[null,"paid"],"on_day":[null,"2026-11-22"],"officer":[null,"01a20320-a5e8-75d3-819d-64b32033862e"],"reason":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (7, 1, 'payment', '01a20320-bd58-7449-b3dc-3ade1e6f5601', '01a20320-adb8-7790-83e4-7052f75f5d82', 'insert', X'5AB31361E8AF5D0531CC1D58AD4B497961D0267B04B07BF64E2259C9AB0B3DD7', X'5B3AA58AFC8820728CEE2B4810CDEC6C', '{"claim":[null,"01a20320-adb8-7790-83e4-7052f75f5d82"],"sequence":[null,1],"pence":[null,340],"on_day":[null,"2026-11-22"],"how":[null,"bank"],"reference":[null,""],"officer":[null,"01a20320-a5e8-75d3-819d-64b32033862e"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (8, 0, 'person', '01a20320-a9d0-7142-b279-d7387040ead2', '01a20320-a9d0-7142-b279-d7387040ead2', 'update', X'A05671240F8A6CE9D7D4060178493C2DB9F1904C8838487A1AF7608212B8D4FB', X'D7B1E726B8C0A3FA5298EA0AE5A2C487', '{"joined_from":[null,"2024-05-01"],"joined_until":[null,"2024-05-31"],"joined_words":["","May 2024"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (8, 1, 'need', '01a20320-c528-7103-b916-668c924db8e2', '01a20320-a9d0-7142-b279-d7387040ead2', 'insert', X'619DF8DE8E18CA8E114B4858CAB5C89B031BB73AA739B92489E4FC74D6A7122E', X'A87DA0D1B9A0E0DF6554C102176B6ECE', '{"person":[null,"01a20320-a9d0-7142-b279-d7387040ead2"],"position":[null,1],"code":[null,""],"detail":[null,"Two weeks'' notice"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (8, 2, 'need', '01a20320-c528-7103-b916-668bf68dfcbc', '01a20320-a9d0-7142-b279-d7387040ead2', 'insert', X'310BA17355F6E5A2F0B9453C8F344358E5ECF2B8B29E67CC5FB6BF28C660F117', X'73FC6EB224C01F15E98C920838A407E8', '{"person":[null,"01a20320-a9d0-7142-b279-d7387040ead2"],"position":[null,0],"code":[null,"hearing_loop"],"detail":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (9, 0, 'agreement', '01a20320-c910-74a7-a875-ebe9ee76ae9e', '01a20320-a9d0-7142-b279-d7387040ead2', 'insert', X'5E59C73F13EA2206AB83BCF520E80DDDD81D6C8221E4BC2BB47C8784F552D0E9', X'CADB3560F8F112886AB7092B5D36900D', '{"person":[null,"01a20320-a9d0-7142-b279-d7387040ead2"],"sequence":[null,1],"purpose":[null,"register"],"channel":[null,"any"],"state":[null,"given"],"on_words":[null,""],"how":[null,""],"with_whom":[null,""],"note":[null,""],"officer":[null,"01a20320-a200-74c6-a783-82626188a9bc"]}');
INSERT INTO draft (officer, place, typed, at) VALUES ('01a20320-a200-74c6-a783-82626188a9bc', 'people/new', '{"name":"Gwen As"}', '2026-11-22 12:00:12+00:00');
