-- The text of a file between its reading and its review; see docs/adr/0020-reading-word-documents.md.
CREATE TABLE "revision_imports" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "document_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "fields" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "rejected" TEXT,
    "notes" JSONB NOT NULL,
    "fault" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "revision_imports_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "revision_imports_document_id_member_id_idx" ON "revision_imports"("document_id", "member_id");
CREATE INDEX "revision_imports_created_at_idx" ON "revision_imports"("created_at");
ALTER TABLE "revision_imports" ADD CONSTRAINT "revision_imports_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "outcome_documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;
