-- What a file of decisions says, between its reading and its application; see docs/comment-tables.md.
CREATE TABLE "decision_uploads" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "member_id" UUID NOT NULL,
    "stream_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "notes" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "applied_at" TIMESTAMPTZ(3),
    "act_id" UUID,

    CONSTRAINT "decision_uploads_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "decision_uploads_member_id_id_idx" ON "decision_uploads"("member_id", "id");
CREATE INDEX "decision_uploads_created_at_idx" ON "decision_uploads"("created_at");

ALTER TABLE "decision_uploads" ADD CONSTRAINT "decision_uploads_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "decision_uploads" ADD CONSTRAINT "decision_uploads_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "decision_uploads" ADD CONSTRAINT "decision_uploads_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "decision_uploads" ADD CONSTRAINT "decision_uploads_act_id_fkey" FOREIGN KEY ("act_id") REFERENCES "decision_acts"("id") ON DELETE SET NULL ON UPDATE CASCADE;
