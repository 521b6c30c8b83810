-- Partners, providers and community groups.
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
