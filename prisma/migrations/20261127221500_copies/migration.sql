-- The input that a draft was copied from: of one for moderators only nobody but its author reads the copy.
ALTER TABLE "drafts" ADD COLUMN "copied_from_id" UUID;
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_copied_from_id_fkey"
  FOREIGN KEY ("copied_from_id") REFERENCES "inputs"("id") ON DELETE SET NULL ON UPDATE CASCADE;
