-- The keys of the workbench as a member wants them; without a row they are as everybody's.
CREATE TABLE "key_settings" (
    "member_id" UUID NOT NULL,
    "keys" JSONB NOT NULL DEFAULT '{}',
    "switched_off_at" TIMESTAMPTZ(3),

    CONSTRAINT "key_settings_pkey" PRIMARY KEY ("member_id")
);

ALTER TABLE "key_settings" ADD CONSTRAINT "key_settings_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
