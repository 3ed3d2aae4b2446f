-- What a moderator did with one key, one button or one file: so that it can be taken back as one.
CREATE TYPE "ActKind" AS ENUM ('one', 'chosen', 'similar', 'carried', 'file');

CREATE TABLE "decision_acts" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "member_id" UUID NOT NULL,
    "revision_id" UUID NOT NULL,
    "kind" "ActKind" NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "decision_acts_pkey" PRIMARY KEY ("id")
);

-- A record that is taken back is gone; the audit log keeps that it was.
CREATE TABLE "decision_steps" (
    "act_id" UUID NOT NULL,
    "point_id" UUID NOT NULL,
    "record_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "before" JSONB,

    CONSTRAINT "decision_steps_pkey" PRIMARY KEY ("act_id", "point_id")
);

CREATE INDEX "decision_acts_member_id_revision_id_id_idx" ON "decision_acts"("member_id", "revision_id", "id");
CREATE INDEX "decision_steps_record_id_idx" ON "decision_steps"("record_id");

ALTER TABLE "decision_acts" ADD CONSTRAINT "decision_acts_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "decision_acts" ADD CONSTRAINT "decision_acts_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "decision_steps" ADD CONSTRAINT "decision_steps_act_id_fkey" FOREIGN KEY ("act_id") REFERENCES "decision_acts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "decision_steps" ADD CONSTRAINT "decision_steps_point_id_fkey" FOREIGN KEY ("point_id") REFERENCES "points"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
