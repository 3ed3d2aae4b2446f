-- Inputs recorded on behalf of their author: how they were taken down, in which batch they were stored, and
-- what the author named says of them: that they are theirs, or that they are not.
CREATE TYPE "TranscriptQuality" AS ENUM ('verbatim', 'summary_by_organiser', 'paraphrase', 'machine_transcript');

CREATE TABLE "import_batches" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "round_id" UUID NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "file_name" TEXT,
    "lines" JSONB NOT NULL,
    "notes" JSONB NOT NULL,
    "stored" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stored_at" TIMESTAMPTZ(3),
    "discarded_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),
    CONSTRAINT "import_batches_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "import_batches_recorded_by_id_id_idx" ON "import_batches"("recorded_by_id", "id" DESC);

ALTER TABLE "inputs" ADD COLUMN "place" TEXT, ADD COLUMN "quality" "TranscriptQuality",
  ADD COLUMN "batch_id" UUID, ADD COLUMN "named_organisation" TEXT, ADD COLUMN "named_type" "OrganisationType";
CREATE INDEX "inputs_batch_id_idx" ON "inputs"("batch_id");

CREATE TABLE "input_claims" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "input_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmed_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    CONSTRAINT "input_claims_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "input_claims_input_id_idx" ON "input_claims"("input_id");
-- Whoever asks twice asks once; and what is claimed is claimed by one.
CREATE UNIQUE INDEX "input_claims_open" ON "input_claims"("input_id", "member_id") WHERE "declined_at" IS NULL;
CREATE UNIQUE INDEX "input_claims_confirmed" ON "input_claims"("input_id") WHERE "confirmed_at" IS NOT NULL;

CREATE TABLE "disownments" (
    "input_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "reason" TEXT,
    "disowned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "disownments_pkey" PRIMARY KEY ("input_id")
);

ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inputs" ADD CONSTRAINT "inputs_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batches"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "input_claims" ADD CONSTRAINT "input_claims_input_id_fkey" FOREIGN KEY ("input_id") REFERENCES "inputs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "disownments" ADD CONSTRAINT "disownments_input_id_fkey" FOREIGN KEY ("input_id") REFERENCES "inputs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON disownments FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent_table BEFORE TRUNCATE ON disownments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- As before, with what was recorded of an input given elsewhere; and whoever's claim was confirmed becomes
-- the author of an input that had none.
CREATE OR REPLACE FUNCTION refuse_other_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.reference, NEW.stream_id, NEW.organisation_id, NEW.channel, NEW.recorded_by_id, NEW.given_on,
      NEW.form_key, NEW.form_hash, NEW.submitted_at, NEW.place, NEW.quality, NEW.batch_id, NEW.named_organisation,
      NEW.named_type)
    IS DISTINCT FROM (OLD.id, OLD.reference, OLD.stream_id, OLD.organisation_id, OLD.channel, OLD.recorded_by_id,
      OLD.given_on, OLD.form_key, OLD.form_hash, OLD.submitted_at, OLD.place, OLD.quality, OLD.batch_id,
      OLD.named_organisation, OLD.named_type)
    OR (NEW.author_id IS DISTINCT FROM OLD.author_id AND (OLD.author_id IS NOT NULL OR NOT EXISTS (
      SELECT FROM input_claims c WHERE c.input_id = OLD.id AND c.member_id = NEW.author_id
        AND c.confirmed_at IS NOT NULL))) THEN
    RAISE EXCEPTION 'input %: whose it is and when it was submitted is permanent', OLD.reference USING ERRCODE = 'UP001';
  END IF;
  RETURN NEW;
END $$;
