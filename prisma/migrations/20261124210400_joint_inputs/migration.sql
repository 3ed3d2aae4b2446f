-- Co-sponsors are invited to a draft or to an input, and confirm the version that they were shown.
ALTER TABLE "co_sponsorships" ALTER COLUMN "input_id" DROP NOT NULL;
ALTER TABLE "co_sponsorships" ADD COLUMN "draft_id" UUID;
ALTER TABLE "co_sponsorships" ADD COLUMN "invited_by_id" UUID;
ALTER TABLE "co_sponsorships" ADD COLUMN "confirmed_version" INTEGER;
ALTER TABLE "co_sponsorships" ADD COLUMN "declined_at" TIMESTAMPTZ(3);
ALTER TABLE "co_sponsorships" ADD COLUMN "declined_by_id" UUID;
ALTER TABLE "co_sponsorships" ADD COLUMN "ended_by_id" UUID;
ALTER TABLE "co_sponsorships" ADD CONSTRAINT "co_sponsorships_draft_id_fkey" FOREIGN KEY ("draft_id") REFERENCES "drafts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "co_sponsorships" ADD CONSTRAINT "co_sponsorships_of_something" CHECK (num_nonnulls(input_id, draft_id) > 0);
ALTER TABLE "co_sponsorships" ADD CONSTRAINT "co_sponsorships_one_answer" CHECK (confirmed_at IS NULL OR declined_at IS NULL);
CREATE INDEX "co_sponsorships_draft_id_idx" ON "co_sponsorships"("draft_id");
-- An organisation stands once beside an input; whoever left or declined can be asked again.
CREATE UNIQUE INDEX "co_sponsorships_standing_input_key" ON "co_sponsorships"("input_id", "organisation_id") WHERE declined_at IS NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX "co_sponsorships_standing_draft_key" ON "co_sponsorships"("draft_id", "organisation_id") WHERE declined_at IS NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX "alignments_standing_key" ON "alignments"("input_id", "organisation_id", "kind") WHERE ended_at IS NULL;
ALTER TABLE "alignments" ADD COLUMN "ended_by_id" UUID;

-- Who joined and left when is history: an answer or an end is written once, and nothing is taken out.
CREATE FUNCTION refuse_other_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE was jsonb := to_jsonb(OLD); is_now jsonb; changed text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION '% %: who joined and left is permanent', TG_TABLE_NAME, OLD.id USING ERRCODE = 'UP001';
  END IF;
  is_now := to_jsonb(NEW);
  FOR changed IN SELECT key FROM jsonb_each(was) WHERE value IS DISTINCT FROM is_now -> key LOOP
    -- A later version may be confirmed too, never an earlier one.
    CONTINUE WHEN changed = 'confirmed_version' AND (was -> changed = 'null'::jsonb
      OR (is_now ->> changed)::int > (was ->> changed)::int);
    -- The confirmation of a draft becomes that of the first version of its input.
    CONTINUE WHEN changed = 'confirmed_version' AND was -> 'input_id' = 'null'::jsonb
      AND is_now -> 'input_id' <> 'null'::jsonb AND (is_now ->> changed)::int = 1;
    IF was -> changed <> 'null'::jsonb OR is_now -> changed = 'null'::jsonb THEN
      RAISE EXCEPTION '% %: % is permanent', TG_TABLE_NAME, OLD.id, changed USING ERRCODE = 'UP001';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
CREATE TRIGGER permanent_history BEFORE UPDATE OR DELETE ON co_sponsorships FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER permanent_history BEFORE UPDATE OR DELETE ON alignments FOR EACH ROW EXECUTE FUNCTION refuse_other_history();

-- Groups in whose name a State may deliver an input. Who is a member of one is recorded nowhere.
CREATE TABLE "groups" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "added_by_id" UUID,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "groups_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "groups_name_key" ON "groups"("name");
INSERT INTO "groups" ("name") VALUES
  ('African Group'), ('African Union'), ('Arab Group'), ('Association of Southeast Asian Nations'),
  ('Caribbean Community'), ('Commonwealth of Independent States'),
  ('Community of Latin American and Caribbean States'), ('European Union'),
  ('Group of Latin American and Caribbean Countries'), ('League of Arab States'),
  ('Movement of Non-Aligned Countries'), ('Nordic countries'), ('Organization of American States'),
  ('Organization of Islamic Cooperation'), ('Organization for Security and Co-operation in Europe'),
  ('Pacific Islands Forum'), ('Shanghai Cooperation Organization'), ('Southern African Development Community');

ALTER TABLE "drafts" ADD COLUMN "group_id" UUID;
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inputs" ADD COLUMN "group_id" UUID;
ALTER TABLE "inputs" ADD CONSTRAINT "inputs_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "groups"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "inputs" ADD CONSTRAINT "inputs_group_delivered" CHECK (group_id IS NULL OR organisation_id IS NOT NULL);

-- In whose name it was delivered, and what that group is called, stays as it was submitted.
CREATE FUNCTION refuse_other_group() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.group_id IS DISTINCT FROM OLD.group_id THEN
    RAISE EXCEPTION 'input %: the group it was delivered for is permanent', OLD.reference USING ERRCODE = 'UP001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permanent_group BEFORE UPDATE OF group_id ON inputs FOR EACH ROW EXECUTE FUNCTION refuse_other_group();
CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON groups FOR EACH ROW EXECUTE FUNCTION refuse_change();
