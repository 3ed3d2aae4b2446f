-- What a column is goes by its heading, wherever it stands. What was remembered before names columns by their number
-- under headings that nobody kept: it can't be told which they were.
DELETE FROM "column_maps";
ALTER TABLE "column_maps" ADD COLUMN "head" TEXT[] NOT NULL;
