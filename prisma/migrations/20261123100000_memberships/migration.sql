-- AlterTable
ALTER TABLE "organisations" ADD COLUMN     "registered_by_id" UUID,
ADD COLUMN     "verified_at" TIMESTAMPTZ(3),
ADD COLUMN     "verified_by_id" UUID;

-- CreateTable
CREATE TABLE "membership_requests" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "member_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "membership_id" UUID,

    CONSTRAINT "membership_requests_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "membership_requests_membership_id_key" ON "membership_requests"("membership_id");

-- CreateIndex
CREATE INDEX "membership_requests_member_id_idx" ON "membership_requests"("member_id");

-- CreateIndex
CREATE INDEX "membership_requests_organisation_id_idx" ON "membership_requests"("organisation_id");

-- AddForeignKey
ALTER TABLE "membership_requests" ADD CONSTRAINT "membership_requests_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_requests" ADD CONSTRAINT "membership_requests_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_requests" ADD CONSTRAINT "membership_requests_membership_id_fkey" FOREIGN KEY ("membership_id") REFERENCES "memberships"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- What was here before anybody could register came with the installation.
UPDATE organisations SET verified_at = created_at;

CREATE UNIQUE INDEX membership_requests_open ON membership_requests (member_id, organisation_id) WHERE decided_at IS NULL;

-- A name as it is compared: without case, accents, punctuation and the width of its characters.
CREATE FUNCTION folded_name(name text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN btrim(regexp_replace(
    casefold(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f\u064b-\u065f]', '', 'g') COLLATE "pg_unicode_fast"),
    '[[:punct:][:space:]]+', ' ', 'g'));

-- Of two who register the same organisation at once the second finds the first's.
CREATE UNIQUE INDEX organisations_by_folded_name ON organisations (folded_name(name)) WHERE merged_into_id IS NULL;
