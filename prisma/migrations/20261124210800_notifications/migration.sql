-- What members are told, how they want to be told it, and where each mail stands.

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "time_zone" TEXT;

-- AlterTable
ALTER TABLE "outbox_mails" ADD COLUMN     "begun_at" TIMESTAMPTZ(3),
ADD COLUMN     "kind" TEXT,
ADD COLUMN     "member_id" UUID;

-- CreateEnum
CREATE TYPE "Delivery" AS ENUM ('at_once', 'digest', 'list');

-- CreateTable
CREATE TABLE "notifications" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "digest_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification_preferences" (
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "delivery" "Delivery" NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_preferences_pkey" PRIMARY KEY ("member_id","kind")
);

-- CreateIndex
CREATE UNIQUE INDEX "notifications_key_key" ON "notifications"("key");

-- CreateIndex
CREATE INDEX "notifications_member_id_id_idx" ON "notifications"("member_id", "id" DESC);

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Counted on every page of a member, and looked through every minute.
CREATE INDEX notifications_unread ON notifications (member_id) WHERE read_at IS NULL;
CREATE INDEX notifications_for_digest ON notifications (digest_at) WHERE digest_at IS NOT NULL;
-- The mails that the administration shows: few among all that were sent.
CREATE INDEX outbox_mails_in_trouble ON outbox_mails (id) WHERE sent_at IS NULL AND last_error IS NOT NULL;
CREATE INDEX outbox_mails_sent ON outbox_mails (sent_at) WHERE sent_at IS NOT NULL;
