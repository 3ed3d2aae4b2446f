-- Files beside the text of an input. Their content stands in the database (docs/adr/0011-attachments.md).

CREATE TYPE "FileFormat" AS ENUM ('pdf', 'docx', 'odt', 'txt');

CREATE TABLE "files" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "format" "FileFormat" NOT NULL,
    "hash" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    CONSTRAINT "files_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "draft_attachments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "draft_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "added_by_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "draft_attachments_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "attachments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "version_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "attachments_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "upload_pieces" (
    "draft_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "upload_pieces_pkey" PRIMARY KEY ("draft_id","hash","number")
);

CREATE UNIQUE INDEX "draft_attachments_draft_id_file_id_key" ON "draft_attachments"("draft_id", "file_id");
CREATE INDEX "draft_attachments_file_id_idx" ON "draft_attachments"("file_id");
CREATE UNIQUE INDEX "attachments_version_id_number_key" ON "attachments"("version_id", "number");
CREATE INDEX "attachments_file_id_idx" ON "attachments"("file_id");
CREATE INDEX "upload_pieces_received_at_idx" ON "upload_pieces"("received_at");

ALTER TABLE "draft_attachments" ADD CONSTRAINT "draft_attachments_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "draft_attachments" ADD CONSTRAINT "draft_attachments_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "draft_attachments" ADD CONSTRAINT "draft_attachments_added_by_id_fkey" FOREIGN KEY ("added_by_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "input_versions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "files"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "upload_pieces" ADD CONSTRAINT "upload_pieces_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Compressed already: PostgreSQL need not try again.
ALTER TABLE "files" ALTER COLUMN "content" SET STORAGE EXTERNAL;
ALTER TABLE "upload_pieces" ALTER COLUMN "content" SET STORAGE EXTERNAL;

-- The hash is part of receipts: it is that of the content, and the content is within what is promised.
ALTER TABLE "files" ADD CONSTRAINT "files_hash_of_content" CHECK ("hash" = encode(sha256("content"), 'hex'));
ALTER TABLE "files" ADD CONSTRAINT "files_bytes_of_content" CHECK ("bytes" = length("content") AND "bytes" BETWEEN 1 AND 10485760);
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_number" CHECK ("number" BETWEEN 1 AND 10);

-- What was submitted is permanent, with its files. A file that no version holds may go with its draft:
-- the foreign key keeps those that one does.
CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON "attachments" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent_table BEFORE TRUNCATE ON "attachments" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent_rows BEFORE UPDATE ON "files" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent_table BEFORE TRUNCATE ON "files" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Nor does a version get a file afterwards, which its receipt would not know: only with the version itself.
CREATE FUNCTION refuse_into_submitted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM input_versions v WHERE v.id = NEW.version_id
      AND v.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'version % is submitted, and its files permanent', NEW.version_id USING ERRCODE = 'UP001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permanent_version BEFORE INSERT ON "attachments" FOR EACH ROW EXECUTE FUNCTION refuse_into_submitted();
