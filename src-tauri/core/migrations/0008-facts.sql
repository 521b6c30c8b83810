-- Which facts an op wrote that stay: the page of a record says so of every op, and
-- an import has hundreds of thousands of changes.
ALTER TABLE op ADD COLUMN facts TEXT;      -- their table, '' for none; NULL where nobody noted it
