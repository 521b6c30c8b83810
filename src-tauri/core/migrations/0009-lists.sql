-- Whatever a list is sorted or filtered by stands in one narrow table for each kind, and
-- each sort has an index, which is walked in both directions: store/schema.rs says how the
-- rows are made, and SORTS of each kind how they are put in order.

DROP TABLE project_now;
DROP TABLE claim_now;
DROP TABLE action_now;
DROP INDEX project_by_title;

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
DROP INDEX milestone_of_action;
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
