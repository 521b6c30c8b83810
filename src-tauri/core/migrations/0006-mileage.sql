-- A line of miles may cross a threshold of the tax year: then `rate` is that of
-- the first part of it, and these say how far it goes at the second.
ALTER TABLE claim_line ADD COLUMN miles_after INTEGER;  -- tenths of a mile, out of `miles`
ALTER TABLE claim_line ADD COLUMN rate_after TEXT REFERENCES rate (id) DEFERRABLE INITIALLY DEFERRED;
