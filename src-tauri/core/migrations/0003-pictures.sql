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
