CREATE TYPE "PointAsk" AS ENUM ('implement', 'clarify', 'gap', 'new');

-- The defaults are the bounds that held for every round until now.
ALTER TABLE "rounds"
    ADD COLUMN "statement_words" INTEGER,
    ADD COLUMN "statement_characters" INTEGER NOT NULL DEFAULT 4000,
    ADD COLUMN "wording_characters" INTEGER NOT NULL DEFAULT 4000,
    ADD COLUMN "most_points" INTEGER NOT NULL DEFAULT 20,
    ADD CONSTRAINT "limits_in_bounds" CHECK (
        (statement_words IS NULL OR statement_words BETWEEN 1 AND 5000)
        AND statement_characters BETWEEN 1 AND 20000 AND wording_characters BETWEEN 1 AND 20000
        AND most_points BETWEEN 1 AND 50);

-- As permanent as the rest of a point: its trigger knows no columns.
ALTER TABLE "points"
    ADD COLUMN "ask" "PointAsk",
    ADD COLUMN "implementation" TEXT,
    ADD COLUMN "linked_symbol" TEXT;
