-- What moderators write to each other about a record. It is added to, never changed.
CREATE TABLE "record_comments" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "record_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "form_key" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "record_comments_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "record_comments_form_key_key" ON "record_comments"("form_key");
CREATE INDEX "record_comments_record_id_idx" ON "record_comments"("record_id");

ALTER TABLE "record_comments" ADD CONSTRAINT "record_comments_record_id_fkey" FOREIGN KEY ("record_id") REFERENCES "uptake_records"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "record_comments" ADD CONSTRAINT "record_comments_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER permanent_rows BEFORE UPDATE OR DELETE ON record_comments FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER permanent_table BEFORE TRUNCATE ON record_comments FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Nobody takes part in the review of a record that they have an interest in.
CREATE FUNCTION refuse_interested_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF has_interest(NEW.member_id, (SELECT point_id FROM uptake_records WHERE id = NEW.record_id)) THEN
    RAISE EXCEPTION 'conflict of interest: nobody comments on the record of their own organisation''s input' USING ERRCODE = 'UP002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER conflict_of_interest BEFORE INSERT ON record_comments FOR EACH ROW EXECUTE FUNCTION refuse_interested_comment();
