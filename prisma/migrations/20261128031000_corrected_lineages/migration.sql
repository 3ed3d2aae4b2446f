-- What a paragraph goes on from can be corrected once it is stored. A tie is never changed or lost: a
-- correction ends ties and begins others, and says why. What stands is what every reader asks for, so it has
-- the table's old name; a view of one table takes rows as that did.
CREATE TABLE "lineage_corrections" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "paragraph_id" UUID NOT NULL,
    "before" TEXT[] NOT NULL,
    "after" TEXT[] NOT NULL,
    "reason" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lineage_corrections_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "lineage_corrections_paragraph_id_idx" ON "lineage_corrections"("paragraph_id");
ALTER TABLE "lineage_corrections" ADD CONSTRAINT "lineage_corrections_paragraph_id_fkey" FOREIGN KEY ("paragraph_id") REFERENCES "paragraphs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON lineage_corrections
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent_table BEFORE TRUNCATE ON lineage_corrections
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "lineage_paragraphs" RENAME TO "lineage_ties";
ALTER TABLE "lineage_ties" DROP CONSTRAINT "lineage_paragraphs_pkey";
ALTER TABLE "lineage_ties" ADD COLUMN "id" UUID NOT NULL DEFAULT uuidv7();
ALTER TABLE "lineage_ties" ADD CONSTRAINT "lineage_ties_pkey" PRIMARY KEY ("id");
ALTER TABLE "lineage_ties" RENAME CONSTRAINT "lineage_paragraphs_lineage_id_fkey" TO "lineage_ties_lineage_id_fkey";
ALTER TABLE "lineage_ties" RENAME CONSTRAINT "lineage_paragraphs_paragraph_id_fkey" TO "lineage_ties_paragraph_id_fkey";
ALTER INDEX "lineage_paragraphs_paragraph_id_idx" RENAME TO "lineage_ties_paragraph_id_idx";
ALTER TABLE "lineage_ties" ADD COLUMN "begun_by_id" UUID, ADD COLUMN "ended_by_id" UUID;
ALTER TABLE "lineage_ties" ADD CONSTRAINT "lineage_ties_begun_by_id_fkey" FOREIGN KEY ("begun_by_id") REFERENCES "lineage_corrections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "lineage_ties" ADD CONSTRAINT "lineage_ties_ended_by_id_fkey" FOREIGN KEY ("ended_by_id") REFERENCES "lineage_corrections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "lineage_ties_lineage_id_idx" ON "lineage_ties"("lineage_id");
-- A tie that was ended may be begun again; of those that stand there is one.
CREATE UNIQUE INDEX lineage_ties_standing ON lineage_ties (lineage_id, paragraph_id) WHERE ended_by_id IS NULL;

CREATE VIEW lineage_paragraphs AS
  SELECT lineage_id, paragraph_id, method, confidence FROM lineage_ties WHERE ended_by_id IS NULL;

DROP TRIGGER permanent_rows ON lineage_ties;
CREATE FUNCTION refuse_other_tie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_by_id IS NOT NULL OR NEW.ended_by_id IS NULL
    OR (NEW.id, NEW.lineage_id, NEW.paragraph_id, NEW.method, NEW.confidence, NEW.begun_by_id)
      IS DISTINCT FROM (OLD.id, OLD.lineage_id, OLD.paragraph_id, OLD.method, OLD.confidence, OLD.begun_by_id) THEN
    RAISE EXCEPTION '% on % is refused: a tie is permanent, and ended once by a correction', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'UP001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON lineage_ties
  FOR EACH ROW EXECUTE FUNCTION refuse_other_tie();
