-- Who changed a draft last, for whoever is refused over it, and when the log was last told of it.
ALTER TABLE "drafts" ADD COLUMN "saved_by_id" UUID, ADD COLUMN "noted_at" TIMESTAMPTZ(3);
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_saved_by_id_fkey"
  FOREIGN KEY ("saved_by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;
