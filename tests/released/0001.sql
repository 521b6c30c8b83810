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
  deed     TEXT    NOT NULL CHECK (deed IN ('insert', 'update', 'delete')),
  digest   BLOB    NOT NULL,               -- SHA-256 of salt and fields
  salt     BLOB,
  fields   TEXT,                           -- JSON: {"column": [before, after]}
  PRIMARY KEY (op, ordinal)
) STRICT, WITHOUT ROWID;

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
  state     TEXT    NOT NULL CHECK (state IN ('given', 'refused', 'withdrawn')),
  on_from   TEXT,
  on_until  TEXT,
  on_words  TEXT    NOT NULL DEFAULT '',
  how       TEXT    NOT NULL DEFAULT '',
  with_whom TEXT    NOT NULL DEFAULT '',
  note      TEXT    NOT NULL DEFAULT '',
  officer   TEXT    NOT NULL REFERENCES officer (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX agreement_of_person ON agreement (person, sequence);

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
  kind      TEXT    NOT NULL CHECK (kind IN ('submitted', 'returned', 'approved', 'refused', 'paid')),
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
  detail  TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE find_word USING fts5 (
  title, detail, content = 'find', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);

CREATE VIRTUAL TABLE find_part USING fts5 (
  title, content = 'find', content_rowid = 'id',
  tokenize = "trigram remove_diacritics 1", detail = 'none', columnsize = 0
);

CREATE TRIGGER find_added AFTER INSERT ON find BEGIN
  INSERT INTO find_word (rowid, title, detail) VALUES (new.id, new.title, new.detail);
  INSERT INTO find_part (rowid, title) VALUES (new.id, new.title);
END;

CREATE TRIGGER find_gone AFTER DELETE ON find BEGIN
  INSERT INTO find_word (find_word, rowid, title, detail) VALUES ('delete', old.id, old.title, old.detail);
  INSERT INTO find_part (find_part, rowid, title) VALUES ('delete', old.id, old.title);
END;

CREATE TRIGGER find_changed AFTER UPDATE ON find BEGIN
  INSERT INTO find_word (find_word, rowid, title, detail) VALUES ('delete', old.id, old.title, old.detail);
  INSERT INTO find_part (find_part, rowid, title) VALUES ('delete', old.id, old.title);
  INSERT INTO find_word (rowid, title, detail) VALUES (new.id, new.title, new.detail);
  INSERT INTO find_part (rowid, title) VALUES (new.id, new.title);
END;

CREATE TRIGGER person_found AFTER INSERT ON person BEGIN
  INSERT INTO find (kind, row_id, title, detail) VALUES ('person', new.id,
    new.name || iif(new.known_as = '', '', ' (' || new.known_as || ')'),
    concat_ws(' ', new.sort_name, new.town, new.postcode, new.email, replace(new.phone, ' ', ''), replace(new.mobile, ' ', ''), new.groups));
END;

CREATE TRIGGER person_found_again AFTER UPDATE OF name, known_as, town, postcode, email, phone, mobile, groups ON person BEGIN
  UPDATE find SET title = new.name || iif(new.known_as = '', '', ' (' || new.known_as || ')'),
    detail = concat_ws(' ', new.sort_name, new.town, new.postcode, new.email, replace(new.phone, ' ', ''), replace(new.mobile, ' ', ''), new.groups)
  WHERE row_id = new.id;
  UPDATE find SET title = (SELECT c.number FROM claim c WHERE c.id = find.row_id) || ', ' || new.name,
    detail = concat_ws(' ', (SELECT c.activity FROM claim c WHERE c.id = find.row_id), new.sort_name)
  WHERE kind = 'claim' AND row_id IN (SELECT id FROM claim WHERE person = new.id);
END;

CREATE TRIGGER person_lost AFTER DELETE ON person BEGIN DELETE FROM find WHERE row_id = old.id; END;

CREATE TRIGGER project_found AFTER INSERT ON project BEGIN
  INSERT INTO find (kind, row_id, title, detail) VALUES ('project', new.id, new.title, concat_ws(' ', new.issue, new.aims));
END;

CREATE TRIGGER project_found_again AFTER UPDATE OF title, issue, aims ON project BEGIN
  UPDATE find SET title = new.title, detail = concat_ws(' ', new.issue, new.aims) WHERE row_id = new.id;
END;

CREATE TRIGGER project_lost AFTER DELETE ON project BEGIN DELETE FROM find WHERE row_id = old.id; END;

CREATE TRIGGER claim_found AFTER INSERT ON claim BEGIN
  INSERT INTO find (kind, row_id, title, detail) VALUES ('claim', new.id,
    new.number || ', ' || coalesce((SELECT name FROM person WHERE id = new.person), ''),
    concat_ws(' ', new.activity, (SELECT sort_name FROM person WHERE id = new.person)));
END;

CREATE TRIGGER claim_found_again AFTER UPDATE OF number, person, activity ON claim BEGIN
  UPDATE find SET title = new.number || ', ' || coalesce((SELECT name FROM person WHERE id = new.person), ''),
    detail = concat_ws(' ', new.activity, (SELECT sort_name FROM person WHERE id = new.person))
  WHERE row_id = new.id;
END;

CREATE TRIGGER claim_lost AFTER DELETE ON claim BEGIN DELETE FROM find WHERE row_id = old.id; END;

CREATE TRIGGER action_found AFTER INSERT ON action BEGIN
  INSERT INTO find (kind, row_id, title, detail) VALUES ('action', new.id, new.action, concat_ws(' ', new.owner, new.notes));
END;

CREATE TRIGGER action_found_again AFTER UPDATE OF action, owner, notes ON action BEGIN
  UPDATE find SET title = new.action, detail = concat_ws(' ', new.owner, new.notes) WHERE row_id = new.id;
END;

CREATE TRIGGER action_lost AFTER DELETE ON action BEGIN DELETE FROM find WHERE row_id = old.id; END;

INSERT INTO find_word (find_word, rank) VALUES ('secure-delete', 1);
INSERT INTO find_part (find_part, rank) VALUES ('secure-delete', 1);
-- ---- rows ----
INSERT INTO officer (id, name) VALUES ('01a20320-a200-74c4-b031-c1c1d398307d', 'Priya Nair');
INSERT INTO officer (id, name) VALUES ('01a20320-a5e8-7523-8b17-cccca21c11b7', 'Tom Ellery');
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
INSERT INTO person (id, sequence, name, sort_name, title, family_name, known_as, phone, mobile, email, address_1, address_2, town, postcode, best_way, no_phone, no_text, no_email, no_post, reach_note, format, format_size, joined_from, joined_until, joined_words, interests, groups, carer, notes) VALUES ('01a20320-a9d0-7056-ad69-b23af6f5f9b4', 1, 'Gwen Askew', 'askew, gwen askew', '', '', '', '', '', '', '', '', 'Northbrook', '', NULL, 0, 0, 0, 0, '', NULL, NULL, '2024-05-01', '2024-05-31', 'May 2024', '', '', '', '');
INSERT INTO need (id, person, position, code, detail) VALUES ('01a20320-c528-75bc-bf9b-d7b1e726b8c0', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', 1, '', 'Two weeks'' notice');
INSERT INTO need (id, person, position, code, detail) VALUES ('01a20320-c528-7e46-bb45-338b7c206a1c', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', 0, 'hearing_loop', '');
INSERT INTO agreement (id, person, sequence, purpose, channel, state, on_from, on_until, on_words, how, with_whom, note, officer) VALUES ('01a20320-c910-7d30-844f-cadb3560f8f1', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', 1, 'register', 'any', 'given', NULL, NULL, '', '', '', '', '01a20320-a200-74c4-b031-c1c1d398307d');
INSERT INTO agreement (id, person, sequence, purpose, channel, state, on_from, on_until, on_words, how, with_whom, note, officer) VALUES ('01a20320-ccf8-78c0-a662-adad3879c2db', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', 2, 'register', 'any', 'withdrawn', NULL, NULL, '', '', '', '', '01a20320-a200-74c4-b031-c1c1d398307d');
INSERT INTO project (id, sequence, title, issue, aims, can_change, cannot_change, starts_from, starts_until, starts_words, ends_from, ends_until, ends_words, setting, status, chair_officer, chair_person, no_second_chair) VALUES ('01a20320-d0e0-7462-b627-17c80574c0ac', 1, 'Better benches', '', '', '', '', NULL, NULL, '', '2027-03-01', '2027-05-31', 'spring 2027', NULL, 'planned', '', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', '');
INSERT INTO rung (id, project, sequence, rung, stage, on_from, on_until, on_words, reason, officer) VALUES ('01a20320-d0e0-752b-9c0d-8b171f658e50', '01a20320-d0e0-7462-b627-17c80574c0ac', 1, 'co_designing', '', '2026-11-22', '2026-11-22', '', '', '01a20320-a200-74c4-b031-c1c1d398307d');
INSERT INTO easy (id, tbl, row_id, field, words, picture) VALUES ('01a20320-d0e0-781d-8fec-40db40555cac', 'project', '01a20320-d0e0-7462-b627-17c80574c0ac', 'aims', 'We mend it.', 'tools');
INSERT INTO easy (id, tbl, row_id, field, words, picture) VALUES ('01a20320-d0e0-7c3f-9c14-767d9b4c46b6', 'action', '01a20320-d0e0-78cb-8116-9f9b97fa7a50', 'action', 'We mend it.', 'tools');
INSERT INTO claim (id, sequence, number, person, project, activity, on_day, offered, answer, accepted, answer_note, notes, entered_by) VALUES ('01a20320-adb8-784c-82c1-dfac8fd6c6a3', 1, '10A-1', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', NULL, 'Workshop about the bus timetable', '2026-11-20', 0, 'not_asked', 0, '', '', '01a20320-a200-74c4-b031-c1c1d398307d');
INSERT INTO claim_line (id, claim, position, kind, words, miles, rate, pence, receipt) VALUES ('01a20320-adb8-7f13-9996-f756cb9c498b', '01a20320-adb8-784c-82c1-dfac8fd6c6a3', 0, 'bus', '', NULL, NULL, 340, 0);
INSERT INTO decision (id, claim, sequence, kind, on_day, officer, reason) VALUES ('01a20320-b1a0-7626-924a-a7fcefe149dc', '01a20320-adb8-784c-82c1-dfac8fd6c6a3', 1, 'submitted', '2026-11-22', '01a20320-a200-74c4-b031-c1c1d398307d', '');
INSERT INTO decision (id, claim, sequence, kind, on_day, officer, reason) VALUES ('01a20320-b588-735f-8159-35dc3f359211', '01a20320-adb8-784c-82c1-dfac8fd6c6a3', 2, 'approved', '2026-11-22', '01a20320-a5e8-7523-8b17-cccca21c11b7', '');
INSERT INTO decision (id, claim, sequence, kind, on_day, officer, reason) VALUES ('01a20320-bd58-70e5-b46e-1dee3989d6c7', '01a20320-adb8-784c-82c1-dfac8fd6c6a3', 3, 'paid', '2026-11-22', '01a20320-a5e8-7523-8b17-cccca21c11b7', '');
INSERT INTO payment (id, claim, sequence, pence, on_day, how, reference, officer) VALUES ('01a20320-bd58-7434-a4b4-72547207db05', '01a20320-adb8-784c-82c1-dfac8fd6c6a3', 1, 340, '2026-11-22', 'bank', '', '01a20320-a5e8-7523-8b17-cccca21c11b7');
INSERT INTO action (id, sequence, action, owner, status, notes) VALUES ('01a20320-d0e0-78cb-8116-9f9b97fa7a50', 1, 'Mend the ramp', '', 'not_started', '');
INSERT INTO milestone (id, action, position, words, due_from, due_until, due_words, status, done_on) VALUES ('01a20320-d0e0-726f-91b1-f878871bf2ac', '01a20320-d0e0-78cb-8116-9f9b97fa7a50', 0, '', '2026-09-01', '2026-09-30', 'Sept 2026', 'done', '2026-11-22');
INSERT INTO review (id, action, sequence, on_day, words, officer) VALUES ('01a20320-d0e0-7895-b291-25dfb9a049b2', '01a20320-d0e0-78cb-8116-9f9b97fa7a50', 1, '2026-11-22', 'It holds.', '01a20320-a200-74c4-b031-c1c1d398307d');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (1, '10ac0b18', 1, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:00.000Z', 'start the store', '{}', NULL, X'31F96EF65511542D77A5AC39C55E3910EFE92161D876AED9FB18B2A7A005FABA');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (10, '10ac0b18', 10, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:11.000Z', 'note that the agreement was taken back', '{"10ac0b18":9}', NULL, X'F9BE6F4A4254FE555A4BE8AFB3A0CCC9E79C44714BF801AFE5DABE97724738F8');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (11, '10ac0b18', 11, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:12.000Z', 'add a project', '{"10ac0b18":10}', NULL, X'5E11521A22411D04DF63479D826B0D6FDC16895B0CB9345F8C9CA7318E50718C');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (12, '10ac0b18', 12, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:12.000Z', 'add an action', '{"10ac0b18":11}', NULL, X'438CCEC4CF90529AFB4102FDCEF843FB163CA6D9090071B44EEA13A4269FEC82');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (13, '10ac0b18', 13, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:12.000Z', 'mark a milestone done', '{"10ac0b18":12}', NULL, X'11BC7DF796FEB1D0D68A2536BF012E8AB866F24322CDC3B5B4DFB1FAECA69D86');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (14, '10ac0b18', 14, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:12.000Z', 'add a review note', '{"10ac0b18":13}', NULL, X'70EBD6FF22A66A7B7CDA234DFA4DE0F4CB95E57448448D6D45485871E7F62782');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (15, '10ac0b18', 15, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:12.000Z', 'add a claim', '{"10ac0b18":14}', NULL, X'E28B7C0CDF0CB331D182D9712EAE5923B6F04C36B3918F81F08CFC2AE295D1B4');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (16, '10ac0b18', 16, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:12.000Z', 'delete a claim', '{"10ac0b18":15}', NULL, X'17F77CB249D8501182958236D50BBFAC89C188FE09EE62D1106C524A492DC956');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (17, '10ac0b18', 17, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:13.000Z', 'change a person', '{"10ac0b18":16}', NULL, X'E48C2ACEA6952C251BD8C60FDA167EDC89BF8B52CCB7D825136D1B9EACF40246');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (2, '10ac0b18', 2, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:01.000Z', 'add an officer', '{"10ac0b18":1}', NULL, X'C7F2435ABDD0705C05105B2C8E6FC43DFB2DE1E176A38760E54B71A01FCB66B4');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (3, '10ac0b18', 3, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:02.000Z', 'add a person', '{"10ac0b18":2}', NULL, X'4CF6F8ECA80E49471FABB40E7DE4DA37ED42FAEC84F4F700040F2423857893DC');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (4, '10ac0b18', 4, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:03.000Z', 'add a claim', '{"10ac0b18":3}', NULL, X'9DD93914C6574E5077E66E4B765B44EFFCC58F4A1116633534CE5E6D901BF3B3');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (5, '10ac0b18', 5, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:04.000Z', 'submit a claim', '{"10ac0b18":4}', NULL, X'E279F8175F9993A7535B9970800F6E33077D2D4E62B9B97A7E83006737053F0F');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (6, '10ac0b18', 6, '01a20320-a5e8-7523-8b17-cccca21c11b7', '2026-11-22T12:00:05.000Z', 'approve a claim', '{"10ac0b18":5}', NULL, X'D641CCF54671D8D7CECF52AF4C5E705DD4735A83D5304FB7F4C593AA02B0E74F');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (7, '10ac0b18', 7, '01a20320-a5e8-7523-8b17-cccca21c11b7', '2026-11-22T12:00:07.000Z', 'pay a claim', '{"10ac0b18":6}', NULL, X'17BFF3532CB200301213C3FC7F55882FFF4D8475716236105A7343F4369D67D4');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (8, '10ac0b18', 8, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:09.000Z', 'change a person', '{"10ac0b18":7}', NULL, X'27ACEC2E3235CE7A0DBAA589EFF07CE0DA2A3F09C0EFE69A642A57AB1EF44D8E');
INSERT INTO op (seq, device, number, officer, at, purpose, seen, undoes, link) VALUES (9, '10ac0b18', 9, '01a20320-a200-74c4-b031-c1c1d398307d', '2026-11-22T12:00:10.000Z', 'note an agreement', '{"10ac0b18":8}', NULL, X'E6504AEF81143B52D4E7487B3EBC591DDD7D3E4742A4CB850F73A54D6F6E2497');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 0, 'officer', '01a20320-a200-74c4-b031-c1c1d398307d', '01a20320-a200-74c4-b031-c1c1d398307d', 'insert', X'355BDD00401CBD47E32B4F0C8E325FBC19DECDDF325C544E339DAA563768A0D9', X'C9A0B1D9D5D52CB705DB96703E847D51', '{"name":[null,"Priya Nair"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 1, 'setting', 'contact_web', 'contact_web', 'insert', X'4FDEF9B9C660B3A09863FB45BE7FEC42A42FC5B334D24ED7ED5B9F5E891BB367', X'94699A9FB38E2F85ED26FEBFD3064CC2', '{"value":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 10, 'rate', 'rate-mileage-car-2011', 'rate-mileage-car-2011', 'insert', X'4B921AE82BDFFACE123ACA313101FBA4FCFBDE681DA893AD3F714D6108C4658C', X'6E9E332EB86E36CBC3199059B2CE60BA', '{"kind":[null,"mileage_car"],"from_day":[null,"2011-04-06"],"tenths":[null,450],"after_miles":[null,0],"source":[null,"HMRC approved mileage rate from 6 April 2011"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 2, 'setting', 'contact_phone', 'contact_phone', 'insert', X'46AB6DBDA2F1E092497DC6FDC727BF140B248F354534F17401B5A2FD0ECF9386', X'41E28BAFA72800FC0A5940957D6F902B', '{"value":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 3, 'setting', 'lock_after_minutes', 'lock_after_minutes', 'insert', X'8F96804CFB660243FD6D32FEEB0A2D8AECB352DF9DEFC93E6B11DA6ACFBC444C', X'2DEC60FE0A764C6EEF545EAAE9457256', '{"value":[null,"15"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 4, 'setting', 'contact_address', 'contact_address', 'insert', X'376F0B98E67FFC2384AEA2B85B7165DAAB618893DEADC7BE53A3664D5D187E9B', X'2A7E2B13097DE8DA0CEDE518CA85C9FE', '{"value":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 5, 'setting', 'council', 'council', 'insert', X'0089AB3FC3DF425D4475EB217ADB528F935B95194F119FD585D3962339D65D13', X'EA7790C68F9E00D42507A9FC8C83B762', '{"value":[null,"Northbrook Council"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 6, 'setting', 'department', 'department', 'insert', X'B2E67FAB0A023EFA300A85D5862C52DF917D80DD2F391379C763EC566E72D335', X'B7BA010359F3D81D8DDA4C34F0721C3B', '{"value":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 7, 'setting', 'other_formats', 'other_formats', 'insert', X'D92EA41B6E372AF7F06EA5F1F97668401EF68421EAD18ECCA89CE8EB4EDE2696', X'55CC232FB4C8EA3016CD3F33827314DB', '{"value":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 8, 'setting', 'contact_email', 'contact_email', 'insert', X'A42C603B7D9A5F0BD5B2CF4D85CCE19CAB85A4D0CCA23AEE4133430EB6C4AD1E', X'4AC6E512F086F6D05C92AE926D61B62C', '{"value":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (1, 9, 'rate', 'rate-mileage-car-2026', 'rate-mileage-car-2026', 'insert', X'10D355DC64A7363FEBC7687DDF9A17C0FB36B3B6DE3FE98ED6479169E9A0895D', X'803EE2038845066662F78791A869EBE8', '{"kind":[null,"mileage_car"],"from_day":[null,"2026-04-06"],"tenths":[null,550],"after_miles":[null,0],"source":[null,"HMRC approved mileage rate from 6 April 2026, announced 21 May 2026"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (10, 0, 'agreement', '01a20320-ccf8-78c0-a662-adad3879c2db', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', 'insert', X'D9B1AA29D504AA33FB7FBB7966911404E1CAC93DDEF86BD7AC2BCE17D7A6AFDA', X'7764E3EBD1A272553C482D32D838B415', '{"person":[null,"01a20320-a9d0-7056-ad69-b23af6f5f9b4"],"sequence":[null,2],"purpose":[null,"register"],"channel":[null,"any"],"state":[null,"withdrawn"],"on_words":[null,""],"how":[null,""],"with_whom":[null,""],"note":[null,""],"officer":[null,"01a20320-a200-74c4-b031-c1c1d398307d"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (11, 0, 'project', '01a20320-d0e0-7462-b627-17c80574c0ac', '01a20320-d0e0-7462-b627-17c80574c0ac', 'insert', X'412E766C65E473260F5BC0EA0430DD56C369911D1E2BF26B4B54716F2A0488CF', X'CE692FF93F0D4E19F4D668464F681AFC', '{"sequence":[null,1],"title":[null,"Better benches"],"issue":[null,""],"aims":[null,""],"can_change":[null,""],"cannot_change":[null,""],"starts_words":[null,""],"ends_from":[null,"2027-03-01"],"ends_until":[null,"2027-05-31"],"ends_words":[null,"spring 2027"],"status":[null,"planned"],"chair_officer":[null,""],"chair_person":[null,"01a20320-a9d0-7056-ad69-b23af6f5f9b4"],"no_second_chair":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (11, 1, 'rung', '01a20320-d0e0-752b-9c0d-8b171f658e50', '01a20320-d0e0-7462-b627-17c80574c0ac', 'insert', X'8851D8FF6A43AF7CBDA6F541947CAF7316D2E4035AF8D0BF91E56483C1502D00', X'14D4DD44F8EFCC7212320EC873501048', '{"project":[null,"01a20320-d0e0-7462-b627-17c80574c0ac"],"sequence":[null,1],"rung":[null,"co_designing"],"stage":[null,""],"on_from":[null,"2026-11-22"],"on_until":[null,"2026-11-22"],"on_words":[null,""],"reason":[null,""],"officer":[null,"01a20320-a200-74c4-b031-c1c1d398307d"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (11, 2, 'easy', '01a20320-d0e0-781d-8fec-40db40555cac', '01a20320-d0e0-7462-b627-17c80574c0ac', 'insert', X'46B6FA0C544BEB0CE8313A1BFEA93E612183D1789C338D38CBA586185D304571', X'006BD78357AEA7B212703C0A299A794F', '{"tbl":[null,"project"],"row_id":[null,"01a20320-d0e0-7462-b627-17c80574c0ac"],"field":[null,"aims"],"words":[null,"We mend it."],"picture":[null,"tools"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (12, 0, 'easy', '01a20320-d0e0-7c3f-9c14-767d9b4c46b6', '01a20320-d0e0-78cb-8116-9f9b97fa7a50', 'insert', X'BECA56FBBE1F18FD131DD4C7A028A775C4F4DB6854F5A6EA52B1DEE3E4FE1BB4', X'168DAE43740731ABE4A106BF33B84087', '{"tbl":[null,"action"],"row_id":[null,"01a20320-d0e0-78cb-8116-9f9b97fa7a50"],"field":[null,"action"],"words":[null,"We mend it."],"picture":[null,"tools"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (12, 1, 'action', '01a20320-d0e0-78cb-8116-9f9b97fa7a50', '01a20320-d0e0-78cb-8116-9f9b97fa7a50', 'insert', X'BDE863BD527C540B5AE27D8A6D364CD72DA2AD46D345BCC505CBE2D52FC3BA9B', X'835011D3AAE75413D0D5C20A347B7C62', '{"sequence":[null,1],"action":[null,"Mend the ramp"],"owner":[null,""],"status":[null,"not_started"],"notes":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (12, 2, 'milestone', '01a20320-d0e0-726f-91b1-f878871bf2ac', '01a20320-d0e0-78cb-8116-9f9b97fa7a50', 'insert', X'A8E2D7273765F80E1BE97B4709D01F98A958D579EB33E627337B952A24E8077C', X'F2B2A7C59AAC3B7EB8948756029E50DA', '{"action":[null,"01a20320-d0e0-78cb-8116-9f9b97fa7a50"],"position":[null,0],"words":[null,""],"due_from":[null,"2026-09-01"],"due_until":[null,"2026-09-30"],"due_words":[null,"Sept 2026"],"status":[null,"not_started"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (13, 0, 'milestone', '01a20320-d0e0-726f-91b1-f878871bf2ac', '01a20320-d0e0-78cb-8116-9f9b97fa7a50', 'update', X'BA523DFFB96DFFDD46555E066A8C0189DC714186603E87A0EEDCAE9EF83D05D3', X'9C9E8122A1FB0E6FF7996166ADED12F9', '{"status":["not_started","done"],"done_on":[null,"2026-11-22"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (14, 0, 'review', '01a20320-d0e0-7895-b291-25dfb9a049b2', '01a20320-d0e0-78cb-8116-9f9b97fa7a50', 'insert', X'05061A6C716E66C66A61921C92CAB18B3BE6E91296ED90A4B1DBEF16AA01C998', X'E300D685CAD1EFD2B9C58162CB5029D0', '{"action":[null,"01a20320-d0e0-78cb-8116-9f9b97fa7a50"],"sequence":[null,1],"on_day":[null,"2026-11-22"],"words":[null,"It holds."],"officer":[null,"01a20320-a200-74c4-b031-c1c1d398307d"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (15, 0, 'claim', '01a20320-d0e0-7f96-a0ae-c96662a0d285', '01a20320-d0e0-7f96-a0ae-c96662a0d285', 'insert', X'4FC7AE89BBA6F7D06E55BEA0BE92F2785182ED4C848922B92789A7A5DB8AD462', X'1D8B290D8848B8BDB4D9DBB4DC84C46C', '{"sequence":[null,2],"number":[null,"10A-2"],"person":[null,"01a20320-a9d0-7056-ad69-b23af6f5f9b4"],"activity":[null,"Workshop about the bus timetable"],"on_day":[null,"2026-11-20"],"offered":[null,0],"answer":[null,"not_asked"],"accepted":[null,0],"answer_note":[null,""],"notes":[null,""],"entered_by":[null,"01a20320-a200-74c4-b031-c1c1d398307d"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (15, 1, 'claim_line', '01a20320-d0e0-7f42-8bcf-16ba853afb24', '01a20320-d0e0-7f96-a0ae-c96662a0d285', 'insert', X'4EEA287CE2550FD6CE75F7BD559B3DB41B332A0BBE2A6963C6E794BDB5E526CE', X'D2AB01ED9EBAAFBF608EFA4A8B3EADAC', '{"claim":[null,"01a20320-d0e0-7f96-a0ae-c96662a0d285"],"position":[null,0],"kind":[null,"bus"],"words":[null,""],"pence":[null,340],"receipt":[null,0]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (16, 0, 'claim', '01a20320-d0e0-7f96-a0ae-c96662a0d285', '01a20320-d0e0-7f96-a0ae-c96662a0d285', 'delete', X'5552AFEF7430EBDE0F75580C350D9111FCF6D8ADA7E7DFBD959A66B5810E9EB3', X'B9BB06E7117BB9ABE5A39A5A7B43B89E', '{"sequence":[2,null],"number":["10A-2",null],"person":["01a20320-a9d0-7056-ad69-b23af6f5f9b4",null],"activity":["Workshop about the bus timetable",null],"on_day":["2026-11-20",null],"offered":[0,null],"answer":["not_asked",null],"accepted":[0,null],"answer_note":["",null],"notes":["",null],"entered_by":["01a20320-a200-74c4-b031-c1c1d398307d",null]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (16, 1, 'claim_line', '01a20320-d0e0-7f42-8bcf-16ba853afb24', '01a20320-d0e0-7f96-a0ae-c96662a0d285', 'delete', X'05D92736A34D90C4A300BF425DCDD0C56C932D309EEBDEE5990ACB724477362B', X'72577955ED23050D4A840C1B75017B8B', '{"claim":["01a20320-d0e0-7f96-a0ae-c96662a0d285",null],"position":[0,null],"kind":["bus",null],"words":["",null],"pence":[340,null],"receipt":[0,null]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (17, 0, 'person', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', 'update', X'3AC2224103C83F94DE762C11B2DCF51A431D4265046BBB74179ED06CEC3278DD', X'984748F06EE0D74DECAE1191283C7246', '{"town":["","Northbrook"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (2, 0, 'officer', '01a20320-a5e8-7523-8b17-cccca21c11b7', '01a20320-a5e8-7523-8b17-cccca21c11b7', 'insert', X'A50065F815EA886D1F4B1273D4766A3FAB3BFE2E4D2FE643BD4EDA19753271AC', X'BFC6A7746215AF3C950D4C573532E743', '{"name":[null,"Tom Ellery"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (3, 0, 'person', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', 'insert', X'0AF50F94178485A384450F791A944CC122B1694CA92041F3A5A60E7A2CA5E4A9', X'457AFDB58DC8BD23AEAF7B2938F201F2', '{"sequence":[null,1],"name":[null,"Gwen Askew"],"sort_name":[null,"askew, gwen askew"],"title":[null,""],"family_name":[null,""],"known_as":[null,""],"phone":[null,""],"mobile":[null,""],"email":[null,""],"address_1":[null,""],"address_2":[null,""],"town":[null,""],"postcode":[null,""],"no_phone":[null,0],"no_text":[null,0],"no_email":[null,0],"no_post":[null,0],"reach_note":[null,""],"joined_words":[null,""],"interests":[null,""],"groups":[null,""],"carer":[null,""],"notes":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (4, 0, 'claim', '01a20320-adb8-784c-82c1-dfac8fd6c6a3', '01a20320-adb8-784c-82c1-dfac8fd6c6a3', 'insert', X'12E8A0B365BBE63DF1FC753D16A332482E6F3AF0B194A52FD19B6B3FBE96F365', X'9EF57AFE31C4003464949DF083EF7BCB', '{"sequence":[null,1],"number":[null,"10A-1"],"person":[null,"01a20320-a9d0-7056-ad69-b23af6f5f9b4"],"activity":[null,"Workshop about the bus timetable"],"on_day":[null,"2026-11-20"],"offered":[null,0],"answer":[null,"not_asked"],"accepted":[null,0],"answer_note":[null,""],"notes":[null,""],"entered_by":[null,"01a20320-a200-74c4-b031-c1c1d398307d"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (4, 1, 'claim_line', '01a20320-adb8-7f13-9996-f756cb9c498b', '01a20320-adb8-784c-82c1-dfac8fd6c6a3', 'insert', X'16CF098F635C8CCE0D27625E7BA611BC7A5B3E8E1E8FD1ADF9F71F2FC33E49F4', X'128E93CE6F9A25C1F051A07B56505CF6', '{"claim":[null,"01a20320-adb8-784c-82c1-dfac8fd6c6a3"],"position":[null,0],"kind":[null,"bus"],"words":[null,""],"pence":[null,340],"receipt":[null,0]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (5, 0, 'decision', '01a20320-b1a0-7626-924a-a7fcefe149dc', '01a20320-adb8-784c-82c1-dfac8fd6c6a3', 'insert', X'22DA4B08C85A0B83FC1300FAD7DD61F850039DA070F43957B088525F3DC2D390', X'BE0E186A383FD1E11535B7DB699B58A1', '{"claim":[null,"01a20320-adb8-784c-82c1-dfac8fd6c6a3"],"sequence":[null,1],"kind":[null,"submitted"],"on_day":[null,"2026-11-22"],"officer":[null,"01a20320-a200-74c4-b031-c1c1d398307d"],"reason":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (6, 0, 'decision', '01a20320-b588-735f-8159-35dc3f359211', '01a20320-adb8-784c-82c1-dfac8fd6c6a3', 'insert', X'AEFB5E12ECE0EB124B9BEDF1BE3E0FA2F2D45DE77E1F48E3237DAE9F4CC60E4A', X'79E12C356E1B2E2A1AEB45471D0CADA6', '{"claim":[null,"01a20320-adb8-784c-82c1-dfac8fd6c6a3"],"sequence":[null,2],"kind":[null,"approved"],"on_day":[null,"2026-11-22"],"officer":[null,"01a20320-a5e8-7523-8b17-cccca21c11b7"],"reason":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (7, 0, 'decision', '01a20320-bd58-70e5-b46e-1dee3989d6c7', '01a20320-adb8-784c-82c1-dfac8fd6c6a3', 'insert', X'97E249BDBB808413FBAD50E815A8A6A60C5F352A98019C70E1CD8C9A01013E2C', X'4CD668339C60F51E5B3AA58AFC882072', '{"claim":[null,"01a20320-adb8-784c-82c1-dfac8fd6c6a3"],"sequence":[null,3],"kind":[null,"paid"],"on_day":[null,"2026-11-22"],"officer":[null,"01a20320-a5e8-7523-8b17-cccca21c11b7"],"reason":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (7, 1, 'payment', '01a20320-bd58-7434-a4b4-72547207db05', '01a20320-adb8-784c-82c1-dfac8fd6c6a3', 'insert', X'47B16ED0EC95744AC5BB46120EC294BB3D5A09021084C15883A67AA5C5BB5CBA', X'8CEE2B4810CDEC6C908E1CFD2B22F931', '{"claim":[null,"01a20320-adb8-784c-82c1-dfac8fd6c6a3"],"sequence":[null,1],"pence":[null,340],"on_day":[null,"2026-11-22"],"how":[null,"bank"],"reference":[null,""],"officer":[null,"01a20320-a5e8-7523-8b17-cccca21c11b7"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (8, 0, 'person', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', 'update', X'B541940080F58CE29CDD469399FE199526F0AB83FAA28FA9CDD97C223C90324A', X'5298EA0AE5A2C487A87DA0D1B9A0E0DF', '{"joined_from":[null,"2024-05-01"],"joined_until":[null,"2024-05-31"],"joined_words":["","May 2024"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (8, 1, 'need', '01a20320-c528-7e46-bb45-338b7c206a1c', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', 'insert', X'B2E49C23EE93A165E63F58B7B739780FB14726AF077A6763EF987A52BB9101CF', X'6554C102176B6ECE73FC6EB224C01F15', '{"person":[null,"01a20320-a9d0-7056-ad69-b23af6f5f9b4"],"position":[null,0],"code":[null,"hearing_loop"],"detail":[null,""]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (8, 2, 'need', '01a20320-c528-75bc-bf9b-d7b1e726b8c0', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', 'insert', X'EA815CC873D84E5A19602563368A80F161127869BD91A8AA7B52CC969C4439B7', X'E98C920838A407E8573BF7F4F53AF494', '{"person":[null,"01a20320-a9d0-7056-ad69-b23af6f5f9b4"],"position":[null,1],"code":[null,""],"detail":[null,"Two weeks'' notice"]}');
INSERT INTO change (op, ordinal, tbl, row_id, root, deed, digest, salt, fields) VALUES (9, 0, 'agreement', '01a20320-c910-7d30-844f-cadb3560f8f1', '01a20320-a9d0-7056-ad69-b23af6f5f9b4', 'insert', X'C73C93AFDD8F8A25438F28D5033664D952D32D7DF2C34C96DB8E348A3B47C67B', X'6AB7092B5D36900D64B10B5988323398', '{"person":[null,"01a20320-a9d0-7056-ad69-b23af6f5f9b4"],"sequence":[null,1],"purpose":[null,"register"],"channel":[null,"any"],"state":[null,"given"],"on_words":[null,""],"how":[null,""],"with_whom":[null,""],"note":[null,""],"officer":[null,"01a20320-a200-74c4-b031-c1c1d398307d"]}');
INSERT INTO draft (officer, place, typed, at) VALUES ('01a20320-a200-74c4-b031-c1c1d398307d', 'people/new', '{"name":"Gwen As"}', '2026-11-22 12:00:12+00:00');
