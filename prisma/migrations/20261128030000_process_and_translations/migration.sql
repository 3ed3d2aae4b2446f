-- Which process a document belongs to, and the text of a revision in further languages. A translation is
-- tied paragraph by paragraph to the authoritative text, which lineages and uptake stay on. Rows are
-- permanent: a better translation stands beside the one before and is the one that is shown.
ALTER TABLE "outcome_documents" ADD COLUMN "process" TEXT;

CREATE TYPE "TextOrigin" AS ENUM ('official', 'human', 'machine');

CREATE TABLE "revision_texts" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "revision_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "made" "TextOrigin" NOT NULL,
    "translator" TEXT,
    "text_hash" TEXT NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revision_texts_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "translated_paragraphs" (
    "text_id" UUID NOT NULL,
    "paragraph_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "translated_paragraphs_pkey" PRIMARY KEY ("text_id","paragraph_id")
);
CREATE INDEX "revision_texts_revision_id_language_idx" ON "revision_texts"("revision_id", "language");
ALTER TABLE "revision_texts" ADD CONSTRAINT "revision_texts_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "translated_paragraphs" ADD CONSTRAINT "translated_paragraphs_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "revision_texts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "translated_paragraphs" ADD CONSTRAINT "translated_paragraphs_paragraph_id_fkey" FOREIGN KEY ("paragraph_id") REFERENCES "paragraphs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['revision_texts', 'translated_paragraphs'] LOOP
    EXECUTE format('CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept);
    EXECUTE format('CREATE TRIGGER permanent_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept);
  END LOOP;
END $$;
