-- What came new is brought into "find" at the end of a write, not by triggers:
-- for each row with a trigger that calls a function, SQLite keeps what it would
-- need to take that row back alone, and an import has 100,000 of them.
-- A row of "find" has the number of its record's own row, counted from where its
-- kind begins, as the triggers gave it too: so what is new is what comes after
-- the last number of its kind. Changes and deletes stay with their triggers.

DROP TRIGGER person_found;
DROP TRIGGER project_found;
DROP TRIGGER action_found;
DROP TRIGGER claim_found;
DROP TRIGGER handout_found;
DROP TRIGGER find_added;
