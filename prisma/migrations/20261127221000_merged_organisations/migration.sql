-- Two organisations that are one: whatever lives moves to the one that stays, and what cannot change keeps
-- the name under which it happened (docs/adr/0018-merged-organisations.md).
ALTER TYPE "Act" ADD VALUE 'merge_organisations';

CREATE TABLE "organisation_mergers" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "duplicate_id" UUID NOT NULL,
    "survivor_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "effective_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,

    CONSTRAINT "organisation_mergers_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "organisation_mergers_of_two" CHECK (duplicate_id <> survivor_id),
    CONSTRAINT "organisation_mergers_one_end" CHECK (
        num_nonnulls(effective_at, withdrawn_at) <= 1 AND (withdrawn_at IS NULL) = (withdrawn_by_id IS NULL))
);
CREATE INDEX "organisation_mergers_survivor_id_idx" ON "organisation_mergers"("survivor_id");
-- One waits, or took effect, for an organisation.
CREATE UNIQUE INDEX organisation_mergers_standing ON organisation_mergers (duplicate_id) WHERE withdrawn_at IS NULL;
ALTER TABLE "organisation_mergers" ADD CONSTRAINT "organisation_mergers_duplicate_id_fkey" FOREIGN KEY ("duplicate_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "organisation_mergers" ADD CONSTRAINT "organisation_mergers_survivor_id_fkey" FOREIGN KEY ("survivor_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was signed is what takes effect; each end is written once.
CREATE TRIGGER permanent_history BEFORE UPDATE OR DELETE ON organisation_mergers FOR EACH ROW EXECUTE FUNCTION refuse_other_history();
CREATE TRIGGER permanent_table BEFORE TRUNCATE ON organisation_mergers FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE INDEX "organisations_merged_into_id_idx" ON "organisations"("merged_into_id");

-- Under which organisation an input was written, where that has been merged into another since.
ALTER TABLE "inputs" ADD COLUMN "written_as_id" UUID;
ALTER TABLE "inputs" ADD CONSTRAINT "inputs_written_as_id_fkey" FOREIGN KEY ("written_as_id") REFERENCES "organisations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION is_merged_into(one uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM organisations o WHERE o.id = one AND o.merged_into_id = other);

-- A merger is for good: it ends at an organisation that stands, so there are no circles. Of those merged
-- before into one that is merged away now, the way is shortened.
CREATE FUNCTION check_merger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.merged_into_id IS NOT DISTINCT FROM OLD.merged_into_id THEN RETURN NEW; END IF;
  IF OLD.merged_into_id IS NOT NULL AND NOT is_merged_into(OLD.merged_into_id, NEW.merged_into_id) THEN
    RAISE EXCEPTION 'organisation % is merged, and that is permanent', OLD.id USING ERRCODE = 'UP001';
  END IF;
  IF OLD.iso2 IS NOT NULL OR (OLD.type = 'state' AND OLD.delegation_of_id IS NULL) THEN
    RAISE EXCEPTION 'organisation % is of the list of the United Nations and is never merged away', OLD.id USING ERRCODE = 'UP001';
  END IF;
  IF NEW.merged_into_id = OLD.id OR NOT EXISTS (
      SELECT FROM organisations o WHERE o.id = NEW.merged_into_id AND o.merged_into_id IS NULL) THEN
    RAISE EXCEPTION 'organisation % can''t be merged into one that does not stand', OLD.id USING ERRCODE = 'UP001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER permanent_merger BEFORE UPDATE OF merged_into_id ON organisations FOR EACH ROW EXECUTE FUNCTION check_merger();

-- The name of who spoke stands on pages of any round: no page kept from before is shown any more.
CREATE FUNCTION tell_merged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('round_changed', '');
  RETURN NULL;
END $$;
CREATE TRIGGER tell_merged AFTER UPDATE OF merged_into_id ON organisations FOR EACH ROW EXECUTE FUNCTION tell_merged();

-- Whoever writes for an organisation while it is merged writes for the one that stays. The lock is that of
-- the foreign key: it waits for a merger under way and sees what came of it.
CREATE FUNCTION follow_merger() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE stays uuid;
BEGIN
  SELECT o.merged_into_id INTO stays FROM organisations o WHERE o.id = NEW.organisation_id FOR KEY SHARE;
  NEW.organisation_id := COALESCE(stays, NEW.organisation_id);
  RETURN NEW;
END $$;

DO $$
DECLARE held text;
BEGIN
  FOREACH held IN ARRAY ARRAY['drafts', 'inputs', 'memberships', 'membership_requests', 'delegate_invitations',
    'co_sponsorships', 'alignments', 'accreditations'] LOOP
    EXECUTE format('CREATE TRIGGER follow_merger BEFORE INSERT ON %I FOR EACH ROW WHEN (NEW.organisation_id IS NOT NULL) EXECUTE FUNCTION follow_merger()', held);
  END LOOP;
END $$;

-- As before; and an input goes with its organisation into the one that this was merged into. Under which it
-- was written the database notes itself.
CREATE OR REPLACE FUNCTION refuse_other_author() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.organisation_id IS DISTINCT FROM OLD.organisation_id
    AND is_merged_into(OLD.organisation_id, NEW.organisation_id) THEN
    NEW.written_as_id := COALESCE(OLD.written_as_id, OLD.organisation_id);
  ELSIF (NEW.organisation_id, NEW.written_as_id) IS DISTINCT FROM (OLD.organisation_id, OLD.written_as_id) THEN
    RAISE EXCEPTION 'input %: whose it is and when it was submitted is permanent', OLD.reference USING ERRCODE = 'UP001';
  END IF;
  IF (NEW.id, NEW.reference, NEW.stream_id, NEW.channel, NEW.recorded_by_id, NEW.given_on,
      NEW.form_key, NEW.form_hash, NEW.submitted_at, NEW.place, NEW.quality, NEW.batch_id, NEW.named_organisation,
      NEW.named_type)
    IS DISTINCT FROM (OLD.id, OLD.reference, OLD.stream_id, OLD.channel, OLD.recorded_by_id,
      OLD.given_on, OLD.form_key, OLD.form_hash, OLD.submitted_at, OLD.place, OLD.quality, OLD.batch_id,
      OLD.named_organisation, OLD.named_type)
    OR (NEW.author_id IS DISTINCT FROM OLD.author_id AND (OLD.author_id IS NOT NULL OR NOT EXISTS (
      SELECT FROM input_claims c WHERE c.input_id = OLD.id AND c.member_id = NEW.author_id
        AND c.confirmed_at IS NOT NULL))) THEN
    RAISE EXCEPTION 'input %: whose it is and when it was submitted is permanent', OLD.reference USING ERRCODE = 'UP001';
  END IF;
  RETURN NEW;
END $$;

-- As before; and what stands goes with its organisation into the one that this was merged into.
CREATE OR REPLACE FUNCTION refuse_other_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE was jsonb := to_jsonb(OLD); is_now jsonb; changed text;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION '% %: who joined and left is permanent', TG_TABLE_NAME, OLD.id USING ERRCODE = 'UP001';
  END IF;
  is_now := to_jsonb(NEW);
  FOR changed IN SELECT key FROM jsonb_each(was) WHERE value IS DISTINCT FROM is_now -> key LOOP
    CONTINUE WHEN changed = 'organisation_id' AND is_merged_into((was ->> changed)::uuid, (is_now ->> changed)::uuid);
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
