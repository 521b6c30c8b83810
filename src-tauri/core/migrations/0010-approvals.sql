-- An approval holds for exactly what the approver saw.
ALTER TABLE claim_step ADD COLUMN saw TEXT NOT NULL DEFAULT '';  -- of an approval: the digest of the claim then

-- Who let an officer in, and when their key was last made: everybody is told.
ALTER TABLE officer ADD COLUMN added_by TEXT NOT NULL DEFAULT '';     -- '' of the first officer, and before this was kept
ALTER TABLE officer ADD COLUMN seconded_by TEXT NOT NULL DEFAULT '';  -- who else agreed, where there were two already
ALTER TABLE officer ADD COLUMN added_on TEXT;
ALTER TABLE officer ADD COLUMN keyed_at TEXT;                         -- UTC; a passphrase was chosen then, after the first
