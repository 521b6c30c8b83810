-- Written handouts with their versions and who read them before they went out,
-- how a person's own copy is printed, and who asked for which format.

-- Null where nobody said: the log of an older version knows no value for them.
ALTER TABLE person ADD COLUMN paper_colour TEXT;
ALTER TABLE person ADD COLUMN language TEXT;       -- BCP 47; null is English
ALTER TABLE person ADD COLUMN braille_grade TEXT;

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

-- A fact: how a handout stood when somebody wanted to be able to go back to it.
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

-- A fact: which group read it, when, and what was changed.
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

CREATE INDEX request_of_person ON format_request (person) WHERE person IS NOT NULL;
CREATE INDEX request_of_handout ON format_request (handout) WHERE handout IS NOT NULL;
CREATE INDEX request_open ON format_request (due_on) WHERE sent_on IS NULL;

-- In "find", handouts are from 4 * 2^40 on, so claims now end there.
DROP TRIGGER claim_found;
CREATE TRIGGER claim_found AFTER INSERT ON claim BEGIN
  INSERT INTO find (id, kind, row_id, title, detail) VALUES (
    (SELECT coalesce(max(id), 3298534883328) + 1 FROM find WHERE id BETWEEN 3298534883328 AND 4398046511103), 'claim', new.id,
    new.number || ', ' || coalesce((SELECT name FROM person WHERE id = new.person), ''),
    concat_ws(' ', new.activity, (SELECT sort_name FROM person WHERE id = new.person)));
END;

CREATE TRIGGER handout_found AFTER INSERT ON handout BEGIN
  INSERT INTO find (id, kind, row_id, title, detail) VALUES (
    (SELECT coalesce(max(id), 4398046511104) + 1 FROM find WHERE id >= 4398046511104), 'handout', new.id,
    new.title, iif(new.template, 'Template', 'Handout'));
END;
CREATE TRIGGER handout_found_again AFTER UPDATE OF title, template ON handout BEGIN
  UPDATE find SET title = new.title, detail = iif(new.template, 'Template', 'Handout') WHERE row_id = new.id;
END;
CREATE TRIGGER handout_lost AFTER DELETE ON handout BEGIN DELETE FROM find WHERE row_id = old.id; END;
