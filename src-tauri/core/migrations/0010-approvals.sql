-- An approval holds for exactly what stood there when it was given.
ALTER TABLE claim_step ADD COLUMN saw TEXT NOT NULL DEFAULT '';  -- of an approval: the digest of the claim then

-- Who let an officer in, and when their passphrase was chosen anew: everybody is told.
ALTER TABLE officer ADD COLUMN added_by TEXT REFERENCES officer (id);     -- NULL of the first, and before this was kept
ALTER TABLE officer ADD COLUMN seconded_by TEXT REFERENCES officer (id);  -- who agreed, where there were two already
ALTER TABLE officer ADD COLUMN added_on TEXT;
ALTER TABLE officer ADD COLUMN recovered_on TEXT;                         -- a passphrase was chosen with the recovery key
ALTER TABLE officer ADD COLUMN keyed_at TEXT;                             -- UTC; when their key was last made
