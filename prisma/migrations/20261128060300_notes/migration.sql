-- What the moderators of a stream say to each other on a point; nobody else reads it.
CREATE TABLE "notes" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "point_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "notes_point_id_idx" ON "notes"("point_id");
ALTER TABLE "notes" ADD CONSTRAINT "notes_point_id_fkey" FOREIGN KEY ("point_id") REFERENCES "points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "notes" ADD CONSTRAINT "notes_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A note goes, it never says something else.
CREATE FUNCTION keep_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'note % is not changed', OLD.id USING ERRCODE = 'UP001';
END $$;
CREATE TRIGGER keep_note BEFORE UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION keep_note();

-- Reasons to begin with: of a round, or of one of its streams.
CREATE TABLE "reason_templates" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "round_id" UUID NOT NULL,
    "stream_id" UUID,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "outcomes" "Outcome"[] NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "reason_templates_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "reason_templates_round_id_idx" ON "reason_templates"("round_id");
ALTER TABLE "reason_templates" ADD CONSTRAINT "reason_templates_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reason_templates" ADD CONSTRAINT "reason_templates_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- On which point a moderator is at this minute. Not part of the record: not logged, and lost in a crash.
CREATE UNLOGGED TABLE "presences" (
    "member_id" UUID NOT NULL,
    "point_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "presences_pkey" PRIMARY KEY ("member_id")
);
CREATE INDEX "presences_point_id_revision_id_idx" ON "presences"("point_id", "revision_id");
