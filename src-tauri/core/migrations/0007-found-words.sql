-- What a record is found by besides: words of other letters, folded (Strauß as
-- strauss), and names in scripts without spaces, letter by letter. Signs above and
-- below letters belong to the words of many scripts ("categories").
ALTER TABLE find ADD COLUMN title_also TEXT NOT NULL DEFAULT '';
ALTER TABLE find ADD COLUMN detail_also TEXT NOT NULL DEFAULT '';

DROP TABLE find_word;
CREATE VIRTUAL TABLE find_word USING fts5 (
  title, title_also, detail, detail_also, content = 'find', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Mn Mc Co'", prefix = '2 3'
);
INSERT INTO find_word (find_word, rank) VALUES ('secure-delete', 1);
INSERT INTO find_word (find_word, rank) VALUES ('hashsize', 33554432);

-- Everything is found anew, at the end of this opening.
INSERT INTO find_part (find_part, rowid, title) SELECT 'delete', id, title FROM find ORDER BY id;
DELETE FROM find_due;
DELETE FROM find;
