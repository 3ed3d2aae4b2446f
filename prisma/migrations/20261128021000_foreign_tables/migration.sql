-- Tables of other systems between their reading and the naming of their columns; see docs/comment-tables.md.
CREATE TABLE "table_imports" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "member_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "head" TEXT[],
    "rows" JSONB NOT NULL,
    "notes" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "table_imports_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "table_imports_created_at_idx" ON "table_imports"("created_at");

ALTER TABLE "table_imports" ADD CONSTRAINT "table_imports_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "table_imports" ADD CONSTRAINT "table_imports_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "column_maps" (
    "member_id" UUID NOT NULL,
    "head_hash" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "defaults" JSONB NOT NULL,
    "together" BOOLEAN NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "column_maps_pkey" PRIMARY KEY ("member_id", "head_hash")
);

ALTER TABLE "column_maps" ADD CONSTRAINT "column_maps_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a foreign table answers to its lines.
ALTER TABLE "import_batches" ADD COLUMN "answers" JSONB;
