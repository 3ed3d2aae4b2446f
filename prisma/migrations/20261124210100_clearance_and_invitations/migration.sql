-- CreateEnum
CREATE TYPE "TakesFrom" AS ENUM ('all', 'accredited');

-- AlterTable
ALTER TABLE "rounds" ADD COLUMN     "takes_from" "TakesFrom" NOT NULL DEFAULT 'all';

-- AlterTable
ALTER TABLE "organisations" ADD COLUMN     "clears_drafts_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "draft_clearances" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "draft_id" UUID NOT NULL,
    "draft_version" INTEGER NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cleared_at" TIMESTAMPTZ(3),
    "returned_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "note" TEXT,

    CONSTRAINT "draft_clearances_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "draft_clearances_draft_id_asked_at_idx" ON "draft_clearances"("draft_id", "asked_at" DESC);

-- AddForeignKey
ALTER TABLE "draft_clearances" ADD CONSTRAINT "draft_clearances_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One question waits per version of a draft.
CREATE UNIQUE INDEX draft_clearances_open ON draft_clearances (draft_id, draft_version)
  WHERE cleared_at IS NULL AND returned_at IS NULL;

ALTER TABLE draft_clearances ADD CONSTRAINT draft_clearances_one_answer CHECK (
  num_nonnulls(cleared_at, returned_at) <= 1
  AND (num_nonnulls(cleared_at, returned_at) = 1) = (decided_by_id IS NOT NULL)
  AND (returned_at IS NULL OR note IS NOT NULL));

-- What a focal point answered stays as it was answered.
CREATE TRIGGER permanent_rows BEFORE UPDATE ON draft_clearances
  FOR EACH ROW WHEN (OLD.decided_by_id IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- An accreditation is changed by another row.
CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON accreditations
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent_table BEFORE TRUNCATE ON accreditations
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- CreateTable
CREATE TABLE "delegate_invitations" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "organisation_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "delegate_invitations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "delegate_invitations_organisation_id_idx" ON "delegate_invitations"("organisation_id");

-- CreateIndex
CREATE INDEX "delegate_invitations_email_idx" ON "delegate_invitations"("email");

-- AddForeignKey
ALTER TABLE "delegate_invitations" ADD CONSTRAINT "delegate_invitations_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One waits per organisation and address, and it ends once.
CREATE UNIQUE INDEX delegate_invitations_open ON delegate_invitations (organisation_id, email)
  WHERE accepted_at IS NULL AND declined_at IS NULL AND revoked_at IS NULL;
ALTER TABLE delegate_invitations ADD CONSTRAINT delegate_invitations_one_end CHECK (
  num_nonnulls(accepted_at, declined_at, revoked_at) <= 1 AND role <> 'focal_point');
