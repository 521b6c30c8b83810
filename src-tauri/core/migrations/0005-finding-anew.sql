-- What a record is found by is said in one place, in the code that fills "find"
-- at the end of a write. The triggers only note whose rows to read anew: those
-- that changed, those that are gone, and claims, which are found by their person.

-- Until now "find_due" named rows that the indexes did not hold. None should be
-- left at the end of a write; if one is, they get it here.
INSERT INTO find_word (rowid, title, detail) SELECT id, title, detail FROM find WHERE id IN (SELECT id FROM find_due);
INSERT INTO find_part (rowid, title) SELECT id, title FROM find WHERE id IN (SELECT id FROM find_due);
DELETE FROM find_due;

DROP TRIGGER find_gone;
DROP TRIGGER find_changed;
DROP TRIGGER person_found_again;
DROP TRIGGER person_lost;
DROP TRIGGER project_found_again;
DROP TRIGGER project_lost;
DROP TRIGGER action_found_again;
DROP TRIGGER action_lost;
DROP TRIGGER claim_found_again;
DROP TRIGGER claim_lost;
DROP TRIGGER handout_found_again;
DROP TRIGGER handout_lost;

-- The ranges of ids are those of 0001 and 0002.
CREATE TRIGGER person_changed AFTER UPDATE ON person BEGIN
  INSERT INTO find_due (id) VALUES (new.rowid) ON CONFLICT DO NOTHING;
  INSERT INTO find_due (id) SELECT 3298534883328 + rowid FROM claim WHERE person = new.id ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER person_lost AFTER DELETE ON person BEGIN
  INSERT INTO find_due (id) VALUES (old.rowid) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER project_changed AFTER UPDATE ON project BEGIN
  INSERT INTO find_due (id) VALUES (1099511627776 + new.rowid) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER project_lost AFTER DELETE ON project BEGIN
  INSERT INTO find_due (id) VALUES (1099511627776 + old.rowid) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER action_changed AFTER UPDATE ON action BEGIN
  INSERT INTO find_due (id) VALUES (2199023255552 + new.rowid) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER action_lost AFTER DELETE ON action BEGIN
  INSERT INTO find_due (id) VALUES (2199023255552 + old.rowid) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER claim_changed AFTER UPDATE ON claim BEGIN
  INSERT INTO find_due (id) VALUES (3298534883328 + new.rowid) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER claim_lost AFTER DELETE ON claim BEGIN
  INSERT INTO find_due (id) VALUES (3298534883328 + old.rowid) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER handout_changed AFTER UPDATE ON handout BEGIN
  INSERT INTO find_due (id) VALUES (4398046511104 + new.rowid) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER handout_lost AFTER DELETE ON handout BEGIN
  INSERT INTO find_due (id) VALUES (4398046511104 + old.rowid) ON CONFLICT DO NOTHING;
END;
