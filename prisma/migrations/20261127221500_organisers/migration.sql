-- Whoever organised a regional, national or other consultation on a round records what was given there. Their
-- grant names the consultation, in one stream or (where it names none) in all streams of the round.
ALTER TYPE "StaffRole" ADD VALUE 'organiser';

ALTER TABLE "role_grants" ADD COLUMN "round_id" UUID, ADD COLUMN "consultation" TEXT,
  ADD COLUMN "channel" "Channel", ADD COLUMN "place" TEXT;
ALTER TABLE "role_grants" ADD CONSTRAINT "role_grants_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "role_grants" ADD CONSTRAINT "organisers_of_a_consultation" CHECK (
  (role::text = 'organiser') = (round_id IS NOT NULL AND consultation IS NOT NULL AND channel IS NOT NULL)
  AND (role::text = 'organiser' OR (round_id IS NULL AND consultation IS NULL AND channel IS NULL AND place IS NULL)));

-- The consultation as whose organiser somebody recorded an input; null where a moderator did.
ALTER TABLE "inputs" ADD COLUMN "consultation" TEXT;

-- As before, with the consultation.
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
      NEW.named_type, NEW.consultation)
    IS DISTINCT FROM (OLD.id, OLD.reference, OLD.stream_id, OLD.channel, OLD.recorded_by_id,
      OLD.given_on, OLD.form_key, OLD.form_hash, OLD.submitted_at, OLD.place, OLD.quality, OLD.batch_id,
      OLD.named_organisation, OLD.named_type, OLD.consultation)
    OR (NEW.author_id IS DISTINCT FROM OLD.author_id AND (OLD.author_id IS NOT NULL OR NOT EXISTS (
      SELECT FROM input_claims c WHERE c.input_id = OLD.id AND c.member_id = NEW.author_id
        AND c.confirmed_at IS NOT NULL))) THEN
    RAISE EXCEPTION 'input %: whose it is and when it was submitted is permanent', OLD.reference USING ERRCODE = 'UP001';
  END IF;
  RETURN NEW;
END $$;
