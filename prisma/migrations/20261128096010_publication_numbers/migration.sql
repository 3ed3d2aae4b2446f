-- A batch gets its number when it is published: what is proposed and taken back leaves no hole among the public ones.
-- Those published keep theirs, which stand in their addresses.
ALTER TABLE publications ALTER COLUMN number DROP NOT NULL;
UPDATE publications SET number = NULL WHERE published_at IS NULL;
ALTER TABLE publications ADD CONSTRAINT published_has_number CHECK (published_at IS NULL OR number IS NOT NULL);
-- How many records it left out when it was published: their input was withdrawn, or their point revised, meanwhile.
ALTER TABLE publications ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;
