-- Which batches a foreign table was compared with when it was read: what others stored since is looked up when it is.
ALTER TABLE "import_batches" ADD COLUMN "seen_batches" JSONB;
