-- A moderator's queue counts the records of one stream in one revision: without the stream in the record
-- it would walk those of all streams. The database fills it in, so that it can't disagree with the point.
ALTER TABLE "uptake_records" ADD COLUMN "stream_id" UUID;

CREATE FUNCTION fill_in_stream() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.stream_id := (SELECT i.stream_id FROM points p JOIN inputs i ON i.id = p.input_id WHERE p.id = NEW.point_id);
  RETURN NEW;
END $$;
CREATE TRIGGER fill_in_stream BEFORE INSERT ON uptake_records FOR EACH ROW EXECUTE FUNCTION fill_in_stream();

-- What was published stays as it was; only this new column is filled in.
ALTER TABLE uptake_records DISABLE TRIGGER USER;
UPDATE uptake_records u SET stream_id = i.stream_id
FROM points p JOIN inputs i ON i.id = p.input_id WHERE p.id = u.point_id AND u.stream_id IS NULL;
ALTER TABLE uptake_records ENABLE TRIGGER USER;

CREATE INDEX "uptake_records_revision_id_stream_id_idx" ON "uptake_records"("revision_id", "stream_id");
DROP INDEX "uptake_records_revision_id_idx";
